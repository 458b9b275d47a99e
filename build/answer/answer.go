// Package answer answers a decision for a program or the command line: it fits facts
// to their types, evaluates the tables, and tells what is open and what remains.
package answer

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"wentu/app/rules"
	"wentu/build/mdd"
	"wentu/build/report"
)

// Evaluation is what a decision gives on some facts.
type Evaluation struct {
	Outputs   any      `json:"outputs"`
	Rows      []Fired  `json:"rows"`
	Open      []string `json:"open"`
	Remaining []any    `json:"remaining"`
}

// Fired is a row that applies for certain.
type Fired struct {
	Decision string   `json:"decision"`
	File     string   `json:"file"`
	Line     int      `json:"line"`
	Basis    []string `json:"basis"`
}

// Facts fits facts by name to the set: one value a fact, null where unknown. The law is
// that of today, a date, unless the facts name another day.
// All that is wrong is in the error, a line each.
func Facts(set *rules.Set, name string, raw map[string]any, today rules.Value) ([]rules.Value, error) {
	out := make([]rules.Value, len(set.Facts))
	var ids []string
	var wrong report.Wrong
	for _, f := range set.Facts {
		ids = append(ids, f.ID)
	}
	raw = flatten(set, raw)
	for id, x := range raw {
		i := set.Fact(id)
		if i < 0 {
			wrong = append(wrong, report.Say("%s: there is no fact %q; %s", name, id, report.DidYouMean(id, ids, report.Say("the facts are %s", strings.Join(ids, ", ")))))
			continue
		}
		v, err := rules.FromAny(x)
		if err == nil {
			v, err = set.Facts[i].Convert(v)
		}
		if err != nil {
			wrong = append(wrong, report.Say("%s: %s: %v", name, id, report.Told(err)))
			continue
		}
		out[i] = v
	}
	if len(wrong) > 0 {
		slices.SortFunc(wrong, func(a, b report.Text) int { return strings.Compare(a.String(), b.String()) })
		return nil, wrong
	}
	if i := set.Fact(rules.AsOf); i >= 0 && out[i].IsNull() {
		out[i] = today
	}
	return out, nil
}

// flatten turns the parts of a structure into facts of their own, as a model from
// elsewhere may have them: {"loan": {"amount": 1}} is {"loan.amount": 1}.
func flatten(set *rules.Set, raw map[string]any) map[string]any {
	out := make(map[string]any)
	var put func(id string, x any)
	put = func(id string, x any) {
		if m, ok := x.(map[string]any); ok && set.Fact(id) < 0 {
			for k, v := range m {
				put(id+"."+k, v)
			}
			return
		}
		out[id] = x
	}
	for id, x := range raw {
		put(id, x)
	}
	return out
}

// Evaluate works out decision goal (an index into set.Decisions). Rows that contradict
// each other on these facts are an error. The tables answer; they are folded only as far
// as the facts leave something open, and only while the diagrams stay small: else every
// fact that is not known is said to be open.
func Evaluate(set *rules.Set, goal int, facts []rules.Value) (*Evaluation, error) {
	ev, res, err := evaluated(set, goal, facts)
	if err != nil {
		return nil, err
	}
	if !res.Exact && !set.Opaque(goal) {
		rest := left(set, goal, facts)
		if diagram, small := mdd.CompileSmall(rest, goal); small {
			ev.fromDiagram(rest, goal, diagram, res, facts)
			return ev, nil
		}
	}
	ev.fromTable(set, set.Decisions[goal], res, facts)
	return ev, nil
}

// Folded is a decision that is answered more than once.
type Folded struct {
	set     *rules.Set
	goal    int
	diagram *rules.Diagram // nil for a decision that cannot be folded
}

// Fold folds the tables behind decision goal, which takes most of an evaluation.
func Fold(set *rules.Set, goal int) *Folded {
	f := &Folded{set: set, goal: goal}
	if !set.Opaque(goal) {
		f.diagram = mdd.Compile(set, goal)
	}
	return f
}

// Evaluate works out the decision as its diagram has it.
func (f *Folded) Evaluate(facts []rules.Value) (*Evaluation, error) {
	ev, res, err := evaluated(f.set, f.goal, facts)
	switch {
	case err != nil:
		return nil, err
	case f.diagram == nil:
		ev.fromTable(f.set, f.set.Decisions[f.goal], res, facts)
	default:
		ev.fromDiagram(f.set, f.goal, f.diagram, res, facts)
	}
	return ev, nil
}

// evaluated is what the tables say, and the rows that apply for certain.
func evaluated(set *rules.Set, goal int, facts []rules.Value) (*Evaluation, rules.Result, error) {
	res := set.Evaluate(goal, facts)
	if len(res.Conflict) > 0 {
		var lines []string
		for _, f := range res.Conflict {
			d := set.Decisions[f.Decision]
			lines = append(lines, fmt.Sprintf("%s:%d", d.File, d.Rows[f.Row].Line))
		}
		return nil, res, report.Wrong{report.Say("rows contradict each other on these facts: %s", strings.Join(lines, ", "))}
	}
	ev := &Evaluation{Rows: []Fired{}, Open: []string{}, Remaining: []any{}}
	for _, f := range res.Fired {
		d := set.Decisions[f.Decision]
		basis := d.Rows[f.Row].Basis
		if basis == nil {
			basis = []string{}
		}
		ev.Rows = append(ev.Rows, Fired{d.ID, d.File, d.Rows[f.Row].Line, basis})
	}
	return ev, res, nil
}

// fromDiagram fills the evaluation from the diagram of the decision: what is open and
// what remains are exact.
func (ev *Evaluation) fromDiagram(set *rules.Set, goal int, diagram *rules.Diagram, res rules.Result, facts []rules.Value) {
	dec := set.Decisions[goal]
	walk := diagram.Walk(facts)
	reach := walk.Reach(diagram.Roots...)
	for _, v := range reach.Open {
		if id := set.Facts[diagram.Vars[v].Fact].ID; !slices.Contains(ev.Open, id) {
			ev.Open = append(ev.Open, id)
		}
	}
	switch {
	case dec.Hit.Many() && res.Exact:
		all := []any{}
		for _, out := range res.Outputs {
			all = append(all, named(dec, out))
		}
		ev.Outputs = all
	case dec.Hit.Many():
		for i, root := range diagram.Roots { // what may still be collected
			if slices.Contains(walk.Reach(root).Leaves, 1) {
				ev.Remaining = append(ev.Remaining, named(dec, dec.Rows[i].Out))
			}
		}
	case dec.Hit.Aggregates():
		if res.Exact && len(res.Outputs) > 0 {
			ev.Outputs = named(dec, res.Outputs[0])
		}
	default:
		for _, l := range reach.Leaves {
			ev.Remaining = append(ev.Remaining, named(dec, diagram.Leaves[l].Outputs))
		}
		if len(ev.Remaining) == 1 {
			ev.Outputs = ev.Remaining[0]
		}
		if len(ev.Remaining) == 1 && ev.Outputs == nil { // decided: no row applies
			ev.Remaining = []any{}
		}
	}
}

// left is what facts leave of the tables behind a decision: no row whose cells fail, and
// "-" in the place of cells that hold.
func left(set *rules.Set, goal int, facts []rules.Value) *rules.Set {
	out := *set
	out.Decisions = slices.Clone(set.Decisions)
	for _, d := range set.Behind(goal) {
		dec := *set.Decisions[d]
		dec.Rows = nil
	rows:
		for _, row := range set.Decisions[d].Rows {
			row.Cells = slices.Clone(row.Cells)
			for k := range row.Cells {
				in := &dec.Inputs[k]
				if in.Decision >= 0 || row.Cells[k].Any() || facts[in.Fact].IsNull() {
					continue
				}
				v := facts[in.Fact]
				if in.Attr != "" {
					v = set.Countries[v.Text()][in.Attr]
				}
				if !row.Cells[k].Holds(v) {
					continue rows
				}
				row.Cells[k] = rules.Cell{Src: "-"}
			}
			dec.Rows = append(dec.Rows, row)
		}
		out.Decisions[d] = &dec
	}
	return &out
}

// fromTable fills the evaluation from the tables alone: what is open is every unknown
// fact of the chain.
func (ev *Evaluation) fromTable(set *rules.Set, dec *rules.Decision, res rules.Result, facts []rules.Value) {
	if !res.Exact {
		for _, d := range set.Behind(set.Decision(dec.ID)) {
			for _, in := range set.Decisions[d].Inputs {
				if in.Fact >= 0 && facts[in.Fact].IsNull() && !slices.Contains(ev.Open, set.Facts[in.Fact].ID) {
					ev.Open = append(ev.Open, set.Facts[in.Fact].ID)
				}
			}
		}
		for _, out := range res.Possible {
			ev.Remaining = append(ev.Remaining, named(dec, out))
		}
		return
	}
	if dec.Hit.Many() {
		all := []any{}
		for _, out := range res.Outputs {
			all = append(all, named(dec, out))
		}
		ev.Outputs = all
	} else if len(res.Outputs) > 0 {
		ev.Outputs = named(dec, res.Outputs[0])
		if !dec.Hit.Aggregates() {
			ev.Remaining = append(ev.Remaining, ev.Outputs)
		}
	}
}

// named gives an output tuple its names; no tuple is null.
func named(d *rules.Decision, out []rules.Value) any {
	if out == nil {
		return nil
	}
	m := make(map[string]rules.Value, len(out))
	for i, o := range d.Outputs {
		m[o.Name] = out[i]
	}
	return m
}

// Print writes the evaluation for people.
func (ev *Evaluation) Print(w io.Writer) {
	line := func(x any) string {
		b, err := json.Marshal(x)
		if err != nil {
			return err.Error()
		}
		return string(b)
	}
	switch {
	case ev.Outputs != nil:
		fmt.Fprintln(w, "result:", line(ev.Outputs))
	case len(ev.Remaining) > 0:
		fmt.Fprintln(w, "open. Still possible:")
		for _, r := range ev.Remaining {
			fmt.Fprintln(w, " ", line(r))
		}
	default:
		fmt.Fprintln(w, "no row applies")
	}
	if len(ev.Open) > 0 {
		fmt.Fprintln(w, "to ask next:", strings.Join(ev.Open, ", "))
	}
	for _, r := range ev.Rows {
		fmt.Fprintf(w, "%s:%d: %s: %s\n", r.File, r.Line, r.Decision, strings.Join(r.Basis, "; "))
	}
}
