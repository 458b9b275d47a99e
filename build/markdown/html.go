package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
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

// HTML renders the text.
func (d *Doc) HTML(r Resolver) string {
	// The resolver belongs to one page, so the renderer does too.
	out := renderer.NewRenderer(renderer.WithNodeRenderers(
		util.Prioritized(html.NewRenderer(), 1000),
		util.Prioritized(extension.NewTableHTMLRenderer(extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute)), 500),
		util.Prioritized(&elements{r}, 100),
	))
	var b strings.Builder
	if err := out.Render(&b, d.source, d.root); err != nil {
		panic(err) // a strings.Builder takes everything
	}
	return b.String()
}

// elements renders the nodes of this package, and tables with a frame that can be
// scrolled on a narrow screen.
type elements struct{ r Resolver }

// RegisterFuncs implements renderer.NodeRenderer.
func (e *elements) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	goldmarks := make(capture)
	extension.NewTableHTMLRenderer().RegisterFuncs(goldmarks)
	table, cell := goldmarks[east.KindTable], goldmarks[east.KindTableCell]
	reg.Register(kindReference, e.reference)
	reg.Register(kindCallout, e.callout)
	reg.Register(east.KindTable, func(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			_, _ = w.WriteString(`<div class="table" role="group" tabindex="0" aria-label="` + escape(e.r.Get("site.table")) + `">`)
		}
		status, err := table(w, source, n, entering)
		if !entering {
			_, _ = w.WriteString("</div>\n")
		}
		return status, err
	})
	reg.Register(east.KindTableCell, func(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Parent().Kind() != east.KindTableHeader || n.HasChildren() {
			return cell(w, source, n, entering)
		}
		if entering { // the corner heads nothing
			_, _ = w.WriteString("<td></td>\n")
		}
		return ast.WalkContinue, nil
	})
}

func (e *elements) reference(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*reference)
	href, label := e.r.Resolve(n.Scheme, n.Target)
	if entering {
		if n.Follows {
			_, _ = w.WriteString(escape(e.r.Get("site.cite.separator")))
		}
		if href != "" {
			_, _ = w.WriteString(`<a href="` + escape(href) + `"`)
			if n.Scheme == "law" {
				_, _ = w.WriteString(` class="cite" data-ref="` + escape(n.Target) + `"`)
			}
			_, _ = w.WriteString(">")
		}
		if !n.HasChildren() {
			_, _ = w.WriteString(escape(label))
		}
		return ast.WalkContinue, nil
	}
	if href != "" {
		_, _ = w.WriteString("</a>")
	}
	return ast.WalkContinue, nil
}

func (e *elements) callout(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*callout)
	if entering {
		_, _ = w.WriteString(`<div class="callout ` + n.Marker + `" role="note"><p class="callout-head">` + escape(e.r.Get("site.callout."+n.Marker)) + "</p>\n")
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
