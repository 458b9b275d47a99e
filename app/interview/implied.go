package interview

import (
	"math/bits"

	"wentu/app/rules"
)

// impliedAnswers are the parts of a variable that some way to a page allows, as a
// bit set; all set means that nothing is known.
type impliedAnswers uint64

// measure works out the longest way from each node to a leaf.
func (l *Logic) measure() {
	l.depth = make([]int, len(l.Diagram.Nodes))
	for i, n := range l.Diagram.Nodes { // children stand before their parents
		for _, k := range n.Kids {
			if !k.IsLeaf() {
				l.depth[i] = max(l.depth[i], l.depth[k])
			}
		}
		l.depth[i]++
	}
}

// imply works out for each page what all ways to it have in common: the static
// page of a node shows it as known.
func (l *Logic) imply() {
	vars := len(l.Diagram.Vars)
	l.implied = make([][]impliedAnswers, len(l.Diagram.Nodes))
	l.atLeaf = make([][]impliedAnswers, len(l.Diagram.Leaves))
	all := func(v int) impliedAnswers { return 1<<min(len(l.Diagram.Vars[v].Parts), 63) - 1 }
	root := l.Diagram.Roots[0]
	if root.IsLeaf() {
		return
	}
	l.implied[root] = make([]impliedAnswers, vars)
	for v := range l.implied[root] {
		l.implied[root][v] = all(v)
	}
	for i := int(root); i >= 0; i-- {
		from := l.implied[i]
		if from == nil {
			continue
		}
		n := &l.Diagram.Nodes[i]
		for p, k := range n.Kids {
			to := &l.atLeaf
			at := k.Leaf()
			if !k.IsLeaf() {
				to, at = &l.implied, int(k)
			}
			if (*to)[at] == nil {
				(*to)[at] = make([]impliedAnswers, vars)
			}
			for v := range from {
				m := from[v]
				if v == n.Var {
					m = 1 << min(p, 62)
				}
				(*to)[at][v] |= m
			}
		}
	}
}

// impliedSession holds the answers that are certain on a page without any session; page is
// its node plus one, or its leaf plus one with a minus.
func (d *Data) impliedSession(masks []impliedAnswers, page int) Session {
	s := Session{answers: make(map[string]Answer), shared: page}
	for v, m := range masks {
		x := &d.Diagram.Vars[v]
		if len(x.Parts) > 62 || d.isAsOf(v) {
			continue
		}
		for p := range x.Parts {
			if m == 1<<p && !x.Parts[p].Rest && len(x.Parts[p].Values) <= 1 {
				s.answers[d.key(x)] = Answer{Part: x.Parts[p]}
			}
		}
	}
	return s
}

// partsOf lists the parts of variable v that a mask allows, nil when it allows all.
func (l *Logic) partsOf(v int, m impliedAnswers) []rules.Part {
	x := &l.Diagram.Vars[v]
	n := bits.OnesCount64(uint64(m & (1<<min(len(x.Parts), 62) - 1)))
	if n == len(x.Parts) {
		return nil
	}
	out := make([]rules.Part, 0, n)
	for p := range x.Parts {
		if p < 62 && m&(1<<p) != 0 {
			out = append(out, x.Parts[p])
		}
	}
	return out
}

// shared is what all ways to a page have in common for one variable: a few answers.
type shared struct {
	v     int
	parts []rules.Part
}

// mostShared is how many answers to one question a page names as those given.
const mostShared = 2

// share gathers from the masks what a page without answers says of them.
func (l *Logic) share(masks []impliedAnswers) []shared {
	var out []shared
	for v, m := range masks {
		x := &l.Diagram.Vars[v]
		if x.Member != "" || l.isAsOf(v) || x.Parts[0].Values != nil && bits.OnesCount64(uint64(m)) > mostShared {
			continue // of intervals, many may be one
		}
		if parts := rules.JoinAll(l.partsOf(v, m)); len(parts) > 0 && len(parts) <= mostShared {
			out = append(out, shared{v, parts})
		}
	}
	return out
}

// prepareMasks works out what is certain on static pages, once for all languages.
func (l *Logic) prepareMasks() {
	l.imply()
	l.shared = make([][]shared, len(l.implied))
	for n, masks := range l.implied {
		l.shared[n] = l.share(masks)
	}
	if root := l.Diagram.Roots[0]; !root.IsLeaf() && !l.first.IsLeaf() {
		l.passed = l.dominators(l.first)
		for i, p := range l.dominators(root) { // pages that only the law of other days leads to
			if l.passed[i] < 0 && rules.Ref(i) != l.first {
				l.passed[i] = p
			}
		}
	}
}

// dominators finds for each node the last question that all ways from the first to it
// pass: its immediate dominator, -1 where there is none.
func (l *Logic) dominators(first rules.Ref) []int {
	passed := make([]int, len(l.Diagram.Nodes))
	for i := range passed {
		passed[i] = -1
	}
	for i := int(first); i >= 0; i-- { // children stand before their parents
		if i != int(first) && passed[i] < 0 {
			continue // no way leads there
		}
		for _, k := range l.Diagram.Nodes[i].Kids {
			if k.IsLeaf() {
				continue
			}
			if passed[k] < 0 {
				passed[k] = i
				continue
			}
			a, b := passed[k], i
			for a != b {
				if a > b {
					a, b = b, a
				}
				a = passed[a] // a is the further from the first
			}
			passed[k] = a
		}
	}
	return passed
}

// Certain works out what is certain on static pages, unless that was done.
func (l *Logic) Certain() { l.certain.Do(l.prepareMasks) }

// masks are the answers that the ways to a node allow, nil where none leads there.
func (l *Logic) masks(node int) []impliedAnswers {
	l.Certain()
	return l.implied[node]
}

// masksAt are the answers that the ways to a leaf allow.
func (l *Logic) masksAt(leaf int) []impliedAnswers {
	l.Certain()
	return l.atLeaf[leaf]
}
