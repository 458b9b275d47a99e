package crawl

import (
	"bytes"
	"hash/maphash"
	"net/url"
	"path"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// page is what is kept of a page after it was looked at by itself. There are tens of
// thousands of them, so their trees are not kept.
type page struct {
	name    string // seen from the root: en/guides/filing.html
	lang    string // "" for the page at the root
	rest    string // below the folder of the language
	size    int
	title   string
	heading string
	asks    []option // the answers that it offers
	lines   []line   // of a checklist
	ids     map[string]bool
	links   []link
	loads   []string // files that a browser asks for before it shows the page
	texts   map[uint64]string
	wrong   map[string][]string // by the name of the check
	quiet   bool                // not to be found by search engines
}

type link struct {
	href     string // as it is written
	to       string // a file of the site, "" for an address elsewhere
	fragment string
	rel      string
	hreflang string
	starts   bool // it leads into a walk
}

// option is an answer on a question page.
type option struct{ fact, value, to string }

// document is a page with its tree.
type document struct {
	*page
	src  []byte
	root *html.Node
}

// longText is how many letters a text must have to be compared with other languages:
// names and numbers are the same in several.
const longText = 24

var hashSeed = maphash.MakeSeed()

// read takes a page apart.
func read(name string, src []byte) (*document, error) {
	root, err := html.Parse(bytes.NewReader(src))
	if err != nil {
		return nil, err
	}
	p := &page{name: name, size: len(src), ids: make(map[string]bool), texts: make(map[uint64]string), wrong: make(map[string][]string)}
	if lang, rest, ok := strings.Cut(name, "/"); ok {
		p.lang, p.rest = lang, rest
	}
	d := &document{p, src, root}
	for n := range root.Descendants() {
		switch n.Type {
		case html.ElementNode:
			d.element(n)
		case html.TextNode:
			d.text(n)
		}
	}
	return d, nil
}

// refers are the attributes that name a file.
var refers = []string{"href", "src", "data-exec", "data-wasm", "data-logic", "data-words", "data-paste"}

func (d *document) element(n *html.Node) {
	if id, ok := find(n, "id"); ok {
		d.ids[id] = true
	}
	if _, ok := find(n, "data-row"); ok {
		d.lines = append(d.lines, lineOf(n))
	}
	if n.DataAtom == atom.Title && n.Namespace == "" {
		d.title = inner(n)
	}
	if n.DataAtom == atom.H1 {
		d.heading = inner(n)
	}
	if n.DataAtom == atom.Meta && attr(n, "name") == "robots" {
		d.quiet = true
	}
	rel := attr(n, "rel")
	for _, key := range refers {
		href, ok := find(n, key)
		if !ok {
			continue
		}
		l := link{href: href, rel: rel, hreflang: attr(n, "hreflang"), starts: hasClass(n, "start")}
		if u, err := url.Parse(href); err == nil && !u.IsAbs() && u.Host == "" && !strings.HasPrefix(href, "/") {
			l.to, l.fragment = d.name, u.EscapedFragment()
			if u.Path != "" {
				l.to = path.Join(path.Dir(d.name), u.Path)
			}
		}
		d.links = append(d.links, l)
		if hasClass(n, "option") {
			d.asks = append(d.asks, option{attr(n, "data-fact"), attr(n, "data-value"), l.to})
		}
		if key == "src" || rel == "stylesheet" && attr(n, "media") != "print" || rel == "icon" {
			d.loads = append(d.loads, l.to)
		}
	}
}

func (d *document) text(n *html.Node) {
	if n.Parent != nil && n.Parent.DataAtom == atom.Script {
		return
	}
	if s := strings.TrimSpace(n.Data); letters(s) >= longText && language(n) == d.lang {
		d.texts[maphash.String(hashSeed, s)] = s
	}
}

// language is the language that a browser takes the text of a node for.
func language(n *html.Node) string {
	for ; n != nil; n = n.Parent {
		if lang, ok := find(n, "lang"); ok {
			return lang
		}
	}
	return ""
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// all are the elements of the page with a name, those within drawings apart.
func (d *document) all(names ...atom.Atom) []*html.Node {
	var out []*html.Node
	for n := range d.root.Descendants() {
		for _, a := range names {
			if n.Type == html.ElementNode && n.DataAtom == a && n.Namespace == "" {
				out = append(out, n)
			}
		}
	}
	return out
}

// inner is the text within an element.
func inner(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

func attr(n *html.Node, key string) string {
	v, _ := find(n, key)
	return v
}

func find(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val, true
		}
	}
	return "", false
}
