package words

import (
	"regexp"
	"slices"
	"strings"
)

var placeholder = regexp.MustCompile(`\{\{\s*\.?([^{}]*?)\s*\}\}`)

// placeholders lists the names of the placeholders in text, once each, sorted.
func placeholders(text string) []string {
	var names []string
	for _, m := range placeholder.FindAllStringSubmatch(text, -1) {
		names = append(names, m[1])
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// fill puts the texts of pairs (name, text …) into the placeholders. One without a
// text stays as written: Check compares them beforehand.
func fill(text string, pairs []string) string {
	return placeholder.ReplaceAllStringFunc(text, func(s string) string {
		name := strings.TrimPrefix(strings.TrimSpace(s[2:len(s)-2]), ".")
		for i := 0; i+1 < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1]
			}
		}
		return s
	})
}
