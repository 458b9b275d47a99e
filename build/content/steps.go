package content

import (
	"cmp"
	"slices"

	"wentu/build/markdown"
	"wentu/build/report"
)

// mostSteps is how many steps somebody takes in a week.
const mostSteps = 5

// StepsInOrder are the steps beside the results of a goal, as the site lists them.
func (lib *Library) StepsInOrder() []*Item[StepsFront] {
	out := slices.Clone(ShelfOf[StepsFront](lib).Items)
	slices.SortStableFunc(out, func(a, b *Item[StepsFront]) int { return cmp.Compare(a.Front.Order, b.Front.Order) })
	return out
}

// checkSteps reports steps that are too many, that lead to no page, and that are for no
// answer or for one that has others.
func (lib *Library) checkSteps(_ Date, rep *report.Report) {
	var answers []string
	for _, g := range lib.Goals.Items {
		if i := lib.Rules.Fact(g.Front.Steps); i >= 0 {
			answers = append(answers, lib.Rules.Facts[i].Values...)
		}
	}
	taken := make(map[string]string)
	for _, it := range lib.StepsInOrder() {
		t := it.Source()
		for _, a := range it.Front.For {
			switch {
			case !slices.Contains(answers, a):
				rep.Errorf("unknown-answer", t.File, t.Line("for"), 1, report.DidYouMean(a, answers, `a goal names the fact behind "steps", and its answers stand in content/data/facts.yaml`), "the steps are for %q, which is no answer that chooses steps", a)
			case taken[a] != "":
				rep.Errorf("steps", t.File, t.Line("for"), 1, "leave it in one of them", "the answer %q has steps in %s already", a, taken[a])
			}
			taken[a] = t.File
		}
		for _, lang := range lib.Langs {
			if t := it.In(lang); t != nil {
				checkStepsText(t, len(it.Source().Doc.Items), rep)
			}
		}
	}
}

// checkStepsText holds a text to a short list, each of whose steps leads to where it is
// explained; a translation to as many steps as there are in Chinese.
func checkStepsText(t *Text[StepsFront], steps int, rep *report.Report) {
	items := t.Doc.Items
	switch {
	case len(items) == 0:
		rep.Errorf("steps", t.File, 1, 0, "write a numbered list, a step an item", "the text has no steps")
	case len(items) > mostSteps:
		rep.Errorf("steps", t.File, items[mostSteps], 0, "join two, or leave the least urgent to a guide", "there are %d steps, at most %d", len(items), mostSteps)
	case steps > 0 && len(items) != steps:
		rep.Errorf("steps", t.File, items[0], 0, "translate each step", "there are %d steps here and %d in Chinese", len(items), steps)
	}
	for i, line := range items {
		linked := slices.ContainsFunc(t.Doc.Links, func(l markdown.Link) bool {
			return l.Line >= line && (i+1 == len(items) || l.Line < items[i+1])
		})
		if !linked {
			rep.Errorf("steps", t.File, line, 0, "name the article or the heading, as in (law:cpl#274) or (guide:filing#s9)", "the step leads to no page that explains it")
		}
	}
}
