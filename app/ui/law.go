package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"wentu/app/view"
)

// law is the page of a law: each article, and everything that stands on it.
type law struct {
	app.Compo
	View *view.Law
	L    *lex
}

func (c *law) Render() app.UI {
	v := c.View
	return spread(nil,
		el("h1", nil, official(v.Official)),
		some("p", at{"class", "note"}, v.Official.Note),
		notices(v.Notices, c.L),
		pairs("facts", v.Facts),
		prose(v.Lead),
		c.parts("nav"),
		each(v.Articles, c.article),
		c.parts("div")) // one landmark is enough
}

// parts leads to the other pages of a long law.
func (c *law) parts(tag string) any {
	if len(c.View.Parts) == 0 {
		return nil
	}
	a := at{"class", "parts"}
	if tag == "nav" {
		a = append(a, "aria-label", c.L.say("ui.law.parts"))
	}
	return el(tag, a, links("", c.View.Parts))
}

func (c *law) article(a view.LawArticle) app.UI {
	return el("section", at{"class", "art", "id", a.ID},
		el("h2", nil, a.Title),
		prose(a.Body),
		some("p", at{"class", "mark"}, a.Mark),
		c.usedBy(a.UsedBy))
}

func (c *law) usedBy(ls []view.Link) any {
	if len(ls) == 0 {
		return nil
	}
	return el("div", at{"class", "usedby"},
		el("h3", nil, c.L.say("ui.law.usedby")), links("", ls))
}
