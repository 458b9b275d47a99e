package address

import (
	"net/url"
	"strings"
)

// Pair is one answer in a link: the key of the question and what was answered.
type Pair struct {
	Key    string
	Answer Answer
	Wrong  bool // the answer cannot be read
}

// Answer is an answer as a link writes it: a value, an interval between two limits, or
// "I don't know".
//
//	Unknown   Interval   meaning
//	true                 not known
//	          true       from Lo to Hi; an empty limit is none
//	                     Text
type Answer struct {
	Unknown  bool
	Interval bool
	Text     string
	Lo, Hi   string
	LoOpen   bool // Lo itself does not belong to it
	HiOpen   bool // Hi itself does not belong to it
}

// PartyKey is the key of a link that says which of several parties is asked.
const PartyKey = "party"

// unknown stands for "I don't know". Like all that is not a plain value it begins with
// a full stop.
const unknown = ".u"

// The marks of an interval's limits.
const (
	from  = ".ge" // greater or equal
	over  = ".gt"
	upTo  = ".le"
	below = ".lt"
)

// String writes the answer with A–Z a–z 0–9 . _ - alone, and never with one of the
// last three at its end: programs that show mail and chats cut a link off before the
// signs that end a sentence.
//
//	finder/r/sc_ftz.html#matter=sale&amount=.ge20000000.lt40000000&place=.u
func (a Answer) String() string {
	switch {
	case a.Unknown:
		return unknown
	case a.Interval:
		s := ""
		if a.Lo != "" {
			s += mark(a.LoOpen, over, from) + escape(a.Lo)
		}
		if a.Hi != "" {
			s += mark(a.HiOpen, below, upTo) + escape(a.Hi)
		}
		return s
	}
	return escape(a.Text)
}

func mark(open bool, yes, no string) string {
	if open {
		return yes
	}
	return no
}

func alphanumeric(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

const hex = "0123456789abcdef"

// escape writes a text: what is no letter, digit, "_" or "-" as ".x" and two hexadecimal
// digits, a byte each. A point before a digit stays.
func escape(s string) string {
	var b strings.Builder
	for i := range len(s) {
		c, last := s[i], i == len(s)-1
		switch {
		case alphanumeric(c), !last && (c == '_' || c == '-'), !last && c == '.' && i > 0 && digit(s[i+1]):
			b.WriteByte(c)
		default:
			b.WriteString(".x" + string(hex[c>>4]) + string(hex[c&15]))
		}
	}
	return b.String()
}

// unescape reads what escape wrote.
func unescape(s string) (string, bool) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case alphanumeric(c), c == '_', c == '-', c == '.' && i > 0 && i+1 < len(s) && digit(s[i+1]):
			b.WriteByte(c)
		case c == '.' && i+3 < len(s) && s[i+1] == 'x':
			hi, lo := strings.IndexByte(hex, s[i+2]), strings.IndexByte(hex, s[i+3])
			if hi < 0 || lo < 0 {
				return "", false
			}
			b.WriteByte(byte(hi<<4 | lo))
			i += 3
		default:
			return "", false
		}
	}
	return b.String(), s != ""
}

// ParseAnswer reads an answer. It also reads what links of the first edition hold: "?"
// for not known, lo~hi for an interval with "(" and "]" at limits that are otherwise,
// and values escaped as in a query.
func ParseAnswer(s string) (Answer, bool) {
	switch {
	case s == unknown || s == "?":
		return Answer{Unknown: true}, true
	case strings.HasPrefix(s, from), strings.HasPrefix(s, over), strings.HasPrefix(s, upTo), strings.HasPrefix(s, below):
		return parseInterval(s)
	case strings.Contains(s, "~"):
		return parseOldInterval(s)
	}
	if t, ok := unescape(s); ok {
		return Answer{Text: t}, true
	}
	t, err := url.QueryUnescape(s)
	return Answer{Text: t}, err == nil && t != ""
}

func parseInterval(s string) (Answer, bool) {
	a := Answer{Interval: true}
	lo, hi := s, ""
	for _, m := range []string{upTo, below} {
		if i := strings.Index(s, m); i >= 0 {
			lo, hi = s[:i], s[i+len(m):]
			a.HiOpen = m == below
			break
		}
	}
	ok := hi != "" || lo == s
	if hi != "" {
		var read bool
		a.Hi, read = unescape(hi)
		ok = ok && read
	}
	if lo != "" {
		var read bool
		a.LoOpen = strings.HasPrefix(lo, over)
		if !a.LoOpen && !strings.HasPrefix(lo, from) {
			return Answer{}, false
		}
		a.Lo, read = unescape(lo[len(from):])
		ok = ok && read
	}
	return a, ok
}

func parseOldInterval(s string) (Answer, bool) {
	s, err := url.QueryUnescape(s)
	if err != nil {
		return Answer{}, false
	}
	a := Answer{Interval: true}
	lo, hi, _ := strings.Cut(s, "~")
	a.Lo, a.LoOpen = strings.CutPrefix(lo, "(")
	closed := false
	a.Hi, closed = strings.CutSuffix(hi, "]")
	a.HiOpen = !closed && a.Hi != ""
	return a, a.Lo != "" || a.Hi != ""
}

// Fragment writes answers for the part of an address behind "#". The same text is the
// code that a visitor can copy and paste where a program drops that part of a link.
func Fragment(pairs []Pair) string {
	var b strings.Builder
	for i, p := range pairs {
		if i > 0 {
			b.WriteByte('&')
		}
		b.WriteString(url.QueryEscape(p.Key) + "=" + p.Answer.String())
	}
	return b.String()
}

// Queried stands before the key of an answer that an address had behind "?", see site.js.
// What else stands there, programs that count visits have put there.
const Queried = "?"

// ParseFragment reads answers from the part of an address behind "#", which may begin
// with it, or have been escaped as a whole on its way. What is no pair is an answer that
// cannot be read, or an anchor where there are no pairs; two different answers to one
// question are none.
func ParseFragment(s string) []Pair {
	s = strings.TrimPrefix(s, "#")
	for range mostEscaped {
		if t, err := url.PathUnescape(s); err == nil && !strings.Contains(s, "=") {
			s = t
		}
	}
	var out []Pair
	at := make(map[string]int)
	if !strings.Contains(s, "=") {
		return nil
	}
	for pair := range strings.SplitSeq(s, "&") {
		if pair == "" {
			continue
		}
		pair = strings.TrimPrefix(pair, "amp;") // of an address that was copied out of HTML
		key, val, _ := strings.Cut(pair, "=")
		key, err := url.QueryUnescape(key)
		a, read := ParseAnswer(val)
		p := Pair{Key: key, Answer: a, Wrong: !read || err != nil}
		if i, twice := at[key]; twice {
			out[i].Wrong = out[i].Wrong || out[i] != p
			continue
		}
		at[key] = len(out)
		out = append(out, p)
	}
	return out
}

// mostEscaped is how often an address is escaped on its way through mails and chats.
const mostEscaped = 3

// HasAnswers reports whether the part of an address behind "#" holds answers rather
// than an anchor.
func HasAnswers(fragment string) bool { return len(ParseFragment(fragment)) > 0 }
