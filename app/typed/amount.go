package typed

import (
	"slices"
	"strings"
)

// Money is an amount as it was typed.
type Money struct {
	// Amounts are what it may be, the most likely first; none where it is no amount.
	Amounts []float64
	// Currency is the code of what it is in, "" where none was named.
	Currency string
}

// Amount reads an amount of money; unit is the code of the money that is asked for.
func Amount(text, unit string, l Locale) Money {
	s := strings.TrimSpace(strings.ToLower(strings.ReplaceAll(plain(text), "ى", "ي"))) // as Egyptians write
	yen := l.Lang == "ja" && strings.Contains(s, "¥")                                  // who reads Japanese may mean yen
	if yen {
		s = strings.TrimSpace(strings.Replace(s, "¥", "", 1))
	}
	// 人民币（大写）叁万元整（小写）¥30000.00
	s = strings.TrimSpace(capitals.Replace(s))
	if words, figures, ok := strings.Cut(s, "(小写)"); ok {
		return twice(Amount(words, unit, l), figures, unit, l)
	}
	if before, inside, ok := inBrackets(s); ok {
		return twice(Amount(before, unit, l), inside, unit, l)
	}
	for _, only := range []string{"整", "正", " only", " فقط لا غير", " لا غير", " فقط"} { // and no more than that
		s = strings.TrimSuffix(s, only)
	}
	for _, about := range estimates { // what the visitor knows
		s = strings.TrimSpace(strings.TrimPrefix(s, about))
	}
	for _, about := range []string{"左右", " تقريبا"} {
		s = strings.TrimSuffix(s, about)
	}
	if m, ok := inParts(s, unit, l); ok {
		return m
	}
	var m Money
	for range 3 { // ¥, CNY and 人民币 may stand together
		code, rest := currency(s)
		if code == "" {
			break
		}
		if m.Currency == "" || m.Currency == unit {
			m.Currency = code
		}
		for _, of := range []string{" of", " de", " d'"} { // 2 millions d'euros
			rest = strings.TrimSuffix(rest, of)
		}
		s = rest
	}
	if yen && m.Currency == "" {
		m.Currency = "JPY"
	}
	m.Amounts = number(s, l)
	return m
}

// capitals are what stands before an amount in the capital figures of contracts.
var capitals = strings.NewReplacer("(大写):", "", "(大写)", "", "大写:", "", "大写", "", "(小写):", "(小写)", "小写:", "(小写)")

// estimates stand before an amount of which the visitor knows no more.
var estimates = []string{"大约", "大概", "约为", "约", "大約", "約", "about ", "around ", "approximately ", "approx. ", "approx ", "ca. ", "circa ", "environ ", "etwa ", "rund ", "حوالي ", "نحو "}

// inBrackets parts a text that ends in brackets.
func inBrackets(s string) (before, inside string, ok bool) {
	open, ok := strings.CutSuffix(s, ")")
	if !ok {
		return "", "", false
	}
	return strings.Cut(open, "(")
}

// twice adds what stands in brackets behind an amount: its money, 20 million (USD), or, as
// contracts do, the same in figures: 人民币叁仟万元整（￥30,000,000.00）. Of two moneys with
// an amount each, CNY 21,500,000 (USD 3,000,000), the one that is asked for counts.
func twice(m Money, inside, unit string, l Locale) Money {
	inside = strings.TrimLeft(strings.TrimPrefix(inside, "大写"), ":：")
	again := Amount(inside, unit, l)
	if again.Currency != m.Currency && again.Currency != "" && m.Currency != "" {
		if _, amount := currency(inside); amount != "" && m.Currency == unit {
			return m
		}
		if len(again.Amounts) > 0 && again.Currency == unit {
			return again
		}
	}
	if again.Currency != "" && (m.Currency == "" || m.Currency == unit) {
		m.Currency = again.Currency
	}
	if _, amount := currency(inside); amount == "" {
		return m
	}
	if len(again.Amounts) == 0 || len(m.Amounts) == 0 {
		return Money{Currency: m.Currency}
	}
	for _, a := range again.Amounts {
		if !slices.Contains(m.Amounts, a) {
			m.Amounts = append(m.Amounts, a)
		}
	}
	return m
}

// currency takes the longest name of a money off the beginning or the end, or between
// a minus and the figures.
func currency(s string) (code, rest string) {
	sign := ""
	if after, ok := strings.CutPrefix(s, "-"); ok {
		sign, s = "-", strings.TrimSpace(after)
	}
	rest, longest := s, 0
	for i := range currencies {
		for name := range strings.SplitSeq(currencies[i].names, " ") {
			name = strings.ReplaceAll(name, "_", " ")
			if len(name) <= longest {
				continue
			}
			if after, ok := strings.CutPrefix(s, name); ok && (!apart(lastOf(name)) || ends(after)) {
				code, rest, longest = currencies[i].code, strings.TrimPrefix(after, "."), len(name)
			} else if before, ok := strings.CutSuffix(strings.TrimSuffix(s, "."), name); ok && (!apart(name) || endsWord(before, name)) {
				code, rest, longest = currencies[i].code, before, len(name)
			}
		}
	}
	return code, sign + strings.TrimSpace(rest)
}

// endsWord reports whether a name may follow what stands before it: after a space or a
// figure, and a sign such as € also after k, m and other short words.
func endsWord(before, name string) bool {
	r := lastOf(before)
	return !apart(r) || !apart(name)
}

func lastOf(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return ""
	}
	return string(r[len(r)-1])
}
