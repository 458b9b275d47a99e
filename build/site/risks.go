package site

import (
	"html"
	"slices"
	"strings"

	"wentu/app/address"
	"wentu/app/interview"
	"wentu/app/view"
	"wentu/build/content"
)

type risk = *content.Item[content.RiskFront]

var risksPath = address.Risks.Index()

func (b *builder) hasRisks() bool { return len(content.ShelfOf[content.RiskFront](b.Lib).Items) > 0 }

// risks makes a page of every risk warning, and the list of them in the order of a case.
func (b *builder) risks() {
	if !b.hasRisks() {
		return
	}
	list := &view.List{Lead: b.w.Get("site.risks.lead"), Filter: true}
	for _, phase := range content.RiskPhases {
		g := view.Group{Title: b.w.Get("site.risks.phase." + phase)}
		for _, r := range b.Lib.RisksOf(phase) {
			path := riskPath(r.ID)
			title := r.Best(b.lang.Code).Front.Title
			b.add(&Page{Path: path, Kind: "risk", Summary: r.Best(b.lang.Code).Doc.Text(), Title: title},
				func() any { return b.riskArticle(r, path) }, b.crumb(path, risksPath, "risks"))
			g.Cards = append(g.Cards, view.Card{Link: b.riskLink(r.ID, risksPath), Cols: []view.Pair{
				{Text: b.w.Get("site.risks.severity." + r.Front.Severity)},
				{Text: b.w.Get("site.risks.threatens." + r.Front.Threatens)},
			}})
		}
		if len(g.Cards) > 0 {
			list.Groups = append(list.Groups, g)
		}
	}
	b.add(&Page{Path: risksPath, Kind: "list", Uses: &listUses, Summary: list.Lead, Title: b.w.Get("site.risks.title")}, func() any { return list })
}

func riskPath(id string) string {
	return itemPath(string(address.Risks), strings.TrimPrefix(id, content.RiskPrefix))
}

func (b *builder) riskLink(id, from string) view.Link {
	r := content.ShelfOf[content.RiskFront](b.Lib).Get(id)
	if r == nil {
		return view.Link{}
	}
	return view.Link{Href: relative(from, riskPath(id)), Text: r.Best(b.lang.Code).Front.Title}
}

// risksCard leads to the list, from a page that is not about it.
func (b *builder) risksCard(from string) []view.Card {
	if !b.hasRisks() {
		return nil
	}
	return []view.Card{{Link: view.Link{Href: relative(from, risksPath), Text: b.w.Get("site.risks.title")}, Text: b.w.Get("site.risks.lead")}}
}

func (b *builder) riskArticle(r risk, path string) *view.Article {
	a := article(b, r, path)
	a.Kicker = b.w.Get("site.risks.kicker")
	a.Toc = nil
	a.Facts = []view.Pair{
		{Term: b.w.Get("site.risks.severity.label"), Text: b.w.Get("site.risks.severity." + r.Front.Severity)},
		{Term: b.w.Get("site.risks.threatens.label"), Text: b.w.Get("site.risks.threatens." + r.Front.Threatens)},
		{Term: b.w.Get("site.risks.phase.label"), Text: b.phases(r)},
	}
	if m := b.mark(r.Front.Confidence); m != "" {
		a.Notices = append(a.Notices, view.Notice{Kind: "uncertain", Text: m})
	}
	t := r.Best(b.lang.Code)
	var body strings.Builder
	body.WriteString(t.Doc.HTML(place{b, path}))
	links := slices.Clone(t.Doc.Links)
	for _, id := range content.RiskParts {
		p := t.Article(id)
		if p == nil { // reported
			continue
		}
		body.WriteString(`<h2 id="` + p.ID + `">` + html.EscapeString(b.w.Get("site.risks.part."+p.ID)) + "</h2>" + p.Doc.HTML(place{b, path}))
		links = append(links, p.Doc.Links...)
	}
	a.Body = b.wrap(body.String(), r.In(b.lang.Code) == nil)
	a.Cites = brief(b.cites(path, links))
	a.Next = append(b.toRisks(path), b.toMain(path)...)
	return a
}

// phases names when a risk strikes.
func (b *builder) phases(r risk) string {
	var out []string
	for _, p := range content.RiskPhases {
		if slices.Contains(r.Front.Phase, p) {
			out = append(out, b.w.Get("site.risks.phase."+p))
		}
	}
	return strings.Join(out, b.w.Get("site.risks.between"))
}

// toRisks leads back from a risk to all of them.
func (b *builder) toRisks(path string) []view.Link {
	return []view.Link{{Href: relative(path, risksPath), Text: b.w.Get("site.risks.title")}}
}

// riskLine is what the list of an interview says of a risk: what to do now, and where the
// rest stands. The text is written for a page at path.
func (b *builder) riskLine(r risk, path string) (interview.Outcome, view.Meaning) {
	t := r.Best(b.lang.Code)
	out := interview.Outcome{Title: t.Front.Title, Kind: interview.Risk, Mark: b.mark(r.Front.Confidence)}
	if !b.source {
		out.Zh = r.Front.Title
	}
	var text string
	if p := t.Article(content.RiskNow); p != nil {
		text = p.Doc.HTML(place{b, path})
	}
	text += `<p class="further"><a href="` + b.riskLink(r.ID, path).Href + `">` + html.EscapeString(b.w.Get("site.risks.more")) + "</a></p>"
	return out, view.Meaning{Means: b.wrap(text, r.In(b.lang.Code) == nil)}
}
