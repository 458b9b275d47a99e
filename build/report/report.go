// Package report collects what is wrong with the content: each finding with its
// place, one sentence that says what is wrong, and what to do.
package report

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"slices"
	"sync"
)

// Severity grades a finding. An error fails the build; a warning does not; advice
// is shown by check alone.
type Severity string

// The severities.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Advice  Severity = "advice"
)

// Finding is one thing that is wrong. Line and Col count from 1, 0 means the whole
// file. Kind is a short stable word for programs: gap, overlap, unknown-article.
type Finding struct {
	Severity Severity          `json:"severity"`
	Kind     string            `json:"kind"`
	File     string            `json:"file"`
	Line     int               `json:"line,omitempty"`
	Col      int               `json:"column,omitempty"`
	Msg      string            `json:"message"`
	Hint     string            `json:"hint,omitempty"`
	Table    string            `json:"table,omitempty"`
	Rows     []int             `json:"rows,omitempty"`    // lines of the rows concerned
	Region   map[string]string `json:"region,omitempty"`  // the facts concerned, by fact a unary test
	Witness  map[string]string `json:"witness,omitempty"` // one set of facts that shows it
}

// String writes the finding as file:line:column: severity: message, the hint on a
// line of its own.
func (f Finding) String() string {
	place := f.File
	if f.Line > 0 {
		place += fmt.Sprintf(":%d", f.Line)
		if f.Col > 0 {
			place += fmt.Sprintf(":%d", f.Col)
		}
	}
	s := fmt.Sprintf("%s: %s: %s", place, f.Severity, f.Msg)
	if f.Hint != "" {
		s += "\n\t" + f.Hint
	}
	return s
}

// Report gathers findings; it may be shared by goroutines. The zero Report is empty.
type Report struct {
	mu       sync.Mutex
	findings []Finding
}

// Add records a finding.
func (r *Report) Add(f Finding) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.findings = append(r.findings, f)
}

// Errorf records an error at a place.
func (r *Report) Errorf(kind, file string, line, col int, hint, format string, args ...any) {
	r.Add(Finding{Severity: Error, Kind: kind, File: file, Line: line, Col: col, Hint: hint, Msg: fmt.Sprintf(format, args...)})
}

// Warnf records a warning at a place.
func (r *Report) Warnf(kind, file string, line, col int, hint, format string, args ...any) {
	r.Add(Finding{Severity: Warning, Kind: kind, File: file, Line: line, Col: col, Hint: hint, Msg: fmt.Sprintf(format, args...)})
}

// Findings returns all findings, once each, sorted by place.
func (r *Report) Findings() []Finding {
	r.mu.Lock()
	defer r.mu.Unlock()
	out := slices.Clone(r.findings)
	slices.SortStableFunc(out, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.File, b.File), a.Line-b.Line, a.Col-b.Col, cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Msg, b.Msg))
	})
	return slices.CompactFunc(out, func(a, b Finding) bool {
		return a.File == b.File && a.Line == b.Line && a.Col == b.Col && a.Kind == b.Kind && a.Msg == b.Msg
	})
}

// Count returns the number of findings of a severity.
func (r *Report) Count(s Severity) int {
	n := 0
	for _, f := range r.Findings() {
		if f.Severity == s {
			n++
		}
	}
	return n
}

// Failed reports whether there is an error.
func (r *Report) Failed() bool { return r.Count(Error) > 0 }

// Print writes the findings for people.
func (r *Report) Print(w io.Writer) {
	for _, f := range r.Findings() {
		fmt.Fprintln(w, f)
	}
}

// JSON writes the findings as a JSON array.
func (r *Report) JSON(w io.Writer) error {
	fs := r.Findings()
	if fs == nil {
		fs = []Finding{}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(fs)
}

// Rebase puts dir before the file names of all findings, after content was read
// from a folder of its own.
func (r *Report) Rebase(dir string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for i := range r.findings {
		r.findings[i].File = path.Join(filepath.ToSlash(dir), r.findings[i].File)
	}
}
