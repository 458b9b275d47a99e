package markdown

import (
	"bytes"
	"fmt"
	"regexp"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"wentu/app/address"
	"wentu/build/cite"
	"wentu/build/report"
	"wentu/build/tables"
)

var stateKey = parser.NewContextKey()

// state is what the transformation of one text needs to know.
type state struct {
	doc    *Doc
	rep    *report.Report
	source []byte
	starts []int  // offsets of the lines
	line   int    // of the first line in the file
	named  string // the heading that named the last table
}

// at turns an offset into a line of the file and a column in characters.
func (s *state) at(offset int) (line, col int) {
	if offset < 0 || offset > len(s.source) {
		return s.line, 0
	}
	i := sort.SearchInts(s.starts, offset+1) - 1
	return s.line + i, utf8.RuneCount(s.source[s.starts[i]:offset]) + 1
}

func (s *state) errorf(offset int, kind string, hint any, format string, args ...any) {
	line, col := s.at(offset)
	s.rep.Errorf(kind, s.doc.File, line, col, hint, format, args...)
}

// additions turns what CommonMark read into what this package adds: references,
// callouts, anchors. It works on the tree, so that the syntax stays CommonMark and
// every editor's preview shows something sensible.
type additions struct{}

// Transform implements parser.ASTTransformer.
func (additions) Transform(root *ast.Document, _ text.Reader, pc parser.Context) {
	s := pc.Get(stateKey).(*state)
	// Nodes are replaced, so the walk collects first and works afterwards.
	var nodes []ast.Node
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			nodes = append(nodes, n)
		}
		return ast.WalkContinue, nil
	})
	s.footnotes()
	s.unusedAddresses(nodes, pc)
	for _, n := range nodes {
		switch n := n.(type) {
		case *ast.Link:
			s.link(n)
		case *ast.AutoLink:
			s.autoLink(n)
		case *ast.Text:
			s.raw(n)
			s.joinLines(n)
		case *ast.Heading:
			s.heading(n)
		case *ast.List:
			s.list(n)
		case *ast.Paragraph, *ast.TextBlock:
			s.paragraph(n)
		case *ast.CodeBlock:
			s.errorf(position(n), "markdown", "begin the line at its margin", "four spaces at the beginning of a line make a block of code")
		case *ast.Emphasis:
			s.emphasis(n)
		case *ast.Blockquote:
			s.callout(n)
		case *east.Table:
			if s.decisionTable(n); n.Parent() != nil {
				s.rows(n)
				s.nameTable(n)
			}
		case *east.TableCell:
			s.cell(n)
		case *ast.HTMLBlock, *ast.RawHTML:
			s.errorf(position(n), "html", "write it in Markdown, or leave it out", "HTML is not allowed in a text")
		case *ast.Image:
			s.errorf(position(n), "image", "describe it in words", "images are not supported")
			n.Destination = nil
		}
	}
}

// position is the offset of a node, or of the nearest one around it that knows.
func position(n ast.Node) int {
	for ; n != nil; n = n.Parent() {
		if p := n.Pos(); p >= 0 {
			return p
		}
		if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
			return n.Lines().At(0).Start
		}
	}
	return -1
}

func (s *state) link(n *ast.Link) {
	dest := string(n.Destination)
	at := s.linkOffset(n)
	scheme, target, ok := strings.Cut(dest, ":")
	if n.HasChildren() && strings.TrimSpace(textOf(n, s.source)) == "" {
		s.errorf(at, "link", "write the words between the brackets, or nothing for those of what it leads to", "a link has no words")
	}
	switch {
	case !ok || scheme == "":
		s.errorf(at, "link", "name what it leads to, as in (guide:filing), or give the whole address with https://", "%q is not a link of this site", dest)
		n.Destination = nil // a draft does not lead there either
	case scheme == "https" || scheme == "http":
		if !address.External(dest) {
			s.errorf(at, "link", "write it whole, as https://www.court.gov.cn/", "%q is not the address of a page", dest)
			n.Destination = nil
		}
		n.SetAttributeString("rel", []byte("external noreferrer"))
	case scheme == "mailto":
		s.errorf(at, "link", report.Say("write <%s>", target), "the address of a mailbox is no link as it stands")
		n.Destination = nil
	default:
		line, col := s.at(at)
		s.doc.Links = append(s.doc.Links, Link{scheme, target, line, col})
		ref := &reference{Scheme: scheme, Target: target}
		for c := n.FirstChild(); c != nil; c = n.FirstChild() {
			ref.AppendChild(ref, c)
		}
		n.Parent().ReplaceChild(n.Parent(), n, ref)
	}
}

// autoLink is an address between angle brackets: of a page elsewhere, or of a mailbox.
func (s *state) autoLink(n *ast.AutoLink) {
	if dest := string(n.URL(s.source)); n.AutoLinkType == ast.AutoLinkURL && !address.External(dest) {
		s.errorf(position(n), "link", "write it whole, as https://www.court.gov.cn/", "%q is not the address of a page", dest)
		n.Parent().ReplaceChild(n.Parent(), n, ast.NewString([]byte(dest))) // a draft shows it, and leads nowhere
	}
}

// emphasis reports what CommonMark takes for emphasis and nobody meant so: a stretch in
// bold within another, which began where the other was to end, and signs of a product.
func (s *state) emphasis(n *ast.Emphasis) {
	at := position(n)
	if t, ok := n.FirstChild().(*ast.Text); ok {
		at = t.Segment.Start - n.Level
	}
	for p := n.Parent(); n.Level == 2 && p != nil && p.Type() == ast.TypeInline; p = p.Parent() {
		if e, ok := p.(*ast.Emphasis); ok && e.Level == 2 {
			s.errorf(at, "markdown", "put the asterisks right beside the words, with no space between, and a space outside of them", "a stretch in bold begins within another: one of the marks is not read as it was meant")
			return
		}
	}
	digit := func(i int) bool { return i >= 0 && i < len(s.source) && s.source[i] >= '0' && s.source[i] <= '9' }
	if n.Level == 1 && digit(at-1) && digit(at+1) {
		s.errorf(at, "markdown", "write × for a product", "asterisks between figures make emphasis")
	}
}

// linkOffset is where the link's text begins: goldmark knows only where it ends.
func (s *state) linkOffset(n *ast.Link) int {
	if t, ok := n.FirstChild().(*ast.Text); ok {
		return max(t.Segment.Start-1, 0)
	}
	return position(n)
}

func (s *state) heading(n *ast.Heading) {
	at := position(n)
	last := 1
	if h := len(s.doc.Headings); h > 0 {
		last = s.doc.Headings[h-1].Level
	}
	switch {
	case s.underlined(n):
		s.errorf(at, "heading", "for a line across leave the line before it empty; for a heading begin it with ## and delete the line", "the line of dashes below makes this a heading")
	case n.Level == 1:
		s.errorf(at, "heading", "begin it with ##; the title stands in the front matter", "a heading of the first level stands in the text")
	case n.Level > last+1:
		s.errorf(at, "heading", report.Say("begin it with %s", strings.Repeat("#", last+1)), "the heading skips a level")
	}
	id := fmt.Sprintf("s%d", len(s.doc.Headings)+1)
	n.SetAttributeString("id", []byte(id))
	s.doc.Headings = append(s.doc.Headings, Heading{n.Level, id, textOf(n, s.source)})
}

// underlined reports whether a heading is one because of dashes in the line below it.
func (s *state) underlined(n *ast.Heading) bool {
	if n.Level != 2 || n.Lines().Len() == 0 {
		return false
	}
	first := n.Lines().At(0).Start
	start := bytes.LastIndexByte(s.source[:first], '\n') + 1
	return !bytes.Contains(s.source[start:first], []byte("#"))
}

// addressLine is a line that CommonMark takes for the address of a link, [1]: …, and
// prints nowhere.
var addressLine = regexp.MustCompile(`(?m)^[ >]*\[([^\[\]^][^\[\]]*)\]:`)

// unusedAddresses reports lines that would vanish: a note of a lawyer, [1]: …, is the
// address of a link that there is not.
func (s *state) unusedAddresses(nodes []ast.Node, pc parser.Context) {
	if len(pc.References()) == 0 {
		return
	}
	used := make(map[string]bool)
	for _, n := range nodes {
		if l, ok := n.(*ast.Link); ok && l.Reference != nil {
			used[util.ToLinkReference(l.Reference.Value)] = true
		}
	}
	for _, at := range addressLine.FindAllSubmatchIndex(s.source, -1) {
		label := util.ToLinkReference(s.source[at[2]:at[3]])
		if _, is := pc.Reference(label); is && !used[label] {
			s.errorf(at[2]-1, "link", "write a space in place of the colon, or say it in the text", "this line would not be shown: it is read as the address of a link [%s] that stands nowhere", string(s.source[at[2]:at[3]]))
		}
	}
}

var markers = []string{"risk", "note", "ask"}

func (s *state) callout(n *ast.Blockquote) {
	p, ok := n.FirstChild().(*ast.Paragraph)
	if !ok || p.Lines().Len() == 0 {
		return
	}
	first := p.Lines().At(0)
	marker, ok := strings.CutPrefix(strings.TrimSpace(string(first.Value(s.source))), "[!")
	if ok && strings.Contains(marker, "]") && !strings.HasSuffix(marker, "]") {
		s.errorf(first.Start, "callout", "end the line behind ]", "the kind of a callout stands on a line of its own")
		return
	}
	if !ok || !strings.HasSuffix(marker, "]") {
		return
	}
	marker = strings.TrimSuffix(marker, "]")
	if !isMarker(marker) {
		s.errorf(first.Start, "callout", report.DidYouMean(marker, markers, report.Say("the markers are %s", strings.Join(markers, ", "))), "%q is not a kind of callout", marker)
		return
	}
	for c := p.FirstChild(); c != nil && position(c) < first.Stop; c = p.FirstChild() {
		p.RemoveChild(p, c)
	}
	if p.ChildCount() == 0 {
		n.RemoveChild(n, p)
	}
	box := &callout{Marker: marker}
	for c := n.FirstChild(); c != nil; c = n.FirstChild() {
		box.AppendChild(box, c)
	}
	n.Parent().ReplaceChild(n.Parent(), n, box)
}

func isMarker(s string) bool {
	for _, m := range markers {
		if m == s {
			return true
		}
	}
	return false
}

// decisionTable takes the table of a decision out of its prose: the page shows it
// in words, from the rules as they were read.
func (s *state) decisionTable(n *east.Table) {
	head := n.FirstChild()
	for c := head.FirstChild(); c != nil; c = c.NextSibling() {
		if tables.IsOutput(textOf(c, s.source)) {
			n.Parent().RemoveChild(n.Parent(), n)
			return
		}
	}
}

// alignments are the classes of columns that are not aligned at their beginning.
var alignments = map[east.Alignment]string{east.AlignCenter: "center", east.AlignRight: "end"}

// cell turns a cell of nothing but references into citations, and tells screen
// readers which cells are heads of columns.
func (s *state) cell(n *east.TableCell) {
	if n.Parent().Kind() == east.KindTableHeader {
		n.SetAttributeString("scope", []byte("col"))
		n.SetAttributeString("role", []byte("columnheader"))
	} else if n.PreviousSibling() != nil {
		n.SetAttributeString("role", []byte("cell"))
	}
	if class := alignments[n.Alignment]; class != "" {
		n.SetAttributeString("class", []byte(class))
	}
	n.Alignment = east.AlignNone // goldmark would write a style, which the site's policy forbids
	if inDecision(n) {
		return
	}
	if label := s.headOf(n); label != "" {
		n.SetAttributeString("data-label", []byte(label))
	}
	refs, ok := cite.ParseList(textOf(n, s.source))
	if !ok {
		return
	}
	at := position(n.FirstChild())
	n.RemoveChildren(n)
	for i, r := range refs {
		line, col := s.at(at)
		s.doc.Links = append(s.doc.Links, Link{"law", r.String(), line, col})
		n.AppendChild(n, &reference{Scheme: "law", Target: r.String(), Follows: i > 0, SameLaw: i > 0 && r.Law == refs[i-1].Law})
		at += len(r.String()) + len("; ")
	}
}

// headOf is the text of the head above a cell, which a narrow screen shows before it: none
// for the first of a row, which heads the others.
func (s *state) headOf(n *east.TableCell) string {
	row := n.Parent()
	if row.Kind() == east.KindTableHeader || n.PreviousSibling() == nil {
		return ""
	}
	head := row.Parent().FirstChild().FirstChild()
	for c := row.FirstChild(); c != n && head != nil; c = c.NextSibling() {
		head = head.NextSibling()
	}
	if head == nil {
		return ""
	}
	return textOf(head, s.source)
}

// inDecision reports whether the table of the cell was taken out of the tree.
func inDecision(n ast.Node) bool {
	for ; n != nil; n = n.Parent() {
		if n.Kind() == ast.KindDocument {
			return false
		}
	}
	return true
}
