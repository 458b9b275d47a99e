package site

import (
	"wentu/app/view"
	"wentu/build/cite"
	"wentu/build/content"
)

type law = *content.Item[content.LawFront]

var lawKinds = []string{"law", "interpretation", "treaty", "rule", "notice", "guidance", "case"}

func (b *builder) laws() {
	cards := make(map[string][]view.Card)
	for _, l := range b.Lib.Laws.Items {
		b.law(l)
		name := b.lawName(l)
		cards[l.Front.Kind] = append(cards[l.Front.Kind], view.Card{
			Link: view.Link{Href: relative(lawsPath, lawPath(l)), Text: name.Name},
			Zh:   name.Zh, Text: l.Front.Number, Mark: b.mark(l.Front.Confidence),
		})
	}
	list := &view.List{Lead: b.w.Get("site.laws.lead")}
	for _, k := range lawKinds {
		if len(cards[k]) > 0 {
			list.Groups = append(list.Groups, view.Group{Title: b.w.Get("site.law.kind." + k), Cards: cards[k]})
		}
	}
	b.add(&Page{Path: lawsPath, Kind: "list", Summary: list.Lead}, b.w.Get("site.laws.title"), list)
}

func lawPath(l law) string { return "law/" + l.ID + ".html" }

func (b *builder) law(l law) {
	path := lawPath(l)
	t := l.Best(b.lang.Code)
	foreign := l.In(b.lang.Code) == nil
	v := &view.Law{
		Official: b.lawName(l),
		Lead:     b.body(t.Doc, path, foreign),
		Facts:    b.lawFacts(l),
		Notices:  notices(b, l, path),
	}
	for _, a := range l.Source().Articles {
		text, untranslated := a, foreign
		if own := t.Article(a.ID); own != nil {
			text = own
		} else {
			untranslated = true
		}
		ref := cite.Ref{Law: l.ID, Article: a.ID}
		v.Articles = append(v.Articles, view.LawArticle{
			ID: ref.Anchor(), Title: b.articleTitle(l.Front.Kind, a.ID),
			Body: b.body(text.Doc, path, untranslated), Mark: b.articleMark(l, a), UsedBy: b.usedBy(ref, path),
		})
	}
	b.add(&Page{Path: path, Kind: "law", Summary: t.Doc.Text()}, v.Official.Name, v, b.crumb(path, lawsPath, "law"))
}

func (b *builder) articleTitle(kind, id string) string {
	if kind == "case" {
		return b.w.Get("site.law.point", "n", id)
	}
	return b.w.Get("site.law.article", "n", id)
}

func (b *builder) lawFacts(l law) []view.Pair {
	var out []view.Pair
	add := func(key, text, href string) {
		if text != "" {
			out = append(out, view.Pair{Term: b.w.Get("site.law." + key), Text: text, Href: href})
		}
	}
	f := l.Front
	if !b.source {
		add("name-en", f.NameEn, "")
	}
	add("short", l.Best(b.lang.Code).Front.Short, "")
	add("number", f.Number, "")
	if f.InForce != "" {
		add("in-force", b.date(f.InForce), "")
	}
	if f.Until != "" {
		add("until", b.date(f.Until), "")
	}
	add("checked", b.w.Get("site.law.confidence."+f.Confidence), "")
	add("source", f.Source, f.Source)
	return out
}
