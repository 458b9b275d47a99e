package markdown

import (
	"bytes"
	"regexp"

	east "github.com/yuin/goldmark/extension/ast"
)

// rows reports rows of a table that have more or fewer cells than its head: CommonMark
// drops the ones without a word, and invents the others.
func (s *state) rows(n *east.Table) {
	at := position(n.FirstChild())
	if first := n.FirstChild().FirstChild(); first != nil && position(first) >= 0 {
		at = position(first)
	}
	if at < 0 {
		return
	}
	start := bytes.LastIndexByte(s.source[:at], '\n') + 1
	want := 0
	for i := 0; start < len(s.source); i++ {
		end := len(s.source)
		if k := bytes.IndexByte(s.source[start:], '\n'); k >= 0 {
			end = start + k
		}
		line := bytes.TrimLeft(s.source[start:end], "> \t")
		if len(bytes.TrimSpace(line)) == 0 || i > n.ChildCount() {
			return
		}
		switch got := cellsOf(line); {
		case i == 0:
			want = got
		case i > 1 && !bytes.ContainsRune(line, '|'):
			s.errorf(start, "table", "leave a line empty below the table", "this line stands in the table above it")
		case got != want:
			s.errorf(start, "table", "write one cell for each of the head; a bar in a text is written \\|", "the row has %d cells, and the table %d columns", got, want)
		}
		start = end + 1
	}
}

// nameTable has the heading above a table be its name.
func (s *state) nameTable(n *east.Table) {
	at := position(n.FirstChild().FirstChild())
	if len(s.doc.Headings) == 0 || s.doc.Headings[len(s.doc.Headings)-1].ID == s.named {
		s.errorf(at, "table", "put a heading above it that says what it lists; those who hear the page are told it as its name", "a table has no heading of its own")
		return
	}
	s.named = s.doc.Headings[len(s.doc.Headings)-1].ID
	n.SetAttributeString(named, s.named)
}

// named is the attribute of a table: the anchor of the heading that names it.
const named = "named"

// cellsOf counts the cells of a line: a bar behind a backslash parts none.
func cellsOf(line []byte) int {
	line = bytes.TrimSpace(line)
	line = bytes.ReplaceAll(line, []byte(`\|`), nil)
	line = bytes.TrimSuffix(bytes.TrimPrefix(line, []byte{'|'}), []byte{'|'})
	return bytes.Count(line, []byte{'|'}) + 1
}

var footnote = regexp.MustCompile(`(?m)^ {0,3}\[\^[^\]\n]+\]:`)

// footnotes reports notes at the foot of a text, which CommonMark takes for the addresses
// of links and shows nowhere.
func (s *state) footnotes() {
	if !bytes.Contains(s.source, []byte("]:")) {
		return
	}
	for _, at := range footnote.FindAllIndex(s.source, -1) {
		s.errorf(at[0], "markdown", "say it in the text, or in a callout > [!note]", "footnotes are not supported")
	}
}
