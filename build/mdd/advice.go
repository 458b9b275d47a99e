package mdd

import (
	"slices"
	"strings"

	"wentu/app/rules"
	"wentu/build/report"
)

// cells reports cells that say nothing: they hold for every value that their column can
// have, or for none.
func (a *analysis) cells(c *compiler, d int) {
	dec := a.set.Decisions[d]
	for i := range dec.Rows {
		row := &dec.Rows[i]
		for k := range row.Cells {
			cell := &row.Cells[k]
			if cell.Any() {
				continue
			}
			holds := make(map[int]bool)
			c.m.leaves(c.cell(&dec.Inputs[k], cell), holds)
			var f report.Finding
			switch {
			case !holds[isTrue]:
				f = a.atRow(report.Warning, "never-true", dec, report.Say("This cell never holds: %q can have none of its values.", dec.Inputs[k].Name),
					report.Say("correct it, or delete the row"), i)
			case !holds[isFalse]:
				f = a.atRow(report.Advice, "always-true", dec, report.Say("This cell always holds: %q has no other values.", dec.Inputs[k].Name),
					report.Say("write \"-\", or leave it where it makes the row clearer"), i)
			default:
				continue
			}
			f.Col = row.Cols[k]
			a.rep.Add(f)
		}
	}
}

// spare advises on rows without which every result would be the same, because other
// rows give it wherever they fire (subsumption). A row with a basis of its own is there
// for its basis.
func (a *analysis) spare(c *compiler, d int) {
	dec := a.set.Decisions[d]
	var others func(i int) ref // where the other rows give the same as row i
	switch dec.Hit {
	case rules.First, rules.Priority:
		others = func(i int) ref { return c.withoutRow(d, i) }
	case rules.Any, rules.CollectMin, rules.CollectMax:
		others = func(i int) ref {
			same := leaf(isFalse)
			for j := range dec.Rows {
				if j != i && sameOutputs(dec, i, j) {
					same = c.m.apply(same, c.conds[d][j], or)
				}
			}
			return same
		}
	default:
		return // rows of the others never stand in for each other
	}
	for i := range dec.Rows {
		if !slices.ContainsFunc(dec.Rows, func(r rules.Row) bool { return r.Line != dec.Rows[i].Line && a.replaces(&r, &dec.Rows[i]) }) {
			continue
		}
		fires := c.fires(d, i)
		if fires == leaf(isFalse) || c.m.apply(fires, others(i), exceeds) != leaf(isFalse) {
			continue
		}
		a.rep.Add(a.atRow(report.Advice, "spare-row", dec, report.Say("This row changes nothing: wherever it applies, other rows give the same result."),
			report.Say("delete it, or give it the basis for which it is there"), i))
	}
}

// replaces reports whether row r could stand in for row s: it gives the same result and
// names at least the same basis.
func (a *analysis) replaces(r, s *rules.Row) bool {
	if !slices.EqualFunc(r.Out, s.Out, rules.Value.Equal) {
		return false
	}
	return !slices.ContainsFunc(s.Basis, func(b string) bool { return !slices.Contains(r.Basis, b) })
}

// exceeds is true where the first condition holds and the second does not.
var exceeds = operation{leaf: func(f, g int) int { return truth(f == isTrue && g != isTrue) }}

// fires is true where row i of decision d applies and, where only one row counts, is
// that one.
func (c *compiler) fires(d, i int) ref {
	dec := c.set.Decisions[d]
	if dec.Hit != rules.First && dec.Hit != rules.Priority {
		return c.m.relabel(c.conds[d][i], func(v int) int { return truth(v == isTrue) })
	}
	return c.m.relabel(c.result[d], func(v int) int { return truth(v == i) })
}

// firing lists the rows of decision d that fire for some facts.
func (c *compiler) firing(d int) []int {
	dec := c.set.Decisions[d]
	first := make(map[int]bool)
	if dec.Hit == rules.First || dec.Hit == rules.Priority {
		c.m.leaves(c.result[d], first)
	}
	var out []int
	for i, cond := range c.conds[d] {
		ever := first[i]
		if dec.Hit != rules.First && dec.Hit != rules.Priority {
			holds := make(map[int]bool)
			c.m.leaves(cond, holds)
			ever = holds[isTrue]
		}
		if ever {
			out = append(out, i)
		}
	}
	return out
}

// withoutRow is true where decision d gives without row i what it gives in that row.
func (c *compiler) withoutRow(d, i int) ref {
	dec := c.set.Decisions[d]
	order := slices.DeleteFunc(sequence(dec), func(r int) bool { return r == i })
	order = order[c.place(d, i):] // the rows before it do not fire where it does
	return c.m.relabel(c.choose(d, c.conds[d], order), func(v int) int {
		return truth(v < len(dec.Rows) && v != i && sameOutputs(dec, i, v))
	})
}

// place is where row i stands in the sequence in which rows are tried.
func (c *compiler) place(d, i int) int { return slices.Index(sequence(c.set.Decisions[d]), i) }

// mergeable advises on rows that differ in one cell alone and could be one row
// (contraction).
func (a *analysis) mergeable(c *compiler, d int) {
	dec := a.set.Decisions[d]
	for k := range dec.Inputs {
		alike := make(map[string]int) // by all that is not this cell: the row seen last
		for i := range dec.Rows {
			row := &dec.Rows[i]
			if cell := &row.Cells[k]; cell.Any() || cell.Not {
				continue
			}
			key := allBut(row, k)
			j, seen := alike[key]
			alike[key] = i
			if !seen || !a.movable(c, d, j, i) {
				continue
			}
			a.rep.Add(a.atRow(report.Advice, "mergeable-rows", dec, report.Say("The rows in lines %d and %d could be one: they differ in %q alone.", dec.Rows[j].Line, row.Line, dec.Inputs[k].Name),
				report.Say("write %q in one row, or leave them where two are clearer", dec.Rows[j].Cells[k].String()+", "+row.Cells[k].String()), j, i))
		}
	}
}

// allBut is the row as text without cell k.
func allBut(row *rules.Row, k int) string {
	var b strings.Builder
	for i := range row.Cells {
		if i != k {
			b.WriteString(row.Cells[i].String())
		}
		b.WriteByte(0)
	}
	for _, v := range row.Out {
		b.WriteString(rules.Literal(v))
		b.WriteByte(0)
	}
	b.WriteString(strings.Join(row.Basis, ";") + "\x00" + row.Note)
	return b.String()
}

// movable reports whether row j can move up to row i without changing a result: where
// the order counts, no row between them with another result applies together with it.
func (a *analysis) movable(c *compiler, d, i, j int) bool {
	dec := a.set.Decisions[d]
	switch dec.Hit {
	case rules.RuleOrder, rules.OutputOrder, rules.Collect:
		return j == i+1 && c.m.apply(c.conds[d][i], c.conds[d][j], both) == leaf(isFalse)
	case rules.CollectSum, rules.CollectCount:
		// Two rows that apply together count twice.
		return c.m.apply(c.conds[d][i], c.conds[d][j], both) == leaf(isFalse)
	case rules.First:
		for k := i + 1; k < j; k++ {
			if !sameOutputs(dec, k, j) && c.m.apply(c.conds[d][k], c.conds[d][j], both) != leaf(isFalse) {
				return false
			}
		}
	}
	return true
}

// both is true where two conditions hold.
var both = operation{
	leaf: func(f, g int) int { return truth(f == isTrue && g == isTrue) },
	short: func(f, g ref) (ref, bool) {
		if f == leaf(isFalse) || g == leaf(isFalse) {
			return leaf(isFalse), true
		}
		return 0, false
	},
}

// misleading advises on rows that read as if they fired where they do not: a row names a
// value that rows before it take wholly, or, where priority decides, a row further down
// wins over it.
func (a *analysis) misleading(c *compiler, d int) {
	dec := a.set.Decisions[d]
	if dec.Hit != rules.First && dec.Hit != rules.Priority {
		return
	}
	for i := range dec.Rows {
		row := &dec.Rows[i]
		fires := c.fires(d, i)
		if fires == leaf(isFalse) {
			continue // said already
		}
		for k := range row.Cells {
			for _, alt := range row.Cells[k].Alts {
				if len(row.Cells[k].Alts) < 2 || row.Cells[k].Not {
					break
				}
				one := rules.Cell{Alts: []rules.Alt{alt}}
				one.Src = one.String()
				if c.m.apply(fires, c.touched(&dec.Inputs[k], &one), both) != leaf(isFalse) {
					continue
				}
				f := a.atRow(report.Advice, "misleading-row", dec, report.Say("This row names %q, but never fires for it: a row before it does.", one.Src),
					report.Say("take the value out of the cell, or move the row up"), i)
				f.Col = row.Cols[k]
				a.rep.Add(f)
			}
		}
	}
	if dec.Hit == rules.Priority {
		a.outranked(c, d)
	}
}

// touched is true on every part of which the cell holds for some value: a part may hold
// more than one alternative of a cell names, as no whole cell tells them apart.
func (c *compiler) touched(in *rules.Input, cell *rules.Cell) ref {
	if in.Decision >= 0 || c.set.Facts[in.Fact].Type == rules.TypeChoices {
		return c.cell(in, cell)
	}
	v := c.varOf[in.Fact][0]
	kids := make([]ref, len(c.vars[v].Parts))
	for p := range kids {
		part, alt := &c.vars[v].Parts[p], &cell.Alts[0]
		some := false
		switch {
		case part.Values != nil || part.Rest:
			for _, value := range append(slices.Clone(part.Values), part.Sample()) {
				if in.Attr != "" {
					value = c.set.Countries[value.Text()][in.Attr]
				}
				some = some || cell.Holds(value)
			}
		case alt.IsEq:
			some = part.Holds(alt.Eq)
		default:
			some = overlap(alt, part)
		}
		kids[p] = leaf(truth(some))
	}
	return c.m.mk(v, kids)
}

// overlap reports whether an interval and a part of the line share a value.
func overlap(a *rules.Alt, p *rules.Part) bool {
	before := func(hi rules.Value, hiOpen bool, lo rules.Value, loOpen bool) bool { // the first ends before the second begins
		n, ok := hi.Compare(lo)
		return ok && (n < 0 || n == 0 && (hiOpen || loOpen))
	}
	return !before(a.Hi, a.HiOpen, p.Lo, p.LoOpen) && !before(p.Hi, p.HiOpen, a.Lo, a.LoOpen)
}

// outranked reports pairs of rows of which the lower one wins where both apply.
func (a *analysis) outranked(c *compiler, d int) {
	dec := a.set.Decisions[d]
	for i := range dec.Rows {
		for j := i + 1; j < len(dec.Rows); j++ {
			if sameOutputs(dec, i, j) || dec.ByPriority(j, i) >= 0 {
				continue
			}
			boxes, _ := c.m.regions(c.m.apply(c.conds[d][i], c.conds[d][j], both), isTrueLeaf, 1)
			if len(boxes) == 0 {
				continue
			}
			f := a.atRow(report.Advice, "misleading-row", dec, report.Say("The row in line %d wins over the row in line %d %s, although it stands below it.", dec.Rows[j].Line, dec.Rows[i].Line, a.when(c, boxes[0])),
				report.Say("put the rows in the order of their priority"), i, j)
			f.Region, f.Witness = a.region(c, boxes[0]), a.witness(c, boxes[0])
			a.rep.Add(f)
		}
	}
}
