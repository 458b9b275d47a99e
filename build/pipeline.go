package main

import (
	"context"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"wentu/app/rules"
	"wentu/build/content"
	"wentu/build/emit"
	"wentu/build/mdd"
	"wentu/build/report"
	"wentu/build/site"
	"wentu/build/walk"
	"wentu/build/wasm"
	"wentu/build/words"
)

const (
	localesDir = "locales"
	publicDir  = "public"
	cacheDir   = "build/.cache"
)

// project is the folder that the verbs work on, and what the command line says about
// the site. Its stages are load → check → render; emit writes.
type project struct {
	fsys fs.FS
	root string
	date content.Date // the day on which law must be in force
	base string       // the address of the site, "" where it is not known
	log  io.Writer    // hears of slow work, may be nil
}

// openProject is the project in the working folder.
func openProject() *project {
	return &project{fsys: os.DirFS("."), root: ".", date: today()}
}

func today() content.Date { return content.Date(time.Now().Format(time.DateOnly)) }

// loaded is everything that was read.
type loaded struct {
	lib   *content.Library
	words *words.Catalogue
}

// load reads content and catalogues side by side.
func (p *project) load(rep *report.Report) *loaded {
	langs := words.Languages(p.fsys, localesDir, content.SourceLang)
	var l loaded
	var g errgroup.Group
	g.Go(func() error { l.lib = content.Load(p.fsys, langs, rep); return nil })
	g.Go(func() error { l.words = words.Load(p.fsys, localesDir, langs, rep); return nil })
	_ = g.Wait() // what goes wrong is a finding
	return &l
}

// check runs every check on what was loaded.
func (p *project) check(l *loaded, rep *report.Report) mdd.Stats {
	l.words.Check()
	l.lib.Check(p.date, rep)
	site.CheckWords(l.lib, l.words, rep)
	if !rulesBroken(rep) {
		return mdd.Analyse(l.lib.Rules, rep, nil)
	}
	return mdd.Stats{}
}

// rulesBroken reports whether the tables cannot be relied on: their analysis would
// only repeat, less clearly, what is reported already.
func rulesBroken(rep *report.Report) bool {
	for _, f := range rep.Findings() {
		if f.Severity == report.Error && strings.HasPrefix(f.File, content.RulesDir+"/") && f.Kind != "unknown-article" && f.Kind != "unknown-law" {
			return true
		}
	}
	return false
}

// render makes all files of the site. It reports false, with the reason in rep, when
// that is not possible.
func (p *project) render(l *loaded, rep *report.Report) ([]site.File, bool) {
	files, assets, err := emit.Public(p.fsys, publicDir)
	if err != nil {
		rep.Errorf("public", publicDir, 0, 0, "it holds wentu.css and the scripts", "the folder cannot be read: %v", err)
		return nil, false
	}
	in := &site.Input{Lib: l.lib, Words: l.words, Rep: rep, Walk: p.walk(l, rep)}
	langs := site.Build(in)
	for _, lang := range langs {
		if lang.Data != nil {
			files = append(files, emit.Asset(assets, site.DataAsset(lang.Code), lang.Data))
		}
	}
	binary, err := p.binary(assets)
	if err != nil {
		rep.Errorf("wasm", "app/wasm", 0, 0, "the compiler's own message says more", "the WebAssembly side cannot be compiled: %v", err)
		return nil, false
	}
	files = append(files, binary...)
	pages, err := site.Render(langs, assets, p.base)
	if err != nil {
		rep.Errorf("render", "app/ui", 0, 0, "add the words, or correct the component", "a page cannot be rendered: %v", err)
		return nil, false
	}
	files = append(append(files, pages...), site.Root(langs, l.words, assets))
	if p.base != "" {
		files = append(files, site.Sitemap(langs, p.base))
	}
	return files, true
}

// binary compiles the browser's side of the finder. A project without that code, as
// a test has it, gives a site without it.
func (p *project) binary(assets *site.Assets) ([]site.File, error) {
	if _, err := fs.Stat(p.fsys, "app/wasm"); err != nil {
		return nil, nil
	}
	b, err := wasm.Build(context.Background(), p.root, filepath.Join(p.root, filepath.FromSlash(cacheDir)), p.log)
	if err != nil {
		return nil, err
	}
	bin, exec := emit.Asset(assets, site.WasmAsset, b.Wasm), emit.Asset(assets, site.ExecAsset, b.ExecJS)
	bin.Br, bin.Gz = b.Brotli, b.Gzip
	assets.Size = len(b.Wasm)
	return []site.File{bin, exec}, nil
}

// walk folds the tables behind the goal: the decision marked so that gives a single
// result. One marked so that collects gives the advice beside the result.
func (p *project) walk(l *loaded, rep *report.Report) *walk.Rules {
	if rulesBroken(rep) {
		return nil
	}
	var goal, advice *rules.Decision
	for _, d := range l.lib.Rules.Decisions {
		switch {
		case d.Goal && d.Hit.Many():
			advice = d
		case d.Goal:
			goal = d
		}
	}
	if goal == nil {
		return nil
	}
	adviceID := ""
	if advice != nil {
		adviceID = advice.ID
	}
	w, err := walk.Compile(l.lib.Rules, goal.ID, adviceID)
	if err != nil {
		rep.Errorf("walk", goal.File, goal.Line, 0, "correct the tables behind it", "the court finder cannot be made: %v", err)
		return nil
	}
	return w
}
