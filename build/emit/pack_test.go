package emit

import (
	"fmt"
	"os"
	"testing"
)

// BenchmarkBrotli compares the qualities on a page of the site as it was built last.
func BenchmarkBrotli(b *testing.B) {
	page, err := os.ReadFile("../../dist/en/guides/which-court.html")
	if err != nil {
		b.Skip("build the site first: ", err)
	}
	for _, q := range []int{5, 6, 9, 10, 11} {
		b.Run(fmt.Sprint(q), func(b *testing.B) {
			n := 0
			for b.Loop() {
				n = len(brotliBytes(page, q))
			}
			b.ReportMetric(float64(n), "bytes")
		})
	}
}
