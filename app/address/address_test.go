package address

import (
	"regexp"
	"strings"
	"testing"
)

func TestRelativeLinksNameTheFile(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"index.html", "guides/filing.html", "guides/filing.html"},
		{"guides/filing.html", "index.html", "../index.html"},
		{"guides/filing.html", "guides/index.html", "index.html"},
		{"finder/q/amount.html", "finder/r/sc_ftz.html", "../r/sc_ftz.html"},
		{"finder/q/amount.html", "finder/q/place.html", "place.html"},
		{"finder/q/amount.html", "law/cpl.html", "../../law/cpl.html"},
		{"finder/check.html", "finder/index.html", "index.html"},
	} {
		if got := Relative(c.from, c.to); got != c.want {
			t.Errorf("from %s to %s: %s, want %s", c.from, c.to, got, c.want)
		}
	}
	if got := Translated("finder/q/amount.html", "ar"); got != "../../../ar/finder/q/amount.html" {
		t.Error(got)
	}
}

func TestPlacesAreReadAsTheyAreWritten(t *testing.T) {
	for _, p := range []Place{
		{"finder", Start, ""},
		{"finder", Question, "amount"},
		{"filing", Fact, "signed-abroad.2"},
		{"finder", Result, "sc_ftz--cd_ipc"},
		{"filing", Check, ""},
		{"filing", Open, ""},
		{"filing", Go, ""},
	} {
		if got := ParsePlace(p.Path()); got != p {
			t.Errorf("%s is read as %+v", p.Path(), got)
		}
	}
	for _, path := range []string{"", "index.html", "finder", "finder/q/", "finder/q/a/b.html", "finder/other.html", "/q/a.html"} {
		if p := ParsePlace(path); p.Kind != "" {
			t.Errorf("%q is read as %+v", path, p)
		}
	}
	if p := ParsePlace("finder/"); p.Kind != Start {
		t.Errorf("the folder itself is read as %+v", p)
	}
}

var answers = []struct {
	answer Answer
	want   string
}{
	{Answer{Unknown: true}, ".u"},
	{Answer{Text: "sc_ftz"}, "sc_ftz"},
	{Answer{Text: "-12.5"}, "-12.5"},
	{Answer{Text: "2026-03-01"}, "2026-03-01"},
	{Answer{Text: "a."}, "a.x2e"},
	{Answer{Text: "a-"}, "a.x2d"},
	{Answer{Text: "_"}, ".x5f"},
	{Answer{Text: ".5"}, ".x2e5"},
	{Answer{Text: ".u"}, ".x2eu"},
	{Answer{Text: "ü & 中"}, ".xc3.xbc.x20.x26.x20.xe4.xb8.xad"},
	{Answer{Interval: true, Lo: "20000000", Hi: "40000000", HiOpen: true}, ".ge20000000.lt40000000"},
	{Answer{Interval: true, Lo: "1.5", LoOpen: true, Hi: "2.5"}, ".gt1.5.le2.5"},
	{Answer{Interval: true, Hi: "-1", HiOpen: true}, ".lt-1"},
	{Answer{Interval: true, Lo: "2024-01-01"}, ".ge2024-01-01"},
}

func TestAnswersAreReadAsTheyAreWritten(t *testing.T) {
	for _, c := range answers {
		s := c.answer.String()
		if s != c.want {
			t.Errorf("%+v is written %s, want %s", c.answer, s, c.want)
		}
		if got, ok := ParseAnswer(s); !ok || got != c.answer {
			t.Errorf("%s is read as %+v", s, got)
		}
	}
}

func TestLinksOfTheFirstEditionAreRead(t *testing.T) {
	for s, want := range map[string]Answer{
		"?":                   {Unknown: true},
		"20000000~40000000":   {Interval: true, Lo: "20000000", Hi: "40000000", HiOpen: true},
		"~20000000":           {Interval: true, Hi: "20000000", HiOpen: true},
		"20000000~":           {Interval: true, Lo: "20000000"},
		"(20000000~30000000]": {Interval: true, Lo: "20000000", LoOpen: true, Hi: "30000000"},
		"%E4%B8%AD+x":         {Text: "中 x"},
	} {
		if got, ok := ParseAnswer(s); !ok || got != want {
			t.Errorf("%s is read as %+v", s, got)
		}
	}
	for _, s := range []string{"", "~", ".ge", ".lt", ".ge1.lt", "%zz", ".geü"} {
		if got, ok := ParseAnswer(s); ok {
			t.Errorf("%q is read as %+v", s, got)
		}
	}
}

// safe is what survives mail and chat programs: no sign that ends a sentence at the end.
var safe = regexp.MustCompile(`^[A-Za-z0-9._-]*[A-Za-z0-9]$`)

func FuzzAnswer(f *testing.F) {
	for _, c := range answers {
		f.Add(c.answer.Text, c.answer.Lo, c.answer.Hi, c.answer.LoOpen)
	}
	f.Fuzz(func(t *testing.T, text, lo, hi string, open bool) {
		for _, a := range []Answer{{Text: text}, {Interval: true, Lo: lo, Hi: hi, LoOpen: open && lo != "", HiOpen: hi != ""}} {
			if a.Text == "" && a.Lo == "" && a.Hi == "" {
				continue
			}
			s := a.String()
			if !safe.MatchString(s) {
				t.Errorf("%q is not safe in a link", s)
			}
			if got, ok := ParseAnswer(s); !ok || got != a {
				t.Errorf("%+v is written %s and read as %+v", a, s, got)
			}
		}
	})
}

func TestFragment(t *testing.T) {
	s := "matter=sale&amount=.ge20000000.lt40000000&place=.u"
	for _, in := range []string{s, "#" + s, strings.ReplaceAll(s, "=", "%3D"), strings.ReplaceAll(s, "=", "%25253D"), s + "&matter=sale", strings.ReplaceAll(s, "&", "&amp;")} {
		if got := Fragment(ParseFragment(in)); got != s {
			t.Errorf("%s is read as %s", in, got)
		}
	}
	if HasAnswers("#main") || HasAnswers("") || !HasAnswers("#matter%3Dsale") {
		t.Error("an anchor and answers are taken for each other")
	}
	if p := ParseFragment("a=b&c=d&a=e"); len(p) != 2 || !p[0].Wrong || p[1].Wrong {
		t.Errorf("%+v", p)
	}
	if p := ParseFragment("a=b&&c&"); len(p) != 2 || p[0].Wrong || !p[1].Wrong || p[1].Key != "c" {
		t.Errorf("a link that was cut off: %+v", p)
	}
	if p := ParseFragment("a=%zz"); len(p) != 1 || !p[0].Wrong {
		t.Errorf("%+v", p)
	}
}

func TestPagesOfOneFolder(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"guides/filing.html", "guides/index.html", true},
		{"finder/q/amount.html", "finder/index.html", true},
		{"index.html", "index.html", false},
		{"guides/filing.html", "courts/index.html", false},
	} {
		if Same(c.a, c.b) != c.same {
			t.Errorf("%s and %s: %v", c.a, c.b, !c.same)
		}
	}
}
