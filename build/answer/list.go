package answer

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"wentu/app/interview"
	"wentu/app/rules"
	"wentu/build/mdd"
	"wentu/build/report"
)

// List is what a goal that collects gives on some facts.
type List struct {
	Lines []Line   `json:"lines"`
	Open  []string `json:"open"` // facts that can still change it, with the number of the party from 2
}

// Line is an entry of a list: a row of a section that applies, or may apply while facts
// are open.
type Line struct {
	Section string   `json:"section"`
	Party   int      `json:"party,omitempty"` // from 1, of a section that each party answers
	Row     int      `json:"row"`             // from 1
	Outputs any      `json:"outputs"`
	Maybe   bool     `json:"maybe,omitempty"`
	Basis   []string `json:"basis"`
}

// Collect works out a goal that collects on facts by name. What each of several parties
// says of itself stands in a list under their kind: {"claimant": [{"kind": "person"}, …]}.
func Collect(set *rules.Set, goal *interview.Goal, name string, raw map[string]any, today rules.Value) (*List, error) {
	out := &List{Lines: []Line{}, Open: []string{}}
	parties := make(map[string][]any) // by kind
	shared := make(map[string]any)
	for key, x := range raw {
		if list, ok := x.([]any); ok && isParty(set, key) {
			parties[key] = list
		} else {
			shared[key] = x
		}
	}
	for _, id := range goal.Sections {
		d := set.Decision(id)
		kind := partyOf(set, d)
		of := parties[kind]
		if len(of) == 0 {
			of = []any{map[string]any{}} // the one party, whose facts stand among the others
		}
		for n, own := range of {
			facts := make(map[string]any)
			for key, x := range shared {
				facts[key] = x
			}
			m, ok := own.(map[string]any)
			if !ok {
				return nil, report.Wrong{report.Say("%s: %s: each party is a list of its facts", name, kind)}
			}
			for key, x := range m {
				facts[key] = x
			}
			values, err := Facts(set, name, facts, today)
			if err != nil {
				return nil, err
			}
			party := 0
			if kind != "" {
				party = n + 1
			}
			if err := out.section(set, d, party, values); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// section adds the rows of one section, of one party.
func (l *List) section(set *rules.Set, d, party int, facts []rules.Value) error {
	ev, err := Evaluate(set, d, facts)
	if err != nil {
		return err
	}
	dec := set.Decisions[d]
	for _, id := range ev.Open {
		if f := &set.Facts[set.Fact(id)]; f.Party != "" && party > 1 {
			id += fmt.Sprintf(".%d", party)
		}
		if !slices.Contains(l.Open, id) {
			l.Open = append(l.Open, id)
		}
	}
	diagram := mdd.Compile(set, d)
	walk := diagram.Walk(facts)
	for i, root := range diagram.Roots { // one a row: leaf 1 where it applies
		leaves := walk.Reach(root).Leaves
		if !slices.Contains(leaves, 1) {
			continue
		}
		basis := dec.Rows[i].Basis
		if basis == nil {
			basis = []string{}
		}
		l.Lines = append(l.Lines, Line{Section: dec.ID, Party: party, Row: i + 1, Outputs: named(dec, dec.Rows[i].Out), Maybe: len(leaves) > 1, Basis: basis})
	}
	return nil
}

func isParty(set *rules.Set, kind string) bool {
	return slices.ContainsFunc(set.Facts, func(f rules.Fact) bool { return f.Party == kind })
}

// partyOf is the kind of party that a decision asks of, "" for none.
func partyOf(set *rules.Set, d int) string {
	for _, b := range set.Behind(d) {
		for _, in := range set.Decisions[b].Inputs {
			if in.Fact >= 0 && set.Facts[in.Fact].Party != "" {
				return set.Facts[in.Fact].Party
			}
		}
	}
	return ""
}

// Print writes the list for people.
func (l *List) Print(w io.Writer) {
	for _, line := range l.Lines {
		party, maybe := "", ""
		if line.Party > 0 {
			party = fmt.Sprintf(" (party %d)", line.Party)
		}
		if line.Maybe {
			maybe = "perhaps "
		}
		fmt.Fprintf(w, "%s%s%s row %d: %v: %s\n", maybe, line.Section, party, line.Row, line.Outputs, strings.Join(line.Basis, "; "))
	}
	if len(l.Open) > 0 {
		fmt.Fprintln(w, "to ask next:", strings.Join(l.Open, ", "))
	}
}
