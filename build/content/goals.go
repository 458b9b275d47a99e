package content

import (
	"cmp"
	"slices"
	"strings"

	"wentu/app/address"
	"wentu/app/rules"
	"wentu/build/report"
)

// markGoals tells the tables which decisions the interviews are about.
func (lib *Library) markGoals() {
	for _, g := range lib.Goals.Items {
		for _, id := range g.Front.Decisions() {
			if d := lib.Rules.Decision(id); d >= 0 {
				lib.Rules.Decisions[d].Goal = true
			}
		}
	}
}

// Decisions are those that the goal names.
func (f *GoalFront) Decisions() []string {
	var out []string
	for _, id := range append(append([]string{f.Decision}, f.Sections...), f.Advice) {
		if id != "" {
			out = append(out, id)
		}
	}
	return out
}

// GoalsInOrder are the interviews as the site lists them.
func (lib *Library) GoalsInOrder() []*Item[GoalFront] {
	out := slices.Clone(lib.Goals.Items)
	slices.SortStableFunc(out, func(a, b *Item[GoalFront]) int {
		return cmp.Or(a.Front.Order-b.Front.Order, cmp.Compare(a.ID, b.ID))
	})
	return out
}

func (lib *Library) checkGoals(_ Date, rep *report.Report) {
	var decisions, facts []string
	for _, d := range lib.Rules.Decisions {
		decisions = append(decisions, d.ID)
	}
	for _, f := range lib.Rules.Facts {
		facts = append(facts, f.ID)
	}
	for _, g := range lib.Goals.Items {
		t := g.Source()
		if address.Taken(g.ID) {
			rep.Errorf("goal", t.File, t.Line("goal"), 1, "give the goal another name", "the folder %q of the site holds other pages", g.ID)
		}
		if (g.Front.Decision == "") == (len(g.Front.Sections) == 0) {
			rep.Errorf("goal", t.File, 1, 1, `write "decision: …" for one result, or "sections: […]" for a list`, "a goal has either a decision or sections")
		}
		for key, ids := range map[string][]string{"decision": {g.Front.Decision}, "sections": g.Front.Sections, "advice": {g.Front.Advice}} {
			for _, id := range ids {
				if id != "" && lib.Rules.Decision(id) < 0 && !lib.Decisions.Has(id) {
					rep.Errorf("goal", t.File, t.Line(key), 1, report.DidYouMean(id, decisions, "the decisions are the files of content/zh-Hans/rules"), "there is no decision %q", id)
				}
			}
		}
		if id := g.Front.Then; id != "" && (lib.Goals.Get(id) == nil || id == g.ID) {
			var others []string
			for _, o := range lib.Goals.Items {
				others = append(others, o.ID)
			}
			rep.Errorf("goal", t.File, t.Line("then"), 1, report.DidYouMean(id, others, "the goals are the files of content/zh-Hans/goals"), "there is no other goal %q", id)
		}
		if id := g.Front.Steps; id != "" && lib.Rules.Fact(id) < 0 {
			rep.Errorf("goal", t.File, t.Line("steps"), 1, report.DidYouMean(id, facts, "the facts stand in content/data/facts.yaml"), "there is no fact %q", id)
		}
		for _, id := range g.Front.Facts {
			if lib.Rules.Fact(id) < 0 {
				rep.Errorf("goal", t.File, t.Line("facts"), 1, report.DidYouMean(id, facts, "the facts stand in content/data/facts.yaml"), "there is no fact %q", id)
			}
		}
	}
	lib.checkParties(rep)
}

// checkParties reports facts whose names a link could not tell from those of parties.
func (lib *Library) checkParties(rep *report.Report) {
	kinds := make(map[string]*rules.Fact)
	for i := range lib.Rules.Facts {
		if f := &lib.Rules.Facts[i]; f.Party != "" {
			kinds[f.Party] = f
		}
	}
	for i := range lib.Rules.Facts {
		f := &lib.Rules.Facts[i]
		if kinds[f.ID] != nil || f.ID == address.PartyKey {
			rep.Errorf("facts", f.File, f.Line, 0, "give the fact another id", "the fact %q has the name of a kind of party", f.ID)
		}
		if f.Party == "" {
			continue
		}
		for _, v := range f.Values {
			if strings.Trim(v, "0123456789") == "" {
				rep.Errorf("facts", f.File, f.Line, 0, "give the answer a name with a letter in it", "the answer %q of the fact %q looks like the number of a party", v, f.ID)
			}
		}
	}
}
