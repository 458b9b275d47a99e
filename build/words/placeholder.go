package words

import (
	"regexp"
	"slices"
)

var placeholder = regexp.MustCompile(`\{\{\.([A-Za-z][A-Za-z0-9_-]*)\}\}`)

// count is the placeholder of a number of things.
const count = "Count"

// placeholders lists the names of the placeholders in text, once each, sorted.
func placeholders(text string) []string {
	var names []string
	for _, m := range placeholder.FindAllStringSubmatch(text, -1) {
		names = append(names, m[1])
	}
	slices.Sort(names)
	return slices.Compact(names)
}
