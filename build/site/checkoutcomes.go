package site

import (
	"slices"
	"strings"

	"wentu/app/rules"
	"wentu/build/content"
	"wentu/build/mdd"
	"wentu/build/report"
)

// CheckOutcomes compares what the goals with one result can give with the texts that say
// what it means: a result without a text would be an empty page, and a text that nothing
// leads to is read by nobody.
func CheckOutcomes(lib *content.Library, rep *report.Report) {
	var ids []string
	for _, o := range lib.Outcomes.Items {
		ids = append(ids, o.ID)
	}
	reached := make(map[string]bool)
	goals := 0
	for _, item := range lib.Goals.Items {
		for _, id := range item.Front.Decisions() {
			g := lib.Rules.Decision(id)
			if g < 0 {
				continue
			}
			goals++
			d := lib.Rules.Decisions[g]
			if id == item.Front.Decision && !d.Hit.Many() {
				checkResults(lib, d, ids, rep)
				for _, l := range mdd.Compile(lib.Rules, g).Leaves {
					if len(l.Outputs) > 0 {
						reached[l.Outputs[0].Text()] = true
					}
				}
				continue
			}
			for _, r := range d.Rows {
				reached[r.Out[0].Text()] = true
			}
		}
	}
	if goals == 0 {
		return
	}
	checkRisks(lib, reached, rep)
	for _, o := range lib.Outcomes.Items {
		checkParts(o, lib.Langs, rep)
		if !reached[o.ID] {
			rep.Warnf("idle-outcome", o.Source().File, 1, 0, "add a row that leads to it, or delete the file", "no facts lead to the outcome %q", o.ID)
		}
	}
}

// checkResults reports the results of a decision that have no text.
func checkResults(lib *content.Library, d *rules.Decision, ids []string, rep *report.Report) {
	told := make(map[string]bool)
	for _, r := range d.Rows {
		id := r.Out[0].Text()
		if lib.Outcomes.Get(id) == nil && !told[id] {
			told[id] = true
			rep.Errorf("outcome", d.File, r.Line, 0, report.DidYouMean(id, ids, report.Say("write content/zh-Hans/outcomes/%s.md", id)), "the row gives the outcome %q, which has no text", id)
		}
	}
}

// checkRisks reports rows that give a risk without a text, rows that give one whatever the
// facts are, and risks that no facts lead to: a warning that nothing triggers is seen by
// nobody, and one that everybody gets is read by nobody.
func checkRisks(lib *content.Library, reached map[string]bool, rep *report.Report) {
	risks := content.ShelfOf[content.RiskFront](lib)
	for _, d := range lib.Rules.Decisions {
		if len(d.Outputs) == 0 {
			continue
		}
		for _, r := range d.Rows {
			if len(r.Out) == 0 {
				continue
			}
			id := r.Out[0].Text()
			if !strings.HasPrefix(id, content.RiskPrefix) {
				continue
			}
			if !risks.Has(id) {
				rep.Errorf("outcome", d.File, r.Line, 0, report.DidYouMean(id, risks.IDs(), report.Say("write content/zh-Hans/risks/%s.md", id)), "the row gives the risk %q, which has no text", id)
			}
			if !slices.ContainsFunc(r.Cells, func(c rules.Cell) bool { return !c.Any() }) {
				rep.Errorf("outcome", d.File, r.Line, 0, "say in a cell of the row when it does", "the row warns everybody of %q", id)
			}
		}
	}
	for _, it := range risks.Items {
		if !reached[it.ID] {
			rep.Warnf("idle-outcome", it.Source().File, 1, 0, "add a row that leads to it, or delete the file", "no facts lead to the risk %q", it.ID)
		}
	}
}

// checkParts reports a text of an outcome with more parts than a result page has places.
func checkParts(o *content.Item[content.OutcomeFront], langs []string, rep *report.Report) {
	for _, lang := range langs {
		t := o.In(lang)
		if t == nil {
			continue
		}
		n := 0
		for _, h := range t.Doc.Headings {
			if h.Level == 2 {
				n++
			}
		}
		if n > 3 {
			rep.Errorf("outcome-parts", t.File, 1, 0, "write three parts below headings of their own (##): what it means, what to do next and, if anything is, what is uncertain",
				"the text of an outcome has at most three parts, and this one has %d", n)
		}
	}
}
