package e2e

import (
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"wentu/app/address"
)

// press clicks several times where an element is, as fast as a hand does.
func (p *tab) press(selector string, times int64) {
	p.t.Helper()
	at := eval[[]float64](p, `(selector) => {
		const e = document.querySelector(selector);
		e.scrollIntoView({block: "center", behavior: "instant"});
		const r = e.getBoundingClientRect();
		return [r.left + r.width / 2, r.top + r.height / 2];
	}`, selector)
	for n := range times {
		for _, kind := range []input.DispatchMouseEventType{input.DispatchMouseEventTypeMousePressed, input.DispatchMouseEventTypeMouseReleased} {
			call(p, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: at[0], Y: at[1], Button: input.MouseButtonLeft, ClickCount: n + 1})
		}
	}
}

// A double click answers one question: the second half of it falls on the next page.
func TestADoubleClickAnswersOneQuestion(t *testing.T) {
	needBrowser(t)
	v := visitorOf(t, "T01")
	for _, live := range []bool{false, true} {
		p := open(t)
		release := p.holdWasm()
		p.visit(addressOf("en", first(v), ""))
		if live {
			release()
			p.live()
		}
		fact, offered := p.asked()
		selector := option(v.choose(fact, offered))
		end := p.target(selector)
		p.stamp()
		p.press(selector, 2)
		p.arrived(end)
		time.Sleep(500 * time.Millisecond) // what a second answer would take
		if got := p.fragment(); strings.Contains(got, "&") {
			t.Errorf("live %v: two questions were answered: %s", live, got)
		}
		release()
	}
}

// WebAssembly is started on a page without answers when somebody touches it, and not
// before: starting it holds a slow phone up.
func TestAPageWithoutAnswersStartsWhenItIsTouched(t *testing.T) {
	needBrowser(t)
	v := visitorOf(t, "T01")
	p := open(t)
	for _, place := range []address.Place{first(v), v.end().Next} {
		p.visit(addressOf("en", place, ""))
		p.until("the binary is there", `() => performance.getEntriesByType("resource").some((e) => e.name.endsWith(".wasm") && e.responseEnd > 0) && !document.querySelector("progress")`)
		time.Sleep(300 * time.Millisecond)
		if eval[bool](p, `() => document.documentElement.dataset.wentu === "live"`) {
			t.Errorf("nobody touched %s, and WebAssembly was started", place.Path())
		}
		p.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, 200, 200))
		p.until("a touch starts it", `() => document.documentElement.dataset.wentu === "live"`)
	}

	// With answers the page has something to say at once.
	p.visit(addressOf("en", v.way()[0].Next, v.way()[0].Fragment))
	p.until("answers start it", `() => document.documentElement.dataset.wentu === "live"`)
}

func TestReloadKeepsThePlaceOnThePage(t *testing.T) {
	needBrowser(t)
	v := visitorOf(t, "T01")
	p := open(t)
	p.size(360, 640)
	p.visit(addressOf("zh-Hans", v.end().Next, v.end().Fragment))
	p.live()
	eval[bool](p, `() => (scrollTo({top: 900, behavior: "instant"}), true)`)
	p.stamp()
	call(p, page.Reload, page.ReloadParams{})
	p.until("the page is loaded anew", `(n) => window.e2e !== n && document.readyState === "complete"`, p.mark)
	p.live()
	if y := eval[float64](p, `() => scrollY`); y != 900 {
		t.Errorf("the page was scrolled to 900 and is at %v", y)
	}
}

func TestTheTitleSaysThatSomethingIsWrong(t *testing.T) {
	needBrowser(t)
	v := visitorOf(t, "T01")
	p := open(t)
	var at step
	for _, s := range v.way() {
		if s.Fact == "amount" {
			break
		}
		at = s
	}
	p.visit(addressOf("en", at.Next, at.Fragment))
	p.live()
	was := eval[string](p, `() => document.title`)
	p.click("[name=typed]")
	p.do(chromedp.KeyEvent("much\r"))
	p.until("the page says what is wrong", `() => document.querySelector("#errors") !== null`)
	if got := eval[string](p, `() => document.title`); got != "Error: "+was {
		t.Errorf("the title is %q", got)
	}
	p.click("[name=typed]")
	eval[bool](p, `() => (document.querySelector("[name=typed]").select(), true)`)
	p.do(chromedp.KeyEvent("5000\r"))
	p.until("the answer is taken", `() => document.querySelector("#errors") === null`)
	if got := eval[string](p, `() => document.title`); strings.HasPrefix(got, "Error") {
		t.Errorf("the title is still %q", got)
	}
}

func TestTheLanguageSwitchKeepsTheAnchor(t *testing.T) {
	needBrowser(t)
	p := open(t)
	p.visit(site.base + "en/rules/court-finder.html#r2")
	p.stamp()
	p.click(".top a[hreflang=ar]")
	p.until("the Arabic page shows the row", `(n) => window.e2e !== n && location.pathname.endsWith("/ar/rules/court-finder.html") && location.hash === "#r2"`, p.mark)
}

// Some browsers refuse all storage, and reading it is an error there.
func TestWithoutCookies(t *testing.T) {
	needBrowser(t)
	v := visitorOf(t, "T01")
	p := open(t)
	call(p, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `
		for (const kind of ["localStorage", "sessionStorage"]) {
			Object.defineProperty(window, kind, {configurable: true, get() { throw new DOMException("Access is denied for this document.", "SecurityError"); }});
		}
	`})
	p.visit(addressOf("en", first(v), ""))
	p.live()
	p.walk(v)
	p.showsOutcome(v, "en")
}
