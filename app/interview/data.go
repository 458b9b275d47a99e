// Package interview is what a wizard thinks: from the visitor's answers it makes the
// next question, the result with its reasons and what would change it, or what remains
// possible while something is not known.
//
// An interview has a [Goal]: one result, such as a court, or a list of lines that are
// collected, such as the documents that a filing counter asks for. Its [Logic] is the
// same in every language, its [Data] has the words of one. Build compiles both from the
// content and makes the static walk of them, one page a node of the diagram; the browser
// goes on from there with the same code.
package interview

import (
	"sync"

	"wentu/app/address"
	"wentu/app/rules"
	"wentu/app/view"
	"wentu/app/wording"
)

// Goal is what an interview is for.
type Goal struct {
	ID string `json:"id"` // the folder of its pages
	// Decision gives the one result. A goal that collects has none: what it collects
	// are the rows of its sections.
	Decision string   `json:"decision,omitempty"`
	Sections []string `json:"sections,omitempty"`
	// Asked is how many of the sections the static form asks about; of all others it
	// says beside each line when it is called for.
	Asked  int    `json:"asked,omitempty"`
	Open   int    `json:"open,omitempty"`   // how many of the sections stand unfolded
	Advice string `json:"advice,omitempty"` // the decision that collects notes beside the result
	Steps  string `json:"steps,omitempty"`  // the fact whose answer chooses the steps beside a court
}

// Collects reports whether the goal gives lines rather than one result.
func (g *Goal) Collects() bool { return g.Decision == "" }

// Logic is what an interview thinks with, in every language.
type Logic struct {
	Goal    Goal
	Set     *rules.Set     // what stands behind the goal, no more; the facts in the order of asking
	Diagram *rules.Diagram // of the decision, or of the sections asked about, together
	Today   rules.Value    // the day whose law holds unless another is asked for
	Nodes   []string       // page name of each node of Diagram
	Leaves  []string       // page name of each leaf of Diagram
	Known   []string       // the facts of all interviews: answers to them are kept

	Notes    *rules.Diagram   // of the advice
	Sections []*rules.Diagram // a root a row

	late                   lateLogic
	goal, advice           int
	first                  rules.Ref // the first question: the root, or what it leads to today
	depth                  []int     // longest way from each node to a leaf
	factAt, nodeAt, leafAt map[string]int
	parties                []string // the kinds of party of which a case may have several

	certain         sync.Once
	implied, atLeaf [][]impliedAnswers // by node or leaf, then by variable
	shared          [][]shared         // by node: what is said there of the answers
	passed          []int              // by node: the last question that all ways to it pass, -1 for none
	nearTo          sync.Map           // leaf → the changes that its page tells of
	askedAt         sync.Map           // page and variable → the node that asks it
}

// lateLogic is what has not been decoded yet: nobody needs it before there is a result.
type lateLogic struct{ decisions, notes, sections document }

// Data is all that an interview needs in one language. Hrefs in it are relative to the
// root of the language; the HTML of outcomes is written for pages in the folder r of an
// interview.
type Data struct {
	*Logic
	Lang, Dir string
	Words     wording.Catalogue
	Outcomes  map[string]Outcome
	Check     view.HTML   // the words above "Check your answers"
	File      view.Link   // how to file at a court that was found; none where the goal has no guide to it
	Also      []view.Link // other interviews that the answers are of use in

	Steps []Steps

	Meanings map[string]view.Meaning // of the outcomes, and of the steps by their page
	Courts   map[string]view.Court
	Cites    map[string]view.Cite

	late lateWords
}

type lateWords struct{ meanings, courts, cites document }

// Outcome is what a result, or a line of a list, means in words.
type Outcome struct {
	Title  string   `json:"title"`
	Zh     string   `json:"zh,omitempty"`
	Kind   string   `json:"kind"` // court, application, candidates, route, stop
	Mark   string   `json:"mark,omitempty"`
	Courts []string `json:"courts,omitempty"`
}

// Steps are what to do in the week after a result, for some answers to the fact that
// chooses them. Their text stands among the meanings.
type Steps struct {
	For   []string `json:"for"`
	Title string   `json:"title"`
	Href  string   `json:"href"` // of their own page, seen from the root of the language
}

// Prepare makes the logic ready for use after it was built or read.
func (l *Logic) Prepare() error {
	l.nodeAt, l.leafAt, l.factAt = index(l.Nodes), index(l.Leaves), make(map[string]int)
	for i := range l.Set.Facts {
		f := &l.Set.Facts[i]
		l.factAt[f.ID] = i
		if f.Party != "" && !contains(l.parties, f.Party) {
			l.parties = append(l.parties, f.Party)
		}
	}
	l.measure()
	l.SetToday(l.Today)
	if l.late.decisions == nil {
		return l.resolve()
	}
	return nil
}

// resolve finds the decisions by name and reads their cells.
func (l *Logic) resolve() error {
	l.goal, l.advice = l.Set.Decision(l.Goal.Decision), l.Set.Decision(l.Goal.Advice)
	return l.Set.Parse()
}

func index(names []string) map[string]int {
	m := make(map[string]int, len(names))
	for i, n := range names {
		m[n] = i
	}
	return m
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// SetToday says which day's law holds unless the visitor asks for another.
func (l *Logic) SetToday(day rules.Value) {
	l.Today = day
	l.first = l.Diagram.Today(l.Set, day)
}

// First is the page of the first question.
func (l *Logic) First() address.Place { return l.placeOf(l.first) }

// say words a message of the interview: the goal's own, or the one all goals share.
func (d *Data) say(key string, pairs ...string) string {
	if own := "goal." + d.Goal.ID + "." + key; d.Words.Has(own) {
		return d.Words.T(own, pairs...)
	}
	return d.Words.T("interview."+key, pairs...)
}

// count words a message of the interview in the form that a number takes.
func (d *Data) count(key string, n int) string {
	if own := "goal." + d.Goal.ID + "." + key; d.Words.Has(own + ".other") {
		return d.Words.Count(own, n)
	}
	return d.Words.Count("interview."+key, n)
}

// place is a page of this interview.
func (l *Logic) place(kind address.Kind, name string) address.Place {
	return address.Place{Goal: l.Goal.ID, Kind: kind, Name: name}
}

// Has reports whether a place is a page of this interview that there is.
func (l *Logic) Has(p address.Place) bool {
	if p.Goal != l.Goal.ID {
		return false
	}
	ok := true
	switch p.Kind {
	case "":
		return false
	case address.Question:
		_, ok = l.nodeAt[p.Name]
	case address.Result:
		_, ok = l.leafAt[p.Name]
	case address.Fact:
		_, ok = l.asked(p.Name)
	}
	return ok
}

// Spot is where a visitor is: a page, and what was answered on the way. Where a fact is
// asked of one party of several, Party is its number from 1, else 0.
type Spot struct {
	Place   address.Place
	Party   int
	Session Session
}

// Path is the address of a spot, seen from the root of the language.
func (d *Data) Path(s Spot) string {
	path := s.Place.Path()
	if f := d.fragment(s); f != "" {
		path += "#" + f
	}
	return path
}

// Href is the link from a page to a place, with the answers behind it.
func (d *Data) Href(from, to address.Place, s Session) string {
	return d.href(from, Spot{Place: to, Session: s})
}

func (d *Data) href(from address.Place, to Spot) string {
	return behind(from, to.Place, d.fragment(to))
}

// behind is the link from a page to a place with a fragment behind it, which may be "".
func behind(from, to address.Place, fragment string) string {
	href := address.Relative(from.Path(), to.Path())
	if fragment != "" {
		href += "#" + fragment
	}
	return href
}

// Page is a static page of the walk.
type Page struct {
	Place address.Place
	Title string
}

// Pages are all static pages of the walk, in a fixed order. What stands on one,
// [Data.View] gives for an empty session.
func (d *Data) Pages() []Page {
	var out []Page
	add := func(kind address.Kind, name string) {
		p := d.place(kind, name)
		out = append(out, Page{p, d.Title(Spot{Place: p})})
	}
	for _, name := range d.Nodes {
		add(address.Question, name)
	}
	for _, name := range d.Leaves {
		add(address.Result, name)
	}
	for _, name := range d.askedLater() {
		add(address.Fact, name)
	}
	add(address.Check, "")
	add(address.Open, "")
	add(address.Go, "")
	return out
}

// Title is the heading of a page.
func (d *Data) Title(s Spot) string {
	switch p := s.Place; p.Kind {
	case address.Question:
		return d.questionTitle(d.nodeAt[p.Name])
	case address.Result:
		if d.Goal.Collects() {
			return d.say("list.title")
		}
		return d.outcome(d.leafAt[p.Name]).Title
	case address.Fact:
		x, _ := d.asked(p.Name)
		return d.Words.Question(&d.Set.Facts[x.Fact], x.Member)
	case address.Open:
		if d.Goal.Collects() {
			return d.say("list.title")
		}
	}
	return d.say(string(s.Place.Kind) + ".title")
}

// DocumentTitle is what the document is called: that it is a result stands before the
// heading of one.
func (d *Data) DocumentTitle(s Spot) string {
	title := d.Title(s)
	if s.Place.Kind == address.Result && !d.Goal.Collects() {
		return d.say("result.title", "Title", title)
	}
	if d.Goal.Collects() && (s.Place.Kind == address.Check || s.Place.Kind == address.Go) {
		return title + " · " + d.Words.T("goal."+d.Goal.ID+".name") // the finder has such pages too
	}
	return title
}

// View makes the page at a spot. Without any answers a question or a result shows what
// all ways to it have in common.
func (d *Data) View(at Spot) any {
	s := at.Session
	switch at.Place.Kind {
	case address.Question:
		return d.question(d.nodeAt[at.Place.Name], s)
	case address.Fact:
		return d.factPage(at)
	case address.Result:
		if d.Goal.Collects() {
			return d.list(at.Place, s)
		}
		return d.result(d.leafAt[at.Place.Name], s)
	case address.Check:
		return d.check(at.Place, s)
	case address.Go:
		return d.check(at.Place, s)
	case address.Open:
		if d.Goal.Collects() {
			return d.list(at.Place, s)
		}
		return d.open(s)
	}
	return nil
}
