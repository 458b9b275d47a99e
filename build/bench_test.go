package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/fstest"

	"wentu/build/content"
	"wentu/build/report"
	"wentu/build/serve"
	"wentu/build/site"
	"wentu/build/source"
)

// largePages is the size of site that the design asks to be built within 1.6 seconds and
// 150 MB on two cores, compression and WebAssembly aside.
const largePages = 6000

// BenchmarkLargeSite makes a site of 6,000 pages: the real content, and its courts
// again and again, which are pages of the middle size, as many as it takes.
func BenchmarkLargeSite(b *testing.B) {
	defer runtime.KeepAlive(frugal())
	fsys := onDisk(b, largeSite(b, largePages-countPages(b, onDisk(b, largeSite(b, 0)))))
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
	p := &project{fsys: fsys, root: b.TempDir(), date: "2026-11-24"} // where nothing is kept yet
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

// onDisk is a project in a folder, which is read as a build reads it: what a build holds
// in memory does not include its sources.
func onDisk(b *testing.B, fsys fstest.MapFS) fs.FS {
	dir := b.TempDir()
	if err := os.CopyFS(dir, fsys); err != nil {
		b.Fatal(err)
	}
	return source.Tree(os.DirFS(dir))
}

// BenchmarkWarmBuild changes a guide and builds the real site, compressed forms and all,
// with what was compressed before in the cache.
func BenchmarkWarmBuild(b *testing.B) {
	defer runtime.KeepAlive(frugal())
	copyProject(b)
	build := func() {
		if code := run([]string{"build", "-date", "2026-11-24"}, nil, io.Discard, os.Stderr); code != exitOK {
			b.Fatalf("build ends with %d", code)
		}
	}
	build()
	n := 0
	for b.Loop() {
		n++
		changeGuide(b, n)
		build()
	}
}

// copyProject makes a copy of the content the working folder, with the real cache.
func copyProject(b *testing.B) {
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
}

// changeGuide writes a sentence into a guide and gives it.
func changeGuide(b *testing.B, n int) string {
	guide, err := os.OpenFile("content/en/guides/filing.md", os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		b.Fatal(err)
	}
	text := fmt.Sprintf("Change %d of %d.", n, os.Getpid())
	_, err = fmt.Fprintf(guide, "\n%s\n", text)
	if err := errors.Join(err, guide.Close()); err != nil {
		b.Fatal(err)
	}
	return text
}

// BenchmarkSaveToReload saves a guide while serve shows the site: from there until the
// browser is told, and has the page with the change.
func BenchmarkSaveToReload(b *testing.B) {
	generous()
	copyProject(b)
	p := openProject()
	p.terms = true
	log, told := io.Pipe()
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() {
		s := serve.Server{Build: p.draft, Watch: []string{content.Root, localesDir, publicDir}, Log: told}
		ended <- s.Run(ctx, "127.0.0.1:0")
		_ = told.Close()
	}()
	url := ""
	lines := bufio.NewScanner(log)
	for url == "" && lines.Scan() {
		if strings.HasPrefix(lines.Text(), "http://") {
			url = strings.TrimSuffix(lines.Text(), "/")
		}
	}
	go func() { _, _ = io.Copy(io.Discard, log) }()
	get := func(path string) *http.Response {
		res, err := http.Get(url + path)
		if err != nil {
			b.Fatal(err)
		}
		return res
	}
	n := 0
	for b.Loop() {
		b.StopTimer() // what the browser does before
		events := get("/_serve/events")
		stream := bufio.NewScanner(events.Body)
		stream.Scan()
		n++
		b.StartTimer()
		text := changeGuide(b, n)
		for stream.Scan() && stream.Text() != "event: built" {
		}
		page, err := io.ReadAll(get("/en/guides/filing.html").Body)
		if err != nil || !strings.Contains(string(page), text) {
			b.Fatalf("the page does not say %q: %v", text, err)
		}
		_ = events.Body.Close()
	}
	stop()
	if err := <-ended; err != nil {
		b.Fatal(err)
	}
}
