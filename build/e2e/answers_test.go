package e2e

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"wentu/app/address"
	"wentu/app/interview"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp/kb"

	"wentu/app/view"
)

func TestIDoNotKnowGoesOnAndLeavesTheOutcomesThatRemain(t *testing.T) {
	for _, lang := range some(t, langs, 1) {
		t.Run(lang, func(t *testing.T) {
			needBrowser(t)
			v := visitorOf(t, "T01")
			p := open(t)
			p.visit(addressOf(lang, first(v), ""))
			p.live()
			p.walkTo(v, "place")
			var open []string
			for p.count("main.question") > 0 {
				fact, _ := p.asked()
				open = append(open, fact)
				p.click(".unknown > summary")
				at := address.ParsePlace(eval[string](p, `() => location.pathname.split("/").slice(-3).join("/")`))
				if q := v.d.View(interview.Spot{Place: at, Session: v.session(p.fragment())}).(*view.Question); q.Unknown.Branches != nil {
					p.need("what depends on it", ".unknown .branches")
				}
				p.follow(".unknown a.on")
				if answers(p.fragment())[fact] != ".u" {
					t.Fatalf("the page forgot that %s is not known: %s", fact, p.fragment())
				}
			}
			if n := p.count("main.open .remaining a"); n < 2 {
				t.Errorf("%d outcomes remain after %v\n%s", n, open, p.where())
			}
			p.need("the outcome of the case among those that remain", `.remaining a[href*="`+v.end().Next.Path()[len(address.Finder+"/"):]+`"]`)
			p.need("the questions that decide", ".deciding a")

			// Whoever has found out goes on from there.
			p.follow(".deciding a")
			p.walk(v)
			for p.count("main.open .deciding a") > 0 {
				p.follow(".deciding a")
				p.walk(v)
			}
			p.showsOutcome(v, lang)
		})
	}
}

func TestChangeKeepsTheOtherAnswers(t *testing.T) {
	for _, lang := range some(t, langs, 1) {
		t.Run(lang, func(t *testing.T) {
			needBrowser(t)
			v := visitorOf(t, "T01")
			end := v.end()
			p := open(t)
			p.visit(addressOf(lang, end.Next, end.Fragment))
			p.live()
			p.need("the other places that the claim may rest on", `.others a[href*="contract-link=agreed_performance"]`)
			p.follow(`.actions a[href*="check.html"]`)
			before := answers(p.fragment())
			if rows := p.count("main.answers .rows > div"); rows != len(before) {
				t.Errorf("%d answers are shown of %d", rows, len(before))
			}
			p.follow(`.rows a[href*="q/place-"]`)
			if got := p.text(".option[aria-current] .label"); got == "" {
				t.Error("the page does not show what was answered before")
			}
			p.follow(option("CQ_FTZ"))
			before["place"] = "CQ_FTZ"
			if after := answers(p.fragment()); !maps.Equal(after, before) {
				t.Errorf("the answers are %v, want %v", after, before)
			}
			p.walk(v)
			if !p.inPlace() {
				t.Error("a page was loaded")
			}
			if got, want := p.text("h1"), data(t, lang).Outcomes["cq_ftz"].Title; !strings.Contains(got, want) {
				t.Errorf("the result is %q, want %q", got, want)
			}
			p.need("both results side by side", ".compare li:nth-child(2)")
		})
	}
}

func TestTypedAmount(t *testing.T) {
	for _, tt := range []struct{ lang, wrong, right string }{
		{"zh-Hans", "很多", "3,200,000元"},
		{"en", "lots", "3,200,000"},
		{"ar", "كثير", "٣٬٢٠٠٬٠٠٠"},
	} {
		t.Run(tt.lang, func(t *testing.T) {
			needBrowser(t)
			v := visitorOf(t, "T01")
			p := open(t)
			p.visit(addressOf(tt.lang, first(v), ""))
			p.live()
			p.walkTo(v, "amount")
			before := p.fragment()
			p.stamp()
			for _, wrong := range []string{"", tt.wrong} {
				_, said := data(t, tt.lang).Answer(v.session(before), "amount", wrong)
				if said == "" {
					t.Fatalf("%q is taken for an amount", wrong)
				}
				p.typed(wrong)
				p.until("the error is said, and has the focus", `(said) => document.activeElement.id === "errors" && document.activeElement.innerText.includes(said)`, said)
				p.need("the error at the field", `[aria-invalid=true][aria-describedby~=typed-error]`)
				if got := p.text("#typed-error"); got != said {
					t.Errorf("the field says %q, want %q", got, said)
				}
				if got := eval[string](p, `() => document.getElementById("typed").value`); got != wrong {
					t.Errorf("%q was typed, and the field has %q", wrong, got)
				}
				p.click("#errors a")
				p.until("the error leads to the field", `() => document.activeElement.id === "typed"`)
				if got := p.fragment(); got != before {
					t.Errorf("the answers were %q and are %q", before, got)
				}
			}
			p.typed("500.000 K")
			p.until("both readings are offered", `() => document.querySelectorAll("#errors .option").length === 2`)
			p.typed(tt.right)
			p.until("the amount leads on", `() => !document.querySelector("#typed")`)
			if got := answers(p.fragment())["amount"]; got != "3200000" {
				t.Errorf("the amount is %q", got)
			}
			p.walk(v)
			p.showsOutcome(v, tt.lang)
			if !p.inPlace() {
				t.Error("a page was loaded")
			}
		})
	}
}

// What is typed while WebAssembly comes is not cut off, and what is sent before waits for it.
func TestWhatIsTypedOutlivesTheStart(t *testing.T) {
	v := visitorOf(t, "T01")
	at := v.way()[slices.IndexFunc(v.way(), func(s step) bool { return s.Fact == "amount" })]
	for name, before := range map[string]string{"started by a touch": "", "started at once": v.before(at)} {
		t.Run(name, func(t *testing.T) {
			needBrowser(t)
			p := open(t)
			release := p.holdWasm()
			p.visit(addressOf("en", at.Question, before))
			p.click("#typed")
			for i, key := range "15000000" {
				p.key(string(key))
				if i == 3 {
					release()
				}
				time.Sleep(150 * time.Millisecond)
			}
			p.live()
			if got := eval[string](p, `() => document.activeElement.id + " " + document.activeElement.value`); got != "typed 15000000" {
				t.Errorf("when WebAssembly had come, the focus and what was typed are %q", got)
			}
			p.key(kb.Enter)
			p.until("the amount is given", `() => location.hash.includes("amount=15000000")`)
		})
	}
	t.Run("sent before", func(t *testing.T) {
		needBrowser(t)
		p := open(t)
		release := p.holdWasm()
		p.visit(addressOf("en", at.Question, v.before(at)))
		p.typed("15 million")
		release()
		p.until("the amount is given", `() => location.hash.includes("amount=15000000")`)
		if got := answers(p.fragment()); got["matter"] != answers(at.Fragment)["matter"] {
			t.Errorf("the other answers are not kept: %v", got)
		}
	})
	t.Run("never", func(t *testing.T) {
		needBrowser(t)
		p := open(t)
		p.scriptsOff()
		p.visit(addressOf("en", at.Question, ""))
		if eval[bool](p, `() => document.getElementById("typed").checkVisibility()`) {
			t.Error("with scripts off there is a field that nothing reads")
		}
	})
}

// typed puts a text into the field and sends it.
func (p *tab) typed(text string) {
	p.t.Helper()
	p.click("#typed")
	eval[bool](p, `() => { document.getElementById("typed").select(); return true; }`)
	p.key(kb.Backspace)
	call(p, input.InsertText, input.InsertTextParams{Text: text})
	p.key(kb.Enter)
}

func TestStartAgainForgetsAllAndUntilThenHomeLeadsBack(t *testing.T) {
	needBrowser(t)
	v := visitorOf(t, "T01")
	p := open(t)
	p.visit(addressOf("en", first(v), ""))
	p.live()
	p.walk(v)
	kept := p.fragment()
	p.follow(".top .brand")
	p.until("the front page leads back", `() => !document.querySelector("a[data-resume]").hidden`)
	p.follow("a[data-resume]")
	p.live() // with the answers the page shows more, and what stands below moves
	if p.fragment() != kept {
		t.Errorf("the answers were %q and are %q", kept, p.fragment())
	}
	p.showsOutcome(v, "en")

	eval[bool](p, `() => { for (const d of document.querySelectorAll("details:has(a.again)")) d.open = true; return true; }`)
	p.follow("a.again")
	if got := p.fragment(); got != "" {
		t.Errorf("the answers are still there: %q", got)
	}
	p.follow(".top .brand")
	if !eval[bool](p, `() => document.querySelector("a[data-resume]").hidden && JSON.stringify({...sessionStorage}).indexOf("matter") < 0`) {
		t.Errorf("something is remembered: %s", eval[string](p, `() => JSON.stringify({...sessionStorage})`))
	}
}

// Other programs of the same host share the storage: what is found there leads to a page
// of an interview, or nowhere.
func TestStorageLeadsOutOfNoInterview(t *testing.T) {
	needBrowser(t)
	p := open(t)
	for _, kept := range []string{
		"finder/../../../../evil#a=b", "finder/q/../../../index.html#x=1", "finder/..%2f..%2fevil.html#a=b", "finder/.html#a=b",
		"//evil.example/finder/q/matter.html#a=b", "javascript:alert(1)//finder/q/a.html#a=b", "finder/q/matter.html", "guides/filing.html#a=b", "finder\\..\\a.html#a=b", "", "#", "null",
	} {
		p.visit(site.base + "en/" + address.Home)
		eval[bool](p, `(kept) => { sessionStorage.setItem("wentu", kept); return true; }`, kept)
		p.reload()
		if href := eval[string](p, `() => { const a = document.querySelector("a[data-resume]"); return a.hidden ? "" : a.href; }`); href != "" {
			t.Errorf("%q leads to %s", kept, href)
		}
	}
}

func TestSharedLinkGivesTheSameAnswers(t *testing.T) {
	for _, lang := range some(t, langs, 1) {
		t.Run(lang, func(t *testing.T) {
			needBrowser(t)
			v := visitorOf(t, "T01")
			p := open(t)
			p.visit(addressOf(lang, first(v), ""))
			p.live()
			p.walk(v)
			link, said := eval[string](p, `() => location.href`), p.text(".margin .known")

			other := open(t) // a profile of its own
			other.visit(link)
			other.live()
			other.showsOutcome(v, lang)
			if got := other.text(".margin .known"); got != said || said == "" {
				t.Errorf("the answers were\n%s\nand are\n%s", said, got)
			}
			r := data(t, lang).View(interview.Spot{Place: v.end().Next, Session: v.session(v.end().Fragment)}).(*view.Result)
			if got := other.count(".margin .known > div"); got != len(r.Known) {
				t.Errorf("%d answers are shown of %d", got, len(r.Known))
			}
		})
	}
}

func TestBrokenLinkIsSaidInWords(t *testing.T) {
	for _, lang := range some(t, langs, 1) {
		t.Run(lang, func(t *testing.T) {
			needBrowser(t)
			v := visitorOf(t, "T01")
			for _, broken := range []string{"matter=war&colour=red", "amount=lots&matter=contract", "matter=%E0%A4%A&parties=foreign"} {
				_, said := data(t, lang).ParseFragment(broken)
				if len(said) == 0 {
					t.Fatalf("%q is not broken", broken)
				}
				p := open(t)
				p.visit(addressOf(lang, v.end().Next, broken))
				p.live()
				for _, s := range said {
					if got := p.text(".notice"); !strings.Contains(got, s) {
						t.Errorf("%s: the page says %q, want %q", broken, got, s)
					}
				}
			}
		})
	}
}

func TestLanguageSwitchKeepsPageAndAnswers(t *testing.T) {
	for _, wasm := range []bool{false, true} {
		name := map[bool]string{false: "before WebAssembly came", true: "with WebAssembly"}[wasm]
		t.Run(name, func(t *testing.T) {
			needBrowser(t)
			v := visitorOf(t, "T01")
			p := open(t)
			if !wasm {
				p.holdWasm()
			}
			p.visit(addressOf("zh-Hans", first(v), ""))
			arrived := func() {
				if wasm {
					p.live()
				}
			}
			arrived()
			p.walkTo(v, "place")
			for _, lang := range []string{"en", "ar", "zh-Hans", "ar"} {
				before := p.fragment()
				p.follow(`.top a[hreflang="` + lang + `"]`)
				arrived()
				if got := p.fragment(); got != before || got == "" {
					t.Errorf("%s: the answers were %q and are %q", lang, before, got)
				}
				if fact, _ := p.asked(); fact != "place" {
					t.Errorf("%s: the page asks %q", lang, fact)
				}
				p.written(lang)
			}
			p.walk(v)
			p.showsOutcome(v, "ar")
			before := p.fragment()
			p.follow(`.top a[hreflang="en"]`)
			arrived()
			p.written("en")
			p.showsOutcome(v, "en")
			if got := p.fragment(); got != before {
				t.Errorf("the answers were %q and are %q", before, got)
			}
		})
	}
}

// written checks what the document says of its language and direction.
func (p *tab) written(lang string) {
	p.t.Helper()
	dir := "ltr"
	if strings.HasPrefix(lang, "ar") {
		dir = "rtl"
	}
	got := eval[string](p, `() => document.documentElement.lang + " " + document.documentElement.dir + " " + getComputedStyle(document.body).direction`)
	if want := lang + " " + dir + " " + dir; got != want {
		p.t.Errorf("the page is %q, want %q", got, want)
	}
	if at := eval[string](p, `() => document.querySelector(".top .langs a[aria-current]").hreflang`); at != lang {
		p.t.Errorf("the head shows %q as the language", at)
	}
}
