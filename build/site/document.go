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
	styleAsset    = "wentu.css"
	decisionAsset = "decision.css" // tables and drawings
	scriptAsset   = "site.js"
	WorkerAsset   = "sw.js"
	iconAsset     = "icon.svg"
	WasmAsset     = "app.wasm"
	ExecAsset     = "wasm_exec.js"
)

// Names of what the kinds of pages load: one style sheet and one script, see [Joins].
const (
	textStyle   = "of-text.css"      // pages that are no step of an interview
	tablesStyle = "of-decisions.css" // those of them with tables of decisions, or drawings
	toolStyle   = "of-tools.css"     // calculators
	walkStyle   = "of-interviews.css"
	linesStyle  = "of-checklists.css" // interviews that collect
	listScript  = "of-lists.js"
	mailScript  = "of-reports.js" // the page that reports a mistake
	toolScript  = "of-tools.js"
	walkScript  = "of-interviews.js"
)

// A Join is an asset that is made of others, in order: pages load few files, and what is
// packed together is smaller.
type Join struct {
	Name string
	Of   []string
}

// Joins are those of a site in some languages.
func Joins(langs []*Language) []Join {
	walk := []string{scriptAsset, "answers.js", "boot.js"}
	out := []Join{
		{textStyle, []string{styleAsset, "text.css"}},
		{tablesStyle, []string{styleAsset, "text.css", decisionAsset}},
		{toolStyle, []string{styleAsset, "text.css", "tool.css", "boot.css"}},
		{walkStyle, []string{styleAsset, "wizard.css", "boot.css"}},
		{linesStyle, []string{styleAsset, "wizard.css", "lines.css", "boot.css"}},
		{listScript, []string{scriptAsset, "list.js"}},
		{mailScript, []string{scriptAsset, "report.js"}},
		{toolScript, []string{scriptAsset, "boot.js"}},
		{walkScript, walk},
	}
	for _, l := range langs {
		out = append(out, Join{placeScript(l.Code), append(slices.Clip(walk), placeAsset(l.Code))})
	}
	return out
}

// Paper is the name of what a style sheet says of paper alone: browsers fetch that after all
// else, and do not wait for it.
func Paper(style string) string { return strings.TrimSuffix(style, ".css") + "-paper.css" }

// Alone reports whether a part of others is loaded by itself too: by the pages at the root
// and the one that is not found, or by a script.
func Alone(part string) bool {
	return slices.Contains([]string{styleAsset, scriptAsset, decisionAsset}, part) || strings.HasPrefix(part, "place.")
}

// NeededAssets are the files that every site has for its pages to load.
var NeededAssets = []string{styleAsset, decisionAsset, "wizard.css", scriptAsset, "boot.js", iconAsset}

// LogicAsset is the name of what an interview thinks with, in all languages.
func LogicAsset(goal string) string { return goal + ".json" }

// WordsAsset is the name of the words of an interview in a language.
func WordsAsset(goal, lang string) string { return goal + "." + lang + ".json" }

// PlacesAsset is what the field for a place searches.
const PlacesAsset = "places.js"

// placeAsset is the script of that field, with the words of a language; placeScript is the
// one of the pages that have it from the beginning.
func placeAsset(lang string) string  { return "place." + lang + ".js" }
func placeScript(lang string) string { return "of-places." + lang + ".js" }

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
	decides := bytes.Contains(root, []byte(`class="decision"`)) || bytes.Contains(root, []byte(`class="ink `)) || bytes.Contains(root, []byte(`class="outline"`))
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
	found := p.Uses.Searched || p.Uses.Offline // else it stands in for another page
	if summary != "" && found {
		meta(b, "name", "description", summary)
	}
	if !p.Uses.Searched {
		meta(b, "name", "robots", "noindex")
	} else if d.Base != "" {
		fmt.Fprintf(b, `<link rel="canonical" href="%s">`, html.EscapeString(d.Base+"/"+address.InLanguage(l.Code, p.Path)))
		versions(b, d.Base, d.Langs, p.Path)
	}
	if found {
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
	if css := d.Assets.Href[styleOf(p, decides)]; css != "" {
		fmt.Fprintf(b, `<link rel="stylesheet" href="%s">`, up+css)
	}
	if css := d.Assets.Href[Paper(styleOf(p, decides))]; css != "" {
		fmt.Fprintf(b, `<link rel="stylesheet" href="%s" media="print">`, up+css)
	}
	if js := d.Assets.Href[scriptOf(l, p)]; js != "" {
		fmt.Fprintf(b, `<script defer src="%s" data-root="%s" data-goals="%s"`, up+js, relative(p.Path, "./"), strings.Join(d.Goals, " "))
		if p.Uses.Embedded {
			fmt.Fprintf(b, ` data-framed="%s"`, strings.Join(embedded(d.Goals), " "))
		}
		if p.Uses.Offline && d.Assets.Href[WorkerAsset] != "" {
			fmt.Fprintf(b, ` data-kept="%s"`, html.EscapeString(l.KeptNote))
		}
		if places := d.Assets.Href[PlacesAsset]; places != "" && p.Placed {
			fmt.Fprintf(b, ` data-places="%s"`, up+places)
		}
		d.boot(b, l, p, up, " · "+site)
		b.WriteString("></script>")
	}
	b.WriteString("</head>")
}

func meta(b *bytes.Buffer, attr, name, content string) {
	fmt.Fprintf(b, `<meta %s="%s" content="%s">`, attr, name, quoted.Replace(content))
}

// quoted makes a text fit between quotation marks; policies are full of apostrophes.
var quoted = strings.NewReplacer("&", "&amp;", `"`, "&#34;", "<", "&lt;", ">", "&gt;")

// versions names a page in every language. Search engines take whole addresses alone
// there, so it is done where that of the site is known.
func versions(b *bytes.Buffer, base string, langs []*Language, path string) {
	for _, l := range langs {
		fmt.Fprintf(b, `<link rel="alternate" hreflang="%s" href="%s">`, l.Code, html.EscapeString(base+"/"+address.InLanguage(l.Code, path)))
	}
	fmt.Fprintf(b, `<link rel="alternate" hreflang="x-default" href="%s">`, html.EscapeString(base+"/"+address.Home))
}

// styleOf is the style sheet of a page. Where decides is set it shows decisions.
func styleOf(p *Page, decides bool) string {
	switch {
	case p.Path == notFoundPath:
		return styleAsset
	case p.Tool != "":
		return toolStyle
	case p.Collects:
		return linesStyle
	case p.Goal != "":
		return walkStyle
	case decides:
		return tablesStyle
	}
	return textStyle
}

// scriptOf is the script of a page.
func scriptOf(l *Language, p *Page) string {
	switch {
	case p.Placed:
		return placeScript(l.Code)
	case p.Tool != "":
		return toolScript
	case p.Goal != "":
		return walkScript
	case p.Kind == "list":
		return listScript
	case p.Path == pagePath(reportPage):
		return mailScript
	}
	return scriptAsset
}

// boot writes what the script of a page that thinks has to know to bring WebAssembly to
// it, see boot.js.
func (d *Documents) boot(b *bytes.Buffer, l *Language, p *Page, up, title string) {
	if p.Goal == "" && p.Tool == "" {
		return
	}
	start, wasm, exec := d.Assets.Href[startAsset(l.Code)], d.Assets.Href[WasmAsset], d.Assets.Href[ExecAsset]
	thinks := cmp.Or(p.Goal, p.Tool)
	logic, words := d.Assets.Href[LogicAsset(thinks)], d.Assets.Href[WordsAsset(thinks, l.Code)]
	if start == "" || wasm == "" || exec == "" || logic == "" || words == "" {
		return
	}
	fmt.Fprintf(b, ` data-start="%s" data-exec="%s" data-wasm="%s" data-size="%d" data-logic="%s" data-words="%s" data-title="%s"`,
		up+start, up+exec, up+wasm, d.Assets.Size, up+logic, up+words, html.EscapeString(title))
	if p.Tool != "" {
		fmt.Fprintf(b, ` data-tool="%s"`, p.Tool)
	} else if css := d.Assets.Href[decisionAsset]; css != "" {
		fmt.Fprintf(b, ` data-drawn="%s"`, up+css)
	}
	if js := d.Assets.Href[placeAsset(l.Code)]; js != "" && !p.Placed && slices.Contains(d.Placed, p.Goal) { // in place it may ask for one
		fmt.Fprintf(b, ` data-place="%s" data-places="%s"`, up+js, up+d.Assets.Href[PlacesAsset])
	}
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
	if i := strings.LastIndexAny(cut, "(（"); i > 0 && !strings.ContainsAny(cut[i:], ")）") {
		cut = cut[:i] // what is cut off within brackets says nothing: "(Arbitration Law, Art.…"
	}
	return strings.TrimRight(cut, " ，；") + "…"
}
