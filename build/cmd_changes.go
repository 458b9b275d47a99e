package main

import (
	"archive/tar"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing/fstest"

	"wentu/app/wording"
	"wentu/build/changes"
	"wentu/build/content"
	"wentu/build/report"
	"wentu/build/site"
	"wentu/build/source"
)

const changesHelp = `Usage: go run ./build changes [-date DAY] [-lang LANG] [-o FILE] OLD [NEW]

Tells what changes for whom between two states of the content, as one page (HTML) to be
printed and signed: rows of tables, results of worked cases (facts, before, after,
basis), pages, and what is to be translated. A state is a folder that holds content/ and
locales/, or a version of git: HEAD, a tag, a branch. NEW is the working folder, by
default.

  -date DAY  the day whose law holds, today by default
  -lang LANG the language of the page, en or a language of the site, as of check
  -o FILE    write it to FILE, which must not be there yet

Exit status: 0 the page was written; 1 a state cannot be read; 2 the command was misused.
`

func cmdChanges(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	p := openProject()
	fl := newFlags("changes", changesHelp, stderr)
	out := fl.String("o", "", "")
	dateFlag(fl, p)
	speech := langFlag(fl, p)
	if code, done := parse(fl, args); done {
		return code
	}
	if n := fl.NArg(); n < 1 || n > 2 || slices.Contains(fl.Args(), "") {
		fmt.Fprintln(stderr, "changes: name the old state, and perhaps the new one; changes -h explains")
		return exitUsage
	}
	bar := newProgress(stderr)
	old, err := p.state(fl.Arg(0), bar)
	if err == nil {
		var now *changes.State
		if now, err = p.state(cmp.Or(fl.Arg(1), "."), bar); err == nil {
			bar.clear()
			sheet := &changes.Sheet{
				Lang: speech.tongue.Code(), Dir: site.Direction(speech.tongue.Code()), Was: stateName(old.Name), Is: stateName(now.Name), Day: string(p.date),
				Changes: changes.Find(old, now, speech.tongue.Code(), day(p.date)),
			}
			var b bytes.Buffer
			if err = sheet.Write(&b, speech.tongue); err == nil {
				err = writeNew(*out, b.Bytes(), stdout)
			}
		}
	}
	bar.clear()
	if err != nil {
		fmt.Fprintf(stderr, "changes: %v\n", err)
		return exitFindings
	}
	return exitOK
}

// stateName is the name of a state as readers have it.
func stateName(name string) any {
	if name == "." {
		return report.Say("the working folder")
	}
	return name
}

// state reads a state of the content by its name, and makes its pages.
func (p *project) state(name string, bar *progress) (*changes.State, error) {
	fsys, err := p.stateFS(name)
	if err != nil {
		return nil, err
	}
	q := &project{fsys: withoutApp{source.Tree(fsys)}, root: p.root, date: p.date, plain: true}
	s := &changes.State{Name: name, Pages: make(map[string]changes.Page)}
	rep := &report.Report{}
	bar.step("reading " + name)
	l := q.load(rep)
	q.check(l, rep)
	if rulesBroken(rep) {
		return nil, fmt.Errorf("%s: the tables cannot be read; \"go run ./build check\" says why", name)
	}
	m, ok := q.make(l, rep)
	if !ok {
		return nil, fmt.Errorf("%s: the site cannot be made; \"go run ./build check\" says why", name)
	}
	var mu sync.Mutex
	tick := bar.count("rendering "+name, m.size())
	err = m.emit(rep, func(f site.File) error {
		tick()
		if lang, _, below := strings.Cut(f.Path, "/"); below && path.Ext(f.Path) == ".html" && l.words.Lang(lang) != nil {
			page := pageText(string(f.Data))
			mu.Lock()
			defer mu.Unlock()
			s.Pages[f.Path] = page
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	s.Lib, s.Advice = l.lib, advice(l.lib)
	s.Words = func(lang string) map[string]string {
		if l.words.Lang(lang) == nil {
			return nil
		}
		return l.words.Lang(lang).Flat("")
	}
	spoken := make(map[string]wording.Catalogue)
	s.Speak = func(lang string) wording.Catalogue {
		if spoken[lang] == nil {
			spoken[lang] = l.speak(lang)
		}
		return spoken[lang]
	}
	return s, nil
}

// speak is all words of a language, and the names of outcomes and courts.
func (l *loaded) speak(lang string) wording.Catalogue {
	c := wording.Catalogue(l.words.Lang(lang).Flat(""))
	for _, o := range l.lib.Outcomes.Items {
		c["outcome."+o.ID] = o.Best(lang).Front.Title
	}
	for _, ct := range l.lib.Courts.Items {
		f := ct.Source().Front
		c["court."+ct.ID] = f.NameEn
		if t := ct.In(lang); t != nil && t.Front.Name != "" {
			c["court."+ct.ID] = t.Front.Name
		}
	}
	return c
}

// withoutApp hides the program of the browser, which makes no page.
type withoutApp struct{ fs.FS }

// Open implements fs.FS.
func (w withoutApp) Open(name string) (fs.File, error) {
	if name == "app/wasm" {
		return nil, fs.ErrNotExist
	}
	return w.FS.Open(name)
}

// under is a folder that has the public files of another where it has none of its own.
type under struct {
	fs.FS
	below fs.FS
}

// Open implements fs.FS.
func (u under) Open(name string) (fs.File, error) {
	f, err := u.FS.Open(name)
	if err != nil && (name == publicDir || strings.HasPrefix(name, publicDir+"/")) {
		return u.below.Open(name)
	}
	return f, err
}

var (
	titleOf = regexp.MustCompile(`(?s)<title>(.*?)</title>`)
	edition = regexp.MustCompile(`\b[0-9a-f]{16}\b`) // of the rules: it stands on pages that are the same else
	mainOf  = regexp.MustCompile(`(?s)<main.*</main>`)
	tags    = regexp.MustCompile(`(?s)<(?:script|style)[^>]*>.*?</(?:script|style)>|<[^>]*>`)
)

// pageText is what a reader sees of a page.
func pageText(page string) changes.Page {
	p := changes.Page{Text: strings.Join(strings.Fields(edition.ReplaceAllString(tags.ReplaceAllString(mainOf.FindString(page), " "), "")), " ")}
	if m := titleOf.FindStringSubmatch(page); m != nil {
		p.Title = m[1]
	}
	return p
}

// stateFS is the folder of a state: one of the disk, or a version of git.
func (p *project) stateFS(name string) (fs.FS, error) {
	if _, err := os.Stat(filepath.Join(name, content.Root)); err == nil {
		return under{os.DirFS(name), p.fsys}, nil
	}
	var out, wrong bytes.Buffer
	cmd := exec.Command("git", "archive", "--format=tar", name, "--", content.Root, localesDir, publicDir)
	cmd.Dir, cmd.Stdout, cmd.Stderr = p.root, &out, &wrong
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("%q is neither a folder that holds %s nor a version of git: %s", name, content.Root, strings.TrimSpace(cmp.Or(wrong.String(), err.Error())))
	}
	files := make(fstest.MapFS)
	for r := tar.NewReader(&out); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return files, nil
		}
		if err != nil {
			return nil, err
		}
		if h.Typeflag != tar.TypeReg {
			continue
		}
		data, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		files[path.Clean(h.Name)] = &fstest.MapFile{Data: data, Mode: 0o644}
	}
}
