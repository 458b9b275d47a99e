package site

import (
	"cmp"
	"slices"
	"strconv"

	"wentu/app/rules"
	"wentu/app/view"
	"wentu/build/cite"
	"wentu/build/content"
)

// rules makes "How this is decided": one page a decision, its prose and its table
// in words.
func (b *builder) rules() {
	set := b.Lib.Rules
	var cards, more []view.Card
	for i, d := range set.Decisions {
		item := b.Lib.Decisions.Get(d.ID)
		if item == nil {
			continue // its front matter could not be read; that is reported
		}
		b.rule(i, item)
		t := item.Best(b.lang.Code)
		cards = append(cards, view.Card{
			Link: b.ruleLink(d.ID, rulesPath),
			Text: cmp.Or(t.Front.Summary, shorten(firstSentence(t.Doc.Text()), 160)),
		})
	}
	b.certificate()
	if b.Proof != nil && len(b.Interviews) > 0 {
		more = append(more, view.Card{
			Link: view.Link{Href: relative(rulesPath, certificatePath), Text: b.w.Get("site.certificate.title")},
			Text: b.w.Get("site.certificate.lead"),
		})
	}
	if b.hasWorked() {
		more = append(more, view.Card{
			Link: view.Link{Href: relative(rulesPath, casesPath), Text: b.w.Get("site.cases.title")},
			Text: b.w.Get("site.cases.lead"),
		})
	}
	l := &view.List{Lead: b.w.Get("site.rules.lead"), Groups: []view.Group{{Numbered: true, Cards: cards}}}
	if len(more) > 0 {
		l.Groups = append(l.Groups, view.Group{Title: b.w.Get("site.rules.proved"), Cards: more})
	}
	b.add(&Page{Path: rulesPath, Kind: "list", Uses: &listUses, Summary: l.Lead, Title: b.w.Get("site.rules.title")}, func() any {
		drawn := *l
		drawn.Pictures = b.requirements()
		return &drawn
	})
}

func rulePath(id string) string { return itemPath("rules", id) }

func (b *builder) ruleLink(id, from string) view.Link {
	l := view.Link{Text: b.ruleTitle(id)}
	if b.Lib.Decisions.Get(id) != nil { // else its front matter could not be read; that is reported
		l.Href = relative(from, rulePath(id))
	}
	return l
}

func (b *builder) ruleTitle(id string) string {
	if d := b.Lib.Decisions.Get(id); d != nil {
		if t := d.Best(b.lang.Code).Front.Title; t != "" {
			return t
		}
	}
	if b.w.Has("decision." + id + ".label") {
		return b.w.Get("decision." + id + ".label")
	}
	return id
}

func rowID(n string) string { return "r" + n }

func (b *builder) rule(i int, item *content.Item[content.DecisionFront]) {
	d := b.Lib.Rules.Decisions[i]
	path := rulePath(d.ID)
	t := item.Best(b.lang.Code)
	b.add(&Page{Path: path, Kind: "rule", Summary: cmp.Or(t.Front.Summary, t.Doc.Text()), Title: b.ruleTitle(d.ID)},
		func() any { return b.ruleArticle(i, item, path) }, b.crumb(path, rulesPath, "rules"))
	if b.drawnApart(i) {
		b.drawing(i, path)
	}
}

func (b *builder) ruleArticle(i int, item *content.Item[content.DecisionFront], path string) *view.Article {
	d := b.Lib.Rules.Decisions[i]
	a := article(b, item, path, basis(d)...)
	a.Kicker = b.w.Get("site.rule.kicker")
	a.Lead = item.Best(b.lang.Code).Front.Summary
	a.Facts = b.ruleFacts(d, path)
	a.Tables = []view.Table{b.table(d, path)}
	a.Cites = brief(a.Cites)
	a.UsedBy = b.users(i, path)
	a.UsedWord = b.w.Get("site.rule.users")
	b.shown(d, a, path)
	if b.drawnApart(i) {
		a.Next = append(a.Next, view.Link{Href: relative(path, drawingPath(d.ID)), Text: b.w.Get("site.picture.title")})
	} else {
		a.Pictures = b.diagram(i, path)
	}
	return a
}

func basis(d *rules.Decision) []cite.Ref {
	var out []cite.Ref
	for _, r := range d.Rows {
		for _, s := range r.Basis {
			if ref, ok := cite.Parse(s); ok {
				out = append(out, ref)
			}
		}
	}
	return out
}

// ruleFacts name what the decision rests on: the decisions before it.
func (b *builder) ruleFacts(d *rules.Decision, path string) []view.Pair {
	var out []view.Pair
	seen := make(map[int]bool)
	for _, in := range d.Inputs {
		if in.Decision < 0 || seen[in.Decision] {
			continue
		}
		seen[in.Decision] = true
		id := b.Lib.Rules.Decisions[in.Decision].ID
		l := b.ruleLink(id, path)
		out = append(out, view.Pair{Term: b.w.Get("site.rule.rests-on"), Text: l.Text, Href: l.Href})
	}
	return out
}

// shown says how much of a decision the worked cases show.
func (b *builder) shown(d *rules.Decision, a *view.Article, path string) {
	if b.Proof == nil {
		return
	}
	if c, ok := b.Proof.Cases.By[d.ID]; ok {
		text := b.w.Get("site.rule.cases-text", "rows", b.number(c.RowsShown), "of", b.number(c.Rows))
		a.Facts = append(a.Facts, view.Pair{Term: b.w.Get("site.rule.cases"), Text: text, Href: relative(path, certificatePath)})
	}
}

// users are the decisions that rest on decision i.
func (b *builder) users(i int, path string) []view.Link {
	var out []view.Link
	for _, d := range b.Lib.Rules.Decisions {
		if slices.ContainsFunc(d.Inputs, func(in rules.Input) bool { return in.Decision == i }) {
			out = append(out, b.ruleLink(d.ID, path))
		}
	}
	return out
}

// mostColumns is how many columns a decision table has that fits a screen.
const mostColumns = 6

// table puts a decision table into words.
func (b *builder) table(d *rules.Decision, path string) view.Table {
	t := view.Table{ID: "table", Caption: b.ruleTitle(d.ID), Policy: b.w.Get("site.rule.policy." + string(d.Hit)), Told: len(d.Inputs)+len(d.Outputs) > mostColumns}
	for i := range d.Inputs {
		t.Inputs = append(t.Inputs, b.wording.Column(b.Lib.Rules, &d.Inputs[i]))
	}
	for i := range d.Outputs {
		t.Outputs = append(t.Outputs, b.wording.Output(d, i))
	}
	for n, r := range d.Rows {
		row := view.TableRow{ID: rowID(strconv.Itoa(n + 1))}
		for i := range d.Inputs {
			row.Cells = append(row.Cells, b.wording.Cell(b.Lib.Rules, &d.Inputs[i], &r.Cells[i]))
		}
		for i, v := range r.Out {
			w := b.wording.Result(d, i, v)
			if t.Told && len(r.Out) > 1 && (v.IsNull() || slices.Contains(row.Outs, w)) {
				w = "" // nothing, or a court that is the outcome itself
			}
			row.Outs = append(row.Outs, w)
		}
		var refs []cite.Ref
		for _, s := range r.Basis {
			if ref, ok := cite.Parse(s); ok {
				refs = append(refs, ref)
			}
		}
		row.Basis = b.articles(refs, path) // the margin says what each of them says
		if b.source {
			row.Note = r.Note // a remark in the table, which is not translated
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
