package site

import (
	"bytes"
	"fmt"
	"html"
	"strings"

	"wentu/app/address"
	"wentu/build/words"
)

// Root is the page at the root of the site: it sends a visitor to the language that
// was chosen before or that the browser prefers, and without scripts it is a plain
// list of the languages. It is nobody's language, so it stands outside the trees.
//
// The same page as 404.html is what hosts show under an address that is no page of the
// site; it goes on to a language's own where the address names one. Away is what [Documents]
// has as Lost.
func Root(langs []*Language, goals []string, cat *words.Catalogue, assets *Assets, base, away string) []File {
	return []File{
		root(address.Home, langs, goals, cat, assets, base, away),
		root(notFoundPath, langs, goals, cat, assets, base, away),
	}
}

func root(path string, langs []*Language, goals []string, cat *words.Catalogue, assets *Assets, base, away string) File {
	var b bytes.Buffer
	source := cat.Lang(langs[0].Code)
	name := html.EscapeString(source.Get("site.name"))
	title := name
	if path == notFoundPath {
		title = "404 · " + name
	}
	fmt.Fprintf(&b, "<!doctype html>\n<html lang=%q><head><meta charset=\"utf-8\">", langs[0].Code)
	meta(&b, "name", "viewport", "width=device-width, initial-scale=1")
	if path == notFoundPath {
		meta(&b, "http-equiv", "Content-Security-Policy", lostCSP)
		meta(&b, "name", "robots", "noindex")
		lost(&b, "", away, langs, "", goals)
	} else {
		meta(&b, "http-equiv", "Content-Security-Policy", csp)
	}
	fmt.Fprintf(&b, "<title>%s</title>", title)
	meta(&b, "name", "description", source.Get("site.tagline"))
	if path != notFoundPath && base != "" {
		versions(&b, base, langs, address.Home)
		s := share{base: base, url: base + "/" + address.Home, lang: langs[0].Code, site: source.Get("site.name"), title: source.Get("site.name"), description: source.Get("site.tagline")}
		s.write(&b, assets)
	}
	fmt.Fprintf(&b, `<link rel="icon" type="image/svg+xml" href="%s"><link rel="stylesheet" href="%s"><script defer src="%s" data-root="%s/" data-goals="%s"></script></head>`,
		assets.Href[iconAsset], assets.Href[textStyle], assets.Href[scriptAsset], langs[0].Code, strings.Join(goals, " "))
	choose := " data-choose"
	if path == notFoundPath {
		choose = "" // whoever is lost may look around first
	}
	fmt.Fprintf(&b, `<body><div class="page"><main class="main choose"><h1>%s</h1><ul class="languages" role="list" id="languages"%s>`, name, choose)
	for _, l := range langs {
		w := cat.Lang(l.Code)
		fmt.Fprintf(&b, `<li lang="%s" dir="%s"><a href="%s" hreflang="%s">%s</a><p>%s</p></li>`,
			l.Code, l.Dir, address.InLanguage(l.Code, address.Home), l.Code, html.EscapeString(l.Name), html.EscapeString(w.Get("site.tagline")))
	}
	b.WriteString("</ul></main>")
	b.WriteString(`<footer class="foot"><ul role="list">`)
	for _, l := range langs {
		if l.Report != "" {
			fmt.Fprintf(&b, `<li lang="%s" dir="%s"><a href="%s">%s</a></li>`,
				l.Code, l.Dir, address.InLanguage(l.Code, pagePath(reportPage)), html.EscapeString(l.Report))
		}
	}
	b.WriteString("</ul>")
	for _, h := range langs[0].Foot {
		b.WriteString("<div>" + string(h) + "</div>")
	}
	b.WriteString("</footer>")
	b.WriteString("</div></body></html>\n")
	return File{Path: path, Kind: "root", Data: b.Bytes()}
}

// Sitemap lists every page with its versions, for a site whose address is known:
// search engines read no relative addresses there.
func Sitemap(langs []*Language, base string) File {
	var b bytes.Buffer
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, l := range langs {
		for _, p := range l.Pages {
			if p.Uses.Searched {
				fmt.Fprintf(&b, "<url><loc>%s/%s/%s</loc></url>\n", html.EscapeString(base), l.Code, p.Path)
			}
		}
	}
	b.WriteString("</urlset>\n")
	return File{Path: "sitemap.xml", Kind: "sitemap", Data: b.Bytes()}
}
