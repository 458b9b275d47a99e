package report

import "testing"

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
