package site

import (
	"slices"
	"strings"

	"wentu/app/view"
	"wentu/build/content"
)

// home makes the front page.
func (b *builder) home() {
	p := b.Lib.Pages.Get("home")
	if p == nil {
		return
	}
	t := p.Best(b.lang.Code)
	v := &view.Home{Notice: b.notice(), Lead: t.Front.Summary}
	// The first part is the way of a case, the rest what else there is to say.
	if parts := strings.SplitN(t.Doc.HTML(place{b, homePath}), "<h2", 3); len(parts) == 3 {
		foreign := p.In(b.lang.Code) == nil
		v.Way, v.Body = b.wrap("<h2"+parts[1], foreign), b.wrap("<h2"+parts[2], foreign)
	} else {
		v.Body = b.body(t.Doc, homePath, p.In(b.lang.Code) == nil)
	}
	if start, _, ok := b.main(); ok {
		v.Start = view.Link{Href: start, Text: b.w.Get("site.home.start"), Note: b.w.Get("site.home.start-note")}
	}
	role := "" // said once for interviews that follow each other
	if len(b.Interviews) > 0 {
		role = b.role(b.Interviews[0])
	}
	v.Role = role
	for _, in := range b.Interviews[min(1, len(b.Interviews)):] {
		f := in.Item.Best(b.lang.Code).Front
		c := view.Card{Link: view.Link{Href: startPath(in), Text: f.Title}, Text: f.Summary}
		if r := b.role(in); r != role {
			c.Note, role = r, r
		}
		v.Also = append(v.Also, c)
	}
	for _, g := range b.guidesInOrder() {
		v.Guides = append(v.Guides, b.guideCard(g, homePath))
	}
	v.Guides = append(v.Guides, b.toolCards(homePath)...)
	v.Guides = append(v.Guides, b.risksCard(homePath)...)
	v.Guides = append(v.Guides, b.countriesCard(homePath)...)
	for _, m := range []struct{ key, path string }{{"courts", courtsPath}, {"rules", rulesPath}, {"laws", lawsPath}} {
		v.More = append(v.More, view.Card{Link: view.Link{Href: m.path, Text: b.w.Get("site." + m.key + ".title")}, Text: b.w.Get("site." + m.key + ".lead")})
	}
	b.add(&Page{Path: homePath, Kind: "home", Summary: t.Front.Summary, Title: t.Front.Title}, func() any { return v })
}

// role is whom an interview is for, "" where nothing says so.
func (b *builder) role(in *Interview) string {
	if key := "goal." + in.Item.ID + ".role"; b.wording.Has(key) {
		return b.w.Get(key)
	}
	return ""
}

// singles makes the pages of prose: the front page, the notice and the not-found page.
func (b *builder) singles() {
	b.home()
	for _, p := range b.Lib.Pages.Items {
		if p.ID != "home" && p.ID != checkPage {
			b.single(p)
		}
	}
}

func (b *builder) pageLink(id, from string) view.Link {
	l := view.Link{Href: relative(from, pagePath(id))}
	if p := b.Lib.Pages.Get(id); p != nil {
		l.Text = p.Best(b.lang.Code).Front.Title
	} else if slices.Contains(content.Lists(), id) {
		l.Text = b.w.Get("site.nav." + id)
	}
	return l
}

func (b *builder) single(p *content.Item[content.PageFront]) {
	path := pagePath(p.ID)
	t := p.Best(b.lang.Code)
	a := article(b, p, path)
	a.Lead = t.Front.Summary
	if p.ID == reportPage {
		a.Body = normal("<div>"+string(a.Body)+b.reportForm()+"</div>", b.lang.Code, b.lang.Dir)
	}
	page := &Page{Path: path, Kind: "page", Summary: t.Front.Summary, Title: t.Front.Title}
	if path == notFoundPath || path == offlinePath {
		page.Uses = &lostUses
	}
	b.add(page, func() any { return a })
}
