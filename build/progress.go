package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
)

// progress is a line that says what goes on, on a terminal; into a pipe or a file it
// writes nothing.
type progress struct {
	w io.Writer // nil: quiet
}

func newProgress(w io.Writer) *progress {
	f, ok := w.(*os.File)
	if !ok {
		return &progress{}
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return &progress{}
	}
	return &progress{w: f}
}

// Write shows a line that another package has to say about its slow work.
func (p *progress) Write(line []byte) (int, error) {
	p.step(strings.TrimSpace(string(line)))
	return len(line), nil
}

func (p *progress) step(what string) {
	if p.w != nil {
		fmt.Fprintf(p.w, "\r\033[K%s …", what)
	}
}

// count gives a function to call when one of many parts of a step is done, from any
// goroutine, which shows how far the step has come.
func (p *progress) count(what string, total int) func() {
	if p.w == nil {
		return func() {}
	}
	done, last := 0, -1
	var mu sync.Mutex
	return func() {
		mu.Lock()
		defer mu.Unlock()
		done++
		if percent := 100 * done / total; percent != last {
			last = percent
			fmt.Fprintf(p.w, "\r\033[K%s … %d %%", what, percent)
		}
	}
}

func (p *progress) clear() {
	if p.w != nil {
		fmt.Fprint(p.w, "\r\033[K")
	}
}
