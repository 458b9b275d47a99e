package wording

import (
	"strconv"
	"strings"
)

// Plural is the plural category that n takes by rules: "one: i = 1 and v = 0; few: …" in
// the notation of Unicode's plural rules, without samples. What no rule holds for is
// "other".
//
// It splits into slices: iterators would weigh 5 KB in the browser.
func Plural(rules string, n float64) string {
	o := operandsOf(n)
	for _, rule := range strings.Split(rules, "; ") {
		category, condition, _ := strings.Cut(rule, ": ")
		for _, all := range strings.Split(condition, " or ") {
			if all != "" && o.hold(all) {
				return category
			}
		}
	}
	return "other"
}

// operands is a number as plural rules see it: its absolute value, its whole part, and
// the number and value of its decimals. Exponents do not occur.
type operands struct {
	n    float64
	i, f int
	v    int
}

func operandsOf(n float64) operands {
	n = max(n, -n)
	whole, decimals, _ := strings.Cut(strconv.FormatFloat(n, 'f', -1, 64), ".")
	o := operands{n: n, v: len(decimals)}
	o.i, _ = strconv.Atoi(whole)
	o.f, _ = strconv.Atoi(decimals)
	return o
}

// hold reports whether relations joined by "and" all hold: "v = 0 and i % 10 = 2..4".
func (o operands) hold(all string) bool {
	for _, relation := range strings.Split(all, " and ") {
		left, right, not := strings.Cut(relation, " != ")
		if !not {
			left, right, _ = strings.Cut(relation, " = ")
		}
		if o.among(left, right) == not {
			return false
		}
	}
	return true
}

// among reports whether an operand, or what remains of it after a division, is one of
// some whole numbers: "i % 100" among "0,12..14".
func (o operands) among(left, right string) bool {
	name, by, divided := strings.Cut(left, " % ")
	x := o.i
	switch name {
	case "n":
		if x = int(o.n); float64(x) != o.n {
			return false
		}
	case "v", "w": // decimals are written without zeros at the end
		x = o.v
	case "f", "t":
		x = o.f
	case "e", "c":
		x = 0
	}
	if divided {
		d, _ := strconv.Atoi(by)
		x %= d
	}
	for _, span := range strings.Split(right, ",") {
		from, to, is := strings.Cut(span, "..")
		lo, _ := strconv.Atoi(from)
		hi, _ := strconv.Atoi(to)
		if !is {
			hi = lo
		}
		if lo <= x && x <= hi {
			return true
		}
	}
	return false
}
