package content

import (
	"strings"
	"testing"
	"testing/fstest"

	"wentu/app/days"
	"wentu/build/report"
)

// A day that the calendar does not have is told wherever it stands in a file of data, at its
// line, and alone.
func TestDaysOfDataAreDays(t *testing.T) {
	for _, tt := range []struct {
		file, text string
		load       func(fsys fstest.MapFS, rep *report.Report)
		line       int
	}{
		{tariffFile, "# fees\nas-of: 2026-13-01\nschedules: []\n", func(fsys fstest.MapFS, rep *report.Report) { loadTariff(fsys, rep) }, 2},
		{periodsFile, "\nas-of: 2026-02-29\nperiods: []\n", func(fsys fstest.MapFS, rep *report.Report) { loadPeriods(fsys, rep) }, 2},
		{holidaysFile, "as-of: 2026-11-31\nyears: []\n", func(fsys fstest.MapFS, rep *report.Report) { loadPeriods(fsys, rep) }, 1},
	} {
		fsys := fstest.MapFS{
			periodsFile:  {Data: []byte("as-of: 2026-11-23\nperiods: []\n")},
			holidaysFile: {Data: []byte("as-of: 2026-11-23\nyears: []\n")},
		}
		fsys[tt.file] = &fstest.MapFile{Data: []byte(tt.text)}
		rep := &report.Report{}
		tt.load(fsys, rep)
		if f := rep.Findings(); len(f) != 1 || f[0].File != tt.file || f[0].Line != tt.line || !strings.Contains(f[0].In(nil), "no day of the calendar") {
			t.Errorf("%s: %v", tt.file, f)
		}
	}
}

// So is a rate that is none, in the language of whoever wrote it.
func TestRatesOfDataAreRates(t *testing.T) {
	chinese := &report.Tongue{Lang: "zh-Hans", Sentences: map[string]string{"no rate with at most six decimals, such as 3.65: %s": "不是利率：%s"}}
	for _, rate := range []string{"3,65", "3.65%", "-3", "三"} {
		rep := &report.Report{}
		loadInterest(fstest.MapFS{interestFile: {Data: []byte("as-of: 2026-11-30\nknown: 2026-09-20\nkinds: []\nrates:\n  - from: 2019-08-20\n    rate: " + rate + "\n")}}, rep)
		if f := rep.Findings(); len(f) != 1 || f[0].Line != 6 || !strings.Contains(f[0].In(chinese), "不是利率："+rate) {
			t.Errorf("%s: %v", rate, f)
		}
	}
}

// The day up to which a convention is known, and the line of its entry.
func TestTreatiesHaveADay(t *testing.T) {
	rep := &report.Report{}
	got := loadTreaties(fstest.MapFS{treatiesFile: {Data: []byte("# x\ncisg: {known: 2024-13-01, table: https://example.org}\n")}}, rep)
	if len(got) != 1 || got[0].line != 2 || got[0].sound() {
		t.Errorf("%+v", got)
	}
	for _, t2 := range []Treaty{{Known: "2024-10-01", Table: "https://example.org"}, {Known: "2024-10-01", Table: "http://example.org"}} {
		if !t2.sound() {
			t.Errorf("%+v is wrong", t2)
		}
	}
	for _, t2 := range []Treaty{{Table: "https://example.org"}, {Known: "2024-10", Table: "https://example.org"}, {Known: "2024-10-01", Table: "javascript:1"}, {Known: "2024-10-01", Table: "https://"}, {Known: "2024-10-01", Table: "https://example.org/\"><b>"}, {Known: "2024-10-01", Table: "https://u:p@example.org/"}, {Known: "2024-10-01"}} {
		if t2.sound() {
			t.Errorf("%+v is right", t2)
		}
	}
}

// Where a notice was read is the address of a page.
func TestNoticesHaveAnAddress(t *testing.T) {
	for source, want := range map[string]bool{
		"https://www.gov.cn/zhengce/content_1.htm": true, "http://www.gov.cn/": true,
		"javascript:alert(1)": false, "//www.gov.cn/": false, "https://www.gov.cn/\"><b>": false, "https://www.gov.cn/ x": false, "www.gov.cn": false, "data:text/html,x": false,
	} {
		if _, text, ok := wrongYear(nil, &days.Year{Year: 2025, Status: "secondary", Uncertain: []days.Span{}, Source: source}); ok != want {
			t.Errorf("%q: %v, %s", source, ok, text)
		}
	}
}
