package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"wentu/app/view"
)

// link is a link, or plain text where it leads nowhere.
func link(class string, v view.Link) app.UI { return linked(class, v, kept(v.Text)) }

// linked is a link with its text as it is given.
func linked(class string, v view.Link, text any) app.UI {
	a := at{
		"class", class, "href", v.Href, "lang", v.Lang, "dir", v.Dir,
		"aria-current", currently(v, "page"),
	}
	tag := "a"
	if v.Href == "" {
		tag = "span"
	}
	if v.Note == "" {
		return el(tag, a, text)
	}
	return el(tag, a, el("span", nil, whole(v.Text)), el("small", nil, v.Note))
}

// headed is a link that is a heading.
func headed(v view.Link) app.UI {
	if v.Href == "" {
		return link("", v)
	}
	return el("a", at{"href", v.Href, "lang", v.Lang, "dir", v.Dir}, whole(v.Text))
}

// links is a plain list of links.
func links(class string, ls []view.Link) app.UI {
	return el("ul", at{"class", class}, each(ls, func(v view.Link) app.UI {
		return el("li", nil, link("", v))
	}))
}

// zh is Chinese beside another language, nothing on Chinese pages.
func zh(text string) any {
	if text == "" {
		return nil
	}
	return el("span", at{"class", "zh", "lang", "zh-Hans", "dir", "ltr"}, whole(text))
}

// official is a name with its Chinese original, the content of a heading.
func official(v view.Official) []app.UI {
	head := []app.UI{el("span", at{"class", "name"}, phrases(v.Name))}
	if v.Zh != "" {
		head = append(head, el("span", at{"class", "zh", "lang", "zh-Hans", "dir", "ltr"}, phrases(v.Zh)))
	}
	return head
}

// prose is compiled markup from the content.
func prose(h view.HTML) any {
	if h == "" {
		return nil
	}
	return el("div", at{"class", "prose"}, raw(h))
}

// pairs is a list of terms and what they are; a term of several in a row is said once.
func pairs(class string, ps []view.Pair) any {
	if len(ps) == 0 {
		return nil
	}
	what := func(tag string) func(view.Pair) app.UI {
		return func(p view.Pair) app.UI {
			return el(tag, nil, link("", view.Link{Href: p.Href, Text: p.Text, Lang: p.Lang, Dir: p.Dir}), zh(p.Zh))
		}
	}
	var terms []app.UI
	for len(ps) > 0 {
		n := 1
		for n < len(ps) && ps[n].Term == ps[0].Term {
			n++
		}
		is := []any{el("dt", nil, whole(ps[0].Term))}
		if n == 1 {
			is = append(is, what("dd")(ps[0]))
		} else {
			is = append(is, el("dd", nil, el("ul", nil, each(ps[:n], what("li")))))
		}
		terms = append(terms, el("div", nil, is...))
		ps = ps[n:]
	}
	return el("dl", at{"class", "pairs " + class}, terms)
}

// section is a headed part of a page; nothing where it has no content.
func section(class, title string, kids ...any) any {
	body := flatten(nil, kids)
	if len(body) == 0 {
		return nil
	}
	return el("section", at{"class", class}, el("h2", nil, whole(title)), body)
}

// linkSection is a headed list of links; nothing where there are none.
func linkSection(class, title string, ls []view.Link) any {
	if len(ls) == 0 {
		return nil
	}
	return section(class, title, links("links", ls))
}

// notices are remarks above the text.
func notices(ns []view.Notice, l *lex) any {
	if len(ns) == 0 {
		return nil
	}
	return each(ns, func(n view.Notice) app.UI {
		var more app.UI
		if n.Link != nil {
			more = link("", *n.Link)
		}
		return el("div", at{"class", "notice " + n.Kind, "role", "note"}, el("p", nil, n.Text), more)
	})
}

// cite is a citation: the label, and on demand what the article says. A guide has a
// hundred of them, so they are kept short: the link needs no name of its own, as the
// summary above it names the article.
func cite(c view.Cite, l *lex) app.UI {
	return el("details", at{"class", "cite"},
		el("summary", nil, el("span", nil, c.Label), zh(c.Zh)),
		el("div", nil,
			some("p", nil, c.Text),
			some("p", at{"class", "mark"}, c.Mark),
			el("p", nil, el("a", at{"href", c.Href}, l.say("ui.cite.open")))))
}

// cites are citations in a row; nothing where there are none.
func cites(cs []view.Cite, l *lex) any {
	if len(cs) == 0 {
		return nil
	}
	return el("div", at{"class", "cites"}, each(cs, func(c view.Cite) app.UI { return cite(c, l) }))
}

// hidden is text for those who hear the page: what a short link refers to.
func hidden(text string) any {
	return some("span", at{"class", "hide"}, text)
}

// known are the answers given, with a way to change each.
func known(class string, ks []view.Known, l *lex) app.UI {
	return el("dl", at{"class", "known " + class}, each(ks, func(k view.Known) app.UI {
		var change any
		if k.Change != "" {
			change = el("dd", at{"class", "change"},
				el("a", at{"href", k.Change}, l.say("ui.known.change"), hidden(k.Label)))
		}
		return el("div", nil, el("dt", nil, whole(k.Label)), el("dd", nil, whole(k.Value)), change)
	}))
}

// told are the answers given, in the margin. Where none are, scripts may know some.
func told(ks []view.Known, l *lex) app.UI {
	title, hide := l.say("ui.known.title"), ""
	if len(ks) == 0 {
		hide = "true"
	}
	return el("aside", at{"class", "margin", "aria-label", title, "hidden", hide}, el("h2", nil, title), known("", ks, l))
}

// again is the link that deletes all answers; the scripts know it by its mark.
func again(v view.Link) any {
	if v.Href == "" {
		return nil
	}
	return el("a", at{"class", "again", "href", v.Href, "data-again", "1"}, v.Text)
}

// code is the text of the answers, to be copied: some programs drop that part of a link
// when a page is shared.
func code(text string, l *lex) any {
	if text == "" {
		return nil
	}
	return el("details", at{"class", "more code"},
		el("summary", nil, l.say("ui.code.title")),
		el("p", nil, l.say("ui.code.text")),
		el("p", nil, el("code", at{"dir", "ltr", "translate", "no"}, text)))
}

// paste is where a link or the text of answers can be pasted. Only scripts can read it,
// so it is hidden without them; href is the page that goes on.
func paste(href string, l *lex) any {
	if href == "" {
		return nil
	}
	return el("details", at{"class", "more paste scripted"},
		el("summary", nil, l.say("ui.paste.title")),
		el("form", at{"class", "typed", "data-paste", href, "novalidate", "novalidate"},
			el("label", at{"for", "pasted"}, l.say("ui.paste.label")),
			el("p", at{"class", "error", "id", "pasted-error", "role", "alert", "hidden", "hidden"}, l.say("ui.paste.error")),
			el("p", at{"class", "field"},
				el("input", at{"id", "pasted", "name", "pasted", "type", "text", "dir", "ltr", "autocomplete", "off", "aria-describedby", "pasted-error"}),
				el("button", at{"type", "submit"}, l.say("ui.question.continue")))))
}

// pictures are diagrams, each with its heading.
func pictures(ps []view.Picture) []app.UI {
	return each(ps, func(p view.Picture) app.UI {
		return el("section", at{"class", "pictures"}, el("h2", nil, p.Title), some("p", nil, p.Lead), raw(p.SVG))
	})
}
