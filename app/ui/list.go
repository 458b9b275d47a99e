package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"wentu/app/view"
)

// list is a list of pages: courts, laws, guides, decisions.
type list struct {
	app.Compo
	View  *view.List
	Title string
	L     *lex
}

func (c *list) Render() app.UI {
	return spread(nil,
		el("h1", nil, phrases(c.Title)),
		some("p", at{"class", "lead"}, c.View.Lead),
		filter(c.View.Filter, c.L),
		each(c.View.Groups, func(g view.Group) app.UI {
			if g.Title == "" {
				return cardList("h2", g.Numbered, g.Cards)
			}
			return el("section", nil, el("h2", nil, g.Title), cardList("h3", g.Numbered, g.Cards))
		}),
		pictures(c.View.Pictures))
}

func cardSection(title string, cs []view.Card) any {
	if len(cs) == 0 {
		return nil
	}
	return section("", title, cardList("h3", false, cs))
}

// filter is a field that finds entries of the list. Only scripts can, so it is hidden
// without them.
func filter(on bool, l *lex) any {
	if !on {
		return nil
	}
	return el("p", at{"class", "filter scripted"},
		el("label", at{"for", "filter"}, l.say("ui.list.filter")),
		el("input", at{"id", "filter", "type", "search", "autocomplete", "off", "data-filter", "1"}),
		el("span", at{"role", "status"}))
}

// cardList is a list of entries, each with a heading of the level that fits. In a
// register each is a row of columns where the screen has room.
func cardList(heading string, counted bool, cs []view.Card) app.UI {
	tag, class := "ul", "cards"
	if counted {
		tag = "ol"
	}
	if len(cs) > 0 && len(cs[0].Cols) > 0 {
		class += " register"
	}
	no := 0
	return el(tag, at{"class", class}, each(cs, func(v view.Card) app.UI {
		no++
		return el("li", nil,
			el(heading, nil, when(counted, number(no)), headed(v.Link), zh(v.Zh)),
			each(v.Cols, func(p view.Pair) app.UI {
				return el("p", at{"class", "col"}, some("span", at{"lang", p.Lang, "dir", p.Dir}, p.Text))
			}),
			some("p", nil, v.Text),
			some("p", at{"class", "mark"}, v.Mark),
			pairs("", v.Facts))
	}))
}
