package rules

import (
	"slices"
	"strings"
)

// HitPolicy says what a table gives when several rows apply (DMN 1.5, 8.2.10).
type HitPolicy string

// The hit policies of DMN.
const (
	Unique       HitPolicy = "unique"        // U: rows never overlap
	Any          HitPolicy = "any"           // A: rows that overlap agree
	Priority     HitPolicy = "priority"      // P: the output that stands first in the list of output values
	First        HitPolicy = "first"         // F: the first row from the top
	RuleOrder    HitPolicy = "rule-order"    // R: all, from the top
	OutputOrder  HitPolicy = "output-order"  // O: all, in the order of the list of output values
	Collect      HitPolicy = "collect"       // C: all
	CollectSum   HitPolicy = "collect-sum"   // C+
	CollectMin   HitPolicy = "collect-min"   // C<
	CollectMax   HitPolicy = "collect-max"   // C>
	CollectCount HitPolicy = "collect-count" // C#
)

// HitPolicies lists the hit policies with DMN's short letters.
var HitPolicies = []struct {
	Letter string
	Policy HitPolicy
}{
	{"U", Unique},
	{"A", Any},
	{"P", Priority},
	{"F", First},
	{"R", RuleOrder},
	{"O", OutputOrder},
	{"C", Collect},
	{"C+", CollectSum},
	{"C<", CollectMin},
	{"C>", CollectMax},
	{"C#", CollectCount},
}

// ParseHitPolicy reads a policy by its name or DMN's letter; empty is Unique, as
// DMN has it. It reports false for anything else.
func ParseHitPolicy(s string) (HitPolicy, bool) {
	if s == "" {
		return Unique, true
	}
	name := strings.ReplaceAll(strings.ToLower(s), " ", "-")
	for _, p := range HitPolicies {
		if string(p.Policy) == name || p.Letter == strings.ToUpper(s) {
			return p.Policy, true
		}
	}
	return "", false
}

// Many reports whether the policy gives a list of results rather than one.
func (h HitPolicy) Many() bool { return h == RuleOrder || h == OutputOrder || h == Collect }

// Aggregates reports whether the policy folds the results into one number.
func (h HitPolicy) Aggregates() bool {
	return h == CollectSum || h == CollectMin || h == CollectMax || h == CollectCount
}

// Decision is a decision table.
type Decision struct {
	ID      string    `json:"id"`
	Hit     HitPolicy `json:"hit"`
	Goal    bool      `json:"goal,omitempty"`
	Inputs  []Input   `json:"in"`
	Outputs []Output  `json:"out"`
	Rows    []Row     `json:"rows"`
	// Default is what a single-hit table gives when no row applies; nil for nothing.
	Default []Value `json:"default,omitempty"`
	File    string  `json:"-"`
	Line    int     `json:"-"`
	Title   string  `json:"-"`
	Prose   string  `json:"-"` // of a model that is imported, as Markdown
}

// Input is an input column: a fact, an attribute of a country fact, or an output
// of another decision. Exactly one of Fact and Decision is set once resolved.
type Input struct {
	Name     string `json:"name"` // as the table's head has it
	Fact     int    `json:"fact"` // index into Set.Facts, or -1
	Attr     string `json:"attr,omitempty"`
	Decision int    `json:"decision"` // index into Set.Decisions, or -1
	Output   int    `json:"output,omitempty"`
	Line     int    `json:"-"`
	Col      int    `json:"-"`
}

// Output is an output column. Values, where given, are the allowed values in
// descending priority.
type Output struct {
	Name   string  `json:"name"`
	Values []Value `json:"values,omitempty"`
	Col    int     `json:"-"`
}

// Row is one rule of a table.
type Row struct {
	Cells []Cell   `json:"-"`
	Src   []string `json:"cells"` // the cells as written
	Out   []Value  `json:"outs"`
	Basis []string `json:"basis,omitempty"` // law-id#article
	Note  string   `json:"note,omitempty"`
	Line  int      `json:"-"`
	Cols  []int    `json:"-"` // columns of the cells in the file, from 1
}

// Set is a folder of decisions with the facts that they share.
type Set struct {
	Facts     []Fact      `json:"facts"`
	Decisions []*Decision `json:"decisions"` // an input stands before what uses it
	Countries Countries   `json:"countries,omitempty"`
}

// Fact returns the index of the fact id, or -1.
func (s *Set) Fact(id string) int {
	for i := range s.Facts {
		if s.Facts[i].ID == id {
			return i
		}
	}
	return -1
}

// Decision returns the index of the decision id, or -1.
func (s *Set) Decision(id string) int {
	for i, d := range s.Decisions {
		if d.ID == id {
			return i
		}
	}
	return -1
}

// Parse fills the cells of every row from their source, as after reading a compiled
// set. Rows that have their cells are left alone: others may be reading them. It returns
// the first error, which a checked set does not have.
func (s *Set) Parse() error {
	for _, d := range s.Decisions {
		for i := range d.Rows {
			r := &d.Rows[i]
			if len(r.Cells) == len(r.Src) {
				continue
			}
			r.Cells = make([]Cell, len(r.Src))
			for j, src := range r.Src {
				c, err := ParseCell(src)
				if err != nil {
					return err
				}
				r.Cells[j] = c
			}
		}
	}
	return nil
}

// Out is the output tuple of row i; the row after the last is the default.
func (d *Decision) Out(i int) []Value {
	if i == len(d.Rows) {
		return d.Default
	}
	return d.Rows[i].Out
}

// Opaque reports whether decision d rests on something that can be evaluated, but not
// folded to a diagram.
func (s *Set) Opaque(d int) bool { return s.Obstacle(d) != Clear }

// Obstacle is what keeps a decision from being folded to a diagram.
type Obstacle int

// The obstacles.
const (
	Clear       Obstacle = iota
	FactsInCell          // cells compare one fact with another
	FactsInOut           // outputs are made of facts
	NoParts              // facts whose values are not known in advance: lists, times, texts in order
	MissingFact          // cells ask whether a fact is missing
)

// Obstacle tells what keeps decision d, or one that it rests on, from being folded.
func (s *Set) Obstacle(d int) Obstacle {
	for _, i := range s.Behind(d) {
		for r := range s.Decisions[i].Rows {
			row := &s.Decisions[i].Rows[r]
			if slices.ContainsFunc(row.Cells, Cell.Refs) {
				return FactsInCell
			}
			if slices.ContainsFunc(row.Out, Value.madeOfFacts) {
				return FactsInOut
			}
		}
		for k, in := range s.Decisions[i].Inputs {
			if in.Fact < 0 || in.Decision >= 0 {
				continue
			}
			t := s.Facts[in.Fact].Type
			switch t {
			case TypeList, TypeTime, TypeDateTime, TypeDays, TypeMonths:
				return NoParts
			}
			for r := range s.Decisions[i].Rows {
				c := &s.Decisions[i].Rows[r].Cells[k]
				if c.namesNull() && in.Attr == "" {
					return MissingFact
				}
				if KindOf(t) == String && slices.ContainsFunc(c.Alts, func(a Alt) bool { return !a.IsEq }) && in.Attr == "" {
					return NoParts
				}
			}
		}
	}
	return Clear
}

// Behind lists the decisions that d rests on, itself last, each after its inputs.
func (s *Set) Behind(d int) []int {
	var order []int
	seen := make([]bool, len(s.Decisions))
	var visit func(int)
	visit = func(d int) {
		if seen[d] {
			return
		}
		seen[d] = true
		for _, in := range s.Decisions[d].Inputs {
			if in.Decision >= 0 {
				visit(in.Decision)
			}
		}
		order = append(order, d)
	}
	visit(d)
	return order
}

// Slice is the part of s that stands behind some decisions, with the facts in an order
// of its own: first those named, then all others as they stood. Of countries it has what
// those decisions ask for. Rows are shared with s.
func (s *Set) Slice(goals []int, order []string) *Set {
	out := &Set{}
	used := make([]bool, len(s.Facts))
	place := make(map[int]int) // decision of s → of out
	var kept []int
	for _, g := range goals {
		for _, d := range s.Behind(g) {
			if _, ok := place[d]; ok {
				continue
			}
			place[d] = 0
			kept = append(kept, d)
			for _, in := range s.Decisions[d].Inputs {
				if in.Fact >= 0 {
					used[in.Fact] = true
				}
			}
		}
	}
	slices.Sort(kept)
	for i, d := range kept {
		place[d] = i
	}
	fact := make([]int, len(s.Facts))
	put := func(i int) {
		if used[i] {
			used[i] = false
			fact[i] = len(out.Facts)
			out.Facts = append(out.Facts, s.Facts[i])
		}
	}
	if i := s.Fact(AsOf); i >= 0 {
		put(i) // nobody is asked for it, and it stands above all else
	}
	for _, id := range order {
		if i := s.Fact(id); i >= 0 {
			put(i)
		}
	}
	for i := range s.Facts {
		put(i)
	}
	for _, d := range kept {
		dec := *s.Decisions[d]
		dec.Inputs = slices.Clone(dec.Inputs)
		for k := range dec.Inputs {
			in := &dec.Inputs[k]
			if in.Fact >= 0 {
				in.Fact = fact[in.Fact]
			}
			if in.Decision >= 0 {
				in.Decision = place[in.Decision]
			}
		}
		out.Decisions = append(out.Decisions, &dec)
	}
	out.Countries = s.Countries.asked(out)
	return out
}

// Continent is the attribute of a country that says where it stands in a list.
const Continent = "continent"

// asked are the countries with the attributes that a set asks for, and their continents; none
// where it asks for no country.
func (c Countries) asked(s *Set) Countries {
	if !slices.ContainsFunc(s.Facts, func(f Fact) bool { return f.Type == TypeCountry }) {
		return nil
	}
	out := make(Countries, len(c))
	for code, attrs := range c {
		out[code] = make(map[string]Value)
		if v, ok := attrs[Continent]; ok {
			out[code][Continent] = v
		}
		for _, d := range s.Decisions {
			for _, in := range d.Inputs {
				if v, ok := attrs[in.Attr]; ok && in.Attr != "" {
					out[code][in.Attr] = v
				}
			}
		}
	}
	return out
}
