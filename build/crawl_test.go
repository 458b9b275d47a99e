package main

import (
	"bytes"
	"fmt"
	"net/url"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"wentu/build/report"
	"wentu/build/site"
)

// realSite builds the site from the content of the repository, once for all tests.
var realSite = sync.OnceValues(func() ([]site.File, *report.Report) {
	rep := &report.Report{}
	p := &project{fsys: os.DirFS(".."), root: "..", date: today()}
	l := p.load(rep)
	p.check(l, rep)
	files, _ := p.render(l, rep)
	return files, rep
})

func TestContentHasNoErrors(t *testing.T) {
	_, rep := realSite()
	for _, f := range rep.Findings() {
		if f.Severity == report.Error {
			t.Error(f)
		}
	}
}

// document is a page as a browser reads it.
type document struct {
	root  *html.Node
	ids   map[string]bool
	links []link
}

type link struct {
	href, rel, hreflang string
}

// TestCrawl reads every page of the real site as a browser does.
func TestCrawl(t *testing.T) {
	files, _ := realSite()
	if len(files) == 0 {
		t.Fatal("there is no site; TestContentHasNoErrors says why")
	}
	all := make(map[string]bool)
	docs := make(map[string]*document)
	for _, f := range files {
		all[f.Path] = true
		if path.Ext(f.Path) == ".html" {
			docs[f.Path] = parseDocument(t, f)
		}
	}
	for name, d := range docs {
		checkLinks(t, name, d, docs, all)
		if name != "index.html" {
			checkFrame(t, name, d, docs)
		}
		checkText(t, name, d)
	}
	if len(docs) < 20 {
		t.Errorf("only %d pages: is there content?", len(docs))
	}
}

func parseDocument(t *testing.T, f site.File) *document {
	root, err := html.Parse(bytes.NewReader(f.Data))
	if err != nil {
		t.Fatalf("%s: %v", f.Path, err)
	}
	d := &document{root: root, ids: make(map[string]bool)}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if id := attr(n, "id"); id != "" {
			if d.ids[id] {
				t.Errorf("%s: the id %q stands twice", f.Path, id)
			}
			d.ids[id] = true
		}
		for _, key := range []string{"href", "src"} {
			if v, ok := find(n, key); ok {
				d.links = append(d.links, link{v, attr(n, "rel"), attr(n, "hreflang")})
			}
		}
	}
	return d
}

// checkLinks follows every link of a page that stays on the site.
func checkLinks(t *testing.T, name string, d *document, docs map[string]*document, all map[string]bool) {
	for _, l := range d.links {
		u, err := url.Parse(l.href)
		if err != nil {
			t.Errorf("%s: %q is no address: %v", name, l.href, err)
			continue
		}
		if u.IsAbs() {
			if !strings.Contains(l.rel, "noreferrer") && u.Scheme != "http" && u.Scheme != "https" {
				t.Errorf("%s: %q leads elsewhere", name, l.href)
			}
			continue
		}
		to := name
		if u.Path != "" {
			to = path.Join(path.Dir(name), u.Path)
		}
		switch target := docs[to]; {
		case !all[to]:
			t.Errorf("%s: %q leads nowhere", name, l.href)
		case u.Fragment != "" && target != nil && !strings.Contains(u.Fragment, "=") && !target.ids[u.Fragment]:
			t.Errorf("%s: %q: there is no such place on the page", name, l.href)
		}
	}
}

// checkFrame looks at language, direction, headings and the versions of a page.
func checkFrame(t *testing.T, name string, d *document, docs map[string]*document) {
	lang, rest, _ := strings.Cut(name, "/")
	for n := range d.root.Descendants() {
		if n.DataAtom == atom.Html {
			dir := map[bool]string{true: "rtl", false: "ltr"}[lang == "ar"]
			if attr(n, "lang") != lang || attr(n, "dir") != dir {
				t.Errorf("%s: lang=%q dir=%q", name, attr(n, "lang"), attr(n, "dir"))
			}
		}
	}
	if n := count(d.root, atom.H1); n != 1 {
		t.Errorf("%s: %d h1", name, n)
	}
	if count(d.root, atom.Main) != 1 || count(d.root, atom.Title) != 1 {
		t.Errorf("%s: not one main and one title", name)
	}
	if path.Base(name) == "404.html" {
		return
	}
	versions := 0
	for _, l := range d.links {
		if l.rel != "alternate" || l.hreflang == "x-default" {
			continue
		}
		versions++
		other := path.Join(path.Dir(name), l.href)
		if other != l.hreflang+"/"+rest {
			t.Errorf("%s: its version in %s is %s", name, l.hreflang, l.href)
		}
		back := slices.ContainsFunc(docs[other].links, func(b link) bool {
			return b.rel == "alternate" && path.Join(path.Dir(other), b.href) == name
		})
		if !back {
			t.Errorf("%s: %s does not point back", name, other)
		}
	}
	if versions < 2 {
		t.Errorf("%s: %d language versions", name, versions)
	}
}

var (
	escapedTwice = regexp.MustCompile(`&(amp|lt|gt|quot|#\d+);`)
	unfilled     = regexp.MustCompile(`\{\{|\}\}|⟨|⟩|%!|\b(site|ui|finder|word|fact|decision)\.[a-z]+[.-]`)
)

// checkText looks for text that went wrong on its way.
func checkText(t *testing.T, name string, d *document) {
	for n := range d.root.Descendants() {
		if n.Type != html.TextNode || n.Parent.DataAtom == atom.Script {
			continue
		}
		for what, re := range map[string]*regexp.Regexp{"is escaped twice": escapedTwice, "lacks words": unfilled} {
			if s := re.FindString(n.Data); s != "" {
				t.Errorf("%s: %q %s: %q", name, s, what, shorten(n.Data))
			}
		}
		if strings.Contains(n.Data, "\n") && n.Parent.DataAtom != atom.Body { // one ends the file
			t.Errorf("%s: a line break is left in %q", name, shorten(n.Data))
		}
	}
}

func shorten(s string) string { return fmt.Sprintf("%.80s", s) }

func count(root *html.Node, a atom.Atom) int {
	n := 0
	for c := range root.Descendants() {
		if c.Type == html.ElementNode && c.DataAtom == a && c.Namespace == "" { // a drawing has a title of its own
			n++
		}
	}
	return n
}

func attr(n *html.Node, key string) string {
	v, _ := find(n, key)
	return v
}

func find(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}
