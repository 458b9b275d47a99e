package rules

import (
	"math/bits"
	"slices"
)

// Diagram is a decision and all it rests on, folded to a reduced, ordered,
// multi-valued decision diagram: each node asks one variable, each child is the
// node that the answer leads to, and no node is there whose answer does not
// matter. A single-hit decision has one root; a decision that collects has one
// root a row, which leads to leaf 1 where the row applies and to leaf 0 where not.
type Diagram struct {
	Decision string `json:"decision"`
	Vars     []Var  `json:"vars"`
	Nodes    []Node `json:"nodes"` // a child stands before its parents
	Leaves   []Leaf `json:"leaves"`
	Roots    []Ref  `json:"roots"`
}

// Ref points at a node (0 and up) or, complemented, at a leaf: ^2 is leaf 2.
type Ref int32

// IsLeaf reports whether r points at a leaf.
func (r Ref) IsLeaf() bool { return r < 0 }

// Leaf returns the index of the leaf that r points at.
func (r Ref) Leaf() int { return int(^r) }

// LeafRef points at leaf i.
func LeafRef(i int) Ref { return ^Ref(i) }

// Node asks variable Var; Kids has one child for each part of its domain.
type Node struct {
	Var  int   `json:"v"`
	Kids []Ref `json:"k"`
}

// Leaf is a result: the output tuple of the row that applies.
// outputs.
type Leaf struct {
	Outputs []Value `json:"out"`
}

// Var is what a node asks: a fact, or for a fact of type choices whether Member is
// among the answers. Parts partitions its domain.
type Var struct {
	Fact   int    `json:"fact"`
	Member string `json:"member,omitempty"`
	Parts  []Part `json:"parts"`
}

// Part is a part of a variable's domain that no row tells apart: some values, or
// an interval of numbers or dates.
type Part struct {
	Values []Value `json:"in,omitempty"`
	Lo     Value   `json:"lo,omitzero"` // null: no limit
	Hi     Value   `json:"hi,omitzero"`
	LoOpen bool    `json:"loOpen,omitempty"`
	HiOpen bool    `json:"hiOpen,omitempty"`
	// Rest marks the part that holds every value no cell names.
	Rest bool `json:"rest,omitempty"`
}

// Holds reports whether v lies in the part; a Rest part holds nothing by itself.
func (p *Part) Holds(v Value) bool {
	if p.Values != nil || p.Rest {
		return slices.ContainsFunc(p.Values, v.Equal)
	}
	return Alt{Lo: p.Lo, Hi: p.Hi, LoOpen: p.LoOpen, HiOpen: p.HiOpen}.holds(v)
}

// Index returns the part of the domain that the answer v lies in, or -1 when v is
// null or outside it.
func (x *Var) Index(v Value) int {
	if v.IsNull() {
		return -1
	}
	if x.Member != "" {
		has := slices.ContainsFunc(v.Items(), StringOf(x.Member).Equal)
		return slices.IndexFunc(x.Parts, func(p Part) bool { return p.Holds(BoolOf(has)) })
	}
	rest := -1
	for i := range x.Parts {
		if x.Parts[i].Holds(v) {
			return i
		}
		if x.Parts[i].Rest {
			rest = i
		}
	}
	return rest
}

// Walk is the state of a visitor's way through a diagram: the parts that his
// answers lie in, one a variable, -1 where he has not answered or does not know.
type Walk struct {
	d     *Diagram
	parts []int
}

// Walk starts a way with facts, one value a fact of the set, null for unknown.
func (d *Diagram) Walk(facts []Value) *Walk {
	w := &Walk{d: d, parts: make([]int, len(d.Vars))}
	for i := range d.Vars {
		w.parts[i] = d.Vars[i].Index(facts[d.Vars[i].Fact])
	}
	return w
}

// Follow goes down from root as far as the answers lead: to a leaf, or to the
// first node whose variable has no answer.
func (w *Walk) Follow(root Ref) Ref {
	for !root.IsLeaf() {
		n := &w.d.Nodes[root]
		p := w.parts[n.Var]
		if p < 0 {
			return root
		}
		root = n.Kids[p]
	}
	return root
}

// Path lists the nodes that Follow passes, without the node or leaf it ends at.
func (w *Walk) Path(root Ref) []Ref {
	var path []Ref
	for !root.IsLeaf() {
		p := w.parts[w.d.Nodes[root].Var]
		if p < 0 {
			break
		}
		path = append(path, root)
		root = w.d.Nodes[root].Kids[p]
	}
	return path
}

// Reach is what can still be reached: the leaves that remain and the variables
// without an answer that decide between them, both in rising order, and for each
// open variable a node that asks it.
type Reach struct {
	Leaves []int
	Open   []int
	At     map[int]Ref
}

// Reach explores everything below the roots that the answers leave open.
func (w *Walk) Reach(roots ...Ref) Reach {
	r := Reach{At: make(map[int]Ref)}
	leaves := newBits(len(w.d.Leaves))
	nodes := newBits(len(w.d.Nodes))
	open := newBits(len(w.d.Vars))
	var stack []Ref
	push := func(n Ref) {
		if n.IsLeaf() {
			leaves.set(n.Leaf())
		} else if !nodes.has(int(n)) {
			nodes.set(int(n))
			stack = append(stack, n)
		}
	}
	for _, root := range roots {
		push(root)
	}
	for len(stack) > 0 {
		ref := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		n := &w.d.Nodes[ref]
		if p := w.parts[n.Var]; p >= 0 {
			push(n.Kids[p])
			continue
		}
		if !open.has(n.Var) {
			open.set(n.Var)
			r.At[n.Var] = ref
		}
		for _, k := range n.Kids {
			push(k)
		}
	}
	r.Leaves, r.Open = leaves.list(), open.list()
	return r
}

// Change is one fact answered otherwise, and what follows: the leaves that can
// then be reached, one when the other answers decide it.
type Change struct {
	Var    int
	Part   int
	Leaves []int
}

// Changes lists, for a decided walk, the single answers that would lead to another
// leaf, in the order of the questions; of neighbouring intervals only the nearest.
func (w *Walk) Changes(root Ref) []Change {
	end := w.Follow(root)
	var out []Change
	for _, ref := range w.Path(root) {
		v := w.d.Nodes[ref].Var
		was := w.parts[v]
		for p := range w.d.Vars[v].Parts {
			if p == was {
				continue
			}
			w.parts[v] = p
			leaves := w.Reach(root).Leaves
			if len(leaves) > 1 || LeafRef(leaves[0]) != end {
				out = append(out, Change{v, p, leaves})
			}
		}
		w.parts[v] = was
	}
	return out
}

// bitset over small integers.
type bitset []uint64

func newBits(n int) bitset { return make(bitset, (n+63)/64) }

func (b bitset) set(i int)      { b[i/64] |= 1 << (i % 64) }
func (b bitset) has(i int) bool { return b[i/64]&(1<<(i%64)) != 0 }
func (b bitset) list() []int {
	var out []int
	for w, x := range b {
		for x != 0 {
			out = append(out, w*64+bits.TrailingZeros64(x))
			x &= x - 1
		}
	}
	return out
}
