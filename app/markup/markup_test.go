package markup

import (
	"strings"
	"testing"
)

func TestWriter(t *testing.T) {
	for _, c := range []struct {
		name  string
		write func(w *Writer)
		want  string
	}{
		{"attributes are sorted and escaped", func(w *Writer) {
			w.Start("a", []string{"title", `"a" & <b>`, "href", "x", "class", "it's"})
			w.Text(`it's "a" & <b>`)
			w.End("a")
		}, `<a class="it's" href="x" title="&quot;a&quot; &amp; &lt;b&gt;">it&#39;s &#34;a&#34; &amp; &lt;b&gt;</a>`},
		{"an attribute without a value is bare", func(w *Writer) { w.Start("details", []string{"open", ""}) }, "<details open>"},
		{"neighbours are not glued", neighbours("Art.", "22"), "<p><b>Art.</b> <b>22</b></p>"},
		{"Chinese neighbours need no space", neighbours("第", "22"), "<p><b>第</b><b>22</b></p>"},
		{"Thai neighbours need no space", neighbours("มาตรา", "x"), "<p><b>มาตรา</b><b>x</b></p>"},
		{"Arabic neighbours are not glued", neighbours("المادة", "22"), "<p><b>المادة</b> <b>22</b></p>"},
		{"a bracket closes without a space", neighbours("(22", ")"), "<p><b>(22</b><b>)</b></p>"},
		{"a space of a text is enough", neighbours("a ", "b"), "<p><b>a </b><b>b</b></p>"},
		{"the edge of a block needs no space", func(w *Writer) {
			w.Text("a")
			w.Break()
			w.Start("div", nil)
			w.Text("b")
			w.Break()
			w.End("div")
		}, "a<div>b</div>"},
		{"white space of a text is one space", func(w *Writer) { w.Text("a \n\t b  c") }, "a b c"},
		{"what is verbatim stays", func(w *Writer) {
			w.Start("pre", nil)
			w.Text("a\n  <b>")
			w.End("pre")
		}, "<pre>a\n  &lt;b&gt;</pre>"},
		{"compiled markup is a block", func(w *Writer) {
			w.Text("a")
			w.Break()
			w.Raw("<div>&amp;\n</div>")
			w.Break()
			w.Text("b")
		}, "a<div>&amp;\n</div>b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var w Writer
			for range 2 { // the memory of the first serves the second
				w.Reset()
				c.write(&w)
				if got := string(w.Bytes()); got != c.want {
					t.Errorf("got  %s\nwant %s", got, c.want)
				}
			}
		})
	}
}

// neighbours are two elements in a paragraph, on lines of their own.
func neighbours(a, b string) func(*Writer) {
	return func(w *Writer) {
		w.Start("p", nil)
		for _, s := range []string{a, b} {
			w.Break()
			w.Start("b", nil)
			w.Text(s)
			w.End("b")
		}
		w.Break()
		w.End("p")
	}
}

func FuzzTextHasNoMarkup(f *testing.F) {
	for _, s := range []string{"a\nb", `<a href="x">`, "&amp;", "\xff", "  x\n\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var w Writer
		w.Text(s)
		if got := string(w.Bytes()); strings.ContainsAny(got, "<>\"'\n") {
			t.Errorf("%q is written as %q", s, got)
		}
	})
}

func TestNoSpaceComesBesideANoBreakSpace(t *testing.T) {
	var w Writer
	w.Start("p", nil)
	w.Start("span", nil)
	w.Text("1.\u00a0")
	w.End("span")
	w.Break()
	w.Start("a", nil)
	w.Text("One")
	w.End("a")
	w.End("p")
	if got, want := string(w.Bytes()), "<p><span>1.\u00a0</span><a>One</a></p>"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
