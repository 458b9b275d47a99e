package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"wentu/app/view"
)

// article is a page of prose, with the law it cites in the margin.
type article struct {
	app.Compo
	View  *view.Article
	Title string
	L     *lex
}

func (c *article) Render() app.UI {
	v := c.View
	head := []app.UI{el("span", at{"class", "name"}, phrases(c.Title))}
	if v.Official != nil {
		head = official(*v.Official)
	}
	before, behind := pairs("facts", v.Facts), any(nil)
	if len(v.Tables) > 0 { // what a decision stands on is for those who have read it
		before, behind = nil, before
	}
	return spread(lawBeside(v.Cites, c.L),
		some("p", at{"class", "kicker"}, v.Kicker),
		el("h1", nil, head),
		c.note(),
		some("p", at{"class", "lead"}, v.Lead),
		start(v.Start, c.L),
		paste(v.Paste, c.L),
		notices(v.Notices, c.L),
		before,
		c.toc(),
		prose(v.Body),
		behind,
		pictures(v.Pictures),
		each(v.Tables, func(t view.Table) app.UI { return table(t, c.L) }),
		linkSection("usedby", v.UsedWord, v.UsedBy),
		linkSection("next", c.L.say("ui.article.next"), v.Next),
		c.up(),
	)
}

func (c *article) note() any {
	if c.View.Official == nil {
		return nil
	}
	return some("p", at{"class", "note"}, c.View.Official.Note)
}

func (c *article) toc() any {
	if len(c.View.Toc) < 4 { // a short text is its own table of contents
		return nil
	}
	return el("nav", at{"class", "toc", "aria-labelledby", "toc"},
		el("h2", at{"id", "toc"}, c.L.say("ui.article.toc")), links("", c.View.Toc))
}

// up leads back to the contents from anywhere in a text: it stays at the foot of a narrow
// screen, where the contents are far above.
func (c *article) up() any {
	if len(c.View.Toc) < 4 {
		return nil
	}
	return el("p", at{"class", "up"}, el("a", at{"href", "#toc"}, c.L.say("ui.article.toc")))
}

// lawBeside is what an article stands on: beside the text, on a narrow screen after it.
func lawBeside(cs []view.Cite, l *lex) any {
	if len(cs) == 0 {
		return nil
	}
	title := l.say("ui.article.law")
	return el("aside", at{"class", "margin law", "aria-label", title},
		el("h2", nil, title),
		cites(cs, l))
}
