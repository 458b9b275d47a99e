package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"wentu/app/view"
	"wentu/build/cite"
)

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
		return cmp.Or(kindIndex(x.kind)-kindIndex(y.kind), strings.Compare(x.id, y.id)) // rows, which are no kind, come first
	})
	var out []view.Link
	for _, e := range entries {
		if e.kind == "rule" && seen["row "+e.id] != nil {
			continue // its table is listed already
		}
		k := kindIndex(e.kind)
		if e.kind == "row" {
			k = kindIndex("rule")
		}
		l := kinds[k].link(b, e.id, from)
		if (e.kind == "court" || e.kind == "tool") && l.Href == "" {
			continue // it has no page
		}
		if len(e.rows) > 0 && l.Href != "" {
			e.rows = slices.Compact(e.rows)
			l.Href += "#" + rowID(e.rows[0])
			key := "site.usedby.rows"
			if len(e.rows) == 1 {
				key = "site.usedby.row"
			}
			l.Note = b.w.Get(key, "rows", strings.Join(e.rows, b.w.Get("site.usedby.comma")))
		}
		out = append(out, l)
	}
	if cases > 0 {
		out = append(out, view.Link{Text: b.w.Count("site.usedby.cases", cases)})
	}
	return out
}
