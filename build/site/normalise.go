package site

import (
	"strings"

	"golang.org/x/net/html"

	"wentu/app/markup"
	"wentu/app/view"
)

// normal writes compiled markup in the form of package markup, so that it can stand on
// a page as it is: the lines of a Markdown paragraph are joined as its script asks.
func normal(src string) view.HTML {
	var w markup.Writer
	var attrs []string
	z := html.NewTokenizer(strings.NewReader(src))
	for {
		kind := z.Next()
		switch kind {
		case html.ErrorToken:
			return view.HTML(w.Bytes())
		case html.TextToken:
			w.Escaped(string(z.Raw()))
		case html.StartTagToken, html.SelfClosingTagToken:
			tag, more := z.TagName()
			name := string(tag)
			attrs = attrs[:0]
			for more {
				var key, val []byte
				key, val, more = z.TagAttr()
				attrs = append(attrs, string(key), string(val))
			}
			if kind == html.StartTagToken {
				w.Start(name, attrs)
			} else {
				w.Closed(name, attrs)
			}
		case html.EndTagToken:
			tag, _ := z.TagName()
			w.End(string(tag))
		}
	}
}
