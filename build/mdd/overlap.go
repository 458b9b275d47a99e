package mdd

import (
	"slices"

	"wentu/app/rules"
	"wentu/build/report"
)

// mostOverlaps is how many regions are reported of two rows that apply together.
const mostOverlaps = 3

// overlaps reports pairs of rows that apply together where the policy forbids it.
func (a *analysis) overlaps(c *compiler, d int) {
	dec := a.set.Decisions[d]
	if dec.Hit != rules.Unique && dec.Hit != rules.Any {
		return
	}
	p := newPairs(c, dec)
	found := 0
	for i := range dec.Rows {
		for j := i + 1; j < len(dec.Rows); j++ {
			if dec.Hit == rules.Any && sameOutputs(dec, i, j) {
				continue
			}
			regions := p.regions(d, i, j)
			if len(regions) > 0 {
				found++
			}
			if found > mostPairs {
				a.tooMany(dec, j)
				return
			}
			for _, b := range regions {
				a.tellOverlap(c, dec, i, j, b)
			}
		}
	}
}

// mostPairs is how many pairs of rows of a table are reported.
const mostPairs = 100

// tooMany reports that there are more pairs than are told.
func (a *analysis) tooMany(dec *rules.Decision, row int) {
	a.rep.Add(a.atRow(report.Error, "overlap", dec, report.Say("More than %d pairs of rows apply together.", mostPairs),
		report.Say("narrow one of the two rows, or use \"hit: first\" if the upper row shall win"), row))
}

// tellOverlap reports two rows that apply together in a region.
func (a *analysis) tellOverlap(c *compiler, dec *rules.Decision, i, j int, b box) {
	first, second, when := dec.Rows[i].Line, dec.Rows[j].Line, a.when(c, b)
	kind, msg := "overlap", report.Say("The rows in lines %d and %d both apply %s, although the hit policy is unique.", first, second, when)
	if dec.Hit == rules.Any {
		kind, msg = "conflict", report.Say("The rows in lines %d and %d both apply %s, and give different results.", first, second, when)
	}
	f := a.atRow(report.Error, kind, dec, msg, report.Say("narrow one of the two rows, or use \"hit: first\" if the upper row shall win"), i, j)
	f.Region, f.Witness = a.region(c, b), a.witness(c, b)
	a.rep.Add(f)
}

// pairs finds where two rows of a table apply together. A row whose cells test facts,
// each by itself, is a box; two boxes meet in a box, which needs no diagrams.
type pairs struct {
	c     *compiler
	dec   *rules.Decision
	boxes []box // by row, nil where the row is no box
}

func newPairs(c *compiler, dec *rules.Decision) *pairs {
	p := &pairs{c: c, dec: dec, boxes: make([]box, len(dec.Rows))}
	for i := range dec.Rows {
		p.boxes[i] = p.box(&dec.Rows[i])
	}
	return p
}

// box is the region of a row, nil where a cell tests the result of a decision or one of
// several choices.
func (p *pairs) box(row *rules.Row) box {
	b := make(box, len(p.c.vars))
	for k := range row.Cells {
		cell, in := &row.Cells[k], &p.dec.Inputs[k]
		if cell.Any() {
			continue
		}
		if in.Decision >= 0 || in.Attr != "" || p.c.set.Facts[in.Fact].Type == rules.TypeChoices {
			return nil
		}
		v := p.c.varOf[in.Fact][0]
		x := &p.c.vars[v]
		if b[v] == nil {
			b[v] = slices.Repeat([]bool{true}, len(x.Parts))
		}
		for q := range x.Parts {
			b[v][q] = b[v][q] && cell.Holds(x.Parts[q].Sample())
		}
	}
	for v := range b {
		if !slices.Contains(b[v], false) {
			b[v] = nil // it allows everything
		}
	}
	return b
}

// regions are the boxes in which rows i and j of decision d apply together.
func (p *pairs) regions(d, i, j int) []box {
	x, y := p.boxes[i], p.boxes[j]
	if x != nil && y != nil {
		return meet(x, y)
	}
	if p.disjoint(i, j) {
		return nil
	}
	boxes, _ := p.c.m.regions(p.c.m.apply(p.c.conds[d][i], p.c.conds[d][j], and), isTrueLeaf, mostOverlaps)
	return boxes
}

// meet is the box that two boxes share, if there is one.
func meet(x, y box) []box {
	out := make(box, len(x))
	for v := range x {
		switch {
		case x[v] == nil:
			out[v] = y[v]
		case y[v] == nil:
			out[v] = x[v]
		default:
			out[v] = make([]bool, len(x[v]))
			for q := range x[v] {
				out[v][q] = x[v][q] && y[v][q]
			}
		}
		if out[v] != nil && !slices.Contains(out[v], true) {
			return nil
		}
	}
	return []box{out}
}

// disjoint reports quickly that two rows exclude each other by a single column of
// words, which spares most pairs the diagrams. A column that holds several values
// at once excludes nothing.
func (p *pairs) disjoint(i, j int) bool {
	for k := range p.dec.Inputs {
		in := &p.dec.Inputs[k]
		if in.Decision >= 0 && p.c.set.Decisions[in.Decision].Hit.Many() || in.Fact >= 0 && p.c.set.Facts[in.Fact].Type == rules.TypeChoices {
			continue
		}
		x, y := &p.dec.Rows[i].Cells[k], &p.dec.Rows[j].Cells[k]
		if constants(x) && constants(y) && !slices.ContainsFunc(x.Alts, func(a rules.Alt) bool { return y.Holds(a.Eq) }) {
			return true
		}
	}
	return false
}

// constants reports whether the cell is a plain list of values.
func constants(c *rules.Cell) bool {
	return !c.Any() && !c.Not && !slices.ContainsFunc(c.Alts, func(a rules.Alt) bool { return !a.IsEq })
}
