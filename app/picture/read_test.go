package picture

import (
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// drawn is what a picture shows, read from its SVG.
type drawn struct {
	rtl           bool
	width, height float64
	role          string
	ids           map[string]bool
	refs          []string // to ids
	links         []string
	texts         []drawnText
	paths         []drawnPath
	boxes         [][4]float64 // rectangles and circles: left, top, right, bottom
}

type drawnText struct {
	class, words string
	x, y, width  float64
	size         float64
}

type drawnPath struct {
	class  string
	points [][2]float64
	starts []bool // whether the point is moved to
}

// read reads a picture, and fails where it is not well-formed.
func read(t *testing.T, svg string) drawn {
	t.Helper()
	d := drawn{ids: map[string]bool{}}
	svg, strips, cut := strings.Cut(svg, `<div class="strips"`)
	if cut {
		defer func() { d.cutInto(t, strips) }()
	}
	in, text := xml.NewDecoder(strings.NewReader(svg)), false
	for {
		tok, err := in.Token()
		if errors.Is(err, io.EOF) {
			return d
		}
		if err != nil {
			t.Fatalf("%v in %s", err, svg)
		}
		switch e := tok.(type) {
		case xml.StartElement:
			d.element(t, e)
			text = e.Name.Local == "text"
		case xml.CharData:
			if last := len(d.texts) - 1; text {
				d.texts[last].measure(string(e))
			} else if s := strings.TrimSpace(string(e)); s != "" && d.texts != nil {
				t.Fatalf("words outside of a text: %q", s)
			}
		case xml.EndElement:
			text = false
		}
	}
}

func (d *drawn) element(t *testing.T, e xml.StartElement) {
	t.Helper()
	attr := map[string]string{}
	for _, a := range e.Attr {
		if _, ok := attr[a.Name.Local]; ok {
			t.Fatalf("%s has %s twice", e.Name.Local, a.Name.Local)
		}
		attr[a.Name.Local] = a.Value
	}
	n := func(name string) float64 { return number1(t, attr[name]) }
	if id, ok := attr["id"]; ok {
		if d.ids[id] {
			t.Fatalf("id %q stands twice", id)
		}
		d.ids[id] = true
	}
	switch e.Name.Local {
	case "svg":
		d.rtl, d.role = attr["direction"] == "rtl", attr["role"]
		d.width, d.height = n("width"), n("height")
		if want := "0 0 " + attr["width"] + " " + attr["height"]; attr["viewBox"] != want {
			t.Fatalf("viewBox is %q, not %q", attr["viewBox"], want)
		}
		d.refs = strings.Fields(attr["aria-labelledby"])
	case "a":
		d.links = append(d.links, attr["href"])
	case "text":
		d.texts = append(d.texts, drawnText{class: attr["class"], x: n("x"), y: n("y")})
	case "rect":
		d.boxes = append(d.boxes, [4]float64{n("x"), n("y"), n("x") + n("width"), n("y") + n("height")})
	case "circle":
		x, y, r := n("cx"), n("cy"), n("r")
		d.boxes = append(d.boxes, [4]float64{x - r, y - r, x + r, y + r})
	case "path":
		d.paths = append(d.paths, readPath(t, attr["class"], attr["d"]))
	}
}

func readPath(t *testing.T, class, d string) drawnPath {
	t.Helper()
	p := drawnPath{class: class}
	for _, c := range strings.FieldsFunc(strings.NewReplacer("M", "|M", "L", "|L", "Q", "|Q", "Z", "|Z").Replace(d), func(r rune) bool { return r == '|' }) {
		xy := strings.Fields(c[1:])
		for i := 0; i+1 < len(xy); i += 2 {
			p.points = append(p.points, [2]float64{number1(t, xy[i]), number1(t, xy[i+1])})
			p.starts = append(p.starts, c[0] == 'M')
		}
	}
	return p
}

// number1 reads a number with one decimal at most.
func number1(t *testing.T, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(s, 64)
	if _, decimals, _ := strings.Cut(s, "."); err != nil || len(decimals) > 1 {
		t.Fatalf("%q is not a number with one decimal", s)
	}
	return v
}

// measure takes the words of a text, in the font that the style sheet gives it.
func (x *drawnText) measure(s string) {
	f := plain
	for c, g := range map[string]font{"q": strong, "name": strong, "way": strong, "more": small, "no": {size: 11}} {
		if strings.Contains(" "+x.class+" ", " "+c+" ") {
			f = g
		}
	}
	if strings.Contains(x.class, "goal") {
		f = goal
	}
	x.words, x.size, x.width = s, f.size, f.width(s)
}

// span is the place of a text: left, top, right, bottom.
func (d *drawn) span(x drawnText) [4]float64 {
	left := x.x
	switch {
	case x.class == "no":
		left -= x.width / 2
	case d.rtl:
		left -= x.width
	}
	return [4]float64{left, x.y - .8*x.size, left + x.width, x.y + .2*x.size}
}

func overlap(a, b [4]float64) bool {
	const slack = .15
	return a[0]+slack < b[2] && b[0]+slack < a[2] && a[1]+slack < b[3] && b[1]+slack < a[3]
}

// obeys checks what holds for every picture.
func obeys(t *testing.T, svg string) drawn {
	t.Helper()
	d := read(t, svg)
	if d.width != Width {
		t.Errorf("the picture is %v wide", d.width)
	}
	spans := make([][4]float64, len(d.texts))
	for i, x := range d.texts {
		spans[i] = d.span(x)
		inside(t, &d, x.words, spans[i])
		for j := i - 1; j >= 0; j-- {
			if overlap(spans[i], spans[j]) {
				t.Fatalf("%q lies on %q", x.words, d.texts[j].words)
			}
		}
	}
	for _, b := range d.boxes {
		inside(t, &d, "a shape", b)
	}
	for _, p := range d.paths {
		for i, at := range p.points {
			inside(t, &d, "a "+p.class, [4]float64{at[0], at[1], at[0], at[1]})
			if p.starts[i] {
				continue
			}
			from := p.points[i-1]
			line := [4]float64{min(from[0], at[0]) - .5, min(from[1], at[1]) - .5, max(from[0], at[0]) + .5, max(from[1], at[1]) + .5}
			for j := range spans {
				if overlap(line, spans[j]) {
					t.Fatalf("a %s goes through %q", p.class, d.texts[j].words)
				}
			}
		}
	}
	for _, r := range d.refs {
		if !d.ids[r] {
			t.Errorf("nothing has the id %q", r)
		}
	}
	for _, l := range d.links {
		if id, ok := strings.CutPrefix(l, "#"); ok && !d.ids[id] {
			t.Errorf("a link leads to %s, which is not there", l)
		}
	}
	if want := map[bool]string{true: "group", false: "img"}[len(d.links) > 0]; d.role != want {
		t.Errorf("role is %s, not %s", d.role, want)
	}
	return d
}

func inside(t *testing.T, d *drawn, what string, b [4]float64) {
	t.Helper()
	if b[0] < -.15 || b[1] < -.15 || b[2] > d.width+.15 || b[3] > d.height+.15 {
		t.Fatalf("%s lies outside: %v of %v × %v", what, b, d.width, d.height)
	}
}

// mirrors checks that b shows what a shows, turned round.
func mirrors(t *testing.T, a, b drawn) {
	t.Helper()
	near := func(x, y float64) bool { return math.Abs(x+y-Width) < .11 }
	if a.rtl == b.rtl || a.height != b.height || !maps.Equal(a.ids, b.ids) ||
		len(a.texts) != len(b.texts) || len(a.boxes) != len(b.boxes) || len(a.paths) != len(b.paths) {
		t.Fatal("the two directions show different things")
	}
	for i, x := range a.texts {
		if y := b.texts[i]; x.words != y.words || x.class != y.class || x.y != y.y || !near(x.x, y.x) {
			t.Fatalf("%+v is not the mirror of %+v", y, x)
		}
	}
	for i, x := range a.boxes {
		if y := b.boxes[i]; x[1] != y[1] || x[3] != y[3] || !near(x[0], y[2]) || !near(x[2], y[0]) {
			t.Fatalf("the shape %v is not the mirror of %v", y, x)
		}
	}
	for i, p := range a.paths {
		for j, at := range p.points {
			if to := b.paths[i].points[j]; at[1] != to[1] || !near(at[0], to[0]) {
				t.Fatalf("%s: %v is not the mirror of %v", p.class, to, at)
			}
		}
	}
}

var viewBox = regexp.MustCompile(`viewBox="0 ([0-9.]+) 328 ([0-9.]+)"`)

// cutInto checks the strips that stand for the picture on paper: they cover it from top
// to end, and none cuts through a line of text.
func (d *drawn) cutInto(t *testing.T, strips string) {
	t.Helper()
	end := 0.0
	for _, m := range viewBox.FindAllStringSubmatch(strips, -1) {
		top, height := number1(t, m[1]), number1(t, m[2])
		if diff := top - end; diff > .11 || diff < -.11 {
			t.Fatalf("a strip begins at %v, the last one ends at %v", top, end)
		}
		end = top + height
		for _, x := range d.texts {
			if foot := x.y + x.size*.25; x.y-x.size*.8 < end && foot > end+.11 && end < d.height-.2 {
				t.Fatalf("a strip ends at %v, through %q at %v", end, x.words, x.y)
			}
		}
	}
	if diff := end - d.height; diff > .2 || diff < -.2 {
		t.Fatalf("the strips end at %v, the picture at %v", end, d.height)
	}
}
