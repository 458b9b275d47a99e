package interview

import (
	"slices"

	"wentu/app/address"
	"wentu/app/rules"
	"wentu/app/view"
)

// common fills the result of leaf i for somebody of whom no answers are known. Many ways
// lead there: what all of them share is said as it is, and what only some have stands
// beside its condition.
func (d *Data) common(r *view.Result, at address.Place, i int) {
	r.Common = true
	masks := d.masksAt(i)
	if masks == nil {
		return
	}
	for _, c := range d.share(masks) {
		r.Known = append(r.Known, d.sharedKnown(&c))
	}
	d.steps(r, at, d.allowedAt(masks, d.Goal.Steps))
	r.Why = d.rowsTo(at, i)
	r.Notes, r.MoreNotes = d.notesOnAllWays(at, masks)
	if d.Diagram.Leaves[i].Outputs != nil {
		r.Changes = d.neighbours(at, i)
	}
}

// notesOnAllWays are the advice that all ways within masks call for; more leads to the
// table where the rest stands with its conditions, if some way calls for any of it.
func (d *Data) notesOnAllWays(at address.Place, masks []impliedAnswers) (out []view.Note, more view.Link) {
	notes := d.notesDiagram()
	if notes == nil || d.advice < 0 {
		return nil, more
	}
	dec := d.tables().Decisions[d.advice]
	allowed := d.allowed(notes, masks)
	for k, root := range notes.Roots {
		switch applies, not := reaches(notes, root, allowed, 1), reaches(notes, root, allowed, 0); {
		case applies && not:
			more = view.Link{Href: address.Relative(at.Path(), address.Rules.Page(dec.ID)), Text: d.say("notes.more")}
		case applies:
			out = append(out, d.note(at, dec, k))
		}
	}
	return out, more
}

// allowed are the parts of each variable of g that answers within masks can lie in.
func (d *Data) allowed(g *rules.Diagram, masks []impliedAnswers) [][]bool {
	out := make([][]bool, len(g.Vars))
	for v := range g.Vars {
		x := &g.Vars[v]
		out[v] = make([]bool, len(x.Parts))
		y := slices.IndexFunc(d.Diagram.Vars, func(y rules.Var) bool { return y.Fact == x.Fact && y.Member == x.Member })
		switch {
		case d.Set.Facts[x.Fact].ID == rules.AsOf:
			allow(out[v], x.Index(d.Today), x.Index(d.Today))
		case y < 0 || masks[y] == 1<<min(len(d.Diagram.Vars[y].Parts), 63)-1:
			allow(out[v], 0, len(x.Parts)-1)
		default:
			for p := range d.Diagram.Vars[y].Parts {
				if masks[y]&(1<<min(p, 62)) != 0 {
					allowPart(out[v], x, &d.Diagram.Vars[y].Parts[p])
				}
			}
		}
	}
	return out
}

// allowPart allows all parts of x that share a value with p.
func allowPart(parts []bool, x *rules.Var, p *rules.Part) {
	switch {
	case p.Rest:
		allow(parts, 0, len(parts)-1)
	case len(p.Values) > 0:
		for _, v := range p.Values {
			i := slices.IndexFunc(x.Parts, func(q rules.Part) bool { return q.Holds(v) })
			if i < 0 {
				i = slices.IndexFunc(x.Parts, func(q rules.Part) bool { return q.Rest })
			}
			allow(parts, i, i)
		}
	default:
		lo, hi := span(x, p)
		allow(parts, lo, hi)
	}
}

func allow(parts []bool, lo, hi int) {
	for i := max(lo, 0); i <= hi; i++ {
		parts[i] = true
	}
}

// reaches reports whether the parts allowed lead from root to a leaf.
func reaches(g *rules.Diagram, root rules.Ref, allowed [][]bool, leaf int) bool {
	seen := make(map[rules.Ref]bool)
	var down func(rules.Ref) bool
	down = func(r rules.Ref) bool {
		if r.IsLeaf() {
			return r.Leaf() == leaf
		}
		if seen[r] {
			return false
		}
		seen[r] = true
		n := &g.Nodes[r]
		for p, k := range n.Kids {
			if allowed[n.Var][p] && down(k) {
				return true
			}
		}
		return false
	}
	return down(root)
}

// near is a change of one answer that leads from a static result to another, whatever
// else was answered, where some things hold.
type near struct {
	group
	when []shared // beyond what all ways to the result share
}

// nearest finds the changes that leaf i tells of to those whose answers are not known:
// other answers to the last question of a way to it. What the ways to that question
// share is the condition; a change of which that is not enough to be sure is left out.
func (l *Logic) nearest(i int) []near {
	if all, ok := l.nearTo.Load(i); ok {
		return all.([]near)
	}
	known := l.share(l.masksAt(i))
	w := l.Diagram.Walk(make([]rules.Value, len(l.Set.Facts)))
	var all []near
	for n := len(l.Diagram.Nodes) - 1; n >= 0; n-- {
		node := &l.Diagram.Nodes[n]
		if l.masks(n) == nil || l.isAsOf(node.Var) || !slices.Contains(node.Kids, rules.LeafRef(i)) {
			continue
		}
		when := slices.DeleteFunc(slices.Clone(l.shared[n]), func(c shared) bool {
			return slices.ContainsFunc(known, func(k shared) bool { return k.same(c) })
		})
		var groups []group
		for p, k := range node.Kids {
			if k != rules.LeafRef(i) {
				if leaves := w.Remaining(k); len(leaves) == 1 && l.Diagram.Leaves[leaves[0]].Outputs != nil {
					groups = join(groups, node.Var, l.Diagram.Vars[node.Var].Parts[p], leaves)
				}
			}
		}
		for _, g := range groups {
			all = append(all, near{g, when})
		}
	}
	reach := l.leadTo(i)
	var out []near
	for conditions := 0; len(all) > 0 && len(out) < nearestChanges; conditions++ { // the fewer the better
		var rest []near
		for _, n := range all {
			if len(n.when) > conditions {
				rest = append(rest, n)
			} else if len(out) < nearestChanges && !slices.ContainsFunc(out, n.within) && l.sure(i, n, reach) {
				out = append(out, n)
			}
		}
		all = rest
	}
	l.nearTo.Store(i, out)
	return out
}

func (s shared) same(t shared) bool {
	return s.v == t.v && slices.EqualFunc(s.parts, t.parts, samePart)
}

func samePart(p, q rules.Part) bool { return encode(Answer{Part: p}) == encode(Answer{Part: q}) }

// within reports whether m says the same under fewer conditions.
func (n near) within(m near) bool {
	if n.v != m.v || !slices.Equal(n.leaves, m.leaves) || !slices.EqualFunc(n.parts, m.parts, samePart) {
		return false
	}
	return !slices.ContainsFunc(m.when, func(c shared) bool { return !slices.ContainsFunc(n.when, c.same) })
}

// leadTo tells for each node whether leaf i lies below it.
func (l *Logic) leadTo(i int) []bool {
	out := make([]bool, len(l.Diagram.Nodes))
	for n := range l.Diagram.Nodes { // children stand before their parents
		out[n] = slices.ContainsFunc(l.Diagram.Nodes[n].Kids, func(k rules.Ref) bool { return l.below(k, i, out) })
	}
	return out
}

func (l *Logic) below(r rules.Ref, i int, reach []bool) bool {
	if r.IsLeaf() {
		return r.Leaf() == i
	}
	return reach[r]
}

// sure reports whether everybody whose answers lead to leaf i and who fulfils the
// conditions of n comes to its leaf by answering that one question otherwise. It follows
// both ways at once, the one that was gone and the one with the other answer.
func (l *Logic) sure(i int, n near, reach []bool) bool {
	allowed := make([]func(part int) bool, len(l.Diagram.Vars))
	for _, c := range n.when {
		allowed[c.v] = func(p int) bool { return covers(c.parts, &l.Diagram.Vars[c.v].Parts[p]) }
	}
	type both struct{ was, is rules.Ref }
	seen := make(map[both]bool)
	var follow func(both) bool
	follow = func(at both) bool {
		if !l.below(at.was, i, reach) || seen[at] {
			return true
		}
		seen[at] = true
		v := len(l.Diagram.Vars)
		for _, r := range []rules.Ref{at.was, at.is} {
			if !r.IsLeaf() {
				v = min(v, l.Diagram.Nodes[r].Var)
			}
		}
		if v == len(l.Diagram.Vars) {
			return at.is == rules.LeafRef(n.leaves[0])
		}
		for p := range l.Diagram.Vars[v].Parts {
			if allowed[v] != nil && !allowed[v](p) {
				continue
			}
			next := both{l.step(at.was, v, p), l.step(at.is, v, p)}
			if v != n.v {
				if !follow(next) {
					return false
				}
				continue
			}
			for q := range l.Diagram.Vars[v].Parts {
				if covers(n.parts, &l.Diagram.Vars[v].Parts[q]) {
					if next.is = l.step(at.is, v, q); !follow(next) {
						return false
					}
				}
			}
		}
		return true
	}
	return follow(both{l.first, l.first})
}

// step goes on from a node where part p of variable v is answered.
func (l *Logic) step(r rules.Ref, v, p int) rules.Ref {
	if !r.IsLeaf() && l.Diagram.Nodes[r].Var == v {
		return l.Diagram.Nodes[r].Kids[p]
	}
	return r
}

// covers reports whether a part of a variable lies in one of some answers, which are made
// of whole parts.
func covers(answers []rules.Part, p *rules.Part) bool {
	return slices.ContainsFunc(answers, func(a rules.Part) bool {
		switch {
		case p.Rest || a.Rest:
			return p.Rest == a.Rest
		case len(p.Values) > 0:
			return a.Holds(p.Values[0])
		case len(a.Values) > 0:
			return false
		}
		return overlap(&a, p)
	})
}

// neighbours words what would change the result of leaf i.
func (d *Data) neighbours(at address.Place, i int) []view.Change {
	var out []view.Change
	for _, n := range d.nearest(i) {
		c := d.changeWords(at, n.group)
		for _, k := range n.when {
			known := d.sharedKnown(&k)
			c.If = append(c.If, view.Pair{Term: known.Label, Text: known.Value})
		}
		out = append(out, c)
	}
	return out
}
