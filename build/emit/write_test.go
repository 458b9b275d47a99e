package emit

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"wentu/build/cache"
	"wentu/build/site"
)

// write makes a site of a few files.
func write(dir string, files ...site.File) error {
	f, err := Create(dir)
	if err != nil {
		return err
	}
	for _, file := range files {
		if err := f.Put(file); err != nil {
			_ = f.Discard()
			return err
		}
	}
	return f.Publish()
}

func TestFolderReplacesAsAWhole(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "dist")
	if err := write(dir, site.File{Path: "a/b.html", Data: []byte("1"), Br: []byte("2")}); err != nil {
		t.Fatal(err)
	}
	if err := write(dir, site.File{Path: "c.html", Data: []byte("3")}); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 2 || entries[1].Name() != "c.html" {
		t.Errorf("%v, %v: want the mark and c.html", entries, err)
	}
	nothingBeside(t, dir)
}

func nothingBeside(t *testing.T, dir string) {
	t.Helper()
	if beside, err := os.ReadDir(filepath.Dir(dir)); err != nil || len(beside) != 1 {
		t.Errorf("something is left beside the site: %v, %v", beside, err)
	}
}

func TestFolderFailsWithoutHarm(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "dist")
	if err := write(dir, site.File{Path: "a.html", Data: []byte("good")}); err != nil {
		t.Fatal(err)
	}
	// A file cannot be a folder too: the second write fails half way.
	if write(dir, site.File{Path: "a.html", Data: []byte("bad")}, site.File{Path: "a.html/b", Data: []byte("bad")}) == nil {
		t.Fatal("no error")
	}
	if got, err := os.ReadFile(filepath.Join(dir, "a.html")); err != nil || string(got) != "good" {
		t.Errorf("%q, %v: the last good site was touched", got, err)
	}
	nothingBeside(t, dir)
}

func TestFolderSparesOthers(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "letter.txt"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Create(dir); err == nil || !strings.Contains(err.Error(), "not a site") {
		t.Errorf("got %v", err)
	}
	for text, want := range map[string]string{"": "not a site", mark: "holds letter.txt", "mine\n" + mark: "not a site"} {
		if err := os.WriteFile(filepath.Join(dir, markName), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := Create(dir); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("with the mark %q: %v, want %q", text, err, want)
		}
	}
	// A file is no place for a site.
	if err := os.Remove(filepath.Join(dir, markName)); err != nil { // which would make the folder a site, where none is written into
		t.Fatal(err)
	}
	for name, want := range map[string]string{"letter.txt": "letter.txt is no folder", "letter.txt/site": "the folder for"} {
		if _, err := Create(filepath.Join(dir, name)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", name, err, want)
		}
	}
	// Nor what lies beside it under a name like ours.
	site := filepath.Join(filepath.Dir(dir), "dist")
	like, file, number, kept, copied := site+freshMiddle+"year", site+freshMiddle+"2026.tar", site+freshMiddle+"1", site+freshMiddle+"12345678/mine", site+freshMiddle+"87654321.old/mine"
	for name, text := range map[string]string{
		like + "/a": "", file: "", number: "", kept: "", filepath.Dir(kept) + "/" + markName: "", copied: "", filepath.Dir(copied) + "/" + markName: mark + "index.html\n.",
	} {
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	if err := write(site); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{like, file, number, kept, copied} {
		if _, err := os.Stat(name); err != nil {
			t.Error(err)
		}
	}
}

// A link to a folder stays, and what it leads to is replaced; a slash behind a name does
// not make it another.
func TestFolderIsFound(t *testing.T) {
	top := t.TempDir()
	real, link := filepath.Join(top, "www", "site"), filepath.Join(top, "dist")
	if err := errors.Join(os.MkdirAll(real, 0o755), os.Symlink(real, link)); err != nil {
		t.Fatal(err)
	}
	for i, name := range []string{link, link + "/", real + "/", real} {
		if err := write(name, site.File{Path: "a.html", Data: fmt.Append(nil, i)}); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(filepath.Join(real, "a.html")); err != nil || string(got) != fmt.Sprint(i) {
			t.Errorf("%s: %q, %v", name, got, err)
		}
		if to, err := os.Readlink(link); err != nil || to != real {
			t.Errorf("%s: the link leads to %q, %v", name, to, err)
		}
		nothingBeside(t, real)
	}
	if err := os.RemoveAll(real); err != nil {
		t.Fatal(err)
	}
	if err := write(link); err == nil {
		t.Error("a link that leads nowhere was taken for a folder")
	}
}

// A site in a site would keep the outer one from ever being replaced.
func TestFolderIsNotInASite(t *testing.T) {
	top := t.TempDir()
	dir, link := filepath.Join(top, "dist"), filepath.Join(top, "link")
	if err := errors.Join(write(dir, site.File{Path: "en/a.html"}), os.Symlink(filepath.Join(dir, "en"), link)); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"dist/new", "dist/en/new/site", "dist/../dist/en/b", "link/new"} {
		if err := write(filepath.Join(top, name), site.File{Path: "a.html"}); err == nil || !strings.Contains(err.Error(), "is a site made by this command") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := write(dir, site.File{Path: "b.html"}); err != nil {
		t.Error(err)
	}
}

// What others have put into an earlier site is not deleted with it.
func TestFolderSparesWhatOthersPutIn(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "dist")
	page := site.File{Path: "en/a.html", Data: []byte("a"), Br: []byte("b")}
	root := site.File{Path: "index.html", Data: []byte("a"), Br: []byte("b")}
	for range 2 {
		if err := write(dir, page, root); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "CNAME"), []byte("example.org"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := write(dir, page); err == nil || !strings.Contains(err.Error(), "holds CNAME, which") {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "CNAME")); err != nil {
		t.Error(err)
	}
	if err := write(dir, page, site.File{Path: "CNAME", Data: []byte("example.org")}); err == nil {
		t.Error("not before it is moved away")
	}
	if err := errors.Join(os.Rename(filepath.Join(dir, "CNAME"), filepath.Join(dir, "en", "thesis.md")), os.MkdirAll(filepath.Join(dir, "en", ".git", "refs"), 0o755)); err != nil {
		t.Fatal(err)
	}
	if err := write(dir, page); err == nil || !strings.Contains(err.Error(), "holds en/.git, en/thesis.md, which") {
		t.Errorf("got %v", err)
	}
}

// The mark tells files by what they hold: that of another site, copied, gives nobody's files
// away, and what was changed by hand is named.
func TestFolderSparesWhatOthersChanged(t *testing.T) {
	top := t.TempDir()
	made, mine := filepath.Join(top, "made"), filepath.Join(top, "mine")
	page := site.File{Path: "en/a.html", Data: []byte("a"), Br: []byte("b"), Gz: []byte("c")}
	root := site.File{Path: "index.html", Data: []byte("a")}
	if err := write(made, page, root); err != nil {
		t.Fatal(err)
	}
	marked, err := os.ReadFile(filepath.Join(made, markName))
	if err != nil {
		t.Fatal(err)
	}
	begin := func(files map[string]string) {
		t.Helper()
		if err := os.RemoveAll(mine); err != nil {
			t.Fatal(err)
		}
		for name, text := range files {
			name = filepath.Join(mine, name)
			if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
				t.Fatal(err)
			}
		}
	}
	whole := map[string]string{markName: string(marked), "index.html": "a", "en/a.html": "a", "en/a.html.br": "b", "en/a.html.gz": "c"}
	for _, c := range []struct{ name, text, want string }{
		{"index.html", "my home page", "holds index.html, which"},
		{"en/a.html", "mine", "holds en/a.html, which"},
		{"en/a.html.gz", "mine", "holds en/a.html.gz, which"},
		{"index.html.br", "mine", "holds index.html.br, which"},
		{"-", "mine", "holds -, which"},
		{"index.html", "a", ""},
		{markName, mark + "en/a.html\nindex.html\n.", "earlier version"},
		{markName, mark + "en/a b c d.html\nindex.html\n.", "earlier version"},
	} {
		files := maps.Clone(whole)
		files[c.name] = c.text
		begin(files)
		err := write(mine, page, root)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
		if got, err := os.ReadFile(filepath.Join(mine, c.name)); err != nil || c.want != "" && string(got) != c.text {
			t.Errorf("%s: %q, %v", c.name, got, err)
		}
	}
	// A file that is gone was nobody's, and what becomes another while a build runs is seen too.
	begin(whole)
	if err := os.Remove(filepath.Join(mine, "en/a.html.gz")); err != nil {
		t.Fatal(err)
	}
	f, err := Create(mine)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(f.Put(root), os.WriteFile(filepath.Join(mine, "index.html"), []byte("mine"), 0o644)); err != nil {
		t.Fatal(err)
	}
	if err := f.Publish(); err == nil || !strings.Contains(err.Error(), "holds index.html, which") {
		t.Errorf("got %v", err)
	}
	if got, err := os.ReadFile(filepath.Join(mine, "index.html")); err != nil || string(got) != "mine" {
		t.Errorf("%q, %v", got, err)
	}
	if beside, err := os.ReadDir(top); err != nil || len(beside) != 2 {
		t.Errorf("something is left: %v, %v", beside, err)
	}
}

// A file that stays the same stays the file that it was; one that was closed to readers is
// written anew, one that was damaged or replaced is somebody's. The old site is not touched.
func TestFolderTakesOverWhatIsTheSame(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "dist")
	name := filepath.Join(dir, "a.html")
	file := site.File{Path: "a.html", Data: []byte("good")}
	if err := write(dir, file); err != nil {
		t.Fatal(err)
	}
	for what, c := range map[string]struct {
		change func() error
		same   bool
		refuse bool
	}{
		"nothing":           {func() error { return nil }, true, false},
		"closed to readers": {func() error { return os.Chmod(name, 0o600) }, false, false},
		"damaged":           {func() error { return os.WriteFile(name, []byte("evil"), 0o644) }, true, true},
		"cut off":           {func() error { return os.Truncate(name, 2) }, true, true},
		"a link": {func() error {
			return errors.Join(os.Rename(name, name+".x"), os.Symlink(name+".x", name))
		}, true, true},
	} {
		if err := errors.Join(os.RemoveAll(dir), write(dir, file), c.change()); err != nil {
			t.Fatal(err)
		}
		before, err := os.Lstat(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := write(dir, file); c.refuse != (err != nil) {
			t.Errorf("%s: %v", what, err)
		}
		after, err := os.Lstat(name)
		got, err2 := os.ReadFile(name)
		if err != nil || err2 != nil || !c.refuse && (string(got) != "good" || after.Mode() != 0o644) {
			t.Errorf("%s: %q %v, %v, %v", what, got, after, err, err2)
		}
		if os.SameFile(before, after) != c.same {
			t.Errorf("%s: the same file: %v", what, !c.same)
		}
	}
}

// Two builds into one folder do not disturb each other: the last one stays.
func TestFoldersSideBySide(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "dist")
	one, err := Create(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := write(dir, site.File{Path: "a.html", Data: []byte("two")}); err != nil {
		t.Fatal(err)
	}
	if err := one.Put(site.File{Path: "a.html", Data: []byte("one")}); err != nil {
		t.Fatal(err)
	}
	if err := one.Publish(); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(filepath.Join(dir, "a.html")); err != nil || string(got) != "one" {
		t.Errorf("%q, %v", got, err)
	}
	nothingBeside(t, dir)
}

const filesOfASite = 60

// files are those of the n-th state of a site.
func files(n int) []site.File {
	out := make([]site.File, filesOfASite)
	for i := range out {
		out[i] = site.File{Path: fmt.Sprintf("%d/%d.html", i%7, i), Data: []byte(fmt.Sprint(n))}
	}
	return out
}

// Where folders cannot change places in one step, a kill between the two steps leaves the
// old site aside. The next build brings it back first.
func TestOldSiteComesBack(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "dist")
	if err := write(dir, site.File{Path: "a.html", Data: []byte("good")}); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(dir, dir+freshMiddle+"123456789"+oldEnd); err != nil {
		t.Fatal(err)
	}
	f, err := Create(dir)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(filepath.Join(dir, "a.html")); err != nil || string(got) != "good" {
		t.Errorf("%q, %v", got, err)
	}
	if err := f.Discard(); err != nil {
		t.Fatal(err)
	}
	nothingBeside(t, dir)
}

func TestPackUsesItsCache(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "packed")
	page := []byte(strings.Repeat("<p>问途</p>", 100))
	var first site.File
	for run, made := range []int{1, 0, 1} {
		if run == 2 { // what was damaged is compressed again
			entries, err := os.ReadDir(dir)
			if err != nil || len(entries) != 1 {
				t.Fatalf("%v, %v: want one file", entries, err)
			}
			if err := os.Truncate(filepath.Join(dir, entries[0].Name()), 60); err != nil {
				t.Fatal(err)
			}
		}
		a, b := site.File{Path: "a.html", Data: page}, site.File{Path: "b.png", Data: page}
		p := Packer{Cache: &cache.Folder{Dir: dir}}
		for _, f := range []*site.File{&a, &b} {
			p.Pack(f)
		}
		if a.Br == nil || a.Gz == nil || len(a.Br) >= len(page) || b.Br != nil {
			t.Errorf("run %d: %d and %d bytes of %d; a picture is left alone", run, len(a.Br), len(a.Gz), len(page))
		}
		if p.Made() != made {
			t.Errorf("run %d compressed %d files, want %d", run, p.Made(), made)
		}
		if first.Br == nil {
			first = a
		}
		if !bytes.Equal(a.Br, first.Br) || !bytes.Equal(a.Gz, first.Gz) {
			t.Errorf("run %d gives other bytes", run)
		}
	}
}

func TestStatsCountWhatAPageLoads(t *testing.T) {
	head := `<head><link rel="canonical" href="../x.html"><link rel="stylesheet" href="../assets/a.css"><script defer src="../assets/b.js"></script></head>`
	var s Stats
	for _, f := range []site.File{
		{Path: "assets/a.css", Data: []byte("css"), Br: make([]byte, 100)},
		{Path: "assets/b.js", Data: []byte("js"), Br: make([]byte, 10)},
		{Path: "en/b.html", Kind: "guide", Data: []byte(head), Br: make([]byte, 1000)},
		{Path: "en/a.html", Kind: "guide", Data: []byte(head), Br: make([]byte, 1000)},
		{Path: "x.html", Kind: "root", Data: []byte("<head></head>"), Br: make([]byte, 7)},
	} {
		s.Add(f)
	}
	if v := s.Views(); len(v) != 2 || v[0] != (FirstView{"guide", "en/a.html", 1110}) || s.Pages != 3 {
		t.Errorf("got %+v", v)
	}
}
