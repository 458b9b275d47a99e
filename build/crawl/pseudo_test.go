package crawl

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"testing"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/sync/errgroup"

	"wentu/app/address"
	"wentu/app/interview"
	"wentu/app/markup"
	"wentu/app/rules"
	"wentu/app/ui"
	"wentu/app/view"
	"wentu/build/built"
	"wentu/build/content"
	"wentu/build/pseudo"
)

// pagesIn are the files of the pages in a folder and below.
func pagesIn(folder string) (files []string, err error) {
	err = filepath.WalkDir(folder, func(name string, _ fs.DirEntry, err error) error {
		if strings.HasSuffix(name, ".html") {
			files = append(files, name)
		}
		return err
	})
	return files, err
}

// TestPseudoLocales reads every page in languages that nobody speaks: what stands there
// without brackets is neither from a catalogue nor from a text, so no translator could
// ever reach it.
func TestPseudoLocales(t *testing.T) {
	dir, err := built.Pseudo()
	if err != nil {
		t.Fatal(err)
	}
	of, err := built.Site()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range pseudo.Locales {
		t.Run(l.Code, func(t *testing.T) {
			names, err := pagesIn(filepath.Join(dir, l.Code))
			if err != nil {
				t.Fatal(err)
			}
			if source, err := pagesIn(filepath.Join(of, content.SourceLang)); err != nil || len(names) != len(source) {
				t.Fatalf("%d pages, and %d in the language of the source (%v)", len(names), len(source), err)
			}
			f := &faults{t: t}
			defer f.close()
			said := make(map[string]bool)
			var mu sync.Mutex
			var g errgroup.Group
			g.SetLimit(runtime.GOMAXPROCS(0))
			for _, name := range names {
				g.Go(func() error {
					src, err := os.ReadFile(name)
					if err != nil {
						return err
					}
					rel, _ := filepath.Rel(dir, name)
					d, err := read(filepath.ToSlash(rel), src)
					if err != nil {
						return err
					}
					wrong := unspoken(d)
					for _, c := range alone {
						wrong = append(wrong, c.check(d)...)
					}
					mu.Lock()
					defer mu.Unlock()
					for _, w := range wrong {
						if !said[w] {
							said[w] = true
							f.add("%s: %s", d.name, w)
						}
					}
					return nil
				})
			}
			if err := g.Wait(); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// TestPseudoWizard lets visitors loose in those languages: pages that only the browser
// makes, from their answers, say nothing by themselves either.
func TestPseudoWizard(t *testing.T) {
	dir, err := built.Pseudo()
	if err != nil {
		t.Fatal(err)
	}
	seed, err := built.Seed()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range pseudo.Locales {
		t.Run(l.Code, func(t *testing.T) {
			data, err := built.Interview(dir, address.Finder, l.Code)
			if err != nil {
				t.Fatal(err)
			}
			data.SetToday(today())
			f := &faults{t: t}
			defer f.close()
			v := &visitor{Data: data, lang: l.Code, rnd: rand.New(rand.NewPCG(seed, 0)), faults: f, said: make(map[string]bool)}
			v.odd()
			for range 40 {
				v.visit()
			}
			if v.pages < 200 {
				t.Errorf("only %d pages were looked at", v.pages)
			}
		})
	}
}

// visitor answers at random and looks at what every page says.
type visitor struct {
	*interview.Data
	*faults
	lang  string
	rnd   *rand.Rand
	said  map[string]bool // findings, once each
	pages int
	kept  []string // results to compare
}

// visit goes from the first question to an end, and on to the answers given.
func (v *visitor) visit() {
	at := v.Next(interview.Session{})
	for at.Place.Kind == address.Question {
		v.look(at)
		q := v.View(at).(*view.Question)
		href := q.Options[v.rnd.IntN(len(q.Options))].Href
		if q.Unknown.Href != "" && v.rnd.IntN(6) == 0 {
			href = q.Unknown.Href
		}
		_, fragment, _ := strings.Cut(href, "#")
		session, _ := v.ParseFragment(fragment)
		at = v.Next(session)
	}
	if at.Place.Kind == address.Result {
		v.kept = v.Remember(at.Session, v.kept)
	}
	v.look(at)
	for _, kind := range []address.Kind{address.Check, address.Open} {
		at.Place = address.Place{Goal: at.Place.Goal, Kind: kind}
		v.look(at)
	}
}

// odd looks at what is said to answers that cannot be read.
func (v *visitor) odd() {
	_, problems := v.ParseFragment("nosuchfact=yes&matter=nosuchvalue")
	for i := range v.Set.Facts {
		fact := &v.Set.Facts[i]
		if fact.Type == rules.TypeYesNo || fact.Type == rules.TypeChoice || fact.Type == rules.TypeChoices {
			continue // these are chosen
		}
		for _, text := range []string{"", "?"} {
			_, wrong := v.Answer(interview.Session{}, fact.ID, text)
			problems = append(problems, wrong)
		}
	}
	if len(problems) < 5 {
		v.add("only %d answers were wrong", len(problems))
	}
	for _, p := range problems {
		if rest := strings.TrimSpace(pseudo.Unsaid(p)); rest != "" {
			v.add("a visitor is told %q", p)
		}
	}
}

func (v *visitor) look(at interview.Spot) {
	v.pages++
	main := v.View(at)
	if r, ok := main.(*view.Result); ok {
		r.Compare = v.Compare(at.Session, v.kept)
	}
	var w markup.Writer
	page := &view.Page{Lang: v.lang, Title: v.Title(at), Main: main}
	if err := ui.Render(&w, page, view.Words(v.Words)); err != nil {
		v.add("%v", err)
		return
	}
	d, err := read(address.InLanguage(v.lang, at.Place.Path()), fmt.Appendf(nil, "<!doctype html>\n<html lang=%q><head><title>%s</title></head><body>%s</body></html>\n", v.lang, page.Title, w.Bytes()))
	if err != nil {
		v.add("%v", err)
		return
	}
	for _, check := range []func(*document) []string{unspoken, marks, closed, escapes} {
		for _, wrong := range check(d) {
			if !v.said[wrong] {
				v.said[wrong] = true
				v.add("%s: %s", d.name, wrong)
			}
		}
	}
}

// unspoken finds what a page says without the brackets of its language. What is Chinese
// is the matter of another check.
func unspoken(d *document) []string {
	var out []string
	look := func(n *html.Node, text string) {
		rest := strings.TrimSpace(pseudo.Unsaid(text))
		foreign := func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Han, r) }
		if strings.ContainsFunc(rest, foreign) && language(n) == d.lang && !same.MatchString(rest) {
			out = append(out, fmt.Sprintf("no catalogue and no text says %q in %q", shorten(rest), shorten(text)))
		}
	}
	for n := range d.root.Descendants() {
		switch {
		case cut(n) != nil: // a clause of a hint, which is looked at as a whole
		case n.Data == "li" && cutHint(n) != nil:
			look(n, strings.Join(cutHint(n), " "))
		case n.Type == html.TextNode && !silent(n) && n.Parent.Namespace == "" && n.Parent.Data != "bdi" && !isolates(n.Parent):
			look(n, n.Data)
		case isolates(n): // a sentence is in one piece, whatever stands apart in it
			text := ""
			for c := range n.ChildNodes() {
				if c.Type == html.TextNode {
					text += c.Data
				} else if c.Data == "bdi" {
					text += inner(c)
				}
			}
			look(n, text)
		case n.Data == "svg": // whose lines are broken by hand
			look(n, inner(n))
		}
		for _, key := range readOut {
			if v, ok := find(n, key); ok && (key != "content" || attr(n, "name") == "description") {
				look(n, v)
			}
		}
	}
	return out
}

// cutHint are the pieces of a hint that is too long to stand beneath its answer: what does,
// and what is folded below; nil for an answer that has none.
func cutHint(li *html.Node) (pieces []string) {
	folded := false
	for n := range li.Descendants() {
		switch {
		case n.Data == "small" && !hasClass(n, "chosen"), n.Data == "li" && hasClass(n.Parent.Parent, "fine"):
			pieces = append(pieces, inner(n))
		}
		folded = folded || n.Data == "details" && hasClass(n, "fine")
	}
	if !folded {
		return nil
	}
	return pieces
}

// cut is the piece of such a hint that a text or what it isolates stands in, nil where it
// stands in none.
func cut(n *html.Node) *html.Node {
	for p := n; p != nil; p = p.Parent {
		if p.Data == "li" && p.Parent != nil && hasClass(p.Parent.Parent, "fine") {
			return p
		}
		if p.Data == "small" && !hasClass(p, "chosen") && p.Parent.Parent != nil && p.Parent.Parent.Data == "li" && cutHint(p.Parent.Parent) != nil {
			return p
		}
	}
	return nil
}

// isolates reports whether an element has foreign runs that stand apart.
func isolates(n *html.Node) bool {
	for c := range n.ChildNodes() {
		if c.Data == "bdi" {
			return true
		}
	}
	return false
}

// same is what is rightly the same in all languages: addresses, hosts, the names of cases,
// currencies, answers as a code, a fingerprint and a command.
var same = regexp.MustCompile(`^(https?://\S+|[a-z0-9-]+(\.[a-z0-9-]+)+|[a-z-]+=\S+|[A-Z]+\d+(-[a-z]+)?|[a-z-]+-\d+|[A-Z]{3}|[0-9a-f]{16}|go run ./build check)$`)

func TestUnspokenFindsWords(t *testing.T) {
	const page = `<!doctype html><html lang="en-XA"><head><title>⟦Ţîţļé⟧</title></head><body>%s</body></html>`
	for _, x := range []struct {
		body string
		want int
	}{
		{`<p>⟦Ýöû ĥáṽé ⟦CNY 5⟧ ļéƒţ⟧: 3, <b lang="zh-Hans">法院</b> (立案)</p>`, 0},
		{`<p>⟦Ýöû⟧ and ⟦ḿé⟧</p>`, 1},
		{`<p title="Close">⟦Ýöû⟧</p><p>R12</p>`, 1},
		{`<p>⟦ثوعرت <bdi lang="en">CNY</bdi> 5⟧</p>`, 0},
		{`<p><bdi lang="en">Court</bdi></p>`, 1},
		{`<svg><text>⟦öñé</text><text>ţŵö⟧</text></svg>`, 0},
		{`<svg><text>⟦öñé⟧</text><text>two</text></svg>`, 1},
	} {
		d, err := read("en-XA/a.html", fmt.Appendf(nil, page, x.body))
		if err != nil {
			t.Fatal(err)
		}
		if got := unspoken(d); len(got) != x.want {
			t.Errorf("%s: %q", x.body, got)
		}
	}
}
