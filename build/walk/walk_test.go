package walk

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"wentu/app/address"
	"wentu/app/interview"
	"wentu/app/rules"
	"wentu/app/view"
	"wentu/app/wording"
	"wentu/build/cldr"
	"wentu/build/report"
	"wentu/build/tables"
)

// A small law: an arbitration clause keeps the court out; else the amount decides;
// the finance cases of the basic court are appealed elsewhere.
var small = fstest.MapFS{
	"facts.yaml": {Data: []byte(`
- fact: clause
  type: yes-no
- fact: matter
  type: choice
  values: [sale, loan, company]
- fact: amount
  type: money
  unit: CNY
  min: 0
- fact: abroad
  type: yes-no
`)},
	"level.md": {Data: []byte(`---
decision: level
hit: unique
---
| amount | → level | basis |
|---|---|---|
| < 20000000 | basic | frj#1 |
| >= 20000000 | intermediate | frj#2 |
`)},
	"court.md": {Data: []byte(`---
decision: court
hit: first
---
| clause | matter | level | → outcome | → appeal | basis |
|---|---|---|---|---|---|
| yes | - | - | arbitration | - | arb#5 |
| - | company | - | ftz | ipc | cpl#27 |
| - | loan | basic | ftz | fin | fin#5 |
| - | - | basic | ftz | ipc | frj#1 |
| - | - | - | ipc | high | frj#2 |
`)},
	"notes.md": {Data: []byte(`---
decision: notes
hit: collect
---
| abroad | amount | → note | basis |
|---|---|---|---|
| yes | - | thirty | cpl#285 |
| - | >= 30000000 | large | frj#2 |
`)},
}

func words() wording.Catalogue {
	c := wording.Catalogue{
		"word.yes": "Yes", "word.no": "No", "word.unknown": "I don't know", "word.none": "none", "word.comma": ", ", "word.colon": ": ",
		"word.not": "not {{.A}}", "word.below": "less than {{.A}}", "word.from": "{{.A}} or more",
		"word.from-below": "{{.A}} up to {{.B}}", "word.more": "{{.Count}} more",
		"decision.level.value.basic": "basic court", "decision.level.value.intermediate": "intermediate court",
		"decision.notes.value.thirty": "You have 30 days.", "decision.notes.value.large": "Large case.",
		"interview.question.left.one": "{{.Count}} more", "interview.question.left.other": "{{.Count}} more", "interview.question.last": "the last",
		"interview.input.money": "Enter figures.", "interview.input.empty": "Enter something.",
		"interview.input.two-ways": "Choose.", "interview.input.currency": "{{.Currency}}?", "interview.input.converted": "{{.Currency}} at your rate?", "interview.input.rate": "rate of {{.Currency}}",
		"interview.link.fact": "unknown question", "interview.link.answer": "answer {{.Question}} again",
	}
	maps.Copy(c, cldr.Of("en"))
	for _, id := range []string{"clause", "matter", "amount", "abroad"} {
		c["fact."+id+".label"], c["fact."+id+".question"] = strings.ToUpper(id), id+"?"
	}
	for _, v := range []string{"sale", "loan", "company"} {
		c["fact.matter.value."+v] = strings.ToUpper(v)
	}
	for _, d := range []string{"level", "court", "notes"} {
		c["decision."+d+".label"] = d
	}
	for _, v := range []string{"arbitration", "ftz", "ipc", "high", "fin"} {
		c["decision.court.value."+v] = v
	}
	return c
}

// the goal of the small law
var court = Goal{Goal: interview.Goal{ID: "finder", Decision: "court", Advice: "notes"}}

func logic(t testing.TB, law fstest.MapFS, goal Goal, today rules.Value) *interview.Logic {
	t.Helper()
	rep := &report.Report{}
	set := tables.Load(law, ".", rep)
	if fs := rep.Findings(); len(fs) > 0 {
		t.Fatal(fs)
	}
	l, err := Compile(set, goal, today)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func data(t testing.TB) *interview.Data { return dataOf(t, small, court) }

func dataOf(t testing.TB, law fstest.MapFS, goal Goal) *interview.Data {
	t.Helper()
	outcomes := make(map[string]interview.Outcome)
	for _, o := range []string{"arbitration", "ftz", "ipc"} {
		outcomes[o] = interview.Outcome{Title: "The " + o, Kind: "court"}
	}
	return read(t, &interview.Data{
		Logic: logic(t, law, goal, rules.DateOf(2026, 11, 25)), Lang: "en", Dir: "ltr", Words: words(), Outcomes: outcomes,
		Cites: map[string]view.Cite{"fin#5": {Ref: "fin#5", Label: "FIN Art. 5", Href: "law/fin.html#a5"}},
	})
}

// read gives what the browser reads of what build wrote.
func read(t testing.TB, d *interview.Data) *interview.Data {
	t.Helper()
	logic, err := d.Encode()
	if err != nil {
		t.Fatal(err)
	}
	said, err := d.EncodeWords()
	if err != nil {
		t.Fatal(err)
	}
	out, err := interview.Read(logic, said, nil)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// The browser decodes in pieces what is put off, so that none of them holds it up.
func TestDataComesInPieces(t *testing.T) {
	cites := make(map[string]view.Cite)
	for i := range 1000 {
		ref := fmt.Sprintf("fin#%d", i)
		cites[ref] = view.Cite{Ref: ref, Label: "FIN\n\n<b>" + strconv.Itoa(i), Href: "law/fin.html#a" + strconv.Itoa(i)}
	}
	l := logic(t, small, court, rules.DateOf(2026, 11, 25))
	d := read(t, &interview.Data{Logic: l, Lang: "en", Dir: "ltr", Words: words(), Cites: cites})
	pieces := 0
	for d.Ahead() {
		pieces++
	}
	if pieces < 10 {
		t.Errorf("1000 citations and the tables come in %d pieces", pieces)
	}
	if !maps.Equal(d.Cites, cites) || !maps.Equal(d.Words, words()) {
		t.Error("citations or words are others than were written")
	}
	if got, want := len(d.Set.Decisions), len(l.Set.Decisions); got != want {
		t.Errorf("%d decisions were written and %d read", want, got)
	}
}

// next is where the answers lead, as an address.
func next(d *interview.Data, s interview.Session) string { return d.Next(s).Place.Path() }

func parse(t *testing.T, d *interview.Data, fragment string) interview.Session {
	t.Helper()
	s, problems := d.ParseFragment(fragment)
	if len(problems) > 0 {
		t.Fatalf("%s: %q", fragment, problems)
	}
	if got := d.Fragment(s); got != fragment {
		t.Errorf("%q is written back as %q", fragment, got)
	}
	return s
}

func TestNextAsksOnlyWhatMatters(t *testing.T) {
	d := data(t)
	for fragment, want := range map[string]string{
		"":                         "finder/q/clause.html",
		"clause=yes":               "finder/r/arbitration.html",
		"clause=no&matter=company": "finder/r/ftz--ipc.html",
		"clause=no&matter=loan&amount=.lt20000000": "finder/r/ftz--fin.html",
		"clause=no&matter=loan&amount=.ge20000000": "finder/r/ipc.html",
		"clause=no&matter=sale&amount=25000000":    "finder/r/ipc.html",
		"clause=.u&matter=.u&amount=.u":            "finder/open.html",
		"clause=no&amount=25000000&abroad=yes":     next(d, parse(t, d, "clause=no")),
	} {
		if got := next(d, parse(t, d, fragment)); got != want {
			t.Errorf("%q leads to %s, want %s", fragment, got, want)
		}
	}
	// not known, but no longer needed
	if got := next(d, parse(t, d, "clause=no&matter=.u&amount=.ge20000000")); got != "finder/open.html" {
		t.Errorf("a company case may still change it, but got %s", got)
	}
}

func TestBadLinkIsSaidNotSwallowed(t *testing.T) {
	d := data(t)
	s, problems := d.ParseFragment("#clause=no&colour=red&matter=war&amount=.ge10000000.lt30000000")
	if len(problems) != 3 {
		t.Fatalf("problems: %q", problems)
	}
	if d.Fragment(s) != "clause=no" {
		t.Errorf("kept %q", d.Fragment(s))
	}
}

// Numbers stand in a link as the site writes them, and are no larger than those that may be
// typed; what is cut off is told as well.
func TestOddAnswersOfALinkAreTold(t *testing.T) {
	d := data(t)
	for fragment, kept := range map[string]string{
		"amount=15000000.50":                       "amount=15000000.5",
		"amount=1e30":                              "",
		"amount=1E7":                               "",
		"amount=1000000000000000":                  "",
		"amount=-1":                                "",
		"amount=.ge20000000.lt1e30":                "",
		"amount=NaN":                               "",
		"amount=0x10":                              "",
		"matter=":                                  "",
		"matter=sale&amount":                       "matter=sale",
		"matter=sale&amo":                          "matter=sale",
		"matter=sale&?matter=loan":                 "",
		"matter=sale&?matter=":                     "",
		"matter=sale?utm_source=x":                 "",
		"matter=sale#main&clause=no":               "clause=no",
		"matter=sale&utm_source=x":                 "matter=sale",
		"matter=sale;amount=5":                     "",
		"amount=15 000":                            "",
		"amount=１５":                                "",
		"matter=Sale":                              "",
		"claimant=1e9":                             "",
		"clause=no&?amount=1e30&?from=wechat":      "clause=no",
		"?colour.tone=red&clause=no&?amount=.lt-5": "clause=no",
	} {
		s, problems := d.ParseFragment(fragment)
		told := kept != "amount=15000000.5"
		if got := d.Fragment(s); got != kept || len(problems) > 0 != told || len(problems) > 1 {
			t.Errorf("%s: kept %q, said %q", fragment, got, problems)
		}
	}
}

// A link may have its answers behind "?"; what else stands there is none of ours.
func TestAnswersOfAQueryAreRead(t *testing.T) {
	d := data(t)
	s, problems := d.ParseFragment("clause=no&?matter=sale&?from=wechat&?amount=5&?fbclid=x&?Clause=no&?isappinstalled=0")
	if got := d.Fragment(s); got != "clause=no&matter=sale&amount=5" || len(problems) > 0 {
		t.Errorf("kept %q, said %q", got, problems)
	}
}

// What a link says is not said again: anybody can make one.
func TestALinkPutsNoWordsIntoThePage(t *testing.T) {
	d := data(t)
	s, problems := d.ParseFragment("#Your%20case%20was%20dismissed=1&call%20555=2&amount=.ge5.lt1&matter=sale&clause=no")
	if len(problems) != 2 || d.Fragment(s) != "clause=no&matter=sale" {
		t.Errorf("kept %q, said %q", d.Fragment(s), problems)
	}
	for _, p := range problems {
		if strings.Contains(p, "dismissed") || strings.Contains(p, "555") {
			t.Errorf("the page says %q", p)
		}
	}
}

// Storage may hold anything, and a lot of it.
func TestOnlyTheLastResultsAreCompared(t *testing.T) {
	d := data(t)
	stored := slices.Repeat([]string{"clause=yes", "matter=loan", "clause=no&matter=sale&amount=20000000"}, 100_000)
	if n := len(d.Remember(interview.Session{}, stored)); n > 10 {
		t.Errorf("%d results are compared", n)
	}
}

// Links of the first edition name pages that are called otherwise now, and write answers
// in another form.
func TestLinksOfTheFirstEditionLeadWhereTheirAnswersDo(t *testing.T) {
	d := data(t)
	for link, want := range map[string]string{
		"finder/q/amount-k3fa.html#clause=no&matter=loan":                            "amount",
		"finder/q/clause.html#clause=no&matter=loan&amount=~20000000":                "ftz--fin",
		"finder/q/matter-unjk.html#clause=no&matter=sale&amount=20000000~":           "ipc",
		"finder/q/amount-k3fa.html#clause=no&matter=sale&amount=(20000000~30000000]": "ipc",
		"finder/q/matter-unjk.html#clause=?&matter=?&amount=?":                       "",
		"finder/r/gone.html#clause=yes":                                              "arbitration",
	} {
		path, fragment, _ := strings.Cut(link, "#")
		spot, problems := d.ParseSpot(address.ParsePlace(path), fragment)
		if spot.Place.Kind == "" || len(problems) > 0 {
			t.Errorf("%s cannot be read: %q", link, problems)
		}
		to := d.Next(spot.Session)
		got := to.Place.Name
		if q, ok := d.View(to).(*view.Question); ok {
			got = q.Fact
		}
		if got != want {
			t.Errorf("%s leads to %q, want %q", link, got, want)
		}
	}
}

func TestStaticWalkEndsWhereTheRulesSay(t *testing.T) {
	d := data(t)
	seen := make(map[string]bool)
	ends := make(map[string]bool)
	todo := []address.Place{d.Next(interview.Session{}).Place}
	for len(todo) > 0 {
		at := todo[0]
		todo = todo[1:]
		if seen[at.Path()] {
			continue
		}
		seen[at.Path()] = true
		if at.Kind == address.Result {
			ends[at.Name] = true
			continue
		}
		for _, o := range d.View(interview.Spot{Place: at}).(*view.Question).Options {
			href, _, _ := strings.Cut(o.Href, "#")
			to := address.ParsePlace(path.Join(path.Dir(at.Path()), href))
			if !d.Has(to) {
				t.Fatalf("%s: the answer %q leads nowhere: %s", at.Path(), o.Label, o.Href)
			}
			todo = append(todo, to)
		}
	}
	first := d.Next(interview.Session{}).Place
	for _, name := range d.Nodes {
		at := address.Place{Goal: d.Goal.ID, Kind: address.Question, Name: name}
		back := d.View(interview.Spot{Place: at}).(*view.Question).Back
		to := address.ParsePlace(path.Join(path.Dir(at.Path()), back))
		if back == "" || at == first && to.Kind != address.Start || at != first && !seen[to.Path()] {
			t.Errorf("%s leads back to %q", at.Path(), back)
		}
	}
	if len(ends) != 4 {
		t.Errorf("the walk reaches %d results, want 4", len(ends))
	}
	if len(seen) != len(d.Nodes)+len(d.Leaves) {
		t.Errorf("the walk reaches %d pages of %d", len(seen), len(d.Nodes)+len(d.Leaves))
	}
}

func TestQuestionSaysWhatIsKnownAndWhatDependsOnIt(t *testing.T) {
	d := data(t)
	s := parse(t, d, "clause=no&matter=loan")
	at := d.Next(s)
	q := d.View(at).(*view.Question)
	if q.Fact != "amount" || len(q.Options) != 2 || q.Options[0].Label != "less than CNY 20 million" {
		t.Fatalf("question %+v", q)
	}
	if len(q.Known) != 2 || q.Known[1].Value != "LOAN" || !strings.HasPrefix(q.Known[1].Change, "matter-") {
		t.Errorf("known %+v", q.Known)
	}
	if got := q.Options[1].Href; got != "../r/ipc.html#clause=no&matter=loan&amount=.ge20000000" {
		t.Errorf("href %s", got)
	}
	if len(q.Unknown.Branches) != 2 || q.Unknown.Branches[1].Outcomes[0].Text != "The ipc" {
		t.Errorf("branches %+v", q.Unknown)
	}
	if q.Input == nil || q.Input.Kind != "money" {
		t.Error("the amount cannot be typed")
	}
	// without a session the page knows what every way to it has in common
	if q := d.View(interview.Spot{Place: at.Place}).(*view.Question); len(q.Known) != 2 || q.Known[0].Value != "No" {
		t.Errorf("static page knows %+v", q.Known)
	}
}

func TestChangingAnAnswerKeepsTheOthers(t *testing.T) {
	d := data(t)
	s := parse(t, d, "clause=no&matter=loan&amount=.lt20000000")
	a := d.View(interview.Spot{Place: address.Place{Goal: "finder", Kind: address.Check}, Session: s}).(*view.Answers)
	if len(a.Known) != 3 {
		t.Fatalf("known %+v", a.Known)
	}
	href, fragment, _ := strings.Cut(a.Known[1].Change, "#")
	at := address.ParsePlace("finder/" + href)
	if at.Kind != address.Question || fragment != d.Fragment(s) {
		t.Fatalf("change leads to %s", a.Known[1].Change)
	}
	for _, o := range d.View(interview.Spot{Place: at, Session: s}).(*view.Question).Options {
		if o.Value == "sale" && !strings.HasSuffix(o.Href, "r/ftz--ipc.html#clause=no&matter=sale&amount=.lt20000000") {
			t.Errorf("the new answer leads to %s", o.Href)
		}
		if o.Chosen != (o.Value == "loan") {
			t.Errorf("%s chosen: %v", o.Value, o.Chosen)
		}
	}
}

func TestResultSaysWhyAndWhatWouldChangeIt(t *testing.T) {
	d := data(t)
	s := parse(t, d, "clause=no&matter=loan&amount=.lt20000000&abroad=yes")
	r := d.View(d.Next(s)).(*view.Result)
	if len(r.Why) != 2 || r.Why[1].Cites[0].Href != "../../law/fin.html#a5" || r.Why[1].Href != "../../rules/court.html#r3" {
		t.Errorf("why %+v", r.Why)
	}
	if got := r.Why[1].If; len(got) != 2 || got[0].Text != "LOAN" || got[1].Text != "basic court" {
		t.Errorf("the row beside the visitor's answers: %+v", got)
	}
	if len(r.Notes) != 1 || r.Notes[0].Text != "You have 30 days." {
		t.Errorf("notes %+v", r.Notes)
	}
	got := make(map[string]string)
	for _, c := range r.Changes {
		got[c.Label+" "+c.To] = c.Outcomes[0].Text
	}
	want := map[string]string{"AMOUNT CNY 20 million or more": "The ipc", "MATTER SALE or COMPANY": "The ftz", "CLAUSE Yes": "The arbitration"}
	for k, v := range want {
		if got[k] != v {
			t.Errorf("changes %v, want %s: %s", got, k, v)
		}
	}
	// an interval that the advice cuts through decides nothing about it
	s = parse(t, d, "clause=no&matter=sale&amount=.ge20000000")
	if r := d.View(d.Next(s)).(*view.Result); len(r.Notes) != 0 {
		t.Errorf("notes %+v", r.Notes)
	}
}

// Many ways lead to a static result: it says what all have in common, and the rest with
// its conditions.
func TestAResultWithoutAnswersSaysWhatHoldsForAll(t *testing.T) {
	d := data(t)
	results := map[string]struct {
		changes map[string]string
		notes   int
		more    bool
	}{
		"arbitration": {more: true},
		"ftz--fin":    {changes: map[string]string{"AMOUNT CNY 20 million or more": "The ipc"}, more: true},
		"ftz--ipc":    {changes: map[string]string{"MATTER SALE, AMOUNT CNY 20 million or more": "The ipc"}, more: true},
		"ipc": {changes: map[string]string{
			"MATTER LOAN, AMOUNT less than CNY 20 million": "The ftz", "MATTER SALE, AMOUNT less than CNY 20 million": "The ftz",
		}, more: true},
	}
	for _, name := range d.Leaves {
		at := address.Place{Goal: d.Goal.ID, Kind: address.Result, Name: name}
		r := d.View(interview.Spot{Place: at}).(*view.Result)
		if !r.Common {
			t.Errorf("%s speaks of somebody's answers", name)
		}
		said := make(map[string]string)
		for _, c := range r.Changes {
			when := ""
			for _, p := range c.If {
				when += p.Term + " " + p.Text + ", "
			}
			said[when+c.Label+" "+c.To] = c.Outcomes[0].Text
		}
		if want := results[name]; !maps.Equal(said, want.changes) || len(r.Notes) != want.notes || (r.MoreNotes.Href != "") != want.more {
			t.Errorf("%s: changes %v, %d notes, more in %q", name, said, len(r.Notes), r.MoreNotes.Href)
		}
	}
}

func TestTypedAnswers(t *testing.T) {
	d := data(t)
	for text, want := range map[string]string{"1,250,000": "amount=1250000", "￥２０００００００ 元": "amount=20000000", "٢٥": "amount=25"} {
		s, problem := d.Answer(interview.Session{}, "amount", text)
		if problem != "" || d.Fragment(s) != want {
			t.Errorf("%q: %q %s", text, d.Fragment(s), problem)
		}
	}
	for text, want := range map[string]string{"": "Enter something.", "a lot": "Enter figures.", "-5": "Enter figures."} {
		if _, problem := d.Answer(interview.Session{}, "amount", text); problem != want {
			t.Errorf("%q: %q", text, problem)
		}
	}
	at := d.Next(parse(t, d, "clause=no&matter=sale"))
	for text, want := range map[string][]string{
		"500.000": {"amount=500", "amount=500000"}, "1,250,000": nil, "a lot": nil, "310,000 EUR": nil, "310,000 EUR at 7.85": {"amount=2433500"},
	} {
		var got []string
		for _, o := range d.Readings(at, "amount", text) {
			_, fragment, _ := strings.Cut(o.Href, "#")
			for part := range strings.SplitSeq(fragment, "&") {
				if strings.HasPrefix(part, "amount=") {
					got = append(got, part)
				}
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q may mean %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{"500.000": "Choose.", "310,000 EUR": "EUR?", "310,000 EUR at 7.85": "EUR at your rate?"} {
		if s, problem := d.Answer(interview.Session{}, "amount", text); problem != want || !s.Empty() {
			t.Errorf("%q: %q", text, problem)
		}
	}
}

func FuzzFragment(f *testing.F) {
	f.Add("#clause=no&amount=10~20&x=%zz")
	f.Add("#clause=.u&amount=.ge10.lt20&matter=.x41")
	d := data(f)
	f.Fuzz(func(t *testing.T, fragment string) {
		s, _ := d.ParseFragment(fragment)
		again, problems := d.ParseFragment(d.Fragment(s))
		if len(problems) > 0 || d.Fragment(again) != d.Fragment(s) {
			t.Fatalf("%q is written as %q, which is read as %q %q", fragment, d.Fragment(s), d.Fragment(again), problems)
		}
		d.View(d.Next(s))
	})
}

func TestResultsSideBySide(t *testing.T) {
	d := data(t)
	var kept []string
	for _, f := range []string{"clause=no&matter=sale&amount=.lt20000000", "clause=no&matter=loan&amount=.lt20000000", "clause=no", "clause=no&matter=sale&amount=.lt20000000"} {
		kept = d.Remember(parse(t, d, f), kept)
	}
	if len(kept) != 2 || !strings.Contains(kept[1], "sale") {
		t.Fatalf("kept %q", kept)
	}
	got := d.Compare(parse(t, d, "clause=no&matter=sale&amount=.lt20000000"), append(kept, "matter=war"))
	if len(got) != 2 || len(got[0].Answers) != 1 || got[0].Answers[0].Text != "LOAN" || got[0].Result.Current || !got[1].Result.Current {
		t.Errorf("compared %+v", got)
	}
	if d.Compare(parse(t, d, "clause=yes"), nil) != nil {
		t.Error("a single result is compared with itself")
	}
}
