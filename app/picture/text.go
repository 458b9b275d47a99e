package picture

import (
	"strings"
	"unicode"
)

// font is what the width of a text depends on.
type font struct {
	size float64
	bold bool
}

// width estimates how wide s is drawn.
func (f font) width(s string) float64 {
	w := 0.0
	for _, v := range f.widths([]rune(s)) {
		w += v
	}
	return w
}

// widths estimates the width of each character among its neighbours: a quotation
// mark is wide in Chinese, and Latin keeps a little distance from Chinese.
func (f font) widths(rs []rune) []float64 {
	ws := make([]float64, len(rs))
	for i, r := range rs {
		before, after := ' ', ' '
		if i > 0 {
			before = rs[i-1]
		}
		if i+1 < len(rs) {
			after = rs[i+1]
		}
		if wide(r) || r >= '—' && r <= '…' && strings.ContainsRune("“”‘’…—", r) && (wide(before) || wide(after)) {
			ws[i] = f.size
			continue
		}
		w := ems(r)
		if f.bold {
			w *= 1.06
		}
		if r < 0x250 && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			for _, n := range [...]rune{before, after} {
				if wide(n) && unicode.IsLetter(n) {
					w += .125
				}
			}
		}
		ws[i] = w * f.size
	}
	return ws
}

// ems estimates the width of a character that is not wide.
func ems(r rune) float64 {
	switch {
	case r >= 'a' && r <= 'z':
		switch r {
		case 'i', 'j', 'l':
			return .27
		case 'f', 'r', 't':
			return .38
		case 'm', 'w':
			return .86
		case 'c', 'k', 's', 'v', 'x', 'y', 'z':
			return .51
		}
		return .58
	case r >= 'A' && r <= 'Z':
		switch r {
		case 'I', 'J':
			return .36
		case 'M', 'W':
			return .92
		}
		return .68
	case r >= '0' && r <= '9':
		return .57
	case r < 0x80:
		switch r {
		case ' ', '.', ',', ':', ';', '\'', '|', '!':
			return .28
		case '(', ')', '[', ']', '/', '-', '"':
			return .38
		}
		return .65
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case r < 0x250, r >= 0x370 && r < 0x590:
		if unicode.IsUpper(r) {
			return .7
		}
		return .58
	case r >= 0x600 && r < 0x700, r >= 0xfb50 && r < 0xfe00, r >= 0xfe70 && r < 0xff00:
		switch r {
		case 'ا', 'أ', 'إ', 'آ', 'ل', '،', '؛':
			return .28
		case 'ب', 'ت', 'ث', 'ن', 'ي', 'ئ':
			return .44
		case 'س', 'ش', 'ص', 'ض':
			return .9
		}
		return .56
	case r >= 0x2010 && r < 0x2030:
		if r == '—' || r == '…' {
			return 1
		}
		return .5
	}
	return .65
}

// wide tells whether a character fills a square, as Chinese and its punctuation do.
func wide(r rune) bool {
	return r >= 0x1100 && (r < 0x1160 ||
		r >= 0x2e80 && r < 0xa4d0 ||
		r >= 0xac00 && r < 0xd7a4 ||
		r >= 0xf900 && r < 0xfb00 ||
		r >= 0xfe30 && r < 0xfe50 ||
		r >= 0xff00 && r < 0xff61 ||
		r >= 0xffe0 && r < 0xffe7 ||
		r >= 0x1f300 && r < 0x1fb00 ||
		r >= 0x20000 && r < 0x40000)
}

const (
	notFirst = "、，。．・：；！？）」』】〉》〕”’…—％々ー,.:;!?)]}%"
	notLast  = "（「『【〈《〔“‘([{"
)

// breaks tells whether a line may end between two characters.
func breaks(a, b rune) bool {
	switch {
	case a < 0x80 && a != ' ' && b < 0x80:
		return (a == '-' || a == '/') && unicode.IsLetter(b)
	case b == ' ' || strings.ContainsRune(notFirst, b) || strings.ContainsRune(notLast, a):
		return false
	case a == ' ':
		return true
	case wide(a):
		return b != '\u00a0'
	case wide(b):
		return a != '\u00a0' && !unicode.IsDigit(a)
	}
	return a == '–' && unicode.IsLetter(b)
}

// clean is s with its spaces made single and without what XML does not allow.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case r < ' ' || r == 0x7f || r == 0xfffe || r == 0xffff:
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' }), " ")
}

// wrap breaks s into lines that fit into room. A last line that would stand almost
// empty is given some of the others.
func (f font) wrap(s string, room float64) []string {
	rs := []rune(clean(s))
	ws := f.widths(rs)
	ends, last := fill(rs, ws, room)
	for r := room - f.size/2; len(ends) > 1 && r > room*.6 && last < room/3; r -= f.size / 2 {
		next, w := fill(rs, ws, r)
		if len(next) > len(ends) {
			break
		}
		ends, last = next, w
	}
	lines, start := make([]string, len(ends)), 0
	for i, end := range ends {
		// A space at the end stays: it is not drawn, and keeps the words of two lines apart
		// for those who hear them.
		lines[i] = string(rs[start:end])
		start = end
	}
	return lines
}

// fill puts on each line as much as it takes. It returns where the lines end, and how
// wide the last one is.
func fill(rs []rune, ws []float64, room float64) (ends []int, w float64) {
	start, end := 0, 0
	for i := 0; i < len(rs); i++ {
		if i > start && breaks(rs[i-1], rs[i]) {
			end = i
		}
		w += ws[i]
		if w <= room || i == start || rs[i] == ' ' || ws[i] == 0 {
			continue
		}
		if end <= start {
			end = i
		}
		ends = append(ends, end)
		start, i, w = end, end-1, 0
	}
	if start < len(rs) {
		ends = append(ends, len(rs))
	}
	return ends, w
}
