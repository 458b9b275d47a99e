package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"wentu/app/days"
	"wentu/app/fees"
	"wentu/app/interest"
	"wentu/app/interview"
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

// html writes what is shown for what was typed.
func (w ToolWords) html(u app.UI) view.HTML {
	var b markup.Writer
	b.Page(w.Lang, w.Dir)
	write(&b, u)
	return view.HTML(b.Bytes())
}

// say is a line of text.
func (w ToolWords) say(class, s string) view.HTML { return w.html(el("p", at{"class", class}, s)) }

// twoWays asks what is meant, where what was typed can be read in several ways: each is a
// button that enters its value into the field.
func (w ToolWords) twoWays(field string, may []view.Option) view.HTML {
	return w.html(el("div", nil, el("p", at{"class", "error"}, w.Words.T("interview.input.two-ways")),
		el("p", at{"class", "readings"}, each(may, func(o view.Option) app.UI {
			return el("button", at{"type", "button", "value", o.Value, "data-field", field}, o.Label)
		}))))
}

// readYuan reads a sum in yuan as people write it. Where it can be read in several ways they are in
// may, and wrong is why it is none.
func (w ToolWords) readYuan(text string) (sum fees.Fen, may []view.Option, wrong string) {
	m := typed.Amount(text, "CNY", typed.LocaleOf(w.Lang, w.Words))
	switch {
	case m.Currency != "" && m.Currency != "CNY":
		return 0, nil, w.Words.T("interview.input.currency", "Currency", m.Currency)
	case len(m.Amounts) == 0 || len(m.Amounts) == 1 && asFen(m.Amounts[0]) < 0:
		return 0, nil, w.Words.T("interview.input.money")
	case len(m.Amounts) > 1:
		for _, a := range m.Amounts {
			may = append(may, view.Option{Value: asFen(a).String(), Label: Yuan(w.Words, asFen(a))})
		}
		return 0, may, ""
	}
	return asFen(m.Amounts[0]), nil, ""
}

// readDay reads a day, as [ToolWords.readYuan] reads a sum; say words the readings.
func (w ToolWords) readDay(text string, say func(days.Day) string) (day days.Day, may []view.Option, wrong string) {
	read := typed.Date(text, typed.LocaleOf(w.Lang, w.Words))
	switch len(read) {
	case 0:
		return days.None, nil, w.Words.T("interview.input.date")
	case 1:
		return days.From(read[0]), nil, ""
	}
	for _, v := range read {
		may = append(may, view.Option{Value: v.String(), Label: say(days.From(v))})
	}
	return days.None, may, ""
}

// runTool brings a calculator to life. The page stays as it is: only what is chosen and typed
// is read, and what it comes to shown below.
func runTool(handed app.Value) {
	data, words := []byte(handed.Get("logic").String()), []byte(handed.Get("words").String())
	var w ToolWords
	var tariff fees.Tariff
	var periods PeriodData
	var table interest.Table
	var into any
	var run func()
	switch handed.Get("tool").String() {
	case "periods":
		into, run = &periods, func() { runPeriods(&periods, w) }
	case "interest":
		into, run = &table, func() { runInterest(&table, w) }
	case "sheet":
		d, err := interview.Read(data, words, breatheNow())
		if err != nil {
			app.Log("the data of the interview cannot be read:", err)
			return
		}
		d.SetToday(today())
		d.Whole()
		runSheet(d, ToolWords{Lang: d.Lang, Dir: d.Dir, Words: d.Words})
		return
	default:
		into, run = &tariff, func() { runFees(tariff, w) }
	}
	if leanjson.Unmarshal(data, into) != nil || leanjson.Unmarshal(words, &w) != nil {
		app.Log("the data of the calculator cannot be read")
		return
	}
	run()
}

// byID is the element with the id.
func byID(id string) app.Value { return app.Window().GetElementByID(id) }

// alive has a form show what it comes to, now and whenever it is changed. A reading that is
// chosen is entered into its field.
func alive(form app.Value, show func()) {
	listen := func(target app.Value, event string, f func(app.Value)) {
		target.Call("addEventListener", event, app.FuncOf(func(_ app.Value, args []app.Value) any { // as long as the page
			f(args[0])
			return nil
		}))
	}
	listen(form, "input", func(app.Value) { show() })
	listen(form, "submit", func(e app.Value) { e.Call("preventDefault") })
	listen(form, "click", func(e app.Value) {
		if b := e.Get("target").Call("closest", "button[value]"); b.Truthy() {
			e.Call("preventDefault")
			field := byID(b.Get("dataset").Get("field").String())
			field.Set("value", b.Get("value"))
			show()
			field.Call("focus")
		}
	})
	form.Set("hidden", false)
	show()
	dom().Get("documentElement").Get("dataset").Set("wentu", "live")
	select {}
}
