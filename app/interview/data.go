// Package interview is what a wizard thinks: from the visitor's answers it makes the
// next question, the result with its reasons and what would change it, or the
// outcomes that remain while something is not known.
//
// It works on [Data], which build compiles from the content, one file a language,
// and gives [view] pages. Build uses it to make the static walk, one page a node of
// the diagram; the browser uses it to go on from there.
package interview

import (
	"encoding/json"
	"path"
	"strings"

	"wentu/app/rules"
	"wentu/app/view"
	"wentu/app/wording"
)

// Data is all that a wizard needs in one language. Hrefs in it are relative to the
// root of the language; the HTML of outcomes is written for pages in finder/r.
type Data struct {
	Lang     string                `json:"lang"`
	Dir      string                `json:"dir"`
	Goal     string                `json:"goal"`
	Advice   string                `json:"advice,omitempty"` // the decision that collects notes
	Set      *rules.Set            `json:"set"`
	Diagram  *rules.Diagram        `json:"diagram"`
	Today    rules.Value           `json:"today,omitzero"` // the day whose law holds unless another is asked for
	Notes    *rules.Diagram        `json:"notes,omitempty"`
	Words    wording.Catalogue     `json:"words"`
	Outcomes map[string]Outcome    `json:"outcomes"`
	Courts   map[string]view.Court `json:"courts"`
	Cites    map[string]view.Cite  `json:"cites"`
	Check    view.HTML             `json:"check,omitempty"` // the words above "Check your answers"
	Nodes    []string              `json:"nodes"`           // page name of each node of Diagram
	Leaves   []string              `json:"leaves"`          // page name of each leaf of Diagram

	goal, advice int
	first        rules.Ref          // the first question: the root, or what it leads to today
	depth        []int              // longest way from each node to a leaf
	implied      [][]impliedAnswers // by node, then by variable
	atLeaf       [][]impliedAnswers
	factAt       map[string]int
	nodeAt       map[string]int
	leafAt       map[string]int
}

// Outcome is what a result means, in words.
type Outcome struct {
	Title  string    `json:"title"`
	Zh     string    `json:"zh,omitempty"`
	Kind   string    `json:"kind"` // court, candidates, route, stop
	Mark   string    `json:"mark,omitempty"`
	Courts []string  `json:"courts,omitempty"`
	Body   view.HTML `json:"body"`
}

// Load reads compiled data.
func Load(b []byte) (*Data, error) {
	d := &Data{}
	if err := json.Unmarshal(b, d); err != nil {
		return nil, err
	}
	return d, d.Prepare()
}

// Prepare makes data ready for use after it was built or read.
func (d *Data) Prepare() error {
	if err := d.Set.Parse(); err != nil {
		return err
	}
	d.goal, d.advice = d.Set.Decision(d.Goal), d.Set.Decision(d.Advice)
	d.nodeAt, d.leafAt = make(map[string]int), make(map[string]int)
	d.factAt = make(map[string]int)
	for i := range d.Set.Facts {
		d.factAt[d.Set.Facts[i].ID] = i
	}
	for i, n := range d.Nodes {
		d.nodeAt[n] = i
	}
	for i, l := range d.Leaves {
		d.leafAt[l] = i
	}
	d.measure()
	d.imply()
	d.SetToday(d.Today)
	return nil
}

// SetToday says which day's law holds unless the visitor asks for another.
func (d *Data) SetToday(day rules.Value) {
	d.Today = day
	d.first = d.Diagram.Today(d.Set, day)
}

// Place is a page of the wizard.
type Place struct {
	Kind string // question, result, check, open, start; "" is none of them
	Name string // of the node or leaf
}

// Path is the page's file, relative to the root of the language.
func (p Place) Path() string {
	switch p.Kind {
	case "question":
		return "finder/q/" + p.Name + ".html"
	case "result":
		return "finder/r/" + p.Name + ".html"
	case "check", "open":
		return "finder/" + p.Kind + ".html"
	}
	return "finder/index.html"
}

// ParsePlace reads a path relative to the root of the language.
func (d *Data) ParsePlace(p string) Place {
	dir, file := path.Split(p)
	name, ok := strings.CutSuffix(file, ".html")
	if !ok {
		if file == "" && dir == "finder/" {
			return Place{Kind: "start"}
		}
		return Place{}
	}
	switch dir {
	case "finder/q/":
		if _, ok := d.nodeAt[name]; ok {
			return Place{"question", name}
		}
	case "finder/r/":
		if _, ok := d.leafAt[name]; ok {
			return Place{"result", name}
		}
	case "finder/":
		switch name {
		case "check", "open":
			return Place{Kind: name}
		case "index":
			return Place{Kind: "start"}
		}
	}
	return Place{}
}

// relative is the way from one page to another, both relative to the root of the
// language.
func relative(from, to string) string {
	a, b := strings.Split(from, "/"), strings.Split(to, "/")
	for len(a) > 1 && len(b) > 1 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	return strings.Repeat("../", len(a)-1) + strings.Join(b, "/")
}

// Href is the link from one page to another, with the answers in its fragment.
func (d *Data) Href(from, to Place, s Session) string {
	href := relative(from.Path(), to.Path())
	if f := d.Fragment(s); f != "" {
		href += "#" + f
	}
	return href
}

// Page is a static page of the walk.
type Page struct {
	Place Place
	Title string
}

// Pages are all static pages of the walk, in a fixed order: questions, results,
// check and open. What stands on one, [Data.View] gives for an empty session.
func (d *Data) Pages() []Page {
	var out []Page
	for i, name := range d.Nodes {
		p := Place{"question", name}
		out = append(out, Page{p, d.questionTitle(i)})
	}
	for i, name := range d.Leaves {
		p := Place{"result", name}
		out = append(out, Page{p, d.outcome(i).Title})
	}
	check, open := Place{Kind: "check"}, Place{Kind: "open"}
	return append(out,
		Page{check, d.Words.T("interview.check.title")},
		Page{open, d.Words.T("interview.open.title")})
}

// Title is the heading of a page.
func (d *Data) Title(p Place) string {
	switch p.Kind {
	case "question":
		return d.questionTitle(d.nodeAt[p.Name])
	case "result":
		return d.outcome(d.leafAt[p.Name]).Title
	}
	return d.Words.T("interview." + p.Kind + ".title")
}
