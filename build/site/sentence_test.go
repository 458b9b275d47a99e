package site

import "testing"

func TestTheFirstSentenceIsWhole(t *testing.T) {
	for text, want := range map[string]string{
		"争议先分类。此后各步才知道适用哪条规则。":                                                                                     "争议先分类。",
		"A valid written agreement keeps the case from the court (Arbitration Law, Art. 5). There are exceptions.": "A valid written agreement keeps the case from the court (Arbitration Law, Art. 5).",
		"Courts of first instance are listed in No. 8 of the notice, cf. the annex.":                               "Courts of first instance are listed in No. 8 of the notice, cf. the annex.",
		"يُصنَّف النزاع أولًا حتى تعرف كل خطوة أي قاعدة تُطبَّق. ثم يأتي المكان.":                                  "يُصنَّف النزاع أولًا حتى تعرف كل خطوة أي قاعدة تُطبَّق.",
	} {
		if got := firstSentence(text); got != want {
			t.Errorf("%q begins with the sentence %q, want %q", text, got, want)
		}
	}
}

func TestWhatIsCutOffEndsOutsideOfBrackets(t *testing.T) {
	for text, want := range map[string]string{
		"The court does not take the case (Arbitration Law, Art. 5; Civil Procedure Law, Art. 127).": "The court does not take the case…",
		"The court (of the place) does not take the case at all, whatever the parties have agreed.":  "The court (of the place) does not take the case at all,…",
		"有效的仲裁协议排除法院的管辖，法院不受理案件（仲裁法第5条、民事诉讼法第127条、民事诉讼法第288条、民诉法解释第215条），除非双方放弃。":                    "有效的仲裁协议排除法院的管辖，法院不受理案件…",
	} {
		if got := shorten(text, 56); got != want {
			t.Errorf("%q is cut to %q, want %q", text, got, want)
		}
	}
}

func TestAnArticlePutInLaterIsNumberedAsItsLanguageDoes(t *testing.T) {
	for lang, want := range map[string][2]string{"zh-Hans": {"307", "之一"}, "en": {"307-1", ""}, "ar": {"307-1", ""}} {
		if n, behind := Numbered("307-1", lang); n != want[0] || behind != want[1] {
			t.Errorf("in %s it is %q, then %q, want %q", lang, n, behind, want)
		}
		if n, behind := Numbered("276", lang); n != "276" || behind != "" {
			t.Errorf("in %s article 276 is %q, then %q", lang, n, behind)
		}
	}
}
