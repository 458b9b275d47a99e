package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"wentu/app/view"
)

// table is a decision table in words. On a narrow screen the style sheet makes a block of
// each row; every cell says what it is about for that, and its role.
func table(t view.Table, l *lex) app.UI {
	class, columns, row := "matrix", matrixHead, matrixRow
	if t.Told {
		class, columns, row = "told", toldHead, toldRow
	}
	rows := make([]app.UI, len(t.Rows))
	for i, r := range t.Rows {
		kids := row(t, r, l)
		rows[i] = el("tr", at{"id", r.ID, "role", "row"},
			el("th", at{"scope", "row", "role", "rowheader"}, strconv.Itoa(i+1)),
			kids,
			el("td", at{"class", "basis", "role", "cell"}, raw(r.Basis), some("p", nil, r.Note)))
	}
	return el("section", at{"class", "decision", "id", t.ID},
		el("table", at{"class", class, "role", "table"},
			el("caption", nil, el("b", nil, t.Caption), some("span", nil, t.Policy)),
			el("thead", nil, el("tr", at{"role", "row"},
				heads("", l.say("ui.table.row")),
				columns(t, l),
				heads("", l.say("ui.table.basis")))),
			el("tbody", nil, rows)))
}

func heads(class string, names ...string) []app.UI {
	return each(names, func(s string) app.UI {
		return el("th", at{"scope", "col", "role", "columnheader", "class", class}, s)
	})
}

// A matrix has a column for each input and each output.
func matrixHead(t view.Table, _ *lex) []app.UI {
	return append(heads("", t.Inputs...), heads("out", t.Outputs...)...)
}

func matrixRow(t view.Table, r view.TableRow, l *lex) []app.UI {
	out := make([]app.UI, 0, len(r.Cells)+len(r.Outs))
	for i, s := range r.Cells {
		class := ""
		if s == "" {
			class, s = "any", l.say("ui.table.any")
		}
		out = append(out, el("td", at{"class", class, "role", "cell", "data-label", t.Inputs[i]}, s))
	}
	for i, s := range r.Outs {
		label := t.Outputs[i]
		if len(r.Outs) == 1 {
			label = "" // the arrow says it
		}
		out = append(out, el("td", at{"class", "out", "role", "cell", "data-label", label}, s))
	}
	return out
}

// A table that is told has a column for what must hold and one for what follows.
func toldHead(_ view.Table, l *lex) []app.UI {
	return append(heads("", l.say("ui.table.if")), heads("out", l.say("ui.table.then"))...)
}

func toldRow(t view.Table, r view.TableRow, l *lex) []app.UI {
	var when any = terms(t.Inputs, r.Cells)
	if when == nil {
		when = l.say("ui.table.always")
	}
	// The first result needs no name; what else there is has one.
	first := 0
	for first < len(r.Outs)-1 && r.Outs[first] == "" {
		first++
	}
	return []app.UI{
		el("td", at{"class", "if", "role", "cell"}, when),
		el("td", at{"class", "out", "role", "cell"}, r.Outs[first], terms(t.Outputs[first+1:], r.Outs[first+1:])),
	}
}

// terms name what has a value; nothing where none has.
func terms(names, values []string) any {
	var out []app.UI
	for i, v := range values {
		if v != "" {
			out = append(out, el("div", nil, el("dt", nil, names[i]), el("dd", nil, v)))
		}
	}
	if out == nil {
		return nil
	}
	return el("dl", nil, out)
}
