package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"wentu/app/view"
)

// table is a decision table in words. It scrolls by itself where the screen is
// narrower than it, and takes the focus so that a keyboard can scroll it.
func table(t view.Table, l *lex) app.UI {
	return el("section", at{"class", "decision", "id", t.ID},
		el("div", at{"class", "scroll", "role", "region", "tabindex", "0", "aria-label", t.Caption},
			el("table", nil,
				el("caption", nil, el("b", nil, t.Caption), some("span", nil, t.Policy)),
				el("thead", nil, el("tr", nil,
					el("th", at{"scope", "col"}, l.say("ui.table.row")),
					heads("", t.Inputs),
					heads("out", t.Outputs),
					el("th", at{"scope", "col"}, l.say("ui.table.basis")))),
				el("tbody", nil, rows(t.Rows, l)))))
}

func heads(class string, names []string) []app.UI {
	return each(names, func(s string) app.UI { return el("th", at{"scope", "col", "class", class}, s) })
}

func rows(rs []view.TableRow, l *lex) []app.UI {
	out := make([]app.UI, len(rs))
	for i, r := range rs {
		out[i] = el("tr", at{"id", r.ID},
			el("th", at{"scope", "row"}, strconv.Itoa(i+1)),
			each(r.Cells, func(s string) app.UI {
				if s == "" {
					return el("td", at{"class", "any"}, l.say("ui.table.any"))
				}
				return el("td", nil, s)
			}),
			each(r.Outs, func(s string) app.UI { return el("td", at{"class", "out"}, s) }),
			el("td", nil, cites(r.Cites, l), some("p", nil, r.Note)))
	}
	return out
}
