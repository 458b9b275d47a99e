package site

import (
	"regexp"
	"strings"
	"sync"

	"golang.org/x/net/html"

	"wentu/app/markup"
	"wentu/app/view"
)

// normal writes compiled markup in the form of package markup, so that it can stand on
// a page as it is: the lines of a Markdown paragraph are joined as its script asks. The
// markup is that of goldmark and of drawings: whole, with quotation marks around values.
// Lang and
// dir are the language and the direction of the page.
func normal(src, lang, dir string) view.HTML {
	w := writers.Get().(*markup.Writer)
	defer writers.Put(w)
	w.Reset()
	w.Page(lang, dir)
	var attrs []string
	for src != "" {
		text, rest, found := strings.Cut(src, "<")
		if text != "" {
			w.Escaped(beforeFigure.ReplaceAllString(text, "$1\u00a0$2"))
		}
		if !found {
			break
		}
		if after, comment := strings.CutPrefix(rest, "!--"); comment {
			_, src, _ = strings.Cut(after, "-->")
			continue
		}
		if after, end := strings.CutPrefix(rest, "/"); end {
			name, next, _ := strings.Cut(after, ">")
			w.End(name)
			src = next
			continue
		}
		n := strings.IndexAny(rest, " \n/>")
		if n < 0 {
			break
		}
		name := rest[:n]
		attrs, src = attributes(rest[n:], attrs[:0])
		if after, closed := strings.CutPrefix(src, "/>"); closed {
			w.Closed(name, attrs)
			src = after
		} else {
			w.Start(name, attrs)
			src = strings.TrimPrefix(src, ">")
		}
	}
	return view.HTML(w.Bytes())
}

// beforeFigure finds the words that a line does not end with, since the number of the
// article would stand alone on the next one.
var beforeFigure = regexp.MustCompile(`(\bArts?\.|\bArticles?|المادة|المادتان|المادتين|المواد) (\d)`)

var writers = sync.Pool{New: func() any { return new(markup.Writer) }}

// attributes reads names and values, in turn, up to the end of a tag, and gives the rest.
func attributes(s string, out []string) (attrs []string, rest string) {
	for {
		s = strings.TrimLeft(s, " \n")
		n := strings.IndexAny(s, "= \n/>")
		if n <= 0 {
			return out, s
		}
		name := strings.ToLower(s[:n])
		s = s[n:]
		value := ""
		if after, has := strings.CutPrefix(s, `="`); has {
			value, s, _ = strings.Cut(after, `"`)
		}
		out = append(out, name, html.UnescapeString(value))
	}
}
