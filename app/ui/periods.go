package ui

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"wentu/app/days"
	"wentu/app/typed"
	"wentu/app/view"
)

// PeriodData is what time limits are counted with in the browser.
type PeriodData struct {
	Limits   []days.Limit  `json:"limits"`
	Calendar days.Calendar `json:"calendar"`
}

// fact is what the table on the page says about a limit.
type fact struct {
	label string
	body  view.HTML
}

// runPeriods brings the form of the time limits to life. What there is to say about a limit
// stands in its row of the tables, and is taken from there.
func runPeriods(p *PeriodData, w ToolWords) {
	out, limit, from := byID("period"), byID("period-id"), byID("period-from")
	limit.Set("innerHTML", string(w.choice(dom().Call("querySelectorAll", ".grid"))))
	if asked := app.Window().Get("location").Get("hash").String(); len(asked) > 1 {
		limit.Set("value", asked[1:])
		if limit.Get("selectedIndex").Int() < 0 {
			limit.Set("selectedIndex", 0)
		}
	}
	alive(byID("periods"), func() {
		var l *days.Limit
		for i := range p.Limits {
			if p.Limits[i].ID == limit.Get("value").String() {
				l = &p.Limits[i]
			}
		}
		if l == nil {
			return
		}
		byID("period-from-line").Set("hidden", l.Until != "")
		cells := byID(l.ID).Get("children")
		var facts []fact
		for i := 1; i < cells.Get("length").Int(); i++ {
			c := cells.Index(i)
			facts = append(facts, fact{c.Get("dataset").Get("label").String(), view.HTML(c.Get("innerHTML").String())})
		}
		start := cells.Index(1).Get("textContent").String()
		byID("period-hint").Set("textContent", w.Words.T("periods.say.hint", "Start", start))
		name := limit.Get("selectedOptions").Index(0).Get("textContent").String()
		out.Set("innerHTML", string(w.period(p, l, from.Get("value").String(), name, facts)))
	})
}

// choice are the limits of the tables on the page, to choose among.
func (w ToolWords) choice(tables app.Value) view.HTML {
	var b strings.Builder
	for i := range tables.Get("length").Int() {
		rows := tables.Index(i).Call("querySelectorAll", "tbody tr")
		options := make([]app.UI, rows.Get("length").Int())
		for j := range options {
			row := rows.Index(j)
			options[j] = el("option", at{"value", row.Get("id").String()}, row.Get("firstElementChild").Get("firstChild").Get("textContent").String())
		}
		name := tables.Index(i).Call("querySelector", "h2").Get("textContent").String()
		b.WriteString(string(w.html(el("optgroup", at{"label", name}, options))))
	}
	return view.HTML(b.String())
}

// period is what is shown for a limit from the day that was typed.
func (w ToolWords) period(p *PeriodData, l *days.Limit, text, name string, facts []fact) view.HTML {
	say := func(key string, pairs ...string) string { return w.Words.T("periods.say."+key, pairs...) }
	about := el("dl", at{"class", "pairs"}, each(facts, func(f fact) app.UI {
		if f.body == "" {
			return nil
		}
		return el("div", nil, el("dt", nil, f.label), el("dd", nil, raw(f.body)))
	}))
	if l.Until != "" {
		return w.html(el("div", nil, el("p", nil, say("open")), about))
	}
	if typed.Empty(text) {
		return w.html(el("div", nil, el("p", at{"class", "hint"}, say("enter")), about))
	}
	from, may, wrong := w.readDay(text, w.day)
	switch {
	case wrong != "":
		return w.say("error", wrong)
	case may != nil:
		return w.twoWays("period-from", may)
	}
	r, err := p.Calendar.Count(l, from)
	switch err {
	case nil:
	case days.ErrSince:
		return w.say("error", say("since", "Day", w.Words.Day(l.Since.Value())))
	default:
		return w.say("error", w.Words.T("interview.input.date"))
	}
	label := say(labelOf(l))
	parts := []any{
		el("p", at{"class", "sum"}, el("span", nil, label), el("strong", nil, w.day(r.Last))),
	}
	add := func(class, s string) { parts = append(parts, el("p", at{"class", class}, s)) }
	ours := l.Actor != "court" && l.Actor != "foreign-court" && l.Actor != days.Nobody
	if ours && r.Safe != r.Last && r.Safe != days.None {
		parts = append(parts, el("p", at{"class", "sum safe"}, el("span", nil, say("safe")), el("strong", nil, w.day(r.Safe))))
	}
	for _, s := range w.remarks(&p.Calendar, l, r) {
		add("", s)
	}
	if r.Provisional {
		add("provisional", w.doubt(&p.Calendar, r))
	}
	if ours {
		add("hint", say("estimate"))
	}
	parts = append(parts,
		el("p", at{"class", "ics"}, el("a", at{"download", "wentu-" + l.ID + ".ics", "href", "data:text/calendar;charset=utf-8," + url.PathEscape(w.ics(p, l, r, label, name))}, say("ics"))),
		about,
		el("details", at{"class", "counted more"}, el("summary", nil, say("how")), el("ol", nil, w.steps(&p.Calendar, l, r)), w.months(&p.Calendar, l, r), w.legend(l)))
	return w.html(el("div", nil, parts...))
}

// labelOf is how the last day of a limit is called.
func labelOf(l *days.Limit) string {
	switch {
	case l.Actor == days.Nobody:
		return "done"
	case l.Back || l.Bound == days.Most:
		return "before"
	case l.Bound == days.Least:
		return "least"
	case l.Actor == "court" || l.Actor == "foreign-court":
		return "court"
	}
	return "last"
}

// day words a day with its weekday.
func (w ToolWords) day(d days.Day) string {
	return w.Words.T("periods.say.day", "Weekday", w.Words.T("periods.weekday."+strconv.Itoa(d.Weekday())), "Date", w.Words.Day(d.Value()))
}

// why words what makes a day a rest day.
func (w ToolWords) why(s days.State) string {
	if s.Holiday != "" {
		return w.Words.T("periods.holiday." + s.Holiday)
	}
	return w.Words.T("periods.say." + s.Kind)
}

// remarks say why the last day is the one that it is.
func (w ToolWords) remarks(c *days.Calendar, l *days.Limit, r days.Result) (out []string) {
	say := func(key string, pairs ...string) { out = append(out, w.Words.T("periods.say."+key, pairs...)) }
	end := c.On(r.End)
	switch {
	case l.Actor == days.Nobody:
		say("unmoved")
	case l.Unit == "hour":
		say("hours")
	case r.Last < r.End:
		say("rolled-back", "Day", w.day(r.End), "Why", w.why(end))
	case r.Last > r.End:
		say("rolled", "Day", w.day(r.End), "Why", w.why(end))
	}
	if c.On(r.Last).Kind == days.Makeup {
		say("makeup-last", "Day", w.day(r.Last))
	}
	if r.Safe == days.None && l.Actor != days.Nobody && l.Unit != "hour" {
		say("safe-none")
	}
	if l.Bound != "" {
		say(l.Bound + "-bound")
	}
	return out
}

// doubt says which notice a result hangs on.
func (w ToolWords) doubt(c *days.Calendar, r days.Result) string {
	d := min(r.From+1, r.Last)
	if r.Safe != days.None {
		d = min(r.Safe, r.Last)
	}
	for c.On(d).Sure && d < max(r.End, r.Last) {
		d++
	}
	y, _, _ := d.Civil()
	key := "no-notice"
	if c.Year(y) != nil {
		key = "secondary"
	}
	return w.Words.T("periods.say."+key, "Year", strconv.Itoa(y))
}

// steps are the counting in words: the event, the first day and the last, and each rest day that
// is passed over.
func (w ToolWords) steps(c *days.Calendar, l *days.Limit, r days.Result) []app.UI {
	var out []app.UI
	say := func(key string, d days.Day, pairs ...string) {
		out = append(out, el("li", nil, w.Words.T("periods.say."+key, append(pairs, "Day", w.day(d))...)))
	}
	count := strconv.Itoa(l.Length)
	say("event", r.From)
	switch l.Unit {
	case "month", "year":
		_, _, from := r.From.Civil()
		_, _, end := r.End.Civil()
		if from == end {
			say("same", r.End)
		} else {
			say("shorter", r.End)
		}
	case "hour":
		say("nth-hour", r.End, "N", count)
	default:
		first, step := r.From+1, days.Day(1)
		if l.Back {
			first, step = r.From-1, -1
		}
		for l.Unit == "working-day" && c.On(first).Rest() {
			first += step
		}
		say("nth", first, "N", "1")
		if l.Length > 1 {
			say("nth", r.End, "N", count)
		}
	}
	step := days.Day(1)
	if r.Last < r.End {
		step = -1
	}
	for d := r.End; d != r.Last; d += step {
		say("rest", d, "Why", w.why(c.On(d)))
	}
	if r.Last != r.End {
		say("works", r.Last)
	}
	return out
}

// months are the months of the counting as a wall calendar has them. Where months or years are
// counted, only those in which something falls.
func (w ToolWords) months(c *days.Calendar, l *days.Limit, r days.Result) []app.UI {
	var out []app.UI
	first, last := min(r.From, r.Last), max(r.From, r.End, r.Last)
	y, m, _ := first.Civil()
	for d := days.Of(y, m, 1); d <= last; {
		next := d.Months(1)
		has := func(x days.Day) bool { return x != days.None && d <= x && x < next }
		if l.Length <= 60 && (l.Unit == "day" || l.Unit == "working-day") || has(r.From) || has(r.End) || has(r.Last) || has(r.Safe) {
			out = append(out, w.month(c, l, r, d))
		}
		d = next
	}
	return out
}

// month is a month as a wall calendar has it, the number of each counted day below its own.
func (w ToolWords) month(c *days.Calendar, l *days.Limit, r days.Result, first days.Day) app.UI {
	y, m, _ := first.Civil()
	heads := make([]app.UI, 7)
	for i := range heads {
		heads[i] = el("th", at{"scope", "col", "abbr", w.Words.T("periods.weekday." + strconv.Itoa(i+1))}, w.Words.T("periods.short."+strconv.Itoa(i+1)))
	}
	var weeks, week []app.UI
	for range first.Weekday() - 1 {
		week = append(week, el("td", nil))
	}
	for d := first; d < first.Months(1); d++ {
		week = append(week, w.date(c, l, r, d))
		if d.Weekday() == 7 {
			weeks, week = append(weeks, el("tr", nil, week)), nil
		}
	}
	if week != nil {
		weeks = append(weeks, el("tr", nil, week))
	}
	return el("table", at{"class", "month"},
		el("caption", nil, w.Words.T("periods.say.month", "Year", strconv.Itoa(y), "Month", w.Words.T("locale.month."+strconv.Itoa(m)))),
		el("thead", nil, el("tr", nil, heads)), el("tbody", nil, weeks))
}

// legend says what the marks of the days mean.
func (w ToolWords) legend(l *days.Limit) app.UI {
	marks := [][2]string{{"event", "legend-event"}, {"rest", "legend-rest"}, {"worked", "makeup"}, {"safe", "safe"}, {"last", labelOf(l)}}
	return el("ul", at{"class", "month legend"}, each(marks, func(m [2]string) app.UI {
		return el("li", nil, el("span", at{"class", m[0], "aria-hidden", "true"}, el("b", nil, "1")), el("span", nil, w.Words.T("periods.say."+m[1])))
	}))
}

// date is a day of a month: what it is for the limit, in a class and in words.
func (w ToolWords) date(c *days.Calendar, l *days.Limit, r days.Result, d days.Day) app.UI {
	_, _, number := d.Civil()
	class, says, count := "", "", ""
	on := c.On(d)
	switch {
	case on.Rest():
		class, says = "rest", w.why(on)
	case on.Kind == days.Makeup:
		class, says = "worked", w.Words.T("periods.say.makeup")
	}
	switch {
	case d == r.From:
		class, says = class+" event", w.Words.T("periods.say.legend-event")
	case d == r.Last:
		class, says = class+" last", w.Words.T("periods.say."+labelOf(l))
	case d == r.Safe:
		class, says = class+" safe", w.Words.T("periods.say.safe")
	}
	switch {
	case l.Unit == "day" && d > r.From && d <= r.End:
		count = strconv.Itoa(int(d - r.From))
	case l.Unit == "day" && d < r.From && d >= r.End:
		count = strconv.Itoa(int(r.From - d))
	case l.Unit == "working-day" && d > r.From && d <= r.End && !on.Rest():
		n := 0
		for x := r.From + 1; x <= d; x++ {
			if !c.On(x).Rest() {
				n++
			}
		}
		count = strconv.Itoa(n)
	}
	return el("td", at{"class", class}, el("b", nil, strconv.Itoa(number)), some("small", nil, count), some("span", at{"class", "hide"}, says))
}

// ics is a calendar file with the last day, and the safe day where there is another.
func (w ToolWords) ics(p *PeriodData, l *days.Limit, r days.Result, label, name string) string {
	text := w.Words.T("periods.say.ics-text", "Name", name, "Day", w.day(r.From))
	if r.Provisional {
		text += "\n" + w.doubt(&p.Calendar, r)
	}
	var events []days.Event
	add := func(kind, label string, d days.Day) {
		s := w.Words.T("periods.say.ics-name", "Label", label, "Name", name)
		events = append(events, days.Event{UID: l.ID + "-" + r.From.String() + "-" + kind + "@wentu.invalid", On: d, Summary: s, Text: text, Alarm: s})
	}
	if r.Safe != days.None && r.Safe != r.Last {
		add("safe", w.Words.T("periods.say.safe"), r.Safe)
	}
	add("last", label, r.Last)
	return days.ICS(events, p.Calendar.AsOf)
}
