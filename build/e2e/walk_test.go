package e2e

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// walks are worked cases that end in each kind of result.
var walks = []struct{ name, id string }{
	{"price of machines, a single court", "T01"},
	{"the same, at the limit of 20 million", "T02"},
	{"cargo on the Yangtze, a special court", "T34"},
	{"arbitration clause, another way than a court", "T13"},
	{"Hong Kong claimant, several courts", "T10"},
	{"nothing connects the dispute with China", "T44"},
}

func TestWalkWithScriptsOff(t *testing.T) {
	for i, w := range walks {
		lang := langs[i%len(langs)]
		t.Run(lang+"/"+w.name, func(t *testing.T) {
			needBrowser(t)
			p := open(t)
			p.scriptsOff()
			p.visit(site.base + lang + "/index.html")
			p.walkFromHome(visitorOf(t, w.id), lang)
		})
	}
}

func TestWalkFromAFolderOnDisk(t *testing.T) {
	for i, lang := range some(t, langs, 1) {
		t.Run(lang, func(t *testing.T) {
			needBrowser(t)
			p := open(t)
			p.visit("file://" + filepath.ToSlash(site.dir) + "/" + lang + "/index.html")
			v := visitorOf(t, walks[2*i].id)
			p.walkFromHome(v, lang)
			if got := len(answers(p.fragment())); got < len(v.way()) {
				t.Errorf("%d answers were kept of %d", got, len(v.way()))
			}
		})
	}
}

// walkFromHome goes from the front page to the start of the finder, to the first
// question, and on by links alone.
func (p *tab) walkFromHome(v *visitor, lang string) {
	p.t.Helper()
	p.follow("main a.start")
	p.follow("main a.start")
	p.walk(v)
	p.showsOutcome(v, lang)
	p.need("the law it rests on", `main a[href*="/law/"]`)
	if v.Expect["appeal"] != nil {
		p.need("the court of appeal", ".appeal a")
	}
	if v.Expect["court"] != nil {
		p.need("the way to the court", `main a[href*="/courts/"]`)
	}
	if lang != "zh-Hans" {
		p.need("the official Chinese name", "h1 .zh[lang=zh-Hans], .court .zh[lang=zh-Hans], .prose [lang=zh-Hans]")
	}
	if p.askedForWasm() {
		p.t.Error("the binary was asked for")
	}
}

// showsOutcome checks that the page is the result that the case expects.
func (p *tab) showsOutcome(v *visitor, lang string) {
	p.t.Helper()
	if got, want := p.text("main.result h1"), v.outcome(lang).Title; !strings.Contains(got, want) {
		p.t.Errorf("the result is %q, want %q\n%s", got, want, p.where())
	}
	if want := "/" + lang + "/" + v.end().Next.Path(); !strings.Contains(p.where(), want) {
		p.t.Errorf("the result is not at %s\n%s", want, p.where())
	}
}

func TestKeyboardAlone(t *testing.T) {
	for i, way := range []string{"scripts off", "WebAssembly", "right to left"} {
		t.Run(way, func(t *testing.T) {
			needBrowser(t)
			lang := langs[i]
			v := visitorOf(t, "T13")
			p := open(t)
			if way == "scripts off" {
				p.scriptsOff()
			}
			p.visit(site.base + lang + "/finder/index.html")
			p.tabTo("main a.start")
			p.enter("main a.start")
			for p.count("main.question") > 0 {
				if way != "scripts off" {
					p.live()
				}
				before := p.fragment()
				p.skip()
				if got := p.fragment(); way != "scripts off" && before != "" && got != before {
					t.Errorf("the skip link changed the answers from %q to %q", before, got)
				}
				fact, offered := p.asked()
				answer := option(v.choose(fact, offered))
				if n, inside := p.tabTo(answer), p.count("main :is(a[href], summary, input, button)"); n > inside {
					t.Errorf("it takes %d presses to the answer, and the text has only %d places to stop at", n, inside)
				}
				p.enter(answer)
			}
			p.showsOutcome(v, lang)
		})
	}
}

// skip uses the link that leads past the head of the page. It is the first stop, and
// seen while it has the focus.
func (p *tab) skip() {
	p.t.Helper()
	eval[bool](p, `() => { document.body.tabIndex = -1; document.body.focus(); return true; }`)
	if n := p.tabTo(".skip"); n != 1 {
		p.t.Errorf("the skip link is stop %d", n)
	}
	p.key(kb.Enter)
	p.until("the focus is in the text", `() => !!document.activeElement.closest("main")`)
}

// enter presses the link that has the focus.
func (p *tab) enter(selector string) {
	p.t.Helper()
	end := p.target(selector)
	p.stamp()
	p.key(kb.Enter)
	p.arrived(end)
}
