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
