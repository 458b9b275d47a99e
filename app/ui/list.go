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
		el("h1", nil, c.Title),
		some("p", at{"class", "lead"}, c.View.Lead),
		each(c.View.Groups, func(g view.Group) app.UI {
			if g.Title == "" {
				return cardList("h2", g.Cards)
			}
			return el("section", nil, el("h2", nil, g.Title), cardList("h3", g.Cards))
		}),
		pictures(c.View.Pictures))
}

func cardSection(title string, cs []view.Card) any {
	if len(cs) == 0 {
		return nil
	}
	return section("", title, cardList("h3", cs))
}

// cardList is a list of entries, each with a heading of the level that fits.
func cardList(heading string, cs []view.Card) app.UI {
	return el("ul", at{"class", "cards"}, each(cs, func(v view.Card) app.UI {
		return el("li", nil,
			el(heading, nil, link("", v.Link), zh(v.Zh)),
			some("p", nil, v.Text),
			some("p", at{"class", "mark"}, v.Mark),
			pairs("", v.Facts))
	}))
}
