package wording

import "testing"

func TestFill(t *testing.T) {
	for _, x := range []struct {
		message string
		pairs   []string
		want    string
	}{
		{"{{.Label}} is {{.Value}}", []string{"Value", "{{.Label}}", "Label", "a"}, "a is {{.Label}}"}, // what a visitor typed is left alone
		{"{{.A}}{{.A}}", []string{"A", "x"}, "xx"},
		{"{{.A}} and {{.B}}", []string{"A", "x"}, "x and {{.B}}"},
		{"an open {{.A", []string{"A", "x"}, "an open {{.A"},
		{"", nil, ""},
	} {
		if got := Fill(x.message, x.pairs...); got != x.want {
			t.Errorf("%q filled with %q is %q, not %q", x.message, x.pairs, got, x.want)
		}
	}
}

func TestCount(t *testing.T) {
	c := Catalogue{
		"locale.plural": "one: n = 1; few: n % 10 = 2..4 and n % 100 != 12..14", "locale.group": " ", "locale.group-from": "1",
		"left": "{{.Count}} left of {{.All}}", "left.one": "one left of {{.All}}", "left.few": "{{.Count}} few",
		"same": "{{.Count}} in all",
	}
	for n, want := range map[int]string{0: "0 left of 9", 1: "one left of 9", 3: "3 few", 12: "12 left of 9", 2002: "2 002 few"} {
		if got := c.Count("left", n, "All", "9"); got != want {
			t.Errorf("%d: %q, not %q", n, got, want)
		}
	}
	if got := c.Count("same", 1); got != "1 in all" {
		t.Errorf("a message without forms says %q", got)
	}
	if got := c.Count("none", 1); got != "⟨none⟩" {
		t.Errorf("a message that is missing says %q", got)
	}
}
