package site

import (
	"wentu/app/interest"
	"wentu/app/ui"
	"wentu/app/view"
	"wentu/app/wording"
	"wentu/build/cite"
	"wentu/build/content"
)

// interestTool counts interest, and the amount in dispute with it.
var interestTool = calculator{
	id:    "interest",
	sound: func(lib *content.Library) bool { return lib.SoundInterest() != nil },
	logic: func(lib *content.Library) any { return lib.Interest.Table },
	words: func(b *builder) wording.Catalogue {
		words := wording.Catalogue(b.w.Flat("interest.")).Below("interest.say.")
		for _, key := range []string{"interest.percent", "fees.yuan", "fees.range"} {
			words[key] = b.w.Get(key)
		}
		return words
	},
	basis: func(lib *content.Library) (out []cite.Ref) {
		for _, k := range lib.Interest.Kinds {
			out = append(out, refs(k.Basis)...)
		}
		return out
	},
	show: func(b *builder, v *view.Tool, path string) {
		for _, k := range b.Lib.Interest.Kinds {
			v.Interest = append(v.Interest, view.ToolKind{ID: k.ID, Name: b.w.Get("interest.kind." + k.ID), Hint: b.w.Get("interest.hint." + k.ID)})
		}
		v.Grids = []view.Grid{b.interestKinds(path), b.primeRates()}
	},
}

// interestKinds is the table of what interest is counted for, how, and by which law.
func (b *builder) interestKinds(path string) view.Grid {
	g := view.Grid{ID: "kinds", Caption: b.w.Get("interest.kinds"), Heads: []string{b.w.Get("interest.what"), b.w.Get("interest.how"), b.w.Get("interest.articles")}}
	for _, k := range b.Lib.Interest.Kinds {
		r := rowOf(b.w.Get("interest.kind."+k.ID), b.w.Get("interest.hint."+k.ID))
		r.ID = k.ID
		r.Cells = append(r.Cells, view.Cell{Body: b.articles(refs(k.Basis), path)})
		g.Rows = append(g.Rows, r)
	}
	return g
}

// primeRates is the table of the loan prime rate, the newest first.
func (b *builder) primeRates() view.Grid {
	c := wording.Catalogue(b.w.Flat("interest.", "locale."))
	t := b.Lib.Interest
	g := view.Grid{
		ID: "rates", Caption: b.w.Get("interest.rates"), Note: c.T("interest.rates-note", "Day", c.Day(t.Known.Value())),
		Heads: []string{b.w.Get("interest.since"), b.w.Get("interest.lpr")},
	}
	for i := len(t.Rates) - 1; i >= 0; i-- {
		g.Rows = append(g.Rows, rowOf(c.Day(t.Rates[i].From.Value()), ui.Rate(c, t.Rates[i].Rate)))
	}
	return g
}

// interestWords are the messages that a kind of interest needs.
func interestWords(k *interest.Kind) []string { return []string{"kind." + k.ID, "hint." + k.ID} }
