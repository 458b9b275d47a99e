package ui

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// at is a list of attributes: name, value, name, value. An empty value leaves the
// attribute out.
type at []string

// el makes an element. Kids are elements, components, lists of them, and texts;
// nil and "" are left out. A text beside other kids gets a span of its own,
// because pre-rendering would put it on its own line.
//
// All elements are of go-app's generic type: its 119 typed ones would make the
// binary larger, and attributes would pass by [safe].
func el(tag string, a at, kids ...any) app.UI {
	if voidTag(tag) {
		e := app.ElemSelfClosing(tag)
		for i := 0; i+1 < len(a); i += 2 {
			if a[i+1] != "" {
				e = e.Attr(a[i], safe(a[i], a[i+1]))
			}
		}
		return e
	}
	e := app.Elem(tag)
	for i := 0; i+1 < len(a); i += 2 {
		if a[i+1] != "" {
			e = e.Attr(a[i], safe(a[i], a[i+1]))
		}
	}
	body := flatten(make([]app.UI, 0, len(kids)), kids)
	if len(body) > 0 {
		e = e.Body(body...)
	}
	return e
}

func flatten(body []app.UI, kids []any) []app.UI {
	only := len(kids) == 1
	for _, k := range kids {
		switch k := k.(type) {
		case nil:
		case string:
			switch {
			case k == "":
			case only:
				body = append(body, app.Text(k))
			default:
				body = append(body, app.Elem("span").Body(app.Text(k)))
			}
		case []app.UI:
			for _, u := range k {
				if u != nil {
					body = append(body, u)
				}
			}
		case app.UI:
			body = append(body, k)
		default:
			panic("ui: an element cannot hold this kind of child")
		}
	}
	return body
}

func voidTag(tag string) bool {
	return tag == "input" || tag == "img" || tag == "br" || tag == "hr"
}

// safe writes v so that strconv.Quote leaves it alone and a HTML parser reads v
// again. The few attributes that go-app sets in the browser by itself, those of
// [frame], are plain words.
func safe(name, v string) string {
	if v == "true" && !boolean(name) {
		return "&#116;rue"
	}
	if plain(v) {
		return v
	}
	var b strings.Builder
	b.Grow(len(v) + 16)
	for i, r := range v {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(v[i:], "\uFFFD"):
			b.WriteRune(r) // a byte that is no UTF-8
		case r == '&' || r == '"' || r == '\\' || r == '<' || r == '>' || !strconv.IsPrint(r):
			b.WriteString("&#")
			b.WriteString(strconv.Itoa(int(r)))
			b.WriteByte(';')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func plain(v string) bool {
	for i := range len(v) {
		switch c := v[i]; {
		case c < ' ' || c > '~' || c == '&' || c == '"' || c == '\\' || c == '<' || c == '>':
			return false
		}
	}
	return true
}

// boolean reports whether an attribute is on by being there.
func boolean(name string) bool {
	return name == "open" || name == "hidden" || name == "required"
}

// each makes one element of every item.
func each[T any](items []T, f func(T) app.UI) []app.UI {
	out := make([]app.UI, len(items))
	for i, it := range items {
		out[i] = f(it)
	}
	return out
}

// when is u if ok, else nothing. The element is made either way: guard with an if
// what may not be.
func when(ok bool, u app.UI) any {
	if !ok {
		return nil
	}
	return u
}

// some is el, or nothing where the text is empty.
func some(tag string, a at, text string) any {
	if text == "" {
		return nil
	}
	return el(tag, a, text)
}
