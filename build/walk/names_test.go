package walk

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"testing"
	"testing/fstest"

	"wentu/app/rules"
	"wentu/build/report"
	"wentu/build/tables"
)

// realLaw are the tables of the site, as files.
func realLaw(t *testing.T) fstest.MapFS {
	t.Helper()
	law := fstest.MapFS{}
	for _, dir := range []string{"../../content/zh-Hans/rules", "../../content/data"} {
		names, err := fs.Glob(os.DirFS(dir), "*.*")
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: %v", dir, err)
		}
		for _, n := range names {
			b, err := os.ReadFile(dir + "/" + n)
			if err != nil {
				t.Fatal(err)
			}
			law[n] = &fstest.MapFile{Data: b}
		}
	}
	return law
}

func pagesOf(t *testing.T, law fstest.MapFS) []string {
	t.Helper()
	rep := &report.Report{}
	set := tables.Load(law, ".", rep)
	if rep.Failed() {
		t.Fatal(rep.Findings())
	}
	l, err := Compile(set, realGoal, rules.DateOf(2026, 11, 25))
	if err != nil {
		t.Fatal(err)
	}
	return l.Nodes
}

var limit = regexp.MustCompile(`\b\d{7,}\b`)

// A link that was sent to somebody names a question. When a limit moves, the questions
// must keep their names, whichever limit it is.
func TestAChangedLimitRenamesNoPage(t *testing.T) {
	law := realLaw(t)
	before := pagesOf(t, law)
	tried := 0
	limits := make(map[string]bool)
	for _, f := range law {
		for _, l := range limit.FindAllString(string(f.Data), -1) {
			limits[l] = true
		}
	}
	for l := range limits {
		moved := fstest.MapFS{}
		for name, f := range law {
			text := string(f.Data)
			if name != "facts.yaml" {
				text = regexp.MustCompile(`\b`+l+`\b`).ReplaceAllString(text, l[:len(l)-1]+"1")
			}
			moved[name] = &fstest.MapFile{Data: []byte(text)}
		}
		tried++
		after := pagesOf(t, moved)
		gone := 0
		for _, n := range before {
			if !slices.Contains(after, n) {
				gone++
			}
		}
		if gone > 0 {
			t.Errorf("with %s moved by one, %d of %d questions have another name", l, gone, len(before))
		}
	}
	if tried < 5 {
		t.Fatalf("only %d limits were found", tried)
	}
}

func TestEveryPageHasANameOfItsOwn(t *testing.T) {
	names := pagesOf(t, realLaw(t))
	if n := len(slices.Compact(slices.Sorted(slices.Values(names)))); n != len(names) {
		t.Errorf("%d names for %d questions", n, len(names))
	}
}
