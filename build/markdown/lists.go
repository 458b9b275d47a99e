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
	n.SetAttributeString("role", []byte("list")) // its markers are written, see renderParagraph
	last, ones := 0, true
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		line, _ := s.at(position(item))
		s.doc.Items = append(s.doc.Items, line)
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

// itemMark is what lawyers begin the items of a list with, and CommonMark does not read
// as one where it stands.
var itemMark = regexp.MustCompile(`^(?:` + strings.Join([]string{
	`[一二三四五六七八九十]+[、．）]`,
	`[一二三四五六七八九十]+[.)] ?\p{Han}`,
	`[（(](?:[一二三四五六七八九十]+|[0-9０-９]+)[)）]`,
	`[0-9０-９]+[、．）]`,
	`[0-9０-９]+。\p{Han}`,
	`[0-9０-９]{1,2}[：:](?: |\p{Han})`,
	`[0-9٠-٩]{1,2} ?[-–](?: |\p{Han}|\p{Arabic})`,
	`[①-⑳•·●▪‣◦○■□◆◇★☆►▶➤✓✔→]`,
	`(?:أ|ب|ج|د|هـ|و|ز|ح|ط|ي)(?:[.)]| ?[-–] )`,
	`(?:أول|ثاني|ثالث|رابع|خامس|سادس)[اًأ]*[:.]`,
	`(?:Step|步骤|الخطوة) ?[0-9٠-٩一二三四五六七八九十]+[：:.]`,
	`§ ?[0-9]`,
	`[－–—](?: |\p{Han})`,
	`[0-9]+[.)] `,
	`[٠-٩]+[.)]`,
	`[A-Za-z](?:[.)] |）)`,
	`[ivxIVX]{2,5}[.)] `,
	`[（(](?:[A-Za-z]|[ivxIVX]{2,5})[)）]`,
	`[0-9]+(?:\.[0-9]+)+\.? `,
	`——`,
	`[甲乙丙丁戊己庚辛壬癸]、`,
	`[Ⅰ-Ⅻⅰ-ⅻ]`,
	`[⑴-⒇⒈-⒛㈠-㈩㊀-㊉]`,
	`【[一二三四五六七八九十0-9]+】`,
	`第[一二三四五六七八九十百0-9]+[条款项点步]`,
	`\*\p{Han}`,
}, "|") + `)`)

// stuck is a mark of CommonMark without the space that it needs.
var stuck = regexp.MustCompile(`^(?:\d+[.)]|-)\p{Han}`)

// paragraph reports lines that were meant as the items of a list, or as the rows of a
// table, and would run on from the line before.
func (s *state) paragraph(n ast.Node) {
	lines := n.Lines()
	if lines == nil {
		return
	}
	marks := 0             // lines that begin with a mark
	runsOn, mark := -1, "" // where the first of them stands that has a line before it
	listed := false        // that line announces a list
	var above []byte
	for i := range lines.Len() {
		segment := lines.At(i)
		raw := segment.Value(s.source)
		line := bytes.TrimSpace(raw)
		at := segment.Start + bytes.Index(raw, line)
		if len(line) > 0 && line[0] == '|' && bytes.Count(line, []byte{'|'}) > 1 {
			s.errorf(at, "table", "below the head write one |---| for each of its cells, without an empty line between", "this table is none: the line below its head does not fit it")
			return
		}
		if len(line) > 0 && line[0] < 0x80 && stuck.Match(line) {
			mark := string(line[:bytes.IndexAny(line, ".)-")+1])
			s.errorf(at, "list", report.Say("write %q and then the words", mark+" "), "a space is missing after %q", mark)
			return
		}
		if i > 0 && bytes.HasPrefix(raw, []byte("　")) && !hardBreak(above) {
			s.errorf(at, "list", "leave the line before it empty; the pages need no spaces before a paragraph", "this line is indented like a new paragraph and would run on from the one before")
			return
		}
		if !hardBreak(above) && mayBegin(line) {
			if m := itemMark.Find(line); m != nil {
				marks++
				if i > 0 && runsOn < 0 {
					runsOn, mark = at, string(bytes.TrimSpace(m))
					before, _ := utf8.DecodeLastRune(bytes.TrimSpace(above))
					listed = before == '：' || before == ':'
				}
			}
		}
		above = raw
	}
	if runsOn >= 0 && (marks > 1 || listed) {
		s.errorf(runsOn, "list", "leave the line before it empty, or begin the items with \"1. \", \"2. \" or \"- \" after an empty line",
			"%q begins no item of a list here: the line would run on from the one before", mark)
	}
}

// mayBegin reports whether a line may begin with an [itemMark]: most do not.
func mayBegin(line []byte) bool {
	r, n := utf8.DecodeRune(line)
	switch {
	case n == 0:
		return false
	case r < utf8.RuneSelf && unicode.IsLetter(r):
		i := bytes.IndexAny(line[:min(len(line), len("xviii."))], ".)")
		return i > 0 && bytes.IndexByte(line[:i], ' ') < 0 || bytes.HasPrefix(line[1:], []byte("）")) || bytes.HasPrefix(line, []byte("Step "))
	}
	return !unicode.IsLetter(r) || strings.ContainsRune("一二三四五六七八九十甲乙丙丁戊己庚辛壬癸第步أبجدهوزحطيثرخسا", r)
}

// hardBreak reports whether a line ends with a break, so that the next does not run on.
func hardBreak(line []byte) bool {
	line = bytes.TrimRight(line, "\n")
	return bytes.HasSuffix(line, []byte(`\`)) || bytes.HasSuffix(line, []byte("  "))
}
