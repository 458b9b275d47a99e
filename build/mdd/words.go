package mdd

import (
	"strings"

	"wentu/app/rules"
	"wentu/build/report"
)

// Phrase puts one answer in words, as a clause: "the amount is CNY 20,000,000 or
// more".
type Phrase func(f *rules.Fact, member string, parts []rules.Part) string

// Phrases gives the words of a language, by BCP 47; nil where it has none. A phrase is
// "" where the words of the fact are missing; the ids then stand for them.
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
	var phrase Phrase
	if s.a.phrases != nil {
		phrase = s.a.phrases(l.Code())
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
		f, parts := &s.a.set.Facts[x.Fact], s.b.parts(x, v)
		last = ""
		if phrase != nil {
			last = phrase(f, x.Member, parts)
		}
		if last == "" {
			last = plain(f, x.Member, parts).In(l)
		}
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
			p := b.parts(&c.vars[v], v)[0]
			out[a.key(c, v)] = p.Sample().String()
			if p.Rest && len(p.Values) == 0 {
				out[a.key(c, v)] = Cell([]rules.Part{p})
			}
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

// plain words an answer with the ids alone: "amount is >= 20000000".
func plain(f *rules.Fact, member string, parts []rules.Part) report.Text {
	if member != "" && parts[0].Sample().True() {
		return report.Say("%s includes %s", f.ID, member)
	}
	if member != "" {
		return report.Say("%s does not include %s", f.ID, member)
	}
	if len(parts) == 1 && parts[0].Rest && len(parts[0].Values) == 0 {
		return report.Say("%s is none of the values that the tables name", f.ID)
	}
	if named, ok := strings.CutSuffix(Cell(parts), anythingElse); ok {
		return report.Say("%s is %s, (anything else)", f.ID, named)
	}
	return report.Say("%s is %s", f.ID, Cell(parts))
}
