package rules

import (
	"slices"
	"strings"
)

// Fired is a row that applied.
type Fired struct {
	Decision int
	Row      int
}

// Result is what a decision gives on some facts.
type Result struct {
	// Exact is set when the facts decide the result; then Outputs holds it: one
	// tuple of output values for a single-hit policy, any number for the others,
	// none when no row applies.
	Exact   bool
	Outputs [][]Value
	// Possible holds every tuple that a single-hit decision may still give.
	Possible [][]Value
	// Fired lists the rows that apply for certain, in the order of the chain.
	Fired []Fired
	// Conflict lists rows that apply together although the policy is Unique, or
	// is Any and their outputs differ.
	Conflict []Fired
}

// truth of a cell or row on facts of which some are unknown.
type truth uint8

const (
	no truth = iota
	maybe
	yes
)

// state is what is known of one decision while a chain is evaluated.
type state struct {
	exact    bool
	outputs  [][]Value
	possible [][]Value
	open     bool // nothing is known: a list or a sum that waits for facts
}

// Evaluate works out decision d (an index into s.Decisions) and all it rests on.
// Facts holds one value a fact, in the order of s.Facts; null is unknown.
func (s *Set) Evaluate(d int, facts []Value) Result {
	states := make([]state, len(s.Decisions))
	var res Result
	for _, i := range s.Behind(d) {
		states[i] = s.evaluate(i, facts, states, &res)
	}
	st := states[d]
	res.Exact, res.Outputs, res.Possible = st.exact, st.outputs, st.possible
	return res
}

func (s *Set) evaluate(d int, facts []Value, states []state, res *Result) state {
	dec := s.Decisions[d]
	var sure, perhaps []int
	for i := range dec.Rows {
		switch s.rowTruth(dec, &dec.Rows[i], facts, states) {
		case yes:
			sure = append(sure, i)
		case maybe:
			perhaps = append(perhaps, i)
		default:
			continue
		}
		if dec.Hit == First && len(sure) > 0 {
			break
		}
	}
	fire := func(rows []int) {
		for _, r := range rows {
			res.Fired = append(res.Fired, Fired{d, r})
		}
	}
	if dec.Hit.Many() || dec.Hit.Aggregates() {
		fire(sure)
		if len(perhaps) > 0 {
			return state{open: true}
		}
		outputs := dec.collect(sure)
		for i := range outputs {
			outputs[i] = s.fill(outputs[i], facts)
		}
		return state{exact: true, outputs: outputs}
	}

	if dec.Hit == Unique && len(sure) > 1 || dec.Hit == Any && !dec.agree(sure) {
		for _, r := range sure {
			res.Conflict = append(res.Conflict, Fired{d, r})
		}
		return state{exact: true}
	}
	if dec.Hit == Priority {
		slices.SortStableFunc(sure, dec.ByPriority)
	}
	if len(sure) > 0 {
		best := sure[0]
		switch dec.Hit {
		case Unique, Any:
			perhaps = nil
		case Priority:
			perhaps = slices.DeleteFunc(perhaps, func(r int) bool { return dec.ByPriority(r, best) >= 0 })
		}
		if len(perhaps) == 0 {
			fire(sure[:1])
			out := [][]Value{s.fill(dec.Rows[best].Out, facts)}
			return state{exact: true, outputs: out, possible: out}
		}
		perhaps = append(perhaps, best)
	}
	if len(perhaps) == 0 { // no row applies
		if dec.Default == nil {
			return state{exact: true}
		}
		out := [][]Value{dec.Default}
		return state{exact: true, outputs: out, possible: out}
	}
	if len(sure) == 0 && dec.Default != nil {
		perhaps = append(perhaps, len(dec.Rows))
	}
	var st state
	for _, r := range perhaps {
		out := dec.Out(r)
		if !slices.ContainsFunc(st.possible, func(o []Value) bool { return slices.EqualFunc(o, out, Value.Equal) }) {
			st.possible = append(st.possible, out)
		}
	}
	if len(st.possible) == 1 && len(sure) > 0 { // whichever row it is, they agree
		st.exact, st.outputs = true, st.possible
	}
	return st
}

func (s *Set) rowTruth(dec *Decision, row *Row, facts []Value, states []state) truth {
	all := yes
	for i := range row.Cells {
		c := &row.Cells[i]
		if len(c.Alts) == 0 {
			continue
		}
		switch s.cellTruth(c, dec, i, facts, states) {
		case no:
			return no
		case maybe:
			all = maybe
		}
	}
	return all
}

// asksNull reports whether a cell of an input column names null.
func (d *Decision) asksNull(col int) bool {
	return slices.ContainsFunc(d.Rows, func(r Row) bool { return r.Cells[col].namesNull() })
}

// cellTruth tells whether a cell of the column col holds.
func (s *Set) cellTruth(c *Cell, dec *Decision, col int, facts []Value, states []state) truth {
	in := &dec.Inputs[col]
	if in.Decision < 0 {
		v := &facts[in.Fact]
		if v.kind == Null {
			if dec.asksNull(col) { // it says what follows from a missing answer
				return of(c.holds(v))
			}
			return maybe
		}
		if in.Attr != "" {
			attr := s.Countries[v.str][in.Attr]
			v = &attr
		}
		if c.refs {
			var known bool
			if c, known = s.resolve(c, facts); !known {
				return maybe
			}
		}
		return of(c.holds(v))
	}
	st := &states[in.Decision]
	switch {
	case st.open:
		return maybe
	case st.exact && len(st.outputs) == 1 && !s.Decisions[in.Decision].Hit.Many():
		return of(c.holds(&st.outputs[0][in.Output]))
	case st.exact:
		return of(c.Holds(column(s.Decisions[in.Decision], st.outputs, in.Output)))
	}
	var holds, fails bool
	for _, out := range st.possible {
		if c.holds(&out[in.Output]) {
			holds = true
		} else {
			fails = true
		}
	}
	switch {
	case holds && fails:
		return maybe
	case holds:
		return yes
	}
	return no
}

// resolve replaces the names in a cell by the values of the facts; it reports false
// when one of them is unknown.
func (s *Set) resolve(c *Cell, facts []Value) (*Cell, bool) {
	out := Cell{Not: c.Not, Alts: slices.Clone(c.Alts)}
	for i := range out.Alts {
		for _, v := range []*Value{&out.Alts[i].Eq, &out.Alts[i].Lo, &out.Alts[i].Hi} {
			if v.kind == Name {
				f := s.Fact(v.str)
				if f < 0 || facts[f].IsNull() {
					return nil, false
				}
				*v = facts[f]
			}
		}
	}
	return &out, true
}

// madeOfFacts reports whether v has names of facts in it.
func (v Value) madeOfFacts() bool {
	return v.kind == Name || v.kind == Template || v.kind == List && slices.ContainsFunc(v.list, Value.madeOfFacts)
}

// fill puts the values of facts in the place of names in an output tuple.
func (s *Set) fill(out []Value, facts []Value) []Value {
	if !slices.ContainsFunc(out, Value.madeOfFacts) {
		return out
	}
	value := func(name string) Value {
		if f := s.Fact(name); f >= 0 {
			return facts[f]
		}
		return Value{}
	}
	filled := slices.Clone(out)
	for i, v := range filled {
		switch v.kind {
		case Name:
			filled[i] = value(v.str)
		case List:
			filled[i] = ListOf(s.fill(v.list, facts)...)
		case Template:
			var b strings.Builder
			rest := v.str
			for {
				before, name, ok := strings.Cut(rest, "{")
				b.WriteString(before)
				if !ok {
					break
				}
				name, rest, _ = strings.Cut(name, "}")
				b.WriteString(value(name).String())
			}
			filled[i] = StringOf(b.String())
		}
	}
	return filled
}

func of(b bool) truth {
	if b {
		return yes
	}
	return no
}

// column is the value an output column has: null when no row applied, a list for
// a multiple-hit policy.
func column(d *Decision, outputs [][]Value, col int) Value {
	if d.Hit.Many() {
		vs := make([]Value, len(outputs))
		for i, o := range outputs {
			vs[i] = o[col]
		}
		return ListOf(vs...)
	}
	if len(outputs) == 0 {
		return Value{}
	}
	return outputs[0][col]
}

func (d *Decision) agree(rows []int) bool {
	for _, r := range rows {
		if !slices.EqualFunc(d.Rows[r].Out, d.Rows[rows[0]].Out, Value.Equal) {
			return false
		}
	}
	return true
}

// ByPriority orders rows (by index) by the place of their outputs in the lists of output
// values, the first column first.
func (d *Decision) ByPriority(a, b int) int {
	for i, o := range d.Outputs {
		pa, pb := rank(o.Values, d.Rows[a].Out[i]), rank(o.Values, d.Rows[b].Out[i])
		if pa != pb {
			return pa - pb
		}
	}
	return 0
}

func rank(values []Value, v Value) int {
	if i := slices.IndexFunc(values, v.Equal); i >= 0 {
		return i
	}
	return len(values)
}

// ResultOf is the value of an output column when exactly these rows apply, in the
// order of the table.
func (d *Decision) ResultOf(rows []int, col int) Value {
	if d.Hit.Many() || d.Hit.Aggregates() {
		return column(d, d.collect(rows), col)
	}
	return d.Out(rows[0])[col]
}

// collect gives the results of a multiple-hit or aggregating policy.
func (d *Decision) collect(rows []int) [][]Value {
	if d.Hit == OutputOrder {
		rows = slices.Clone(rows)
		slices.SortStableFunc(rows, d.ByPriority)
	}
	if d.Hit.Many() {
		outs := make([][]Value, len(rows))
		for i, r := range rows {
			outs[i] = d.Rows[r].Out
		}
		return outs
	}
	if len(rows) == 0 && d.Hit != CollectCount {
		return nil
	}
	out := make([]Value, len(d.Outputs))
	for col := range out {
		out[col] = d.fold(rows, col)
	}
	return [][]Value{out}
}

// fold adds, counts or compares one output column over rows, as DMN's collect
// operators do. Sums are rounded to fifteen digits, which undoes binary fractions.
func (d *Decision) fold(rows []int, col int) Value {
	if d.Hit == CollectCount {
		return NumberOf(float64(len(rows)))
	}
	acc := d.Rows[rows[0]].Out[col]
	for _, r := range rows[1:] {
		v := d.Rows[r].Out[col]
		switch n, ok := v.Compare(acc); {
		case d.Hit == CollectSum:
			if acc.kind != Number || v.kind != Number {
				return Value{}
			}
			acc = NumberOf(round15(acc.num + v.num))
		case !ok:
			return Value{}
		case d.Hit == CollectMin && n < 0, d.Hit == CollectMax && n > 0:
			acc = v
		}
	}
	return acc
}
