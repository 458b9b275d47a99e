package e2e

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// inFrame evaluates an expression in the one frame of a page.
func inFrame(p *tab, expression string) string {
	p.t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		tree := call(p, page.GetFrameTree, cdp.Empty{})
		if len(tree.FrameTree.ChildFrames) == 1 {
			world := call(p, page.CreateIsolatedWorld, page.CreateIsolatedWorldParams{FrameID: tree.FrameTree.ChildFrames[0].Frame.ID})
			r, err := chromedp.Call(p.ctx, runtime.Evaluate, runtime.EvaluateParams{Expression: expression, ContextID: world.ExecutionContextID, ReturnByValue: new(true)})
			if err == nil && r.ExceptionDetails == nil && len(r.Result.Value) > 0 { // else another page takes its place
				return strings.Trim(string(r.Result.Value), `"`)
			}
		}
		if time.Now().After(end) {
			p.t.Fatalf("the frame does not answer: %s", expression)
		}
	}
}

// A court shows pages in frames of its own site, which is strict about what it loads.
func TestPagesInAFrame(t *testing.T) {
	for _, lang := range []string{"en", "ar"} {
		t.Run(lang, func(t *testing.T) {
			needBrowser(t)
			framed := newMoody(t).home // without a header that forbids frames
			host := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Type", "text/html")
				w.Header().Set("Content-Security-Policy", "default-src 'none'; frame-src "+framed)
				fmt.Fprintf(w, `<!doctype html><html lang="en"><title>A court</title><h1>A court</h1><iframe src="%s%s/finder/index.html" title="Find your court" width="320" height="600"></iframe>`, framed, lang)
			}))
			t.Cleanup(host.Close)
			p := openAt(t, "http://127.0.0.1:") // two origins
			call(p, page.Navigate, page.NavigateParams{URL: host.URL + "/"})
			until := func(what, expression, want string) {
				t.Helper()
				got := ""
				for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
					if got = inFrame(p, expression); got == want {
						return
					}
				}
				t.Fatalf("%s: %q, want %q", what, got, want)
			}
			until("head and foot", `[".top .fold", ".crumbs", ".foot ul"].map((s) => { const e = document.querySelector(s); return !!e && e.checkVisibility(); }).join()`, "false,false,false")
			if inFrame(p, `document.querySelector(".brand").checkVisibility() && document.scrollingElement.scrollWidth <= innerWidth ? "fits" : "no"`) != "fits" {
				t.Error("the mark is not shown, or the page is wider than the frame")
			}
			// The interview goes on in the frame, and what is not made for it outside.
			v := visitorOf(t, "T01")
			inFrame(p, `document.querySelector("main a.start").click(); "begun"`)
			until("the first question", `document.querySelector("main").className`, "main question")
			for _, s := range v.way()[:2] {
				// Only a page whose script has run takes along what was answered before.
				answer := option(answers(s.Fragment)[s.Fact])
				until("question of "+s.Fact, fmt.Sprintf(`document.readyState + " " + !!document.querySelector(%q)`, answer), "complete true")
				inFrame(p, fmt.Sprintf(`document.querySelector(%q).click(); "answered"`, answer))
			}
			until("the answers", `location.hash.split("=").length - 1 + ""`, "2")
			until("WebAssembly", `dispatchEvent(new Event("pointermove")), document.documentElement.dataset.wentu + ""`, "live")
			p.forgive("goes on without WebAssembly") // of pages that were left at once
			until("the wizard still has no head", `document.querySelector(".top .fold").checkVisibility() + ""`, "false")
			inFrame(p, `for (const a of [document.querySelector(".brand"), document.querySelector(".foot a") || document.querySelector(".crumbs a")]) a.addEventListener("click", (e) => e.preventDefault()); document.querySelector(".brand").click(); "pressed"`)
			if got := inFrame(p, `const b = document.querySelector(".brand"); b.target + " " + (b.href === location.href)`); got != "_blank true" {
				t.Errorf("the mark leads to the full page outside: %s", got)
			}
			inFrame(p, `{ const a = document.createElement("a"); a.href = new URL("../../rules/index.html", location.href).href; a.id = "out"; document.querySelector("main").append(a); a.addEventListener("click", (e) => e.preventDefault()); a.click(); } "pressed"`)
			if got := inFrame(p, `document.getElementById("out").target`); got != "_blank" {
				t.Errorf("a page that is not made for frames opens in %q", got)
			}
		})
	}
}
