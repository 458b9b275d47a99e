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
