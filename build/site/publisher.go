package site

import (
	"cmp"
	"html"
	"strconv"
	"strings"

	"wentu/app/address"
	"wentu/app/view"
	"wentu/build/content"
)

// Where filing numbers are looked up.
const (
	icpHref    = "https://beian.miit.gov.cn/"
	policeHref = "https://beian.mps.gov.cn/#/query/webSearch?code="
)

// pictureAsset is the name of a picture of the publisher among the assets.
func pictureAsset(p *content.Picture) string { return "publisher/" + p.Name }

// Pictures are the publisher's pictures as assets.
func Pictures(p *content.Publisher) []Asset {
	var out []Asset
	for _, pic := range p.Pictures() {
		out = append(out, Asset{pictureAsset(pic), pic.Data})
	}
	return out
}

// colophon writes what the publisher says of itself, as seen from a page.
type colophon struct {
	*builder
	up   string // to the root of the site
	path string
	strings.Builder
}

// published is what the foot of a page says of its publisher: who it is and whom to ask, and
// the filing numbers. Either is "" where nothing is known.
func (b *builder) published(path string) (who, filed view.HTML) {
	c := &colophon{builder: b, up: relative(path, "../"), path: path}
	return c.who(), c.filed()
}

// rootFoot is the foot of the page at the root of the site.
func (b *builder) rootFoot() []view.HTML {
	c := &colophon{builder: b}
	var out []view.HTML
	for _, h := range []view.HTML{c.who(), c.filed()} {
		if h != "" {
			out = append(out, h)
		}
	}
	return out
}

// done gives what was written, in the form of package markup.
func (c *colophon) done(tag, class string) view.HTML {
	if c.Len() == 0 {
		return ""
	}
	out := normal("<"+tag+` class="`+class+`">`+c.String()+"</"+tag+">", c.lang.Code, c.lang.Dir)
	c.Reset()
	return out
}

// text writes words, marked where they are in another language than the page.
func (c *colophon) text(words, lang string) {
	if lang == c.lang.Code {
		c.WriteString("<span>" + html.EscapeString(words) + "</span>")
		return
	}
	c.WriteString(`<span lang="` + lang + `" dir="` + Direction(lang) + `">` + html.EscapeString(words) + "</span>")
}

func (c *colophon) picture(p *content.Picture, alt string) {
	if p == nil {
		return
	}
	href := c.up + c.Assets.Href[pictureAsset(p)]
	c.WriteString(`<img alt="` + html.EscapeString(alt) + `" height="` + strconv.Itoa(p.Height) + `" src="` + html.EscapeString(href) + `" width="` + strconv.Itoa(p.Width) + `"/>`)
}

// open begins a link, or what stands in its place where it leads nowhere.
func (c *colophon) open(href string) (end string) {
	if href == "" {
		c.WriteString("<span>")
		return "</span>"
	}
	rel := ""
	if address.External(href) {
		rel = ` rel="external noreferrer"`
	}
	c.WriteString(`<a href="` + html.EscapeString(href) + `"` + rel + ">")
	return "</a>"
}

// who says who publishes the site and whom to ask.
func (c *colophon) who() view.HTML {
	p := c.Lib.Publisher
	c.terms()
	terms := c.String()
	c.Reset()
	if p.Name != nil || p.Mark != nil {
		c.WriteString(`<p class="by">`)
		c.picture(p.Mark, "")
		if p.Name != nil {
			c.text(c.by())
		}
		c.WriteString("</p>")
	}
	if terms != "" {
		c.WriteString("<dl>" + terms + "</dl>")
	}
	return c.done("div", "publisher")
}

// terms are the ways to ask, each under its name.
func (c *colophon) terms() {
	p := c.Lib.Publisher
	words := func(key string, w content.Words) {
		if w != nil {
			c.term(key)
			c.text(w.In(c.lang.Code))
			c.WriteString("</dd></div>")
		}
	}
	link := func(key, href, text string) {
		if text != "" {
			c.term(key)
			end := c.open(href)
			c.WriteString(`<bdi dir="ltr">` + html.EscapeString(text) + "</bdi>" + end + "</dd></div>")
		}
	}
	words("ask", p.Office)
	link("telephone", "tel:"+dialled(p.Telephone), p.Telephone)
	link("abroad", "tel:"+dialled(p.Abroad), p.Abroad)
	words("hours", p.Hours)
	link("email", "mailto:"+p.Email, p.Email)
	link("contact", p.Contact, short(p.Contact))
	words("address", p.Address)
	for _, m := range p.Mirrors {
		link("mirror", m+"/", short(m))
	}
}

// by names the publisher: in a language that has no name for it, by the Chinese one.
func (c *colophon) by() (words, lang string) {
	name, lang := c.Lib.Publisher.Name.In(c.lang.Code)
	if lang != c.lang.Code {
		return name, lang
	}
	return c.w.Get("site.publisher.by", "name", name), lang
}

func (c *colophon) term(key string) {
	c.WriteString("<div><dt>" + html.EscapeString(c.w.Get("site.publisher."+key)) + "</dt><dd>")
}

// dialled is a telephone number without what only makes it readable.
func dialled(number string) string {
	return strings.NewReplacer(" ", "", "(", "", ")", "").Replace(number)
}

// short is an address as people say it.
func short(href string) string {
	_, rest, ok := strings.Cut(href, "://")
	if !ok {
		return href
	}
	return strings.TrimSuffix(rest, "/")
}

// filed shows the filing numbers and marks that sites in the mainland of China bear.
func (c *colophon) filed() view.HTML {
	p := c.Lib.Publisher
	number := func(href string, mark *content.Picture, text string) {
		if text == "" {
			return
		}
		end := c.open(href)
		c.picture(mark, "")
		c.WriteString(`<span lang="zh-Hans" dir="ltr">` + html.EscapeString(text) + "</span>" + end)
	}
	number(icpHref, nil, p.ICP)
	number(policeHref+digits(p.Police), p.PoliceMark, p.Police)
	if p.OrganMark != nil && p.OrganLink != "" {
		end := c.open(p.OrganLink)
		c.picture(p.OrganMark, c.w.Get("site.publisher.organ"))
		c.WriteString(end)
	}
	if p.SiteCode != "" {
		end := c.open(p.SiteCodeLink)
		c.picture(p.SiteCodeMark, "")
		c.WriteString("<span>" + html.EscapeString(c.w.Get("site.publisher.code", "code", p.SiteCode)) + "</span>" + end)
	}
	return c.done("p", "filed")
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// leads is where a setting leads: to an address, or to a single page of the site.
func (b *builder) leads(to, from string) string {
	if id, ok := strings.CutPrefix(to, "page:"); ok {
		if b.Lib.Pages.Get(id) == nil {
			return "" // the check has reported it
		}
		return relative(from, pagePath(id))
	}
	return to
}

// footLinks are the links that the publisher adds to the foot of a page.
func (b *builder) footLinks(path string) []view.Link {
	p := b.Lib.Publisher
	var out []view.Link
	if href := b.leads(p.Accessibility, path); href != "" {
		out = append(out, view.Link{Href: href, Text: b.w.Get("site.publisher.accessibility")})
	}
	for _, l := range p.Links {
		words, lang := l.Words.In(b.lang.Code)
		v := view.Link{Href: b.leads(l.To, path), Text: words}
		if lang != b.lang.Code {
			v.Lang, v.Dir = lang, Direction(lang)
		}
		out = append(out, v)
	}
	return out
}

// notice is what the publisher wants said on the front page, "" from the day after its last
// on. Before its first day it is hidden, and scripts show it when its time has come.
func (b *builder) notice() view.HTML {
	p := b.Lib.Publisher
	if p.Notice == nil || p.NoticeUntil < b.Date {
		return ""
	}
	c := &colophon{builder: b, path: homePath}
	words, lang := p.Notice.In(b.lang.Code)
	days := b.w.Get("site.publisher.days", "from", b.date(p.NoticeFrom), "until", b.date(p.NoticeUntil))
	if p.NoticeFrom == p.NoticeUntil {
		days = b.w.Get("site.publisher.day", "from", b.date(p.NoticeFrom))
	}
	c.WriteString(`<div class="notice callout" role="note" data-from="` + string(p.NoticeFrom) + `" data-until="` + string(p.NoticeUntil) + `"`)
	if b.Date < p.NoticeFrom {
		c.WriteString(" hidden")
	}
	c.WriteString(`><p class="callout-head">` + html.EscapeString(days) + "</p><p>")
	c.text(words, lang)
	c.WriteString("</p>")
	if href := b.leads(p.NoticeLink, homePath); href != "" {
		c.WriteString("<p>")
		end := c.open(href)
		c.WriteString(html.EscapeString(b.w.Get("site.publisher.more")) + end + "</p>")
	}
	c.WriteString("</div>")
	return normal(c.String(), b.lang.Code, b.lang.Dir)
}

// tagline stands beside the name of the site: the publisher's name where it is known.
func (b *builder) tagline() string {
	name, lang := b.Lib.Publisher.Name.In(b.lang.Code)
	if lang != b.lang.Code {
		name = ""
	}
	return cmp.Or(name, b.w.Get("site.tagline"))
}
