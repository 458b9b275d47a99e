package site

import (
	"os"
	"strings"
	"testing"

	"wentu/app/view"
	"wentu/build/content"
	"wentu/build/report"
	"wentu/build/words"
)

// Every country has a page in every language, whole: its own name, a lead, all its sections
// with a text in the language below each heading, facts in which nothing unsure is a no, and
// what to do next.
func TestEveryCountryHasAPage(t *testing.T) {
	fsys := os.DirFS("../..")
	langs := []string{"zh-Hans", "en", "ar"}
	rep := &report.Report{}
	in := &Input{Lib: content.Load(fsys, langs, rep), Words: words.Load(fsys, "locales", langs, rep), Date: "2026-11-29", Rep: rep}
	all := in.Lib.Countries()
	if len(all) < 215 {
		t.Fatalf("%d countries", len(all))
	}
	for _, lang := range langs {
		l := &Language{Code: lang, Dir: Direction(lang)}
		b := newBuilder(in, []*Language{l}, l)
		b.countries()
		pages := make(map[string]*Page)
		for _, p := range l.Pages {
			pages[p.Path] = p
		}
		unsure := b.w.Get("site.countries.papers.unsure")
		for _, c := range all {
			p := pages["countries/"+strings.ToLower(c.Code)+".html"]
			if p == nil {
				t.Errorf("%s: %s has no page", lang, c.Code)
				continue
			}
			if name := b.countryName(c.Code); name == "" || strings.Contains(name, "⟨") || !strings.Contains(p.Title, name) || p.Summary == "" {
				t.Errorf("%s: %s is called %q, with the summary %q", lang, c.Code, p.Title, p.Summary)
			}
			a := b.countryArticle(c, p.Path)
			if strings.Contains(string(a.Body), "⟨") || strings.Contains(string(a.Body), "{date}") || len(a.Notices) > 0 || len(a.Next) == 0 {
				t.Errorf("%s: the page of %s is not whole: %v", lang, c.Code, a.Notices)
			}
			parts := strings.Split(string(a.Body), "<h2 ")[1:]
			if len(parts) != len(c.Sections(in.Date))-1 || len(parts) < 8 {
				t.Errorf("%s: %s has %d sections", lang, c.Code, len(parts))
			}
			for _, s := range parts {
				if _, text, _ := strings.Cut(s, "</h2>"); len(text) < 80 {
					t.Errorf("%s: %s has nothing below %q", lang, c.Code, s)
				}
			}
			for _, f := range a.Facts {
				if id, ok := strings.CutPrefix(f.Href, "#"); ok && !strings.Contains(string(a.Body), `<h2 id="`+id+`">`) {
					t.Errorf("%s: %s: what it says of %q leads nowhere", lang, c.Code, f.Term)
				}
			}
			if reg, mark := c.Is(content.Register) != "", b.unread(); reg != strings.Contains(string(a.Body), mark) {
				t.Errorf("%s: the page of %s names the paper of its register: %v, and says that it awaits review: %v", lang, c.Code, reg, !reg)
			}
			if got := a.Facts[0].Text; (got == unsure) != (c.Is("papers") == "unsure") {
				t.Errorf("%s: papers from %s: %q", lang, c.Code, got)
			}
			for attr, fact := range map[string]string{"service": "service", "cisg": "cisg", "judgments": "judgments", "new-york": "awards"} {
				if text := b.factOf(a.Facts, fact); c.Is(attr) == "unsure" && text != b.w.Get("site.countries."+fact+".unsure") {
					t.Errorf("%s: %s of %s is unsure, and the page says %q", lang, attr, c.Code, text)
				} else if c.Is(attr) == "no" && !strings.Contains(text, b.date(in.Lib.Treaties.Get(attr).Known)) {
					t.Errorf("%s: %s of %s is a no without a day: %q", lang, attr, c.Code, text)
				}
			}
		}
	}
}

// factOf is what a page says of a fact.
func (b *builder) factOf(facts []view.Pair, fact string) string {
	for _, f := range facts {
		if f.Term == b.w.Get("site.countries.fact."+fact) {
			return f.Text
		}
	}
	return ""
}

// A known decision is told with the year of the latest that is known, never as if no court had
// decided since, and where its year is not known, as that alone.
func TestKnownDecisionsAreDatedAsKnown(t *testing.T) {
	fsys := os.DirFS("../..")
	langs := []string{"zh-Hans", "en", "ar"}
	rep := &report.Report{}
	in := &Input{Lib: content.Load(fsys, langs, rep), Words: words.Load(fsys, "locales", langs, rep), Date: "2026-11-29", Rep: rep}
	for lang, known := range map[string]string{"zh-Hans": "所知最近一次", "en": "latest known", "ar": "أحدث ما نعرفه"} {
		l := &Language{Code: lang, Dir: Direction(lang)}
		b := newBuilder(in, []*Language{l}, l)
		dated, undated := 0, 0
		for _, c := range in.Lib.Countries() {
			all := b.precedents(c)
			for _, kind := range []string{"recognised-in-china", "refused-in-china", "recognised-there", "refused-there"} {
				year := c.Is(kind)
				if year == "" {
					continue
				}
				said := all[0]
				all = all[1:]
				if year == "yes" {
					undated++
					if strings.Contains(said, known) || !strings.Contains(said, b.w.Get("site.countries.undated")) {
						t.Errorf("%s: %s: the year is not known, and the page says %q", lang, c.Code, said)
					}
				} else if dated++; !strings.Contains(said, known) || !strings.Contains(said, year) {
					t.Errorf("%s: %s: the page says %q, and not that %s is the latest known", lang, c.Code, said, year)
				}
			}
		}
		if dated < 20 || undated < 2 {
			t.Errorf("%s: %d decisions with a year and %d without: the test shows little", lang, dated, undated)
		}
	}
}
