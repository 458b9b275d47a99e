// Package pseudo makes languages that nobody speaks from the English of the site, for
// tests: what a page says in one of them without ⟦brackets⟧ did not come from a catalogue
// or a text, and what does not fit on the screen will not fit in a real language either.
//
//	en-XA   ⟦Ƒîñð ýöûř çöûřţ öñé ţ⟧  40 % longer, with marks above and below
//	ar-XB   ⟦فىند يوعر ثوعرت⟧             from right to left, in Arabic letters
//	ja-XC   ⟦Ｆｉｎｄａｃｏｕｒｔ⟧     without spaces, of letters between any two of which
//	                                   a line may break, like Chinese
//
// What is Chinese in an English text stays so.
package pseudo

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Locale is a language that nobody speaks.
type Locale struct {
	Code string
	// words gives words their letters; it gets neither placeholders nor entities.
	words func(string) string
	// long is by how much texts grow.
	long float64
}

// Locales are all there are.
var Locales = []Locale{
	{Code: "en-XA", words: replacer(latin, "áƀçðéƒĝĥîĵķļɱñöþǫřšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŘŠŢÛṼŴẊÝŽ").Replace, long: 0.4},
	{Code: "ar-XB", words: replacer(latin, "ابثديفغهىجكلمنوصقرستعظطخيزابثديفغهىجكلمنوصقرستعظطخيز").Replace},
	{Code: "ja-XC", words: replacer(latin+" ", "ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ").Replace},
}

const latin = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

// replacer replaces each character of from by that of to, and one without by nothing.
func replacer(from, to string) *strings.Replacer {
	var pairs []string
	letters := []rune(to)
	for i, r := range []rune(from) {
		with := ""
		if i < len(letters) {
			with = string(letters[i])
		}
		pairs = append(pairs, string(r), with)
	}
	return strings.NewReplacer(pairs...)
}

// The brackets around all that is said.
const (
	Open  = "⟦"
	Close = "⟧"
)

// Speak gives a text of the English site as the locale has it. What stands in braces, an
// entity or a character after a backslash stays; spaces around the text do too, and a
// text without letters.
func (l Locale) Speak(text string) string {
	body := strings.TrimSpace(text)
	if !hasLatin(body) {
		return text
	}
	before, after, _ := strings.Cut(text, body)
	var b strings.Builder
	b.WriteString(before + Open)
	for rest := body; rest != ""; {
		n := kept(rest)
		if n > 0 {
			b.WriteString(rest[:n])
		} else {
			if n = strings.IndexAny(rest[1:], `{&\`) + 1; n == 0 {
				n = len(rest)
			}
			b.WriteString(l.words(rest[:n]))
		}
		rest = rest[n:]
	}
	b.WriteString(l.more(len([]rune(body))))
	b.WriteString(Close + after)
	return b.String()
}

// kept is the length of what must stay as it is at the beginning of s.
func kept(s string) int {
	if i := strings.IndexByte(s, '}'); s[0] == '{' && i > 0 {
		for i < len(s) && s[i] == '}' {
			i++
		}
		return i
	}
	if s[0] == '&' {
		if i := strings.IndexByte(s, ';'); i > 0 && !strings.ContainsAny(s[1:i], " &") {
			return i + 1
		}
	}
	if s[0] == '\\' && len(s) > 1 {
		return 2
	}
	return 0
}

// more is what makes a text of n characters longer.
func (l Locale) more(n int) string {
	const filler = " one two three four five six seven eight nine ten"
	want := int(float64(n)*l.long + 0.99)
	if want == 0 {
		return ""
	}
	var b strings.Builder
	for b.Len() < want {
		b.WriteString(filler)
	}
	return l.words(strings.TrimRight(b.String()[:max(want, 4)], " "))
}

func hasLatin(s string) bool {
	for len(s) > 0 {
		n := kept(s)
		if n == 0 {
			var r rune
			if r, n = utf8.DecodeRuneInString(s); unicode.Is(unicode.Latin, r) {
				return true
			}
		}
		s = s[n:]
	}
	return false
}

// Unsaid gives what of a text stands outside of all brackets.
func Unsaid(text string) string {
	var b strings.Builder
	depth := 0
	for _, r := range text {
		switch string(r) {
		case Open:
			depth++
		case Close:
			depth--
		default:
			if depth == 0 {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}
