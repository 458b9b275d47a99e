package ui

import (
	"math"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"wentu/app/days"
	"wentu/app/fees"
	"wentu/app/interest"
	"wentu/app/typed"
	"wentu/app/view"
)

// interestForm is the form of interest, hidden until the program that reads it is there.
func interestForm(kinds []view.ToolKind, l *lex) any {
	if kinds == nil {
		return nil
	}
	line := func(id, label, hint string, a at, more ...any) app.UI {
		input := append(at{"id", "interest-" + id, "name", id, "type", "text", "autocomplete", "off"}, a...)
		if hint != "" {
			input = append(input, "aria-describedby", "interest-"+id+"-hint")
		}
		return el("p", at{"id", "interest-" + id + "-line"}, el("label", at{"for", "interest-" + id}, label),
			some("span", at{"class", "hint", "id", "interest-" + id + "-hint"}, hint),
			el("span", at{"class", "field"}, append([]any{el("input", input)}, more...)...))
	}
	choice := func(id, label string, options ...view.Option) app.UI {
		return el("select", at{"id", "interest-" + id, "name", id, "aria-label", label}, each(options, func(o view.Option) app.UI {
			return el("option", at{"value", o.Value}, o.Label)
		}))
	}
	money := at{"inputmode", "decimal"}
	unit := func(word string) app.UI { return el("span", at{"class", "unit"}, word) }
	return el("form", at{"class", "typed compute", "id", "interest", "hidden", "true", "novalidate", "novalidate"},
		el("p", nil, el("label", at{"for", "interest-kind"}, l.say("ui.interest.kind")),
			el("select", at{"id", "interest-kind", "name", "kind", "aria-describedby", "interest-kind-hint"}, each(kinds, func(k view.ToolKind) app.UI {
				return el("option", at{"value", k.ID, "data-hint", k.Hint}, k.Name)
			})),
			el("span", at{"class", "hint", "id", "interest-kind-hint"}, kinds[0].Hint)),
		line("principal", l.say("ui.interest.principal"), l.say("ui.interest.principal_hint"), money, unit(l.say("ui.fees.unit"))),
		line("rate", l.say("ui.interest.rate"), "", money, choice("per", l.say("ui.interest.unit"),
			view.Option{Value: interest.Year, Label: l.say("ui.interest.per.year")},
			view.Option{Value: interest.Month, Label: l.say("ui.interest.per.month")},
			view.Option{Value: interest.Day, Label: l.say("ui.interest.per.day")})),
		line("times", l.say("ui.interest.times"), "", money),
		line("contract", l.say("ui.interest.contract"), "", nil, unit(l.say("ui.periods.such"))),
		line("from", l.say("ui.interest.from"), l.say("ui.interest.from_hint"), nil, unit(l.say("ui.periods.such"))),
		line("to", l.say("ui.interest.to"), l.say("ui.interest.to_hint"), nil),
		line("more", l.say("ui.interest.more"), l.say("ui.interest.more_hint"), money, unit(l.say("ui.fees.unit"))),
		el("p", at{"id", "interest-year-line"}, el("label", at{"for", "interest-year"}, l.say("ui.interest.year")),
			choice("year", l.say("ui.interest.year"),
				view.Option{Value: "365", Label: l.say("ui.interest.years.whole")},
				view.Option{Value: "360", Label: l.say("ui.interest.years.bank")})),
		el("output", at{"id", "interest-sum", "for", "interest-kind interest-principal interest-rate interest-times interest-contract interest-from interest-to interest-more interest-year", "aria-live", "polite"}),
	)
}

// runInterest brings the form of interest to life.
func runInterest(t *interest.Table, w ToolWords) {
	out, kind, to := byID("interest-sum"), byID("interest-kind"), byID("interest-to")
	to.Set("value", days.From(today()).String())
	byID("interest-times").Set("value", "1")
	alive(byID("interest"), func() {
		k := t.Kind(kind.Get("value").String())
		if k == nil {
			return
		}
		show := func(id string, on bool) { byID("interest-"+id+"-line").Set("hidden", !on) }
		show("rate", k.By == interest.Typed)
		show("times", k.By == interest.Floating)
		show("contract", k.Cap > 0)
		show("more", !k.After)
		show("year", k.By != interest.Fixed)
		byID("interest-kind-hint").Set("textContent", kind.Get("selectedOptions").Index(0).Get("dataset").Get("hint"))
		out.Set("innerHTML", string(w.interest(t, k, func(id string) string { return byID("interest-" + id).Get("value").String() },
			func(id string) string {
				return dom().Call("querySelector", "label[for=interest-"+id+"]").Get("textContent").String()
			})))
	})
}

// entries are what was typed into a form; the first that cannot be read is told, and then the
// first that is missing.
type entries struct {
	w       ToolWords
	value   func(id string) string // what was typed
	label   func(id string) string // what a field is called
	told    view.HTML
	missing bool
}

// wrong tells what is wrong with a field.
func (e *entries) wrong(id, problem string) {
	if e.told == "" {
		e.told = e.w.say("error", e.w.Words.T("interest.say.problem", "Field", e.label(id), "Problem", problem))
	}
}

// ask asks which of several readings is meant.
func (e *entries) ask(id string, may []view.Option) {
	if e.told == "" {
		e.told = e.w.twoWays("interest-"+id, may)
	}
}

// read tells what is wrong with a field, or asks which of several readings is meant.
func (e *entries) read(id string, may []view.Option, wrong string) {
	switch {
	case wrong != "":
		e.wrong(id, wrong)
	case may != nil:
		e.ask(id, may)
	}
}

// money reads a sum in yuan, 0 where there is none.
func (e *entries) money(id string, needed bool) fees.Fen {
	text := e.value(id)
	if typed.Empty(text) {
		e.missing = e.missing || needed
		return 0
	}
	sum, may, wrong := e.w.readYuan(text)
	e.read(id, may, wrong)
	return sum
}

// day reads a day.
func (e *entries) day(id string) days.Day {
	text := e.value(id)
	if typed.Empty(text) {
		e.missing = true
		return days.None
	}
	day, may, wrong := e.w.readDay(text, func(d days.Day) string { return e.w.Words.Day(d.Value()) })
	e.read(id, may, wrong)
	return day
}

// parts are how a rate is written in Chinese, and what of a percent it is.
var parts = []struct {
	before, after string
	of            float64
}{{"万分之", "", .01}, {"千分之", "", .1}, {"百分之", "", 1}, {"", "‱", .01}, {"", "‰", .1}, {"", "%", 1}, {"", "٪", 1}, {"", "％", 1}}

// rate reads a rate in percent, or where it is no rate but a number that as hundreds of percent.
func (e *entries) rate(id string, times float64) interest.Percent {
	text := strings.TrimSpace(e.value(id))
	if typed.Empty(text) {
		e.missing = true
		return 0
	}
	for _, p := range parts {
		if rest, ok := strings.CutPrefix(text, p.before); ok && times == 1 {
			if rest, ok = strings.CutSuffix(rest, p.after); ok && rest != text {
				text, times = rest, p.of
				break
			}
		}
	}
	read := typed.Number(text, typed.LocaleOf(e.w.Lang, e.w.Words))
	switch {
	case len(read) > 1:
		var may []view.Option
		for _, n := range read {
			may = append(may, view.Option{Value: e.w.Words.Number(n), Label: e.w.Words.Number(n)})
		}
		e.ask(id, may)
	case len(read) == 0 || read[0] <= 0 || read[0]*times > float64(interest.MostRate/interest.One):
		e.wrong(id, e.w.Words.T("interest.say.rate"))
	default:
		return interest.Percent(math.Round(read[0] * times * float64(interest.One)))
	}
	return 0
}

// interest is what is shown for a claim: the interest and the amount in dispute, or what is missing.
func (w ToolWords) interest(t *interest.Table, k *interest.Kind, value, label func(string) string) view.HTML {
	e := &entries{w: w, value: value, label: label}
	c := interest.Claim{Kind: k.ID, Principal: e.money("principal", true), Per: value("per"), Basis: 365, Contract: days.None}
	switch k.By {
	case interest.Typed:
		c.Rate = e.rate("rate", 1)
	case interest.Floating:
		c.Rate = e.rate("times", 100) / 10_000 * 10_000
	}
	if k.Cap > 0 {
		c.Contract = e.day("contract")
	}
	c.From, c.To = e.day("from"), e.day("to")
	var other fees.Fen
	if !k.After {
		other = e.money("more", false)
	}
	if value("year") == "360" {
		c.Basis = 360
	}
	say := func(key string, pairs ...string) string { return w.Words.T("interest.say."+key, pairs...) }
	switch {
	case e.told != "":
		return e.told
	case e.missing:
		return w.say("hint", say("enter"))
	}
	r, err := t.Count(c)
	switch err {
	case nil:
	case interest.ErrDays:
		e.wrong("to", say("turned"))
	case interest.ErrContract:
		e.wrong("contract", say("contract"))
	case interest.ErrSince:
		id := "from"
		if k.Cap > 0 {
			id = "contract"
		}
		e.wrong(id, say("since", "Day", w.Words.Day(k.Since.Value())))
	default:
		e.wrong("principal", say("size"))
	}
	if err != nil {
		return e.told
	}
	return w.html(w.owed(t, k, c, r, other))
}

// owed is interest with the way to it, and what it makes of the amount in dispute.
func (w ToolWords) owed(t *interest.Table, k *interest.Kind, c interest.Claim, r interest.Result, other fees.Fen) app.UI {
	say := func(key string, pairs ...string) string { return w.Words.T("interest.say."+key, pairs...) }
	sum := func(key string, least, most fees.Fen) app.UI {
		return el("p", at{"class", "sum"}, el("span", nil, say(key)), el("strong", nil, YuanRange(w.Words, least, most)))
	}
	what := func(l interest.Line) string {
		return say("line", "From", w.Words.Day(l.From.Value()), "To", w.Words.Day(l.To.Value()), "Days", w.Words.Count("interest.say.days", int(l.Days())), "Rate", w.rateOf(l))
	}
	out := []any{sum("total", r.Least, r.Most)}
	if len(r.Lines) == 1 {
		out = append(out, el("p", nil, what(r.Lines[0])))
	} else {
		out = append(out, el("table", nil, el("tbody", nil, each(r.Lines, func(l interest.Line) app.UI {
			return el("tr", nil, el("th", at{"scope", "row"}, what(l)), el("td", nil, YuanRange(w.Words, l.Least, l.Most)))
		}))))
	}
	if r.Capped {
		out = append(out, el("p", nil, say("capped", "Rate", w.rateOf(r.Lines[0]))))
	}
	if r.Provisional {
		out = append(out, el("p", at{"class", "provisional"}, say("provisional", "Day", w.Words.Day(t.Known.Value()))))
	}
	if !k.After {
		most := c.Principal + other + r.Most
		out = append(out, sum("dispute", c.Principal+other+r.Least, most),
			el("p", at{"class", "ics"}, el("a", at{"href", "fees.html#" + amountKey + most.String()}, say("fee"))))
	}
	return el("div", nil, append(out, el("p", at{"class", "hint"}, say("estimate")))...)
}

// rateOf words the rate of a line.
func (w ToolWords) rateOf(l interest.Line) string {
	text := Rate(w.Words, l.Rate)
	if l.Upper != l.Rate {
		text = w.Words.T("interest.say.range", "From", text, "To", Rate(w.Words, l.Upper))
	}
	return w.Words.T("interest.say.per."+l.Per, "Rate", text)
}
