package typed

import (
	"slices"
	"strconv"
	"strings"
)

// yuans are the signs of the yuan behind which its parts stand.
const yuans = "元圆圓块塊"

// inParts reads an amount of yuan whose jiao and fen stand behind it: 12元5角3分, 三十元零五分,
// 五角. It reports false where there are none; what has them and is not understood is no
// amount.
func inParts(s, unit string, l Locale) (Money, bool) {
	if i := strings.LastIndexAny(s, yuans); i > 0 {
		// 12块5, and 12元50: what stands behind is the part.
		at := i + len("元")
		if d := cjkDigits.Replace(strings.TrimSpace(s[at:])); (len(d) == 1 || len(d) == 2) && strings.Trim(d, "0123456789") == "" {
			n, _ := strconv.Atoi((d + "0")[:2])
			return withParts(Amount(s[:at], unit, l), n, unit), true
		}
	}
	rest, fen, hasFen := part(s, "分", yuans+"角毛")
	rest, jiao, hasJiao := part(rest, "角毛", yuans)
	if !hasFen && !hasJiao {
		return Money{}, false
	}
	hundredths, ok := 0, true
	switch {
	case hasJiao && hasFen:
		j, okJ := digits(jiao, 1)
		f, okF := digits(fen, 1)
		hundredths, ok = 10*j+f, okJ && okF
	case hasJiao:
		hundredths, ok = digits(jiao, 1)
		hundredths *= 10
	default:
		hundredths, ok = digits(fen, 2)
	}
	whole := Money{Amounts: []float64{0}, Currency: "CNY"}
	if code, left := currency(rest); rest != "" && left != "" {
		whole = Amount(rest, unit, l)
	} else if rest != "" { // 人民币五角
		whole = Money{Amounts: []float64{0}, Currency: code}
	} else if !hasJiao { // 分 counts other things too
		ok = false
	}
	if !ok {
		return Money{Currency: whole.Currency}, true
	}
	return withParts(whole, hundredths, unit), true
}

// withParts adds hundredths to an amount of whole yuan.
func withParts(whole Money, hundredths int, unit string) Money {
	m := Money{Currency: whole.Currency}
	if whole.Currency != "CNY" || unit != "CNY" {
		return m
	}
	for _, a := range whole.Amounts {
		f, err := strconv.ParseFloat(strconv.FormatFloat(a, 'f', -1, 64)+"."+string(rune('0'+hundredths/10))+string(rune('0'+hundredths%10)), 64)
		if err == nil && a >= 0 && !slices.Contains(m.Amounts, f) { // one with decimals of its own has no parts
			m.Amounts = append(m.Amounts, f)
		}
	}
	return m
}

// part takes what stands behind the last of the signs above, and before one of units at the
// end, off a text.
func part(s, units, above string) (rest, text string, ok bool) {
	before := strings.TrimRight(s, units)
	if before == s || len(s)-len(before) != len("分") {
		return s, "", false
	}
	at := strings.LastIndexAny(before, above)
	if at < 0 {
		// 人民币五角: the figures are what is left of the name.
		_, figures := currency(before)
		return strings.TrimSuffix(before, figures), figures, true
	}
	at += len("元")
	return before[:at], before[at:], true
}

// digits reads a number of at most so many digits, behind a zero that stands for what is left
// out: 零五.
func digits(s string, most int) (int, bool) {
	s = strings.TrimLeft(cjkDigits.Replace(strings.TrimSpace(s)), "0")
	n, err := strconv.Atoi(s)
	return n, err == nil && n > 0 && len(s) <= most
}
