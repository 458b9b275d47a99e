package content

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"wentu/build/markdown"
	"wentu/build/report"
)

// partHead is the head of a part of a text that is put together for each page.
var partHead = regexp.MustCompile(`^## +([a-z]+(?:-[a-z]+)*) *$`)

var articleHead = regexp.MustCompile(`^## +([0-9]+(?:-[0-9]+)*)(?: *\{confidence=([a-z]+)\})? *$`)

// articles splits the text of a law: what stands before the first heading, and the
// articles in the order of their numbers, whatever their order in the file.
func articles(file, body string, line int, rep *report.Report) (*markdown.Doc, []*Article) {
	lead, out := pieces(file, body, line, article, rep)
	slices.SortStableFunc(out, func(a, b *Article) int { return compareNumbers(a.ID, b.ID) })
	return lead, out
}

// pieces splits a text at its headings of the second level, which head reads.
func pieces(file, body string, line int, head func(file, head string, line int, rep *report.Report) *Article, rep *report.Report) (*markdown.Doc, []*Article) {
	var lead *markdown.Doc
	var out []*Article
	var cur *Article
	var text strings.Builder
	first := line // of the text gathered so far
	flush := func() {
		doc := markdown.Parse(file, text.String(), first, rep)
		if cur == nil {
			lead = doc
		} else {
			cur.Doc = doc
			if doc.Empty() {
				rep.Errorf("article", file, cur.Line, 1, "paraphrase it in one to three sentences", "article %s has no text", cur.ID)
			}
		}
		text.Reset()
	}
	n := line
	for l := range strings.Lines(body) {
		if strings.HasPrefix(l, "## ") {
			flush()
			a := head(file, strings.TrimRight(l, "\n"), n, rep)
			cur, first = a, n+1
			if twin := slices.IndexFunc(out, func(b *Article) bool { return b.ID == a.ID }); twin >= 0 {
				rep.Errorf("article", file, n, 1, "merge the two", "article %s stands in line %d too", a.ID, out[twin].Line)
			} else if a.ID != "" {
				out = append(out, a)
			}
		} else {
			text.WriteString(l)
		}
		n++
	}
	flush()
	return lead, out
}

// part reads the head of a part, which is its id.
func part(file, head string, line int, rep *report.Report) *Article {
	a := &Article{Line: line}
	if m := partHead.FindStringSubmatch(head); m != nil {
		a.ID = m[1]
	} else {
		rep.Errorf("article", file, line, 1, `write the id of the part as in the Chinese text: "## apostille"`, "%q is not the head of a part", head)
	}
	return a
}

// article reads the head of an article. One that cannot be read has no id, and the
// text below it belongs to nothing.
func article(file, head string, line int, rep *report.Report) *Article {
	m := articleHead.FindStringSubmatch(head)
	if m == nil {
		rep.Errorf("article", file, line, 1, `write "## 22" or "## 276 {confidence=recalled}"`, "%q is not the head of an article", head)
		return &Article{Line: line}
	}
	a := &Article{ID: m[1], Confidence: m[2], Line: line}
	if c := a.Confidence; c != "" && c != "recalled" && c != "verified" {
		a.Confidence = "recalled"
		rep.Errorf("article", file, line, 1, "the values are verified and recalled; what is doubtful is not published", "%q is not a confidence", c)
	}
	return a
}

// compareNumbers orders article numbers: 2, 10, 10-1, 11.
func compareNumbers(a, b string) int {
	as, bs := strings.Split(a, "-"), strings.Split(b, "-")
	for i := range min(len(as), len(bs)) {
		x, _ := strconv.Atoi(as[i])
		y, _ := strconv.Atoi(bs[i])
		if x != y {
			return cmp.Compare(x, y)
		}
	}
	return len(as) - len(bs)
}
