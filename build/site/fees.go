package site

import (
	"slices"
	"strconv"

	"wentu/app/fees"
	"wentu/app/ui"
	"wentu/app/view"
	"wentu/app/wording"
	"wentu/build/cite"
	"wentu/build/content"
)

// feesTool computes court fees.
var feesTool = calculator{
	id:    "fees",
	sound: func(lib *content.Library) bool { return lib.SoundTariff() != nil },
	logic: func(lib *content.Library) any { return lib.Tariff.Fees },
	words: func(b *builder) wording.Catalogue {
		words := wording.Catalogue(b.w.Flat("fees.")).Below("fees.line.", "fees.line.divided.", "fees.halved.")
		for _, key := range []string{"yuan", "range", "percent", "total", "estimate", "enter"} {
			words["fees."+key] = b.w.Get("fees." + key)
		}
		return words
	},
	basis: func(lib *content.Library) (out []cite.Ref) {
		for _, s := range lib.Tariff.Fees {
			out = append(out, refs(s.Basis)...)
		}
		return out
	},
	show: func(b *builder, v *view.Tool, path string) {
		v.Fees, v.Grids = b.feeForm(), b.feeGrids(path)
	},
}

// feeForm is the form with the schedules of the tariff.
func (b *builder) feeForm() *view.FeeForm {
	f := &view.FeeForm{Halved: []view.Option{{Value: ui.NotHalved, Label: b.w.Get("fees.halved." + ui.NotHalved)}}}
	for _, s := range b.Lib.Tariff.Fees {
		k := view.ToolKind{ID: s.ID, Name: b.w.Get("fees.kind." + s.ID)}
		if len(b.Lib.Tariff.Fees.BandsOf(&s)) > 0 {
			k.Hint = b.w.Get("fees.hint." + s.ID)
		}
		f.Kinds = append(f.Kinds, k)
	}
	for _, why := range fees.Reasons {
		f.Halved = append(f.Halved, view.Option{Value: why, Label: b.w.Get("fees.halved." + why)})
	}
	return f
}

// feeGrids are the schedules as tables: one each where a schedule has bands of its own, and one
// of all others.
func (b *builder) feeGrids(path string) []view.Grid {
	c := wording.Catalogue(b.w.Flat("fees.", "locale."))
	var out []view.Grid
	others := view.Grid{
		ID: "others", Caption: b.w.Get("site.tools.others"), Note: b.w.Get("fees.note.single"),
		Heads: []string{b.w.Get("fees.what"), b.w.Get("fees.fee")},
	}
	var basis []cite.Ref
	for _, s := range b.Lib.Tariff.Fees {
		name := b.w.Get("fees.kind." + s.ID)
		if s.Bands == nil || s.Without != nil {
			others.Rows = append(others.Rows, rowOf(name, feeInWords(b, c, &s)))
			basis = append(basis, refs(s.Basis)...)
		}
		if s.Bands == nil {
			continue
		}
		g := view.Grid{
			ID: s.ID, Caption: name, Basis: b.articles(refs(s.Basis), path),
			Heads: []string{b.w.Get("fees.amount"), b.w.Get("fees.rate"), b.w.Get("fees.quick")},
		}
		if note := "fees.note." + s.ID; b.w.Has(note) {
			g.Note = b.w.Get(note)
		}
		for i := range s.Bands {
			g.Rows = append(g.Rows, bandRow(c, s.Bands, i))
		}
		out = append(out, g)
	}
	slices.SortFunc(basis, func(x, y cite.Ref) int { return slices.Compare([]string{x.Law, x.Article}, []string{y.Law, y.Article}) })
	others.Basis = b.articles(slices.Compact(basis), path)
	return append(out, others)
}

// bandRow words a band: the amount, the rate, and the formula that gives the fee at once.
func bandRow(c wording.Catalogue, bands []fees.Band, i int) view.GridRow {
	figure := func(yuan int64) string { return ui.Figure(c, fees.Fen(yuan)*fees.Yuan) }
	band := bands[i]
	amount := "fees.band.middle"
	switch {
	case i == 0:
		amount = "fees.band.first"
	case band.To == 0:
		amount = "fees.band.last"
	}
	from := int64(0)
	if i > 0 {
		from = bands[i-1].To
	}
	rate := ui.Percent(c, band.Permille)
	permille, plus := fees.Quick(bands, i)
	quick := c.T("fees.quickly.plus", "Percent", ui.Percent(c, permille), "Sum", figure(plus))
	switch {
	case band.Permille == 0 && band.Flat == 0:
		quick = c.T("fees.quickly.flat", "Sum", figure(plus))
	case band.Permille == 0:
		rate = ui.Yuan(c, fees.Fen(band.Flat)*fees.Yuan) + " " + c.T("fees.case")
		quick = c.T("fees.quickly.flat", "Sum", figure(plus))
	case plus == 0:
		quick = c.T("fees.quickly.times", "Percent", ui.Percent(c, permille))
	case plus < 0:
		quick = c.T("fees.quickly.minus", "Percent", ui.Percent(c, permille), "Sum", figure(-plus))
	}
	return rowOf(c.T(amount, "From", figure(from), "To", figure(band.To)), rate, quick)
}

// feeInWords says what a schedule charges that has no table of its own, or where there is no
// amount.
func feeInWords(b *builder, c wording.Catalogue, s *fees.Schedule) string {
	span := func(r []int64) string {
		return ui.YuanRange(c, fees.Fen(r[0])*fees.Yuan, fees.Fen(r[len(r)-1])*fees.Yuan)
	}
	var parts []string
	if s.Of != "" {
		parts = append(parts, c.T("fees.of."+strconv.FormatInt(max(s.Divide, 1), 10), "Kind", b.w.Get("fees.kind."+s.Of)))
	}
	switch {
	case s.Without != nil:
		parts = append(parts, c.T("fees.without", "Sum", span(s.Without)))
	case s.Base != nil:
		parts = append(parts, span(s.Base))
	}
	if s.Cap > 0 && s.Of != "" {
		parts = append(parts, c.T("fees.most", "Sum", ui.Yuan(c, fees.Fen(s.Cap)*fees.Yuan)))
	}
	return b.wording.List(parts)
}
