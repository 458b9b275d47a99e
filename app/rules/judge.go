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
	return s.judge(s.Decisions[d], facts, states)
}

// EvaluateEach evaluates decision d and all it rests on, and passes each of them, with
// its own rows in the result, and with what its cells are.
func (s *Set) EvaluateEach(d int, facts []Value, pass func(d int, res Result, j Judgement)) {
	states := make([]state, len(s.Decisions))
	for _, i := range s.Behind(d) {
		var res Result
		st := s.evaluate(i, facts, states, &res)
		res.Exact, res.Outputs, res.Possible = st.exact, st.outputs, st.possible
		pass(i, res, s.judge(s.Decisions[i], facts, states))
		states[i] = st
	}
}

func (s *Set) judge(dec *Decision, facts []Value, states []state) Judgement {
	n := len(dec.Inputs)
	all := make([]truth, len(dec.Rows)*n)
	j := make(Judgement, len(dec.Rows))
	for r := range dec.Rows {
		j[r] = all[r*n : (r+1)*n]
		for k := range j[r] {
			j[r][k] = yes
			if c := &dec.Rows[r].Cells[k]; !c.Any() {
				j[r][k] = s.cellTruth(c, dec, k, facts, states)
			}
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
