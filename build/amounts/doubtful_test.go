package amounts

import "testing"

func TestDoubtfulCells(t *testing.T) {
	for cell, want := range map[string]string{
		"< 1.000":               "1.000",
		"< 2.000万元":             "2.000万",
		">= 1.000.000":          "1.000.000",
		"< 3万5":                 "3万5",
		"[500..2000万元)":         "500..2000万",
		"500至2000万元":            "500至2000万",
		"< 5兆":                  "5兆",
		"< 20000000":            "",
		"< 2000万元":              "",
		"[500万元..2000万元)":       "",
		"[5000000..20000000)":   "",
		"< 1.5亿元":               "",
		"< 3万5千":                "",
		"[0.125..1.25)":         "",
		"< CNY 20 million":      "",
		"[1000万元..5000万元], 7万元": "",
	} {
		if got := Doubtful(cell); got != want {
			t.Errorf("in %s %q is doubtful, want %q", cell, got, want)
		}
	}
}
