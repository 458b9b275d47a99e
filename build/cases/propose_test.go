package cases

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/goccy/go-yaml"

	"wentu/app/rules"
	"wentu/build/content"
	"wentu/build/report"
	"wentu/build/tables"
)

var today = rules.DateOf(2026, 11, 25)

// Cases proposed for the real tables come out as they say, and once they are confirmed
// they show every row, every condition that can decide alone, and every limit.
func TestProposedCasesShowEverything(t *testing.T) {
	rep := &report.Report{}
	set := tables.Load(os.DirFS(filepath.Join("..", "..")), "content/zh-Hans/rules", rep)
	if rep.Failed() {
		t.Fatal(rep.Findings())
	}
	for d, dec := range set.Decisions {
		t.Run(dec.ID, func(t *testing.T) {
			p := &Proposer{Set: set, Today: today}
			list := proposed(t, p, d)
			for i := range list {
				if !list[i].Proposed {
					t.Fatalf("case %s is not marked as proposed", list[i].ID)
				}
			}
			rep := &report.Report{}
			if stats := Run(set, list, nil, today, rep); stats.Passed != len(list) || stats.Total.RowsShown != 0 {
				t.Errorf("%d of %d cases pass, and show %d rows before they are confirmed: %v", stats.Passed, len(list), stats.Total.RowsShown, rep.Findings())
			}
			for i := range list {
				list[i].Proposed = false
			}
			stats := Run(set, list, nil, today, &report.Report{})
			if c := stats.By[dec.ID]; c.RowsShown != c.Rows || c.CellsShown != c.Cells || c.LimitsShown != c.Limits {
				t.Errorf("of %s %d of %d rows are shown, %d of %d conditions, %d of %d limits", dec.ID, c.RowsShown, c.Rows, c.CellsShown, c.Cells, c.LimitsShown, c.Limits)
			}
			// What is shown is not proposed again.
			p.Confirmed = list
			if again := proposed(t, p, d); len(again) != 0 {
				t.Errorf("%d cases are proposed again, such as %s: %v", len(again), again[0].ID, again[0].Facts)
			}
		})
	}
}

func proposed(t *testing.T, p *Proposer, d int) []content.Case {
	t.Helper()
	var b bytes.Buffer
	if _, ok := p.Write(&b, d); !ok {
		t.Fatal("nothing is proposed")
	}
	var list []content.Case
	if err := yaml.Unmarshal(b.Bytes(), &list); err != nil {
		t.Fatalf("%v\n%s", err, b.String())
	}
	return list
}
