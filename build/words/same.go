package words

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/BurntSushi/toml"

	"wentu/build/cldr"
	"wentu/build/report"
	"wentu/build/source"
)

// same is the file beside the catalogues that lists the keys whose words are rightly the
// same in several languages, each with the reason: "site.name" = "it is the name".
const sameFile = "same.toml"

type same struct {
	file    string
	reasons map[string]string
	lines   lines
}

func loadSame(fsys fs.FS, dir string, rep *report.Report) *same {
	s := &same{file: path.Join(dir, sameFile)}
	src, ok := source.Optional(fsys, s.file, rep)
	if !ok {
		return s
	}
	if err := toml.Unmarshal(src, &s.reasons); err != nil {
		rep.Errorf("catalogue", s.file, 0, 0, `a line is "key" = "why the words are the same"`, "the file cannot be read: %v", err)
	}
	s.lines = keyLines(string(src))
	return s
}

// checkSame reports words that two languages share, unless they are listed, and what is
// listed in vain.
func (c *Catalogue) checkSame() {
	found := make(map[string]bool)
	for i, code := range c.Langs {
		l := c.by[code]
		for _, key := range l.Keys("") {
			m := l.messages[key]
			other := c.twin(m, c.Langs[:i], code)
			if _, format := cldr.Of("en")[key]; format || other == "" {
				continue // names and formats may be the same
			}
			found[key] = true
			if c.same.reasons[key] == "" {
				l.rep.Warnf("word-equal", m.file, m.line, 0, report.Say("translate them, or name the key in %s with the reason", c.same.file),
					"the words of %q are those of %s", key, other)
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(c.same.reasons)) {
		if !found[key] {
			c.rep.Warnf("word-equal", c.same.file, c.same.lines.of(key), 0, "delete the line", "no two languages have the same words for %q", key)
		}
	}
}

// twin is the first of some languages that says m in the same words. Two scripts of one
// language may.
func (c *Catalogue) twin(m *message, langs []string, code string) string {
	if !hasLetter(m.forms["other"]) {
		return ""
	}
	base, _, _ := strings.Cut(code, "-")
	for _, other := range langs {
		o := c.by[other].messages[m.key]
		if b, _, _ := strings.Cut(other, "-"); b != base && o != nil && o.forms["other"] == m.forms["other"] {
			return other
		}
	}
	return ""
}

func hasLetter(s string) bool {
	return strings.ContainsFunc(placeholder.ReplaceAllString(s, ""), unicode.IsLetter)
}
