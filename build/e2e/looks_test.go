package e2e

import (
	"bufio"
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"wentu/build/built"
)

// look is a look at a page: a kind of page in a language, on a screen.
type look struct {
	kind, lang, scheme string
	width              int64
}

func (l look) String() string {
	return fmt.Sprintf("%s | %s | %s | %d", l.kind, l.lang, l.scheme, l.width)
}

// parseLook reads what String writes.
func parseLook(s string) (look, error) {
	f := strings.Split(s, " | ")
	if len(f) != 4 {
		return look{}, fmt.Errorf("%q is no look: kind | language | scheme | width", s)
	}
	width, err := strconv.ParseInt(f[3], 10, 64)
	return look{f[0], f[1], f[2], width}, err
}

// narrow is the widest screen on which a page is looked at with all unfolded.
const narrow = 360

var (
	schemes = []string{"light", "dark"}
	widths  = []int64{320, narrow, 768, 1280, 1600}
	// telling are the kinds that every language is looked at in.
	telling = []string{"home", "guide", "law", "question of an amount", "result: price of machines, a single court"}
)

// rotated is how many looks are drawn from all there are.
const rotated = 24

// alwaysFile lists the looks that failed once. A look that fails is added to it; commit
// it with the fix.
const alwaysFile = "testdata/always.txt"

// choose are the looks of a run: every kind of page in three scripts, every language in
// the telling kinds, some of all that remain, and those that failed once. Scheme and
// width rotate with the seed.
func choose(kinds, all []string, seed uint64, always []look) []look {
	rnd := rand.New(rand.NewPCG(seed, 0))
	var out []look
	add := func(l look) {
		if !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	// Neighbours differ: half of the looks are at narrow screens, half at wide ones, and
	// the next run has it the other way round.
	turn := int(seed % 997)
	next := func(kind, lang string) {
		turn++
		width := widths[rnd.IntN(2)]
		if turn%2 == 0 {
			width = widths[2+rnd.IntN(len(widths)-2)]
		}
		add(look{kind, lang, schemes[turn/2%2], width})
	}
	for _, kind := range kinds {
		for _, lang := range langs {
			next(kind, lang)
		}
	}
	for _, lang := range all {
		for _, kind := range telling {
			if !slices.Contains(langs, lang) {
				next(kind, lang)
			}
		}
	}
	for range rotated {
		next(kinds[rnd.IntN(len(kinds))], all[rnd.IntN(len(all))])
	}
	for _, l := range always {
		if slices.Contains(kinds, l.kind) && slices.Contains(all, l.lang) {
			add(l)
		}
	}
	return out
}

func TestLooksRotate(t *testing.T) {
	kinds := append([]string{"a", "b"}, telling...)
	all := append(slices.Clone(langs), "th", "vi")
	kept := look{"a", "th", "dark", 320}
	seen := make(map[look]bool)
	for seed := range uint64(200) {
		some := choose(kinds, all, seed, []look{kept, {"gone", "en", "light", 320}})
		for _, l := range some {
			seen[l] = true
		}
		for _, must := range []func(look) bool{
			func(l look) bool { return l == kept },
			func(l look) bool { return l.kind == "b" && l.lang == "ar" },
			func(l look) bool { return l.kind == "home" && l.lang == "vi" },
		} {
			if !slices.ContainsFunc(some, must) {
				t.Fatalf("seed %d lacks a look that must be in every run: %v", seed, some)
			}
		}
		if !slices.Equal(some, choose(kinds, all, seed, []look{kept})) {
			t.Fatalf("seed %d gives other looks the second time", seed)
		}
	}
	if want := len(kinds) * len(all) * len(schemes) * len(widths); len(seen) != want {
		t.Errorf("%d looks were had in 200 runs, of %d that there are", len(seen), want)
	}
}

func readAlways(t *testing.T) []look {
	t.Helper()
	src, err := os.ReadFile(filepath.FromSlash(alwaysFile))
	if err != nil {
		t.Fatal(err)
	}
	var out []look
	for sc := bufio.NewScanner(bytes.NewReader(src)); sc.Scan(); {
		line, _, _ := strings.Cut(sc.Text(), "#")
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		l, err := parseLook(line)
		if err != nil {
			t.Fatalf("%s: %v", alwaysFile, err)
		}
		out = append(out, l)
	}
	return out
}

// keepAlways adds a look that failed to the list.
func keepAlways(t *testing.T, l look) {
	t.Helper()
	if slices.Contains(readAlways(t), l) {
		return
	}
	f, err := os.OpenFile(filepath.FromSlash(alwaysFile), os.O_APPEND|os.O_WRONLY, 0)
	if err == nil {
		_, err = fmt.Fprintln(f, l)
		if cerr := f.Close(); err == nil {
			err = cerr
		}
	}
	if err != nil {
		t.Error(err)
	}
	t.Logf("%q was added to build/e2e/%s: commit it with what mends it", l, alwaysFile)
}

// TestEveryKindOfPage looks at pages in two tabs. The tabs themselves see to it that the
// pages are quiet: no request to another host, nothing in the console, no violation of
// the policy.
func TestEveryKindOfPage(t *testing.T) {
	axe, err := os.ReadFile(filepath.Join("testdata", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	seed, err := built.Seed()
	if err != nil {
		t.Fatal(err)
	}
	all, err := built.Langs()
	if err != nil {
		t.Fatal(err)
	}
	places := make(map[string][]kind)
	for _, lang := range all {
		places[lang] = kinds(t, lang)
	}
	var names []string
	for _, k := range places[langs[0]] {
		names = append(names, k.name)
	}
	looks := choose(names, all, seed, readAlways(t))
	t.Logf("%d looks at %d kinds of page in %d languages; WENTU_SEED=%x repeats them", len(looks), len(names), len(all), seed)

	var mu sync.Mutex // guards looks and the list
	next := func() (l look, ok bool) {
		mu.Lock()
		defer mu.Unlock()
		if len(looks) == 0 {
			return l, false
		}
		l, looks = looks[0], looks[1:]
		return l, true
	}
	for _, name := range []string{"one tab", "another"} {
		t.Run(name, func(t *testing.T) {
			needBrowser(t)
			p := open(t)
			for l, ok := next(); ok; l, ok = next() {
				k := places[l.lang][slices.Index(names, l.kind)]
				if !t.Run(l.String(), func(t *testing.T) { p.lookAt(t, k, l, axe) }) {
					mu.Lock()
					keepAlways(t, l)
					mu.Unlock()
				}
			}
		})
	}
}

// lookAt looks at a page in a tab that goes on to other pages afterwards.
func (p *tab) lookAt(t *testing.T, k kind, l look, axe []byte) {
	of := p.t
	p.t = t
	defer func() { p.t = of }()
	defer p.quiet()
	p.media("", l.scheme)
	p.size(l.width, 800)
	p.look(k)
	p.written(l.lang)
	p.fits(l.kind)
	if l.width <= narrow {
		p.unfold()
		p.fits(l.kind + ", unfolded")
	}
	p.accessible(l.kind, axe)
	if k.name == "question of an amount" {
		p.typed("?")
		p.until("the error is said", `() => !!document.getElementById("errors")`)
		p.fits(l.kind + ", with an error")
		p.accessible(l.kind+", with an error", axe)
	}
	if k.name == "question of a place" {
		p.find("朝阳")
		p.until("the answers are offered", `() => document.querySelectorAll(".found a").length > 2`)
		p.fits(l.kind + ", with answers offered")
		p.accessible(l.kind+", with answers offered", axe)
	}
	// Whatever the screen was, no page is wider than the narrowest, open or not.
	p.size(320, 640)
	p.fits(l.kind + " at 320 px")
	p.unfold()
	p.fits(l.kind + " at 320 px, unfolded")
}
