// Package report collects what is wrong with the content: each finding with its
// place, one sentence that says what is wrong, and what to do.
package report

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
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
	Msg      Text              `json:"message"`
	Hint     Text              `json:"hint,omitzero"`
	Table    string            `json:"table,omitempty"`
	Rows     []int             `json:"rows,omitempty"`    // lines of the rows concerned
	Region   map[string]string `json:"region,omitempty"`  // the facts concerned, by fact a unary test
	Witness  map[string]string `json:"witness,omitempty"` // one set of facts that shows it
	// Lost says that what a file or folder holds is not known: other findings may follow from
	// it, and it is told before them.
	Lost bool `json:"lost,omitempty"`
	// Folded are lines of what follows from it, printed below it.
	Folded []Text `json:"folded,omitempty"`
	// Messages and Hints are the sentences in the other languages, by BCP 47; only in JSON.
	Messages map[string]string `json:"messages,omitempty"`
	Hints    map[string]string `json:"hints,omitempty"`
}

// place is file:line:column, as far as they are known.
func (f *Finding) place() string {
	place := f.File
	if f.Line > 0 {
		place += fmt.Sprintf(":%d", f.Line)
		if f.Col > 0 {
			place += fmt.Sprintf(":%d", f.Col)
		}
	}
	return place
}

// In writes the finding in a language, nil for English, as file:line:column: severity:
// message, the hint on a line of its own.
func (f Finding) In(l *Tongue) string {
	s := fmt.Sprintf("%s: %s: %s", f.place(), l.sentence(string(f.Severity)), f.Msg.In(l))
	if !f.Hint.IsZero() {
		s += "\n\t" + f.Hint.In(l)
	}
	for _, t := range f.Folded {
		s += "\n\t" + t.In(l)
	}
	return s
}

// Report gathers findings; it may be shared by goroutines. The zero Report is empty.
type Report struct {
	mu       sync.Mutex
	findings []Finding
	ranked   bool // see CausesFirst
}

// Add records a finding.
func (r *Report) Add(f Finding) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.findings = append(r.findings, f)
}

// Join records what another report has gathered.
func (r *Report) Join(other *Report) {
	for _, f := range other.findings {
		r.Add(f)
	}
}

// Errorf records an error at a place. The hint is a string or a [Text].
func (r *Report) Errorf(kind, file string, line, col int, hint any, format string, args ...any) {
	r.Add(Finding{Severity: Error, Kind: kind, File: file, Line: line, Col: col, Hint: text(hint), Msg: Say(format, args...)})
}

// Warnf records a warning at a place. The hint is a string or a [Text].
func (r *Report) Warnf(kind, file string, line, col int, hint any, format string, args ...any) {
	r.Add(Finding{Severity: Warning, Kind: kind, File: file, Line: line, Col: col, Hint: text(hint), Msg: Say(format, args...)})
}

// Lostf records an error at a place after which what a file or folder holds is not known.
func (r *Report) Lostf(kind, file string, line, col int, hint any, format string, args ...any) {
	r.Add(Finding{Severity: Error, Lost: true, Kind: kind, File: file, Line: line, Col: col, Hint: text(hint), Msg: Say(format, args...)})
}

// Findings returns all findings, once each, sorted by place.
func (r *Report) Findings() []Finding {
	r.mu.Lock()
	defer r.mu.Unlock()
	out := slices.Clone(r.findings)
	slices.SortStableFunc(out, func(a, b Finding) int {
		if c := a.rank() - b.rank(); r.ranked && c != 0 {
			return c
		}
		return cmp.Or(cmp.Compare(a.File, b.File), a.Line-b.Line, a.Col-b.Col, cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Msg.String(), b.Msg.String()))
	})
	return slices.CompactFunc(out, func(a, b Finding) bool {
		return a.File == b.File && a.Line == b.Line && a.Col == b.Col && a.Kind == b.Kind && a.Msg.String() == b.Msg.String()
	})
}

// rank orders findings: those from which others may follow, how many do, and all others.
func (f *Finding) rank() int {
	switch {
	case f.Lost:
		return 0
	case f.Kind == Follows:
		return 1
	}
	return 2
}

// Follows is the kind of the finding that counts what may follow from others.
const Follows = "follows"

// CausesFirst puts findings that are [Finding.Lost] first where there are others that may follow
// from them, and leaves those out where they are more than a few: one finding counts them.
func (r *Report) CausesFirst(follows func(*Finding) bool) {
	all := r.Findings()
	n, files := 0, make(map[string]bool)
	for i := range all {
		if f := &all[i]; !f.Lost && follows(f) {
			n++
			files[f.File] = true
		}
	}
	lost := slices.IndexFunc(all, func(f Finding) bool { return f.Lost })
	r.mu.Lock()
	defer r.mu.Unlock()
	r.ranked = r.ranked || lost >= 0 && n > 0
	if lost < 0 || n <= few {
		return
	}
	severity := Warning
	kept := slices.DeleteFunc(slices.Clone(all), func(f Finding) bool {
		gone := !f.Lost && follows(&f)
		if gone && f.Severity == Error {
			severity = Error
		}
		return gone
	})
	r.findings = append(kept, Finding{
		Severity: severity, Kind: Follows, File: all[lost].File,
		Msg:  Say("%d more findings in %d files may follow from what is named above", n, len(files)),
		Hint: Say("correct that first; what is left is then named one by one"),
	})
}

// Gap is the kind of the finding that a table has no row for some facts.
const Gap = "gap"

// few is how many findings that say the same are told one by one.
const few = 3

// mostPlaces is how many places of one finding are named.
const mostPlaces = 12

// Together returns all findings in their order, those that say the same of many places as
// one: the first of them, with the other places folded. So are the many gaps of one table.
func (r *Report) Together() []Finding {
	all := r.Findings()
	said := func(f *Finding) string {
		return strings.Join([]string{string(f.Severity), f.Kind, f.Msg.String(), f.Hint.String()}, "\x00")
	}
	hole := func(f *Finding) string { return strings.Join([]string{string(f.Severity), f.Table, f.place()}, "\x00") }
	same, gaps := make(map[string][]string), make(map[string][]Text)
	for i := range all {
		f := &all[i]
		same[said(f)] = append(same[said(f)], f.place())
		if f.Kind == Gap && f.Table != "" {
			gaps[hole(f)] = append(gaps[hole(f)], f.Msg)
		}
	}
	var out []Finding
	for _, f := range all {
		places, told := same[said(&f)]
		regions, first := gaps[hole(&f)]
		switch {
		case !told || f.Kind == Gap && f.Table != "" && !first:
			continue
		case f.Kind == Gap && len(regions) > few: // one row that is missing leaves several
			delete(gaps, hole(&f))
			f.Folded = append(slices.Clone(f.Folded), regions[1:]...)
		case len(places) > few:
			delete(same, said(&f))
			others := places[1:]
			list := strings.Join(others[:min(len(others), mostPlaces)], ", ")
			if n := len(others) - mostPlaces; n > 0 {
				list = fmt.Sprintf("%s, … (+%d)", list, n)
			}
			f.Folded = append(slices.Clone(f.Folded), Say("the same in %d other places: %s", len(others), list))
		}
		out = append(out, f)
	}
	return out
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

// Print writes the findings in English.
func (r *Report) Print(w io.Writer) {
	for _, f := range r.Findings() {
		fmt.Fprintln(w, f.In(nil))
	}
}

// JSON writes the findings as a JSON array, each sentence in English and in the other
// languages that are given.
func (r *Report) JSON(w io.Writer, others ...*Tongue) error {
	fs := r.Findings()
	for i := range fs {
		f := &fs[i]
		f.Messages, f.Hints = make(map[string]string), make(map[string]string)
		for _, l := range others {
			f.Messages[l.Code()] = f.Msg.In(l)
			if !f.Hint.IsZero() {
				f.Hints[l.Code()] = f.Hint.In(l)
			}
		}
	}
	if fs == nil {
		fs = []Finding{}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(fs)
}
