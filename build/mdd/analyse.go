package mdd

import (
	"fmt"
	"io"
	"maps"
	"slices"

	"wentu/app/rules"
	"wentu/build/report"
)

// mostRegions is how many regions of one gap are reported; a table that has more
// needs thought, not a list.
const mostRegions = 5

// Stats counts what an analysis looked at.
type Stats struct {
	Decisions int
	Rows      int
	Nodes     int // of the diagrams of the goals
	Outcomes  int // different results of the goals
}

// Print writes the numbers for people.
func (s Stats) Print(w io.Writer) {
	fmt.Fprintf(w, "%d decisions with %d rows fold to %d diagram nodes and %d results\n", s.Decisions, s.Rows, s.Nodes, s.Outcomes)
}

// Analyse proves the decisions of s complete and free of contradiction, or reports
// to rep what stands in the way, each with a set of facts that shows it. It advises on
// rows and cells that could go without changing a result. The words of answers are
// those of phrases, nil for their ids.
func Analyse(s *rules.Set, rep *report.Report, phrases Phrases) Stats {
	a := &analysis{set: s, rep: rep, phrases: phrases, done: make(map[int]bool), open: make(map[int]bool), asked: make(map[int]bool)}
	for d := range s.Decisions {
		if isRoot(s, d) {
			a.root(d)
		}
	}
	a.idleFacts()
	return a.stats
}

type analysis struct {
	set     *rules.Set
	rep     *report.Report
	phrases Phrases
	done    map[int]bool // decisions whose rows were looked at
	open    map[int]bool // decisions of which a gap was told: other goals only show it from elsewhere
	asked   map[int]bool // facts that decide something
	stats   Stats
}

// isRoot reports whether d is asked for: marked as a goal, or used by no other.
func isRoot(s *rules.Set, d int) bool {
	if s.Decisions[d].Goal {
		return true
	}
	for _, other := range s.Decisions {
		for _, in := range other.Inputs {
			if in.Decision == d {
				return false
			}
		}
	}
	return true
}

func (a *analysis) root(goal int) {
	if o := a.set.Obstacle(goal); o != rules.Clear {
		d := a.set.Decisions[goal]
		f := report.Finding{Severity: report.Advice, Kind: "opaque", File: d.File, Line: d.Line, Table: d.ID, Hint: report.Say("compare with fixed values where you want a proof")}
		switch o {
		case rules.FactsInCell:
			f.Msg = report.Say("Nothing was proved about %q: cells compare facts with each other.", d.ID)
		case rules.FactsInOut:
			f.Msg, f.Hint = report.Say("Nothing was proved about %q: results are made of facts.", d.ID), report.Say("give fixed results where you want a proof")
		case rules.NoParts:
			f.Msg = report.Say("Nothing was proved about %q: it tests lists, times or the order of texts.", d.ID)
		case rules.MissingFact:
			f.Msg = report.Say("Nothing was proved about %q: cells ask whether a fact is missing.", d.ID)
		}
		a.rep.Add(f)
		for _, k := range a.set.Behind(goal) { // what they ask may decide something
			for _, in := range a.set.Decisions[k].Inputs {
				if in.Fact >= 0 {
					a.asked[in.Fact] = true
				}
			}
		}
		return
	}
	// The diagrams of a table can grow without end. What was found before they do is
	// forgotten, and each table is then proved by itself.
	kept, rep := a.rep, &report.Report{}
	done, open, stats := maps.Clone(a.done), maps.Clone(a.open), a.stats
	a.rep = rep
	ok := within(func() { a.byDiagrams(goal) })
	if a.rep = kept; ok {
		kept.Join(rep)
		return
	}
	a.done, a.open, a.stats = done, open, stats
	for _, d := range a.set.Behind(goal) {
		if !a.done[d] {
			a.done[d] = true
			a.stats.Decisions++
			a.stats.Rows += len(a.set.Decisions[d].Rows)
			a.byBoxes(d)
		}
	}
}

// byDiagrams looks at the whole chain of a goal by its diagrams.
func (a *analysis) byDiagrams(goal int) {
	c := newBounded(a.set, goal, someNodes, someSteps)
	for _, d := range c.chain {
		if a.done[d] {
			continue
		}
		a.done[d] = true
		a.stats.Decisions++
		a.stats.Rows += len(a.set.Decisions[d].Rows)
		a.overlaps(c, d)
		a.idleRows(c, d)
		a.cells(c, d)
		a.spare(c, d)
		a.mergeable(c, d)
		a.misleading(c, d)
	}
	a.gaps(c, goal)
	diagram := c.diagram(goal)
	for _, v := range diagram.Vars {
		a.asked[v.Fact] = true
	}
	a.stats.Nodes += len(diagram.Nodes)
	a.stats.Outcomes += len(diagram.Leaves)
	c.m.free()
}

// atRow is a finding about rows of a table, at the last of them.
func (a *analysis) atRow(s report.Severity, kind string, dec *rules.Decision, msg, hint report.Text, rows ...int) report.Finding {
	f := report.Finding{Severity: s, Kind: kind, File: dec.File, Table: dec.ID, Msg: msg, Hint: hint}
	for _, i := range rows {
		f.Line = dec.Rows[i].Line
		f.Rows = append(f.Rows, f.Line)
	}
	return f
}

// gaps reports the decisions of the chain that leave the goal without a result.
func (a *analysis) gaps(c *compiler, goal int) {
	roots := []ref{c.result[goal]}
	base := gap
	if dec := a.set.Decisions[goal]; dec.Hit.Many() || dec.Hit.Aggregates() {
		roots, base = c.conds[goal], undefined
	}
	seen := maps.Clone(a.open)
	for _, root := range roots {
		reached := make(map[int]bool)
		c.m.leaves(root, reached)
		for _, d := range c.chain {
			if !reached[base+d] || seen[d] {
				continue
			}
			seen[d] = true
			a.gap(c, d, c.missing(root, base, d))
		}
	}
}

// gap reports the regions in which decision d has no row and should have one.
func (a *analysis) gap(c *compiler, d int, missing ref) {
	boxes, all := c.m.regions(missing, isTrueLeaf, mostRegions)
	a.tellGaps(c, d, boxes, all)
}

// tellGaps reports regions in which decision d has no row; all says that there are no more.
func (a *analysis) tellGaps(c *compiler, d int, boxes []box, all bool) {
	dec := a.set.Decisions[d]
	for i, b := range boxes {
		severity, hint := report.Error, report.Say("add a row for these facts, or widen a row that should cover them")
		switch {
		case a.beyond(c, b):
			severity, hint = report.Warning, report.Say("declare the fact with its values in facts.yaml if there are no others")
		case !all && i == len(boxes)-1:
			hint = report.Say("add a row for these facts, or widen a row that should cover them; more than %d regions are not covered, mend these first", mostRegions)
		case c.asOf >= 0 && b[c.asOf] != nil:
			hint = report.Say("add a row for these days, or move the day on which the row before them ends")
		}
		a.open[d] = a.open[d] || severity == report.Error
		a.rep.Add(report.Finding{
			Severity: severity, Kind: "gap", File: dec.File, Line: a.head(dec), Table: dec.ID,
			Region: a.region(c, b), Witness: a.witness(c, b), Msg: report.Say("No row applies %s.", a.when(c, b)), Hint: hint,
		})
	}
}

func isTrueLeaf(v int) bool { return v == isTrue }

// beyond reports whether a region lies outside the values that the cells name, of a
// fact that is not declared.
func (a *analysis) beyond(c *compiler, b box) bool {
	for v := range b {
		if b[v] == nil || !a.set.Facts[c.vars[v].Fact].Inferred {
			continue
		}
		parts := b.parts(&c.vars[v], v)
		if !slices.ContainsFunc(parts, func(p rules.Part) bool { return !p.Rest }) {
			return true
		}
	}
	return false
}

func (a *analysis) head(d *rules.Decision) int {
	if len(d.Inputs) > 0 {
		return d.Inputs[0].Line
	}
	return d.Line
}

func sameOutputs(dec *rules.Decision, i, j int) bool {
	return slices.EqualFunc(dec.Rows[i].Out, dec.Rows[j].Out, rules.Value.Equal)
}

// idleRows reports rows that can never fire: their conditions never hold together, or
// other rows mask them.
func (a *analysis) idleRows(c *compiler, d int) {
	dec := a.set.Decisions[d]
	fires := make(map[int]bool)
	if !dec.Hit.Many() && !dec.Hit.Aggregates() {
		c.m.leaves(c.result[d], fires)
	}
	alive := make([]bool, len(dec.Rows))
	for i := range dec.Rows {
		holds := make(map[int]bool)
		c.m.leaves(c.conds[d][i], holds)
		switch {
		case !holds[isTrue]:
			a.rep.Add(a.atRow(report.Error, "idle-row", dec, report.Say("This row can never fire: its conditions never hold together."),
				report.Say("correct the cell that contradicts the others, or delete the row"), i))
		case (dec.Hit == rules.First || dec.Hit == rules.Priority) && !fires[i]:
			a.rep.Add(a.maskedRow(dec, i))
		default:
			alive[i] = true
		}
	}
	a.idleResults(dec, alive)
}

// maskedRow is the finding of a row that others mask: by their place, or by the order of
// the output values.
func (a *analysis) maskedRow(dec *rules.Decision, row int) report.Finding {
	if dec.Hit == rules.Priority {
		return a.atRow(report.Error, "masked-row", dec, report.Say("This row can never fire: wherever it applies, a row whose result goes first does too."),
			report.Say("put its result further up in the order of the output values, narrow the other rows, or delete it"), row)
	}
	return a.atRow(report.Error, "masked-row", dec, report.Say("This row can never fire: wherever it applies, a row before it does."),
		report.Say("move it up, narrow the rows before it, or delete it"), row)
}

// idleResults reports results that are declared, or stand in a row, and that no row
// which can fire gives.
func (a *analysis) idleResults(dec *rules.Decision, alive []bool) {
	for k, o := range dec.Outputs {
		candidates := slices.Clone(o.Values)
		var given []rules.Value
		for i, r := range dec.Rows {
			candidates = append(candidates, r.Out[k])
			if alive[i] {
				given = append(given, r.Out[k])
			}
		}
		if dec.Default != nil {
			given = append(given, dec.Default[k])
		}
		seen := make(map[string]bool)
		for _, v := range candidates {
			if v.IsNull() || seen[v.String()] || slices.ContainsFunc(given, v.Equal) {
				continue
			}
			seen[v.String()] = true
			a.rep.Add(report.Finding{
				Severity: report.Warning, Kind: "idle-result", File: dec.File, Line: a.head(dec), Table: dec.ID,
				Msg: report.Say("No facts lead to the result %q of %q.", v, o.Name), Hint: report.Say("add a row that gives it, or delete it"),
			})
		}
	}
}

// idleFacts reports declared facts that decide nothing.
func (a *analysis) idleFacts() {
	for i := range a.set.Facts {
		f := &a.set.Facts[i]
		if !a.asked[i] && !f.Inferred {
			a.rep.Warnf("idle-fact", f.File, f.Line, 0, "use it in a table, or delete it", "the fact %q decides nothing: whatever the answer, every result is the same", f.ID)
		}
	}
}
