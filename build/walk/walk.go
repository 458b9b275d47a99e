// Package walk prepares a decision for the wizard: it folds the tables, names the
// page of every node and result, and gathers what the pages show.
package walk

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"strings"

	"wentu/app/interview"
	"wentu/app/rules"
	"wentu/build/mdd"
	"wentu/build/report"
)

// Rules are the folded tables of a wizard with the names of its pages. They are the
// same in every language.
type Rules struct {
	Set     *rules.Set // what stands behind the goal and the advice, no more
	Goal    string
	Advice  string
	Diagram *rules.Diagram
	Notes   *rules.Diagram
	Today   rules.Value // the day whose law holds unless another is asked for
	Nodes   []string
	Leaves  []string
}

// First is the node of the first question.
func (r *Rules) First() rules.Ref { return r.Diagram.Today(r.Set, r.Today) }

// Compile folds the decision goal of s, and advice, a decision that collects notes
// for its results, "" for none. Today is a date.
func Compile(s *rules.Set, goal, advice string, today rules.Value) (*Rules, error) {
	g := s.Decision(goal)
	if g < 0 {
		return nil, report.Wrong{report.Say("there is no decision %q", goal)}
	}
	r := &Rules{Set: s, Goal: goal, Diagram: mdd.Compile(s, g)}
	if len(r.Diagram.Roots) != 1 {
		return nil, report.Wrong{report.Say("the decision %q collects rows: a walk needs one result", goal)}
	}
	r.Today = r.beginning(today)
	if r.First().IsLeaf() {
		return nil, report.Wrong{report.Say("the decision %q asks nothing: every set of facts gives the same", goal)}
	}
	if a := s.Decision(advice); a >= 0 {
		r.Advice, r.Notes = advice, mdd.Compile(s, a)
	}
	r.Nodes = nodeNames(s, r.Diagram)
	for _, n := range []rules.Ref{r.First(), r.Diagram.Roots[0]} {
		r.Nodes[n] = slug(s.Facts[r.Diagram.Vars[r.Diagram.Nodes[n].Var].Fact].ID)
	}
	r.Leaves = leafNames(s.Decisions[g], r.Diagram)
	return r, nil
}

// beginning is the first of the days that have the same law as a day, so that the same
// rules give the same site on each of them; null where the day does not matter.
func (r *Rules) beginning(day rules.Value) rules.Value {
	for i := range r.Diagram.Vars {
		x := &r.Diagram.Vars[i]
		if p := x.Index(day); p >= 0 && r.Set.Facts[x.Fact].ID == rules.AsOf {
			return x.Parts[p].Sample()
		}
	}
	return rules.Value{}
}

// Data joins the rules with the words of one language.
func (r *Rules) Data(d interview.Data) (*interview.Data, error) {
	d.Set, d.Goal, d.Advice = r.Set, r.Goal, r.Advice
	d.Diagram, d.Notes, d.Nodes, d.Leaves, d.Today = r.Diagram, r.Notes, r.Nodes, r.Leaves, r.Today
	return &d, d.Prepare()
}

// nodeNames names the page of each node by its fact and a hash of all that lies
// below, so that an address stays good while the rules below it do.
func nodeNames(s *rules.Set, d *rules.Diagram) []string {
	sums := make([]string, len(d.Nodes))
	names := make([]string, len(d.Nodes))
	taken := make(map[string]int)
	for i, n := range d.Nodes {
		x := &d.Vars[n.Var]
		id := s.Facts[x.Fact].ID
		if x.Member != "" {
			id += "." + x.Member
		}
		var b strings.Builder
		b.WriteString(id)
		for p, k := range n.Kids {
			fmt.Fprintf(&b, "\n%s ", interview.EncodePart(x.Parts[p]))
			if k.IsLeaf() {
				fmt.Fprint(&b, d.Leaves[k.Leaf()].Outputs)
			} else {
				b.WriteString(sums[k])
			}
		}
		sum := sha256.Sum256([]byte(b.String()))
		sums[i] = strings.ToLower(base32.StdEncoding.EncodeToString(sum[:5]))
		names[i] = slug(id) + "-" + sums[i][:4]
		if n := taken[names[i]]; n > 0 {
			names[i] = slug(id) + "-" + sums[i]
		}
		taken[names[i]]++
	}
	return names
}

// leafNames names the page of each result by its first output; where several share
// that, the other outputs tell them apart.
func leafNames(goal *rules.Decision, d *rules.Diagram) []string {
	count := make(map[string]int)
	first := func(l rules.Leaf) string {
		if len(l.Outputs) == 0 {
			return "no-row"
		}
		return slug(l.Outputs[0].String())
	}
	for _, l := range d.Leaves {
		count[first(l)]++
	}
	names := make([]string, len(d.Leaves))
	for i, l := range d.Leaves {
		names[i] = first(l)
		if count[names[i]] == 1 {
			continue
		}
		for _, v := range l.Outputs[1:] {
			if !v.IsNull() && slug(v.String()) != first(l) {
				names[i] += "--" + slug(v.String())
			}
		}
	}
	return names
}

// slug makes an id safe as a file name in any file system.
func slug(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '-', r == '_':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return '-'
	}, s)
}
