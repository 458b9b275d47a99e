package interview

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"wentu/app/address"
	"wentu/app/rules"
)

// Answer is what the visitor answered to one question: a value, an interval of
// amounts, or that he does not know.
type Answer struct {
	Part    rules.Part
	Unknown bool
}

// Session is what the visitor answered, by the key of the question: the fact; after it,
// where one party of several answers, its number from 2; and for one of several choices
// that choice: matter, signed-abroad.2, documents.2.licence. The number of parties
// stands under their kind: claimant. Answers to questions of other interviews are kept
// as they came. It is a value: with gives a new one.
type Session struct {
	answers map[string]Answer
	kept    map[string]address.Answer
}

// Empty reports whether nothing was answered.
func (s Session) Empty() bool { return len(s.answers) == 0 }

// Get returns the answer to a question.
func (s Session) Get(key string) (Answer, bool) {
	a, ok := s.answers[key]
	return a, ok
}

func (s Session) with(key string, a Answer) Session {
	m := maps.Clone(s.answers)
	if m == nil {
		m = make(map[string]Answer)
	}
	m[key] = a
	return Session{m, s.kept}
}

func (s Session) without(key string) Session {
	m := maps.Clone(s.answers)
	delete(m, key)
	return Session{m, s.kept}
}

// Fragment writes the answers for the part of an address behind "#", in the order of
// the facts, those of other interviews last. See [address.Answer] for the form.
func (d *Data) Fragment(s Session) string { return d.fragment(Spot{Session: s}) }

func (d *Data) fragment(at Spot) string {
	s := at.Session
	var pairs []address.Pair
	for _, key := range slices.SortedFunc(maps.Keys(s.answers), d.byQuestion) {
		pairs = append(pairs, address.Pair{Key: key, Answer: written(s.answers[key])})
	}
	for _, key := range slices.Sorted(maps.Keys(s.kept)) {
		pairs = append(pairs, address.Pair{Key: key, Answer: s.kept[key]})
	}
	if at.Party > 1 {
		pairs = append(pairs, address.Pair{Key: address.PartyKey, Answer: address.Answer{Text: strconv.Itoa(at.Party)}})
	}
	return address.Fragment(pairs)
}

// byQuestion orders keys as their questions stand; how many parties there are comes
// before what they say.
func (l *Logic) byQuestion(a, b string) int {
	x, y := l.parse(a), l.parse(b)
	return cmp.Or(x.fact-y.fact, x.party-y.party, cmp.Compare(x.member, y.member), cmp.Compare(a, b))
}

// key is a question: a fact by its index, -1 where there is none, the party from 1, and
// the member asked for.
type key struct {
	fact   int
	party  int
	member string
}

// parse takes a key apart.
func (l *Logic) parse(s string) key {
	k := key{fact: -1, party: 1}
	id, rest := s, ""
	for {
		if i, ok := l.factAt[id]; ok {
			k.fact = i
			break
		}
		j := strings.LastIndexByte(id, '.')
		if j < 0 {
			return k
		}
		id, rest = id[:j], s[j+1:]
	}
	f := &l.Set.Facts[k.fact]
	if f.Party != "" && rest != "" {
		number, member, _ := strings.Cut(rest, ".")
		if n, ok := partyNumber(number); ok && n > 1 {
			k.party, rest = n, member
		}
	}
	if rest != "" && !slices.Contains(f.Values, rest) {
		return key{fact: -1, party: 1}
	}
	k.member = rest
	return k
}

// mostParties is how many parties of one kind a case may have here.
const mostParties = 20

func partyNumber(s string) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 1 && n <= mostParties && strconv.Itoa(n) == s
}

// key is the key under which the answer to a variable stands.
func (l *Logic) key(x *rules.Var) string { return l.keyOf(x, 1) }

// keyOf is the key under which the answer of one party to a variable stands.
func (l *Logic) keyOf(x *rules.Var, party int) string {
	id := l.Set.Facts[x.Fact].ID
	if party > 1 {
		id += "." + strconv.Itoa(party)
	}
	if x.Member != "" {
		id += "." + x.Member
	}
	return id
}

// yesNo stands for one member of several choices when its answer is read.
var yesNo = rules.Fact{Type: rules.TypeYesNo}

// written is an answer as a link has it.
func written(a Answer) address.Answer {
	switch p := &a.Part; {
	case a.Unknown:
		return address.Answer{Unknown: true}
	case len(p.Values) > 0:
		return address.Answer{Text: p.Values[0].String()}
	default:
		w := address.Answer{Interval: true, LoOpen: p.LoOpen, HiOpen: p.HiOpen && !p.Hi.IsNull()}
		if !p.Lo.IsNull() {
			w.Lo = p.Lo.String()
		}
		if !p.Hi.IsNull() {
			w.Hi = p.Hi.String()
		}
		return w
	}
}

func encode(a Answer) string { return written(a).String() }

// Parties is how many parties of a kind the visitor speaks of: one, unless he said more.
func (l *Logic) Parties(s Session, kind string) int {
	if a, ok := s.answers[kind]; ok {
		return max(1, int(a.Part.Sample().Float()))
	}
	return 1
}

// ofParty are the answers as one party gives them: what it said itself, and what is not
// asked of each. With them it is asked and answered as if it were the only one.
func (l *Logic) ofParty(s Session, party int) Session {
	if party <= 1 {
		return s
	}
	out := Session{kept: s.kept, answers: make(map[string]Answer, len(s.answers))}
	for name, a := range s.answers {
		switch k := l.parse(name); {
		case k.fact < 0:
		case l.Set.Facts[k.fact].Party == "":
			out.answers[name] = a
		case k.party == party:
			out.answers[l.keyOf(&rules.Var{Fact: k.fact, Member: k.member}, 1)] = a
		}
	}
	return out
}

// ParseSpot reads the answers behind a place in an address, and which party is asked.
// What it cannot read it leaves out and says so, in the visitor's words.
func (d *Data) ParseSpot(at address.Place, fragment string) (Spot, []string) {
	s := Session{}
	spot := Spot{Place: at}
	var problems []string
	for _, p := range address.ParseFragment(fragment) {
		k := d.parse(p.Key)
		switch {
		case p.Key == address.PartyKey && at.Kind == address.Fact:
			spot.Party, _ = partyNumber(p.Answer.Text)
			continue
		case contains(d.parties, p.Key):
			if n, ok := partyNumber(p.Answer.Text); ok {
				s = s.with(p.Key, Answer{Part: rules.Part{Values: []rules.Value{rules.NumberOf(float64(n))}}})
			}
			continue
		case k.fact < 0 && d.elsewhere(p.Key) && !p.Wrong:
			kept := maps.Clone(s.kept)
			if kept == nil {
				kept = make(map[string]address.Answer)
			}
			kept[p.Key] = p.Answer
			s.kept = kept
			continue
		case k.fact < 0:
			problems = append(problems, d.say("link.fact", "Name", p.Key))
			continue
		}
		f := &d.Set.Facts[k.fact]
		if k.member != "" {
			f = &yesNo
		}
		a, ok := d.parseAnswer(f, p.Answer)
		if !ok || p.Wrong {
			problems = append(problems, d.say("link.answer", "Question", d.Words.Label(d.Set.Facts[k.fact].ID)))
			continue
		}
		s = s.with(p.Key, a)
	}
	spot.Session = s
	return spot, problems
}

// ParseFragment reads answers alone.
func (d *Data) ParseFragment(fragment string) (Session, []string) {
	spot, problems := d.ParseSpot(address.Place{}, fragment)
	return spot.Session, problems
}

// elsewhere reports whether a key belongs to another interview of the site.
func (l *Logic) elsewhere(key string) bool {
	for {
		if contains(l.Known, key) {
			_, own := l.factAt[key] // of this one, but with a member that it does not have
			return !own
		}
		j := strings.LastIndexByte(key, '.')
		if j < 0 {
			return false
		}
		key = key[:j]
	}
}

func (d *Data) parseAnswer(f *rules.Fact, w address.Answer) (Answer, bool) {
	switch {
	case w.Unknown:
		return Answer{Unknown: true}, true
	case w.Interval:
		ordered := f.Type == rules.TypeMoney || f.Type == rules.TypeNumber || f.Type == rules.TypeDate
		if !ordered {
			return Answer{}, false
		}
		return d.parseInterval(f, w)
	}
	v, err := f.Parse(w.Text)
	if err != nil || v.IsNull() {
		return Answer{}, false
	}
	return Answer{Part: rules.Part{Values: []rules.Value{v}}}, true
}

// parseInterval reads an interval, which must begin and end where parts of the diagram
// do, or lie within one: else the rules have moved since the link was made.
func (d *Data) parseInterval(f *rules.Fact, w address.Answer) (Answer, bool) {
	p := rules.Part{LoOpen: w.LoOpen, HiOpen: w.HiOpen}
	var err error
	if p.Lo, err = f.Parse(w.Lo); err != nil {
		return Answer{}, false
	}
	if p.Hi, err = f.Parse(w.Hi); err != nil {
		return Answer{}, false
	}
	if p.Lo.IsNull() && p.Hi.IsNull() || !d.bounded(f, &p) {
		return Answer{}, false
	}
	return Answer{Part: p}, true
}

// bounded reports whether the answer p covers whole parts of each variable of f, or lies
// within one.
func (d *Data) bounded(f *rules.Fact, p *rules.Part) bool {
	for _, g := range d.diagrams() {
		for i := range g.Vars {
			x := &g.Vars[i]
			if d.Set.Facts[x.Fact].ID == f.ID {
				lo, hi := span(x, p)
				if lo < 0 || lo != hi && !(starts(p, &x.Parts[lo]) && ends(p, &x.Parts[hi])) {
					return false
				}
			}
		}
	}
	return true
}

// diagrams are those that ask: of the decision, or of the sections.
func (l *Logic) diagrams() []*rules.Diagram {
	if !l.Goal.Collects() {
		return []*rules.Diagram{l.Diagram}
	}
	return append([]*rules.Diagram{l.Diagram}, l.sectionDiagrams()...)
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
func (d *Data) Answer(s Session, question, text string) (Session, string) {
	k := d.parse(question)
	if k.fact < 0 {
		return s, d.say("link.fact", "Name", question)
	}
	f := &d.Set.Facts[k.fact]
	text = strings.NewReplacer("，", ",", "٬", ",", "٫", ".", "。", ".", "\u00a0", "", "\u202f", "", " ", "", "¥", "", "￥", "", "元", "", "CNY", "", "RMB", "").Replace(plainDigits(text))
	if text == "" {
		return s, d.say("input.empty")
	}
	v, err := f.Parse(text)
	if err != nil {
		return s, d.say("input." + string(f.Type))
	}
	return s.with(question, Answer{Part: rules.Part{Values: []rules.Value{v}}}), ""
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
	for name, a := range s.answers {
		switch k := d.parse(name); {
		case a.Unknown || k.fact < 0 || k.party > 1:
		case k.member == "":
			out[k.fact] = a.Part.Sample()
		case a.Part.Sample().True():
			out[k.fact] = rules.ListOf(append(slices.Clone(out[k.fact].Items()), rules.StringOf(k.member))...)
		case out[k.fact].IsNull():
			out[k.fact] = rules.ListOf()
		}
	}
	if i := d.Set.Fact(rules.AsOf); i >= 0 && out[i].IsNull() {
		out[i] = d.Today
	}
	return out
}

// SessionOf are the answers of somebody who knows these facts, by id and null where he
// does not, as far as the walk asks for them.
func (d *Data) SessionOf(fact func(id string) rules.Value) Session {
	s := Session{}
	for v := range d.Diagram.Vars {
		x := &d.Diagram.Vars[v]
		f := fact(d.Set.Facts[x.Fact].ID)
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
// matters, the result, or what remains possible when all that is left is unknown.
func (d *Data) Next(s Session) Spot {
	r := d.walk(d.Diagram, s).Reach(d.Diagram.Roots[0])
	for _, v := range r.Open {
		if !d.unknown(s, v) {
			return Spot{Place: d.place(address.Question, d.Nodes[r.At[v]]), Session: s}
		}
	}
	if later, ok := d.nextLater(s); ok {
		return later
	}
	if len(r.Leaves) == 1 {
		return Spot{Place: d.place(address.Result, d.Leaves[r.Leaves[0]]), Session: s}
	}
	return Spot{Place: d.place(address.Open, ""), Session: s}
}
