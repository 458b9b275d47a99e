package e2e

import (
	"bytes"
	"strings"
	"testing"

	"wentu/app/address"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
)

// kind is a kind of page, by one that has much on it. Wizard pages are looked at
// when WebAssembly has taken over, as most visitors see them.
type kind struct {
	name, url string
	wizard    bool
}

func kinds(t *testing.T, lang string) []kind {
	t.Helper()
	plain := func(name, path string) kind { return kind{name, site.base + lang + "/" + path, false} }
	wizard := func(name string, at address.Place, fragment string) kind {
		return kind{name, addressOf(lang, at, fragment), true}
	}
	v := visitorOf(t, "T01")
	end := v.end()
	out := []kind{
		plain("home", "index.html"),
		plain("finder", "finder/index.html"),
		plain("guides", "guides/index.html"),
		plain("guide", "guides/sale-of-goods.html"),
		plain("courts", "courts/index.html"),
		plain("court", "courts/sc_ftz.html"),
		plain("laws", "law/index.html"),
		plain("law", "law/frj.html"),
		plain("law in parts", "law/cpl.html"),
		plain("decisions", "rules/index.html"),
		plain("decision", "rules/court-level.html"),
		plain("decision with many columns", "rules/court-finder.html"),
		plain("diagram", "rules/court-finder-diagram.html"),
		plain("certificate", "rules/certificate.html"),
		plain("notice", "notice.html"),
		{"calculator", site.base + lang + "/tools/fees.html", true},
		plain("not found", "404.html"),
		wizard("first question", first(v), ""),
		wizard("question of the day", address.Place{Goal: address.Finder, Kind: address.Question, Name: "as-of"}, ""),
		wizard("question of an amount", end.Question, v.before(end)),
		wizard("question of a place", placeQuestion(t).Question, v.before(placeQuestion(t))),
		wizard("check", address.Place{Goal: address.Finder, Kind: address.Check}, end.Fragment),
		wizard("check without answers", address.Place{Goal: address.Finder, Kind: address.Check}, ""),
		wizard("open", address.Place{Goal: address.Finder, Kind: address.Open}, "matter=contract&arbitration=?"),
	}
	for _, w := range walks {
		v := visitorOf(t, w.id)
		out = append(out, wizard("result: "+w.name, v.end().Next, v.end().Fragment))
	}
	return append(out, wizard("result without answers", end.Next, ""))
}

// look opens a page of the kind.
func (p *tab) look(k kind) {
	p.t.Helper()
	p.visit(k.url)
	if k.wizard {
		p.live()
	}
}

// unfold opens all that can be opened at a time.
func (p *tab) unfold() {
	p.t.Helper()
	eval[bool](p, `() => { for (const d of document.querySelectorAll("details")) d.open = true; return true; }`)
}

// fits fails the test when the page must be scrolled sideways, and when a line of its
// heading begins with what closes a phrase in Chinese.
func (p *tab) fits(name string) {
	p.t.Helper()
	if begins := p.lineOfMark(); begins != "" {
		p.t.Errorf("%s: a line of the heading begins with %s", name, begins)
	}
	for _, out := range eval[[]string](p, `() => [...document.querySelectorAll(".no")].filter((e) => {
		const list = e.closest("ol");
		if (!list || !e.getClientRects().length) return false;
		const r = e.getBoundingClientRect(), l = list.getBoundingClientRect();
		return r.left < l.left - 1 || r.right > l.right + 1;
	}).map((e) => e.parentElement.innerText.slice(0, 40))`) {
		p.t.Errorf("%s: a number stands outside its list: %s", name, out)
	}
	over := eval[[]string](p, `() => {
		if (document.scrollingElement.scrollWidth <= innerWidth) return [];
		const out = [...document.querySelectorAll("main *, header *, footer *")].filter((e) => {
			const r = e.getBoundingClientRect();
			return !e.closest(".hide, thead") && (r.right > innerWidth + 1 || r.left < -1);
		});
		return [document.scrollingElement.scrollWidth + " px", ...out.slice(0, 4).map((e) => e.outerHTML.slice(0, 120))];
	}`)
	if len(over) > 0 {
		p.t.Errorf("%s: the page is wider than the screen: %s", name, strings.Join(over, "\n\t"))
	}
}

// accessible fails the test on whatever axe finds, its good practices included.
func (p *tab) accessible(name string, axe []byte) {
	p.t.Helper()
	p.inject(string(axe))
	found := eval[[]string](p, `async () => {
		const r = await axe.run(document, {resultTypes: ["violations"]});
		return r.violations.map((v) => v.id + " (" + v.impact + "): " + v.help + v.nodes.slice(0, 3).map((n) => "\n\t" + n.target.join(" ") + "\n\t" + n.html.slice(0, 160) + "\n\t" + n.failureSummary.replace(/\s+/g, " ")).join(""));
	}`)
	for _, f := range found {
		p.t.Errorf("%s: %s", name, f)
	}
}

func TestRootLeadsToTheLanguage(t *testing.T) {
	needBrowser(t)
	t.Run("that the browser prefers", func(t *testing.T) {
		p := open(t)
		call(p, emulation.SetUserAgentOverride, emulation.SetUserAgentOverrideParams{UserAgent: "e2e", AcceptLanguage: "fr,ar-EG,en"})
		p.visitFor(site.base+"index.html", site.base+"ar/index.html")
		p.written("ar")
	})
	t.Run("that was chosen before", func(t *testing.T) {
		p := open(t)
		call(p, emulation.SetUserAgentOverride, emulation.SetUserAgentOverrideParams{UserAgent: "e2e", AcceptLanguage: "ar"})
		p.visit(site.base + "ar/index.html")
		p.follow(`.top a[hreflang="zh-Hans"]`)
		p.visitFor(site.base+"index.html", site.base+"zh-Hans/index.html")
	})
	t.Run("or lists them, with scripts off", func(t *testing.T) {
		p := open(t)
		p.scriptsOff()
		p.visit(site.base + "index.html")
		for _, lang := range langs {
			p.need("the language "+lang, `li[lang="`+lang+`"] a[hreflang="`+lang+`"]`)
		}
	})
}

func TestPaper(t *testing.T) {
	for _, lang := range some(t, langs, 1) {
		t.Run(lang, func(t *testing.T) {
			needBrowser(t)
			p := open(t)
			for _, k := range kinds(t, lang) {
				if !strings.HasPrefix(k.name, "result: price") && k.name != "guide" && k.name != "law" {
					continue
				}
				p.media("", "dark") // paper is white all the same
				p.look(k)
				p.media("print", "dark")
				p.usefulOnPaper()
				// A result names its articles, and has no room for what they say.
				if n := eval[int](p, `() => [...document.querySelectorAll(".article details.cite > div, .result details.cite")].filter((e) => !e.checkVisibility({contentVisibilityAuto: true}) || e.getBoundingClientRect().height < 10).length`); n > 0 {
					t.Errorf("%s: %d of %d citations cannot be read on paper", k.name, n, p.count("details.cite"))
				}
				if p.count("details.cite, .art") == 0 {
					t.Errorf("%s: there are no citations", k.name)
				}
				if got := eval[string](p, `() => getComputedStyle(document.body).backgroundColor + " " + getComputedStyle(document.querySelector("main h1")).color`); got != "rgb(255, 255, 255) rgb(0, 0, 0)" {
					t.Errorf("%s: the colours of paper and ink are %s", k.name, got)
				}
				pdf := call(p, page.PrintToPDF, page.PrintToPDFParams{})
				if at := eval[string](p, `() => location.href`); p.text(".foot .printed") != at || !eval[bool](p, `() => document.querySelector(".printed").checkVisibility()`) {
					t.Errorf("%s: the paper does not say its address, %s", k.name, at)
				}
				if !bytes.HasPrefix(pdf.Data, []byte("%PDF")) || len(pdf.Data) < 10_000 {
					t.Errorf("%s: the PDF has %d bytes", k.name, len(pdf.Data))
				}
			}
			for _, at := range []string{"risks/index.html", "my-risks/open.html"} { // with a field to find entries, and with links to more
				p.visit(site.base + lang + "/" + at)
				if p.count(".filter, .further") == 0 {
					t.Errorf("%s has nothing that is of no use on paper", at)
				}
				p.usefulOnPaper()
			}
		})
	}
}

// usefulOnPaper reports what is pressed, and stands on paper all the same.
func (p *tab) usefulOnPaper() {
	p.t.Helper()
	for _, shown := range eval[[]string](p, `() => [...document.querySelectorAll(".top nav, .crumbs, .skip, .actions, .filter, .further, .up, .foot nav, .foot ul")].filter((e) => e.checkVisibility()).map((e) => e.outerHTML.slice(0, 100))`) {
		p.t.Errorf("%s: this is of no use on paper: %s", eval[string](p, `() => location.pathname`), shown)
	}
}

func TestMissingPageIsAnswered(t *testing.T) {
	needBrowser(t)
	for _, lang := range langs {
		p := open(t)
		p.visit(site.base + lang + "/nowhere.html")
		p.written(lang)
		p.need("a way on", "main a[href]")
		if p.count(`link[rel=stylesheet]`) != 1 || !eval[bool](p, `() => document.styleSheets.length === 1 && document.styleSheets[0].cssRules.length > 0`) {
			t.Error("the page has no style")
		}
		p.forgive("404")
		p.follow(".top .brand")
	}
}
