package interview

import (
	"cmp"
	"maps"
	"net/url"
	"slices"
	"strings"

	"wentu/app/rules"
)

// Answer is what the visitor answered to one question: a value, an interval of
// amounts, or that he does not know.
type Answer struct {
	Part    rules.Part
	Unknown bool
}

// Session is what the visitor answered, by the key of the question: the fact, or
// fact.member for one of several choices. It is a value: with gives a new one.
type Session struct {
	answers map[string]Answer
}

// Empty reports whether nothing was answered.
func (s Session) Empty() bool { return len(s.answers) == 0 }

// Get returns the answer to a fact.
func (s Session) Get(fact string) (Answer, bool) {
	a, ok := s.answers[fact]
	return a, ok
}

func (s Session) with(fact string, a Answer) Session {
	m := maps.Clone(s.answers)
	if m == nil {
		m = make(map[string]Answer)
	}
	m[fact] = a
	return Session{m}
}

func (s Session) without(fact string) Session {
	m := maps.Clone(s.answers)
	delete(m, fact)
	return Session{m}
}

// Fragment writes the answers for the part of an address behind "#", in the order
// of the facts: matter=sale&amount=20000000~40000000&place=?
func (d *Data) Fragment(s Session) string {
	var parts []string
	for _, key := range slices.SortedFunc(maps.Keys(s.answers), d.byQuestion) {
		parts = append(parts, url.QueryEscape(key)+"="+encode(s.answers[key]))
	}
	return strings.Join(parts, "&")
}

// byQuestion orders keys as their questions stand.
func (d *Data) byQuestion(a, b string) int {
	fa, ma := d.factOf(a)
	fb, mb := d.factOf(b)
	return cmp.Or(fa-fb, cmp.Compare(ma, mb))
}

// factOf takes a key apart: the index of the fact, -1 when there is none, and the
// member asked for.
func (d *Data) factOf(key string) (fact int, member string) {
	if i, ok := d.factAt[key]; ok {
		return i, ""
	}
	if j := strings.LastIndexByte(key, '.'); j >= 0 {
		if i, ok := d.factAt[key[:j]]; ok && slices.Contains(d.Set.Facts[i].Values, key[j+1:]) {
			return i, key[j+1:]
		}
	}
	return -1, ""
}

// key is the key under which the answer to a variable stands.
func (d *Data) key(x *rules.Var) string {
	id := d.Set.Facts[x.Fact].ID
	if x.Member != "" {
		id += "." + x.Member
	}
	return id
}

// yesNo stands for one member of several choices when its answer is read.
var yesNo = rules.Fact{Type: rules.TypeYesNo}

// encode writes an answer: a value, "?" for unknown, lo~hi for an interval that
// holds lo and not hi; "(" and "]" mark limits that are otherwise.
func encode(a Answer) string {
	switch p := &a.Part; {
	case a.Unknown:
		return "?"
	case len(p.Values) > 0:
		return url.QueryEscape(p.Values[0].String())
	default:
		s := ""
		if p.LoOpen {
			s = "("
		}
		if !p.Lo.IsNull() {
			s += p.Lo.String()
		}
		s += "~"
		if !p.Hi.IsNull() {
			s += p.Hi.String()
			if !p.HiOpen {
				s += "]"
			}
		}
		return s
	}
}

// EncodePart is the text of an answer in an address.
func EncodePart(p rules.Part) string { return encode(Answer{Part: p}) }

// ParseFragment reads answers from the part of an address behind "#". What it
// cannot read it leaves out and says so, in the visitor's words.
func (d *Data) ParseFragment(fragment string) (Session, []string) {
	s := Session{}
	var problems []string
	for pair := range strings.SplitSeq(strings.TrimPrefix(fragment, "#"), "&") {
		key, val, ok := strings.Cut(pair, "=")
		if !ok {
			continue // an anchor, or nothing
		}
		id, err := url.QueryUnescape(key)
		i, member := d.factOf(id)
		if err != nil || i < 0 {
			problems = append(problems, d.Words.T("interview.link.fact", "Name", id))
			continue
		}
		f := &d.Set.Facts[i]
		if member != "" {
			f = &yesNo
		}
		a, ok := d.parseAnswer(f, val)
		if !ok {
			problems = append(problems, d.Words.T("interview.link.answer", "Question", d.Words.Label(d.Set.Facts[i].ID)))
			continue
		}
		s = s.with(id, a)
	}
	return s, problems
}

func (d *Data) parseAnswer(f *rules.Fact, s string) (Answer, bool) {
	if s == "?" {
		return Answer{Unknown: true}, true
	}
	ordered := f.Type == rules.TypeMoney || f.Type == rules.TypeNumber || f.Type == rules.TypeDate
	if lo, hi, ok := strings.Cut(s, "~"); ok && ordered {
		return d.parseInterval(f, lo, hi)
	}
	text, err := url.QueryUnescape(s)
	if err != nil {
		return Answer{}, false
	}
	v, err := f.Parse(text)
	if err != nil || v.IsNull() {
		return Answer{}, false
	}
	return Answer{Part: rules.Part{Values: []rules.Value{v}}}, true
}

// parseInterval reads lo~hi. The interval must begin and end where parts of the diagram
// do, or lie within one: else the rules have moved since the link was made.
func (d *Data) parseInterval(f *rules.Fact, lo, hi string) (Answer, bool) {
	var p rules.Part
	var err error
	if p.LoOpen = strings.HasPrefix(lo, "("); p.LoOpen {
		lo = lo[1:]
	}
	hi, closed := strings.CutSuffix(hi, "]")
	p.HiOpen = !closed && hi != ""
	if p.Lo, err = f.Parse(lo); err != nil {
		return Answer{}, false
	}
	if p.Hi, err = f.Parse(hi); err != nil {
		return Answer{}, false
	}
	if p.Lo.IsNull() && p.Hi.IsNull() || d.asks(f) && !d.bounded(f, &p) {
		return Answer{}, false
	}
	return Answer{Part: p}, true
}

// asks reports whether the diagram asks the fact.
func (d *Data) asks(f *rules.Fact) bool {
	return slices.ContainsFunc(d.Diagram.Vars, func(x rules.Var) bool { return d.Set.Facts[x.Fact].ID == f.ID })
}

// bounded reports whether the answer p covers whole parts of the variable of f, or
// lies within one.
func (d *Data) bounded(f *rules.Fact, p *rules.Part) bool {
	for i := range d.Diagram.Vars {
		x := &d.Diagram.Vars[i]
		if d.Set.Facts[x.Fact].ID == f.ID {
			lo, hi := span(x, p)
			return lo >= 0 && (lo == hi || starts(p, &x.Parts[lo]) && ends(p, &x.Parts[hi]))
		}
	}
	return false
}

func starts(p, q *rules.Part) bool { return p.Lo.Equal(q.Lo) && p.LoOpen == q.LoOpen }
func ends(p, q *rules.Part) bool   { return p.Hi.Equal(q.Hi) && p.HiOpen == q.HiOpen }

// span are the parts of a variable that the answer p touches, from lo to hi, or -1.
func span(x *rules.Var, p *rules.Part) (lo, hi int) {
	if len(p.Values) == 1 {
		i := x.Index(p.Values[0])
		return i, i
	}
	lo, hi = -1, -1
	for i := range x.Parts {
		if overlap(p, &x.Parts[i]) {
			if lo < 0 {
				lo = i
			}
			hi = i
		}
	}
	return lo, hi
}

// overlap reports whether two intervals share a value.
func overlap(p, q *rules.Part) bool { return before(p, q) && before(q, p) }

// before reports whether p begins before q ends.
func before(p, q *rules.Part) bool {
	if p.Lo.IsNull() || q.Hi.IsNull() {
		return true
	}
	n, ok := p.Lo.Compare(q.Hi)
	return ok && (n < 0 || n == 0 && !p.LoOpen && !q.HiOpen)
}

// Answer adds an answer typed by the visitor. The error is in his words.
func (d *Data) Answer(s Session, fact, text string) (Session, string) {
	i := d.Set.Fact(fact)
	if i < 0 {
		return s, d.Words.T("interview.link.fact", "Name", fact)
	}
	f := &d.Set.Facts[i]
	text = strings.NewReplacer("，", ",", "٬", ",", "٫", ".", "。", ".", "\u00a0", "", "\u202f", "", " ", "", "¥", "", "￥", "", "元", "", "CNY", "", "RMB", "").Replace(plainDigits(text))
	if text == "" {
		return s, d.Words.T("interview.input.empty")
	}
	v, err := f.Parse(text)
	if err != nil {
		return s, d.Words.T("interview.input." + string(f.Type))
	}
	return s.with(fact, Answer{Part: rules.Part{Values: []rules.Value{v}}}), ""
}

// plainDigits turns the digits of other scripts and full-width ones into 0 to 9.
func plainDigits(s string) string {
	return strings.Map(func(r rune) rune {
		for _, zero := range []rune{'٠', '۰', '０', '๐', '०'} {
			if r >= zero && r <= zero+9 {
				return '0' + r - zero
			}
		}
		return r
	}, s)
}

// walk places the answers on a diagram.
func (d *Data) walk(g *rules.Diagram, s Session) *rules.Walk {
	w := g.Walk(make([]rules.Value, len(d.Set.Facts)))
	for v := range g.Vars {
		x := &g.Vars[v]
		if a, ok := s.answers[d.key(x)]; ok && !a.Unknown {
			lo, hi := span(x, &a.Part)
			w.Span(v, lo, hi)
		} else if d.Set.Facts[x.Fact].ID == rules.AsOf {
			w.Set(v, x.Index(d.Today))
		}
	}
	return w
}

// facts are the answers as values for evaluating tables: an interval stands as a
// value in it, which is right for every table behind the goal. Of several choices
// those count that were answered with yes.
func (d *Data) facts(s Session) []rules.Value {
	out := make([]rules.Value, len(d.Set.Facts))
	for key, a := range s.answers {
		i, member := d.factOf(key)
		switch {
		case a.Unknown || i < 0:
		case member == "":
			out[i] = a.Part.Sample()
		case a.Part.Sample().True():
			out[i] = rules.ListOf(append(slices.Clone(out[i].Items()), rules.StringOf(member))...)
		case out[i].IsNull():
			out[i] = rules.ListOf()
		}
	}
	if i := d.Set.Fact(rules.AsOf); i >= 0 && out[i].IsNull() {
		out[i] = d.Today
	}
	return out
}

// SessionOf are the answers of somebody who knows these facts, one value a fact of the
// set, as far as the walk asks for them.
func (d *Data) SessionOf(facts []rules.Value) Session {
	s := Session{}
	for v := range d.Diagram.Vars {
		x := &d.Diagram.Vars[v]
		f := facts[x.Fact]
		switch {
		case f.IsNull():
		case x.Member != "":
			has := slices.ContainsFunc(f.Items(), rules.StringOf(x.Member).Equal)
			s = s.with(d.key(x), Answer{Part: rules.Part{Values: []rules.Value{rules.BoolOf(has)}}})
		default:
			s = s.with(d.key(x), Answer{Part: rules.Part{Values: []rules.Value{f}}})
		}
	}
	return s
}

// unknown reports whether the visitor said of a variable that he does not know.
func (d *Data) unknown(s Session, v int) bool {
	return s.answers[d.key(&d.Diagram.Vars[v])].Unknown
}

// Next is where the visitor goes with these answers: the first question that still
// matters, the result, or the outcomes that remain when all that is left is unknown.
func (d *Data) Next(s Session) Place {
	r := d.walk(d.Diagram, s).Reach(d.Diagram.Roots[0])
	for _, v := range r.Open {
		if !d.unknown(s, v) {
			return Place{"question", d.Nodes[r.At[v]]}
		}
	}
	if len(r.Leaves) == 1 {
		return Place{"result", d.Leaves[r.Leaves[0]]}
	}
	return Place{Kind: "open"}
}
