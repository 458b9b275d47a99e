package site

import (
	"slices"
	"strings"

	"wentu/app/view"
	"wentu/build/content"
)

type court = *content.Item[content.CourtFront]

// regions in the order of the list, with the key of their words: "other" is a word
// that the catalogues keep for themselves.
var regions = []struct{ id, key string }{
	{"sichuan", "sichuan"}, {"chongqing", "chongqing"}, {"both", "both"}, {"national", "national"}, {"other", "elsewhere"},
}

// levels in the order of a register.
var levels = []string{"supreme", "high", "intermediate", "basic", "division"}

func (b *builder) courts() {
	cards := make(map[string][]view.Card)
	inOrder := slices.SortedStableFunc(slices.Values(b.Lib.Courts.Items), func(x, y court) int {
		return slices.Index(levels, x.Front.Level) - slices.Index(levels, y.Front.Level)
	})
	for _, c := range inOrder {
		if b.Lib.Publisher.Hides(c.ID) {
			continue
		}
		b.court(c)
		name := b.courtName(c)
		cards[c.Front.Region] = append(cards[c.Front.Region], view.Card{
			Link: view.Link{Href: relative(courtsPath, courtPath(c)), Text: name.Name},
			Zh:   name.Zh,
			Cols: []view.Pair{{Text: b.w.Get("site.court.level." + c.Front.Level)}, {Text: c.Best(b.lang.Code).Front.Seat}},
			Mark: b.mark(c.Front.Confidence),
		})
	}
	l := &view.List{Lead: b.w.Get("site.courts.lead"), Filter: true}
	for _, r := range regions {
		if len(cards[r.id]) > 0 {
			l.Groups = append(l.Groups, view.Group{Title: b.w.Get("site.region." + r.key), Cards: cards[r.id]})
		}
	}
	b.add(&Page{Path: courtsPath, Kind: "list", Uses: &listUses, Summary: l.Lead, Title: b.w.Get("site.courts.title")}, func() any { return l })
}

func courtPath(c court) string { return itemPath("courts", c.ID) }

// courtHref is the way from a page to that of a court, "" where the publisher shows none.
func (b *builder) courtHref(c court, from string) string {
	if b.Lib.Publisher.Hides(c.ID) {
		return ""
	}
	return relative(from, courtPath(c))
}

func (b *builder) courtLink(id, from string) view.Link {
	c := b.Lib.Courts.Get(id)
	if c == nil {
		return view.Link{}
	}
	return view.Link{Href: b.courtHref(c, from), Text: b.courtName(c).Name}
}

func (b *builder) court(c court) {
	path := courtPath(c)
	name := b.courtName(c).Name
	b.add(&Page{Path: path, Kind: "court", Summary: name, Title: name}, func() any { return b.courtArticle(c, path) }, b.crumb(path, courtsPath, "courts"))
}

func (b *builder) courtArticle(c court, path string) *view.Article {
	name := b.courtName(c)
	a := article(b, c, path, c.Front.Basis...)
	a.Kicker = b.w.Get("site.court.level." + c.Front.Level)
	a.Official = &name
	a.Facts = b.courtFacts(c, path)
	a.Next = b.toMain(path)
	if m := b.mark(c.Front.Confidence); m != "" {
		a.Notices = append(a.Notices, view.Notice{Kind: "uncertain", Text: m})
	}
	return a
}

// courtFacts are the short facts about a court, as seen from a page.
func (b *builder) courtFacts(c court, from string) []view.Pair {
	t := c.Best(b.lang.Code)
	link := func(id string) view.Pair {
		o := b.Lib.Courts.Get(id)
		if o == nil {
			return view.Pair{}
		}
		name := b.courtName(o)
		return view.Pair{Text: name.Name, Zh: name.Zh, Href: b.courtHref(o, from)}
	}
	p := courtPairs{b: b}
	p.add("seat", view.Pair{Text: t.Front.Seat})
	p.add("division-of", link(c.Front.DivisionOf))
	p.add("appeal", link(c.Front.Appeal))
	p.add("appeal", view.Pair{Text: t.Front.AppealNote})
	p.reach(c)
	p.add("code", view.Pair{Text: c.Front.Code})
	p.add("website", view.Pair{Text: host(c.Front.Website), Href: c.Front.Website})
	return p.pairs
}

// courtReach is how to reach a court.
func (b *builder) courtReach(c court) []view.Pair {
	p := courtPairs{b: b}
	p.reach(c)
	return p.pairs
}

// courtPairs collects what is known about a court.
type courtPairs struct {
	b     *builder
	pairs []view.Pair
}

func (p *courtPairs) add(key string, pair view.Pair) {
	if pair.Text != "" {
		pair.Term = p.b.w.Get("site.court." + key)
		p.pairs = append(p.pairs, pair)
	}
}

// reach adds how to reach a court, as far as that is known: its telephone, or the hotline
// of all courts.
func (p *courtPairs) reach(c court) {
	f, t := &c.Front, &c.Best(p.b.lang.Code).Front
	p.add("address", view.Pair{Text: t.Address})
	if f.Telephone != "" {
		p.add("telephone", view.Pair{Text: f.Telephone})
	} else if f.AreaCode != "" {
		p.add("telephone", view.Pair{Text: p.b.w.Get("site.court.hotline", "number", f.AreaCode+"-12368")})
	}
	p.add("hours", view.Pair{Text: t.Hours})
	p.add("window", view.Pair{Text: t.Window})
	p.add("online", view.Pair{Text: host(f.Online), Href: f.Online})
	p.add("map", view.Pair{Text: host(f.Map), Href: f.Map})
	if f.ContactOn != "" {
		p.add("read", view.Pair{Text: p.b.date(f.ContactOn), Href: f.Contact})
	}
}

// host is an address as people say it: the site that it is of.
func host(href string) string {
	at, _, _ := strings.Cut(short(href), "/")
	return at
}
