package main

import (
	"fmt"
	"io"
	"os"

	"wentu/build/mdd"
	"wentu/build/report"
	"wentu/build/tables"
)

const checkHelp = `Usage: go run ./build check [-date DAY] [-json]
       go run ./build check -rules DIR [-json]

Reports everything that is wrong with the content, the tables, the words and the
sizes, each with file, line and column, one sentence, and what to do.

  -date DAY  the day on which the law must be in force, today by default
  -rules DIR look at nothing but the decision tables in DIR, any folder of them
  -json      print the findings as a JSON array

Exit status: 0 there is no error; 1 there are errors; 2 the command was misused.
`

func cmdCheck(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	p := openProject()
	fl := newFlags("check", checkHelp, stderr)
	asJSON := fl.Bool("json", false, "")
	dir := fl.String("rules", "", "")
	dateFlag(fl, p)
	if code, done := parse(fl, args); done {
		return code
	}
	if fl.NArg() > 0 {
		fmt.Fprintf(stderr, "check: unexpected %q; check -h explains\n", fl.Arg(0))
		return exitUsage
	}
	rep := &report.Report{}
	if *dir != "" {
		return checkRules(*dir, *asJSON, rep, stdout, stderr)
	}
	bar := newProgress(stderr)
	p.log = bar
	// Pages are made although there are errors, to find what is wrong with them too.
	files, stats, proved := p.compile(rep, true, bar)
	bar.clear()
	if *asJSON {
		if err := rep.JSON(stdout); err != nil {
			fmt.Fprintf(stderr, "check: %v\n", err)
			return exitFindings
		}
	} else {
		printFindings(stdout, rep, true)
		if files != nil {
			proved.print(stdout)
			stats.Print(stdout)
		}
	}
	if rep.Failed() {
		return exitFindings
	}
	return exitOK
}

// checkRules proves the decision tables of a folder, without a site around them.
func checkRules(dir string, asJSON bool, rep *report.Report, stdout, stderr io.Writer) int {
	set := tables.Load(os.DirFS(dir), ".", rep)
	prefix(rep, set, dir)
	var proved proof
	if !rep.Failed() {
		proved.Tables = mdd.Analyse(set, rep, nil)
	}
	if asJSON {
		if err := rep.JSON(stdout); err != nil {
			fmt.Fprintf(stderr, "check: %v\n", err)
			return exitFindings
		}
	} else {
		printFindings(stdout, rep, true)
		proved.Tables.Print(stdout)
	}
	if rep.Failed() {
		return exitFindings
	}
	return exitOK
}
