package interview

import (
	"slices"

	"wentu/app/address"
)

// Led is the spot where the answers are: the given one where they may stand there, else
// where they lead now. Links outlive rules: a result that was named may be another
// today, and a question may have been decided. What it says of that is "" where the
// visitor need not know.
func (d *Data) Led(at Spot) (Spot, string) {
	s := at.Session
	if s.Empty() {
		return at, ""
	}
	root := d.Diagram.Roots[0]
	switch at.Place.Kind {
	case address.Result:
		i := d.leafAt[at.Place.Name]
		if slices.Contains(d.walk(d.Diagram, s).Remaining(root), i) {
			return at, ""
		}
		return d.Next(s), d.say("link.result", "Title", d.Title(at))
	case address.Question:
		v := d.Diagram.Nodes[d.nodeAt[at.Place.Name]].Var
		if d.isAsOf(v) {
			return at, ""
		}
		if _, ok := d.asking(s, v); !ok {
			return d.Next(s), d.say("link.decided", "Question", d.Title(at))
		}
		// The same question stands on a page for each way to it. An interval as answer may
		// leave it open: then it is asked again, more closely.
		for _, without := range []Session{s, s.without(d.key(&d.Diagram.Vars[v]))} {
			if next := d.Next(without); next.Place.Kind == address.Question && d.asks(next.Place, v) {
				return Spot{Place: next.Place, Session: s}, ""
			}
		}
	}
	return at, ""
}

// asks reports whether a question's page asks variable v.
func (d *Data) asks(p address.Place, v int) bool {
	n, ok := d.nodeAt[p.Name]
	return ok && d.Diagram.Nodes[n].Var == v
}
