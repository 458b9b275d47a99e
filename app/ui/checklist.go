package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"wentu/app/view"
)

// checklist is the result of an interview that collects lines.
type checklist struct {
	app.Compo
	View *view.Checklist
	L    *lex
}

func (c *checklist) Render() app.UI {
	v, l := c.View, c.L
	return spread(told(v.Known, l),
		el("h1", at{"id", "heading", "tabindex", "-1"}, v.Title),
		some("p", at{"class", "lead"}, v.Lead),
		each(v.Sections, c.section),
		linkSection("others", l.say("ui.list.add"), v.Add),
		each(v.Also, alsoLink),
		code(v.Code, l),
		asOf(v.AsOf),
		el("p", at{"class", "actions"},
			el("a", at{"class", "start", "href", v.Check}, l.say("ui.result.check")), again(v.Again),
			printer(l)))
}

func (c *checklist) section(s view.Section) app.UI {
	return el("section", at{"class", "lines"},
		el("h2", nil, s.Title), some("p", at{"class", "party"}, s.Party),
		el("ul", nil, each(s.Lines, func(l view.Line) app.UI { return c.line(l, s.Open) })))
}

// line is an entry: its name, what must hold for it, and folded below what to know of it. A
// warning stands open.
func (c *checklist) line(v view.Line, open bool) app.UI {
	about := flatten(nil, []any{prose(v.Body), some("p", at{"class", "mark"}, v.Mark), cites(v.Cites, c.L)})
	name := el("span", at{"class", "line"}, v.Text, zh(v.Zh))
	if open || v.Kind == "warning" || len(about) == 0 {
		return el("li", at{"data-row", v.Row, "class", v.Kind}, el("p", nil, name), only(v.If, c.L), about)
	}
	return el("li", at{"data-row", v.Row, "class", v.Kind}, el("details", nil, el("summary", nil, name), about), only(v.If, c.L))
}

// only is what must hold for something that does not hold for all.
func only(conditions []view.Pair, l *lex) any {
	if len(conditions) == 0 {
		return nil
	}
	return el("div", at{"class", "only"}, el("p", nil, l.say("ui.list.only")), pairs("if", conditions))
}
