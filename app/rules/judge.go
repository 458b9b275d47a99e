package rules

// Judgement tells of every cell of a decision whether it holds on some facts.
type Judgement [][]truth // by row, then by column

// Judge looks at every cell of decision d, an index into s.Decisions, on facts as
// [Set.Evaluate] takes them.
func (s *Set) Judge(d int, facts []Value) Judgement {
	states := make([]state, len(s.Decisions))
	for _, i := range s.Behind(d) {
		if i != d {
			states[i] = s.evaluate(i, facts, states, &Result{})
		}
	}
	dec := s.Decisions[d]
	j := make(Judgement, len(dec.Rows))
	for r := range dec.Rows {
		for k := range dec.Rows[r].Cells {
			t := yes
			if c := &dec.Rows[r].Cells[k]; !c.Any() {
				t = s.cellTruth(c, dec, k, facts, states)
			}
			j[r] = append(j[r], t)
		}
	}
	return j
}

// Holds reports whether every cell of a row holds for certain.
func (j Judgement) Holds(row int) bool { return j.Fails(row, -1) }

// Fails reports whether, for certain, the cell of a row in a column fails and all its
// other cells hold.
func (j Judgement) Fails(row, column int) bool {
	for k, t := range j[row] {
		if k == column && t != no || k != column && t != yes {
			return false
		}
	}
	return true
}
