package mdd

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"wentu/build/report"
	"wentu/build/tables"
)

// dated analyses a table whose rows hold for some time.
func dated(t *testing.T, hit string, rows ...string) string {
	t.Helper()
	text := "---\ndecision: court\nhit: " + hit + "\n---\n\n| amount | from | until | → court | basis |\n|--|--|--|--|--|\n" + strings.Join(rows, "\n") + "\n"
	rep := &report.Report{}
	set := tables.Load(fstest.MapFS{"court.md": {Data: []byte(text)}, "facts.yaml": {Data: []byte("- fact: amount\n  type: money\n  min: 0\n")}}, ".", rep)
	Analyse(set, rep, nil)
	var b bytes.Buffer
	rep.Print(&b)
	return b.String()
}

func TestLawThatChanges(t *testing.T) {
	for _, tt := range []struct {
		name, hit string
		rows      []string
		want      string // "" for no finding
	}{
		{"an amount is raised", "unique", []string{
			"| < 100 | 2020-01-01 | 2023-12-31 | basic | a#1 |",
			"| >= 100 | 2020-01-01 | 2023-12-31 | high | a#1 |",
			"| < 200 | 2024-01-01 | - | basic | b#1 |",
			"| >= 200 | 2024-01-01 | - | high | b#1 |",
		}, ""},
		{"the day between two laws is in neither", "unique", []string{
			"| - | 2020-01-01 | 2023-12-30 | basic | a#1 |",
			"| - | 2024-01-01 | - | high | b#1 |",
		}, "No row applies when as-of is 2023-12-31."},
		{"the day between two laws is in both", "unique", []string{
			"| - | 2020-01-01 | 2024-01-01 | basic | a#1 |",
			"| - | 2024-01-01 | - | high | b#1 |",
		}, "both apply when as-of is 2024-01-01"},
		{"a law ends and none follows", "unique", []string{
			"| - | 2020-01-01 | 2026-12-31 | basic | a#1 |",
		}, "No row applies when as-of is >= 2027-01-01."},
		{"the new law forgets some cases", "first", []string{
			"| - | 2020-01-01 | 2023-12-31 | basic | a#1 |",
			"| < 200 | 2024-01-01 | - | basic | b#1 |",
		}, "No row applies when as-of is >= 2024-01-01 and amount is >= 200."},
		{"some cases have no law at any time", "first", []string{
			"| < 100 | 2020-01-01 | - | basic | a#1 |",
		}, "No row applies when amount is >= 100."},
		{"a law without beginning", "first", []string{
			"| < 100 | - | 2023-12-31 | basic | a#1 |",
			"| - | - | - | high | b#1 |",
		}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			switch got := dated(t, tt.hit, tt.rows...); {
			case tt.want == "" && got != "":
				t.Errorf("found\n%s", got)
			case !strings.Contains(got, tt.want):
				t.Errorf("found\n%s\nwant %q", got, tt.want)
			}
		})
	}
}
