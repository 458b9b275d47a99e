package main

import (
	"testing"

	"wentu/build/report"
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
		got := causesFirst(tt.in, n)
		if len(got) != tt.want {
			t.Errorf("%s: %d findings, want %d", tt.name, len(got), tt.want)
		}
	}
}
