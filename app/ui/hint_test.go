package ui

import (
	"slices"
	"strings"
	"testing"
)

func TestALongHintIsCutAtItsClauses(t *testing.T) {
	long := strings.Repeat("word ", 20)
	for _, x := range []struct {
		hint, first string
		rest        []string
	}{
		{"", "", nil},
		{"a; b. c", "a; b. c", nil}, // short
		{"Also if it is another’s; " + long + "1; " + long + "2 (a; b), Art. 2; see there. End.", "Also if it is another’s; " + long + "1", []string{"Word " + long[5:] + "2 (a; b), Art. 2", "See there", "End"}},
		{strings.Repeat("甲", 60) + "；" + strings.Repeat("乙", 60) + "（丙；丁）；戊。己", strings.Repeat("甲", 60), []string{strings.Repeat("乙", 60) + "（丙；丁）", "戊", "己"}},
		{strings.Repeat("كلمة ", 30) + "أولى؛ " + strings.Repeat("كلمة ", 20) + "«ثانية؛ ثالثة»", strings.Repeat("كلمة ", 30) + "أولى", []string{strings.Repeat("كلمة ", 20) + "«ثانية؛ ثالثة»"}},
		{strings.Repeat("x", 300), strings.Repeat("x", 300), nil}, // nothing to cut at
	} {
		first, rest := clauses(x.hint)
		if first != x.first || !slices.Equal(rest, x.rest) {
			t.Errorf("%q is cut into\n%q and\n%q, want\n%q and\n%q", x.hint, first, rest, x.first, x.rest)
		}
	}
}
