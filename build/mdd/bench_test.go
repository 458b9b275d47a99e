package mdd

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"wentu/app/rules"
	"wentu/build/report"
	"wentu/build/tables"
)

// sized is a random table of the given size as a court might write one: each row
// constrains a third of the columns, a last row covers the rest.
func sized(columns, rows int) *rules.Set {
	r := rand.New(rand.NewPCG(7, 7))
	s := &rules.Set{}
	d := &rules.Decision{ID: "table", Hit: rules.First, Outputs: []rules.Output{{Name: "out"}}}
	for i := range columns {
		f := rules.Fact{ID: fmt.Sprintf("f%d", i), Type: rules.TypeChoice, Values: []string{"a", "b", "c", "d"}}
		if i%3 == 1 {
			f = rules.Fact{ID: f.ID, Type: rules.TypeYesNo}
		}
		if i%3 == 2 {
			f = rules.Fact{ID: f.ID, Type: rules.TypeNumber}
		}
		s.Facts = append(s.Facts, f)
		d.Inputs = append(d.Inputs, rules.Input{Name: f.ID, Fact: i, Decision: -1})
	}
	w := &world{set: s}
	for n := range rows {
		row := rules.Row{Line: n + 1, Out: []rules.Value{rules.NumberOf(float64(n % 20))}}
		for i := range d.Inputs {
			src := "-"
			if n < rows-1 && r.IntN(3) == 0 {
				src = w.cell(r, &d.Inputs[i])
			}
			c, err := rules.ParseCell(src)
			if err != nil {
				panic(err)
			}
			row.Cells, row.Src, row.Cols = append(row.Cells, c), append(row.Src, src), append(row.Cols, 1)
		}
		d.Rows = append(d.Rows, row)
	}
	s.Decisions = []*rules.Decision{d}
	return s
}

func BenchmarkAnalyse(b *testing.B) {
	for _, size := range [][2]int{{8, 100}, {12, 500}} {
		for _, hit := range []rules.HitPolicy{rules.First, rules.Unique} {
			b.Run(fmt.Sprintf("%s-%dx%d", hit, size[0], size[1]), func(b *testing.B) {
				s := sized(size[0], size[1])
				s.Decisions[0].Hit = hit
				for b.Loop() {
					Analyse(s, &report.Report{}, nil)
				}
			})
		}
	}
}

// BenchmarkEvaluate evaluates a table of 8 columns and 100 rows by its first row that
// applies, the same where all rows must be looked at, and the whole chain of the court
// finder, for which it gives the time a table.
func BenchmarkEvaluate(b *testing.B) {
	for _, hit := range []rules.HitPolicy{rules.First, rules.Collect} {
		b.Run(string(hit)+"-8x100", func(b *testing.B) {
			s := sized(8, 100)
			s.Decisions[0].Hit = hit
			facts := make([]rules.Value, len(s.Facts))
			for i, f := range s.Facts {
				switch f.Type {
				case rules.TypeYesNo:
					facts[i] = rules.Yes
				case rules.TypeNumber:
					facts[i] = rules.NumberOf(4)
				default:
					facts[i] = rules.StringOf("b")
				}
			}
			b.ReportAllocs()
			for b.Loop() {
				s.Evaluate(0, facts)
			}
		})
	}
	b.Run("court-finder", func(b *testing.B) {
		s := tables.Load(os.DirFS(filepath.Join("..", "..")), "content/zh-Hans/rules", &report.Report{})
		goal := s.Decision("court-finder")
		plan, ok := MakePlan(s, goal, rules.DateOf(2026, 11, 25))
		if !ok {
			b.Fatal("the court finder has no plan")
		}
		var worlds [][]rules.Value
		for _, q := range plan.Cases {
			facts := slices.Clone(q.Facts)
			if i := s.Fact(rules.AsOf); facts[i].IsNull() {
				facts[i] = rules.DateOf(2026, 11, 25)
			}
			worlds = append(worlds, facts)
		}
		b.ReportAllocs()
		n := 0
		for b.Loop() {
			s.Evaluate(goal, worlds[n%len(worlds)])
			n++
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(n*len(s.Behind(goal))), "ns/table")
	})
}
