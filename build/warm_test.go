package main

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"wentu/build/report"
	"wentu/build/site"
)

// smallSite is the site of testdata/site with the words of the real one.
func smallSite(t *testing.T) fstest.MapFS {
	t.Helper()
	dir := t.TempDir()
	for to, from := range map[string]string{".": "testdata/site", "public": "../public"} {
		if err := os.CopyFS(filepath.Join(dir, to), os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	for _, lang := range []string{"zh-Hans", "en"} {
		if err := copyWords(dir, "active."+lang+".toml"); err != nil {
			t.Fatal(err)
		}
	}
	out := make(fstest.MapFS)
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		out[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// compiled is the whole site as a process makes it that has root/build/.cache.
func compiled(t *testing.T, like *project, root string) (map[string]string, []string) {
	t.Helper()
	p := &project{fsys: like.fsys, date: like.date, base: like.base, plain: true, root: root}
	rep := &report.Report{}
	files := make(map[string]string)
	var mu sync.Mutex
	_, _, err := p.compile(rep, true, newProgress(t.Output()), func(f site.File) error {
		mu.Lock()
		defer mu.Unlock()
		if files[f.Path] != "" {
			t.Errorf("%s is there twice", f.Path)
		}
		files[f.Path] = string(f.Data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var findings []string
	for _, f := range rep.Findings() {
		findings = append(findings, f.In(nil))
	}
	return files, findings
}

// A build after a change gives what a build in a fresh clone gives, to the byte, and the
// same findings: whatever the change is, and whatever became of the cache.
func TestWarmBuildsAreAsColdOnes(t *testing.T) {
	fsys := smallSite(t)
	p := &project{fsys: fsys, date: "2026-11-24"}
	root := t.TempDir()
	cacheOf := func(kind string) string { return filepath.Join(root, filepath.FromSlash(cacheDir), kind) }
	entries := func(kind string) []string {
		all, err := filepath.Glob(filepath.Join(cacheOf(kind), "*"))
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	added := func(kind string, before []string) int {
		return len(slices.DeleteFunc(entries(kind), func(name string) bool { return slices.Contains(before, name) }))
	}
	replace := func(file, from, to string) func() {
		return func() {
			t.Helper()
			if !bytes.Contains(fsys[file].Data, []byte(from)) {
				t.Fatalf("%s has no %q", file, from)
			}
			fsys[file] = &fstest.MapFile{Data: bytes.Replace(fsys[file].Data, []byte(from), []byte(to), 1)}
		}
	}
	all := func(kind string, damage func(string) error) func() {
		return func() {
			files, err := filepath.Glob(filepath.Join(cacheOf(kind), "*"))
			if err != nil || len(files) == 0 {
				t.Fatalf("there is nothing of %s in the cache: %v", kind, err)
			}
			for _, f := range files {
				if err := damage(f); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	const table, words = "content/zh-Hans/rules/court.md", "locales/active.en.toml"
	var before map[string]string
	for _, c := range []struct {
		name             string
		change           func()
		rendered, proved int // what is new in the cache
		same             bool
	}{
		{"nothing", func() {}, 2, 1, false},
		{"still nothing", func() {}, 0, 0, true},
		{"a guide", replace("content/en/guides/filing.md", "Do not miss", "Never miss"), 0, 0, false},
		{"its title", replace("content/en/guides/filing.md", "title: Filing", "title: Filing a suit"), 0, 0, false},
		{"a court", replace("content/zh-Hans/courts/upper.md", "乙市中级人民法院", "丙市中级人民法院"), 2, 0, false},
		{"an outcome", replace("content/en/outcomes/upper.md", "---\n", "---\n"), 0, 0, true},
		{"the prose of an outcome", func() {
			f := fsys["content/en/outcomes/upper.md"]
			fsys["content/en/outcomes/upper.md"] = &fstest.MapFile{Data: append(slices.Clone(f.Data), "\nOne more.\n"...)}
		}, 1, 0, false},
		{"a message of interviews", replace(words, "Start again (deletes all answers)", "Begin again (deletes all answers)"), 1, 0, false},
		{"a message of the frame", replace(words, `courts = "Courts"`, `courts = "The courts"`), 1, 0, false},
		{"a word that one page lacks", replace(words, `again = "Begin`, `# again = "Begin`), 0, 0, false},
		{"and still lacks", func() {}, 0, 0, true},
		{"and has again", replace(words, `# again = "Begin`, `again = "Begin`), 0, 0, false},
		{"a style", replace("public/wentu.css", "body", "body,.none"), 2, 0, false},
		{"a style of calculators", replace("public/tool.css", ".readings", ".readings,.none"), 0, 0, false}, // of the page with all questions too
		{"a cell", replace(table, "< 20000000 ", "<= 20000000"), 2, 0, false},
		{"the cell beside it", replace(table, ">= 20000000", "> 20000000"), 2, 1, false},
		{"a case", replace("content/cases/cases.yaml", "amount: 20000000", "amount: 20000001"), 0, 1, false},
		{"an address", func() { p.base = "https://example.org/wentu" }, 2, 0, false}, // the walk is told to chat programs
		{"the picture of results", func() { fsys["public/share/result.en.png"] = &fstest.MapFile{Data: []byte("another")} }, 1, 0, false},
		{"a day", func() { p.date = "2026-11-25" }, 0, 1, true},
		{"a guide less", func() {
			delete(fsys, "content/en/guides/filing.md")
			delete(fsys, "content/zh-Hans/guides/filing.md")
		}, 2, 0, false}, // its review was the day at the foot of all pages
		{"pages that were cut off", all("rendered", func(f string) error { return os.Truncate(f, 5000) }), 0, 0, true},
		{"proofs that were emptied", all("proofs", func(f string) error { return os.Truncate(f, 0) }), 0, 0, true},
		{"an empty cache", all("rendered", os.Remove), 2, 0, true},
	} {
		c.change()
		rendered, proved := entries("rendered"), entries("proofs")
		warm, told := compiled(t, p, root)
		cold, coldly := compiled(t, p, t.TempDir())
		if !slices.Equal(told, coldly) {
			t.Errorf("%s: the findings are\n%s\nand of a fresh clone\n%s", c.name, strings.Join(told, "\n"), strings.Join(coldly, "\n"))
		}
		for name := range maps.Keys(cold) {
			if warm[name] != cold[name] {
				t.Errorf("%s: %s differs from that of a fresh clone", c.name, name)
			}
		}
		if len(warm) != len(cold) {
			t.Errorf("%s: %d files, of a fresh clone %d", c.name, len(warm), len(cold))
		}
		if n := added("rendered", rendered); n != c.rendered {
			t.Errorf("%s: %d interviews were rendered, want %d", c.name, n, c.rendered)
		}
		if n := added("proofs", proved); n != c.proved {
			t.Errorf("%s: %d proofs were made, want %d", c.name, n, c.proved)
		}
		if maps.Equal(warm, before) != c.same {
			t.Errorf("%s: the site is as it was: %v", c.name, !c.same)
		}
		before = warm
	}
	if !strings.Contains(before["en/index.html"], "example.org") || before[path.Join("en", "guides", "filing.html")] != "" {
		t.Error("the changes are not in the site")
	}
}
