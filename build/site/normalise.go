package site

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// normalise writes the markup that go-app gave in a form that is the same for the
// same page: attributes sorted, and without the line breaks and indentation that
// its encoder puts between elements. In the browser go-app makes no such space, and
// between Chinese characters it would be seen.
//
// A line break is dropped next to the edge of a block and next to Chinese, Japanese
// or Korean text. Between two words of other scripts one space stays, so that
// neither go-app's neighbours nor the lines of a Markdown paragraph are glued.
func normalise(dst *bytes.Buffer, src string) {
	n := &normaliser{dst: dst}
	z := html.NewTokenizer(strings.NewReader(src))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return
		case html.TextToken:
			n.text(z.Raw())
		case html.StartTagToken:
			n.start(z, false)
		case html.SelfClosingTagToken:
			n.start(z, true)
		case html.EndTagToken:
			n.end(z)
		}
	}
}

type normaliser struct {
	dst     *bytes.Buffer
	last    rune // the last character of the running text, 0 at the edge of a block
	waiting bool // a line break was passed and nothing decided about it yet
	pending int  // where in dst it stood
	verbose int  // depth of elements whose white space counts
	attrs   []html.Attribute
}

func (n *normaliser) text(raw []byte) {
	if n.verbose > 0 {
		n.dst.Write(raw)
		return
	}
	for len(raw) > 0 {
		if isSpace(rune(raw[0])) || !even(raw) {
			raw = n.piece(raw)
			continue
		}
		n.word(raw)
		return
	}
}

// even reports whether all white space in a text is single spaces: most texts are so
// and can be copied at once.
func even(raw []byte) bool {
	return !bytes.ContainsAny(raw, "\n\t\r\f") && !bytes.Contains(raw, []byte("  "))
}

// piece deals with one run of white space or of other characters, and gives the rest.
func (n *normaliser) piece(raw []byte) []byte {
	space := isSpace(rune(raw[0]))
	end := bytes.IndexFunc(raw, func(r rune) bool { return isSpace(r) != space })
	if end < 0 {
		end = len(raw)
	}
	if space {
		n.space(raw[:end])
	} else {
		n.word(raw[:end])
	}
	return raw[end:]
}

// isSpace is white space in the sense of HTML: a no-break space is a character.
func isSpace(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' }

func (n *normaliser) space(s []byte) {
	if bytes.IndexByte(s, '\n') < 0 {
		if n.last != 0 && n.last != ' ' {
			n.settle(' ')
			n.dst.WriteByte(' ')
			n.last = ' '
		}
		return
	}
	if !n.waiting && n.last != 0 && n.last != ' ' {
		n.waiting, n.pending = true, n.dst.Len()
	}
}

func (n *normaliser) word(s []byte) {
	first, _ := utf8.DecodeRune(s)
	n.settle(first)
	n.dst.Write(s)
	n.last, _ = utf8.DecodeLastRune(s)
}

// settle decides about a line break that was passed, now that the character after
// it is known.
func (n *normaliser) settle(next rune) {
	if !n.waiting {
		return
	}
	n.waiting = false
	if next == ' ' || wide(n.last) || wide(next) || closes(next) || opens(n.last) {
		return
	}
	b := n.dst.Bytes()
	tail := string(b[n.pending:])
	n.dst.Truncate(n.pending)
	n.dst.WriteByte(' ')
	n.dst.WriteString(tail)
}

// wide reports whether r belongs to a script that is written without spaces.
func wide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffef
}

func opens(r rune) bool { return unicode.In(r, unicode.Ps, unicode.Pi) }

func closes(r rune) bool {
	return unicode.In(r, unicode.Pe, unicode.Pf) || strings.ContainsRune(",.;:!?،؛؟", r)
}

func (n *normaliser) start(z *html.Tokenizer, closed bool) {
	name, more := z.TagName()
	tag := atom.Lookup(name)
	n.edge(tag)
	n.dst.WriteByte('<')
	n.dst.Write(name)
	n.attrs = n.attrs[:0]
	for more {
		var key, val []byte
		key, val, more = z.TagAttr()
		n.attrs = append(n.attrs, html.Attribute{Key: string(key), Val: string(val)})
	}
	slices.SortFunc(n.attrs, func(a, b html.Attribute) int { return cmp.Compare(a.Key, b.Key) })
	for _, a := range n.attrs {
		n.dst.WriteByte(' ')
		n.dst.WriteString(a.Key)
		if a.Val != "" {
			n.dst.WriteString(`="`)
			_, _ = attribute.WriteString(n.dst, a.Val)
			n.dst.WriteByte('"')
		}
	}
	// In HTML the slash means nothing; inside a drawing it closes the element.
	if closed && !void(tag) {
		n.dst.WriteByte('/')
	}
	n.dst.WriteByte('>')
	if verbatim(tag) && !closed {
		n.verbose++
	}
}

func void(tag atom.Atom) bool {
	return tag == atom.Br || tag == atom.Hr || tag == atom.Img || tag == atom.Input || tag == atom.Wbr
}

var attribute = strings.NewReplacer("&", "&amp;", `"`, "&quot;", "<", "&lt;", ">", "&gt;")

func (n *normaliser) end(z *html.Tokenizer) {
	name, _ := z.TagName()
	tag := atom.Lookup(name)
	if verbatim(tag) && n.verbose > 0 {
		n.verbose--
	}
	n.edge(tag)
	n.dst.WriteString("</")
	n.dst.Write(name)
	n.dst.WriteByte('>')
}

// edge forgets the running text where a block begins or ends.
func (n *normaliser) edge(tag atom.Atom) {
	if !inline(tag) {
		n.last, n.waiting = 0, false
	}
}

func verbatim(tag atom.Atom) bool { return tag == atom.Pre || tag == atom.Textarea }

func inline(tag atom.Atom) bool {
	switch tag {
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Cite, atom.Code, atom.Em, atom.I, atom.Kbd, atom.Mark, atom.Q,
		atom.S, atom.Small, atom.Span, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.U, atom.Wbr, atom.Img:
		return true
	}
	return false
}
