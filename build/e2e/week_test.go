package e2e

import "testing"

// Whoever finds a court is told what must be done this week, for his kind of dispute.
func TestAResultSaysWhatToDoThisWeek(t *testing.T) {
	for _, lang := range some(t, langs, 1) {
		t.Run(lang, func(t *testing.T) {
			needBrowser(t)
			p := open(t)
			end := visitorOf(t, "T01").end()
			p.visit(addressOf(lang, end.Next, end.Fragment))
			p.live()
			if n := p.count(".week li"); n == 0 || n > 5 {
				t.Errorf("%d steps", n)
			}
			if n := p.count(".week li:has(a)"); n != p.count(".week li") {
				t.Errorf("%d steps lead to a page that explains them", n)
			}
			for what, to := range map[string]string{
				"limitation": "guides/sale-of-goods.html#", "fees": "guides/filing.html#", "a lawyer": "law/cpl-", "freezing of assets": "guides/sale-of-goods.html#",
			} {
				p.need(what, `.week a[href*="`+to+`"]`)
			}
			p.follow(`.week a[href*="guides/"]`)
			p.need("the heading where it is explained", "main h2:target")
		})
	}
}

// Without answers a result names the kinds of dispute that may have led there.
func TestAResultWithoutAnswersLeadsToTheSteps(t *testing.T) {
	for _, lang := range langs {
		t.Run(lang, func(t *testing.T) {
			needBrowser(t)
			p := open(t)
			p.scriptsOff()
			p.visit(site.base + lang + "/finder/r/sc_ftz--sc_cd_ipc.html")
			p.click(`details:has(a[href*="/steps/"]) summary`)
			p.follow(`main a[href$="steps/contract.html"]`)
			p.need("steps that lead on", `main ol li a[href*="guides/sale-of-goods.html#"]`)
		})
	}
}

// A place abroad is no dead end: other places come first there, and the defendant's domicile
// is marked as what works in most cases.
func TestADeadEndLeadsOn(t *testing.T) {
	for _, lang := range some(t, langs, 1) {
		t.Run(lang, func(t *testing.T) {
			needBrowser(t)
			p := open(t)
			p.visit(site.base + lang + "/finder/r/place-abroad.html#matter=contract&contract-kind=sale_or_service_contract&arbitration=none&parties=foreign" +
				"&court-clause=none&stage=not_filed&defendant-domicile=yes&contract-link=money_receiver_seat&place=ABROAD")
			p.live()
			p.need("other places before all else", `section.others + .prose`)
			p.need("what works in most cases", `.others li:first-child a[href*="contract-link=defendant_seat"] small`)
			p.follow(`.others li:first-child a`)
			p.follow(option("SC_FTZ_CD"))
			if fact, _ := p.asked(); fact != "amount" {
				t.Errorf("the next question is %q\n%s", fact, p.where())
			}
		})
	}
}
