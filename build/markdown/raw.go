package markdown

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"wentu/build/report"
	"wentu/build/source"
)

// rawSign is what would be shown raw, and what to write instead.
type rawSign struct {
	signs   []string // one of them is in every text that the pattern finds
	pattern *regexp.Regexp
	what    report.Text
	hint    report.Text
}

// raw are signs of other dialects of Markdown, or of another keyboard, that a reader
// would see as they stand.
var raw = []rawSign{
	{[]string{"[^"}, regexp.MustCompile(`\[\^[^\]\s]+\]`), report.Say("footnotes are not supported"), report.Say("say it in the text, or in a callout > [!note]")},
	{[]string{"~~"}, regexp.MustCompile(`~~`), report.Say("text that is struck through is not supported"), report.Say("delete the words")},
	{[]string{"["}, regexp.MustCompile(`^\[[ xX]\]`), report.Say("boxes to tick are not supported"), report.Say("begin the line with \"- \" alone")},
	{[]string{"{#"}, regexp.MustCompile(`\{#[^}]*\}`), report.Say("anchors are not written by hand"), report.Say("delete the braces; headings get their anchors by themselves")},
	{[]string{"**"}, regexp.MustCompile(`(^|[^\\])\*\*`), report.Say("these asterisks mark nothing"), report.Say("put them right beside the words, with no space between, and close them in the same paragraph")},
	{[]string{"__"}, regexp.MustCompile(`(^|[^\\_])__[^_]`), report.Say("these underscores mark nothing"), report.Say("write **…** for bold")},
	{[]string{"=="}, regexp.MustCompile(`==[^=\s][^=]*==`), report.Say("text that is marked with == is not supported"), report.Say("write **…** for bold")},
	{[]string{"[！", "［!", "［！"}, regexp.MustCompile(`^[\[［][!！]`), report.Say("a full-width mark begins nothing"), report.Say("write it with the Latin keyboard")},
	{[]string{"＊＊", "｀", "＿＿"}, regexp.MustCompile(`＊＊|｀|＿＿`), report.Say("a full-width mark begins nothing"), report.Say("write it with the Latin keyboard")},
	{[]string{":::"}, regexp.MustCompile(`^:::`), report.Say("blocks between ::: are not supported"), report.Say("write a callout: > [!note]")},
	{[]string{"]（", "］（", "］(", "】(", "】（", "] (", "] （"}, regexp.MustCompile(`[\]］】] ?[（(][a-z]+:`), report.Say("full-width brackets make no link"), report.Say("write [words](guide:filing) with the brackets of the Latin keyboard")},
	{[]string{"]["}, regexp.MustCompile(`[^\]\[\s\\]\]\[[^\[]`), report.Say("this link leads nowhere: no line of the text says where"), report.Say("write [words](guide:filing)")},
	{[]string{"＃", "＊", "｜", "＞"}, regexp.MustCompile(`^[＃＊｜＞]`), report.Say("a full-width mark begins nothing"), report.Say("write it with the Latin keyboard")},
	{[]string{"[["}, regexp.MustCompile(`\[\[[^\[\]]+\]\]|^\[\[$`), report.Say("double brackets make no link"), report.Say("write [](guide:filing), or [words](guide:filing)")},
	{[]string{"TOC", "toc", "Toc"}, regexp.MustCompile(`^@?\[\[?_?(?:TOC|toc|Toc)_?\]`), report.Say("a list of the headings is not written by hand"), report.Say("delete the line")},
	{[]string{"^", "~"}, regexp.MustCompile(`[^\s^]\^[^\s^]{1,8}\^|[^\s~]~[0-9A-Za-z+-]{1,4}~`), report.Say("raised and lowered text is not supported"), report.Say("write the character itself, as m² or H₂O")},
	{[]string{"`"}, regexp.MustCompile("(^|[^`\\\\])`"), report.Say("this backtick marks nothing"), report.Say("close it in the same paragraph, or write ' for an apostrophe")},
	{[]string{"\t"}, regexp.MustCompile(`\t`), report.Say("a tab stands in a line, as in what is copied out of a table"), report.Say("write a table with | between the cells, or a space")},
	{[]string{":", "："}, regexp.MustCompile(`^[:：][ \t]+\S`), report.Say("lists of terms and their meaning are not supported"), report.Say("write a list: - **term**: what it means")},
	{[]string{"$"}, regexp.MustCompile(`(^|[^\\])\$\$|(^|[^A-Za-z0-9\\$])\$[^$\s0-9][^$]*[^$\s\\]\$($|[^A-Za-z0-9])`), report.Say("formulas between $ are not supported"), report.Say("write it in words and figures; before a $ that is shown put \\")},
	{[]string{":"}, regexp.MustCompile(`(^|[^A-Za-z0-9:/])::?[a-z+-][a-z0-9_+-]*::?($|[^A-Za-z0-9:/])`), report.Say("names of pictures between colons are not supported"), report.Say("write it in words, or in a callout > [!risk]")},
	{[]string{"!!!", "???", "==="}, regexp.MustCompile(`^(?:(?:!!!|\?\?\?)\+? ?["a-z]|=== ")`), report.Say("blocks that begin with !!! are not supported"), report.Say("write a callout: > [!note]")},
	{[]string{"{{", "{%", "${"}, regexp.MustCompile(`\{\{|\{%|\$\{`), report.Say("nothing fills in what stands between braces"), report.Say("write the words themselves")},
	{[]string{"{:", "{."}, regexp.MustCompile(`\{:? ?[.#]?[a-zA-Z][^}]*\}`), report.Say("classes are not written by hand"), report.Say("delete the braces and what is in them")},
	{[]string{"*["}, regexp.MustCompile(`^\*\[[^\]]+\]:`), report.Say("abbreviations are not explained so"), report.Say("explain it where it first stands")},
	{[]string{"^["}, regexp.MustCompile(`\^\[`), report.Say("footnotes are not supported"), report.Say("say it in the text, or in a callout > [!note]")},
	{[]string{"[@"}, regexp.MustCompile(`\[@[A-Za-z]`), report.Say("sources are not cited by a key"), report.Say("link to the article: [](law:cpl#22)")},
	{[]string{"++"}, regexp.MustCompile(`(^|[^A-Za-z+])\+\+[^+\s][^+]*\+\+`), report.Say("text that is marked with ++ is not supported"), report.Say("write **…** for bold")},
	{[]string{"%%"}, regexp.MustCompile(`%%[^%]+%%|^%%`), report.Say("comments would be shown"), report.Say("delete it, or put it behind # into the front matter")},
	{[]string{"\\"}, regexp.MustCompile(`\\[A-Za-z]`), report.Say("a backslash before a letter is shown as it stands"), report.Say("delete it; a line ends where the next begins with an empty line between")},
	{[]string{"+++"}, regexp.MustCompile(`^\+\+\+$`), report.Say("front matter stands between lines of ---"), report.Say("write it at the head of the file, as key: value")},
	{[]string{"]("}, regexp.MustCompile(`(^|[^\\])\]\(`), report.Say("these brackets make no link"), report.Say("write [words](guide:filing), with no space in the address")},
	{[]string{"*"}, regexp.MustCompile(`(\s)\*[^\s*\d]`), report.Say("this asterisk marks nothing"), report.Say("write **…** for bold; before one that is shown put \\")},
	{[]string{"#"}, regexp.MustCompile(`^#+[^#\s]|^#{7,}`), report.Say("a space is missing after #"), report.Say("write \"## \" and then the heading")},
}

var bareAddress = regexp.MustCompile(`https?://|www\.[a-z0-9]`)

var mailbox = regexp.MustCompile(`[A-Za-z0-9][A-Za-z0-9._%+-]*[@＠][A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}`)

// raw reports what would be shown raw of a stretch of text.
func (s *state) raw(t *ast.Text) {
	switch t.Parent().(type) {
	case nil, *ast.CodeSpan:
		return
	}
	// Brackets and asterisks that came to nothing are texts of their own: a stretch goes
	// on to the end of its line, and is looked at from its beginning.
	if p, ok := t.PreviousSibling().(*ast.Text); ok && p.Segment.Stop == t.Segment.Start {
		return
	}
	stop := t.Segment.Stop
	for n, ok := t.NextSibling().(*ast.Text); ok && n.Segment.Start == stop; n, ok = n.NextSibling().(*ast.Text) {
		stop = n.Segment.Stop
	}
	text := s.source[t.Segment.Start:stop]
	for i, r := range raw {
		if !has(text, r.signs) || i == meaning && !beginsLine(t) {
			continue
		}
		if at := r.pattern.FindSubmatchIndex(text); at != nil {
			start := at[0]
			if len(at) > 2 && at[3] > start {
				start = at[3] // what stands before the mark
			}
			s.errorf(t.Segment.Start+start, "markdown", r.hint, "%s", r.what)
		}
	}
	if at := s.badEntity(text); at >= 0 {
		s.errorf(t.Segment.Start+at, "markdown", "write the character itself; a named one ends with ;", "this names no character, and is shown as it stands")
	}
	if !has(text, []string{"://", "www.", "@", "＠"}) || inLink(t) {
		return
	}
	if at := bareAddress.FindIndex(text); at != nil {
		s.errorf(t.Segment.Start+at[0], "markdown", "write <https://…>, or [name](https://…)", "a bare address is no link")
	}
	if at := mailbox.FindIndex(text); at != nil {
		name := strings.ReplaceAll(string(text[at[0]:at[1]]), "＠", "@")
		s.errorf(t.Segment.Start+at[0], "markdown", report.Say("write <%s>", name), "the address of a mailbox is no link as it stands")
	}
}

// meaning is the place among raw of a line that says what the term above it means: behind a
// link or bold words a colon is nothing but a colon.
var meaning = slices.IndexFunc(raw, func(r rawSign) bool { return r.signs[0] == ":" })

// beginsLine reports whether a stretch of text is the first of its line.
func beginsLine(t *ast.Text) bool {
	before, ok := t.PreviousSibling().(*ast.Text)
	return t.PreviousSibling() == nil || ok && (before.SoftLineBreak() || before.HardLineBreak())
}

// has reports whether a text has one of the signs: most texts have none, and a search for
// them costs a small part of a pattern.
func has(text []byte, signs []string) bool {
	for _, s := range signs {
		if bytes.Contains(text, []byte(s)) {
			return true
		}
	}
	return false
}

func inLink(n ast.Node) bool {
	for p := n.Parent(); p != nil && p.Type() == ast.TypeInline; p = p.Parent() {
		switch p.(type) {
		case *ast.Link, *reference:
			return true
		}
	}
	return false
}

// byName is what looks like a character that is written by its name.
var byName = regexp.MustCompile(`&(#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]{2,})(;?)`)

// common are the names that are taken for characters although their ; is missing.
var common = []string{"nbsp", "amp", "quot", "apos", "copy", "reg", "mdash", "ndash", "hellip", "ldquo", "rdquo", "lsquo", "rsquo", "laquo", "raquo", "middot", "bull", "times", "deg", "sect", "para", "euro", "yen", "pound", "cent", "rarr", "larr", "ensp", "emsp", "thinsp", "rlm", "lrm", "zwnj", "shy"}

// badEntity is where a text has a character by a name that is none, or is not closed; -1
// where it has not.
func (s *state) badEntity(text []byte) int {
	if bytes.IndexByte(text, '&') < 0 {
		return -1
	}
	for _, at := range byName.FindAllSubmatchIndex(text, -1) {
		whole, name, closed := string(text[at[0]:at[1]]), string(text[at[2]:at[3]]), at[5] > at[4]
		switch {
		case closed && html.UnescapeString(whole) == whole:
			return at[0]
		case !closed && (name[0] == '#' || slices.Contains(common, name)):
			return at[0]
		}
	}
	return -1
}

// entity is a character that is written by its number.
var entity = regexp.MustCompile(`&#(?:[0-9]+|[xX][0-9A-Fa-f]+);`)

// entities reports control characters that are written as entities.
func (s *state) entities() {
	if !bytes.Contains(s.source, []byte("&#")) {
		return
	}
	for _, at := range entity.FindAllIndex(s.source, -1) {
		if bad, found := source.Hidden(html.UnescapeString(string(s.source[at[0]:at[1]]))); found {
			s.errorf(at[0], "encoding", "delete it: it is not seen, and changes what is", "the character %s is written as an entity", fmt.Sprintf("%U", bad))
		}
	}
}
