package ui

import (
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"wentu/app/address"
	"wentu/app/interview"
	"wentu/app/rules"
	"wentu/app/view"
)

// Run takes over the page in the browser. What boot.js hands over lies in the
// global wentu: the finder's data and the address of the language's folder. Where
// anything is amiss it returns, and the static page stays as it is. It does one thing
// at a time, so that a touch meanwhile is answered, by the static page.
func Run() {
	handed := app.Window().Get("wentu")
	if !handed.Truthy() {
		return
	}
	if handed.Get("tool").Truthy() {
		runTool(handed)
		return
	}
	breathe() // the program has only just started, which takes as long as anything below
	logic, words := []byte(handed.Get("logic").String()), []byte(handed.Get("words").String())
	handed.Delete("logic")
	handed.Delete("words")
	breathe()
	data, err := interview.Read(logic, words, breatheNow())
	if err != nil {
		app.Log("the data of the interview cannot be read:", err)
		return
	}
	data.SetToday(today())
	breathe()
	w := &wizard{data: data, root: handed.Get("root").String(), lex: &lex{words: view.Words(data.Words), dir: data.Dir}}
	w.before.title = handed.Get("title").String()
	w.compared = keptResults()
	for {
		at := href()
		s, problems, ok := w.read(at)
		if !ok {
			return
		}
		if s.Place.Kind == address.Result {
			for pause := breatheNow(); data.Ahead(); pause() {
			}
		}
		breathe()
		data.Certain()
		breathe()
		w.show(s, problems, breathe)
		breathe()
		// A page that is being touched, or left, must not be exchanged.
		for handed.Call("busy").Bool() {
			breathe()
		}
		if href() == at {
			break
		}
	}
	keepResults(w.compared)
	app.Route("/", func() app.Composer { return w })
	app.RunWhenOnBrowser()
}

// breathe lets the page do what has come up meanwhile. A short sleep would not: on a slow
// phone its time is over before the program has gone back to the browser.
func breathe() {
	done := make(chan struct{})
	f := app.FuncOf(func(app.Value, []app.Value) any {
		close(done)
		return nil
	})
	app.Window().Call("setTimeout", f)
	<-done
	f.Release()
}

// breatheNow is breathe for many small pieces of work: it lets some of them gather.
func breatheNow() func() {
	last := time.Now()
	return func() {
		if time.Since(last) > 8*time.Millisecond {
			breathe()
			last = time.Now()
		}
	}
}

// today is the day in China, where cases are filed.
func today() rules.Value {
	return rules.DateOf(civil(time.Now().In(time.FixedZone("", 8*60*60)).Date()))
}

func civil(y int, m time.Month, d int) (int, int, int) { return y, int(m), d }

// comparedKey is where the results of this visit are kept for comparison, in the
// session storage, a line each.
const comparedKey = "wentu.compared"

func keptResults() (fragments []string) {
	defer func() { _ = recover() }() // a browser may forbid storage: then nothing is kept
	text := app.Window().Get("sessionStorage").Call("getItem", comparedKey)
	if !text.Truthy() {
		return nil
	}
	return strings.Split(text.String(), "\n")
}

func keepResults(fragments []string) {
	defer func() { _ = recover() }() // see keptResults
	if len(fragments) > 0 {
		app.Window().Get("sessionStorage").Call("setItem", comparedKey, strings.Join(fragments, "\n"))
	}
}

func dom() app.Value { return app.Window().Get("document") }

func href() string { return app.Window().Get("location").Get("href").String() }

// document is what the wizard finds and must not lose.
type document struct {
	header, crumbs, footer view.HTML // with absolute links
	skip                   string
	title                  string // what follows the page's own title
	focus                  landmark
	unfolded               []landmark
	fields                 app.Value // where something is being typed
}

// OnInit runs while the static page is still there.
func (w *wizard) OnInit() {
	d := &w.before
	// Links around main, and the icon, must lead to the same place when the address
	// has changed.
	links := dom().Call("querySelectorAll", ".top a, .crumbs a, .foot a, link:not([rel=stylesheet])")
	for i := range links.Length() {
		a := links.Index(i)
		a.Call("setAttribute", "href", a.Get("href"))
	}
	d.header, d.crumbs, d.footer = outer(".page > .top"), outer(".page > .crumbs"), outer(".page > .foot")
	if e := dom().Call("querySelector", ".skip"); e.Truthy() {
		d.skip = e.Get("textContent").String()
	}
	anchor("none")
	d.focus = markOf(dom().Get("activeElement"))
	d.fields = dom().Call("querySelectorAll", "main input[id]")
	open := dom().Call("querySelectorAll", "details[open] > summary")
	for i := range open.Length() {
		d.unfolded = append(d.unfolded, markOf(open.Index(i)))
	}
}

// anchor says whether the browser scrolls after what stands in sight ("") or not ("none"): parts
// of the page that come a moment later than others would move it.
func anchor(how string) {
	dom().Get("documentElement").Get("style").Set("overflowAnchor", how)
}

func outer(selector string) view.HTML {
	e := dom().Call("querySelector", selector)
	if !e.Truthy() {
		return ""
	}
	return view.HTML(e.Get("outerHTML").String())
}

// OnMount runs when the wizard stands in the place of the static page, before the
// browser paints.
func (w *wizard) OnMount(ctx app.Context) {
	ctx.After(time.Second, func(app.Context) { anchor("") })
	for _, m := range w.before.unfolded {
		if e := m.find(); e.Truthy() {
			e.Get("parentElement").Set("open", true)
		}
	}
	if e := w.before.focus.find(); e.Truthy() {
		e.Call("focus", map[string]any{"preventScroll": true})
	}
	win := app.Window()
	for i := range w.before.fields.Length() {
		was := w.before.fields.Index(i)
		if e := win.GetElementByID(was.Get("id").String()); e.Truthy() {
			e.Set("value", was.Get("value")) // to the last key
		}
	}
	win.Set("onclick", nil) // go-app would take over every link
	w.listen(dom(), "click", func(e app.Value) { w.onClick(ctx, e) })
	w.listen(dom(), "submit", func(e app.Value) { w.onSubmit(ctx, e) })
	w.listen(win, "popstate", func(app.Value) { w.onBack(ctx) })
	win.Set("onpopstate", nil)
	h := win.Get("history")
	h.Set("scrollRestoration", "manual")
	w.listen(win, "pagehide", func(app.Value) { // the browser brings a page back to where it was
		h.Set("scrollRestoration", "auto")
		keepScroll()
	})
	w.listen(win, "pageshow", func(app.Value) { h.Set("scrollRestoration", "manual") })
	if at, ok := strings.CutPrefix(href(), w.root); !ok || address.ParsePlace(path(at)) != w.spot.Place || strings.Contains(at, "#") && strings.Contains(at, address.Queried) {
		// The page only went on to this one, or took answers out of a query.
		win.Get("history").Call("replaceState", nil, "", w.address(w.spot))
		w.arrive()
	} else {
		if y := keptScroll(); y > 0 {
			scrollTo(y)
		}
		w.prepare()
	}
	dom().Get("documentElement").Get("dataset").Set("wentu", "live")
	if form := dom().Call("querySelector", "form[data-typed]"); form.Truthy() && win.Get("wentu").Call("sent").Bool() {
		form.Call("requestSubmit")
	}
}

// path is an address without query and fragment.
func path(href string) string {
	href, _, _ = strings.Cut(href, "#")
	href, _, _ = strings.Cut(href, "?")
	return href
}

// OnDismount lets go of the page.
func (w *wizard) OnDismount() {
	for _, f := range w.undo {
		f()
	}
	w.undo = nil
}

func (w *wizard) listen(target app.Value, event string, f func(app.Value)) {
	fn := app.FuncOf(func(_ app.Value, args []app.Value) any {
		f(args[0])
		return nil
	})
	target.Call("addEventListener", event, fn)
	w.undo = append(w.undo, func() {
		target.Call("removeEventListener", event, fn)
		fn.Release()
	})
}

// onClick follows links to pages of the walk in place; all others stay ordinary.
func (w *wizard) onClick(ctx app.Context, e app.Value) {
	if e.Get("defaultPrevented").Bool() || e.Get("button").Int() != 0 ||
		e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool() || e.Get("shiftKey").Bool() || e.Get("altKey").Bool() {
		return
	}
	a := e.Get("target").Call("closest", "main a[href]")
	if !a.Truthy() || a.Call("hasAttribute", "target").Bool() {
		return
	}
	// The href of a link in a drawing is no string, so its attribute is resolved.
	href := app.Window().Get("URL").New(a.Call("getAttribute", "href"), href()).Get("href").String()
	s, problems, ok := w.read(href)
	if !ok {
		return
	}
	e.Call("preventDefault")
	ctx.Dispatch(func(ctx app.Context) { w.goTo(ctx, href, s, problems) })
}

// onSubmit takes a typed answer.
func (w *wizard) onSubmit(ctx app.Context, e app.Value) {
	form := e.Get("target")
	fact := form.Get("dataset").Get("typed")
	if !fact.Truthy() {
		return
	}
	e.Call("preventDefault")
	text := form.Get("elements").Get("typed").Get("value").String()
	if rate := form.Get("elements").Get("rate"); rate.Truthy() {
		if s := strings.TrimSpace(rate.Get("value").String()); s != "" {
			text += " × " + s
		}
	}
	ctx.Dispatch(func(ctx app.Context) {
		href, ok := w.answer(fact.String(), text)
		if !ok {
			ctx.Defer(func(app.Context) {
				w.setTitle()
				focus("errors")
			})
			return
		}
		if s, problems, ok := w.read(href); ok {
			w.goTo(ctx, href, s, problems)
		}
	})
}

// goTo shows another page and adds it to the history. The page that is left
// remembers how far it was scrolled.
func (w *wizard) goTo(ctx app.Context, href string, s interview.Spot, problems []string) {
	keepScroll()
	app.Window().Get("history").Call("pushState", nil, "", href)
	w.show(s, problems, nil)
	keepResults(w.compared)
	ctx.Defer(func(app.Context) {
		w.arrive()
		scrollTo(0)
	})
}

// keepScroll has the history remember how far the page is scrolled, in pixels.
func keepScroll() {
	win := app.Window()
	win.Get("history").Call("replaceState", map[string]any{"y": win.Get("scrollY")}, "")
}

// keptScroll is how far the page was scrolled when it was left, 0 for a new one.
func keptScroll() int {
	if st := app.Window().Get("history").Get("state"); st.Truthy() && st.Get("y").Truthy() {
		return st.Get("y").Int()
	}
	return 0
}

func scrollTo(y int) { app.Window().Call("scrollTo", 0, y) }

// onBack follows the browser's own way back and forth.
func (w *wizard) onBack(ctx app.Context) {
	s, problems, ok := w.read(href())
	if !ok {
		if !strings.HasPrefix(strings.TrimPrefix(href(), w.address(interview.Spot{Place: w.spot.Place})), "#") {
			app.Window().Get("location").Call("reload")
		}
		return
	}
	y := keptScroll()
	ctx.Dispatch(func(ctx app.Context) {
		delete(w.ahead, w.address(s)) // made without the answer that had been given
		w.show(s, problems, nil)
		ctx.Defer(func(app.Context) {
			w.arrive()
			focus("chosen") // the answer that was given
			scrollTo(y)
		})
	})
}

// arrive tells everyone that the page is another one: the title, the languages,
// and with the focus on the heading those who do not see it.
func (w *wizard) arrive() {
	w.setTitle()
	langs := dom().Call("querySelectorAll", ".top a[hreflang]")
	for i := range langs.Length() {
		a := langs.Index(i)
		a.Set("href", w.root+address.Sibling(a.Get("hreflang").String(), w.spot.Place.Path()))
	}
	if e := dom().Call("querySelector", ".crumbs [aria-current]"); e.Truthy() {
		e.Set("textContent", w.data.Title(w.spot))
	}
	focus("heading")
	w.prepare()
}

// setTitle names the document, which those hear first who do not see it.
func (w *wizard) setTitle() {
	title := w.data.DocumentTitle(w.spot)
	if w.wrong != "" {
		title = w.data.Words.T("interview.input.title", "Title", title)
	}
	dom().Set("title", title+w.before.title)
}

// prepare decodes what was put off, and makes the pages behind the answers, while the
// visitor reads the question, one at a time, so that an answer shows the next page at once on a slow phone too.
func (w *wizard) prepare() {
	links := dom().Call("querySelectorAll", "main .option, main .on")
	at := w.spot.Place
	i := 0
	more := true
	var idle app.Func
	wait := func() {
		if app.Window().Get("requestIdleCallback").Truthy() {
			app.Window().Call("requestIdleCallback", idle)
			return
		}
		app.Window().Call("setTimeout", idle, 200)
	}
	idle = app.FuncOf(func(app.Value, []app.Value) any {
		if i >= min(links.Length(), aheadPages/2) || w.spot.Place != at {
			idle.Release()
			return nil
		}
		if more = more && w.data.Ahead(); !more {
			w.lookAhead(links.Index(i).Get("href").String())
			i++
		}
		wait()
		return nil
	})
	wait()
}

func focus(id string) {
	if e := app.Window().GetElementByID(id); e.Truthy() {
		e.Call("focus", map[string]any{"preventScroll": id == "heading"})
	}
}

// landmark finds an element again in a page that was rendered anew: the n-th of its
// kind with the same text, or the one with the same id.
type landmark struct {
	id, tag, text string
	n             int
}

// textOf is the text without white space: the static page has some between elements
// that a rendered one has not.
func textOf(e app.Value) string {
	return strings.Join(strings.Fields(e.Get("textContent").String()), "")
}

func markOf(e app.Value) landmark {
	if !e.Truthy() {
		return landmark{}
	}
	tag := e.Get("tagName").String()
	if tag == "BODY" {
		return landmark{}
	}
	m := landmark{id: e.Get("id").String(), tag: tag, text: textOf(e)}
	same := dom().Call("getElementsByTagName", tag)
	for i := range same.Length() {
		switch o := same.Index(i); {
		case o.Equal(e):
			return m
		case textOf(o) == m.text:
			m.n++
		}
	}
	return m
}

func (m landmark) find() app.Value {
	if m.tag == "" {
		return app.ValueOf(nil)
	}
	if m.id != "" {
		return app.Window().GetElementByID(m.id)
	}
	same, n := dom().Call("getElementsByTagName", m.tag), 0
	for i := range same.Length() {
		if o := same.Index(i); textOf(o) == m.text {
			if n == m.n {
				return o
			}
			n++
		}
	}
	return app.ValueOf(nil)
}
