package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"wentu/build/report"
)

// Rewrite gives a text with its running words put through say, one stretch between marks
// after the other. Marks, code, addresses and references stay.
func Rewrite(body string, say func(string) string) string {
	source := []byte(body)
	pc := parser.NewContext()
	pc.Set(stateKey, &state{doc: &Doc{}, rep: &report.Report{}, source: source, starts: []int{0}})
	root := reader.Parse(text.NewReader(source), parser.WithContext(pc))
	var b strings.Builder
	done := 0
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		t, ok := n.(*ast.Text)
		if !ok || !entering || t.Segment.Start < done {
			return ast.WalkContinue, nil
		}
		if _, code := n.Parent().(*ast.CodeSpan); !code {
			b.Write(source[done:t.Segment.Start])
			b.WriteString(say(string(t.Segment.Value(source))))
			done = t.Segment.Stop
		}
		return ast.WalkContinue, nil
	})
	b.Write(source[done:])
	return b.String()
}
