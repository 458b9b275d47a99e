package walk

import (
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"wentu/app/address"
	"wentu/app/interview"
	"wentu/app/rules"
	"wentu/app/view"
)

// dated is the small law after a change: since 2026 companies have a court of their own
// only below an amount, and nothing is known of the days before 2024.
func dated(t *testing.T, today rules.Value) *interview.Data {
	t.Helper()
	law := maps.Clone(small)
	law["court.md"] = &fstest.MapFile{Data: []byte(`---
decision: court
hit: first
---
| clause | matter | level | from | until | → outcome | → appeal | basis |
|---|---|---|---|---|---|---|---|
| yes | - | - | - | - | arbitration | - | arb#5 |
| - | company | - | 2024-01-01 | 2025-12-31 | ftz | ipc | cpl#27 |
| - | company | basic | 2026-01-01 | - | ftz | ipc | cpl#27 |
| - | - | - | 2024-01-01 | - | ipc | high | frj#2 |
`)}
	w := words()
	for key, text := range map[string]string{
		"fact.as-of.label": "DAY", "fact.as-of.question": "as-of?", "word.date-below": "before {{.A}}", "word.date-from": "from {{.A}}",
		"word.date-from-below": "{{.A}} to before {{.B}}", "locale.date": "{{.y}}-{{.M}}-{{.d}}",
		"interview.as_of.today": "the law of today", "interview.as_of.chosen": "the law of {{.Day}}", "interview.as_of.another": "another day",
		"interview.gap.title": "no rule", "interview.gap.text": "nothing is known",
	} {
		w[key] = text
	}
	return &interview.Data{
		Logic: logic(t, law, Goal{Goal: interview.Goal{ID: "finder", Decision: "court"}}, today), Lang: "en", Dir: "ltr", Words: w,
		Outcomes: map[string]interview.Outcome{"arbitration": {Title: "A"}, "ftz": {Title: "F"}, "ipc": {Title: "I"}},
	}
}

func TestTheDayIsNotAskedForAndDecides(t *testing.T) {
	d := dated(t, rules.DateOf(2026, 11, 25))
	if at := d.Next(interview.Session{}); at.Place.Name != "clause" {
		t.Errorf("the first question is %v", at)
	}
	for _, tt := range []struct{ day, want string }{
		{"", "F"},                         // today, below the amount
		{"as-of=2026-01-01&", "F"},        // the same law
		{"as-of=2025-12-31&", "F"},        // the law before, whatever the amount
		{"as-of=2023-12-31&", "no rule"},  // nothing is known, and no other law is put in its place
		{"as-of=~2024-01-01&", "no rule"}, // a whole period
		{"as-of=2026-01-01~&", "F"},       // the one of today
		{"as-of=?&", "F"},                 // a day that is not known is today
		{"as-of=2024-01-01~2026-01-01&", "F"},
	} {
		s, problems := d.ParseFragment(tt.day + "clause=no&matter=company&amount=5")
		if len(problems) > 0 {
			t.Errorf("%s: %v", tt.day, problems)
		}
		at := d.Next(s)
		r, ok := d.View(at).(*view.Result)
		if !ok || r.Title.Name != tt.want {
			t.Errorf("%q leads to %v, want %q", tt.day, at, tt.want)
		}
	}
}

func TestTheBrowserGoesByItsOwnDay(t *testing.T) {
	d := dated(t, rules.DateOf(2025, 6, 1)) // built before the law changed
	s, _ := d.ParseFragment("clause=no&matter=company")
	if at := d.Next(s); at.Place.Kind != address.Result {
		t.Fatalf("under the old law the amount is asked: %v", at)
	}
	d.SetToday(rules.DateOf(2026, 6, 1))
	if at := d.Next(s); at.Place.Kind != address.Question || !strings.HasPrefix(at.Place.Name, "amount") {
		t.Errorf("under the new law the amount is not asked: %v", at)
	}
	if at := d.Next(interview.Session{}); at.Place.Kind != address.Question || strings.HasPrefix(at.Place.Name, "as-of") {
		t.Errorf("the first question is %v", at)
	}
}

func TestTheSwitchOfTheDay(t *testing.T) {
	d := dated(t, rules.DateOf(2026, 11, 25))
	first := d.Next(interview.Session{})
	q := d.View(first).(*view.Question)
	if q.AsOf == nil || q.AsOf.Text != "the law of today" || !strings.HasSuffix(q.AsOf.Other.Href, "as-of.html") {
		t.Fatalf("the first question says %+v", q.AsOf)
	}
	s, _ := d.ParseFragment("clause=no&matter=company")
	days := d.View(interview.Spot{Place: address.Place{Goal: "finder", Kind: address.Question, Name: "as-of"}, Session: s}).(*view.Question)
	if len(days.Options) != 3 || days.Unknown.Href != "" || days.Left != "" {
		t.Fatalf("the days offered are %+v", days.Options)
	}
	for _, o := range days.Options {
		if !strings.Contains(o.Href, "matter=company") {
			t.Errorf("%s loses the other answers: %s", o.Label, o.Href)
		}
	}
	s, _ = d.ParseFragment("as-of=2025-01-01&clause=no&matter=company")
	r := d.View(d.Next(s)).(*view.Result)
	if r.AsOf == nil || r.AsOf.Text != "the law of 2025-1-1" {
		t.Errorf("the result says %+v", r.AsOf)
	}
}
