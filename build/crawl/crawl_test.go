// Package crawl reads every page of the built site as a browser would, without one: what
// HTML alone can tell is tested here, on all pages of all languages.
package crawl

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/andybalholm/brotli"
	"golang.org/x/sync/errgroup"

	"wentu/app/address"
	"wentu/build/built"
	"wentu/build/emit"
)

// site is all that is kept of the built site.
type site struct {
	dir   string
	langs []string
	pages map[string]*page
	files map[string]bool // seen from the root of the site
}

var theSite = sync.OnceValues(func() (*site, error) {
	dir, err := built.Site()
	if err != nil {
		return nil, err
	}
	s := &site{dir: dir, pages: make(map[string]*page), files: make(map[string]bool)}
	if s.langs, err = built.Langs(); err != nil {
		return nil, err
	}
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	var mu sync.Mutex
	err = filepath.WalkDir(dir, func(file string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, file)
		if err != nil {
			return err
		}
		name := filepath.ToSlash(rel)
		s.files[name] = true
		if path.Ext(name) != ".html" {
			return nil
		}
		g.Go(func() error {
			src, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			doc, err := read(name, src)
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			for _, c := range alone {
				doc.wrong[c.name] = c.check(doc)
			}
			mu.Lock()
			defer mu.Unlock()
			s.pages[name] = doc.page
			return nil
		})
		return nil
	})
	if werr := g.Wait(); err == nil {
		err = werr
	}
	return s, err
})

func load(t *testing.T) *site {
	t.Helper()
	s, err := theSite()
	if err != nil {
		t.Fatal(err)
	}
	if len(s.pages) < 1000 {
		t.Fatalf("only %d pages: is there content?", len(s.pages))
	}
	return s
}

// styles are the style sheets by name.
func (s *site) styles(t *testing.T) map[string]string {
	t.Helper()
	out := make(map[string]string)
	for name := range s.files {
		if path.Ext(name) != ".css" {
			continue
		}
		css, err := os.ReadFile(filepath.Join(s.dir, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		out[name] = string(css)
	}
	return out
}

// sorted are the pages in the order of their names.
func (s *site) sorted() []*page {
	out := make([]*page, 0, len(s.pages))
	for _, p := range s.pages {
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b *page) int { return strings.Compare(a.name, b.name) })
	return out
}

// mostSaid is how many pages with the same fault are named.
const mostSaid = 12

// faults reports what is wrong, a few of each kind: what is wrong with one page is often
// wrong with a thousand.
type faults struct {
	t *testing.T
	n int
}

func (f *faults) add(format string, args ...any) {
	f.t.Helper()
	if f.n++; f.n <= mostSaid {
		f.t.Errorf(format, args...)
	}
}

func (f *faults) close() {
	f.t.Helper()
	if f.n > mostSaid {
		f.t.Errorf("… %d in all", f.n)
	}
}

func TestEveryPageByItself(t *testing.T) {
	s := load(t)
	t.Logf("%d pages in %d languages, %d files", len(s.pages), len(s.langs), len(s.files))
	for _, c := range alone {
		t.Run(c.name, func(t *testing.T) {
			f := &faults{t: t}
			defer f.close()
			for _, p := range s.sorted() {
				for _, w := range p.wrong[c.name] {
					f.add("%s: %s", p.name, w)
				}
			}
		})
	}
}

// TestLinksLeadSomewhere looks at all that a page names, and at what style sheets do.
func TestLinksLeadSomewhere(t *testing.T) {
	s := load(t)
	f := &faults{t: t}
	defer f.close()
	for _, p := range s.sorted() {
		for _, l := range p.links {
			switch {
			case l.to == "" && !elsewhere.MatchString(l.href):
				f.add("%s: %q works at the root of a host only, or not at all", p.name, l.href)
			case l.to == "":
			case !s.files[l.to]:
				f.add("%s: %q leads nowhere", p.name, l.href)
			case path.Ext(l.to) == "":
				f.add("%s: %q does not name a file", p.name, l.href)
			case l.fragment != "" && !strings.Contains(l.fragment, "=") && !s.pages[l.to].ids[l.fragment]:
				f.add("%s: %q: there is no such place on the page", p.name, l.href)
			}
		}
	}
	for name, css := range s.styles(t) {
		for _, m := range inStyle.FindAllStringSubmatch(css, -1) {
			if u := strings.Trim(m[1], `"' `); !strings.HasPrefix(u, "data:") && !strings.HasPrefix(u, "#") && !s.files[path.Join(path.Dir(name), u)] {
				f.add("%s: url(%s) leads nowhere", name, u)
			}
		}
	}
}

var (
	elsewhere = regexp.MustCompile(`^(https?://[^/]+|mailto:|tel:)`)
	inStyle   = regexp.MustCompile(`url\(([^)]*)\)`)
)

// TestEveryPageIsReached follows links from the root, as visitors do.
func TestEveryPageIsReached(t *testing.T) {
	s := load(t)
	seen := map[string]bool{"index.html": true}
	for queue := []string{"index.html"}; len(queue) > 0; queue = queue[1:] {
		for _, l := range s.pages[queue[0]].links {
			if s.pages[l.to] != nil && !seen[l.to] {
				seen[l.to] = true
				queue = append(queue, l.to)
			}
		}
	}
	f := &faults{t: t}
	defer f.close()
	for _, p := range s.sorted() {
		if !seen[p.name] && !p.quiet && unlinked[p.rest] == "" {
			f.add("%s: nothing leads there", p.name)
		}
	}
}

// unlinked are pages that no static page leads to, and why.
var unlinked = map[string]string{
	"finder/go.html":   "answers that were pasted or have an old address lead there",
	"finder/open.html": "what remains after an answer that is not known: only scripts can know",
}

// TestVersionsPointAtEachOther: a page stands in every language, and each names all.
func TestVersionsPointAtEachOther(t *testing.T) {
	s := load(t)
	f := &faults{t: t}
	defer f.close()
	for _, p := range s.sorted() {
		if p.quiet {
			continue
		}
		want := make(map[string]string)
		for _, lang := range s.langs {
			if want[lang] = lang + "/" + p.rest; p.lang == "" {
				want[lang] = lang + "/index.html"
			}
		}
		for _, l := range p.links {
			if l.rel == "alternate" || l.rel == "canonical" {
				f.add("%s: search engines take no address such as %q", p.name, l.href)
			}
			if l.hreflang == "" || l.rel != "" {
				continue
			}
			if want[l.hreflang] != l.to {
				f.add("%s: its version in %s is %q", p.name, l.hreflang, l.href)
			}
			delete(want, l.hreflang)
		}
		for lang := range want {
			f.add("%s: no version in %s is named", p.name, lang)
		}
	}
}

// TestTitlesTellPagesApart: questions may be asked on several pages, each after other
// answers, and results told on several; all else has a name of its own.
func TestTitlesTellPagesApart(t *testing.T) {
	s := load(t)
	f := &faults{t: t}
	defer f.close()
	first := make(map[string]string)
	for _, p := range s.sorted() {
		key := p.lang + " " + p.title
		switch other := first[key]; {
		case strings.Count(p.rest, "/") > 1: // a page of a walk
		case other != "":
			f.add("%s and %s are both called %q", p.name, other, p.title)
		default:
			first[key] = p.name
		}
	}
}

// TestNoLanguageSpeaksAnother: a text that is the same in two languages, and is not
// marked as a text of either, was not translated.
func TestNoLanguageSpeaksAnother(t *testing.T) {
	s := load(t)
	in := make(map[uint64]*page)
	f := &faults{t: t}
	defer f.close()
	said := make(map[uint64]bool)
	for _, p := range s.sorted() {
		for sum, text := range p.texts {
			switch other := in[sum]; {
			case other == nil:
				in[sum] = p
			case other.lang != p.lang && !said[sum] && !strings.Contains(text, "://"): // an address
				said[sum] = true
				f.add("%s says as %s does: %q", p.name, other.name, shorten(text))
			}
		}
	}
}

// The most that a language may have, in pages and in bytes of HTML.
const (
	mostPages = 2_500
	mostBytes = 32_000_000
)

func TestSizes(t *testing.T) {
	s := load(t)
	pages, total := make(map[string]int), make(map[string]int)
	for _, p := range s.pages {
		pages[p.lang]++
		total[p.lang] += p.size
	}
	for _, lang := range s.langs {
		t.Logf("%s: %d pages, %.1f MB", lang, pages[lang], float64(total[lang])/1e6)
		if pages[lang] > mostPages || total[lang] > mostBytes {
			t.Errorf("%s has %d pages and %d bytes; the budget is %d and %d", lang, pages[lang], total[lang], mostPages, mostBytes)
		}
	}
}

// TestFirstViewIsSmall weighs what a first visit to a page loads, as hosts send it. A
// quick compression tells of most pages that they are within the budget; the others are
// compressed as the build does it.
func TestFirstViewIsSmall(t *testing.T) {
	s := load(t)
	weights := make(map[string]int) // of the files that pages load
	for _, p := range s.pages {
		for _, name := range p.loads {
			if weights[name] == 0 {
				n, err := s.weigh(name, 11)
				if err != nil {
					t.Fatal(err)
				}
				weights[name] = n
			}
		}
	}
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	var mu sync.Mutex
	worst, at := make(map[int]int), make(map[int]string) // by budget
	f := &faults{t: t}
	defer f.close()
	for _, p := range s.sorted() {
		g.Go(func() error {
			loads := 0
			for _, name := range p.loads {
				loads += weights[name]
			}
			most := emit.FirstViewBudget
			switch folder := strings.Split(p.name+"/", "/")[1]; {
			case strings.Contains(p.name, "/r/list-"), strings.HasSuffix(p.name, "/open.html") && folder != address.Finder:
				most = emit.ChecklistBudget
			case slices.Contains([]string{"guides", "law", "rules", "tools", "countries"}, folder), // long texts, tables and drawings
				strings.Contains(p.name, "/q/origin-"), // all countries
				strings.HasSuffix(p.name, "/all.html"): // all questions
				most = emit.LongBudget
			}
			n, err := s.weigh(p.name, 5)
			if err == nil && loads+n > most {
				n, err = s.weigh(p.name, 11)
			}
			mu.Lock()
			defer mu.Unlock()
			if loads+n > worst[most] {
				worst[most], at[most] = loads+n, p.name
			}
			if loads+n > most {
				f.add("%s: a first visit loads %d bytes, the budget is %d", p.name, loads+n, most)
			}
			return err
		})
	}
	if err := g.Wait(); err != nil {
		t.Fatal(err)
	}
	for most, n := range worst {
		t.Logf("at most %d bytes of %d, %s", n, most, at[most])
	}
}

// weigh is the length of a file after brotli of a quality.
func (s *site) weigh(name string, quality int) (int, error) {
	src, err := os.ReadFile(filepath.Join(s.dir, filepath.FromSlash(name)))
	if err != nil {
		return 0, err
	}
	var n counter
	w := brotli.NewWriterLevel(&n, quality)
	_, _ = w.Write(src) // a counter takes everything
	_ = w.Close()
	return int(n), nil
}

type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

// TestAMistakeIsReportedFromEveryPage: whoever finds one on a page has not to look for where
// to say so.
func TestAMistakeIsReportedFromEveryPage(t *testing.T) {
	s := load(t)
	f := &faults{t: t}
	defer f.close()
	for _, p := range s.sorted() {
		in := []string{p.lang}
		if p.lang == "" { // the pages at the root are of every language
			in = s.langs
		}
		for _, lang := range in {
			if !slices.ContainsFunc(p.links, func(l link) bool { return l.to == lang+"/report.html" && l.hreflang == "" }) {
				f.add("%s: nothing leads to where a mistake is reported, in %s", p.name, lang)
			}
		}
	}
}
