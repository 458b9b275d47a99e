package site

import (
	"slices"

	"wentu/app/view"
	"wentu/build/cite"
	"wentu/build/content"
)

// kind is what the site makes of a kind of content. Each has a file of its own.
type kind struct {
	name  string         // as package content has it
	pages func(*builder) // enters its pages; nil where an interview shows its items
	// link is how a page at from names an item: where it stands and what it is called. It
	// is the zero link where there is none.
	link func(b *builder, id, from string) view.Link
	uses Uses
}

// Uses are what is done with the pages of a kind.
type Uses struct {
	Searched bool // search engines are told of them
	Printed  bool // they are taken away on paper: a button prints them
	Embedded bool // in a frame of a court's own site they stand without head and foot
	Offline  bool // whoever has visited one can read it without a network
}

// kinds has an entry for every kind of content, in the order in which an article lists
// what stands on it. It is set in init, since each kind's pages name items of the others.
var kinds []kind

func init() {
	kinds = []kind{
		{"rule", (*builder).rules, (*builder).ruleLink, Uses{Searched: true, Printed: true, Offline: true}},
		{"steps", (*builder).steps, (*builder).stepsLink, Uses{Searched: true, Printed: true, Embedded: true, Offline: true}},
		{"outcome", nil, (*builder).outcomeLink, Uses{}},
		{"guide", (*builder).guides, (*builder).guideLink, Uses{Searched: true, Printed: true, Embedded: true, Offline: true}},
		{"court", (*builder).courts, (*builder).courtLink, Uses{Searched: true, Printed: true, Embedded: true, Offline: true}},
		{"country", (*builder).countries, (*builder).countryLink, Uses{Searched: true, Printed: true, Embedded: true, Offline: true}},
		{"risk", (*builder).risks, (*builder).riskLink, Uses{Searched: true, Printed: true, Embedded: true, Offline: true}},
		{"tool", (*builder).tools, (*builder).toolLink, Uses{Searched: true, Printed: true, Embedded: true, Offline: true}},
		{"goal", (*builder).interviews, (*builder).goalLink, Uses{Searched: true, Embedded: true, Offline: true}},
		{"page", (*builder).singles, (*builder).pageLink, Uses{Searched: true, Offline: true}},
		{"law", (*builder).laws, (*builder).lawLink, Uses{Searched: true, Printed: true, Offline: true}},
	}
}

// Pages that are used otherwise than their kind is.
var (
	listUses = Uses{Searched: true, Offline: true}
	// A page of the walk is a step on a way, nothing to arrive at by search. A result has
	// its own button to print it.
	stepUses  = Uses{Embedded: true, Offline: true}
	sheetUses = Uses{Searched: true, Printed: true, Embedded: true, Offline: true}
	lostUses  = Uses{}
)

// kindIndex is the place of a kind in kinds, -1 where there is none.
func kindIndex(name string) int {
	return slices.IndexFunc(kinds, func(k kind) bool { return k.name == name })
}

// article begins the page of a text: the prose, the articles of law that it and its front
// matter name, and what there is to say about its state.
func article[F any](b *builder, it *content.Item[F], path string, basis ...cite.Ref) *view.Article {
	t := it.Best(b.lang.Code)
	return &view.Article{
		Notices: notices(b, it, path),
		Toc:     toc(t.Doc),
		Body:    b.body(t.Doc, path, it.In(b.lang.Code) == nil),
		Cites:   b.cites(path, t.Doc.Links, basis...),
	}
}

// embedded are the folders below that of a language whose pages are made for frames.
func embedded(goals []string) []string {
	out := slices.Clone(goals)
	for _, k := range kinds {
		i := slices.IndexFunc(content.Kinds, func(c *content.Kind) bool { return c.Name == k.name })
		if k.uses.Embedded && i >= 0 && k.name != "goal" {
			out = append(out, content.Kinds[i].Folder)
		}
	}
	return out
}
