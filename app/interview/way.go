package interview

import (
	"slices"

	"wentu/app/address"
	"wentu/app/picture"
	"wentu/app/rules"
	"wentu/app/view"
)

// mostEnds is how many results beside the way are named at one question.
const mostEnds = 3

// drawn is how the answers led to a result: the questions on the way with what other
// answers lead to, and the decisions that were consulted with what each of them gave.
func (d *Data) drawn(at address.Place, s Session) []view.Picture {
	return []view.Picture{d.drawWay(at, s), d.drawDecisions(at, s)}
}

func (d *Data) drawWay(at address.Place, s Session) view.Picture {
	t := &picture.Tree{ID: "w", Title: d.say("way.title"), RTL: d.Dir == "rtl", Roots: []int{0}}
	w := d.walk(d.Diagram, s)
	root := d.Diagram.Roots[0]
	for _, ref := range w.Path(root) {
		n := &d.Diagram.Nodes[ref]
		x := &d.Diagram.Vars[n.Var]
		a, given := s.Get(d.key(x))
		if !given {
			continue // the day, which is today
		}
		i := len(t.Nodes)
		said := d.answerWords(x, a)
		node := picture.Node{Text: d.label(x), Href: d.Href(at, d.place(address.Question, d.Nodes[ref]), s)}
		t.Nodes = append(t.Nodes, node)
		answers := d.besides(t, at, s, w, n)
		t.Nodes[i].Answers = append(answers, picture.Answer{Text: said, To: len(t.Nodes), Taken: true})
		t.Desc += node.Text + d.Words.T("word.colon") + said + d.Words.T("word.semicolon")
	}
	end := d.outcome(w.Remaining(root)[0]).Title
	t.Nodes = append(t.Nodes, picture.Node{Text: end})
	t.Desc += end
	return view.Picture{Title: t.Title, SVG: view.HTML(t.SVG())}
}

// label is the name of what a variable asks.
func (d *Data) label(x *rules.Var) string {
	id := d.Set.Facts[x.Fact].ID
	label := d.Words.Label(id)
	if x.Member != "" {
		label += d.Words.T("word.colon") + d.Words.T("fact."+id+".value."+x.Member)
	}
	return label
}

// besides are the answers to a node that were not given and lead elsewhere: a few that
// end the walk, each with its result, and all others together with the number of
// results that they leave open.
func (d *Data) besides(t *picture.Tree, at address.Place, s Session, w *rules.Walk, n *rules.Node) []picture.Answer {
	x := &d.Diagram.Vars[n.Var]
	taken := w.Kids(n)[0]
	all := d.walk(d.Diagram, Session{})
	var ends []group
	open := make(map[int]bool)
	for p, k := range n.Kids {
		switch {
		case k == taken:
		case k.IsLeaf() && (len(ends) < mostEnds || slices.ContainsFunc(ends, func(g group) bool { return g.leaves[0] == k.Leaf() })):
			ends = join(ends, n.Var, x.Parts[p], []int{k.Leaf()})
		default:
			for _, l := range all.Remaining(k) {
				open[l] = true
			}
		}
	}
	var out []picture.Answer
	for _, g := range ends {
		next := s.with(d.key(x), Answer{Part: rules.JoinAll(g.parts)[0]})
		out = append(out, picture.Answer{Text: d.groupWords(g), To: len(t.Nodes)})
		t.Nodes = append(t.Nodes, picture.Node{Text: d.outcome(g.leaves[0]).Title, Href: d.href(at, d.Next(next))})
	}
	if len(open) > 0 {
		out = append(out, picture.Answer{Text: d.say("way.others"), To: len(t.Nodes)})
		t.Nodes = append(t.Nodes, picture.Node{Text: d.count("outcomes", len(open))})
	}
	return out
}

// drawDecisions shows the decisions whose rows applied, each with what it gave.
func (d *Data) drawDecisions(at address.Place, s Session) view.Picture {
	g := &picture.Graph{ID: "g", Title: d.say("way.decisions"), RTL: d.Dir == "rtl"}
	box := make(map[int]int) // by decision
	set := d.tables()
	for _, f := range set.Evaluate(d.goal, d.facts(s)).Fired {
		dec := set.Decisions[f.Decision]
		b := picture.Box{
			Text: d.Words.T("decision." + dec.ID + ".label"), More: d.Words.Results(dec, dec.Rows[f.Row].Out),
			Href: address.Relative(at.Path(), rowPath(dec.ID, f.Row)), Strong: f.Decision == d.goal,
		}
		for _, in := range dec.Inputs {
			if i, ok := box[in.Decision]; ok && in.Decision >= 0 && !slices.Contains(b.Needs, i) {
				b.Needs = append(b.Needs, i)
			}
		}
		box[f.Decision] = len(g.Boxes)
		g.Boxes = append(g.Boxes, b)
		g.Desc += b.Text + d.Words.T("word.colon") + b.More + d.Words.T("word.semicolon")
	}
	return view.Picture{Title: g.Title, SVG: view.HTML(g.SVG())}
}
