package rules

import "testing"

func TestOutputsKeepTheirTexts(t *testing.T) {
	for _, v := range []Value{
		StringOf("two\nlines\tand \\n"), StringOf("set {a, b}"), StringOf("{n}"), StringOf("{ }"), ListOf(), ListOf(StringOf("a")),
		ListOf(Value{}, StringOf("{x}")), ListOf(NumberOf(1), NumberOf(200)),
		{kind: Template, str: "{a} is known"},
		StringOf("a|b"), StringOf("-"),
	} {
		src := Literal(v)
		again, err := ParseOutput(src)
		if err != nil || !again.Equal(v) || again.Kind() != v.Kind() {
			t.Errorf("%#v is written %s and read as %#v, %v", v, src, again, err)
		}
	}
}

func TestNumbersThatCanBeReadInTwoWaysAreErrors(t *testing.T) {
	for _, src := range []string{"< 20,000,000", "20,000", "[1,000..2,000]", "not(1,000)", "5，000", "12345678901234567", "< 0.1234567890123456"} {
		if c, err := ParseCell(src); err == nil {
			t.Errorf("%s is read as %s", src, c)
		}
	}
	for _, src := range []string{"20, 000", "1,2,3", "a1,200", "123456789012345", "1000000000000000000", `"1,000"`} {
		if _, err := ParseCell(src); err != nil {
			t.Errorf("%s: %v", src, err)
		}
	}
	f := Fact{Type: TypeNumber}
	for _, src := range []string{"1,5", "1.000,50", "1,00,000", "0x10", "1_000", "12345678901234567"} {
		if v, err := f.Parse(src); err == nil {
			t.Errorf("%s is read as %s", src, v)
		}
		if v, err := f.Convert(StringOf(src)); err == nil {
			t.Errorf("%s in a file is read as %s", src, v)
		}
	}
	if v, err := f.Parse("1,234,567.5"); err != nil || v.Float() != 1234567.5 {
		t.Errorf("1,234,567.5 is read as %s, %v", v, err)
	}
	if v, err := f.Convert(StringOf("1,500")); err == nil {
		t.Errorf("1,500 in a file, which may be one and a half, is read as %s", v)
	}
}

func TestNullIsTestedAsFEELDoes(t *testing.T) {
	for src, want := range map[string]bool{
		"-": true, "null": true, `"a"`: false, `not("a")`: true, "not(null)": false, `not("a", null)`: false, "< 5": false, "not(< 5)": false, "1, null": true,
	} {
		c, err := ParseCell(src)
		if err != nil || c.Holds(Value{}) != want {
			t.Errorf("%s on null: %v, want %v (%v)", src, c.Holds(Value{}), want, err)
		}
	}
}

// A table that says what follows from a missing answer gets it.
func TestRowForAMissingFact(t *testing.T) {
	row := func(cell, out string) Row {
		c, err := ParseCell(cell)
		if err != nil {
			t.Fatal(err)
		}
		return Row{Cells: []Cell{c}, Src: []string{cell}, Out: []Value{StringOf(out)}}
	}
	d := &Decision{ID: "d", Hit: Unique, Inputs: []Input{{Name: "x", Decision: -1}}, Outputs: []Output{{Name: "d"}}, Rows: []Row{row("null", "none"), row("not(null)", "some")}}
	s := &Set{Facts: []Fact{{ID: "x", Type: TypeText}}, Decisions: []*Decision{d}}
	for v, want := range map[string]string{"": "none", "a": "some"} {
		fact := Value{}
		if v != "" {
			fact = StringOf(v)
		}
		if res := s.Evaluate(0, []Value{fact}); !res.Exact || res.Outputs[0][0].Text() != want {
			t.Errorf("x = %q gives %+v", v, res)
		}
	}
}
