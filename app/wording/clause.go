package wording

import "wentu/app/rules"

// Clause words what is asked of a fact as part of a sentence: "the defendant has no
// domicile in China". The message fact.ID.when, or when-yes and when-no, gives a fact
// a clause of its own; else its label and the answers do.
func (c Catalogue) Clause(f *rules.Fact, member string, parts []rules.Part) string {
	if member != "" {
		return c.T("word.clause", "Label", c.Label(f.ID)+c.T("word.colon")+c.T("fact."+f.ID+".value."+member), "Value", c.Value(&rules.Fact{}, parts[0].Sample()))
	}
	if f.Type == rules.TypeYesNo && len(parts) == 1 {
		if key := "fact." + f.ID + ".when-" + parts[0].Sample().String(); c.Has(key) {
			return c[key]
		}
	}
	var names []string
	for _, p := range rules.JoinAll(parts) {
		names = append(names, c.Part(f, &p))
	}
	key := "word.clause"
	if c.Has("fact." + f.ID + ".when") {
		key = "fact." + f.ID + ".when"
	}
	return c.T(key, "Label", c.Label(f.ID), "Value", c.Or(names))
}
