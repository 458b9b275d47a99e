// Package markup writes HTML in one form: the same elements give the same bytes, on
// the build's side and in the browser.
//
// Attributes are sorted. There is no white space but what is read: a line break, be it
// one of a text or the place between two neighbours, goes next to the edge of a block
// and next to Chinese, Japanese, Korean or Thai, where it would be seen as a gap.
// Between two words of other scripts one space stays, so that nothing is glued.
package markup

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Writer writes elements and texts. Its zero value is ready.
type Writer struct {
	dst     []byte
	last    rune // the last character of the running text, 0 at the edge of a block
	waiting bool // a line break was passed and nothing decided about it yet
	pending int  // where in dst it stood
	verbose int  // depth of elements whose white space counts
	rtl     bool // see RightToLeft
	latin   bool // what is Chinese is marked, see Page
	east    bool // what is Latin is marked, see Page
	own     int  // depth of elements with a direction or a language of their own
	drawn   bool // they are a drawing
	linked  bool // a link was opened last
}

// Bytes is what was written. It is good until the next Reset.
func (w *Writer) Bytes() []byte { return w.dst }

// Reset forgets what was written and keeps its memory.
func (w *Writer) Reset() { *w = Writer{dst: w.dst[:0]} }

// Start opens an element. Attributes are names and values in turn, and get sorted. One
// without a value is bare.
func (w *Writer) Start(tag string, attrs []string) {
	w.open(tag, w.enter(tag, attrs))
	w.dst = append(w.dst, '>')
	if verbatim(tag) {
		w.verbose++
	}
}

// Closed writes an element that closes itself, as the parts of a drawing do.
func (w *Writer) Closed(tag string, attrs []string) {
	w.open(tag, attrs)
	if !Void(tag) { // in HTML the slash means nothing
		w.dst = append(w.dst, '/')
	}
	w.dst = append(w.dst, '>')
}

func (w *Writer) open(tag string, attrs []string) {
	w.edge(tag)
	w.linked = tag == "a"
	w.dst = append(w.dst, '<')
	w.dst = append(w.dst, tag...)
	sortPairs(attrs)
	for i := 0; i+1 < len(attrs); i += 2 {
		w.dst = append(w.dst, ' ')
		w.dst = append(w.dst, attrs[i]...)
		if v := attrs[i+1]; v != "" {
			w.dst = append(w.dst, '=', '"')
			w.escape(v, false)
			w.dst = append(w.dst, '"')
		}
	}
}

// sortPairs sorts a few names with their values; most lists are sorted already.
func sortPairs(p []string) {
	for i := 2; i+1 < len(p); i += 2 {
		for j := i; j > 0 && p[j] < p[j-2]; j -= 2 {
			p[j], p[j-2] = p[j-2], p[j]
			p[j+1], p[j-1] = p[j-1], p[j+1]
		}
	}
}

// End closes an element.
func (w *Writer) End(tag string) {
	if w.verbose > 0 && verbatim(tag) {
		w.verbose--
	}
	w.leave(tag)
	w.edge(tag)
	w.dst = append(w.dst, '<', '/')
	w.dst = append(w.dst, tag...)
	w.dst = append(w.dst, '>')
}

// Raw writes markup that has this form already, with blocks at both ends.
func (w *Writer) Raw(s string) {
	w.last, w.waiting = 0, false
	w.dst = append(w.dst, s...)
}

// Text writes plain text.
func (w *Writer) Text(s string) { w.text(s, true) }

// Escaped writes text in which the signs of HTML are escaped.
func (w *Writer) Escaped(s string) { w.text(s, false) }

func (w *Writer) text(s string, plain bool) {
	if w.verbose > 0 {
		w.put(s, plain)
		return
	}
	for s != "" {
		n := len(s)
		switch {
		case space(rune(s[0])):
			n = run(s, true)
			w.blank(s[:n])
		case !even(s):
			n = run(s, false)
			w.word(s[:n], plain)
		default:
			w.word(s, plain)
		}
		s = s[n:]
	}
}

// run is the length of the white space, or of what is none, that s begins with.
func run(s string, blank bool) int {
	if i := strings.IndexFunc(s, func(r rune) bool { return space(r) != blank }); i >= 0 {
		return i
	}
	return len(s)
}

// even reports whether all white space in a text is single spaces: most texts are so
// and can be copied at once.
func even(s string) bool {
	return !strings.ContainsAny(s, "\n\t\r\f") && !strings.Contains(s, "  ")
}

// space is white space in the sense of HTML: a no-break space is a character.
func space(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' }

func (w *Writer) blank(s string) {
	if strings.IndexByte(s, '\n') >= 0 {
		w.Break()
		return
	}
	if w.last != 0 && w.last != ' ' {
		w.settle(' ')
		w.dst = append(w.dst, ' ')
		w.last = ' '
	}
}

// Break is a line break: it becomes a space, or nothing.
func (w *Writer) Break() {
	if !w.waiting && w.last != 0 && w.last != ' ' {
		w.waiting, w.pending = true, len(w.dst)
	}
}

func (w *Writer) word(s string, plain bool) {
	first, _ := utf8.DecodeRuneInString(s)
	w.settle(first)
	if w.own == 0 && (w.rtl || w.latin || w.east) || w.drawn {
		w.isolate(s, plain)
	} else {
		w.put(s, plain)
	}
	w.last, _ = utf8.DecodeLastRuneInString(s)
}

// settle decides about a line break that was passed, now that the character after it
// is known.
func (w *Writer) settle(next rune) {
	if !w.waiting {
		return
	}
	w.waiting = false
	if next == ' ' || w.last == '\u00a0' || wide(w.last) || wide(next) || closes(next) || opens(w.last) {
		return
	}
	w.dst = slices.Insert(w.dst, w.pending, ' ')
}

func (w *Writer) put(s string, plain bool) {
	if plain {
		w.escape(s, true)
		return
	}
	w.dst = append(w.dst, s...)
}

// sign are the bytes that escape looks at.
var sign = [256]bool{'&': true, '<': true, '>': true, '"': true, '\'': true}

// escape writes a text, or the value of an attribute.
func (w *Writer) escape(s string, text bool) {
	from := 0
	for i := 0; i < len(s); i++ {
		if !sign[s[i]] {
			continue
		}
		var as string
		switch s[i] {
		case '&':
			as = "&amp;"
		case '<':
			as = "&lt;"
		case '>':
			as = "&gt;"
		case '"':
			as = "&quot;"
			if text {
				as = "&#34;"
			}
		case '\'':
			if !text {
				continue
			}
			as = "&#39;"
		}
		w.dst = append(append(w.dst, s[from:i]...), as...)
		from = i + 1
	}
	w.dst = append(w.dst, s[from:]...)
}

// edge forgets the running text where a block begins or ends.
func (w *Writer) edge(tag string) {
	if !inline(tag) {
		w.last, w.waiting = 0, false
	}
}

// wide reports whether r belongs to a script that is written without spaces.
func wide(r rune) bool {
	return r >= 0x80 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffef)
}

func opens(r rune) bool { return unicode.In(r, unicode.Ps, unicode.Pi) }

func closes(r rune) bool {
	return unicode.In(r, unicode.Pe, unicode.Pf) || strings.ContainsRune(",.;:!?،؛؟", r)
}

// Void reports whether an element has no content and no end.
func Void(tag string) bool {
	switch tag {
	case "br", "hr", "img", "input", "wbr":
		return true
	}
	return false
}

func verbatim(tag string) bool { return tag == "pre" || tag == "textarea" }

func inline(tag string) bool {
	switch tag {
	case "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q",
		"s", "small", "span", "strong", "sub", "sup", "time", "u", "wbr", "img":
		return true
	}
	return false
}
