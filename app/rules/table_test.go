package rules

import "testing"

// The languages of a site share one set: none may take the cells away while another
// reads them.
func TestParseLeavesCellsAlone(t *testing.T) {
	s := &Set{Decisions: []*Decision{{ID: "d", Rows: []Row{{Src: []string{"< 5"}}}}}}
	if err := s.Parse(); err != nil {
		t.Fatal(err)
	}
	before := &s.Decisions[0].Rows[0].Cells[0]
	if before.Any() {
		t.Fatal("the cell was not read")
	}
	if err := s.Parse(); err != nil {
		t.Fatal(err)
	}
	if before != &s.Decisions[0].Rows[0].Cells[0] {
		t.Error("the cell was made anew")
	}
}

// A part of a set has of countries what its own decisions ask for, and none where they ask
// for no country: browsers are sent it.
func TestSliceHasAskedAttributesAlone(t *testing.T) {
	s := &Set{
		Facts:     []Fact{{ID: "origin", Type: TypeCountry}, {ID: "sealed", Type: TypeYesNo}},
		Countries: Countries{"DE": {"papers": StringOf("apostille"), "cmr": Yes}, "TV": {"cmr": No}},
		Decisions: []*Decision{
			{ID: "papers", Inputs: []Input{{Fact: 0, Attr: "papers", Decision: -1}, {Fact: 1, Decision: -1}}},
			{ID: "seal", Inputs: []Input{{Fact: 1, Decision: -1}}},
		},
	}
	got := s.Slice([]int{0}, nil).Countries
	if len(got) != 2 || len(got["DE"]) != 1 || !got["DE"]["papers"].Equal(StringOf("apostille")) || len(got["TV"]) != 0 {
		t.Errorf("what asks for papers has %v", got)
	}
	if got := s.Slice([]int{1}, nil).Countries; got != nil {
		t.Errorf("what asks for no country has %v", got)
	}
}
