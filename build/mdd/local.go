package mdd

import (
	"slices"

	"wentu/app/rules"
)

// Local is one table alone as a diagram: it asks the columns of the table, in their
// order, and takes what other decisions give as an answer like any other.
type Local struct {
	*rules.Diagram
	// Rows are those that hold on the day, in their order.
	Rows []rules.Row
	// Column is the input column of the decision that each variable asks.
	Column []int
}

// Never stands in the place of a child that no facts lead to.
const Never = rules.Ref(-1 << 31)

// CompileLocal folds the table of decision d alone, as its rows stand on a day. Answers
// that the chain behind the table never brings together are left out: their children
// are [Never]. It reports false for a table that compares facts with each other.
func CompileLocal(s *rules.Set, d int, today rules.Value) (*Local, bool) {
	if s.Opaque(d) {
		return nil, false
	}
	dec := onDay(s.Decisions[d], today)
	alone := &rules.Set{Decisions: []*rules.Decision{dec}}
	inputs := slices.Clone(dec.Inputs)
	for k := range dec.Inputs {
		in := &dec.Inputs[k]
		f := rules.Fact{ID: in.Name}
		switch {
		case in.Decision >= 0:
			f = factOf(in.Name, given(s.Decisions[in.Decision], in.Output))
		case in.Attr != "":
			f = factOf(in.Name, named(dec.Rows, k))
			f.Inferred = true
		default:
			f = s.Facts[in.Fact]
		}
		in.Fact, in.Decision, in.Attr = len(alone.Facts), -1, ""
		alone.Facts = append(alone.Facts, f)
	}
	l := &Local{Diagram: Compile(alone, 0), Rows: dec.Rows}
	for _, x := range l.Vars {
		l.Column = append(l.Column, x.Fact)
	}
	p := &pruner{c: newCompiler(s, d), l: l, inputs: inputs, many: dec.Hit.Many() || dec.Hit.Aggregates()}
	start := leaf(isTrue)
	if p.c.asOf >= 0 {
		x := &p.c.vars[p.c.asOf]
		start = p.c.m.where(p.c.asOf, x.Index(today))
	}
	// What never comes together can make nodes differ that were one: the smaller wins.
	roots, nodes := p.all(start)
	p.free = true
	if r, n := p.all(leaf(isTrue)); edges(n) <= edges(nodes) {
		roots, nodes = r, n
	}
	l.Roots, l.Nodes = roots, nodes
	p.c.m.free()
	return l, true
}

// edges counts what a reader has to go through: the different children of all nodes.
func edges(nodes []rules.Node) int {
	n := 0
	for i := range nodes {
		kids := nodes[i].Kids
		for j, k := range kids {
			if k != Never && slices.Index(kids, k) == j {
				n++
			}
		}
	}
	return n
}

// onDay is the decision with the rows that hold on a day, which no longer ask for it.
func onDay(d *rules.Decision, day rules.Value) *rules.Decision {
	dec := *d
	dec.Inputs, dec.Rows = slices.Clone(dec.Inputs), slices.Clone(dec.Rows)
	k := slices.IndexFunc(dec.Inputs, func(in rules.Input) bool { return in.Name == rules.AsOf })
	if k < 0 {
		return &dec
	}
	dec.Rows = slices.DeleteFunc(dec.Rows, func(r rules.Row) bool { return !r.Cells[k].Holds(day) })
	for i := range dec.Rows {
		dec.Rows[i].Cells = slices.Clone(dec.Rows[i].Cells)
		dec.Rows[i].Cells[k] = rules.Cell{Src: "-"}
	}
	return &dec
}

// factOf makes a fact that has these values.
func factOf(id string, values []rules.Value) rules.Fact {
	f := rules.Fact{ID: id, Type: rules.TypeChoice}
	for _, v := range values {
		switch v.Kind() {
		case rules.Bool:
			f.Type = rules.TypeYesNo
		case rules.Number:
			f.Type = rules.TypeNumber
		case rules.Date:
			f.Type = rules.TypeDate
		}
		f.Values = append(f.Values, v.String())
	}
	return f
}

// given lists the values that an output column has, each once.
func given(d *rules.Decision, col int) []rules.Value {
	var out []rules.Value
	add := func(v rules.Value) {
		for _, e := range v.Items() {
			if !slices.ContainsFunc(out, e.Equal) {
				out = append(out, e)
			}
		}
	}
	for _, r := range d.Rows {
		add(r.Out[col])
	}
	if d.Default != nil {
		add(d.Default[col])
	}
	return out
}

// named lists the values that the cells of a column name, each once.
func named(rows []rules.Row, col int) []rules.Value {
	var out []rules.Value
	for _, r := range rows {
		for _, a := range r.Cells[col].Alts {
			if a.IsEq && !slices.ContainsFunc(out, a.Eq.Equal) {
				out = append(out, a.Eq)
			}
		}
	}
	return out
}

// pruner walks a local diagram beside the diagrams of the chain: an answer is left out
// where the chain never gives it together with those before it.
type pruner struct {
	c      *compiler
	l      *Local
	inputs []rules.Input // as the chain has them
	many   bool
	free   bool     // leave out only what leads to no row
	given  [][]ref  // where the chain gives a part, by variable
	out    *manager // of what is left
	memo   memo     // of the local diagram and conditions
}

// all prunes every root.
func (p *pruner) all(start ref) (roots []rules.Ref, nodes []rules.Node) {
	sizes := make([]int, len(p.l.Vars))
	for i := range sizes {
		sizes[i] = len(p.l.Vars[i].Parts)
	}
	p.out = newManager(sizes)
	p.memo.begin()
	for _, root := range p.l.Roots {
		roots = append(roots, rules.Ref(p.prune(root, start)))
	}
	for _, n := range p.out.nodes {
		kids := make([]rules.Ref, 0, len(n.kids))
		for _, k := range n.kids {
			kids = append(kids, rules.Ref(k))
		}
		nodes = append(nodes, rules.Node{Var: n.v, Kids: kids})
	}
	p.out.free()
	return roots, nodes
}

// prune is what is left of r for the facts on which cond holds.
func (p *pruner) prune(r rules.Ref, cond ref) ref {
	if r.IsLeaf() {
		if !p.many && p.l.Leaves[r.Leaf()].Outputs == nil && (p.free || !p.undecided(cond)) {
			return ref(Never)
		}
		return ref(r)
	}
	if to, ok := p.memo.get(ref(r), cond); ok {
		return to
	}
	n := &p.l.Nodes[r]
	given := p.answers(n.Var)
	kids := make([]ref, len(n.Kids))
	only, several := ref(Never), false // several: the question stays
	for i, k := range n.Kids {
		kids[i] = ref(Never)
		c := cond
		if !p.free {
			c = p.c.m.apply(cond, given[i], both)
		}
		if c != leaf(isFalse) {
			kids[i] = p.prune(k, c)
		}
		switch {
		case kids[i] != ref(Never):
			several = several || only != ref(Never) && only != kids[i]
			only = kids[i]
		case p.free: // there may be such facts: the rest is said of the others alone
			several = true
		}
	}
	if several && only != ref(Never) {
		only = p.out.mk(n.Var, kids)
	}
	p.memo.put(ref(r), cond, only)
	return only
}

// undecided reports whether facts on which cond holds leave the table without a row.
func (p *pruner) undecided(cond ref) bool {
	d := len(p.c.chain) - 1
	missing := p.c.m.relabel(p.c.result[p.c.chain[d]], func(v int) int { return truth(v == gap+p.c.chain[d]) })
	return p.c.m.apply(cond, missing, both) != leaf(isFalse)
}

// answers are true where the chain gives one of the values of a part, for each part of
// a variable.
func (p *pruner) answers(v int) []ref {
	if p.given == nil {
		p.given = make([][]ref, len(p.l.Vars))
	}
	if p.given[v] == nil {
		x := &p.l.Vars[v]
		for i := range x.Parts {
			p.given[v] = append(p.given[v], p.answer(x, &x.Parts[i]))
		}
	}
	return p.given[v]
}

// answer is true where the chain gives one of the values of a part.
func (p *pruner) answer(x *rules.Var, part *rules.Part) ref {
	in := &p.inputs[x.Fact]
	cell := rules.Cell{}
	switch {
	case x.Member != "":
		cell.Alts = []rules.Alt{{Eq: rules.StringOf(x.Member), IsEq: true}}
		cell.Not = !part.Sample().True()
	case part.Rest:
		for _, q := range p.l.Vars[slices.IndexFunc(p.l.Vars, func(y rules.Var) bool { return y.Fact == x.Fact })].Parts {
			for _, v := range q.Values {
				if !q.Rest {
					cell.Alts = append(cell.Alts, rules.Alt{Eq: v, IsEq: true})
				}
			}
		}
		cell.Not = len(cell.Alts) > 0
	case part.Values != nil:
		for _, v := range part.Values {
			cell.Alts = append(cell.Alts, rules.Alt{Eq: v, IsEq: true})
		}
	case !part.Lo.IsNull() || !part.Hi.IsNull():
		cell.Alts = []rules.Alt{{Lo: part.Lo, Hi: part.Hi, LoOpen: part.LoOpen, HiOpen: part.HiOpen}}
	}
	if cell.Any() {
		return leaf(isTrue)
	}
	cell.Src = cell.String()
	return p.c.cell(in, &cell)
}
