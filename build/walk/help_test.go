package walk

import (
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"wentu/app/interview"
	"wentu/app/view"
)

// A page of static HTML serves all cases that lead to it; one with answers serves one case.
func TestOnlyTheHelpThatCanApplyIsShown(t *testing.T) {
	law := maps.Clone(small)
	law["facts.yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(string(small["facts.yaml"].Data), "  min: 0\n", `  min: 0
  help:
    loan: {matter: loan}
    other: {matter: [sale, company]}
`, 1))}
	c := words()
	c["fact.amount.help.loan"], c["fact.amount.help.other"], c["fact.amount.how"] = "the loan", "the price", "in yuan"
	d := dataOf(t, law, court)
	d.Words = c
	how := func(at interview.Spot) []string { return d.View(at).(*view.Question).How }
	for fragment, want := range map[string][]string{
		"clause=no&matter=loan": {"the loan", "in yuan"},
		"clause=no&matter=sale": {"the price", "in yuan"},
		"clause=no&matter=.u":   {"the loan", "the price", "in yuan"},
	} {
		at := d.Next(parse(t, d, fragment))
		if got := how(at); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", fragment, got, want)
		}
		if strings.HasSuffix(fragment, ".u") {
			continue
		}
		if got := how(interview.Spot{Place: at.Place}); !slices.Equal(got, want) {
			t.Errorf("%s without scripts: %q, want %q", at.Place.Path(), got, want)
		}
	}
}

// A finance case for the Financial Court whatever the amount may have an agreed court too.
var special = regexp.MustCompile("finance-special=(overseas_issuer_or_institution|financial_infrastructure)")

// Whichever way leads to the question where the place lies, one line says which place is meant.
func TestOneLineSaysWhichPlaceIsMeant(t *testing.T) {
	d := dataOf(t, realLaw(t), realGoal)
	d.Words["fact.place.question"] = "place?"
	r := rand.New(rand.NewPCG(1, 2))
	asked := 0
	for range 600 {
		s := interview.Session{}
		var way []string
		for {
			at := d.Next(s)
			q, ok := d.View(at).(*view.Question)
			if !ok {
				break
			}
			if q.Fact == "place" {
				asked++
				if n := len(q.How); n != 1 && (n != 2 || !special.MatchString(strings.Join(way, " "))) {
					t.Errorf("%d lines after %s", len(q.How), strings.Join(way, " "))
				}
				break
			}
			o := q.Options[r.IntN(len(q.Options))]
			_, fragment, _ := strings.Cut(o.Href, "#")
			way = append(way, q.Fact+"="+o.Value)
			s, _ = d.ParseFragment(fragment)
		}
	}
	if asked < 100 {
		t.Errorf("the place was asked %d times", asked)
	}
}
