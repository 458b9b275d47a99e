package main

import (
	"slices"
	"testing"
	"testing/fstest"

	"wentu/app/rules"
	"wentu/build/mdd"
	"wentu/build/report"
	"wentu/build/tables"
)

// What is wrong with the tables goes before the cases that come out otherwise because of
// it, which are counted.
func TestCausesGoFirst(t *testing.T) {
	gap := report.Finding{Severity: report.Error, Kind: "gap", File: "content/zh-Hans/rules/a.md"}
	failed := report.Finding{Severity: report.Error, Kind: "case", File: "content/cases/a.yaml"}
	for _, tt := range []struct {
		name string
		in   []report.Finding
		want int
	}{
		{"a table alone", []report.Finding{gap}, 1},
		{"cases alone", []report.Finding{failed, failed, failed, failed, failed}, 5},
		{"few cases beside a table", []report.Finding{gap, failed, failed}, 3},
		{"many cases beside a table", []report.Finding{failed, failed, gap, failed, failed}, 2},
	} {
		n := 0
		for _, f := range tt.in {
			if f.Kind == "case" {
				n++
			}
		}
		got := causesFirst(tt.in, n, &rules.Set{})
		if len(got) != tt.want {
			t.Errorf("%s: %d findings, want %d", tt.name, len(got), tt.want)
		}
	}
}

// A row that is missing is told of its own table, once, whatever looks at it: that a table beside
// it has no rows for days before is no gap of it, and rows further down that nothing leads to any
// more are counted.
func TestAMissingRowIsToldOnce(t *testing.T) {
	fsys := fstest.MapFS{}
	for name, text := range map[string]string{
		"rules/facts.yaml": "- fact: as-of\n  type: date\n- fact: kind\n  type: choice\n  values: [a, b, c]\n- fact: far\n  type: yes-no\n",
		"rules/level.md":   "---\ndecision: level\nhit: unique\n---\n| kind | → level |\n|---|---|\n| a | low |\n| b | high |\n| c | high |\n",
		"rules/abroad.md":  "---\ndecision: abroad\nhit: unique\n---\n| far | → abroad | from |\n|---|---|---|\n| yes | out | 2024-01-01 |\n| no | in | 2024-01-01 |\n",
		"rules/court.md":   "---\ndecision: court\nhit: first\ngoal: yes\n---\n| level | abroad | → court |\n|---|---|---|\n| low | in | one |\n| low | out | two |\n| high | - | three |\n",
		"rules/notes.md":   "---\ndecision: notes\nhit: collect\ngoal: yes\n---\n| level | kind | → note |\n|---|---|---|\n| high | b | slow |\n| low, high | - | fast |\n",
	} {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	told := func(level string) []report.Finding {
		fsys["rules/level.md"] = &fstest.MapFile{Data: []byte(level)}
		rep := &report.Report{}
		set := tables.Load(fsys, "rules", rep)
		mdd.Analyse(set, rep, nil)
		return slices.DeleteFunc(causesFirst(rep.Findings(), 0, set), func(f report.Finding) bool { return f.Severity == report.Advice || f.Kind == "missing-citation" })
	}
	whole := string(fsys["rules/level.md"].Data)
	if got := told(whole); len(got) != 0 {
		t.Fatalf("with all rows:\n%v", first(got))
	}
	got := told("---\ndecision: level\nhit: unique\n---\n| kind | → level |\n|---|---|\n| a | low |\n| c | high |\n")
	if len(got) != 2 || got[0].Kind != report.Gap || got[0].Table != "level" || got[1].Kind != report.Follows || got[1].Table != "level" {
		t.Errorf("%d findings:\n%v", len(got), first(got))
	}
	if msg := got[0].Msg.String(); msg != "No row applies when kind is b." {
		t.Errorf("the gap is told as %q", msg)
	}
}
