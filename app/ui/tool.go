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
			el("select", at{"id", "fee-kind", "name", "kind"}, each(f.Kinds, func(k view.FeeKind) app.UI {
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

// grid is a table of words and figures. On a narrow screen each cell says what it is.
func grid(g view.Grid) app.UI {
	rows := make([]app.UI, len(g.Rows))
	for i, r := range g.Rows {
		cells := make([]app.UI, 0, len(r))
		for j, s := range r {
			if j == 0 {
				cells = append(cells, el("th", at{"scope", "row", "role", "rowheader"}, s))
				continue
			}
			cells = append(cells, el("td", at{"role", "cell", "data-label", g.Heads[j]}, s))
		}
		rows[i] = el("tr", at{"role", "row"}, cells)
	}
	return el("section", at{"class", "grid", "id", g.ID},
		el("h2", at{"id", g.ID + "-head"}, g.Caption),
		some("p", nil, g.Note),
		el("table", at{"role", "table", "aria-labelledby", g.ID + "-head"},
			el("thead", nil, el("tr", at{"role", "row"}, heads("", g.Heads...))),
			el("tbody", nil, rows)),
		el("div", at{"class", "basis"}, raw(g.Basis)))
}
