package site

import (
	"encoding/json"
	"maps"
	"slices"

	"wentu/app/interview"
	"wentu/app/view"
	"wentu/app/wording"
)

// dataPrefixes are the messages that the finder needs in the browser.
var dataPrefixes = []string{"fact.", "decision.", "interview.", "word.", "unit.", "locale.", "attribute.", "attribute-value.", "ui."}

// catalogue is what tables and the finder put into words with: the messages, and the
// names of courts and outcomes, which are content.
func (b *builder) catalogue() wording.Catalogue {
	c := make(wording.Catalogue)
	maps.Copy(c, b.w.Flat(dataPrefixes...))
	for _, o := range b.Lib.Outcomes.Items {
		c["outcome."+o.ID] = o.Best(b.lang.Code).Front.Title
	}
	for _, ct := range b.Lib.Courts.Items {
		c["court."+ct.ID] = b.courtName(ct).Name
	}
	for code := range b.Lib.Rules.Countries {
		maps.Copy(c, b.w.Flat("country."+code))
	}
	return c
}

// finder makes the static walk of the court finder and the data that the browser
// side goes on with.
func (b *builder) finder() {
	if b.Walk == nil {
		return
	}
	data, err := b.Walk.Data(b.finderData())
	if err == nil {
		b.lang.Data, err = json.Marshal(data)
	}
	if err != nil {
		b.Rep.Errorf("finder", b.Walk.Set.Decisions[b.Walk.Set.Decision(b.Walk.Goal)].File, 0, 0, "correct the tables behind the goal", "the finder cannot be made: %v", err)
		return
	}
	b.worked(data)
	for _, p := range data.Pages() {
		path := p.Place.Path()
		b.add(&Page{Path: path, Kind: p.Place.Kind, Summary: p.Title, Title: p.Title, Wizard: true}, func() any { return data.View(p.Place, interview.Session{}) }, b.crumb(path, finderPath, "finder"))
	}
}

func (b *builder) firstQuestion() string {
	return interview.Place{Kind: "question", Name: b.Walk.Nodes[b.Walk.First()]}.Path()
}

// resultPath stands for all result pages: they lie in one folder, so that links
// written for one are right on each.
const resultPath = "finder/r/_.html"

func (b *builder) finderData() interview.Data {
	d := interview.Data{
		Lang: b.lang.Code, Dir: b.lang.Dir, Words: b.wording,
		Outcomes: make(map[string]interview.Outcome), Courts: make(map[string]view.Court), Cites: make(map[string]view.Cite),
	}
	if p := b.Lib.Pages.Get(checkPage); p != nil {
		d.Check = b.body(p.Best(b.lang.Code).Doc, pagePath(checkPage), p.In(b.lang.Code) == nil)
	}
	for _, o := range b.Lib.Outcomes.Items {
		t := o.Best(b.lang.Code)
		out := interview.Outcome{
			Title: t.Front.Title, Kind: o.Front.Kind, Mark: b.mark(o.Front.Confidence), Courts: o.Front.Courts,
			Body: b.body(t.Doc, resultPath, o.In(b.lang.Code) == nil),
		}
		if !b.source {
			out.Zh = o.Front.Title
		}
		d.Outcomes[o.ID] = out
	}
	for _, c := range b.Lib.Courts.Items {
		d.Courts[c.ID] = view.Court{
			Official: b.courtName(c), Href: courtPath(c), Level: b.w.Get("site.court.level." + c.Front.Level),
			Facts: b.withoutAppeal(b.courtFacts(c, homePath)), Mark: b.mark(c.Front.Confidence),
		}
	}
	for _, dec := range b.Walk.Set.Decisions {
		for _, ref := range basis(dec) {
			d.Cites[ref.String()] = b.cite(ref, homePath)
		}
	}
	return d
}

// withoutAppeal drops where appeals go: a result says so itself, for the case at hand.
func (b *builder) withoutAppeal(facts []view.Pair) []view.Pair {
	return slices.DeleteFunc(facts, func(p view.Pair) bool { return p.Term == b.w.Get("site.court.appeal") })
}
