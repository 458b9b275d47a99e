package mdd

import (
	"iter"
	"math/bits"
	"math/rand/v2"
	"slices"

	"wentu/app/rules"
	"wentu/build/report"
)

// A table whose cells test facts, each by itself, is proved without any diagram where one
// would grow too large. A row is then one box or a few, and all questions are one: is this
// region covered by these boxes? Memory is the depth of the search.

// mostLooks is how often a box is held against a region before the proof of one table is
// given up: some seconds.
const mostLooks = 100_000_000

// run is a stretch of the segments of a variable, without its end.
type run struct{ lo, hi int }

// area is a region of the search: for each variable one run.
type area []run

// shelf is a box as the search has it: for each variable the runs that it allows, in
// their order, nil for all.
type shelf [][]run

// meets reports whether the box and the area share something.
func (s shelf) meets(a area) bool {
	for v, runs := range s {
		if runs == nil {
			continue
		}
		if !slices.ContainsFunc(runs, func(r run) bool { return r.lo < a[v].hi && a[v].lo < r.hi }) {
			return false
		}
	}
	return true
}

// cutter answers whether areas are covered.
type cutter struct {
	sizes []int
	looks int
	rnd   *rand.Rand
}

func newCutter(vars []rules.Var) *cutter {
	c := &cutter{rnd: rand.New(rand.NewPCG(1, 1))}
	for _, x := range vars {
		c.sizes = append(c.sizes, len(x.Parts))
	}
	return c
}

func (c *cutter) whole() area {
	a := make(area, len(c.sizes))
	for v, n := range c.sizes {
		a[v] = run{0, n}
	}
	return a
}

// gap finds an area inside a that no box covers, nil where there is none. It panics with
// tooLarge at the bound.
func (c *cutter) gap(boxes []shelf, a area) area {
	live := make([]shelf, 0, len(boxes))
	cuts := make([]int, len(a)) // how many boxes leave a part of the variable out
	var best shelf
	most := -1.0
	if c.looks += len(boxes); c.looks > mostLooks {
		panic(tooLarge{})
	}
boxes:
	for _, s := range boxes {
		share, fills := 1.0, true
		for v, runs := range s {
			if runs == nil {
				continue
			}
			n := 0
			for _, r := range runs {
				n += max(0, min(r.hi, a[v].hi)-max(r.lo, a[v].lo))
			}
			switch size := a[v].hi - a[v].lo; {
			case n == 0:
				continue boxes
			case n < size:
				share *= float64(n) / float64(size)
				fills = false
			}
		}
		if fills {
			return nil
		}
		live = append(live, s)
		if share > most {
			most, best = share, s
		}
	}
	if best == nil {
		return slices.Clone(a)
	}
	for range 8 {
		if p := c.point(a); !slices.ContainsFunc(live, func(s shelf) bool { return s.meets(p) }) {
			return p
		}
	}
	partly := func(s shelf, v int) bool {
		n := 0
		for _, r := range s[v] {
			n += max(0, min(r.hi, a[v].hi)-max(r.lo, a[v].lo))
		}
		return s[v] != nil && n < a[v].hi-a[v].lo
	}
	for _, s := range live {
		for v := range a {
			if best[v] != nil && partly(s, v) {
				cuts[v]++
			}
		}
	}
	at := -1
	for v := range a {
		if partly(best, v) && (at < 0 || cuts[v] > cuts[at]) {
			at = v
		}
	}
	// Split where the box begins or ends in that variable; the side without it first.
	split, inside := 0, false
	for _, r := range best[at] {
		if r.lo < a[at].hi && a[at].lo < r.hi {
			if split, inside = r.lo, false; r.lo <= a[at].lo {
				split, inside = r.hi, true
			}
			break
		}
	}
	low, high := slices.Clone(a), slices.Clone(a)
	low[at].hi, high[at].lo = split, split
	if inside {
		low, high = high, low
	}
	if g := c.gap(live, low); g != nil {
		return g
	}
	return c.gap(live, high)
}

// point is a random point of an area.
func (c *cutter) point(a area) area {
	p := make(area, len(a))
	for v, r := range a {
		n := r.lo + c.rnd.IntN(r.hi-r.lo)
		p[v] = run{n, n + 1}
	}
	return p
}

// widen grows an area that no box meets, variable by variable, as far as none meets it.
func (c *cutter) widen(boxes []shelf, a area) area {
	a = slices.Clone(a)
	for v, n := range c.sizes {
		free := run{0, n}
		for _, s := range boxes {
			if s[v] == nil {
				continue
			}
			c.looks++
			grown := slices.Clone(a)
			grown[v] = run{0, n}
			if !s.meets(grown) {
				continue
			}
			for _, r := range s[v] {
				if r.hi <= a[v].lo {
					free.lo = max(free.lo, r.hi)
				} else if r.lo >= a[v].hi {
					free.hi = min(free.hi, r.lo)
				}
			}
		}
		if slices.ContainsFunc(boxes, func(s shelf) bool { return s[v] == nil && s.meets(a) }) {
			continue
		}
		a[v] = free
	}
	return a
}

// mostBits is how many pairs of rows are weighed at once: 16 MB.
const mostBits = 1 << 27

// neighbours passes each row and, in their order, the rows that may meet it: those whose
// hulls do. Two sweeps a variable leave of all rows those that begin before the row ends,
// and end after it begins, one bit a row.
func (c *cutter) neighbours(rows [][]shelf) iter.Seq2[int, []int] {
	hulls := make([]area, len(rows))
	for i, boxes := range rows {
		hulls[i] = c.hull(boxes)
	}
	begin := make([][]int32, len(c.sizes)) // the rows in the order in which they begin
	end := make([][]int32, len(c.sizes))
	for v := range c.sizes {
		for i, h := range hulls {
			if h != nil {
				begin[v] = append(begin[v], int32(i))
			}
		}
		end[v] = slices.Clone(begin[v])
		slices.SortFunc(begin[v], func(i, j int32) int { return hulls[i][v].lo - hulls[j][v].lo })
		slices.SortFunc(end[v], func(i, j int32) int { return hulls[i][v].hi - hulls[j][v].hi })
	}
	words := (len(rows) + 63) / 64
	block := max(1, mostBits/(64*max(1, words)))
	return func(yield func(int, []int) bool) {
		var near []int
		for from := 0; from < len(rows); from += block {
			to := min(from+block, len(rows))
			meet := make([][]uint64, to-from)
			for i := range meet {
				meet[i] = slices.Repeat([]uint64{^uint64(0)}, words)
			}
			for v := range c.sizes {
				// Each row keeps those that have come before it in the sweep.
				sweep := func(coming, keeping []int32, before func(j, i int32) bool) {
					come, n := make([]uint64, words), 0
					for _, i := range keeping {
						for ; n < len(coming) && before(coming[n], i); n++ {
							come[coming[n]/64] |= 1 << (coming[n] % 64)
						}
						if int(i) < from || int(i) >= to || hulls[i][v] == (run{0, c.sizes[v]}) {
							continue
						}
						kept := meet[int(i)-from]
						for w := range come {
							kept[w] &= come[w]
						}
					}
				}
				sweep(begin[v], end[v], func(j, i int32) bool { return hulls[j][v].lo < hulls[i][v].hi })
				slices.Reverse(begin[v])
				slices.Reverse(end[v])
				sweep(end[v], begin[v], func(j, i int32) bool { return hulls[j][v].hi > hulls[i][v].lo })
				slices.Reverse(begin[v])
				slices.Reverse(end[v])
			}
			for i := from; i < to; i++ {
				near = near[:0]
				for w, b := range meet[i-from] {
					for ; b != 0 && hulls[i] != nil; b &= b - 1 {
						if j := 64*w + bits.TrailingZeros64(b); j < len(rows) && hulls[j] != nil {
							near = append(near, j)
						}
					}
				}
				if !yield(i, near) {
					return
				}
			}
		}
	}
}

// hull is the smallest area around boxes, nil where there are none.
func (c *cutter) hull(boxes []shelf) area {
	var a area
	for _, s := range boxes {
		first := a == nil
		if first {
			a = c.whole()
		}
		for v, runs := range s {
			r := run{0, c.sizes[v]}
			if runs != nil {
				r = run{runs[0].lo, runs[len(runs)-1].hi}
			}
			if first {
				a[v] = r
			}
			a[v] = run{min(a[v].lo, r.lo), max(a[v].hi, r.hi)}
		}
	}
	return a
}

// shelves are the boxes of a row; false where a cell tests the result of a decision, or the
// row is more than a few boxes.
func (p *pairs) shelves(row *rules.Row) ([]shelf, bool) {
	vars := p.c.vars
	out := []shelf{make(shelf, len(vars))}
	for k := range row.Cells {
		cell, in := &row.Cells[k], &p.dec.Inputs[k]
		if cell.Any() {
			continue
		}
		if in.Decision >= 0 {
			return nil, false
		}
		if p.c.set.Facts[in.Fact].Type != rules.TypeChoices {
			v := p.c.varOf[in.Fact][0]
			holds := make([]bool, len(vars[v].Parts))
			for q := range vars[v].Parts {
				value := vars[v].Parts[q].Sample()
				if in.Attr != "" {
					value = p.c.set.Countries[value.Text()][in.Attr]
				}
				holds[q] = cell.Holds(value)
			}
			for _, s := range out {
				s[v] = common(s[v], runsOf(holds))
			}
			continue
		}
		var next []shelf
		for _, v := range p.c.varOf[in.Fact] {
			if !names(cell, rules.StringOf(vars[v].Member)) {
				continue
			}
			yes, no := []run{{0, 1}}, []run{{1, 2}}
			if cell.Not {
				for _, s := range out {
					s[v] = common(s[v], no)
				}
				continue
			}
			for i, s := range out { // the first member that is there
				with := slices.Clone(s)
				with[v] = common(s[v], yes)
				next = append(next, with)
				rest := slices.Clone(s)
				rest[v] = common(s[v], no)
				out[i] = rest
			}
		}
		if !cell.Not {
			out = next
		}
		if len(out) > 64 {
			return nil, false
		}
	}
	return slices.DeleteFunc(out, func(s shelf) bool {
		return slices.ContainsFunc(s, func(r []run) bool { return r != nil && len(r) == 0 })
	}), true
}

// runsOf are the stretches of segments that hold; nil for all, empty for none.
func runsOf(holds []bool) []run {
	out := []run{}
	for i, h := range holds {
		switch n := len(out); {
		case !h:
		case n > 0 && out[n-1].hi == i:
			out[n-1].hi++
		default:
			out = append(out, run{i, i + 1})
		}
	}
	if len(out) == 1 && out[0] == (run{0, len(holds)}) {
		return nil
	}
	return out
}

// common are the runs that two lists share.
func common(a, b []run) []run {
	if a == nil {
		return b
	}
	if b == nil {
		return a
	}
	out := []run{}
	for _, x := range a {
		for _, y := range b {
			if r := (run{max(x.lo, y.lo), min(x.hi, y.hi)}); r.lo < r.hi {
				out = append(out, r)
			}
		}
	}
	return out
}

// box is the area as findings tell it.
func (a area) box(sizes []int) box {
	b := make(box, len(a))
	for v, r := range a {
		if r == (run{0, sizes[v]}) {
			continue
		}
		b[v] = make([]bool, sizes[v])
		for i := r.lo; i < r.hi; i++ {
			b[v][i] = true
		}
	}
	return b
}

// byBoxes proves what can be proved of a table whose diagrams grow too large.
func (a *analysis) byBoxes(d int) {
	dec := a.set.Decisions[d]
	for _, in := range dec.Inputs {
		if in.Decision < 0 {
			a.asked[in.Fact] = true
		}
	}
	unproved := func(msg report.Text) {
		a.rep.Add(report.Finding{
			Severity: report.Warning, Kind: "not-proved", File: dec.File, Line: dec.Line, Table: dec.ID, Msg: msg,
			Hint: report.Say("split the table, or let fewer columns of one row matter together"),
		})
	}
	c := &compiler{set: a.set, chain: []int{d}, varOf: make(map[int][]int), asOf: -1}
	c.vars = variables(a.set, c.chain)
	for i, v := range c.vars {
		c.varOf[v.Fact] = append(c.varOf[v.Fact], i)
		if a.set.Facts[v.Fact].ID == rules.AsOf {
			c.asOf = i
		}
	}
	cut := newCutter(c.vars)
	p := &pairs{c: c, dec: dec}
	rows := make([][]shelf, len(dec.Rows))
	var all []shelf
	for i := range dec.Rows {
		var ok bool
		if rows[i], ok = p.shelves(&dec.Rows[i]); !ok {
			unproved(report.Say("Nothing was proved about %q: its diagram grows too large, and it rests on other tables.", dec.ID))
			return
		}
		all = append(all, rows[i]...)
	}
	if !a.idleByBoxes(cut, dec, rows) {
		unproved(report.Say("Not proved of %q: that every row can fire; the search was too long.", dec.ID))
	}
	a.overlapsByBoxes(c, cut, dec, rows)
	switch {
	case dec.Hit.Many() || dec.Hit.Aggregates() || dec.Default != nil:
	case c.asOf >= 0:
		unproved(report.Say("Not proved of %q: that some row always applies; its diagram grows too large.", dec.ID))
	default:
		cut.looks = 0
		if !within(func() { a.gapsByBoxes(c, cut, d, all) }) {
			unproved(report.Say("Not proved of %q: that some row always applies; the search was too long.", dec.ID))
		}
	}
}

func (a *analysis) gapsByBoxes(c *compiler, cut *cutter, d int, all []shelf) {
	var boxes []box
	for len(boxes) <= mostRegions {
		g := cut.gap(all, cut.whole())
		if g == nil {
			break
		}
		g = cut.widen(all, g)
		boxes = append(boxes, g.box(cut.sizes))
		found := make(shelf, len(g))
		for v, r := range g {
			if r != (run{0, cut.sizes[v]}) {
				found[v] = []run{r}
			}
		}
		all = append(slices.Clone(all), found)
	}
	a.tellGaps(c, d, boxes[:min(len(boxes), mostRegions)], len(boxes) <= mostRegions)
}

// idleByBoxes reports rows that can never fire, and false where there may be more.
func (a *analysis) idleByBoxes(cut *cutter, dec *rules.Decision, rows [][]shelf) bool {
	masked, all := make([]bool, len(rows)), true
	if dec.Hit == rules.First || dec.Hit == rules.Priority {
		all = within(func() { cut.mask(rows, sequence(dec), masked) })
	}
	alive := make([]bool, len(rows))
	for i := range rows {
		switch {
		case len(rows[i]) == 0:
			a.rep.Add(a.atRow(report.Error, "idle-row", dec, report.Say("This row can never fire: its conditions never hold together."),
				report.Say("correct the cell that contradicts the others, or delete the row"), i))
		case masked[i]:
			a.rep.Add(a.maskedRow(dec, i))
		default:
			alive[i] = true
		}
	}
	a.idleResults(dec, alive)
	return all
}

// mask says of each row in turn whether those before it in the sequence cover it.
func (c *cutter) mask(rows [][]shelf, sequence []int, masked []bool) {
	place := make([]int, len(rows))
	for n, i := range sequence {
		place[i] = n
	}
	for i, near := range c.neighbours(rows) {
		var before []shelf
		for _, j := range near {
			if place[j] < place[i] {
				before = append(before, rows[j]...)
			}
		}
		masked[i] = !slices.ContainsFunc(rows[i], func(s shelf) bool {
			boxes := slices.Clip(before)
			// What the row leaves out of its hull counts as covered.
			for v, runs := range s {
				if len(runs) < 2 {
					continue
				}
				outside := make(shelf, len(s))
				holds := make([]bool, c.sizes[v])
				for q := range holds {
					holds[q] = !slices.ContainsFunc(runs, func(r run) bool { return r.lo <= q && q < r.hi })
				}
				outside[v] = runsOf(holds)
				boxes = append(boxes, outside)
			}
			return c.gap(boxes, c.hull([]shelf{s})) != nil
		})
	}
}

// overlapsByBoxes reports pairs of rows that apply together where the policy forbids it.
func (a *analysis) overlapsByBoxes(c *compiler, cut *cutter, dec *rules.Decision, rows [][]shelf) {
	if dec.Hit != rules.Unique && dec.Hit != rules.Any {
		return
	}
	found := 0
	for i, near := range cut.neighbours(rows) {
		for _, j := range near {
			if j <= i || dec.Hit == rules.Any && sameOutputs(dec, i, j) {
				continue
			}
			shared := sharedArea(rows[i], rows[j], cut)
			if shared == nil {
				continue
			}
			if found++; found > mostPairs {
				a.tooMany(dec, j)
				return
			}
			a.tellOverlap(c, dec, i, j, shared.box(cut.sizes))
		}
	}
}

// sharedArea is an area that two rows share, nil where they share none.
func sharedArea(x, y []shelf, cut *cutter) area {
	for _, s := range x {
	boxes:
		for _, t := range y {
			for v := range s {
				if s[v] != nil && t[v] != nil && !slices.ContainsFunc(s[v], func(r run) bool {
					return slices.ContainsFunc(t[v], func(q run) bool { return q.lo < r.hi && r.lo < q.hi })
				}) {
					continue boxes
				}
			}
			a := cut.whole()
			for v := range s {
				if both := common(s[v], t[v]); both != nil {
					a[v] = both[0]
				}
			}
			return a
		}
	}
	return nil
}
