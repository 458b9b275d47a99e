package main

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"wentu/build/report"
)

// largePages is the size of site that the design asks to be built within two seconds
// on two cores, compression and WebAssembly aside.
const largePages = 6000

// BenchmarkLargeSite makes a site of 6,000 pages: the real content, and its guides
// again and again.
func BenchmarkLargeSite(b *testing.B) {
	fsys := largeSite(b)
	b.ReportAllocs()
	pages := 0
	for b.Loop() {
		rep := &report.Report{}
		p := &project{fsys: fsys, root: "..", date: "2026-11-24"}
		l := p.load(rep)
		p.check(l, rep)
		files, ok := p.render(l, rep)
		if !ok {
			rep.Print(os.Stderr)
			b.Fatal("the site cannot be made")
		}
		pages = len(files)
	}
	b.ReportMetric(float64(pages), "pages")
}

func largeSite(b *testing.B) fs.FS {
	out := make(fstest.MapFS)
	for _, dir := range []string{"content", "locales", "public"} {
		err := fs.WalkDir(os.DirFS(".."), dir, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile("../" + name)
			out[name] = &fstest.MapFile{Data: data}
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	guides, err := fs.Glob(out, "content/guides/*.md")
	if err != nil || len(guides) == 0 {
		b.Fatal("there are no guides to copy")
	}
	for made := 0; made < largePages; made += len(guides) {
		for _, g := range guides {
			name := strings.TrimPrefix(g, "content/guides/")
			id, rest, _ := strings.Cut(name, ".")
			copied := fmt.Sprintf("%s-%d", id, made)
			text := strings.Replace(string(out[g].Data), "guide: "+id, "guide: "+copied, 1)
			out["content/guides/"+copied+"."+rest] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	return out
}
