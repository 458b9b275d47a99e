package main

import (
	"encoding/json"
	"fmt"
	"io"

	"wentu/build/cite"
	"wentu/build/report"
)

const citesHelp = `Usage: go run ./build cites REF [-json]

Lists every place that stands on an article (cpl#22) or on any article of a law (cpl):
guides, rows of tables, outcomes, courts, pages and worked cases.

  -json  print a JSON array of {"ref", "kind", "id", "row", "lang", "file", "line", "column"}

Exit status: 0 the reference is known; 1 the register does not have it; 2 the command
was misused.
`

// citedAt is what cites -json prints of a place.
type citedAt struct {
	Ref  string `json:"ref"`
	Kind string `json:"kind"`
	ID   string `json:"id"`
	Row  int    `json:"row,omitempty"`
	Lang string `json:"lang,omitempty"`
	File string `json:"file"`
	Line int    `json:"line"`
	Col  int    `json:"column,omitempty"`
}

func cmdCites(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	fl := newFlags("cites", citesHelp, stderr)
	asJSON := fl.Bool("json", false, "")
	if code, done := parse(fl, args); done {
		return code
	}
	arg := fl.Arg(0)
	// The flag may stand behind the reference, where package flag leaves it.
	if fl.NArg() > 1 {
		if code, done := parse(fl, fl.Args()[1:]); done {
			return code
		}
	}
	ref, ok := cite.Parse(arg)
	if !ok || fl.NArg() > 1 {
		fmt.Fprintln(stderr, "cites: name a law or an article, as cpl or cpl#22; cites -h explains")
		return exitUsage
	}
	rep := &report.Report{}
	lib := openProject().load(rep).lib
	law := lib.Laws.Get(ref.Law)
	if law == nil {
		fmt.Fprintf(stderr, "cites: the register has no law %q; %s\n", ref.Law, report.DidYouMean(ref.Law, lib.Laws.IDs(), "content/zh-Hans/law lists them"))
		return exitFindings
	}
	if ref.Article != "" && law.Source().Article(ref.Article) == nil {
		fmt.Fprintf(stderr, "cites: the register has no article %s of %q; %s lists those it has\n", ref.Article, ref.Law, law.Source().File)
		return exitFindings
	}
	places := []citedAt{}
	for _, p := range lib.Places(ref) {
		places = append(places, citedAt{p.Ref.String(), p.Kind, p.ID, p.Row, p.Lang, p.File, p.Line, p.Col})
		if !*asJSON {
			fmt.Fprintf(stdout, "%s: %s %s", p, p.Kind, p.ID)
			if p.Row > 0 {
				fmt.Fprintf(stdout, ", row %d", p.Row)
			}
			fmt.Fprintf(stdout, " stands on %s\n", p.Ref)
		}
	}
	if *asJSON {
		enc := json.NewEncoder(stdout)
		enc.SetIndent("", "  ")
		if err := enc.Encode(places); err != nil {
			fmt.Fprintf(stderr, "cites: %v\n", err)
			return exitFindings
		}
	}
	return exitOK
}
