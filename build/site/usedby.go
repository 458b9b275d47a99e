package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"wentu/app/view"
	"wentu/build/cite"
)

// kindOrder is the order in which an article lists what stands on it.
var kindOrder = []string{"row", "rule", "outcome", "guide", "court", "page", "law", "case"}

// usedBy lists everything that stands on an article, as seen from a page: each page
// once, the rows of a decision and the worked cases gathered.
func (b *builder) usedBy(ref cite.Ref, from string) []view.Link {
	type entry struct {
		kind, id string
		rows     []string
	}
	var entries []*entry
	cases := 0
	seen := make(map[string]*entry)
	for _, p := range b.Lib.Places(ref) {
		if p.Kind == "case" {
			cases++
			continue
		}
		if p.Kind == "law" && p.ID == ref.Law {
			continue // an article that explains its neighbour
		}
		key := p.Kind + " " + p.ID
		e := seen[key]
		if e == nil {
			e = &entry{kind: p.Kind, id: p.ID}
			seen[key] = e
			entries = append(entries, e)
		}
		if p.Kind == "row" {
			e.rows = append(e.rows, strconv.Itoa(p.Row))
		}
	}
	slices.SortStableFunc(entries, func(x, y *entry) int {
		return cmp.Or(slices.Index(kindOrder, x.kind)-slices.Index(kindOrder, y.kind), strings.Compare(x.id, y.id))
	})
	var out []view.Link
	for _, e := range entries {
		if e.kind == "rule" && seen["row "+e.id] != nil {
			continue // its table is listed already
		}
		l := b.usedByLink(e.kind, e.id, from)
		if len(e.rows) > 0 {
			e.rows = slices.Compact(e.rows)
			l.Href += "#" + rowID(e.rows[0])
			l.Note = b.w.Get("site.usedby.rows", "rows", strings.Join(e.rows, b.w.Get("site.usedby.comma")))
		}
		out = append(out, l)
	}
	if cases > 0 {
		out = append(out, view.Link{Text: b.w.Count("site.usedby.cases", cases)})
	}
	return out
}

func (b *builder) usedByLink(kind, id, from string) view.Link {
	switch kind {
	case "guide":
		return b.guideCard(b.Lib.Guides.Get(id), from).Link
	case "court":
		c := b.Lib.Courts.Get(id)
		return view.Link{Href: relative(from, courtPath(c)), Text: b.courtName(c).Name}
	case "law":
		l := b.Lib.Laws.Get(id)
		return view.Link{Href: relative(from, lawPath(l)), Text: l.Best(b.lang.Code).Front.Short}
	case "outcome":
		return view.Link{Href: b.outcomeHref(id, from), Text: b.Lib.Outcomes.Get(id).Best(b.lang.Code).Front.Title, Note: b.w.Get("site.usedby.outcome")}
	case "page":
		return view.Link{Href: relative(from, pagePath(id)), Text: b.Lib.Pages.Get(id).Best(b.lang.Code).Front.Title}
	}
	return view.Link{Href: relative(from, "rules/"+id+".html"), Text: b.ruleTitle(id)}
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

func (b *builder) ruleTitle(id string) string {
	if d := b.Lib.Decisions.Get(id); d != nil {
		if t := d.Best(b.lang.Code).Front.Title; t != "" {
			return t
		}
	}
	if b.w.Has("decision." + id + ".label") {
		return b.w.Get("decision." + id + ".label")
	}
	return id
}
