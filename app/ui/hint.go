package ui

import (
	"strings"
	"unicode/utf8"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// A hint beneath an answer may be so long: about six lines of a phone. A longer one is cut
// to about four, and its further clauses are folded beneath the answer.
const (
	wholeHint = 240
	shortHint = 170
)

// hint is what stands beneath an answer, and what is folded below it: a link, as the
// answer is, can hold nothing that opens.
func (c *question) hint(text string) (beneath, below any) {
	first, rest := clauses(text)
	if len(rest) > 0 {
		below = el("details", at{"class", "more fine"},
			el("summary", nil, c.L.say("ui.question.fine")),
			el("ul", nil, each(rest, func(s string) app.UI { return el("li", nil, s) })))
	}
	return some("small", nil, first), below
}

// clauses is what a hint says first, and its further clauses where it is too long.
func clauses(text string) (first string, rest []string) {
	if width(text) <= wholeHint {
		return text, nil
	}
	all := split(text)
	first = all[0]
	n := 1
	for n < len(all) && width(first)+width(all[n]) <= shortHint {
		first += all[n]
		n++
	}
	for _, s := range all[n:] {
		if s = bare(s); s != "" && s[0] >= 'a' && s[0] <= 'z' {
			s = string(s[0]-'a'+'A') + s[1:]
		}
		rest = append(rest, s)
	}
	return bare(first), rest
}

// split cuts a text behind the marks that end a clause, but for those in brackets.
func split(text string) (out []string) {
	depth, begin := 0, 0
	for i, r := range text {
		end := i + utf8.RuneLen(r)
		switch {
		case strings.ContainsRune("(（“«", r):
			depth++
		case strings.ContainsRune(")）”»", r):
			depth--
		case depth > 0:
		case strings.ContainsRune("；。؛", r), (r == ';' || r == '.') && strings.HasPrefix(text[end:], " ") && !digit(strings.TrimLeft(text[end:], " ")):
			out = append(out, text[begin:end])
			begin = end
		}
	}
	if begin < len(text) {
		out = append(out, text[begin:])
	}
	return out
}

// digit reports whether a text begins with one: that of an article.
func digit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// bare is a clause without the mark at its end.
func bare(s string) string {
	return strings.TrimRight(strings.TrimSpace(s), "；。؛;.")
}

// width is how much room a text takes, a Chinese character twice that of a letter.
func width(s string) int {
	n := 0
	for _, r := range s {
		if n++; r >= 0x2e80 {
			n++
		}
	}
	return n
}
