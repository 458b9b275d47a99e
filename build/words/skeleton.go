package words

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"wentu/build/cldr"
)

// Skeleton is the catalogue that a new language begins with, and how many messages it
// must find words for: every message of the source, without words, in the plural categories of the
// language; above it the words of the source and of English. Check reports each message
// until it has words. What a language may do without stands as a comment.
func (c *Catalogue) Skeleton(code string) (text string, n int) {
	source := c.by[c.Langs[0]]
	counted := c.counted()
	forms := categories(cldr.Of(code)["locale.plural"])
	var heads []string
	body := make(map[string]*strings.Builder)
	for _, m := range source.inOrder() {
		table, key := "", m.key
		if i := strings.LastIndexByte(m.key, '.'); i >= 0 {
			table, key = m.key[:i], m.key[i+1:]
		}
		entries := []string{key}
		switch {
		case strings.HasPrefix(m.key, "local."), strings.Contains(m.key, ".when") && isLocal(m.key):
			continue // every language has its own
		case counted[m.key]:
			table, entries = m.key, forms
		}
		b := body[table]
		if b == nil {
			b = &strings.Builder{}
			body[table] = b
			heads = append(heads, table)
		}
		for _, l := range []*Lang{source, c.by["en"]} {
			l.quote(b, m.key)
		}
		for _, e := range entries {
			if isLocal(m.key) {
				b.WriteString("# ")
			}
			b.WriteString(quotedKey(e) + " = \"\"\n")
		}
		if !isLocal(m.key) {
			n++
		}
	}
	var out strings.Builder
	for _, head := range heads {
		parts := strings.Split(head, ".")
		for i := range parts {
			parts[i] = quotedKey(parts[i])
		}
		fmt.Fprintf(&out, "[%s]\n%s\n", strings.Join(parts, "."), body[head])
	}
	return out.String(), n
}

// inOrder lists the messages as their files have them.
func (l *Lang) inOrder() []*message {
	var out []*message
	for _, m := range l.messages {
		out = append(out, m)
	}
	slices.SortFunc(out, func(a, b *message) int {
		return cmp.Or(cmp.Compare(a.file, b.file), a.line-b.line, cmp.Compare(a.key, b.key))
	})
	return out
}

// quote writes the words of a message as comments: # en: "Contents".
func (l *Lang) quote(b *strings.Builder, key string) {
	if l == nil || l.messages[key] == nil {
		return
	}
	m := l.messages[key]
	for _, form := range sorted(m.forms) {
		name := l.Code
		if len(m.forms) > 1 {
			name += ", " + form
		}
		fmt.Fprintf(b, "# %s: %s\n", name, strconv.Quote(m.forms[form]))
	}
}

var bareKey = regexp.MustCompile(`^[A-Za-z0-9_-]+$`)

// quotedKey is a part of a key as TOML wants it.
func quotedKey(part string) string {
	if bareKey.MatchString(part) {
		return part
	}
	return strconv.Quote(part)
}
