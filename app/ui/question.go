package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"wentu/app/address"
	"wentu/app/view"
)

// question is one question a page. The answers are plain links; scripts know them
// by their data attributes.
type question struct {
	app.Compo
	View *view.Question
	L    *lex
}

func (c *question) Render() app.UI {
	v := c.View
	before := "" // what is said with the heading, which takes the focus
	if v.Left != "" {
		before = "left"
	}
	if v.Party != "" {
		before += " party"
	}
	list, first, last := "options", any(nil), c.typed()
	if v.Many {
		list, first, last = "options many", last, nil
	}
	return spread(told(v.Known, c.L),
		c.errors(),
		c.back(),
		some("p", at{"class", "kicker", "id", "left"}, v.Left),
		some("p", at{"class", "party", "id", "party"}, v.Party),
		el("h1", at{"id", "heading", "tabindex", "-1", "aria-describedby", before}, whole(v.Title)),
		some("p", at{"class", "why"}, v.Why),
		first,
		el("ul", at{"class", list, "data-label", v.Label}, each(v.Options, c.option)),
		last,
		c.how(),
		c.unknown(),
		asOf(v.AsOf),
	)
}

func (c *question) back() any {
	if c.View.Back == "" {
		return nil
	}
	return el("a", at{"class", "back", "href", c.View.Back}, c.L.say("ui.question.back"))
}

func (c *question) option(o view.Option) app.UI {
	a := at{"class", "option", "href", o.Href, "data-fact", c.View.Fact, "data-value", o.Value}
	var chosen any
	if o.Chosen {
		a = append(a, "aria-current", "true", "id", "chosen")
		chosen = el("small", at{"class", "chosen"}, c.L.say("ui.question.chosen"))
	}
	beneath, below := c.hint(o.Hint)
	return el("li", nil, some("h2", nil, o.Group), el("a", a,
		el("span", at{"class", "label"}, whole(o.Label)), some("small", at{"class", "chosen"}, o.Mark), beneath, chosen), below)
}

func (c *question) how() any {
	if len(c.View.How) == 0 {
		return nil
	}
	return el("details", at{"class", "more how"},
		el("summary", nil, c.L.say("ui.question.how")),
		each(c.View.How, func(line string) app.UI { return el("p", nil, line) }))
}

// unknown is the answer "I don't know": on with the question open, and what
// depends on it.
func (c *question) unknown() any {
	u := c.View.Unknown
	if u.Href == "" && len(u.Branches) == 0 {
		return nil
	}
	var on, branches any
	if u.Href != "" {
		on = el("p", nil, el("a", at{
			"class", "on", "href", u.Href, "data-fact", c.View.Fact, "data-value", address.Answer{Unknown: true}.String(),
		}, c.L.say("ui.question.unknown_go")))
	}
	if len(u.Branches) > 0 {
		branches = el("div", at{"class", "branches"},
			el("p", nil, c.L.say("ui.question.branches")),
			el("dl", nil, each(u.Branches, branch)))
	}
	return el("details", at{"class", "more unknown"},
		el("summary", nil, c.L.say("ui.question.unknown")), on, branches)
}

func branch(b view.Branch) app.UI {
	return el("div", nil, el("dt", nil, whole(b.Label)), each(b.Outcomes, func(o view.Link) app.UI {
		return el("dd", nil, link("", o))
	}))
}

// errors is the error summary: said at once, above everything, and leading to the
// field.
func (c *question) errors() any {
	if c.View.Error == "" {
		return nil
	}
	return el("div", at{"class", "errors", "id", "errors", "role", "alert", "tabindex", "-1"},
		el("h2", nil, c.L.say("ui.error.title")),
		el("p", nil, el("a", at{"href", c.wrongField()}, c.View.Error)),
		c.readings())
}

// readings are the answers that the typed text may mean, to choose from.
func (c *question) readings() any {
	if len(c.View.Readings) == 0 {
		return nil
	}
	return el("ul", at{"class", "options"}, each(c.View.Readings, c.option))
}

// typed is the form for an exact answer. It stands on pages with scripts only, so
// it has nowhere to be sent to.
func (c *question) typed() any {
	in := c.View.Input
	if in == nil {
		return nil
	}
	kind, mode := "text", ""
	switch in.Kind {
	case "money", "number":
		mode = "decimal"
	case "date":
		kind = "date"
	}
	field := at{
		"id", "typed", "name", "typed", "type", kind, "inputmode", mode, "autocomplete", "off",
		"value", in.Value, "aria-describedby", "typed-hint",
	}
	var wrong any
	if c.View.Error != "" {
		field = append(field, "aria-invalid", "true")
		field[len(field)-3] = "typed-hint typed-error"
		wrong = el("p", at{"class", "error", "id", "typed-error"}, c.View.Error)
	}
	var sent any = el("button", at{"type", "submit"}, c.L.say("ui.question.continue"))
	var rate []app.UI
	if in.Rate != "" {
		rate = []app.UI{
			el("label", at{"for", "rate"}, in.Rate),
			el("p", at{"class", "field"},
				el("input", at{"id", "rate", "name", "rate", "type", "text", "inputmode", "decimal", "autocomplete", "off"}),
				sent),
		}
		sent = nil
	}
	return el("form", at{"class", "typed scripted", "data-typed", c.View.Fact, "novalidate", "novalidate"},
		el("label", at{"for", "typed"}, in.Label),
		el("p", at{"class", "hint", "id", "typed-hint"}, in.Hint),
		wrong,
		el("p", at{"class", "field"},
			el("input", field),
			some("span", at{"class", "unit"}, in.Unit),
			sent),
		rate)
}

// asOf is the line that says which law a page speaks of.
func asOf(v *view.AsOf) any {
	if v == nil {
		return nil
	}
	return el("p", at{"class", "as-of"}, some("span", nil, v.Text), link("", v.Other))
}

// wrongField is where an error is mended: the rate where one is asked for.
func (c *question) wrongField() string {
	if in := c.View.Input; in != nil && in.Rate != "" {
		return "#rate"
	}
	return "#typed"
}
