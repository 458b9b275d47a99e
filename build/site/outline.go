package site

import (
	"html"
	"slices"
	"strconv"
	"strings"

	"wentu/app/picture"
)

// deepest is how many questions stand one within the other in an outline: as many as a
// wide screen has room for side by side. What lies deeper goes on below, under a number.
const deepest = 3

// outline writes a decision diagram as nested lists: below a question its answers, and
// with each answer what it leads to. The style sheet draws it as a tree that grows down
// a narrow screen and across a wide one.
type outline struct {
	picture.Tree
	strings.Builder
	number map[int]int  // of the questions that are referred to
	named  map[int]bool // which these are
	order  []int        // the questions as they are drawn
	parts  []int        // what begins at the left
}

// markup is the outline of a diagram. It is written twice: only the end shows which
// questions want a number.
func (o *outline) markup() string {
	o.number, o.named = map[int]int{}, map[int]bool{}
	o.write()
	for _, n := range o.order {
		if o.named[n] {
			o.number[n] = len(o.number) + 1
		}
	}
	o.write()
	return o.String()
}

func (o *outline) write() {
	o.Reset()
	o.order, o.parts = nil, slices.Clone(o.Roots)
	o.put(`<div class="outline">`)
	for i := 0; i < len(o.parts); i++ {
		if n := o.parts[i]; i < len(o.Roots) || !slices.Contains(o.order, n) {
			o.put("<div>")
			o.to(n, 0)
			o.put("</div>")
		}
	}
	o.put("</div>")
}

// to writes what lies behind an answer: a result, a question, or the number of one that
// stands elsewhere.
func (o *outline) to(n, depth int) {
	node := &o.Nodes[n]
	switch {
	case len(node.Answers) == 0:
		o.put(`<p class="to">`, o.arrow(), html.EscapeString(node.Text), "</p>")
	case slices.Contains(o.order, n), depth == deepest:
		if o.named[n] = true; depth == deepest {
			o.parts = append(o.parts, n)
		}
		no := o.number[n]
		o.put(`<p class="to">`, o.arrow(), `<a href="#`, o.ID, "-", strconv.Itoa(no), `">`, html.EscapeString(o.Again(no)), "</a></p>")
	default:
		o.order = append(o.order, n)
		o.question(n, node, depth)
	}
}

func (o *outline) question(n int, node *picture.Node, depth int) {
	name := html.EscapeString(node.Text)
	if node.Href != "" {
		name = `<a href="` + html.EscapeString(node.Href) + `">` + name + "</a>"
	}
	if no := strconv.Itoa(o.number[n]); no != "0" {
		name = `<p class="q" id="` + o.ID + "-" + no + `"><span class="no">` + no + "</span> <span>" + name + "</span></p>"
	} else {
		name = `<p class="q">` + name + "</p>"
	}
	if len(node.Answers) == 1 { // no choice: it goes on in the same place
		o.put(`<div class="one">`, name, `<p class="a">`, html.EscapeString(node.Answers[0].Text), "</p></div>")
		o.to(node.Answers[0].To, depth)
		return
	}
	// Where one answer alone leads to another question, it goes last, and the question
	// stands below.
	on := -1
	for i, a := range node.Answers {
		if len(o.Nodes[a.To].Answers) == 0 {
			continue
		}
		if on >= 0 {
			on = -1
			break
		}
		on = i
	}
	o.put(name, `<ul role="list">`)
	for i, a := range node.Answers {
		if i != on {
			o.put(`<li><p class="a">`, html.EscapeString(a.Text), "</p><div>")
			o.to(a.To, depth+1)
			o.put("</div></li>")
		}
	}
	if on >= 0 {
		o.put(`<li><p class="a goes">`, html.EscapeString(node.Answers[on].Text), ` <span aria-hidden="true">↓</span></p></li>`)
	}
	o.put("</ul>")
	if on >= 0 {
		o.to(node.Answers[on].To, depth)
	}
}

// arrow points to what an answer leads to: text that is not spoken.
func (o *outline) arrow() string {
	if o.RTL {
		return `<span aria-hidden="true" class="arrow">←</span> `
	}
	return `<span aria-hidden="true" class="arrow">→</span> `
}

func (o *outline) put(ss ...string) {
	for _, s := range ss {
		o.WriteString(s)
	}
}
