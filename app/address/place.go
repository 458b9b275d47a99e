package address

import "strings"

// Place is a page of an interview.
type Place struct {
	Goal string // the interview's folder: finder
	Kind Kind
	Name string // of the question or result
}

// Kind is what a page of an interview is for.
type Kind string

// The pages of an interview. The zero kind is none of them.
const (
	Start    Kind = "start"    // what it is about
	Question Kind = "question" // a node of the diagram
	Fact     Kind = "fact"     // a fact that is asked beyond the diagram, by its key
	Result   Kind = "result"   // a leaf of the diagram
	Check    Kind = "check"    // check your answers
	Open     Kind = "open"     // what remains possible
	Go       Kind = "go"       // goes on to wherever the answers lead
)

// The folders of pages that have names, below the interview's own.
var named = map[Kind]string{Question: "q/", Fact: "f/", Result: "r/"}

// Path is the page's file.
func (p Place) Path() string {
	switch p.Kind {
	case Question, Fact, Result:
		return p.Goal + "/" + named[p.Kind] + p.Name + ".html"
	case Check, Open, Go:
		return p.Goal + "/" + string(p.Kind) + ".html"
	}
	return p.Goal + "/index.html"
}

// ParsePlace reads a path. Whether there is such an interview and such a page, the
// interviews know.
func ParsePlace(path string) Place {
	goal, file, ok := strings.Cut(path, "/")
	if !ok || goal == "" {
		return Place{}
	}
	name, ok := strings.CutSuffix(file, ".html")
	switch {
	case file == "" || name == "index":
		return Place{Goal: goal, Kind: Start}
	case !ok:
		return Place{}
	}
	for kind, folder := range named {
		if n, ok := strings.CutPrefix(name, folder); ok && n != "" && !strings.Contains(n, "/") {
			return Place{goal, kind, n}
		}
	}
	switch k := Kind(name); k {
	case Check, Open, Go:
		return Place{Goal: goal, Kind: k}
	}
	return Place{}
}
