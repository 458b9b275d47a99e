package site

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"html"
	"runtime"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"wentu/app/address"
	"wentu/app/markup"
	"wentu/app/ui"
	"wentu/build/cache"
	"wentu/build/report"
)

// Assets gives the address of a file below the root of the site by its plain name:
// wentu.css → assets/wentu.4f2a90c1.css, and the hash of its content. Size is the length
// of the binary.
type Assets struct {
	Href map[string]string
	Sum  map[string][sha256.Size]byte
	Size int
}

// Names of the assets that pages ask for. Those of the wizard are missing in a site
// without the binary; its pages then stay plain pages.
const (
	styleAsset = "wentu.css"
	// textAsset is the style of pages that are no step of an interview.
	textAsset = "text.css"
	// decisionAsset is the style of tables and drawings, on the pages that have some.
	decisionAsset = "decision.css"
	// wizardAsset is the style of questions and results.
	wizardAsset = "wizard.css"
	// toolAsset is the style of calculators.
	toolAsset    = "tool.css"
	scriptAsset  = "site.js"
	answersAsset = "answers.js" // of the pages of interviews
	listAsset    = "list.js"    // of pages that are lists
	reportAsset  = "report.js"  // of the page that reports a mistake
	WorkerAsset  = "sw.js"
	bootAsset    = "boot.js"
	iconAsset    = "icon.svg"
	WasmAsset    = "app.wasm"
	ExecAsset    = "wasm_exec.js"
)

// NeededAssets are the files that every site has for its pages to load.
var NeededAssets = []string{styleAsset, decisionAsset, wizardAsset, scriptAsset, bootAsset, iconAsset}

// LogicAsset is the name of what an interview thinks with, in all languages.
func LogicAsset(goal string) string { return goal + ".json" }

// WordsAsset is the name of the words of an interview in a language.
func WordsAsset(goal, lang string) string { return goal + "." + lang + ".json" }

// PlacesAsset is what the field for a place searches.
const PlacesAsset = "places.js"

// placeAsset is the script of that field, with the words of a language.
func placeAsset(lang string) string { return "place." + lang + ".js" }

// csp allows what the site itself needs and nothing else; pages load nothing from
// elsewhere. WebAssembly needs its own word.
const csp = "default-src 'none'; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self'; font-src 'self'; " +
	"connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"

// The colours of the paper, as wentu.css has them: browsers paint their own bars.
const (
	paperLight = "#faf6ee"
	paperDark  = "#15130f"
)

// File is a file of the site, its path seen from the root.
type File struct {
	Path   string
	Kind   string // of the page
	Data   []byte
	Br, Gz []byte // its compressed forms, nil where it has none
}

// Documents writes the documents of pages.
type Documents struct {
	Langs  []*Language
	Assets *Assets
	Base   string        // the address that the site will have, or ""
	Lost   string        // the same, for pages that a host shows anywhere; "" where it has several
	Goals  []string      // the folders of the interviews
	Placed []string      // those that ask for a place that can be typed
	Kept   *cache.Folder // of the pages of interviews, may be nil
}

// Broken is the error of a page that cannot be written.
type Broken struct {
	Path string
	Err  error
}

// Error implements error.
func (b *Broken) Error() string { return b.Path + ": " + b.Err.Error() }

// All writes the documents of all pages and gives each to sink: from several goroutines,
// in no order. The data of a file are good until sink returns. The pages of an interview
// are taken from the cache where nothing that they are made of has changed, see [batch].
// A key without words is a finding; the page then shows the key. The error is [Broken]
// or one of sink's.
func (d *Documents) All(rep *report.Report, sink func(File) error) error {
	g, ctx := errgroup.WithContext(context.Background())
	g.SetLimit(runtime.GOMAXPROCS(0))
	err := d.each(func(b *batch) error {
		if err := d.named(b); err != nil {
			return err
		}
		if files, ok := d.take(b); ok {
			for _, f := range files {
				g.Go(func() error { return sink(f) })
			}
			return nil
		}
		for _, p := range b.pages {
			if ctx.Err() != nil {
				return nil // a page failed
			}
			g.Go(func() error { return d.page(b, p, rep, sink) })
		}
		return nil
	})
	return cmp.Or(g.Wait(), err)
}

// each visits the batches of all languages.
func (d *Documents) each(visit func(*batch) error) error {
	for _, l := range d.Langs {
		for _, b := range batches(l) {
			if err := visit(b); err != nil {
				return err
			}
		}
	}
	return nil
}

// page renders a page of a batch and gives it to sink.
func (d *Documents) page(b *batch, p *Page, rep *report.Report, sink func(File) error) error {
	s := sheets.Get().(*sheet)
	defer sheets.Put(s)
	own := &report.Report{}
	if err := d.write(s, b.lang, p, own); err != nil {
		return err
	}
	f := File{Path: address.InLanguage(b.lang.Code, p.Path), Kind: p.Kind, Data: s.doc.Bytes()}
	rep.Join(own)
	if len(own.Findings()) == 0 { // else the batch never becomes whole: findings are not kept
		if err := d.rendered(b, f); err != nil {
			return err
		}
	}
	return sink(f)
}

// One writes the document of the page at a path below the root of the site, as All does.
// It reports false where there is none.
func (d *Documents) One(path string, rep *report.Report) ([]byte, bool, error) {
	code, rest, _ := strings.Cut(path, "/")
	for _, l := range d.Langs {
		i, ok := slices.BinarySearchFunc(l.Pages, rest, func(p *Page, path string) int { return strings.Compare(p.Path, path) })
		if l.Code == code && ok {
			var s sheet
			err := d.write(&s, l, l.Pages[i], rep)
			return s.doc.Bytes(), true, err
		}
	}
	return nil, false, nil
}

// sheet is what a document is written on. Sheets are used again.
type sheet struct {
	root markup.Writer
	doc  bytes.Buffer
}

var sheets = sync.Pool{New: func() any { return new(sheet) }}

func (d *Documents) write(s *sheet, l *Language, p *Page, rep *report.Report) error {
	page := p.View()
	s.root.Reset()
	s.doc.Reset()
	if err := ui.Render(&s.root, page, l.Words); err != nil {
		return &Broken{l.Code + "/" + p.Path, err}
	}
	root, b := s.root.Bytes(), &s.doc
	wordless(l, root, rep)
	// A page of the wizard may become one with a drawing.
	decides := p.Goal != "" || bytes.Contains(root, []byte(`class="decision"`)) || bytes.Contains(root, []byte(`class="ink `)) || bytes.Contains(root, []byte(`class="outline"`))
	d.head(b, l, p, page.Header.Home.Text, decides)
	b.WriteString("<body>")
	b.Write(root)
	b.WriteString("</body></html>\n")
	return nil
}

// wordless reports the keys that stand on a page in the brackets in which package
// wording shows a message without words.
func wordless(l *Language, root []byte, rep *report.Report) {
	for {
		_, rest, found := bytes.Cut(root, []byte("⟨"))
		if !found {
			return
		}
		name, after, _ := bytes.Cut(rest, []byte("⟩"))
		key := string(name)
		root = after
		if strings.Contains(key, "fact.") || strings.Contains(key, "decision.") { // in Arabic isolated
			continue // CheckWords reports it where it is declared
		}
		rep.Errorf("word-missing", "locales/active."+l.Code+".toml", 0, 0, "add it to the catalogue", "the key %q is used but has no words", key)
	}
}

// head writes the head of a document; site is the name of the site. Where decides is set
// the page shows decisions.
func (d *Documents) head(b *bytes.Buffer, l *Language, p *Page, site string, decides bool) {
	up := relative(p.Path, "../") // to the root of the site
	title := cmp.Or(p.Called, p.Title)
	if title != site && p.Path != homePath {
		title += " · " + site
	}
	fmt.Fprintf(b, "<!doctype html>\n<html lang=%q dir=%q><head><meta charset=\"utf-8\">", l.Code, l.Dir)
	meta(b, "name", "viewport", "width=device-width, initial-scale=1")
	if p.Path == notFoundPath {
		meta(b, "http-equiv", "Content-Security-Policy", lostCSP)
		lost(b, notFoundPath, d.Lost, d.Langs, l.Code, d.Goals)
	} else {
		meta(b, "http-equiv", "Content-Security-Policy", csp)
	}
	fmt.Fprintf(b, "<title>%s</title>", html.EscapeString(title))
	summary := shorten(p.Summary, 200)
	if summary != "" {
		meta(b, "name", "description", summary)
	}
	if !p.Uses.Searched {
		meta(b, "name", "robots", "noindex")
	} else if d.Base != "" {
		fmt.Fprintf(b, `<link rel="canonical" href="%s">`, html.EscapeString(d.Base+"/"+address.InLanguage(l.Code, p.Path)))
		versions(b, d.Base, d.Langs, p.Path)
	}
	if p.Uses.Searched || p.Uses.Offline { // not what stands in for another page
		s := share{base: d.Base, lang: l.Code, kind: shareKind(p), site: site, title: cmp.Or(p.Called, p.Title), description: summary}
		if summary == p.Title {
			s.description = l.Tagline
		}
		if p.Uses.Searched {
			s.url = d.Base + "/" + address.InLanguage(l.Code, p.Path)
		}
		s.write(b, d.Assets)
	}
	fmt.Fprintf(b, `<meta name="theme-color" content="%s" media="(prefers-color-scheme: light)">`, paperLight)
	fmt.Fprintf(b, `<meta name="theme-color" content="%s" media="(prefers-color-scheme: dark)">`, paperDark)
	if icon := d.Assets.Href[iconAsset]; icon != "" {
		fmt.Fprintf(b, `<link rel="icon" type="image/svg+xml" href="%s">`, up+icon)
	}
	if css := d.Assets.Href[styleAsset]; css != "" {
		fmt.Fprintf(b, `<link rel="stylesheet" href="%s">`, up+css)
	}
	if css := d.Assets.Href[textAsset]; css != "" && p.Goal == "" && p.Path != notFoundPath {
		fmt.Fprintf(b, `<link rel="stylesheet" href="%s">`, up+css)
	}
	if css := d.Assets.Href[decisionAsset]; css != "" && decides {
		fmt.Fprintf(b, `<link rel="stylesheet" href="%s">`, up+css)
	}
	if css := d.Assets.Href[wizardAsset]; css != "" && p.Goal != "" {
		fmt.Fprintf(b, `<link rel="stylesheet" href="%s">`, up+css)
	}
	if css := d.Assets.Href[toolAsset]; css != "" && p.Tool != "" {
		fmt.Fprintf(b, `<link rel="stylesheet" href="%s">`, up+css)
	}
	if js := d.Assets.Href[scriptAsset]; js != "" {
		fmt.Fprintf(b, `<script defer src="%s" data-root="%s" data-goals="%s"`, up+js, relative(p.Path, "./"), strings.Join(d.Goals, " "))
		if p.Uses.Embedded {
			fmt.Fprintf(b, ` data-framed="%s"`, strings.Join(embedded(d.Goals), " "))
		}
		if p.Uses.Offline && d.Assets.Href[WorkerAsset] != "" {
			fmt.Fprintf(b, ` data-kept="%s"`, html.EscapeString(l.KeptNote))
		}
		b.WriteString("></script>")
	}
	if js := d.Assets.Href[placeAsset(l.Code)]; js != "" && p.Placed {
		fmt.Fprintf(b, `<script defer src="%s" data-places="%s"></script>`, up+js, up+d.Assets.Href[PlacesAsset])
	}
	if js := d.Assets.Href[listAsset]; js != "" && p.Kind == "list" {
		fmt.Fprintf(b, `<script defer src="%s"></script>`, up+js)
	}
	if js := d.Assets.Href[reportAsset]; js != "" && p.Path == pagePath(reportPage) {
		fmt.Fprintf(b, `<script defer src="%s"></script>`, up+js)
	}
	if js := d.Assets.Href[answersAsset]; js != "" && p.Goal != "" {
		fmt.Fprintf(b, `<script defer src="%s"></script>`, up+js)
	}
	d.boot(b, l, p, up, " · "+site)
	b.WriteString("</head>")
}

func meta(b *bytes.Buffer, attr, name, content string) {
	fmt.Fprintf(b, `<meta %s="%s" content="%s">`, attr, name, html.EscapeString(content))
}

// versions names a page in every language. Search engines take whole addresses alone
// there, so it is done where that of the site is known.
func versions(b *bytes.Buffer, base string, langs []*Language, path string) {
	for _, l := range langs {
		fmt.Fprintf(b, `<link rel="alternate" hreflang="%s" href="%s">`, l.Code, html.EscapeString(base+"/"+address.InLanguage(l.Code, path)))
	}
	fmt.Fprintf(b, `<link rel="alternate" hreflang="x-default" href="%s">`, html.EscapeString(base+"/"+address.Home))
}

// boot is the script that brings WebAssembly to a page of the wizard.
func (d *Documents) boot(b *bytes.Buffer, l *Language, p *Page, up, title string) {
	if p.Goal == "" && p.Tool == "" {
		return
	}
	boot, wasm, exec := d.Assets.Href[bootAsset], d.Assets.Href[WasmAsset], d.Assets.Href[ExecAsset]
	thinks := cmp.Or(p.Goal, p.Tool)
	logic, words := d.Assets.Href[LogicAsset(thinks)], d.Assets.Href[WordsAsset(thinks, l.Code)]
	if boot == "" || wasm == "" || exec == "" || logic == "" || words == "" {
		return
	}
	fmt.Fprintf(b, `<script defer src="%s" data-exec="%s" data-wasm="%s" data-size="%d" data-logic="%s" data-words="%s" data-root="%s" data-title="%s" data-label="%s" data-late="%s" data-alone="%s"`,
		up+boot, up+exec, up+wasm, d.Assets.Size, up+logic, up+words, relative(p.Path, "./"), html.EscapeString(title), html.EscapeString(l.Words["ui.boot.loading"]), html.EscapeString(l.Words["ui.boot.late"]), html.EscapeString(l.Words["ui.boot.alone"]))
	if p.Tool != "" {
		fmt.Fprintf(b, ` data-tool="%s"`, p.Tool)
	}
	if js := d.Assets.Href[placeAsset(l.Code)]; js != "" && !p.Placed && slices.Contains(d.Placed, p.Goal) { // in place it may ask for one
		fmt.Fprintf(b, ` data-place="%s" data-places="%s"`, up+js, up+d.Assets.Href[PlacesAsset])
	}
	b.WriteString("></script>")
}

// shorten cuts a text at a word or a sentence so that it has at most n characters.
func shorten(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	cut := string(r[:n])
	if i := strings.LastIndexAny(cut, " 。；，"); i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ，；") + "…"
}
