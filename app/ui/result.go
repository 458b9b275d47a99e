package ui

import (
	"slices"

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
	before := "" // what is said with the heading, which takes the focus
	if v.Kind != "" {
		before = "kicker"
		kicker = el("p", at{"class", "kicker", "id", before}, l.say("ui.result."+v.Kind))
	}
	found := len(v.Courts) > 0
	var answer any // what it means, where no court is named
	if !found {
		answer = prose(v.Meaning.Means)
	}
	first, after := any(nil), c.others()
	if c.leadsOn() {
		first, after = after, nil
	}
	return spread(c.known(),
		kicker,
		el("h1", at{"id", "heading", "tabindex", "-1", "aria-describedby", before}, official(v.Title)),
		some("p", at{"class", "note"}, v.Title.Note),
		some("p", at{"class", "mark"}, v.Mark),
		el("p", at{"class", "send"}, el("button", at{"class", "print", "type", "button", "data-send", l.say("ui.result.sent")}, l.say("ui.result.send"))),
		c.courts(),
		first,
		answer,
		c.next(),
		c.actions(),
		c.notes(),
		c.why(found),
		prose(v.Meaning.Unsure),
		after,
		c.compare(),
		c.changes(),
		asOf(v.AsOf),
	)
}

// next is what to do: the steps of this week, where the court is certain and the kind of
// dispute is known; else what the outcome says, and the steps behind it.
func (c *result) next() any {
	v, week := c.View, c.L.say("ui.result.week")
	var steps app.UI
	switch {
	case v.Steps != "" && v.Kind == "court":
		return section("week", week, prose(v.Steps))
	case v.Steps != "":
		steps = more(week, el("div", at{"class", "prose"}, raw(v.Steps)))
	case len(v.StepsFor) > 0:
		steps = more(c.L.say("ui.result.week_for"), links("links", v.StepsFor))
	}
	return flatten(nil, []any{prose(v.Meaning.Next), steps})
}

// actions are what to do with the result: one thing before all others.
func (c *result) actions() app.UI {
	v, l := c.View, c.L
	var next any
	if v.Next.Href != "" {
		next = el("a", at{"class", "start", "href", v.Next.Href}, v.Next.Text)
	}
	var restart any // which stands beside the answers, where there are some
	if len(v.Known) == 0 {
		restart = again(v.Again)
	}
	return el("p", at{"class", "actions"}, next,
		printer(l),
		c.check(""), restart)
}

// few is how many notes stand open.
const few = 3

// folded is a list of which the first few stand open.
func folded(class, title string, few int, items []app.UI) []app.UI {
	if len(items) == 0 {
		return nil
	}
	if len(items) <= few {
		return []app.UI{el("ul", at{"class", class}, items)}
	}
	folded := more(title, el("ul", at{"class", class}, items[few:]))
	if few == 0 {
		return []app.UI{folded}
	}
	return []app.UI{el("ul", at{"class", class}, items[:few]), folded}
}

// more is what opens when it is wanted, and on paper.
func more(title string, body app.UI) app.UI {
	return el("details", at{"class", "more"}, el("summary", nil, whole(title)), body)
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
		el("p", at{"class", "level"}, some("span", nil, ct.Level), when(ct.Level != "" && ct.Seat != "", el("span", at{"class", "dot", "aria-hidden", "true"}, "·")), some("span", nil, ct.Seat)),
		some("p", at{"class", "mark"}, ct.Mark),
		pairs("facts", ct.Facts),
		more)
}

// notes are advice that the facts call for.
func (c *result) notes() any {
	var others any
	if l := c.View.MoreNotes; l.Href != "" {
		others = el("p", nil, link("", l))
	}
	notes := each(c.View.Notes, func(n view.Note) app.UI {
		return el("li", nil, el("p", nil, n.Text), cites(n.Cites, c.L))
	})
	var list any
	if len(notes) > 0 {
		open := few
		if c.View.Meaning.Unsure != "" {
			open-- // which is one more thing to bear in mind
		}
		if c.View.Steps != "" {
			open--
		}
		list = folded("", c.L.say("ui.result.more_notes"), open, notes)
	}
	return section("notes", c.L.say("ui.result.notes"), list, others, each(c.View.Also, alsoLink))
}

// alsoLink leads to another interview.
func alsoLink(l view.Link) app.UI { return el("p", at{"class", "further"}, link("", l)) }

// known stands in the margin of a wide screen, beside the outcome; on a narrow one it is
// folded.
func (c *result) known() any {
	if len(c.View.Known) == 0 {
		return nil
	}
	title := c.L.say("ui.known.title")
	if c.View.Common {
		title = c.L.say("ui.known.common")
	}
	return el("aside", at{"class", "margin", "aria-label", title},
		el("details", at{"class", "more told"}, el("summary", nil, title),
			known("", c.View.Known, c.L),
			code(c.View.Code, c.L),
			el("p", nil, again(c.View.Again))))
}

// why are the reasons: in short, where a court was found, and on demand every step.
func (c *result) why(found bool) any {
	v, l := c.View, c.L
	var short, steps, drawn any
	if found {
		short = prose(v.Meaning.Means)
	}
	if len(v.Why) > 0 {
		title := l.say("ui.result.steps")
		if v.Common && len(v.Why) > 1 {
			title = l.say("ui.result.why_one")
		}
		steps = more(title, el("ol", at{"class", "reasons"}, c.reasons()))
	}
	if len(v.Way) > 0 {
		drawn = el("details", at{"class", "more drawn"}, el("summary", nil, l.say("ui.result.drawn")), pictures(v.Way))
	}
	return section("because", l.say("ui.result.why"), short, steps, drawn)
}

func (c *result) reasons() []app.UI {
	no := 0
	return each(c.View.Why, func(r view.Reason) app.UI {
		no++
		return c.reason(no, r)
	})
}

func (c *result) reason(no int, r view.Reason) app.UI {
	return el("li", nil,
		el("h3", nil, number(no), link("", view.Link{Href: r.Href, Text: r.Decision})),
		pairs("if", r.If),
		el("p", at{"class", "then"}, c.L.arrow(), whole(r.Then)),
		cites(r.Cites, c.L))
}

// leadsOn reports whether there is no court here, but may be at another place: that is
// then said first.
func (c *result) leadsOn() bool { return len(c.View.Courts) == 0 && c.View.Kind != "candidates" }

// others are the other places that the visitor may choose.
func (c *result) others() any {
	if len(c.View.Others) == 0 {
		return nil
	}
	title, list := c.L.say("ui.result.others"), links("links", c.View.Others)
	if c.leadsOn() {
		return section("others", title, list)
	}
	return el("div", at{"class", "others"}, more(title, list))
}

// compare sets the results of this visit side by side: where several courts are
// competent the visitor chooses.
func (c *result) compare() any {
	rows := c.View.Compare
	if len(rows) == 0 {
		return nil
	}
	l := c.L
	return el("section", at{"class", "compare"}, more(l.say("ui.result.compare"), el("div", nil,
		el("p", nil, l.say("ui.result.compare_lead")),
		el("ul", at{"role", "list"}, each(rows, func(r view.Compared) app.UI {
			facts := r.Answers
			if r.Appeal != "" {
				facts = append(slices.Clone(facts), view.Pair{Term: l.say("ui.result.appeal"), Text: r.Appeal})
			}
			return el("li", nil, el("h3", nil, link("", r.Result)), pairs("facts", facts))
		})))))
}

// changes are the facts that lead elsewhere when answered otherwise.
func (c *result) changes() any {
	if len(c.View.Changes) == 0 {
		return nil
	}
	l := c.L
	plain := 0 // what changes it whatever else holds; those stand first
	for plain < min(2, len(c.View.Changes)) && len(c.View.Changes[plain].If) == 0 {
		plain++
	}
	return section("changes", l.say("ui.result.changes"), folded("", l.say("ui.result.more_changes"), plain, each(c.View.Changes, func(ch view.Change) app.UI {
		return el("li", nil,
			only(ch.If, l),
			el("h3", nil, whole(ch.Label)),
			el("p", at{"class", "swap"},
				when(ch.From != "", el("del", nil, hidden(l.say("ui.question.chosen")), whole(ch.From))),
				when(ch.From != "", l.arrow()),
				el("ins", nil, link("", view.Link{Href: ch.Href, Text: ch.To}))),
			// A box within the link would part the arrow from it where the page is copied.
			when(len(ch.Outcomes) > 0, el("ul", at{"class", "to"}, each(ch.Outcomes, func(o view.Link) app.UI {
				return el("li", nil, l.arrow(), linked("", o, o.Text))
			}))))
	})))
}
