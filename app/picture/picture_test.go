package picture

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestSamplesObey(t *testing.T) {
	for name, draw := range samples() {
		t.Run(name, func(t *testing.T) { obeys(t, draw()) })
	}
}

// random reads the shape of a picture from bytes, or from chance.
type random func(n int) int

func chance(seed uint64) random {
	r := rand.New(rand.NewPCG(seed, 7))
	return func(n int) int { return r.IntN(n) }
}

func bytes(data []byte) random {
	return func(n int) int {
		if len(data) == 0 {
			return 0
		}
		v := int(data[0])
		data = data[1:]
		return v % n
	}
}

// text is a few words in one of the scripts, or something odd.
func (r random) text() string {
	parts := []string{
		"是否一方的住所在法院所在的省（市），另一方在外面？", "级别：", "“合同”", "第22条、2000万元以上", "the court’s province", "CNY 5,000,000,000 or more",
		"Zuständigkeitsstreitwertgrenzenverordnungsanpassungsgesetz", "هل لطرف واحد على الأقل موطن داخل مقاطعة المحكمة", "مُحَكَّمَة", "yes", "no", "<a & b>", "\"q\"",
		"\x00\xff\ufffe", "  ", "\n", "中", "Ⅳ", "ศาลประชาชนชั้นกลาง", "суд", "👩‍⚖️", strings.Repeat("W", 70), strings.Repeat("）", 50), "\u00a0",
	}
	s := ""
	for range r(4) {
		s += parts[r(len(parts))] + []string{" ", ""}[r(2)]
	}
	return s
}

func (r random) tree() *Tree {
	n := 1 + r(40)
	t := &Tree{ID: "r" + strconv.Itoa(r(9)), Title: r.text(), Desc: r.text(), RTL: r(2) == 1, Roots: []int{0}}
	if r(2) == 1 {
		t.Again = func(n int) string { return "see " + strconv.Itoa(n) }
	}
	for range r(3) {
		t.Roots = append(t.Roots, r(n+2)-1)
	}
	chain := r(2) == 1 // deep
	for i := range n {
		node := Node{Text: r.text()}
		if r(3) == 0 {
			node.Href = "a&b.html?" + strconv.Itoa(i)
		}
		if left := n - i - 1; left > 0 && (chain || r(4) > 0) {
			for range 1 + r(4) {
				node.Answers = append(node.Answers, Answer{r.text(), i + 1 + r(left), r(4) == 0})
			}
			if chain {
				node.Answers[0].To = i + 1
			}
		}
		if r(30) == 0 { // what a caller should not do
			node.Answers = append(node.Answers, Answer{r.text(), r(n+4) - 2, false})
		}
		t.Nodes = append(t.Nodes, node)
	}
	return t
}

func (r random) graph() *Graph {
	g := &Graph{ID: "g", Title: r.text(), Desc: r.text(), RTL: r(2) == 1}
	for i := range r(20) {
		b := Box{Text: r.text(), More: r.text(), Strong: r(4) == 0}
		if r(2) == 0 {
			b.Href = "box.html"
		}
		for range r(4) {
			b.Needs = append(b.Needs, r(i+3)-1)
		}
		g.Boxes = append(g.Boxes, b)
	}
	return g
}

// obeyTree checks a tree in both directions, and that nothing reachable is missing.
func obeyTree(t *testing.T, x *Tree) {
	t.Helper()
	a := obeys(t, x.SVG())
	turned := *x
	turned.RTL = !x.RTL
	mirrors(t, a, obeys(t, turned.SVG()))
	seen := map[int]bool{}
	var walk func(n int)
	walk = func(n int) {
		if n < 0 || n >= len(x.Nodes) || seen[n] {
			return
		}
		seen[n] = true
		for _, a := range x.Nodes[n].Answers {
			walk(a.To)
		}
	}
	for _, n := range x.Roots {
		walk(n)
	}
	rails := 0
	for _, p := range a.paths {
		if p.class == "rail" || p.class == "rail way" {
			rails++
		}
	}
	questions := 0
	for n := range seen {
		if as := x.Nodes[n].Answers; len(as) > 0 {
			questions++
			if i := slices.IndexFunc(as, func(a Answer) bool { return a.Taken != as[0].Taken }); i > 0 {
				questions++ // a thin rail and a thick one
			}
		}
	}
	if rails != questions {
		t.Errorf("%d rails are drawn, not %d", rails, questions)
	}
}

func obeyGraph(t *testing.T, g *Graph) {
	t.Helper()
	a := obeys(t, g.SVG())
	turned := *g
	turned.RTL = !g.RTL
	mirrors(t, a, obeys(t, turned.SVG()))
	trunks := g.trunks()
	for i, x := range trunks {
		for _, y := range trunks[:i] {
			if x.lane == y.lane && x.from < y.last() && y.from < x.last() {
				t.Errorf("the lines from %d and from %d lie on each other", x.from, y.from)
			}
		}
	}
}

func TestRandomTrees(t *testing.T) {
	for seed := range uint64(400) {
		obeyTree(t, chance(seed).tree())
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

func TestRandomGraphs(t *testing.T) {
	for seed := range uint64(400) {
		obeyGraph(t, chance(seed).graph())
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

func FuzzTree(f *testing.F) {
	f.Add([]byte("a way that forks and goes on"))
	f.Fuzz(func(t *testing.T, data []byte) { obeyTree(t, bytes(data).tree()) })
}

func FuzzGraph(f *testing.F) {
	f.Add([]byte("what rests on what"))
	f.Fuzz(func(t *testing.T, data []byte) { obeyGraph(t, bytes(data).graph()) })
}

func TestSharedQuestionIsDrawnOnce(t *testing.T) {
	svg := level("en", false).SVG()
	if n := strings.Count(svg, "Amount in dispute"); n != 3 {
		t.Errorf("the amount is asked %d times, not 3", n)
	}
	for _, s := range []string{`<g id="level-en-1">`, `<a href="#level-en-1">`, ">see 1<", `<a href="#level-en-2">`} {
		if !strings.Contains(svg, s) {
			t.Errorf("%s is missing", s)
		}
	}
}

func TestDeepTreeGoesOnAtTheLeft(t *testing.T) {
	d := obeys(t, deep(30).SVG())
	for _, x := range d.texts {
		if x.class == "q way" && x.x > Width-least {
			t.Errorf("%q has no room", x.words)
		}
	}
	if !d.ids["deep-1"] || !d.ids["deep-2"] || d.ids["deep-3"] {
		t.Errorf("30 questions go on at the left %v", d.ids)
	}
}

func TestRootThatStandsElsewhere(t *testing.T) {
	svg := (&Tree{ID: "x", Roots: []int{0, 1}, Again: again("en"), Nodes: []Node{
		{"a?", "", []Answer{{"yes", 1, false}, {"no", 2, false}}},
		{"b?", "", []Answer{{"yes", 2, false}}},
		{"result", "", nil},
	}}).SVG()
	obeys(t, svg)
	if strings.Count(svg, "b?") != 1 || !strings.Contains(svg, "see 1") {
		t.Error("the second row of the table is lost")
	}
}

func TestWayEndsInItsResult(t *testing.T) {
	svg := level("zh", true).SVG()
	if !strings.Contains(svg, `class="picture tree walked"`) || strings.Count(svg, `"to way goal"`) != 1 {
		t.Error("the result of the way is not emphasised")
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text string
		room float64
		want []string
	}{
		{"", 100, nil},
		{"one two three", 62, []string{"one two ", "three"}},
		{"是否一方的住所在法院", 75, []string{"是否一方的", "住所在法院"}},
		{"法院、省（市）的", 62, []string{"法院、省", "（市）的"}},
		{"不满2000万元的", 62, []string{"不满", "2000万", "元的"}},
		{"WWWWWWWW", 50, []string{"WWW", "WWW", "WW"}},
		{"سيتشوان و تشونغتشينغ", 100, []string{"سيتشوان و ", "تشونغتشينغ"}},
	} {
		if got := plain.wrap(c.text, c.room); !slices.Equal(got, c.want) {
			t.Errorf("%q in %v: %q, not %q", c.text, c.room, got, c.want)
		}
	}
}

func BenchmarkTree200(b *testing.B) {
	t := &Tree{ID: "b", Title: "Bench", Roots: []int{0}}
	for i := range 200 {
		n := Node{Text: "Is one party seated inside the court’s province? 是否一方的住所在省内？"}
		for j := range 3 {
			if to := 3*i + j + 1; to < 200 {
				n.Answers = append(n.Answers, Answer{Text: "five million or more 五百万元以上", To: to})
			}
		}
		t.Nodes = append(t.Nodes, n)
	}
	b.ReportAllocs()
	for b.Loop() {
		t.SVG()
	}
}
