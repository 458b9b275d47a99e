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
func (words) Get(key string, pairs ...string) string {
	if key == "site.cite.next" {
		return pairs[1]
	}
	return map[string]string{"site.callout.risk": "Risk", "site.cite.separator": "; ", "site.cite.comma": ", "}[key]
}

func TestHTML(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"citation", "see [Art. 22](law:cpl#22)", `<p>see <a href="../law/cpl#22" class="cite">Art. 22</a></p>`},
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
		{"numbers that go on from elsewhere", "3. 丙\n4. 丁", "<ol start=\"3\" role=\"list\">\n<li><span class=\"no\">3.\u00a0</span>丙</li>\n<li><span class=\"no\">4.\u00a0</span>丁</li>\n</ol>"},
		{"numbers that leave some out stay", "> 1. a\n> 2. b\n> 4. d\n> 5. e\n> 9. i", "<blockquote>\n<ol role=\"list\">\n<li><span class=\"no\">1.\u00a0</span>a</li>\n<li><span class=\"no\">2.\u00a0</span>b</li>\n<li value=\"4\"><span class=\"no\">4.\u00a0</span>d</li>\n<li><span class=\"no\">5.\u00a0</span>e</li>\n<li value=\"9\"><span class=\"no\">9.\u00a0</span>i</li>\n</ol>\n</blockquote>"},
		{"numbers that are all 1", "1. a\n1. b\n1. c", "<ol role=\"list\">\n<li><span class=\"no\">1.\u00a0</span>a</li>\n<li><span class=\"no\">2.\u00a0</span>b</li>\n<li><span class=\"no\">3.\u00a0</span>c</li>\n</ol>"},
		{"numbers with a bracket", "1) a\n2) b", "<ol role=\"list\">\n<li><span class=\"no\">1)\u00a0</span>a</li>\n<li><span class=\"no\">2)\u00a0</span>b</li>\n</ol>"},
		{"numbers in a list of points", "- 甲\n  1. 乙\n  3. 丙", "<ul>\n<li>甲\n<ol role=\"list\">\n<li><span class=\"no\">1.\u00a0</span>乙</li>\n<li value=\"3\"><span class=\"no\">3.\u00a0</span>丙</li>\n</ol>\n</li>\n</ul>"},
		{"Chinese numbers of paragraphs", "一、甲\n\n二、乙\n\n由第\n三、四级法院", "<p>一、甲</p>\n<p>二、乙</p>\n<p>由第三、四级法院</p>"},
		{"lines that break where they end", "（一）甲\\\n（二）乙", "<p>（一）甲<br>\n（二）乙</p>"},
		{"a year at the beginning of a line", "in the year\n2024. Then", "<p>in the year\n2024. Then</p>"},
		{"a paragraph number in running text", "under Article 3\n(1) of the law", "<p>under Article 3\n(1) of the law</p>"},
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
	d := Parse("x.md", "## text\n\n| What | Basis |\n|---|---|\n| a | cpl#22; frj#1(2); frj#3 |\n| b | see cpl#22 |\n", 11, rep)
	got := d.HTML(words{})
	aligned := Parse("x.md", "| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |\n", 1, rep).HTML(words{})
	for _, want := range []string{`<th scope="col" role="columnheader">a</th>`, `<th scope="col" role="columnheader" class="center">b</th>`, `<th scope="row" role="rowheader">1</th>`, `<td role="cell" class="end" data-label="c">3</td>`} {
		if !strings.Contains(aligned, want) {
			t.Errorf("no %s in %s", want, aligned)
		}
	}
	for _, want := range []string{
		`<table role="table" aria-labelledby="s1">`,
		`<th scope="col" role="columnheader">What</th>`,
		`<td role="cell" data-label="Basis"><a href="../law/cpl#22" class="cite">«cpl#22»</a>; <a href="../law/frj#1(2)" class="cite">«frj#1(2)»</a>, ` +
			`<a href="../law/frj#3" class="cite" aria-label="«frj#3»">3</a></td>`, // the law is named once
		`<th scope="row" role="rowheader">b</th>`,
		`<td role="cell" data-label="Basis">see cpl#22</td>`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
	want := []Link{{"law", "cpl#22", 15, 7}, {"law", "frj#1(2)", 15, 15}}
	if len(d.Links) != 3 || d.Links[0] != want[0] || d.Links[1] != want[1] {
		t.Errorf("links %v, want %v", d.Links, want)
	}
}

// A draft is shown although its links are refused: they lead nowhere.
func TestRefusedLinksLeadNowhere(t *testing.T) {
	for _, src := range []string{"[a](//evil.example/)", "[a](https://x@evil.example/)", "![a](https://evil.example/a.png)", "<javascript:evil>", "[a](evil.html)"} {
		rep := &report.Report{}
		if got := Parse("x.md", src, 1, rep).HTML(words{}); !rep.Failed() || strings.Contains(got, `="`) && strings.Contains(got, "evil") {
			t.Errorf("%s: %s %v", src, got, rep.Findings())
		}
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
		"甲[词][b]乙":                                      "1:3 this link leads nowhere: no line of the text says where",
		"甲[词][]乙":                                       "1:3 this link leads nowhere: no line of the text says where",
		"a[0][1] b":                                     "1:3 this link leads nowhere: no line of the text says where",
		"甲[^1]乙":                                        "1:2 footnotes are not supported",
		"a ~~b~~ c":                                     "1:3 text that is struck through is not supported",
		"- [ ] one\n- [x] two":                          "1:3 boxes to tick are not supported",
		"## 甲 {#a}":                                     "1:6 anchors are not written by hand",
		"a ** b **":                                     "1:3 these asterisks mark nothing",
		"[甲]（guide:filing）":                             "1:3 full-width brackets make no link",
		"＃＃ 甲":                                          "1:1 a full-width mark begins nothing",
		"##甲":                                           "1:1 a space is missing after #",
		"see https://example.org/":                      "1:5 a bare address is no link",
		"`~~` and `[^1]` and \\*\\*":                    "",
		"a <javascript:alert(1)> b":                     `1:3 "javascript:alert(1)" is not the address of a page`,
		"<data:text/html,x>":                            `1:1 "data:text/html,x" is not the address of a page`,
		"[a](https://u@b.example/)":                     `1:1 "https://u@b.example/" is not the address of a page`,
		"<mail@example.org>":                            "",
		"写信至court@example.org。":                         "1:4 the address of a mailbox is no link as it stands",
		"a: x.y+z@mail.example.org, b":                  "1:4 the address of a mailbox is no link as it stands",
		"court＠example.org":                             "1:1 the address of a mailbox is no link as it stands",
		"[us](mailto:court@example.org)":                "1:1 the address of a mailbox is no link as it stands",
		"at 5 @ 3 and @name and `a@b.example`":          "",
		"[a@b.example](https://b.example)":              "",
		"<https://example.org/>":                        "",
		"[https://a.b](https://a.b)":                    "",
		"see [1] and # 5":                               "",
		"文字\n一、甲\n二、乙":                                  `2:1 "一、" begins no item of a list here: the line would run on from the one before`,
		"一、甲\n二、乙":                                      `2:1 "二、" begins no item of a list here: the line would run on from the one before`,
		"文字：\n3. 丙":                                     `2:1 "3." begins no item of a list here: the line would run on from the one before`,
		"text\n  3. c\n  4. d":                          `2:3 "3." begins no item of a list here: the line would run on from the one before`,
		"１．甲\n２．乙":                                      `2:1 "２．" begins no item of a list here: the line would run on from the one before`,
		"1、甲\n2、乙":                                      `2:1 "2、" begins no item of a list here: the line would run on from the one before`,
		"(1) a\n(2) b":                                  `2:1 "(2)" begins no item of a list here: the line would run on from the one before`,
		"> [!note]\n> （一）甲\n> （二）乙":                     `2:3 "（一）" begins no item of a list here: the line would run on from the one before`,
		"- ①甲\n  ②乙":                                    `2:3 "②" begins no item of a list here: the line would run on from the one before`,
		"a. buyer\nb. seller":                           `2:1 "b." begins no item of a list here: the line would run on from the one before`,
		"A. buyer\nB. seller":                           `2:1 "B." begins no item of a list here: the line would run on from the one before`,
		"(a) buyer\n(b) seller":                         `2:1 "(b)" begins no item of a list here: the line would run on from the one before`,
		"(i) buyer\n(ii) seller":                        `2:1 "(ii)" begins no item of a list here: the line would run on from the one before`,
		"i. buyer\nii. seller":                          `2:1 "ii." begins no item of a list here: the line would run on from the one before`,
		"1.1 buyer\n1.2 seller":                         `2:1 "1.2" begins no item of a list here: the line would run on from the one before`,
		"——甲\n——乙":                                      `2:1 "——" begins no item of a list here: the line would run on from the one before`,
		"甲、买方\n乙、卖方":                                    `2:1 "乙、" begins no item of a list here: the line would run on from the one before`,
		"Ⅰ.买方\nⅡ.卖方":                                    `2:1 "Ⅱ" begins no item of a list here: the line would run on from the one before`,
		"⑴买方\n⑵卖方":                                      `2:1 "⑵" begins no item of a list here: the line would run on from the one before`,
		"㈠买方\n㈡卖方":                                      `2:1 "㈡" begins no item of a list here: the line would run on from the one before`,
		"【1】买方\n【2】卖方":                                  `2:1 "【2】" begins no item of a list here: the line would run on from the one before`,
		"第一条 买方\n第二条 卖方":                                `2:1 "第二条" begins no item of a list here: the line would run on from the one before`,
		"*甲\n*乙":                                        `2:1 "*乙" begins no item of a list here: the line would run on from the one before`,
		"　　首行。\n　　第二段。":                                 `2:3 this line is indented like a new paragraph and would run on from the one before`,
		"a) x\nb) y":                                    `2:1 "b)" begins no item of a list here: the line would run on from the one before`,
		"• a\n• b":                                      `2:1 "•" begins no item of a list here: the line would run on from the one before`,
		"1.甲\n2.乙":                                      `1:1 a space is missing after "1."`,
		"1. 甲\n2.乙":                                     `2:1 a space is missing after "2."`,
		"1.5 million":                                   "",
		"1. a\n2. b\n2. c\n3. d":                        "3:1 the number 2 follows 2 in a list",
		"نص **«مهم»**نص و**(مهم)**.":                    "1:11 a stretch in bold begins within another: one of the marks is not read as it was meant",
		"**加粗 **后空格，** 前空格**。":                          "1:6 a stretch in bold begins within another: one of the marks is not read as it was meant",
		"中文__加粗__中文":                                    "1:3 these underscores mark nothing",
		"［甲］(guide:filing)":                             "1:3 full-width brackets make no link",
		"【甲】（guide:filing）":                             "1:3 full-width brackets make no link",
		"[甲] (guide:filing)":                            "1:3 full-width brackets make no link",
		"| a | b |\n|:-:|\n| 1 | 2 |":                   "1:1 this table is none: the line below its head does not fit it",
		"| a | b |\n|—-|—-|\n| 1 | 2 |":                 "1:1 this table is none: the line below its head does not fit it",
		"| a | b |\n\n|---|---|\n| 1 | 2 |":             "1:1 this table is none: the line below its head does not fit it",
		"## t\n\n| a | b |\n|---|---|\n| 1 | 2 | 3 |":   "5:1 the row has 3 cells, and the table 2 columns",
		"## t\n\n| a | b |\n|---|---|\n| 1 |":           "5:1 the row has 1 cells, and the table 2 columns",
		"## t\n\n| a | b |\n|---|---|\n| 1 | 2 |\nmore": "6:1 this line stands in the table above it",
		"## t\n\n| a | b |\n|---|---|\n| 1 \\| x | 2 |": "",
		"## t\n\n> | a | b |\n> |---|---|\n> | 1 | 2 |": "",
		"text\n\n[^1]: 脚注":                              "3:1 footnotes are not supported",
		"> [!note] 文字":                                  "1:3 the kind of a callout stands on a line of its own",
		"＊＊粗＊＊":                                         "1:1 a full-width mark begins nothing",
		"甲＊＊粗＊＊":                                        "1:2 a full-width mark begins nothing",
		"==高亮==":                                        "1:1 text that is marked with == is not supported",
		":::note":                                       "1:1 blocks between ::: are not supported",
		"####### 七级":                                    "1:1 a space is missing after #",
		"- [ ]甲":                                        "1:3 boxes to tick are not supported",
		"价格2*3*4":                                       "1:4 asterisks between figures make emphasis",
		"a\n\n    甲":                                    "3:5 four spaces at the beginning of a line make a block of code",
		"[ ](guide:filing)":                             "1:1 a link has no words",
		"a&#x202e;b &#8212;":                            "1:2 the character U+202E is written as an entity",
		"-甲\n-乙":                                        `1:1 a space is missing after "-"`,
		"文字：\n－ 甲\n－ 乙":                                 `2:1 "－" begins no item of a list here: the line would run on from the one before`,
		"١. أ\n٢. ب":                                    `2:1 "٢." begins no item of a list here: the line would run on from the one before`,
		"the range is 3 – 5\n– as a rule – of all":      "",
		"文字：\n1）甲\n2）乙":                                 `2:1 "1）" begins no item of a list here: the line would run on from the one before`,
		"1。甲\n2。乙":                                      `2:1 "2。乙" begins no item of a list here: the line would run on from the one before`,
		"一．甲\n二．乙":                                      `2:1 "二．" begins no item of a list here: the line would run on from the one before`,
		"一.甲\n二.乙":                                      `2:1 "二.乙" begins no item of a list here: the line would run on from the one before`,
		"a）甲\nb）乙":                                      `2:1 "b）" begins no item of a list here: the line would run on from the one before`,
		"1：甲\n2：乙":                                      `2:1 "2：乙" begins no item of a list here: the line would run on from the one before`,
		"1- a\n2- b":                                    `2:1 "2-" begins no item of a list here: the line would run on from the one before`,
		"١- أ\n٢- ب":                                    `2:1 "٢-" begins no item of a list here: the line would run on from the one before`,
		"أ. بند\nب. بند":                                `2:1 "ب." begins no item of a list here: the line would run on from the one before`,
		"أ - بند\nب - بند":                              `2:1 "ب -" begins no item of a list here: the line would run on from the one before`,
		"أولاً: بند\nثانيًا: بند":                       `2:1 "ثانيًا:" begins no item of a list here: the line would run on from the one before`,
		"Step 1: a\nStep 2: b":                          `2:1 "Step 2:" begins no item of a list here: the line would run on from the one before`,
		"步骤一：甲\n步骤二：乙":                                  `2:1 "步骤二：" begins no item of a list here: the line would run on from the one before`,
		"■ a\n■ b":                                      `2:1 "■" begins no item of a list here: the line would run on from the one before`,
		"§ 1 a\n§ 2 b":                                  `2:1 "§ 2" begins no item of a list here: the line would run on from the one before`,
		"2026-03-01 and\n10:30 or\n11:45":               "",
		"Steps are\nthese. Step\nby step":               "",
		"وبند\nوآخر":                                    "",
		"甲\n\n[批注]: 待核实":                                "3:1 this line would not be shown: it is read as the address of a link [批注] that stands nowhere",
		"甲[1]。\n\n[1]: 民法典第509条":                        `1:2 "民法典第509条" is not a link of this site`,
		"> [2]: 第509条":                                  "1:3 this line would not be shown: it is read as the address of a link [2] that stands nowhere",
		"[甲][c]\n\n[c]: https://a.b/":                   "",
		"[1] 民法典第509条":                                  "",
		"说明如下：\n---\n后文":                                "1:1 the line of dashes below makes this a heading",
		"说明如下：\n\n---\n\n后文":                            "",
		"法院\t电话\n成都\t12368":                             "1:3 a tab stands in a line, as in what is copied out of a table",
		"见[[filing]]":                                   "1:2 double brackets make no link",
		"[TOC]":                                         "1:1 a list of the headings is not written by hand",
		"5 m^2^":                                        "1:3 raised and lowered text is not supported",
		"H~2~O":                                         "1:1 raised and lowered text is not supported",
		"3~5日或者5~7日，2^3":                                "",
		"使用`符号":                                         "1:3 this backtick marks nothing",
		"`a` and \\` and ``b`c``":                       "",
		"Term\n: definition":                            "2:1 lists of terms and their meaning are not supported",
		"词\n\n： 解释":                                     "3:1 lists of terms and their meaning are not supported",
		"价格为 $x^2$ 元":                                   "1:4 formulas between $ are not supported",
		"$$\nE=mc\n$$":                                  "1:1 formulas between $ are not supported",
		":warning: careful":                             "1:1 names of pictures between colons are not supported",
		"注意:warning:小心":                                 "1:3 names of pictures between colons are not supported",
		"!!! note":                                      "1:1 blocks that begin with !!! are not supported",
		"??? \"More\"":                                  "1:1 blocks that begin with !!! are not supported",
		"{{ court }}":                                   "1:1 nothing fills in what stands between braces",
		"为${amount}元":                                   "1:2 nothing fills in what stands between braces",
		"甲 {.red}":                                      "1:3 classes are not written by hand",
		"*[FTZ]: zone":                                  "1:1 abbreviations are not explained so",
		"甲^[注]":                                         "1:2 footnotes are not supported",
		"see [@law2020]":                                "1:5 sources are not cited by a key",
		"++甲++":                                         "1:1 text that is marked with ++ is not supported",
		"%%待查%%":                                        "1:1 comments would be shown",
		"甲\\n乙":                                         "1:2 a backslash before a letter is shown as it stands",
		"[a](b c)":                                      "1:3 these brackets make no link",
		"见下 *重要":                                        "1:4 this asterisk marks nothing",
		"[[_TOC_]]":                                     "1:1 double brackets make no link",
		"a&nbsp b":                                      "1:2 this names no character, and is shown as it stands",
		"&foo; b":                                       "1:1 this names no character, and is shown as it stands",
		"&#8212 b":                                      "1:1 this names no character, and is shown as it stands",
		"## t\n\n| a | b |\n|---|---|\n| 1<br>2 | 3 |":  "5:4 HTML is not allowed in a text",
		"CNY 5:30, Art. 3: the court; at 10:30:15, a:b:c, 3:2:1": "",
		"US$5/US$10, $5 and $10, \\$x\\$ and $100$":              "",
		"**词**: 解释，[](law:cpl)：解释":                               "",
		"R&D; AT&T; a & b &amp; &nbsp; &#8212;":                  "",
		"<https://x.y/a?b=1&copy=2> `{{x}}` `$x$` `:warning:`":   "",
		"C++ and D++, a * b, 100% 或 50%%, x{1} {a, b}":           "",
		"词\n：解释":           "",
		"1. a\n3. b\n2. c": "3:1 the number 2 follows 3 in a list",

		"| a | b |\n|---|---|\n| 1 | 2 |": "1:2 a table has no heading of its own",
		"## t\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nand\n\n| c | d |\n|---|---|\n| 1 | 2 |": "9:2 a table has no heading of its own",
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
