package mdd

import (
	"wentu/app/rules"
	"wentu/build/report"
)

// Phrase puts one answer in words, as a clause: "the amount is CNY 20,000,000 or
// more".
type Phrase func(f *rules.Fact, member string, parts []rules.Part) string

// Phrases gives the words of a language, by BCP 47; nil where it has none.
type Phrases func(lang string) Phrase

// clauses are the answers of a region, to be said in some language.
type clauses struct {
	a *analysis
	c *compiler
	b box
}

// when tells when the facts lie in the region.
func (a *analysis) when(c *compiler, b box) report.Text {
	for v := range b {
		if b[v] != nil {
			return report.Say("when %s", clauses{a, c, b})
		}
	}
	return report.Say("whatever the facts")
}

// In lists the answers of the region as clauses: "a, b and c".
func (s clauses) In(l *report.Tongue) string {
	phrase := Phrase(PlainPhrase)
	if s.a.phrases != nil {
		if p := s.a.phrases(l.Code()); p != nil {
			phrase = p
		}
	}
	out, last := "", ""
	for v := range s.b {
		if s.b[v] == nil {
			continue
		}
		x := &s.c.vars[v]
		switch {
		case out == "" && last != "":
			out = last
		case last != "":
			out = report.Say("%s, %s", out, last).In(l)
		}
		last = phrase(&s.a.set.Facts[x.Fact], x.Member, s.b.parts(x, v))
	}
	if out == "" {
		return last
	}
	return report.Say("%s and %s", out, last).In(l)
}

// region gives the region as a unary test a fact.
func (a *analysis) region(c *compiler, b box) map[string]string {
	out := make(map[string]string)
	for v := range b {
		if b[v] != nil {
			out[a.key(c, v)] = Cell(b.parts(&c.vars[v], v))
		}
	}
	return out
}

// witness gives one value a fact from the region.
func (a *analysis) witness(c *compiler, b box) map[string]string {
	out := make(map[string]string)
	for v := range b {
		if b[v] != nil {
			out[a.key(c, v)] = b.parts(&c.vars[v], v)[0].Sample().String()
		}
	}
	return out
}

func (a *analysis) key(c *compiler, v int) string {
	x := &c.vars[v]
	if x.Member != "" {
		return a.set.Facts[x.Fact].ID + ":" + x.Member
	}
	return a.set.Facts[x.Fact].ID
}

// PlainPhrase words an answer with the ids alone: "amount is >= 20000000".
func PlainPhrase(f *rules.Fact, member string, parts []rules.Part) string {
	if member != "" && parts[0].Sample().True() {
		return f.ID + " includes " + member
	}
	if member != "" {
		return f.ID + " does not include " + member
	}
	if len(parts) == 1 && parts[0].Rest && len(parts[0].Values) == 0 {
		return f.ID + " is none of the values that the tables name"
	}
	return f.ID + " is " + Cell(parts)
}
