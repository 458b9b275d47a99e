package markdown

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"wentu/build/report"
)

// list keeps the numbers of an ordered list as they were written: a list that goes on at 5
// goes on at 5, and an item that the lawyer left out stays out.
func (s *state) list(n *ast.List) {
	if !n.IsOrdered() {
		return
	}
	if n.Marker == ')' {
		n.SetAttributeString("class", []byte("bracket"))
	}
	last, ones := 0, true
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		number, at := s.numberOf(item)
		if number < 0 {
			continue
		}
		ones = ones && number == 1
		switch {
		case item == n.FirstChild() || ones:
		case number <= last:
			s.errorf(at, "list", "number the items in their order, or all of them 1", "the number %d follows %d in a list", number, last)
		case number > last+1:
			item.SetAttributeString("value", []byte(strconv.Itoa(number)))
		}
		last = number
	}
}

var itemNumber = regexp.MustCompile(`(\d{1,9})[.)]\s*$`)

// numberOf is the number that an item begins with and where it stands, -1 where that
// cannot be told.
func (s *state) numberOf(item ast.Node) (number, at int) {
	first := item.FirstChild()
	if first == nil {
		return -1, 0
	}
	at = position(first)
	if at < 0 {
		return -1, 0
	}
	start := bytes.LastIndexByte(s.source[:at], '\n') + 1
	m := itemNumber.FindSubmatchIndex(s.source[start:at])
	if m == nil {
		return -1, 0
	}
	number, err := strconv.Atoi(string(s.source[start+m[2] : start+m[3]]))
	if err != nil {
		return -1, 0
	}
	return number, start + m[2]
}

// itemMarks are what lawyers begin the items of a list with, and CommonMark does not read
// as one where it stands.
var itemMarks = []*regexp.Regexp{
	regexp.MustCompile(`^[一二三四五六七八九十]+、`),
	regexp.MustCompile(`^[（(][一二三四五六七八九十]+[)）]`),
	regexp.MustCompile(`^[（(][0-9０-９]+[)）]`),
	regexp.MustCompile(`^[0-9０-９]+[、．]`),
	regexp.MustCompile(`^[①-⑳]`),
	regexp.MustCompile(`^[•·●▪]`),
	regexp.MustCompile(`^[－–—]( |\p{Han})`),
	regexp.MustCompile(`^[0-9]+[.)] `),
	regexp.MustCompile(`^[٠-٩]+[.)]`),
	regexp.MustCompile(`^[a-z]\) `),
}

// stuck is a mark of CommonMark without the space that it needs.
var stuck = regexp.MustCompile(`^(?:\d+[.)]|-)\p{Han}`)

// paragraph reports lines that were meant as the items of a list, or as the rows of a
// table, and would run on from the line before.
func (s *state) paragraph(n ast.Node) {
	lines := n.Lines()
	if lines == nil {
		return
	}
	first, kind := -1, -1 // the line of a mark, and which
	count := 0
	for i := range lines.Len() {
		segment := lines.At(i)
		raw := segment.Value(s.source)
		line := bytes.TrimSpace(raw)
		if len(line) == 0 {
			continue
		}
		at := segment.Start + bytes.Index(raw, line)
		if line[0] == '|' && bytes.Count(line, []byte{'|'}) > 1 {
			s.errorf(at, "table", "below the head write one |---| for each of its cells, without an empty line between", "this table is none: the line below its head does not fit it")
			return
		}
		if line[0] < 0x80 && stuck.Match(line) {
			mark := string(line[:bytes.IndexAny(line, ".)-")+1])
			s.errorf(at, "list", report.Say("write %q and then the words", mark+" "), "a space is missing after %q", mark)
			return
		}
		if broken(s.source, lines.At(max(i-1, 0)).Stop, i) {
			continue
		}
		if !mayBegin(line) {
			continue
		}
		for k, mark := range itemMarks {
			m := mark.Find(line)
			if m == nil {
				continue
			}
			count++
			if i > 0 && first < 0 {
				first, kind = i, k
			}
			before := ' '
			if i > 0 {
				above := lines.At(i - 1)
				text := []rune(strings.TrimSpace(string(above.Value(s.source))))
				if len(text) > 0 {
					before = text[len(text)-1]
				}
			}
			if first == i && (before == '：' || before == ':') {
				count = 2
			}
			break
		}
	}
	if count < 2 || first < 0 {
		return
	}
	segment := lines.At(first)
	raw := segment.Value(s.source)
	line := bytes.TrimSpace(raw)
	mark := strings.TrimFunc(string(itemMarks[kind].Find(line)), func(r rune) bool { return unicode.IsSpace(r) })
	s.errorf(segment.Start+bytes.Index(raw, line), "list", "leave the line before it empty, or begin the items with \"1. \", \"2. \" or \"- \" after an empty line",
		"%q begins no item of a list here: the line would run on from the one before", mark)
}

// mayBegin reports whether a line begins with a sign of [itemMarks]: most do not.
func mayBegin(line []byte) bool {
	r, n := utf8.DecodeRune(line)
	if r >= 'a' && r <= 'z' {
		return len(line) > n && line[n] == ')'
	}
	return !unicode.IsLetter(r) || strings.ContainsRune("一二三四五六七八九十", r)
}

// broken reports whether the line before ends with a hard break, so that line i does not
// run on.
func broken(source []byte, stop, i int) bool {
	if i == 0 {
		return false
	}
	before := bytes.TrimRight(source[:stop], "\n")
	return bytes.HasSuffix(before, []byte(`\`)) || bytes.HasSuffix(before, []byte("  "))
}
