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
}

// kinds has an entry for every kind of content, in the order in which an article lists
// what stands on it. It is set in init, since each kind's pages name items of the others.
var kinds []kind

func init() {
	kinds = []kind{
		{"rule", (*builder).rules, (*builder).ruleLink},
		{"outcome", nil, (*builder).outcomeLink},
		{"guide", (*builder).guides, (*builder).guideLink},
		{"court", (*builder).courts, (*builder).courtLink},
		{"goal", (*builder).interviews, (*builder).goalLink},
		{"page", (*builder).singles, (*builder).pageLink},
		{"law", (*builder).laws, (*builder).lawLink},
	}
}

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
