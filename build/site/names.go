package site

import (
	"html"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"wentu/app/rules"
	"wentu/app/view"
	"wentu/build/cite"
	"wentu/build/content"
)

// name is what something with an official Chinese name is called in the language of
// the pages: the official name, its English name, or what the translation gives.
func (b *builder) name(zh, en, translated string) view.Official {
	switch {
	case b.source:
		return view.Official{Name: zh}
	case translated != "":
		return view.Official{Name: translated, Zh: zh}
	}
	return view.Official{Name: en, Zh: zh}
}

func (b *builder) courtName(c *content.Item[content.CourtFront]) view.Official {
	name := b.name(c.Front.Name, c.Front.NameEn, translatedName(c.In(b.lang.Code), b.source))
	if name.Zh != "" {
		switch c.Front.NameEnStatus {
		case "media":
			name.Note = b.w.Get("site.court.name.media")
		case "translation": // a word that the catalogues keep for themselves
			name.Note = b.w.Get("site.court.name.ours")
		}
	}
	return name
}

func translatedName(t *content.Text[content.CourtFront], source bool) string {
	if t == nil || source {
		return ""
	}
	return t.Front.Name
}

func (b *builder) lawName(l *content.Item[content.LawFront]) view.Official {
	translated := ""
	if t := l.In(b.lang.Code); t != nil && !b.source {
		translated = t.Front.Name
	}
	return b.name(l.Front.Name, l.Front.NameEn, translated)
}

// cite makes a citation for a page at path.
func (b *builder) cite(ref cite.Ref, path string) view.Cite {
	made, ok := b.cited.Load(ref)
	if !ok {
		made, _ = b.cited.LoadOrStore(ref, b.citation(ref))
	}
	c := made.(view.Cite)
	if c.Href != "" {
		c.Href = relative(path, c.Href)
	}
	return c
}

// articles names articles as a list of links. A law is named once: "Civil Procedure Law,
// Art. 22, 24".
func (b *builder) articles(refs []cite.Ref, path string) view.HTML {
	if len(refs) == 0 {
		return ""
	}
	var s strings.Builder
	s.WriteString("<p>")
	for i, ref := range refs {
		c := b.cite(ref, path)
		full, text := html.EscapeString(c.Label), html.EscapeString(c.Label)
		switch {
		case i == 0:
		case ref.Law == refs[i-1].Law:
			s.WriteString(html.EscapeString(b.w.Get("site.cite.comma")))
			n, para := Numbered(ref.Article, b.lang.Code)
			text = html.EscapeString(b.w.Get("site.cite.next", "n", n, "para", para+ref.Para))
		default:
			s.WriteString(html.EscapeString(b.w.Get("site.cite.separator")))
		}
		s.WriteString(`<a href="` + html.EscapeString(c.Href) + `"`)
		if text != full {
			s.WriteString(` aria-label="` + full + `"`)
		}
		s.WriteString(">" + text + "</a>")
	}
	s.WriteString("</p>")
	return normal(s.String(), b.lang.Code, b.lang.Dir)
}

// manyCites is how many citations a page bears with their whole paraphrases; of more,
// it shows the first sentence, or as much of it as mostBrief characters hold, and the
// law's page the rest.
const (
	manyCites = 50
	mostBrief = 80
)

// brief shortens the paraphrases of a page that cites very much.
func brief(cites []view.Cite) []view.Cite {
	if len(cites) <= manyCites {
		return cites
	}
	for i := range cites {
		all := cites[i].Text
		if cites[i].Text = shorten(firstSentence(all), mostBrief); all != cites[i].Text && !strings.HasSuffix(cites[i].Text, "…") {
			cites[i].Text += " …"
		}
	}
	return cites
}

// firstSentence is the text up to its first full stop. A stop before a figure or a small
// letter ends an abbreviation: "Art. 5".
func firstSentence(s string) string {
	for i, r := range s {
		if r == '。' {
			return s[:i+len("。")]
		}
		if after, ok := strings.CutPrefix(s[i:], ". "); ok && i > 30 {
			if next, _ := utf8.DecodeRuneInString(after); !unicode.IsDigit(next) && !unicode.IsLower(next) {
				return s[:i+1]
			}
		}
	}
	return s
}

// citation makes a citation whose address is relative to the language. Of an article
// that the register does not have, only the reference is shown: the check has
// reported it.
func (b *builder) citation(ref cite.Ref) view.Cite {
	c := view.Cite{Ref: ref.String(), Label: ref.String()}
	law := b.Lib.Laws.Get(ref.Law)
	if law == nil {
		return c
	}
	c.Label = b.citeLabel(law.Best(b.lang.Code).Front.Short, law.Front.Kind, ref, b.lang.Code, b.w.Get)
	c.Href = lawPath(law)
	if !b.source {
		c.Zh = b.citeLabel(law.Front.Short, law.Front.Kind, ref, b.Lib.Langs[0], b.Words.Lang(b.Lib.Langs[0]).Get)
	}
	if a := b.Lib.Article(ref, b.lang.Code); ref.Article != "" && a != nil {
		c.Href = articlePath(law, ref.Article) + "#" + ref.Anchor()
		c.Text = a.Doc.Text()
		c.Mark = b.articleMark(law, a)
	}
	return c
}

func (b *builder) citeLabel(short, kind string, ref cite.Ref, lang string, get func(string, ...string) string) string {
	if ref.Article == "" {
		return short
	}
	key := "site.cite.article"
	if kind == "case" {
		key = "site.cite.point"
	}
	n, para := Numbered(ref.Article, lang)
	return get(key, "law", short, "n", n, "para", para+ref.Para)
}

// Numbered is the number of an article as a language writes it, and what stands behind the
// word for article. One that was put in later, such as 307-1, is 第307条之一 in Chinese.
func Numbered(article, lang string) (n, behind string) {
	base, nth, later := strings.Cut(article, "-")
	if !later {
		return article, ""
	}
	if strings.HasPrefix(lang, "zh") {
		if i, err := strconv.Atoi(nth); err == nil && 0 < i && i < 10 {
			return base, "之" + string([]rune("一二三四五六七八九")[i-1])
		}
	}
	return article, ""
}

// articleMark says that an article was not compared with its text, "" where it was.
func (b *builder) articleMark(law *content.Item[content.LawFront], a *content.Article) string {
	confidence := a.Confidence
	if confidence == "" {
		confidence = law.Front.Confidence
	}
	return b.mark(confidence)
}

// mark words a confidence; what is verified needs none.
func (b *builder) mark(confidence string) string {
	if confidence == "verified" || confidence == "" {
		return ""
	}
	return b.w.Get("site.mark." + confidence)
}

// date writes a day as the language does, in Western digits.
func (b *builder) date(d content.Date) string {
	v, ok := rules.ParseDate(string(d))
	if !ok {
		return string(d)
	}
	return b.wording.Day(v)
}

// number writes n in Western digits, grouped as the language groups them.
func (b *builder) number(n int) string { return b.wording.Number(float64(n)) }
