package site

import (
	"wentu/build/content"
	"wentu/build/mdd"
	"wentu/build/report"
)

// CheckOutcomes compares what the goal decision can give with the texts that say what
// it means: a result without a text would be an empty page, and a text that no result
// leads to is read by nobody.
func CheckOutcomes(lib *content.Library, goal string, rep *report.Report) {
	g := lib.Rules.Decision(goal)
	if g < 0 {
		return
	}
	d := lib.Rules.Decisions[g]
	var ids []string
	for _, o := range lib.Outcomes.Items {
		ids = append(ids, o.ID)
	}
	reached := make(map[string]bool)
	for _, l := range mdd.Compile(lib.Rules, g).Leaves {
		if len(l.Outputs) > 0 {
			reached[l.Outputs[0].Text()] = true
		}
	}
	told := make(map[string]bool)
	for _, r := range d.Rows {
		id := r.Out[0].Text()
		if lib.Outcomes.Get(id) == nil && !told[id] {
			told[id] = true
			rep.Errorf("outcome", d.File, r.Line, 0, report.DidYouMean(id, ids, report.Say("write content/zh-Hans/outcomes/%s.md", id)), "the row gives the outcome %q, which has no text", id)
		}
	}
	for _, o := range lib.Outcomes.Items {
		if !reached[o.ID] {
			rep.Warnf("idle-outcome", o.Source().File, 1, 0, "add a row that leads to it, or delete the file", "no facts lead to the outcome %q", o.ID)
		}
	}
}
