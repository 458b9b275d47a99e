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
	list := &view.List{Lead: b.w.Get("site.guides.lead"), Groups: make([]view.Group, 1)}
	for i, g := range all {
		path := guidePath(g)
		front := g.Best(b.lang.Code).Front
		b.add(&Page{Path: path, Kind: "guide", Summary: front.Summary, Title: front.Title},
			func() any { return b.guideArticle(all, i, path) }, b.crumb(path, guidesPath, "guides"))
		list.Groups[0].Cards = append(list.Groups[0].Cards, b.guideCard(g, guidesPath))
	}
	list.Groups[0].Cards = append(list.Groups[0].Cards, b.countriesCard(guidesPath)...)
	b.add(&Page{Path: guidesPath, Kind: "list", Uses: &listUses, Summary: list.Lead, Title: b.w.Get("site.guides.title")}, func() any { return list })
}

func (b *builder) guideArticle(all []guide, i int, path string) *view.Article {
	g := all[i]
	a := article(b, g, path)
	a.Kicker = b.w.Get("site.guide.kicker")
	a.Lead = g.Best(b.lang.Code).Front.Summary
	a.Cites = brief(a.Cites)
	a.Next = b.afterGuide(path, all, i)
	if g.Front.Reviewed != "" {
		a.Facts = []view.Pair{{Term: b.w.Get("site.guide.reviewed"), Text: b.date(g.Front.Reviewed)}}
	}
	return a
}

func guidePath(g guide) string { return itemPath("guides", g.ID) }

func (b *builder) guideLink(id, from string) view.Link {
	g := b.Lib.Guides.Get(id)
	if g == nil {
		return view.Link{}
	}
	return view.Link{Href: relative(from, guidePath(g)), Text: g.Best(b.lang.Code).Front.Title}
}

func (b *builder) guideCard(g guide, from string) view.Card {
	t := g.Best(b.lang.Code)
	c := view.Card{Link: b.guideLink(g.ID, from), Text: t.Front.Summary}
	if g.In(b.lang.Code) == nil {
		c.Lang, c.Dir = t.Lang, Direction(t.Lang)
	}
	return c
}

// afterGuide leads on: to the guide that follows, and to the court finder.
func (b *builder) afterGuide(path string, all []guide, i int) []view.Link {
	var out []view.Link
	if i+1 < len(all) {
		out = append(out, b.guideLink(all[i+1].ID, path))
	}
	return append(out, b.toMain(path)...)
}
