package site

import (
	"html"
	"slices"
	"strings"

	"wentu/app/address"
	"wentu/app/view"
	"wentu/build/content"
)

// The lists and single pages.
var (
	guidesPath = address.Guides.Index()
	courtsPath = address.Courts.Index()
	lawsPath   = address.Laws.Index()
	rulesPath  = address.Rules.Index()
	toolsPath  = address.Tools.Index()
)

const (
	homePath     = address.Home
	noticePath   = address.Notice
	notFoundPath = address.NotFound
	offlinePath  = address.Offline
)

// checkPage is the text above "Check your answers": it has no page of its own.
const checkPage = "check"

// pagePath is where a page: link leads.
func pagePath(id string) string {
	switch id {
	case "home":
		return homePath
	case "not-found":
		return notFoundPath
	}
	if slices.Contains(content.Lists(), id) {
		return address.Folder(id).Index()
	}
	return address.Single(id)
}

// itemPath is the page of a guide, court, law …: its id in the folder of its kind.
func itemPath(folder, id string) string { return address.Folder(folder).Page(id) }

// around is the head and the foot of the page at a path. But for the ways to the other
// languages they are the same on all pages of a folder below that of the language.
func (b *builder) around(path string) (view.Header, view.Footer) {
	type frame struct {
		header view.Header
		footer view.Footer
	}
	var f frame
	if folder := path[:strings.LastIndex(path, "/")+1]; folder == "" {
		f = frame{b.header(path), b.footer(path)}
	} else if kept, ok := b.frames.Load(folder); ok {
		f = kept.(frame)
	} else {
		f = frame{b.header(path), b.footer(path)}
		b.frames.Store(folder, f)
	}
	f.header.Langs = make([]view.Link, len(b.langs))
	for i, l := range b.langs {
		f.header.Langs[i] = view.Link{Href: address.Translated(path, l.Code), Text: l.Name, Lang: l.Code, Dir: l.Dir, Current: l == b.lang}
	}
	return f.header, f.footer
}

func (b *builder) header(path string) view.Header {
	h := view.Header{
		Skip:      b.w.Get("site.skip"),
		Home:      view.Link{Href: relative(path, homePath), Text: b.w.Get("site.name"), Current: path == homePath},
		Tagline:   b.tagline(),
		NavLabel:  b.w.Get("site.nav.label"),
		LangLabel: b.w.Get("site.nav.languages"),
		Nav:       make([]view.Link, 0, len(b.Interviews)+4),
	}
	for _, in := range b.Interviews {
		h.Nav = append(h.Nav, view.Link{
			Href: relative(path, startPath(in)), Text: b.goalName(in), Current: address.Same(path, startPath(in)),
		})
	}
	for _, s := range []struct{ key, path string }{
		{"guides", guidesPath}, {"tools", toolsPath}, {"courts", courtsPath}, {"rules", rulesPath}, {"law", lawsPath},
	} {
		if s.key == "tools" && len(b.toolCards(path)) == 0 {
			continue // there is no such page
		}
		h.Nav = append(h.Nav, view.Link{
			Href: relative(path, s.path), Text: b.w.Get("site.nav." + s.key),
			Current: address.Same(path, s.path),
		})
	}
	return h
}

func (b *builder) footer(path string) view.Footer {
	var f view.Footer
	line := func(text string) {
		f.Lines = append(f.Lines, normal("<p>"+html.EscapeString(text)+"</p>", b.lang.Code, b.lang.Dir))
	}
	who, filed := b.published(path)
	if who != "" {
		f.Lines = append(f.Lines, who)
	}
	if !b.source {
		line(b.w.Get("site.footer.prevails"))
	}
	if d := b.Lib.Reviewed; d != "" { // from the content, not the clock: the same content gives the same site
		line(b.w.Get("site.footer.reviewed", "date", b.date(d)))
	}
	line(b.w.Get("site.footer.advice"))
	line(b.w.Get("site.footer.licence"))
	if filed != "" {
		f.Lines = append(f.Lines, filed)
	}
	f.Links = []view.Link{
		{Href: relative(path, noticePath), Text: b.w.Get("site.nav.notice"), Current: path == noticePath},
		{Href: relative(path, address.Languages), Text: b.w.Get("site.nav.all-languages")},
	}
	f.Links = append(f.Links, b.reportLink(path)...)
	f.Links = append(f.Links, b.footLinks(path)...)
	return f
}

// crumbs is the way from the front page to a page; none on the front page itself.
func (b *builder) crumbs(path, title string, between []view.Link) []view.Link {
	if path == homePath {
		return nil
	}
	out := []view.Link{{Href: relative(path, homePath), Text: b.w.Get("site.nav.home")}}
	out = append(out, between...)
	return append(out, view.Link{Text: title, Current: true})
}

// crumb is the station of a list on the way to one of its pages.
func (b *builder) crumb(path, list, key string) view.Link {
	return view.Link{Href: relative(path, list), Text: b.w.Get("site.nav." + key)}
}
