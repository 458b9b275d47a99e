package emit

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/andybalholm/brotli"

	"wentu/build/report"
)

// The window just holds the data, and what is compressed with it reads back.
func TestWindowHoldsTheData(t *testing.T) {
	for n, want := range map[int]int{0: 16, 1000: 16, 65520: 16, 65521: 17, 131056: 17, 131057: 18, 100 << 20: 24} {
		if got := window(n); got != want {
			t.Errorf("%d bytes: %d, want %d", n, got, want)
		}
	}
	page := []byte(strings.Repeat("<p>问途 asks the way</p>", 6000)) // 150 KB
	page = append(page, page[:70_000]...)
	packed := brotliBytes(page, pageQuality)
	got, err := io.ReadAll(brotli.NewReader(bytes.NewReader(packed)))
	if err != nil || !bytes.Equal(got, page) {
		t.Errorf("%d bytes read back as %d, %v", len(page), len(got), err)
	}
	var wide bytes.Buffer
	w := brotli.NewWriterLevel(&wide, pageQuality)
	_, _ = w.Write(page)
	_ = w.Close()
	if len(packed) > wide.Len() {
		t.Errorf("%d bytes, with the usual window %d", len(packed), wide.Len())
	}
}

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

// What systems and editors keep for themselves in the folder is not published.
func TestPublicHasNoFilesOfSystems(t *testing.T) {
	fsys := fstest.MapFS{}
	for _, name := range []string{"robots.txt", ".DS_Store", "Thumbs.db", "share/desktop.ini", "share/en.png", "__MACOSX/x.png", "en.png:Zone.Identifier", "site.js.bak"} {
		fsys["public/"+name] = &fstest.MapFile{Data: []byte("x")}
	}
	files, assets := Public(fsys, "public", nil, &report.Report{})
	if len(files) != 2 || assets.Href["robots.txt"] == "" || assets.Href["share/en.png"] == "" {
		t.Errorf("published are %v", assets.Href)
	}
}
