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
