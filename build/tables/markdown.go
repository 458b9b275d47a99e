package tables

import (
	"errors"
	"path"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"wentu/app/rules"
	"wentu/build/amounts"
	"wentu/build/report"
	"wentu/build/source"
)

// frontKeys are the keys that a decision's front matter may have. The words
// (title, summary, translated-from) belong to the page made of it.
var frontKeys = []string{"decision", "hit", "goal", "values", "default", "title", "summary", "order", "reviewed"}

// decision reads one file. A file without front matter key "decision" is prose.
func (l *loader) decision(name string) {
	raw, ok := source.Read(l.fsys, name, l.rep)
	if !ok {
		return
	}
	lines := strings.Split(string(raw), "\n")
	d := &rules.Decision{File: name, Hit: rules.Unique}
	body, ok := l.front(d, lines)
	if !ok || d.ID == "" {
		l.lost[strings.TrimSuffix(path.Base(name), ".md")] = l.broken(name)
		return
	}
	if l.set.Decision(d.ID) >= 0 {
		l.rep.Errorf("decision", name, d.Line, 0, "give one of them another id", "the decision %q stands in %s too", d.ID, l.set.Decisions[l.set.Decision(d.ID)].File)
		return
	}
	if !l.table(d, lines, body) {
		l.lost[d.ID] = true
	} else {
		l.set.Decisions = append(l.set.Decisions, d)
	}
}

// front reads the front matter and returns the index of the first line after it.
func (l *loader) front(d *rules.Decision, lines []string) (int, bool) {
	if strings.TrimRight(lines[0], " ") != "---" {
		return 0, false
	}
	end := 1
	for end < len(lines) && strings.TrimRight(lines[end], " ") != "---" {
		end++
	}
	if end == len(lines) {
		l.rep.Errorf("front-matter", d.File, 1, 1, "close it with a line \"---\"", "the front matter is not closed")
		return 0, false
	}
	file, err := parser.ParseBytes([]byte(strings.Join(lines[1:end], "\n")), 0)
	if err != nil {
		line, col, msg := source.YAMLError(err)
		l.rep.Lostf("yaml", d.File, line+1, col, "each line is \"key: value\"", "this is not YAML: %s", msg)
		return 0, false
	}
	if len(file.Docs) == 0 || file.Docs[0].Body == nil {
		return end + 1, true
	}
	l.values, l.defaults = nil, nil
	for _, e := range source.Entries(file.Docs[0].Body) {
		line, col := at(e)
		line++
		key := e.Key.String()
		var word string
		switch key {
		case "decision":
			d.Line = line
			if yaml.NodeToValue(e.Value, &d.ID) != nil || d.ID == "" {
				l.rep.Errorf("front-matter", d.File, line, col, "write \"decision: court-level\"", "the decision has no id")
				return 0, false
			}
		case "hit":
			_ = yaml.NodeToValue(e.Value, &word)
			hit, ok := rules.ParseHitPolicy(word)
			if !ok {
				l.rep.Errorf("front-matter", d.File, line, col, report.DidYouMean(word, policyNames(), report.Say("the policies are %s", strings.Join(policyNames(), ", "))), "%q is not a hit policy", word)
				return 0, false
			}
			d.Hit = hit
		case "goal":
			_ = yaml.NodeToValue(e.Value, &d.Goal)
		case "title":
			_ = yaml.NodeToValue(e.Value, &d.Title)
		case "values":
			l.values = l.outputs(d, e.Value, "values: {level: [basic, intermediate]}")
		case "default":
			l.defaults = l.outputs(d, e.Value, "default: {level: basic}")
		default:
			if !slices.Contains(frontKeys, key) {
				l.rep.Warnf("front-matter", d.File, line, col, report.DidYouMean(key, frontKeys, report.Say("the keys are %s", strings.Join(frontKeys, ", "))), "a decision has no key %q", key)
			}
		}
	}
	return end + 1, true
}

// outputs reads values by output: "values" gives the allowed ones in descending
// priority, "default" what holds when no row applies.
func (l *loader) outputs(d *rules.Decision, n ast.Node, example string) map[string][]rules.Value {
	out := make(map[string][]rules.Value)
	for _, e := range source.Entries(n) {
		ws, err := words(e.Value)
		if err != nil {
			line, col := at(e)
			l.rep.Errorf("front-matter", d.File, line+1, col, report.Say("write \"%s\"", example), "the values cannot be read")
			continue
		}
		key := e.Key.GetToken().Value
		for _, w := range ws {
			v, err := rules.ParseOutput(w)
			if err != nil {
				v = rules.StringOf(w)
			}
			out[key] = append(out[key], v)
		}
	}
	return out
}

func policyNames() []string {
	var out []string
	for _, p := range rules.HitPolicies {
		out = append(out, string(p.Policy))
	}
	return out
}

// field is a cell of a Markdown table with its column in the file, counted in
// characters from 1.
type field struct {
	text string
	col  int
}

// fields splits a line of a Markdown table at its bars; "\|" is a bar in a cell.
func fields(line string) []field {
	var out []field
	var b strings.Builder
	col, start := 0, 1
	escaped := false
	flush := func() {
		text := b.String()
		lead := len([]rune(text)) - len([]rune(strings.TrimLeft(text, " \t")))
		out = append(out, field{strings.TrimSpace(text), start + lead})
		b.Reset()
	}
	for _, r := range line {
		col++
		switch {
		case r == '|' && !escaped:
			flush()
			start = col + 1
		case r == '\\' && !escaped:
			escaped = true
			continue
		default:
			if escaped && r != '|' {
				b.WriteByte('\\')
			}
			b.WriteRune(r)
		}
		escaped = false
	}
	flush()
	// the bars at both ends do not open a cell
	if len(out) > 0 && out[0].text == "" {
		out = out[1:]
	}
	if len(out) > 0 && out[len(out)-1].text == "" {
		out = out[:len(out)-1]
	}
	return out
}

// IsOutput reports whether a column with this head is an output, which makes the table
// one of a decision: the page shows it in words.
func IsOutput(head string) bool {
	_, out := arrow(head)
	return out
}

func arrow(s string) (string, bool) {
	for _, a := range []string{"→", "->", "⇒", "=>"} {
		if rest, ok := strings.CutPrefix(s, a); ok {
			return strings.TrimSpace(rest), true
		}
	}
	return s, false
}

// role is what a column of a table is for.
type role int

const (
	input role = iota
	output
	limit // of the time for which the row holds
	legal // basis
	note
)

// column reads the head of a column. A name in quotation marks is an input's whatever it
// says: "note".
func (l *loader) column(head string) (string, role) {
	if n := len(head); n > 1 && head[0] == '"' && head[n-1] == '"' {
		return strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(head[1 : n-1]), input
	}
	name, out := arrow(head)
	switch {
	case out:
		return name, output
	case l.limits(name):
		return name, limit
	case name == "basis":
		return name, legal
	case name == "note":
		return name, note
	}
	return name, input
}

// headOf writes the head of an input column.
func headOf(name string) string {
	_, out := arrow(name)
	switch {
	case name == "basis", name == "note", name == "from", name == "until", out, name == "", strings.HasPrefix(name, `"`), strings.TrimSpace(name) != name:
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(name) + `"`
	}
	return name
}

// isDelimiter reports whether a line is the one below the head of a table.
func isDelimiter(line string) bool {
	return strings.Contains(line, "-") && strings.Trim(line, "|:- \t") == ""
}

// table finds the decision table in the body and reads it.
func (l *loader) table(d *rules.Decision, lines []string, from int) bool {
	heads := l.heads(d, lines, from)
	if len(heads) == 0 {
		l.rep.Errorf("table", d.File, d.Line, 0, "add a table with at least one output column, whose head begins with \"→\"", "the decision %q has no table", d.ID)
		return false
	}
	i := heads[0]
	for _, other := range heads[1:] {
		l.rep.Errorf("table", d.File, other+1, 1, "give it a file of its own, or put its rows into the first table", "the decision %q has a table already, in line %d", d.ID, i+1)
	}
	head := fields(lines[i])
	if n := len(fields(lines[i+1])); n != len(head) {
		l.rep.Errorf("table", d.File, i+2, 1, "give the line below the head one \"---\" for each column", "the line has %d cells, the head has %d", n, len(head))
		return false
	}
	l.head(d, head, i+1)
	if l.limitedTwice(d, head, i+1) {
		return false
	}
	ok := l.rows(d, head, lines, i+2)
	if l.defaults != nil {
		for _, o := range d.Outputs {
			v := rules.Value{}
			if vs := l.defaults[o.Name]; len(vs) > 0 {
				v = vs[0]
			}
			d.Default = append(d.Default, v)
		}
	}
	return ok && len(heads) == 1
}

// heads are the lines in which tables with an output column begin.
func (l *loader) heads(d *rules.Decision, lines []string, from int) (out []int) {
	fenced := false
	for i := from; i+1 < len(lines); i++ {
		t := strings.TrimSpace(lines[i])
		if strings.HasPrefix(t, "```") || strings.HasPrefix(t, "~~~") {
			fenced = !fenced
		}
		if fenced || !strings.HasPrefix(t, "|") || !slices.ContainsFunc(fields(lines[i]), func(h field) bool { return IsOutput(h.text) }) {
			continue
		}
		switch {
		case isDelimiter(lines[i+1]):
			out = append(out, i)
		case isDelimiter(dashes.Replace(lines[i+1])):
			l.rep.Errorf("table", d.File, i+2, 1, "write plain hyphens, as in |---|---|", "the line below the head is made of other dashes than hyphens")
			out = append(out, i)
		}
	}
	return out
}

// dashes turns what word processors make of hyphens back into them.
var dashes = strings.NewReplacer("–", "-", "—", "-", "−", "-", "‐", "-", "‑", "-", "―", "-", "－", "-")

// head reads the head of a table.
func (l *loader) head(d *rules.Decision, head []field, line int) {
	for _, h := range head {
		switch name, role := l.column(h.text); role {
		case output:
			if slices.ContainsFunc(d.Outputs, func(o rules.Output) bool { return o.Name == name }) {
				l.rep.Errorf("output", d.File, line, h.col, "give each output a name of its own", "two outputs are named %q", name)
			}
			d.Outputs = append(d.Outputs, rules.Output{Name: name, Col: h.col, Values: l.values[name]})
		case limit:
			if !slices.ContainsFunc(d.Inputs, dated) {
				d.Inputs = append(d.Inputs, rules.Input{Name: rules.AsOf, Fact: -1, Decision: -1, Line: line, Col: h.col})
			}
		case input:
			d.Inputs = append(d.Inputs, rules.Input{Name: name, Fact: -1, Decision: -1, Line: line, Col: h.col})
		}
	}
}

// limits reports whether a column of this name limits the time for which its rows
// hold: from, the first day, or until, the last one.
func (l *loader) limits(name string) bool {
	return (name == "from" || name == "until") && l.set.Fact(name) < 0
}

// limitedTwice reports a table that has both these columns and one for the day.
func (l *loader) limitedTwice(d *rules.Decision, head []field, line int) bool {
	at := slices.IndexFunc(head, func(h field) bool { return l.limits(h.text) })
	if at < 0 || !slices.ContainsFunc(head, func(h field) bool { return h.text == rules.AsOf }) {
		return false
	}
	l.rep.Errorf("column", d.File, line, head[at].col, "keep either \"from\" and \"until\", or \"as-of\"", "the table limits the time of its rows in two ways")
	return true
}

func dated(in rules.Input) bool { return in.Name == rules.AsOf }

func (l *loader) rows(d *rules.Decision, head []field, lines []string, from int) bool {
	ok := true
	hasBasis := false
	for _, h := range head {
		hasBasis = hasBasis || h.text == "basis"
	}
	end := from
	for ; end < len(lines) && strings.HasPrefix(strings.TrimSpace(lines[end]), "|"); end++ {
		i := end
		cells := fields(lines[i])
		if len(cells) != len(head) {
			l.rep.Errorf("row", d.File, i+1, 1, "give the row one cell for each column; a bar inside a cell is written \"\\|\"",
				"the row has %d cells, the head has %d", len(cells), len(head))
			ok = false
			continue
		}
		row, good := l.row(d, head, cells, i+1)
		ok = ok && good
		if good {
			d.Rows = append(d.Rows, row)
		}
	}
	if i := stray(lines, end, len(head)); i >= 0 {
		l.rep.Errorf("row", d.File, i+1, 1, "begin each row with \"|\", and leave nothing between the rows of a table", "this row stands apart from its table")
		ok = false
	}
	if ok && len(d.Rows) == 0 {
		l.rep.Errorf("table", d.File, from, 0, "add rows below the head", "the table of %q has no rows", d.ID)
		return false
	}
	if !hasBasis && ok {
		l.rep.Warnf("missing-citation", d.File, from-1, 0, "add a column \"basis\" that names the article each row stands on, as frj#1", "the table of %q names no legal basis", d.ID)
	}
	return ok
}

// stray finds a row that stands apart from its table: below a blank line or a comment, or
// without its first bar. It returns -1 where there is none before the next prose.
func stray(lines []string, from, columns int) int {
	for i := from; i < len(lines); i++ {
		line := strings.TrimSpace(lines[i])
		switch {
		case line == "" || strings.HasPrefix(line, "<!--") && strings.HasSuffix(line, "-->"):
			continue
		case i+1 < len(lines) && isDelimiter(lines[i+1]): // another table
			return -1
		case strings.HasPrefix(line, "|") || i == from && len(fields(line)) >= min(columns, 2):
			return i
		}
		return -1
	}
	return -1
}

func (l *loader) row(d *rules.Decision, head, cells []field, line int) (rules.Row, bool) {
	row := rules.Row{Line: line}
	ok := true
	fail := func(c field, err error) {
		ok = false
		ce := (*rules.CellError)(nil)
		if errors.As(err, &ce) {
			l.rep.Errorf("cell", d.File, line, c.col+len([]rune(c.text[:min(ce.Offset, len(c.text))])), report.Say(ce.Hint), "%s", cellText(ce.Msg))
		}
	}
	limits := make(map[string]rules.Value)
	place := -1 // of the cell that the limits make
	for i, c := range cells {
		if dashes.Replace(c.text) == "-" {
			c.text = "-"
		}
		switch name, role := l.column(head[i].text); role {
		case limit:
			if v, err := rules.ParseOutput(c.text); err != nil || !v.IsNull() && v.Kind() != rules.Date {
				ok = false
				l.rep.Errorf("cell", d.File, line, c.col, "write a day as 2026-03-01, or \"-\" where there is no limit", "%q is not a day", c.text)
			} else {
				limits[name] = v
			}
			if place < 0 {
				place = len(row.Cells)
				row.Cells, row.Src, row.Cols = append(row.Cells, rules.Cell{}), append(row.Src, "-"), append(row.Cols, c.col)
			}
		case output:
			v, err := rules.ParseOutput(c.text)
			if err != nil {
				fail(c, err)
			} else if c.text == "" {
				ok = false
				l.rep.Errorf("cell", d.File, line, c.col, "write what the row gives, or \"-\" for nothing", "the result is empty")
			}
			row.Out = append(row.Out, v)
		case legal:
			row.Basis = basis(c.text)
			if len(row.Basis) == 0 {
				l.rep.Warnf("missing-citation", d.File, line, c.col, "name the article it stands on, as frj#1", "the row names no legal basis")
			}
		case note:
			row.Note = c.text
		default:
			text := c.text
			if f := l.set.Fact(name); f >= 0 && l.set.Facts[f].Type == rules.TypeMoney {
				if twice := amounts.Doubtful(text); twice != "" {
					ok = false
					l.rep.Errorf("cell", d.File, line, c.col, "write each amount in figures, as 20000000, or each with its own unit, as 2000万元", "%q can be read as two amounts", twice)
				}
				text = amounts.Plain(text, l.set.Facts[f].Unit)
			}
			cell, err := rules.ParseCell(text)
			if err != nil && text != c.text {
				cell, err = rules.ParseCell(c.text) // the fault is told as it was written
			}
			if err != nil {
				fail(c, err)
			}
			c.text = text
			row.Cells = append(row.Cells, cell)
			row.Src = append(row.Src, c.text)
			row.Cols = append(row.Cols, c.col)
		}
	}
	if place >= 0 {
		period, good := rules.Period(limits["from"], limits["until"])
		if !good {
			ok = false
			l.rep.Errorf("cell", d.File, line, row.Cols[place], "put the earlier day into \"from\"", "the row ends on %s, before it begins on %s", limits["until"], limits["from"])
		}
		row.Cells[place], row.Src[place] = period, period.Src
	}
	return row, ok
}

// cellText is what package rules says of a cell, so that other languages can say it too.
func cellText(msg string) report.Text {
	if rest, ok := strings.CutPrefix(msg, "unexpected "); ok {
		return report.Say("unexpected %s", rest)
	}
	if day, ok := strings.CutPrefix(msg, "the calendar has no day "); ok {
		return report.Say("the calendar has no day %s", day)
	}
	return report.Say(msg)
}

// basis splits a basis cell at its semicolons and commas.
func basis(s string) []string {
	var out []string
	for _, b := range strings.FieldsFunc(s, func(r rune) bool { return r == ';' || r == ',' || r == '；' || r == '，' }) {
		if b = strings.TrimSpace(b); b != "" && b != "-" {
			out = append(out, b)
		}
	}
	return out
}
