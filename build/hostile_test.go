package main

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"wentu/build/report"
	"wentu/build/site"
)

// hostile is what must nowhere become markup: an element, the end of an attribute, the
// beginning of a script.
const hostile = `<evil-x a='1' b="2">`

var (
	messageLine = regexp.MustCompile(`(?m)^(\S+ = ")(.*)"$`)
	frontWords  = regexp.MustCompile(`(?m)^(title|summary|name|name-en|short|seat|number|appeal-note|source|website): *(.*)$`)
	evilMarkup  = regexp.MustCompile(`<evil-x|[<\s]b="2"|href="(javascript|data):`)
)

// Every message and every word of a front matter is tried: what authors write is text.
// The site is made although check refuses such words.
func TestAuthorsCannotWriteMarkup(t *testing.T) {
	fsys := make(fstest.MapFS)
	changed := 0
	for _, dir := range []string{"content", "locales", "public"} {
		err := fs.WalkDir(os.DirFS(".."), dir, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile("../" + name)
			switch {
			case strings.HasPrefix(name, "locales/active."):
				data = messageLine.ReplaceAllFunc(data, func(line []byte) []byte {
					changed++
					return []byte(strings.TrimSuffix(string(line), `"`) + strings.ReplaceAll(hostile, `"`, `\"`) + `"`)
				})
			case dir == "content" && path.Ext(name) == ".md":
				front, text, _ := bytes.Cut(bytes.TrimPrefix(data, []byte("---\n")), []byte("\n---"))
				front = frontWords.ReplaceAllFunc(front, func(line []byte) []byte {
					changed++
					key, _, _ := strings.Cut(string(line), ":")
					if key == "source" || key == "website" {
						return []byte(key + ": 'javascript:alert(1)'")
					}
					return []byte(key + ": '" + strings.ReplaceAll(hostile, "'", "''") + "'")
				})
				data = slices.Concat([]byte("---\n"), front, []byte("\n---"), text,
					[]byte("\n<javascript:alert(1)> [a](javascript:alert(2)) [b](data:text/html,x) <evil-x>\n"))
			}
			fsys[name] = &fstest.MapFile{Data: data}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if changed < 2500 {
		t.Fatalf("only %d words were changed", changed)
	}
	rep := &report.Report{}
	p := &project{fsys: fsys, root: t.TempDir(), date: today()}
	l := p.load(rep)
	p.check(l, rep)
	m, ok := p.make(l, rep)
	if !ok {
		t.Fatal(rep.Findings())
	}
	var mu sync.Mutex
	pages, found := 0, 0
	err := m.emit(rep, func(f site.File) error {
		if path.Ext(f.Path) != ".html" {
			return nil
		}
		mu.Lock()
		defer mu.Unlock()
		pages++
		if at := evilMarkup.FindIndex(f.Data); at != nil && found < 10 {
			found++
			t.Errorf("%s: %s", f.Path, f.Data[max(0, at[0]-120):min(len(f.Data), at[1]+60)])
		}
		return nil
	})
	if err != nil || pages < 1000 {
		t.Errorf("%d pages, %v", pages, err)
	}
}
