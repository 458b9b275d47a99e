package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/fstest"

	"wentu/build/report"
	"wentu/build/site"
)

// largePages is the size of site that the design asks to be built within 1.6 seconds and
// 150 MB on two cores, compression and WebAssembly aside.
const largePages = 6000

// BenchmarkLargeSite makes a site of 6,000 pages: the real content, and its courts
// again and again, which are pages of the middle size, as many as it takes.
func BenchmarkLargeSite(b *testing.B) {
	defer runtime.KeepAlive(frugal())
	fsys := largeSite(b, largePages-countPages(b, os.DirFS("..")))
	b.ReportAllocs()
	pages := 0
	for b.Loop() {
		pages = countPages(b, fsys)
	}
	b.ReportMetric(float64(pages), "pages")
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err == nil {
		b.ReportMetric(float64(usage.Maxrss)/1000, "MB-at-most")
	}
}

// countPages makes a site and keeps nothing of it.
func countPages(b *testing.B, fsys fs.FS) int {
	rep := &report.Report{}
	p := &project{fsys: fsys, root: "..", date: "2026-11-24"}
	l := p.load(rep)
	p.check(l, rep)
	m, ok := p.make(l, rep)
	if !ok {
		rep.Print(os.Stderr)
		b.Fatal("the site cannot be made")
	}
	m.pages.Kept = nil // every page is rendered
	var pages atomic.Int64
	if err := m.emit(rep, func(site.File) error { pages.Add(1); return nil }); err != nil {
		b.Fatal(err)
	}
	return int(pages.Load())
}

func largeSite(b testing.TB, more int) fstest.MapFS {
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
	courts, err := fs.Glob(out, "content/*/courts/*.md")
	if err != nil || len(courts) == 0 {
		b.Fatal("there are no courts to copy")
	}
	for made := 0; made < more; made += len(courts) {
		for _, g := range courts {
			id := strings.TrimSuffix(path.Base(g), ".md")
			copied := fmt.Sprintf("%s-%d", id, made)
			text := strings.Replace(string(out[g].Data), "court: "+id, "court: "+copied, 1)
			out[path.Join(path.Dir(g), copied+".md")] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	return out
}

// BenchmarkWarmBuild changes a guide and builds the real site, compressed forms and all,
// with what was compressed before in the cache.
func BenchmarkWarmBuild(b *testing.B) {
	defer runtime.KeepAlive(frugal())
	cache, err := filepath.Abs(".cache")
	if err != nil {
		b.Fatal(err)
	}
	dir := b.TempDir()
	for _, name := range []string{"content", "locales", "public"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join("..", name))); err != nil {
			b.Fatal(err)
		}
	}
	if err := errors.Join(os.MkdirAll(cache, 0o755), os.Mkdir(filepath.Join(dir, "build"), 0o755), os.Symlink(cache, filepath.Join(dir, "build", ".cache"))); err != nil {
		b.Fatal(err)
	}
	b.Chdir(dir)
	build := func() {
		if code := run([]string{"build", "-date", "2026-11-24"}, nil, io.Discard, os.Stderr); code != exitOK {
			b.Fatalf("build ends with %d", code)
		}
	}
	build()
	n := 0
	for b.Loop() {
		n++
		guide, err := os.OpenFile("content/en/guides/filing.md", os.O_APPEND|os.O_WRONLY, 0)
		if err != nil {
			b.Fatal(err)
		}
		_, err = fmt.Fprintf(guide, "\nChange %d of %d.\n", n, os.Getpid())
		if err := errors.Join(err, guide.Close()); err != nil {
			b.Fatal(err)
		}
		build()
	}
}
