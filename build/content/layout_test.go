package content

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"wentu/build/report"
)

// smallSite is the content of the test site, with more files beside it.
func smallSite(t *testing.T, more ...string) fstest.MapFS {
	t.Helper()
	fsys := make(fstest.MapFS)
	for _, dir := range []string{"zh-Hans", "en"} {
		for _, kind := range Folders() {
			names, err := os.ReadDir("../testdata/site/" + Dir(dir, kind))
			if err != nil && !os.IsNotExist(err) { // a site need not have texts of every kind
				t.Fatal(err)
			}
			for _, n := range names {
				file := Dir(dir, kind) + "/" + n.Name()
				src, err := os.ReadFile("../testdata/site/" + file)
				if err != nil {
					t.Fatal(err)
				}
				fsys[file] = &fstest.MapFile{Data: src}
			}
		}
	}
	for _, name := range more {
		fsys[name] = &fstest.MapFile{Data: []byte("anything")}
	}
	return fsys
}

// problems loads a site and lists what is wrong with it.
func problems(fsys fstest.MapFS) string {
	rep := &report.Report{}
	Load(fsys, []string{SourceLang, "en"}, rep)
	var b strings.Builder
	rep.Print(&b)
	return b.String()
}

// What systems and editors put beside the texts is nobody's mistake, wherever it lies.
func TestFilesOfSystemsAreNotTold(t *testing.T) {
	var more []string
	for _, dir := range []string{"content", DataDir, CasesDir, TermsDir, "content/en", Dir("en", "guides"), Dir("zh-Hans", "rules"), Dir("zh-Hans", "law"), "content/" + "publisher", "locales", "locales/findings"} {
		for _, name := range []string{"ehthumbs.db", "__MACOSX/._x.md", "filing.md:Zone.Identifier", "desktop.ini", "Thumbs.db", ".DS_Store", "~$x.docx", "x.bak", "x.md.tmp", "x.yaml.swp"} {
			more = append(more, dir+"/"+name)
		}
	}
	if got, want := problems(smallSite(t, more...)), problems(smallSite(t)); got != want {
		t.Errorf("%s", got)
	}
}

// A file where nothing reads it is named, with the place where it belongs.
func TestMisplacedFiles(t *testing.T) {
	for _, tt := range []struct{ file, want string }{
		{"content/guides/filing.md", `content/guides: error: "guides" is a kind of text, not a language
	move the Chinese texts to content/zh-Hans/guides, and a translation NAME.LANG.md to content/LANG/guides/NAME.md`},
		{"content/fr/guides/filing.md", `content/fr: error: "fr" is not a language of the site
	the languages are zh-Hans, en; bring locales/active.fr.toml back, or begin another with: go run ./build new-language fr`},
		{"content/zh-hans/guides/filing.md", `content/zh-hans: error: "zh-hans" is not a language of the site
	did you mean "zh-Hans"?`},
		{"content/facts.yaml", `content/facts.yaml: error: nothing reads the file "facts.yaml" here
	texts stand in content/LANG/KIND; move it there, or out of the content`},
		{"content/en/filing.md", `content/en/filing.md: error: nothing reads the file "filing.md" here
	move it to the folder of its kind: law, guides, courts, pages, goals, rules, steps, tools, countries, risks, outcomes`},
		{"content/en/guide/filing.md", `content/en/guide: error: "guide" is not a kind of text
	did you mean "guides"?`},
		{"content/zh-Hans/guides/old/filing.md", `content/zh-Hans/guides/old: error: nothing reads a folder here
	move its texts to content/zh-Hans/guides`},
		{"content/zh-Hans/guides/filing.en.md", `content/zh-Hans/guides/filing.en.md: error: the language of a text is its folder, not a part of its name
	move it to content/en/guides/filing.md`},
		{"content/zh-Hans/rules/court.en.md", `content/zh-Hans/rules/court.en.md: error: the language of a text is its folder, not a part of its name
	move it to content/en/rules/court.md`},
		{"content/zh-Hans/guides/filing.v2.md", `content/zh-Hans/guides/filing.v2.md: error: the name of a text has no dot but that of .md
	name it filing-v2.md`},
		{"content/zh-Hans/guides/trial.MD", `content/zh-Hans/guides/trial.MD: error: nothing reads the file "trial.MD" here
	name it trial.md`},
		{"content/zh-Hans/guides/trial.txt", `content/zh-Hans/guides/trial.txt: error: nothing reads the file "trial.txt" here
	a text is a file NAME.md; name it so, or move it out of the content`},
		{"content/data/fact.yaml", `content/data/fact.yaml: error: nothing reads the file "fact.yaml" here
	did you mean "facts.yaml"?`},
		{"content/cases/cases.yml", `content/cases/cases.yml: error: nothing reads the file "cases.yml" here
	worked cases are files NAME.yaml in content/cases`},
	} {
		if got := problems(smallSite(t, tt.file)); got != tt.want+"\n" {
			t.Errorf("%s:\n%swant\n%s", tt.file, got, tt.want)
		}
	}
}

// Names that differ in case alone are one file on some systems.
func TestNamesThatDifferInCase(t *testing.T) {
	fsys := smallSite(t)
	fsys["content/zh-Hans/guides/Filing.md"] = fsys["content/zh-Hans/guides/filing.md"]
	if got, want := problems(fsys), `content/zh-Hans/guides/filing.md: error: the name differs from "Filing.md" in small and capital letters alone
	keep one of them, in small letters as its id is
`; !strings.Contains(got, want) {
		t.Errorf("%swant\n%s", got, want)
	}
	fsys = smallSite(t)
	fsys["content/en/law/CPL.md"] = fsys["content/en/law/cpl.md"]
	delete(fsys, "content/en/law/cpl.md")
	if got, want := problems(fsys), `content/en/law/CPL.md: error: the translation has no source
	name it as its source is: cpl.md
`; !strings.Contains(got, want) {
		t.Errorf("%swant\n%s", got, want)
	}
}

// What editors and systems keep for themselves is left alone.
func TestEditorsFiles(t *testing.T) {
	if got := problems(smallSite(t)); got != "" {
		t.Fatalf("the small site has errors:\n%s", got)
	}
	for _, name := range []string{
		"content/.DS_Store", "content/zh-Hans/.DS_Store", "content/zh-Hans/guides/.#filing.md", "content/zh-Hans/guides/filing.md~",
		"content/zh-Hans/guides/#filing.md#", "content/zh-Hans/rules/._court.md", "content/zh-Hans/rules/.court.md.swp",
		"content/cases/.#cases.yaml", "content/cases/._cases.yaml", "content/data/facts.yaml~", "content/.git/guides/x.md",
	} {
		if got := problems(smallSite(t, name)); got != "" {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// Without its file a text that names facts is one fault, told where the file belongs, and
// so is a file that cannot be read: what only follows from that is not told.
func TestFactsThatAreNotThere(t *testing.T) {
	for _, tt := range []struct{ facts, want string }{
		{"", "content/data/facts.yaml: error: the texts name facts, and the file is not there"},
		{"- fact: [", "content/data/facts.yaml:1:9: error: this is not YAML"},
	} {
		fsys := smallSite(t)
		const guide = "content/zh-Hans/guides/filing.md"
		fsys[guide] = &fstest.MapFile{Data: append(fsys[guide].Data, "\n见[](fact:amount)和[](fact:place=far)。\n"...)}
		if tt.facts != "" {
			fsys["content/data/facts.yaml"] = &fstest.MapFile{Data: []byte(tt.facts)}
		}
		rep := &report.Report{}
		Load(fsys, []string{SourceLang, "en"}, rep).Check("2026-11-28", rep)
		var b strings.Builder
		rep.Print(&b)
		if got := b.String(); !strings.HasPrefix(got, tt.want) || strings.Count(got, ": error: ") != 1 {
			t.Errorf("%q:\n%s", tt.facts, got)
		}
	}
}
