package site

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"wentu/app/picture"
)

func TestOutlineShowsEveryAnswerAndWhereItLeads(t *testing.T) {
	// Six questions deep, and the first asked again at the end of another branch.
	tree := picture.Tree{ID: "d", Roots: []int{0}, Again: func(n int) string { return fmt.Sprint("see ", n) }}
	for i := range 6 {
		tree.Nodes = append(tree.Nodes, picture.Node{Text: fmt.Sprint("Q", i), Answers: []picture.Answer{
			{Text: fmt.Sprint("yes", i), To: i + 1}, {Text: fmt.Sprint("no", i), To: (i + 6) % 9},
		}})
	}
	tree.Nodes = append(tree.Nodes,
		picture.Node{Text: "Only", Answers: []picture.Answer{{Text: "so", To: 8}}},
		picture.Node{Text: "Again", Href: "x.html", Answers: []picture.Answer{{Text: "a", To: 5}, {Text: "b", To: 8}}},
		picture.Node{Text: "End & all"})
	got := (&outline{Tree: tree}).markup()
	if !strings.Contains(got, `<span aria-hidden="true" class="arrow">→</span> End`) {
		t.Error("no arrow points to what an answer leads to")
	}
	got = regexp.MustCompile(` ?<span aria-hidden="true"[^>]*>.</span> ?`).ReplaceAllString(got, "")
	for _, node := range tree.Nodes[:8] {
		if strings.Count(got, ">"+node.Text+"<") != 1 {
			t.Errorf("%q stands %d times", node.Text, strings.Count(got, ">"+node.Text+"<"))
		}
		for _, a := range node.Answers {
			if strings.Count(got, ">"+a.Text+"<") != 1 {
				t.Errorf("the answer %q is missing", a.Text)
			}
		}
	}
	if !strings.Contains(got, `<p class="a">so</p></div><p class="to">End &amp; all</p>`) {
		t.Error("a question with one answer does not go on in its place")
	}
	if !strings.Contains(got, `<a href="x.html">Again</a>`) {
		t.Error("a question does not lead to the decision that answers it")
	}
	for _, ref := range regexp.MustCompile(`href="#(d-\d+)">see`).FindAllStringSubmatch(got, -1) {
		if strings.Count(got, `id="`+ref[1]+`"`) != 1 {
			t.Errorf("%s is referred to and stands %d times", ref[1], strings.Count(got, `id="`+ref[1]+`"`))
		}
	}
	if depth := deepestList(got); depth > deepest {
		t.Errorf("lists are nested %d deep, a wide screen has room for %d", depth, deepest)
	}
}

func deepestList(s string) (most int) {
	at := 0
	for _, tag := range regexp.MustCompile(`</?ul[^>]*>`).FindAllString(s, -1) {
		if tag != "</ul>" {
			at++
		} else {
			at--
		}
		most = max(most, at)
	}
	return most
}

func TestArrowsOfAPagePointWhereItsLanguageIsRead(t *testing.T) {
	for dir, want := range map[string]string{"ltr": "→", "rtl": "←"} {
		b := &builder{lang: &Language{Dir: dir}}
		o := &outline{Tree: b.emptyTree("Which court?")}
		if got := o.arrow(); !strings.Contains(got, ">"+want+"<") {
			t.Errorf("in a page from %s an answer leads on with %s, want %s", dir, got, want)
		}
	}
}
