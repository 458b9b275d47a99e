// Package typed reads numbers, amounts of money and dates as people write them: with the
// digits, separators, words and months of the languages of the site, and in every
// language the habits of the others, since a visitor may use a language that is not his.
//
// What can be meant in two ways is given in both; nobody is to be sent to another court
// for a full stop. What is not understood to the last letter is not read at all.
package typed

import (
	"strings"

	"wentu/app/wording"
)

// Locale is what the reading depends on in the language of the page: its way comes
// first among several readings.
type Locale struct {
	Lang    string     // as in zh-Hans
	Decimal string     // "." or ","
	Group   string     // what stands between thousands
	Months  [12]string // the names that the site itself writes
}

// LocaleOf takes a locale from the messages of a language.
func LocaleOf(lang string, c wording.Catalogue) Locale {
	l := Locale{Lang: lang, Decimal: c["locale.decimal"], Group: c["locale.group"]}
	for i := range l.Months {
		l.Months[i] = strings.ToLower(c["locale.month."+itoa(i+1)])
	}
	return l
}

// Empty reports whether nothing was typed that can be seen.
func Empty(text string) bool { return strings.TrimSpace(plain(text)) == "" }

// itoa writes 1 to 12.
func itoa(n int) string {
	if n >= 10 {
		return "1" + itoa(n-10)
	}
	return string(rune('0' + n))
}

// plain writes digits of other scripts and full-width characters as ASCII has them,
// every space as " ", and leaves out what only steers the direction of writing.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		for _, zero := range [...]rune{'٠', '۰', '๐'} {
			if r >= zero && r <= zero+9 {
				return '0' + r - zero
			}
		}
		switch {
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case r >= '\u2000' && r <= '\u200a', r == '\u00a0', r == '\u202f', r == '\u205f', r == '\u3000', r == '\t', r == '\n', r == '\r':
			return ' '
		case r == '\u00ad', r >= '\u200b' && r <= '\u200f', r >= '\u202a' && r <= '\u202e', r >= '\u2060' && r <= '\u206f', r == '\u061c', r == '\ufeff':
			return -1
		}
		switch r {
		case '−', '–', '‐', '‑', '﹣':
			return '-'
		case '’', '‘', 'ʼ', '´', '`':
			return '\''
		case '。', '｡':
			return '.'
		case '،':
			return ','
		case '￥':
			return '¥'
		case '￦':
			return '₩'
		case '￡':
			return '£'
		}
		return r
	}, s)
}
