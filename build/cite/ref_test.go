package cite

import (
	"slices"
	"testing"
)

func TestParse(t *testing.T) {
	for s, want := range map[string]Ref{
		"cpl":            {Law: "cpl"},
		"cpl#22":         {Law: "cpl", Article: "22"},
		"cq-ict#3":       {Law: "cq-ict", Article: "3"},
		"dom21#1-3":      {Law: "dom21", Article: "1-3"},
		"cpl#276(1)":     {Law: "cpl", Article: "276", Para: "(1)"},
		"cpl#276(1)(a)":  {Law: "cpl", Article: "276", Para: "(1)(a)"},
		"spc-2012-reply": {Law: "spc-2012-reply"},
	} {
		got, ok := Parse(s)
		if !ok || got != want {
			t.Errorf("Parse(%q) = %+v, %v", s, got, ok)
		}
		if got.String() != s {
			t.Errorf("%q is written %q", s, got)
		}
	}
	for _, s := range []string{"", "#22", "cpl#", "cpl#x", "CPL#22", "cpl 22", "cpl-#1", "-cpl#1", "2cpl#1", "cpl#22-", "cpl#22()", "cpl#22(1", "cpl#22)1(", "cpl#22(1)x"} {
		if r, ok := Parse(s); ok {
			t.Errorf("Parse(%q) = %+v", s, r)
		}
	}
}

func TestParseList(t *testing.T) {
	refs, ok := ParseList("frj#1; frj#2；cpl#22(1)")
	if want := []Ref{{"frj", "1", ""}, {"frj", "2", ""}, {"cpl", "22", "(1)"}}; !ok || !slices.Equal(refs, want) {
		t.Errorf("got %v, %v", refs, ok)
	}
	// A cell with a plain word is not a citation.
	for _, s := range []string{"", "basic", "cpl", "see cpl#22", "cpl#22, frj#1"} {
		if refs, ok := ParseList(s); ok {
			t.Errorf("ParseList(%q) = %v", s, refs)
		}
	}
}
