package dmn

import (
	"slices"

	"wentu/build/report"
)

// require follows what the decisions of a model require of each other. Many tools let a
// column name the output, the variable or the id of the decision above: it then leads
// there, by the name that our tables have. Decisions that require each other in a circle
// are refused.
func (m *reader) require() {
	byID := make(map[string]*decision)
	for i := range m.defs.Decisions {
		d := &m.defs.Decisions[i]
		byID[d.ID] = d
	}
	for i := range m.defs.Decisions {
		d := &m.defs.Decisions[i]
		m.line = d.line
		where := report.Say("decision %q", d.Name)
		if circle(d, d, byID, make(map[string]bool)) {
			m.errorf(where, "let one of them stand without the other", "it requires itself, by way of what it requires")
			m.refused[d.Name] = true
			continue
		}
		for _, q := range d.Requirements {
			if q.Input != nil && !m.elsewhere(q.Input) && !slices.ContainsFunc(m.defs.Inputs, func(in inputData) bool { return in.ID == q.Input.id() }) {
				m.rep.Warnf("dmn", m.file, q.Input.line, 0, "correct the reference, or delete it", "%s: %s", where, report.Say("element %q: the model has no input datum %q", "requiredInput", q.Input.Href))
			}
			if q.Decision != nil && m.elsewhere(q.Decision) && !m.refused[d.Name] {
				m.line = q.Decision.line
				m.errorf(where, "copy that decision into this model", "element %q: it rests on %q, which is in another file", "requiredDecision", q.Decision.Href)
				m.refused[d.Name] = true
			} else if q.Decision != nil && byID[q.Decision.id()] == nil {
				m.rep.Warnf("dmn", m.file, q.Decision.line, 0, "correct the reference, or delete it", "%s: %s", where, report.Say("element %q: the model has no decision %q", "requiredDecision", q.Decision.Href))
			}
		}
		if d.Table == nil {
			continue
		}
		for _, r := range required(d, byID) {
			if !m.leadsTo(d, r) {
				m.rep.Warnf("dmn", m.file, d.line, 0, "let a column name it, or delete the requirement", "%s: %s", where, report.Say("no column names the decision %q, which it requires", r.Name))
			}
		}
	}
}

// required are the decisions that a decision requires directly.
func required(d *decision, byID map[string]*decision) (out []*decision) {
	for _, q := range d.Requirements {
		if q.Decision == nil {
			continue
		}
		if r := byID[q.Decision.id()]; r != nil {
			out = append(out, r)
		}
	}
	return out
}

// circle reports whether d leads back to end by what it requires.
func circle(d, end *decision, byID map[string]*decision, seen map[string]bool) bool {
	for _, r := range required(d, byID) {
		if r == end {
			return true
		}
		if !seen[r.ID] {
			seen[r.ID] = true
			if circle(r, end, byID, seen) {
				return true
			}
		}
	}
	return false
}

// leadsTo lets the columns of d that stand for the required decision r name it, and
// reports whether there are any.
func (m *reader) leadsTo(d, r *decision) bool {
	found := false
	for i := range d.Table.Inputs {
		text := &d.Table.Inputs[i].Expression.Text
		name := oneLine(*text)
		if m.decisionNamed(name) == r.Name {
			found = true
			continue
		}
		if slices.Contains(m.decisions, m.decisionNamed(name)) || m.givenTo(d, name) {
			continue
		}
		switch column := outputNamed(r, name); {
		case column != "" && r.Table != nil && len(r.Table.Outputs) > 1:
			*text, found = r.Name+"."+column, true
		case column != "", name == r.ID, name != "" && name == oneLine(r.Variable.Name):
			*text, found = r.Name, true
		}
	}
	return found
}

// givenTo reports whether a name is of an input datum that d requires itself.
func (m *reader) givenTo(d *decision, name string) bool {
	for _, q := range d.Requirements {
		if q.Input == nil {
			continue
		}
		id := q.Input.id()
		for _, in := range m.defs.Inputs {
			if in.ID == id && (oneLine(in.Name) == name || oneLine(in.Variable.Name) == name) {
				return true
			}
		}
	}
	return false
}

// outputNamed is the output of a decision with that name, "" where there is none.
func outputNamed(d *decision, name string) string {
	if d.Table == nil || name == "" {
		return ""
	}
	for _, o := range d.Table.Outputs {
		if oneLine(o.Name) == name {
			return name
		}
	}
	return ""
}
