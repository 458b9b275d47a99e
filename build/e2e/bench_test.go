package e2e

import (
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
)

// slowdown is how much slower a phone of the middle class is than this machine: what
// Lighthouse assumes.
const slowdown = 4

// BenchmarkBlockedTime opens pages of the finder on a slowed processor and reports how
// long their main thread does not answer: the part above 50 ms of every long task, as
// Lighthouse counts it. A first question is opened by somebody who reads, a second by
// somebody who has answered, and a result.
func BenchmarkBlockedTime(b *testing.B) {
	if site.browser == nil {
		b.Skip(site.missing)
	}
	v := visitorOf(b, "T01")
	way := v.way()
	end := v.end()
	for _, bench := range []struct{ name, address string }{
		{"first question", addressOf("ar", way[0].Question, "")},
		{"second question", addressOf("ar", way[0].Next, way[0].Fragment)},
		{"result", addressOf("ar", end.Next, end.Fragment)},
	} {
		b.Run(bench.name, func(b *testing.B) {
			var blocked, longest float64
			for b.Loop() {
				p := open(b)
				call(p, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: slowdown})
				call(p, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
					Source: `window.long = []; new PerformanceObserver((l) => long.push(...l.getEntries().map((e) => e.duration))).observe({type: "longtask", buffered: true});`,
				})
				p.visit(bench.address)
				time.Sleep(8 * time.Second) // as long as nothing more can come
				for _, d := range eval[[]float64](p, `() => long`) {
					blocked += max(0, d-50)
					longest = max(longest, d)
				}
			}
			b.ReportMetric(blocked/float64(b.N), "ms-blocked")
			b.ReportMetric(longest, "ms-longest-task")
		})
	}
}
