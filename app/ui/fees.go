package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"wentu/app/fees"
	"wentu/app/interest"
	"wentu/app/typed"
	"wentu/app/view"
	"wentu/app/wording"
)

// NotHalved is the answer that there is no reason for half the fee.
const NotHalved = "none"

// Yuan words an amount with its unit: CNY 683.33.
func Yuan(c wording.Catalogue, f fees.Fen) string { return c.T("fees.yuan", "Amount", Figure(c, f)) }

// Figure words an amount alone: 683.33, with two decimals where it has fen.
func Figure(c wording.Catalogue, f fees.Fen) string {
	text := c.Number(float64(f / fees.Yuan))
	if cents := f % fees.Yuan; cents != 0 {
		if cents < 0 {
			cents = -cents
		}
		two := (cents + 100*fees.Yuan).String() // 100.33
		text += c["locale.decimal"] + two[len(two)-2:]
	}
	return text
}

// YuanRange words an amount that the law leaves in a range.
func YuanRange(c wording.Catalogue, least, most fees.Fen) string {
	if least == most {
		return Yuan(c, least)
	}
	return c.T("fees.range", "From", Figure(c, least), "To", Figure(c, most))
}

// Percent words a rate of so many per mille: 2.5%.
func Percent(c wording.Catalogue, permille int64) string {
	return c.T("fees.percent", "Number", c.Number(float64(permille)/10))
}

// FeeLine words a step of a fee.
func FeeLine(c wording.Catalogue, l fees.Line) string {
	switch {
	case l.Step == "band" && l.Permille == 0:
		return c.T("fees.line.flat", "From", Figure(c, l.From), "To", Figure(c, l.To))
	case l.Step == "band":
		return c.T("fees.line.band", "From", Figure(c, l.From), "To", Figure(c, l.To), "Rate", Percent(c, l.Permille))
	case l.Step == "divided":
		return c.T("fees.line.divided." + string(rune('0'+l.By)))
	case l.Step == "halved":
		return c.T("fees.line.halved", "Why", c.T("fees.halved."+l.Why))
	}
	return c.T("fees.line." + l.Step)
}

// feeTable is a fee with the way to it.
func feeTable(c wording.Catalogue, f fees.Fee) app.UI {
	rows := make([]app.UI, 0, len(f.Lines)+1)
	add := func(class, what, amount string) {
		rows = append(rows, el("tr", at{"class", class}, el("th", at{"scope", "row"}, what), el("td", nil, amount)))
	}
	if len(f.Lines) > 1 {
		for _, l := range f.Lines {
			add("", FeeLine(c, l), YuanRange(c, l.Least, l.Most))
		}
	}
	return el("div", nil,
		el("p", at{"class", "sum"}, el("span", nil, c.T("fees.total")), el("strong", nil, YuanRange(c, f.Least, f.Most))),
		when(len(rows) > 0, el("table", nil, el("tbody", nil, rows))),
		el("p", at{"class", "hint"}, c.T("fees.estimate")))
}

// amountKey begins a fragment that says from which amount the fee is asked.
const amountKey = "amount="

// Rate words a rate: 3.65%.
func Rate(c wording.Catalogue, p interest.Percent) string {
	return c.T("interest.percent", "Number", c.Number(float64(p)/float64(interest.One)))
}

// runFees brings the form of the court fee to life.
func runFees(tariff fees.Tariff, w ToolWords) {
	out, kind, amount, halved := byID("fee"), byID("fee-kind"), byID("fee-amount"), byID("fee-halved")
	if asked, ok := strings.CutPrefix(app.Window().Get("location").Get("hash").String(), "#"+amountKey); ok && strings.Trim(asked, "0123456789.") == "" {
		amount.Set("value", asked)
	}
	alive(byID("fees"), func() {
		s := tariff.Schedule(kind.Get("value").String())
		if s == nil {
			return
		}
		asks := len(tariff.BandsOf(s)) > 0
		byID("fee-amount-line").Set("hidden", !asks)
		byID("fee-halved-line").Set("hidden", !s.Acceptance)
		byID("fee-hint").Set("textContent", kind.Get("selectedOptions").Index(0).Get("dataset").Get("hint"))
		c := fees.Charge{Kind: s.ID}
		if why := halved.Get("value").String(); s.Acceptance && why != NotHalved {
			c.Halved = why
		}
		out.Set("innerHTML", string(feeAnswer(tariff, c, asks, amount.Get("value").String(), w)))
	})
}

// feeAnswer is what is shown for a charge: the fee, or what is missing. An amount that can be
// read in two ways is asked back.
func feeAnswer(t fees.Tariff, c fees.Charge, asks bool, text string, w ToolWords) view.HTML {
	if asks && !typed.Empty(text) {
		sum, may, wrong := w.readYuan(text)
		switch {
		case wrong != "":
			return w.say("error", wrong)
		case may != nil:
			return w.twoWays("fee-amount", may)
		}
		c.Amount, c.HasAmount = sum, true
	}
	f, err := t.Fee(c)
	switch err {
	case nil:
		return w.html(feeTable(w.Words, f))
	case fees.ErrAmount:
		return w.say("hint", w.Words.T("fees.enter"))
	}
	return w.say("error", w.Words.T("interview.input.money"))
}

// asFen is an amount in yuan as it was read, which has at most fifteen digits.
func asFen(yuan float64) fees.Fen {
	if yuan < 0 || yuan > float64(fees.Most/fees.Yuan) {
		return -1 // which no fee is counted from
	}
	return fees.Fen(yuan*100 + .5)
}
