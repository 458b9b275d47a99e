package site

import (
	"bytes"
	"fmt"
	"html"
	"runtime"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"wentu/app/markup"
	"wentu/app/ui"
	"wentu/build/report"
)

// Assets gives the address of a file below the root of the site by its plain name:
// wentu.css → assets/wentu.4f2a90c1.css. Size is the length of the binary.
type Assets struct {
	Href map[string]string
	Size int
}

// Names of the assets that pages ask for. Those of the wizard are missing in a site
// without the binary; its pages then stay plain pages.
const (
	styleAsset = "wentu.css"
	// decisionAsset is the style of tables and drawings, on the pages that have some.
	decisionAsset = "decision.css"
	scriptAsset   = "site.js"
	bootAsset     = "boot.js"
	iconAsset     = "icon.svg"
	WasmAsset     = "app.wasm"
	ExecAsset     = "wasm_exec.js"
)

// DataAsset is the name of the finder's data in a language.
func DataAsset(lang string) string { return "finder." + lang + ".json" }

// csp allows what the site itself needs and nothing else; pages load nothing from
// elsewhere. WebAssembly needs its own word.
const csp = "default-src 'none'; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self'; font-src 'self'; " +
	"connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"

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

// Render writes the documents of all pages, in the order of languages and paths.
// base is the address that the site will have, or "". A key without words is a
// finding; the page then shows the key.
func Render(langs []*Language, assets *Assets, base string, rep *report.Report) ([]File, error) {
	var files []File
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	n := 0
	for _, l := range langs {
		n += len(l.Pages)
	}
	files = make([]File, n)
	i := 0
	for _, l := range langs {
		d := &documents{langs: langs, lang: l, assets: assets, base: base, rep: rep}
		for _, p := range l.Pages {
			at := i
			i++
			g.Go(func() error {
				data, err := d.document(p)
				files[at] = File{Path: l.Code + "/" + p.Path, Kind: p.Kind, Data: data}
				if err != nil {
					return fmt.Errorf("%s/%s: %w", l.Code, p.Path, err)
				}
				return nil
			})
		}
	}
	return files, g.Wait()
}

// documents writes the documents of one language.
type documents struct {
	langs  []*Language
	lang   *Language
	assets *Assets
	base   string
	rep    *report.Report
}

func (d *documents) document(p *Page) ([]byte, error) {
	page := p.View()
	s := scratch.Get().(*sheet)
	defer scratch.Put(s)
	s.root.Reset()
	s.doc.Reset()
	if err := ui.Render(&s.root, page, d.lang.Words); err != nil {
		return nil, err
	}
	root, b := s.root.Bytes(), &s.doc
	d.wordless(root)
	// A page of the wizard may become one with a drawing.
	decides := p.Wizard || bytes.Contains(root, []byte(`class="decision"`)) || bytes.Contains(root, []byte(`class="ink `))
	d.head(b, p, page.Header.Home.Text, decides)
	b.WriteString("<body>")
	b.Write(root)
	b.WriteString("</body></html>\n")
	return bytes.Clone(b.Bytes()), nil
}

// sheet is what a document is written on.
type sheet struct {
	root markup.Writer
	doc  bytes.Buffer
}

// scratch holds sheets to write documents on: thousands of documents are kept until the
// end of a build, so each is cut to its size.
var scratch = sync.Pool{New: func() any { return new(sheet) }}

// wordless reports the keys that stand on a page in the brackets in which package
// wording shows a message without words.
func (d *documents) wordless(root []byte) {
	for {
		_, rest, found := bytes.Cut(root, []byte("⟨"))
		if !found {
			return
		}
		name, after, _ := bytes.Cut(rest, []byte("⟩"))
		key := string(name)
		root = after
		if strings.HasPrefix(key, "fact.") || strings.HasPrefix(key, "decision.") {
			continue // CheckWords reports it where it is declared
		}
		d.rep.Errorf("word-missing", "locales/active."+d.lang.Code+".toml", 0, 0, "add it to the catalogue", "the key %q is used but has no words", key)
	}
}

// head writes the head of a document; site is the name of the site. Where decides is set
// the page shows decisions.
func (d *documents) head(b *bytes.Buffer, p *Page, site string, decides bool) {
	up := relative(p.Path, "../") // to the root of the site
	title := p.Title
	if title != site && p.Path != homePath {
		title += " · " + site
	}
	fmt.Fprintf(b, "<!doctype html>\n<html lang=%q dir=%q><head><meta charset=\"utf-8\">", d.lang.Code, d.lang.Dir)
	meta(b, "name", "viewport", "width=device-width, initial-scale=1")
	meta(b, "http-equiv", "Content-Security-Policy", csp)
	fmt.Fprintf(b, "<title>%s</title>", html.EscapeString(title))
	if s := shorten(p.Summary, 200); s != "" {
		meta(b, "name", "description", s)
	}
	if p.Path == notFoundPath {
		meta(b, "name", "robots", "noindex")
	} else {
		d.alternates(b, p, up)
	}
	fmt.Fprintf(b, `<meta name="theme-color" content="%s" media="(prefers-color-scheme: light)">`, paperLight)
	fmt.Fprintf(b, `<meta name="theme-color" content="%s" media="(prefers-color-scheme: dark)">`, paperDark)
	if icon := d.assets.Href[iconAsset]; icon != "" {
		fmt.Fprintf(b, `<link rel="icon" type="image/svg+xml" href="%s">`, up+icon)
	}
	if css := d.assets.Href[styleAsset]; css != "" {
		fmt.Fprintf(b, `<link rel="stylesheet" href="%s">`, up+css)
	}
	if css := d.assets.Href[decisionAsset]; css != "" && decides {
		fmt.Fprintf(b, `<link rel="stylesheet" href="%s">`, up+css)
	}
	if js := d.assets.Href[scriptAsset]; js != "" {
		fmt.Fprintf(b, `<script defer src="%s"></script>`, up+js)
	}
	d.boot(b, p, up)
	b.WriteString("</head>")
}

func meta(b *bytes.Buffer, attr, name, content string) {
	fmt.Fprintf(b, `<meta %s="%s" content="%s">`, attr, name, html.EscapeString(content))
}

// alternates names this page and its versions in the other languages. Without the
// address of the site the links are relative, which search engines resolve.
func (d *documents) alternates(b *bytes.Buffer, p *Page, up string) {
	href := func(path string) string {
		if d.base != "" {
			return strings.TrimSuffix(d.base, "/") + "/" + path
		}
		return up + path
	}
	fmt.Fprintf(b, `<link rel="canonical" href="%s">`, html.EscapeString(href(d.lang.Code+"/"+p.Path)))
	for _, l := range d.langs {
		fmt.Fprintf(b, `<link rel="alternate" hreflang="%s" href="%s">`, l.Code, html.EscapeString(href(l.Code+"/"+p.Path)))
	}
	fmt.Fprintf(b, `<link rel="alternate" hreflang="x-default" href="%s">`, html.EscapeString(href("index.html")))
}

// boot is the script that brings WebAssembly to a page of the wizard.
func (d *documents) boot(b *bytes.Buffer, p *Page, up string) {
	boot, wasm, exec, data := d.assets.Href[bootAsset], d.assets.Href[WasmAsset], d.assets.Href[ExecAsset], d.assets.Href[DataAsset(d.lang.Code)]
	if !p.Wizard || boot == "" || wasm == "" || exec == "" || data == "" {
		return
	}
	fmt.Fprintf(b, `<script defer src="%s" data-exec="%s" data-wasm="%s" data-size="%d" data-data="%s" data-root="%s" data-label="%s"></script>`,
		up+boot, up+exec, up+wasm, d.assets.Size, up+data, relative(p.Path, "./"), html.EscapeString(d.lang.Words["ui.boot.loading"]))
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
