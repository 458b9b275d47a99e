package markdown

import (
	"fmt"
	"strings"
	"testing"

	"wentu/build/report"
)

// words is a Resolver that knows one of each thing.
type words struct{}

// Resolve implements Resolver.
func (words) Resolve(scheme, target string) (href, label string) {
	if strings.HasPrefix(target, "no") {
		return "", target
	}
	return "../" + scheme + "/" + target, "«" + target + "»"
}

// Get implements Resolver.
func (words) Get(key string, _ ...string) string {
	return map[string]string{"site.callout.risk": "Risk", "site.table": "A \"table\"", "site.cite.separator": "; "}[key]
}

func TestHTML(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"citation", "see [Art. 22](law:cpl#22)", `<p>see <a href="../law/cpl#22" class="cite" data-ref="cpl#22">Art. 22</a></p>`},
		{"link with emphasis", "[the *guide*](guide:filing)", `<p><a href="../guide/filing">the <em>guide</em></a></p>`},
		{"unknown target stays text", "[x](guide:none)", `<p>x</p>`},
		{"other site", "[x](https://example.org/?a=b&c)", `<p><a href="https://example.org/?a=b&amp;c" rel="external noreferrer">x</a></p>`},
		{"headings are numbered", "## 甲\n\n## 乙", "<h2 id=\"s1\">甲</h2>\n<h2 id=\"s2\">乙</h2>"},
		{"callout", "> [!risk]\n> Mind *this*.\n>\n> And that.", "<div class=\"callout risk\" role=\"note\"><p class=\"callout-head\">Risk</p>\n<p>Mind <em>this</em>.</p>\n<p>And that.</p>\n</div>"},
		{"plain quote", "> quoted", "<blockquote>\n<p>quoted</p>\n</blockquote>"},
		{"emphasis that ends in a Chinese mark", "**注意：**请", `<p><strong>注意：</strong>请</p>`},
		{"emphasis of a quotation", "这是**“重要”**的", `<p>这是<strong>“重要”</strong>的</p>`},
		{"emphasis of brackets", "按**（2024）川01号**办", `<p>按<strong>（2024）川01号</strong>办</p>`},
		{"emphasis of a link", "见**[甲](guide:a)**。", `<p>见<strong><a href="../guide/a">甲</a></strong>。</p>`},
		{"emphasis of Latin stays CommonMark's", "a*(b)*c", `<p>a*(b)*c</p>`},
		{"lines of Chinese join", "第一行，\n第二行", `<p>第一行，第二行</p>`},
		{"lines of Chinese and Latin join", "请致电\n12368核实", `<p>请致电12368核实</p>`},
		{"lines of Chinese join around emphasis", "请看\n**这里**", `<p>请看<strong>这里</strong></p>`},
		{"lines of English with Chinese stay apart", "the filing stage 立案\nis first", "<p>the filing stage 立案\nis first</p>"},
		{"callout in Chinese", "> [!risk]\n> 请先\n> 异议。", "<div class=\"callout risk\" role=\"note\"><p class=\"callout-head\">Risk</p>\n<p>请先异议。</p>\n</div>"},
		{"lines of Korean stay apart", "법원\n관할", "<p>법원\n관할</p>"},
		{"decision table with another arrow goes", "a\n\n| x | -> y |\n|---|---|\n| 1 | 2 |\n\nb", "<p>a</p>\n<p>b</p>"},
		{"decision table goes", "a\n\n| x | → y |\n|---|---|\n| 1 | cpl#2 |\n\nb", "<p>a</p>\n<p>b</p>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rep := &report.Report{}
			d := Parse("x.md", c.src, 1, rep)
			if rep.Failed() {
				t.Fatal(rep.Findings())
			}
			if got := strings.TrimSpace(d.HTML(words{})); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestTableCells(t *testing.T) {
	rep := &report.Report{}
	d := Parse("x.md", "text\n\n| What | Basis |\n|---|---|\n| a | cpl#22; frj#1(2) |\n| b | see cpl#22 |\n", 11, rep)
	got := d.HTML(words{})
	aligned := Parse("x.md", "| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |\n", 1, rep).HTML(words{})
	for _, want := range []string{`<th scope="col">a</th>`, `<th scope="col" class="center">b</th>`, `<td>1</td>`, `<td class="end">3</td>`} {
		if !strings.Contains(aligned, want) {
			t.Errorf("no %s in %s", want, aligned)
		}
	}
	for _, want := range []string{
		`<div class="table" role="group" tabindex="0" aria-label="A &quot;table&quot;">`,
		`<th scope="col">What</th>`,
		`<td><a href="../law/cpl#22" class="cite" data-ref="cpl#22">«cpl#22»</a>; <a href="../law/frj#1(2)" class="cite" data-ref="frj#1(2)">«frj#1(2)»</a></td>`,
		`<td>see cpl#22</td>`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
	want := []Link{{"law", "cpl#22", 15, 7}, {"law", "frj#1(2)", 15, 15}}
	if len(d.Links) != 2 || d.Links[0] != want[0] || d.Links[1] != want[1] {
		t.Errorf("links %v, want %v", d.Links, want)
	}
}

func TestText(t *testing.T) {
	d := Parse("x.md", "One *two*\nthree [four](law:cpl#22).\n\n- five\n- `six`\n", 1, &report.Report{})
	if got := d.Text(); got != "One two three four. five six" {
		t.Errorf("got %q", got)
	}
}

func TestSignsThatWouldBeShownRaw(t *testing.T) {
	for src, want := range map[string]string{
		"甲[^1]乙":                     "1:2 footnotes are not supported",
		"a ~~b~~ c":                  "1:3 text that is struck through is not supported",
		"- [ ] one\n- [x] two":       "1:3 boxes to tick are not supported",
		"## 甲 {#a}":                  "1:6 anchors are not written by hand",
		"a ** b **":                  "1:3 these asterisks mark nothing",
		"[甲]（guide:filing）":          "1:3 full-width brackets make no link",
		"＃＃ 甲":                       "1:1 a full-width mark begins nothing",
		"##甲":                        "1:1 a space is missing after #",
		"see https://example.org/":   "1:5 a bare address is no link",
		"`~~` and `[^1]` and \\*\\*": "",
		"a <javascript:alert(1)> b":  `1:3 "javascript:alert(1)" is not the address of a page`,
		"<data:text/html,x>":         `1:1 "data:text/html,x" is not the address of a page`,
		"[a](https://u@b.example/)":  `1:1 "https://u@b.example/" is not the address of a page`,
		"<mail@example.org>":         "",
		"<https://example.org/>":     "",
		"[https://a.b](https://a.b)": "",
		"see [1] and # 5":            "",
	} {
		rep := &report.Report{}
		Parse("x.md", src, 1, rep)
		got := ""
		if f := rep.Findings(); len(f) > 0 {
			got = fmt.Sprintf("%d:%d %s", f[0].Line, f[0].Col, f[0].Msg.String())
		}
		if got != want {
			t.Errorf("%q: %q, want %q", src, got, want)
		}
	}
}
