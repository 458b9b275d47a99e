package mdd

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"wentu/app/rules"
	"wentu/build/report"
)

// world is a random rule set with values for each fact that reach every part of its
// domain, and an evaluator so plain that it can be read for its correctness.
type world struct {
	set    *rules.Set
	domain [][]rules.Value
}

func newWorld(r *rand.Rand) *world {
	w := &world{set: &rules.Set{}}
	words := []string{"a", "b", "c", "d"}
	for i := range 2 + r.IntN(3) {
		f := rules.Fact{ID: fmt.Sprintf("f%d", i)}
		var dom []rules.Value
		kind := r.IntN(5)
		switch {
		case i == 0 && kind == 4: // the day as of which the law is asked
			f.ID, f.Type = rules.AsOf, rules.TypeDate
			for d := range 9 {
				dom = append(dom, rules.DateOf(2024, 1, 1+d))
			}
		case kind == 0:
			f.Type, dom = rules.TypeYesNo, []rules.Value{rules.Yes, rules.No}
		case kind == 1:
			f.Type, f.Values = rules.TypeChoice, words[:2+r.IntN(3)]
			for _, v := range f.Values {
				dom = append(dom, rules.StringOf(v))
			}
		case kind == 2:
			f.Type = rules.TypeNumber
			for n := range 13 {
				dom = append(dom, rules.NumberOf(float64(n)/2))
			}
		default:
			f.Type, f.Values = rules.TypeChoices, words[:2+r.IntN(2)]
			for set := range 1 << len(f.Values) {
				var vs []rules.Value
				for i, v := range f.Values {
					if set&(1<<i) != 0 {
						vs = append(vs, rules.StringOf(v))
					}
				}
				dom = append(dom, rules.ListOf(vs...))
			}
		}
		w.set.Facts = append(w.set.Facts, f)
		w.domain = append(w.domain, dom)
	}
	policies := []rules.HitPolicy{rules.Unique, rules.Any, rules.First, rules.Priority, rules.Collect, rules.CollectCount}
	for i := range 1 + r.IntN(3) {
		w.set.Decisions = append(w.set.Decisions, w.table(r, i, policies[r.IntN(len(policies))]))
	}
	return w
}

func (w *world) table(r *rand.Rand, i int, hit rules.HitPolicy) *rules.Decision {
	outs := []rules.Value{rules.StringOf("x"), rules.StringOf("y"), rules.StringOf("z")}
	d := &rules.Decision{ID: fmt.Sprintf("d%d", i), Hit: hit, Outputs: []rules.Output{{Name: "out", Values: outs}}}
	for f := range w.set.Facts {
		if r.IntN(3) > 0 {
			d.Inputs = append(d.Inputs, rules.Input{Name: w.set.Facts[f].ID, Fact: f, Decision: -1})
		}
	}
	for k := range i {
		if r.IntN(2) == 0 {
			d.Inputs = append(d.Inputs, rules.Input{Name: w.set.Decisions[k].ID, Fact: -1, Decision: k})
		}
	}
	for line := range 1 + r.IntN(6) {
		row := rules.Row{Line: line + 1, Out: []rules.Value{outs[r.IntN(3)]}}
		for _, in := range d.Inputs {
			src := w.cell(r, &in)
			c, err := rules.ParseCell(src)
			if err != nil {
				panic(err)
			}
			row.Cells, row.Src, row.Cols = append(row.Cells, c), append(row.Src, src), append(row.Cols, len(row.Cols)+1)
		}
		d.Rows = append(d.Rows, row)
	}
	return d
}

func (w *world) cell(r *rand.Rand, in *rules.Input) string {
	if r.IntN(3) == 0 {
		return "-"
	}
	pick := func(from []string) string { return from[r.IntN(len(from))] }
	if in.Decision >= 0 {
		if w.set.Decisions[in.Decision].Hit == rules.CollectCount {
			return pick([]string{"0", "> 1", "not(2)"})
		}
		return pick([]string{"x", "y", "z", "x, y", "not(x)", "not(y, z)"})
	}
	switch f := &w.set.Facts[in.Fact]; f.Type {
	case rules.TypeYesNo:
		return pick([]string{"yes", "no"})
	case rules.TypeDate:
		return pick([]string{"< 2024-01-03", ">= 2024-01-03", "[2024-01-02..2024-01-05]", "> 2024-01-05", "2024-01-04", "not(2024-01-08)"})
	case rules.TypeNumber:
		return pick([]string{"< 2", ">= 2", "[1..3)", "(1..3]", "4", "not([2..4])", "< 1, > 5", "3, 5"})
	default:
		v := pick(f.Values)
		return pick([]string{v, "not(" + v + ")", v + ", " + f.Values[0], "not(" + v + ", " + f.Values[1] + ")"})
	}
}

// each calls do with every combination of values.
func (w *world) each(do func(facts []rules.Value)) {
	facts := make([]rules.Value, len(w.domain))
	var rec func(i int)
	rec = func(i int) {
		if i == len(facts) {
			do(facts)
			return
		}
		for _, v := range w.domain[i] {
			facts[i] = v
			rec(i + 1)
		}
	}
	rec(0)
}

// plain evaluates decision d by the letter of DMN: the rows that apply, and whether
// a decision without result was consulted on the way.
func (w *world) plain(d int, facts []rules.Value) (rows []int, nothing bool) {
	dec := w.set.Decisions[d]
	for i, row := range dec.Rows {
		applies := true
		for k, in := range dec.Inputs {
			var v rules.Value
			if in.Decision < 0 {
				v = facts[in.Fact]
			} else {
				below, none := w.plain(in.Decision, facts)
				v = w.value(in.Decision, below)
				nothing = nothing || none
			}
			applies = applies && row.Cells[k].Holds(v)
		}
		if applies {
			rows = append(rows, i)
		}
	}
	if !dec.Hit.Many() && !dec.Hit.Aggregates() && len(rows) == 0 {
		nothing = true
	}
	return rows, nothing
}

func (w *world) value(d int, rows []int) rules.Value {
	dec := w.set.Decisions[d]
	switch {
	case dec.Hit == rules.CollectCount:
		return rules.NumberOf(float64(len(rows)))
	case dec.Hit.Many():
		var vs []rules.Value
		for _, r := range rows {
			vs = append(vs, dec.Rows[r].Out[0])
		}
		return rules.ListOf(vs...)
	case len(rows) == 0:
		return rules.Value{}
	case dec.Hit == rules.Priority:
		best := dec.Rows[rows[0]].Out[0]
		for _, r := range rows {
			if dec.Rows[r].Out[0].Text() < best.Text() {
				best = dec.Rows[r].Out[0]
			}
		}
		return best
	}
	return dec.Rows[rows[0]].Out[0]
}

// broken reports whether a decision of the chain breaks its own policy somewhere, so
// that its value is not defined.
func (w *world) broken(d int, facts []rules.Value) bool {
	for _, k := range w.set.Behind(d) {
		rows, _ := w.plain(k, facts)
		dec := w.set.Decisions[k]
		for _, r := range rows {
			if dec.Hit == rules.Unique && len(rows) > 1 || dec.Hit == rules.Any && !dec.Rows[r].Out[0].Equal(dec.Rows[rows[0]].Out[0]) {
				return true
			}
		}
	}
	return false
}

func TestDiagramTableAndBruteForceAgree(t *testing.T) {
	for seed := range uint64(400) {
		w := newWorld(rand.New(rand.NewPCG(seed, 1)))
		for d, dec := range w.set.Decisions {
			g := Compile(w.set, d)
			w.each(func(facts []rules.Value) {
				rows, nothing := w.plain(d, facts)
				if w.broken(d, facts) {
					return
				}
				walk := g.Walk(facts)
				if dec.Hit.Many() {
					if nothing {
						return
					}
					for i, root := range g.Roots {
						if end := walk.Follow(root); !end.IsLeaf() || (end.Leaf() == 1) != slices.Contains(rows, i) {
							t.Fatalf("seed %d, %s, %v: row %d: the diagram disagrees with the table", seed, dec.ID, facts, i)
						}
					}
				}
				res := w.set.Evaluate(d, facts)
				if !res.Exact {
					t.Fatalf("seed %d, %s, %v: all facts known, no exact result", seed, dec.ID, facts)
				}
				want := w.value(d, rows)
				if got := valueOf(dec, res.Outputs); !got.Equal(want) {
					t.Fatalf("seed %d, %s, %v: the table gives %v, want %v", seed, dec.ID, facts, got, want)
				}
				if dec.Hit.Many() || dec.Hit.Aggregates() {
					return
				}
				end := walk.Follow(g.Roots[0])
				if !end.IsLeaf() {
					t.Fatalf("seed %d, %s, %v: the walk does not end", seed, dec.ID, facts)
				}
				switch out := g.Leaves[end.Leaf()].Outputs; {
				case out == nil && !nothing:
					t.Fatalf("seed %d, %s, %v: the diagram has a gap, the table gives %v", seed, dec.ID, facts, want)
				case out != nil && !nothing && !out[0].Equal(want):
					t.Fatalf("seed %d, %s, %v: the diagram gives %v, want %v", seed, dec.ID, facts, out[0], want)
				}
			})
		}
	}
}

func valueOf(d *rules.Decision, outputs [][]rules.Value) rules.Value {
	switch {
	case d.Hit.Many():
		var vs []rules.Value
		for _, o := range outputs {
			vs = append(vs, o[0])
		}
		return rules.ListOf(vs...)
	case len(outputs) == 0:
		return rules.Value{}
	}
	return outputs[0][0]
}

// With some facts unknown, what the diagram says remains is what the facts can
// still give, and a fact is open only if its answer can change something.
func TestReachIsWhatUnknownFactsCanGive(t *testing.T) {
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 2))
		w := newWorld(r)
		d := len(w.set.Decisions) - 1
		if dec := w.set.Decisions[d]; dec.Hit.Many() || dec.Hit.Aggregates() {
			continue
		}
		g := Compile(w.set, d)
		known := make([]rules.Value, len(w.domain))
		for i, dom := range w.domain {
			if r.IntN(2) == 0 {
				known[i] = dom[r.IntN(len(dom))]
			}
		}
		want := make(map[int]bool)
		w.each(func(facts []rules.Value) {
			for i, v := range known {
				if !v.IsNull() && !v.Equal(facts[i]) {
					return
				}
			}
			want[g.Walk(facts).Follow(g.Roots[0]).Leaf()] = true
		})
		// What can be told at once is what the whole of what remains tells.
		for v := range g.Vars {
			open := g.Walk(known)
			n, ok := open.Asked(g.Roots[0], v)
			open.Set(v, -1)
			if at, asked := open.Reach(g.Roots[0]).At[v]; ok && (!asked || at != n) {
				t.Fatalf("seed %d: variable %d is asked at %d, or not: %d %v", seed, v, n, at, asked)
			}
		}
		reach := g.Walk(known).Reach(g.Roots[0])
		if len(reach.Leaves) != len(want) {
			t.Fatalf("seed %d: the walk leaves %d results open, the facts %d", seed, len(reach.Leaves), len(want))
		}
		for _, l := range reach.Leaves {
			if !want[l] {
				t.Fatalf("seed %d: result %d cannot come out", seed, l)
			}
		}
		if (len(reach.Open) == 0) != (len(reach.Leaves) == 1) {
			t.Fatalf("seed %d: %d results remain, but the open facts are %v", seed, len(reach.Leaves), reach.Open)
		}
	}
}

func TestAnalysisFindsWhatBruteForceFinds(t *testing.T) {
	for seed := range uint64(400) {
		w := newWorld(rand.New(rand.NewPCG(seed, 3)))
		w.set.Decisions = w.set.Decisions[:1] // chains are tested above
		dec := w.set.Decisions[0]
		overlaps := false
		nothings := make(map[string][]bool) // by all facts but the day, day by day
		applied, first := make(map[int]bool), make(map[int]bool)
		w.each(func(facts []rules.Value) {
			rows, nothing := w.plain(0, facts)
			key := fmt.Sprint(facts)
			if w.set.Facts[0].ID == rules.AsOf {
				key = fmt.Sprint(facts[1:])
			}
			nothings[key] = append(nothings[key], nothing)
			overlaps = overlaps || w.broken(0, facts)
			for _, r := range rows {
				applied[r] = true
			}
			if len(rows) > 0 {
				best := rows[0]
				if dec.Hit == rules.Priority {
					best = slices.MinFunc(rows, dec.ByPriority)
				}
				first[best] = true
			}
		})
		rep := &report.Report{}
		Analyse(w.set, rep, nil)
		kinds := make(map[string]bool)
		idle := 0
		for _, f := range rep.Findings() {
			kinds[f.Kind] = true
			if f.Kind == "idle-row" || f.Kind == "masked-row" {
				idle++
			}
		}
		// A day without a result is a gap once there was one with a result.
		gaps := false
		for _, days := range nothings {
			known := slices.Index(days, false)
			gaps = gaps || known < 0 || slices.Contains(days[known:], true)
		}
		if kinds["gap"] != gaps {
			t.Errorf("seed %d (%s): gap found %v, there is one %v", seed, dec.Hit, kinds["gap"], gaps)
		}
		if (kinds["overlap"] || kinds["conflict"]) != overlaps {
			t.Errorf("seed %d (%s): contradiction found %v, there is one %v", seed, dec.Hit, !overlaps, overlaps)
		}
		want := 0
		for i := range dec.Rows {
			if !applied[i] || (dec.Hit == rules.First || dec.Hit == rules.Priority) && !first[i] {
				want++
			}
		}
		if idle != want {
			t.Errorf("seed %d (%s): %d idle rows found, there are %d", seed, dec.Hit, idle, want)
		}
	}
}
