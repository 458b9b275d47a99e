package dmn

import (
	"bytes"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"wentu/app/rules"
	"wentu/build/report"
	"wentu/build/tables"
)

// plain strips a set of what says where it was read and how it was written.
func plain(s *rules.Set) *rules.Set {
	out := &rules.Set{Facts: append([]rules.Fact{}, s.Facts...)}
	for i := range out.Facts {
		out.Facts[i].File, out.Facts[i].Line = "", 0
		out.Facts[i].Groups, out.Facts[i].Help = nil, nil // what pages say is not exchanged, nor when they say it
	}
	for _, d := range s.Decisions {
		c := *d
		c.File, c.Line = "", 0
		c.Inputs, c.Outputs, c.Rows = append([]rules.Input{}, d.Inputs...), append([]rules.Output{}, d.Outputs...), append([]rules.Row{}, d.Rows...)
		for i := range c.Inputs {
			c.Inputs[i].Line, c.Inputs[i].Col = 0, 0
		}
		for i := range c.Outputs {
			c.Outputs[i].Col = 0
		}
		for i := range c.Rows {
			r := &c.Rows[i]
			r.Line, r.Cols, r.Src = 0, nil, nil
			r.Cells = append([]rules.Cell{}, r.Cells...)
			for k := range r.Cells {
				r.Cells[k].Src = ""
			}
		}
		out.Decisions = append(out.Decisions, &c)
	}
	return out
}

// withoutCountries is a set without what DMN has no words for: attributes of countries, which
// become inputs of their own, and that a fact is one of each party.
func withoutCountries(set *rules.Set) *rules.Set {
	countries := make(map[string]bool)
	for _, f := range set.Facts {
		countries[f.ID] = f.Type == rules.TypeCountry
	}
	attribute := func(name string) bool {
		of, _, found := strings.Cut(name, ".")
		return found && countries[of]
	}
	set.Facts = slices.DeleteFunc(set.Facts, func(f rules.Fact) bool { return attribute(f.ID) })
	for i := range set.Facts {
		set.Facts[i].Party = ""
	}
	for _, d := range set.Decisions {
		if slices.ContainsFunc(d.Inputs, func(in rules.Input) bool { return attribute(in.Name) }) {
			d.Inputs, d.Rows = nil, nil
		}
	}
	return set
}

func TestExportThenImportGivesTheSameTables(t *testing.T) {
	folders := []string{"../../content/zh-Hans/rules", "testdata/kinds"}
	for _, dir := range folders {
		rep := &report.Report{}
		set := tables.LoadDir(dir, rep)
		if len(set.Decisions) == 0 || rep.Failed() {
			t.Fatalf("%s cannot be read: %v", dir, rep.Findings())
		}
		var b bytes.Buffer
		if err := Write(&b, set, "rules", "1.3"); err != nil {
			t.Fatal(err)
		}
		again := reload(Read(&b, "rules.dmn", rep), rep)
		if rep.Failed() {
			t.Fatalf("%s: %v", dir, rep.Findings())
		}
		want, got := withoutCountries(plain(set)), withoutCountries(plain(again))
		if !reflect.DeepEqual(want.Facts, got.Facts) {
			t.Errorf("%s: the facts differ:\n%+v\n%+v", dir, want.Facts, got.Facts)
		}
		for i := range want.Decisions {
			if i >= len(got.Decisions) || !reflect.DeepEqual(want.Decisions[i], got.Decisions[i]) {
				t.Errorf("%s: decision %q differs", dir, want.Decisions[i].ID)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	rep := &report.Report{}
	set := tables.Load(os.DirFS("testdata/kinds"), ".", rep)
	var b bytes.Buffer
	if err := Write(&b, set, "kinds", "1.5"); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte(`<definitions><decision name="a"><decisionTable><output/><rule><outputEntry><text>"x" + a</text></outputEntry></rule></decisionTable></decision></definitions>`))
	f.Fuzz(func(t *testing.T, src []byte) {
		rep := &report.Report{}
		set := Read(bytes.NewReader(src), "f.dmn", rep)
		if !rep.Failed() {
			reload(set, rep)
		}
	})
}
