package source

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"wentu/build/report"
)

func TestTextsAreReadAsEditorsWriteThem(t *testing.T) {
	fsys := Tree(fstest.MapFS{
		"a.md":   {Data: []byte("\ufeffone\r\ntwo\r\n")},
		"b.yaml": {Data: []byte("one\rtwo\r")},
		"c.toml": {Data: []byte("one\ntwo\n")},
		"d.png":  {Data: []byte("\ufeffone\r\ntwo")},
	})
	for name, want := range map[string]string{"a.md": "one\ntwo\n", "b.yaml": "one\ntwo\n", "c.toml": "one\ntwo\n", "d.png": "\ufeffone\r\ntwo"} {
		if got, err := fs.ReadFile(fsys, name); string(got) != want || err != nil {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

func TestLikeKeepsTheForm(t *testing.T) {
	for _, old := range []string{"a\nb\n", "a\r\nb\r\n", "\ufeffa\r\nb\r\n", "\ufeffa\nb\n"} {
		if got := Like([]byte(old), Text([]byte(old))); string(got) != old {
			t.Errorf("%q became %q", old, got)
		}
	}
}

func TestOnlyTextsAreRead(t *testing.T) {
	for text, want := range map[string]string{
		"":           "x.md: error: the file is empty",
		"好\nb\tc\n":  "",
		"a\nb\xff\n": "x.md:2: error: the file is not UTF-8 text",
		"\xfe\xff":   "x.md:1: error: the file is not UTF-8 text",
		"a\n\nb\x00": "x.md:3: error: a control character stands in the text",
		"a\x1b[0m":   "x.md:1: error: a control character stands in the text",
		"a\u202egpj": "x.md:1: error: a control character stands in the text",
		"نص\u200f":   "",
		"a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\n": "x.md:2: error: two versions of the text stand here side by side, as a version control leaves them",
		"<<<<<<< HEAD\n":          "x.md:1: error: two versions of the text stand here side by side, as a version control leaves them",
		"a\n>>>>>>> x\n":          "x.md:2: error: two versions of the text stand here side by side, as a version control leaves them",
		"a\n=======\n  <<<<<<< b": "",
	} {
		rep := &report.Report{}
		got, ok := Read(Tree(fstest.MapFS{"x.md": {Data: []byte(text)}}), "x.md", rep)
		var out strings.Builder
		rep.Print(&out)
		if first, _, _ := strings.Cut(out.String(), "\n\t"); first != want || ok != (want == "") || ok && string(got) != text {
			t.Errorf("%q: %q %v %q, want %q", text, got, ok, first, want)
		}
	}
	for text, want := range map[string]string{
		"第一\n第\u200b二":     "x.md:2:2: error: the character U+200B stands in the text, and nobody sees it",
		"a\ufeffb":         "x.md:1:2: error: the character U+FEFF stands in the text, and nobody sees it",
		"ver\u00adwaltung": "x.md:1:4: error: the character U+00AD stands in the text, and nobody sees it",
		"a\u2060b":         "x.md:1:2: error: the character U+2060 stands in the text, and nobody sees it",
		"a\u200db":         "x.md:1:2: error: the character U+200D stands in the text, and nobody sees it",
		"a\u2028b":         "x.md:1:2: error: the character U+2028 stands in the text, and nobody sees it",
		"\uf0b7 a":         "x.md:1:1: error: the character U+F0B7 stands in the text, and nobody sees it",
		"a\ufffdb":         "x.md:1:2: error: the character U+FFFD stands in the text, and nobody sees it",
		"\ufeffa":          "", // the mark of an editor
		"می\u200cشود":      "", // Persian
		"👩\u200d⚖\ufe0f":   "",
		"a\u00a0b、é\u3000": "",
	} {
		rep := &report.Report{}
		_, ok := Read(Tree(fstest.MapFS{"x.md": {Data: []byte(text)}}), "x.md", rep)
		var out strings.Builder
		rep.Print(&out)
		if first, _, _ := strings.Cut(out.String(), "\n\t"); first != want || !ok {
			t.Errorf("%q: %q %v, want %q", text, first, ok, want)
		}
	}
	for name, want := range map[string]string{"a": "a: error: a folder stands where a file belongs", "b": "b: error: the file cannot be read"} {
		rep := &report.Report{}
		if _, ok := Read(Tree(fstest.MapFS{"a/x.md": {}}), name, rep); ok || !strings.HasPrefix(rep.Findings()[0].In(nil), want) {
			t.Errorf("%s: %v", name, rep.Findings())
		}
	}
	rep := &report.Report{}
	if _, ok := Optional(Tree(fstest.MapFS{}), "b", rep); ok || rep.Failed() {
		t.Errorf("what need not be there: %v", rep.Findings())
	}
}

func TestFilesOfEditorsAndSystems(t *testing.T) {
	for _, name := range []string{
		".DS_Store", "._x.md", ".x.md.swp", "x.md.swp", "x.md.SWO", "x.md~", "#x.md#", ".#x.md", "~$x.docx", "~$rules.md", "~WRL0001.tmp", "x.bak", "X.BAK", "x.md.bak",
		"x.md.bak.1", "x.tmp", "x.TMP", "x.orig", "x.md.rej", "4913", "sedAb12Cd", "x.md___jb_tmp___", "x.crdownload", "x.md.part", "Thumbs.db", "thumbs.db", "ehthumbs.db",
		"ehthumbs_vista.db", "desktop.ini", "Desktop.ini", "__MACOSX", "Icon\r", "x.md:Zone.Identifier", "x.md\uf03aZone.Identifier", "x.mdZone.Identifier", "x.md - Shortcut.lnk",
		"$RECYCLE.BIN", "System Volume Information", "@eaDir", "lost+found", "x.yaml.lock", "x.wbk",
	} {
		if !EditorFile(name) {
			t.Errorf("%q is not known", name)
		}
	}
	for _, name := range []string{"x.md", "court-level.zh.old.md", "x.txt", "bak.md", "tmp", "x.swift", "sedan.md", "thumbs.md", "desktop.md", "Icon.md", "icon", "2026.md", "MACOSX", "zone.md", "a~b.md", "~.md", "x (conflicted copy).md"} {
		if EditorFile(name) {
			t.Errorf("%q is no editor's file", name)
		}
	}
}
