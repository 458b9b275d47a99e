// Package amounts finds amounts of money in running text, in every language's way of
// writing them.
package amounts

import (
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"wentu/app/typed"
)

// Found is an amount of money in a text.
type Found struct {
	From, To int // of the figures, with the name of the money where it stands beside them
	Value    float64
}

// pieces is how many parts the longest amount has: 2 亿 3 千万.
const pieces = 6

// least is the smallest number that is taken for an amount where no money is named: below
// it stand years and articles.
const least = 10000

// Find finds the amounts of a money, a code such as CNY, in a text. A number without a
// money counts too, one in another money does not.
func Find(text, unit string, l typed.Locale) []Found {
	return FindAmong(text, unit, l, func(float64) bool { return true })
}

// FindAmong finds those amounts alone that are wanted, which is much faster.
func FindAmong(text, unit string, l typed.Locale, wanted func(float64) bool) []Found {
	var out []Found
	for at := 0; at < len(text); {
		if c := text[at]; c < utf8.RuneSelf && (c < '0' || c > '9') {
			at++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[at:])
		if !begins(r) {
			at += n
			continue
		}
		f, end := read(text, at, unit, l, wanted)
		if f.To > 0 {
			out = append(out, f)
		}
		at = end
	}
	return out
}

// begins reports whether a number may begin with a character.
func begins(r rune) bool {
	return unicode.IsDigit(r) || strings.ContainsRune("一二三四五六七八九十两", r)
}

// read reads the amount that may begin at a place, and tells where to read on.
func read(text string, at int, unit string, l typed.Locale, wanted func(float64) bool) (f Found, next int) {
	ends := cuts(text, at, l)
	next = ends[0]
	if last := ends[len(ends)-1]; text[at] >= utf8.RuneSelf && !strings.ContainsAny(text[at:last], "0123456789万亿萬億") && !unicode.IsDigit(first(text[at:])) {
		return f, last // 一 and 两 are words more often than numbers
	}
	if len(ends) == 1 && digits(text[at:next]) < 4 {
		return f, next // most numbers are small, and nothing behind them makes them large
	}
	for i := len(ends) - 1; i >= 0; i-- {
		values := typed.Number(text[at:ends[i]], l)
		if len(values) == 0 {
			continue
		}
		if !wanted(values[0]) {
			return f, max(next, ends[i])
		}
		f = Found{at, ends[i], values[0]}
		money, from, to := beside(text, at, ends[i], l)
		if money != "" {
			f.From, f.To = from, to
		}
		if money != "" && money != unit || money == "" && f.Value < least || strings.HasPrefix(strings.TrimLeft(text[ends[i]:], " "), "%") {
			f = Found{}
		}
		return f, max(next, ends[i])
	}
	return f, next
}

// digits counts the digits of s; those of Chinese count as many.
func digits(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case unicode.IsDigit(r):
			n++
		case begins(r):
			n += 4
		}
	}
	return n
}

// cuts are the places where a number that begins at a place may end: behind figures, and
// behind each word or sign that follows them.
func cuts(text string, at int, l typed.Locale) (ends []int) {
	kind := func(r rune) int {
		switch {
		case unicode.IsDigit(r):
			return 1
		case strings.ContainsRune("一二三四五六七八九十两百千万亿萬億兆零〇", r):
			return 2
		case unicode.Is(unicode.Han, r) || !unicode.IsLetter(r) && !unicode.IsMark(r):
			return 0
		}
		return 3
	}
	for end := at; end < len(text) && len(ends) < pieces; {
		r, _ := utf8.DecodeRuneInString(text[end:])
		k := kind(r)
		if k == 0 {
			return ends
		}
		begin := end
		for end < len(text) {
			r, n := utf8.DecodeRuneInString(text[end:])
			if kind(r) != k && !(k == 1 && separates(text[end:], n)) {
				break
			}
			end += n
			if k == 2 && len(ends) < pieces-1 {
				ends = append(ends, end)
			}
		}
		if k == 3 && !counts(text[begin:end], l) {
			return ends
		}
		if len(ends) == 0 || ends[len(ends)-1] != end {
			ends = append(ends, end)
		}
		for strings.HasPrefix(text[end:], " ") || strings.HasPrefix(text[end:], "\u00a0") {
			_, n := utf8.DecodeRuneInString(text[end:])
			end += n
		}
	}
	return ends
}

// known remembers which words count: million does, million's neighbours do not.
var known sync.Map

// counts reports whether a word behind a number makes it another.
func counts(word string, l typed.Locale) bool {
	key := l.Lang + " " + word
	if v, ok := known.Load(key); ok {
		return v.(bool)
	}
	ok := len(typed.Number("1 "+word, l)) > 0
	known.Store(key, ok)
	return ok
}

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// separates reports whether text begins with what parts digits, and a digit.
func separates(text string, n int) bool {
	r, _ := utf8.DecodeRuneInString(text[n:])
	return strings.ContainsAny(text[:n], ".,'’٬٫،，") && unicode.IsDigit(r)
}

// beside finds the name of a money before or behind a number, and how far it reaches.
func beside(text string, from, to int, l typed.Locale) (code string, begin, end int) {
	number := text[from:to]
	reads := func(s string) string {
		m := typed.Amount(s, "", l)
		if len(m.Amounts) == 0 {
			return ""
		}
		return m.Currency
	}
	behind := text[to:]
	gap := len(behind) - len(strings.TrimLeft(behind, " \u00a0"))
	word := behind[gap:]
	longest := 0
	for i, n := 0, 0; i < len(word) && n < 12; n++ {
		r, size := utf8.DecodeRuneInString(word[i:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsSymbol(r) && !strings.ContainsRune(" ", r) {
			break
		}
		i += size
		if next, _ := utf8.DecodeRuneInString(word[i:]); apart(r) && apart(next) {
			continue // inside a word
		}
		if c := reads(number + " " + word[:i]); c != "" && r != ' ' {
			code, longest = c, to+gap+i
		}
	}
	begin, end = from, max(to, longest)
	before := strings.TrimRight(text[:from], " \u00a0")
	for i, n := len(before), 0; i > 0 && n < 8; n++ {
		r, size := utf8.DecodeLastRuneInString(before[:i])
		if !unicode.IsLetter(r) && !unicode.IsSymbol(r) {
			break
		}
		i -= size
		if prev, _ := utf8.DecodeLastRuneInString(before[:i]); apart(r) && apart(prev) {
			continue
		}
		if c := reads(before[i:] + " " + number); c != "" && (code == "" || c == code) {
			code, begin = c, i
		}
	}
	return code, begin, end
}

// apart reports whether a letter is of a script that puts spaces between words.
func apart(r rune) bool { return unicode.IsLetter(r) && r < 0x0e00 }

// Law reads what statutes and their translations have: 3000万元, 50亿元, CNY 30 million.
var Law = typed.Locale{Lang: "en", Decimal: ".", Group: ","}

// Plain writes the amounts of a text in figures, without money and separators.
func Plain(text, unit string) string {
	found := Find(text, unit, Law)
	for i := len(found) - 1; i >= 0; i-- {
		f := found[i]
		text = text[:f.From] + strconv.FormatFloat(f.Value, 'f', -1, 64) + text[f.To:]
	}
	return text
}
