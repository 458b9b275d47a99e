package terms

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lexicon finds the forms of a language in a text. Chinese, and what else puts no spaces
// between words, is found wherever it stands; other scripts by whole words:
//
//   - In small letters a form is found in any case, with capitals only as it stands.
//   - Its last word may have the plural -s, -es, -ies.
//   - An Arabic word may have the article or not; the first of a form also و ف ب ك ل before
//     it. Vowel signs and the seats of hamza on alif count for nothing.
//   - A space stands for any white space, a line break too.
type lexicon struct {
	runes map[rune][]*form
	words map[string][]*form
}

// hit is a form in a text, from one byte to another.
type hit struct {
	*form
	from, to int
}

// spelling is how a form is written.
type spelling struct {
	words []string // folded; nil where the script has no spaces between words
	gaps  []string // what stands before each but the first
	exact bool
}

func (s *spelling) same(t *spelling) bool {
	return s.words != nil && slices.Equal(s.words, t.words) && slices.Equal(s.gaps, t.gaps)
}

// spell takes a form apart.
func spell(text string) spelling {
	var s spelling
	end := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if unspaced(r) {
			return spelling{}
		}
		if !letter(r) {
			i += size
			continue
		}
		if len(s.words) > 0 {
			s.gaps = append(s.gaps, gap(text[end:i]))
		}
		end = wordEnd(text, i)
		s.words = append(s.words, fold(text[i:end]))
		i = end
	}
	s.exact = strings.ContainsFunc(text, unicode.IsUpper)
	return s
}

// add enters a form.
func (x *lexicon) add(f *form) {
	if f.words == nil {
		if r, size := utf8.DecodeRuneInString(f.text); size > 0 {
			x.runes[r] = append(x.runes[r], f)
		}
		return
	}
	w := f.words[0]
	x.words[w] = append(x.words[w], f)
	if bare := bare(w); bare != w {
		x.words[bare] = append(x.words[bare], f)
	}
}

// find lists the forms in a text, in the order in which they begin.
func (x *lexicon) find(text string) []hit {
	var out []hit
	var buf [12]string
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		if r > ' ' {
			for _, f := range x.runes[r] {
				if strings.HasPrefix(text[i:], f.text) {
					out = append(out, hit{f, i, i + len(f.text)})
				}
			}
		}
		if unspaced(r) || !letter(r) {
			i += size
			continue
		}
		end := wordEnd(text, i)
		first := len(out)
		folded := fold(text[i:end])
		for _, w := range readings(buf[:0], folded) {
			for _, f := range x.words[w] {
				if to := f.at(text, folded, i, end); to > 0 && !found(out[first:], f) {
					out = append(out, hit{f, i, to})
				}
			}
		}
		i = end
	}
	return out
}

func found(hits []hit, f *form) bool {
	for _, h := range hits {
		if h.form == f {
			return true
		}
	}
	return false
}

// at returns the end of a form whose first word is text[from:end], w when folded, read in
// some way, or 0.
func (f *form) at(text, w string, from, end int) int {
	last := len(f.words) - 1
	if last > 0 && !arabic(w) && w != f.words[0] {
		return 0 // the plural belongs to the last word
	}
	for i := 1; i <= last; i++ {
		next := end
		for next < len(text) {
			r, size := utf8.DecodeRuneInString(text[next:])
			if letter(r) {
				break
			}
			next += size
		}
		if next == len(text) || gap(text[end:next]) != f.gaps[i-1] {
			return 0
		}
		end = wordEnd(text, next)
		if !follows(fold(text[next:end]), f.words[i], i == last) {
			return 0
		}
	}
	if f.exact && !strings.HasPrefix(tidy(text[from:end]), tidy(f.text)) {
		return 0
	}
	return end
}

// follows reports whether a word of a text is one of a form.
func follows(w, of string, last bool) bool {
	if w == of || arabic(w) && (bare(w) == of || w == bare(of) || bare(w) == bare(of)) {
		return true
	}
	if !last {
		return false
	}
	var buf [4]string
	for _, s := range plurals(buf[:0], w) {
		if s == of {
			return true
		}
	}
	return false
}

// readings lists what a word of a text may be a form of: the word itself and, as its script
// has it, the singular, or the word without what Arabic writes together with it.
func readings(out []string, w string) []string {
	out = append(out, w)
	if !arabic(w) {
		return plurals(out, w)
	}
	rest := w
	for _, before := range []string{"وف", "بكل"} {
		if r, size := utf8.DecodeRuneInString(rest); strings.ContainsRune(before, r) && long(rest[size:]) {
			if after, ok := strings.CutPrefix(rest, "لل"); ok && before == "بكل" {
				return append(out, after)
			}
			rest = rest[size:]
			out = append(out, rest)
		}
	}
	if b := bare(rest); b != rest {
		out = append(out, b)
	}
	return out
}

func plurals(out []string, w string) []string {
	if s, ok := strings.CutSuffix(w, "s"); ok {
		out = append(out, s)
	}
	if s, ok := strings.CutSuffix(w, "es"); ok {
		out = append(out, s)
	}
	if s, ok := strings.CutSuffix(w, "ies"); ok {
		out = append(out, s+"y")
	}
	return out
}

// bare is an Arabic word without its article.
func bare(w string) string {
	if rest, ok := strings.CutPrefix(w, "ال"); ok && long(rest) {
		return rest
	}
	return w
}

// long reports whether what is left of an Arabic word is long enough to be one.
func long(w string) bool { return utf8.RuneCountInString(w) > 2 }

func arabic(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return r >= 0x0600 && r <= 0x06ff
}

// fold takes from a word what makes no other word of it.
func fold(w string) string {
	if !arabic(w) {
		return strings.ToLower(w)
	}
	if strings.IndexFunc(w, func(r rune) bool { return foldRune(r) != r }) < 0 {
		return w
	}
	return strings.Map(foldRune, strings.TrimSuffix(strings.TrimSuffix(w, "اً"), "ًا"))
}

func foldRune(r rune) rune {
	switch {
	case r == 'أ' || r == 'إ' || r == 'آ' || r == 'ٱ':
		return 'ا'
	case r == 'ـ' || r >= 0x064b && r <= 0x065f || r == 0x0670: // stretched, vowel signs
		return -1
	}
	return r
}

// tidy is a text in one line, with one kind of apostrophe.
func tidy(s string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(s), " "), "’", "'")
}

// gap folds what stands between two words.
func gap(s string) string {
	if s == " " || s == "" {
		return s
	}
	if strings.Count(s, "\n") > 1 {
		return "\n" // another paragraph
	}
	if t := strings.TrimSpace(s); t != "" {
		return strings.ReplaceAll(t, "’", "'")
	}
	return " "
}

// wordEnd is the end of the word that begins at i.
func wordEnd(s string, i int) int {
	for i < len(s) {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		if unspaced(r) || !letter(r) {
			break
		}
		i += size
	}
	return i
}

// letter reports whether r is a part of words.
func letter(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9'
	case r >= 0x0620 && r <= 0x0669: // most of Arabic, the same by a shorter way
		return true
	}
	return unicode.In(r, unicode.L, unicode.M, unicode.Nd)
}

// unspaced reports whether r is of a script that puts no spaces between words.
func unspaced(r rune) bool {
	switch {
	case r < 0x0e00:
		return false
	case r >= 0x4e00 && r <= 0x9fff: // most of Chinese, the same by a shorter way
		return true
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
