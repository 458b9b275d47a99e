package markup

import "testing"

func TestChineseIsMarked(t *testing.T) {
	for text, want := range map[string]string{
		"Wentu 问途":                           `Wentu <bdi lang="zh-Hans">问途</bdi>`,
		"Limitation (诉讼时效)":                  `Limitation (<bdi lang="zh-Hans">诉讼时效</bdi>)`,
		"see 法释〔2022〕18号 and 民法典第3条":         `see <bdi lang="zh-Hans">法释〔2022〕18号</bdi> and <bdi lang="zh-Hans">民法典第3条</bdi>`,
		"How it runs: 立—调—审—执":               `How it runs: <bdi lang="zh-Hans">立—调—审—执</bdi>`,
		"合同 & 协议 <a>":                        `<bdi lang="zh-Hans">合同</bdi> &amp; <bdi lang="zh-Hans">协议</bdi> &lt;a&gt;`,
		"Art. 22 of the law, CNY 20,000,000": "Art. 22 of the law, CNY 20,000,000",
		"":                                   "",
	} {
		var w Writer
		w.Page("en", "ltr")
		w.Text(text)
		if got := string(w.Bytes()); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", text, got, want)
		}
		for _, lang := range []string{"zh-Hans", "ja", ""} {
			w.Reset()
			w.Page(lang, "ltr")
			w.Text("问途")
			if got := string(w.Bytes()); got != "问途" {
				t.Errorf("%q: got %s", lang, got)
			}
		}
	}
}

func TestEnglishInChineseIsMarked(t *testing.T) {
	for text, want := range map[string]string{
		"请写明，如“FCA 成都，Incoterms 2020”。":                   `请写明，如“<bdi lang="en">FCA</bdi> 成都，<bdi lang="en">Incoterms 2020</bdi>”。`,
		"内容按 CC BY 4.0 许可使用。":                             `内容按 <bdi lang="en">CC BY 4.0</bdi> 许可使用。`,
		"写有 ad hoc 和仲裁地":                                  `写有 <bdi lang="en">ad hoc</bdi> 和仲裁地`,
		"CIP、DAP":                                         `<bdi lang="en">CIP</bdi>、<bdi lang="en">DAP</bdi>`,
		"cicc.court.gov.cn 或者 CL40、court-finder-1、eb2607": "cicc.court.gov.cn 或者 CL40、court-finder-1、eb2607",
		"Law & Practice <a>":                              `<bdi lang="en">Law</bdi> &amp; <bdi lang="en">Practice</bdi> &lt;a&gt;`,
		"People's Court.":                                 `<bdi lang="en">People&#39;s Court</bdi>.`,
		"第3条，12368，A 款":                                   "第3条，12368，A 款",
	} {
		var w Writer
		w.Page("zh-Hans", "ltr")
		w.Text(text)
		if got := string(w.Bytes()); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", text, got, want)
		}
	}
	var w Writer
	w.Page("zh-Hans", "ltr")
	w.Escaped("甲&quot;CIF&quot;&amp;")
	if got, want := string(w.Bytes()), `甲&quot;<bdi lang="en">CIF</bdi>&quot;&amp;`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// A link may be a flexible box, whose texts and elements stand apart.
func TestATextInALinkStaysOne(t *testing.T) {
	for _, c := range []struct{ lang, dir, text, want string }{
		{"en", "ltr", "Limitation (诉讼时效)", `<a><span>Limitation (<bdi lang="zh-Hans">诉讼时效</bdi>)</span></a>`},
		{"en", "ltr", "诉讼时效", `<a><bdi lang="zh-Hans">诉讼时效</bdi></a>`},
		{"en", "ltr", "Limitation", `<a>Limitation</a>`},
		{"ar", "rtl", "التقادم (诉讼时效)", `<a><span>التقادم (<bdi lang="zh-Hans">诉讼时效</bdi>)</span></a>`},
		{"zh-Hans", "ltr", "CISG 公约", `<a><span><bdi lang="en">CISG</bdi> 公约</span></a>`},
	} {
		var w Writer
		w.Page(c.lang, c.dir)
		w.Start("a", nil)
		w.Text(c.text)
		w.End("a")
		if got := string(w.Bytes()); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

func TestWhatSaysItsLanguageIsLeftAlone(t *testing.T) {
	var w Writer
	w.Page("en", "ltr")
	w.Start("p", nil)
	for _, of := range []struct{ tag, attr, value string }{{"span", "lang", "zh-Hans"}, {"code", "", ""}, {"svg", "", ""}} {
		w.Start(of.tag, []string{of.attr, of.value}[:2*min(1, len(of.attr))])
		w.Start("b", nil)
		w.Text("问途")
		w.End("b")
		w.End(of.tag)
	}
	w.Escaped("立&quot;案&quot;")
	w.End("p")
	want := `<p><span lang="zh-Hans"><b>问途</b></span><code><b>问途</b></code><svg><b>问途</b></svg>` +
		`<bdi lang="zh-Hans">立</bdi>&quot;<bdi lang="zh-Hans">案</bdi>&quot;</p>`
	if got := string(w.Bytes()); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
