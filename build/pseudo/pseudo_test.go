package pseudo

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"wentu/build/content"
	"wentu/build/report"
	"wentu/build/words"
)

func TestSpeak(t *testing.T) {
	for _, x := range []struct{ text, long, mirrored, glued string }{
		{"Find a court", "⟦Ƒîñð á çöûřţ öñé⟧", "⟦فىند ا ثوعرت⟧", "⟦Ｆｉｎｄａｃｏｕｒｔ⟧"},
		{" or ", " ⟦öř öñé⟧ ", " ⟦ور⟧ ", " ⟦ｏｒ⟧ "},
		{"{{.Count}} of {{.Of}}", "⟦{{.Count}} öƒ {{.Of}} öñé ţŵö⟧", "⟦{{.Count}} وف {{.Of}}⟧", "⟦{{.Count}}ｏｆ{{.Of}}⟧"},
		{"276 {confidence=recalled}", "276 {confidence=recalled}", "276 {confidence=recalled}", "276 {confidence=recalled}"},
		{"{{.A}}, {{.B}}", "{{.A}}, {{.B}}", "{{.A}}, {{.B}}", "{{.A}}, {{.B}}"},
		{`R&amp;D \*`, "⟦Ř&amp;Ð \\* öñé⟧", "⟦ر&amp;د \\*⟧", "⟦Ｒ&amp;Ｄ\\*⟧"},
		{"（立案）", "（立案）", "（立案）", "（立案）"},
	} {
		for i, want := range []string{x.long, x.mirrored, x.glued} {
			if got := Locales[i].Speak(x.text); got != want {
				t.Errorf("%s: %q is %q, not %q", Locales[i].Code, x.text, got, want)
			}
		}
	}
	text := strings.Repeat("A sentence of some length, with words. ", 10)
	for i, most := range []float64{1.45, 1.02, 1} {
		if grown := float64(utf8.RuneCountInString(Locales[i].Speak(text))) / float64(len(text)); grown > most || i == 0 && grown < 1.35 {
			t.Errorf("%s makes texts %.2f times as long", Locales[i].Code, grown)
		}
	}
	if s := Unsaid("a ⟦b ⟦c⟧ d⟧ e ⟦f"); s != "a  e " {
		t.Errorf("outside of the brackets stands %q", s)
	}
}

// TestProject makes the real project speak the locales: nothing in it breaks.
func TestProject(t *testing.T) {
	dir := t.TempDir()
	if err := Write(dir, os.DirFS("../..")); err != nil {
		t.Fatal(err)
	}
	fsys := os.DirFS(dir)
	langs := words.Languages(fsys, "locales", content.SourceLang)
	if got := strings.Join(langs, " "); got != "zh-Hans ar-XB en-XA ja-XC" {
		t.Fatalf("the languages are %s", got)
	}
	rep := &report.Report{}
	cat := words.Load(fsys, "locales", langs, rep)
	cat.Check()
	lib := content.Load(fsys, langs, rep)
	lib.Check("2026-11-28", rep)
	for _, f := range rep.Findings() {
		if f.Severity != report.Advice {
			t.Error(f.In(nil))
		}
	}
	xa := cat.Lang("en-XA")
	for got, want := range map[string]string{
		xa.Count("interview.question.left", 1):             "⟦Åţ ɱöšţ 1 ɱöřé ǫûéšţîöñ", // in the form of one
		xa.Get("country.CH"):                               "⟦Šŵîţžéřļáñð",
		lib.Guides.Get("filing").Best("ja-XC").Front.Title: "⟦Ｆｉｌｉｎｇａｃａｓｅ(立案)",
	} {
		if !strings.HasPrefix(got, want) {
			t.Errorf("%q does not begin with %q", got, want)
		}
	}
}
