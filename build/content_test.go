package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"wentu/build/report"
)

func TestContentHasNoErrors(t *testing.T) {
	rep := &report.Report{}
	p := &project{fsys: os.DirFS(".."), root: "..", date: today()}
	p.check(p.load(rep), rep)
	for _, f := range rep.Findings() {
		if f.Severity == report.Error {
			t.Error(f)
		}
	}
}

// TestAmountsInTextsAreSaid looks for round amounts that a text writes in digits, where
// pages say 50亿元 and CNY 5 billion. Scales of fees are lists of figures.
func TestAmountsInTextsAreSaid(t *testing.T) {
	round := regexp.MustCompile(`\b\d{1,3}(,\d\d0)?,000,000\b`)
	for _, dir := range []string{"../content/zh-Hans", "../content/en", "../content/ar", "../locales"} {
		err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.HasSuffix(name, "law/fees.md") || strings.HasSuffix(name, "guides/filing.md") {
				return err
			}
			b, err := os.ReadFile(name)
			for n, line := range strings.Split(string(b), "\n") {
				if m := round.FindString(line); m != "" {
					t.Errorf("%s:%d: %s is to be said in words", name, n+1, m)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
