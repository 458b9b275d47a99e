// Package markdown reads the texts of the content: CommonMark with tables and the
// few additions that this comment describes.
//
// Links name what they lead to, never a file:
//
//	[Article 22](law:cpl#22)   an article of the law register
//	[Filing](guide:filing)     an item of another kind, as package content has them
//	[Fees](guide:filing#s9)    its ninth heading
//	[](fact:matter=tort)       an answer as visitors read it; [](fact:matter), a question
//	[site](https://…)          another site
//
// A table cell that holds nothing but references (cpl#22; frj#1) becomes citations.
//
// A quote whose first line is a marker is a callout:
//
//	> [!risk]
//	> Object in writing before the first hearing.
//
// The markers are risk, note and ask (an uncertainty, with whom to ask).
//
// A table is named by the heading above it, so each has one of its own.
//
// The first heading level is ##, since the title comes from the front matter.
// Headings get the anchors s1, s2 …, the same in every language. HTML and images
// are refused.
package markdown

import (
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"wentu/build/report"
)

// Doc is a text that has been read. It keeps no tree, which would be five times as large
// as the text.
type Doc struct {
	File     string
	Links    []Link
	Headings []Heading
	Items    []int  // the lines that the items of numbered lists begin in
	compiled string // see [compile]
}

// Link is a place in a text that names something else of the site: Scheme is a kind of
// the content, where its writer made no mistake.
type Link struct {
	Scheme, Target string
	Line, Col      int
}

// Heading is a heading with its anchor.
type Heading struct {
	Level    int
	ID, Text string
}

// Heading is the text of the heading with the anchor, "" where there is none.
func (d *Doc) Heading(id string) string {
	for _, h := range d.Headings {
		if h.ID == id {
			return h.Text
		}
	}
	return ""
}

var reader = goldmark.New(
	goldmark.WithExtensions(extension.NewTable()),
	goldmark.WithParserOptions(
		parser.WithInlineParsers(util.Prioritized(emphasis{}, 100)), // before CommonMark's own
		parser.WithASTTransformers(util.Prioritized(additions{}, 100)),
	),
).Parser()

// Parse reads a text that begins in the given line of file. What is wrong in it
// goes to rep.
func Parse(file, body string, line int, rep *report.Report) *Doc {
	source := []byte(strings.ReplaceAll(body, hole, "\ufffd"))
	s := &state{doc: &Doc{File: file}, rep: rep, source: source, line: line, starts: make([]int, 1, 1+bytes.Count(source, []byte{'\n'}))}
	for i := range source {
		if source[i] == '\n' {
			s.starts = append(s.starts, i+1)
		}
	}
	s.entities()
	pc := parser.NewContext()
	pc.Set(stateKey, s)
	root := reader.Parse(text.NewReader(source), parser.WithContext(pc))
	s.doc.compiled = compile(root, source)
	return s.doc
}

// Empty reports whether there is nothing to read.
func (d *Doc) Empty() bool { return d.compiled == "" }

// Text is the running text without markup, paragraphs separated by a space: for
// descriptions and the paraphrase beside a citation.
func (d *Doc) Text() string {
	var b strings.Builder
	inTag := false
	for i, piece := range strings.Split(d.compiled, hole) {
		for i%2 == 0 && piece != "" {
			end, next := "<", true
			if inTag {
				end, next = ">", false
			}
			text, rest, found := strings.Cut(piece, end)
			if !inTag {
				b.WriteString(text)
			}
			if found {
				inTag = next
			}
			piece = rest
		}
	}
	return strings.Join(strings.Fields(html.UnescapeString(b.String())), " ")
}

func writeText(b *strings.Builder, n ast.Node, source []byte) {
	switch n := n.(type) {
	case *ast.Text:
		b.Write(n.Segment.Value(source))
		if n.SoftLineBreak() || n.HardLineBreak() {
			b.WriteByte(' ')
		}
	case *ast.String:
		b.Write(n.Value)
	}
}

func textOf(n ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			writeText(&b, n, source)
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}
