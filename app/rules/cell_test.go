package rules

import (
	"strings"
	"testing"
)

func TestCellHolds(t *testing.T) {
	d := func(s string) Value { v, _ := ParseDate(s); return v }
	tests := []struct {
		cell string
		yes  []Value
		no   []Value
	}{
		{"-", []Value{Yes, NumberOf(3), {}}, nil},
		{"yes", []Value{Yes}, []Value{No, StringOf("yes"), {}}},
		{"< 20000000", []Value{NumberOf(19999999), NumberOf(19999999.99)}, []Value{NumberOf(20000000), {}}},
		{"[20000000..5000000000)", []Value{NumberOf(20000000), NumberOf(4999999999)}, []Value{NumberOf(5000000000), NumberOf(0)}},
		{"(1..2]", []Value{NumberOf(2)}, []Value{NumberOf(1)}},
		{"]1..2[", []Value{NumberOf(1.5)}, []Value{NumberOf(1), NumberOf(2)}},
		{"foreign, hk_macao_taiwan", []Value{StringOf("foreign")}, []Value{StringOf("mainland")}},
		{`"foreign","with, comma"`, []Value{StringOf("with, comma")}, []Value{StringOf("with")}},
		{"not(foreign)", []Value{StringOf("mainland"), {}}, []Value{StringOf("foreign")}},
		{"not(< 5, > 10)", []Value{NumberOf(7)}, []Value{NumberOf(3), NumberOf(11)}},
		{"notary", []Value{StringOf("notary")}, []Value{StringOf("not")}},
		{">= 2026-03-01", []Value{d("2026-03-01")}, []Value{d("2026-02-28")}},
		{`[date("2024-01-01")..date("2026-03-01"))`, []Value{d("2024-01-01")}, []Value{d("2026-03-01")}},
		{"≥ 5，3", []Value{NumberOf(5), NumberOf(3)}, []Value{NumberOf(4)}},
		{"a", []Value{ListOf(StringOf("a"), StringOf("b"))}, []Value{ListOf(StringOf("b")), ListOf()}},
		{"not(a)", []Value{ListOf(StringOf("b")), ListOf()}, []Value{ListOf(StringOf("a"))}},
		{"null", []Value{{}}, []Value{Yes}},
		{"< 5, null", []Value{{}, NumberOf(4)}, []Value{NumberOf(5)}},
		{"-5", []Value{NumberOf(-5)}, []Value{NumberOf(5)}},
	}
	for _, tt := range tests {
		c, err := ParseCell(tt.cell)
		if err != nil {
			t.Errorf("%s: %v", tt.cell, err)
			continue
		}
		for _, v := range tt.yes {
			if !c.Holds(v) {
				t.Errorf("%s does not hold for %v", tt.cell, v)
			}
		}
		for _, v := range tt.no {
			if c.Holds(v) {
				t.Errorf("%s holds for %v", tt.cell, v)
			}
		}
	}
}

func TestCellErrorsSayWhatToDo(t *testing.T) {
	for cell, want := range map[string]string{
		"":              "the cell is empty",
		"[1..":          "a value is missing",
		"[5..1]":        "the interval is empty",
		"[1..b]":        "cannot be compared",
		"not(a":         "not( is not closed",
		`"a`:            "the text is not closed",
		"a b":           "unexpected",
		">= 2026-02-30": "the calendar has no day 2026-02-30",
		"[1 5]":         "lacks its second limit",
		"{a":            "the name in braces is not closed",
		"{}":            "the braces hold no name",
		"{ \t}":         "the braces hold no name",
	} {
		_, err := ParseCell(cell)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %q", cell, err, want)
		}
	}
}

func FuzzCell(f *testing.F) {
	for _, s := range []string{"-", "yes", "< 5", "[1..5)", "not(a, b)", `"a b", c`, ">= 2026-03-01", "null", "]1..2[", "“引号”，≥３", "{  }", "{a}"} {
		f.Add(s)
	}
	values := []Value{{}, Yes, No, NumberOf(0), NumberOf(5), StringOf("a"), DateOf(2026, 3, 1), ListOf(StringOf("a"), NumberOf(5))}
	f.Fuzz(func(t *testing.T, src string) {
		c, err := ParseCell(src)
		if err != nil {
			return
		}
		again, err := ParseCell(c.String())
		if err != nil {
			t.Fatalf("%q is written as %q, which cannot be read: %v", src, c.String(), err)
		}
		for _, v := range values {
			if c.Holds(v) != again.Holds(v) {
				t.Fatalf("%q and %q differ on %v", src, c.String(), v)
			}
		}
	})
}

// What stands in quotes is a text, also one that looks like a date.
func TestAQuotedDateIsAText(t *testing.T) {
	for src, want := range map[string]Kind{`"2026-03-01"`: String, `2026-03-01`: Date, `date("2026-03-01")`: Date} {
		if v, err := ParseOutput(src); err != nil || v.Kind() != want {
			t.Errorf("%s is %v (%v), want %v", src, v.Kind(), err, want)
		}
	}
}
