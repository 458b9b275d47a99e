package content

import (
	"strings"
	"testing"
	"testing/fstest"

	"wentu/build/report"
	"wentu/build/source"
)

// readGuide reads a guide as if it were content/zh-Hans/guides/filing.md.
func readGuide(src string) (*Text[GuideFront], *report.Report) {
	rep := &report.Report{}
	const name = "content/zh-Hans/guides/filing.md"
	fsys := fstest.MapFS{name: {Data: []byte(src)}}
	return read[GuideFront](&folder{fsys: fsys, kind: kindNamed("guide"), rep: rep}, name), rep
}

func TestFrontMatter(t *testing.T) {
	g, rep := readGuide("---\nguide: filing\ntitle: \"立案：怎样做\"\nsummary: >\n  一句\n  话。\norder: 3\nreviewed: 2026-11-23\n---\n正文。\n")
	if rep.Failed() {
		t.Fatal(rep.Findings())
	}
	want := GuideFront{Guide: "filing", Title: "立案：怎样做", Summary: "一句 话。", Order: 3, Reviewed: "2026-11-23"}
	if g.Front != want {
		t.Errorf("got %+v", g.Front)
	}
	if g.Line("order") != 7 {
		t.Errorf("order stands in line 7, not %d", g.Line("order"))
	}
}

func TestLinesStayTrue(t *testing.T) {
	for name, src := range map[string]string{
		"plain":                     "---\nguide: filing\ntitle: a\nsummary: b\n---\n\n[x](law:)\n",
		"Windows line ends":         "---\r\nguide: filing\r\ntitle: a\r\nsummary: b\r\n---\r\n\r\n[x](law:)\r\n",
		"byte order mark":           "\ufeff---\nguide: filing\ntitle: a\nsummary: b\n---\n\n[x](law:)\n",
		"spaces after the last ---": "---\nguide: filing\ntitle: a\nsummary: b\n---  \n\n[x](law:)\n",
	} {
		g, rep := readGuide(src)
		if rep.Failed() || len(g.Doc.Links) != 1 {
			t.Errorf("%s: %v", name, rep.Findings())
			continue
		}
		if l := g.Doc.Links[0]; l.Line != 7 || l.Col != 1 {
			t.Errorf("%s: the link stands in 7:1, not %d:%d", name, l.Line, l.Col)
		}
	}
}

func TestHashIsOfTheWords(t *testing.T) {
	base, _ := readGuide("---\nguide: filing\ntitle: a\nsummary: b\norder: 1\n---\n正文。\n")
	for name, c := range map[string]struct {
		src  string
		same bool
	}{
		"another order":      {"---\nguide: filing\ntitle: a\nsummary: b\norder: 2\n---\n正文。\n", true},
		"a date":             {"---\nguide: filing\ntitle: a\nsummary: b\nreviewed: 2026-01-01\n---\n正文。\n", true},
		"spaces at the ends": {"---\nguide: filing\ntitle: a\nsummary: b\n---\n\n正文。  \n\n", true},
		"another title":      {"---\nguide: filing\ntitle: c\nsummary: b\n---\n正文。\n", false},
		"another text":       {"---\nguide: filing\ntitle: a\nsummary: b\n---\n文字。\n", false},
		"words moved":        {"---\nguide: filing\ntitle: \"\"\nsummary: ab\n---\n正文。\n", false},
	} {
		g, _ := readGuide(c.src)
		if (g.Hash == base.Hash) != c.same {
			t.Errorf("%s: the hashes are %s and %s", name, base.Hash, g.Hash)
		}
	}
}

func TestStamp(t *testing.T) {
	const plain = "---\ncourt: a\nseat: b\n---\ntext\n"
	first, ok := Stamp(plain, "abc")
	if want := "---\ncourt: a\nseat: b\ntranslated-from: \"abc\"\n---\ntext\n"; !ok || first != want {
		t.Errorf("got %q", first)
	}
	second, _ := Stamp(first, "def")
	if want := strings.Replace(first, "abc", "def", 1); second != want {
		t.Errorf("got %q", second)
	}
	if _, ok := Stamp("no front matter", "abc"); ok {
		t.Error("a text without front matter was stamped")
	}
}

func TestArticlesAreSorted(t *testing.T) {
	rep := &report.Report{}
	lead, all := articles("law.md", "Lead.\n\n## 10\nten\n\n## 2\ntwo\n\n## 10-1 {confidence=recalled}\nten one\n", 8, rep)
	if rep.Failed() || lead.Text() != "Lead." || len(all) != 3 {
		t.Fatalf("%v, lead %q, %d articles", rep.Findings(), lead.Text(), len(all))
	}
	for i, want := range []Article{{ID: "2", Line: 13}, {ID: "10", Line: 10}, {ID: "10-1", Line: 16, Confidence: "recalled"}} {
		if a := all[i]; a.ID != want.ID || a.Line != want.Line || a.Confidence != want.Confidence {
			t.Errorf("article %d is %s in line %d (%s)", i, a.ID, a.Line, a.Confidence)
		}
	}
}

// FuzzFront reads anything as a guide: it must not panic, a text that was read must
// have a true place, and what was stamped must be read again as it was.
func FuzzFront(f *testing.F) {
	f.Add("---\nguide: filing\ntitle: 立案\nsummary: 怎样起诉。\norder: 3\nreviewed: 2026-11-23\n---\n## 一\n\n[x](law:cpl#22)\n")
	f.Add("---\nguide: [a, b]\ntitle: {a: b}\n---\n")
	f.Add("---\n---\n---\n")
	f.Add("---\n? a\n: b\n---\n> [!risk]\n> x\n")
	f.Add("---\nguide: &a filing\ntitle: *a\nsummary: |\n  x\n---\n| cpl#22 |\n|---|\n| cpl#22; x#1 |\n")
	f.Fuzz(func(t *testing.T, src string) {
		g, rep := readGuide(src)
		lines := strings.Count(string(source.Text([]byte(src))), "\n") + 1
		for _, finding := range rep.Findings() {
			if finding.Line > lines+1 {
				t.Errorf("line %d of %d: %s", finding.Line, lines, finding.Msg)
			}
			if finding.Hint.IsZero() {
				t.Errorf("no hint: %s", finding.Msg)
			}
		}
		if g == nil {
			return
		}
		stamped, ok := Stamp(string(source.Text([]byte(src))), "0123456789")
		if !ok {
			t.Fatal("a text that was read cannot be stamped")
		}
		if again, ok := Stamp(stamped, "0123456789"); !ok || again != stamped {
			t.Errorf("stamping twice changes the text:\n%q\n%q", stamped, again)
		}
	})
}
