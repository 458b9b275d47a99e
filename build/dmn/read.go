package dmn

import (
	"encoding/xml"
	"io"
	"slices"
	"strconv"
	"strings"

	"wentu/app/rules"
	"wentu/build/report"
)

// Read reads the decision tables of a DMN model. File is its name in findings. The
// set still has to be resolved: write it with package tables and load it from there.
func Read(r io.Reader, file string, rep *report.Report) *rules.Set {
	var defs definitions
	dec := xml.NewDecoder(r)
	if err := dec.Decode(&defs); err != nil {
		line, col := dec.InputPos()
		rep.Errorf("xml", file, line, col, "export the model again from the tool that made it", "this is not a DMN model: %v", err)
		return &rules.Set{}
	}
	m := &reader{file: file, rep: rep, defs: &defs, set: &rules.Set{}}
	for _, in := range defs.Inputs {
		m.inputData(in)
	}
	var names []string
	for _, f := range m.set.Facts {
		names = append(names, f.ID)
	}
	for _, d := range defs.Decisions {
		names = append(names, d.Name)
	}
	m.names = longestFirst(names)
	for _, d := range defs.Decisions {
		m.decision(d)
	}
	return m.set
}

type reader struct {
	file  string
	rep   *report.Report
	defs  *definitions
	set   *rules.Set
	names []string
}

func (m *reader) errorf(where report.Text, hint any, format string, args ...any) {
	m.rep.Errorf("dmn", m.file, 0, 0, hint, "%s: %s", where, report.Say(format, args...))
}

// inputData declares a fact, or a fact for each component of a structure.
func (m *reader) inputData(in inputData) {
	name := in.Name
	if in.Variable.Name != "" {
		name = in.Variable.Name
	}
	if in.Extensions != nil && in.Extensions.Fact != nil {
		m.set.Facts = append(m.set.Facts, m.ownFact(name, in))
		return
	}
	m.typed(name, in.Variable.TypeRef)
}

// ownFact reads back a fact that Write wrote.
func (m *reader) ownFact(name string, in inputData) rules.Fact {
	x := in.Extensions.Fact
	f := rules.Fact{ID: name, Type: rules.Type(x.Type), Unit: x.Unit, Again: x.Again}
	for _, limit := range []struct {
		text string
		to   **float64
	}{{x.Min, &f.Min}, {x.Max, &f.Max}} {
		if n, err := strconv.ParseFloat(limit.text, 64); err == nil {
			*limit.to = &n
		}
	}
	if item := m.item(in.Variable.TypeRef); item != nil {
		f.Values = m.allowed(item)
	}
	return f
}

func (m *reader) item(ref string) *itemDefinition {
	i := slices.IndexFunc(m.defs.Items, func(d itemDefinition) bool { return d.Name == ref })
	if i < 0 {
		return nil
	}
	return &m.defs.Items[i]
}

func (m *reader) allowed(item *itemDefinition) []string {
	if item.Allowed == nil {
		return nil
	}
	return texts(item.Allowed.Text)
}

// texts reads a list of quoted texts; nil when anything else is in it.
func texts(src string) []string {
	c, err := rules.ParseCell(src)
	if err != nil {
		return nil
	}
	var out []string
	for _, a := range c.Alts {
		if !a.IsEq || a.Eq.Kind() != rules.String {
			return nil
		}
		out = append(out, a.Eq.Text())
	}
	return out
}

func (m *reader) typed(name, ref string) {
	if item := m.item(ref); item != nil {
		switch {
		case len(item.Components) > 0:
			for _, c := range item.Components {
				m.typed(name+"."+c.Name, c.TypeRef)
			}
		case item.Collection:
			m.set.Facts = append(m.set.Facts, rules.Fact{ID: name, Type: rules.TypeList})
		default:
			if vs := m.allowed(item); vs != nil {
				m.set.Facts = append(m.set.Facts, rules.Fact{ID: name, Type: rules.TypeChoice, Values: vs})
				return
			}
			m.typed(name, item.TypeRef)
		}
		return
	}
	t, ok := builtin[strings.TrimPrefix(ref, "feel:")]
	if !ok {
		t = rules.TypeText
	}
	m.set.Facts = append(m.set.Facts, rules.Fact{ID: name, Type: t})
}

var builtin = map[string]rules.Type{
	"number": rules.TypeNumber, "string": rules.TypeText, "boolean": rules.TypeYesNo, "date": rules.TypeDate,
	"time": rules.TypeTime, "date and time": rules.TypeDateTime, "dateTime": rules.TypeDateTime,
	"days and time duration": rules.TypeDays, "dayTimeDuration": rules.TypeDays,
	"years and months duration": rules.TypeMonths, "yearMonthDuration": rules.TypeMonths,
}

func (m *reader) decision(d decision) {
	where := report.Say("decision %q", d.Name)
	if d.Table == nil {
		m.errorf(where, "turn it into a decision table", "it is not a decision table")
		return
	}
	hit, ok := policy(d.Table)
	if !ok {
		m.errorf(where, "use one of DMN's hit policies", "%q is not a hit policy", d.Table.HitPolicy)
		return
	}
	out := &rules.Decision{ID: d.Name, Hit: hit, File: m.file}
	if d.Extensions != nil && d.Extensions.Decision != nil {
		out.Goal, out.Title = d.Extensions.Decision.Goal, d.Extensions.Decision.Title
	}
	for _, in := range d.Table.Inputs {
		name := strings.TrimSpace(in.Expression.Text)
		out.Inputs = append(out.Inputs, rules.Input{Name: name, Fact: -1, Decision: -1})
		m.inputValues(name, in.Values)
	}
	for _, o := range d.Table.Outputs {
		name := o.Name
		if name == "" {
			name = d.Name
		}
		col := rules.Output{Name: name}
		if o.Values != nil {
			for _, t := range texts(o.Values.Text) {
				col.Values = append(col.Values, rules.StringOf(t))
			}
		}
		out.Outputs = append(out.Outputs, col)
	}
	m.defaults(where, d.Table, out)
	for n, r := range d.Table.Rules {
		m.rule(report.Say("%s, rule %d", where, n+1), d.Table, out, r)
	}
	m.set.Decisions = append(m.set.Decisions, out)
}

func policy(t *table) (rules.HitPolicy, bool) {
	hit, ok := rules.ParseHitPolicy(t.HitPolicy)
	if hit == rules.Collect {
		switch t.Aggregation {
		case "SUM":
			hit = rules.CollectSum
		case "MIN":
			hit = rules.CollectMin
		case "MAX":
			hit = rules.CollectMax
		case "COUNT":
			hit = rules.CollectCount
		}
	}
	return hit, ok
}

// inputValues makes a text with a list of allowed values a choice.
func (m *reader) inputValues(name string, values *text) {
	i := m.set.Fact(name)
	if values == nil || i < 0 {
		return
	}
	f := &m.set.Facts[i]
	if f.Type != rules.TypeText && !f.Inferred {
		return
	}
	if vs := texts(values.Text); vs != nil {
		f.Type, f.Inferred = rules.TypeChoice, true // other tables may allow more
		for _, v := range vs {
			if !slices.Contains(f.Values, v) {
				f.Values = append(f.Values, v)
			}
		}
	}
}

func (m *reader) defaults(where report.Text, t *table, out *rules.Decision) {
	for i, o := range t.Outputs {
		if o.Default == nil {
			continue
		}
		v, ok := m.output(where, o.Default.Text)
		if !ok {
			return
		}
		if out.Default == nil {
			out.Default = make([]rules.Value, len(t.Outputs))
		}
		out.Default[i] = v
	}
}

func (m *reader) output(where report.Text, src string) (rules.Value, bool) {
	s := joined(fromFEEL(src, m.names))
	if s == "null" {
		s = "-"
	}
	if strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]") {
		s = s[1 : len(s)-1]
	}
	v, err := rules.ParseOutput(s)
	if err != nil {
		m.errorf(where, "outputs are literals, names, or texts joined with +", "the output %q cannot be read: %v", src, err)
		return v, false
	}
	return v, true
}

func (m *reader) rule(where report.Text, t *table, out *rules.Decision, r rule) {
	if len(r.Inputs) != len(t.Inputs) || len(r.Outputs) != len(t.Outputs) {
		m.errorf(where, "export the model again from the tool that made it", "it has %d inputs and %d outputs, the table has %d and %d", len(r.Inputs), len(r.Outputs), len(t.Inputs), len(t.Outputs))
		return
	}
	row := rules.Row{}
	for _, e := range r.Inputs {
		src := fromFEEL(e.Text, m.names)
		if src == "" {
			src = "-"
		}
		c, err := rules.ParseCell(src)
		if err != nil {
			m.errorf(where, "cells are S-FEEL unary tests", "the cell %q cannot be read: %v", e.Text, err)
			return
		}
		row.Cells, row.Src = append(row.Cells, c), append(row.Src, src)
	}
	for _, e := range r.Outputs {
		v, ok := m.output(where, e.Text)
		if !ok {
			return
		}
		row.Out = append(row.Out, v)
	}
	for i, e := range r.Annotations {
		switch {
		case i >= len(t.Annotations) || e.Text == "":
		case t.Annotations[i].Name == "basis":
			for b := range strings.SplitSeq(e.Text, ";") {
				row.Basis = append(row.Basis, strings.TrimSpace(b))
			}
		case row.Note != "":
			row.Note += "; " + e.Text
		default:
			row.Note = strings.ReplaceAll(e.Text, "\n", " ")
		}
	}
	out.Rows = append(out.Rows, row)
}
