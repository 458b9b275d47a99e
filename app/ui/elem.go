package ui

import (
	"cmp"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"wentu/app/markup"
	"wentu/app/view"
)

// at is a list of attributes: name, value, name, value. An empty value leaves the
// attribute out.
type at []string

// element is what [el] makes. It is a component of go-app, which can be mounted in a
// browser, and writes itself as markup without go-app, which on the way to a string
// would make an engine for each page and a map for each element.
type element struct {
	app.Compo
	Tag  string   // "" for compiled markup, which is then Text
	At   at       // names and values; "" where the name says all
	Text string   // all that the element holds, else Kids
	Kids []app.UI // elements and components
}

// Render implements app.Composer. All elements are of go-app's generic type: its 119
// typed ones would make the binary larger.
func (e *element) Render() app.UI {
	if e.Tag == "" {
		return app.Raw(e.Text)
	}
	if markup.Void(e.Tag) {
		h := app.ElemSelfClosing(e.Tag)
		for i := 0; i < len(e.At); i += 2 {
			h = h.Attr(e.At[i], cmp.Or(e.At[i+1], "true"))
		}
		return h
	}
	h := app.Elem(e.Tag)
	for i := 0; i < len(e.At); i += 2 {
		h = h.Attr(e.At[i], cmp.Or(e.At[i+1], "true"))
	}
	if e.Text != "" {
		return h.Body(app.Text(e.Text))
	}
	return h.Body(e.Kids...)
}

// el makes an element. Kids are elements, components, lists of them, and texts; nil and
// "" are left out. A text beside other kids gets a span of its own.
func el(tag string, a at, kids ...any) app.UI {
	e := &element{Tag: tag, At: given(a)}
	if len(kids) == 1 {
		if s, ok := kids[0].(string); ok {
			e.Text = s
			return e
		}
	}
	e.Kids = flatten(kids)
	return e
}

// given drops the attributes without a value, in place. One that is on by being there
// then has none.
func given(a at) at {
	out := a[:0]
	for i := 0; i+1 < len(a); i += 2 {
		name, v := a[i], strings.TrimSpace(a[i+1])
		switch {
		case v == "":
		case v == "true" && (name == "open" || name == "hidden" || name == "required"):
			out = append(out, name, "")
		default:
			out = append(out, name, v)
		}
	}
	return out
}

// flatten makes one list of kids.
func flatten(kids []any) []app.UI {
	n := 0
	for _, k := range kids {
		switch k := k.(type) {
		case nil:
		case []app.UI:
			n += len(k)
		default:
			n++
		}
	}
	if n == 0 {
		return nil
	}
	out := make([]app.UI, 0, n)
	for _, k := range kids {
		switch k := k.(type) {
		case nil:
		case string:
			if k != "" {
				out = append(out, &element{Tag: "span", Text: k})
			}
		case []app.UI:
			for _, u := range k {
				if u != nil {
					out = append(out, u)
				}
			}
		case app.UI:
			out = append(out, k)
		default:
			panic("ui: an element cannot hold this kind of child")
		}
	}
	return out
}

// raw is compiled markup, one element in the form of package markup.
func raw(h view.HTML) app.UI {
	if h == "" {
		return nil
	}
	return &element{Text: string(h)}
}

// write writes what el made, and components that render it, as markup.
func write(w *markup.Writer, u app.UI) {
	e, ok := u.(*element)
	switch {
	case !ok:
		write(w, u.(app.Composer).Render())
	case e.Tag == "":
		w.Raw(e.Text)
	default:
		e.write(w)
	}
}

func (e *element) write(w *markup.Writer) {
	w.Start(e.Tag, e.At)
	if markup.Void(e.Tag) {
		return
	}
	if e.Text != "" {
		w.Text(e.Text)
	}
	for _, k := range e.Kids {
		w.Break() // neighbours stand on lines of their own
		write(w, k)
	}
	if len(e.Kids) > 0 {
		w.Break()
	}
	w.End(e.Tag)
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
