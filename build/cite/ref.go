// Package cite reads references to the law register: cpl#22 is article 22 of the
// law with the id cpl, cpl#276(1) its first paragraph or item, cpl the law itself.
package cite

import "strings"

// Ref is a reference to a law or to one of its articles.
type Ref struct {
	Law     string
	Article string // "" for the law as a whole
	Para    string // "(1)", "(2)(3)"; it is shown but does not resolve by itself
}

// Parse reads a reference. It reports false when s does not have the form of one.
func Parse(s string) (Ref, bool) {
	law, article, named := strings.Cut(s, "#")
	if !isID(law) {
		return Ref{}, false
	}
	if !named {
		return Ref{Law: law}, true
	}
	number, para := article, ""
	if i := strings.IndexByte(article, '('); i >= 0 {
		number, para = article[:i], article[i:]
	}
	if !isNumber(number) || !isPara(para) {
		return Ref{}, false
	}
	return Ref{Law: law, Article: number, Para: para}, true
}

// isID reports whether s is words of small letters and digits joined by hyphens,
// the first beginning with a letter.
func isID(s string) bool {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return false
	}
	return joined(s, func(c byte) bool { return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' })
}

func isNumber(s string) bool { return joined(s, func(c byte) bool { return c >= '0' && c <= '9' }) }

// joined reports whether s is runs of allowed bytes with single hyphens between them.
func joined(s string, allowed func(byte) bool) bool {
	for part := range strings.SplitSeq(s, "-") {
		if part == "" {
			return false
		}
		for i := range len(part) {
			if !allowed(part[i]) {
				return false
			}
		}
	}
	return true
}

// isPara reports whether s is empty or paragraphs in brackets: (1), (2)(a).
func isPara(s string) bool {
	for s != "" {
		end := strings.IndexByte(s, ')')
		if s[0] != '(' || end < 2 || !isPlain(s[1:end]) {
			return false
		}
		s = s[end+1:]
	}
	return true
}

func isPlain(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < '0' || c > '9') && (c < 'a' || c > 'z') {
			return false
		}
	}
	return true
}

// ParseList reads references separated by semicolons, plain or full-width. It
// reports false when the text is anything else: a list names articles, not laws
// as a whole, so that a table cell with a plain word is not taken for one.
func ParseList(s string) ([]Ref, bool) {
	var refs []Ref
	for _, part := range Split(s) {
		r, ok := Parse(part)
		if !ok || r.Article == "" {
			return nil, false
		}
		refs = append(refs, r)
	}
	return refs, len(refs) > 0
}

// Split cuts a list of references apart.
func Split(s string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return r == ';' || r == '；' }) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// String writes the reference as authors do.
func (r Ref) String() string {
	if r.Article == "" {
		return r.Law
	}
	return r.Law + "#" + r.Article + r.Para
}

// Whole returns the reference without its paragraph: what the register resolves.
func (r Ref) Whole() Ref { return Ref{Law: r.Law, Article: r.Article} }

// Anchor is the id of the article on the page of its law: a22.
func (r Ref) Anchor() string { return Anchor(r.Article) }

// Anchor is the id of an article on the page of its law.
func Anchor(article string) string { return "a" + article }
