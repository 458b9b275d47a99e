package main

import (
	"bytes"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"wentu/build/content"
	"wentu/build/report"
	"wentu/build/site"
	"wentu/build/words"
)

// told is what is told of a site, without the proof of its tables.
func told(t *testing.T, fsys fstest.MapFS) []report.Finding {
	t.Helper()
	p := &project{fsys: fsys, root: t.TempDir(), date: "2026-11-24"}
	rep := &report.Report{}
	l := p.load(rep)
	l.words.Check()
	l.lib.Check(p.date, rep)
	site.CheckWords(l.lib, l.words, rep)
	rep.CausesFirst(follows)
	var out []report.Finding
	for _, f := range rep.Together() {
		if f.Severity != report.Advice {
			out = append(out, f)
		}
	}
	return out
}

// moved is a site in which a file or folder has another name, or none.
func moved(t *testing.T, from, to string) fstest.MapFS {
	t.Helper()
	fsys, out := largeSite(t, 0), make(fstest.MapFS)
	for name, f := range fsys {
		rest, ok := strings.CutPrefix(name, from)
		switch {
		case !ok || rest != "" && rest[0] != '/':
			out[name] = f
		case to != "":
			out[to+rest] = f
		}
	}
	return out
}

// A language without texts of a kind is told once a kind.
func TestALanguageWithoutTextsIsToldOnceAKind(t *testing.T) {
	got := told(t, moved(t, "content/ar", ""))
	if len(got) == 0 || len(got) > 2*len(content.Kinds) || got[0].Kind != "untranslated" {
		t.Errorf("%d findings, the first of them\n%v", len(got), first(got))
	}
}

func first(fs []report.Finding) string {
	var lines []string
	for _, f := range fs[:min(len(fs), 4)] {
		lines = append(lines, f.In(nil))
	}
	return strings.Join(lines, "\n")
}

// A file or folder under nearly its name is one error, which says so, whatever rests on it.
func TestMisnamedIsOneError(t *testing.T) {
	for from, to := range map[string]string{
		"content/zh-Hans/rules/court-level.md": "court-level.MD",
		"content/zh-Hans/law/cpl.md":           "cpl.markdown",
		"content/zh-Hans/outcomes/sc_ftz.md":   "sc_ftz copy.md",
		"content/ar/guides/filing.md":          "تقديم.md",
		"content/data/facts.yaml":              "facts.yml",
		"content/cases/court-finder.yaml":      "court-finder.YML",
		"content/zh-Hans":                      "zh",
		"content/en":                           "EN",
		"content/ar":                           "ar-old",
		"content/zh-Hans/law":                  "laws",
		"locales/active.zh-Hans.toml":          "active.zh-hans.toml",
		"locales/active.en.toml":               "active.en.TOML",
	} {
		name := path.Join(path.Dir(from), to)
		got := told(t, moved(t, from, name))
		if len(got) != 1 || got[0].File != name || !strings.HasPrefix(got[0].Hint.String(), "name it "+path.Base(from)) {
			t.Errorf("%s: %d findings, the first of them\n%v", name, len(got), first(got))
		}
	}
}

// What is gone stands first, and what follows from it is counted.
func TestGoneStandsFirst(t *testing.T) {
	for gone, most := range map[string]int{
		"content/zh-Hans/law/cpl.md":           2,
		"content/zh-Hans/rules/court-level.md": 4,
		"content/zh-Hans/goals/finder.md":      2,
		"content/zh-Hans/outcomes":             2,
		"content/zh-Hans":                      3,
		"content/data/places.yaml":             1,
		"content/data/sites.yaml":              1,
		"content/data/countries.yaml":          1,
		"content/data":                         6,
		"locales/active.zh-Hans.toml":          2,
		"locales":                              6,
	} {
		got := told(t, moved(t, gone, ""))
		if len(got) == 0 || len(got) > most || !got[0].Lost || !strings.HasPrefix(got[0].File, gone) {
			t.Errorf("%s: %d findings, the first of them\n%v", gone, len(got), first(got))
		}
	}
}

// So does what cannot be read: an empty file, a folder in its place, no text at all. A text in
// another encoding is read all the same.
func TestUnreadStandsFirst(t *testing.T) {
	files := []string{"content/zh-Hans/rules/court-level.md", "locales/active.zh-Hans.toml"}
	for name, spoil := range map[string]func(fstest.MapFS, string){
		"empty":  func(m fstest.MapFS, f string) { m[f] = &fstest.MapFile{} },
		"zeros":  func(m fstest.MapFS, f string) { m[f] = &fstest.MapFile{Data: make([]byte, 4096)} },
		"folder": func(m fstest.MapFS, f string) { m[f+"/x"] = m[f]; delete(m, f) },
		"half": func(m fstest.MapFS, f string) {
			m[f] = &fstest.MapFile{Data: append(bytes.Clone(m[f].Data[:300]), 0xff)}
		},
	} {
		for _, f := range files {
			fsys := largeSite(t, 0)
			spoil(fsys, f)
			got := told(t, fsys)
			if len(got) == 0 || len(got) > 5 || !got[0].Lost || got[0].File != f {
				t.Errorf("%s, %s: %d findings, the first of them\n%v", f, name, len(got), first(got))
			}
		}
	}
	for name, encode := range map[string]func([]byte) ([]byte, error){
		"UTF-16":    unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes,
		"UTF-16 BE": unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().Bytes,
		"GB 18030":  simplifiedchinese.GB18030.NewEncoder().Bytes,
	} {
		for _, f := range files {
			fsys := largeSite(t, 0)
			data, err := encode(fsys[f].Data)
			if err != nil {
				t.Fatal(err)
			}
			fsys[f] = &fstest.MapFile{Data: data}
			got := told(t, fsys)
			if len(got) != 1 || got[0].File != f || got[0].Kind != "encoding" {
				t.Errorf("%s in %s: %d findings, the first of them\n%v", f, name, len(got), first(got))
			}
		}
	}
}

// One slip in a file of data is told once, at its line, in every language. What pages and cases make
// of a country that is none follows from that: it is lost.
func TestOneSlipIsOneFinding(t *testing.T) {
	chinese := words.Tongues(os.DirFS(".."), localesDir, []string{content.SourceLang}, &report.Report{})[0]
	for _, tt := range []struct {
		file, from, to string
		want, zh       string
	}{
		{"content/data/countries.yaml", "\nAE: {papers: consular", "\nAE: {papers: apostile", `AE: papers: "apostile" cannot be put on a page`, "无法"},
		{"content/data/countries.yaml", "\nAE: ", "\nAX1: ", `"AX1" is not the code of a country`, "不是国家或地区代码"},
		{"content/data/fees.yaml", "\nas-of: 2026-11-23", "\nas-of: 2026-13-23", "no day of the calendar: 2026-13-23", "收费标准无法读取：日历上没有这一天：2026-13-23"},
		{"content/data/fees.yaml", "basis: [fees#17, cpl-i#202]", "bassis: [fees#17, cpl-i#202]", `the key "bassis" is not known here`, "此处没有键\"bassis\""},
		{"content/data/fees.yaml", "{to: 2000000, permille: 9}", "{to: 200万, permille: 9}", "a number belongs here", "此处应当写数字"},
		{"content/data/periods.yaml", "\nas-of: 2026-", "\nas-of: 2026-1", "no day of the calendar: 2026-1", "日历上没有这一天：2026-1"},
	} {
		fsys := largeSite(t, 0)
		src := string(fsys[tt.file].Data)
		if strings.Count(src, tt.from) != 1 {
			t.Fatalf("%s does not hold %q once", tt.file, tt.from)
		}
		fsys[tt.file] = &fstest.MapFile{Data: []byte(strings.Replace(src, tt.from, tt.to, 1))}
		got := told(t, fsys)
		if len(got) != 1 || got[0].File != tt.file || got[0].Line == 0 || got[0].Kind == "country" && !got[0].Lost || !strings.Contains(got[0].Msg.String(), tt.want) {
			t.Errorf("%s: %d findings, want one that says %q; the first of them\n%v", tt.to, len(got), tt.want, first(got))
		} else if zh := got[0].In(chinese); !strings.Contains(zh, tt.zh) {
			t.Errorf("%s: in Chinese %s", tt.to, zh)
		}
	}
}

// A copy beside a text, under a name that makes no address or that differs in case alone, is one
// finding; so is a heading of a part that is misspelt.
func TestACopyIsOneFinding(t *testing.T) {
	fsys := largeSite(t, 0)
	for from, to := range map[string]string{
		"content/zh-Hans/risks/risk-seal.md": "risk-seal copy.md",
		"content/zh-Hans/guides/filing.md":   "Filing.md",
		"content/ar/guides/filing.md":        "filing (1).md",
		"content/zh-Hans/courts/sc_ftz.md":   "sc_ftz 副本.md",
		"content/zh-Hans/outcomes/sc_ftz.md": "SC_FTZ.md",
		"content/zh-Hans/law/cpl.md":         "cpl - Kopie.md",
	} {
		if fsys[from] == nil {
			t.Fatalf("there is no %s", from)
		}
		copied := path.Join(path.Dir(from), to)
		fsys[copied] = fsys[from]
		got := told(t, fsys)
		if len(got) != 1 || path.Dir(got[0].File) != path.Dir(from) || got[0].Kind != "misplaced" {
			t.Errorf("%s: %d findings, the first of them\n%v", copied, len(got), first(got))
		}
		delete(fsys, copied)
	}
	for file, heading := range map[string]string{"content/zh-Hans/risks/risk-seal.md": "\n## now\n", "content/zh-Hans/countries/papers.md": "\n## consular\n"} {
		whole := fsys[file]
		if bytes.Count(whole.Data, []byte(heading)) != 1 {
			t.Fatalf("%s does not hold %q once", file, heading)
		}
		fsys[file] = &fstest.MapFile{Data: bytes.Replace(whole.Data, []byte(heading), []byte(heading[:len(heading)-2]+"x\n"), 1)}
		if got := told(t, fsys); len(got) != 2 || got[0].File != file || !got[0].Lost || got[1].Kind != report.Follows {
			t.Errorf("%s: %d findings, the first of them\n%v", file, len(got), first(got))
		}
		fsys[file] = whole
	}
}
