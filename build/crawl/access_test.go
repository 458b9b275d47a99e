package crawl

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"wentu/app/address"
	"wentu/app/interview"
	"wentu/app/view"
	"wentu/build/built"
)

var (
	block  = regexp.MustCompile(`\{[^{}]*\}`)
	sign   = regexp.MustCompile(`content:\s*"([^"]+)"`)
	unsaid = regexp.MustCompile(`content:\s*"[^"]+"\s*/\s*""`)
)

// TestSignsOfStyleAreNotSpoken: an arrow or a paragraph sign that a style sheet draws has
// an empty text beside it, or screen readers say "rightwards arrow".
func TestSignsOfStyleAreNotSpoken(t *testing.T) {
	s := load(t)
	signs := 0
	for name, css := range s.styles(t) {
		for _, b := range block.FindAllString(css, -1) {
			for _, m := range sign.FindAllStringSubmatch(b, -1) {
				if signs++; strings.TrimSpace(m[1]) != "" && !unsaid.MatchString(b) {
					t.Errorf("%s: %q is spoken", name, m[0])
				}
			}
		}
	}
	if signs < 5 {
		t.Errorf("only %d signs were found", signs)
	}
}

// chinese finds Chinese among the words of another language that a voice would spell, or
// leave out. Drawings have no element for it.
func chinese(d *document) []string {
	if d.lang == "" {
		return nil
	}
	var out []string
	for n := range d.root.Descendants() {
		if n.Type != html.TextNode || silent(n) || strings.HasPrefix(language(n), "zh") || n.Parent.Namespace != "" || within(n, atom.Code) || within(n, atom.Head) {
			continue
		}
		if strings.ContainsFunc(n.Data, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			out = append(out, fmt.Sprintf("%q", shorten(n.Data)))
		}
	}
	return out
}

var (
	englishToken = regexp.MustCompile(`[A-Za-z0-9.:@/_'-]+`)
	englishWord  = regexp.MustCompile(`^[A-Za-z]+(?:['-][A-Za-z]+)*[.:'/-]*$`)
)

// english finds English words and abbreviations among the words of a Chinese page that a
// voice would read as if they were pinyin. Addresses and codes are spelled anyway, and
// drawings have no element for it.
func english(d *document) []string {
	var out []string
	for n := range d.root.Descendants() {
		if n.Type != html.TextNode || silent(n) || !strings.HasPrefix(language(n), "zh") || n.Parent.Namespace != "" || within(n, atom.Code) || within(n, atom.Head) || within(n, atom.Textarea) {
			continue
		}
		for _, token := range englishToken.FindAllString(n.Data, -1) {
			if letters(token) > 1 && englishWord.MatchString(token) {
				out = append(out, fmt.Sprintf("%q in %q", token, shorten(n.Data)))
			}
		}
	}
	return out
}

// tableNames finds tables without a name, and two with the same.
func tableNames(d *document) []string {
	var out []string
	seen := make(map[string]bool)
	for _, n := range d.all(atom.Table) {
		name := attr(n, "aria-labelledby")
		for c := range n.Descendants() {
			if c.DataAtom == atom.Caption {
				name = inner(c)
			}
		}
		if name == "" || seen[name] {
			out = append(out, fmt.Sprintf("the name %q of %s", name, shorten(inner(n))))
		}
		seen[name] = true
	}
	return out
}

// roles finds parts of tables that a narrow screen makes blocks of, and that browsers
// would then take for no parts of a table.
func roles(d *document) []string {
	var out []string
	for _, n := range d.all(atom.Table, atom.Tr, atom.Th, atom.Td) {
		if attr(n, "role") == "" {
			out = append(out, fmt.Sprintf("<%s> %s", n.Data, shorten(inner(n))))
		}
	}
	return out
}

// lists finds lists that Safari takes for none: the style sheet takes away the markers of
// all but the points of running text.
func lists(d *document) []string {
	var out []string
	for _, n := range d.all(atom.Ul, atom.Ol) {
		if attr(n, "role") != "list" && (n.DataAtom == atom.Ol || !prose(n)) {
			out = append(out, shorten(inner(n)))
		}
	}
	return out
}

func prose(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if hasClass(n, "prose") {
			return true
		}
	}
	return false
}

// rowHeads finds rows in the body of a table whose first cell is no head: the cells behind
// it would be read without what they are about.
func rowHeads(d *document) []string {
	var out []string
	for _, tr := range d.all(atom.Tr) {
		if first := tr.FirstChild; tr.Parent.DataAtom == atom.Tbody && first != nil && (first.DataAtom != atom.Th || attr(first, "scope") != "row") {
			out = append(out, shorten(inner(tr)))
		}
	}
	return out
}

// landmarks finds asides without a name.
func landmarks(d *document) []string {
	var out []string
	for _, n := range d.all(atom.Aside) {
		if attr(n, "aria-label") == "" && attr(n, "aria-labelledby") == "" {
			out = append(out, shorten(inner(n)))
		}
	}
	return out
}

// TestTheNumberOfQuestionsIsSaidTheSameWay: the start page names as many as the first
// question and those that may follow on it.
func TestTheNumberOfQuestionsIsSaidTheSameWay(t *testing.T) {
	s := load(t)
	for _, lang := range s.langs {
		d, err := built.Interview(s.dir, address.Finder, lang)
		if err != nil {
			t.Fatal(err)
		}
		follow := number.FindString(d.View(d.Next(interview.Session{})).(*view.Question).Left)
		n, err := strconv.Atoi(follow)
		if err != nil {
			t.Fatal(err)
		}
		start, err := os.ReadFile(filepath.Join(s.dir, lang, address.Finder, "index.html"))
		if err != nil {
			t.Fatal(err)
		}
		said := lead.FindStringSubmatch(string(start))
		if said == nil || number.FindString(said[1]) != strconv.Itoa(n+1) {
			t.Errorf("%s: the start page says %q, and on the first question %d more may follow", lang, said, n)
		}
	}
}

var (
	lead   = regexp.MustCompile(`<p class="lead">([^<]*)`)
	number = regexp.MustCompile(`[0-9]+`)
)
