package site

import (
	"fmt"
	"regexp"
	"slices"

	"wentu/app/view"
	"wentu/build/cite"
	"wentu/build/content"
)

type law = *content.Item[content.LawFront]

func (b *builder) laws() {
	cards := make(map[string][]view.Card)
	for _, l := range b.Lib.Laws.Items {
		b.law(l)
		name := b.lawName(l)
		cards[l.Front.Kind] = append(cards[l.Front.Kind], view.Card{
			Link: view.Link{Href: relative(lawsPath, lawPath(l)), Text: name.Name},
			Zh:   name.Zh, Cols: []view.Pair{b.lawNumber(l), {Text: b.lawSince(l)}}, Mark: b.mark(l.Front.Confidence),
		})
	}
	list := &view.List{Lead: b.w.Get("site.laws.lead"), Filter: true}
	for _, k := range content.LawKinds {
		if len(cards[k]) > 0 {
			list.Groups = append(list.Groups, view.Group{Title: b.w.Get("site.law.kind." + k), Cards: cards[k]})
		}
	}
	b.add(&Page{Path: lawsPath, Kind: "list", Uses: &listUses, Summary: list.Lead, Title: b.w.Get("site.laws.title")}, func() any { return list })
}

// order is the number of a law that a head of state or a government promulgated.
var order = regexp.MustCompile(`^(主席令|国务院令)第(\d+)号$`)

// lawNumber is the number of a law: that of an order in words, any other as the Chinese
// text has it, by which it is found.
func (b *builder) lawNumber(l law) view.Pair {
	n := l.Front.Number
	if b.source || n == "" {
		return view.Pair{Text: n}
	}
	if m := order.FindStringSubmatch(n); m != nil {
		key := "site.law.order-president"
		if m[1] == "国务院令" {
			key = "site.law.order-council"
		}
		return view.Pair{Text: b.w.Get(key, "n", m[2])}
	}
	return view.Pair{Text: n, Lang: b.Lib.Langs[0], Dir: Direction(b.Lib.Langs[0])}
}

// lawSince says since when a law is in force.
func (b *builder) lawSince(l law) string {
	if l.Front.InForce == "" {
		return ""
	}
	return b.w.Get("site.law.since", "date", b.date(l.Front.InForce))
}

func lawPath(l law) string { return itemPath("law", l.ID) }

func (b *builder) lawLink(id, from string) view.Link {
	l := b.Lib.Laws.Get(id)
	if l == nil {
		return view.Link{}
	}
	return view.Link{Href: relative(from, lawPath(l)), Text: l.Best(b.lang.Code).Front.Short}
}

// mostArticles is how many articles a page holds: more of them, with all that stands
// on them, would make a first view heavier than its budget.
const mostArticles = 70

// lawParts cuts the articles of a law into pages of about the same length.
func lawParts(l law) [][]*content.Article {
	all := l.Source().Articles
	pages := max(1, (len(all)+mostArticles-1)/mostArticles)
	size := max(1, (len(all)+pages-1)/pages)
	return slices.Collect(slices.Chunk(all, size))
}

// lawPartPath is the page of part i: the first has the law's own address.
func lawPartPath(l law, i int) string {
	if i == 0 {
		return lawPath(l)
	}
	return itemPath("law", fmt.Sprintf("%s-%d", l.ID, i+1))
}

// articlePath is the page that an article of the law stands on.
func articlePath(l law, article string) string {
	for i, part := range lawParts(l) {
		if slices.ContainsFunc(part, func(a *content.Article) bool { return a.ID == article }) {
			return lawPartPath(l, i)
		}
	}
	return lawPath(l)
}

func (b *builder) law(l law) {
	parts := lawParts(l)
	if len(parts) == 0 {
		b.lawPart(l, nil, 0, nil)
	}
	for i, part := range parts {
		b.lawPart(l, part, i, b.lawNav(l, parts, i))
	}
}

// lawNav links the parts of a long law: "Articles 3–100".
func (b *builder) lawNav(l law, parts [][]*content.Article, at int) []view.Link {
	if len(parts) < 2 {
		return nil
	}
	var out []view.Link
	for i, part := range parts {
		out = append(out, view.Link{
			Href: relative(lawPartPath(l, at), lawPartPath(l, i)), Current: i == at,
			Text: b.w.Get("site.law.articles", "from", part[0].ID, "to", part[len(part)-1].ID),
		})
	}
	return out
}

func (b *builder) lawPart(l law, articles []*content.Article, part int, nav []view.Link) {
	p := &Page{Path: lawPartPath(l, part), Kind: "law", Summary: l.Best(b.lang.Code).Doc.Text(), Title: b.lawName(l).Name}
	if part > 0 {
		p.Title += " (" + nav[part].Text + ")"
	}
	b.add(p, func() any { return b.lawView(l, articles, part, nav) }, b.crumb(p.Path, lawsPath, "law"))
}

func (b *builder) lawView(l law, articles []*content.Article, part int, nav []view.Link) *view.Law {
	path := lawPartPath(l, part)
	t := l.Best(b.lang.Code)
	foreign := l.In(b.lang.Code) == nil
	v := &view.Law{Official: b.lawName(l), Notices: notices(b, l, path), Parts: nav}
	if part == 0 {
		v.Lead, v.Facts = b.body(t.Doc, path, foreign), b.lawFacts(l)
	}
	for _, a := range articles {
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
	return v
}

func (b *builder) articleTitle(kind, id string) string {
	if kind == "case" {
		return b.w.Get("site.law.point", "n", id)
	}
	n, behind := Numbered(id, b.lang.Code)
	return b.w.Get("site.law.article", "n", n, "para", behind)
}

func (b *builder) lawFacts(l law) []view.Pair {
	var out []view.Pair
	add := func(key, text, href string) {
		if text != "" {
			out = append(out, view.Pair{Term: b.w.Get("site.law." + key), Text: text, Href: href})
		}
	}
	f := l.Front
	if !b.source && b.lawName(l).Name != f.NameEn {
		add("name-en", f.NameEn, "")
	}
	if len(out) > 0 && b.lang.Code != "en" {
		out[0].Lang, out[0].Dir = "en", "ltr"
	}
	add("short", l.Best(b.lang.Code).Front.Short, "")
	add("number", f.Number, "")
	if f.InForce != "" {
		add("in-force", b.date(f.InForce), "")
	}
	if f.Until != "" {
		add("until", b.date(f.Until), "")
	}
	official, found := b.officialText(l)
	if found {
		out = append(out, official)
	}
	add("checked", b.w.Get("site.law.confidence."+f.Confidence), "")
	if f.Source != "" && f.Source != official.Href {
		add("source", b.readAt(f.Source), f.Source)
	}
	return out
}

// officialText says where the official Chinese text of a law is: a link to it, or the site on
// which it is found by its Chinese name or its number, which then stand there too.
func (b *builder) officialText(l law) (view.Pair, bool) {
	site, href, exact := b.Lib.Sites.OfficialText(&l.Front)
	if site == nil {
		return view.Pair{}, false
	}
	p := view.Pair{Term: b.w.Get("site.law.official"), Href: href, Text: site.Title(b.lang.Code)}
	if !b.source {
		p.Zh = site.Title(content.SourceLang)
	}
	if exact {
		return p, true
	}
	key, title := "site.law.by-name", "《"+l.Front.Name+"》"
	if l.Front.Number != "" {
		key = "site.law.by-number"
		title += " " + l.Front.Number
	}
	p.Text = b.w.Get(key, "site", p.Text)
	if !b.source {
		p.Zh += "：" + title
	}
	return p, true
}

// readAt names the site of an address, and says so where it is not an official one.
func (b *builder) readAt(address string) string {
	site := b.Lib.Sites.At(address)
	name := site.Title(b.lang.Code)
	if site.Official == "" {
		return b.w.Get("site.law.unofficial", "site", name)
	}
	return name
}
