// Package cases runs the worked cases of the content through the tables: facts in,
// and the result must be what a lawyer wrote down. It also tells which rows and which
// results no case has shown yet.
package cases

import (
	"cmp"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"wentu/app/rules"
	"wentu/build/answer"
	"wentu/build/content"
	"wentu/build/mdd"
	"wentu/build/report"
)

// notesKey is the key of expect that lists results of the decision that collects
// advice, which must be among those given.
const notesKey = "notes"

// Stats counts cases, and what those that a lawyer has confirmed cover of the tables.
type Stats struct {
	Cases, Passed          int
	Proposed               int // cases that nobody has confirmed
	Outcomes, OutcomesSeen int // different results of the goals
	Total                  Coverage
	By                     map[string]Coverage // by decision
}

// Run evaluates every case by the law of today, a date, unless it names another day, and
// reports to rep those that come out otherwise. Advice names, for each goal, the decision
// that collects its notes.
func Run(set *rules.Set, list []content.Case, advice map[string]string, today rules.Value, rep *report.Report) Stats {
	r := newRunner(set, advice, today, rep)
	r.each(list)
	r.told(r.changes)
	r.coverage()
	return r.stats
}

func newRunner(set *rules.Set, advice map[string]string, today rules.Value, rep *report.Report) *runner {
	return &runner{
		set: set, today: today, rep: rep, advice: advice, seen: make(map[string]bool), goals: make(map[int]bool),
		diagrams: make(map[int]*rules.Diagram), cover: newCover(set),
	}
}

// each runs cases, a share of them on each processor.
func (r *runner) each(list []content.Case) {
	for i := range list { // what all of them look up
		if goal := r.set.Decision(list[i].Decision); goal >= 0 && r.diagrams[goal] == nil && !r.collects(goal) {
			r.diagrams[goal] = mdd.Compile(r.set, goal)
		}
	}
	shares := make([]*runner, runtime.GOMAXPROCS(0))
	var g errgroup.Group
	for k := range shares {
		s := newRunner(r.set, r.advice, r.today, r.rep)
		s.diagrams = r.diagrams
		shares[k] = s
		g.Go(func() error {
			for i := k; i < len(list); i += len(shares) {
				s.stats.Cases++
				if s.run(&list[i]) {
					s.stats.Passed++
				}
			}
			return nil
		})
	}
	_ = g.Wait() // what goes wrong is a finding
	for _, s := range shares {
		r.stats.Cases += s.stats.Cases
		r.stats.Passed += s.stats.Passed
		r.stats.Proposed += s.stats.Proposed
		maps.Copy(r.seen, s.seen)
		maps.Copy(r.goals, s.goals)
		r.cover.join(s.cover)
		r.changes = append(r.changes, s.changes...)
	}
	slices.SortFunc(r.changes, func(a, b *Change) int {
		return cmp.Or(cmp.Compare(a.Case.File, b.Case.File), a.Case.Line-b.Case.Line)
	})
}

// collects reports whether a decision gives any number of rows, or what they come to.
func (r *runner) collects(d int) bool {
	hit := r.set.Decisions[d].Hit
	return hit.Many() || hit.Aggregates()
}

type runner struct {
	set      *rules.Set
	rep      *report.Report
	advice   map[string]string // by goal decision
	today    rules.Value
	cover    *cover
	seen     map[string]bool // results, as text
	goals    map[int]bool
	diagrams map[int]*rules.Diagram
	stats    Stats
	changes  []*Change
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
		return r.fail(c, report.DidYouMean(c.Decision, ids, report.Say("the decisions are %s", strings.Join(ids, ", "))), "there is no decision %q", c.Decision)
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
	if c.Proposed {
		r.stats.Proposed++
	} else {
		r.cover.add(goal, facts)
	}
	if r.collects(goal) {
		return r.collected(c, goal, res)
	}
	out, open := r.result(goal, facts)
	if open != nil {
		return r.fail(c, "add these facts to the case", "it is not decided while these are unknown: %s", strings.Join(open, ", "))
	}
	if !c.Proposed {
		r.seen[text(out)] = true
	}
	ok := true
	outputs := r.set.Decisions[goal].Outputs
	ch := &Change{Case: c}
	for _, key := range slices.Sorted(maps.Keys(c.Expect)) {
		switch {
		case key == notesKey:
			ok = r.notes(ch, r.set.Decision(r.advice[c.Decision]), facts) && ok
		case !slices.ContainsFunc(outputs, func(o rules.Output) bool { return o.Name == key }):
			ok = r.fail(c, "expect names outputs of the decision, or notes", "the decision has no output %q", key)
		}
	}
	for k, o := range outputs {
		x, expected := c.Expect[o.Name]
		if !expected {
			continue
		}
		want, err := rules.FromAny(x)
		if err != nil {
			return r.fail(c, "expect names outputs of the decision, or notes", "%s cannot be %v", o.Name, x)
		}
		var got rules.Value // null where no row applies
		if out != nil {
			got = out[k]
		}
		ch.compare(o.Name, want, got)
	}
	return r.settle(ch, res) && ok
}

// collected compares what a decision that collects gives with what is expected: for each
// output the list of its values, or one for those that count or add up.
func (r *runner) collected(c *content.Case, goal int, res rules.Result) bool {
	dec := r.set.Decisions[goal]
	if !res.Exact {
		return r.fail(c, "add the facts that its rows test", "it is not decided")
	}
	ok := true
	ch := &Change{Case: c}
	for _, key := range slices.Sorted(maps.Keys(c.Expect)) {
		want, err := rules.FromAny(c.Expect[key])
		k := slices.IndexFunc(dec.Outputs, func(o rules.Output) bool { return o.Name == key })
		if err != nil || k < 0 {
			ok = r.fail(c, "expect names outputs of the decision, or notes", "the decision has no output %q", key)
			continue
		}
		var got []rules.Value
		for _, out := range res.Outputs {
			got = append(got, out[k])
		}
		ch.compareAll(key, want, got)
	}
	return r.settle(ch, res) && ok
}

// result is the output tuple for the facts, or the facts that leave it open.
func (r *runner) result(goal int, facts []rules.Value) (out []rules.Value, open []string) {
	d := r.diagrams[goal]
	reach := d.Walk(facts).Reach(d.Roots...)
	if len(reach.Leaves) == 1 {
		return d.Leaves[reach.Leaves[0]].Outputs, nil
	}
	for _, v := range reach.Open {
		open = append(open, r.set.Facts[d.Vars[v].Fact].ID)
	}
	return nil, open
}

// notes compares the notes that a case expects with those that are given.
func (r *runner) notes(ch *Change, advice int, facts []rules.Value) bool {
	c := ch.Case
	want, err := rules.FromAny(c.Expect[notesKey])
	if err != nil || advice < 0 {
		return r.fail(c, "name the decision that collects them in the goal's file: \"advice: …\"", "no decision collects notes for this one")
	}
	r.goals[advice] = true
	if !c.Proposed {
		r.cover.add(advice, facts)
	}
	var given, kept []rules.Value
	res := r.set.Evaluate(advice, facts)
	for _, f := range res.Fired {
		if f.Decision == advice {
			given = append(given, r.set.Decisions[f.Decision].Rows[f.Row].Out[0])
		}
	}
	for _, w := range want.Items() {
		if slices.ContainsFunc(given, w.Equal) {
			kept = append(kept, w)
		}
	}
	ch.compareAll(notesKey, want, kept)
	return true
}

// because names the rows that fired.
func (r *runner) because(res rules.Result) report.Text {
	rows := report.List{Between: ", "}
	for _, f := range res.Fired {
		d := r.set.Decisions[f.Decision]
		rows.Texts = append(rows.Texts, report.Say("%s line %d", d.ID, d.Rows[f.Row].Line))
	}
	if rows.Texts == nil {
		return report.Say("no row fired for certain")
	}
	return report.Say("these rows fired: %s", rows)
}

// coverage reports, as advice, what no case has shown.
func (r *runner) coverage() {
	behind := make(map[int]bool)
	for g := range r.goals {
		for _, d := range r.set.Behind(g) {
			behind[d] = true
		}
	}
	r.stats.By = make(map[string]Coverage)
	by := make([]Coverage, len(r.set.Decisions))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i := range behind {
		g.Go(func() error { by[i] = r.cover.of(i, r.today); return nil })
	}
	_ = g.Wait() // none fails
	for i, d := range r.set.Decisions {
		if !behind[i] {
			continue
		}
		c := by[i]
		r.stats.By[d.ID] = c
		r.stats.Total.add(c)
		var unseen []string
		for k := range d.Rows {
			if !r.cover.rows[rules.Fired{Decision: i, Row: k}] {
				unseen = append(unseen, fmt.Sprint(d.Rows[k].Line))
			}
		}
		if unseen != nil {
			r.advise("uncovered-row", d, "add a case whose facts reach them", "No worked case reaches %d of the %d rows of %q: lines %s.", len(unseen), len(d.Rows), d.ID, strings.Join(unseen, ", "))
		}
	}
	for i, d := range r.set.Decisions {
		if d.Goal && !r.goals[i] {
			r.rep.Warnf("uncovered-goal", d.File, d.Line, 0, "add some to content/cases: go run ./build cases proposes them", "no worked case shows that %q says what is meant", d.ID)
		}
	}
	goal := slices.ContainsFunc(r.set.Decisions, func(d *rules.Decision) bool { return d.Goal })
	for g, d := range r.diagrams {
		if !r.goals[g] || goal && !r.set.Decisions[g].Goal {
			continue // no case came so far, or it is a step on the way
		}
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
