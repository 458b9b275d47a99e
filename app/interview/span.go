package interview

import (
	"slices"

	"wentu/app/rules"
)

func starts(p, q *rules.Part) bool { return p.Lo.Equal(q.Lo) && p.LoOpen == q.LoOpen }
func ends(p, q *rules.Part) bool   { return p.Hi.Equal(q.Hi) && p.HiOpen == q.HiOpen }

// span are the parts of a variable that the answer p touches, from lo to hi, or -1.
func span(x *rules.Var, p *rules.Part) (lo, hi int) {
	if len(p.Values) == 1 {
		i := x.Index(p.Values[0])
		if x.Member != "" { // of which the answer says yes or no, and not what else was chosen
			i = slices.IndexFunc(x.Parts, func(q rules.Part) bool { return q.Holds(p.Values[0]) })
		}
		return i, i
	}
	lo, hi = -1, -1
	for i := range x.Parts {
		if overlap(p, &x.Parts[i]) {
			if lo < 0 {
				lo = i
			}
			hi = i
		}
	}
	return lo, hi
}

// overlap reports whether two intervals share a value.
func overlap(p, q *rules.Part) bool { return before(p, q) && before(q, p) }

// before reports whether p begins before q ends.
func before(p, q *rules.Part) bool {
	if p.Lo.IsNull() || q.Hi.IsNull() {
		return true
	}
	n, ok := p.Lo.Compare(q.Hi)
	return ok && (n < 0 || n == 0 && !p.LoOpen && !q.HiOpen)
}
