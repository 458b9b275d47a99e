package site

import (
	"cmp"
	"slices"
	"strings"

	"wentu/app/days"
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
	for i := range lib.Rules.Facts {
		f := &lib.Rules.Facts[i]
		keys := []string{"label", "question", "why", "how"}
		for _, v := range f.Values {
			keys = append(keys, "value."+v)
		}
		for _, g := range f.Groups {
			keys = append(keys, "group."+g[0])
		}
		for _, h := range f.Help {
			keys = append(keys, "help."+h.Line)
		}
		file := cmp.Or(f.File, content.DataDir+"/"+tables.FactsFile)
		need(w, rep, file, f.Line, "fact."+f.ID, keys)
		if f.Unit != "" {
			need(w, rep, file, f.Line, "unit", []string{f.Unit})
		}
	}
	var parties []string
	for i := range lib.Rules.Facts {
		f := &lib.Rules.Facts[i]
		if f.Party != "" && !slices.Contains(parties, f.Party) {
			parties = append(parties, f.Party)
			need(w, rep, f.File, f.Line, "party."+f.Party, []string{"label", "add"})
		}
	}
	for _, g := range lib.Goals.Items {
		need(w, rep, g.Source().File, g.Source().Line("goal"), "goal."+g.ID, []string{"name"})
	}
	if t := lib.Tariff; t != nil {
		for i := range t.Fees {
			s := &t.Fees[i]
			keys := []string{"kind." + s.ID}
			if len(t.Fees.BandsOf(s)) > 0 {
				keys = append(keys, "hint."+s.ID)
			}
			need(w, rep, content.DataDir+"/"+content.TariffFile, t.Line("id", s.ID), "fees", keys)
		}
	}
	if t := lib.Interest; t != nil {
		for i := range t.Kinds {
			need(w, rep, content.DataDir+"/"+content.InterestFile, t.Line(t.Kinds[i].ID), "interest", interestWords(&t.Kinds[i]))
		}
	}
	if p := lib.Periods; p != nil {
		for i := range p.Limits {
			need(w, rep, content.DataDir+"/"+content.PeriodsFile, p.Line(p.Limits[i].ID), "periods", limitWords(&p.Limits[i]))
		}
		for _, y := range p.Calendar.Years {
			var keys []string
			for _, b := range y.Blocks {
				keys = append(keys, b.Holiday)
			}
			need(w, rep, content.DataDir+"/"+content.HolidaysFile, 0, "periods.holiday", keys)
		}
	}
	for _, d := range lib.Rules.Decisions {
		need(w, rep, d.File, d.Line, "decision."+d.ID, decisionWords(lib, d))
	}
}

// limitWords lists the keys of a time limit.
func limitWords(l *days.Limit) []string {
	var keys []string
	for _, k := range [...][2]string{
		{"name", cmp.Or(l.Name, l.ID)},
		{"phase", l.Phase},
		{"actor", l.Actor},
		{"for", l.For},
		{"start", l.Start},
		{"until", l.Until},
		{"missed", l.Missed},
		{"extend", l.Extend},
	} {
		if k[1] != "" {
			keys = append(keys, k[0]+"."+k[1])
		}
	}
	return keys
}

// decisionWords lists the keys of a decision: its label, its outputs where there are
// several, and what its outputs give, if that is not the name of a court, outcome or risk.
func decisionWords(lib *content.Library, d *rules.Decision) []string {
	keys := []string{"label"}
	for i, o := range d.Outputs {
		if len(d.Outputs) > 1 {
			keys = append(keys, "out."+o.Name)
		}
		for _, r := range d.Rows {
			for _, v := range r.Out[i].Items() {
				id := v.Text()
				if v.Kind() == rules.String && !lib.Courts.Has(id) && !lib.Outcomes.Has(id) && !content.ShelfOf[content.RiskFront](lib).Has(id) && !slices.Contains(keys, "value."+id) {
					keys = append(keys, "value."+id)
				}
			}
		}
	}
	return keys
}

// need reports the keys below prefix that have no words, all of them at once.
func need(w *words.Lang, rep *report.Report, file string, line int, prefix string, keys []string) {
	var missing []string
	for _, k := range keys {
		if !w.Has(prefix + "." + k) {
			missing = append(missing, k)
		}
	}
	if len(missing) > 0 {
		rep.Errorf("word-missing", file, line, 0, report.Say("add them below [%s] to a catalogue of each language", prefix),
			"the words of %q lack %s", prefix, strings.Join(missing, ", "))
	}
}
