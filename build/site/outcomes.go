package site

import (
	"strings"

	"wentu/app/address"
	"wentu/app/view"
	"wentu/build/markdown"
)

// An outcome has no page of its own: the results of the finder tell it.
func (b *builder) outcomeLink(id, from string) view.Link {
	o := b.Lib.Outcomes.Get(id)
	if o == nil {
		return view.Link{}
	}
	return view.Link{Href: b.outcomeHref(id, from), Text: o.Best(b.lang.Code).Front.Title, Note: b.w.Get("site.usedby.outcome")}
}

// outcomeHref is the first result page of an outcome, "" where no way leads to it.
func (b *builder) outcomeHref(id, from string) string {
	for _, in := range b.Interviews {
		for i, l := range in.Logic.Diagram.Leaves {
			if len(l.Outputs) > 0 && l.Outputs[0].Text() == id {
				return relative(from, address.Place{Goal: in.Item.ID, Kind: address.Result, Name: in.Logic.Leaves[i]}.Path())
			}
		}
	}
	return ""
}

// meaning is the text of an outcome in its parts, which CheckOutcomes sees to: under
// their headings what it means, what to do next and what is uncertain; or all of it, where
// it has no such parts. The first heading falls away, since a result page has
// one of its own above the reasons.
func (b *builder) meaning(doc *markdown.Doc, path string, foreign bool) view.Meaning {
	if doc.Empty() {
		return view.Meaning{}
	}
	text := doc.HTML(place{b, path})
	parts := strings.SplitN(text, "<h2", 4)
	if len(parts) < 3 {
		return view.Meaning{Means: b.wrap(text, foreign)}
	}
	_, means, _ := strings.Cut(parts[1], "</h2>")
	m := view.Meaning{Means: b.wrap(parts[0]+means, foreign), Next: b.wrap("<h2"+parts[2], foreign)}
	if len(parts) == 4 {
		m.Unsure = b.wrap("<h2"+parts[3], foreign)
	}
	return m
}
