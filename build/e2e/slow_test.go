package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
)

// A slow line, as Lighthouse has it.
const (
	slowLatency  = 400         // milliseconds to and fro
	slowBytes    = 400_000 / 8 // in a second
	mostQuestion = 7           // screens of a question
)

// TestDeepWalkOnASlowPhone walks from the front page to a result on a phone with a slow
// processor and a slow line, and says how many screens each page has, and after how many
// milliseconds its first words stood there. The times are told, not held: they are those of
// the machine, too.
func TestDeepWalkOnASlowPhone(t *testing.T) {
	for _, lang := range langs {
		t.Run(lang, func(t *testing.T) {
			needBrowser(t)
			v := visitorOf(t, "T01")
			p := open(t)
			p.size(phoneWidth, phoneHeight)
			call(p, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: slowdown})
			call(p, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
				MatchedNetworkConditions: []*network.Conditions{{Latency: slowLatency, DownloadThroughput: slowBytes, UploadThroughput: slowBytes}},
			})
			var told strings.Builder
			pages := 0
			seen := func() {
				t.Helper()
				pages++
				at := eval[struct {
					Screens, Readable float64
					Title, Kind       string
				}](p, `() => new Promise((ok) => {
					const say = (paint) => ok({
						Screens: document.documentElement.scrollHeight / innerHeight,
						Readable: paint ? paint.startTime : 0,
						Title: document.querySelector("h1").innerText.replace(/\s+/g, " ").trim(),
						Kind: document.querySelector("main").className,
					});
					const painted = () => performance.getEntriesByName("first-contentful-paint")[0];
					if (painted()) return say(painted());
					new PerformanceObserver(() => painted() && say(painted())).observe({type: "paint", buffered: true});
				})`)
				fmt.Fprintf(&told, "%4.1f screens, readable after %4.0f ms: %s\n", at.Screens, at.Readable, at.Title)
				most := float64(mostQuestion)
				if strings.Contains(at.Kind, "result") {
					most = mostScreens
				}
				if at.Screens > most {
					t.Errorf("%q has %.1f screens, at most %.0f", at.Title, at.Screens, most)
				}
				if at.Readable == 0 {
					t.Errorf("%q: no words were painted", at.Title)
				}
			}
			p.visit(site.base + lang + "/index.html")
			seen()
			p.follow("main a.start")
			seen()
			p.follow("main a.start")
			seen()
			for range 60 {
				fact, offered := p.asked()
				if fact == "" {
					break
				}
				p.follow(option(v.choose(fact, offered)))
				seen()
			}
			p.showsOutcome(v, lang)
			if want := len(v.way()) + 3; pages != want {
				t.Errorf("the walk has %d pages, want %d", pages, want)
			}
			t.Logf("%s, processor %d times slower, %d kbit/s, %d ms:\n%s", lang, slowdown, slowBytes*8/1000, slowLatency, told.String())
		})
	}
}
