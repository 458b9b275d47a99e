package ui

import (
	"cmp"
	"strconv"
	"strings"
	"sync"

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

// spare are elements that were written, to be used again with the memory of their lists.
var spare = sync.Pool{New: func() any { return new(element) }}

// el makes an element. Kids are elements, components, lists of them, and texts; nil and
// "" are left out. A text beside other kids gets a span of its own.
func el(tag string, a at, kids ...any) app.UI {
	e := spare.Get().(*element)
	e.Tag = tag
	e.attributes(a)
	if tag == "ul" || tag == "ol" { // Safari takes one without markers for no list
		e.attributes(at{"role", "list"})
	}
	if len(kids) == 1 {
		if s, ok := kids[0].(string); ok {
			e.Text = s
			return e
		}
	}
	e.Kids = flatten(e.Kids, kids)
	return e
}

// attributes enters those that have a value. One that is on by being there then has none.
func (e *element) attributes(a at) {
	for i := 0; i+1 < len(a); i += 2 {
		name, v := a[i], strings.TrimSpace(a[i+1])
		switch {
		case v == "":
		case v == "true" && (name == "open" || name == "hidden" || name == "required"):
			e.At = append(e.At, name, "")
		default:
			e.At = append(e.At, name, v)
		}
	}
}

// flatten adds kids to a list.
func flatten(out []app.UI, kids []any) []app.UI {
	for _, k := range kids {
		switch k := k.(type) {
		case nil:
		case string:
			if k != "" {
				out = append(out, el("span", nil, k))
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
	e := spare.Get().(*element)
	e.Text = string(h)
	return e
}

// write writes what el made, and components that render it, as markup. The elements are
// gone then.
func write(w *markup.Writer, u app.UI) {
	e, ok := u.(*element)
	if !ok {
		write(w, u.(app.Composer).Render())
		return
	}
	e.write(w)
	clear(e.Kids)
	*e = element{At: e.At[:0], Kids: e.Kids[:0]}
	spare.Put(e)
}

func (e *element) write(w *markup.Writer) {
	if e.Tag == "" {
		w.Raw(e.Text)
		return
	}
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

// number is the number of an item as text, which is there in what is copied, with the
// space behind it.
func number(no int) app.UI { return el("span", at{"class", "no"}, strconv.Itoa(no)+".\u00a0") }

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
