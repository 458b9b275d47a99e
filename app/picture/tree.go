package picture

import "strconv"

// Tree is a decision diagram: questions, their answers, and what these lead to.
type Tree struct {
	ID, Title, Desc string
	RTL             bool
	Roots           []int // one, or one per row of a table that collects
	Nodes           []Node
	Again           func(n int) string // words "see 3" for a node drawn before
}

// Node is a question, or a result where it has no answers.
type Node struct {
	Text    string
	Href    string // "" for none
	Answers []Answer
}

// Answer leads from a question to a node.
type Answer struct {
	Text  string
	To    int  // index into Nodes
	Taken bool // on the visitor's way
}

// The grid of a tree, in units from where its question starts.
const (
	indent = 16.0
	rail   = 7.5  // the middle of the rail, and of the number
	branch = 13.0 // where a branch ends
	number = 20.0 // where a question starts that has a number
	arrow  = 18.0 // from an arrow to its result
	least  = 150  // the least room for a text
	beside = 150  // the most room of an answer that has its result beside it
)

// row is a question, or one of its answers, in the order of drawing.
type row struct {
	node   int
	answer int // -1: the question itself
	depth  int
	first  bool // of a root, or of a part that goes on at the left
	below  bool // what the answer leads to follows in the next row
	again  bool // a root that stands elsewhere
}

// SVG draws the tree as an indented key: below each question its answers, and below
// an answer the question that it leads to.
func (t *Tree) SVG() string {
	d := &treeDrawing{Tree: t, number: map[int]int{}, seen: make([]bool, len(t.Nodes)), named: make([]bool, len(t.Nodes))}
	d.rtl = t.RTL
	for _, n := range t.Roots {
		d.first = true
		d.plan(n, 0)
		for len(d.later) > 0 {
			n, d.later = d.later[0], d.later[1:]
			if !d.seen[n] {
				d.first = true
				d.plan(n, 0)
			}
		}
	}
	for _, r := range d.rows {
		if r.answer < 0 && !r.again && d.named[r.node] && !d.result(r.node) {
			d.number[r.node] = len(d.number) + 1
		}
	}
	for _, r := range d.rows {
		d.draw(r)
	}
	class := "tree"
	if d.walked {
		class += " walked"
	}
	return d.frame(class, t.ID, t.Title, t.Desc, d.y+2)
}

type treeDrawing struct {
	*Tree
	pen
	rows   []row
	seen   []bool // drawn
	named  []bool // wants a number
	later  []int  // what goes on at the left
	first  bool   // the next row is the first of its part
	number map[int]int

	y      float64
	rails  []railway
	walked bool
}

// railway is the rail of a question that is being drawn.
type railway struct {
	top   float64
	stops []float64
	taken []bool
}

func (d *treeDrawing) has(n int) bool    { return n >= 0 && n < len(d.Nodes) }
func (d *treeDrawing) result(n int) bool { return len(d.Nodes[n].Answers) == 0 }

// plan puts a question and what follows from it into rows. It reports false for what
// needs no rows of its own: a result, and a question drawn elsewhere.
func (d *treeDrawing) plan(n, depth int) bool {
	switch {
	case !d.has(n):
		return false
	case d.result(n), d.seen[n]:
		d.named[n] = true
		if depth == 0 {
			d.add(row{node: n, answer: -1, again: d.seen[n]})
		}
		return false
	case Width-float64(depth+1)*indent < least:
		d.named[n] = true
		d.later = append(d.later, n)
		return false
	}
	d.seen[n] = true
	d.add(row{node: n, answer: -1, depth: depth})
	for i, a := range d.Nodes[n].Answers {
		d.add(row{node: n, answer: i, depth: depth})
		at := len(d.rows) - 1
		below := d.plan(a.To, depth+1)
		d.rows[at].below = below
	}
	return true
}

func (d *treeDrawing) add(r row) {
	r.first, d.first = d.first, false
	d.rows = append(d.rows, r)
}

func (d *treeDrawing) draw(r row) {
	if r.first && d.y > 0 {
		d.y += lead
	}
	d.cuts = append(d.cuts, d.y)
	x, n := float64(r.depth)*indent, d.Nodes[r.node]
	switch {
	case r.answer >= 0:
		d.answer(r, x, n)
	case r.again:
		d.to(x, d.see(r.node), "", plain)
	case d.result(r.node):
		d.to(x, n, "", plain)
	default:
		d.question(r, x, n)
	}
}

func (d *treeDrawing) question(r row, x float64, n Node) {
	no, at := d.number[r.node], x
	class := "q"
	if r.depth > 0 {
		d.y += 4
	}
	for _, a := range n.Answers {
		if a.Taken {
			class = "q way"
		}
	}
	if no > 0 {
		at += number
		d.put(`<g id="`, escape(d.ID), "-", strconv.Itoa(no), `">`)
		d.put(`<circle class="no" cx="`, d.x(x+rail), `" cy="`, num(d.y+base-middle), `" r="7"/>`)
		d.put(`<text class="no" x="`, d.x(x+rail), `" y="`, num(d.y+base-1.5), `">`, strconv.Itoa(no), "</text>")
	}
	lines := strong.wrap(n.Text, Width-at)
	end := d.link(n.Href)
	d.text(class, at, d.y+base, lead, lines)
	d.put(end)
	if no > 0 {
		d.put("</g>")
	}
	d.y += float64(max(1, len(lines))) * lead
	top := d.y - 1
	if no > 0 && len(lines) > 1 {
		top = d.y - float64(len(lines)-1)*lead // from the number on
	}
	d.rails = append(d.rails[:min(r.depth, len(d.rails))], railway{top: top})
	d.y += 2
}

func (d *treeDrawing) answer(r row, x float64, n Node) {
	a, class, f := n.Answers[r.answer], "a", plain
	if a.Taken {
		class, f, d.walked = "a way", strong, true
	}
	if len(d.rails) > r.depth+1 {
		d.y += 5 // after what another answer led to
	}
	d.rails = d.rails[:r.depth+1]
	track, at := &d.rails[r.depth], x+indent
	track.stops = append(track.stops, d.y+base-middle)
	track.taken = append(track.taken, a.Taken)
	lines := f.wrap(a.Text, Width-at)
	d.text(class, at, d.y+base, lead, lines)
	if r.answer == len(n.Answers)-1 {
		d.rail(*track, x+rail)
	}

	// What fits stands beside the answer, the rest below.
	var to Node
	way, tf := "", plain
	if a.Taken {
		way, tf = " way", strong
	}
	switch {
	case !d.has(a.To):
	case d.result(a.To):
		to = d.Nodes[a.To]
		if a.Taken {
			way, tf = " way goal", goal
		}
	case r.below:
	default:
		to = d.see(a.To)
	}
	d.y += float64(max(1, len(lines))) * lead
	if to.Text != "" {
		if len(lines) == 1 {
			w := f.width(lines[0]) + 8
			if w < beside && w+arrow+tf.width(clean(to.Text)) <= Width-at {
				d.y -= lead
				at += w
			}
		}
		d.to(at, to, way, tf)
	}
	if !r.below {
		d.y += 3
	}
}

// see is what stands for a question that is drawn elsewhere.
func (d *treeDrawing) see(n int) Node {
	no := strconv.Itoa(d.number[n])
	if d.Again != nil {
		return Node{Text: d.Again(d.number[n]), Href: "#" + d.ID + "-" + no}
	}
	return Node{Text: no, Href: "#" + d.ID + "-" + no}
}

// to draws where an answer leads: an arrow and the words of a result.
func (d *treeDrawing) to(x float64, n Node, way string, f font) {
	lines := f.wrap(n.Text, Width-x-arrow)
	d.path("sign"+way, d.arrow(x+.5, d.y+base-middle))
	end := d.link(n.Href)
	d.text("to"+way, x+arrow, d.y+base, lead, lines)
	d.put(end)
	d.y += float64(max(1, len(lines))) * lead
}

// rail draws the rail of a question with a branch to each of its answers, and over it
// the visitor's way.
func (d *treeDrawing) rail(r railway, x float64) {
	thin, way, last := "", "", -1
	for i := range r.stops {
		if !r.taken[i] {
			last = i
		}
	}
	for i, y := range r.stops {
		switch {
		case r.taken[i]:
			way += d.line(x, r.top, x, y, x-rail+branch, y)
		case i == last:
			thin += d.line(x, r.top, x, y, x-rail+branch, y)
		default:
			thin += d.line(x, y-round-1, x, y, x-rail+branch, y)
		}
	}
	d.path("rail", thin)
	d.path("rail way", way)
}
