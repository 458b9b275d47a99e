package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Page has the texts that follow written for a page in a language: what stands in them in
// a script of another gets the language that it is read in. Chinese is found among the
// words of others, English among Chinese, and on a page from right to left all that is
// not Arabic, see [Writer.RightToLeft].
// Reset takes it back.
func (w *Writer) Page(lang, dir string) {
	w.rtl = dir == "rtl"
	switch lang {
	case "":
	case "zh-Hans", "zh-Hant", "ja":
		w.east = true
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

// words finds the first English in a Chinese text: words and abbreviations of two letters
// or more that follow on each other, with the figures between and behind them, such as
// ad hoc and Incoterms 2020. Addresses, hashes and the names of cases are codes, which are
// spelled in any language. Where references count, &amp; is a sign.
func words(s string, references bool) (from, to int) {
	for at := 0; at < len(s); {
		end := at
		for end < len(s) && ofToken(s[end]) {
			end++
		}
		if end == at {
			if to > 0 && s[at] != ' ' {
				break
			}
			if at++; references && s[at-1] == '&' {
				at += strings.IndexByte(s[at:], ';') + 1
			}
			continue
		}
		token := strings.TrimRight(s[at:end], ".:'/-")
		switch {
		case isWord(token):
			if to == 0 {
				from = at
			}
			to = at + len(token)
		case to == 0:
		case strings.Trim(token, "0123456789.") == "" && token != "":
			to = at + len(token)
		default:
			return from, to
		}
		if to > 0 && at+len(token) < end { // a mark ends it
			break
		}
		at = end
	}
	return from, to
}

// ofToken reports whether a character may stand in a word, an address or a code.
func ofToken(c byte) bool {
	return asciiLetter(c) || c >= '0' && c <= '9' || strings.IndexByte(".:@/_'-", c) >= 0
}

// isWord reports whether a token is two letters or more and nothing else, but for a
// hyphen or an apostrophe among them.
func isWord(token string) bool {
	letters := 0
	for i := range len(token) {
		switch {
		case asciiLetter(token[i]):
			letters++
		case letters == 0 || token[i] != '-' && token[i] != '\'':
			return false
		}
	}
	return letters > 1
}

func asciiLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
