package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"

	"wentu/app/rules"
	"wentu/app/wording"
	"wentu/build/cases"
	"wentu/build/report"
	"wentu/build/tables"
)

const casesHelp = `Usage: go run ./build cases [-date DAY] [-lang LANG]
       go run ./build cases -accept [-date DAY] [ID…]
       go run ./build cases -decision ID [-all] [-date DAY] [-o FILE]
       go run ./build cases -decision ID -rules DIR [-date DAY] [-o FILE]

Lists the worked cases that come out otherwise than they expect, as one table: facts,
result before and after, basis. Where a limit was changed rightly they are to follow:

  -accept    write into the files of the cases named, or of all, what they come to
             now; comments, order and form stay. Titles and notes are to be read
             again. Where the tables themselves have errors nothing is written.

With -decision it proposes worked cases for a decision, taken from its table: one in
which each row fires; for each condition one in which it alone keeps its row from firing
and the result is another (MC/DC); and one on either side of each limit of an amount or
a day. A lawyer compares them with the law and deletes "proposed: true".
What confirmed cases of the content show already is left out.

  -all       leave out nothing
  -rules DIR take the tables in DIR, any folder of them
  -date DAY  the day whose law holds, today by default
  -o FILE    write them to FILE, which must not be there yet
  -lang LANG the language of the table, as of check

Exit status: 0 all cases come out as expected, or were written; 1 some do not, or the
tables are wrong; 2 the command was misused.
`

func cmdCases(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	p := openProject()
	fl := newFlags("cases", casesHelp, stderr)
	id := fl.String("decision", "", "")
	all := fl.Bool("all", false, "")
	dir := fl.String("rules", "", "")
	out := fl.String("o", "", "")
	accept := fl.Bool("accept", false, "")
	dateFlag(fl, p)
	speech := langFlag(fl, p)
	if code, done := parse(fl, args); done {
		return code
	}
	switch {
	case *id == "" && *dir == "" && *out == "" && !*all && (*accept || fl.NArg() == 0):
		return p.otherwise(*accept, fl.Args(), speech.tongue, stdout, stderr)
	case fl.NArg() > 0 || *accept || *id == "":
		fmt.Fprintln(stderr, "cases: name the decision with -decision; cases -h explains")
		return exitUsage
	}
	rep := &report.Report{}
	pr := &cases.Proposer{Today: day(p.date)}
	if *dir != "" {
		pr.Set = tables.LoadDir(*dir, rep)
	} else {
		p.proposer(pr, *all, rep)
	}
	if *dir != "" && rep.Failed() || *dir == "" && rulesBroken(rep) {
		rep.Print(stderr)
		return exitFindings
	}
	d := pr.Set.Decision(*id)
	if d < 0 {
		fmt.Fprintf(stderr, "cases: there is no decision %q; %s\n", *id, report.DidYouMean(*id, decisionIDs(pr.Set), report.Say("the decisions are %s", strings.Join(decisionIDs(pr.Set), ", "))))
		return exitFindings
	}
	var b bytes.Buffer
	n, ok := pr.Write(&b, d)
	if !ok {
		fmt.Fprintf(stderr, "cases: nothing can be proposed for %q: its cells compare facts with each other\n", *id)
		return exitFindings
	}
	if err := writeNew(*out, b.Bytes(), stdout); err != nil {
		fmt.Fprintf(stderr, "cases: %v\n", err)
		return exitFindings
	}
	fmt.Fprintf(stderr, "%d cases: %d for rows, %d for conditions, %d for limits", n.Cases, n.Rows, n.Conditions, n.Limits)
	if n.Shown > 0 {
		fmt.Fprintf(stderr, "; %d left out, since confirmed cases show the same", n.Shown)
	}
	fmt.Fprintln(stderr)
	dec := pr.Set.Decisions[d]
	for _, c := range n.Joined {
		fmt.Fprintf(stderr, "%s:%d: %q never decides alone in this row\n", dec.File, dec.Rows[c.Row].Line, dec.Inputs[c.Column].Name)
	}
	return exitOK
}

// proposer takes tables, cases and words from the content.
func (p *project) proposer(pr *cases.Proposer, all bool, rep *report.Report) {
	l := p.load(rep)
	pr.Set = l.lib.Rules
	pr.Advice = advice(l.lib)
	if !all {
		for _, c := range l.lib.Cases {
			if !c.Proposed {
				pr.Confirmed = append(pr.Confirmed, c)
			}
		}
	}
	for _, code := range l.lib.Langs {
		if w := l.words.Lang(code); w != nil {
			c := wording.Catalogue(w.Flat("fact.", "decision.", "word.", "unit.", "locale.", "attribute.", "case."))
			pr.Words = append(pr.Words, cases.Words{Lang: code, Catalogue: c})
		}
	}
}

func decisionIDs(s *rules.Set) []string {
	var ids []string
	for _, d := range s.Decisions {
		ids = append(ids, d.ID)
	}
	return ids
}

// writeNew writes a file that is not there yet, or to standard output where no name is
// given.
func writeNew(name string, b []byte, stdout io.Writer) error {
	if name == "" {
		_, err := stdout.Write(b)
		return err
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return err
}
