package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// Rewrite gives the source of the text with its running words put through say, one
// stretch between marks after the other. Marks, code, addresses and references stay.
func (d *Doc) Rewrite(say func(string) string) string {
	var b strings.Builder
	done := 0
	_ = ast.Walk(d.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		t, ok := n.(*ast.Text)
		if !ok || !entering || t.Segment.Start < done {
			return ast.WalkContinue, nil
		}
		if _, code := n.Parent().(*ast.CodeSpan); !code {
			b.Write(d.source[done:t.Segment.Start])
			b.WriteString(say(string(t.Segment.Value(d.source))))
			done = t.Segment.Stop
		}
		return ast.WalkContinue, nil
	})
	b.Write(d.source[done:])
	return b.String()
}
