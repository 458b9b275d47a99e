package mdd

import (
	"slices"
	"strings"

	"wentu/app/rules"
)

// box is a region of facts: for each variable the parts it allows, nil for all.
type box [][]bool

// regions covers the facts on which the leaves of f are wanted with few boxes, each
// as wide as can be: a reader sees the whole of a gap at once, not point by point.
// It stops at most boxes and says whether that was all.
func (m *manager) regions(f ref, wanted func(int) bool, most int) (boxes []box, all bool) {
	set := m.relabel(f, func(v int) int {
		if wanted(v) {
			return isTrue
		}
		return isFalse
	})
	for rest := set; rest != leaf(isFalse); {
		if len(boxes) == most {
			return boxes, false
		}
		way, _ := m.shortest(rest, func(v int) bool { return v == isTrue })
		b := make(box, len(m.sizes))
		for _, st := range way {
			b[st.v] = make([]bool, m.sizes[st.v])
			b[st.v][st.p] = true
		}
		for v := range b {
			m.widen(set, b, v)
		}
		boxes = append(boxes, b)
		rest = m.without(rest, b)
	}
	return boxes, true
}

// widen lets variable v of the box take every part that keeps the box inside set.
func (m *manager) widen(set ref, b box, v int) {
	if b[v] == nil {
		return
	}
	before := b[v]
	b[v] = nil
	if m.inside(set, b) {
		return
	}
	b[v] = slices.Clone(before)
	for p := range b[v] {
		if !b[v][p] {
			b[v][p] = true
			if !m.inside(set, b) {
				b[v][p] = false
			}
		}
	}
}

// inside reports whether the whole box lies in set.
func (m *manager) inside(set ref, b box) bool {
	m.ones.begin()
	var do func(f ref) bool
	do = func(f ref) bool {
		if f.isLeaf() {
			return f == leaf(isTrue)
		}
		if _, seen := m.ones.get(f, 0); seen {
			return true
		}
		m.ones.put(f, 0, 0)
		parts := b[m.nodes[f].v]
		for p, k := range m.nodes[f].kids {
			if (parts == nil || parts[p]) && !do(k) {
				return false
			}
		}
		return true
	}
	return do(set)
}

// without takes the box out of f.
func (m *manager) without(f ref, b box) ref {
	out := leaf(isTrue)
	for v := len(b) - 1; v >= 0; v-- {
		if b[v] == nil {
			continue
		}
		kids := make([]ref, m.sizes[v])
		for p := range kids {
			kids[p] = leaf(isFalse)
			if b[v][p] {
				kids[p] = out
			}
		}
		out = m.mk(v, kids)
	}
	return m.apply(f, m.relabel(out, func(t int) int { return 1 - t }), and)
}

// parts lists the parts that a box allows for variable v.
func (b box) parts(x *rules.Var, v int) []rules.Part {
	var out []rules.Part
	for p, ok := range b[v] {
		if ok {
			out = append(out, x.Parts[p])
		}
	}
	return out
}

// anythingElse ends a cell that also stands for the values no cell names.
const anythingElse = ", (anything else)"

// Cell writes parts of a domain as a unary test, neighbouring intervals as one.
func Cell(parts []rules.Part) string {
	var c rules.Cell
	rest := false
	for _, p := range rules.JoinAll(parts) {
		rest = rest || p.Rest
		if p.Values != nil || p.Rest {
			for _, v := range p.Values {
				c.Alts = append(c.Alts, rules.Alt{Eq: v, IsEq: true})
			}
			continue
		}
		c.Alts = append(c.Alts, rules.Alt{Lo: p.Lo, Hi: p.Hi, LoOpen: p.LoOpen, HiOpen: p.HiOpen})
	}
	for i, a := range c.Alts {
		if !a.IsEq && a.Lo.IsNull() && a.Hi.IsNull() {
			return "-"
		}
		if a.Hi.Kind() == rules.Date && a.HiOpen { // a day has one before it
			a.Hi, a.HiOpen = a.Hi.DayBefore(), false
			c.Alts[i] = a
		}
		if !a.IsEq && a.Lo.Equal(a.Hi) && !a.Lo.IsNull() {
			c.Alts[i] = rules.Alt{Eq: a.Lo, IsEq: true}
		}
	}
	s := c.String()
	if rest {
		s = strings.TrimPrefix(s+anythingElse, "-, ")
	}
	return s
}
