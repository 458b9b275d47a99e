package site

import (
	"cmp"
	"slices"

	"wentu/app/view"
	"wentu/build/content"
)

type guide = *content.Item[content.GuideFront]

func (b *builder) guidesInOrder() []guide {
	return slices.SortedStableFunc(slices.Values(b.Lib.Guides.Items), func(x, y guide) int {
		return cmp.Compare(x.Front.Order, y.Front.Order)
	})
}

func (b *builder) guides() {
	all := b.guidesInOrder()
	var cards []view.Card
	for i, g := range all {
		path := "guides/" + g.ID + ".html"
		t := g.Best(b.lang.Code)
		foreign := g.In(b.lang.Code) == nil
		a := &view.Article{
			Kicker:  b.w.Get("site.guide.kicker"),
			Lead:    t.Front.Summary,
			Notices: notices(b, g, path),
			Toc:     toc(t.Doc),
			Body:    b.body(t.Doc, path, foreign),
			Cites:   brief(b.cites(path, t.Doc.Links)),
			Next:    b.afterGuide(path, all, i),
		}
		if g.Front.Reviewed != "" {
			a.Facts = []view.Pair{{Term: b.w.Get("site.guide.reviewed"), Text: b.date(g.Front.Reviewed)}}
		}
		b.add(&Page{Path: path, Kind: "guide", Summary: t.Front.Summary}, t.Front.Title, a, b.crumb(path, guidesPath, "guides"))
		cards = append(cards, b.guideCard(g, guidesPath))
	}
	b.add(&Page{Path: guidesPath, Kind: "list", Summary: b.w.Get("site.guides.lead")}, b.w.Get("site.guides.title"),
		&view.List{Lead: b.w.Get("site.guides.lead"), Groups: []view.Group{{Cards: cards}}})
}

func (b *builder) guideCard(g guide, from string) view.Card {
	t := g.Best(b.lang.Code)
	c := view.Card{Link: view.Link{Href: relative(from, "guides/"+g.ID+".html"), Text: t.Front.Title}, Text: t.Front.Summary}
	if g.In(b.lang.Code) == nil {
		c.Lang, c.Dir = t.Lang, direction(t.Lang)
	}
	return c
}

// afterGuide leads on: to the guide that follows, and to the court finder.
func (b *builder) afterGuide(path string, all []guide, i int) []view.Link {
	var out []view.Link
	if i+1 < len(all) {
		out = append(out, b.guideCard(all[i+1], path).Link)
	}
	return append(out, view.Link{Href: relative(path, finderPath), Text: b.w.Get("site.home.start")})
}
