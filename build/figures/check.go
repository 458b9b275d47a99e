// Package figures ties the amounts that tables decide to the texts that say them: a limit
// that is changed leads to each place that still says the old one.
package figures

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"wentu/app/rules"
	"wentu/app/typed"
	"wentu/build/amounts"
	"wentu/build/content"
	"wentu/build/report"
	"wentu/build/words"
)

// place is where a text says an amount.
type place struct {
	text, lang string // the text as the list names it, "" for a worked case
	file       string
	line, col  int
	value      float64
	words      string // the amount, with some of what stands around it
}

// limit is an amount that a row of a decision names, in force on the day asked.
type limit struct {
	decision *rules.Decision
	amount   float64
	line     int
}

type checker struct {
	lib     *content.Library
	entries []*entry
	limits  []limit
	places  []place
	files   map[string][]string // the languages in which a text is there
	unit    string              // of the amounts
	rep     *report.Report
}

// Check compares the amounts that texts, worked cases and the messages in locales say with
// the limits of the tables on a day, as the list of figures ties them to each other. It
// does nothing where there is no list. Locale tells how a language writes numbers.
func Check(fsys fs.FS, lib *content.Library, locales string, locale func(lang string) typed.Locale, today rules.Value, rep *report.Report) {
	unit := ""
	for _, f := range lib.Rules.Facts {
		if f.Type == rules.TypeMoney && unit == "" {
			unit = f.Unit
		}
	}
	entries, ok := load(fsys, unit, rep)
	if !ok {
		if ls := limits(lib.Rules, today); len(ls) > 0 && !rep.Failed() {
			rep.Add(report.Finding{
				Severity: report.Advice, Kind: "figures", File: file,
				Msg:  report.Say("nothing holds the texts to the %d amounts that the tables decide by", len(ls)),
				Hint: report.Say("tie them together in this file: an entry \"- amount: 20000000\" for each, as CONTRIBUTING.md shows"),
			})
		}
		return
	}
	c := &checker{lib: lib, entries: entries, limits: limits(lib.Rules, today), files: make(map[string][]string), unit: unit, rep: rep}
	known := make(map[string]typed.Locale)
	for _, lang := range lib.Langs {
		known[lang] = locale(lang)
	}
	c.read(fsys, locales, known)
	for _, e := range entries {
		c.check(e)
	}
	c.unlisted()
}

// limits are the amounts of money that rows in force on a day name.
func limits(set *rules.Set, today rules.Value) []limit {
	var out []limit
	for _, d := range set.Decisions {
		for k := range d.Inputs {
			in := &d.Inputs[k]
			if in.Fact < 0 || set.Facts[in.Fact].Type != rules.TypeMoney {
				continue
			}
			f := &set.Facts[in.Fact]
			for i := range d.Rows {
				if !inForce(d, i, today) {
					continue
				}
				for _, a := range d.Rows[i].Cells[k].Alts {
					for _, v := range []rules.Value{a.Eq, a.Lo, a.Hi} {
						end := f.Min != nil && v.Float() <= *f.Min || f.Max != nil && v.Float() >= *f.Max
						same := func(l limit) bool { return l.decision == d && l.amount == v.Float() }
						if v.Kind() == rules.Number && !end && !slices.ContainsFunc(out, same) {
							out = append(out, limit{d, v.Float(), d.Rows[i].Line})
						}
					}
				}
			}
		}
	}
	return out
}

// inForce reports whether a row holds on a day.
func inForce(d *rules.Decision, row int, day rules.Value) bool {
	for k := range d.Inputs {
		if d.Inputs[k].Name == rules.AsOf && !d.Rows[row].Cells[k].Holds(day) {
			return false
		}
	}
	return true
}

// read finds all amounts that the list or the tables name.
func (c *checker) read(fsys fs.FS, locales string, locale map[string]typed.Locale) {
	for t := range c.lib.Texts() {
		name := path.Join(path.Base(path.Dir(t.File)), strings.TrimSuffix(path.Base(t.File), ".md"))
		c.files[name] = append(c.files[name], t.Lang)
		src, err := fs.ReadFile(fsys, t.File)
		if err != nil {
			continue
		}
		rows := c.rows(t.File)
		c.lines(string(src), locale[t.Lang], func(line int) (place, bool) {
			return place{text: name, lang: t.Lang, file: t.File}, !rows[line]
		})
	}
	for _, lang := range c.lib.Langs {
		name := path.Join(locales, "active."+lang+".toml")
		src, err := fs.ReadFile(fsys, name)
		if err != nil {
			continue
		}
		keys := words.KeyAt(string(src))
		for _, k := range slices.Compact(slices.Clone(keys)) {
			c.files[k] = append(c.files[k], lang)
		}
		c.lines(string(src), locale[lang], func(line int) (place, bool) {
			return place{text: keys[line], lang: lang, file: name}, true
		})
	}
	for i := range c.lib.Cases {
		cs := &c.lib.Cases[i]
		for _, lang := range c.lib.Langs {
			c.lines(cs.Title[lang], locale[lang], func(int) (place, bool) { return place{lang: lang, file: cs.File, line: cs.Line}, true })
		}
		c.lines(cs.Note, locale[c.lib.Langs[0]], func(int) (place, bool) { return place{file: cs.File, line: cs.Line}, true })
	}
}

// rows are the lines of a file that are rows of a decision table.
func (c *checker) rows(file string) map[int]bool {
	out := make(map[int]bool)
	for _, d := range c.lib.Rules.Decisions {
		if d.File == file {
			for i := range d.Rows {
				out[d.Rows[i].Line] = true
			}
		}
	}
	return out
}

// lines keeps the amounts of a text that the list or the tables name.
func (c *checker) lines(src string, l typed.Locale, at func(line int) (place, bool)) {
	n := 0
	named := func(amount float64) bool {
		return slices.ContainsFunc(c.entries, func(e *entry) bool { return e.Amount == amount }) ||
			slices.ContainsFunc(c.limits, func(l limit) bool { return l.amount == amount })
	}
	for line := range strings.Lines(src) {
		n++
		for _, f := range amounts.FindAmong(line, c.unit, l, named) {
			p, read := at(n)
			if !read {
				continue
			}
			if p.line == 0 {
				p.line, p.col = n, len([]rune(line[:f.From]))+1
			}
			p.value, p.words = f.Value, around(line, f.From, f.To)
			c.places = append(c.places, p)
		}
	}
}

// around is a piece of a line with some letters on either side.
func around(line string, from, to int) string {
	const most = 14
	before, behind := []rune(line[:from]), []rune(strings.TrimRight(line[to:], "\n"))
	head, tail := "", ""
	if len(before) > most {
		before, head = before[len(before)-most:], "…"
	}
	if len(behind) > most {
		behind, tail = behind[:most], "…"
	}
	return head + string(before) + line[from:to] + string(behind) + tail
}

// check compares one entry of the list with the tables and the texts.
func (c *checker) check(e *entry) {
	d := c.lib.Rules.Decision(e.Decision)
	if d < 0 {
		var ids []string
		for _, d := range c.lib.Rules.Decisions {
			ids = append(ids, d.ID)
		}
		c.rep.Errorf("figures", file, e.line, 0, report.DidYouMean(e.Decision, ids, report.Say("the decisions are %s", strings.Join(ids, ", "))), "there is no decision %q", e.Decision)
		return
	}
	dec := c.lib.Rules.Decisions[d]
	for _, t := range slices.Concat(e.Texts, e.Other) {
		if c.files[t] == nil {
			names := make([]string, 0, len(c.files))
			for n := range c.files {
				names = append(names, n)
			}
			slices.Sort(names)
			c.rep.Errorf("figures", file, e.line, 0, report.DidYouMean(t, names, "name a text as guides/filing, a message by its key"), "there is no text %q", t)
		}
	}
	if !slices.ContainsFunc(c.limits, func(l limit) bool { return l.decision == dec && l.amount == e.Amount }) {
		c.gone(e, dec)
		return
	}
	for _, t := range e.Texts {
		for _, lang := range c.files[t] {
			if !slices.ContainsFunc(c.places, func(p place) bool { return p.text == t && p.lang == lang && p.value == e.Amount }) {
				kind, id, _ := strings.Cut(t, "/")
				name := content.File(lang, kind, id)
				if id == "" {
					name = "locales/active." + lang + ".toml"
				}
				c.rep.Errorf("figures", name, 0, 0, report.Say("write the amount as the table has it, or take the text off the list in %s", file),
					"%q does not say %s, which %q decides", t, c.money(e.Amount), dec.ID)
			}
		}
	}
}

// gone reports an amount that the decision no longer has, with every place that says it.
func (c *checker) gone(e *entry, dec *rules.Decision) {
	var folded []report.Text
	for _, p := range c.places {
		if p.value == e.Amount && !slices.Contains(e.Other, p.text) && !c.own(p) {
			folded = append(folded, report.Say("%s:%d: %s", p.file, p.line, p.words))
		}
	}
	instead, line := c.instead(dec)
	if len(folded) == 0 {
		hint := report.Say("delete the entry")
		if instead != "" {
			hint = report.Say("write the amount that took its place: %s", instead)
		}
		c.rep.Errorf("figures", file, e.line, 0, hint, "%q no longer has the limit %s, and no text says it", dec.ID, c.money(e.Amount))
		return
	}
	c.rep.Add(report.Finding{
		Severity: report.Error, Kind: "figures", File: dec.File, Line: cmp.Or(line, dec.Line), Folded: folded,
		Msg:  report.Say("%q no longer has the limit %s, but it stands in these %d places", dec.ID, c.money(e.Amount), len(folded)),
		Hint: report.Say("correct each place that means this limit; list texts that mean something else under \"other\" in %s, line %d", file, e.line),
	})
}

// own reports whether a place is in a worked case about that very amount.
func (c *checker) own(p place) bool {
	if p.text != "" {
		return false
	}
	for i := range c.lib.Cases {
		cs := &c.lib.Cases[i]
		if cs.File != p.file || cs.Line != p.line {
			continue
		}
		for _, x := range cs.Facts {
			if v, err := rules.FromAny(x); err == nil && v.Kind() == rules.Number && v.Float() == p.value {
				return true
			}
		}
	}
	return false
}

// instead are the limits of a decision that the list does not have, and the row of the
// first.
func (c *checker) instead(dec *rules.Decision) (amounts string, line int) {
	var all []string
	for _, l := range c.limits {
		if l.decision == dec && !c.listed(l) {
			all = append(all, strconv.FormatFloat(l.amount, 'f', -1, 64))
			line = cmp.Or(line, l.line)
		}
	}
	return strings.Join(all, ", "), line
}

func (c *checker) listed(l limit) bool {
	return slices.ContainsFunc(c.entries, func(e *entry) bool { return e.Decision == l.decision.ID && e.Amount == l.amount })
}

// unlisted reports limits that the list does not have, and texts that say a limit and are
// not on it.
func (c *checker) unlisted() {
	changed := func(d *rules.Decision) bool {
		return slices.ContainsFunc(c.entries, func(e *entry) bool {
			return e.Decision == d.ID && !slices.ContainsFunc(c.limits, func(l limit) bool { return l.decision == d && l.amount == e.Amount })
		})
	}
	for _, l := range c.limits {
		if c.listed(l) || changed(l.decision) {
			continue // in the second case it took the place of another, which is told there
		}
		var texts []string
		for _, p := range c.places {
			if p.value == l.amount && p.text != "" && !slices.Contains(texts, p.text) {
				texts = append(texts, p.text)
			}
		}
		slices.Sort(texts)
		entry := "- amount: " + strconv.FormatFloat(l.amount, 'f', -1, 64) + "\n\t  decision: " + l.decision.ID + "\n\t  texts: [" + strings.Join(texts, ", ") + "]"
		c.rep.Errorf("figures", l.decision.File, l.line, 0, report.Say("add to %s, with the texts that mean this limit:\n\t%s", file, entry), "the list of figures does not have the limit %s of %q", c.money(l.amount), l.decision.ID)
	}
	seen := make(map[string]bool)
	for _, p := range c.places {
		var decisions []string
		known := false
		for _, e := range c.entries {
			if e.Amount == p.value {
				if !slices.Contains(decisions, e.Decision) {
					decisions = append(decisions, e.Decision)
				}
				known = known || slices.Contains(e.Texts, p.text) || slices.Contains(e.Other, p.text)
			}
		}
		key := p.text + c.money(p.value)
		if p.text == "" || known || decisions == nil || seen[key] {
			continue
		}
		seen[key] = true
		c.rep.Warnf("figures", p.file, p.line, p.col, report.Say("add %q to the texts of this amount in %s, or under \"other\" where it means something else", p.text, file),
			"this text says %s, a limit of %q", c.money(p.value), strings.Join(decisions, ", "))
	}
}

// money writes an amount with its thousands apart.
func (c *checker) money(f float64) string {
	s := strconv.FormatFloat(f, 'f', -1, 64)
	whole, part, _ := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if part != "" {
		whole += "." + part
	}
	return strings.TrimSpace(c.unit + " " + whole)
}
