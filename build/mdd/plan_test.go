package mdd

import (
	"math/rand/v2"
	"slices"
	"testing"

	"wentu/app/rules"
)

// plain facts for brute force: what a case leaves open is filled in with everything.
func (w *world) completions(facts []rules.Value, do func([]rules.Value)) {
	w.each(func(all []rules.Value) {
		for i, v := range facts {
			if !v.IsNull() && !v.Equal(all[i]) {
				return
			}
		}
		do(all)
	})
}

// Each case of a plan shows what it is there to show, whatever the facts that it leaves
// open; each row that fires has one, and each cell has one or never decides alone.
func TestPlanShowsWhatItSays(t *testing.T) {
	shown, joined, limits := 0, 0, 0
	for seed := range uint64(400) {
		w := newWorld(rand.New(rand.NewPCG(seed, 5)))
		w.set.Decisions = w.set.Decisions[:1]
		dec := w.set.Decisions[0]
		bad := false
		w.each(func(facts []rules.Value) { bad = bad || w.broken(0, facts) })
		if bad {
			continue
		}
		today := rules.DateOf(2024, 1, 4)
		plan, ok := MakePlan(w.set, 0, today)
		if !ok {
			t.Fatalf("seed %d: no plan", seed)
		}
		fires := func(facts []rules.Value, i int) bool {
			rows, _ := w.plain(0, facts)
			if dec.Hit == rules.First || dec.Hit == rules.Priority {
				return len(rows) > 0 && (dec.Hit == rules.First && rows[0] == i || dec.Hit == rules.Priority && slices.MinFunc(rows, dec.ByPriority) == i)
			}
			return slices.Contains(rows, i)
		}
		alone := func(facts []rules.Value, i, column int) bool {
			for k, c := range dec.Rows[i].Cells {
				if c.Holds(facts[dec.Inputs[k].Fact]) == (k == column) {
					return false
				}
			}
			rows, nothing := w.plain(0, facts)
			if dec.Hit.Many() || dec.Hit.Aggregates() {
				return true
			}
			if nothing {
				return dec.Inputs[column].Name == rules.AsOf
			}
			return !w.value(0, rows).Equal(dec.Rows[i].Out[0])
		}
		rows := make(map[int]bool)
		cells := make(map[Condition]bool)
		for n, q := range plan.Cases {
			facts := slices.Clone(q.Facts)
			if w.set.Facts[0].ID == rules.AsOf && facts[0].IsNull() {
				facts[0] = today
			}
			switch q.Purpose {
			case ShowRow:
				rows[q.Row] = true
				w.completions(facts, func(all []rules.Value) {
					// Of rows with the same priority and result any may be taken.
					applied, _ := w.plain(0, all)
					same := dec.Hit == rules.Priority && slices.Contains(applied, q.Row) && w.value(0, applied).Equal(dec.Rows[q.Row].Out[0])
					if !fires(all, q.Row) && !same {
						t.Errorf("seed %d (%s): row %d does not fire on %v", seed, dec.Hit, q.Row, all)
					}
				})
			case ShowCondition:
				shown++
				cells[Condition{q.Row, q.Column}] = true
				w.completions(facts, func(all []rules.Value) {
					if !alone(all, q.Row, q.Column) {
						t.Errorf("seed %d (%s): cell %d of row %d does not decide alone on %v", seed, dec.Hit, q.Column, q.Row, all)
					}
				})
			case ShowAt:
				limits++
				below := plan.Cases[n-1]
				if q.Base != n-1 || below.Purpose != ShowBelow {
					t.Fatalf("seed %d: case %d has no other side", seed, n)
				}
				if order, ok := below.Facts[q.Fact].Compare(q.Facts[q.Fact]); !ok || order >= 0 {
					f := q.Fact
					t.Errorf("seed %d: %v is not below %v", seed, below.Facts[f], q.Facts[f])
				}
				if a, b := w.set.Evaluate(0, below.Facts), w.set.Evaluate(0, q.Facts); slices.Equal(a.Fired, b.Fired) && w.set.Facts[q.Fact].ID != rules.AsOf {
					t.Errorf("seed %d (%s): on both sides of %v the rows %v fire", seed, dec.Hit, q.Facts[q.Fact], a.Fired)
				}
			}
		}
		for _, c := range plan.Joined {
			joined++
			cells[c] = true
			w.each(func(facts []rules.Value) {
				if alone(facts, c.Row, c.Column) {
					t.Errorf("seed %d (%s): cell %d of row %d does decide alone on %v", seed, dec.Hit, c.Column, c.Row, facts)
				}
			})
		}
		for i := range dec.Rows {
			can := false
			w.each(func(facts []rules.Value) { can = can || fires(facts, i) })
			if can != rows[i] {
				t.Errorf("seed %d (%s): row %d can fire %v, is shown %v", seed, dec.Hit, i, can, rows[i])
			}
			for k, c := range dec.Rows[i].Cells {
				if can && !c.Any() && !cells[Condition{i, k}] {
					t.Errorf("seed %d (%s): nothing is said of cell %d of row %d", seed, dec.Hit, k, i)
				}
			}
		}
	}
	if shown < 100 || joined < 10 || limits < 10 {
		t.Errorf("only %d conditions, %d joined ones and %d limits were tried", shown, joined, limits)
	}
}
