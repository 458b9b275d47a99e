package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// RightToLeft has the texts that follow written for a page from right to left: what
// stands in them in a script of the other direction, such as a case number, a name or a
// telephone number, is isolated with its language, for else the signs and figures at its
// edges change sides. Elements that say a direction or a language of their own, and code,
// are left as they are. Reset takes it back.
func (w *Writer) RightToLeft() { w.rtl = true }

// enter notes that an element begins, and gives it the direction that its language or
// its nature asks for.
func (w *Writer) enter(tag string, attrs []string) []string {
	if !w.rtl && !w.latin && !w.east || Void(tag) {
		return attrs
	}
	if w.own > 0 {
		w.own++
		return attrs
	}
	lang, dir := "", ""
	for i := 0; i+1 < len(attrs); i += 2 {
		switch attrs[i] {
		case "lang":
			lang = attrs[i+1]
		case "dir":
			dir = attrs[i+1]
		}
	}
	code := tag == "code" || tag == "pre" || tag == "kbd" || tag == "samp"
	if !w.rtl {
		if lang != "" || code || tag == "svg" {
			w.own = 1
		}
		return attrs
	}
	if dir == "" && (code || lang != "" && !fromRight(lang)) {
		dir = "ltr"
		attrs = append(attrs, "dir", dir)
	}
	switch {
	case tag == "svg":
		w.own, w.drawn = 1, true
	case dir == "ltr", tag == "bdi", tag == "bdo":
		w.own = 1
	}
	return attrs
}

// leave notes that an element ends.
func (w *Writer) leave(tag string) {
	if w.own > 0 && !Void(tag) {
		if w.own--; w.own == 0 {
			w.drawn = false
		}
	}
}

// fromRight reports whether a language is written from right to left.
func fromRight(lang string) bool {
	lang, _, _ = strings.Cut(lang, "-")
	return lang == "ar" || lang == "fa" || lang == "he" || lang == "ur"
}

// isolate writes a text, its foreign runs apart: in an element of their own, or in a
// drawing, which has none, between the signs of Unicode. In a link, which may be a
// flexible box, the text stays one.
func (w *Writer) isolate(s string, plain bool) {
	whole := false
	for s != "" {
		from, to := 0, 0
		switch {
		case w.latin:
			from, to = han(s)
		case w.east:
			from, to = words(s, !plain)
		default:
			from, to = foreign(s, !plain)
		}
		if from == to {
			break
		}
		if plain && w.linked && !w.drawn && to-from < len(s) {
			whole, w.linked = true, false
			w.dst = append(w.dst, "<span>"...)
		}
		w.put(s[:from], plain)
		run := s[from:to]
		if w.drawn {
			w.put("\u2066"+run+"\u2069", plain)
		} else {
			w.dst = append(w.dst, "<bdi"...)
			if lang := langOf(run); lang != "" {
				w.dst = append(append(append(w.dst, ` lang="`...), lang...), '"')
			}
			w.dst = append(w.dst, '>')
			w.put(run, plain)
			w.dst = append(w.dst, "</bdi>"...)
		}
		s = s[to:]
	}
	w.put(s, plain)
	if whole {
		w.dst = append(w.dst, "</span>"...)
	}
}

// langOf is the language of a foreign run: Chinese where it has a Chinese character,
// English where it has a word, none for addresses, figures and codes.
func langOf(run string) string {
	switch {
	case strings.ContainsFunc(run, func(r rune) bool { return unicode.Is(unicode.Han, r) }):
		return "zh-Hans"
	case !strings.ContainsAny(run, "@/") && hasWord(run):
		return "en"
	}
	return ""
}

// hasWord reports whether two letters stand together: T12 is a name, not a word.
func hasWord(s string) bool {
	before := false
	for _, r := range s {
		letter := unicode.IsLetter(r)
		if letter && before {
			return true
		}
		before = letter
	}
	return false
}

// foreign finds the first run of a text from right to left that is to be isolated. It
// reaches from one letter that is written from left to right to the last letter or digit
// before the next Arabic one, with what is attached to it: (2019)最高法民辖61号. A number
// alone is one where it begins with a plus, as those of telephones do, or has a hyphen: 2026-03-02. Where references
// count, &amp; is a sign. Without a run both are 0.
func foreign(s string, references bool) (from, to int) {
	if !mixed(s) {
		return 0, 0 // as most texts
	}
	for at := 0; at < len(s); {
		end := at // of the stretch without Arabic letters and their punctuation
		letter, last, depth := -1, -1, 0
		for end < len(s) {
			r, n := utf8.DecodeRuneInString(s[end:])
			if references && r == '&' {
				if semi := strings.IndexByte(s[end:], ';'); semi > 0 && semi < 10 {
					end += semi + 1
					continue
				}
			}
			if right(r) {
				break
			}
			if letter >= 0 && strings.ContainsRune("([«（《〔“", r) {
				depth++
			} else if letter >= 0 && strings.ContainsRune(")]»）》〕”", r) {
				if depth--; depth < 0 && !strings.ContainsRune(s[at:letter], '(') {
					break // what it closes was opened before
				}
			}
			digit := r >= '0' && r <= '9'
			if unicode.IsLetter(r) || digit || unicode.IsMark(r) && last == end {
				if letter < 0 && (!digit || end > at && s[end-1] == '+' || hyphened(s[end:])) {
					letter = end
				}
				last = end + n
			}
			end += n
		}
		if letter >= 0 && last > letter {
			from = attached(s[at:letter], at)
			return from, closing(s, from, last, end)
		}
		_, n := utf8.DecodeRuneInString(s[end:])
		at = end + n
	}
	return 0, 0
}

// hyphened reports whether a text begins with figures joined by a hyphen, which behind an Arabic
// letter would change sides: 2026-03-02, 028-8555, 307-1.
func hyphened(s string) bool {
	rest := strings.TrimLeft(s, "0123456789")
	return len(rest) > 1 && len(rest) < len(s) && rest[0] == '-' && rest[1] >= '0' && rest[1] <= '9'
}

// mixed reports whether a text may have a run.
func mixed(s string) bool {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c >= 0xd8 && c <= 0xdb: // the first of two bytes of an Arabic letter
			i += 2
		case c == '+' || c == '-' || c|0x20 >= 'a' && c|0x20 <= 'z':
			return true
		case c < utf8.RuneSelf:
			i++
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			if !right(r) && (unicode.IsLetter(r) || unicode.IsMark(r)) {
				return true
			}
			i += n
		}
	}
	return false
}

// right reports whether a character is written from right to left, or ends an Arabic
// clause.
func right(r rune) bool {
	return r >= 0x590 && r <= 0x8ff || r >= 0xfb1d && r <= 0xfdff || r >= 0xfe70 && r <= 0xfeff
}

// attached is where what stands without a space before a run begins, if there is a figure
// in it; before, which begins at offset, ends where the run begins.
func attached(before string, offset int) int {
	end := offset + len(before)
	tail := before[strings.LastIndexFunc(before, unicode.IsSpace)+1:]
	if tail == "+" {
		return end - 1
	}
	first := strings.IndexAny(tail, "0123456789")
	if first < 0 {
		return end
	}
	if open, n := utf8.DecodeLastRuneInString(tail[:first]); strings.ContainsRune("([（〔", open) && strings.ContainsAny(tail[first:], ")]）〕") {
		first -= n
	}
	return end - len(tail) + first
}

// closing is the end of a run with the bracket that closes one opened in it.
func closing(s string, from, last, end int) int {
	for _, pair := range []string{"()", "[]", "（）", "《》", "〔〕"} {
		open, shut := pair[:len(pair)/2], pair[len(pair)/2:]
		if strings.HasPrefix(s[last:end], shut) && strings.Count(s[from:last], open) > strings.Count(s[from:last], shut) {
			return last + len(shut)
		}
	}
	return last
}
