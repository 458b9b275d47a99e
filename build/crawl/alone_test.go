package crawl

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/language/display"

	textlang "golang.org/x/text/language"
)

// alone are the checks that need nothing but the page, each with a page that breaks it.
var alone = []struct {
	name  string
	check func(d *document) []string
	wrong string // within <body>
}{
	{"elements are closed where they were opened", closed, `<p>a<ul><li>b</p></ul>`},
	{"one title, one main, one h1, and no heading leaves out a level", headings, `<main><h1>a</h1><h3>b</h3></main>`},
	{"ids are unique, and what names one finds it", ids, `<p id="a"></p><p id="b"></p><p id="b"></p><input aria-describedby="c">`},
	{"language and direction are said", tongues, `<p lang="ar">قانون</p>`},
	{"Chinese words have their language", chinese, `<p>Limitation (诉讼时效)</p>`},
	{"English words on Chinese pages have their language", english, `<p lang="zh-Hans">写有 ad hoc 的条款</p>`},
	{"tables have names that differ", tableNames, `<main><table aria-labelledby="a"></table><table aria-labelledby="a"></table></main>`},
	{"tables are tables on a narrow screen too", roles, `<main><table role="table"><tbody><tr><td>1</td></tr></tbody></table></main>`},
	{"lists are lists without markers", lists, `<main><ul><li>a</li></ul></main>`},
	{"rows of tables have heads", rowHeads, `<main><table><thead><tr><td></td><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table></main>`},
	{"landmarks of a kind have names", landmarks, `<aside><p>a</p></aside>`},
	{"Chinese and Arabic are marked", scripts, `<p>以中文为准，请看原文。</p>`},
	{"what is not translated is said above", fallbacks, `<main><div class="prose" lang="zh-Hans"><p>本页尚未翻译。</p></div></main>`},
	{"what is read from the right runs from the right", reversed, `<p lang="ar" dir="rtl">القضية 2024-01-2</p>`},
	{"no mark of a source is left", marks, `<p>the **court** of ⟨site.court⟩</p>`},
	{"nothing is escaped twice", escapes, `<img alt="a &amp;amp; b">`},
	{"what can be pressed has a name", names, `<a href="x.html"><svg></svg></a>`},
	{"a link to another site is called by its name, not by its address", called, `<dl class="pairs"><dd><a href="https://a.example/b?c=d">https://a.example/b?c=d</a></dd></dl>`},
	{"a term is said once", termsOnce, `<dl><div><dt>Rests on</dt><dd>a</dd></div><div><dt>Rests on</dt><dd>b</dd></div></dl>`},
	{"a question leads back", returns, `<main class="question"><h1>Where?</h1></main>`},
	{"a table can be read as blocks, and a cell names a law once", tables, `<table><tr><td>a</td><td><a href="../law/cpl.html#a1">Law, Art. 1</a>; <a href="../law/cpl.html#a2">Law, Art. 2</a></td></tr></table>`},
	{"the policy holds: nothing inline, nothing from elsewhere", policies, `<p style="color:red" onclick="x()">a</p>`},
}

func TestChecksFindWhatIsWrong(t *testing.T) {
	const page = `<!doctype html>
<html lang="en" dir="ltr"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'"><title>A</title></head><body>%s</body></html>
`
	for _, c := range alone {
		d, err := read("en/a.html", fmt.Appendf(nil, page, c.wrong))
		if err != nil {
			t.Fatal(err)
		}
		if len(c.check(d)) == 0 {
			t.Errorf("%s: nothing is said of %s", c.name, c.wrong)
		}
		good, err := read("en/a.html", fmt.Appendf(nil, page, `<main><h1>Law (<bdi lang="zh-Hans">法律</bdi>)</h1><p><a href="a.html">A</a></p></main>`))
		if err != nil {
			t.Fatal(err)
		}
		if said := c.check(good); len(said) > 0 {
			t.Errorf("%s: a good page is said to be wrong: %v", c.name, said)
		}
	}
}

// called finds links that show a long address.
func called(d *document) []string {
	var out []string
	for _, a := range d.all(atom.A) {
		if text := inner(a); strings.Contains(text, "://") {
			out = append(out, text)
		}
	}
	return out
}

// termsOnce finds terms that are said again for each of several things in a row.
func termsOnce(d *document) []string {
	var out []string
	for _, dl := range d.all(atom.Dl) {
		last := ""
		for n := range dl.Descendants() {
			if n.DataAtom != atom.Dt {
				continue
			}
			if text := inner(n); text == last {
				out = append(out, text)
			} else {
				last = text
			}
		}
	}
	return out
}

// returns finds questions without a way back; with scripts off the browser's own may lead
// out of the site.
func returns(d *document) []string {
	asks := false
	for _, m := range d.all(atom.Main) {
		asks = asks || hasClass(m, "question")
	}
	for _, a := range d.all(atom.A) {
		if hasClass(a, "back") {
			return nil
		}
	}
	if asks {
		return []string{"there is no link back"}
	}
	return nil
}

// closed compares the tags that are written with those that a parser makes of them:
// where they differ it had to mend.
func closed(d *document) []string {
	var mended bytes.Buffer
	if err := html.Render(&mended, d.root); err != nil {
		return []string{err.Error()}
	}
	wrote, read := tags(bytes.NewReader(d.src)), tags(&mended)
	for i := range wrote {
		if i >= len(read) || wrote[i] != read[i] {
			return []string{fmt.Sprintf("after %v comes %v", wrote[max(0, i-5):i], wrote[i])}
		}
	}
	if len(wrote) != len(read) {
		return []string{"the end is missing"}
	}
	return nil
}

// void are the elements without an end.
var void = []string{"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

func tags(r io.Reader) (out []string) {
	z := html.NewTokenizer(r)
	for {
		kind := z.Next()
		name, _ := z.TagName()
		tag := strings.ToLower(string(name))
		switch kind {
		case html.ErrorToken:
			return out
		case html.StartTagToken:
			out = append(out, tag)
		case html.EndTagToken:
			out = append(out, "/"+tag)
		case html.SelfClosingTagToken:
			if out = append(out, tag); !slices.Contains(void, tag) {
				out = append(out, "/"+tag)
			}
		}
	}
}

func headings(d *document) []string {
	var out []string
	for _, a := range []atom.Atom{atom.Title, atom.Main, atom.H1} {
		if n := len(d.all(a)); n != 1 {
			out = append(out, fmt.Sprintf("%d %s", n, a))
		}
	}
	if strings.TrimSpace(d.title) == "" {
		out = append(out, "the title is empty")
	}
	last := 0
	for _, h := range d.all(atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6) {
		level := int(h.Data[1] - '0')
		if level > last+1 && !aside(h) {
			out = append(out, fmt.Sprintf("h%d %q follows h%d", level, shorten(inner(h)), last))
		}
		last = level
	}
	return out
}

// aside reports whether a node stands beside the text of a page: its headings do not
// follow those of the text.
func aside(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n.DataAtom == atom.Aside {
			return true
		}
	}
	return false
}

// points are the attributes that hold ids.
var points = []string{"for", "list", "aria-labelledby", "aria-describedby", "aria-controls", "aria-details"}

func ids(d *document) []string {
	var out []string
	seen := make(map[string]bool)
	for n := range d.root.Descendants() {
		if id, ok := find(n, "id"); ok {
			switch {
			case id == "" || strings.ContainsAny(id, " \t\n"):
				out = append(out, fmt.Sprintf("%q is no id", id))
			case seen[id]:
				out = append(out, fmt.Sprintf("the id %q stands twice", id))
			}
			seen[id] = true
		}
		for _, key := range points {
			for id := range strings.FieldsSeq(attr(n, key)) {
				if !d.ids[id] {
					out = append(out, fmt.Sprintf("%s=%q finds nothing", key, id))
				}
			}
		}
	}
	return out
}

func tongues(d *document) []string {
	var out []string
	root := d.all(atom.Html)[0]
	if got := attr(root, "lang"); d.lang != "" && got != d.lang {
		out = append(out, fmt.Sprintf("lang=%q", got))
	}
	for n := range d.root.Descendants() {
		lang, ok := find(n, "lang")
		if !ok {
			continue
		}
		tag, err := textlang.Parse(lang)
		if err != nil || display.English.Tags().Name(tag) == "" {
			out = append(out, fmt.Sprintf("lang=%q is no language", lang))
			continue
		}
		if want := direction(lang); n.Data != "bdi" && directionOf(n) != want { // a bdi has that of its text
			out = append(out, fmt.Sprintf("%s lang=%q is written %s", n.Data, lang, directionOf(n)))
		}
	}
	return out
}

func direction(lang string) string {
	if script, _ := textlang.Make(lang).Script(); slices.Contains([]string{"Arab", "Hebr", "Thaa", "Syrc"}, script.String()) {
		return "rtl"
	}
	return "ltr"
}

func directionOf(n *html.Node) string {
	for ; n != nil; n = n.Parent {
		if dir, ok := find(n, "dir"); ok {
			return dir
		}
	}
	return "ltr"
}

// longName is how many letters a name has at most that may stand unmarked.
const longName = 19

// scripts looks for texts in the letters of another language than the page says. Names
// and the numbers of documents are the same in every language.
func scripts(d *document) []string {
	var out []string
	for n := range d.root.Descendants() {
		if n.Type != html.TextNode || silent(n) {
			continue
		}
		var all, han, arabic int
		for _, r := range n.Data {
			if !unicode.IsLetter(r) {
				continue
			}
			all++
			if unicode.Is(unicode.Han, r) {
				han++
			}
			if unicode.Is(unicode.Arabic, r) {
				arabic++
			}
		}
		lang, _ := textlang.Make(language(n)).Base()
		base := lang.String()
		if all <= longName && !strings.ContainsAny(n.Data, "。？！؟") || strings.Contains(n.Data, "://") {
			continue
		}
		if han*2 > all && base != "zh" && base != "ja" {
			out = append(out, fmt.Sprintf("Chinese in %s: %q", base, shorten(n.Data)))
		}
		if arabic*2 > all && base != "ar" {
			out = append(out, fmt.Sprintf("Arabic in %s: %q", base, shorten(n.Data)))
		}
	}
	return out
}

// afterArabic is a number with dashes whose parts change places: a browser takes the figures
// behind Arabic letters for Arabic ones, unless they stand alone in an element.
var afterArabic = regexp.MustCompile(`\p{Arabic}[^\pL\d]*\d+[-/]\d`)

// reversed finds what runs against the direction of its language: such numbers, and
// arrows to the right.
func reversed(d *document) []string {
	var out []string
	for n := range d.root.Descendants() {
		if n.Type != html.TextNode || silent(n) || direction(language(n)) != "rtl" {
			continue
		}
		if s := afterArabic.FindString(n.Data); s != "" {
			out = append(out, fmt.Sprintf("the parts of a number change places: %q", s))
		}
		if strings.Contains(n.Data, "→") {
			out = append(out, fmt.Sprintf("an arrow points back: %q", shorten(n.Data)))
		}
	}
	return out
}

// silent reports whether a text is not read by anybody.
func silent(n *html.Node) bool {
	return n.Parent != nil && (n.Parent.DataAtom == atom.Script || n.Parent.DataAtom == atom.Style)
}

// fallbacks: a text that stands in for its translation is announced.
func fallbacks(d *document) []string {
	if d.lang == "" || strings.HasPrefix(d.lang, "zh") {
		return nil
	}
	announced := slices.ContainsFunc(d.all(atom.Div), func(n *html.Node) bool { return hasClass(n, "notice") })
	for _, n := range d.all(atom.Div, atom.Section, atom.Article) {
		if strings.HasPrefix(attr(n, "lang"), "zh") && within(n, atom.Main) && !announced {
			return []string{fmt.Sprintf("the text is Chinese, and nothing says so: %q", shorten(inner(n)))}
		}
	}
	return nil
}

func hasClass(n *html.Node, class string) bool {
	return slices.Contains(strings.Fields(attr(n, "class")), class)
}

func within(n *html.Node, a atom.Atom) bool {
	for ; n != nil; n = n.Parent {
		if n.DataAtom == a {
			return true
		}
	}
	return false
}

var (
	leftOver     = regexp.MustCompile("\\{\\{|\\}\\}|⟨|⟩|%!|\\*\\*|\\]\\(|```|\\[\\^|</?[a-z]+>|<nil>|undefined|\\bNaN\\b|\\b(site|ui|finder|word|fact|decision)\\.[a-z]+[.-]")
	escapedTwice = regexp.MustCompile(`&(amp|lt|gt|quot|#\d+);`)
)

func marks(d *document) []string {
	out := search(d, leftOver)
	for n := range d.root.Descendants() {
		if n.Type == html.TextNode && !silent(n) && strings.Contains(n.Data, "\n") && n.Parent.DataAtom != atom.Body && n.Parent.DataAtom != atom.Textarea { // one ends the file
			out = append(out, fmt.Sprintf("a line break in %q", shorten(n.Data)))
		}
	}
	return out
}

func escapes(d *document) []string { return search(d, escapedTwice) }

// read are the attributes that people read or hear.
var readOut = []string{"alt", "title", "aria-label", "content", "placeholder", "label", "data-label"}

// search looks for what must not be read in all that is.
func search(d *document, re *regexp.Regexp) []string {
	var out []string
	look := func(what, s string) {
		if m := re.FindString(s); m != "" {
			out = append(out, fmt.Sprintf("%q in %s %q", m, what, shorten(s)))
		}
	}
	for n := range d.root.Descendants() {
		if n.Type == html.TextNode && !silent(n) {
			look("the text", n.Data)
		}
		for _, key := range readOut {
			if v, ok := find(n, key); ok {
				look(key, v)
			}
		}
	}
	return out
}

func names(d *document) []string {
	var out []string
	for _, n := range d.all(atom.A, atom.Button, atom.Summary) {
		if strings.TrimSpace(inner(n)) == "" && attr(n, "aria-label") == "" {
			out = append(out, fmt.Sprintf("a %s without a name: href=%q", n.Data, attr(n, "href")))
		}
	}
	for _, n := range d.all(atom.Img) {
		if _, ok := find(n, "alt"); !ok {
			out = append(out, fmt.Sprintf("a picture without a text: %q", attr(n, "src")))
		}
	}
	return out
}

// hashOf is how a policy names a script that stands in the page.
func hashOf(script string) string {
	sum := sha256.Sum256([]byte(script))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

func policies(d *document) []string {
	var out []string
	says, policy := false, ""
	for n := range d.root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if n.DataAtom == atom.Meta && attr(n, "http-equiv") == "Content-Security-Policy" {
			says, policy = true, attr(n, "content")
		}
		for _, a := range n.Attr {
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
				out = append(out, fmt.Sprintf("%s has %s=%q", n.Data, a.Key, shorten(a.Val)))
			}
		}
		if n.DataAtom == atom.Style || n.DataAtom == atom.Script && strings.TrimSpace(inner(n)) != "" && attr(n, "type") != "application/json" && !strings.Contains(policy, hashOf(inner(n))) {
			out = append(out, "inline "+n.Data)
		}
		if n.DataAtom == atom.Base || n.DataAtom == atom.Iframe {
			out = append(out, "a "+n.Data)
		}
		src, loads := find(n, "src")
		if rel := attr(n, "rel"); n.DataAtom == atom.Link && rel != "alternate" && rel != "canonical" {
			src, loads = find(n, "href")
		}
		if loads && (strings.Contains(src, ":") || strings.HasPrefix(src, "/")) {
			out = append(out, fmt.Sprintf("%s loads %q", n.Data, src))
		}
	}
	if !says {
		out = append(out, "there is no policy")
	}
	return out
}

func shorten(s string) string {
	if r := []rune(s); len(r) > 80 {
		return string(r[:80]) + "…"
	}
	return s
}
