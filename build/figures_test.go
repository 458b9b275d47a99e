package main

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"wentu/build/content"
	"wentu/build/report"
	"wentu/build/source"
)

// changed is the project with one file changed.
type changed struct {
	fs.FS
	name     string
	old, new string
}

// ReadFile implements [fs.ReadFileFS].
func (c changed) ReadFile(name string) ([]byte, error) {
	b, err := fs.ReadFile(c.FS, name)
	if name == c.name {
		b = regexp.MustCompile(`\b`+c.old+`\b`).ReplaceAll(b, []byte(c.new))
	}
	return b, err
}

// Each limit of the court level that is changed in the table leads to the texts that say
// it, in all languages; as they stand no text says another.
func TestChangedLimitsLeadToTheTexts(t *testing.T) {
	const table = "content/zh-Hans/rules/court-level.md"
	for _, amount := range []string{"", "5000000", "20000000", "5000000000"} {
		fsys := source.Tree(os.DirFS(".."))
		if amount != "" {
			fsys = changed{fsys, table, amount, strings.Replace(amount, "0", "7", 1)}
		}
		rep := &report.Report{}
		p := &project{fsys: fsys, root: t.TempDir(), date: today()}
		p.check(p.load(rep), rep)
		var places []string
		for _, f := range rep.Findings() {
			if f.Kind != "figures" {
				continue
			}
			if amount == "" || f.File != table || f.Folded == nil {
				t.Errorf("%s: %v", amount, f)
			}
			for _, l := range f.Folded {
				places = append(places, l.String())
			}
		}
		all := strings.Join(places, "\n")
		for _, lang := range []string{"zh-Hans", "en", "ar"} {
			if amount != "" && strings.Count(all, content.Dir(lang, "courts")+"/") < 3 {
				t.Errorf("%s: in %s only %s", amount, lang, all)
			}
		}
		if strings.Contains(all, "law/fees.md") || strings.Contains(all, "guides/filing.md") {
			t.Errorf("%s: the scale of fees is taken for it: %s", amount, all)
		}
		t.Logf("%s: %d places", amount, len(places))
	}
}
