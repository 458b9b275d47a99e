package main

import (
	"errors"
	"flag"
	"fmt"
	"io"

	"wentu/app/days"
	"wentu/app/rules"
	"wentu/build/content"
	"wentu/build/report"
)

// newFlags makes the flag set of a verb; help is all that -h prints. Without a
// mistake it goes to standard output, so that it can be paged.
func newFlags(name, help string, stderr io.Writer) *flag.FlagSet {
	fl := flag.NewFlagSet(name, flag.ContinueOnError)
	fl.SetOutput(stderr)
	fl.Usage = func() { fmt.Fprint(stderr, help) }
	return fl
}

// parse reads the arguments of a verb. done is true when the verb has nothing more
// to do and ends with code.
func parse(fl *flag.FlagSet, args []string) (code int, done bool) {
	switch err := fl.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return exitOK, true
	case err != nil:
		return exitUsage, true
	}
	return 0, false
}

// dateFlag declares -date.
func dateFlag(fl *flag.FlagSet, p *project) {
	fl.Func("date", "", func(s string) error {
		if _, ok := rules.ParseDate(s); !ok {
			return fmt.Errorf("%q is not a day written as 2026-03-01", s)
		}
		p.date = content.Date(s)
		return nil
	})
}

// dayFlag declares a flag that is a day.
func dayFlag(fl *flag.FlagSet, name string, into *days.Day) {
	fl.Func(name, "", func(s string) error {
		day, err := days.Parse(s)
		if err != nil {
			return fmt.Errorf("%w; a day is written as 2026-03-01", err)
		}
		*into = day
		return nil
	})
}

// urlFlag declares -url.
func urlFlag(fl *flag.FlagSet, p *project) {
	fl.Func("url", "", func(s string) error {
		base, ok := content.SiteAddress(s)
		if !ok {
			return errors.New("the address of a site is written as https://example.org/wentu/")
		}
		p.base = base
		return nil
	})
}

// printFindings prints what was found in a language, without the advice that only check
// gives, and a line that counts it.
func printFindings(w io.Writer, rep *report.Report, advice bool, l *report.Tongue) {
	for _, f := range rep.Together() {
		if advice || f.Severity != report.Advice {
			fmt.Fprintln(w, f.In(l))
		}
	}
	fmt.Fprintln(w, counts(rep, advice).In(l))
}

// counts says how many findings there are: 2 errors, 1 warning, 3 advice.
func counts(rep *report.Report, advice bool) report.Text {
	errors, warnings := report.Say("%d errors", rep.Count(report.Error)), report.Say("%d warnings", rep.Count(report.Warning))
	if rep.Count(report.Error) == 1 {
		errors = report.Say("1 error")
	}
	if rep.Count(report.Warning) == 1 {
		warnings = report.Say("1 warning")
	}
	both := report.Say("%s, %s", errors, warnings)
	if !advice {
		return both
	}
	return report.Say("%s, %s", both, report.Say("%d advice", rep.Count(report.Advice)))
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
