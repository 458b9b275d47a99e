package crawl

import (
	"fmt"
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

	"wentu/build/built"
	"wentu/build/pseudo"
)

// TestPseudoLocales reads every page in languages that nobody speaks: what stands there
// without brackets is neither from a catalogue nor from a text, so no translator could
// ever reach it.
func TestPseudoLocales(t *testing.T) {
	dir, err := built.Pseudo()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range pseudo.Locales {
		t.Run(l.Code, func(t *testing.T) {
			names, err := filepath.Glob(filepath.Join(dir, l.Code, "*.html"))
			for _, pattern := range []string{"*/*.html", "*/*/*.html"} {
				more, err := filepath.Glob(filepath.Join(dir, l.Code, filepath.FromSlash(pattern)))
				if err != nil {
					t.Fatal(err)
				}
				names = append(names, more...)
			}
			if err != nil || len(names) < 500 {
				t.Fatalf("only %d pages (%v)", len(names), err)
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
		case n.Type == html.TextNode && !silent(n) && n.Parent.Namespace == "":
			look(n, n.Data)
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

// same is what is rightly the same in all languages: addresses, the names of cases,
// currencies, a fingerprint and a command.
var same = regexp.MustCompile(`^(https?://\S+|[A-Z]\d+(-[a-z]+)?|[a-z-]+-\d+|[A-Z]{3}|[0-9a-f]{16}|go run ./build check)$`)

func TestUnspokenFindsWords(t *testing.T) {
	const page = `<!doctype html><html lang="en-XA"><head><title>⟦Ţîţļé⟧</title></head><body>%s</body></html>`
	for _, x := range []struct {
		body string
		want int
	}{
		{`<p>⟦Ýöû ĥáṽé ⟦CNY 5⟧ ļéƒţ⟧: 3, <b lang="zh-Hans">法院</b> (立案)</p>`, 0},
		{`<p>⟦Ýöû⟧ and ⟦ḿé⟧</p>`, 1},
		{`<p title="Close">⟦Ýöû⟧</p><p>R12</p>`, 1},
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
