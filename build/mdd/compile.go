// Package mdd folds decisions to reduced, ordered, multi-valued decision diagrams
// and proves from them what a lawyer wants to know of the tables: that some row
// applies whatever the facts, that no two rows contradict each other, that every
// row can apply and every fact matters.
//
// The diagram of a decision covers the whole chain of tables behind it. A table
// further down that has no row for some facts leaves the result undefined only
// where something above consults it; that is where a gap is reported.
package mdd

import (
	"slices"

	"wentu/app/rules"
)

// Truth values of a condition. From undefined on, the number tells which decision
// of the set gave no result: undefined+index.
const (
	isFalse   = 0
	isTrue    = 1
	undefined = 2
)

// gap is the leaf value of a decision that has no result because of decision d: d
// has no row for the facts.
const gap = 1 << 20

// compiler folds a chain of decisions.
type compiler struct {
	set   *rules.Set
	chain []int
	vars  []rules.Var
	varOf map[int][]int // fact → its variables
	asOf  int           // the variable of the day as of which the law is asked, or -1
	m     *manager
	// conds are the conditions of the rows of each decision, three-valued.
	conds map[int][]ref
	// result is the diagram of each decision; its leaves are rows or gaps, or for a
	// decision with several results indices into sets.
	result map[int]ref
	sets   [][]int
	setIDs map[string]int
	cells  map[cellKey]ref
}

type cellKey struct {
	decision, output int
	cell             string
}

func newCompiler(s *rules.Set, goal int) *compiler { return newBounded(s, goal, 0, 0) }

// newBounded is newCompiler with a bound on nodes and steps, which holds for all that is
// asked of the compiler later.
func newBounded(s *rules.Set, goal, mostNodes, mostSteps int) *compiler {
	c := &compiler{set: s, chain: s.Behind(goal), varOf: make(map[int][]int), conds: make(map[int][]ref), result: make(map[int]ref), setIDs: make(map[string]int), cells: make(map[cellKey]ref)}
	c.vars = variables(s, c.chain)
	c.asOf = slices.IndexFunc(c.vars, func(x rules.Var) bool { return s.Facts[x.Fact].ID == rules.AsOf })
	sizes := make([]int, len(c.vars))
	for i, v := range c.vars {
		sizes[i] = len(v.Parts)
		c.varOf[v.Fact] = append(c.varOf[v.Fact], i)
	}
	c.m = newManager(sizes)
	c.m.mostNodes, c.m.mostSteps = mostNodes, mostSteps
	if mostSteps > 0 && c.kids() > someKids {
		panic(tooLarge{}) // before the work is done that shows it
	}
	for _, d := range c.chain {
		c.decision(d, d == goal)
	}
	return c
}

// kids is how many children the nodes of all cells that test facts have.
func (c *compiler) kids() int {
	n := 0
	for _, d := range c.chain {
		for k, in := range c.set.Decisions[d].Inputs {
			if in.Decision >= 0 || len(c.varOf[in.Fact]) == 0 {
				continue
			}
			parts := c.m.sizes[c.varOf[in.Fact][0]]
			for i := range c.set.Decisions[d].Rows {
				if !c.set.Decisions[d].Rows[i].Cells[k].Any() {
					n += parts
				}
			}
		}
	}
	return n
}

// Compile folds the decision with index goal and everything behind it.
func Compile(s *rules.Set, goal int) *rules.Diagram {
	c := newCompiler(s, goal)
	defer c.m.free()
	return c.diagram(goal)
}

// Bounds of a fold that nobody waits for: about a second, and 50 MB.
const (
	someNodes = 100_000
	someSteps = 1_000_000
	someKids  = 10_000_000
	// For cases, which take many steps on each row.
	manyNodes = 1_000_000
	manySteps = 50_000_000
)

// CompileSmall folds as Compile does, as long as the diagrams stay small; else it reports
// false.
func CompileSmall(s *rules.Set, goal int) (d *rules.Diagram, ok bool) {
	ok = within(func() {
		c := newBounded(s, goal, someNodes, someSteps)
		d = c.diagram(goal)
		c.m.free()
	})
	return d, ok
}

// mostSets is how many different lists a walk may end in while it is being folded.
const mostSets = 20000

// CompileSets folds a decision that collects to a diagram with a single root, whose
// leaves are the lists of the rows that apply, by number: what a visitor leaves with
// who answers all questions. Where a row rests on a decision that has no result it does
// not apply. It reports false where there are more such lists than anybody can publish.
func CompileSets(s *rules.Set, goal int) (*rules.Diagram, bool) {
	c := newCompiler(s, goal)
	defer c.m.free()
	res := leaf(c.setID(nil))
	for i, cond := range c.conds[goal] {
		res = c.m.apply(cond, res, operation{leaf: func(t, rest int) int {
			if t == isTrue {
				return c.setID(append(slices.Clone(c.sets[rest]), i))
			}
			return rest
		}})
		if len(c.sets) > mostSets {
			return nil, false
		}
	}
	d := &rules.Diagram{Decision: s.Decisions[goal].ID}
	place := make(map[int]int)
	res = c.m.relabel(res, func(v int) int {
		i, ok := place[v]
		if !ok {
			i = len(d.Leaves)
			place[v] = i
			rows := make([]rules.Value, len(c.sets[v]))
			for k, r := range c.sets[v] {
				rows[k] = rules.NumberOf(float64(r))
			}
			d.Leaves = append(d.Leaves, rules.Leaf{Outputs: []rules.Value{rules.ListOf(rows...)}})
		}
		return i
	})
	c.export(d, []ref{res})
	return d, true
}

func (c *compiler) diagram(goal int) *rules.Diagram {
	dec := c.set.Decisions[goal]
	d := &rules.Diagram{Decision: dec.ID}
	var roots []ref
	var leafOf func(int) int
	if dec.Hit.Many() || dec.Hit.Aggregates() {
		d.Leaves = []rules.Leaf{{Outputs: []rules.Value{rules.No}}, {Outputs: []rules.Value{rules.Yes}}}
		roots = slices.Clone(c.conds[goal])
		leafOf = func(v int) int {
			if v == isTrue {
				return 1
			}
			return 0
		}
	} else {
		roots = []ref{c.result[goal]}
		leafOf = func(v int) int {
			var out []rules.Value
			if v < gap {
				out = dec.Out(v)
			}
			i := slices.IndexFunc(d.Leaves, func(l rules.Leaf) bool { return slices.EqualFunc(l.Outputs, out, rules.Value.Equal) })
			if i < 0 {
				d.Leaves = append(d.Leaves, rules.Leaf{Outputs: out})
				i = len(d.Leaves) - 1
			}
			return i
		}
	}
	for i, r := range roots {
		roots[i] = c.m.relabel(r, leafOf)
	}
	c.export(d, roots)
	return d
}

// export copies what the roots reach, children first, and drops variables that no
// node asks.
func (c *compiler) export(d *rules.Diagram, roots []ref) {
	used := make([]int, len(c.vars))
	c.m.visit(func(r ref) {
		if !r.isLeaf() {
			used[c.m.nodes[r].v] = 1
		}
	}, roots...)
	for v := range c.vars {
		if used[v] == 1 {
			used[v] = len(d.Vars)
			d.Vars = append(d.Vars, c.vars[v])
		}
	}
	c.m.ones.begin()
	var put func(r ref) rules.Ref
	put = func(r ref) rules.Ref {
		if r.isLeaf() {
			return rules.LeafRef(r.value())
		}
		if p, ok := c.m.ones.get(r, 0); ok {
			return rules.Ref(p)
		}
		n := rules.Node{Var: used[c.m.nodes[r].v], Kids: make([]rules.Ref, 0, len(c.m.nodes[r].kids))}
		for _, k := range c.m.nodes[r].kids {
			n.Kids = append(n.Kids, put(k))
		}
		p := len(d.Nodes)
		d.Nodes = append(d.Nodes, n)
		c.m.ones.put(r, 0, ref(p))
		return rules.Ref(p)
	}
	for _, r := range roots {
		d.Roots = append(d.Roots, put(r))
	}
}

// decision folds one table: the condition of each row, then the result.
func (c *compiler) decision(d int, goal bool) {
	dec := c.set.Decisions[d]
	conds := make([]ref, len(dec.Rows))
	for i := range dec.Rows {
		conds[i] = c.row(dec, &dec.Rows[i])
	}
	c.conds[d] = conds
	switch {
	case dec.Hit.Many() || dec.Hit.Aggregates():
		if !goal {
			c.result[d] = c.union(conds)
		}
	default:
		c.result[d] = c.choose(d, conds, sequence(dec))
	}
}

// sequence is the order in which the rows of a single-hit decision are tried.
func sequence(dec *rules.Decision) []int {
	order := make([]int, len(dec.Rows))
	for i := range order {
		order[i] = i
	}
	if dec.Hit == rules.Priority {
		slices.SortStableFunc(order, dec.ByPriority)
	}
	return order
}

// and joins conditions: false wins, then undefined.
var and = operation{
	leaf: func(a, b int) int {
		switch {
		case a == isFalse || b == isFalse:
			return isFalse
		case a >= undefined:
			return a
		case b >= undefined:
			return b
		}
		return isTrue
	},
	short: func(f, g ref) (ref, bool) {
		switch {
		case f == leaf(isFalse) || g == leaf(isFalse):
			return leaf(isFalse), true
		case f == leaf(isTrue) || f == g:
			return g, true
		case g == leaf(isTrue):
			return f, true
		}
		return 0, false
	},
}

// or joins conditions: true wins, then undefined.
var or = operation{
	leaf: func(a, b int) int {
		switch {
		case a == isTrue || b == isTrue:
			return isTrue
		case a >= undefined:
			return a
		}
		return b
	},
	short: func(f, g ref) (ref, bool) {
		switch {
		case f == leaf(isTrue) || g == leaf(isTrue):
			return leaf(isTrue), true
		case f == leaf(isFalse) || f == g:
			return g, true
		case g == leaf(isFalse):
			return f, true
		}
		return 0, false
	},
}

func (c *compiler) row(dec *rules.Decision, row *rules.Row) ref {
	cond := leaf(isTrue)
	for i := len(row.Cells) - 1; i >= 0; i-- {
		if row.Cells[i].Any() {
			continue
		}
		cond = c.m.apply(cond, c.cell(&dec.Inputs[i], &row.Cells[i]), and)
	}
	return cond
}

func (c *compiler) cell(in *rules.Input, cell *rules.Cell) ref {
	if in.Decision >= 0 {
		return c.cellOnDecision(in, cell)
	}
	vars := c.varOf[in.Fact]
	if c.set.Facts[in.Fact].Type == rules.TypeChoices {
		any := leaf(isFalse)
		for _, v := range vars {
			if names(cell, rules.StringOf(c.vars[v].Member)) {
				any = c.m.apply(any, c.m.mk(v, []ref{leaf(isTrue), leaf(isFalse)}), or)
			}
		}
		if cell.Not {
			return c.m.relabel(any, func(t int) int { return 1 - t })
		}
		return any
	}
	x := &c.vars[vars[0]]
	kids := make([]ref, len(x.Parts))
	for p := range x.Parts {
		v := x.Parts[p].Sample()
		if in.Attr != "" {
			v = c.set.Countries[v.Text()][in.Attr]
		}
		kids[p] = leaf(isFalse)
		if cell.Holds(v) {
			kids[p] = leaf(isTrue)
		}
	}
	return c.m.mk(vars[0], kids)
}

func (c *compiler) cellOnDecision(in *rules.Input, cell *rules.Cell) ref {
	key := cellKey{in.Decision, in.Output, cell.Src}
	if r, ok := c.cells[key]; ok {
		return r
	}
	dec := c.set.Decisions[in.Decision]
	r := c.m.relabel(c.result[in.Decision], func(v int) int {
		if v >= gap {
			if cell.NamesNull() { // it says what follows from no result
				return truth(cell.Holds(rules.Value{}))
			}
			return undefined + v - gap
		}
		out := dec.ResultOf(c.rowsOf(in.Decision, v), in.Output)
		if cell.Holds(out) {
			return isTrue
		}
		return isFalse
	})
	c.cells[key] = r
	return r
}

// rowsOf are the rows that the leaf value v of decision d stands for.
func (c *compiler) rowsOf(d, v int) []int {
	if dec := c.set.Decisions[d]; dec.Hit.Many() || dec.Hit.Aggregates() {
		return c.sets[v]
	}
	return []int{v}
}

// choose gives for all facts the first row of the sequence that applies. Where an
// undefined row stands before it, a policy that looks at the order is undefined; the
// others take the row that applies.
func (c *compiler) choose(d int, conds []ref, order []int) ref {
	ordered := c.set.Decisions[d].Hit == rules.First || c.set.Decisions[d].Hit == rules.Priority
	res := leaf(gap + d)
	if c.set.Decisions[d].Default != nil {
		res = leaf(len(conds))
	}
	for _, i := range slices.Backward(order) {
		res = c.m.apply(conds[i], res, operation{
			leaf: func(t, rest int) int {
				switch {
				case t == isTrue:
					return i
				case t == isFalse:
					return rest
				case !ordered && rest < gap:
					return rest
				}
				return gap + t - undefined
			},
			short: func(f, g ref) (ref, bool) {
				switch f {
				case leaf(isFalse):
					return g, true
				case leaf(isTrue):
					return leaf(i), true
				}
				return 0, false
			},
		})
	}
	return res
}

// union gives for all facts the set of rows that apply.
func (c *compiler) union(conds []ref) ref {
	res := leaf(c.setID(nil))
	for i, cond := range conds {
		res = c.m.apply(cond, res, operation{leaf: func(t, rest int) int {
			switch {
			case rest >= gap || t == isFalse:
				return rest
			case t == isTrue:
				return c.setID(append(slices.Clone(c.sets[rest]), i))
			}
			return gap + t - undefined
		}})
	}
	return res
}

func (c *compiler) setID(rows []int) int {
	key := make([]byte, 0, 2*len(rows))
	for _, r := range rows {
		key = append(key, byte(r), byte(r>>8))
	}
	id, ok := c.setIDs[string(key)]
	if !ok {
		id = len(c.sets)
		c.sets = append(c.sets, rows)
		c.setIDs[string(key)] = id
	}
	return id
}
