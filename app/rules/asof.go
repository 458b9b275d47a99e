package rules

// AsOf is the id of the fact that says as of which day the law is asked: the day on
// which the case is filed. A row that holds for some time only tests it. Nobody is
// asked for it: while it is not given, the law of today holds.
const AsOf = "as-of"

// Period is the test of a day that holds from one day until another, both included;
// null is no limit on that side. It reports false when the first comes after the last.
func Period(from, until Value) (Cell, bool) {
	if from.IsNull() && until.IsNull() {
		return Cell{Src: "-"}, true
	}
	if n, ok := from.Compare(until); ok && n > 0 {
		return Cell{}, false
	}
	a := Alt{Lo: from, Hi: until}
	if from.Equal(until) {
		a = Alt{Eq: from, IsEq: true}
	}
	c := Cell{Alts: []Alt{a}}
	c.Src = c.String()
	return c, true
}

// Today is the node that the diagram of s begins with on a day: its root, or what the
// root leads to where that asks for the day.
func (d *Diagram) Today(s *Set, today Value) Ref {
	root := d.Roots[0]
	if root.IsLeaf() {
		return root
	}
	n := &d.Nodes[root]
	x := &d.Vars[n.Var]
	if i := x.Index(today); i >= 0 && s.Facts[x.Fact].ID == AsOf {
		return n.Kids[i]
	}
	return root
}
