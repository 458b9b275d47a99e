package mdd

import (
	"slices"
	"sync"
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
	room   []ref // for the kids of new nodes
	unique []ref // the nodes by hash, one more than each; 0 is free
	stack  []ref // kids of nodes that are being made

	ones, pairs memo // of operations on one diagram, and on two

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
	m := managers.Get().(*manager)
	clear(m.unique)
	*m = manager{sizes: sizes, nodes: m.nodes[:0], room: m.room[:0], unique: m.unique, stack: m.stack[:0], ones: m.ones, pairs: m.pairs}
	return m
}

// managers are those whose diagrams nobody looks at any more, for the sake of their memory.
var managers = sync.Pool{New: func() any { return &manager{unique: make([]ref, 64)} }}

// free gives the memory of a manager to others.
func (m *manager) free() {
	if len(m.unique) <= 1<<16 { // those of hard tables would hold it for long
		managers.Put(m)
	}
}

// mk returns the node that asks v and has these kids, or the kid when all are the
// same. It does not keep kids.
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
	at := m.find(v, kids)
	if r := m.unique[at]; r != 0 {
		return r - 1
	}
	r := ref(len(m.nodes))
	m.nodes = append(m.nodes, node{v, m.keep(kids)})
	m.unique[at] = r + 1
	if 2*len(m.nodes) > len(m.unique) {
		m.unique = make([]ref, 2*len(m.unique))
		for r, n := range m.nodes {
			m.unique[m.find(n.v, n.kids)] = ref(r) + 1
		}
	}
	return r
}

// keep copies the kids of a node: one piece of memory holds those of many.
func (m *manager) keep(kids []ref) []ref {
	if len(kids) > cap(m.room)-len(m.room) {
		m.room = make([]ref, 0, max(len(kids), min(2*cap(m.room), 1<<14), 64))
	}
	from := len(m.room)
	m.room = append(m.room, kids...)
	return m.room[from:]
}

// find is the place in unique of the node that asks v and has these kids, or where it
// would go.
func (m *manager) find(v int, kids []ref) int {
	h := mix(uint64(v))
	for _, k := range kids {
		h = mix(h ^ uint64(uint32(k)))
	}
	for i := int(h); ; i++ {
		i &= len(m.unique) - 1
		r := m.unique[i]
		if r == 0 || m.nodes[r-1].v == v && slices.Equal(m.nodes[r-1].kids, kids) {
			return i
		}
	}
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

// operation works on leaf values. Short, where set, knows results from one
// side alone, which keeps whole diagrams from being walked.
type operation struct {
	leaf  func(a, b int) int
	short func(f, g ref) (ref, bool)
}

// apply combines two diagrams leaf by leaf.
func (m *manager) apply(f, g ref, op operation) ref {
	m.pairs.begin()
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
		if r, ok := m.pairs.get(f, g); ok {
			return r
		}
		m.step()
		v := min(m.top(f), m.top(g))
		r := m.build(v, func(p int) ref { return do(m.kid(f, v, p), m.kid(g, v, p)) })
		m.pairs.put(f, g, r)
		return r
	}
	return do(f, g)
}

// build is mk with the kids that kid gives, which may build others.
func (m *manager) build(v int, kid func(p int) ref) ref {
	from := len(m.stack)
	for p := range m.sizes[v] {
		k := kid(p)
		m.stack = append(m.stack, k)
	}
	r := m.mk(v, m.stack[from:])
	m.stack = m.stack[:from]
	return r
}

// rewrite gives what f becomes when the refs that known knows become what it says.
func (m *manager) rewrite(f ref, known func(ref) (ref, bool)) ref {
	m.ones.begin()
	var do func(f ref) ref
	do = func(f ref) ref {
		if r, ok := known(f); ok {
			return r
		}
		if r, ok := m.ones.get(f, 0); ok {
			return r
		}
		r := m.build(m.nodes[f].v, func(p int) ref { return do(m.nodes[f].kids[p]) })
		m.ones.put(f, 0, r)
		return r
	}
	return do(f)
}

// restrict gives what f is where variable v has part p.
func (m *manager) restrict(f ref, v, p int) ref {
	return m.rewrite(f, func(f ref) (ref, bool) { return m.kid(f, v, p), m.top(f) >= v })
}

// relabel replaces every leaf value of f.
func (m *manager) relabel(f ref, to func(int) int) ref {
	return m.rewrite(f, func(f ref) (ref, bool) {
		if f.isLeaf() {
			return leaf(to(f.value())), true
		}
		return 0, false
	})
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

// visit passes every node and every leaf that the roots reach, once.
func (m *manager) visit(pass func(ref), roots ...ref) {
	m.ones.begin()
	var do func(f ref)
	do = func(f ref) {
		if _, seen := m.ones.get(f, 0); seen {
			return
		}
		m.ones.put(f, 0, 0)
		pass(f)
		if !f.isLeaf() {
			for _, k := range m.nodes[f].kids {
				do(k)
			}
		}
	}
	for _, f := range roots {
		do(f)
	}
}

// support lists the variables that f asks.
func (m *manager) support(f ref) []int {
	var out []int
	m.visit(func(f ref) {
		if !f.isLeaf() && !slices.Contains(out, m.nodes[f].v) {
			out = append(out, m.nodes[f].v)
		}
	}, f)
	return out
}

// some is true where f is for at least one choice of vars.
func (m *manager) some(f ref, vars []int) ref {
	m.ones.begin()
	var do func(f ref) ref
	do = func(f ref) ref {
		if f.isLeaf() {
			return f
		}
		if r, ok := m.ones.get(f, 0); ok {
			return r
		}
		v := m.nodes[f].v
		var r ref
		if slices.Contains(vars, v) {
			r = do(m.nodes[f].kids[0])
			for p := 1; p < m.sizes[v]; p++ {
				r = m.apply(r, do(m.nodes[f].kids[p]), or)
			}
		} else {
			r = m.build(v, func(p int) ref { return do(m.nodes[f].kids[p]) })
		}
		m.ones.put(f, 0, r)
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
	m.ones.begin()
	var cost func(f ref) int
	cost = func(f ref) int {
		if f.isLeaf() {
			if wanted(f.value()) {
				return 0
			}
			return far
		}
		if c, ok := m.ones.get(f, 0); ok {
			return int(c)
		}
		c := far
		for _, k := range m.nodes[f].kids {
			c = min(c, cost(k)+1)
		}
		m.ones.put(f, 0, ref(c))
		return c
	}
	if cost(f) >= far {
		return nil, false
	}
	p := path{}
	for !f.isLeaf() {
		for i, k := range m.nodes[f].kids {
			if cost(k)+1 == cost(f) {
				p = append(p, step{m.nodes[f].v, i})
				f = k
				break
			}
		}
	}
	return p, true
}

// leaves collects the leaf values that f reaches.
func (m *manager) leaves(f ref, into map[int]bool) {
	m.visit(func(f ref) {
		if f.isLeaf() {
			into[f.value()] = true
		}
	}, f)
}
