// Package wording puts facts, answers, cells and rows into the reader's words. The
// words come from the message catalogue of one language, and so does how that language
// writes numbers, days and enumerations (package build/cldr says under which keys). It
// runs at build time and in the browser alike, so that both say the same.
package wording

import (
	"slices"
	"strconv"
	"strings"

	"wentu/app/rules"
)

// Catalogue holds the messages of one language by key.
type Catalogue map[string]string

// Has reports whether there is a message for key.
func (c Catalogue) Has(key string) bool { _, ok := c[key]; return ok }

// Below is the part of the catalogue whose keys have one of the prefixes, each of which
// ends in a full stop.
func (c Catalogue) Below(prefixes ...string) Catalogue {
	want := make(map[string]bool, len(prefixes))
	for _, p := range prefixes {
		want[p] = true
	}
	out := make(Catalogue)
	for key, m := range c {
		for i := range key {
			if key[i] == '.' && want[key[:i+1]] {
				out[key] = m
				break
			}
		}
	}
	return out
}

// T returns the message for key with its placeholders filled: pairs are name, value,
// name, value. A missing message shows its key, which the build does not let pass.
func (c Catalogue) T(key string, pairs ...string) string {
	m, ok := c[key]
	if !ok {
		return "⟨" + key + "⟩"
	}
	return Fill(m, pairs...)
}

// Count returns the message for key in the form that the number n takes, with {{.Count}}
// and the other placeholders filled.
func (c Catalogue) Count(key string, n int, pairs ...string) string {
	return c.count(key, float64(n), pairs...)
}

func (c Catalogue) count(key string, n float64, pairs ...string) string {
	if form := key + "." + Plural(c["locale.plural"], n); c.Has(form) {
		key = form
	}
	return c.T(key, append(pairs, "Count", c.Number(n))...)
}

// Fill puts values into the placeholders of a message: pairs are name, value, name,
// value. What has no value stays as it is, and what stands in a value is left alone.
func Fill(m string, pairs ...string) string {
	if !strings.Contains(m, "{{.") {
		return m
	}
	var b strings.Builder
	b.Grow(2 * len(m))
	for {
		before, rest, ok := strings.Cut(m, "{{.")
		name, after, closed := strings.Cut(rest, "}}")
		b.WriteString(before)
		if !ok || !closed {
			b.WriteString(m[len(before):])
			return b.String()
		}
		value := "{{." + name + "}}"
		for i := 0; i+1 < len(pairs); i += 2 {
			if pairs[i] == name {
				value = pairs[i+1]
			}
		}
		b.WriteString(value)
		m = after
	}
}

// Label is the short name of a fact.
func (c Catalogue) Label(fact string) string { return c.T("fact." + fact + ".label") }

// Question is the question that asks a fact; for one member of a fact of type
// choices, whether that member is among the answers.
func (c Catalogue) Question(f *rules.Fact, member string) string {
	q := c.T("fact." + f.ID + ".question")
	if member == "" {
		return q
	}
	return c.T("word.member", "Question", q, "Answer", c.T("fact."+f.ID+".value."+member))
}

// Value words a value of a fact: the option's label, yes or no, an amount.
func (c Catalogue) Value(f *rules.Fact, v rules.Value) string {
	switch v.Kind() {
	case rules.Null:
		return c.T("word.unknown")
	case rules.Bool:
		key := "fact." + f.ID + ".value." + v.String()
		if c.Has(key) {
			return c[key]
		}
		return c.T("word." + v.String())
	case rules.Number:
		return c.Quantity(f, v)
	case rules.Date:
		return c.Day(v)
	case rules.List:
		var parts []string
		for _, e := range v.Items() {
			parts = append(parts, c.Value(f, e))
		}
		return c.And(parts)
	}
	if f.Type == rules.TypeCountry {
		if key := "country." + v.Text(); c.Has(key) {
			return c[key]
		}
		return v.Text()
	}
	return c.T("fact." + f.ID + ".value." + v.Text())
}

// Day words a date: 1 March 2026.
func (c Catalogue) Day(v rules.Value) string {
	y, m, d := v.Civil()
	month := strconv.Itoa(m)
	return c.T("locale.date", "y", strconv.Itoa(y), "BE", strconv.Itoa(y+543), "M", month, "MMMM", c.T("locale.month."+month), "d", strconv.Itoa(d))
}

// Quantity words a number with the fact's unit, as people say it: 50亿元, CNY 5 billion.
func (c Catalogue) Quantity(f *rules.Fact, v rules.Value) string {
	if f.Unit == "" {
		return c.Number(v.Float())
	}
	key := "unit." + f.Unit
	if said := c.said(v.Float()); said != "" {
		return c.T(key, "Count", said)
	}
	return c.count(key, v.Float())
}

// said is a large number in the powers of ten that a language counts by, 万 and 亿 or
// million and billion. It is "" for one that is too small, or that would need more than two
// decimals: that is an exact figure, which reads best in digits.
func (c Catalogue) said(n float64) string {
	for power, unit := 12, 1e12; power > 3; power, unit = power-1, unit/10 {
		key := "locale.scale." + strconv.Itoa(power)
		if n < unit || !c.Has(key) {
			continue
		}
		digits := strconv.FormatFloat(n/unit, 'f', -1, 64)
		whole, decimals, point := strings.Cut(digits, ".")
		if len(whole) > 4 || len(decimals) > 2 {
			return ""
		}
		if form := key + "." + Plural(c["locale.plural"], n/unit); c.Has(form) {
			key = form
		}
		if point {
			whole += c["locale.decimal"] + decimals
		}
		return c.T(key, "Count", whole)
	}
	return ""
}

// Number writes f with its digits grouped by thousands.
func (c Catalogue) Number(f float64) string {
	whole, decimals, _ := strings.Cut(strconv.FormatFloat(f, 'f', -1, 64), ".")
	var b strings.Builder
	if digits, below := strings.CutPrefix(whole, "-"); below {
		b.WriteString(c["locale.minus"])
		whole = digits
	}
	from, _ := strconv.Atoi(c["locale.group-from"])
	for i, d := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 && len(whole) >= 3+from {
			b.WriteString(c["locale.group"])
		}
		b.WriteRune(d)
	}
	if decimals != "" {
		b.WriteString(c["locale.decimal"])
		b.WriteString(decimals)
	}
	return b.String()
}

// Part words a part of a fact's domain: the answers in it, or the interval.
func (c Catalogue) Part(f *rules.Fact, p *rules.Part) string {
	if p.Values != nil || p.Rest {
		var names []string
		for _, v := range p.Values {
			names = append(names, c.Value(f, v))
		}
		if p.Rest {
			names = append(names, c.T("word.rest"))
		}
		return c.Or(names)
	}
	return c.interval(f, p.Lo, p.Hi, p.LoOpen, p.HiOpen)
}

func (c Catalogue) interval(f *rules.Fact, lo, hi rules.Value, loOpen, hiOpen bool) string {
	q := func(v rules.Value) string { return c.Value(f, v) }
	kind := "word."
	if lo.Kind() == rules.Date || hi.Kind() == rules.Date {
		kind = "word.date-"
	}
	switch {
	case lo.IsNull() && hi.IsNull():
		return c.T("word.any")
	case hi.IsNull() && loOpen:
		return c.T(kind+"over", "A", q(lo))
	case hi.IsNull():
		return c.T(kind+"from", "A", q(lo))
	case lo.IsNull() && hiOpen:
		return c.T(kind+"below", "A", q(hi))
	case lo.IsNull():
		return c.T(kind+"upto", "A", q(hi))
	case lo.Equal(hi):
		return q(lo)
	case hiOpen:
		return c.T(kind+"from-below", "A", q(lo), "B", q(hi))
	}
	return c.T(kind+"between", "A", q(lo), "B", q(hi))
}

// Or joins alternatives: a, b or c.
func (c Catalogue) Or(names []string) string { return c.join("locale.or", names) }

// And joins what holds together: a, b and c.
func (c Catalogue) And(names []string) string { return c.join("locale.and", names) }

func (c Catalogue) join(key string, names []string) string {
	n := len(names)
	if n < 2 {
		return strings.Join(names, "")
	}
	last := c.T(key + ".last")
	if n == 2 {
		last = c.T(key + ".two")
	}
	return strings.Join(names[:n-1], c.T(key+".more")) + last + names[n-1]
}

// Column words the head of an input column.
func (c Catalogue) Column(s *rules.Set, in *rules.Input) string {
	if in.Decision >= 0 {
		return c.Output(s.Decisions[in.Decision], in.Output)
	}
	if in.Attr != "" {
		return c.T("word.attribute", "Fact", c.Label(s.Facts[in.Fact].ID), "Attribute", c.T("attribute."+in.Attr))
	}
	return c.Label(s.Facts[in.Fact].ID)
}

// Output words the head of an output column. A decision with one output may go by
// its own name.
func (c Catalogue) Output(d *rules.Decision, col int) string {
	key := "decision." + d.ID + ".out." + d.Outputs[col].Name
	if c.Has(key) {
		return c[key]
	}
	return c.T("decision." + d.ID + ".label")
}

// Result words a value of an output column.
func (c Catalogue) Result(d *rules.Decision, col int, v rules.Value) string {
	switch v.Kind() {
	case rules.Null:
		return c.T("word.none")
	case rules.Bool:
		return c.T("word." + v.String())
	case rules.Number:
		return c.Number(v.Float())
	case rules.List:
		var parts []string
		for _, e := range v.Items() {
			parts = append(parts, c.Result(d, col, e))
		}
		return c.And(parts)
	case rules.Date:
		return c.Day(v)
	}
	if key := "court." + v.Text(); c.Has(key) {
		return c[key]
	}
	if key := "outcome." + v.Text(); c.Has(key) {
		return c[key]
	}
	return c.T("decision." + d.ID + ".value." + v.Text())
}

// Results words all that a row of a decision gives, each thing once.
func (c Catalogue) Results(d *rules.Decision, out []rules.Value) string {
	var names []string
	for k, v := range out {
		if v.IsNull() {
			continue
		}
		w := c.Result(d, k, v)
		if v.Kind() == rules.Bool { // yes to what?
			if key := "decision." + d.ID + "." + d.Outputs[k].Name + "." + v.String(); c.Has(key) {
				w = c[key]
			}
		}
		if !slices.Contains(names, w) {
			names = append(names, w)
		}
	}
	return c.List(names)
}

// List joins names: a, b, c.
func (c Catalogue) List(names []string) string { return strings.Join(names, c.T("word.comma")) }

// Cell words an input cell; "" where the column does not matter.
func (c Catalogue) Cell(s *rules.Set, in *rules.Input, cell *rules.Cell) string {
	if cell.Any() {
		return ""
	}
	word := func(v rules.Value) string {
		if in.Decision >= 0 {
			return c.Result(s.Decisions[in.Decision], in.Output, v)
		}
		if in.Attr != "" && v.Kind() == rules.String {
			return c.T("attribute-value." + v.Text())
		}
		return c.Value(&s.Facts[in.Fact], v)
	}
	var names []string
	for _, a := range cell.Alts {
		if a.IsEq {
			names = append(names, word(a.Eq))
			continue
		}
		f := &rules.Fact{}
		if in.Fact >= 0 && in.Decision < 0 {
			f = &s.Facts[in.Fact]
		}
		names = append(names, c.interval(f, a.Lo, a.Hi, a.LoOpen, a.HiOpen))
	}
	if cell.Not {
		return c.T("word.not", "A", c.Or(names))
	}
	return c.Or(names)
}
