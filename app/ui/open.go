package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"wentu/app/view"
)

// open is the result while facts are unknown.
type open struct {
	app.Compo
	View  *view.Open
	Title string
	L     *lex
}

func (c *open) Render() app.UI {
	v, l := c.View, c.L
	return spread(told(v.Known, l),
		el("p", at{"class", "kicker", "id", "kicker"}, l.say("ui.open.kicker")),
		el("h1", at{"id", "heading", "tabindex", "-1", "aria-describedby", "kicker"}, whole(c.Title)),
		el("p", at{"class", "lead"}, l.say("ui.open.lead")),
		section("remaining", l.say("ui.open.remaining"), folded("links", l.say("ui.open.more"), fewOpen, each(v.Remaining, possible))),
		section("deciding", l.say("ui.open.questions"), folded("links", l.say("ui.open.more_questions"), few, each(v.Questions, func(q view.Link) app.UI {
			return el("li", nil, link("", q))
		}))),
		el("p", at{"class", "actions"},
			when(v.Check != "", el("a", at{"class", "start", "href", v.Check}, l.say("ui.result.check"))),
			again(v.Again)))
}

// fewOpen is how many possible outcomes stand open: as many as one reads.
const fewOpen = 6

// possible is an outcome that is still possible, with each court that it may be.
func possible(p view.Possible) app.UI {
	if len(p.Links) == 1 {
		return el("li", nil, link("", p.Links[0]))
	}
	return el("li", at{"class", "apart"}, el("p", nil, whole(p.Title)), some("p", at{"class", "note"}, p.By), links("", p.Links))
}
