package markdown

import (
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// emphasis reads * and _ as CommonMark has it, save that Chinese and Japanese have no
// spaces around words: there a mark opens and closes beside a letter as it would beside a
// space, and the marks of these scripts are letters. CommonMark alone shows the asterisks
// of **注意：**请.
type emphasis struct{}

// Trigger implements parser.InlineParser.
func (emphasis) Trigger() []byte { return []byte{'*', '_'} }

// Parse implements parser.InlineParser.
func (emphasis) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	n := parser.ScanDelimiter(line, before, 1, emphasis{})
	if n == nil {
		return nil
	}
	after := ' '
	if n.OriginalLength < len(line) {
		after = util.ToRune(line, n.OriginalLength)
	}
	if line[0] == '*' && (wide(before) || wide(after)) {
		space, mark := util.IsSpaceRune, func(r rune) bool { return util.IsPunctRune(r) && !wide(r) }
		n.CanOpen = !space(after) && (!mark(after) || space(before) || mark(before) || wide(before))
		n.CanClose = !space(before) && (!mark(before) || space(after) || mark(after) || wide(after))
	}
	n.Segment = segment.WithStop(segment.Start + n.OriginalLength)
	block.Advance(n.OriginalLength)
	pc.PushDelimiter(n)
	return n
}

// IsDelimiter implements parser.DelimiterProcessor.
func (emphasis) IsDelimiter(b byte) bool { return b == '*' || b == '_' }

// CanOpenCloser implements parser.DelimiterProcessor.
func (emphasis) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

// OnMatch implements parser.DelimiterProcessor.
func (emphasis) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }

// wide reports whether r is of a script that puts no spaces between words: Chinese and
// Japanese, with their marks. Korean has spaces.
func wide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) ||
		r >= 0x3001 && r <= 0x303f || r >= 0xff01 && r <= 0xff65
}

// joinLines takes out the line breaks of a paragraph that no space belongs in: beside a
// character of Chinese or Japanese, where the paragraph is of these.
func (s *state) joinLines(t *ast.Text) {
	if !t.SoftLineBreak() || t.HardLineBreak() || t.Parent() == nil { // the marker of a callout
		return
	}
	line := []rune(string(t.Segment.Value(s.source)))
	next := []rune(string(s.source[min(t.Segment.Stop, len(s.source)):]))
	i := 0
	for i < len(next) && (unicode.IsSpace(next[i]) || next[i] == '*' || next[i] == '>' || next[i] == '[') {
		i++
	}
	if len(line) == 0 || i == len(next) {
		return
	}
	before, after := wide(line[len(line)-1]), wide(next[i])
	if before && after || (before || after) && mostlyWide(t, s.source) {
		t.SetSoftLineBreak(false)
	}
}

// mostlyWide reports whether the paragraph around n is Chinese or Japanese: by more than
// a third of its letters, since a Latin word has several of them.
func mostlyWide(n ast.Node, source []byte) bool {
	for n.Type() == ast.TypeInline {
		n = n.Parent()
	}
	all, some := 0, 0
	for _, r := range textOf(n, source) {
		if unicode.IsLetter(r) {
			all++
			if wide(r) {
				some++
			}
		}
	}
	return some*3 > all
}
