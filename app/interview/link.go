package interview

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"wentu/app/address"
	"wentu/app/rules"
	"wentu/app/typed"
)

// Fragment writes the answers for the part of an address behind "#", in the order of
// the facts, those of other interviews last. See [address.Answer] for the form.
func (d *Data) Fragment(s Session) string { return d.fragment(Spot{Session: s}) }

func (d *Data) fragment(at Spot) string {
	s := at.Session
	if len(s.answers)+len(s.kept) == 0 && at.Party < 2 {
		return ""
	}
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

// ParseSpot reads the answers behind a place in an address, and which party is asked.
// What it cannot read it leaves out and says so, in the visitor's words.
func (d *Data) ParseSpot(at address.Place, fragment string) (Spot, []string) {
	s := Session{}
	spot := Spot{Place: at}
	var problems []string
	foreign := func() {
		if said := d.say("link.fact"); !contains(problems, said) {
			problems = append(problems, said) // without the name: anybody can make a link
		}
	}
	for _, p := range d.own(address.ParseFragment(fragment)) {
		k := d.parse(p.Key)
		switch {
		case p.Key == address.PartyKey && at.Kind == address.Fact, contains(d.parties, p.Key):
			n, ok := partyNumber(p.Answer.Text)
			switch {
			case !ok || p.Wrong:
				foreign()
			case p.Key == address.PartyKey:
				spot.Party = n
			default:
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
			foreign()
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

// own are the answers of a link without what others have put into its query. Where the
// query answers what the link answers otherwise, it does not.
func (d *Data) own(pairs []address.Pair) (out []address.Pair) {
	at := make(map[string]int)
	for _, p := range pairs {
		key, queried := strings.CutPrefix(p.Key, address.Queried)
		if p.Key = key; queried {
			if p.Key = strings.ToLower(key); d.parse(p.Key).fact < 0 && !contains(d.parties, p.Key) && !d.elsewhere(p.Key) {
				continue
			}
		}
		if i, twice := at[p.Key]; twice {
			out[i].Wrong = out[i].Wrong || out[i] != p
			continue
		}
		at[p.Key] = len(out)
		out = append(out, p)
	}
	return out
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
	v, ok := limit(f, w.Text)
	if !ok || v.IsNull() {
		return Answer{}, false
	}
	return Answer{Part: rules.Part{Values: []rules.Value{v}}}, true
}

// limit reads a value as links write it: a number in plain figures, as small as a typed
// one has to be. An empty one is null.
func limit(f *rules.Fact, text string) (rules.Value, bool) {
	v, err := f.Parse(text)
	if rules.KindOf(f.Type) == rules.Number && (strings.ContainsAny(text, "eE") || math.Abs(v.Float()) >= typed.Most) {
		return v, false
	}
	return v, err == nil
}

// parseInterval reads an interval, which must begin and end where parts of the diagram
// do, or lie within one: else the rules have moved since the link was made.
func (d *Data) parseInterval(f *rules.Fact, w address.Answer) (Answer, bool) {
	p := rules.Part{LoOpen: w.LoOpen, HiOpen: w.HiOpen}
	var lo, hi bool
	p.Lo, lo = limit(f, w.Lo)
	p.Hi, hi = limit(f, w.Hi)
	if !lo || !hi || p.Lo.IsNull() && p.Hi.IsNull() || hollow(&p) || !d.bounded(f, &p) {
		return Answer{}, false
	}
	return Answer{Part: p}, true
}

// hollow reports whether no value lies in an interval.
func hollow(p *rules.Part) bool {
	n, both := p.Lo.Compare(p.Hi)
	return both && (n > 0 || n == 0 && (p.LoOpen || p.HiOpen))
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
