package words

import (
	"testing"
	"testing/fstest"

	"wentu/build/report"
)

// A skeleton has every message of the source without words, in the order of the source
// and the plural categories of the language. A hint is no duty, and what each language
// says in its own way is not asked for.
func TestSkeleton(t *testing.T) {
	fsys := fstest.MapFS{
		"locales/active.zh-Hans.toml": {Data: []byte(`
[nav]
menu = "目录"
[nav.left]
other = "还有{{.n}}个问题"
[local]
wan = "万"
[fact.amount]
label = "金额"
when = "金额为{{.value}}"
[fact.amount.hint]
"1" = "写“整数”"
`)},
		"locales/active.en.toml": {Data: []byte(`
[nav]
menu = "Contents"
[nav.left]
one = "{{.n}} more question"
other = "{{.n}} more questions"
`)},
	}
	rep := &report.Report{}
	text, n := Load(fsys, "locales", []string{"zh-Hans", "en"}, rep).Skeleton("ar")
	const want = `[nav]
# zh-Hans: "目录"
# en: "Contents"
menu = ""

[nav.left]
# zh-Hans: "还有{{.n}}个问题"
# en, one: "{{.n}} more question"
# en, other: "{{.n}} more questions"
few = ""
many = ""
one = ""
other = ""
two = ""
zero = ""

[fact.amount]
# zh-Hans: "金额"
label = ""

[fact.amount.hint]
# zh-Hans: "写“整数”"
# 1 = ""

`
	if text != want || n != 3 {
		t.Errorf("%d messages:\n%s", n, text)
	}
	fsys["locales/active.ar.toml"] = &fstest.MapFile{Data: []byte(text)}
	Load(fsys, "locales", []string{"zh-Hans", "ar"}, rep).Check()
	if len(rep.Findings()) != 4 || rep.Count(report.Error) != 3 || rep.Count(report.Advice) != 1 {
		t.Errorf("three messages wait for words and a hint may have some, but: %v", rep.Findings())
	}
}
