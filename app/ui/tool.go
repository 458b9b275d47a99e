package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"wentu/app/view"
)

// tool is a page that computes something.
type tool struct {
	app.Compo
	View  *view.Tool
	Title string
	L     *lex
}

func (c *tool) Render() app.UI {
	v := c.View
	return spread(lawBeside(v.Cites, c.L),
		el("h1", nil, el("span", at{"class", "name"}, phrases(c.Title))),
		some("p", at{"class", "lead"}, v.Lead),
		notices(v.Notices, c.L),
		feeForm(v.Fees, c.L),
		periodForm(v.Periods, c.L),
		interestForm(v.Interest, c.L),
		prose(v.Body),
		each(v.Grids, grid),
		linkSection("next", c.L.say("ui.article.next"), v.Next),
	)
}

// feeForm is the form of the court fee, hidden until the program that reads it is there.
func feeForm(f *view.FeeForm, l *lex) any {
	if f == nil {
		return nil
	}
	return el("form", at{"class", "typed compute", "id", "fees", "hidden", "true", "novalidate", "novalidate"},
		el("p", nil, el("label", at{"for", "fee-kind"}, l.say("ui.fees.kind")),
			el("select", at{"id", "fee-kind", "name", "kind"}, each(f.Kinds, func(k view.ToolKind) app.UI {
				return el("option", at{"value", k.ID, "data-hint", k.Hint}, k.Name)
			}))),
		el("p", at{"id", "fee-amount-line"}, el("label", at{"for", "fee-amount"}, l.say("ui.fees.amount")),
			el("span", at{"class", "hint", "id", "fee-hint"}, f.Kinds[0].Hint),
			el("span", at{"class", "field"},
				el("input", at{"id", "fee-amount", "name", "amount", "type", "text", "inputmode", "decimal", "autocomplete", "off", "aria-describedby", "fee-hint"}),
				el("span", at{"class", "unit"}, l.say("ui.fees.unit")))),
		el("p", at{"id", "fee-halved-line"}, el("label", at{"for", "fee-halved"}, l.say("ui.fees.halved")),
			el("select", at{"id", "fee-halved", "name", "halved"}, each(f.Halved, func(o view.Option) app.UI {
				return el("option", at{"value", o.Value}, o.Label)
			}))),
		el("output", at{"id", "fee", "for", "fee-kind fee-amount fee-halved", "aria-live", "polite"}),
	)
}

// periodForm is the form of the time limits, hidden until the program that reads it is there.
func periodForm(on bool, l *lex) any {
	if !on {
		return nil
	}
	return el("form", at{"class", "typed compute", "id", "periods", "hidden", "true", "novalidate", "novalidate"},
		el("p", nil, el("label", at{"for", "period-id"}, l.say("ui.periods.limit")),
			el("select", at{"id", "period-id", "name", "limit"})), // filled from the tables
		el("p", at{"id", "period-from-line"}, el("label", at{"for", "period-from"}, l.say("ui.periods.from")),
			el("span", at{"class", "hint", "id", "period-hint"}),
			el("span", at{"class", "field"},
				el("input", at{"id", "period-from", "name", "from", "type", "text", "autocomplete", "off", "aria-describedby", "period-hint"}),
				el("span", at{"class", "unit"}, l.say("ui.periods.such")))),
		el("output", at{"id", "period", "for", "period-id period-from", "aria-live", "polite"}),
	)
}

// grid is a table of words and figures. On a narrow screen each cell says what it is.
func grid(g view.Grid) app.UI {
	rows := make([]app.UI, len(g.Rows))
	for i, r := range g.Rows {
		cells := make([]app.UI, 0, len(r.Cells))
		for j, c := range r.Cells {
			tag, a := "td", at{"role", "cell", "data-label", g.Heads[j]}
			if j == 0 {
				tag, a = "th", at{"scope", "row", "role", "rowheader"}
			}
			cells = append(cells, cell(tag, a, c))
		}
		rows[i] = el("tr", at{"role", "row", "id", r.ID}, cells)
	}
	head := el("h2", at{"id", g.ID + "-head"}, g.Caption)
	table := el("table", at{"role", "table", "aria-labelledby", g.ID + "-head"},
		el("thead", nil, el("tr", at{"role", "row"}, heads("", g.Heads...))),
		el("tbody", nil, rows))
	if g.Folded {
		return el("details", at{"class", "grid wide"}, el("summary", nil, head), some("p", nil, g.Note), table)
	}
	return el("section", at{"class", "grid", "id", g.ID}, head, some("p", nil, g.Note), table, el("div", at{"class", "basis"}, raw(g.Basis)))
}

func cell(tag string, a at, c view.Cell) app.UI {
	switch {
	case c.Body != "":
		return el(tag, a, raw(c.Body))
	case c.Note != "":
		return el(tag, a, el("span", nil, c.Text), el("small", nil, c.Note))
	}
	return el(tag, a, c.Text)
}
