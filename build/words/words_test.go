package words

import (
	"strings"
	"testing"
	"testing/fstest"

	"wentu/build/report"
)

func load(t *testing.T, rep *report.Report, files map[string]string) *Catalogue {
	t.Helper()
	fsys := make(fstest.MapFS)
	for name, text := range files {
		fsys["locales/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	return Load(fsys, "locales", Languages(fsys, "locales", "zh-Hans"), rep)
}

func TestGet(t *testing.T) {
	rep := &report.Report{}
	c := load(t, rep, map[string]string{
		"active.zh-Hans.toml": "[a]\nb = \"第{{.n}}条（{{.law}}）\"\n[count]\nother = \"{{.Count}}个\"\n",
		"active.en.toml":      "[a]\nb = \"{{.law}}, {{.n}}\"\n[count]\none = \"{{.Count}} case\"\nother = \"{{.Count}} cases\"\n",
		"active.ar.toml":      "[a]\nb = \"{{.law}}\"\n[count]\nzero = \"0\"\none = \"1\"\ntwo = \"2\"\nfew = \"few {{.Count}}\"\nmany = \"many {{.Count}}\"\nother = \"other {{.Count}}\"\n",
		"more.en.toml":        "[more]\nc = \"d\"\n",
		"active.de.toml.bak":  "x",
	})
	if got := strings.Join(c.Langs, " "); got != "zh-Hans en ar" {
		t.Errorf("languages %s", got)
	}
	en := c.Lang("en")
	for got, want := range map[string]string{
		c.Lang("zh-Hans").Get("a.b", "n", "22", "law", "民诉法"): "第22条（民诉法）",
		en.Get("a.b", "law", "CPL", "n", "22"):                "CPL, 22",
		en.Count("count", 1):                                  "1 case",
		en.Count("count", 1200):                               "1,200 cases",
		c.Lang("ar").Count("count", 2):                        "2",
		c.Lang("ar").Count("count", 11):                       "many 11",
		en.Get("more.c"):                                      "d",
		en.Flat("count")["count.one"]:                         "{{.Count}} case",
		en.Flat("count")["count"]:                             "{{.Count}} cases",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if rep.Failed() {
		t.Error(rep.Findings())
	}
	if got := en.Get("a.bb"); got != "a.bb" {
		t.Errorf("a missing key shows %q", got)
	}
	en.Get("a.bb")
	if fs := rep.Findings(); len(fs) != 1 || !strings.Contains(fs[0].Hint.String(), `"a.b"`) {
		t.Errorf("a missing key is reported once, with the nearest: %v", fs)
	}
}

func TestKeyLines(t *testing.T) {
	lines := keyLines("# x\n[a.b]\nc = \"\"\"\nd = 1\n\"\"\"\ne.\"f\" = 'x' # [no]\n\n[ g ]\nh=\"=\"\n")
	for key, want := range map[string]int{"a.b": 2, "a.b.c": 3, "a.b.d": 0, "a.b.e.f": 6, "g.h": 9} {
		if lines[key] != want {
			t.Errorf("%s stands in line %d, not %d", key, want, lines[key])
		}
	}
}

// A file of the folder that nothing reads is named, in that of the findings too.
func TestFilesThatNothingReads(t *testing.T) {
	for name, want := range map[string]bool{
		"more.en.toml": false, "same.toml": false, "findings/zh-Hans.toml": false, "~$x.docx": false, "en.toml": true, "active.en.yaml": true, "more.fr.toml": true,
		"old/active.en.toml": true, "findings/en.toml": true, "findings/fr.toml": false, "findings/notes.txt": true, "notes.txt": true, "findings/Thumbs.db": false,
	} {
		rep := &report.Report{}
		load(t, rep, map[string]string{"active.zh-Hans.toml": "a = \"b\"\n", "active.en.toml": "a = \"b\"\n", name: "# nothing\n"})
		var b strings.Builder
		rep.Print(&b)
		if got := strings.Contains(b.String(), "nothing reads the file"); got != want {
			t.Errorf("%s: %s", name, b.String())
		}
	}
}
