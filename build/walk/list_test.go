package walk

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"wentu/app/address"
	"wentu/app/interview"
	"wentu/app/rules"
	"wentu/app/view"
	"wentu/build/report"
	"wentu/build/tables"
)

// papers is a second goal on the small law, one that collects: what each claimant shows,
// what the claim needs, and how it is filed. It shares the fact abroad with the first
// goal and asks its questions in an order of its own.
var papers = Goal{
	Goal:  interview.Goal{ID: "filing", Sections: []string{"who", "claim", "way"}, Asked: 2},
	Order: []string{"online", "signed"},
}

func smallFiling() fstest.MapFS {
	law := maps.Clone(small)
	law["facts.yaml"] = &fstest.MapFile{Data: append([]byte(strings.TrimSpace(string(small["facts.yaml"].Data))+"\n"), []byte(`
- fact: kind
  type: choice
  values: [person, company]
  party: claimant
- fact: signed
  type: choice
  values: [home, china]
  party: claimant
- fact: online
  type: yes-no
`)...)}
	law["who.md"] = &fstest.MapFile{Data: []byte(`---
decision: who
hit: collect
---
| kind | signed | → paper | basis |
|---|---|---|---|
| person | - | passport | cpl#275 |
| company | - | register | cpl#275 |
| company | home | apostille | cpl#275 |
`)}
	law["claim.md"] = &fstest.MapFile{Data: []byte(`---
decision: claim
hit: collect
---
| matter | level | → paper | basis |
|---|---|---|---|
| - | - | complaint | cpl#124 |
| loan | - | statement | cpl#124 |
| - | intermediate | copies | cpl#124 |
`)}
	law["way.md"] = &fstest.MapFile{Data: []byte(`---
decision: way
hit: collect
---
| online | abroad | → paper | basis |
|---|---|---|---|
| yes | - | scan | online#1 |
| yes | yes | video | online#1 |
`)}
	return law
}

// collecting is a table that collects.
func collecting(id, table string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte("---\ndecision: " + id + "\nhit: collect\n---\n" + table)}
}

func filing(t *testing.T) *interview.Data {
	t.Helper()
	return worded(dataOf(t, smallFiling(), papers))
}

// worded gives the second goal its words.
func worded(d *interview.Data) *interview.Data {
	for _, id := range []string{"kind", "signed", "online"} {
		d.Words["fact."+id+".label"], d.Words["fact."+id+".question"] = strings.ToUpper(id), id+"?"
	}
	for _, v := range []string{"kind.value.person", "kind.value.company", "signed.value.home", "signed.value.china"} {
		d.Words["fact."+v] = v
	}
	for _, id := range []string{"who", "claim", "way"} {
		d.Words["decision."+id+".label"] = id
		for _, v := range []string{"passport", "register", "apostille", "complaint", "statement", "copies", "scan", "video"} {
			d.Words["decision."+id+".value."+v] = v
		}
	}
	d.Words["party.claimant.label"], d.Words["party.claimant.add"] = "Claimant", "Add a claimant"
	d.Words["interview.party"], d.Words["interview.of-party"] = "{{.Party}} {{.Number}}", "{{.Party}}: {{.Label}}"
	d.Words["interview.list.title"] = "Your list"
	return d
}

// lines writes a list as a text: a conditional line with its condition in brackets.
func lines(v *view.Checklist) string {
	var out []string
	for _, s := range v.Sections {
		for _, l := range s.Lines {
			text := l.Text
			if s.Party != "" {
				text = s.Party + " " + text
			}
			for _, c := range l.If {
				text += " [" + c.Term + "=" + c.Text + "]"
			}
			out = append(out, text)
		}
	}
	return strings.Join(out, "; ")
}

func list(t *testing.T, d *interview.Data, fragment string) *view.Checklist {
	t.Helper()
	s, problems := d.ParseFragment(fragment)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	at := d.Next(s)
	v, ok := d.View(at).(*view.Checklist)
	if !ok {
		t.Fatalf("%s leads to %v", fragment, at.Place)
	}
	return v
}

func TestAListHasTheLinesOfItsRows(t *testing.T) {
	d := filing(t)
	for fragment, want := range map[string]string{
		"matter=sale&amount=5&kind=person&signed=home&online=no":                      "passport; complaint",
		"matter=loan&amount=5&kind=company&signed=home&online=no":                     "register; apostille; complaint; statement",
		"matter=sale&amount=50000000&kind=company&signed=china&online=yes&abroad=yes": "register; complaint; copies; scan; video",
		// what is not known stands as a condition
		"matter=sale&amount=.u&kind=company&signed=.u&online=no":              "register; apostille [SIGNED=signed.value.home]; complaint; copies [level=intermediate court]",
		"matter=sale&amount=5&kind=company&signed=china&online=yes&abroad=.u": "register; complaint; scan; video [ABROAD=Yes]",
	} {
		if got := lines(list(t, d, fragment)); got != want {
			t.Errorf("%s gives\n%s, want\n%s", fragment, got, want)
		}
	}
}

func TestSeveralPartiesAnswerForThemselves(t *testing.T) {
	d := filing(t)
	const two = "matter=sale&amount=5&kind=person&signed=home&claimant=2"
	s, problems := d.ParseFragment(two)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	at := d.Next(s)
	if at.Place.Kind != address.Fact || at.Place.Name != "signed" || at.Party != 2 {
		t.Fatalf("the second claimant is not asked: %+v", at)
	}
	q := d.View(at).(*view.Question)
	if q.Left != "3 more" || q.Back == "" {
		t.Errorf("after this one kind, online and abroad may be asked, but the page says %q; back is %q", q.Left, q.Back)
	}
	if q.Party != "Claimant 2" || q.Fact != "signed.2" {
		t.Errorf("the question is %+v", q)
	}
	if !strings.Contains(q.Options[1].Href, "signed.2=china") || !strings.Contains(q.Options[1].Href, "party=2") {
		t.Errorf("the answer leads to %s", q.Options[1].Href)
	}
	v := list(t, d, two+"&kind.2=company&signed.2=home&online=no")
	if got, want := lines(v), "Claimant 1 passport; Claimant 2 register; Claimant 2 apostille; complaint"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if len(v.Add) != 1 || !strings.Contains(v.Add[0].Href, "claimant=3") {
		t.Errorf("another claimant: %+v", v.Add)
	}
	var labels []string
	for _, k := range v.Known {
		labels = append(labels, k.Label)
	}
	if got := strings.Join(labels, ", "); !strings.Contains(got, "Claimant 1: KIND") || !strings.Contains(got, "Claimant 2: KIND") {
		t.Errorf("the answers are labelled %s", got)
	}
	for _, bad := range []string{"claimant=0", "claimant=21", "claimant=x", "kind.1=person", "kind.x=person"} {
		s, problems := d.ParseFragment(bad)
		if d.Fragment(s) != "" {
			t.Errorf("%s is read as %s (%q)", bad, d.Fragment(s), problems)
		}
	}
}

// Of several choices each is asked by itself, with yes or no.
func TestEachOfSeveralChoicesBringsItsLine(t *testing.T) {
	law := smallFiling()
	law["facts.yaml"] = &fstest.MapFile{Data: append(slices.Clone(law["facts.yaml"].Data), []byte(`
- fact: proof
  type: choices
  values: [letters, films]
`)...)}
	law["proofs.md"] = collecting("proofs", `| proof | → paper | basis |
|---|---|---|
| - | index | cpl#124 |
| letters | prints | cpl#124 |
| films | discs | cpl#124 |
`)
	goal := papers
	goal.Sections = append(slices.Clone(goal.Sections), "proofs")
	d := worded(dataOf(t, law, goal))
	for _, id := range []string{"index", "prints", "discs"} {
		d.Words["decision.proofs.value."+id] = id
	}
	const first = "matter=sale&amount=5&kind=person&signed=home&online=no&proof."
	for fragment, want := range map[string]string{
		"letters=yes&proof.films=no":  "passport; complaint; index; prints",
		"letters=no&proof.films=yes":  "passport; complaint; index; discs",
		"letters=yes&proof.films=yes": "passport; complaint; index; prints; discs",
		"letters=no&proof.films=no":   "passport; complaint; index",
	} {
		if got := lines(list(t, d, first+fragment)); got != want {
			t.Errorf("%s gives\n%s, want\n%s", fragment, got, want)
		}
	}
}

// An answer that does not matter to the lines that the static form asks about, but to others,
// stands among what was told, and can be changed.
func TestAnAnswerThatMattersLaterAloneIsTold(t *testing.T) {
	law := smallFiling()
	law["way.md"] = collecting("way", `| online | kind | → paper | basis |
|---|---|---|---|
| yes | person | scan | online#1 |
| yes | company | video | online#1 |
`)
	law["who.md"] = collecting("who", `| kind | signed | → paper | basis |
|---|---|---|---|
| person | home | passport | cpl#275 |
| company | home | register | cpl#275 |
`)
	d := worded(dataOf(t, law, papers))
	v := list(t, d, "matter=sale&amount=5&kind=person&signed=china&online=yes") // signed in China: no paper, whoever signs
	var told []string
	for _, k := range v.Known {
		told = append(told, k.Fact)
		if k.Change == "" {
			t.Errorf("%s cannot be changed", k.Fact)
		}
	}
	if got := strings.Join(told, " "); !strings.Contains(got, "kind") || !slices.IsSortedFunc(told, func(a, b string) int {
		return slices.Index([]string{"online", "signed", "matter", "amount", "kind"}, a) - slices.Index([]string{"online", "signed", "matter", "amount", "kind"}, b)
	}) {
		t.Errorf("told: %s", got)
	}
}

func TestTheOrderOfQuestionsIsTheGoals(t *testing.T) {
	d := filing(t)
	first := d.Next(interview.Session{}).Place.Name
	if first != "signed" {
		t.Errorf("the goal puts the signature first, but %s is asked", first)
	}
	if got := data(t).Next(interview.Session{}).Place.Name; got != "clause" {
		t.Errorf("the other goal begins with %s", got)
	}
}

func TestAnswersOfOtherInterviewsAreKept(t *testing.T) {
	d := filing(t)
	s, problems := d.ParseFragment("clause=no&matter=loan&abroad=yes&colour=red")
	if len(problems) != 1 {
		t.Errorf("problems %q", problems)
	}
	if got := d.Fragment(s); got != "matter=loan&abroad=yes&clause=no" {
		t.Errorf("kept %s", got)
	}
	if known := d.View(interview.Spot{Place: address.Place{Goal: "filing", Kind: address.Check}, Session: s}).(*view.Answers).Known; len(known) != 2 {
		t.Errorf("what the other interview learned is asked again: %+v", known)
	}
}

// The static list of a leaf must hold for all who come there: its certain lines are the
// rows that apply whatever else is true, and the stated conditions of the others are
// exactly what decides.
func TestStaticListsSayWhatIsTrueOfAll(t *testing.T) {
	d := filing(t)
	set := smallSet(t)
	for _, matter := range []string{"sale", "loan", "company"} {
		for _, amount := range []string{"5", "50000000"} {
			for _, kind := range []string{"person", "company"} {
				for _, signed := range []string{"home", "china"} {
					s, _ := d.ParseFragment("matter=" + matter + "&amount=" + amount + "&kind=" + kind + "&signed=" + signed)
					// down the static pages
					at := d.First()
					for at.Kind == address.Question {
						q := d.View(interview.Spot{Place: at}).(*view.Question)
						answer, _ := s.Get(q.Fact)
						for _, o := range q.Options {
							part, _ := d.ParseFragment(q.Fact + "=" + o.Value)
							a, _ := part.Get(q.Fact)
							if a.Part.Holds(answer.Part.Values[0]) {
								at = address.ParsePlace(join(at.Path(), o.Href))
							}
						}
					}
					v := d.View(interview.Spot{Place: at}).(*view.Checklist)
					for _, online := range []string{"yes", "no"} {
						for _, abroad := range []string{"yes", "no"} {
							facts := map[string]string{"matter": matter, "amount": amount, "kind": kind, "signed": signed, "online": online, "abroad": abroad}
							want := evaluated(t, set, facts)
							if got := holding(v, map[string]string{"ONLINE": online, "ABROAD": abroad}); got != want {
								t.Errorf("%v: the page gives %s, the tables %s", facts, got, want)
							}
						}
					}
				}
			}
		}
	}
}

func smallSet(t *testing.T) *rules.Set {
	rep := &report.Report{}
	set := tables.Load(smallFiling(), ".", rep)
	if fs := rep.Findings(); len(fs) > 0 {
		t.Fatal(fs)
	}
	return set
}

func join(from, href string) string {
	href, _, _ = strings.Cut(href, "#")
	to := strings.Split(from, "/")
	to = to[:len(to)-1]
	for strings.HasPrefix(href, "../") {
		href, to = href[3:], to[:len(to)-1]
	}
	return strings.Join(append(to, href), "/")
}

// holding are the lines of a page whose stated conditions hold.
func holding(v *view.Checklist, facts map[string]string) string {
	var out []string
	for _, s := range v.Sections {
		for _, l := range s.Lines {
			ok := true
			for _, c := range l.If {
				ok = ok && strings.EqualFold(c.Text, facts[c.Term])
			}
			if ok {
				out = append(out, l.Text)
			}
		}
	}
	return strings.Join(out, "; ")
}

func evaluated(t *testing.T, set *rules.Set, facts map[string]string) string {
	t.Helper()
	vals := make([]rules.Value, len(set.Facts))
	for id, text := range facts {
		i := set.Fact(id)
		v, err := set.Facts[i].Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		vals[i] = v
	}
	var out []string
	for _, id := range papers.Sections {
		for _, o := range set.Evaluate(set.Decision(id), vals).Outputs {
			out = append(out, o[0].Text())
		}
	}
	return strings.Join(out, "; ")
}

func TestGoalsThatCannotBeMade(t *testing.T) {
	set := smallSet(t)
	for want, g := range map[string]interview.Goal{
		"there is no decision": {ID: "x", Decision: "nowhere"},
		"collects rows":        {ID: "x", Decision: "who"},
		"gives one result":     {ID: "x", Sections: []string{"court"}, Asked: 1},
		"needs sections":       {ID: "x"},
		"at least the first":   {ID: "x", Sections: []string{"who"}},
	} {
		if _, err := Compile(set, Goal{Goal: g}, rules.DateOf(2026, 11, 25)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v, want %q", g, err, want)
		}
	}
}
