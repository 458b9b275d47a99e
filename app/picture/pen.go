package picture

import (
	"math"
	"strconv"
	"strings"
)

// pen writes SVG. It takes x from the side where reading starts, and turns it round
// where that is the right.
type pen struct {
	strings.Builder
	rtl   bool
	links bool      // some were written
	cuts  []float64 // heights at which nothing but lines would be cut
}

// What fits on a page of paper stays together; what is taller is cut into strips there.
const (
	pageful = 640.0
	strip   = 240.0 // the least height of one
)

// frame puts what was drawn into an svg element.
func (p *pen) frame(class, id, title, desc string, height float64) string {
	var s pen
	s.put(`<svg class="picture `, class, `" viewBox="0 0 `, num(Width), " ", num(height), `" width="`, num(Width), `" height="`, num(height), `"`)
	if p.rtl {
		s.put(` direction="rtl"`)
	} else {
		s.put(` direction="ltr"`)
	}
	if p.links {
		s.put(` role="group"`) // an image would hide its links
	} else {
		s.put(` role="img"`)
	}
	id = escape(id)
	s.put(` aria-labelledby="`, id, `-t`)
	if desc != "" {
		s.put(" ", id, `-d`)
	}
	s.put(`"><title id="`, id, `-t">`, escape(title), `</title>`)
	if desc != "" {
		s.put(`<desc id="`, id, `-d">`, escape(desc), `</desc>`)
	}
	// What is drawn has a class of its own: what a strip shows of it knows no more.
	s.put(`<g id="`, id, `-all" class="ink `, class, `">`, p.String(), "</g></svg>")
	if height > pageful {
		s.strips(id, height, p.cuts)
	}
	return s.String()
}

// strips shows on paper, where a page may end between any two of them, what the svg
// element with this id draws.
func (p *pen) strips(id string, height float64, cuts []float64) {
	p.put(`<div class="strips" aria-hidden="true">`)
	top := 0.0
	for _, y := range append(cuts, height) {
		if y > height || y-top < strip && y < height {
			continue
		}
		p.put(`<svg class="picture" viewBox="0 `, num(top), " ", num(Width), " ", num(y-top), `" focusable="false"><use href="#`, id, `-all"/></svg>`)
		top = y
	}
	p.put("</div>")
}

func (p *pen) put(ss ...string) {
	for _, s := range ss {
		p.WriteString(s)
	}
}

// x is an x coordinate as written.
func (p *pen) x(v float64) string {
	if p.rtl {
		v = Width - v
	}
	return num(v)
}

// text writes lines below each other, the first one's foot at y.
func (p *pen) text(class string, x, y, lead float64, lines []string) {
	for i, l := range lines {
		p.put(`<text class="`, class, `" x="`, p.x(x), `" y="`, num(y+float64(i)*lead), `">`, escape(l), "</text>")
	}
}

// link opens a link, if there is one to open; the caller closes it by what it returns.
func (p *pen) link(href string) (end string) {
	if href == "" {
		return ""
	}
	p.links = true
	p.put(`<a href="`, escape(href), `">`)
	return "</a>"
}

// path draws a path that line and arrow have made.
func (p *pen) path(class, d string) {
	if d != "" {
		p.put(`<path class="`, class, `" d="`, d, `"/>`)
	}
}

// line is a way through points, which all lie straight beside or below each other;
// its corners are bends.
func (p *pen) line(xy ...float64) string {
	d := "M" + p.x(xy[0]) + " " + num(xy[1])
	for i := 2; i < len(xy); i += 2 {
		x, y := xy[i], xy[i+1]
		if i+2 == len(xy) {
			return d + "L" + p.x(x) + " " + num(y)
		}
		ax, ay := toward(x, y, xy[i-2], xy[i-1])
		bx, by := toward(x, y, xy[i+2], xy[i+3])
		d += "L" + p.x(ax) + " " + num(ay) + "Q" + p.x(x) + " " + num(y) + " " + p.x(bx) + " " + num(by)
	}
	return d
}

// toward is the point where a bend at x, y meets the line that comes from or goes to tx, ty.
func toward(x, y, tx, ty float64) (float64, float64) {
	step := func(from, to float64) float64 { return from + max(-round, min(round, to-from)) }
	return step(x, tx), step(y, ty)
}

// arrow is an arrow of the length of 12 that starts at x.
func (p *pen) arrow(x, y float64) string {
	return "M" + p.x(x) + " " + num(y) + "L" + p.x(x+12) + " " + num(y) +
		"M" + p.x(x+8) + " " + num(y-4) + "L" + p.x(x+12) + " " + num(y) + "L" + p.x(x+8) + " " + num(y+4)
}

// num writes a number with one decimal at most.
func num(v float64) string {
	n := int(math.Round(v * 10))
	if n%10 == 0 {
		return strconv.Itoa(n / 10)
	}
	s := ""
	if n < 0 {
		s, n = "-", -n
	}
	return s + strconv.Itoa(n/10) + "." + strconv.Itoa(n%10)
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;")

func escape(s string) string { return escaper.Replace(clean(s)) }
