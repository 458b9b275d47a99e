package site

import (
	"cmp"

	"wentu/app/days"
	"wentu/app/ui"
	"wentu/app/view"
	"wentu/app/wording"
	"wentu/build/content"
)

// periodsTool counts time limits.
var periodsTool = calculator{
	id:    "periods",
	sound: func(lib *content.Library) bool { return lib.SoundPeriods() != nil },
	logic: func(lib *content.Library) any {
		return ui.PeriodData{Limits: lib.Periods.Limits, Calendar: lib.Periods.Calendar}
	},
	words: func(b *builder) wording.Catalogue {
		return wording.Catalogue(b.w.Flat("periods.")).Below("periods.say.", "periods.weekday.", "periods.short.", "periods.holiday.")
	},
	show: func(b *builder, v *view.Tool, path string) {
		v.Periods, v.Grids = true, b.periodTables(path)
	},
}

// periodTables are the time limits, a table for each phase of a case.
func (b *builder) periodTables(path string) []view.Grid {
	w := func(group, key string) string {
		if key == "" {
			return ""
		}
		return b.w.Get("periods." + group + "." + key)
	}
	var grids []view.Grid
	for i := range b.Lib.Periods.Limits {
		l := &b.Lib.Periods.Limits[i]
		if i == 0 || l.Phase != b.Lib.Periods.Limits[i-1].Phase {
			grids = append(grids, view.Grid{
				ID: l.Phase, Caption: w("phase", l.Phase), Folded: true,
				Heads: []string{w("head", "limit"), w("head", "start"), w("head", "length"), w("head", "actor"), w("head", "missed"), w("head", "extend"), w("head", "basis")},
			})
		}
		name := w("name", cmp.Or(l.Name, l.ID))
		label := name
		if l.For != "" {
			label = b.w.Get("periods.of", "Name", name, "For", w("for", l.For))
		}
		first := view.Cell{Text: label}
		if key := "periods.note." + l.ID; b.w.Has(key) {
			first.Note = b.w.Get(key)
		}
		g := &grids[len(grids)-1]
		g.Rows = append(g.Rows, view.GridRow{ID: l.ID, Cells: []view.Cell{
			first,
			{Text: w("start", l.Start)},
			{Text: b.periodLength(l)},
			{Text: w("actor", l.Actor)},
			{Text: w("missed", l.Missed)},
			{Text: w("extend", l.Extend)},
			{Body: b.articles(refs(l.Basis), path)},
		}})
	}
	return grids
}

// periodLength words how long a limit is.
func (b *builder) periodLength(l *days.Limit) string {
	if l.Until != "" {
		return b.w.Get("periods.until." + l.Until)
	}
	length := b.w.Count("periods.length."+l.Unit, l.Length)
	switch {
	case l.Bound != "":
		return b.w.Get("periods."+l.Bound, "Length", length)
	case l.Back:
		return b.w.Get("periods.back", "Length", length)
	case l.Since != 0:
		return b.w.Get("periods.since", "Length", length, "Day", b.wording.Day(l.Since.Value()))
	}
	return length
}
