package dmn

import (
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
	for i, d := range s.Decisions {
		name := fileName(d.ID)
		if _, taken := files[name]; taken {
			name = strings.TrimSuffix(name, ".md") + fmt.Sprintf("-%d.md", i+1)
		}
		files[name] = tables.Markdown(d)
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
	return strings.Trim(name, "-") + ".md"
}
