package dmn

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"

	"wentu/app/rules"
	"wentu/build/tables"
)

// Files are the files of our own format that hold a set: facts.yaml and one Markdown
// file a decision.
func Files(s *rules.Set) map[string]string {
	files := map[string]string{tables.FactsFile: tables.FactsYAML(s.Facts)}
	for name, d := range decisionFiles(s) {
		files[name] = tables.Markdown(d)
	}
	return files
}

// decisionFiles gives each decision a file of its own.
func decisionFiles(s *rules.Set) map[string]*rules.Decision {
	files := make(map[string]*rules.Decision)
	for _, d := range s.Decisions {
		name := fileName(d.ID)
		for n := 2; files[name] != nil; n++ {
			name = strings.TrimSuffix(fileName(d.ID), ".md") + fmt.Sprintf("-%d.md", n)
		}
		files[name] = d
	}
	return files
}

// fileName makes a file name of a decision's name.
func fileName(id string) string {
	name := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' {
			return unicode.ToLower(r)
		}
		return '-'
	}, id)
	name = strings.Trim(name, "-")
	if letters := []rune(name); len(letters) > 60 {
		name = strings.Trim(string(letters[:60]), "-")
	}
	return cmp.Or(name, "decision") + ".md"
}
