package ui

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"wentu/app/address"
	"wentu/app/interview"
	"wentu/app/rules"
	"wentu/app/view"
	"wentu/app/wording"
)

const site = "https://court.example/%E6%B3%95%E9%99%A2/en/"

// twoCourts is a finder with one question: below 20 million one court, else another.
func twoCourts(t *testing.T) *wizard {
	t.Helper()
	limit := rules.NumberOf(20_000_000)
	row := func(cell, out string) rules.Row {
		return rules.Row{Src: []string{cell}, Out: []rules.Value{rules.StringOf(out)}}
	}
	d := &interview.Data{
		Lang: "en", Dir: "ltr",
		Logic: &interview.Logic{
			Goal: interview.Goal{ID: "finder", Decision: "court"}, Nodes: []string{"amount"}, Leaves: []string{"basic", "middle"},
			Set: &rules.Set{
				Facts: []rules.Fact{{ID: "amount", Type: rules.TypeMoney, Unit: "CNY"}},
				Decisions: []*rules.Decision{{
					ID: "court", Hit: rules.Unique, Goal: true,
					Inputs:  []rules.Input{{Name: "amount", Decision: -1}},
					Outputs: []rules.Output{{Name: "outcome"}},
					Rows:    []rules.Row{row("< 20000000", "basic"), row(">= 20000000", "middle")},
				}},
			},
			Diagram: &rules.Diagram{
				Decision: "court",
				Vars:     []rules.Var{{Parts: []rules.Part{{Hi: limit, HiOpen: true}, {Lo: limit}}}},
				Nodes:    []rules.Node{{Kids: []rules.Ref{rules.LeafRef(0), rules.LeafRef(1)}}},
				Leaves:   []rules.Leaf{{Outputs: []rules.Value{rules.StringOf("basic")}}, {Outputs: []rules.Value{rules.StringOf("middle")}}},
				Roots:    []rules.Ref{0},
			},
		},
		Words:    wording.Catalogue(words(t, "en")),
		Outcomes: map[string]interview.Outcome{"basic": {Title: "Basic court", Kind: "court"}, "middle": {Title: "Intermediate court", Kind: "court"}},
	}
	d.Words["fact.amount.question"] = "How much do you claim?"
	if err := d.Prepare(); err != nil {
		t.Fatal(err)
	}
	return &wizard{data: d, root: site, lex: &lex{words: view.Words(d.Words)}}
}

func TestAddressesOfTheWalk(t *testing.T) {
	w := twoCourts(t)
	for _, tt := range []struct {
		name, href string
		kind       address.Kind
		ok         bool
	}{
		{"a question", site + "finder/q/amount.html", "question", true},
		{"a question with answers", site + "finder/q/amount.html#amount=~20000000", "question", true},
		{"a result", site + "finder/r/basic.html#amount=5000", "result", true},
		{"check your answers, with a query", site + "finder/check.html?x=1#amount=5000", "check", true},
		{"an anchor on the page", site + "finder/q/amount.html#main", "", false},
		{"the start, which is a plain page", site + "finder/index.html", "", false},
		{"a question that is no more leads where its answers do", site + "finder/q/gone.html#amount=30000000", "result", true},
		{"the page that goes on", site + "finder/go.html#amount=5000", "result", true},
		{"another interview", site + "filing/q/amount.html", "", false},
		{"a guide", site + "guides/filing.html", "", false},
		{"another language", strings.Replace(site, "/en/", "/ar/", 1) + "finder/q/amount.html", "", false},
		{"another site", "https://elsewhere.example/en/finder/q/amount.html", "", false},
	} {
		s, _, ok := w.read(tt.href)
		if ok != tt.ok || s.Place.Kind != tt.kind {
			t.Errorf("%s: got %q, %v", tt.name, s.Place.Kind, ok)
		}
	}
}

func TestTypedAnswerLeadsOn(t *testing.T) {
	w := twoCourts(t)
	s, problems, ok := w.read(site + "finder/q/amount.html")
	if !ok {
		t.Fatal("the question is not of the walk")
	}
	w.show(s, problems, nil)
	if _, ok := w.answer("amount", "much"); ok {
		t.Fatal("a word was taken for an amount")
	}
	q := w.view().(*view.Question)
	if q.Error == "" || q.Input == nil || q.Input.Value != "much" {
		t.Errorf("the question does not say what is wrong: %+v", q)
	}
	page := app.HTMLString(w)
	if !strings.Contains(page, `id="errors"`) || !strings.Contains(page, q.Error) {
		t.Errorf("no error summary in %s", page)
	}
	href, ok := w.answer("amount", "25,000,000")
	if want := site + "finder/r/middle.html#amount=25000000"; !ok || href != want {
		t.Errorf("got %q, want %q", href, want)
	}
}

func TestUnreadableLinkIsSaid(t *testing.T) {
	w := twoCourts(t)
	s, problems, ok := w.read(site + "finder/q/amount.html#colour=red")
	if !ok || len(problems) == 0 {
		t.Fatalf("nothing is said of an unknown question: %v %v", ok, problems)
	}
	w.show(s, problems, nil)
	if page := app.HTMLString(w); !strings.Contains(page, "notice uncertain") {
		t.Errorf("the page does not show it: %s", page)
	}
}

// A link outlives the rules: what its answers lead to today goes before what it names.
func TestAnswersWinOverTheAddress(t *testing.T) {
	w := twoCourts(t)
	for _, tt := range []struct {
		name, href, path string
		said             bool
	}{
		{"the result that the answers lead to", "finder/r/basic.html#amount=5000", "finder/r/basic.html#amount=5000", false},
		{"another result", "finder/r/basic.html#amount=30000000", "finder/r/middle.html#amount=30000000", true},
		{"a result that is still possible", "finder/r/basic.html#amount=.u", "finder/r/basic.html#amount=.u", false},
		{"an answer to be changed", "finder/q/amount.html#amount=5000", "finder/q/amount.html#amount=5000", false},
		{"a result without answers", "finder/r/basic.html", "finder/r/basic.html", false},
	} {
		s, problems, ok := w.read(site + tt.href)
		if got := w.address(s); !ok || got != site+tt.path || len(problems) > 0 != tt.said {
			t.Errorf("%s: got %q, %q", tt.name, got, problems)
		}
	}
}

// What is written as markup is what go-app mounts.
func TestMarkupIsWhatIsMounted(t *testing.T) {
	l := &lex{words: words(t, "en")}
	for name, main := range every() {
		want := app.HTMLString(body(main, "Title", l))
		got := string(mainHTML(body(main, "Title", l), "zh-Hans", "ltr"))
		if strings.Contains(got, "\n") {
			t.Errorf("%s has line breaks: %s", name, got)
		}
		if skeleton(t, got) != skeleton(t, want) || strings.Join(strings.Fields(text(first(t, got, "html"))), "") != strings.Join(strings.Fields(text(first(t, want, "html"))), "") {
			t.Errorf("%s lost something: %s", name, got)
		}
	}
}
