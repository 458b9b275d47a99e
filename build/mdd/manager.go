package mdd

import (
	"encoding/binary"
	"slices"
)

// ref is a node (0 and up) or, complemented, a leaf value. Leaf values are small
// numbers whose meaning belongs to the caller: truth values, rows, results.
type ref int32

func leaf(v int) ref       { return ^ref(v) }
func (r ref) isLeaf() bool { return r < 0 }
func (r ref) value() int   { return int(^r) }

type node struct {
	v    int
	kids []ref
}

// manager holds the nodes of all diagrams over one list of variables, each node
// once: equal diagrams have equal refs.
type manager struct {
	sizes  []int // parts of each variable
	nodes  []node
	unique map[string]ref
	key    []byte

	// How many nodes and steps there may be, 0 for any number; beyond them it panics
	// with tooLarge.
	mostNodes, mostSteps int
	steps                int
}

// tooLarge ends the work of a manager that has reached its bounds.
type tooLarge struct{}

// within does work that may end because diagrams grow too large; it reports false then.
func within(do func()) (ok bool) {
	defer func() {
		if r := recover(); r != nil {
			if _, large := r.(tooLarge); !large {
				panic(r)
			}
			ok = false
		}
	}()
	do()
	return true
}

// step counts one step of work.
func (m *manager) step() {
	m.steps++
	if m.mostSteps > 0 && m.steps > m.mostSteps || m.mostNodes > 0 && len(m.nodes) > m.mostNodes {
		panic(tooLarge{})
	}
}

func newManager(sizes []int) *manager {
	return &manager{sizes: sizes, unique: make(map[string]ref)}
}

// mk returns the node that asks v and has these kids, or the kid when all are the
// same. It keeps kids.
func (m *manager) mk(v int, kids []ref) ref {
	same := true
	for _, k := range kids[1:] {
		if k != kids[0] {
			same = false
			break
		}
	}
	if same {
		return kids[0]
	}
	m.key = binary.AppendVarint(m.key[:0], int64(v))
	for _, k := range kids {
		m.key = binary.AppendVarint(m.key, int64(k))
	}
	if r, ok := m.unique[string(m.key)]; ok {
		return r
	}
	r := ref(len(m.nodes))
	m.nodes = append(m.nodes, node{v, kids})
	m.unique[string(m.key)] = r
	return r
}

// top is the variable that f asks, or the number of variables for a leaf.
func (m *manager) top(f ref) int {
	if f.isLeaf() {
		return len(m.sizes)
	}
	return m.nodes[f].v
}

// kid is f's child for part p of variable v, f itself when it does not ask v.
func (m *manager) kid(f ref, v, p int) ref {
	if f.isLeaf() || m.nodes[f].v != v {
		return f
	}
	return m.nodes[f].kids[p]
}

// binary is an operation on leaf values. Short, where set, knows results from one
// side alone, which keeps whole diagrams from being walked.
type operation struct {
	leaf  func(a, b int) int
	short func(f, g ref) (ref, bool)
}

// apply combines two diagrams leaf by leaf.
func (m *manager) apply(f, g ref, op operation) ref {
	memo := make(map[[2]ref]ref)
	var do func(f, g ref) ref
	do = func(f, g ref) ref {
		if op.short != nil {
			if r, ok := op.short(f, g); ok {
				return r
			}
		}
		if f.isLeaf() && g.isLeaf() {
			return leaf(op.leaf(f.value(), g.value()))
		}
		k := [2]ref{f, g}
		if r, ok := memo[k]; ok {
			return r
		}
		m.step()
		v := min(m.top(f), m.top(g))
		kids := make([]ref, m.sizes[v])
		for p := range kids {
			kids[p] = do(m.kid(f, v, p), m.kid(g, v, p))
		}
		r := m.mk(v, kids)
		memo[k] = r
		return r
	}
	return do(f, g)
}

// restrict gives what f is where variable v has part p.
func (m *manager) restrict(f ref, v, p int) ref {
	memo := make(map[ref]ref)
	var do func(f ref) ref
	do = func(f ref) ref {
		if m.top(f) > v {
			return f
		}
		if m.nodes[f].v == v {
			return m.nodes[f].kids[p]
		}
		if r, ok := memo[f]; ok {
			return r
		}
		m.step()
		kids := make([]ref, len(m.nodes[f].kids))
		for i, k := range m.nodes[f].kids {
			kids[i] = do(k)
		}
		r := m.mk(m.nodes[f].v, kids)
		memo[f] = r
		return r
	}
	return do(f)
}

// where is true where variable v has part p.
func (m *manager) where(v, p int) ref {
	kids := make([]ref, m.sizes[v])
	for i := range kids {
		kids[i] = leaf(isFalse)
	}
	kids[p] = leaf(isTrue)
	return m.mk(v, kids)
}

// support lists the variables that f asks.
func (m *manager) support(f ref) []int {
	var out []int
	seen := make(map[ref]bool)
	var do func(f ref)
	do = func(f ref) {
		if f.isLeaf() || seen[f] {
			return
		}
		seen[f] = true
		if v := m.nodes[f].v; !slices.Contains(out, v) {
			out = append(out, v)
		}
		for _, k := range m.nodes[f].kids {
			do(k)
		}
	}
	do(f)
	return out
}

// some is true where f is for at least one choice of vars.
func (m *manager) some(f ref, vars []int) ref {
	memo := make(map[ref]ref)
	var do func(f ref) ref
	do = func(f ref) ref {
		if f.isLeaf() {
			return f
		}
		if r, ok := memo[f]; ok {
			return r
		}
		kids := make([]ref, len(m.nodes[f].kids))
		for p, k := range m.nodes[f].kids {
			kids[p] = do(k)
		}
		r := kids[0]
		if slices.Contains(vars, m.nodes[f].v) {
			for _, k := range kids[1:] {
				r = m.apply(r, k, or)
			}
		} else {
			r = m.mk(m.nodes[f].v, kids)
		}
		memo[f] = r
		return r
	}
	return do(f)
}

// relabel replaces every leaf value of f.
func (m *manager) relabel(f ref, to func(int) int) ref {
	memo := make(map[ref]ref)
	var do func(f ref) ref
	do = func(f ref) ref {
		if f.isLeaf() {
			return leaf(to(f.value()))
		}
		if r, ok := memo[f]; ok {
			return r
		}
		kids := make([]ref, len(m.nodes[f].kids))
		for p, k := range m.nodes[f].kids {
			kids[p] = do(k)
		}
		r := m.mk(m.nodes[f].v, kids)
		memo[f] = r
		return r
	}
	return do(f)
}

// path is a way from a root to a leaf: the part chosen for each variable asked.
type path []step

type step struct{ v, p int }

// shortest returns a way to a leaf that wanted accepts which asks the fewest
// variables, or nil when there is none.
func (m *manager) shortest(f ref, wanted func(int) bool) (path, bool) {
	const far = 1 << 30
	memo := make(map[ref]int)
	var cost func(f ref) int
	cost = func(f ref) int {
		if f.isLeaf() {
			if wanted(f.value()) {
				return 0
			}
			return far
		}
		if c, ok := memo[f]; ok {
			return c
		}
		c := far
		for _, k := range m.nodes[f].kids {
			c = min(c, cost(k)+1)
		}
		memo[f] = c
		return c
	}
	if cost(f) >= far {
		return nil, false
	}
	p := path{}
	for !f.isLeaf() {
		n := m.nodes[f]
		for i, k := range n.kids {
			if cost(k)+1 == cost(f) {
				p = append(p, step{n.v, i})
				f = k
				break
			}
		}
	}
	return p, true
}

// leaves collects the leaf values that f reaches.
func (m *manager) leaves(f ref, into map[int]bool) {
	seen := make(map[ref]bool)
	var do func(f ref)
	do = func(f ref) {
		if f.isLeaf() {
			into[f.value()] = true
			return
		}
		if seen[f] {
			return
		}
		seen[f] = true
		for _, k := range m.nodes[f].kids {
			do(k)
		}
	}
	do(f)
}
