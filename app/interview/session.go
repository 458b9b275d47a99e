package interview

import (
	"maps"
	"slices"

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
	// shared names the static page whose ways have these answers in common, no more and no
	// less: 1 and up its node, -1 and down its leaf. What follows from them is remembered.
	shared int
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
	return Session{answers: m, kept: s.kept}
}

func (s Session) without(key string) Session {
	m := maps.Clone(s.answers)
	delete(m, key)
	return Session{answers: m, kept: s.kept}
}

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

// walk places the answers on a diagram.
func (d *Data) walk(g *rules.Diagram, s Session) *rules.Walk {
	w := g.Walk(nil)
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
