package content

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"wentu/build/report"
	"wentu/build/tables"
)

// countries has the countries of the real content alone.
func countries(t *testing.T) *Library {
	t.Helper()
	rep := &report.Report{}
	lib := &Library{Rules: tables.Load(os.DirFS("../.."), RulesDir, rep)}
	if len(lib.Countries()) < 215 {
		t.Fatalf("%d countries, %v", len(lib.Countries()), rep.Findings())
	}
	return lib
}

// What papers need, by hand from the status tables and the notices of Chinese missions: the
// main partners in trade, every kind of route, and the states that commercial lists get wrong.
func TestPapersRoute(t *testing.T) {
	lib := countries(t)
	const today Date = "2026-11-29"
	for want, codes := range map[string]string{
		"apostille": "DE FR IT ES NL BE AT PL CZ HU SE DK GB IE CH NO UA RU BY KZ UZ KG TJ MN JP KR SG PH ID BN PK BD SA OM BH IL TR " +
			"AU NZ FJ US CA MX BR AR CL PE CO ZA MA TN RW SN VG KY BM JE GG IM GI PR NC GT PY SZ",
		"consular":    "IN TH AE MY QA KW EG IR IQ KE NG ET LK NP KH LA MM GH TZ CU LY LB JO SY AF TM KP PS CD AO BT",
		"unsure":      "VN DZ FO GL",
		"third-state": "HT TV VA",
		"hong-kong":   "HK", "macao": "MO", "taiwan": "TW",
	} {
		for _, code := range strings.Fields(codes) {
			if c, ok := lib.Country(code); !ok || c.Papers(today) != want {
				t.Errorf("%s: papers need %q, want %q", code, c.Papers(today), want)
			}
		}
	}
	for _, code := range []string{"CN", "XK"} {
		if _, ok := lib.Country(code); ok {
			t.Errorf("%s has a page", code)
		}
	}
}

// A convention that comes into force on a day to come: until then legalisation; from then on
// nobody has looked up whether it holds with China, so pages ask to check, and never promise.
func TestPapersOnADay(t *testing.T) {
	lib := countries(t)
	for _, tt := range []struct {
		code  string
		on    Date
		want  string
		since Date
	}{
		{"TH", "2026-11-29", "consular", ""},
		{"TH", "2027-02-27", "consular", ""},
		{"TH", "2027-02-28", "unsure", ""},
		{"IN", "2027-02-28", "consular", ""},
		{"VN", "2027-02-28", "unsure", ""},
		{"DZ", "2026-11-29", "unsure", ""},
		{"DE", "2026-11-29", "apostille", "2023-11-07"},
		{"CA", "2026-11-29", "apostille", "2024-01-11"},
		{"RW", "2026-11-29", "apostille", "2024-06-05"},
		{"BD", "2026-11-29", "apostille", "2025-03-30"},
		{"VG", "2026-11-29", "apostille", ""},
		{"HK", "2026-11-29", "hong-kong", ""},
	} {
		c, _ := lib.Country(tt.code)
		if got := c.Papers(tt.on); got != tt.want {
			t.Errorf("%s on %s: papers need %q, want %q", tt.code, tt.on, got, tt.want)
		}
		if got := c.ApostilleSince(tt.on); got != tt.since {
			t.Errorf("%s: an apostille is enough since %q, want %q", tt.code, got, tt.since)
		}
	}
	th, _ := lib.Country("TH")
	for day, want := range map[Date][]string{"2027-02-27": {"later", "consular"}, "2027-02-28": {"unconfirmed", "unsure"}} {
		if got := th.Sections(day)[1].Parts; !slices.Equal(got, want) {
			t.Errorf("on %s the page shows %q, want %q", day, got, want)
		}
	}
}

// Texts that say no stand on no page whose country is unsure in that, and the other way round.
func TestUnsureIsNeverANo(t *testing.T) {
	no := map[string]struct{ section, no, unsure string }{
		"papers": {"papers", "consular", "unsure"}, "service": {"service", "none", "unsure"}, "cisg": {"sale", "no", "unsure"},
		"new-york": {"judgments", "no-awards", "unsure-awards"}, "judgments": {"judgments", "reciprocity", "unsure"},
		"cmr": {"freight", "no-cmr", "cmr-unsure"}, "smgs": {"freight", "no-rail", "rail-unsure"}, "cotif": {"freight", "no-rail", "rail-unsure"},
	}
	seen := make(map[string]bool)
	for _, c := range countries(t).Countries() {
		for attr, x := range no {
			if c.Is(attr) != "unsure" {
				continue
			}
			seen[attr] = true
			for _, s := range c.Sections("2026-11-29") {
				if s.Section != x.section {
					continue
				}
				if slices.Contains(s.Parts, x.no) {
					t.Errorf("%s: %s is unsure, and the page says %q", c.Code, attr, x.no)
				}
				other := c.Is("smgs") == "yes" && c.Is("cotif") == "yes" // no doubt is left
				if !slices.Contains(s.Parts, x.unsure) && !other {
					t.Errorf("%s: %s is unsure, and the page does not say so: %q", c.Code, attr, s.Parts)
				}
			}
		}
	}
	for attr := range no {
		if !seen[attr] {
			t.Errorf("no country is unsure in %s: the test shows nothing", attr)
		}
	}
}

// What cannot be put on a page is told, with the country.
func TestCountriesAreChecked(t *testing.T) {
	for _, tt := range []struct{ change, with, want string }{
		{"papers: apostille, apostille: 1966-02-13", "papers: apostile, apostille: 1966-02-13", `DE: papers: "apostile"`},
		{"papers: apostille, apostille: 1966-02-13", "papers: apostille, apostille: 1966-13-02", `DE: apostille: "1966-13-02"`},
		{"recognised-in-china: 2023", "recognised-in-china: often", `DE: recognised-in-china: "often"`},
		{"company: extract", "compny: extract", `DE: "compny" is not an attribute`},
		{"cmr: yes, ", "", `DE: cmr: ""`},
	} {
		row := "DE: {papers: apostille, apostille: 1966-02-13, service: hague, cisg: yes, cisg-since: 1991-01-01, new-york: yes, judgments: reciprocity, recognised-in-china: 2023, smgs: no, cotif: yes, cmr: yes, company: extract, continent: europe}\n"
		for want, row := range map[string]string{"": row, tt.want: strings.Replace(row, tt.change, tt.with, 1)} {
			rep := &report.Report{}
			lib := &Library{Rules: tables.Load(fstest.MapFS{"rules/countries.yaml": {Data: []byte(row)}}, "rules", rep)}
			for _, c := range lib.Countries() {
				if sound := c.check(7, []string{"zh-Hans", "en", "ar"}, rep); sound != (want == "") {
					t.Errorf("want %q, and the country is sound: %v", want, sound)
				}
			}
			var said []string
			for _, f := range rep.Findings() {
				said = append(said, f.In(nil))
			}
			if all := strings.Join(said, "\n"); want == "" && all != "" || !strings.Contains(all, want) {
				t.Errorf("want %q, got %q", want, all)
			}
		}
	}
}

// Decisions that publications tell of: no page calls an earlier one the latest known. Where a
// later one is known, the year in the data is later.
func TestLatestKnownDecisions(t *testing.T) {
	lib := countries(t)
	for _, tt := range []struct{ code, kind, year, decision string }{
		{"US", "recognised-in-china", "2020", "Ningbo Intermediate People's Court, (2018)浙02协外认6号, 2020-09-23 (CJO Global, 2022-07-10)"},
		{"US", "recognised-there", "2020", "New York Supreme Court, Queens County, Huizhi Liu v Guan, 2020-01-06 (China Justice Observer, 2020-02-04)"},
		{"KR", "recognised-in-china", "2020", "Shanghai First Intermediate People's Court, (2019)沪01协外认17号, 2020-04-02 (China Justice Observer, 2020-07-04)"},
		{"KR", "recognised-there", "2019", "Daegu High Court, 2018나23101, 2019-07-12 (China Justice Observer, 2020-07-19; ABLI)"},
		{"SG", "recognised-in-china", "2025", "Shanghai First Intermediate People's Court, (2023)沪01协外认28号, 2025-01-08 (China Justice Observer)"},
		{"NZ", "recognised-there", "2023", "Tian v Xu [2023] NZHC 3259, 2023-11-17 (China Justice Observer)"},
		{"AU", "recognised-there", "2025", "Yangpu Huigu Pharmaceutical v He [2025] NSWSC 28, 2025-02-06 (China Justice Observer, 2026-01-10)"},
		{"NL", "recognised-there", "2015", "Arnhem-Leeuwarden Court of Appeal, ECLI:NL:GHARL:2015:8059, 2015-10-27 (China Justice Observer, 2020-04-03)"},
		{"AE", "recognised-in-china", "2018", "Yinchuan Intermediate People's Court, (2017)宁01协外认1号, 2018-03-06 (China Justice Observer, 2019-03-03)"},
		{"UZ", "refused-in-china", "2014", "two judgments refused for their service, 2011 and 2014 (China Justice Observer, 2020-10-25)"},
		{"FR", "refused-in-china", "2017", "a court in Chenzhou, 2017-06-20 (China Justice Observer)"},
		{"IL", "refused-in-china", "2017", "a court in Fujian, 2017-06 (China Justice Observer)"},
		{"VN", "refused-there", "2017", "Hanoi High People's Court (CJO Global)"},
		{"MY", "refused-there", "2023", "Mah Sau Cheong v Wee Len, 2023-03-22 (China Justice Observer, 2024-04-25; ABLI)"},
	} {
		c, _ := lib.Country(tt.code)
		if got := c.Is(tt.kind); got == "yes" || got < tt.year {
			t.Errorf("%s: %s: %q, and a decision of %s is known: %s", tt.code, tt.kind, got, tt.year, tt.decision)
		}
	}
}

// A state whose membership of COTIF is suspended is not told to be under its freight rules, and
// one that joined is.
func TestRailByMembership(t *testing.T) {
	lib := countries(t)
	for code, want := range map[string]string{"IQ": "rail-unsure", "LB": "rail-unsure", "SY": "rail-unsure", "MD": "smgs-cotif", "DE": "cotif", "KZ": "smgs", "LA": "rail-unsure"} {
		if c, _ := lib.Country(code); c.rail() != want {
			t.Errorf("%s: the page says %q of rail, want %q", code, c.rail(), want)
		}
	}
}
