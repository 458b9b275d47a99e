package cases

import (
	"maps"
	"slices"

	"wentu/app/rules"
	"wentu/build/mdd"
)

// Coverage counts what cases show of a decision, or of several.
type Coverage struct {
	Rows, RowsShown int
	// Cells counts the conditions that can decide alone; shown is one when in some case
	// it alone keeps its row from firing and the result is another (modified
	// condition/decision coverage, MC/DC).
	Cells, CellsShown int
	// Limits counts the limits of amounts and days that a decision's own cells name;
	// shown is one when there are cases on both sides, next to it.
	Limits, LimitsShown int
}

func (c *Coverage) add(d Coverage) {
	c.Rows += d.Rows
	c.RowsShown += d.RowsShown
	c.Cells += d.Cells
	c.CellsShown += d.CellsShown
	c.Limits += d.Limits
	c.LimitsShown += d.LimitsShown
}

// cover gathers what cases show.
type cover struct {
	set    *rules.Set
	rows   map[rules.Fired]bool
	cells  map[cell]bool
	values map[int][]rules.Value // amounts and days of the cases, by fact
}

// cell is a condition of a row.
type cell struct{ decision, row, column int }

func newCover(set *rules.Set) *cover {
	return &cover{set: set, rows: make(map[rules.Fired]bool), cells: make(map[cell]bool), values: make(map[int][]rules.Value)}
}

// add takes in a case of decision goal.
func (c *cover) add(goal int, facts []rules.Value) {
	for f, v := range facts {
		if k := v.Kind(); (k == rules.Number || k == rules.Date) && !slices.ContainsFunc(c.values[f], v.Equal) {
			c.values[f] = append(c.values[f], v)
		}
	}
	c.set.EvaluateEach(goal, facts, func(d int, res rules.Result, judged rules.Judgement) {
		dec := c.set.Decisions[d]
		for _, f := range res.Fired {
			c.rows[f] = true
		}
		for i := range dec.Rows {
			for k := range dec.Rows[i].Cells {
				if !dec.Rows[i].Cells[k].Any() && judged.Fails(i, k) && c.differs(dec, i, k, res) {
					c.cells[cell{d, i, k}] = true
				}
			}
		}
	})
}

// join takes in what another has gathered.
func (c *cover) join(other *cover) {
	maps.Copy(c.rows, other.rows)
	maps.Copy(c.cells, other.cells)
	for f, values := range other.values {
		c.values[f] = append(c.values[f], values...)
	}
}

// differs reports whether a decision gives something else than row i does. That no row
// applies counts only where another day is why.
func (c *cover) differs(dec *rules.Decision, i, column int, res rules.Result) bool {
	switch {
	case dec.Hit.Many() || dec.Hit.Aggregates():
		return true
	case !res.Exact:
		return false
	case len(res.Outputs) == 0:
		return dec.Inputs[column].Name == rules.AsOf
	}
	return !slices.EqualFunc(res.Outputs[0], dec.Rows[i].Out, rules.Value.Equal)
}

// of counts for decision d.
func (c *cover) of(d int, today rules.Value) Coverage {
	dec := c.set.Decisions[d]
	out := Coverage{Rows: len(dec.Rows)}
	for i := range dec.Rows {
		if c.rows[rules.Fired{Decision: d, Row: i}] {
			out.RowsShown++
		}
	}
	for _, q := range mdd.Deciding(c.set, d, today) {
		out.Cells++
		if c.cells[cell{d, q.Row, q.Column}] {
			out.CellsShown++
		}
	}
	for k := range dec.Inputs {
		for _, l := range c.limits(dec, k) {
			out.Limits++
			if c.besides(dec.Inputs[k].Fact, l) {
				out.LimitsShown++
			}
		}
	}
	return out
}

// limit is a place between two amounts or days: before the value, or just after it.
type limit struct {
	value rules.Value
	after bool
}

// limits lists the limits that the cells of a column of amounts or days name, but for the
// ends of what there can be.
func (c *cover) limits(dec *rules.Decision, k int) []limit {
	if dec.Inputs[k].Decision >= 0 {
		return nil
	}
	f := &c.set.Facts[dec.Inputs[k].Fact]
	var out []limit
	add := func(v rules.Value, after bool) {
		if after && v.Kind() == rules.Date {
			v, after = v.DayAfter(), false
		}
		same := func(l limit) bool { return l.after == after && l.value.Equal(v) }
		end := !after && f.Min != nil && v.Float() <= *f.Min || after && f.Max != nil && v.Float() >= *f.Max
		if !end && (v.Kind() == rules.Number || v.Kind() == rules.Date) && !slices.ContainsFunc(out, same) {
			out = append(out, limit{v, after})
		}
	}
	for i := range dec.Rows {
		for _, a := range dec.Rows[i].Cells[k].Alts {
			if a.IsEq {
				add(a.Eq, false)
				add(a.Eq, true)
				continue
			}
			add(a.Lo, a.LoOpen)
			add(a.Hi, !a.HiOpen)
		}
	}
	return out
}

// besides reports whether there is a case at the limit or less than a thousandth above
// it, and one as near below it; for days, on the day and the day before.
func (c *cover) besides(fact int, l limit) bool {
	var below, at bool
	for _, v := range c.values[fact] {
		if l.value.Kind() == rules.Date {
			below, at = below || v.Equal(l.value.DayBefore()), at || v.Equal(l.value)
			continue
		}
		d := v.Float() - l.value.Float()
		near := max(1, l.value.Float()/1000)
		switch {
		case d < -near || d > near:
		case d < 0 || d == 0 && l.after:
			below = true
		default:
			at = true
		}
	}
	return below && at
}
