package ui

import (
	"regexp"
	"strings"
	"testing"

	"wentu/app/markup"
)

// parted shows where a heading may not break: |word|.
func parted(made any) string {
	var b markup.Writer
	write(&b, el("h1", nil, made))
	s := regexp.MustCompile(`<span class="word">(.*?)</span>`).ReplaceAllString(string(b.Bytes()), "|$1|")
	return strings.ReplaceAll(regexp.MustCompile(`<.*?>`).ReplaceAllString(s, ""), "||", "|")
}

func TestWordsOfChineseHeadingsStayWhole(t *testing.T) {
	for text, want := range map[string]string{
		"中华人民共和国民事诉讼法":             "|中华人民共和国|民事诉讼法|",
		"最高人民法院关于涉外民商事案件管辖若干问题的规定": "|最高人民法院|关于|涉外|民商事|案件|管辖|若干问题的|规定|",
		"（四川自由贸易试验区人民法院）":          "（|四川|自由贸易试验区|人民法院|）",
		"没有合同的损害（侵权），或者不当得利":       "|没有|合同的|损害|（侵权）|，|或者|不当得利",
		"仲裁条款，2亿元：向法院起诉":           "|仲裁|条款|，|2亿元|：向|法院|起诉|",
		"立案":                   "立案",
		"2025年行政区划":            "|2025年|行政区划|",
		"Sichuan (四川) 2022":    "Sichuan (四川) 2022",
		"Which court? 3 of 14": "Which court? 3 of 14",
		"هل النزاع تجاري؟":     "هل النزاع تجاري؟",
	} {
		if got := parted(whole(text)); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
		if got := strings.ReplaceAll(parted(phrases(text)), "|", ""); got != text {
			t.Errorf("%s became %s", text, got)
		}
	}
}
