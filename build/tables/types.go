package tables

import (
	"slices"
	"strings"

	"wentu/app/rules"
	"wentu/build/report"
)

// types checks every cell against the fact or the outputs that its column names,
// and every output against the declared values.
func (l *loader) types() {
	for _, d := range l.set.Decisions {
		for ri := range d.Rows {
			r := &d.Rows[ri]
			for i := range r.Cells {
				l.cell(d, r, i)
			}
			for i, o := range d.Outputs {
				for _, name := range named(r.Out[i]) {
					if l.set.Fact(name) < 0 {
						l.rep.Errorf("output", d.File, r.Line, 0, report.DidYouMean(name, l.names(), report.Say("name a fact of %s", FactsFile)), "%q in braces is not a fact", name)
					}
				}
				if o.Values != nil && !r.Out[i].IsNull() && !slices.ContainsFunc(o.Values, r.Out[i].Equal) {
					l.rep.Errorf("output", d.File, r.Line, 0, "add it to \"values\" in the front matter, or correct it", "%q is not one of the declared values of the output %q", r.Out[i], o.Name)
				}
			}
		}
	}
}

// named lists the facts that an output is made of.
func named(v rules.Value) []string {
	switch v.Kind() {
	case rules.Name:
		return []string{v.Text()}
	case rules.List:
		var out []string
		for _, e := range v.Items() {
			out = append(out, named(e)...)
		}
		return out
	case rules.Template:
		var out []string
		for _, part := range strings.Split(v.Text(), "{")[1:] {
			name, _, _ := strings.Cut(part, "}")
			out = append(out, name)
		}
		return out
	}
	return nil
}

func (l *loader) cell(d *rules.Decision, r *rules.Row, i int) {
	in := &d.Inputs[i]
	for _, v := range constants(r.Cells[i]) {
		msg, hint := l.mismatch(in, v)
		if !msg.IsZero() {
			l.rep.Errorf("cell", d.File, r.Line, r.Cols[i], hint, "%s", msg)
			return
		}
	}
	for _, a := range r.Cells[i].Alts {
		if !a.IsEq && in.Fact >= 0 && in.Attr == "" {
			if t := l.set.Facts[in.Fact].Type; !t.Ordered() {
				l.rep.Errorf("cell", d.File, r.Line, r.Cols[i], "name the values instead", "%q is of type %s, which has no order", in.Name, t)
				return
			}
		}
	}
}

// forms say how a value is written, by the type of its fact.
var forms = map[rules.Type]report.Text{
	rules.TypeYesNo:   report.Say("write yes or no"),
	rules.TypeMoney:   report.Say("write the amount as 20000000, 2000万元 or CNY 20 million"),
	rules.TypeNumber:  report.Say("write a number"),
	rules.TypeDate:    report.Say("write a day as 2026-03-01"),
	rules.TypeCountry: report.Say("write the two-letter code"),
}

// mismatch says why the constant v cannot be a value of the column, "" when it can.
func (l *loader) mismatch(in *rules.Input, v rules.Value) (msg, hint report.Text) {
	if in.Decision >= 0 {
		d := l.set.Decisions[in.Decision]
		if d.Hit.Aggregates() {
			return report.Text{}, report.Text{}
		}
		var given []string
		for _, r := range d.Rows {
			for _, o := range r.Out[in.Output].Items() {
				if o.Equal(v) || o.Kind() == v.Kind() && v.Kind() != rules.String {
					return report.Text{}, report.Text{}
				}
				given = append(given, o.String())
			}
		}
		slices.Sort(given)
		given = slices.Compact(given)
		return report.Say("no row of %q gives %q", in.Name, v), report.DidYouMean(v.String(), given, report.Say("it gives %s", strings.Join(given, ", ")))
	}
	f := &l.set.Facts[in.Fact]
	if in.Attr != "" || f.Inferred {
		return report.Text{}, report.Text{}
	}
	if v.Kind() == rules.Name {
		if l.set.Fact(v.Text()) < 0 {
			return report.Say("%q in braces is not a fact", v.Text()), report.DidYouMean(v.Text(), l.names(), report.Say("name a fact of %s", FactsFile))
		}
		return report.Text{}, report.Text{}
	}
	want := rules.KindOf(f.Type)
	if f.Type == rules.TypeList {
		return report.Text{}, report.Text{}
	}
	if v.Kind() != want {
		return report.Say("%q is not a value of %q, which is of type %s", v, f.ID, f.Type), forms[f.Type]
	}
	if (f.Type == rules.TypeChoice || f.Type == rules.TypeChoices) && !slices.Contains(f.Values, v.Text()) {
		return report.Say("%q is not one of the answers to %q", v, f.ID), report.DidYouMean(v.Text(), f.Values, report.Say("its answers are %s", strings.Join(f.Values, ", ")))
	}
	return report.Text{}, report.Text{}
}
