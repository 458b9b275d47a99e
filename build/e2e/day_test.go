package e2e

import (
	"strings"
	"testing"
)

// A case filed the day before the law that is known, and one filed on that day.
func TestLawOfAnotherDay(t *testing.T) {
	for i, lang := range some(t, langs, 1) {
		for _, scripts := range []bool{true, false} {
			name := lang + "/scripts off"
			if scripts {
				name = lang
			}
			t.Run(name, func(t *testing.T) {
				needBrowser(t)
				v := visitorOf(t, []string{"D02", "D04", "D05"}[i])
				p := open(t)
				if !scripts {
					p.scriptsOff()
				}
				p.visit(addressOf(lang, first(v), ""))
				if scripts {
					p.live()
				}
				p.follow(".as-of a")
				fact, offered := p.asked()
				if fact != "as-of" || len(offered) < 2 {
					t.Fatalf("the page asks for %s: %v\n%s", fact, offered, p.where())
				}
				p.follow(option(v.choose(fact, offered)))
				p.walk(v)
				d := data(t, lang)
				for _, want := range []string{d.Words["interview.gap.title"], d.Words["interview.gap.text"]} {
					if got := p.text("main.result"); !strings.Contains(got, want) {
						t.Errorf("the result does not say %q\n%s", want, p.where())
					}
				}
				if !scripts {
					return
				}
				// The day can be taken back, and the law of today decides.
				p.follow(".as-of a")
				_, offered = p.asked()
				p.follow(option(offered[len(offered)-1]))
				p.walk(v)
				if got := p.text("main.result h1"); strings.Contains(got, d.Words["interview.gap.title"]) {
					t.Errorf("today has no law\n%s", p.where())
				}
			})
		}
	}
}

func TestDayThatIsKnown(t *testing.T) {
	needBrowser(t)
	v := visitorOf(t, "D01")
	p := open(t)
	p.visit(addressOf("en", v.end().Next, v.end().Fragment))
	p.live()
	p.showsOutcome(v, "en")
	if got := p.text(".as-of"); !strings.Contains(got, "1 May 2025") {
		t.Errorf("the page says %q", got)
	}
}
