package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"wentu/app/fees"
	"wentu/app/interest"
	"wentu/app/interview"
	"wentu/app/leanjson"
	"wentu/app/markup"
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
func (w ToolWords) twoWays(field string, values, labels []string) view.HTML {
	buttons := make([]app.UI, len(values))
	for i := range values {
		buttons[i] = el("button", at{"type", "button", "value", values[i], "data-field", field}, labels[i])
	}
	return w.html(el("div", nil, el("p", at{"class", "error"}, w.Words.T("interview.input.two-ways")),
		el("p", at{"class", "readings"}, buttons)))
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
