package crawl

import (
	"testing"

	"wentu/app/address"
	"wentu/app/interview"
	"wentu/build/built"
)

// Start is what the browser decodes before it takes a question page over; whole is all
// that a result needs too.
func BenchmarkStart(b *testing.B) {
	dir, err := built.Site()
	if err != nil {
		b.Fatal(err)
	}
	logic, words, err := built.Data(dir, address.Finder, "ar")
	if err != nil {
		b.Fatal(err)
	}
	for _, part := range []struct {
		name string
		end  func(*interview.Data)
	}{{"question", func(*interview.Data) {}}, {"whole", (*interview.Data).Whole}} {
		b.Run(part.name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(logic) + len(words)))
			for b.Loop() {
				d, err := interview.Read(logic, words, nil)
				if err != nil {
					b.Fatal(err)
				}
				part.end(d)
			}
		})
	}
}
