package cases

import (
	"slices"
	"strings"

	"wentu/app/rules"
	"wentu/build/cite"
	"wentu/build/content"
	"wentu/build/report"
)

// Change is a worked case that comes out otherwise than it expects.
type Change struct {
	Case    *content.Case
	Outputs []Output
	Basis   []string // what the case stands on now
	facts   string
	fired   report.Text
}

// Output is what a case expects of one output, and what the tables give.
type Output struct {
	Key           string
	Before, After rules.Value
}

// Changes lists the cases that come out otherwise than they expect. What keeps other
// cases from being tried goes to rep.
func Changes(set *rules.Set, list []content.Case, advice map[string]string, today rules.Value, rep *report.Report) []*Change {
	r := newRunner(set, advice, today, rep)
	r.each(list)
	return r.changes
}

// Told is the finding of changes, one table for all of them.
func Told(changes []*Change) report.Finding {
	lines := []report.Text{report.Say("| case | facts | before | after | basis |"), report.Say("|---|---|---|---|---|")}
	for _, ch := range changes {
		lines = append(lines, ch.row())
	}
	return report.Finding{
		Severity: report.Error, Kind: "case", File: content.CasesDir, Folded: lines,
		Msg:  report.Say("%d worked cases come out otherwise than they expect", len(changes)),
		Hint: report.Say("correct the tables; or, where the tables are right, have the cases follow: \"go run ./build cases -accept\" writes all of them, \"go run ./build cases -accept %s\" those that are named", changes[0].Case.ID),
	}
}

// row is the change as a row of a table.
func (ch *Change) row() report.Text {
	before, after := ch.sides()
	basis := strings.Join(ch.Basis, "; ")
	if was := ch.Case.Basis; was != basis {
		basis = was + " → " + basis
	}
	place := ch.Case.File[strings.LastIndexByte(ch.Case.File, '/')+1:]
	return report.Say("| %s (%s:%d) | %s | %s | %s | %s |", ch.Case.ID, place, ch.Case.Line, ch.facts, before, after, basis)
}

// sides are the outputs before and after, of lists what goes and what comes.
func (ch *Change) sides() (before, after string) {
	var was, is []string
	for _, o := range ch.Outputs {
		b, a := o.Before, o.After
		if b.Kind() == rules.List || a.Kind() == rules.List {
			b, a = Without(o.Before, o.After), Without(o.After, o.Before)
		}
		was, is = append(was, o.Key+": "+shown(b)), append(is, o.Key+": "+shown(a))
	}
	return strings.Join(was, ", "), strings.Join(is, ", ")
}

// shown is a value as a row of the table has it.
func shown(v rules.Value) string {
	if v.Kind() == rules.List && len(v.Items()) == 0 {
		return "–"
	}
	return yamlValue(v)
}

// Without is the items of a that b does not have.
func Without(a, b rules.Value) rules.Value {
	return rules.ListOf(slices.DeleteFunc(slices.Clone(a.Items()), func(v rules.Value) bool {
		return slices.ContainsFunc(b.Items(), v.Equal)
	})...)
}

func (ch *Change) compare(key string, want, got rules.Value) {
	if !want.Equal(got) {
		ch.Outputs = append(ch.Outputs, Output{key, want, got})
	}
}

// compareAll compares a list with values as they are written: the table may name what the
// case has in quotation marks.
func (ch *Change) compareAll(key string, want rules.Value, got []rules.Value) {
	if !slices.EqualFunc(want.Items(), got, func(a, b rules.Value) bool { return a.String() == b.String() }) {
		is := rules.ListOf(got...)
		if want.Kind() != rules.List && len(got) == 1 {
			is = got[0]
		}
		ch.Outputs = append(ch.Outputs, Output{key, want, is})
	}
}

// settle keeps a change and reports whether there is none.
func (r *runner) settle(ch *Change, res rules.Result) bool {
	if len(ch.Outputs) == 0 {
		return true
	}
	ch.Basis = r.basis(ch.Case, res)
	ch.fired = r.because(res)
	var facts []string
	for _, f := range r.set.Facts {
		if x, given := ch.Case.Facts[f.ID]; given {
			if v, err := rules.FromAny(x); err == nil {
				facts = append(facts, f.ID+": "+yamlValue(v))
			}
		}
	}
	ch.facts = strings.Join(facts, ", ")
	r.changes = append(r.changes, ch)
	return false
}

// basis is what a case stands on now: an article of its own stays while a row that fired
// names it, or no table does; where the row that it came from no longer fires, the
// articles of the row that does stand in its place.
func (r *runner) basis(c *content.Case, res rules.Result) []string {
	var out []string
	add := func(refs ...string) {
		for _, b := range refs {
			if !slices.Contains(out, b) {
				out = append(out, b)
			}
		}
	}
	names := func(row *rules.Row, ref cite.Ref) bool {
		return slices.ContainsFunc(row.Basis, func(b string) bool {
			of, ok := cite.Parse(b)
			return ok && of.Whole() == ref.Whole()
		})
	}
	for _, ref := range c.Refs() {
		fires, instead := false, -1
		for i, f := range res.Fired {
			d := r.set.Decisions[f.Decision]
			fires = fires || names(&d.Rows[f.Row], ref)
			if instead < 0 && slices.ContainsFunc(d.Rows, func(row rules.Row) bool { return names(&row, ref) }) {
				instead = i
			}
		}
		switch {
		case fires || instead < 0:
			add(ref.String())
		default:
			f := res.Fired[instead]
			add(r.set.Decisions[f.Decision].Rows[f.Row].Basis...)
		}
	}
	return out
}

// Few is how many cases that come out otherwise are named one by one.
const Few = 3

// told reports changes: a few one by one, many as one table.
func (r *runner) told(changes []*Change) {
	if len(changes) > Few {
		r.rep.Add(Told(changes))
		return
	}
	for _, ch := range changes {
		// The first output that differs tells of the case: the others differ with it.
		o := ch.Outputs[0]
		hint := report.Say("correct the table; or, where it is right, have the case follow: go run ./build cases -accept %s; %s", ch.Case.ID, ch.fired)
		if o.After.IsNull() {
			r.fail(ch.Case, "add a row for these facts", "no row applies, expected %s %q", o.Key, o.Before)
			continue
		}
		r.fail(ch.Case, hint, "%s is %q, expected %q", o.Key, plainly(o.After), plainly(o.Before))
	}
}

// plainly is a value as it is told: a list without brackets.
func plainly(v rules.Value) string {
	var all []string
	for _, e := range v.Items() {
		all = append(all, e.String())
	}
	return strings.Join(all, ", ")
}
