package markup

import (
	"unicode"
	"unicode/utf8"
)

// Page has the texts that follow written for a page in a language: what stands in them in
// a script of another gets the language that it is read in. Chinese is found among the
// words of others, and on a page from right to left all that is not, see [Writer.RightToLeft].
// Reset takes it back.
func (w *Writer) Page(lang, dir string) {
	w.rtl = dir == "rtl"
	switch lang {
	case "", "zh-Hans", "zh-Hant", "ja":
	default:
		w.latin = !w.rtl
	}
}

// han finds the first run of Chinese in a text: to the last character, or figure behind
// one, before another letter. Brackets and figures between two characters belong to it:
// 法释〔2022〕18号.
func han(s string) (from, to int) {
	for i, r := range s {
		switch {
		case r >= 0x2e80 && unicode.Is(unicode.Han, r):
			if to == 0 {
				from = i
			}
			to = i + utf8.RuneLen(r)
		case to == 0:
		case r >= '0' && r <= '9' && i == to:
			to++
		case r|0x20 >= 'a' && r|0x20 <= 'z', r == '&':
			return from, to
		}
	}
	return from, to
}
