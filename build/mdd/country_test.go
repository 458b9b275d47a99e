package mdd

import (
	"testing"
	"testing/fstest"

	"wentu/app/rules"
	"wentu/build/report"
	"wentu/build/tables"
)

// A country's attributes are looked up, not asked; dates and several choices stand
// beside it in one chain.
func TestCountriesDatesAndSeveralChoices(t *testing.T) {
	rep := &report.Report{}
	set := tables.Load(fstest.MapFS{
		"facts.yaml": {Data: []byte(`
- fact: country
  type: country
- fact: signed
  type: date
- fact: papers
  type: choices
  values: [contract, invoice, power]
`)},
		"countries.yaml": {Data: []byte("DE: {apostille: yes}\nTH: {apostille: no}\nSA: {apostille: yes}\n")},
		"form.md": {Data: []byte(`---
decision: form
hit: first
---
| papers | country.apostille | signed        | → form       | basis       |
|--------|-------------------|---------------|--------------|-------------|
| power  | yes               | >= 2023-11-07 | apostille    | apostille#1 |
| power  | -                 | -             | legalisation | cpl#275     |
| -      | -                 | -             | plain        | cpl#73      |
`)},
	}, ".", rep)
	Analyse(set, rep, nil)
	if fs := rep.Findings(); len(fs) > 0 {
		t.Fatal(fs)
	}
	d := Compile(set, 0)
	day := func(s string) rules.Value { v, _ := rules.ParseDate(s); return v }
	power := rules.ListOf(rules.StringOf("power"), rules.StringOf("invoice"))
	for _, tt := range []struct {
		country string
		signed  rules.Value
		papers  rules.Value
		want    string
	}{
		{"DE", day("2023-11-07"), power, "apostille"},
		{"DE", day("2023-11-06"), power, "legalisation"},
		{"TH", day("2026-01-01"), power, "legalisation"},
		{"ZZ", day("2026-01-01"), power, "legalisation"},
		{"SA", day("2026-01-01"), rules.ListOf(rules.StringOf("invoice")), "plain"},
	} {
		facts := []rules.Value{rules.StringOf(tt.country), tt.signed, tt.papers}
		end := d.Walk(facts).Follow(d.Roots[0])
		if got := d.Leaves[end.Leaf()].Outputs[0].Text(); got != tt.want {
			t.Errorf("%s %s %s: the diagram gives %s, want %s", tt.country, tt.signed, tt.papers, got, tt.want)
		}
		if got := set.Evaluate(0, facts).Outputs[0][0].Text(); got != tt.want {
			t.Errorf("%s %s %s: the table gives %s, want %s", tt.country, tt.signed, tt.papers, got, tt.want)
		}
	}
	// not knowing the day leaves two forms open for Germany, one for Thailand
	for country, want := range map[string]int{"DE": 2, "TH": 1} {
		if got := len(d.Walk([]rules.Value{rules.StringOf(country), {}, power}).Remaining(d.Roots[0])); got != want {
			t.Errorf("%s: %d forms remain, want %d", country, got, want)
		}
	}
}
