package typed

import (
	"math/bits"
	"slices"
	"strconv"
	"strings"
)

// betweens stand between an amount and the rate at which it is to be converted.
var betweens = strings.NewReplacer(pairsOf("@", " exchange rate", " at ", " x ", " rate", " of ", "×", "*", "(", ")", ";", ", ", "汇率", "匯率", "按", "بسعر", "سعر", "الصرف")...)

func pairsOf(to string, from ...string) (out []string) {
	for _, s := range from {
		out = append(out, s, to)
	}
	return out
}

// Converted reads an amount in another money with the rate that its writer gives for it:
// 310,000 EUR at 7.85, or 310,000 EUR (1 EUR = 7.85). It gives what that is in unit, to the
// hundredth, for each way to read it: nothing where there is no rate.
func Converted(text, unit string, l Locale) (amounts []float64, money string) {
	text = strings.ReplaceAll(text, "，", ", ")
	var parts []string
	for part := range strings.SplitSeq(betweens.Replace(strings.ToLower(plain(text))), "@") {
		if part = strings.Trim(part, " ,:"); part != "" && part != "an" {
			parts = append(parts, part)
		}
	}
	if len(parts) != 2 {
		return nil, ""
	}
	m := Amount(parts[0], unit, l)
	if m.Currency == "" || m.Currency == unit {
		return nil, ""
	}
	of := Money{Amounts: []float64{1}}
	if left, right, ok := strings.Cut(parts[1], "="); ok {
		if of = Amount(left, unit, l); of.Currency != m.Currency {
			return nil, ""
		}
		parts[1] = right
	}
	rate := Amount(parts[1], unit, l)
	if rate.Currency != "" && rate.Currency != unit {
		return nil, ""
	}
	for _, a := range m.Amounts {
		for _, r := range rate.Amounts {
			for _, n := range of.Amounts {
				if v, ok := convert(a, r, n); ok && !slices.Contains(amounts, v) {
					amounts = append(amounts, v)
				}
			}
		}
	}
	return amounts, m.Currency
}

// The decimals of an amount and of a rate, and the most that a unit of any money is worth
// in another: what stands beside an amount and is larger is no rate.
const (
	amountDecimals = 2
	rateDecimals   = 8
	mostRate       = 1000
)

// convert multiplies an amount by the rate for so many of its money, in whole hundredths,
// half a one rounded up.
func convert(amount, rate, many float64) (float64, bool) {
	a, ok := scaled(amount, amountDecimals)
	r, ok2 := scaled(rate, rateDecimals)
	n, ok3 := scaled(many, 0)
	if !ok || !ok2 || !ok3 || r == 0 || n == 0 || n > 1e6 || rate > mostRate*many {
		return 0, false
	}
	by := n * 1e8 // see rateDecimals
	high, low := bits.Mul64(a, r)
	low, carry := bits.Add64(low, by/2, 0)
	if high += carry; high >= by {
		return 0, false
	}
	v, _ := bits.Div64(high, low, by)
	return float64(v) / 100, v < Most
}

// scaled is a number times ten to the power of its decimals, if it has no more of them.
func scaled(v float64, decimals int) (uint64, bool) {
	whole, part, _ := strings.Cut(strconv.FormatFloat(v, 'f', -1, 64), ".")
	if len(part) > decimals {
		return 0, false
	}
	n, err := strconv.ParseUint(whole+part+strings.Repeat("0", decimals-len(part)), 10, 64)
	return n, err == nil
}
