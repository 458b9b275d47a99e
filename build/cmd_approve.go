package main

import (
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"wentu/app/rules"
	"wentu/build/content"
	"wentu/build/report"
)

const approveHelp = `Usage: go run ./build approve -by NAME [-on DAY] FILE… | -all

Records who approved a text, as it stands now. Its page says so, until the text changes.
So are approved what has no page of its own: facts and places (content/data), worked cases
(content/cases), and the messages in which questions and answers stand (locales/active.*.toml).
With "approved-only: yes" in content/publisher/publisher.yaml a site is only built of texts
that are approved as they stand.

  -by NAME  the person or the office that approved them
  -on DAY   the day, today by default
  -all      approve every text

Exit status: 0 it was recorded; 1 a file is not a text; 2 the command was misused.
`

func cmdApprove(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	fl := newFlags("approve", approveHelp, stderr)
	by := fl.String("by", "", "")
	all := fl.Bool("all", false, "")
	on := today()
	fl.Func("on", "", func(s string) error {
		if _, ok := rules.ParseDate(s); !ok {
			return fmt.Errorf("%q is not a day written as 2026-03-01", s)
		}
		on = content.Date(s)
		return nil
	})
	if code, done := parse(fl, args); done {
		return code
	}
	name := strings.TrimSpace(*by)
	if name == "" || *all == (fl.NArg() > 0) {
		fmt.Fprintln(stderr, "approve: say who with -by, and name the files or give -all; approve -h explains")
		return exitUsage
	}
	if !content.OneLine(name) {
		fmt.Fprintln(stderr, "approve: a name is one line, of signs that are seen; approve -h explains")
		return exitUsage
	}
	p := openProject()
	earlier := &report.Report{}
	content.LoadApprovals(p.fsys, earlier)
	if earlier.Failed() {
		earlier.Print(stderr) // writing the file would lose what stands in it
		return exitFindings
	}
	lib := p.load(&report.Report{}).lib
	states := lib.States(p.fsys)
	files := fl.Args()
	if *all {
		files = slices.Sorted(maps.Keys(states))
	}
	code, done := exitOK, 0
	for _, f := range files {
		f = filepath.ToSlash(filepath.Clean(f))
		if states[f] == "" {
			fmt.Fprintf(stderr, "approve: %s is not a text that can be read\n", f)
			code = exitFindings
			continue
		}
		if lib.Approvals == nil {
			lib.Approvals = make(map[string]content.Approval)
		}
		lib.Approvals[f] = content.Approval{By: name, On: on, Text: states[f]}
		done++
	}
	if done > 0 {
		err := os.MkdirAll(content.PublisherDir, 0o755)
		if err == nil {
			err = os.WriteFile(content.ApprovalsFile, content.WriteApprovals(lib.Approvals), 0o644)
		}
		if err != nil {
			fmt.Fprintf(stderr, "approve: %v\n", err)
			return exitFindings
		}
	}
	fmt.Fprintf(stdout, "%s approved\n", plural(done, "text"))
	return code
}
