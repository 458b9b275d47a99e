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
	return c.m.apply(gaps, c.m.apply(undecided, never, and), or)
}

func truth(b bool) int {
	if b {
		return isTrue
	}
	return isFalse
}
