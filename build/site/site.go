// Package site makes the pages of the portal from the content: first as page models
// of package view, then, through the components of package ui, as HTML.
//
// A page exists in every language. Where its text was not translated, the Chinese
// text stands in, marked as such for readers and for their devices.
package site

import (
	"cmp"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"
	"golang.org/x/text/language"

	"wentu/app/address"
	"wentu/app/view"
	"wentu/app/wording"
	"wentu/build/content"
	"wentu/build/mdd"
	"wentu/build/report"
	"wentu/build/words"
)

// Input is what the pages are made of.
type Input struct {
	Lib        *content.Library
	Words      *words.Catalogue
	Interviews []*Interview // in the order of the site
	Proof      *Proof       // nil: there is no certificate
	Assets     *Assets      // those that stand on pages: the publisher's pictures
	Date       content.Date // of the site
	Rep        *report.Report

	// Locals are the decisions each by itself, nil where one has no diagram. Build folds
	// them where they are not given.
	Locals []*mdd.Local
}

// Page is a page before it has markup.
type Page struct {
	Lang     string
	Path     string // below the folder of the language: guides/filing.html
	Kind     string // home, guide, court …, for statistics
	Summary  string // for search engines
	Goal     string // of the interview that the page belongs to, which loads WebAssembly
	Tool     string // that the page is, which loads WebAssembly too
	Collects bool   // it is of an interview that collects
	Placed   bool   // it asks for a place, which can be typed
	Title    string
	Called   string // what the document is called, where that is not the title
	Uses     *Uses  // nil for those of its kind
	// View makes the page model. Models are large and needed once, so they are made
	// when the page is rendered; it may be called from any goroutine.
	View func() *view.Page
}

// Language is what the pages of one language share.
type Language struct {
	Code     string
	Name     string // in the language itself
	Dir      string // ltr or rtl
	Pages    []*Page
	Words    view.Words        // of the components
	Tagline  string            // what the site is for
	KeptNote string            // what stands above a page shown without a network, "{day}" in it
	Data     map[string][]byte // the words of each interview, by goal
	Tools    map[string][]byte // the words of each calculator
	Foot     []view.HTML       // of the page at the root of the site
	Report   string            // what leads from there to the page on which a mistake is reported
}

// Build makes the pages of every language, the source language first.
func Build(in *Input) []*Language {
	if in.Locals == nil {
		in.Locals = in.fold()
	}
	var out []*Language
	for _, code := range in.Lib.Langs {
		out = append(out, &Language{Code: code, Name: in.Words.Lang(code).Get("locale.name"), Dir: Direction(code), Data: make(map[string][]byte)})
	}
	var g errgroup.Group
	for _, l := range out {
		g.Go(func() error {
			newBuilder(in, out, l).pages()
			return nil
		})
	}
	_ = g.Wait() // what goes wrong is a finding
	return out
}

func (b *builder) pages() {
	for _, k := range kinds {
		if k.pages != nil {
			b.uses = k.uses
			k.pages(b)
		}
	}
	slices.SortFunc(b.lang.Pages, func(x, y *Page) int { return cmp.Compare(x.Path, y.Path) })
}

// Direction tells from the script of a language how it is written.
func Direction(code string) string {
	switch script, _ := language.Make(code).Script(); script.String() {
	case "Arab", "Hebr", "Thaa", "Syrc":
		return "rtl"
	}
	return "ltr"
}

// builder makes the pages of one language.
type builder struct {
	*Input
	lang    *Language
	langs   []*Language
	w       *words.Lang
	wording wording.Catalogue
	source  bool     // the pages are in the source language
	uses    Uses     // of the kind whose pages are made
	cited   sync.Map // cite.Ref → view.Cite
	frames  sync.Map // folder → head and foot of its pages
}

func newBuilder(in *Input, langs []*Language, l *Language) *builder {
	b := &builder{Input: in, lang: l, langs: langs, w: in.Words.Lang(l.Code), source: l.Code == in.Lib.Langs[0]}
	l.Words = b.w.Flat("ui.")
	l.Tagline = b.w.Get("site.tagline")
	l.KeptNote = b.w.Get("site.kept", "day", "{day}")
	b.wording = b.catalogue()
	l.Foot = b.rootFoot()
	for _, link := range b.reportLink(homePath) {
		l.Report = link.Text
	}
	return b
}

// add enters a page; what main gives is put into the frame that all pages share.
func (b *builder) add(p *Page, main func() any, crumbs ...view.Link) {
	p.Lang = b.lang.Code
	if p.Uses == nil {
		u := b.uses
		p.Uses = &u
	}
	p.View = func() *view.Page {
		header, footer := b.around(p.Path)
		return &view.Page{
			Lang: b.lang.Code, Dir: b.lang.Dir, Title: p.Title,
			Header: header, Footer: footer, Crumbs: b.crumbs(p.Path, p.Title, crumbs), Print: p.Uses.Printed, Main: main(),
		}
	}
	b.lang.Pages = append(b.lang.Pages, p)
}

// relative is the way from one page to another, both below the language's folder.
func relative(from, to string) string { return address.Relative(from, to) }
