package site

import (
	"html"
	"net/url"
	"strings"

	"wentu/app/view"
)

// reportPage is the text below which a mistake is reported. Where there is none, no page
// leads there.
const reportPage = "report"

// reportLink is how a page leads there. A script takes the address of the page along.
func (b *builder) reportLink(path string) []view.Link {
	if b.Lib.Pages.Get(reportPage) == nil {
		return nil
	}
	l := b.pageLink(reportPage, path)
	l.Current = path == pagePath(reportPage)
	return []view.Link{l}
}

// reportForm is what can be copied, or mailed where the publisher has an address for it. A
// script writes into it which page it is about. Nothing is sent from the page.
func (b *builder) reportForm() string {
	get := func(key string, pairs ...string) string { return b.w.Get("site.report."+key, pairs...) }
	colon := b.w.Get("word.colon")
	text := strings.Join([]string{
		get("page") + colon, get("edition", "edition", b.edition()),
		"", get("wrong") + colon, "", get("right") + colon, "",
	}, "\n")
	var s strings.Builder
	line := func(parts ...string) { s.WriteString(strings.Join(parts, "")) }
	line(`<p><label for="report">`, html.EscapeString(get("label")), "</label></p>",
		`<textarea data-answers="`, html.EscapeString(get("answers")+colon), `" id="report" rows="14">`, html.EscapeString(text), "</textarea>")
	line(`<p class="field">`)
	p := b.Lib.Publisher
	if p.Email != "" {
		subject := b.w.Get("site.name") + colon + get("subject")
		line(`<a class="start" data-mail href="mailto:`, html.EscapeString(p.Email+"?subject="+mailed(subject)+"&body="+mailed(text)), `">`, html.EscapeString(get("mail")), "</a>")
	}
	line(`<button class="scripted" data-copy type="button">`, html.EscapeString(get("copy")), `</button><span hidden role="status">`, html.EscapeString(get("copied")), "</span></p>")
	switch {
	case p.Email != "":
	case p.Telephone != "" || p.Abroad != "" || p.Contact != "" || p.Address != nil || p.Office != nil:
		line("<p>", html.EscapeString(get("elsewhere")), "</p>")
	default:
		line("<p>", html.EscapeString(get("nobody")), "</p>")
	}
	return s.String()
}

// edition says which content it is: the day on which it was last compared with the law, and
// the fingerprint of the rules.
func (b *builder) edition() string {
	if b.Lib.Reviewed == "" {
		return b.Edition()
	}
	return b.date(b.Lib.Reviewed) + " · " + b.Edition()
}

// mailed writes a text for the address of a mail, where a line ends as it does in mails.
func mailed(text string) string {
	return strings.ReplaceAll(url.QueryEscape(strings.ReplaceAll(text, "\n", "\r\n")), "+", "%20")
}
