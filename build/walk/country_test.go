package walk

import (
	"testing"
	"testing/fstest"

	"wentu/app/address"
	"wentu/app/interview"
	"wentu/app/view"
)

// A line tells of the paper of the country that was answered, and of none where it was not.
func TestALineSaysWhatItIsThere(t *testing.T) {
	d := fromCountries(t)
	for fragment, want := range map[string]view.HTML{
		"kind=company&origin=DE": "in Germany, in general",
		"kind=company&origin=FR": "in general",
		"kind=company":           "in general",
	} {
		s, problems := d.ParseFragment(fragment)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		at := interview.Spot{Place: address.Place{Goal: "filing", Kind: address.Open}, Session: s}
		if got := lineOf(t, d.View(at), "who#1").Body; got != want {
			t.Errorf("%s: %q, want %q", fragment, got, want)
		}
	}
}

// Where no answer is known, a line that may not apply names its article alone: a list has lines
// for everybody, and the texts of all their articles would outweigh them.
func TestALineThatMayNotApplyNamesItsArticleAlone(t *testing.T) {
	d := fromCountries(t)
	at := interview.Spot{Place: address.Place{Goal: "filing", Kind: address.Open}}
	if l := lineOf(t, d.View(at), "who#1"); len(l.If) == 0 || len(l.Cites) != 1 || l.Cites[0].Label == "" || l.Cites[0].Text != "" {
		t.Errorf("a line that may apply: %+v", l)
	}
	if l := lineOf(t, d.View(at), "who#3"); len(l.If) > 0 || len(l.Cites) != 1 || l.Cites[0].Text == "" {
		t.Errorf("a line that applies: %+v", l)
	}
	at.Session, _ = d.ParseFragment("kind=company")
	if l := lineOf(t, d.View(at), "who#2"); len(l.If) == 0 || l.Cites[0].Text == "" {
		t.Errorf("a line that may apply, of a list with answers: %+v", l)
	}
}

func fromCountries(t *testing.T) *interview.Data {
	t.Helper()
	law := smallFiling()
	law["facts.yaml"] = &fstest.MapFile{Data: append(law["facts.yaml"].Data, []byte("- fact: origin\n  type: country\n  party: claimant\n")...)}
	law["countries.yaml"] = &fstest.MapFile{Data: []byte("DE: {papers: apostille, continent: europe}\nFR: {papers: apostille, continent: europe}\nIN: {papers: consular, continent: asia}\n")}
	law["who.md"] = collecting("who", `| kind | origin.papers | → paper | basis |
|---|---|---|---|
| company | - | register | cpl#275 |
| company | apostille | apostille | cpl#275 |
| - | - | complaint | cpl#275 |
`)
	d := worded(dataOf(t, law, papers))
	for d.Ahead() { // what is read later would take the place of what is set here
	}
	d.Outcomes = map[string]interview.Outcome{"register": {Title: "register", Kind: "paper"}}
	d.Meanings = map[string]view.Meaning{"register": {Means: "in general"}, "register.DE": {Means: "in Germany, "}}
	d.Cites = map[string]view.Cite{"cpl#275": {Ref: "cpl#275", Label: "CPL 275", Text: "what it says", Href: "law/cpl.html#a275"}}
	return d
}

func lineOf(t *testing.T, v any, row string) view.Line {
	t.Helper()
	for _, s := range v.(*view.Checklist).Sections {
		for _, l := range s.Lines {
			if l.Row == row {
				return l
			}
		}
	}
	t.Fatalf("there is no line of %s: %s", row, lines(v.(*view.Checklist)))
	return view.Line{}
}
