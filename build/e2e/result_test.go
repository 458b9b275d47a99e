package e2e

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"

	"wentu/app/address"
)

// A phone, and how much of a result may stand open on it: five screens.
const (
	phoneWidth, phoneHeight = 360, 740
	mostScreens             = 5
)

// longest is the page of most screens that was seen.
type longest struct {
	screens float64
	name    string
}

// measure holds the page that is open to the most that a result may be.
func (l *longest) measure(p *tab, name string) {
	p.t.Helper()
	screens := eval[float64](p, `() => document.documentElement.scrollHeight`) / phoneHeight
	if screens > mostScreens {
		p.t.Errorf("%s: %.1f screens, at most %d", name, screens, mostScreens)
	}
	if screens > l.screens {
		*l = longest{screens, name}
	}
}

func TestAResultIsShortOnAPhone(t *testing.T) {
	for _, lang := range langs {
		t.Run(lang, func(t *testing.T) {
			needBrowser(t)
			var worst longest
			p := open(t)
			p.size(phoneWidth, phoneHeight)
			p.scriptsOff()
			dir := filepath.Join(site.dir, lang, address.Finder, "r")
			files, err := os.ReadDir(dir)
			if err != nil || len(files) < 90 {
				t.Fatalf("%d results in %s: %v", len(files), dir, err)
			}
			var names []string
			for _, f := range files {
				if name, ok := strings.CutSuffix(f.Name(), ".html"); ok {
					names = append(names, name)
				}
			}
			for _, name := range some(t, names, 24) {
				p.visit(addressOf(lang, address.Place{Goal: address.Finder, Kind: address.Result, Name: name}, ""))
				worst.measure(p, name)
			}
			t.Logf("without answers: at most %.1f screens: %s", worst.screens, worst.name)
		})
	}
}

// longestCases were the longest results of all worked cases.
var longestCases = []string{"K40", "F36", "T29", "T42", "W06", "F34", "V12"}

// With answers there is more to say.
func TestAResultWithAnswersIsShortOnAPhone(t *testing.T) {
	var others []string
	for _, c := range worked() {
		if c.Decision == "court-finder" && c.Facts["as-of"] == nil && c.Expect["outcome"] != nil && !slices.Contains(longestCases, c.ID) {
			others = append(others, c.ID)
		}
	}
	for _, lang := range langs {
		t.Run(lang, func(t *testing.T) {
			needBrowser(t)
			var worst longest
			p := open(t)
			p.size(phoneWidth, phoneHeight)
			for _, id := range slices.Concat(longestCases, some(t, others, 6)) {
				end := visitorOf(t, id).end()
				p.visit(addressOf(lang, end.Next, end.Fragment))
				p.live()
				worst.measure(p, id)
				p.need("what to do next in sight", `.actions, .result .prose h2`)
				// The results of a visit are compared: the next is the first again.
				eval[bool](p, `() => (sessionStorage.clear(), true)`)
			}
			t.Logf("with answers: at most %.1f screens: %s", worst.screens, worst.name)
		})
	}
}

var sheet = regexp.MustCompile(`/Type\s*/Page\b`)

func TestAPrintedResultTakesFourSheets(t *testing.T) {
	for i, w := range walks {
		lang := langs[i%len(langs)]
		t.Run(lang+"/"+w.name, func(t *testing.T) {
			needBrowser(t)
			p := open(t)
			end := visitorOf(t, w.id).end()
			p.visit(addressOf(lang, end.Next, end.Fragment))
			p.live()
			pdf := call(p, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: new(true), PaperWidth: 8.27, PaperHeight: 11.69})
			if n := len(sheet.FindAll(pdf.Data, -1)); n == 0 || n > 4 {
				t.Errorf("%d sheets, at most 4", n)
			}
		})
	}
}
