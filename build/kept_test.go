package main

import (
	"bytes"
	"testing"
	"testing/fstest"

	"wentu/build/serve"
)

// In serve, what was proved of the tables is proved again after changes to what the
// proof depends on, and only then.
func TestProofsAreKept(t *testing.T) {
	fsys := largeSite(t, 0)
	p := &project{fsys: fsys, root: t.TempDir(), date: "2026-11-24"}
	change := func(file, from, to string) serve.Site {
		t.Helper()
		data := fsys[file].Data
		if !bytes.Contains(data, []byte(from)) {
			t.Fatalf("%s has no %q", file, from)
		}
		fsys[file] = &fstest.MapFile{Data: bytes.Replace(data, []byte(from), []byte(to), 1)}
		return p.draft()
	}
	p.draft()
	for _, c := range []struct {
		name, file, from, to string
		again                bool
	}{
		{"a text", "content/en/guides/filing.md", "## ", "A new paragraph.\n\n## ", false},
		{"the prose of a table", "content/zh-Hans/rules/court-level.md", "涉外案件和涉港澳台案件：", "涉外案件以及涉港澳台案件：", false},
		{"a cell", "content/zh-Hans/rules/court-level.md", "20000000", "20000001", true},
		{"a worked case", "content/cases/conditions-court-finder.yaml", "amount: 20000000", "amount: 20000001", true},
		{"the words of a fact", "locales/active.en.toml", "Value in dispute", "Sum in dispute", true},
		{"the words of a page", "locales/active.en.toml", "Skip to", "Jump to", false},
	} {
		before := p.kept
		s := change(c.file, c.from, c.to)
		if again := p.kept != before; again != c.again {
			t.Errorf("%s: proved again: %v", c.name, again)
		}
		if s.Open == nil {
			t.Fatalf("%s: there is no site", c.name)
		}
	}
	data, _, ok := p.draft().Open("en/guides/filing.html")
	if !ok || !bytes.Contains(data, []byte("<p>A new paragraph.</p>")) {
		t.Errorf("the guide does not have its new paragraph: %s", data)
	}
}
