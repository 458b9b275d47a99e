package interview

import (
	"wentu/app/address"
	"wentu/app/rules"
	"wentu/app/view"
)

// isAsOf reports whether variable v is the day as of which the law is asked. Nobody is
// asked for it: it is today, unless the visitor chooses another.
func (l *Logic) isAsOf(v int) bool {
	return l.Set.Facts[l.Diagram.Vars[v].Fact].ID == rules.AsOf
}

// asOf says which law a page speaks of, and leads to the choice of another day; nil
// where the rules know one law alone. Masks are what all ways to a static page share: a
// page that the law of several days leads to speaks of none.
func (d *Data) asOf(at address.Place, s Session, masks []impliedAnswers) *view.AsOf {
	root := d.Diagram.Roots[0]
	if root == d.first {
		return nil // the rules know one law alone
	}
	x := &d.Diagram.Vars[d.Diagram.Nodes[root].Var]
	f := &d.Set.Facts[x.Fact]
	a := &view.AsOf{Other: view.Link{Href: d.Href(at, d.place(address.Question, d.Nodes[root]), s), Text: d.say("as_of.another")}}
	switch chosen, ok := s.Get(f.ID); {
	case ok && !chosen.Unknown:
		a.Text = d.say("as_of.chosen", "Day", d.Words.Part(f, &chosen.Part))
	case s.Empty() && masks != nil && masks[d.Diagram.Nodes[root].Var] != 1<<x.Index(d.Today):
	default:
		a.Text = d.say("as_of.today")
	}
	return a
}
