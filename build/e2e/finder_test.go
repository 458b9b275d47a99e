package e2e

import (
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp/kb"

	"wentu/app/finder"
)

// Cases of the content that the tests walk: a machine maker's price, cargo on the
// Yangtze, an arbitration clause.
var walked = []string{"T01", "T34", "T13"}

// first is the first question.
func first(v *visitor) finder.Place { return v.d.Next(finder.Session{}) }

func TestWalkWithScriptsOff(t *testing.T) {
	for _, lang := range langs {
		for _, id := range walked {
			t.Run(lang+"/"+id, func(t *testing.T) {
				needBrowser(t)
				v := visitorOf(t, id)
				p := open(t)
				p.scriptsOff()
				p.visit(site.base + lang + "/index.html")
				p.follow("main a.start")
				p.follow("main a.start")
				p.walk(v)
				p.need("the outcome", "main.result h1")
				if got, want := p.text("main.result h1"), v.outcome(lang).Title; !strings.Contains(got, want) {
					t.Errorf("the result is %q, want %q", got, want)
				}
				p.need("a citation of the law", `main a[href*="/law/"]`)
				if v.Expect["appeal"] != nil {
					p.need("the court of appeal", ".appeal a")
				}
				if p.askedForWasm() {
					t.Error("the binary was loaded with scripts off")
				}
			})
		}
	}
}

func TestWalkFromAFolderOnDisk(t *testing.T) {
	needBrowser(t)
	v := visitorOf(t, "T01")
	p := open(t)
	p.visit("file://" + filepath.ToSlash(site.dir) + "/en/index.html")
	p.follow("main a.start")
	p.follow("main a.start")
	p.walk(v)
	if got, want := p.text("h1"), v.outcome("en").Title; !strings.Contains(got, want) {
		t.Errorf("the result is %q, want %q", got, want)
	}
	if p.askedForWasm() {
		t.Error("the binary cannot be fetched from a folder, and must not be asked for")
	}
}

func TestWebAssemblyTakesOverInTheMiddleOfAWalk(t *testing.T) {
	for _, lang := range langs {
		t.Run(lang, func(t *testing.T) {
			needBrowser(t)
			v := visitorOf(t, "T01")
			p := open(t)
			release := p.holdWasm()
			p.visit(address(lang, first(v), ""))
			p.walkTo(v, "place")
			before := answers(p.fragment())
			if len(before) < 4 {
				t.Fatalf("only these answers were kept before WebAssembly came: %v", before)
			}
			text := p.text("main")
			eval[bool](p, `() => { document.querySelector(".options li:nth-child(4) a").focus({preventScroll: true}); scrollTo(0, 300); return true; }`)
			focus, y := eval[string](p, `() => document.activeElement.href`), eval[float64](p, `() => scrollY`)

			release()
			p.live()
			if got := eval[string](p, `() => document.activeElement.href || document.activeElement.tagName`); strings.Split(got, "#")[0] != strings.Split(focus, "#")[0] {
				t.Errorf("the focus was on %s and is on %s", focus, got)
			}
			if got := eval[float64](p, `() => scrollY`); got != y {
				t.Errorf("the page was scrolled to %v and is at %v", y, got)
			}
			for _, line := range strings.SplitN(text, ".", 2)[:1] {
				if !strings.Contains(p.text("main"), line) {
					t.Errorf("the page said %q and does not any more", line)
				}
			}
			if got := answers(p.fragment()); !maps.Equal(got, before) {
				t.Errorf("the answers were %v and are %v", before, got)
			}

			p.walk(v)
			if !p.inPlace() {
				t.Error("an answer loaded a page")
			}
			if got, want := p.text("h1"), v.outcome(lang).Title; !strings.Contains(got, want) {
				t.Errorf("the result is %q, want %q", got, want)
			}
			p.need("why it is so", ".reasons li")
			p.need("what would change it", ".changes li")
			p.need("the basis", ".reasons .cite")
		})
	}
}

func TestBackAndForth(t *testing.T) {
	needBrowser(t)
	v := visitorOf(t, "T01")
	p := open(t)
	p.visit(address("en", first(v), ""))
	p.live()
	p.walkTo(v, "parties")
	here := p.text("h1")
	p.follow(option("foreign"))
	there := p.text("h1")
	eval[bool](p, `() => { history.back(); return true; }`)
	p.until("Back shows the question before", `(h) => document.querySelector("h1").innerText.trim() === h`, here)
	eval[bool](p, `() => { history.forward(); return true; }`)
	p.until("Forward shows the next one", `(h) => document.querySelector("h1").innerText.trim() === h`, there)
}

func TestIDoNotKnowLeavesTheOutcomesThatRemain(t *testing.T) {
	needBrowser(t)
	v := visitorOf(t, "T01")
	end := v.end()
	p := open(t)
	p.visit(address("en", end.Question, strings.TrimSuffix(end.Fragment, "&"+end.Fact+"="+end.Value)))
	p.live()
	eval[bool](p, `() => { document.querySelector(".unknown").open = true; return true; }`)
	p.follow(".unknown a.on")
	p.until("the outcomes that remain are shown", `() => document.querySelector("main").matches(".open") || !!document.querySelector("main.question")`)
	for p.count("main.question") > 0 {
		eval[bool](p, `() => { document.querySelector(".unknown").open = true; return true; }`)
		p.follow(".unknown a.on")
	}
	if n := p.count("main.open .remaining a"); n < 2 {
		t.Errorf("%d outcomes remain, want at least 2\n%s", n, p.where())
	}
}

func TestChangeKeepsTheOtherAnswers(t *testing.T) {
	needBrowser(t)
	v := visitorOf(t, "T01")
	end := v.end()
	p := open(t)
	p.visit(address("en", end.Next, end.Fragment))
	p.live()
	p.need("the other places that the claim may rest on", `.others a[href*="contract-link=agreed_performance"]`)
	p.follow(`main a[href*="check.html"]`)
	before := answers(p.fragment())
	p.follow(`main a[href*="q/place-"]`)
	p.follow(option("CQ_FTZ"))
	after := answers(p.fragment())
	if after["place"] != "CQ_FTZ" || after["matter"] != before["matter"] || after["parties"] != before["parties"] {
		t.Errorf("the answers were %v and are %v", before, after)
	}
	for p.count("main.question") > 0 {
		fact, offered := p.asked()
		p.follow(option(v.choose(fact, offered)))
	}
	p.need("both results side by side", ".compare tbody tr:nth-child(2)")
}

func TestTypedAmount(t *testing.T) {
	needBrowser(t)
	v := visitorOf(t, "T01")
	p := open(t)
	p.visit(address("en", first(v), ""))
	p.live()
	p.walkTo(v, "amount")
	p.click("input[name=typed]")
	p.key("lots")
	p.key(kb.Enter)
	p.until("the error is said and has the focus", `() => document.activeElement.id === "errors" && document.activeElement.innerText.includes("figures")`)
	if got := eval[string](p, `() => document.querySelector("input[name=typed]").value`); got != "lots" {
		t.Errorf("what was typed is lost: %q", got)
	}
	eval[bool](p, `() => { document.querySelector("input[name=typed]").select(); return true; }`)
	p.key("3,200,000")
	p.stamp()
	p.key(kb.Enter)
	p.until("the result is there", `() => !!document.querySelector("main.result")`)
	if got := answers(p.fragment())["amount"]; got != "3200000" {
		t.Errorf("the amount is %q", got)
	}
}

func TestSharedLinkAndBrokenLink(t *testing.T) {
	for _, lang := range langs {
		t.Run(lang, func(t *testing.T) {
			needBrowser(t)
			v := visitorOf(t, "T01")
			end := v.end()
			p := open(t) // a profile of its own
			p.visit(address(lang, end.Next, end.Fragment))
			p.live()
			p.need("the answers", ".margin dd")
			p.need("the reasons", ".reasons li")
			p = open(t)
			p.visit(address(lang, end.Next, "matter=war&colour=red"))
			p.live()
			p.need("what could not be read", ".notice")
		})
	}
}

func TestLanguageSwitchKeepsPageAndAnswers(t *testing.T) {
	needBrowser(t)
	v := visitorOf(t, "T01")
	p := open(t)
	p.visit(address("en", first(v), ""))
	p.live()
	p.walkTo(v, "place")
	before := p.fragment()
	p.click(`.top a[hreflang="ar"]`)
	p.until("the Arabic page is there", `() => document.documentElement.lang === "ar" && document.readyState === "complete"`)
	if got := p.fragment(); got != before {
		t.Errorf("the answers were %q and are %q", before, got)
	}
	if fact, _ := p.asked(); fact != "place" {
		t.Errorf("the page asks %q", fact)
	}
	if dir := eval[string](p, `() => document.documentElement.dir`); dir != "rtl" {
		t.Errorf("Arabic is written %q", dir)
	}
	p.live()
}

func TestKeyboardAlone(t *testing.T) {
	needBrowser(t)
	v := visitorOf(t, "T13")
	p := open(t)
	p.visit(site.base + "en/finder/index.html")
	p.tabTo(".skip")
	p.key(kb.Enter)
	p.tabTo("main a.start")
	end := p.target("main a.start")
	p.stamp()
	p.key(kb.Enter)
	p.arrived(end)
	p.live()
	for p.count("main.question") > 0 {
		fact, offered := p.asked()
		sel := option(v.choose(fact, offered))
		p.tabTo(sel)
		end := p.target(sel)
		p.stamp()
		p.key(kb.Enter)
		p.arrived(end)
	}
	p.need("the outcome", "main.result h1")
}

// kinds are the kinds of page, each by one that has much on it.
func kinds(t *testing.T, lang string) map[string]string {
	v := visitorOf(t, "T01")
	end := v.end()
	at := func(path string) string { return site.base + lang + "/" + path }
	return map[string]string{
		"home": at("index.html"), "start": at("finder/index.html"), "question": address(lang, end.Question, ""), "result": address(lang, end.Next, end.Fragment),
		"check": at("finder/check.html") + "#" + end.Fragment, "open": at("finder/open.html") + "#matter=contract",
		"guide": at("guides/sale-of-goods.html"), "guides": at("guides/index.html"), "court": at("courts/sc_ftz.html"), "courts": at("courts/index.html"),
		"law": at("law/frj.html"), "laws": at("law/index.html"), "rule": at("rules/court-level.html"), "rules": at("rules/index.html"),
		"notice": at("notice.html"), "not found": at("404.html"),
	}
}

func TestEveryKindOfPageIsAccessible(t *testing.T) {
	axe, err := os.ReadFile(filepath.Join("testdata", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range langs {
		for _, scheme := range []string{"light", "dark"} {
			t.Run(lang+"/"+scheme, func(t *testing.T) {
				needBrowser(t)
				p := open(t)
				p.media("", scheme)
				for kind, u := range kinds(t, lang) {
					p.visit(u)
					if strings.Contains(u, "/finder/") && !strings.HasSuffix(u, "finder/index.html") {
						p.live()
					}
					p.inject(string(axe))
					found := eval[[]string](p, `async () => {
						const r = await axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]});
						return r.violations.map((v) => v.id + ": " + v.help + ": " + v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join("; "));
					}`)
					for _, f := range found {
						t.Errorf("%s: %s", kind, f)
					}
				}
			})
		}
	}
}

func TestNothingIsWiderThanANarrowPhone(t *testing.T) {
	for _, lang := range langs {
		t.Run(lang, func(t *testing.T) {
			needBrowser(t)
			p := open(t)
			p.size(320, 640)
			for kind, u := range kinds(t, lang) {
				p.visit(u)
				if w := eval[float64](p, `() => document.scrollingElement.scrollWidth`); w > 320 {
					t.Errorf("%s: the page is %v px wide", kind, w)
				}
			}
		})
	}
}

func TestPaper(t *testing.T) {
	needBrowser(t)
	p := open(t)
	v := visitorOf(t, "T01")
	end := v.end()
	p.visit(address("en", end.Next, end.Fragment))
	p.live()
	p.media("print", "light")
	if eval[bool](p, `() => { const n = document.querySelector(".top nav"); return !!n && n.getClientRects().length > 0; }`) {
		t.Error("the navigation is printed")
	}
	pdf := call(p, page.PrintToPDF, page.PrintToPDFParams{})
	if len(pdf.Data) < 5000 {
		t.Errorf("the PDF has %d bytes", len(pdf.Data))
	}
}

func TestLanguageChoiceAtTheRoot(t *testing.T) {
	needBrowser(t)
	p := open(t)
	call(p, emulation.SetLocaleOverride, emulation.SetLocaleOverrideParams{Locale: "ar"})
	p.scriptsOff()
	p.visit(site.base + "index.html")
	for _, lang := range langs {
		p.need("the language "+lang, `a[hreflang="`+lang+`"]`)
	}
	if u, err := url.Parse(site.base); err != nil || u.Path != prefix {
		t.Fatalf("the site is not below %s: %v", prefix, err)
	}
}
