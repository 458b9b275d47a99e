package e2e

import (
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp/kb"
)

// Whoever is owed euros says so, gives his rate, and confirms what it comes to in yuan.
func TestAnAmountInAnotherMoneyIsConvertedAtTheRateThatIsTyped(t *testing.T) {
	for _, lang := range langs {
		t.Run(lang, func(t *testing.T) {
			needBrowser(t)
			v := visitorOf(t, "T01")
			end := v.end()
			p := open(t)
			p.size(phoneWidth, phoneHeight)
			p.visit(addressOf(lang, end.Question, v.before(end)))
			p.live()
			if p.count("#rate") != 0 {
				t.Error("a rate is asked for before there is anything to convert")
			}
			p.typed("310,000 EUR")
			p.until("the rate is asked for", `() => !!document.getElementById("rate") && document.activeElement.id === "errors"`)
			p.fits("the question of the rate")
			p.click("#rate")
			call(p, input.InsertText, input.InsertTextParams{Text: "7.85"})
			p.key(kb.Enter)
			const answer = `.errors .option[data-value="2433500"]`
			p.until("the yuan are offered to be confirmed", `(answer) => document.querySelectorAll(".errors .option").length === 1 && !!document.querySelector(answer)`, answer)
			if p.count("#rate") != 0 {
				t.Error("the rate is asked for again")
			}
			p.fits("the yuan")
			p.follow(answer)
			p.showsOutcome(v, lang)
			if got := answers(p.fragment())[end.Fact]; got != "2433500" {
				t.Errorf("the amount is %q", got)
			}
		})
	}
}
