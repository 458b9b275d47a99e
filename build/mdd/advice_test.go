package mdd

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"wentu/app/rules"
	"wentu/build/report"
)

// with is the world with other rows in its first decision.
func (w *world) with(rows []rules.Row) *world {
	d := *w.set.Decisions[0]
	d.Rows = rows
	return &world{set: &rules.Set{Facts: w.set.Facts, Decisions: []*rules.Decision{&d}}, domain: w.domain}
}

// same reports whether two worlds give the same on all facts.
func (w *world) same(t *testing.T, o *world) bool {
	t.Helper()
	same := true
	w.each(func(facts []rules.Value) {
		if w.broken(0, facts) {
			return
		}
		a, _ := w.plain(0, facts)
		b, _ := o.plain(0, facts)
		x, y := w.value(0, a), o.value(0, b)
		if w.set.Decisions[0].Hit == rules.Collect { // what is given, not how often
			x, y = distinct(x), distinct(y)
		}
		same = same && x.Equal(y)
	})
	return same
}

func distinct(v rules.Value) rules.Value {
	var texts []string
	for _, e := range v.Items() {
		texts = append(texts, e.Text())
	}
	slices.Sort(texts)
	return rules.StringOf(strings.Join(slices.Compact(texts), " "))
}

// Whoever follows the advice does not change a result; and a row of a table in which
// the order counts is spare whenever it can go.
func TestAdviceIsRight(t *testing.T) {
	count := make(map[string]int)
	for seed := range uint64(1500) {
		w := newWorld(rand.New(rand.NewPCG(seed, 4)))
		w.set.Decisions = w.set.Decisions[:1]
		dec := w.set.Decisions[0]
		rep := &report.Report{}
		Analyse(w.set, rep, nil)
		at := func(line int) int {
			return slices.IndexFunc(dec.Rows, func(r rules.Row) bool { return r.Line == line })
		}
		said := make(map[int]bool)
		for _, f := range rep.Findings() {
			if f.Rows == nil || f.Severity == report.Error {
				for _, line := range f.Rows {
					said[at(line)] = true // it needs no advice
				}
				continue
			}
			count[f.Kind]++
			i := at(f.Line)
			switch f.Kind {
			case "spare-row":
				said[i] = true
				if !w.same(t, w.with(slices.Delete(slices.Clone(dec.Rows), i, i+1))) {
					t.Errorf("seed %d (%s): row %d is not spare", seed, dec.Hit, i)
				}
			case "mergeable-rows":
				rows := slices.Clone(dec.Rows)
				j := at(f.Rows[0])
				up := rows[j]
				up.Cells = slices.Clone(up.Cells)
				for k := range up.Cells {
					if up.Cells[k].String() != rows[i].Cells[k].String() {
						up.Cells[k].Alts = append(slices.Clone(up.Cells[k].Alts), rows[i].Cells[k].Alts...)
					}
				}
				rows[j] = up
				if !w.same(t, w.with(slices.Delete(rows, i, i+1))) {
					t.Errorf("seed %d (%s): rows %d and %d cannot be one", seed, dec.Hit, j, i)
				}
			case "never-true", "always-true":
				k := slices.Index(dec.Rows[i].Cols, f.Col)
				w.each(func(facts []rules.Value) {
					if in := dec.Inputs[k]; dec.Rows[i].Cells[k].Holds(facts[in.Fact]) != (f.Kind == "always-true") {
						t.Errorf("seed %d: the cell %s of row %d is not %s", seed, dec.Rows[i].Src[k], i, f.Kind)
					}
				})
			}
		}
		if dec.Hit == rules.First || dec.Hit == rules.Priority {
			for i := range dec.Rows {
				if !said[i] && w.same(t, w.with(slices.Delete(slices.Clone(dec.Rows), i, i+1))) {
					t.Errorf("seed %d (%s): row %d is spare, and nobody says so", seed, dec.Hit, i)
				}
			}
		}
	}
	for _, kind := range []string{"spare-row", "mergeable-rows", "never-true", "always-true", "misleading-row"} {
		if count[kind] == 0 {
			t.Errorf("no %s was tried", kind)
		}
	}
}

func TestMisleadingRows(t *testing.T) {
	for _, tt := range []struct {
		hit  string
		rows []string
		want string
	}{
		{"first", []string{"| < 100 | - | - | basic | a#1 |", "| 50, 200 | - | - | high | a#1 |", "| - | - | - | top | a#1 |"}, `This row names "50", but never fires for it`},
		{"first", []string{"| < 100 | - | - | basic | a#1 |", "| - | - | - | top | a#1 |"}, ""},
		{"priority\nvalues: {court: [high, basic]}", []string{"| < 100 | - | - | basic | a#1 |", "| - | - | - | high | a#1 |"}, "can never fire"},
		{"priority\nvalues: {court: [high, basic]}", []string{"| - | - | - | basic | a#1 |", "| < 100 | - | - | high | a#1 |"}, "The row in line 10 wins over the row in line 9 when amount is < 100, although it stands below it."},
	} {
		switch got := dated(t, tt.hit, tt.rows...); {
		case tt.want == "" && strings.Contains(got, "fire"), !strings.Contains(got, tt.want):
			t.Errorf("%s %v: found\n%s\nwant %q", tt.hit, tt.rows, got, tt.want)
		}
	}
}
