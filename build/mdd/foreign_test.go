package mdd

import (
	"testing"

	"wentu/app/rules"
	"wentu/build/report"
)

// small is a table of one number and one result, and what is advised on it.
func small(t *testing.T, hit rules.HitPolicy, rows ...string) map[string]int {
	t.Helper()
	s := &rules.Set{Facts: []rules.Fact{{ID: "x", Type: rules.TypeNumber}}}
	d := &rules.Decision{ID: "d", Hit: hit, Inputs: []rules.Input{{Name: "x", Decision: -1}}, Outputs: []rules.Output{{Name: "out"}}}
	for i, src := range rows {
		row := rules.Row{Line: i + 1, Out: []rules.Value{rules.StringOf("same")}}
		addCell(&row, src)
		d.Rows = append(d.Rows, row)
	}
	s.Decisions = []*rules.Decision{d}
	rep := &report.Report{}
	Analyse(s, rep, nil)
	kinds := make(map[string]int)
	for _, f := range rep.Findings() {
		kinds[f.Kind]++
	}
	return kinds
}

func TestAdviceIsTrue(t *testing.T) {
	if got := small(t, rules.First, "< 5, [5..10)", "-"); got["misleading-row"] != 0 {
		t.Errorf("each alternative of a joined part fires: %v", got)
	}
	if got := small(t, rules.First, "< 6", "< 5, [6..10)", "-"); got["misleading-row"] != 1 {
		t.Errorf("< 5 never fires there: %v", got)
	}
	for _, hit := range []rules.HitPolicy{rules.RuleOrder, rules.OutputOrder, rules.Collect} {
		if got := small(t, hit, "> 5", "> 5"); got["spare-row"] != 0 || got["mergeable-rows"] != 0 {
			t.Errorf("%s: both rows are in the list: %v", hit, got)
		}
		if got := small(t, hit, "1", "2"); got["mergeable-rows"] != 1 {
			t.Errorf("%s: rows that never apply together could be one: %v", hit, got)
		}
	}
}
