package markdown

import "github.com/yuin/goldmark/ast"

var (
	kindReference = ast.NewNodeKind("Reference")
	kindCallout   = ast.NewNodeKind("Callout")
)

// reference is a link to something of this site, resolved when it is rendered.
// Without children it shows the label of what it names. Follows is set on all but
// the first of a list in a table cell, SameLaw where the one before is of the same law.
type reference struct {
	ast.BaseInline
	Scheme, Target   string
	Follows, SameLaw bool
}

// Kind implements ast.Node.
func (*reference) Kind() ast.NodeKind { return kindReference }

// Dump implements ast.Node.
func (n *reference) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// callout is a quote with a marker.
type callout struct {
	ast.BaseBlock
	Marker string
}

// Kind implements ast.Node.
func (*callout) Kind() ast.NodeKind { return kindCallout }

// Dump implements ast.Node.
func (n *callout) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }
