package mdd

import (
	"slices"

	"wentu/app/rules"
)

// Purpose is what a case is there to show.
type Purpose string

// The purposes of cases.
const (
	ShowRow       Purpose = "row"       // the row fires
	ShowCondition Purpose = "condition" // the cell alone keeps the row from firing
	ShowBelow     Purpose = "below"     // the last value before a limit
	ShowAt        Purpose = "at"        // the first value from a limit on
)

// Proposal is a case that the tables give: facts, and what they are there to show.
type Proposal struct {
	Purpose Purpose
	Facts   []rules.Value // one a fact of the set, null where it does not matter
	Row     int           // of ShowRow and ShowCondition
	Column  int           // of ShowCondition
	Base    int           // of ShowCondition: the proposal in which the row fires; of ShowAt: its ShowBelow
	Fact    int           // of ShowBelow and ShowAt
	// Outputs are what the decision gives: one tuple, or any number where it collects, or
	// none where no row applies.
	Outputs [][]rules.Value
}

// Condition is a cell of a decision.
type Condition struct{ Row, Column int }

// Plan is a set of cases for one decision: one in which each row fires, for each cell
// of the row one that differs as little as possible and in which this cell alone keeps
// the row from firing and the result is another (modified condition/decision coverage,
// MC/DC), and for each limit of an amount or a day that decides something one on
// either side of it.
type Plan struct {
	Cases []Proposal
	// Joined are the cells that never decide alone: whenever one of them fails, another
	// cell of the row fails too, or another row gives the same result.
	Joined []Condition
}

// MakePlan works out cases for decision d as its rows stand today. It reports false for
// a decision that cannot be folded, or whose diagrams grow too large.
func MakePlan(s *rules.Set, d int, today rules.Value) (plan *Plan, ok bool) {
	if s.Opaque(d) {
		return nil, false
	}
	ok = within(func() { plan = makePlan(s, d, today) })
	return plan, ok
}

func makePlan(s *rules.Set, d int, today rules.Value) *Plan {
	p := &planner{c: newBounded(s, d, manyNodes, manySteps), s: s, d: d, today: today, plan: &Plan{}}
	p.diagram = p.c.diagram(d)
	for i := range s.Decisions[d].Rows {
		p.row(i)
	}
	p.limits()
	for i := range p.plan.Cases {
		p.plan.Cases[i].Outputs = p.outputs(p.plan.Cases[i].Facts)
	}
	p.c.m.free()
	return p.plan
}

type planner struct {
	c     *compiler
	s     *rules.Set
	d     int
	today rules.Value
	plan  *Plan

	diagram *rules.Diagram
}

// row proposes a case in which row i fires, and one for each of its cells.
func (p *planner) row(i int) {
	m := p.c.m
	base := p.current(p.c.fires(p.d, i))
	if base == leaf(isFalse) {
		return // reported by the analysis
	}
	partners, joined := p.partners(i)
	p.plan.Joined = append(p.plan.Joined, joined...)
	for _, q := range partners { // as many cells as possible share the case of the row
		if next := m.apply(base, m.some(q.fails, q.vars), both); next != leaf(isFalse) {
			base = next
		}
	}
	way, _ := m.shortest(base, isTrueLeaf)
	at := len(p.plan.Cases)
	facts := p.facts(way)
	p.plan.Cases = append(p.plan.Cases, Proposal{Purpose: ShowRow, Row: i, Facts: p.least(facts, func(f []rules.Value) bool {
		_, decided := p.decided(f)
		return decided && slices.Contains(p.s.Evaluate(p.d, p.withDay(f)).Fired, rules.Fired{Decision: p.d, Row: i})
	})})
	for _, q := range partners {
		// The other facts stay what they are, where that is possible.
		near := q.fails
		for _, st := range p.path(facts) {
			if slices.Contains(q.vars, st.v) {
				continue
			}
			if next := m.apply(near, m.where(st.v, st.p), both); next != leaf(isFalse) {
				near = next
			}
		}
		way, _ := m.shortest(near, isTrueLeaf)
		other := p.facts(way)
		want, _ := p.decided(other)
		p.plan.Cases = append(p.plan.Cases, Proposal{Purpose: ShowCondition, Row: i, Column: q.column, Base: at, Facts: p.least(other, func(f []rules.Value) bool {
			got, decided := p.decided(f)
			return decided && slices.Equal(got, want) && p.s.Judge(p.d, p.withDay(f)).Fails(i, q.column)
		})})
	}
}

// partner is a cell that can decide alone.
type partner struct {
	column int
	fails  ref   // where this cell alone fails and the result is another
	vars   []int // the facts that the cell asks
}

// partners are the cells of row i that can decide alone, and those that cannot.
func (p *planner) partners(i int) (out []partner, joined []Condition) {
	dec := p.s.Decisions[p.d]
	for k := range dec.Rows[i].Cells {
		cell := &dec.Rows[i].Cells[k]
		if cell.Any() {
			continue
		}
		fails := p.current(p.alone(i, k))
		if fails == leaf(isFalse) {
			joined = append(joined, Condition{i, k})
			continue
		}
		out = append(out, partner{k, fails, p.c.m.support(p.c.cell(&dec.Inputs[k], cell))})
	}
	return out, joined
}

// Deciding lists the cells of decision d that can decide alone, row by row; nil for a
// decision that cannot be folded. A row that never fires has none.
func Deciding(s *rules.Set, d int, today rules.Value) []Condition {
	var out []Condition
	if s.Opaque(d) || !within(func() { out = deciding(s, d, today) }) {
		return nil
	}
	return out
}

func deciding(s *rules.Set, d int, today rules.Value) []Condition {
	p := &planner{c: newBounded(s, d, manyNodes, manySteps), s: s, d: d, today: today}
	var out []Condition
	for _, i := range p.c.firing(d) {
		partners, _ := p.partners(i)
		for _, q := range partners {
			out = append(out, Condition{i, q.column})
		}
	}
	p.c.m.free()
	return out
}

// alone is true where all cells of row i but one hold and the decision gives something
// else than the row does.
func (p *planner) alone(i, column int) ref {
	m, dec := p.c.m, p.s.Decisions[p.d]
	fails := leaf(isTrue)
	for k := range dec.Rows[i].Cells {
		cell := &dec.Rows[i].Cells[k]
		if cell.Any() {
			continue
		}
		cond := p.c.cell(&dec.Inputs[k], cell)
		if k == column {
			cond = m.relabel(cond, negate)
		}
		fails = m.apply(fails, cond, both)
	}
	if dec.Hit.Many() || dec.Hit.Aggregates() {
		return fails
	}
	return m.apply(fails, p.c.result[p.d], operation{
		leaf: func(f, v int) int {
			switch {
			case f != isTrue:
				return isFalse
			case v >= gap: // on another day, that there is no row is an answer
				return truth(dec.Inputs[column].Name == rules.AsOf)
			}
			return truth(!slices.EqualFunc(dec.Out(v), dec.Rows[i].Out, rules.Value.Equal))
		},
		short: func(f, _ ref) (ref, bool) { return f, f == leaf(isFalse) },
	})
}

func negate(t int) int { return truth(t == isFalse) }

// limits proposes a case on either side of each limit that decides something.
func (p *planner) limits() {
	m := p.c.m
	roots := []ref{p.c.result[p.d]}
	if dec := p.s.Decisions[p.d]; dec.Hit.Many() || dec.Hit.Aggregates() {
		roots = p.c.conds[p.d]
	}
	for v := range p.c.vars {
		x := &p.c.vars[v]
		if f := &p.s.Facts[x.Fact]; f.Type != rules.TypeMoney && f.Type != rules.TypeNumber && f.Type != rules.TypeDate {
			continue
		}
		for part := range len(x.Parts) - 1 {
			for _, root := range roots {
				differ := m.apply(m.restrict(root, v, part), m.restrict(root, v, part+1), p.differs(v == p.c.asOf))
				if v != p.c.asOf {
					differ = p.current(differ)
				}
				if way, ok := m.shortest(differ, isTrueLeaf); ok {
					p.limit(way, v, part)
					break
				}
			}
		}
	}
}

// differs is true where two results are not the same. Where there is none, that is a
// result only if days are compared.
func (p *planner) differs(days bool) operation {
	dec := p.s.Decisions[p.d]
	single := !dec.Hit.Many() && !dec.Hit.Aggregates()
	return operation{leaf: func(a, b int) int {
		none := func(v int) bool { return single && v >= gap || !single && v >= undefined }
		switch {
		case none(a) && none(b) || a == b:
			return isFalse
		case none(a) || none(b):
			return truth(days)
		case single:
			return truth(!slices.EqualFunc(dec.Out(a), dec.Out(b), rules.Value.Equal))
		}
		return isTrue
	}}
}

func (p *planner) limit(way path, v, part int) {
	x := &p.c.vars[v]
	below, at := x.Parts[part].Last(), x.Parts[part+1].Sample()
	for i, value := range []rules.Value{below, at} {
		facts := p.facts(way)
		facts[x.Fact] = value
		q := Proposal{Purpose: []Purpose{ShowBelow, ShowAt}[i], Fact: x.Fact, Base: len(p.plan.Cases) - 1}
		want, _ := p.decided(facts)
		q.Facts = p.least(facts, func(f []rules.Value) bool {
			got, decided := p.decided(f)
			return !f[x.Fact].IsNull() && decided && slices.Equal(got, want)
		})
		p.plan.Cases = append(p.plan.Cases, q)
	}
}

// outputs are what the decision gives on facts that decide it.
func (p *planner) outputs(facts []rules.Value) [][]rules.Value {
	facts = p.withDay(facts)
	if dec := p.s.Decisions[p.d]; dec.Hit.Many() || dec.Hit.Aggregates() {
		return p.s.Evaluate(p.d, facts).Outputs
	}
	if out := p.diagram.Leaves[p.diagram.Walk(facts).Remaining(p.diagram.Roots[0])[0]].Outputs; out != nil {
		return [][]rules.Value{out}
	}
	return nil
}

// withDay adds the day whose law holds where the facts give none.
func (p *planner) withDay(facts []rules.Value) []rules.Value {
	if i := p.s.Fact(rules.AsOf); i >= 0 && facts[i].IsNull() {
		facts = slices.Clone(facts)
		facts[i] = p.today
	}
	return facts
}

// decided tells, as the leaf of each root, what the facts decide; false while they leave
// something open.
func (p *planner) decided(facts []rules.Value) (leaves []int, ok bool) {
	facts = p.withDay(facts)
	walk := p.diagram.Walk(facts)
	for _, root := range p.diagram.Roots {
		end := walk.Remaining(root)
		if len(end) != 1 {
			return nil, false
		}
		leaves = append(leaves, end[0])
	}
	return leaves, p.s.Evaluate(p.d, facts).Exact
}

// current keeps of a region the law of today, where it has some.
func (p *planner) current(f ref) ref {
	if p.c.asOf < 0 {
		return f
	}
	if now := p.c.m.apply(f, p.c.m.where(p.c.asOf, p.c.vars[p.c.asOf].Index(p.today)), both); now != leaf(isFalse) {
		return now
	}
	return f
}

// facts are values for every variable: those of the way, and for the others the first
// that comes, since they do not matter to it.
func (p *planner) facts(way path) []rules.Value {
	part := make([]int, len(p.c.vars))
	for v := range part {
		part[v] = p.usual(v)
	}
	for _, st := range way {
		part[st.v] = st.p
	}
	facts := make([]rules.Value, len(p.s.Facts))
	for v := range p.c.vars {
		x := &p.c.vars[v]
		value := x.Parts[part[v]].Sample()
		switch {
		case x.Member == "":
			facts[x.Fact] = value
		case value.True():
			facts[x.Fact] = rules.ListOf(append(slices.Clone(facts[x.Fact].Items()), rules.StringOf(x.Member))...)
		case facts[x.Fact].IsNull():
			facts[x.Fact] = rules.ListOf()
		}
	}
	return facts
}

// usual is the part taken where any would do: today, no, or the first.
func (p *planner) usual(v int) int {
	x := &p.c.vars[v]
	switch {
	case v == p.c.asOf:
		return max(0, x.Index(p.today))
	case x.Member != "" || p.s.Facts[x.Fact].Type == rules.TypeYesNo:
		return max(0, slices.IndexFunc(x.Parts, func(q rules.Part) bool { return q.Holds(rules.No) }))
	}
	return 0
}

// path is the way that facts take.
func (p *planner) path(facts []rules.Value) path {
	var out path
	for v := range p.c.vars {
		if i := p.c.vars[v].Index(facts[p.c.vars[v].Fact]); i >= 0 {
			out = append(out, step{v, i})
		}
	}
	return out
}

// least takes away every fact without which the case still shows what it should.
func (p *planner) least(facts []rules.Value, shows func([]rules.Value) bool) []rules.Value {
	for i := len(facts) - 1; i >= 0; i-- {
		if facts[i].IsNull() {
			continue
		}
		if p.s.Facts[i].ID == rules.AsOf && p.isToday(facts[i]) {
			continue // taken away when all others are settled
		}
		kept := facts[i]
		if facts[i] = (rules.Value{}); !shows(facts) {
			facts[i] = kept
		}
	}
	if i := p.s.Fact(rules.AsOf); i >= 0 && !facts[i].IsNull() && p.isToday(facts[i]) {
		kept := facts[i]
		if facts[i] = (rules.Value{}); !shows(facts) { // which is what a case without a day means
			facts[i] = kept
		}
	}
	return facts
}

func (p *planner) isToday(day rules.Value) bool {
	if p.c.asOf < 0 {
		return true
	}
	x := &p.c.vars[p.c.asOf]
	return x.Index(day) == x.Index(p.today)
}
