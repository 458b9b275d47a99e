package amounts

import (
	"slices"
	"testing"

	"wentu/app/typed"
)

var (
	zh = typed.Locale{Lang: "zh-Hans", Decimal: ".", Group: ","}
	en = typed.Locale{Lang: "en", Decimal: ".", Group: ","}
	ar = typed.Locale{Lang: "ar", Decimal: ".", Group: ","}
)

// An amount is found as each language writes it, and nothing else is taken for one.
func TestAmountsAreFoundAsTheyAreWritten(t *testing.T) {
	for _, c := range []struct {
		l    typed.Locale
		text string
		want []float64
	}{
		{zh, "四川不满2000万元、重庆不满4000万元的由基层法院审理", []float64{2e7, 4e7}},
		{zh, "50亿元以上归高级法院（[第2条](law:dom19#2)）", []float64{5e9}},
		{zh, "差一元不到两千万元；达到五十亿元", []float64{2e7, 5e9}},
		{zh, "金额20,000,000元，或者人民币3000万", []float64{2e7, 3e7}},
		{zh, "金额２０００万元", []float64{2e7}},
		{zh, "自2025年10月1日起，法释〔2022〕18号第1条，2000万美元", nil},
		{zh, "| 100万至200万元 | 0.9% |", []float64{1e6, 2e6}},
		{zh, "2亿3千万元和1.5亿元", []float64{2.3e8, 1.5e8}},
		{en, "below CNY 20,000,000 in Sichuan and CNY 40,000,000 in Chongqing", []float64{2e7, 4e7}},
		{en, "at CNY 100 million, otherwise at 500 million.", []float64{1e8, 5e8}},
		{en, "CNY 5 billion and above; RMB 30 million; ¥20 million; 20 million yuan", []float64{5e9, 3e7, 2e7, 2e7}},
		{en, "EUR 20,000,000 or US$20 million, Articles 22 and 276, since 1 October 2025, 20000 words", []float64{20000}},
		{ar, "تقل عن 20,000,000 يوان في سيتشوان و40,000,000 يوان في تشونغتشينغ", []float64{2e7, 4e7}},
		{ar, "٢٠ مليون يوان، و5 مليارات يوان صيني", []float64{2e7, 5e9}},
		{ar, "20 مليون دولار", nil},
	} {
		var got []float64
		for _, f := range Find(c.text, "CNY", c.l) {
			got = append(got, f.Value)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: %v, want %v", c.text, got, c.want)
		}
	}
}

// What is found is the amount with its money, to be replaced as a whole.
func TestWhatIsFoundIsTheAmountWithItsMoney(t *testing.T) {
	for text, want := range map[string]string{"不满2000万元的": "2000万元", "below CNY 20 million, or": "CNY 20 million", "[2000万元..50亿元)": "2000万元"} {
		f := Find(text, "CNY", zh)[0]
		if got := text[f.From:f.To]; got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}

// A cell of a table may say an amount as the law does.
func TestAmountsInCells(t *testing.T) {
	for text, want := range map[string]string{
		"< 3000万元": "< 30000000", "[3000万元..50亿元)": "[30000000..5000000000)", "[2000 万元 .. 五十亿元)": "[20000000 .. 5000000000)",
		">= CNY 30 million": ">= 30000000", "< 30,000,000": "< 30000000", "＜ 2000万元": "＜ 20000000", "not([1亿元..5亿元))": "not([100000000..500000000))",
		"< 1.5亿元": "< 150000000", "[CNY 20 million..CNY 5 billion)": "[20000000..5000000000)", "(人民币2000万元..RMB 40 million]": "(20000000..40000000]",
		"< 20000000": "< 20000000", "[20000000..5000000000)": "[20000000..5000000000)", "-": "-", "1, 2, 300": "1, 2, 300",
		"< 30 million euros": "< 30 million euros", "100万元, 200万元": "1000000, 2000000", "< {amount}": "< {amount}",
	} {
		if got := Plain(text, "CNY"); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
