// Package walk prepares an interview: it folds the tables behind its goal, names the
// page of every question and result, and gathers what the pages show.
package walk

import (
	"slices"

	"wentu/app/interview"
	"wentu/app/rules"
	"wentu/build/mdd"
	"wentu/build/report"
)

// Goal is what an interview is for, with the order in which its questions are asked:
// first the facts named, then all others as they are declared.
type Goal struct {
	interview.Goal
	Order []string
}

// The bounds of the static form of a goal that collects: more lists and questions than
// these nobody would read.
const (
	MostLists     = 400
	MostQuestions = 400
)

// Compile folds what stands behind a goal of s. Today is a date.
func Compile(s *rules.Set, goal Goal, today rules.Value) (*interview.Logic, error) {
	var behind []int
	for _, id := range append(append([]string{goal.Decision}, goal.Sections...), goal.Advice) {
		if id == "" {
			continue
		}
		d := s.Decision(id)
		if d < 0 {
			return nil, report.Wrong{report.Say("there is no decision %q", id)}
		}
		if collects := s.Decisions[d].Hit.Many(); collects != (id != goal.Decision) {
			if collects {
				return nil, report.Wrong{report.Say("the decision %q collects rows: a goal with one result needs one that gives one", id)}
			}
			return nil, report.Wrong{report.Say("the decision %q gives one result: sections and advice need one that collects", id)}
		}
		behind = append(behind, d)
	}
	l := &interview.Logic{Goal: goal.Goal, Set: s.Slice(behind, goal.Order)}
	for _, f := range s.Facts {
		l.Known = append(l.Known, f.ID)
		if f.Party != "" && !slices.Contains(l.Known, f.Party) {
			l.Known = append(l.Known, f.Party)
		}
	}
	var err error
	if goal.Collects() {
		err = fold(l)
	} else {
		l.Diagram = mdd.Compile(l.Set, l.Set.Decision(goal.Decision))
	}
	if err != nil {
		return nil, err
	}
	l.Today = beginning(l, today)
	if l.Diagram.Today(l.Set, l.Today).IsLeaf() && !goal.Collects() {
		return nil, report.Wrong{report.Say("the decision %q asks nothing: every set of facts gives the same", goal.Decision)}
	}
	if a := l.Set.Decision(goal.Advice); a >= 0 {
		l.Notes = mdd.Compile(l.Set, a)
	}
	l.Nodes, l.Leaves = names(l)
	return l, l.Prepare()
}

// fold makes the diagrams of a goal that collects: one of the sections asked by the
// static form, together, and one of each section by itself.
func fold(l *interview.Logic) error {
	g := &l.Goal
	if len(g.Sections) == 0 || g.Asked < 1 || g.Asked > len(g.Sections) {
		return report.Wrong{report.Say("the goal %q collects: it needs sections, and asks at least the first of them", g.ID)}
	}
	for _, id := range g.Sections {
		d := mdd.Compile(l.Set, l.Set.Decision(id))
		kind := ""
		for _, x := range d.Vars {
			p := l.Set.Facts[x.Fact].Party
			if p != "" && kind != "" && p != kind {
				return report.Wrong{report.Say("the section %q asks of two kinds of party, %q and %q: make two sections of it", id, kind, p)}
			}
			if p != "" {
				kind = p
			}
		}
		l.Sections = append(l.Sections, d)
	}
	all := together(l.Set, g)
	set := *l.Set
	set.Decisions = append(slices.Clone(set.Decisions), all)
	diagram, ok := mdd.CompileSets(&set, len(set.Decisions)-1)
	if !ok {
		return report.Wrong{report.Say("the sections that the goal %q asks first have too many different lists; ask fewer", g.ID)}
	}
	l.Diagram = diagram
	return nil
}

// together is one decision that collects the rows of all sections asked.
func together(s *rules.Set, g *interview.Goal) *rules.Decision {
	all := &rules.Decision{ID: g.ID, Hit: rules.Collect, Outputs: []rules.Output{{Name: "line"}}}
	anything, _ := rules.ParseCell("-")
	for _, id := range g.Sections[:g.Asked] {
		d := s.Decisions[s.Decision(id)]
		before := len(all.Inputs)
		all.Inputs = append(all.Inputs, d.Inputs...)
		for r := range d.Rows {
			cells := slices.Repeat([]rules.Cell{anything}, before)
			all.Rows = append(all.Rows, rules.Row{
				Cells: append(cells, d.Rows[r].Cells...),
				Out:   []rules.Value{rules.NumberOf(float64(len(all.Rows)))},
			})
		}
	}
	for i := range all.Rows {
		for len(all.Rows[i].Cells) < len(all.Inputs) {
			all.Rows[i].Cells = append(all.Rows[i].Cells, anything)
		}
	}
	return all
}

// beginning is the first of the days that have the same law as a day, so that the same
// rules give the same site on each of them; null where the day does not matter.
func beginning(l *interview.Logic, day rules.Value) rules.Value {
	for _, d := range append([]*rules.Diagram{l.Diagram}, l.Sections...) {
		for i := range d.Vars {
			x := &d.Vars[i]
			if p := x.Index(day); p >= 0 && l.Set.Facts[x.Fact].ID == rules.AsOf {
				return x.Parts[p].Sample()
			}
		}
	}
	return rules.Value{}
}
