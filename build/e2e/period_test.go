package e2e

import (
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"

	"wentu/app/days"
	"wentu/app/ui"
)

// event is what is entered into the form, and what must be shown for it.
type event struct{ ID, From, Want string }

// counted enters events one after another and gives the days that are shown for each.
func (p *tab) counted(all []event) []string {
	p.t.Helper()
	return eval[[]string](p, `(all) => all.map((e) => {
		const enter = (id, v) => {
			const f = document.getElementById(id);
			f.value = v;
			if (f.value !== v) throw new Error(id + " cannot be " + v);
			f.dispatchEvent(new Event("input", {bubbles: true}));
		};
		enter("period-id", e.ID);
		enter("period-from", e.From);
		const out = document.getElementById("period");
		if (out.innerText.includes("⟨")) throw new Error("a message is missing: " + out.innerText);
		return (out.querySelector(".sum") || out).innerText;
	})`, all)
}

// Every limit is counted as it is at build time, from days of every kind.
func TestALimitIsCountedAsItIsTyped(t *testing.T) {
	var data ui.PeriodData
	asset(t, "periods*.json", &data)
	froms := []days.Day{days.Of(2026, 3, 2), days.Of(2026, 9, 16), days.Of(2026, 2, 16), days.Of(2025, 8, 31), days.Of(2027, 1, 7), days.Of(2026, 4, 24)}
	for _, lang := range some(t, langs, 1) {
		t.Run(lang, func(t *testing.T) {
			var words ui.ToolWords
			asset(t, "periods."+lang+"*.json", &words)
			p := openTool(t, lang, "periods")
			var all []event
			for i := range data.Limits {
				l := &data.Limits[i]
				for _, from := range froms {
					if l.Until != "" && from != froms[0] {
						continue
					}
					e := event{ID: l.ID, From: from.String()}
					switch r, err := data.Calendar.Count(l, from); err {
					case nil:
						e.Want = words.Words.Day(r.Last.Value())
					case days.ErrSince:
						e.Want = words.Words.Day(l.Since.Value())
					case days.ErrOpen:
						e.Want = words.Words["periods.say.open"]
					default:
						t.Fatal(err)
					}
					all = append(all, e)
				}
			}
			for i, got := range p.counted(all) {
				if !strings.Contains(plainText(got), plainText(all[i].Want)) {
					t.Errorf("%+v: shown is %q", all[i], got)
				}
			}
		})
	}
}

// A visitor types a day as he writes it, is asked back where it is not clear, and takes the last
// day and the safe day away in a calendar file.
func TestADayIsReadAndTakenAway(t *testing.T) {
	p := openTool(t, "en", "periods")
	p.counted([]event{{ID: "appeal_judgment_domicile"}})
	p.click("#period-from")
	p.key("16 September 2026")
	p.need("the last day", "#period .sum")
	for _, want := range []string{"Thursday, 8 October 2026", "Wednesday, 30 September 2026", "National Day", "no appeal", "Art. 171"} {
		if got := p.text("#period"); !strings.Contains(strings.ToLower(got), strings.ToLower(want)) {
			t.Errorf("%q is not in %q", want, got)
		}
	}
	// The counting shows each day: fifteen are numbered, and the last day stands out.
	p.click("#period .counted summary")
	if n := p.count("#period .month small"); n != 15 {
		t.Errorf("%d days are numbered", n)
	}
	if got := p.text("#period .month .last"); !strings.HasPrefix(got, "8") {
		t.Errorf("the last day is %q", got)
	}
	href := eval[string](p, `() => document.querySelector("#period a[download$='.ics']").getAttribute("href")`)
	file, err := url.PathUnescape(strings.TrimPrefix(href, "data:text/calendar;charset=utf-8,"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"BEGIN:VCALENDAR\r\n", "DTSTART;VALUE=DATE:20261008\r\n", "DTSTART;VALUE=DATE:20260930\r\n", "BEGIN:VALARM\r\n"} {
		if !strings.Contains(file, want) {
			t.Errorf("%q is not in\n%s", want, file)
		}
	}
	for i, got := range p.counted([]event{
		{"appeal_judgment_domicile", "3/4/2026", "more than one way"},
		{"appeal_judgment_domicile", "2026年9月16日", "8 October 2026"},
		{"appeal_judgment_domicile", "١٦ سبتمبر ٢٠٢٦", "2026-03-01"}, // names of months are those of the page and English
		{"appeal_judgment_domicile", "31 September 2026", "2026-03-01"},
		{"appeal_judgment_domicile", "", "Enter the day"},
		{"award_set_aside", "2026-02-28", "1 March 2026"},
		{"arbitration_clause_objection", "2026-03-02", "before the first hearing"},
	}) {
		if want := []string{"more than one way", "8 October 2026", "2026-03-01", "2026-03-01", "Enter the day", "1 March 2026", "before the first hearing"}[i]; !strings.Contains(got, want) {
			t.Errorf("%d: shown is %q, want %q in it", i, got, want)
		}
	}
	p.counted([]event{{"appeal_judgment_domicile", "3/4/2026", ""}})
	if n := p.count("#period button"); n != 2 {
		t.Fatalf("3/4/2026 can be read in two ways; %d are offered", n)
	}
	p.click("#period button")
	p.need("the last day of what was chosen", "#period .sum")
	// What is not sure says so.
	p.counted([]event{{"appeal_judgment_no_domicile", "2027-01-07", ""}})
	p.need("that it is provisional", "#period .provisional")
}

// On paper the answer begins below what was asked, and the tables of all limits stay away.
func TestALimitOnPaper(t *testing.T) {
	p := openTool(t, "en", "periods")
	p.counted([]event{{ID: "retrial_application", From: "2025-08-31"}})
	pdf := call(p, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: new(true), PaperWidth: 8.27, PaperHeight: 11.69})
	if n := len(sheet.FindAll(pdf.Data, -1)); n == 0 || n > 2 {
		t.Errorf("%d sheets, at most 2", n)
	}
}

// Without the program there is no form that nothing reads, and the tables have all limits.
func TestLimitsWithoutScripts(t *testing.T) {
	needBrowser(t)
	var data ui.PeriodData
	asset(t, "periods*.json", &data)
	p := open(t)
	p.scriptsOff()
	for _, lang := range langs {
		p.visit(site.base + lang + "/tools/periods.html")
		if eval[bool](p, `() => document.querySelector("form.compute").checkVisibility()`) {
			t.Errorf("%s: a form that nothing reads is shown", lang)
		}
		if n := p.count(".grid tbody tr"); n != len(data.Limits) {
			t.Errorf("%s: the tables have %d limits", lang, n)
		}
	}
}
