package mdd

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"wentu/app/rules"
	"wentu/build/report"
)

// random is a table whose rows leave out 40 % of the columns and test each of the others
// against two of twenty limits: what is hard for diagrams.
func random(columns, rows int, dashes float64, hit rules.HitPolicy) *rules.Set {
	r := rand.New(rand.NewPCG(3, 3))
	s := &rules.Set{}
	d := &rules.Decision{ID: "table", Hit: hit, Outputs: []rules.Output{{Name: "out"}}}
	for i := range columns {
		s.Facts = append(s.Facts, rules.Fact{ID: fmt.Sprintf("f%d", i), Type: rules.TypeNumber})
		d.Inputs = append(d.Inputs, rules.Input{Name: s.Facts[i].ID, Fact: i, Decision: -1})
	}
	for n := range rows {
		row := rules.Row{Line: n + 1, Out: []rules.Value{rules.NumberOf(float64(n % 20))}}
		for range columns {
			src := "-"
			if r.Float64() >= dashes {
				lo := r.IntN(19)
				src = fmt.Sprintf("[%d..%d)", lo, lo+1+r.IntN(20-lo))
			}
			addCell(&row, src)
		}
		d.Rows = append(d.Rows, row)
	}
	s.Decisions = []*rules.Decision{d}
	return s
}

// partition cuts the space into boxes at random: complete, and nothing overlaps.
func partition(columns, rows int) *rules.Set {
	r := rand.New(rand.NewPCG(5, 5))
	s := random(columns, 0, 1, rules.Unique)
	type limits struct{ lo, hi int }
	whole := make([]limits, columns)
	for i := range whole {
		whole[i] = limits{0, 1 << 20}
	}
	boxes := [][]limits{whole}
	for len(boxes) < rows {
		i, v := r.IntN(len(boxes)), r.IntN(columns)
		b := boxes[i]
		if b[v].hi-b[v].lo < 2 {
			continue
		}
		at := b[v].lo + 1 + r.IntN(b[v].hi-b[v].lo-1)
		low, high := append([]limits{}, b...), append([]limits{}, b...)
		low[v].hi, high[v].lo = at, at
		boxes[i] = low
		boxes = append(boxes, high)
	}
	for n, b := range boxes {
		row := rules.Row{Line: n + 1, Out: []rules.Value{rules.NumberOf(float64(n % 20))}}
		for _, l := range b {
			switch {
			case l.lo == 0 && l.hi == 1<<20:
				addCell(&row, "-")
			case l.lo == 0:
				addCell(&row, fmt.Sprintf("< %d", l.hi))
			case l.hi == 1<<20:
				addCell(&row, fmt.Sprintf(">= %d", l.lo))
			default:
				addCell(&row, fmt.Sprintf("[%d..%d)", l.lo, l.hi))
			}
		}
		s.Decisions[0].Rows = append(s.Decisions[0].Rows, row)
	}
	return s
}

func addCell(row *rules.Row, src string) {
	c, err := rules.ParseCell(src)
	if err != nil {
		panic(err)
	}
	row.Cells, row.Src, row.Cols = append(row.Cells, c), append(row.Src, src), append(row.Cols, 1)
}

// What boxes prove of small tables is what trying all facts finds.
func TestBoxesFindWhatBruteForceFinds(t *testing.T) {
	for seed := range uint64(600) {
		w := newWorld(rand.New(rand.NewPCG(seed, 9)))
		w.set.Decisions = w.set.Decisions[:1]
		dec := w.set.Decisions[0]
		if w.set.Facts[0].ID == rules.AsOf {
			continue // gaps in time are told by diagrams alone
		}
		overlaps, gaps := false, false
		fired := make(map[int]bool)
		w.each(func(facts []rules.Value) {
			rows, nothing := w.plain(0, facts)
			overlaps, gaps = overlaps || w.broken(0, facts), gaps || nothing
			for _, r := range rows {
				fired[r] = fired[r] || dec.Hit != rules.First && dec.Hit != rules.Priority
			}
			if len(rows) > 0 {
				best := rows[0]
				for _, r := range rows {
					if dec.Hit == rules.Priority && dec.ByPriority(r, best) < 0 {
						best = r
					}
				}
				fired[best] = true
			}
		})
		rep := &report.Report{}
		a := &analysis{set: w.set, rep: rep, done: make(map[int]bool), open: make(map[int]bool), asked: make(map[int]bool)}
		a.byBoxes(0)
		kinds := make(map[string]int)
		for _, f := range rep.Findings() {
			kinds[f.Kind]++
		}
		idle := 0
		for i := range dec.Rows {
			if !fired[i] {
				idle++
			}
		}
		if kinds["gap"] > 0 != gaps || kinds["overlap"]+kinds["conflict"] > 0 != overlaps || kinds["idle-row"]+kinds["masked-row"] != idle || kinds["not-proved"] > 0 {
			t.Errorf("seed %d (%s): gap %v, overlap %v, %d idle rows; found %v", seed, dec.Hit, gaps, overlaps, idle, kinds)
		}
	}
}

// Rows that may meet are told apart block by block, and none is left out.
func TestNeighboursAreAllRowsThatMeet(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 11))
	sizes := []int{50, 40, 2}
	c := &cutter{sizes: sizes}
	for _, n := range []int{0, 1, 63, 64, 65, 300, 12_000} { // the last takes two blocks
		rows := make([][]shelf, n)
		for i := range rows {
			for range r.IntN(3) {
				s := make(shelf, len(sizes))
				for v, size := range sizes {
					if lo := r.IntN(size); r.IntN(3) > 0 {
						s[v] = []run{{lo, lo + 1 + r.IntN(size-lo)}}
						if from := s[v][0].hi + 1; from < size && r.IntN(3) == 0 {
							s[v] = append(s[v], run{from, size})
						}
					}
				}
				rows[i] = append(rows[i], s)
			}
		}
		told := 0
		for i, near := range c.neighbours(rows) {
			if told++; n > 1000 && i%997 > 0 {
				continue
			}
			found := make(map[int]bool)
			for _, j := range near {
				found[j] = true
			}
			for j := range rows {
				meet := false
				for _, s := range rows[j] {
					meet = meet || sharedArea(rows[i], []shelf{s}, c) != nil
				}
				if meet && !found[j] {
					t.Fatalf("of %d rows, %d and %d meet and were not found", n, i, j)
				}
				apart := c.hull(rows[i]) == nil || c.hull(rows[j]) == nil
				for v := range sizes {
					apart = apart || c.hull(rows[i])[v].hi <= c.hull(rows[j])[v].lo || c.hull(rows[j])[v].hi <= c.hull(rows[i])[v].lo
				}
				if apart && found[j] {
					t.Fatalf("of %d rows, %d and %d are told to meet", n, i, j)
				}
			}
		}
		if told != n {
			t.Errorf("%d of %d rows were told", told, n)
		}
	}
}

func TestLargeTablesAreProvedOrItIsSaid(t *testing.T) {
	for name, tt := range map[string]struct {
		set  *rules.Set
		gaps bool
	}{
		"random 12 × 500":      {random(12, 500, 0.4, rules.First), true},
		"partition of 500":     {partition(20, 500), false},
		"random 12 × 300, all": {random(12, 300, 0.4, rules.Unique), true},
	} {
		began := time.Now()
		rep := &report.Report{}
		stats := Analyse(tt.set, rep, nil)
		kinds := make(map[string]int)
		for _, f := range rep.Findings() {
			kinds[f.Kind]++
		}
		t.Logf("%s: %v, %v", name, time.Since(began).Round(time.Millisecond), kinds)
		if kinds["gap"] > 0 != tt.gaps || kinds["not-proved"] > 0 || stats.Rows != len(tt.set.Decisions[0].Rows) {
			t.Errorf("%s: %v, %+v", name, kinds, stats)
		}
	}
	// One box taken out of a partition is found again.
	s := partition(10, 400)
	s.Decisions[0].Rows = append(s.Decisions[0].Rows[:200], s.Decisions[0].Rows[201:]...)
	rep := &report.Report{}
	a := &analysis{set: s, rep: rep, done: make(map[int]bool), open: make(map[int]bool), asked: make(map[int]bool)}
	a.byBoxes(0)
	if rep.Count(report.Error) != 1 || rep.Findings()[0].Kind != "gap" {
		t.Errorf("a box was taken out; found %v", rep.Findings())
	}
}

func BenchmarkHard(b *testing.B) {
	for name, make := range map[string]func() *rules.Set{
		"random-12x500":     func() *rules.Set { return random(12, 500, 0.4, rules.First) },
		"random-20x5000":    func() *rules.Set { return random(20, 5000, 0.4, rules.First) },
		"partition-20x5000": func() *rules.Set { return partition(20, 5000) },
	} {
		b.Run(name, func(b *testing.B) {
			s := make()
			b.ReportAllocs()
			for b.Loop() {
				Analyse(s, &report.Report{}, nil)
			}
		})
	}
}
