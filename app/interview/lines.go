package interview

import (
	"slices"
	"strconv"
	"strings"

	"wentu/app/address"
	"wentu/app/rules"
	"wentu/app/view"
)

// part is one section of a goal that collects, of one party.
type part struct {
	section int
	party   int    // from 1
	kind    string // of party, "" where the section is about the case
	last    bool   // of its kind
}

// partyOf is the kind of party that a section is about, "" for the case.
func (l *Logic) partyOf(section int) string {
	for _, x := range l.sectionDiagrams()[section].Vars {
		if p := l.Set.Facts[x.Fact].Party; p != "" {
			return p
		}
	}
	return ""
}

// parts lists the sections in order, each as often as the case has parties of its kind.
func (l *Logic) parts(s Session) []part {
	var out []part
	if !l.Goal.Collects() {
		return nil
	}
	for i := range l.sectionDiagrams() {
		kind, n := l.partyOf(i), 1
		if kind != "" {
			n = l.Parties(s, kind)
		}
		for p := range n {
			out = append(out, part{i, p + 1, kind, p+1 == n})
		}
	}
	return out
}

// later reports whether a part is asked beyond the diagram of the static form: it is of
// a later section, or of another party than the first.
func (l *Logic) later(p part) bool { return p.section >= l.Goal.Asked || p.party > 1 }

// nextLater is the first question beyond the diagram that still matters.
func (d *Data) nextLater(s Session) (Spot, bool) {
	for _, p := range d.parts(s) {
		if !d.later(p) {
			continue
		}
		own := d.ofParty(s, p.party)
		g := d.sectionDiagrams()[p.section]
		for _, v := range d.walk(g, own).Reach(g.Roots...).Open {
			x := &g.Vars[v]
			if !own.answers[d.key(x)].Unknown {
				return d.factSpot(x, p, s), true
			}
		}
	}
	return Spot{}, false
}

// openLater is how many questions beyond the diagram may still be asked.
func (d *Data) openLater(s Session) int {
	n := 0
	for _, p := range d.parts(s) {
		if !d.later(p) {
			continue
		}
		own := d.ofParty(s, p.party)
		g := d.sectionDiagrams()[p.section]
		for _, v := range d.walk(g, own).Reach(g.Roots...).Open {
			if x := &g.Vars[v]; !own.answers[d.key(x)].Unknown && (p.party > 1 || !d.inDiagram(x)) {
				n++
			}
		}
	}
	return n
}

// left words how many questions may follow.
func (d *Data) left(n int) string {
	if n <= 0 {
		return d.say("question.last")
	}
	return d.count("question.left", n)
}

// factSpot is where a fact is asked of a party.
func (l *Logic) factSpot(x *rules.Var, p part, s Session) Spot {
	at := Spot{Place: l.place(address.Fact, l.key(x)), Session: s}
	if p.kind != "" && l.Set.Facts[x.Fact].Party != "" {
		at.Party = p.party
	}
	return at
}

// askedLater lists the keys of all questions that may be asked beyond the diagram.
func (l *Logic) askedLater() []string {
	var out []string
	for i, g := range l.laterDiagrams() {
		for v := range g.Vars {
			x := &g.Vars[v]
			own := l.Set.Facts[x.Fact].Party != ""
			if key := l.key(x); l.Set.Facts[x.Fact].ID != rules.AsOf && (i >= l.Goal.Asked || own) && !slices.Contains(out, key) {
				out = append(out, key)
			}
		}
	}
	return out
}

// asked finds the variable that a key asks beyond the diagram.
func (l *Logic) asked(key string) (*rules.Var, bool) {
	if !slices.Contains(l.askedLater(), key) {
		return nil, false
	}
	for _, g := range l.sectionDiagrams() {
		for v := range g.Vars {
			if l.key(&g.Vars[v]) == key {
				return &g.Vars[v], true
			}
		}
	}
	return nil, false
}

// factPage asks a fact beyond the diagram. Without scripts its answers lead to the list
// that says of every line when it applies.
func (d *Data) factPage(at Spot) *view.Question {
	s := at.Session
	x, _ := d.asked(at.Place.Name)
	f := &d.Set.Facts[x.Fact]
	party := max(1, at.Party)
	q := &view.Question{
		Fact:  d.keyOf(x, party),
		Title: d.Words.Question(f, x.Member),
		Why:   d.optional("fact." + f.ID + ".why"),
		How:   d.help(f, s, nil),
		Known: d.answered(at.Place, s),
	}
	if f.Party != "" && d.Parties(s, f.Party) > 1 {
		q.Party = d.partyName(f.Party, party)
	}
	q.Back = d.Href(at.Place, d.place(address.Open, ""), Session{})
	if len(q.Known) > 0 {
		q.Back = q.Known[len(q.Known)-1].Change
	}
	if !s.Empty() {
		q.Left = d.left(d.openLater(s.without(q.Fact)) - 1)
	}
	chosen, given := s.Get(q.Fact)
	n := rules.Node{Kids: make([]rules.Ref, len(x.Parts))}
	for p := range n.Kids {
		n.Kids[p] = rules.Ref(p) // every part is an answer of its own
	}
	for _, o := range d.options(&n, x, f) {
		a := Answer{Part: o}
		opt := view.Option{Value: encode(a), Label: d.optionWords(x, f, &o), Chosen: given && !chosen.Unknown && encode(chosen) == encode(a)}
		opt.Hint, opt.Group = d.optionNote(x, f, &o, ".hint."), d.optionNote(x, f, &o, groupKey)
		opt.Href = d.onward(at, s.with(q.Fact, a))
		q.Options = append(q.Options, opt)
	}
	d.many(q, f)
	q.Unknown = view.Unknown{Href: d.onward(at, s.with(q.Fact, Answer{Unknown: true}))}
	q.Input = d.input(f, chosen)
	return q
}

// onward is the way on from a fact page: to what comes next, or where nothing was
// answered before, to the list with its conditions.
func (d *Data) onward(at Spot, next Session) string {
	if at.Session.Empty() {
		return d.Href(at.Place, d.place(address.Open, ""), Session{})
	}
	return d.href(at.Place, d.Next(next))
}

func (d *Data) partyName(kind string, n int) string {
	return d.say("party", "Party", d.Words.T("party."+kind+".label"), "Number", strconv.Itoa(n))
}

// answeredLater lists the answers that matter beyond the diagram, each with its party, without
// those that are listed already: what the diagram asks may matter there alone.
func (d *Data) answeredLater(at address.Place, s Session, listed []view.Known) []view.Known {
	var out []view.Known
	seen := make(map[string]bool)
	for _, k := range listed {
		seen[k.Fact] = true
	}
	for _, p := range d.parts(s) {
		if !d.later(p) {
			continue
		}
		g := d.sectionDiagrams()[p.section]
		for v := range g.Vars {
			x := &g.Vars[v]
			key := d.keyOf(x, p.party)
			if d.Set.Facts[x.Fact].Party == "" {
				key = d.key(x)
			}
			a, ok := s.Get(key)
			if !ok || seen[key] {
				continue
			}
			seen[key] = true
			out = append(out, view.Known{Fact: key, Label: d.ofPartyLabel(s, x, p.party), Value: d.answerWords(x, a), Change: d.href(at, d.factSpot(x, p, s))})
		}
	}
	return out
}

// ofPartyLabel is the name of what a variable asks, with the party where there are several.
func (d *Data) ofPartyLabel(s Session, x *rules.Var, party int) string {
	kind := d.Set.Facts[x.Fact].Party
	if kind == "" || d.Parties(s, kind) == 1 {
		return d.label(x)
	}
	return d.say("of-party", "Party", d.partyName(kind, party), "Label", d.label(x))
}

// inDiagram reports whether the diagram of the static form asks a variable.
func (l *Logic) inDiagram(x *rules.Var) bool {
	return slices.ContainsFunc(l.Diagram.Vars, func(y rules.Var) bool { return y.Fact == x.Fact && y.Member == x.Member })
}

// list is the checklist: the lines that apply for certain, and those that may, each with
// what must hold for it.
func (d *Data) list(at address.Place, s Session) *view.Checklist {
	c := &view.Checklist{
		Title: d.say("list.title"), Lead: d.optional("goal." + d.Goal.ID + ".list.lead"),
		Check: d.Href(at, d.place(address.Check, ""), s), Again: d.again(at), Code: d.Fragment(s),
	}
	known := s
	if s.Empty() {
		if i, ok := d.leafAt[at.Name]; ok && at.Kind == address.Result {
			masks := d.masksAt(i)
			known = d.impliedSession(masks, -i-1)
			for _, sh := range d.share(masks) {
				c.Known = append(c.Known, d.sharedKnown(&sh))
			}
		}
	} else {
		c.Known = d.answered(at, s)
	}
	for _, p := range d.parts(s) {
		sec := view.Section{Open: p.section < d.Goal.Open, Title: d.Words.T("decision." + d.Goal.Sections[p.section] + ".label")}
		if p.kind != "" && d.Parties(s, p.kind) > 1 {
			sec.Party = d.partyName(p.kind, p.party)
		}
		if sec.Lines = d.linesOf(at, s, d.ofParty(known, p.party), p); len(sec.Lines) > 0 {
			c.Sections = append(c.Sections, sec)
		}
		if p.kind != "" && p.last && !s.Empty() && p.party < mostParties && !d.offered(c, p.kind) {
			more := s.with(p.kind, Answer{Part: rules.Part{Values: []rules.Value{rules.NumberOf(float64(p.party + 1))}}})
			c.Add = append(c.Add, view.Link{Href: d.href(at, d.Next(more)), Text: d.Words.T("party." + p.kind + ".add")})
		}
	}
	c.Also = d.also(at)
	c.AsOf = d.asOf(at, s, nil)
	return c
}

// offered reports whether another party of the kind is offered already: two sections may
// be about one kind.
func (d *Data) offered(c *view.Checklist, kind string) bool {
	return slices.ContainsFunc(c.Add, func(l view.Link) bool { return l.Text == d.Words.T("party."+kind+".add") })
}

// linesOf are the lines of one part. On a static page the rows of the sections asked are
// those of the leaf: all ways to it have them in common.
func (d *Data) linesOf(at address.Place, s, known Session, p part) []view.Line {
	set, g := d.tables(), d.sectionDiagrams()[p.section]
	di := set.Decision(d.Goal.Sections[p.section])
	dec := set.Decisions[di]
	walk := d.walk(g, known)
	certain, exact := d.leafRows(at, s, p)
	var out []view.Line
	for i := range dec.Rows {
		row := &dec.Rows[i]
		var conditions []view.Pair
		switch end := walk.Follow(g.Roots[i]); {
		case exact && !certain[i], !exact && end.IsLeaf() && end.Leaf() == 0:
			continue
		case !exact && !end.IsLeaf():
			left := walk.Reach(g.Roots[i])
			if len(left.Leaves) == 1 && left.Leaves[0] == 0 {
				continue
			}
			if len(left.Leaves) > 1 {
				conditions = d.conditions(set, dec, row, known)
			}
		}
		line := view.Line{If: conditions, Cites: d.cites(at, row.Basis), Row: dec.ID + "#" + strconv.Itoa(i+1)}
		id := row.Out[0].Text()
		if o, ok := d.Outcomes[id]; ok {
			m := d.meaning(id)
			line.Kind, line.Text, line.Zh, line.Mark, line.Body = o.Kind, o.Title, o.Zh, o.Mark, bodyAt(at, d.there(id, known)+m.Means+m.Next+m.Unsure)
			if o.Kind == Risk {
				line.Cites = nil // they stand on the page that the text leads to
			}
		} else {
			line.Text = d.Words.Result(dec, 0, row.Out[0])
		}
		if s.Empty() && line.If != nil {
			named(line.Cites)
		}
		out = append(out, line)
	}
	return out
}

// there is what a text tells of an outcome's paper in the country that was answered.
func (d *Data) there(id string, known Session) view.HTML {
	for i := range d.Set.Facts {
		f := &d.Set.Facts[i]
		if a, ok := known.Get(f.ID); ok && f.Type == rules.TypeCountry && len(a.Part.Values) == 1 {
			return d.meaning(id + "." + a.Part.Values[0].Text()).Means
		}
	}
	return ""
}

// named leaves of citations what names them: a page without answers has lines for everybody,
// and the texts of all their articles would outweigh them.
func named(cites []view.Cite) {
	for k := range cites {
		cites[k].Text = ""
	}
}

// Risk is the kind of a line that warns of a risk, which has a page of its own.
const Risk = "risk"

// bodyAt is a text whose links are written for the folder of the results, on a page that may
// lie above it.
func bodyAt(at address.Place, body view.HTML) view.HTML {
	if strings.Contains(strings.TrimPrefix(at.Path(), at.Goal+"/"), "/") {
		return body
	}
	return view.HTML(strings.ReplaceAll(string(body), `href="../../`, `href="../`))
}

// leafRows are the rows of a section that a static result page has, where its diagram
// covers the section.
func (d *Data) leafRows(at address.Place, s Session, p part) (rows map[int]bool, exact bool) {
	leaf, ok := d.leafAt[at.Name]
	if !ok || at.Kind != address.Result || !s.Empty() || d.later(p) {
		return nil, false
	}
	rows = make(map[int]bool)
	first := 0
	set := d.tables()
	for _, id := range d.Goal.Sections[:p.section] {
		first += len(set.Decisions[set.Decision(id)].Rows)
	}
	for _, v := range d.Diagram.Leaves[leaf].Outputs[0].Items() {
		rows[int(v.Float())-first] = true
	}
	return rows, true
}

// conditions words what a row asks that is not known yet.
func (d *Data) conditions(set *rules.Set, dec *rules.Decision, row *rules.Row, known Session) []view.Pair {
	var out []view.Pair
	for k := range row.Cells {
		in := &dec.Inputs[k]
		if d.settled(set, in, known) {
			continue
		}
		if w := d.Words.Cell(set, in, &row.Cells[k]); w != "" {
			out = append(out, view.Pair{Term: d.Words.Column(set, in), Text: w})
		}
	}
	return out
}

// settled reports whether all that a column rests on was answered.
func (d *Data) settled(set *rules.Set, in *rules.Input, known Session) bool {
	has := func(fact int) bool {
		f := &set.Facts[fact]
		if f.ID == rules.AsOf {
			return true
		}
		if f.Type == rules.TypeChoices {
			for _, m := range f.Values {
				if a, ok := known.Get(f.ID + "." + m); !ok || a.Unknown {
					return false
				}
			}
			return true
		}
		a, ok := known.Get(f.ID)
		return ok && !a.Unknown && (len(a.Part.Values) == 1)
	}
	if in.Decision < 0 {
		return has(in.Fact)
	}
	for _, b := range set.Behind(in.Decision) {
		for _, i := range set.Decisions[b].Inputs {
			if i.Fact >= 0 && i.Decision < 0 && !has(i.Fact) {
				return false
			}
		}
	}
	return true
}
