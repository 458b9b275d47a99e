package mdd

// missing is true where root has no result because of decision d, and should have one.
//
// On days before the first for which anything is known about the facts, the tables
// say nothing, and that is an answer of its own: nobody can be asked to write down all
// law that ever was. From that day on, a day without a result is a gap in time.
func (c *compiler) missing(root ref, base, d int) ref {
	undecided := c.m.relabel(root, func(v int) int { return truth(v == base+d) })
	if c.asOf < 0 {
		return undecided
	}
	decided := c.m.relabel(root, func(v int) int { return truth(v < base) })
	known := leaf(isFalse) // up to the day
	gaps := leaf(isFalse)
	for p := range c.m.sizes[c.asOf] {
		u, k := c.m.restrict(undecided, c.asOf, p), c.m.restrict(decided, c.asOf, p)
		gaps = c.m.apply(gaps, c.m.apply(c.m.where(c.asOf, p), c.m.apply(u, known, and), and), or)
		known = c.m.apply(known, k, or)
	}
	never := c.m.relabel(known, func(v int) int { return 1 - v })
	// What no day decides is laid to the decision that leaves it open on the last, on all days on
	// which it has no row: that others have none for days before is then no gap of theirs.
	last := c.m.restrict(undecided, c.asOf, c.m.sizes[c.asOf]-1)
	if own, ok := c.result[d]; ok {
		undecided = c.m.apply(undecided, c.m.relabel(own, func(v int) int { return truth(v == gap+d) }), or)
	}
	return c.m.apply(gaps, c.m.apply(c.m.apply(undecided, never, and), last, and), or)
}

func truth(b bool) int {
	if b {
		return isTrue
	}
	return isFalse
}
