package terms

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"wentu/build/content"
	"wentu/build/report"
)

// TestFormsInThreeScripts looks for one form in one text.
func TestFormsInThreeScripts(t *testing.T) {
	for _, c := range []struct{ form, text, want string }{
		{"plaintiff", "The plaintiff files.", "plaintiff"},
		{"plaintiff", "Plaintiffs file.", "Plaintiffs"},
		{"plaintiff", "the plaintiff's seat", "plaintiff"},
		{"plaintiff", "the coplaintiff", ""},
		{"bill of loading", "a bill\nof loading", "bill\nof loading"},
		{"bill of loading", "a bill\n\nof loading", ""},
		{"bill of loading", "a bill, of loading", ""},
		{"bill of loading", "bills of loading", ""},
		{"docket entry", "docket entries", "docket entries"},
		{"Higher People's Court", "the Higher People’s Court", "Higher People’s Court"},
		{"Higher Court", "a higher court", ""},
		{"RMB", "RMB 500", "RMB"},
		{"管辖异议", "提出管辖异议的", "管辖异议"},
		{"管辖异议", "管辖权异议", ""},
		{"رخصة العمل", "ورخصة العمل", "ورخصة العمل"},
		{"رخصة العمل", "للرخصة عمل", "للرخصة عمل"},
		{"رخصة العمل", "برُخْصَةِ العَمَلِ", "برُخْصَةِ العَمَلِ"},
		{"رخصة العمل", "رخصة أعمال", ""},
		{"تحكيم خاص", "فالتحكيم الخاص", "فالتحكيم الخاص"},
		{"إدعاء", "ادعاءً", "ادعاءً"},
		{"كيل", "وكيل", "وكيل"}, // the price of prefixes: such a short form is better not listed
	} {
		x := &lexicon{make(map[rune][]*form), make(map[string][]*form)}
		x.add(&form{entry: &entry{}, text: c.form, spelling: spell(c.form)})
		got := ""
		if hits := x.find(c.text); len(hits) > 0 {
			got = c.text[hits[0].from:hits[0].to]
		}
		if got != c.want {
			t.Errorf("%q in %q is %q, want %q", c.form, c.text, got, c.want)
		}
	}
}

// TestLongerFormsDecide lets a form pass within a longer term or exception, and names only
// the longer of two that no text may use.
func TestLongerFormsDecide(t *testing.T) {
	list := &list{}
	for i, f := range []struct {
		use
		text string
	}{
		{forbidden, "bill"},
		{said, "bill of lading"},
		{excepted, "electricity bill"},
		{excepted, "short bill of lading"},
		{forbidden, "higher court"},
		{forbidden, "the next higher court"},
		{forbidden, "管辖"},
		{said, "专属管辖"},
	} {
		list.forms = append(list.forms, &form{entry: &entry{}, use: f.use, text: f.text, line: i, spelling: spell(f.text)})
	}
	x := &lexicon{make(map[rune][]*form), make(map[string][]*form)}
	for _, f := range list.forms {
		x.add(f)
	}
	c := &checker{lexicons: map[string]*lexicon{"en": x}}
	var got []string
	for _, h := range c.wrong("en", "A short bill of lading, an electricity bill, a bill; to the next higher court (专属管辖, 管辖).") {
		got = append(got, h.text)
	}
	if want := []string{"bill", "the next higher court", "管辖"}; !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
	rep := &report.Report{}
	list.idle(rep)
	if fs := rep.Findings(); len(fs) != 1 || fs[0].Line != 3 {
		t.Errorf("idle exceptions: %v, want that of line 3", fs)
	}
}

// TestOnlyWhatIsReadCounts leaves aside what no reader sees, and says where the rest stands.
func TestOnlyWhatIsReadCounts(t *testing.T) {
	src := strings.Join([]string{
		"---",
		"guide: docket",
		"title: The docket",
		"name-en: English docket",
		"---",
		"A [dock**et**](guide:docket) and `docket` and <https://docket.example>.",
		"",
		"> [!docket]",
		"> 立案,docket",
	}, "\n")
	own, english := markdown(src)
	var got []string
	x := &lexicon{make(map[rune][]*form), make(map[string][]*form)}
	x.add(&form{entry: &entry{}, text: "docket", spelling: spell("docket")})
	for _, t := range []*text{own, english} {
		for _, h := range x.find(t.seen.String()) {
			line, col := t.place(h.from)
			got = append(got, fmt.Sprintf("%d:%d", line, col))
		}
	}
	want := []string{"3:12", "6:4", "9:6", "4:18"}
	if !slices.Equal(got, want) {
		t.Errorf("found at %v, want %v", got, want)
	}
}

// BenchmarkCheck checks the texts of the project.
func BenchmarkCheck(b *testing.B) {
	fsys := os.DirFS("../..")
	lib := content.Load(fsys, []string{"zh-Hans", "en", "ar"}, &report.Report{})
	if n, _ := fs.Glob(fsys, "content/*/*/*.md"); len(n) < 100 {
		b.Fatal("there is nothing to check")
	}
	for b.Loop() {
		Check(fsys, lib, "locales", &report.Report{})
	}
}
