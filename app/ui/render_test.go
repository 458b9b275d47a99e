package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"golang.org/x/net/html"

	"wentu/app/markup"
	"wentu/app/view"
)

// every holds one value of each Main type with all its parts filled.
func every() map[string]any {
	c := view.Cite{Ref: "cpl#22", Label: "CPL, Art. 22", Zh: "民诉法第22条", Href: "../law/cpl.html#a22", Text: "Sue where the defendant lives.", Mark: "recalled"}
	off := view.Official{Name: "The Court", Zh: "法院", Note: "our translation"}
	known := []view.Known{{Fact: "matter", Label: "Matter", Value: "sale", Change: "q/matter.html"}, {Fact: "place", Label: "Place", Value: "Chengdu"}}
	ln := []view.Link{{Href: "a.html", Text: "A"}, {Href: "b.html", Text: "B", Note: "n", Lang: "ar", Dir: "rtl"}}
	pairs := []view.Pair{{Term: "Seat", Text: "Chengdu", Zh: "成都", Href: "x.html"}, {Term: "Appeals", Text: "Sichuan"}, {Term: "Appeals", Text: "Chengdu"}, {Term: "Level", Text: "basic"}}
	court := view.Court{Official: off, Href: "c.html", Level: "basic", Facts: pairs, Mark: "ask"}
	cards := []view.Card{{Link: ln[0], Zh: "甲", Text: "t", Mark: "m", Facts: pairs}, {Link: ln[1]}}
	body := view.HTML(`<div><p>Text with <a href="x.html">a link</a>.</p></div>`)
	return map[string]any{
		"home":    &view.Home{Lead: "lead", Start: view.Link{Href: "finder/index.html", Text: "Start", Note: "3 minutes"}, Way: body, More: cards, Body: body},
		"article": &view.Article{Kicker: "Guide", Official: &off, Lead: "lead", Notices: []view.Notice{{Kind: "stale", Text: "old", Link: &ln[0]}}, Facts: pairs, Toc: ln, Body: body, Tables: []view.Table{{ID: "t1", Caption: "Level", Policy: "unique", Inputs: []string{"a", "b"}, Outputs: []string{"c"}, Rows: []view.TableRow{{ID: "r1", Cells: []string{"x", ""}, Outs: []string{"y"}, Basis: "<p>b</p>", Note: "n"}}}}, Cites: []view.Cite{c}, UsedBy: ln, UsedWord: "Used by", Next: ln},
		"list":    &view.List{Lead: "lead", Groups: []view.Group{{Title: "G", Cards: cards}, {Cards: cards}}},
		"law":     &view.Law{Official: off, Lead: body, Facts: pairs, Notices: []view.Notice{{Kind: "notinforce", Text: "not yet"}}, Articles: []view.LawArticle{{ID: "a22", Title: "Article 22", Body: body, Mark: "recalled", UsedBy: ln}, {ID: "a23", Title: "Article 23", Body: body}}},
		"question": &view.Question{
			Fact: "amount", Title: "How much?", Why: "why", How: []string{"how"}, Options: []view.Option{{Value: "~2", Label: "little", Hint: "h", Href: "a.html"}, {Value: "2~", Label: "much", Href: "b.html", Chosen: true}},
			Unknown: view.Unknown{Href: "u.html", Branches: []view.Branch{{Label: "little", Outcomes: ln}}}, Input: &view.Input{Kind: "money", Label: "Amount", Hint: "digits", Value: "x", Unit: "CNY"}, Known: known, Back: "b.html", Left: "3 more", Error: "not an amount",
		},
		"answers": &view.Answers{Lead: body, Known: known, Go: ln[0], Again: ln[1]},
		"result": &view.Result{
			Kind: "candidates", Title: off, Mark: "ask", Courts: []view.Court{court, court}, Appeal: &court, Meaning: view.Meaning{Means: body, Next: body, Unsure: body}, Next: ln[0], Notes: []view.Note{{Text: "n", Cites: []view.Cite{c}}}, Known: known,
			Why: []view.Reason{{Decision: "Level", Href: "r.html", If: pairs, Then: "basic", Cites: []view.Cite{c}}}, Changes: []view.Change{{Label: "Amount", From: "little", To: "much", Href: "x.html", Outcomes: ln}}, Check: "check.html", Again: ln[0],
		},
		"result of all": &view.Result{
			Common: true, Kind: "court", Title: off, Courts: []view.Court{court}, Meaning: view.Meaning{Means: body, Next: body}, MoreNotes: ln[0], Known: known,
			Why: []view.Reason{{Decision: "Level", Then: "basic"}, {Decision: "Track", Then: "basic"}}, Changes: []view.Change{{If: pairs, Label: "Amount", To: "much", Outcomes: ln}},
		},
		"interest": &view.Tool{Lead: "lead", Interest: []view.ToolKind{{ID: "sale", Name: "Late price", Hint: "h"}}, Body: body},
		"sheet": &view.Sheet{Kicker: "Find", Lead: "lead", Start: ln[0], Fields: []view.Field{
			{Key: "matter", Label: "About?", Options: []view.Option{{Value: "a", Label: "A", Group: "G"}, {Value: "b", Label: "B"}}},
			{Key: "amount", Label: "How much?", Input: &view.Input{Kind: "money", Unit: "CNY"}},
		}},
		"open": &view.Open{Remaining: []view.Possible{{Title: "a", Links: ln[:1]}, {Title: "b", By: "appeals", Links: ln}}, Questions: ln, Known: known, Check: "check.html", Again: ln[0]},
	}
}

// empty holds one value of each Main type with nothing in it.
var empty = map[string]any{
	"home": &view.Home{}, "article": &view.Article{}, "list": &view.List{}, "law": &view.Law{Official: view.Official{Name: "L"}},
	"question": &view.Question{Title: "Q"}, "answers": &view.Answers{}, "result": &view.Result{Kind: "stop", Title: view.Official{Name: "R"}}, "open": &view.Open{}, "sheet": &view.Sheet{},
}

func page(main any) *view.Page {
	return &view.Page{
		Lang: "en", Dir: "ltr", Title: "The title", Main: main,
		Header: view.Header{
			Skip: "Skip", Home: view.Link{Href: "index.html", Text: "Wentu"}, Tagline: "t", NavLabel: "Main", Nav: []view.Link{{Href: "g.html", Text: "Guides", Current: true}}, LangLabel: "Language",
			Langs: []view.Link{{Href: "a", Text: "English", Lang: "en", Dir: "ltr", Current: true}, {Href: "b", Text: "العربية", Lang: "ar", Dir: "rtl"}},
		},
		Crumbs: []view.Link{{Href: "index.html", Text: "Home"}, {Text: "Here", Current: true}},
		Footer: view.Footer{Lines: []view.HTML{"<p>The Chinese text prevails.</p>"}, Links: []view.Link{{Href: "n.html", Text: "Notice"}}},
	}
}

func rendering(p *view.Page, words view.Words) (string, error) {
	var w markup.Writer
	err := Render(&w, p, words)
	return string(w.Bytes()), err
}

func words(t testing.TB, lang string) view.Words {
	t.Helper()
	w := make(view.Words)
	files, err := filepath.Glob("../../locales/*." + lang + ".toml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no catalogue of %s (%v)", lang, err)
	}
	for _, name := range files {
		var tree map[string]any
		if _, err := toml.DecodeFile(name, &tree); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		gather(w, "", tree)
	}
	return w
}

func gather(w view.Words, prefix string, tree map[string]any) {
	for k, v := range tree {
		switch v := v.(type) {
		case map[string]any:
			gather(w, prefix+k+".", v)
		case string:
			w[prefix+k] = v
		}
	}
}

func TestPagesAreWellFormed(t *testing.T) {
	for _, set := range []map[string]any{every(), empty} {
		for name, main := range set {
			s, err := rendering(page(main), words(t, "en"))
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			doc, err := html.Parse(strings.NewReader("<!doctype html><title>t</title><body>" + s))
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			for _, problem := range problems(doc) {
				t.Errorf("%s: %s", name, problem)
			}
		}
	}
}

// problems are what is wrong with a page whatever it shows.
func problems(doc *html.Node) (out []string) {
	count, ids, level := map[string]int{}, map[string]bool{}, 0
	var hrefs []string
	for n := range doc.Descendants() {
		if n.Type == html.TextNode && strings.TrimSpace(n.Data) != "" && elements(n.Parent) > 0 && !inProse(n) {
			out = append(out, fmt.Sprintf("the text %q stands beside elements of %s", n.Data, n.Parent.Data))
		}
		if n.Type != html.ElementNode {
			continue
		}
		count[n.Data]++
		if id := attr(n, "id"); id != "" {
			if ids[id] {
				out = append(out, "the id "+id+" stands twice")
			}
			ids[id] = true
		}
		if href := attr(n, "href"); strings.HasPrefix(href, "#") {
			hrefs = append(hrefs, href[1:])
		}
		if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
			l := int(n.Data[1] - '0')
			if l > level+1 && level > 0 {
				out = append(out, fmt.Sprintf("heading %s follows h%d", n.Data, level))
			}
			level = l
		}
		if attr(n, "style") != "" || attr(n, "onclick") != "" {
			out = append(out, "inline style or script")
		}
	}
	for _, tag := range []string{"h1", "main", "header", "footer"} {
		if count[tag] != 1 {
			out = append(out, fmt.Sprintf("%d %s", count[tag], tag))
		}
	}
	for _, id := range hrefs {
		if !ids[id] && id != "a22" {
			out = append(out, "nothing has the id "+id)
		}
	}
	if elements(doc.LastChild.LastChild) != 1 {
		out = append(out, "more than one root")
	}
	return out
}

func elements(n *html.Node) (count int) {
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode {
			count++
		}
	}
	return count
}

func inProse(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n.Type == html.ElementNode && attr(n, "class") == "prose" {
			return true
		}
	}
	return false
}

func TestHostileWordsLeaveThePageWhole(t *testing.T) {
	want, err := rendering(page(every()["question"]), words(t, "en"))
	if err != nil {
		t.Fatal(err)
	}
	shape := skeleton(t, want)
	for _, s := range hostile {
		if s == "true" {
			continue
		}
		q := *every()["question"].(*view.Question)
		q.Title, q.Why, q.How, q.Error = s, s, []string{s}, s
		q.Options = []view.Option{{Value: s, Label: s, Hint: s, Href: s}, {Value: s, Label: s, Href: s, Chosen: true}}
		q.Input = &view.Input{Kind: "money", Label: s, Hint: s, Value: s, Unit: s}
		got, err := rendering(page(&q), words(t, "en"))
		if err != nil {
			t.Fatal(err)
		}
		if skeleton(t, got) != shape {
			t.Errorf("%q changed the markup: %s", s, got)
		}
	}
}

// skeleton is a page without its words.
func skeleton(t *testing.T, s string) string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range doc.Descendants() {
		marked := n.Data == "bdi" && len(n.Attr) == 1 && attr(n, "lang") != "" || // Chinese, and the words of its headings
			n.Data == "span" && (len(n.Attr) == 0 || attr(n, "class") == "word")
		if n.Type == html.ElementNode && !marked {
			fmt.Fprintf(&b, "<%s %d>", n.Data, len(n.Attr))
		}
	}
	return b.String()
}

func TestUnknownMainIsAnError(t *testing.T) {
	if _, err := rendering(page("text"), words(t, "en")); err == nil {
		t.Error("a string was rendered")
	}
}

func TestMissingWordsAreNamed(t *testing.T) {
	_, err := rendering(page(every()["open"]), view.Words{"ui.nav.menu": "Menu"})
	if err == nil || !strings.Contains(err.Error(), "ui.open.lead") {
		t.Errorf("got %v", err)
	}
}

// The keys in the code and in the catalogues are the same, in every language.
func TestCataloguesHaveTheWordsAndNoOthers(t *testing.T) {
	used := make(map[string]bool)
	for _, kind := range []string{"court", "application", "candidates", "route", "stop"} {
		used["ui.result."+kind] = true
	}
	files, _ := filepath.Glob("*.go")
	said := regexp.MustCompile(`say\("(ui\.[a-z_.]+[a-z])"\)`)
	for _, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range said.FindAllSubmatch(src, -1) {
			used[string(m[1])] = true
		}
	}
	if len(used) < 20 {
		t.Fatalf("only %d keys found in the code", len(used))
	}
	for _, lang := range []string{"zh-Hans", "en", "ar"} {
		w := words(t, lang)
		for key := range used {
			if w[key] == "" {
				t.Errorf("%s lacks %s", lang, key)
			}
		}
		for key := range w {
			if strings.HasPrefix(key, "ui.") && !used[key] {
				t.Errorf("%s has %s, which nothing says", lang, key)
			}
		}
	}
}

func BenchmarkRender(b *testing.B) {
	w := words(b, "zh-Hans")
	for name, main := range every() {
		b.Run(name, func(b *testing.B) {
			p := page(main)
			b.ReportAllocs()
			var out markup.Writer
			for b.Loop() {
				out.Reset()
				if err := Render(&out, p, w); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
