package site

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"

	"wentu/app/view"
	"wentu/build/report"
)

// manyPages are plain pages; made counts those whose model was asked for.
func manyPages(t *testing.T, n int) (d *Documents, made *atomic.Int64) {
	t.Helper()
	src, err := os.ReadFile("../../locales/active.en.toml")
	if err != nil {
		t.Fatal(err)
	}
	words := make(view.Words) // only that they are there matters
	for _, m := range regexp.MustCompile(`(?m)^(\w+) =`).FindAllSubmatch(src, -1) {
		for _, part := range []string{"nav", "crumbs", "footer"} {
			words["ui."+part+"."+string(m[1])] = "w"
		}
	}
	made = new(atomic.Int64)
	l := &Language{Code: "en", Dir: "ltr", Words: words}
	for i := range n {
		title := fmt.Sprintf("page %04d", i)
		l.Pages = append(l.Pages, &Page{Lang: "en", Path: fmt.Sprintf("%04d.html", i), Kind: "list", Uses: &listUses, Title: title, View: func() *view.Page {
			made.Add(1)
			return &view.Page{Lang: "en", Dir: "ltr", Title: title, Main: &view.List{Lead: title}}
		}})
	}
	return &Documents{Langs: []*Language{l}, Assets: &Assets{Href: map[string]string{}}}, made
}

// A page is made when there is a goroutine for it, and forgotten when the sink has had it.
func TestPagesStream(t *testing.T) {
	d, made := manyPages(t, 500)
	var seen atomic.Int64
	most := int64(0)
	var mu sync.Mutex
	err := d.All(&report.Report{}, func(File) error {
		mu.Lock()
		defer mu.Unlock()
		most = max(most, made.Load()-seen.Load())
		seen.Add(1)
		return nil
	})
	if err != nil || seen.Load() != 500 {
		t.Fatalf("%d pages, %v", seen.Load(), err)
	}
	if most > int64(runtime.GOMAXPROCS(0)) {
		t.Errorf("%d pages were there at once", most)
	}
}

// What is made side by side is what is made one by one, and the memory of one page does
// not show through another.
func TestPagesAreTheSameHoweverMade(t *testing.T) {
	d, _ := manyPages(t, 200)
	for _, procs := range []int{1, 4} {
		t.Run(fmt.Sprint(procs), func(t *testing.T) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(procs))
			err := d.All(&report.Report{}, func(f File) error {
				want, ok, err := d.One(f.Path, &report.Report{})
				if !ok || err != nil || !bytes.Equal(f.Data, want) || !bytes.Contains(want, []byte("page "+f.Path[3:7])) {
					t.Errorf("%s: %v", f.Path, err)
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
		})
	}
}

func TestFailingSinkStops(t *testing.T) {
	d, made := manyPages(t, 500)
	full := fmt.Errorf("the disk is full")
	if err := d.All(&report.Report{}, func(File) error { return full }); err != full {
		t.Errorf("got %v", err)
	}
	if made.Load() > 100 {
		t.Errorf("%d pages were made for nothing", made.Load())
	}
	if _, ok, _ := d.One("en/none.html", &report.Report{}); ok {
		t.Error("a page that does not exist was found")
	}
}
