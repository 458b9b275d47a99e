package main

import (
	"errors"
	"fmt"
	"io"

	"wentu/app/days"
	"wentu/build/report"
)

const periodHelp = `Usage: go run ./build period -id ID -from DAY [-json]

Counts a time limit of content/data/periods.yaml, with the rest days of content/data/holidays.yaml.

  -id ID      appeal_judgment_domicile, defence_no_domicile …: without it the limits are listed
  -from DAY   the day of the event, which is not counted, as 2026-03-02
  -json       print {"last_day", "safe_day", "provisional", "end", "why", "basis"}: "end" is where the
              days run out, "why" the holiday or weekend that moves it to the last day; "safe_day", the
              last day within the limit that is no rest day, is null where there is none

A result is provisional where no notice of the State Council was read for a day that it hangs on.

Exit status: 0 the limit was counted; 1 the limits are wrong, or this one is not counted in days or
is newer than the event; 2 the command was misused.
`

// periodAnswer is what period -json prints.
type periodAnswer struct {
	Last        string   `json:"last_day"`
	Safe        *string  `json:"safe_day"`
	Provisional bool     `json:"provisional"`
	End         string   `json:"end"`
	Why         string   `json:"why,omitempty"` // weekend, or the holiday
	Basis       []string `json:"basis"`

	result days.Result
}

func cmdPeriod(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	fl := newFlags("period", periodHelp, stderr)
	id := fl.String("id", "", "")
	from := days.None
	dayFlag(fl, "from", &from)
	asJSON := fl.Bool("json", false, "")
	if code, done := parse(fl, args); done {
		return code
	}
	if fl.NArg() > 0 {
		fmt.Fprintf(stderr, "period: %q stands alone: a limit is named with -id, a day with -from; period -h explains\n", fl.Arg(0))
		return exitUsage
	}
	rep := &report.Report{}
	p := openProject().load(rep).lib.SoundPeriods()
	if p == nil {
		rep.Print(stderr)
		fmt.Fprintln(stderr, "period: there are no time limits in content/data/periods.yaml that can be counted")
		return exitFindings
	}
	if *id == "" {
		for _, l := range p.Limits {
			length := l.Until
			if length == "" {
				length = fmt.Sprint(l.Length, " ", l.Unit)
			}
			fmt.Fprintf(stdout, "%-40s %-20s %s\n", l.ID, length, l.Start)
		}
		return exitOK
	}
	l := p.Limit(*id)
	if l == nil {
		fmt.Fprintf(stderr, "period: there is no limit %q; %s\n", *id, report.DidYouMean(*id, p.IDs(), "period without -id lists them"))
		return exitUsage
	}
	if from == days.None && l.Until == "" {
		fmt.Fprintln(stderr, "period: give the day of the event with -from, as 2026-03-02")
		return exitUsage
	}
	r, err := p.Calendar.Count(l, from)
	switch {
	case errors.Is(err, days.ErrOpen):
		fmt.Fprintf(stderr, "period: %s: %v: %s\n", l.ID, err, l.Until)
		return exitFindings
	case errors.Is(err, days.ErrSince):
		fmt.Fprintf(stderr, "period: %s: %v: it is the law since %s\n", l.ID, err, l.Since)
		return exitFindings
	case err != nil:
		fmt.Fprintf(stderr, "period: %s: %v\n", l.ID, err)
		return exitFindings
	}
	a := periodAnswer{Last: r.Last.String(), Provisional: r.Provisional, End: r.End.String(), Basis: l.Basis, result: r}
	if r.Safe != days.None {
		safe := r.Safe.String()
		a.Safe = &safe
	}
	if s := p.Calendar.On(r.End); r.Last != r.End {
		a.Why = s.Kind
		if s.Holiday != "" {
			a.Why = s.Holiday
		}
	}
	return printAnswer(a, *asJSON, stdout, stderr)
}

// weekdays as the verb prints them.
var weekdays = [...]string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}

// Print prints the limit for people.
func (a periodAnswer) Print(w io.Writer) {
	line := func(what string, d days.Day, why string) {
		if d != days.None {
			fmt.Fprintf(w, "%-9s %s %s%s\n", what, weekdays[d.Weekday()-1], d, why)
		}
	}
	why := a.Why
	if why != "" {
		why = ", " + why
	}
	line("event", a.result.From, "")
	line("end", a.result.End, why)
	last := ""
	if a.Provisional {
		last = ", provisional"
	}
	line("last day", a.result.Last, last)
	line("safe day", a.result.Safe, "")
}
