package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"wentu/app/address"
	"wentu/app/interview"
	"wentu/app/markup"
	"wentu/app/view"
)

// wizard is the root component in the browser. It takes over the static page of
// the walk that the visitor is on, in place, and goes on from there: the address
// says which page and which answers, as it did before.
type wizard struct {
	app.Compo

	data *interview.Data
	lex  *lex
	root string // address of the language's folder, ending in a slash

	spot     interview.Spot
	came     interview.Spot // where the visitor was before
	problems []string       // what could not be read in the address, or leads elsewhere now
	compared []string       // answers that led to results in this visit, the oldest first
	typed    string         // what was typed and is not an answer
	wrong    string         // why it is not

	page   rendered            // what is shown, made when the spot changes
	ahead  map[string]rendered // pages by address, made while the visitor reads
	before document            // what was there when the wizard came
	undo   []func()
}

// read tells which spot an address means. It reports false for every page that is not
// of this interview, and for an anchor on a page. A page that is no longer there, the
// one that goes on, and one that the answers contradict stand for where they lead.
func (w *wizard) read(href string) (s interview.Spot, problems []string, ok bool) {
	addr, fragment, has := strings.Cut(href, "#")
	if has && fragment != "" && !address.HasAnswers(fragment) {
		return s, nil, false
	}
	addr, _, _ = strings.Cut(addr, "?")
	path, ok := strings.CutPrefix(addr, w.root)
	if !ok {
		return s, nil, false
	}
	place := address.ParsePlace(path)
	if place.Kind == "" || place.Kind == address.Start || place.Goal != w.data.Goal.ID { // which is a plain page
		return s, nil, false
	}
	s, problems = w.data.ParseSpot(place, fragment)
	if place.Kind == address.Go || !w.data.Has(place) {
		return w.data.Next(s.Session), problems, true
	}
	s, said := w.data.Led(s)
	if said != "" {
		problems = append(problems, said)
	}
	return s, problems, true
}

// show goes to a spot. Half-way it calls pause, nil for nothing.
func (w *wizard) show(s interview.Spot, problems []string, pause func()) {
	w.came, w.spot, w.problems, w.typed, w.wrong = w.spot, s, problems, "", ""
	if w.came.Place.Kind != address.Question {
		delete(w.ahead, w.address(s)) // made without the way back
	}
	if s.Place.Kind == address.Result {
		w.compared = w.data.Remember(s.Session, w.compared)
		delete(w.ahead, w.address(s)) // made without the comparison
	}
	w.page = w.render(pause)
}

// answer takes what was typed. It gives the address to go on to, or stays on the
// question and says what is wrong.
func (w *wizard) answer(fact, text string) (href string, ok bool) {
	next, wrong := w.data.Answer(w.spot.Session, fact, text)
	if wrong != "" {
		w.typed, w.wrong = text, wrong
		w.page = w.render(nil)
		return "", false
	}
	return w.address(w.data.Next(next)), true
}

// address is the whole address of a spot.
func (w *wizard) address(s interview.Spot) string { return w.root + w.data.Path(s) }

// rendered is main, ready to be shown.
type rendered struct {
	kind string
	html view.HTML
}

// render makes the page at the spot, or takes it from those made ahead.
func (w *wizard) render(pause func()) rendered {
	at := w.address(w.spot)
	if r, ok := w.ahead[at]; ok && w.wrong == "" {
		return r
	}
	v := w.view()
	if pause != nil {
		pause()
	}
	return rendered{kind(v), mainHTML(step(v, w.data.Title(w.spot), w.lex), w.data.Lang, w.data.Dir)}
}

// aheadPages is how many pages are kept: those around the last few questions.
const aheadPages = 60

// lookAhead makes a page that the visitor may come to next.
func (w *wizard) lookAhead(href string) {
	s, _, ok := w.read(href)
	if !ok {
		return
	}
	if w.ahead == nil || len(w.ahead) >= aheadPages {
		w.ahead = make(map[string]rendered)
	}
	next := &wizard{data: w.data, lex: w.lex, root: w.root, spot: s, ahead: w.ahead}
	w.ahead[next.address(s)] = next.render(nil)
}

// view is the page at the spot, with what went wrong.
func (w *wizard) view() any {
	v := w.data.View(w.spot)
	if q, ok := v.(*view.Question); ok {
		w.cameTo(q)
		if w.wrong != "" {
			q.Error = w.wrong
			q.Readings = w.data.Readings(w.spot, q.Fact, w.typed)
			if q.Input != nil {
				q.Input.Value = w.typed
				q.Input.Rate = w.data.Rate(q.Fact, w.typed)
			}
		}
	}
	if r, ok := v.(*view.Result); ok {
		r.Compare = w.data.Compare(w.spot.Session, w.compared)
	}
	return v
}

// cameTo has a question remember where the visitor was. Whoever changes an answer goes
// back there, and whoever went back sees what he had answered.
func (w *wizard) cameTo(q *view.Question) {
	switch _, given := w.spot.Session.Get(q.Fact); {
	case !given:
		w.data.Mark(q, w.came.Session)
	case w.came.Place.Kind != "" && w.came.Place.Kind != address.Question:
		q.Back = w.address(w.came)
	}
}

func (w *wizard) Render() app.UI {
	var said any
	if len(w.problems) > 0 {
		said = el("div", at{"class", "notice uncertain", "role", "alert"},
			each(w.problems, func(s string) app.UI { return el("p", nil, s) }))
	}
	return frame(raw(w.before.header), raw(w.before.crumbs), raw(w.before.footer), w.before.skip, w.page.kind,
		said, raw(w.page.html))
}

// mainHTML writes main as the static pages have it. The browser parses that in a
// fraction of the time in which go-app would make the elements one by one, each
// through several calls out of WebAssembly, and since main holds no handlers of its
// own nothing is lost. It also gives a new page new elements, so that nothing
// unfolded or focused on the last one stays.
func mainHTML(main app.UI, lang, dir string) view.HTML {
	var w markup.Writer
	w.Page(lang, dir)
	write(&w, main)
	return view.HTML(w.Bytes())
}
