package site

import (
	"wentu/app/rules"
	"wentu/build/content"
	"wentu/build/report"
	"wentu/build/tables"
	"wentu/build/words"
)

// CheckWords reports the words that facts and decisions need and the source
// catalogue lacks, at the place where the fact or decision is declared. What other
// languages lack against the source, the catalogues' own check reports.
func CheckWords(lib *content.Library, cat *words.Catalogue, rep *report.Report) {
	w := cat.Lang(lib.Langs[0])
	need := func(file string, line int, key string) {
		if !w.Has(key) {
			rep.Errorf("word-missing", file, line, 0, report.DidYouMean(key, w.Keys(key[:4]), "add it to a catalogue of each language"), "the catalogue has no words for %q", key)
		}
	}
	for i := range lib.Rules.Facts {
		f := &lib.Rules.Facts[i]
		file := content.RulesDir + "/" + tables.FactsFile
		for _, part := range []string{"label", "question", "why", "how"} {
			need(file, f.Line, "fact."+f.ID+"."+part)
		}
		for _, v := range f.Values {
			need(file, f.Line, "fact."+f.ID+".value."+v)
		}
	}
	for _, d := range lib.Rules.Decisions {
		need(d.File, d.Line, "decision."+d.ID+".label")
		for i, o := range d.Outputs {
			if len(d.Outputs) > 1 {
				need(d.File, d.Line, "decision."+d.ID+".out."+o.Name)
			}
			for _, r := range d.Rows {
				for _, v := range r.Out[i].Items() {
					if v.Kind() == rules.String && lib.Courts.Get(v.Text()) == nil && lib.Outcomes.Get(v.Text()) == nil {
						need(d.File, r.Line, "decision."+d.ID+".value."+v.Text())
					}
				}
			}
		}
	}
}
