package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"wentu/app/fees"
	"wentu/app/leanjson"
	"wentu/app/markup"
	"wentu/app/typed"
	"wentu/app/view"
	"wentu/app/wording"
)

// ToolWords is what the browser gets of a tool in a language.
type ToolWords struct {
	Lang  string            `json:"lang"`
	Dir   string            `json:"dir"`
	Words wording.Catalogue `json:"words"`
}

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

// yuanRange words an amount that the law leaves in a range.
func yuanRange(c wording.Catalogue, least, most fees.Fen) string {
	if least == most {
		return Yuan(c, least)
	}
	return c.T("fees.range", "From", Figure(c, least), "To", Yuan(c, most))
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
			add("", FeeLine(c, l), yuanRange(c, l.Least, l.Most))
		}
	}
	return el("div", nil,
		el("p", at{"class", "sum"}, el("span", nil, c.T("fees.total")), el("strong", nil, yuanRange(c, f.Least, f.Most))),
		when(len(rows) > 0, el("table", nil, el("tbody", nil, rows))),
		el("p", at{"class", "hint"}, c.T("fees.estimate")))
}

// runFees brings the form of the court fee to life. The page stays as it is: only what is
// chosen and typed is read, and the fee shown below it.
func runFees(handed app.Value) {
	var tariff fees.Tariff
	var w ToolWords
	if leanjson.Unmarshal([]byte(handed.Get("logic").String()), &tariff) != nil || leanjson.Unmarshal([]byte(handed.Get("words").String()), &w) != nil {
		app.Log("the tariff of fees cannot be read")
		return
	}
	at := func(id string) app.Value { return app.Window().GetElementByID(id) }
	form, out := at("fees"), at("fee")
	kind, amount, halved := at("fee-kind"), at("fee-amount"), at("fee-halved")
	show := func() {
		s := tariff.Schedule(kind.Get("value").String())
		if s == nil {
			return
		}
		asks := len(tariff.BandsOf(s)) > 0
		at("fee-amount-line").Set("hidden", !asks)
		at("fee-halved-line").Set("hidden", !s.Acceptance)
		at("fee-hint").Set("textContent", kind.Get("selectedOptions").Index(0).Get("dataset").Get("hint"))
		c := fees.Charge{Kind: s.ID}
		if why := halved.Get("value").String(); s.Acceptance && why != NotHalved {
			c.Halved = why
		}
		out.Set("innerHTML", string(feeAnswer(tariff, c, asks, amount.Get("value").String(), w)))
	}
	listen := func(target app.Value, event string, f func(app.Value)) {
		target.Call("addEventListener", event, app.FuncOf(func(_ app.Value, args []app.Value) any { // as long as the page
			f(args[0])
			return nil
		}))
	}
	listen(form, "input", func(app.Value) { show() })
	listen(form, "submit", func(e app.Value) { e.Call("preventDefault") })
	listen(out, "click", func(e app.Value) {
		if b := e.Get("target").Call("closest", "button[value]"); b.Truthy() {
			e.Call("preventDefault")
			amount.Set("value", b.Get("value"))
			show()
			amount.Call("focus")
		}
	})
	form.Set("hidden", false)
	show()
	dom().Get("documentElement").Get("dataset").Set("wentu", "live")
	select {}
}

// feeAnswer is what is shown for a charge: the fee, or what is missing. An amount that can be
// read in two ways is asked back.
func feeAnswer(t fees.Tariff, c fees.Charge, asks bool, text string, w ToolWords) view.HTML {
	show := func(u app.UI) view.HTML {
		var b markup.Writer
		b.Page(w.Lang, w.Dir)
		write(&b, u)
		return view.HTML(b.Bytes())
	}
	say := func(class, s string) view.HTML { return show(el("p", at{"class", class}, s)) }
	if asks && !typed.Empty(text) {
		m := typed.Amount(text, "CNY", typed.LocaleOf(w.Lang, w.Words))
		switch {
		case m.Currency != "" && m.Currency != "CNY":
			return say("error", w.Words.T("interview.input.currency", "Currency", m.Currency))
		case len(m.Amounts) == 0:
			return say("error", w.Words.T("interview.input.money"))
		case len(m.Amounts) > 1:
			return show(el("div", nil, el("p", at{"class", "error"}, w.Words.T("interview.input.two-ways")),
				el("p", at{"class", "readings"}, each(m.Amounts, func(a float64) app.UI {
					f := asFen(a)
					return el("button", at{"type", "button", "value", f.String()}, Yuan(w.Words, f))
				}))))
		}
		c.Amount, c.HasAmount = asFen(m.Amounts[0]), true
	}
	f, err := t.Fee(c)
	switch err {
	case nil:
		return show(feeTable(w.Words, f))
	case fees.ErrAmount:
		return say("hint", w.Words.T("fees.enter"))
	}
	return say("error", w.Words.T("interview.input.money"))
}

// asFen is an amount in yuan as it was read, which has at most fifteen digits.
func asFen(yuan float64) fees.Fen {
	if yuan < 0 || yuan > float64(fees.Most/fees.Yuan) {
		return -1 // which no fee is counted from
	}
	return fees.Fen(yuan*100 + .5)
}
