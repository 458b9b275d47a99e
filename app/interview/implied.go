package interview

import "wentu/app/rules"

// impliedAnswers are the parts of a variable that some way to a page allows, as a
// bit set; all set means that nothing is known.
type impliedAnswers uint64

// measure works out the longest way from each node to a leaf.
func (d *Data) measure() {
	d.depth = make([]int, len(d.Diagram.Nodes))
	for i, n := range d.Diagram.Nodes { // children stand before their parents
		for _, k := range n.Kids {
			if !k.IsLeaf() {
				d.depth[i] = max(d.depth[i], d.depth[k])
			}
		}
		d.depth[i]++
	}
}

// imply works out for each page what all ways to it have in common: the static
// page of a node shows it as known.
func (d *Data) imply() {
	vars := len(d.Diagram.Vars)
	d.implied = make([][]impliedAnswers, len(d.Diagram.Nodes))
	d.atLeaf = make([][]impliedAnswers, len(d.Diagram.Leaves))
	all := func(v int) impliedAnswers { return 1<<min(len(d.Diagram.Vars[v].Parts), 63) - 1 }
	root := d.Diagram.Roots[0]
	if root.IsLeaf() {
		return
	}
	d.implied[root] = make([]impliedAnswers, vars)
	for v := range d.implied[root] {
		d.implied[root][v] = all(v)
	}
	for i := int(root); i >= 0; i-- {
		from := d.implied[i]
		if from == nil {
			continue
		}
		n := &d.Diagram.Nodes[i]
		for p, k := range n.Kids {
			to := &d.atLeaf
			at := k.Leaf()
			if !k.IsLeaf() {
				to, at = &d.implied, int(k)
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

// impliedSession holds the answers that are certain on a page without any session.
func (d *Data) impliedSession(masks []impliedAnswers) Session {
	s := Session{}
	for v, m := range masks {
		x := &d.Diagram.Vars[v]
		if len(x.Parts) > 62 || d.isAsOf(v) {
			continue
		}
		for p := range x.Parts {
			if m == 1<<p && !x.Parts[p].Rest && len(x.Parts[p].Values) <= 1 {
				s = s.with(d.key(x), Answer{Part: x.Parts[p]})
			}
		}
	}
	return s
}

// partsOf lists the parts of variable v that a mask allows, nil when it allows all.
func (d *Data) partsOf(v int, m impliedAnswers) []rules.Part {
	x := &d.Diagram.Vars[v]
	var out []rules.Part
	for p := range x.Parts {
		if p < 62 && m&(1<<p) != 0 {
			out = append(out, x.Parts[p])
		}
	}
	if len(out) == len(x.Parts) {
		return nil
	}
	return out
}
