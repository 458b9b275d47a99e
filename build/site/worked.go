package site

import (
	"cmp"
	"slices"
	"strings"

	"wentu/app/address"
	"wentu/app/interview"
	"wentu/app/rules"
	"wentu/app/view"
	"wentu/build/answer"
	"wentu/build/content"
)

var casesPath = address.Rules.Page("cases")

// hasWorked reports whether there is a confirmed case of an interview.
func (b *builder) hasWorked() bool { return slices.ContainsFunc(b.Interviews, b.isWorked) }

// isWorked reports whether there is a confirmed case of this interview, and it gives one
// result.
func (b *builder) isWorked(in *Interview) bool {
	return !in.Logic.Goal.Collects() &&
		slices.ContainsFunc(b.Lib.Cases, func(c content.Case) bool { return c.Decision == in.Logic.Goal.Decision && !c.Proposed })
}

// casesName is what the names of the pages of worked cases begin with: those of the first
// interview stand at the address that they have always had.
func (b *builder) casesName(in *Interview) string {
	if i := slices.IndexFunc(b.Interviews, b.isWorked); b.Interviews[i] == in {
		return "cases"
	}
	return in.Item.ID + "-cases"
}

// worked publishes the worked cases of a goal that gives one result, by the first fact
// that decides: for each its story, which opens the interview with all answers given,
// and its result.
func (b *builder) worked(in *Interview, d *interview.Data) {
	if !b.isWorked(in) {
		return
	}
	all := address.Rules.Page(b.casesName(in))
	set := b.Lib.Rules
	groups := make(map[string][]view.Card) // by the value of the first fact
	first := b.firstFact(in)
	for i := range b.Lib.Cases {
		c := &b.Lib.Cases[i]
		if c.Decision != in.Logic.Goal.Decision || c.Proposed {
			continue
		}
		facts, err := answer.Facts(set, c.File, c.Facts, rules.Value{})
		if err != nil {
			continue // the check has reported it
		}
		at := d.Next(d.SessionOf(func(id string) rules.Value { return facts[set.Fact(id)] }))
		if at.Place.Kind != address.Result {
			continue
		}
		value := facts[set.Fact(first.ID)].Text()
		groups[value] = append(groups[value], b.workedCase(c, d, at))
	}
	l := &view.List{Lead: b.w.Get("site.cases.lead")}
	index := groups[""] // all of them, where the first fact is no choice
	for _, value := range first.Values {
		cards := groups[value]
		if len(cards) == 0 {
			continue
		}
		path := address.Rules.Page(b.casesName(in) + "-" + value)
		name := b.wording.Value(first, rules.StringOf(value))
		page := &view.List{Lead: b.w.Get("site.cases.lead"), Groups: []view.Group{{Cards: cards}}}
		b.add(&Page{Path: path, Kind: "list", Uses: &listUses, Summary: name, Title: b.w.Get("site.cases.of", "kind", name)}, func() any { return page }, b.crumb(path, rulesPath, "rules"))
		index = append(index, view.Card{
			Link:  view.Link{Href: relative(all, path), Text: name},
			Facts: []view.Pair{{Term: b.w.Get("site.cases.count"), Text: b.number(len(cards))}},
		})
	}
	l.Groups = []view.Group{{Cards: index}}
	b.add(&Page{Path: all, Kind: "list", Uses: &listUses, Summary: l.Lead, Title: b.w.Get("site.cases.title")}, func() any { return l }, b.crumb(all, rulesPath, "rules"))
}

// firstFact is the fact that the walk asks first, which the cases are sorted by.
func (b *builder) firstFact(in *Interview) *rules.Fact {
	l := in.Logic
	first := l.Diagram.Today(l.Set, l.Today)
	return &l.Set.Facts[l.Diagram.Vars[l.Diagram.Nodes[first].Var].Fact]
}

func (b *builder) workedCase(c *content.Case, d *interview.Data, at interview.Spot) view.Card {
	card := view.Card{Link: view.Link{Href: relative(casesPath, d.Path(at)), Text: c.Title[b.lang.Code]}, Mark: b.mark(c.Confidence)}
	if card.Link.Text == "" { // in the language that has it
		for _, lang := range []string{"en", content.SourceLang} {
			if t := c.Title[lang]; t != "" {
				card.Link.Text, card.Lang, card.Dir = t, lang, Direction(lang)
				break
			}
		}
	}
	card.Facts = []view.Pair{
		{Term: b.w.Get("site.cases.number"), Text: c.ID},
		{Term: b.w.Get("site.cases.result"), Text: cmp.Or(d.Title(at), at.Place.Name)},
	}
	var basis []string
	for _, ref := range c.Refs() {
		if label := b.cite(ref, casesPath).Label; !slices.Contains(basis, label) {
			basis = append(basis, label)
		}
	}
	if basis != nil {
		card.Facts = append(card.Facts, view.Pair{Term: b.w.Get("site.cases.basis"), Text: strings.Join(basis, b.w.Get("site.cite.separator"))})
	}
	return card
}
