package mdd

import (
	"fmt"
	"maps"
	"slices"
	"strings"

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
		if len(f.Values) > 0 { // a list of numbers
			return numbers(f.Values)
		}
		return intervals(f, cells)
	case rules.TypeText:
		return texts(cells)
	case rules.TypeCountry:
		return countryParts(s, cells, attrs)
	}
	var out []rules.Part
	for _, v := range f.Values {
		out = append(out, rules.Part{Values: []rules.Value{rules.StringOf(v)}})
	}
	if f.Inferred {
		out = append(out, rules.Part{Rest: true})
	}
	return out
}

func numbers(values []string) []rules.Part {
	var out []rules.Part
	for _, v := range values {
		if n, err := rules.ParseOutput(v); err == nil {
			out = append(out, rules.Part{Values: []rules.Value{n}})
		}
	}
	return out
}

// texts groups the texts that all cells treat alike; the last part holds all others.
func texts(cells []*rules.Cell) []rules.Part {
	named := make(map[string][]bool) // text → the cells that name it
	for i, c := range cells {
		for _, a := range c.Alts {
			for _, v := range a.Eq.Items() {
				if v.Kind() != rules.String {
					continue
				}
				if named[v.Text()] == nil {
					named[v.Text()] = make([]bool, len(cells))
				}
				named[v.Text()][i] = true
			}
		}
	}
	groups := make(map[string][]rules.Value)
	for t, in := range named {
		groups[fmt.Sprint(in)] = append(groups[fmt.Sprint(in)], rules.StringOf(t))
	}
	var out []rules.Part
	for _, vs := range groups {
		slices.SortFunc(vs, compareTexts)
		out = append(out, rules.Part{Values: vs})
	}
	slices.SortFunc(out, func(a, b rules.Part) int { return compareTexts(a.Values[0], b.Values[0]) })
	return append(out, rules.Part{Rest: true})
}

func compareTexts(a, b rules.Value) int { return strings.Compare(a.Text(), b.Text()) }

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
		if v.Kind() != rules.KindOf(f.Type) {
			return
		}
		if after && v.Kind() == rules.Date {
			v, after = v.DayAfter(), false
		}
		cuts = append(cuts, cut{v, after})
	}
	for _, c := range cells {
		for _, a := range c.Alts {
			for _, v := range append([]rules.Value{a.Lo, a.Hi}, a.Eq.Items()...) {
				add(v, false)
				add(v, true)
			}
		}
	}
	slices.SortFunc(cuts, compareCuts)
	cuts = slices.CompactFunc(cuts, func(a, b cut) bool { return compareCuts(a, b) == 0 })

	lo, hi := cut{}, cut{}
	if f.Min != nil { // nothing lies below
		lo = cut{rules.NumberOf(*f.Min), f.Above}
		cuts = slices.DeleteFunc(cuts, func(c cut) bool { return compareCuts(c, lo) <= 0 })
	}
	if f.Max != nil {
		hi = cut{rules.NumberOf(*f.Max), !f.Below}
		cuts = slices.DeleteFunc(cuts, func(c cut) bool { return compareCuts(c, hi) >= 0 })
	}
	all := cuts
	cuts = telling(cells, cuts)
	if len(cuts) == 0 && len(all) > 0 && f.Type == rules.TypeDate {
		cuts = all[:1] // a day is a value of its kind only beside a limit
	}
	var out []rules.Part
	for i := 0; i <= len(cuts); i++ {
		end := hi
		if i < len(cuts) {
			end = cuts[i]
		}
		p := between(lo, end)
		if f.Min != nil && *f.Min == 0 && !f.Above && i == 0 && !p.Lo.Equal(p.Hi) {
			p.Lo = rules.Value{} // "less than 5" rather than "0 or more, less than 5"
		}
		out = append(out, p)
		lo = end
	}
	return out
}

// telling keeps the cuts at which some cell begins or ceases to hold.
func telling(cells []*rules.Cell, cuts []cut) []cut {
	if len(cuts) == 0 {
		return nil
	}
	// Segment 0 lies before the first cut, segment i after cut i-1.
	place := func(v rules.Value, after bool) int {
		if after && v.Kind() == rules.Date {
			v, after = v.DayAfter(), false
		}
		i, exact := slices.BinarySearchFunc(cuts, cut{v, after}, compareCuts)
		if exact {
			return i + 1
		}
		return i
	}
	kind := cuts[0].value.Kind()
	changes := make([]bool, len(cuts)+1)
	for _, c := range cells {
		held := make(map[int]int) // segment → how many alternatives begin there, less those that end
		for _, a := range c.Alts {
			if a.IsEq {
				for _, v := range a.Eq.Items() {
					if v.Kind() == kind {
						held[place(v, false)]++
						held[place(v, true)]--
					}
				}
				continue
			}
			if k := a.Lo.Kind(); k != kind && k != rules.Null {
				continue
			}
			if k := a.Hi.Kind(); k != kind && k != rules.Null {
				continue
			}
			from, to := 0, len(cuts)+1
			if !a.Lo.IsNull() {
				from = place(a.Lo, a.LoOpen)
			}
			if !a.Hi.IsNull() {
				to = place(a.Hi, !a.HiOpen)
			}
			if from < to {
				held[from]++
				held[to]--
			}
		}
		n := 0
		for _, at := range slices.Sorted(maps.Keys(held)) {
			if at <= len(cuts) && at > 0 && (n > 0) != (n+held[at] > 0) {
				changes[at] = true
			}
			n += held[at]
		}
	}
	var out []cut
	for i, c := range cuts {
		if changes[i+1] {
			out = append(out, c)
		}
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
