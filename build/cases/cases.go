// Package cases runs the worked cases of the content through the tables: facts in,
// and the result must be what a lawyer wrote down. It also tells which rows and which
// results no case has shown yet.
package cases

import (
	"fmt"
	"slices"
	"strings"

	"wentu/app/rules"
	"wentu/build/answer"
	"wentu/build/content"
	"wentu/build/mdd"
	"wentu/build/report"
)

// notesKey is the key of expect that lists results of the decision that collects
// advice, which must be among those given.
const notesKey = "notes"

// Stats counts cases, and what they cover of the tables.
type Stats struct {
	Cases, Passed          int
	Rows, RowsShown        int // of all decisions behind the cases
	Outcomes, OutcomesSeen int // different results of the goals
}

// Run evaluates every case by the law of today, a date, unless it names another day, and
// reports to rep those that come out otherwise.
func Run(set *rules.Set, list []content.Case, advice string, today rules.Value, rep *report.Report) Stats {
	r := &runner{set: set, today: today, rep: rep, advice: set.Decision(advice), shown: make(map[rules.Fired]bool), seen: make(map[string]bool), goals: make(map[int]bool), diagrams: make(map[int]*rules.Diagram)}
	for i := range list {
		r.stats.Cases++
		if r.run(&list[i]) {
			r.stats.Passed++
		}
	}
	r.coverage()
	return r.stats
}

type runner struct {
	set      *rules.Set
	rep      *report.Report
	advice   int
	today    rules.Value
	shown    map[rules.Fired]bool
	seen     map[string]bool // results, as text
	goals    map[int]bool
	diagrams map[int]*rules.Diagram
	stats    Stats
}

func (r *runner) fail(c *content.Case, hint any, format string, args ...any) bool {
	r.rep.Errorf("case", c.File, c.Line, 0, hint, "case %s: %s", c.ID, report.Say(format, args...))
	return false
}

func (r *runner) run(c *content.Case) bool {
	goal := r.set.Decision(c.Decision)
	if goal < 0 {
		var ids []string
		for _, d := range r.set.Decisions {
			ids = append(ids, d.ID)
		}
		return r.fail(c, report.DidYouMean(c.Decision, ids, "the decisions are "+strings.Join(ids, ", ")), "there is no decision %q", c.Decision)
	}
	if len(c.Expect) == 0 {
		return r.fail(c, "add \"expect: {outcome: …}\"", "it expects nothing")
	}
	facts, err := answer.Facts(r.set, "facts", c.Facts, r.today)
	if err != nil {
		return r.fail(c, "correct the facts, or declare the fact in facts.yaml", "%v", err)
	}
	r.goals[goal] = true
	res := r.set.Evaluate(goal, facts)
	for _, f := range res.Fired {
		r.shown[f] = true
	}
	out, open := r.result(goal, facts)
	if open != nil {
		return r.fail(c, "add these facts to the case", "it is not decided while these are unknown: %s", strings.Join(open, ", "))
	}
	r.seen[text(out)] = true
	ok := true
	for key, x := range c.Expect {
		if key == notesKey {
			ok = r.notes(c, facts, x) && ok
			continue
		}
		want, err := rules.FromAny(x)
		k := slices.IndexFunc(r.set.Decisions[goal].Outputs, func(o rules.Output) bool { return o.Name == key })
		switch {
		case err != nil || k < 0:
			ok = r.fail(c, "expect names outputs of the decision, or notes", "the decision has no output %q", key)
		case out == nil && want.IsNull(): // no row, as expected
		case out == nil:
			ok = r.fail(c, "add a row for these facts", "no row applies, expected %s %q", key, want)
		case !want.Equal(out[k]):
			ok = r.fail(c, "correct the table, or the case: "+r.because(res), "%s is %q, expected %q", key, out[k], want)
		}
	}
	return ok
}

// result is the output tuple for the facts, or the facts that leave it open.
func (r *runner) result(goal int, facts []rules.Value) (out []rules.Value, open []string) {
	d := r.diagrams[goal]
	if d == nil {
		d = mdd.Compile(r.set, goal)
		r.diagrams[goal] = d
	}
	reach := d.Walk(facts).Reach(d.Roots...)
	if len(reach.Leaves) == 1 {
		return d.Leaves[reach.Leaves[0]].Outputs, nil
	}
	for _, v := range reach.Open {
		open = append(open, r.set.Facts[d.Vars[v].Fact].ID)
	}
	return nil, open
}

func (r *runner) notes(c *content.Case, facts []rules.Value, x any) bool {
	want, err := rules.FromAny(x)
	if err != nil || r.advice < 0 {
		return r.fail(c, "mark a decision with \"hit: collect\" and \"goal: true\"", "no decision collects notes")
	}
	r.goals[r.advice] = true
	var given []string
	res := r.set.Evaluate(r.advice, facts)
	for _, f := range res.Fired {
		r.shown[f] = true
		if f.Decision == r.advice {
			given = append(given, r.set.Decisions[f.Decision].Rows[f.Row].Out[0].String())
		}
	}
	ok := true
	for _, w := range want.Items() {
		if !slices.Contains(given, w.String()) {
			ok = r.fail(c, "the notes given are "+strings.Join(given, ", "), "the note %q is not given", w)
		}
	}
	return ok
}

// because names the rows that fired.
func (r *runner) because(res rules.Result) string {
	var rows []string
	for _, f := range res.Fired {
		d := r.set.Decisions[f.Decision]
		rows = append(rows, fmt.Sprintf("%s line %d", d.ID, d.Rows[f.Row].Line))
	}
	if rows == nil {
		return "no row fired for certain"
	}
	return "these rows fired: " + strings.Join(rows, ", ")
}

// coverage reports, as advice, what no case has shown.
func (r *runner) coverage() {
	behind := make(map[int]bool)
	for g := range r.goals {
		for _, d := range r.set.Behind(g) {
			behind[d] = true
		}
	}
	for i, d := range r.set.Decisions {
		if !behind[i] {
			continue
		}
		var unseen []string
		for k := range d.Rows {
			r.stats.Rows++
			if r.shown[rules.Fired{Decision: i, Row: k}] {
				r.stats.RowsShown++
			} else {
				unseen = append(unseen, fmt.Sprint(d.Rows[k].Line))
			}
		}
		if unseen != nil {
			r.advise("uncovered-row", d, "add a case whose facts reach them", "No worked case reaches %d of the %d rows of %q: lines %s.", len(unseen), len(d.Rows), d.ID, strings.Join(unseen, ", "))
		}
	}
	for g, d := range r.diagrams {
		var unseen []string
		for _, l := range d.Leaves {
			if l.Outputs == nil {
				continue
			}
			r.stats.Outcomes++
			if r.seen[text(l.Outputs)] {
				r.stats.OutcomesSeen++
			} else {
				unseen = append(unseen, text(l.Outputs))
			}
		}
		if unseen != nil {
			r.advise("uncovered-outcome", r.set.Decisions[g], "add a case for each", "No worked case ends in these results: %s.", strings.Join(unseen, "; "))
		}
	}
}

func (r *runner) advise(kind string, d *rules.Decision, hint, format string, args ...any) {
	r.rep.Add(report.Finding{Severity: report.Advice, Kind: kind, File: d.File, Line: d.Line, Table: d.ID, Msg: report.Say(format, args...), Hint: report.Say(hint)})
}

func text(out []rules.Value) string {
	var parts []string
	for _, v := range out {
		parts = append(parts, v.String())
	}
	return strings.Join(parts, "/")
}
