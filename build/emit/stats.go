package emit

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"wentu/build/report"
	"wentu/build/site"
	"wentu/build/wasm"
)

// The most that a first visit to a page may load, in bytes after brotli: what comes in one
// round trip, and more where a page is a long text, a table or a drawing. A checklist has all
// that may have to be filed, with its conditions, for whoever has no scripts.
const (
	FirstViewBudget = 13_824 // 13.5 KiB
	LongBudget      = 20_000
	ChecklistBudget = 30_000
)

// budget is that of the pages of a kind.
func budget(kind string) int {
	switch kind {
	case "guide", "law", "list", "rule", "diagram", "tool", "sheet":
		return LongBudget
	case "checklist":
		return ChecklistBudget
	}
	return FirstViewBudget
}

// PublisherBudget is how much more that is where every page says who publishes it.
const PublisherBudget = 1_500

// Stats are what was built, in numbers. They are gathered while the files pass by.
type Stats struct {
	Pages  int
	Files  int
	Bytes  int // of the files themselves
	Packed int // as a host sends them, brotli where there is one
	Wasm   int // the binary, brotli; 0 without one
	More   int // bytes that a first visit may load beyond the budget
	Anew   int // files that were compressed and not taken from the cache

	mu    sync.Mutex
	size  map[string]int       // of what a page may load, by path
	worst map[string]FirstView // by kind
}

// FirstView is the heaviest page of a kind: everything that a first visit to it
// loads before the WebAssembly side.
type FirstView struct {
	Kind, Path string
	Bytes      int
}

// loaded finds what a document names for loading at once, which the styles of paper are not.
var loaded = regexp.MustCompile(`<(?:link rel="(?:stylesheet|icon)"[^>]* href="([^"]+)">|script [^>]*src="([^"]+)")`)

// Add counts a file. Pages come after what they load. It may be called from any
// goroutine, and keeps nothing of the file.
func (s *Stats) Add(f site.File) {
	n := len(f.Data)
	if f.Br != nil {
		n = len(f.Br)
	}
	view := n
	isPage := path.Ext(f.Path) == ".html"
	var loads []string
	if isPage {
		for _, m := range loaded.FindAllSubmatch(f.Data[:headEnd(f.Data)], -1) {
			loads = append(loads, path.Join(path.Dir(f.Path), string(m[1])+string(m[2])))
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.size == nil {
		s.size, s.worst = make(map[string]int), make(map[string]FirstView)
	}
	s.Files++
	s.Bytes += len(f.Data)
	s.Packed += n
	if path.Ext(f.Path) == ".wasm" {
		s.Wasm = n
	}
	if !isPage {
		s.size[f.Path] = n
		return
	}
	s.Pages++
	for _, l := range loads {
		view += s.size[l]
	}
	if w := s.worst[f.Kind]; view > w.Bytes || view == w.Bytes && f.Path < w.Path {
		s.worst[f.Kind] = FirstView{f.Kind, f.Path, view}
	}
}

// Views are the heaviest pages, one a kind.
func (s *Stats) Views() []FirstView {
	return slices.SortedFunc(maps.Values(s.worst), func(a, b FirstView) int { return strings.Compare(a.Kind, b.Kind) })
}

func headEnd(doc []byte) int {
	if i := bytes.Index(doc, []byte("</head>")); i >= 0 {
		return i
	}
	return len(doc)
}

// Check reports budgets that are broken.
func (s *Stats) Check(rep *report.Report) {
	for _, v := range s.Views() {
		if most := budget(v.Kind) + s.More; v.Bytes > most {
			rep.Errorf("budget", v.Path, 0, 0, "shorten the page, or split it", "a first visit to this %s page loads %s, the budget is %s", v.Kind, kb(v.Bytes), kb(most))
		}
	}
	if s.Wasm > wasm.Budget {
		rep.Errorf("budget", site.WasmAsset, 0, 0, "find what the binary has grown by: go version -m, go tool nm -size", "the WebAssembly binary is %s, the budget is %s", kb(s.Wasm), kb(wasm.Budget))
	}
}

// Print writes the numbers for people.
func (s *Stats) Print(w io.Writer) {
	fmt.Fprintf(w, "%d pages in %d files, %s, sent as %s; %d compressed anew\n", s.Pages, s.Files, kb(s.Bytes), kb(s.Packed), s.Anew)
	fmt.Fprintln(w, "first view, heaviest of each kind, and its budget:")
	for _, v := range s.Views() {
		fmt.Fprintf(w, "  %-9s %9s of %s  %s\n", v.Kind, kb(v.Bytes), kb(budget(v.Kind)+s.More), v.Path)
	}
	if s.Wasm > 0 {
		fmt.Fprintf(w, "WebAssembly %s (budget %s)\n", kb(s.Wasm), kb(wasm.Budget))
	}
}

func kb(n int) string { return fmt.Sprintf("%.1f kB", float64(n)/1000) }
