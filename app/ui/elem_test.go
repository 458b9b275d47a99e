package ui

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
	"golang.org/x/net/html"
)

// hostile are texts that break or change where they are not escaped.
var hostile = []string{
	`say "yes"`, `back\slash`, `\"`, `&amp; stays`, `a & b`, `<script>alert(1)</script>`, `it's`,
	"right-to-left mark \u200f here", "no-break\u00a0space", "zero\u200bwidth", "soft\u00adhyphen", "line\nbreak\tand tab",
	"四川省成都市中级人民法院", "ideographic\u3000space", "محكمة «الشعب»", "true", "false", "100%", "%d%s", "bad \xff byte", "\ufffd", "😀",
	"../law/cpl.html?a=1&b=2#a22", "javascript:alert(1)",
}

func TestHostileTextSurvivesPreRendering(t *testing.T) {
	for _, s := range hostile {
		want := strings.ToValidUTF8(s, "\ufffd")
		page := written(el("a", at{"class", "x", "href", s, "data-value", s, "aria-current", s}, s))
		a := first(t, page, "a")
		for _, name := range []string{"href", "data-value", "aria-current"} {
			if got := strings.ToValidUTF8(attr(a, name), "\ufffd"); got != want {
				t.Errorf("%s of %q is read back as %q in %s", name, s, got, page)
			}
		}
		if len(a.Attr) != 4 {
			t.Errorf("%q spilled over into attributes: %s", s, page)
		}
		if got := strings.ToValidUTF8(text(a), "\ufffd"); got != strings.NewReplacer("\n", " ", "\t", " ").Replace(want) {
			t.Errorf("the text %q is read back as %q", s, got)
		}
	}
}

func written(u app.UI) string { return string(mainHTML(u, "", "ltr")) }

func TestBooleanAttributesStayBare(t *testing.T) {
	if got := written(el("details", at{"open", "true"}, "x")); got != "<details open>x</details>" {
		t.Error(got)
	}
}

func TestTextBesideElementsGetsItsOwn(t *testing.T) {
	got := written(el("p", nil, "before", el("b", nil, "bold"), "", nil))
	if !strings.Contains(got, "<span>before</span>") || strings.Contains(got, "<span></span>") {
		t.Error(got)
	}
}

func TestEmptyAttributesAreLeftOut(t *testing.T) {
	if got := written(el("input", at{"id", "", "value", "", "type", "text"})); got != `<input type="text">` {
		t.Error(got)
	}
}

// first parses a fragment and gives the first element of a kind.
func first(t *testing.T, s, tag string) *html.Node {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.Data == tag {
			return n
		}
	}
	t.Fatalf("there is no %s in %s", tag, s)
	return nil
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func text(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}
