package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"wentu/app/view"
)

// answers is "check your answers".
type answers struct {
	app.Compo
	View  *view.Answers
	Title string
	L     *lex
}

func (c *answers) Render() app.UI {
	v := c.View
	return spread(nil,
		el("h1", at{"id", "heading", "tabindex", "-1"}, c.Title),
		prose(v.Lead),
		when(len(v.Known) == 0, el("p", nil, v.Empty)),
		when(len(v.Known) > 0, known("rows", v.Known, c.L)),
		code(v.Code, c.L),
		el("p", at{"class", "actions"}, c.on(), again(v.Again)))
}

func (c *answers) on() any {
	if c.View.Go.Href == "" {
		return nil
	}
	return link("start", c.View.Go)
}
