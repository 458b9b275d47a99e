package interview

import (
	"slices"
	"strconv"

	"wentu/app/address"
	"wentu/app/markup"
	"wentu/app/rules"
	"wentu/app/view"
)

// outcome is what leaf i means: the first output names it.
func (d *Data) outcome(i int) Outcome {
	out := d.Diagram.Leaves[i].Outputs
	if len(out) == 0 {
		return Outcome{Title: d.say("gap.title")}
	}
	return d.Outcomes[out[0].Text()]
}

// means is what leaf i means at length.
func (d *Data) means(i int) view.Meaning {
	out := d.Diagram.Leaves[i].Outputs
	if len(out) == 0 {
		var w markup.Writer
		w.Start("p", nil)
		w.Text(d.say("gap.text"))
		w.End("p")
		return view.Meaning{Means: view.HTML(w.Bytes())}
	}
	return d.meaning(out[0].Text())
}

// output is the value of a named output of leaf i, null when the goal has none.
func (d *Data) output(i int, name string) rules.Value {
	out := d.Diagram.Leaves[i].Outputs
	k := slices.IndexFunc(d.tables().Decisions[d.goal].Outputs, func(o rules.Output) bool { return o.Name == name })
	if k < 0 || k >= len(out) {
		return rules.Value{}
	}
	return out[k]
}

// also leads to the other interviews. Their pages begin with the answers given here.
func (d *Data) also(at address.Place) (out []view.Link) {
	for _, l := range d.Also {
		out = append(out, view.Link{Href: address.Relative(at.Path(), l.Href), Text: l.Text})
	}
	return out
}

func (d *Data) result(i int, s Session) *view.Result {
	at := d.place(address.Result, d.Leaves[i])
	o := d.outcome(i)
	r := &view.Result{
		Kind: o.Kind, Title: view.Official{Name: o.Title, Zh: o.Zh}, Mark: o.Mark, Meaning: d.means(i),
		Check: d.Href(at, d.place(address.Check, ""), s),
		Again: d.again(at),
		Code:  d.Fragment(s),
	}
	if (o.Kind == "court" || o.Kind == "application") && d.File.Href != "" {
		r.Next = view.Link{Href: address.Relative(at.Path(), d.File.Href), Text: d.File.Text}
	}
	r.Also = d.also(at)
	courts := o.Courts
	if id := d.output(i, "court").Text(); len(courts) == 0 && id != "" {
		courts = []string{id} // the outcome is told of several courts, the row names the one
	}
	for _, id := range courts {
		if c, ok := d.court(at, id); ok {
			r.Courts = append(r.Courts, c)
		}
	}
	if c, ok := d.court(at, d.output(i, "appeal").Text()); ok {
		r.Appeal = &c
	}

	r.AsOf = d.asOf(at, s, d.masksAt(i))
	if s.Empty() || !d.decides(s, i) {
		d.common(r, at, i)
		return r
	}
	d.steps(r, at, s.answeredBy(d.Goal.Steps))
	r.Known = d.answered(at, s)
	r.Why = d.reasons(at, s)
	r.Notes = d.notes(at, s)
	r.Way = d.drawn(at, s)
	r.Others = d.others(at, s)
	r.Changes = d.changes(at, s)
	return r
}

// decides reports whether the answers lead to leaf i.
func (d *Data) decides(s Session, i int) bool {
	leaves := d.walk(d.Diagram, s).Remaining(d.Diagram.Roots[0])
	return len(leaves) == 1 && leaves[0] == i
}

// court is a court's card with its link seen from a page.
func (d *Data) court(at address.Place, id string) (view.Court, bool) {
	c, ok := d.courtCard(id)
	if ok && c.Href != "" {
		c.Href = address.Relative(at.Path(), c.Href)
	}
	return c, ok
}

// cites resolves references to citations seen from a page.
func (d *Data) cites(at address.Place, refs []string) []view.Cite {
	var out []view.Cite
	for _, ref := range refs {
		c, ok := d.citation(ref)
		if !ok {
			continue
		}
		c.Href = address.Relative(at.Path(), c.Href)
		out = append(out, c)
	}
	return out
}

// reasons are the rows that apply for certain, in the order of the chain: beside each
// column what the visitor answered, or what an earlier row gave, where that is known.
func (d *Data) reasons(at address.Place, s Session) []view.Reason {
	var out []view.Reason
	gave := make(map[int][]rules.Value) // by decision
	set := d.tables()
	for _, f := range set.Evaluate(d.goal, d.facts(s)).Fired {
		dec := set.Decisions[f.Decision]
		gave[f.Decision] = dec.Rows[f.Row].Out
		out = append(out, d.reason(at, f, func(in *rules.Input) string {
			if in.Decision >= 0 {
				if v := gave[in.Decision]; v != nil {
					return d.Words.Result(set.Decisions[in.Decision], in.Output, v[in.Output])
				}
				return ""
			}
			if a, ok := s.Get(d.Set.Facts[in.Fact].ID); ok && !a.Unknown && in.Attr == "" {
				return d.Words.Part(&d.Set.Facts[in.Fact], &a.Part)
			}
			return ""
		}))
	}
	return out
}

// rowsTo are the rows of the goal that give leaf i: one of them applies to every
// visitor who comes to the leaf's static page.
func (d *Data) rowsTo(at address.Place, i int) []view.Reason {
	var out []view.Reason
	dec := d.tables().Decisions[d.goal]
	for k := range dec.Rows {
		if slices.EqualFunc(dec.Rows[k].Out, d.Diagram.Leaves[i].Outputs, rules.Value.Equal) {
			out = append(out, d.reason(at, rules.Fired{Decision: d.goal, Row: k}, func(*rules.Input) string { return "" }))
		}
	}
	return out
}

// reason words a row: what it asks, what it gives, what it stands on. Known gives what
// is known of a column, which takes the place of all that the row would accept.
func (d *Data) reason(at address.Place, f rules.Fired, known func(*rules.Input) string) view.Reason {
	dec := d.tables().Decisions[f.Decision]
	row := &dec.Rows[f.Row]
	r := view.Reason{
		Decision: d.Words.T("decision." + dec.ID + ".label"),
		Href:     address.Relative(at.Path(), rowPath(dec.ID, f.Row)),
		Cites:    d.cites(at, row.Basis),
	}
	for k := range row.Cells {
		if w := d.Words.Cell(d.Set, &dec.Inputs[k], &row.Cells[k]); w != "" {
			if own := known(&dec.Inputs[k]); own != "" {
				w = own
			}
			r.If = append(r.If, view.Pair{Term: d.Words.Column(d.Set, &dec.Inputs[k]), Text: w})
		}
	}
	r.Then = d.Words.Results(dec, row.Out)
	return r
}

// rowPath is where a row of a decision stands, relative to the root of the language.
func rowPath(decision string, row int) string {
	return address.Rules.Page(decision) + "#r" + strconv.Itoa(row+1)
}

// notes are the advice that applies for certain. An interval answer counts only
// where the advice does not cut through it.
func (d *Data) notes(at address.Place, s Session) []view.Note {
	set, notes := d.tables(), d.notesDiagram()
	if notes == nil || d.advice < 0 {
		return nil
	}
	dec := set.Decisions[d.advice]
	w := d.walk(notes, s)
	var out []view.Note
	for i, root := range notes.Roots {
		if end := w.Follow(root); end.IsLeaf() && end.Leaf() == 1 {
			out = append(out, d.note(at, dec, i))
		}
	}
	return out
}

// note words a row of the advice.
func (d *Data) note(at address.Place, dec *rules.Decision, row int) view.Note {
	r := &dec.Rows[row]
	return view.Note{Text: d.Words.Result(dec, 0, r.Out[0]), Cites: d.cites(at, r.Basis)}
}

// group is answers to one variable that lead to the same.
type group struct {
	v      int
	parts  []rules.Part
	leaves []int
}

// others are the alternatives to an answer that the visitor may choose between, such
// as another place to sue at: each leads to what has to be asked again. Those that
// lead to one result whatever is answered then are no choice.
func (d *Data) others(at address.Place, s Session) []view.Link {
	var out []view.Link
	for v := range d.Diagram.Vars {
		x := &d.Diagram.Vars[v]
		f := &d.Set.Facts[x.Fact]
		chosen, ok := s.Get(f.ID)
		if f.Again == "" || !ok || chosen.Unknown {
			continue
		}
		if _, asked := d.asking(s, v); !asked {
			continue
		}
		for _, p := range x.Parts {
			next := s.without(f.Again).with(f.ID, Answer{Part: p})
			if p.Rest || encode(chosen) == encode(Answer{Part: p}) || len(d.walk(d.Diagram, next).Remaining(d.Diagram.Roots[0])) < 2 {
				continue
			}
			out = append(out, view.Link{Href: d.href(at, d.Next(next)), Text: d.Words.Part(f, &p), Note: d.optionNote(x, f, &p, ".mark.")})
		}
	}
	return out
}

// nearestChanges is how many changes a result shows; any other answer can be changed
// from the list of answers.
const nearestChanges = 8

// changes are the single answers that would lead elsewhere, answers with the same
// consequence together: the nearest first, those that lead to a court before those that
// lead to none or to further questions, and of each question one before all others.
func (d *Data) changes(at address.Place, s Session) []view.Change {
	w := d.walk(d.Diagram, s)
	var groups []group
	for _, c := range w.Changes(d.Diagram.Roots[0]) {
		groups = join(groups, c.Var, d.Diagram.Vars[c.Var].Parts[c.Part], c.Leaves)
	}
	slices.Reverse(groups) // the last answers are the nearest
	far := func(g group) int {
		switch {
		case len(g.leaves) > 1:
			return 2
		case d.outcome(g.leaves[0]).Kind == "stop", d.outcome(g.leaves[0]).Kind == "route":
			return 1 // such as another place, abroad
		}
		return 0
	}
	slices.SortStableFunc(groups, func(a, b group) int { return far(a) - far(b) })
	if end := w.Remaining(d.Diagram.Roots[0]); d.Diagram.Leaves[end[0]].Outputs == nil { // another day has a rule
		place := func(g group) int {
			if d.isAsOf(g.v) {
				return 0
			}
			return 1
		}
		slices.SortStableFunc(groups, func(a, b group) int { return place(a) - place(b) })
	}
	var out []view.Change
	for _, g := range eachFirst(groups)[:min(len(groups), nearestChanges)] {
		x := &d.Diagram.Vars[g.v]
		a, _ := s.Get(d.key(x))
		ch := d.changeWords(at, g)
		if d.has(s, x) {
			ch.From = d.answerWords(x, a)
		}
		next := s.with(d.key(x), Answer{Part: rules.JoinAll(g.parts)[0]})
		ch.Href = d.href(at, d.Next(next))
		if len(g.leaves) == 1 {
			ch.Outcomes = d.outcomeLinks(at, next, g.leaves)
		}
		out = append(out, ch)
	}
	return out
}

// eachFirst puts the first group of each variable before all others.
func eachFirst(groups []group) []group {
	var first, more []group
	for i, g := range groups {
		if slices.ContainsFunc(groups[:i], func(h group) bool { return h.v == g.v }) {
			more = append(more, g)
		} else {
			first = append(first, g)
		}
	}
	return append(first, more...)
}

func join(groups []group, v int, p rules.Part, leaves []int) []group {
	for i := range groups {
		if groups[i].v == v && slices.Equal(groups[i].leaves, leaves) {
			groups[i].parts = append(groups[i].parts, p)
			return groups
		}
	}
	return append(groups, group{v, []rules.Part{p}, leaves})
}

func (d *Data) changeWords(at address.Place, g group) view.Change {
	return view.Change{Label: d.Words.Label(d.Set.Facts[d.Diagram.Vars[g.v].Fact].ID), To: d.groupWords(g), Outcomes: d.outcomeLinks(at, Session{}, g.leaves)}
}

// groupWords words a group; of more than four answers it names three.
func (d *Data) groupWords(g group) string {
	x := &d.Diagram.Vars[g.v]
	f := &d.Set.Facts[x.Fact]
	var names []string
	parts := rules.JoinAll(g.parts)
	for _, p := range parts {
		if len(names) == 3 && len(parts) > 4 {
			names = append(names, d.Words.Count("word.more", len(parts)-3))
			break
		}
		if x.Member != "" {
			names = append(names, d.Words.Value(&yesNo, p.Sample()))
		} else {
			names = append(names, d.Words.Part(f, &p))
		}
	}
	return d.Words.Or(names)
}

// check is "Check your answers", and the page that goes on to where they lead.
func (d *Data) check(at address.Place, s Session) *view.Answers {
	a := &view.Answers{
		Lead:  d.Check,
		Again: d.again(at),
		Known: d.answered(at, s),
		Empty: d.say("check.empty"),
		Code:  d.Fragment(s),
	}
	next := d.Next(s)
	key := "check.result"
	if next.Place.Kind == address.Question || next.Place.Kind == address.Fact {
		key = "check.continue"
	}
	a.Go = view.Link{Href: d.href(at, next), Text: d.say(key)}
	return a
}

// again is the link that deletes all answers.
func (d *Data) again(at address.Place) view.Link {
	return view.Link{Href: d.Href(at, d.place(address.Start, ""), Session{}), Text: d.say("again")}
}

// answered lists the answers given, in the order of the questions.
func (d *Data) answered(at address.Place, s Session) []view.Known {
	var out []view.Known
	answers := d.Fragment(s)
	for v := range d.Diagram.Vars {
		if k, ok := d.knownAnswer(at, s, answers, v, &d.Diagram.Vars[v]); ok {
			out = append(out, k)
		}
	}
	if !d.Goal.Collects() {
		return out
	}
	out = append(out, d.answeredLater(at, s, out)...)
	slices.SortStableFunc(out, func(a, b view.Known) int { return d.byQuestion(a.Fact, b.Fact) })
	return out
}

// open is the page of the outcomes that remain.
func (d *Data) open(s Session) *view.Open {
	at := d.place(address.Open, "")
	o := &view.Open{
		Check: d.Href(at, d.place(address.Check, ""), s),
		Again: d.again(at),
		Known: d.answered(at, s),
	}
	r := d.walk(d.Diagram, s).Reach(d.Diagram.Roots[0])
	titled := make(map[string][]int) // results that have one title are one outcome
	var titles []string
	for _, l := range r.Leaves {
		title := d.outcome(l).Title
		if titled[title] == nil {
			titles = append(titles, title)
		}
		titled[title] = append(titled[title], l)
	}
	for _, title := range titles {
		o.Remaining = append(o.Remaining, d.possible(at, title, titled[title], s))
	}
	for _, v := range r.Open {
		text := d.questionTitle(int(r.At[v]))
		if slices.ContainsFunc(o.Questions, func(q view.Link) bool { return q.Text == text }) {
			continue // the same question of another kind of dispute: that kind is asked first
		}
		o.Questions = append(o.Questions, view.Link{Href: d.Href(at, d.place(address.Question, d.Nodes[r.At[v]]), s), Text: text})
	}
	return o
}

// possible is an outcome that is still possible. Results of one title are told apart by
// the court that hears the case, or where that is the same by the one that appeals go to.
func (d *Data) possible(at address.Place, title string, leaves []int, s Session) view.Possible {
	apart := "appeal"
	for _, l := range leaves {
		if d.output(l, "court").Text() != d.output(leaves[0], "court").Text() {
			apart = "court"
		}
	}
	p := view.Possible{Title: title}
	if len(leaves) > 1 && apart == "appeal" {
		p.By = d.Words.T("ui.result.appeal") + d.Words.T("word.colon")
	}
	for _, l := range leaves {
		link := view.Link{Href: d.Href(at, d.place(address.Result, d.Leaves[l]), s), Text: title}
		if c, ok := d.court(at, d.output(l, apart).Text()); ok && len(leaves) > 1 {
			link.Text = c.Name
		}
		p.Links = append(p.Links, link)
	}
	return p
}
