package rules

import (
	"errors"
	"math/bits"
	"slices"
	"strconv"
	"sync"

	"wentu/app/leanjson"
)

// Diagram is a decision and all it rests on, folded to a reduced, ordered,
// multi-valued decision diagram: each node asks one variable, each child is the
// node that the answer leads to, and no node is there whose answer does not
// matter. A single-hit decision has one root; a decision that collects has one
// root a row, which leads to leaf 1 where the row applies and to leaf 0 where not.
type Diagram struct {
	Decision string `json:"decision"`
	Vars     []Var  `json:"vars"`
	Nodes    Nodes  `json:"nodes"` // a child stands before its parents
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
	Var  int
	Kids []Ref
}

// Nodes are written as one list of numbers, which is read in a fraction of the time of
// an object a node: for each its variable, how many children it has, and these.
type Nodes []Node

// MarshalJSON writes the nodes.
func (ns Nodes) MarshalJSON() ([]byte, error) {
	b := []byte{'['}
	for i, n := range ns {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, int64(n.Var), 10)
		b = strconv.AppendInt(append(b, ','), int64(len(n.Kids)), 10)
		for _, k := range n.Kids {
			b = strconv.AppendInt(append(b, ','), int64(k), 10)
		}
	}
	return append(b, ']'), nil
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (ns *Nodes) UnmarshalJSON(b []byte) error {
	var list []int32
	if err := leanjson.Unmarshal(b, &list); err != nil {
		return err
	}
	kids := make([]Ref, len(list))
	for i, x := range list {
		kids[i] = Ref(x)
	}
	for len(list) > 0 {
		if len(list) < 2 || list[1] < 0 || len(list) < 2+int(list[1]) {
			return errors.New("the nodes of a diagram are cut off")
		}
		end := 2 + int(list[1])
		*ns = append(*ns, Node{int(list[0]), kids[2:end:end]})
		list, kids = list[end:], kids[end:]
	}
	return nil
}

// Leaf is a result: the output tuple of the row that applies.
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
	a := Alt{Lo: p.Lo, Hi: p.Hi, LoOpen: p.LoOpen, HiOpen: p.HiOpen}
	return a.holds(&v)
}

// Sample returns a value that lies in the part: an end where the part has one, else
// a round number next to it.
func (p *Part) Sample() Value {
	switch {
	case len(p.Values) > 0:
		return p.Values[0]
	case p.Rest:
		return StringOf("\u0000") // a text that no cell names
	case !p.Lo.IsNull() && !p.LoOpen:
		return p.Lo
	case !p.Hi.IsNull() && !p.HiOpen:
		return p.Hi
	case p.Lo.IsNull() && p.Hi.IsNull():
		return NumberOf(0)
	case p.Lo.IsNull() && p.Hi.Kind() == Date:
		return p.Hi.DayBefore()
	case p.Lo.IsNull() && p.Hi.Float() > 0: // amounts start at 0
		return NumberOf(p.Hi.Float() / 2)
	case p.Lo.IsNull():
		return NumberOf(p.Hi.Float() - 1)
	case p.Hi.IsNull():
		return NumberOf(p.Lo.Float() + 1)
	}
	if v := NumberOf(p.Lo.Float() + 1); v.Float() < p.Hi.Float() {
		return v
	}
	return NumberOf((p.Lo.Float() + p.Hi.Float()) / 2)
}

// Last returns the last value of an interval: its end, or where that is outside the day
// before it, or the next lower whole number.
func (p *Part) Last() Value {
	switch {
	case p.Hi.IsNull() || !p.HiOpen:
		return p.Hi
	case p.Hi.Kind() == Date:
		return p.Hi.DayBefore()
	}
	v := NumberOf(p.Hi.Float() - 1)
	if p.Holds(v) {
		return v
	}
	return p.Sample()
}

// Extend joins a part to the neighbour that follows it.
func (p *Part) Extend(next *Part) { p.Hi, p.HiOpen = next.Hi, next.HiOpen }

// JoinAll joins the neighbours among intervals; other parts stay as they are.
func JoinAll(parts []Part) []Part {
	var out []Part
	for _, p := range parts {
		n := len(out)
		if n > 0 && p.Values == nil && !p.Rest && !p.Lo.IsNull() && out[n-1].Hi.Equal(p.Lo) && out[n-1].HiOpen != p.LoOpen {
			out[n-1].Extend(&p)
		} else {
			out = append(out, p)
		}
	}
	return out
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

// Walk is the state of a visitor's way through a diagram: for each variable the part
// that his answer lies in, or the neighbouring parts that it covers, or nothing where
// he has not answered or does not know.
type Walk struct {
	d      *Diagram
	lo, hi []int // parts covered, from lo to hi; lo is -1 without an answer
}

// Walk starts a way with facts, one value a fact of the set, null for unknown; or without.
func (d *Diagram) Walk(facts []Value) *Walk {
	n := len(d.Vars)
	parts := make([]int, 2*n)
	w := &Walk{d: d, lo: parts[:n:n], hi: parts[n:]}
	for i := range d.Vars {
		p := -1
		if facts != nil {
			p = d.Vars[i].Index(facts[d.Vars[i].Fact])
		}
		w.Set(i, p)
	}
	return w
}

// Set answers variable v with part p, or takes the answer back with -1.
func (w *Walk) Set(v, p int) { w.Span(v, p, p) }

// Span answers variable v with an interval that covers the parts from lo to hi. The
// variable stays open where these lead to different things.
func (w *Walk) Span(v, lo, hi int) { w.lo[v], w.hi[v] = lo, hi }

// Part returns the part that answers variable v, -1 for none or several.
func (w *Walk) Part(v int) int {
	if w.lo[v] != w.hi[v] {
		return -1
	}
	return w.lo[v]
}

// Kids are the children of a node that the answers allow.
func (w *Walk) Kids(n *Node) []Ref {
	if w.lo[n.Var] < 0 {
		return n.Kids
	}
	return n.Kids[w.lo[n.Var] : w.hi[n.Var]+1]
}

// Follow goes down from root as far as the answers lead: to a leaf, or to the
// first node whose variable has no answer.
func (w *Walk) Follow(root Ref) Ref {
	for !root.IsLeaf() {
		n := &w.d.Nodes[root]
		kids := w.Kids(n)
		for _, k := range kids[1:] {
			if k != kids[0] {
				return root
			}
		}
		root = kids[0]
	}
	return root
}

// Path lists the nodes that Follow passes, without the node or leaf it ends at.
func (w *Walk) Path(root Ref) []Ref {
	var path []Ref
	for !root.IsLeaf() {
		n := &w.d.Nodes[root]
		if w.lo[n.Var] < 0 {
			break
		}
		path = append(path, root)
		root = n.Kids[w.lo[n.Var]]
	}
	return path
}

// Asked finds the node that asks v on the way from root, where that can be told without
// [Walk.Reach], which costs a hundred times as much: the answers before v lead to a node
// that asks it, and two of its answers lead to places that nothing given after them can
// make the same.
func (w *Walk) Asked(root Ref, v int) (Ref, bool) {
	for !root.IsLeaf() && w.d.Nodes[root].Var < v {
		n := &w.d.Nodes[root]
		if w.lo[n.Var] < 0 || w.lo[n.Var] != w.hi[n.Var] {
			return 0, false
		}
		root = n.Kids[w.lo[n.Var]]
	}
	if root.IsLeaf() || w.d.Nodes[root].Var != v {
		return 0, false
	}
	last := len(w.lo) - 1 // the last variable with an answer
	for last >= 0 && w.lo[last] < 0 {
		last--
	}
	var end Ref
	found := false
	for _, k := range w.d.Nodes[root].Kids {
		k = w.Follow(k)
		if !k.IsLeaf() && w.d.Nodes[k].Var <= last {
			continue
		}
		if found && k != end {
			return root, true
		}
		end, found = k, true
	}
	return 0, false
}

// Remaining lists the leaves that can still be reached from root.
func (w *Walk) Remaining(root Ref) []int {
	leaves := newBits(len(w.d.Leaves))
	seen := newBits(len(w.d.Nodes))
	stack := []Ref{root}
	for len(stack) > 0 {
		r := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		switch {
		case r.IsLeaf():
			leaves.set(r.Leaf())
		case !seen.has(int(r)):
			seen.set(int(r))
			stack = append(stack, w.Kids(&w.d.Nodes[r])...)
		}
	}
	return leaves.list()
}

// Reach is what the answers leave open: the leaves that remain, the variables
// without an answer that can still change something, in their order, and for each
// of them a node that asks it.
type Reach struct {
	Leaves []int
	Open   []int
	At     map[int]Ref
}

// Reach reduces what lies below the roots by the answers given. A variable is open
// only if two of its answers lead to different things then.
func (w *Walk) Reach(roots ...Ref) Reach {
	r := reducers.Get().(*reducer)
	defer reducers.Put(r)
	r.begin(w)
	var top []Ref
	for _, root := range roots {
		top = append(top, r.reduce(root))
	}
	return r.collect(top)
}

// reducer restricts a diagram to the answers: a node whose variable has one is
// replaced by the child, equal nodes are joined, and a node whose children are all
// the same gives way to them. Its memory is used again.
type reducer struct {
	w      *Walk
	done   []bool // by node of the diagram
	to     []Ref  // what it became
	unique []Ref  // the nodes by hash, one more than each; 0 is free
	nodes  []Node
	from   []Ref // the node of the diagram that each stands for
	kids   []Ref // of all nodes
	stack  []Ref // the kids of nodes that are being made
}

var reducers = sync.Pool{New: func() any { return new(reducer) }}

func (r *reducer) begin(w *Walk) {
	r.w = w
	if n := len(w.d.Nodes); len(r.done) < n {
		r.done, r.to, r.unique = make([]bool, n), make([]Ref, n), make([]Ref, 2<<bits.Len(uint(n)))
	}
	clear(r.done)
	clear(r.unique)
	r.nodes, r.from, r.kids = r.nodes[:0], r.from[:0], r.kids[:0]
}

func (r *reducer) reduce(ref Ref) Ref {
	if ref.IsLeaf() {
		return ref
	}
	if r.done[ref] {
		return r.to[ref]
	}
	n := &r.w.d.Nodes[ref]
	from := len(r.stack)
	for _, k := range r.w.Kids(n) {
		to := r.reduce(k)
		r.stack = append(r.stack, to)
	}
	r.done[ref], r.to[ref] = true, r.node(n.Var, r.stack[from:], ref)
	r.stack = r.stack[:from]
	return r.to[ref]
}

func (r *reducer) node(v int, kids []Ref, from Ref) Ref {
	same, h := true, uint64(v)
	for _, k := range kids {
		same = same && k == kids[0]
		h = (h ^ uint64(uint32(k))) * 0x9e3779b97f4a7c15
		h ^= h >> 32
	}
	if same {
		return kids[0]
	}
	at := int(h) & (len(r.unique) - 1)
	for r.unique[at] != 0 {
		to := r.unique[at] - 1
		if n := &r.nodes[to]; n.Var == v && slices.Equal(n.Kids, kids) {
			return to
		}
		at = (at + 1) & (len(r.unique) - 1)
	}
	to := Ref(len(r.nodes))
	r.unique[at] = to + 1
	i := len(r.kids)
	r.kids = append(r.kids, kids...)
	r.nodes, r.from = append(r.nodes, Node{v, r.kids[i:]}), append(r.from, from)
	return to
}

func (r *reducer) collect(top []Ref) Reach {
	out := Reach{At: make(map[int]Ref)}
	leaves, open, seen := newBits(len(r.w.d.Leaves)), newBits(len(r.w.d.Vars)), newBits(len(r.nodes))
	for len(top) > 0 {
		ref := top[len(top)-1]
		top = top[:len(top)-1]
		switch {
		case ref.IsLeaf():
			leaves.set(ref.Leaf())
		case !seen.has(int(ref)):
			seen.set(int(ref))
			n := &r.nodes[ref]
			if !open.has(n.Var) {
				open.set(n.Var)
				out.At[n.Var] = r.from[ref]
			}
			top = append(top, n.Kids...)
		}
	}
	out.Leaves, out.Open = leaves.list(), open.list()
	return out
}

// Change is one fact answered otherwise, and what follows: the leaves that can
// then be reached, one when the other answers decide it.
type Change struct {
	Var    int
	Part   int
	Leaves []int
}

// Changes lists, for a decided walk, the single answers that would lead to another
// leaf, in the order of the questions.
func (w *Walk) Changes(root Ref) []Change {
	end := w.Remaining(root)
	var out []Change
	for _, ref := range w.Path(root) {
		v := w.d.Nodes[ref].Var
		lo, hi := w.lo[v], w.hi[v]
		for p := range w.d.Vars[v].Parts {
			if p >= lo && p <= hi {
				continue
			}
			w.Set(v, p)
			if leaves := w.Remaining(root); !slices.Equal(leaves, end) {
				out = append(out, Change{v, p, leaves})
			}
		}
		w.Span(v, lo, hi)
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
