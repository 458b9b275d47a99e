package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"wentu/app/view"
)

// home is the front page: one thing to do first, with the guides beside it, then the way
// of a case.
type home struct {
	app.Compo
	View  *view.Home
	Title string
	L     *lex
}

func (c *home) Render() app.UI {
	v := c.View
	return spread(nil,
		raw(v.Notice),
		el("div", at{"class", "abreast"},
			el("div", at{"class", "hero"},
				el("h1", nil, phrases(c.Title)),
				some("p", at{"class", "lead"}, v.Lead),
				some("p", at{"class", "kicker"}, v.Role),
				start(v.Start, c.L),
				when(len(v.Also) > 0, el("ul", at{"class", "also"}, each(v.Also, also)))),
			cardSection(c.L.say("ui.home.guides"), v.Guides)),
		when(v.Way != "", el("div", at{"class", "way"}, prose(v.Way))),
		el("div", at{"class", "abreast"},
			prose(v.Body),
			cardSection(c.L.say("ui.home.more"), v.More)),
	)
}

// also is another interview, below whom it is for.
func also(v view.Card) app.UI {
	to := v.Link
	to.Note = ""
	return el("li", nil, some("p", at{"class", "kicker"}, v.Note), link("", to), some("p", nil, v.Text))
}

// start is the one thing to do first, and the way back to where the visitor left it,
// which the scripts unhide.
func start(v view.Link, l *lex) any {
	if v.Href == "" {
		return nil
	}
	return []app.UI{
		el("p", nil, el("a", at{"class", "start", "href", v.Href},
			el("span", nil, v.Text), some("small", nil, v.Note))),
		el("p", at{"class", "resume"}, el("a", at{"href", v.Href, "data-resume", "1", "hidden", "true"},
			l.say("ui.home.resume"))),
	}
}
