package site

import "wentu/app/view"

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
	if b.Walk == nil {
		return ""
	}
	for i, l := range b.Walk.Diagram.Leaves {
		if len(l.Outputs) > 0 && l.Outputs[0].Text() == id {
			return relative(from, "finder/r/"+b.Walk.Leaves[i]+".html")
		}
	}
	return ""
}
