package dmn

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/ianaindex"

	"wentu/app/rules"
	"wentu/build/report"
)

// Read reads the decision tables of a DMN model. File is its name in findings. What it
// refuses is an error of rep; the other decisions are in the set, which still has to be
// resolved: write it with package tables and load it from there, or see [Import].
func Read(r io.Reader, file string, rep *report.Report) *rules.Set {
	m := &reader{file: file, rep: rep, defs: &definitions{}, set: &rules.Set{}, refused: make(map[string]bool), described: make(map[*itemDefinition]bool), domains: make(map[string][]string), columns: make(map[string]int)}
	src, err := io.ReadAll(r)
	line, col := 0, 0
	if err == nil {
		dec := decoder(src)
		err = dec.Decode(m.defs)
		line, col = dec.InputPos()
	}
	if err != nil {
		rep.Errorf("xml", file, line, col, "export the model again from the tool that made it", "this is not a DMN model: %v", err)
		return &rules.Set{}
	}
	constrained(m.defs.Items)
	for _, in := range m.defs.Inputs {
		before := len(m.set.Facts)
		m.inputData(in)
		if about := m.about(&in); about != "" && len(m.set.Facts) > before {
			f := &m.set.Facts[before]
			f.Note = paragraphs(f.Note, about)
		}
	}
	seen := make(map[string]bool)
	for i := range m.defs.Decisions {
		d := &m.defs.Decisions[i]
		if d.Name = oneLine(d.Name); d.Name == "" {
			d.Name = oneLine(d.ID)
		}
		if m.line = d.line; seen[d.Name] {
			m.errorf(report.Say("decision %q", d.Name), "give one of them another id", "another decision has this name")
			m.refused[d.Name] = true
		}
		seen[d.Name] = true
		m.decisions = append(m.decisions, d.Name)
	}
	m.languages(decoder(src))
	m.unread(decoder(src))
	m.require()
	for i := range m.defs.Decisions {
		m.infer(&m.defs.Decisions[i])
	}
	var names []string
	for _, f := range m.set.Facts {
		names = append(names, f.ID)
	}
	m.names = longestFirst(append(names, m.decisions...))
	for _, d := range m.defs.Decisions {
		if !m.refused[d.Name] && !m.decision(d) {
			m.refused[d.Name] = true
		}
	}
	m.allowedByColumns()
	m.dependents()
	m.undescribed(m.defs.Items)
	if len(m.set.Facts) > 0 {
		f := &m.set.Facts[0]
		f.Note = paragraphs(oneLine(m.defs.About), f.Note)
	} else if len(m.set.Decisions) > 0 {
		d := m.set.Decisions[0]
		d.Prose = shown(oneLine(m.defs.About)) + "\n\n" + d.Prose
	}
	return m.set
}

func decoder(src []byte) *xml.Decoder {
	dec := xml.NewDecoder(bytes.NewReader(fromUTF16(src)))
	dec.CharsetReader = charset
	return dec
}

type reader struct {
	file      string
	rep       *report.Report
	defs      *definitions
	set       *rules.Set
	decisions []string
	names     []string // of facts and decisions, the longest first
	line      int      // of what is being read
	refused   map[string]bool
	imports   []string                 // where other models are that it takes something from
	described map[*itemDefinition]bool // types of which a fact has the description
	domains   map[string][]string      // fact → the inputValues of its columns
	columns   map[string]int           // fact → how many columns it has
}

func (m *reader) errorf(where report.Text, hint any, format string, args ...any) {
	m.rep.Errorf("dmn", m.file, m.line, 0, hint, "%s: %s", where, report.Say(format, args...))
}

// oneLine is a name without line breaks and double spaces, as FEEL compares names.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// dependents refuses every decision that rests on a refused one.
func (m *reader) dependents() {
	for again := true; again; {
		again = false
		for _, d := range m.set.Decisions {
			for _, in := range d.Inputs {
				name := m.decisionNamed(in.Name)
				if m.refused[d.ID] || !m.refused[name] {
					continue
				}
				m.line, m.refused[d.ID], again = d.Line, true, true
				m.errorf(report.Say("decision %q", d.ID), "correct the one that it rests on", "it rests on %q, which was refused", name)
			}
		}
	}
	m.set.Decisions = slices.DeleteFunc(m.set.Decisions, func(d *rules.Decision) bool { return m.refused[d.ID] })
}

// decisionNamed is the decision that an input names, by itself or with an output.
func (m *reader) decisionNamed(name string) string {
	if base, _, ok := cutLast(name); ok && !slices.Contains(m.decisions, name) && slices.Contains(m.decisions, base) {
		return base
	}
	return name
}

func cutLast(s string) (string, string, bool) {
	i := strings.LastIndexByte(s, '.')
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

// fromUTF16 gives a file in UTF-16 as UTF-8; it begins with a mark, or with "<" as two
// bytes.
func fromUTF16(src []byte) []byte {
	if len(src) < 2 {
		return src
	}
	var order binary.ByteOrder
	switch [2]byte(src) {
	case [2]byte{0xff, 0xfe}, [2]byte{'<', 0}:
		order = binary.LittleEndian
	case [2]byte{0xfe, 0xff}, [2]byte{0, '<'}:
		order = binary.BigEndian
	default:
		return src
	}
	units := make([]uint16, len(src)/2)
	for i := range units {
		units[i] = order.Uint16(src[2*i:])
	}
	return []byte(strings.TrimPrefix(string(utf16.Decode(units)), "\ufeff"))
}

// charset reads what a model declares to be written in.
func charset(label string, r io.Reader) (io.Reader, error) {
	if strings.HasPrefix(strings.ToLower(label), "utf-16") { // read already
		return r, nil
	}
	enc, err := ianaindex.IANA.Encoding(label)
	if err != nil || enc == nil {
		enc, err = htmlindex.Get(label) // knows what tools write: gb2312, ascii
	}
	if err != nil {
		return nil, fmt.Errorf("it is written in %s, which is not known here", label)
	}
	return enc.NewDecoder().Reader(r), nil
}

// inputData declares a fact, or a fact for each component of a structure.
func (m *reader) inputData(in inputData) {
	name := in.Name
	if in.Variable.Name != "" {
		name = in.Variable.Name
	}
	name = oneLine(name)
	if m.set.Fact(name) >= 0 {
		m.rep.Warnf("dmn", m.file, in.line, 0, "give one of them another name, if they are two", "element %q: there are two of the name %q, and the first one is read", "inputData", name)
		return
	}
	if in.Extensions != nil && in.Extensions.Fact != nil {
		m.set.Facts = append(m.set.Facts, m.ownFact(name, in))
		return
	}
	m.typed(name, &itemDefinition{TypeRef: in.Variable.TypeRef})
}

// ownFact reads back a fact that Write wrote.
func (m *reader) ownFact(name string, in inputData) rules.Fact {
	x := in.Extensions.Fact
	f := rules.Fact{ID: name, Type: rules.Type(x.Type), Unit: x.Unit, Again: x.Again, Above: x.Above, Below: x.Below}
	for _, limit := range []struct {
		text string
		to   **float64
	}{{x.Min, &f.Min}, {x.Max, &f.Max}} {
		if n, err := strconv.ParseFloat(limit.text, 64); err == nil {
			*limit.to = &n
		}
	}
	if item := m.item(in.Variable.TypeRef); item != nil && item.Allowed != nil {
		var d rules.Fact
		if m.domain(&d, item.Allowed.Text) && rules.KindOf(f.Type) != rules.Bool {
			f.Values = d.Values
		}
	}
	return f
}

func (m *reader) item(ref string) *itemDefinition {
	i := slices.IndexFunc(m.defs.Items, func(d itemDefinition) bool { return d.Name == ref })
	if i < 0 && strings.Contains(ref, ":") {
		ref = ref[strings.LastIndexByte(ref, ':')+1:]
		i = slices.IndexFunc(m.defs.Items, func(d itemDefinition) bool { return d.Name == ref })
	}
	if i < 0 {
		return nil
	}
	return &m.defs.Items[i]
}

// constrained has the values that a type constraint of DMN 1.5 allows stand where older
// models have them. That of a list is about the list, and says nothing of its items.
func constrained(items []itemDefinition) {
	for i := range items {
		if item := &items[i]; item.Allowed == nil && !item.Collection {
			item.Allowed = item.Constraint
		}
		constrained(items[i].Components)
	}
}

// domain reads the allowed values of a fact: texts, numbers, or an interval. It reports
// false where they are something else.
func (m *reader) domain(f *rules.Fact, src string) bool {
	own, err := fromFEEL(src, nil)
	if err != nil {
		return false
	}
	c, err := rules.ParseCell(own)
	if err != nil || c.Not || c.Any() {
		return false
	}
	var values []string
	kinds := make(map[rules.Kind]bool)
	for _, a := range c.Alts {
		switch v := a.Eq; {
		case !a.IsEq && len(c.Alts) == 1 && (a.Lo.IsNull() || a.Lo.Kind() == rules.Number) && (a.Hi.IsNull() || a.Hi.Kind() == rules.Number):
			lo, hi := a.Lo.Float(), a.Hi.Float()
			if !a.Lo.IsNull() {
				f.Min, f.Above = &lo, a.LoOpen
			}
			if !a.Hi.IsNull() {
				f.Max, f.Below = &hi, a.HiOpen
			}
			return true
		case !a.IsEq:
			return false
		case v.IsNull():
		default:
			kinds[v.Kind()] = true
			if !slices.Contains(values, v.String()) {
				values = append(values, v.String())
			}
		}
	}
	if len(kinds) != 1 || kinds[rules.Bool] || kinds[rules.Date] {
		return false
	}
	f.Values = values
	if kinds[rules.String] {
		f.Type = rules.TypeChoice
	} else {
		f.Type = rules.TypeNumber
	}
	return true
}

// mostFacts is how many facts a model may have, structures taken apart.
const mostFacts = 2000

// typed declares a fact of an item's type, or one for each part of a structure. Path
// holds the types that it is a part of, as a structure may name itself.
func (m *reader) typed(name string, item *itemDefinition, path ...string) {
	if len(m.set.Facts) >= mostFacts {
		return
	}
	f := rules.Fact{ID: name, Type: rules.TypeText, Note: said(item, name)}
	for depth := 0; item != nil && depth < 50; depth++ {
		m.described[item] = len(item.Components) == 0
		switch {
		case len(item.Components) > 0:
			for i := range item.Components {
				if c := &item.Components[i]; !slices.Contains(path, c.TypeRef) {
					m.typed(name+"."+oneLine(c.Name), c, append(slices.Clone(path), c.TypeRef)...)
				}
			}
			return
		case item.Collection:
			f.Type = rules.TypeList
			m.set.Facts = append(m.set.Facts, f)
			return
		case item.Allowed != nil && f.Values == nil && f.Min == nil && f.Max == nil:
			if !m.domain(&f, item.Allowed.Text) {
				m.rep.Warnf("dmn", m.file, 0, 0, "write them into facts.yaml, as values or as min and max", "the values that the model allows for %q are not kept: gaps may be told that the model has not", name)
			}
		}
		next := m.item(item.TypeRef)
		if next == nil {
			t, ok := builtin[item.TypeRef[strings.LastIndexByte(item.TypeRef, ':')+1:]]
			f.Inferred = !ok // by the cells, later
			if ok && f.Type != rules.TypeChoice {
				f.Type = t
			}
			if f.Type != rules.TypeNumber {
				f.Min, f.Max = nil, nil
			}
			break
		}
		item = next
		f.Note = paragraphs(f.Note, said(item, name))
	}
	m.set.Facts = append(m.set.Facts, f)
}

// infer declares what the inputs of a decision name and no input datum is, with the type
// that they or their cells have, and notes the values that they allow.
func (m *reader) infer(d *decision) {
	if d.Table == nil {
		return
	}
	for k, in := range d.Table.Inputs {
		name := oneLine(in.Expression.Text)
		if !isName(name) || slices.Contains(m.decisions, m.decisionNamed(name)) {
			continue
		}
		if m.set.Fact(name) < 0 {
			m.typed(name, &itemDefinition{TypeRef: in.Expression.TypeRef})
		}
		i := m.set.Fact(name)
		if i < 0 {
			continue // a structure
		}
		m.columns[name]++
		if in.Values != nil && strings.TrimSpace(in.Values.Text) != "" {
			m.domains[name] = append(m.domains[name], in.Values.Text)
		}
		f := &m.set.Facts[i]
		if !f.Inferred || f.Type != rules.TypeText {
			continue
		}
		kinds := make(map[rules.Kind]bool)
		for _, r := range d.Table.Rules {
			if k >= len(r.Inputs) {
				continue
			}
			src, err := fromFEEL(r.Inputs[k].Text, nil)
			if err != nil {
				continue
			}
			c, err := rules.ParseCell(src)
			if err != nil {
				continue
			}
			for _, a := range c.Alts {
				for _, v := range []rules.Value{a.Eq, a.Lo, a.Hi} {
					kinds[v.Kind()] = true
				}
			}
		}
		delete(kinds, rules.Null)
		for kind, t := range map[rules.Kind]rules.Type{rules.Number: rules.TypeNumber, rules.Bool: rules.TypeYesNo, rules.Date: rules.TypeDate} {
			if len(kinds) == 1 && kinds[kind] {
				f.Type = t
			}
		}
	}
}

// isName reports whether an input expression is a name and no calculation or literal.
func isName(s string) bool {
	return s != "" && !strings.ContainsAny(s, "()[]{}<>=\"+*/,|\\?") && !strings.Contains(s, " - ") && !strings.Contains(s, "..") && !digit(s[0]) && s[0] != '-' &&
		!slices.Contains([]string{"true", "false", "null"}, s)
}

// allowedByColumns makes the values that all columns of a fact allow its domain.
func (m *reader) allowedByColumns() {
	for i := range m.set.Facts {
		f := &m.set.Facts[i]
		f.Inferred = false
		srcs := m.domains[f.ID]
		if len(srcs) == 0 || len(srcs) < m.columns[f.ID] || f.Values != nil || f.Min != nil || f.Max != nil || f.Type != rules.TypeText && f.Type != rules.TypeNumber {
			continue
		}
		one := *f
		for n, src := range srcs {
			d := rules.Fact{Type: f.Type}
			if !m.domain(&d, src) || rules.KindOf(d.Type) != rules.KindOf(f.Type) || n > 0 && src != srcs[0] && d.Values == nil {
				one = *f
				break
			}
			values := one.Values
			one.Type, one.Min, one.Max, one.Above, one.Below = d.Type, d.Min, d.Max, d.Above, d.Below
			for _, v := range d.Values {
				if !slices.Contains(values, v) {
					values = append(values, v)
				}
			}
			one.Values = values
		}
		*f = one
	}
}

var builtin = map[string]rules.Type{
	"number": rules.TypeNumber, "string": rules.TypeText, "boolean": rules.TypeYesNo, "date": rules.TypeDate,
	"time": rules.TypeTime, "date and time": rules.TypeDateTime, "dateTime": rules.TypeDateTime,
	"days and time duration": rules.TypeDays, "dayTimeDuration": rules.TypeDays,
	"years and months duration": rules.TypeMonths, "yearMonthDuration": rules.TypeMonths,
}

// decision reads one decision; it reports false when it refuses it.
func (m *reader) decision(d decision) bool {
	where := report.Say("decision %q", d.Name)
	m.line = d.line
	if d.Table == nil {
		m.errorf(where, "turn it into a decision table", "it is not a decision table")
		return false
	}
	hit, ok := policy(d.Table)
	if !ok {
		m.errorf(where, "use one of DMN's hit policies", "%q is not a hit policy", strings.TrimSpace(d.Table.HitPolicy+" "+d.Table.Aggregation))
		return false
	}
	out := &rules.Decision{ID: d.Name, Hit: hit, File: m.file, Line: d.line, Prose: m.prose(&d)}
	if d.Extensions != nil && d.Extensions.Decision != nil {
		out.Goal, out.Title = d.Extensions.Decision.Goal, d.Extensions.Decision.Title
	}
	for _, in := range d.Table.Inputs {
		name := oneLine(in.Expression.Text)
		if !isName(name) && m.set.Fact(name) < 0 && !slices.Contains(m.decisions, name) {
			m.errorf(where, "let each input name an input datum or a decision", "the input %q is not a name", name)
			return false
		}
		out.Inputs = append(out.Inputs, rules.Input{Name: name, Fact: -1, Decision: -1})
	}
	ranked := false
	for _, o := range d.Table.Outputs {
		name := oneLine(o.Name)
		if name == "" {
			name = d.Name
		}
		if slices.ContainsFunc(out.Outputs, func(o rules.Output) bool { return o.Name == name }) {
			m.errorf(where, "give each output a name of its own", "two outputs are named %q", name)
			return false
		}
		col := rules.Output{Name: name, Values: m.outputValues(&d, &o, hit)}
		ranked = ranked || col.Values != nil
		out.Outputs = append(out.Outputs, col)
	}
	if (hit == rules.Priority || hit == rules.OutputOrder) && !ranked {
		m.errorf(where, "list the output values, the first one first", "its hit policy needs the order of the output values")
		return false
	}
	if !m.defaults(where, d.Table, out) {
		return false
	}
	for n, r := range d.Table.Rules {
		m.line = r.line
		where := report.Say("%s, rule %d", where, n+1)
		if !m.rule(where, d.Table, out, r) {
			return false
		}
		if v := out.Rows[len(out.Rows)-1].Out; hit == rules.CollectSum && slices.ContainsFunc(v, func(v rules.Value) bool { return !v.IsNull() && v.Kind() != rules.Number }) {
			m.errorf(where, "give numbers, or collect without adding", "what is no number cannot be added")
			return false
		}
	}
	m.set.Decisions = append(m.set.Decisions, out)
	return true
}

// outputValues are the values that an output may have, by priority: as the column lists
// them, or, where their order counts, its type.
func (m *reader) outputValues(d *decision, o *output, hit rules.HitPolicy) []rules.Value {
	if o.Values != nil {
		if vs := m.literals(o.Values.Text); vs != nil {
			return vs
		}
	}
	if hit != rules.Priority && hit != rules.OutputOrder {
		return nil
	}
	items := []*itemDefinition{m.item(o.TypeRef)}
	if whole := m.item(d.Variable.TypeRef); whole != nil {
		for i := range whole.Components {
			if c := &whole.Components[i]; oneLine(c.Name) == oneLine(o.Name) {
				items = append(items, c)
			}
		}
		if len(d.Table.Outputs) == 1 {
			items = append(items, whole)
		}
	}
	for _, item := range items {
		for depth := 0; item != nil && depth < 50; depth++ {
			if item.Allowed != nil {
				if vs := m.literals(item.Allowed.Text); vs != nil {
					return vs
				}
			}
			item = m.item(item.TypeRef)
		}
	}
	return nil
}

// literals reads a list of values; nil where something else is in it.
func (m *reader) literals(src string) []rules.Value {
	own, err := fromFEEL(src, nil)
	if err != nil {
		return nil
	}
	c, err := rules.ParseCell(own)
	if err != nil || c.Not {
		return nil
	}
	var out []rules.Value
	for _, a := range c.Alts {
		if !a.IsEq {
			return nil
		}
		out = append(out, a.Eq)
	}
	return out
}

func policy(t *table) (rules.HitPolicy, bool) {
	hit, ok := rules.ParseHitPolicy(strings.TrimSpace(t.HitPolicy))
	if hit == rules.Collect {
		switch strings.ToUpper(strings.TrimSpace(t.Aggregation)) {
		case "":
		case "SUM":
			hit = rules.CollectSum
		case "MIN":
			hit = rules.CollectMin
		case "MAX":
			hit = rules.CollectMax
		case "COUNT":
			hit = rules.CollectCount
		default:
			return hit, false
		}
	}
	return hit, ok
}

func (m *reader) defaults(where report.Text, t *table, out *rules.Decision) bool {
	for i, o := range t.Outputs {
		if o.Default == nil || strings.TrimSpace(o.Default.Text) == "" {
			continue
		}
		v, ok := m.output(where, o.Default.Text)
		if !ok {
			return false
		}
		if out.Default == nil {
			out.Default = make([]rules.Value, len(t.Outputs))
		}
		out.Default[i] = v
	}
	return true
}

func (m *reader) output(where report.Text, src string) (rules.Value, bool) {
	own, err := fromFEEL(src, m.names)
	var v rules.Value
	if err == nil {
		s := joined(own)
		if several(s) {
			m.errorf(where, "a number has a full stop before its decimals; a list stands in brackets, as [1, 5]", "the output %q is two values, and FEEL has one", src)
			return v, false
		}
		if s == "null" {
			s = "-"
		}
		v, err = rules.ParseOutput(s)
	}
	if err == nil {
		err = m.made(v)
	}
	if err != nil {
		m.errorf(where, "outputs are literals, names, or texts joined with +", "the output %q cannot be read: %v", src, err)
	}
	return v, err == nil
}

// made says what is wrong with the names that an output is made of.
func (m *reader) made(v rules.Value) error {
	var names []string
	switch v.Kind() {
	case rules.Name:
		names = []string{v.Text()}
	case rules.Template:
		for _, part := range strings.Split(v.Text(), "{")[1:] {
			name, _, _ := strings.Cut(part, "}")
			names = append(names, name)
		}
	case rules.List:
		for _, e := range v.Items() {
			if err := m.made(e); err != nil {
				return err
			}
		}
	}
	for _, name := range names {
		i := m.set.Fact(name)
		switch {
		case i < 0:
			return fmt.Errorf("%q is no input", name)
		case v.Kind() == rules.Template && rules.KindOf(m.set.Facts[i].Type) != rules.String:
			return fmt.Errorf("%q is not a text", name)
		}
	}
	return nil
}

func (m *reader) rule(where report.Text, t *table, out *rules.Decision, r rule) bool {
	if len(r.Inputs) != len(t.Inputs) || len(r.Outputs) != len(t.Outputs) {
		m.errorf(where, "export the model again from the tool that made it", "it has %d inputs and %d outputs, the table has %d and %d", len(r.Inputs), len(r.Outputs), len(t.Inputs), len(t.Outputs))
		return false
	}
	row := rules.Row{}
	for _, e := range r.Inputs {
		src, err := fromFEEL(equal(e.Text), m.names)
		if src == "" {
			src = "-"
		}
		var c rules.Cell
		if err == nil {
			c, err = rules.ParseCell(src)
		}
		if err != nil {
			m.errorf(where, "cells are S-FEEL unary tests", "the cell %q cannot be read: %v", e.Text, err)
			return false
		}
		row.Cells, row.Src = append(row.Cells, c), append(row.Src, src)
	}
	for _, e := range r.Outputs {
		v, ok := m.output(where, e.Text)
		if !ok {
			return false
		}
		row.Out = append(row.Out, v)
	}
	row.Note = oneLine(r.Description) // where dmn-js keeps its column of annotations
	for i, e := range r.Annotations {
		switch {
		case i >= len(t.Annotations) || oneLine(e.Text) == "":
		case t.Annotations[i].Name == "basis":
			for b := range strings.SplitSeq(e.Text, ";") {
				row.Basis = append(row.Basis, oneLine(b))
			}
		case row.Note != "":
			row.Note += "; " + oneLine(e.Text)
		default:
			row.Note = oneLine(e.Text)
		}
	}
	out.Rows = append(out.Rows, row)
	return true
}
