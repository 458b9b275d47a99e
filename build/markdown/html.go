package markdown

import (
	"bufio"
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"wentu/build/cite"
)

// Resolver knows where the things lie that a text names, seen from the page that
// the text stands on, and the words of the page's language.
type Resolver interface {
	// Resolve returns the address of what a link names and a label for it. An
	// unknown target has no address; the link is then shown as plain text, since
	// the check of the links has reported it.
	Resolve(scheme, target string) (href, label string)
	// Get returns the words of a key.
	Get(key string, pairs ...string) string
}

// hole stands in a compiled text at both ends of what depends on the page: the text is
// markup, hole, markup … Holes are
//
//	word KEY               the words of a key
//	link SCHEME TARGET     the beginning of a reference
//	label SCHEME TARGET    the same, and its label and its end
//	next SCHEME TARGET     the same behind an article of the same law, which is not said again
//	end                    the end of a reference
const hole = "\x00"

// HTML fills in what depends on the page.
func (d *Doc) HTML(r Resolver) string {
	var b strings.Builder
	b.Grow(len(d.compiled) + len(d.compiled)/4)
	linked := false // the reference that was begun has an address
	for i, piece := range strings.Split(d.compiled, hole) {
		if i%2 == 0 {
			b.WriteString(piece)
			continue
		}
		what, rest, _ := strings.Cut(piece, " ")
		switch what {
		case "word":
			b.WriteString(escape(r.Get(rest)))
		case "link", "label", "next":
			scheme, target, _ := strings.Cut(rest, " ")
			href, label := r.Resolve(scheme, target)
			if linked = href != ""; linked {
				b.WriteString(`<a href="` + escape(href) + `"`)
				if scheme == "law" {
					b.WriteString(` class="cite"`)
				}
				if what == "next" {
					b.WriteString(` aria-label="` + escape(label) + `"`)
				}
				b.WriteByte('>')
			}
			if ref, ok := cite.Parse(target); ok && what == "next" {
				label = r.Get("site.cite.next", "n", ref.Article, "para", ref.Para)
			}
			if what != "link" {
				b.WriteString(escape(label))
			}
		}
		if linked && (what == "end" || what == "label" || what == "next") {
			b.WriteString("</a>")
		}
	}
	return b.String()
}

// compile renders a tree but for its holes.
func compile(root ast.Node, source []byte) string {
	p := presses.Get().(*press)
	defer presses.Put(p)
	p.out.Reset()
	p.w.Reset(&p.out)
	if err := compiler.Render(p.w, source, root); err != nil {
		panic(err) // a bytes.Buffer takes everything
	}
	return p.out.String()
}

// press is what a text is rendered with. It is used again: goldmark would make a writer
// for each text.
type press struct {
	w   *bufio.Writer
	out bytes.Buffer
}

var presses = sync.Pool{New: func() any { return &press{w: bufio.NewWriter(nil)} }}

var compiler = renderer.NewRenderer(renderer.WithNodeRenderers(
	util.Prioritized(html.NewRenderer(), 1000),
	util.Prioritized(extension.NewTableHTMLRenderer(extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute)), 500),
	util.Prioritized(elements{}, 100),
))

// elements renders the nodes of this package, and tables without heads that say nothing.
type elements struct{}

// RegisterFuncs implements renderer.NodeRenderer.
func (elements) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	goldmarks := make(capture)
	extension.NewTableHTMLRenderer().RegisterFuncs(goldmarks)
	cell := goldmarks[east.KindTableCell]
	plain := make(capture)
	html.NewRenderer().RegisterFuncs(plain)
	for _, kind := range []ast.NodeKind{ast.KindParagraph, ast.KindTextBlock} {
		reg.Register(kind, numbered(plain[kind]))
	}
	reg.Register(east.KindTable, renderTable)
	reg.Register(east.KindTableHeader, renderTableHeader)
	reg.Register(east.KindTableRow, renderTableRow)
	reg.Register(kindReference, renderReference)
	reg.Register(kindCallout, renderCallout)
	reg.Register(east.KindTableCell, func(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Parent().Kind() != east.KindTableHeader || n.HasChildren() {
			if n.Parent().Kind() == east.KindTableRow && n.PreviousSibling() == nil {
				return rowHead(w, n, entering)
			}
			return cell(w, source, n, entering)
		}
		if entering { // the corner heads nothing
			_, _ = w.WriteString("<td role=\"cell\"></td>\n")
		}
		return ast.WalkContinue, nil
	})
}

// rowHead renders the first cell of a row, which says what the others are about.
func rowHead(w util.BufWriter, n ast.Node, entering bool) (ast.WalkStatus, error) {
	switch class, has := n.AttributeString("class"); {
	case !entering:
		_, _ = w.WriteString("</th>\n")
	case has:
		_, _ = fmt.Fprintf(w, `<th scope="row" role="rowheader" class="%s">`, class)
	default:
		_, _ = w.WriteString(`<th scope="row" role="rowheader">`)
	}
	return ast.WalkContinue, nil
}

// numbered has the first words of an item in a numbered list begin with its number, as
// text: a marker is not there when the list is copied.
func numbered(render renderer.NodeRendererFunc) renderer.NodeRendererFunc {
	return func(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		status, err := render(w, source, n, entering)
		if no := number(n); entering && no != "" {
			_, _ = w.WriteString(`<span class="no">` + no + "\u00a0</span>")
		}
		return status, err
	}
}

// number is what an item begins with whose first paragraph n is, "" where it is none.
func number(n ast.Node) string {
	item, ok := n.Parent().(*ast.ListItem)
	if !ok || item.FirstChild() != n {
		return ""
	}
	list := item.Parent().(*ast.List)
	if !list.IsOrdered() {
		return ""
	}
	no := 0
	for c := ast.Node(item); ; c = c.PreviousSibling() {
		if v, has := c.AttributeString("value"); has {
			if from, err := strconv.Atoi(string(v.([]byte))); err == nil {
				return strconv.Itoa(from+no) + string(list.Marker)
			}
		}
		if c.PreviousSibling() == nil {
			return strconv.Itoa(list.Start+no) + string(list.Marker)
		}
		no++
	}
}

// renderTable renders the ends of a table. Its roles are written, since on a narrow
// screen the style sheet makes blocks of its rows, and browsers then take it for none.
func renderTable(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	id, has := n.AttributeString(named)
	switch {
	case !entering:
		_, _ = w.WriteString("</table>\n")
	case has:
		_, _ = fmt.Fprintf(w, "<table role=\"table\" aria-labelledby=\"%s\">\n", id)
	default:
		_, _ = w.WriteString("<table role=\"table\">\n")
	}
	return ast.WalkContinue, nil
}

func renderTableHeader(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	switch {
	case entering:
		_, _ = w.WriteString("<thead>\n<tr role=\"row\">\n")
	case n.NextSibling() == nil:
		_, _ = w.WriteString("</tr>\n</thead>\n")
	default:
		_, _ = w.WriteString("</tr>\n</thead>\n<tbody>\n")
	}
	return ast.WalkContinue, nil
}

func renderTableRow(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	switch {
	case entering:
		_, _ = w.WriteString("<tr role=\"row\">\n")
	case n.NextSibling() == nil:
		_, _ = w.WriteString("</tr>\n</tbody>\n")
	default:
		_, _ = w.WriteString("</tr>\n")
	}
	return ast.WalkContinue, nil
}

// word is a hole for the words of a key.
func word(key string) string { return hole + "word " + key + hole }

func renderReference(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*reference)
	what := "end"
	if entering {
		switch {
		case n.SameLaw:
			_, _ = w.WriteString(word("site.cite.comma"))
		case n.Follows:
			_, _ = w.WriteString(word("site.cite.separator"))
		}
		what = "link"
		switch {
		case n.SameLaw:
			what = "next"
		case !n.HasChildren():
			what = "label"
		}
		what += " " + n.Scheme + " " + n.Target
	}
	if entering || n.HasChildren() {
		_, _ = w.WriteString(hole + what + hole)
	}
	return ast.WalkContinue, nil
}

func renderCallout(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*callout)
	if entering {
		_, _ = w.WriteString(`<div class="callout ` + n.Marker + `" role="note"><p class="callout-head">` + word("site.callout."+n.Marker) + "</p>\n")
	} else {
		_, _ = w.WriteString("</div>\n")
	}
	return ast.WalkContinue, nil
}

func escape(s string) string { return string(util.EscapeHTML([]byte(s))) }

// capture keeps goldmark's own functions for tables, to be framed.
type capture map[ast.NodeKind]renderer.NodeRendererFunc

// Register implements renderer.NodeRendererFuncRegisterer.
func (c capture) Register(kind ast.NodeKind, f renderer.NodeRendererFunc) { c[kind] = f }
