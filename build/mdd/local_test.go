package mdd

import (
	"os"
	"testing"
	"time"
	"wentu/build/report"
	"wentu/build/tables"
)

func TestTmp(t *testing.T) {
	set := tables.Load(os.DirFS("../.."), "content/rules", &report.Report{})
	for i, d := range set.Decisions {
		t0 := time.Now()
		f, ok := newFolder(set, i)
		if !ok {
			t.Log(d.ID, "no")
			continue
		}
		order := make([]int, len(f.columns))
		for k := range order {
			order[k] = k
		}
		b := f.fold(order)
		t1 := time.Since(t0)
		l, ok := LocalFold(set, i, 400)
		n := 0
		br := 0
		if l != nil {
			n = len(l.Questions)
			for _, q := range l.Questions {
				br += len(q.Branches)
			}
		}
		t.Log(d.ID, len(d.Rows), "cols", len(order), "first", b.size, t1, "best", ok, n, br, time.Since(t0))
	}
}
