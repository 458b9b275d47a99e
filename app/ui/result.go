package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"wentu/app/view"
)

// result is an outcome: which court, why it, what would change it, what to do next.
type result struct {
	app.Compo
	View *view.Result
	L    *lex
}

func (c *result) Render() app.UI {
	v, l := c.View, c.L
	var kicker any
	if v.Kind != "" {
		kicker = el("p", at{"class", "kicker"}, l.say("ui.result."+v.Kind))
	}
	return spread(c.known(),
		kicker,
		el("h1", at{"id", "heading", "tabindex", "-1"}, official(v.Title)),
		some("p", at{"class", "note"}, v.Title.Note),
		some("p", at{"class", "mark"}, v.Mark),
		c.courts(),
		prose(v.Body),
		c.notes(),
		c.why(),
		c.way(),
		linkSection("others", l.say("ui.result.others"), v.Others),
		c.compare(),
		c.changes(),
		asOf(v.AsOf),
		linkSection("next", l.say("ui.result.guides"), v.Guides),
		code(v.Code, l),
		el("p", at{"class", "actions"}, c.check("start"), again(v.Again),
			el("button", at{"class", "print", "type", "button", "data-print", "1"}, l.say("ui.result.print"))),
	)
}

func (c *result) check(class string) any {
	if c.View.Check == "" {
		return nil
	}
	return el("a", at{"class", class, "href", c.View.Check}, c.L.say("ui.result.check"))
}

// courts are the courts of the outcome, side by side where there are several.
func (c *result) courts() any {
	v := c.View
	if len(v.Courts) == 0 {
		return nil
	}
	class := "courts"
	if len(v.Courts) > 1 {
		class += " several"
	}
	out := each(v.Courts, func(ct view.Court) app.UI { return c.court(ct, len(v.Courts) > 1) })
	if v.Appeal != nil {
		a := v.Appeal
		out = append(out, el("p", at{"class", "appeal"},
			el("span", at{"class", "term"}, c.L.say("ui.result.appeal")),
			link("", view.Link{Href: a.Href, Text: a.Name}), zh(a.Zh)))
	}
	return el("div", at{"class", class}, out)
}

func (c *result) court(ct view.Court, named bool) app.UI {
	var name any
	if named || ct.Name != c.View.Title.Name {
		name = el("h2", nil, link("", view.Link{Href: ct.Href, Text: ct.Name}), zh(ct.Zh))
	}
	var more any
	if name == nil && ct.Href != "" {
		more = el("p", nil, el("a", at{"href", ct.Href}, c.L.say("ui.result.court_card")))
	}
	return el("div", at{"class", "court"},
		name,
		some("p", at{"class", "level"}, ct.Level),
		some("p", at{"class", "mark"}, ct.Mark),
		pairs("facts", ct.Facts),
		more)
}

// notes are advice that the facts call for.
func (c *result) notes() any {
	var more any
	if l := c.View.MoreNotes; l.Href != "" {
		more = el("p", nil, link("", l))
	}
	return section("notes", c.L.say("ui.result.notes"), when(len(c.View.Notes) > 0, el("ul", nil, each(c.View.Notes, func(n view.Note) app.UI {
		return el("li", nil, el("p", nil, n.Text), cites(n.Cites, c.L))
	}))), more)
}

// known stands in the margin of a wide screen, beside the outcome.
func (c *result) known() any {
	if len(c.View.Known) == 0 {
		return nil
	}
	title := c.L.say("ui.known.title")
	if c.View.Common {
		title = c.L.say("ui.known.common")
	}
	return el("aside", at{"class", "margin"},
		el("h2", nil, title),
		known("", c.View.Known, c.L),
		when(c.View.Check != "", el("p", nil, c.check(""))))
}

func (c *result) why() any {
	if len(c.View.Why) == 0 {
		return nil
	}
	var lead any
	if c.View.Common && len(c.View.Why) > 1 {
		lead = el("p", nil, c.L.say("ui.result.why_one"))
	}
	return section("reasons", c.L.say("ui.result.why"), lead, el("ol", nil, each(c.View.Why, func(r view.Reason) app.UI {
		return el("li", nil,
			el("h3", nil, link("", view.Link{Href: r.Href, Text: r.Decision})),
			pairs("if", r.If),
			el("p", at{"class", "then"}, r.Then),
			cites(r.Cites, c.L))
	})))
}

// way is how the answers led here, drawn.
func (c *result) way() any {
	if len(c.View.Way) == 0 {
		return nil
	}
	return el("details", at{"class", "more drawn"},
		el("summary", nil, c.L.say("ui.result.drawn")),
		pictures(c.View.Way))
}

// compare sets the results of this visit side by side: where several courts are
// competent the visitor chooses.
func (c *result) compare() any {
	rows := c.View.Compare
	if len(rows) == 0 {
		return nil
	}
	l := c.L
	head := el("tr", nil,
		each(rows[0].Answers, func(p view.Pair) app.UI { return el("th", at{"scope", "col"}, p.Term) }),
		el("th", at{"scope", "col"}, l.say("ui.result.compared")),
		el("th", at{"scope", "col"}, l.say("ui.result.appeal")))
	return section("compare", l.say("ui.result.compare"),
		el("p", nil, l.say("ui.result.compare_lead")),
		el("div", at{"class", "scroll", "tabindex", "0", "role", "group", "aria-label", l.say("ui.result.compare")},
			el("table", nil, el("thead", nil, head), el("tbody", nil, each(rows, func(r view.Compared) app.UI {
				return el("tr", nil,
					each(r.Answers, func(p view.Pair) app.UI { return el("td", nil, p.Text) }),
					el("td", nil, link("", r.Result)),
					el("td", nil, r.Appeal))
			})))))
}

// changes are the facts that lead elsewhere when answered otherwise.
func (c *result) changes() any {
	if len(c.View.Changes) == 0 {
		return nil
	}
	l := c.L
	return section("changes", l.say("ui.result.changes"), el("ul", nil, each(c.View.Changes, func(ch view.Change) app.UI {
		return el("li", nil,
			only(ch.If, l),
			el("h3", nil, ch.Label),
			el("p", at{"class", "swap"},
				when(ch.From != "", el("s", nil, ch.From)),
				link("", view.Link{Href: ch.Href, Text: ch.To})),
			when(len(ch.Outcomes) > 0, links("to", ch.Outcomes)))
	})))
}
