package walk

import (
	"testing"

	"wentu/app/rules"

	"wentu/app/interview"
	"wentu/app/wording"
	"wentu/build/report"
	"wentu/build/tables"
)

var realGoal = Goal{Goal: interview.Goal{ID: "finder", Decision: "court-finder", Advice: "finder-notes"}}

// finder is the court finder on the real tables, without words.
func finder(b *testing.B) *interview.Data {
	b.Helper()
	set := tables.LoadDir("../../content/zh-Hans/rules", &report.Report{})
	l, err := Compile(set, realGoal, rules.DateOf(2026, 11, 25))
	if err != nil {
		b.Fatal(err)
	}
	return &interview.Data{Logic: l, Lang: "en", Dir: "ltr", Words: wording.Catalogue{}}
}

// A step is what happens between an answer and the next page: read the address, find
// the next question, make its page.
func BenchmarkWizardStep(b *testing.B) {
	d := finder(b)
	const answers = "matter=contract&arbitration=none&parties=foreign&court-clause=none&stage=not_filed&defendant-domicile=yes&contract-kind=sale_or_service_contract&contract-link=defendant_seat&place=SC_FTZ_CD"
	for _, step := range []struct{ name, fragment string }{{"question", answers}, {"result", answers + "&amount=3200000"}} {
		b.Run(step.name, func(b *testing.B) {
			for b.Loop() {
				s, problems := d.ParseFragment(step.fragment)
				if len(problems) > 0 {
					b.Fatal(problems)
				}
				d.View(d.Next(s))
			}
		})
	}
}

// What the browser reads before the first question.
func BenchmarkRead(b *testing.B) {
	d := finder(b)
	logic, err := d.Encode()
	if err != nil {
		b.Fatal(err)
	}
	said, err := d.EncodeWords()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := interview.Read(logic, said, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCompile(b *testing.B) {
	set := tables.LoadDir("../../content/zh-Hans/rules", &report.Report{})
	for b.Loop() {
		if _, err := Compile(set, realGoal, rules.DateOf(2026, 11, 25)); err != nil {
			b.Fatal(err)
		}
	}
}
