package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"
	"golang.org/x/text/language"

	"wentu/app/address"
	"wentu/app/interview"
	"wentu/app/rules"
	"wentu/app/typed"
	"wentu/app/wording"
	"wentu/build/content"
	"wentu/build/emit"
	"wentu/build/figures"
	"wentu/build/mdd"
	"wentu/build/places"
	"wentu/build/report"
	"wentu/build/site"
	"wentu/build/source"
	"wentu/build/tables"
	"wentu/build/terms"
	"wentu/build/walk"
	"wentu/build/wasm"
	"wentu/build/words"
)

const (
	localesDir = "locales"
	publicDir  = "public"
	cacheDir   = "build/.cache"

	noticesFile = "licences.txt" // of the site: what its program holds of others
)

// project is the folder that the verbs work on, and what the command line says about
// the site. Its stages are load → check → make; the pages then stream into a sink.
type project struct {
	fsys   fs.FS
	root   string
	date   content.Date // the day on which law must be in force
	base   string       // the address of the site, "" where it is not known
	public bool         // it goes to where its publisher says, unless base says otherwise
	plain  bool         // without compressed forms, and so without sizes
	terms  bool         // hold the texts to the lists of terms, which only authors need
	log    io.Writer    // hears of slow work, may be nil
	kept   *kept        // what was found out about the tables, nil before they are proved
	caches caches
}

// openProject is the project in the working folder.
func openProject() *project {
	return &project{fsys: source.Tree(os.DirFS(".")), root: ".", date: today()}
}

// written is when this was written: a clock that shows an earlier day is wrong.
const written content.Date = "2026-11-30"

func today() content.Date { return content.Date(time.Now().Format(time.DateOnly)) }

// day is a date as the tables have it.
func day(d content.Date) rules.Value {
	v, _ := rules.ParseDate(string(d))
	return v
}

// loaded is everything that was read, and what was proved of it.
type loaded struct {
	fsys  fs.FS // of the project, its files under the names that they must have
	lib   *content.Library
	words *words.Catalogue
	proof *site.Proof // nil where something could not be proved
	kept  *kept       // nil where the tables could not be read
}

// load reads content and catalogues side by side.
func (p *project) load(rep *report.Report) *loaded {
	fsys := words.Meant(p.fsys, localesDir, p.tagged(), rep)
	langs := words.Languages(fsys, localesDir, content.SourceLang)
	fsys = content.Meant(fsys, langs, rep)
	l := loaded{fsys: fsys}
	var g errgroup.Group
	g.Go(func() error { l.lib = content.Load(fsys, langs, rep); return nil })
	g.Go(func() error { l.words = words.Load(fsys, localesDir, langs, rep); return nil })
	g.Go(func() error { p.tongues(rep); return nil })
	_ = g.Wait() // what goes wrong is a finding
	return &l
}

// tagged are the folders of the content that may be languages, whatever the case of their
// letters.
func (p *project) tagged() []string {
	entries, _ := fs.ReadDir(p.fsys, content.Root)
	codes := []string{content.SourceLang}
	for _, e := range entries {
		if tag, err := language.Parse(e.Name()); err == nil {
			codes = append(codes, tag.String())
		}
	}
	return codes
}

// proof is what was proved about the tables, in numbers.
type proof site.Proof

// print writes the numbers for people.
func (p proof) print(w io.Writer) {
	p.Tables.Print(w)
	c := p.Cases
	fmt.Fprintf(w, "%d of %d worked cases come out as expected; they show %d of %d rows, %d of %d results, %d of %d conditions deciding alone and both sides of %d of %d limits\n",
		c.Passed, c.Cases, c.Total.RowsShown, c.Total.Rows, c.OutcomesSeen, c.Outcomes, c.Total.CellsShown, c.Total.Cells, c.Total.LimitsShown, c.Total.Limits)
	if c.Proposed > 0 {
		fmt.Fprintf(w, "%d of the cases are proposed: nobody has confirmed them, so they show nothing\n", c.Proposed)
	}
}

// uncertain are the kinds of finding below an error that the certificate of the rules
// says there are none of.
var uncertain = []string{"missing-citation", "idle-fact", "idle-result", "idle-outcome", "opaque", "never-true", "uncovered-goal"}

// check runs every check on what was loaded: of the texts, and of the tables where they
// could be read.
func (p *project) check(l *loaded, rep *report.Report) proof {
	broken := rulesBroken(rep)
	var g errgroup.Group
	if !broken {
		g.Go(func() error { p.prove(l); return nil })
	}
	if p.terms {
		g.Go(func() error { terms.Check(l.fsys, l.lib, localesDir, rep); return nil })
	}
	l.words.Check()
	l.lib.Check(p.date, rep)
	l.lib.CheckDays(max(p.date, today(), written), rep)
	site.CheckWords(l.lib, l.words, rep)
	site.CheckAccent(l.lib.Publisher, rep)
	l.lib.CheckApproved(l.fsys, p.public, rep)
	_ = g.Wait() // what goes wrong is a finding
	if broken || rulesBroken(rep) {
		return proof{}
	}
	site.CheckOutcomes(l.lib, rep)
	figures.Check(l.fsys, l.lib, localesDir, l.locale, day(p.date), rep)
	proved := p.proven(l, rep)
	open := func(f report.Finding) bool {
		return f.Severity == report.Error || slices.Contains(uncertain, f.Kind) || f.Kind == "untranslated" && strings.HasPrefix(f.File, content.Dir(content.SourceLang, "outcomes")+"/")
	}
	if !slices.ContainsFunc(rep.Findings(), open) {
		l.proof = (*site.Proof)(&proved)
	}
	return proved
}

// phrase words the facts of a finding as the site does.
func (l *loaded) phrase(lang string) mdd.Phrase {
	if l.words.Lang(lang) == nil {
		return nil
	}
	return l.factWords(lang).Clause
}

// factWords are the words of the facts in a language.
func (l *loaded) factWords(lang string) wording.Catalogue {
	return wording.Catalogue(l.words.Lang(lang).Flat("fact.", "word.", "unit.", "locale."))
}

// locale is how a language writes numbers.
func (l *loaded) locale(lang string) typed.Locale {
	return typed.LocaleOf(lang, wording.Catalogue(l.words.Lang(lang).Flat("locale.")))
}

// advice is, for each decision that is a goal, the one that collects notes beside it.
func advice(lib *content.Library) map[string]string {
	out := make(map[string]string)
	for _, g := range lib.Goals.Items {
		out[g.Front.Decision] = g.Front.Advice
	}
	return out
}

// rulesBroken reports whether tables could not be read: an analysis of the others
// would only repeat, less clearly, what is reported already.
func rulesBroken(rep *report.Report) bool {
	return slices.ContainsFunc(rep.Findings(), func(f report.Finding) bool {
		return f.Severity == report.Error && (strings.HasPrefix(f.File, content.RulesDir+"/") || strings.HasPrefix(f.File, content.DataDir+"/")) && slices.Contains(tables.Kinds, f.Kind)
	})
}

// made is a site whose pages have no markup yet.
type made struct {
	files []site.File // all others: assets, data, the page at the root
	pages *site.Documents
}

// make makes a site of what was loaded. It reports false, with the reason in rep, when
// that is not possible.
func (p *project) make(l *loaded, rep *report.Report) (*made, bool) {
	files, assets := emit.Public(p.fsys, publicDir, site.Added(l.lib.Publisher), rep)
	for _, a := range site.Pictures(l.lib.Publisher) {
		files = append(files, emit.Asset(assets, a.Name, a.Data))
	}
	in := &site.Input{Lib: l.lib, Words: l.words, Rep: rep, Interviews: p.interviews(l, rep), Proof: l.proof, Assets: assets, Date: p.date}
	if l.kept != nil {
		in.Locals = l.kept.locals
	}
	base, lost := p.base, p.base
	if pub := l.lib.Publisher; p.base == "" && p.public {
		base, lost = pub.Site, pub.Place()
	}
	langs := site.Build(in)
	if l.kept != nil {
		l.kept.locals = in.Locals
	}
	if twice(langs, rep) {
		return nil, false
	}
	data, err := site.Data(in, langs)
	if err != nil {
		rep.Errorf("goal", content.GoalsDir, 0, 0, "correct the tables behind the goals", "an interview cannot be written for the browser: %v", err)
		return nil, false
	}
	for _, a := range data {
		small, err := emit.Minified(a.Name, a.Data)
		if err != nil {
			rep.Errorf("goal", content.GoalsDir, 0, 0, "correct the script", "an interview cannot be written for the browser: %v", err)
			return nil, false
		}
		files = append(files, emit.Asset(assets, a.Name, small))
	}
	files = emit.Join(files, site.Joins(langs), assets)
	binary, err := p.binary(assets)
	if err != nil {
		rep.Errorf("wasm", "app/wasm", 0, 0, "the compiler's own message says more", "the WebAssembly side cannot be compiled: %v", err)
		return nil, false
	}
	files = append(append(files, binary...), site.Root(langs, in.Goals(), l.words, assets, base, lost)...)
	if base != "" {
		files = append(files, site.Sitemap(langs, base))
		for i := range files {
			if f := &files[i]; f.Path == "robots.txt" {
				f.Data = fmt.Appendf(bytes.TrimRight(f.Data, "\n"), "\nSitemap: %s/sitemap.xml\n", base)
			}
		}
	}
	return &made{files: files, pages: &site.Documents{Langs: langs, Assets: assets, Base: base, Lost: lost, Goals: in.Goals(), Placed: in.Placed(), Kept: p.cache("rendered")}}, true
}

// twice reports pages that stand at the same address, so that no race decides.
func twice(langs []*site.Language, rep *report.Report) bool {
	found := false
	for _, l := range langs {
		seen := make(map[string]bool, len(l.Pages))
		for _, page := range l.Pages {
			if seen[page.Path] {
				rep.Errorf("address", address.InLanguage(l.Code, page.Path), 0, 0, "the name of its file makes the address of a text: rename one of them", "two pages stand at this address")
				found = true
			}
			seen[page.Path] = true
		}
	}
	return found
}

// size is the number of files.
func (m *made) size() int {
	n := len(m.files)
	for _, l := range m.pages.Langs {
		n += len(l.Pages)
	}
	return n
}

// emit gives every file to sink, pages after all others, see [site.Documents.All].
func (m *made) emit(rep *report.Report, sink func(site.File) error) error {
	for _, f := range m.files {
		if err := sink(f); err != nil {
			return err
		}
	}
	return m.pages.All(rep, sink)
}

// binary compiles the browser's side of the finder. A project without that code, as
// a test has it, gives a site without it.
func (p *project) binary(assets *site.Assets) ([]site.File, error) {
	if _, err := fs.Stat(p.fsys, "app/wasm"); err != nil {
		return nil, nil
	}
	b, err := wasm.Build(context.Background(), p.root, p.cacheRoot(), p.log)
	if err != nil {
		return nil, err
	}
	bin, exec := emit.Asset(assets, site.WasmAsset, b.Wasm), emit.Asset(assets, site.ExecAsset, b.ExecJS)
	bin.Br, bin.Gz = b.Brotli, b.Gzip
	assets.Size = len(b.Wasm)
	return []site.File{bin, exec, {Path: noticesFile, Data: slices.Concat(b.Notices, places.Notices)}}, nil
}

// interviews folds the tables behind every goal.
func (p *project) interviews(l *loaded, rep *report.Report) []*site.Interview {
	if l.kept == nil {
		return nil
	}
	var out []*site.Interview
	for _, item := range l.lib.GoalsInOrder() {
		f := &item.Front
		logic, err := l.kept.fold(walk.Goal{
			Goal:  interview.Goal{ID: item.ID, Decision: f.Decision, Sections: f.Sections, Asked: f.Asked, Open: f.Open, Advice: f.Advice, Steps: f.Steps},
			Order: f.Facts,
		})
		if err != nil {
			rep.Errorf("goal", item.Source().File, 1, 0, "correct the goal, or the tables behind it", "the interview %q cannot be made: %v", item.ID, err)
			continue
		}
		if n, m := len(logic.Leaves), len(logic.Nodes); logic.Goal.Collects() && (n > walk.MostLists || m > walk.MostQuestions) {
			rep.Warnf("goal", item.Source().File, item.Source().Line("asked"), 0, "ask fewer sections, or make their tables simpler",
				"the static form of %q has %d lists and %d questions; more than %d of either nobody reads", item.ID, n, m, walk.MostLists)
		}
		out = append(out, &site.Interview{Item: item, Logic: logic})
	}
	return out
}
