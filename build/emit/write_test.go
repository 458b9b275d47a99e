package emit

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"wentu/build/site"
)

func TestWriteReplacesAsAWhole(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "dist")
	if err := Write(dir, []site.File{{Path: "a/b.html", Data: []byte("1"), Br: []byte("2")}}); err != nil {
		t.Fatal(err)
	}
	if err := Write(dir, []site.File{{Path: "c.html", Data: []byte("3")}}); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 2 || entries[1].Name() != "c.html" {
		t.Errorf("%v, %v: want the mark and c.html", entries, err)
	}
	if beside, err := os.ReadDir(filepath.Dir(dir)); err != nil || len(beside) != 1 {
		t.Errorf("something is left beside the site: %v, %v", beside, err)
	}
}

func TestWriteFailsWithoutHarm(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "dist")
	if err := Write(dir, []site.File{{Path: "a.html", Data: []byte("good")}}); err != nil {
		t.Fatal(err)
	}
	// A file cannot be a folder too: the second write fails half way.
	err := Write(dir, []site.File{{Path: "a.html", Data: []byte("bad")}, {Path: "a.html/b", Data: []byte("bad")}})
	if err == nil {
		t.Fatal("no error")
	}
	if got, err := os.ReadFile(filepath.Join(dir, "a.html")); err != nil || string(got) != "good" {
		t.Errorf("%q, %v: the last good site was touched", got, err)
	}
	if beside, err := os.ReadDir(filepath.Dir(dir)); err != nil || len(beside) != 1 {
		t.Errorf("something is left beside the site: %v, %v", beside, err)
	}
}

func TestWriteSparesOtherFolders(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "letter.txt"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	err := Write(dir, []site.File{{Path: "a.html", Data: []byte("x")}})
	if err == nil || !strings.Contains(err.Error(), "not a site") {
		t.Errorf("got %v", err)
	}
}

func TestPackUsesItsCache(t *testing.T) {
	cache := filepath.Join(t.TempDir(), "packed")
	page := []byte(strings.Repeat("<p>问途</p>", 100))
	for _, run := range []string{"cold", "warm"} {
		files := []site.File{{Path: "a.html", Data: page}, {Path: "b.png", Data: page}}
		seen := 0
		p := Packer{Cache: cache, Progress: func(done, total int) { seen = done*10 + total }}
		if err := p.Pack(files); err != nil {
			t.Fatal(err)
		}
		if files[0].Br == nil || files[0].Gz == nil || len(files[0].Br) >= len(page) || files[1].Br != nil {
			t.Errorf("%s: %d and %d bytes of %d; a picture is left alone", run, len(files[0].Br), len(files[0].Gz), len(page))
		}
		if seen != 22 {
			t.Errorf("%s: progress ended at %d", run, seen)
		}
		if err := p.Prune(); err != nil {
			t.Fatal(err)
		}
	}
	if entries, err := os.ReadDir(cache); err != nil || len(entries) != 2 {
		t.Errorf("%v, %v: want one .br and one .gz", entries, err)
	}
}

// The cache keeps what the last runs needed, and does not grow for ever.
func TestPruneKeepsAFewStates(t *testing.T) {
	cache := filepath.Join(t.TempDir(), "packed")
	most := 0
	for run := range 20 {
		p := Packer{Cache: cache}
		page := []byte(strings.Repeat("<p>问途</p>", 100+run))
		if err := p.Pack([]site.File{{Path: "a.html", Data: page}}); err != nil {
			t.Fatal(err)
		}
		if err := p.Prune(); err != nil {
			t.Fatal(err)
		}
		entries, err := os.ReadDir(cache)
		if err != nil {
			t.Fatal(err)
		}
		most = max(most, len(entries))
		again := Packer{Cache: cache}
		if err := again.Pack([]site.File{{Path: "a.html", Data: page}}); err != nil {
			t.Fatal(err)
		}
		if after, _ := os.ReadDir(cache); len(after) != len(entries) {
			t.Fatalf("run %d: what was just needed was not kept", run)
		}
	}
	if most > mostKept*2 || most < 4 {
		t.Errorf("the cache had %d files at most", most)
	}
}

func TestMeasureCountsWhatAPageLoads(t *testing.T) {
	head := `<head><link rel="canonical" href="../x.html"><link rel="stylesheet" href="../assets/a.css"><script defer src="../assets/b.js"></script></head>`
	s := Measure([]site.File{
		{Path: "en/a.html", Kind: "guide", Data: []byte(head), Br: make([]byte, 1000)},
		{Path: "x.html", Kind: "root", Data: []byte("<head></head>"), Br: make([]byte, 7)},
		{Path: "assets/a.css", Data: []byte("css"), Br: make([]byte, 100)},
		{Path: "assets/b.js", Data: []byte("js"), Br: make([]byte, 10)},
	})
	if len(s.Views) != 2 || s.Views[0] != (FirstView{"guide", "en/a.html", 1110}) || s.Pages != 2 {
		t.Errorf("got %+v", s)
	}
}
