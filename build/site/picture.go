package site

import (
	"slices"
	"strconv"

	"golang.org/x/sync/errgroup"

	"wentu/app/address"
	"wentu/app/picture"
	"wentu/app/rules"
	"wentu/app/view"
	"wentu/build/mdd"
)

// fewNames is how many answers that lead to the same are named before the rest of them
// goes by "anything else".
const fewNames = 6

// mostFacts is how many facts a decision is seen to ask before the rest are counted.
const mostFacts = 5

// mostDrawn is how many questions a drawing may ask to stand beside its table; a longer
// one has a page of its own, in every language: the length of words must not decide.
const mostDrawn = 26

// drawnApart reports whether the diagram of decision d has a page of its own.
func (b *builder) drawnApart(d int) bool {
	return b.Locals[d] != nil && len(b.Locals[d].Nodes) > mostDrawn
}

func drawingPath(id string) string { return address.Rules.Page(id + "-diagram") }

// drawing makes the page of the diagram of decision d, whose own page is at path.
func (b *builder) drawing(d int, path string) {
	id := b.Lib.Rules.Decisions[d].ID
	own, title, lead := drawingPath(id), b.ruleTitle(id), b.w.Get("site.picture.desc-away")
	b.add(&Page{Path: own, Kind: "diagram", Summary: b.w.Get("site.picture.title"), Title: b.w.Get("site.picture.of", "rule", title)}, func() any {
		return &view.Article{Kicker: b.w.Get("site.rule.kicker"), Lead: lead, Pictures: b.diagram(d, path), Next: []view.Link{{Href: relative(own, path), Text: title}}}
	}, b.crumb(own, rulesPath, "rules"))
}

// diagram draws decision d alone: its columns as questions, one below the other.
func (b *builder) diagram(d int, path string) []view.Picture {
	l := b.Locals[d]
	if l == nil {
		return nil
	}
	dec := b.Lib.Rules.Decisions[d]
	t := &tree{builder: b, local: l, dec: dec, path: path, at: make(map[rules.Ref]int), Tree: b.emptyTree(b.ruleTitle(dec.ID))}
	for i, root := range l.Roots {
		t.row = i
		t.Roots = append(t.Roots, t.node(root))
		if dec.Hit.Many() {
			clear(t.at) // each row has a note of its own
		}
	}
	lead := ""
	if slices.ContainsFunc(dec.Inputs, func(in rules.Input) bool { return in.Name == rules.AsOf }) {
		lead = b.w.Get("site.picture.today")
	}
	return []view.Picture{{Title: b.w.Get("site.picture.title"), Lead: lead, SVG: normal((&outline{Tree: t.Tree}).markup(), b.lang.Code, b.lang.Dir)}}
}

// emptyTree is a drawing in the direction of the language, with nothing drawn yet.
func (b *builder) emptyTree(title string) picture.Tree {
	return picture.Tree{
		ID: "d", Title: title, RTL: b.lang.Dir == "rtl",
		Again: func(n int) string { return b.w.Get("site.picture.see", "n", strconv.Itoa(n)) },
	}
}

// fold folds each decision by itself, for its picture. It is the same in every language.
func (in *Input) fold() []*mdd.Local {
	out := make([]*mdd.Local, len(in.Lib.Rules.Decisions))
	if len(in.Interviews) == 0 {
		return out
	}
	today := in.Interviews[0].Logic.Today
	var g errgroup.Group
	for d := range out {
		g.Go(func() error {
			if l, ok := mdd.CompileLocal(in.Lib.Rules, d, today); ok {
				out[d] = l
			}
			return nil
		})
	}
	_ = g.Wait() // it cannot fail
	return out
}

// tree is a decision diagram in the making.
type tree struct {
	picture.Tree
	*builder
	local *mdd.Local
	dec   *rules.Decision
	path  string
	row   int // whose condition is drawn, of a table that collects
	at    map[rules.Ref]int
}

// node draws what lies at r and returns its place.
func (t *tree) node(r rules.Ref) int {
	if i, ok := t.at[r]; ok {
		return i
	}
	i := len(t.Nodes)
	t.at[r] = i
	t.Nodes = append(t.Nodes, picture.Node{})
	if r.IsLeaf() {
		t.Nodes[i] = t.result(r.Leaf())
		return i
	}
	n := &t.local.Nodes[r]
	x := &t.local.Vars[n.Var]
	in := &t.dec.Inputs[t.local.Column[n.Var]]
	node := picture.Node{Text: t.wording.Column(t.Lib.Rules, in)}
	if x.Member != "" {
		node.Text += t.wording.T("word.colon") + t.wording.T("fact."+in.Name+".value."+x.Member)
	}
	if in.Decision >= 0 {
		node.Href = relative(t.path, rulePath(t.Lib.Rules.Decisions[in.Decision].ID))
	}
	for _, g := range t.groups(n) {
		node.Answers = append(node.Answers, picture.Answer{Text: t.answer(in, x, g), To: t.node(g.to)})
	}
	t.Nodes[i] = node
	return i
}

// group is what leads to the same.
type group struct {
	to    rules.Ref
	parts []rules.Part
	rest  bool // too many to name
}

// groups are the answers of a node that lead to a result, those with the same
// consequence together; the one that is too long to be read goes last.
func (t *tree) groups(n *rules.Node) []group {
	var out []group
	for p, to := range n.Kids {
		if to == mdd.Never || t.dec.Hit.Many() && to == rules.LeafRef(0) {
			continue
		}
		i := slices.IndexFunc(out, func(g group) bool { return g.to == to })
		if i < 0 {
			out, i = append(out, group{to: to}), len(out)
		}
		out[i].parts = append(out[i].parts, t.local.Vars[n.Var].Parts[p])
	}
	longest := -1
	for i, g := range out {
		if values := len(g.parts); values > fewNames && len(out) > 1 && g.parts[0].Values != nil && (longest < 0 || values > len(out[longest].parts)) {
			longest = i
		}
	}
	if longest >= 0 {
		g := out[longest]
		g.rest = true
		out = append(slices.Delete(out, longest, longest+1), g)
	}
	return out
}

func (t *tree) answer(in *rules.Input, x *rules.Var, g group) string {
	if g.rest {
		return t.wording.T("word.rest")
	}
	var names []string
	for _, p := range rules.JoinAll(g.parts) {
		switch {
		case x.Member != "" || in.Decision < 0 && in.Attr == "":
			f := &rules.Fact{Type: rules.TypeYesNo}
			if x.Member == "" {
				f = &t.Lib.Rules.Facts[in.Fact]
			}
			names = append(names, t.wording.Part(f, &p))
		default:
			c := rules.Cell{}
			for _, v := range p.Values {
				c.Alts = append(c.Alts, rules.Alt{Eq: v, IsEq: true})
			}
			if p.Rest {
				names = append(names, t.wording.T("word.rest"))
			}
			if w := t.wording.Cell(t.Lib.Rules, in, &c); w != "" {
				names = append(names, w)
			}
		}
	}
	return t.wording.Or(names)
}

// result is what a leaf gives, in words.
func (t *tree) result(leaf int) picture.Node {
	out := t.local.Leaves[leaf].Outputs
	if t.dec.Hit.Many() {
		out = t.local.Rows[t.row].Out
	}
	if out == nil {
		return picture.Node{Text: t.wording.T("interview.gap.title")}
	}
	return picture.Node{Text: t.wording.Results(t.dec, out)}
}

// requirements draws what every decision rests on, from the first to the last.
func (b *builder) requirements() []view.Picture {
	set := b.Lib.Rules
	g := picture.Graph{ID: "g", Title: b.w.Get("site.picture.graph"), Desc: b.w.Get("site.picture.graph-desc"), RTL: b.lang.Dir == "rtl"}
	for _, d := range set.Decisions {
		box := picture.Box{Text: b.ruleTitle(d.ID), Href: relative(rulesPath, rulePath(d.ID)), Strong: d.Goal}
		var facts []string
		for _, in := range d.Inputs {
			if in.Decision >= 0 {
				box.Needs = append(box.Needs, in.Decision)
			} else if label := b.wording.Label(set.Facts[in.Fact].ID); !slices.Contains(facts, label) {
				facts = append(facts, label)
			}
		}
		if n := len(facts) - mostFacts; n > 1 {
			facts = append(facts[:mostFacts], b.wording.Count("word.more", n))
		}
		box.More = b.wording.List(facts)
		g.Boxes = append(g.Boxes, box)
	}
	return []view.Picture{{Title: g.Title, Lead: g.Desc, SVG: normal(g.SVG(), b.lang.Code, b.lang.Dir)}}
}
