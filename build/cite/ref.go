// Package cite reads references to the law register: cpl#22 is article 22 of the
// law with the id cpl, cpl#276(1) its first paragraph or item, cpl the law itself.
package cite

import (
	"regexp"
	"strings"
)

// Ref is a reference to a law or to one of its articles.
type Ref struct {
	Law     string
	Article string // "" for the law as a whole
	Para    string // "(1)", "(2)(3)"; it is shown but does not resolve by itself
}

var form = regexp.MustCompile(`^([a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?:#([0-9]+(?:-[0-9]+)*)((?:\([0-9a-z]+\))*))?$`)

// Parse reads a reference. It reports false when s does not have the form of one.
func Parse(s string) (Ref, bool) {
	m := form.FindStringSubmatch(s)
	if m == nil {
		return Ref{}, false
	}
	return Ref{Law: m[1], Article: m[2], Para: m[3]}, true
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
