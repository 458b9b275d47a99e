package markup

import "testing"

func TestForeignRunsAreIsolated(t *testing.T) {
	for text, want := range map[string]string{
		"المادة 22 من القانون":                          "المادة 22 من القانون",
		"القرار (2019)最高法民辖61号 منشور":                   `القرار <bdi lang="zh-Hans">(2019)最高法民辖61号</bdi> منشور`,
		"اتصل بالرقم +86 28 8555 1234.":                 `اتصل بالرقم <bdi>+86 28 8555 1234</bdi>.`,
		"الرقم 12368، أو 028-8555":                      "الرقم 12368، أو <bdi>028-8555</bdi>",
		"مثل 2026-03-02":                                "مثل <bdi>2026-03-02</bdi>",
		"المادة 307-1، والمواد 3 - 5":                   "المادة <bdi>307-1</bdi>، والمواد 3 - 5",
		"مركز CIETAC (في بكين)":                         `مركز <bdi lang="en">CIETAC</bdi> (في بكين)`,
		"إعلان Fa Shi [2022] No. 18, Art. 7 نافذ":       `إعلان <bdi lang="en">Fa Shi [2022] No. 18, Art. 7</bdi> نافذ`,
		"المادة 22 CISG":                                `المادة 22 <bdi lang="en">CISG</bdi>`,
		"(CISG) و«UNCITRAL»":                            `(<bdi lang="en">CISG</bdi>) و«<bdi lang="en">UNCITRAL</bdi>»`,
		"المادة CISG 39(1) وحدها":                       `المادة <bdi lang="en">CISG 39(1)</bdi> وحدها`,
		"اكتب إلى a.b@court.example أو https://x.cn/y.": `اكتب إلى <bdi>a.b@court.example</bdi> أو <bdi>https://x.cn/y</bdi>.`,
		"法释〔2022〕18号":                                   `<bdi lang="zh-Hans">法释〔2022〕18号</bdi>`,
		"«A & B» <c>":                                   `«<bdi>A &amp; B</bdi>» &lt;<bdi>c</bdi>&gt;`,
		"الحكم （2019）最高法民特1号":                           `الحكم <bdi lang="zh-Hans">（2019）最高法民特1号</bdi>`,
		"الحالة T12":                                    "الحالة <bdi>T12</bdi>",
		"«CISG» (CIETAC)":                               `«<bdi lang="en">CISG</bdi>» (<bdi lang="en">CIETAC</bdi>)`,
		"":                                              "",
	} {
		var w Writer
		w.RightToLeft()
		w.Text(text)
		if got := string(w.Bytes()); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", text, got, want)
		}
	}
}

func TestElementsWithADirectionAreLeftAlone(t *testing.T) {
	for _, c := range []struct{ tag, attr, value, want string }{
		{"p", "", "", `<p>قال <bdi lang="en">Kant</bdi></p>`},
		{"p", "dir", "ltr", `<p dir="ltr">قال Kant</p>`},
		{"span", "lang", "zh-Hans", `<span dir="ltr" lang="zh-Hans">قال Kant</span>`},
		{"span", "lang", "ar", `<span lang="ar">قال <bdi lang="en">Kant</bdi></span>`},
		{"code", "", "", `<code dir="ltr">قال Kant</code>`},
		{"bdi", "", "", `<bdi>قال Kant</bdi>`},
		{"svg", "", "", "<svg>قال \u2066Kant\u2069</svg>"},
	} {
		var w Writer
		w.RightToLeft()
		var attrs []string
		if c.attr != "" {
			attrs = []string{c.attr, c.value}
		}
		w.Start(c.tag, attrs)
		w.Text("قال Kant")
		w.End(c.tag)
		if got := string(w.Bytes()); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
		// After the element texts are isolated again.
		w.Text("Kant")
		if got := string(w.Bytes()); got != c.want+`<bdi lang="en">Kant</bdi>` {
			t.Errorf("after it: %s", got)
		}
	}
}

// References in compiled markup are signs, not letters.
func TestReferencesAreNoLetters(t *testing.T) {
	var w Writer
	w.RightToLeft()
	w.Escaped("&quot;نعم&quot; &amp; لا &lt;5&gt;")
	if got, want := string(w.Bytes()), "&quot;نعم&quot; &amp; لا &lt;5&gt;"; got != want {
		t.Errorf("got %s", got)
	}
}
