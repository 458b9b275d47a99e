package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"wentu/app/view"
)

// frame is the layout of every page, a slot for each part. In the browser the slots
// around main hold the markup that was there before.
func frame(header, crumbs, footer app.UI, skip, kind string, main ...any) app.UI {
	return el("div", at{"class", "page"},
		el("a", at{"class", "skip", "href", "#main"}, skip),
		header,
		crumbs,
		el("main", at{"class", "main " + kind, "id", "main", "tabindex", "-1"}, main...),
		footer,
	)
}

// spread is the body of a page: the text, and beside it on a wide screen the margin.
func spread(margin any, text ...any) app.UI {
	return el("div", at{"class", "body"}, el("div", at{"class", "text"}, text...), margin)
}

// crumbs is the way from the front page to this one, whose heading says what it is: a title
// of two lines is not said twice. Beside it a button prints pages that are taken away on paper.
func crumbs(links []view.Link, print bool, l *lex) app.UI {
	if len(links) == 0 {
		return nil
	}
	way := el("nav", at{"aria-label", l.say("ui.crumbs.label")},
		el("ol", nil, each(links, func(v view.Link) app.UI {
			if v.Current {
				return nil
			}
			return el("li", nil, link("", v))
		})))
	if !print {
		return el("div", at{"class", "crumbs"}, way)
	}
	return el("div", at{"class", "crumbs"}, way, printer(l))
}

// printer is the button that prints a page. Only scripts can, so it is hidden without.
func printer(l *lex) app.UI {
	return el("button", at{"class", "print", "type", "button", "data-print", "1"}, l.say("ui.print"))
}

// header is the head of every page: the mark, the parts of the site, the languages.
// On a narrow screen the two lists fold away, without a script.
type header struct {
	app.Compo
	View *view.Header
	L    *lex
}

func (c *header) Render() app.UI {
	v := c.View
	return el("header", at{"class", "top"},
		el("a", at{"class", "brand", "href", v.Home.Href},
			raw(mark),
			el("span", at{"class", "name"}, v.Home.Text),
			some("span", at{"class", "tagline"}, v.Tagline)),
		el("details", at{"class", "fold nav", "name", "top"},
			el("summary", nil, c.L.say("ui.nav.menu")),
			el("nav", at{"aria-label", v.NavLabel}, links("", v.Nav))),
		when(len(v.Langs) > 1, el("details", at{"class", "fold langs", "name", "top"},
			el("summary", nil,
				el("span", at{"class", "hide"}, v.LangLabel),
				el("span", nil, current(v.Langs))),
			el("nav", at{"aria-label", v.LangLabel},
				el("ul", nil, each(v.Langs, func(v view.Link) app.UI {
					return el("li", nil, el("a", at{
						"href", v.Href, "hreflang", v.Lang, "lang", v.Lang, "dir", v.Dir,
						"aria-current", currently(v, "true"),
					}, v.Text))
				}))))),
	)
}

func current(ls []view.Link) string {
	for _, l := range ls {
		if l.Current {
			return l.Text
		}
	}
	return ""
}

func currently(l view.Link, word string) string {
	if l.Current {
		return word
	}
	return ""
}

// footer is the foot of every page.
type footer struct {
	app.Compo
	View *view.Footer
	L    *lex
}

func (c *footer) Render() app.UI {
	return el("footer", at{"class", "foot"},
		when(len(c.View.Links) > 0, links("", c.View.Links)),
		each(c.View.Lines, func(h view.HTML) app.UI { return el("div", nil, raw(h)) }),
	)
}
