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
		linkSection("remaining", l.say("ui.open.remaining"), v.Remaining),
		linkSection("deciding", l.say("ui.open.questions"), v.Questions),
		el("p", at{"class", "actions"},
			when(v.Check != "", el("a", at{"class", "start", "href", v.Check}, l.say("ui.result.check"))),
			again(v.Again)))
}
