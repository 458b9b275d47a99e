package report

import (
	"strings"
	"testing"
)

// What has one cause is told once, with its places; what is rare is told each time.
func TestTheSameIsToldOnce(t *testing.T) {
	rep := &Report{}
	for line := range 20 {
		rep.Errorf("unknown-law", "b.md", line+1, 2, "add it", "the register has no law %q", "cpl")
	}
	for line := range 3 {
		rep.Errorf("unknown-law", "a.md", line+1, 0, "add it", "the register has no law %q", "ebl")
	}
	got := rep.Together()
	if len(got) != 4 || got[0].Folded != nil || rep.Count(Error) != 23 {
		t.Fatalf("%d findings of %d", len(got), rep.Count(Error))
	}
	want := "b.md:1:2: error: the register has no law \"cpl\"\n\tadd it\n\tthe same in 19 other places: b.md:2:2, b.md:3:2, b.md:4:2, b.md:5:2, b.md:6:2, b.md:7:2, b.md:8:2, b.md:9:2, b.md:10:2, b.md:11:2, b.md:12:2, b.md:13:2, … (+7)"
	if s := got[3].In(nil); s != want {
		t.Errorf("got\n%s\nwant\n%s", s, want)
	}
}

// Many gaps of one table are one finding for people, and stay apart for programs; few are told
// one by one.
func TestGapsOfATableStandTogether(t *testing.T) {
	for n, want := range map[int]int{3: 3, 5: 1} {
		r := &Report{}
		for i := range n {
			r.Add(Finding{Severity: Error, Kind: Gap, File: "a.md", Line: 3, Table: "a", Msg: Say("No row applies %s.", string(rune('a'+i)))})
		}
		r.Add(Finding{Severity: Error, Kind: Gap, File: "b.md", Line: 3, Table: "b", Msg: Say("No row applies %s.", "a")})
		got := r.Together()
		if len(got) != want+1 || len(r.Findings()) != n+1 {
			t.Errorf("%d gaps: %d findings", n, len(got))
		}
		if text := got[0].In(nil); strings.Count(text, "No row applies") != n+1-want {
			t.Errorf("%d gaps are told as\n%s", n, text)
		}
	}
}
