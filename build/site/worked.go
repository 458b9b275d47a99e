package site

import (
	"cmp"
	"slices"

	"wentu/app/interview"
	"wentu/app/rules"
	"wentu/app/view"
	"wentu/build/answer"
	"wentu/build/content"
)

const casesPath = "rules/cases.html"

// hasWorked reports whether there is a confirmed case of the goal.
func (b *builder) hasWorked() bool {
	return b.Walk != nil && slices.ContainsFunc(b.Lib.Cases, func(c content.Case) bool { return c.Decision == b.Walk.Goal && !c.Proposed })
}

// worked publishes the worked cases of the goal, by the first fact that decides: for
// each its story, which opens the finder with all answers given, and its result.
func (b *builder) worked(d *interview.Data) {
	if !b.hasWorked() {
		return
	}
	set := b.Lib.Rules
	groups := make(map[string][]view.Card) // by the value of the first fact
	first := b.firstFact()
	for i := range b.Lib.Cases {
		c := &b.Lib.Cases[i]
		if c.Decision != b.Walk.Goal || c.Proposed {
			continue
		}
		facts, err := answer.Facts(set, c.File, c.Facts, b.Walk.Today)
		if err != nil {
			continue // the check has reported it
		}
		if _, named := c.Facts[rules.AsOf]; !named {
			if i := set.Fact(rules.AsOf); i >= 0 {
				facts[i] = rules.Value{}
			}
		}
		s := d.SessionOf(facts)
		at := d.Next(s)
		if at.Kind != "result" {
			continue
		}
		value := facts[first].Text()
		groups[value] = append(groups[value], b.workedCase(c, d, s, at))
	}
	l := &view.List{Lead: b.w.Get("site.cases.lead")}
	index := groups[""] // all of them, where the first fact is no choice
	for _, value := range set.Facts[first].Values {
		cards := groups[value]
		if len(cards) == 0 {
			continue
		}
		path := "rules/cases-" + value + ".html"
		name := b.wording.Value(&set.Facts[first], rules.StringOf(value))
		page := &view.List{Lead: b.w.Get("site.cases.lead"), Groups: []view.Group{{Cards: cards}}}
		b.add(&Page{Path: path, Kind: "list", Summary: name, Title: b.w.Get("site.cases.of", "kind", name)}, func() any { return page }, b.crumb(path, rulesPath, "rules"))
		index = append(index, view.Card{
			Link:  view.Link{Href: relative(casesPath, path), Text: name},
			Facts: []view.Pair{{Term: b.w.Get("site.cases.count"), Text: b.number(len(cards))}},
		})
	}
	l.Groups = []view.Group{{Cards: index}}
	b.add(&Page{Path: casesPath, Kind: "list", Summary: l.Lead, Title: b.w.Get("site.cases.title")}, func() any { return l }, b.crumb(casesPath, rulesPath, "rules"))
}

// firstFact is the fact that the walk asks first, which the cases are sorted by.
func (b *builder) firstFact() int {
	g := b.Walk.Diagram
	return g.Vars[g.Nodes[b.Walk.First()].Var].Fact
}

func (b *builder) workedCase(c *content.Case, d *interview.Data, s interview.Session, at interview.Place) view.Card {
	card := view.Card{Link: view.Link{Href: "../" + at.Path() + "#" + d.Fragment(s), Text: c.Title[b.lang.Code]}, Mark: b.mark(c.Confidence)}
	if card.Link.Text == "" { // in the language that has it
		for _, lang := range []string{"en", content.SourceLang} {
			if t := c.Title[lang]; t != "" {
				card.Link.Text, card.Lang, card.Dir = t, lang, direction(lang)
				break
			}
		}
	}
	card.Facts = []view.Pair{
		{Term: b.w.Get("site.cases.number"), Text: c.ID},
		{Term: b.w.Get("site.cases.result"), Text: cmp.Or(d.Title(at), at.Name)},
	}
	var basis []string
	for _, ref := range c.Refs() {
		if label := b.cite(ref, casesPath).Label; !slices.Contains(basis, label) {
			basis = append(basis, label)
		}
	}
	if basis != nil {
		card.Facts = append(card.Facts, view.Pair{Term: b.w.Get("site.cases.basis"), Text: b.wording.List(basis)})
	}
	return card
}
