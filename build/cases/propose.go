package cases

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"wentu/app/rules"
	"wentu/app/wording"
	"wentu/build/content"
	"wentu/build/mdd"
	"wentu/build/report"
)

// Proposer writes cases for a decision, taken from its tables, for a lawyer to confirm.
type Proposer struct {
	Set    *rules.Set
	Advice map[string]string // by goal, the decision that collects its notes
	Today  rules.Value
	// Confirmed are cases that need not be proposed again; nil proposes everything.
	Confirmed []content.Case
	// Words titles the cases, in these languages.
	Words []Words
}

// Words are the words of one language.
type Words struct {
	Lang string // BCP 47
	wording.Catalogue
}

// Proposed counts what was written.
type Proposed struct {
	Cases, Rows, Conditions, Limits int
	Shown                           int // left out: confirmed cases show it
	Joined                          []mdd.Condition
}

// Write writes the cases for decision d as a file of content/cases. It reports false for
// a decision that compares facts with each other, for which there are none.
func (p *Proposer) Write(w io.Writer, d int) (Proposed, bool) {
	plan, ok := mdd.MakePlan(p.Set, d, p.Today)
	if !ok {
		return Proposed{}, false
	}
	r := newRunner(p.Set, p.Advice, p.Today, &report.Report{})
	r.each(p.Confirmed)
	out := Proposed{Joined: plan.Joined}
	dec := p.Set.Decisions[d]
	fmt.Fprintf(w, "# Cases proposed from the table of %s: each row fires in one, each condition alone keeps its\n# row from firing in one, and there is one on either side of each limit. Nobody has confirmed\n# them: compare each line with the law, give it a title that tells the story, then delete\n# \"proposed: true\". Until then the case is tried, but counts for nothing.\n", dec.ID)
	seen := make(map[string]bool)
	for n, q := range plan.Cases {
		if p.shown(r.cover, d, q, plan) {
			out.Shown++
			continue
		}
		facts := p.facts(q.Facts)
		if seen[facts] {
			continue // another purpose of a case that is there
		}
		seen[facts] = true
		out.Cases++
		switch q.Purpose {
		case mdd.ShowRow:
			out.Rows++
		case mdd.ShowCondition:
			out.Conditions++
		default:
			out.Limits++
		}
		p.write(w, d, n, q, facts)
	}
	return out, true
}

// shown reports whether confirmed cases show already what a proposal is for.
func (p *Proposer) shown(c *cover, d int, q mdd.Proposal, plan *mdd.Plan) bool {
	switch q.Purpose {
	case mdd.ShowRow:
		return c.rows[rules.Fired{Decision: d, Row: q.Row}]
	case mdd.ShowCondition:
		return c.cells[cell{d, q.Row, q.Column}]
	}
	at := q
	if q.Purpose == mdd.ShowBelow { // the pair stands or falls together
		at = plan.Cases[slices.IndexFunc(plan.Cases, func(o mdd.Proposal) bool {
			return o.Purpose == mdd.ShowAt && o.Fact == q.Fact && plan.Cases[o.Base].Facts[q.Fact].Equal(q.Facts[q.Fact])
		})]
	}
	below, above := plan.Cases[at.Base].Facts[at.Fact], at.Facts[at.Fact]
	return c.besides(q.Fact, limit{above, false}) || c.besides(q.Fact, limit{below, true})
}

func (p *Proposer) write(w io.Writer, d, n int, q mdd.Proposal, facts string) {
	dec := p.Set.Decisions[d]
	res := p.Set.Evaluate(d, p.withDay(q.Facts))
	var expect, basis []string
	for k, o := range dec.Outputs {
		expect = append(expect, o.Name+": "+expected(dec, q.Outputs, k))
	}
	for _, f := range res.Fired {
		if f.Decision != d || q.Outputs == nil {
			continue
		}
		for _, b := range dec.Rows[f.Row].Basis {
			if !slices.Contains(basis, b) {
				basis = append(basis, b)
			}
		}
	}
	fmt.Fprintf(w, "\n- case: %s-p%d\n  title: {%s}\n  proposed: true\n  decision: %s\n  facts: {%s}\n  expect: {%s}\n", dec.ID, n+1, strings.Join(p.titles(dec, q), ", "), dec.ID, facts, strings.Join(expect, ", "))
	if basis != nil {
		fmt.Fprintf(w, "  basis: %s\n", strings.Join(basis, "; "))
	}
	fmt.Fprint(w, "  confidence: recalled\n")
}

// expected is an output column as a case expects it: one value, or a list of those that
// the decision collects.
func expected(dec *rules.Decision, outputs [][]rules.Value, k int) string {
	if dec.Hit.Many() {
		var all []string
		for _, o := range outputs {
			all = append(all, yamlValue(o[k]))
		}
		return "[" + strings.Join(all, ", ") + "]"
	}
	if len(outputs) == 0 {
		return "null"
	}
	return yamlValue(outputs[0][k])
}

// withDay adds the day whose law holds where the facts give none.
func (p *Proposer) withDay(facts []rules.Value) []rules.Value {
	if i := p.Set.Fact(rules.AsOf); i >= 0 && facts[i].IsNull() {
		facts = slices.Clone(facts)
		facts[i] = p.Today
	}
	return facts
}

func (p *Proposer) facts(facts []rules.Value) string {
	var out []string
	for i, v := range facts {
		if !v.IsNull() {
			out = append(out, p.Set.Facts[i].ID+": "+yamlValue(v))
		}
	}
	return strings.Join(out, ", ")
}

// titles say in each language what a case is there to show.
func (p *Proposer) titles(dec *rules.Decision, q mdd.Proposal) []string {
	var out []string
	for _, w := range p.Words {
		rule := w.T("decision." + dec.ID + ".label")
		t := ""
		switch q.Purpose {
		case mdd.ShowRow:
			t = w.T("case.row", "row", fmt.Sprint(q.Row+1), "rule", rule)
		case mdd.ShowCondition:
			t = w.T("case.condition", "row", fmt.Sprint(q.Row+1), "rule", rule, "column", w.Column(p.Set, &dec.Inputs[q.Column]))
		case mdd.ShowBelow, mdd.ShowAt:
			f := &p.Set.Facts[q.Fact]
			t = w.T("case."+string(q.Purpose), "rule", rule, "fact", w.Label(f.ID), "value", w.Value(f, q.Facts[q.Fact]))
		}
		out = append(out, w.Lang+": "+quoted(t))
	}
	if out == nil {
		t := fmt.Sprintf("Row %d fires", q.Row+1)
		switch q.Purpose {
		case mdd.ShowCondition:
			t = fmt.Sprintf("Row %d fails by %s alone", q.Row+1, dec.Inputs[q.Column].Name)
		case mdd.ShowBelow, mdd.ShowAt:
			t = fmt.Sprintf("%s the limit: %s %s", map[mdd.Purpose]string{mdd.ShowBelow: "Below", mdd.ShowAt: "At"}[q.Purpose], p.Set.Facts[q.Fact].ID, q.Facts[q.Fact])
		}
		out = []string{"en: " + quoted(t)}
	}
	return out
}

// yamlValue writes a value so that a case reads it back.
func yamlValue(v rules.Value) string {
	switch v.Kind() {
	case rules.Null:
		return "null"
	case rules.Bool:
		if v.True() {
			return "true"
		}
		return "false"
	case rules.List:
		var out []string
		for _, e := range v.Items() {
			out = append(out, yamlValue(e))
		}
		return "[" + strings.Join(out, ", ") + "]"
	case rules.String:
		if strings.Trim(v.Text(), "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") != "" || strings.Trim(v.Text(), "0123456789-") == "" || slices.Contains([]string{"yes", "no", "true", "false", "null"}, v.Text()) {
			return quoted(v.Text())
		}
	}
	return v.String()
}

func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(s) + `"`
}
