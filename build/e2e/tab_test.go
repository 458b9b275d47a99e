package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/fetch"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// patience is how long a test waits for what the page should do at once.
const patience = 15 * time.Second

// turns lets two tests use the browser at a time, which is what two cores carry.
var turns = make(chan struct{}, 2)

// needBrowser skips the test, or fails it, where there is no browser, and waits for
// its turn.
func needBrowser(t *testing.T) {
	t.Helper()
	if site.browser == nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(site.missing)
		}
		t.Skip(site.missing)
	}
	t.Parallel()
	turns <- struct{}{}
	t.Cleanup(func() { <-turns })
}

// tab is a tab in a profile of its own. Whatever it complains about, and whatever it
// asks of another host, fails its test.
type tab struct {
	t    testing.TB
	ctx  context.Context
	home string // the address of the site
	mark int    // of the document that is there

	mu       sync.Mutex
	console  []string
	requests []string
	sentWasm bool // when the binary was asked for
}

// open opens a tab.
func open(t testing.TB) *tab {
	t.Helper()
	return openAt(t, site.base)
}

// openAt opens a tab for the site at an address.
func openAt(t testing.TB, home string) *tab {
	t.Helper()
	p := &tab{t: t, home: home}
	ctx, cancel := chromedp.NewContext(site.browser, chromedp.WithNewBrowserContext(), chromedp.WithListener(p.hear))
	t.Cleanup(cancel)
	p.ctx = ctx
	p.do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		// Tabs that nobody looks at would get no idle time and no focus.
		_, err := cdp.Call(ctx, target, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
		return err
	}))
	p.size(1280, 900)
	t.Cleanup(p.quiet)
	return p
}

func (p *tab) hear(ev any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch ev := ev.(type) {
	case *runtime.EventConsoleAPICalled:
		var args []string
		for _, a := range ev.Args {
			args = append(args, strings.Trim(string(a.Value), `"`)+a.Description)
		}
		p.console = append(p.console, string(ev.Type)+": "+strings.Join(args, " "))
	case *runtime.EventExceptionThrown:
		text := ev.ExceptionDetails.Text
		if x := ev.ExceptionDetails.Exception; x != nil {
			text += " " + x.Description
		}
		p.console = append(p.console, "exception: "+text)
	case *log.EventEntryAdded:
		p.console = append(p.console, fmt.Sprintf("%s %s: %s %s", ev.Entry.Source, ev.Entry.Level, ev.Entry.Text, ev.Entry.URL))
	case *network.EventRequestWillBeSent:
		p.requests = append(p.requests, ev.Request.URL)
		p.sentWasm = p.sentWasm || strings.HasSuffix(ev.Request.URL, ".wasm")
	}
}

// quiet fails the test when the console says anything, policy violations among it,
// or when the tab left the site.
func (p *tab) quiet() {
	p.t.Helper()
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, s := range p.console {
		p.t.Errorf("the console says: %s", s)
	}
	folder := "file://" + site.dir + "/"
	for _, u := range p.requests {
		if !strings.HasPrefix(u, p.home) && !strings.HasPrefix(u, folder) && u != "about:blank" && !strings.HasPrefix(u, "data:") {
			p.t.Errorf("a request leaves the site: %s", u)
		}
	}
	p.console, p.requests = nil, nil
}

func (p *tab) askedForWasm() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.sentWasm
}

func (p *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, steps...); err != nil {
		p.t.Fatalf("%v\n%s", err, p.where())
	}
}

// call sends a command of the browser's protocol.
func call[P, R any](p *tab, cmd cdp.Command[P, R], params P) R {
	p.t.Helper()
	r, err := chromedp.Call(p.ctx, cmd, params)
	if err != nil {
		p.t.Fatalf("%v\n%s", err, p.where())
	}
	return r
}

func (p *tab) size(width, height int64) {
	p.t.Helper()
	call(p, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: height, DeviceScaleFactor: 1})
}

// media sets the medium ("" is the screen) and the colour scheme.
func (p *tab) media(medium, scheme string) {
	p.t.Helper()
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Media: medium, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	})
}

func (p *tab) scriptsOff() {
	p.t.Helper()
	call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
}

// holdWasm keeps the binary back until the function it gives is called, from the service
// worker too, whose requests are not those of the page.
func (p *tab) holdWasm() (release func()) {
	p.t.Helper()
	past := func(is bool) {
		call(p, network.SetBypassServiceWorker, network.SetBypassServiceWorkerParams{Bypass: is})
	}
	past(true)
	call(p, fetch.Enable, fetch.EnableParams{Patterns: []*fetch.RequestPattern{{URLPattern: "*.wasm"}}})
	return func() {
		p.t.Helper()
		call(p, fetch.Disable, cdp.Empty{})
		past(false)
	}
}

// script is a call of a JavaScript function.
func script(fn string, args []any) string {
	if args == nil {
		args = []any{}
	}
	b, err := json.Marshal(args)
	if err != nil {
		panic(err)
	}
	return "(" + fn + ")(..." + string(b) + ")"
}

// eval calls a function in the page. That works with the page's scripts off too.
func eval[V any](p *tab, fn string, args ...any) V {
	p.t.Helper()
	v, err := chromedp.Run(p.ctx, chromedp.Evaluate[V](script(fn, args), chromedp.EvalAwaitPromise))
	if err != nil {
		p.t.Fatalf("%v\n%s", err, p.where())
	}
	return v
}

// until waits for a function in the page to return true.
func (p *tab) until(what, fn string, args ...any) {
	p.t.Helper()
	end := time.Now().Add(patience)
	for {
		ok, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](script(fn, args)))
		if ok {
			return
		}
		// An error is normal while one page takes the place of another.
		if time.Now().After(end) {
			p.t.Fatalf("after %v it is not so that %s (%v)\n%s", patience, what, err, p.where())
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// where tells about the page, for messages.
func (p *tab) where() string {
	s, err := chromedp.Run(p.ctx, chromedp.Evaluate[string](`location.href + "\n" + (document.querySelector("main") || document.body).innerText.slice(0, 600)`))
	if err != nil {
		return "the page does not answer: " + err.Error()
	}
	return s
}

// stamp marks the document and its heading, so that it shows when another takes the
// place of either.
func (p *tab) stamp() {
	p.t.Helper()
	p.mark++
	eval[bool](p, `(n) => {
		window.e2e = n;
		const h = document.querySelector("h1");
		if (h) h.e2e = n;
		return true;
	}`, p.mark)
}

// visit opens an address and waits until it is loaded.
func (p *tab) visit(url string) {
	p.t.Helper()
	p.visitFor(url, url)
}

// visitFor opens an address that leads on to another.
func (p *tab) visitFor(url, end string) {
	p.t.Helper()
	p.stamp()
	if at, _, _ := strings.Cut(url, "#"); eval[string](p, `() => location.href.replace(/#.*/, "")`) == at {
		p.leave() // else the browser would only go to another place of the page it shows
	}
	if r := call(p, page.Navigate, page.NavigateParams{URL: url}); r.ErrorText != "" {
		p.t.Fatalf("%s: %s", url, r.ErrorText)
	}
	p.until("the page is "+end, `(end, n) => window.e2e !== n && location.href === end && document.readyState === "complete"`, end, p.mark)
}

// leave goes to an empty page.
func (p *tab) leave() {
	p.t.Helper()
	call(p, page.Navigate, page.NavigateParams{URL: "about:blank"})
	p.until("the page is empty", `() => location.href === "about:blank"`)
}

// live waits until WebAssembly has taken over, which on a first question it does when
// somebody touches the page.
func (p *tab) live() {
	p.t.Helper()
	p.until("WebAssembly has taken over", `() => {
		dispatchEvent(new Event("pointermove"));
		return document.documentElement.dataset.wentu === "live";
	}`)
}

// click presses the mouse on an element, which must be in sight and not covered.
func (p *tab) click(selector string) {
	p.t.Helper()
	at := eval[struct {
		X, Y float64
		Why  string
	}](p, `(selector) => {
		const e = document.querySelector(selector);
		if (!e) return {Why: "is not there"};
		e.scrollIntoView({block: "center", behavior: "instant"});
		const r = [...e.getClientRects()].find((r) => r.width > 1 && r.height > 1);
		if (!r) return {Why: "is not shown"};
		const x = r.left + r.width / 2, y = r.top + r.height / 2;
		const hit = document.elementFromPoint(x, y);
		if (!hit || !e.contains(hit)) return {Why: "is covered by " + (hit ? hit.outerHTML.slice(0, 120) : "nothing")};
		return {X: x, Y: y};
	}`, selector)
	if at.Why != "" {
		p.t.Fatalf("%s %s\n%s", selector, at.Why, p.where())
	}
	p.do(chromedp.MouseClickXY(at.X, at.Y))
}

// target is the file that a link leads to, as an address without query and fragment.
func (p *tab) target(selector string) string {
	p.t.Helper()
	return eval[string](p, `(selector) => {
		const a = document.querySelector(selector);
		return a ? new URL(a.getAttribute("href"), document.baseURI).href.replace(/[?#].*/, "") : "";
	}`, selector)
}

// follow clicks a link and waits for the page it leads to.
func (p *tab) follow(selector string) {
	p.t.Helper()
	end := p.target(selector)
	if end == "" {
		p.t.Fatalf("there is no link %s\n%s", selector, p.where())
	}
	p.stamp()
	p.click(selector)
	p.arrived(end)
}

// arrived waits for the next page since the stamp, loaded or shown in place.
func (p *tab) arrived(end string) {
	p.t.Helper()
	p.until("the page is "+end, `(end, n) => {
		const h = document.querySelector("h1");
		return location.href.replace(/[?#].*/, "") === end && document.readyState === "complete" && h && h.e2e !== n;
	}`, end, p.mark)
}

// inPlace reports whether the document is still the one that was marked.
func (p *tab) inPlace() bool {
	p.t.Helper()
	return eval[bool](p, `(n) => window.e2e === n`, p.mark)
}

// key presses a key.
func (p *tab) key(keys string) {
	p.t.Helper()
	p.do(chromedp.KeyEvent(keys))
}

// tabTo presses the tab key until the element has the focus, and checks that the
// focus can be seen at each stop. It returns the number of presses.
func (p *tab) tabTo(selector string) int {
	p.t.Helper()
	for n := range 100 {
		p.key(kb.Tab)
		at := eval[struct {
			There, Seen bool
			What        string
		}](p, `(selector) => {
			const e = document.activeElement;
			const s = getComputedStyle(e), r = e.getBoundingClientRect();
			return {
				There: e.matches(selector),
				Seen: e === document.body || s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2 && r.width > 1 && r.height > 1 && r.bottom > 0 && r.top < innerHeight,
				What: e.outerHTML.slice(0, 160),
			};
		}`, selector)
		if !at.Seen {
			p.t.Errorf("the focus cannot be seen on %s", at.What)
		}
		if at.There {
			return n + 1
		}
	}
	p.t.Fatalf("the tab key does not lead to %s\n%s", selector, p.where())
	return 0
}

// fragment is what stands behind # in the address.
func (p *tab) fragment() string {
	p.t.Helper()
	return eval[string](p, `() => location.hash.slice(1)`)
}

// text is what an element says, white space folded.
func (p *tab) text(selector string) string {
	p.t.Helper()
	return strings.Join(strings.Fields(eval[string](p, `(selector) => {
		const e = document.querySelector(selector);
		return e ? (e.innerText ?? e.textContent) : "";
	}`, selector)), " ")
}

func (p *tab) count(selector string) int {
	p.t.Helper()
	return eval[int](p, `(selector) => document.querySelectorAll(selector).length`, selector)
}

// need fails the test unless the page has what the selector says.
func (p *tab) need(what, selector string) {
	p.t.Helper()
	if p.count(selector) == 0 {
		p.t.Errorf("the page lacks %s (%s)\n%s", what, selector, p.where())
	}
}

// inject runs a script of ours in the page, past its policy.
func (p *tab) inject(src string) {
	p.t.Helper()
	if _, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](src+"\n;true")); err != nil {
		p.t.Fatal(err)
	}
}

// forgive strikes off what the console says with these words.
func (p *tab) forgive(words string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.console = slices.DeleteFunc(p.console, func(s string) bool { return strings.Contains(s, words) })
}
