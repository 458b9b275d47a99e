package interview

import (
	"slices"

	"wentu/app/address"
	"wentu/app/rules"
	"wentu/app/view"
)

// steps adds to a result what to do this week: where may, which tells what the answers
// allow, leaves one list of steps, that list; else links to all that it leaves.
func (d *Data) steps(r *view.Result, at address.Place, may func(rules.Value) bool) {
	if r.Kind != "court" && r.Kind != "candidates" {
		return // what to do is another thing altogether, and the outcome says it
	}
	var left []*Steps
	for i := range d.Steps {
		s := &d.Steps[i]
		if slices.ContainsFunc(s.For, func(v string) bool { return may(rules.StringOf(v)) }) {
			left = append(left, s)
		}
	}
	if len(left) == 1 {
		r.Steps = d.meaning(left[0].Href).Next
		return
	}
	for _, s := range left {
		r.StepsFor = append(r.StepsFor, view.Link{Href: address.Relative(at.Path(), s.Href), Text: s.Title})
	}
}

// answeredBy tells which values the answer to the fact with an id holds.
func (s Session) answeredBy(id string) func(rules.Value) bool {
	a, ok := s.Get(id)
	return func(v rules.Value) bool { return !ok || a.Unknown || a.Part.Holds(v) }
}

// allowedAt tells which values of the fact with an id some way within masks has.
func (d *Data) allowedAt(masks []impliedAnswers, id string) func(rules.Value) bool {
	return func(v rules.Value) bool {
		for i, m := range masks {
			x := &d.Diagram.Vars[i]
			if d.Set.Facts[x.Fact].ID != id {
				continue
			}
			parts := d.partsOf(i, m)
			return parts == nil || slices.ContainsFunc(parts, func(p rules.Part) bool { return p.Holds(v) })
		}
		return true
	}
}
