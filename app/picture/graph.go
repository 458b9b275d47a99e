package picture

import (
	"slices"
)

// Graph is a requirement graph, as DMN has it: decisions, each after what it rests on.
type Graph struct {
	ID, Title, Desc string
	RTL             bool
	Boxes           []Box // in the order of evaluation: what a box needs stands before it
}

// Box is a decision.
type Box struct {
	Text   string // its name
	More   string // small line below: the facts it asks, or what it gave for this visitor
	Href   string // "" for none
	Needs  []int  // indices of the boxes it rests on
	Strong bool   // the picture's own decision, or one on the visitor's way
}

// The grid of a graph.
const (
	lane   = 7.0  // from line to line in the gutter
	entry  = 14.0 // from the innermost line to the boxes
	padX   = 12.0 // inside a box
	padY   = 8.0
	gap    = 14.0 // between boxes
	in     = 14.0 // where lines enter a box, from its top
	out    = 10.0 // where they leave it, from its bottom
	gutter = 2.0  // beside the outermost line
)

// trunk is the line that leaves a box. It has a branch to each box that needs it.
type trunk struct {
	from int
	to   []int // in order
	lane int   // 0 is next to the boxes
}

func (t trunk) last() int { return t.to[len(t.to)-1] }

// SVG draws the boxes below each other, and on the side where reading starts the lines
// from each to the boxes that rest on it.
func (g *Graph) SVG() string {
	trunks := g.trunks()
	lanes := 0
	for _, t := range trunks {
		lanes = max(lanes, t.lane+1)
	}
	p := pen{rtl: g.RTL}
	left := .5
	if lanes > 0 {
		left += gutter + float64(lanes-1)*lane + entry
	}
	y := .5
	tops, feet := make([]float64, len(g.Boxes)), make([]float64, len(g.Boxes))
	for i, b := range g.Boxes {
		tops[i] = y
		y = p.box(b, left, y)
		feet[i] = y
		p.cuts = append(p.cuts, y+gap/2)
		y += gap
	}
	lines, ways, heads, wayHeads := "", "", "", ""
	for _, t := range trunks {
		x, from := left-entry-float64(t.lane)*lane, feet[t.from]-out
		for i, n := range t.to {
			to := tops[n] + in
			whole := p.line(left, from, x, from, x, to, left-4, to)
			if i+1 == len(t.to) {
				lines += whole
			} else {
				lines += p.line(x, to-round, x, to, left-4, to)
			}
			if g.Boxes[t.from].Strong && g.Boxes[n].Strong {
				ways += whole
				wayHeads += p.head(left, to)
			} else {
				heads += p.head(left, to)
			}
		}
	}
	p.path("need", lines)
	p.path("head", heads)
	p.path("need way", ways)
	p.path("head way", wayHeads)
	if len(g.Boxes) > 0 {
		y += .5 - gap
	}
	return p.frame("graph", g.ID, g.Title, g.Desc, y)
}

// box draws a box and returns where it ends.
func (p *pen) box(b Box, x, y float64) float64 {
	room := Width - x - 2*padX
	name, more := strong.wrap(b.Text, room), small.wrap(b.More, room)
	height := 2*padY + float64(max(1, len(name)))*lead + float64(len(more))*smallLead
	class := "box"
	if b.Strong {
		class += " strong"
	}
	end := p.link(b.Href)
	p.put(`<rect class="`, class, `" x="`, p.corner(x, Width-.5-x), `" y="`, num(y), `" width="`, num(Width-.5-x), `" height="`, num(height), `"/>`)
	p.text("name", x+padX, y+padY+base-.5, lead, name)
	p.put(end)
	p.text("more", x+padX, y+padY+float64(max(1, len(name)))*lead+12.5, smallLead, more)
	if b.Strong {
		p.path("edge", "M"+p.x(x+.5)+" "+num(y-.5)+"L"+p.x(x+.5)+" "+num(y+height+.5))
	}
	return y + height
}

// corner is the x of a rectangle that starts at x.
func (p *pen) corner(x, width float64) string {
	if p.rtl {
		return p.x(x + width)
	}
	return p.x(x)
}

// head is the head of an arrow that ends at x.
func (p *pen) head(x, y float64) string {
	return "M" + p.x(x) + " " + num(y) + "L" + p.x(x-7) + " " + num(y-3.5) + "L" + p.x(x-7) + " " + num(y+3.5) + "Z"
}

// trunks are the lines, each in the lane next to the boxes that is free from where it
// starts to where it ends, the short ones first.
func (g *Graph) trunks() []trunk {
	var all []trunk
	for i := range g.Boxes {
		t := trunk{from: i}
		for j := i + 1; j < len(g.Boxes); j++ {
			if slices.Contains(g.Boxes[j].Needs, i) {
				t.to = append(t.to, j)
			}
		}
		if len(t.to) > 0 {
			all = append(all, t)
		}
	}
	slices.SortStableFunc(all, func(a, b trunk) int { return (a.last() - a.from) - (b.last() - b.from) })
	for i := range all {
		t := &all[i]
		for slices.ContainsFunc(all[:i], func(o trunk) bool {
			return o.lane == t.lane && o.from < t.last() && t.from < o.last()
		}) {
			t.lane++
		}
	}
	return all
}
