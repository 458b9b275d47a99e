package words

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"wentu/build/report"
)

// naming is how a message of a language sends the reader to an answer, by its words.
var naming = map[string]*regexp.Regexp{
	"zh-Hans": regexp.MustCompile(`(?:选|另见)“([^”]+)”(?:或者“([^”]+)”)?`),
	"en":      regexp.MustCompile(`(?:choose|see|then) “([^”]+)”(?: or “([^”]+)”)?`),
	"ar":      regexp.MustCompile(`(?:اختر|فانظر|فعندئذ)(?: لها?)? «([^»]+)»(?: أو «([^»]+)»)?`),
}

// TestNamedAnswersExist finds what messages tell a reader to choose among the answers of
// the same language: a label that has changed must not be asked for by its old words.
func TestNamedAnswersExist(t *testing.T) {
	rep := &report.Report{}
	fsys := os.DirFS("../..")
	c := Load(fsys, "locales", Languages(fsys, "locales", "zh-Hans"), rep)
	for _, code := range c.Langs {
		form := naming[code]
		if form == nil {
			t.Errorf("how %s names an answer is not said here", code)
			continue
		}
		all := c.Lang(code).Flat("")
		var answers []string
		for key, text := range all {
			if strings.HasPrefix(key, "fact.") && strings.Contains(key, ".value.") {
				answers = append(answers, strings.ToLower(text))
			}
		}
		named := 0
		for key, text := range all {
			for _, m := range form.FindAllStringSubmatch(text, -1) {
				for _, words := range m[1:] {
					if words == "" {
						continue
					}
					named++
					words = strings.ToLower(strings.TrimSuffix(words, " …"))
					if !within(answers, words) {
						t.Errorf("%s: %s names %q, but no answer says so", code, key, words)
					}
				}
			}
		}
		if named < 10 {
			t.Errorf("%s: only %d answers are named; has the wording changed?", code, named)
		}
	}
}

func within(texts []string, words string) bool {
	for _, text := range texts {
		if strings.Contains(text, words) {
			return true
		}
	}
	return false
}
