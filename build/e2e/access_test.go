package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp/kb"

	"wentu/app/address"
)

// before has a script run in every page before its own do.
func (p *tab) before(script string) {
	p.t.Helper()
	call(p, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
}

// end presses the browser's own Back.
func (p *tab) goBack(title string) {
	p.t.Helper()
	eval[bool](p, `() => { setTimeout(() => history.back()); return true; }`)
	p.until("Back shows "+title, `(title) => document.readyState === "complete" && document.querySelector("h1")?.innerText.replace(/\s+/g, " ").trim() === title`, title)
}

// A menu that stands over the page closes when it is left, and gives the focus back.
func TestThePhonesMenusClose(t *testing.T) {
	for _, live := range []bool{false, true} {
		name := map[bool]string{false: "before WebAssembly came", true: "with WebAssembly"}[live]
		t.Run(name, func(t *testing.T) {
			needBrowser(t)
			v := visitorOf(t, "T01")
			p := open(t)
			p.size(360, 740)
			release := p.holdWasm()
			p.visit(addressOf("en", first(v), ""))
			if live {
				release()
				p.live()
			}
			for _, menu := range []string{".fold.nav", ".fold.langs"} {
				p.click(menu + " > summary")
				p.need("an open menu", menu+"[open]")
				p.key(kb.Tab)
				p.key(kb.Escape)
				p.until("Escape closes the menu and gives the focus back", `(menu) => !document.querySelector(menu).open && document.activeElement === document.querySelector(menu + " > summary")`, menu)
				p.click(menu + " > summary")
				for range p.count(menu+" a") + 1 {
					p.key(kb.Tab)
				}
				p.until("whoever leaves the menu by keyboard closes it", `(menu) => !document.querySelector(menu).open && !document.activeElement.closest(menu)`, menu)
				p.click(menu + " > summary")
				p.click(".foot > div")
				p.until("a touch beside the menu closes it", `(menu) => !document.querySelector(menu).open`, menu)
			}
			p.click(".fold.nav > summary")
			fact, offered := p.asked()
			eval[bool](p, `(selector) => { document.querySelector(selector).click(); return true; }`, option(v.choose(fact, offered)))
			p.until("the next question has no open menu", `(fact) => document.querySelector(".options a")?.dataset.fact !== fact && !document.querySelector(".top details[open]")`, fact)
			release()
		})
	}
}

// What browsers' extensions and the toolbars of public sites put into a page stays, and
// the page stands there once.
func TestOthersElementsStay(t *testing.T) {
	for name, script := range map[string]string{
		"before the page": `document.body.prepend(other("first"))`,
		"after the page":  `document.body.append(other("last"))`,
		"on both sides":   `document.body.prepend(other("first"), other("page")); document.body.append(other("last"))`,
		"around the page": `const box = other("box"); document.body.append(box); box.append(document.querySelector(".page"))`,
	} {
		t.Run(name, func(t *testing.T) {
			needBrowser(t)
			v := visitorOf(t, "T01")
			p := open(t)
			p.before(`addEventListener("DOMContentLoaded", () => {
				const other = (name) => Object.assign(document.createElement("div"), {id: "x-" + name, className: name + " alien", tabIndex: 0});
				` + script + `;
			})`)
			p.visit(addressOf("en", first(v), ""))
			others := p.count(".alien")
			p.live()
			p.walk(v)
			p.showsOutcome(v, "en")
			if !p.inPlace() {
				t.Error("a page was loaded")
			}
			if n := p.count(".alien"); n != others || n == 0 {
				t.Errorf("%d elements of others were there, and %d are", others, n)
			}
			for _, once := range []string{"main", "h1", "header.top", "footer.foot"} {
				if n := p.count(once); n != 1 {
					t.Errorf("%d %s", n, once)
				}
			}
		})
	}
}

// A page that the browser has translated before the start is taken over whole.
func TestATranslatedPageIsTakenOver(t *testing.T) {
	needBrowser(t)
	v := visitorOf(t, "T01")
	p := open(t)
	p.before(`addEventListener("DOMContentLoaded", () => {
		document.title = "Übersetzt";
		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), all = [];
		while (texts.nextNode()) all.push(texts.currentNode);
		for (const t of all) {
			const font = document.createElement("font");
			font.append(document.createElement("font"));
			font.firstChild.textContent = "ü" + t.data;
			t.replaceWith(font);
		}
	})`)
	p.visit(addressOf("en", first(v), ""))
	p.live()
	fact, offered := p.asked()
	p.follow(option(v.choose(fact, offered)))
	if got, want := eval[string](p, `() => document.title`), p.text("h1")+" · "; !strings.HasPrefix(got, want) || strings.Contains(got, "Übersetzt") {
		t.Errorf("the title is %q, want %q…", got, want)
	}
	p.walk(v)
	p.showsOutcome(v, "en")
}

// Whoever hears the page hears with the heading what stands above it.
func TestTheHeadingSaysWhatStandsBefore(t *testing.T) {
	needBrowser(t)
	v := visitorOf(t, "T01")
	end := v.end()
	p := open(t)
	for _, tt := range []struct {
		at       address.Place
		fragment string
	}{
		{first(v), ""},
		{end.Next, ""},
		{end.Next, end.Fragment},
		{address.Place{Goal: address.Finder, Kind: address.Open}, "matter=contract&arbitration=?"},
	} {
		p.visit(addressOf("en", tt.at, tt.fragment))
		if tt.fragment != "" {
			p.live()
		}
		got := eval[string](p, `() => (document.querySelector("h1").getAttribute("aria-describedby") || "").split(" ").map((id) => document.getElementById(id)?.innerText).join(" ")`)
		if want := p.text(".kicker"); got != want || want == "" {
			t.Errorf("%s: with the heading is said %q, want %q", tt.at.Path(), got, want)
		}
		if result := tt.at.Kind == address.Result; strings.HasPrefix(eval[string](p, `() => document.title`), "Result: ") != result {
			t.Errorf("%s: the title is %q", tt.at.Path(), eval[string](p, `() => document.title`))
		}
	}
	p.visit(addressOf("en", end.Question, v.before(end)))
	p.live()
	p.follow(option(v.choose(end.Fact, []string{end.Value})))
	if got := eval[string](p, `() => document.title`); !strings.HasPrefix(got, "Result: ") {
		t.Errorf("a result shown in place has the title %q", got)
	}
}

func TestBackMarksTheAnswerThatWasGiven(t *testing.T) {
	needBrowser(t)
	v := visitorOf(t, "T01")
	p := open(t)
	p.size(360, 640)
	p.visit(addressOf("en", first(v), ""))
	p.live()
	p.walkTo(v, "place")
	title := p.text("h1")
	fact, offered := p.asked()
	answer := option(v.choose(fact, offered))
	p.click(answer)
	p.until("the next question is there", `(fact) => document.querySelector(".options a").dataset.fact !== fact`, fact)
	p.goBack(title)
	p.until("the answer given is marked, has the focus and is in sight", `(answer) => {
		const a = document.querySelector(answer), r = a.getBoundingClientRect();
		return a === document.activeElement && a.ariaCurrent === "true" && a.querySelector(".chosen") && r.top >= 0 && r.bottom <= innerHeight;
	}`, answer)
	if n := p.count(".option[aria-current]"); n != 1 {
		t.Errorf("%d answers are marked", n)
	}
}

func TestChangeCountsWhatIsLeftAndLeadsBack(t *testing.T) {
	needBrowser(t)
	v := visitorOf(t, "T01")
	end := v.end()
	p := open(t)
	p.visit(addressOf("en", address.Place{Goal: address.Finder, Kind: address.Check}, end.Fragment))
	p.live()
	way := v.way()
	p.follow(`.rows a[href*="q/` + strings.TrimSuffix(way[0].Question.Name, ".html") + `"]`)
	// The number of questions that any way from here could have beyond those answered.
	var n int
	for _, f := range strings.Fields(p.text(".kicker")) {
		if f[0] >= '0' && f[0] <= '9' {
			n = int(f[0] - '0')
			if len(f) > 1 {
				n = 10*n + int(f[1]-'0')
			}
		}
	}
	p.visit(addressOf("en", way[0].Question, ""))
	before := p.text(".kicker")
	p.visit(addressOf("en", address.Place{Goal: address.Finder, Kind: address.Check}, end.Fragment))
	p.live()
	p.follow(`.rows a[href*="q/place-"]`)
	if got := p.text(".kicker"); strings.Contains(got, "more questions") && got == before || n > 20 {
		t.Errorf("after a change %q", got)
	}
	p.follow(".back")
	p.need("the answers, where the change began", "main.answers")
	if p.fragment() != end.Fragment {
		t.Errorf("the answers were %q and are %q", end.Fragment, p.fragment())
	}
}

// The skip link leaves no trace in the address, which WebAssembly would take for a place.
func TestTheSkipLinkDoesNotKeepWebAssemblyFromStarting(t *testing.T) {
	needBrowser(t)
	v := visitorOf(t, "T01")
	p := open(t)
	release := p.holdWasm()
	p.visit(addressOf("en", first(v), ""))
	p.skip()
	if got := p.fragment(); got != "" {
		t.Errorf("the address has #%s", got)
	}
	release()
	p.live()
	// Nor does a link of another's that names a place.
	p.visit(addressOf("en", first(v), "") + "#main")
	p.live()
	fact, offered := p.asked()
	p.follow(option(v.choose(fact, offered)))
	if !p.inPlace() {
		t.Error("a page was loaded")
	}
}

func TestAllLanguagesAreShownToWhoeverAsks(t *testing.T) {
	needBrowser(t)
	p := open(t)
	p.visit(site.base + "en/guides/index.html")
	p.follow(`.foot a[href*="index.html#languages"]`)
	p.need("the list of languages", "ul.languages a[hreflang=ar]")
	if got := eval[string](p, `() => location.pathname`); strings.HasSuffix(got, "/en/index.html") {
		t.Error("the page went on to a language")
	}
}

// What somebody has selected is not taken from under his hands.
func TestASelectionOutlivesTheStart(t *testing.T) {
	needBrowser(t)
	v := visitorOf(t, "T01")
	p := open(t)
	release := p.holdWasm()
	p.visit(addressOf("en", v.way()[0].Next, v.way()[0].Fragment))
	selected := eval[string](p, `() => { getSelection().selectAllChildren(document.querySelector("h1")); return getSelection().toString(); }`)
	release()
	p.until("the binary is there", `() => performance.getEntriesByType("resource").some((e) => e.name.endsWith(".wasm") && e.responseEnd > 0) && !document.querySelector("progress")`)
	eval[bool](p, `() => new Promise((ok) => setTimeout(ok, 1500, true))`)
	if got := eval[string](p, `() => getSelection().toString()`); got != selected || got == "" {
		t.Errorf("%q was selected, and %q is", selected, got)
	}
	eval[bool](p, `() => (getSelection().removeAllRanges(), true)`)
	p.live()
}

func TestABinaryThatHangsIsGivenUpWithAWord(t *testing.T) {
	needBrowser(t)
	v := visitorOf(t, "T01")
	p := open(t)
	p.before(`{ const set = setTimeout; window.setTimeout = (f, ms, ...more) => set(f, ms >= 30000 ? 300 : ms, ...more); }`)
	release := p.holdWasm()
	p.visit(addressOf("en", first(v), ""))
	p.until("it is given up, and said", `() => !document.querySelector("progress") && !!document.querySelector("p.boot[role=status]")?.innerText`)
	p.forgive("the interview goes on without WebAssembly")
	fact, offered := p.asked()
	p.follow(option(v.choose(fact, offered)))
	p.forgive("the interview goes on without WebAssembly")
	release()
}

// What no longer fits is said at once.
func TestAnAnswerThatNoLongerFitsIsAnnounced(t *testing.T) {
	needBrowser(t)
	v := visitorOf(t, "T01")
	p := open(t)
	p.visit(addressOf("en", v.end().Next, "matter=war"))
	p.live()
	p.need("an announcement", ".notice[role=alert]")
}
