package site

import (
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"wentu/app/view"
	"wentu/build/cite"
	"wentu/build/content"
	"wentu/build/markdown"
	"wentu/build/report"
	"wentu/build/words"
)

// answerFront is the front matter of a kind that the site does not have: an answer to a
// question.
type answerFront struct {
	Answer string     `front:"answer,id"`
	Title  string     `front:"title,required,word"`
	Court  string     `front:"court,->court"`
	Basis  []cite.Ref `front:"basis"`
}

// answerKind is all that the content has to be told of it, addAnswers all that the site has.
func answerKind() *content.Kind {
	return content.Of[answerFront](content.Kind{
		Name: "answer", Folder: "answers", Listed: true, Translated: true,
		Missing: func(id string) report.Text { return report.Say("there is no answer %q", id) },
	})
}

func addAnswers(t *testing.T, k *content.Kind) {
	wasContent, wasSite := content.Kinds, kinds
	t.Cleanup(func() { content.Kinds, kinds = wasContent, wasSite })
	content.Kinds = append(slices.Clip(content.Kinds), k)
	link := func(b *builder, id, from string) view.Link {
		if a := content.ShelfOf[answerFront](b.Lib).Get(id); a != nil {
			return view.Link{Href: relative(from, itemPath("answers", id)), Text: a.Best(b.lang.Code).Front.Title}
		}
		return view.Link{}
	}
	kinds = append(slices.Clip(kinds), kind{"answer", func(b *builder) {
		for _, a := range content.ShelfOf[answerFront](b.Lib).Items {
			path := itemPath("answers", a.ID)
			b.add(&Page{Path: path, Kind: "answer", Title: a.Best(b.lang.Code).Front.Title}, func() any { return article(b, a, path, a.Front.Basis...) })
		}
		b.add(&Page{Path: pagePath("answers"), Kind: "list"}, func() any { return &view.List{} })
	}, link, Uses{Searched: true, Printed: true}})
}

// files is the content of the test site with the words of the real one, and more files.
func files(t *testing.T, more map[string]string) fstest.MapFS {
	t.Helper()
	out := make(fstest.MapFS)
	for dir, of := range map[string]fs.FS{"content": os.DirFS("../testdata/site"), "locales": os.DirFS("../..")} {
		err := fs.WalkDir(of, dir, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			src, err := fs.ReadFile(of, name)
			out[name] = &fstest.MapFile{Data: src}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range more {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

var answers = map[string]string{
	"content/zh-Hans/answers/costs.md": "---\nanswer: costs\ntitle: 费用\ncourt: basic\nbasis: cpl#3\n---\n由败诉方负担（[第22条](law:cpl#22)）。\n",
	"content/en/answers/costs.md":      "---\nanswer: costs\ntitle: Costs\ntranslated-from: \"0000000000\"\n---\nThe loser pays.\n",
	"content/zh-Hans/answers/time.md":  "---\nanswer: time\ntitle: 时间\n---\n六个月。见[](answer:costs)、[列表](page:answers)。\n",
}

// A kind is one entry here and one in the content: with it come its pages, the links to
// them, the checks of its translations, their stamps, and its place on the law's page.
func TestANewKind(t *testing.T) {
	addAnswers(t, answerKind())
	fsys := files(t, answers)
	rep := &report.Report{}
	langs := []string{"zh-Hans", "en"}
	lib := content.Load(fsys, langs, rep)
	lib.Check("2026-11-24", rep)
	var said strings.Builder
	for _, f := range rep.Findings() {
		if strings.Contains(f.File, "answers") || f.Severity == report.Error {
			said.WriteString(f.In(nil) + "\n")
		}
	}
	const want = `content/en/answers/costs.md:4:1: warning: the source content/zh-Hans/answers/costs.md has changed since this translation was made
	bring it up to date, then run: go run ./build stamp content/en/answers/costs.md
content/zh-Hans/answers/time.md: warning: there is no text in en; its pages show the Chinese text and say so
	translate it as content/en/answers/time.md
`
	if said.String() != want {
		t.Errorf("check says:\n%swant:\n%s", &said, want)
	}
	hash := content.ShelfOf[answerFront](lib).Get("costs").Source().Hash
	if got := lib.Stampable()["content/en/answers/costs.md"]; got != hash {
		t.Errorf("the translation can be stamped with %q, want %q", got, hash)
	}

	pages := make(map[string]*view.Page)
	for _, l := range Build(&Input{Lib: lib, Words: words.Load(fsys, "locales", langs, rep), Rep: rep}) {
		for _, p := range l.Pages {
			if slices.Contains([]string{"answers/costs.html", "answers/time.html", "answers/index.html", "law/cpl.html"}, p.Path) {
				pages[l.Code+"/"+p.Path] = p.View()
			}
		}
	}
	if got := slices.Sorted(maps.Keys(pages)); len(got) != 8 {
		t.Fatalf("the pages are %v", got)
	}
	costs := pages["zh-Hans/answers/costs.html"].Main.(*view.Article)
	if len(costs.Cites) != 2 || costs.Cites[1].Ref != "cpl#3" {
		t.Errorf("the answer stands on %+v", costs.Cites)
	}
	late := pages["en/answers/time.html"].Main.(*view.Article)
	if !strings.Contains(string(late.Body), `<a href="costs.html">Costs</a>`) || !strings.Contains(string(late.Body), `<a href="index.html">列表</a>`) {
		t.Errorf("links of the text: %s", late.Body)
	}
	if len(late.Notices) != 1 || late.Notices[0].Kind != "fallback" {
		t.Errorf("an answer without a translation has the notices %+v", late.Notices)
	}
	for _, a := range pages["en/law/cpl.html"].Main.(*view.Law).Articles {
		n := 0
		for _, l := range a.UsedBy {
			if l.Href == "../answers/costs.html" && l.Text == "Costs" {
				n++
			}
		}
		if n != 1 {
			t.Errorf("article %s lists the answer %d times: %+v", a.ID, n, a.UsedBy)
		}
	}
}

// A text shows a question or an answer in the words that visitors read.
func TestWordsOfFacts(t *testing.T) {
	rep := &report.Report{}
	b := &builder{lang: &Language{}, w: words.Load(os.DirFS("../.."), "locales", []string{"en"}, rep).Lang("en")}
	doc := markdown.Parse("x.md", "Change “[](fact:court-clause)” to “[](fact:court-clause=none)”.", 1, rep)
	if got, want := doc.HTML(place{b, "x.html"}), "<p>Change “Choice of court” to “No”.</p>\n"; got != want {
		t.Errorf("the text reads %q, want %q", got, want)
	}
}

// Mistakes in and about a kind are told as those of any other.
func TestMistakesInANewKind(t *testing.T) {
	for _, tt := range []struct {
		name, file, text, want string
		translated             bool
	}{
		{
			"a link to what is not there", "content/zh-Hans/guides/filing.md", "---\nguide: filing\ntitle: 立案\nsummary: 怎样起诉\n---\n[费用](answer:cost)\n",
			"content/zh-Hans/guides/filing.md:6:1: error: there is no answer \"cost\"\n\tdid you mean \"costs\"?", true,
		},
		{
			"a court that is not there", "content/zh-Hans/answers/costs.md", "---\nanswer: costs\ntitle: 费用\ncourt: basics\n---\n文字。\n",
			"content/zh-Hans/answers/costs.md:4:1: error: there is no court \"basics\"\n\tdid you mean \"basic\"?", true,
		},
		{
			"an article that is not there", "content/zh-Hans/answers/costs.md", "---\nanswer: costs\ntitle: 费用\nbasis: cpl#99\n---\n文字。\n",
			"content/zh-Hans/answers/costs.md:4:1: error: the register has no article 99 of \"cpl\"", true,
		},
		{
			"a translation of what is not translated", "content/zh-Hans/answers/costs.md", answers["content/zh-Hans/answers/costs.md"],
			"content/en/answers: error: \"answers\" is not translated: its texts are Chinese alone", false,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			k := answerKind()
			k.Translated = tt.translated
			addAnswers(t, k)
			fsys := files(t, answers)
			fsys[tt.file] = &fstest.MapFile{Data: []byte(tt.text)}
			rep := &report.Report{}
			content.Load(fsys, []string{"zh-Hans", "en"}, rep).Check("2026-11-24", rep)
			var said []string
			for _, f := range rep.Findings() {
				if f.Severity == report.Error {
					said = append(said, f.In(nil))
				}
			}
			if len(said) != 1 || !strings.HasPrefix(said[0], tt.want) {
				t.Errorf("errors are\n%s\nwant\n%s", strings.Join(said, "\n"), tt.want)
			}
		})
	}
}

// Every kind of content has its entry.
func TestEveryKindHasPages(t *testing.T) {
	for _, k := range content.Kinds {
		if kindIndex(k.Name) < 0 {
			t.Errorf("package site does not know the kind %q", k.Name)
		}
	}
	if len(kinds) != len(content.Kinds) {
		t.Errorf("package site has %d kinds, the content %d", len(kinds), len(content.Kinds))
	}
}

// What a kind is used for shows on its pages.
func TestUsesOfKinds(t *testing.T) {
	addAnswers(t, answerKind())
	fsys := files(t, answers)
	for _, tt := range []struct {
		uses Uses
		mark string // stands on the page where the use is on
	}{
		{Uses{Searched: true}, `<link rel="canonical"`},
		{Uses{Printed: true}, ` data-print="1"`},
		{Uses{Embedded: true}, ` data-framed="steps guides courts countries risks tools answers"`},
		{Uses{Offline: true}, ` data-kept="Kept on this device on {day}`},
	} {
		for _, u := range []Uses{{}, tt.uses} {
			kinds[len(kinds)-1].uses = u
			rep := &report.Report{}
			langs := []string{"zh-Hans", "en"}
			d := &Documents{
				Langs:  Build(&Input{Lib: content.Load(fsys, langs, rep), Words: words.Load(fsys, "locales", langs, rep), Rep: rep}),
				Assets: &Assets{Href: map[string]string{scriptAsset: "site.js", WorkerAsset: "sw.js"}}, Base: "https://example.org",
			}
			page, ok, err := d.One("en/answers/costs.html", rep)
			if !ok || err != nil {
				t.Fatal(ok, err)
			}
			if got, want := strings.Contains(string(page), tt.mark), u == tt.uses; got != want {
				t.Errorf("uses %+v: that the page has %s is %v", u, tt.mark, got)
			}
			told := strings.Contains(string(Sitemap(d.Langs, d.Base).Data), "answers/costs.html")
			if told != u.Searched || strings.Contains(string(page), `content="noindex"`) == u.Searched {
				t.Errorf("uses %+v: that search engines are told is %v", u, told)
			}
		}
	}
}
