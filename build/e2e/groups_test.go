package e2e

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"wentu/app/address"
)

// heading is a heading among the answers, and how many answers stand under it.
type heading struct {
	Text    string
	Answers int
}

func (p *tab) headings() []heading {
	p.t.Helper()
	return eval[[]heading](p, `() => [...document.querySelectorAll(".options > li")].reduce((all, li) => {
		const h = li.querySelector("h2");
		if (h) all.push({Text: h.innerText, Answers: 0});
		if (all.length) all.at(-1).Answers++;
		return all;
	}, [])`)
}

// TestLongListsOfAnswersHaveHeadings looks at the first question as it is without scripts and
// when WebAssembly has come.
func TestLongListsOfAnswersHaveHeadings(t *testing.T) {
	for _, lang := range some(t, langs, 1) {
		t.Run(lang, func(t *testing.T) {
			needBrowser(t)
			p := open(t)
			p.size(phoneWidth, phoneHeight)
			p.scriptsOff()
			at := addressOf(lang, first(visitorOf(t, "T01")), "")
			p.visit(at)
			static := p.headings()
			if len(static) < 4 {
				t.Fatalf("the first question has the headings %v, want four or more", static)
			}
			n := 0
			for _, h := range static {
				if h.Answers > 6 {
					t.Errorf("%d answers stand under the heading %q", h.Answers, h.Text)
				}
				n += h.Answers
			}
			if all := p.count(".options > li"); n != all {
				t.Errorf("%d of %d answers stand under a heading", n, all)
			}
			live := open(t)
			live.size(phoneWidth, phoneHeight)
			live.visit(at)
			live.live()
			if got := live.headings(); !slices.Equal(got, static) {
				t.Errorf("with WebAssembly the headings are %v, and were %v", got, static)
			}
		})
	}
}

// TestTheFirstAnswerIsInSight looks at every question on a phone.
func TestTheFirstAnswerIsInSight(t *testing.T) {
	for _, lang := range langs {
		t.Run(lang, func(t *testing.T) {
			needBrowser(t)
			p := open(t)
			p.size(phoneWidth, phoneHeight)
			p.scriptsOff()
			files, err := os.ReadDir(filepath.Join(site.dir, lang, address.Finder, "q"))
			if err != nil {
				t.Fatal(err)
			}
			pageOf := make(map[string]string) // one a fact
			for _, f := range files {
				name, ok := strings.CutSuffix(f.Name(), ".html")
				if fact := name[:max(0, strings.LastIndexByte(name, '-'))]; ok {
					pageOf[fact] = name
				}
			}
			lowest, at := 0.0, ""
			drawn := some(t, slices.Sorted(maps.Values(pageOf)), 16)
			for _, name := range drawn {
				p.visit(addressOf(lang, address.Place{Goal: address.Finder, Kind: address.Question, Name: name}, ""))
				end := eval[float64](p, `() => document.querySelector(".options a").getBoundingClientRect().bottom`)
				if end > phoneHeight {
					t.Errorf("%s: the first answer ends at %.0f of %d px", name, end, phoneHeight)
				}
				if end > lowest {
					lowest, at = end, name
				}
			}
			t.Logf("%d facts; the lowest first answer ends at %.0f px: %s", len(drawn), lowest, at)
		})
	}
}
