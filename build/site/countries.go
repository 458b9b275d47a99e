package site

import (
	"html"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"wentu/app/address"
	"wentu/app/interview"
	"wentu/app/view"
	"wentu/build/content"
	"wentu/build/markdown"
)

var countriesPath = address.Countries.Index()

// countries makes a page of every country, put together of the texts that hold for it, and
// the list of them.
func (b *builder) countries() {
	if !b.hasCountries() {
		return
	}
	all := b.Lib.Countries()
	order := collate.New(language.Make(b.lang.Code))
	slices.SortStableFunc(all, func(x, y content.Country) int {
		return order.CompareString(b.countryName(x.Code), b.countryName(y.Code))
	})
	cards := make(map[string][]view.Card)
	for _, c := range all {
		path := countryPath(c.Code)
		title := b.w.Get("site.countries.page", "country", b.countryName(c.Code))
		b.add(&Page{Path: path, Kind: "country", Summary: b.countryLead(c), Title: title},
			func() any { return b.countryArticle(c, path) }, b.crumb(path, countriesPath, "countries"))
		in := c.Is("continent")
		cards[in] = append(cards[in], view.Card{
			Link: view.Link{Href: relative(countriesPath, path), Text: b.countryName(c.Code)},
			Cols: []view.Pair{{Text: b.w.Get("site.countries.papers." + c.Papers(b.Date))}},
		})
	}
	l := &view.List{Lead: b.w.Get("site.countries.lead"), Filter: true}
	for _, in := range content.Continents {
		if len(cards[in]) > 0 {
			l.Groups = append(l.Groups, view.Group{Title: b.w.Get("site.countries.continent." + in), Cards: cards[in]})
		}
	}
	b.add(&Page{Path: countriesPath, Kind: "list", Uses: &listUses, Summary: l.Lead, Title: b.w.Get("site.countries.title")}, func() any { return l })
}

// hasCountries reports whether there are pages of countries.
func (b *builder) hasCountries() bool {
	return len(content.ShelfOf[content.CountryFront](b.Lib).Items) > 0 && len(b.Lib.Countries()) > 0
}

// countryPath is the page of a country: its code in small letters.
func countryPath(code string) string { return itemPath("countries", strings.ToLower(code)) }

func (b *builder) countryName(code string) string { return b.w.Get("country." + code) }

// countriesCard leads to the list, from a page that is not about it.
func (b *builder) countriesCard(from string) []view.Card {
	if !b.hasCountries() {
		return nil
	}
	return []view.Card{{Link: view.Link{Href: relative(from, countriesPath), Text: b.w.Get("site.countries.title")}, Text: b.w.Get("site.countries.lead")}}
}

// countryLink is how an article of law names a text of these pages, which has none of its own.
func (b *builder) countryLink(id, from string) view.Link {
	t := content.ShelfOf[content.CountryFront](b.Lib).Get(id)
	if t == nil || !b.hasCountries() {
		return view.Link{}
	}
	return view.Link{Href: relative(from, countriesPath), Text: t.Best(b.lang.Code).Front.Title, Note: b.w.Get("site.nav.countries")}
}

// countryLead is the sentence that says what papers from a country need.
func (b *builder) countryLead(c content.Country) string {
	for _, s := range c.Sections(b.Date) {
		if it := content.ShelfOf[content.CountryFront](b.Lib).Get(s.Section); it != nil && s.Section == content.Lead {
			for _, id := range s.Parts {
				if p, _ := b.countryPart(it, id); p != nil {
					return p.Text()
				}
			}
		}
	}
	return ""
}

// countryPart is a part of a text in the language of the pages, or in the source language where
// it was not translated; nil where there is none.
func (b *builder) countryPart(it *content.Item[content.CountryFront], id string) (doc *markdown.Doc, foreign bool) {
	if t := it.In(b.lang.Code); t != nil {
		if p := t.Article(id); p != nil {
			return p.Doc, false
		}
	}
	if p := it.Source().Article(id); p != nil {
		return p.Doc, !b.source
	}
	return nil, false
}

func (b *builder) countryArticle(c content.Country, path string) *view.Article {
	a := &view.Article{
		Kicker: b.w.Get("site.countries.continent." + c.Is("continent")),
		Lead:   b.countryLead(c),
		Facts:  b.countryFacts(c, path),
	}
	// The answers lead to their sections, and articles are linked where they are named: neither a
	// table of contents nor the law in the margin stands here, which two hundred pages would repeat.
	var body strings.Builder
	write := func(doc *markdown.Doc, foreign bool) {
		if doc.Empty() {
			return
		}
		text := strings.ReplaceAll(doc.HTML(place{b, path}), "{date}", html.EscapeString(b.date(content.Date(c.Is("apostille")))))
		if foreign {
			text = `<div lang="` + b.Lib.Langs[0] + `" dir="` + Direction(b.Lib.Langs[0]) + `">` + text + "</div>"
		}
		body.WriteString(text)
	}
	for _, s := range c.Sections(b.Date) {
		it := content.ShelfOf[content.CountryFront](b.Lib).Get(s.Section)
		if it == nil || s.Section == content.Lead {
			continue
		}
		for _, n := range notices(b, it, path) {
			if !slices.ContainsFunc(a.Notices, func(o view.Notice) bool { return o.Text == n.Text }) {
				a.Notices = append(a.Notices, n)
			}
		}
		t := it.Best(b.lang.Code)
		body.WriteString(`<h2 id="` + s.Section + `">` + html.EscapeString(t.Front.Title) + "</h2>")
		write(t.Doc, it.In(b.lang.Code) == nil)
		for _, id := range s.Parts {
			if doc, foreign := b.countryPart(it, id); doc != nil {
				write(doc, foreign)
				if id == c.Is(content.Register) {
					body.WriteString(b.unread())
				}
			}
		}
		switch s.Section {
		case "judgments":
			body.WriteString(items(b.precedents(c)))
		case "check":
			if c.Region() == "" {
				body.WriteString(items(b.treatyTables(c)))
			}
		}
	}
	a.Body = normal("<div>"+body.String()+"</div>", b.lang.Code, b.lang.Dir)
	if g := b.Lib.Guides.Get("filing"); g != nil {
		a.Next = append(a.Next, b.guideLink(g.ID, path))
	}
	a.Next = append(a.Next, b.toMain(path)...)
	return a
}

// unread says of what stands above it that nobody has compared it yet.
func (b *builder) unread() string {
	return `<p class="mark">` + html.EscapeString(b.mark("recalled")) + "</p>"
}

// inCountries gives a goal what an outcome's paper is in each country of which a text tells,
// beside the outcome's own text: "filing-register.DE".
func (b *builder) inCountries(d *interview.Data, outcome, attr, path string) {
	it := content.ShelfOf[content.CountryFront](b.Lib).Get(content.Parties)
	if attr == "" || it == nil {
		return
	}
	for _, c := range b.Lib.Countries() {
		if doc, foreign := b.countryPart(it, c.Is(attr)); doc != nil {
			d.Meanings[outcome+"."+c.Code] = view.Meaning{Means: b.wrap(doc.HTML(place{b, path})+b.unread(), foreign)}
		}
	}
}

// countryFacts are the answers at a glance. A no says up to which day it is known; what is
// unsure says so, and the text to which it leads, whom to ask.
func (b *builder) countryFacts(c content.Country, path string) []view.Pair {
	var out []view.Pair
	add := func(fact, section, text string) {
		out = append(out, view.Pair{Term: b.w.Get("site.countries.fact." + fact), Text: text, Href: "#" + section})
	}
	known := func(key, treaty string) string {
		return b.w.Get("site.countries."+key, "date", b.date(b.Lib.Treaties.Get(treaty).Known))
	}
	add("papers", "papers", b.w.Get("site.countries.papers."+c.Papers(b.Date)))
	if since := c.ApostilleSince(b.Date); since != "" {
		add("apostille", "papers", b.w.Get("site.countries.since", "date", b.date(since)))
	}
	if of := c.Is("of"); of != "" {
		p := view.Pair{Term: b.w.Get("site.countries.fact.of"), Text: b.countryName(of)}
		if _, ok := b.Lib.Country(of); ok {
			p.Href = relative(path, countryPath(of))
		}
		out = append(out, p)
	}
	if c.Region() != "" {
		return out
	}
	if s := c.Is("service"); s == "none" {
		add("service", "service", known("service.none", "treaties"))
	} else {
		add("service", "service", b.w.Get("site.countries.service."+s))
	}
	switch s := c.Is("cisg"); {
	case s == "no":
		add("cisg", "sale", known("not-a-party", "cisg"))
	case c.Is("cisg-since") != "":
		add("cisg", "sale", b.w.Get("site.countries.cisg."+s)+b.w.Get("site.countries.from", "date", b.date(content.Date(c.Is("cisg-since")))))
	default:
		add("cisg", "sale", b.w.Get("site.countries.cisg."+s))
	}
	switch j, year := c.Is("judgments"), c.Is("treaty"); j {
	case "reciprocity":
		add("judgments", "judgments", known("judgments.reciprocity", "treaties"))
	default:
		add("judgments", "judgments", b.w.Get("site.countries.judgments."+j, "year", year))
	}
	if n := c.Is("new-york"); n == "no" {
		add("awards", "judgments", known("not-a-party", "new-york"))
	} else {
		add("awards", "judgments", b.w.Get("site.countries.awards."+n))
	}
	return out
}

// precedents say what courts are known to have decided: examples, with the year of the
// latest that is known.
func (b *builder) precedents(c content.Country) []string {
	var out []string
	for _, kind := range []string{"recognised-in-china", "refused-in-china", "recognised-there", "refused-there"} {
		year := c.Is(kind)
		key := "site.countries.known." + kind
		if kind == "recognised-in-china" && c.Is("insolvency") == "yes" {
			key = "site.countries.known.insolvency"
		}
		switch year {
		case "":
			continue
		case "yes":
			year = b.w.Get("site.countries.undated")
		default:
			year = b.w.Get("site.countries.dated", "year", year)
		}
		out = append(out, html.EscapeString(b.w.Get(key, "year", year)))
	}
	return out
}

// treatyTables are the official tables of what the page speaks of, each with the day up to which
// a no holds.
func (b *builder) treatyTables(c content.Country) []string {
	carried := slices.ContainsFunc(c.Sections(b.Date), func(p content.CountryPart) bool { return p.Section == "freight" })
	var out []string
	for _, id := range content.TreatyIDs {
		if !carried && slices.Contains(content.FreightTreaties, id) {
			continue
		}
		t := b.Lib.Treaties.Get(id)
		out = append(out, `<a href="`+html.EscapeString(t.Table)+`">`+html.EscapeString(b.w.Get("site.countries.table."+id))+"</a>"+
			html.EscapeString(b.w.Get("site.countries.until", "date", b.date(t.Known))))
	}
	return out
}

// items is a list of markup, nothing where there is none.
func items(of []string) string {
	if len(of) == 0 {
		return ""
	}
	return "<ul><li>" + strings.Join(of, "</li><li>") + "</li></ul>"
}
