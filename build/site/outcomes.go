package site

import (
	"wentu/app/address"
	"wentu/app/view"
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
