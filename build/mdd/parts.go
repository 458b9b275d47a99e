package mdd

import (
	"slices"

	"wentu/app/rules"
)

// cellsOf lists the cells that test the fact f, or its attribute attr, in the
// decisions of a chain.
func cellsOf(s *rules.Set, chain []int, f int) (cells []*rules.Cell, attrs []string) {
	for _, d := range chain {
		dec := s.Decisions[d]
		for i := range dec.Inputs {
			if dec.Inputs[i].Fact != f || dec.Inputs[i].Decision >= 0 {
				continue
			}
			for r := range dec.Rows {
				if c := &dec.Rows[r].Cells[i]; !c.Any() {
					cells = append(cells, c)
					attrs = append(attrs, dec.Inputs[i].Attr)
				}
			}
		}
	}
	return cells, attrs
}

// variables lists what the chain asks, in the order of the facts, with the parts of
// each domain that some cell tells apart. A fact that no cell tests is left out.
func variables(s *rules.Set, chain []int) []rules.Var {
	var vars []rules.Var
	for f := range s.Facts {
		cells, attrs := cellsOf(s, chain, f)
		if len(cells) == 0 {
			continue
		}
		fact := &s.Facts[f]
		if fact.Type == rules.TypeChoices {
			for _, v := range fact.Values {
				if slices.ContainsFunc(cells, func(c *rules.Cell) bool { return names(c, rules.StringOf(v)) }) {
					vars = append(vars, rules.Var{Fact: f, Member: v, Parts: []rules.Part{
						{Values: []rules.Value{rules.Yes}}, {Values: []rules.Value{rules.No}},
					}})
				}
			}
			continue
		}
		vars = append(vars, rules.Var{Fact: f, Parts: parts(s, fact, cells, attrs)})
	}
	return vars
}

func names(c *rules.Cell, v rules.Value) bool {
	return slices.ContainsFunc(c.Alts, func(a rules.Alt) bool { return a.IsEq && a.Eq.Equal(v) })
}

func parts(s *rules.Set, f *rules.Fact, cells []*rules.Cell, attrs []string) []rules.Part {
	switch f.Type {
	case rules.TypeYesNo:
		return []rules.Part{{Values: []rules.Value{rules.Yes}}, {Values: []rules.Value{rules.No}}}
	case rules.TypeMoney, rules.TypeNumber, rules.TypeDate:
		return intervals(f, cells)
	case rules.TypeCountry:
		return countryParts(s, cells, attrs)
	}
	var out []rules.Part
	for _, v := range f.Values {
		out = append(out, rules.Part{Values: []rules.Value{rules.StringOf(v)}})
	}
	if f.Inferred || f.Type == rules.TypeText {
		out = append(out, rules.Part{Rest: true})
	}
	return out
}

// cut is a place between two values: just before value, or just after it.
type cut struct {
	value rules.Value
	after bool
}

func compareCuts(a, b cut) int {
	n, _ := a.value.Compare(b.value)
	switch {
	case n != 0:
		return n
	case a.after == b.after:
		return 0
	case b.after:
		return -1
	}
	return 1
}

// intervals cuts the line of numbers or days at every limit a cell names, and joins
// neighbours that no cell tells apart.
func intervals(f *rules.Fact, cells []*rules.Cell) []rules.Part {
	var cuts []cut
	add := func(v rules.Value, after bool) {
		if v.IsNull() {
			return
		}
		if after && v.Kind() == rules.Date {
			v, after = v.DayAfter(), false
		}
		cuts = append(cuts, cut{v, after})
	}
	for _, c := range cells {
		for _, a := range c.Alts {
			for _, v := range []rules.Value{a.Eq, a.Lo, a.Hi} {
				add(v, false)
				add(v, true)
			}
		}
	}
	slices.SortFunc(cuts, compareCuts)
	cuts = slices.CompactFunc(cuts, func(a, b cut) bool { return compareCuts(a, b) == 0 })

	var out []rules.Part
	var last []bool
	lo := cut{}
	if f.Min != nil { // nothing lies below
		lo = cut{rules.NumberOf(*f.Min), false}
		cuts = slices.DeleteFunc(cuts, func(c cut) bool { return compareCuts(c, lo) <= 0 })
	}
	hi := cut{}
	if f.Max != nil {
		hi = cut{rules.NumberOf(*f.Max), true}
		cuts = slices.DeleteFunc(cuts, func(c cut) bool { return compareCuts(c, hi) >= 0 })
	}
	for i := 0; i <= len(cuts); i++ {
		end := hi
		if i < len(cuts) {
			end = cuts[i]
		}
		p := between(lo, end)
		if f.Min != nil && *f.Min == 0 && i == 0 && !p.Lo.Equal(p.Hi) {
			p.Lo = rules.Value{} // "less than 5" rather than "0 or more, less than 5"
		}
		sig := signature(cells, p.Sample())
		if len(out) > 0 && slices.Equal(sig, last) {
			out[len(out)-1] = between(startOf(&out[len(out)-1]), end)
		} else {
			out = append(out, p)
		}
		last, lo = sig, end
	}
	return out
}

func between(a, b cut) rules.Part {
	p := rules.Part{Lo: a.value, LoOpen: a.after, Hi: b.value, HiOpen: !b.after && !b.value.IsNull()}
	if a.value.Kind() == rules.Date || b.value.Kind() == rules.Date {
		p.HiOpen = !b.value.IsNull()
	}
	return p
}

func startOf(p *rules.Part) cut { return cut{p.Lo, p.LoOpen} }

func signature(cells []*rules.Cell, v rules.Value) []bool {
	out := make([]bool, len(cells))
	for i, c := range cells {
		out[i] = c.Holds(v)
	}
	return out
}

// countryParts groups the countries that all cells treat alike.
func countryParts(s *rules.Set, cells []*rules.Cell, attrs []string) []rules.Part {
	var codes []string
	for code := range s.Countries {
		codes = append(codes, code)
	}
	for i, c := range cells {
		for _, a := range c.Alts {
			if attrs[i] == "" && a.IsEq {
				codes = append(codes, a.Eq.Text())
			}
		}
	}
	slices.Sort(codes)
	codes = slices.Compact(codes)
	var out []rules.Part
	var sigs [][]bool
	group := func(sig []bool) int {
		i := slices.IndexFunc(sigs, func(t []bool) bool { return slices.Equal(sig, t) })
		if i < 0 {
			sigs, out = append(sigs, sig), append(out, rules.Part{})
			i = len(out) - 1
		}
		return i
	}
	sign := func(code string) []bool {
		sig := make([]bool, len(cells))
		for i, c := range cells {
			v := rules.StringOf(code)
			if attrs[i] != "" {
				v = s.Countries[code][attrs[i]]
			}
			sig[i] = c.Holds(v)
		}
		return sig
	}
	for _, code := range codes {
		i := group(sign(code))
		out[i].Values = append(out[i].Values, rules.StringOf(code))
	}
	out[group(sign("\u0000"))].Rest = true
	return out
}
