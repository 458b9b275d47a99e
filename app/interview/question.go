package interview

import (
	"slices"

	"wentu/app/address"
	"wentu/app/rules"
	"wentu/app/view"
)

// fewOutcomes is how many outcomes a branch of "I don't know" lists by name.
const fewOutcomes = 6

// mostBranches is how many branches a visitor who does not know an answer can survey.
const mostBranches = 8

func (d *Data) questionTitle(node int) string {
	x := &d.Diagram.Vars[d.Diagram.Nodes[node].Var]
	return d.Words.Question(&d.Set.Facts[x.Fact], x.Member)
}

// onWay reports whether the answers lead to the node, so that the engine may choose
// what comes next; else the page goes on as the static walk does.
func (d *Data) onWay(node int, s Session) bool {
	v := d.Diagram.Nodes[node].Var
	if s.Empty() {
		return rules.Ref(node) == d.first
	}
	if d.isAsOf(v) {
		return true
	}
	r := d.walk(d.Diagram, s).Reach(d.Diagram.Roots[0])
	if _, ok := s.Get(d.key(&d.Diagram.Vars[v])); ok {
		return true // changing an answer
	}
	for _, open := range r.Open {
		if open == v {
			return true
		}
		if !d.unknown(s, open) {
			return false // an earlier question has no answer
		}
	}
	return false
}

func (d *Data) question(node int, s Session) *view.Question {
	n := &d.Diagram.Nodes[node]
	x := &d.Diagram.Vars[n.Var]
	f := &d.Set.Facts[x.Fact]
	at := d.place(address.Question, d.Nodes[node])
	live := d.onWay(node, s)
	base := s
	var masks []impliedAnswers
	if !live {
		masks = d.masks(node)
		base = d.impliedSession(masks, node+1)
		for key, a := range s.answers { // what he said himself goes first
			base = base.with(key, a)
		}
	}
	q := &view.Question{
		Fact:  d.key(x),
		Label: d.ofPartyLabel(s, x, 1),
		Title: d.Words.Question(f, x.Member),
		Why:   d.optional("fact." + f.ID + ".why"),
		How:   d.help(f, base, masks),
		Left:  d.left(d.follow(node, d.key(x), s) + d.openLater(s)),
		Known: d.known(at, base, node),
	}
	chosen, _ := s.Get(q.Fact)
	for _, o := range d.options(n, x, f) {
		a := Answer{Part: o}
		lo, _ := span(x, &o)
		kid := n.Kids[max(0, lo)]
		opt := view.Option{Value: encode(a), Label: d.optionWords(x, f, &o), Mark: d.optionNote(x, f, &o, ".mark."), Hint: d.optionNote(x, f, &o, ".hint."), Group: d.optionNote(x, f, &o, groupKey)}
		if live {
			next := s.with(q.Fact, a)
			opt.Href = d.href(at, d.Next(next))
		} else {
			next := s
			if !s.Empty() {
				next = s.with(q.Fact, a)
			}
			opt.Href = d.Href(at, d.placeOf(kid), next)
		}
		q.Options = append(q.Options, opt)
	}
	d.Mark(q, s)
	d.many(q, f)
	if d.isAsOf(n.Var) {
		q.Left = ""
		q.Input = d.input(f, chosen)
		q.Back = d.href(at, d.Next(s))
		return q
	}
	if rules.Ref(node) == d.first {
		q.AsOf = d.asOf(at, s, nil)
	}
	if d.Goal.Collects() { // the list says of every line when it applies
		q.Unknown = view.Unknown{Href: d.Href(at, d.place(address.Open, ""), s)}
	} else {
		q.Unknown = view.Unknown{Branches: d.branches(at, n, x, f)}
	}
	if live {
		next := s.with(q.Fact, Answer{Unknown: true})
		q.Unknown.Href = d.href(at, d.Next(next))
	}
	q.Input = d.input(f, chosen)
	q.Back = d.back(at, s, node)
	return q
}

// Mark marks the option of a question that somebody chose, if he chose one.
func (d *Data) Mark(q *view.Question, s Session) {
	a, ok := s.Get(q.Fact)
	for i := range q.Options {
		q.Options[i].Chosen = ok && !a.Unknown && q.Options[i].Value == encode(a)
	}
}

// follow is how many questions may follow on that of a node; where an answer is changed,
// none that has one.
func (d *Data) follow(node int, key string, s Session) int {
	most := d.depth[node] - 1
	if _, given := s.Get(key); !given {
		return most
	}
	open := 0
	for _, v := range d.walk(d.Diagram, s.without(key)).Reach(rules.Ref(node)).Open {
		if v != d.Diagram.Nodes[node].Var && !d.unknown(s, v) {
			open++
		}
	}
	return min(most, open)
}

// optionWords words an answer to a question.
func (d *Data) optionWords(x *rules.Var, f *rules.Fact, o *rules.Part) string {
	if x.Member != "" {
		return d.Words.Value(&yesNo, o.Sample())
	}
	return d.Words.Part(f, o)
}

// optionNote is what stands beneath an answer, its mark or its hint, or as a heading above
// it and those that follow, its group; "" for nothing.
func (d *Data) optionNote(x *rules.Var, f *rules.Fact, o *rules.Part, key string) string {
	v := o.Sample()
	if x.Member != "" || v.Kind() != rules.String {
		return ""
	}
	if f.Type == rules.TypeCountry && key == groupKey {
		return d.optional("continent." + d.continent(o))
	}
	return d.optional("fact." + f.ID + key + v.Text())
}

// placeOf is the static page of a node or a leaf.
func (l *Logic) placeOf(r rules.Ref) address.Place {
	if r.IsLeaf() {
		return l.place(address.Result, l.Leaves[r.Leaf()])
	}
	return l.place(address.Question, l.Nodes[r])
}

// options are the answers that a page offers: every choice by itself, amounts and
// dates as the intervals that matter on this page.
func (d *Data) options(n *rules.Node, x *rules.Var, f *rules.Fact) []rules.Part {
	if f.Type == rules.TypeMoney || f.Type == rules.TypeNumber || f.Type == rules.TypeDate {
		var out []rules.Part
		for p, k := range n.Kids {
			if p > 0 && k == n.Kids[p-1] {
				out[len(out)-1].Extend(&x.Parts[p])
			} else {
				out = append(out, x.Parts[p])
			}
		}
		return out
	}
	var out []rules.Part
	for _, p := range x.Parts {
		for _, v := range p.Values {
			out = append(out, rules.Part{Values: []rules.Value{v}})
		}
	}
	if f.Type == rules.TypeCountry {
		d.byContinent(out)
		return out
	}
	// A part holds the values that lead to the same: back to the order of the fact.
	next := 0
	for _, v := range f.Values {
		for i := next; i < len(out); i++ {
			if out[i].Values[0].Text() == v {
				out[next], out[i] = out[i], out[next]
				next++
			}
		}
	}
	return out
}

func (d *Data) optional(key string) string {
	if d.Words.Has(key) {
		return d.Words[key]
	}
	return ""
}

// branches tells what depends on a question: for groups of answers that lead to the
// same, the outcomes that remain.
func (d *Data) branches(at address.Place, n *rules.Node, x *rules.Var, f *rules.Fact) []view.Branch {
	var out []view.Branch
	var groups []rules.Ref
	var parts [][]rules.Part
	for p, k := range n.Kids {
		i := slices.Index(groups, k)
		if i < 0 {
			groups, parts = append(groups, k), append(parts, nil)
			i = len(groups) - 1
		}
		parts[i] = append(parts[i], x.Parts[p])
	}
	if len(groups) > mostBranches {
		return nil
	}
	w := d.walk(d.Diagram, Session{})
	for i, k := range groups {
		var names []string
		for _, p := range rules.JoinAll(parts[i]) {
			if x.Member != "" {
				names = append(names, d.Words.Value(&yesNo, p.Sample()))
			} else {
				names = append(names, d.Words.Part(f, &p))
			}
		}
		out = append(out, view.Branch{Label: d.Words.Or(names), Outcomes: d.outcomeLinks(at, Session{}, w.Remaining(k))})
	}
	return out
}

// outcomeLinks names outcomes, or counts them when they are many.
func (d *Data) outcomeLinks(at address.Place, s Session, leaves []int) []view.Link {
	if len(leaves) > fewOutcomes {
		return []view.Link{{Text: d.count("outcomes", len(leaves))}}
	}
	var out []view.Link
	for _, l := range leaves {
		text := d.outcome(l).Title
		if !slices.ContainsFunc(out, func(o view.Link) bool { return o.Text == text }) {
			out = append(out, view.Link{Href: d.Href(at, d.place(address.Result, d.Leaves[l]), s), Text: text})
		}
	}
	return out
}

func (d *Data) input(f *rules.Fact, chosen Answer) *view.Input {
	switch f.Type {
	case rules.TypeMoney, rules.TypeNumber, rules.TypeDate, rules.TypeCountry:
	default:
		return nil
	}
	in := &view.Input{
		Kind: string(f.Type), Unit: f.Unit,
		Label: d.say("input.label-" + string(f.Type)), Hint: d.say("input.hint-" + string(f.Type)),
	}
	if len(chosen.Part.Values) == 1 {
		in.Value = chosen.Part.Values[0].String()
	}
	return in
}

// known lists the answers that stand on the way to a node: those given, and where none
// was, what every way has in common.
func (d *Data) known(at address.Place, s Session, node int) []view.Known {
	d.Certain()
	return d.knownOr(at, s, d.Diagram.Nodes[node].Var, d.shared[node])
}

// knownOr lists the answers given to all variables but one, or what is shared.
func (d *Data) knownOr(at address.Place, s Session, but int, common []shared) []view.Known {
	var out []view.Known
	answers := d.Fragment(s)
	for v := range d.Diagram.Vars {
		var c *shared
		if len(common) > 0 && common[0].v == v {
			c, common = &common[0], common[1:]
		}
		x := &d.Diagram.Vars[v]
		if v == but {
			continue
		}
		if k, ok := d.knownAnswer(at, s, answers, v, x); ok {
			out = append(out, k)
		} else if c != nil && !d.has(s, x) {
			out = append(out, d.sharedKnown(c))
		}
	}
	return out
}

func (d *Data) has(s Session, x *rules.Var) bool {
	_, ok := s.Get(d.key(x))
	return ok
}

// knownAnswer is the answer given to a variable, false where there is none or where it
// does not matter beside the others; answers is the fragment of all.
func (d *Data) knownAnswer(at address.Place, s Session, answers string, v int, x *rules.Var) (view.Known, bool) {
	key := d.key(x)
	a, ok := s.Get(key)
	if !ok {
		return view.Known{}, false
	}
	k := view.Known{Fact: key, Label: d.ofPartyLabel(s, x, 1), Value: d.answerWords(x, a)}
	if n, ok := d.asking(s, v); ok {
		k.Change = behind(at, d.place(address.Question, d.Nodes[n]), answers)
		return k, true
	}
	return k, false
}

func (d *Data) answerWords(x *rules.Var, a Answer) string {
	switch {
	case a.Unknown:
		return d.Words.T("word.unknown")
	case x.Member != "":
		return d.Words.Value(&yesNo, a.Part.Sample())
	}
	return d.Words.Part(&d.Set.Facts[x.Fact], &a.Part)
}

// sharedKnown words what all ways to a page have in common.
func (d *Data) sharedKnown(c *shared) view.Known {
	f := &d.Set.Facts[d.Diagram.Vars[c.v].Fact]
	var names []string
	for _, p := range c.parts {
		names = append(names, d.Words.Part(f, &p))
	}
	return view.Known{Fact: f.ID, Label: d.Words.Label(f.ID), Value: d.Words.Or(names)}
}

// asking finds the node that asks variable v on the way of these answers, as if v
// had none.
func (d *Data) asking(s Session, v int) (int, bool) {
	if s.shared == 0 {
		return d.ask(s, v)
	}
	type found struct {
		node int
		ok   bool
	}
	key := [2]int{s.shared, v}
	if f, ok := d.askedAt.Load(key); ok {
		return f.(found).node, f.(found).ok
	}
	n, ok := d.ask(s, v)
	d.askedAt.Store(key, found{n, ok})
	return n, ok
}

func (d *Data) ask(s Session, v int) (int, bool) {
	w := d.walk(d.Diagram, s)
	if n, ok := w.Asked(d.Diagram.Roots[0], v); ok {
		return int(n), true
	}
	w.Set(v, -1)
	n, ok := w.Reach(d.Diagram.Roots[0]).At[v]
	return int(n), ok
}

// back is the page before this one: the last question answered on the way, or without
// answers the last that everybody who comes here was asked.
func (d *Data) back(at address.Place, s Session, node int) string {
	last := -1
	for v := range d.Diagram.Vars {
		if node >= 0 && v >= d.Diagram.Nodes[node].Var {
			break
		}
		if d.isAsOf(v) || !d.has(s, &d.Diagram.Vars[v]) {
			continue
		}
		if n, ok := d.asking(s, v); ok {
			last = n
		}
	}
	switch {
	case last >= 0:
		return d.Href(at, d.place(address.Question, d.Nodes[last]), s)
	case node >= 0 && rules.Ref(node) == d.first:
		return d.Href(at, d.place(address.Start, ""), s)
	case node >= 0:
		d.Certain()
		if d.passed != nil && d.passed[node] >= 0 {
			return d.Href(at, d.place(address.Question, d.Nodes[d.passed[node]]), s)
		}
	}
	return ""
}
