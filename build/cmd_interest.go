package main

import (
	"fmt"
	"io"
	"strings"

	"wentu/app/days"
	"wentu/app/fees"
	"wentu/app/interest"
	"wentu/build/content"
	"wentu/build/report"
)

const interestHelp = `Usage: go run ./build interest -kind KIND -principal YUAN -from DAY -to DAY [-rate PERCENT]
                               [-per year|month|day] [-contract DAY] [-year 365|360] [-json]

Counts what late payment costs by content/data/interest.yaml, to the fen.

  -kind KIND          sale, contract …: without it the kinds are listed
  -principal YUAN     the sum that is owed, without interest, as 250000 or 888888.88
  -from DAY, -to DAY  the first and the last day of interest, both among them, as 2026-03-02
  -rate PERCENT       what the contract says: 6 or 0.05; for "floating" so much of the loan prime
                      rate: 100 is the rate itself
  -per UNIT           for what time that is: year, unless another is given
  -contract DAY       the day of the contract, where the rate has a limit
  -year DAYS          how many days a year is counted as: 365, unless it is 360
  -json               print {"interest", "least", "most", "lines", "capped", "provisional", "basis"}:
                      amounts are strings in yuan; "interest" is null where the law leaves a range;
                      "capped": the rate of the contract is above the limit, which was taken; a
                      result is provisional where a rate was taken for a day for which none was read

Exit status: 0 the interest was counted; 1 the kinds are wrong, or nothing can be counted from what
was given; 2 the command was misused.
`

// interestAnswer is what interest -json prints.
type interestAnswer struct {
	Interest    *string        `json:"interest"` // null where the law leaves a range
	Least       string         `json:"least"`
	Most        string         `json:"most"`
	Lines       []interestLine `json:"lines"`
	Capped      bool           `json:"capped"`
	Provisional bool           `json:"provisional"`
	Basis       []string       `json:"basis"`

	result interest.Result
}

// interestLine is days with the same rate.
type interestLine struct {
	From  string `json:"from"`
	To    string `json:"to"`
	Days  int64  `json:"days"`
	Rate  string `json:"rate"` // percent, the lower one
	Upper string `json:"upper"`
	Per   string `json:"per"`
	Least string `json:"least"`
	Most  string `json:"most"`
}

func cmdInterest(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	fl := newFlags("interest", interestHelp, stderr)
	c := interest.Claim{Contract: days.None, From: days.None, To: days.None}
	fl.StringVar(&c.Kind, "kind", "", "")
	fl.Func("principal", "", func(s string) (err error) { c.Principal, err = content.ParseFen(s); return err })
	fl.Func("rate", "", func(s string) (err error) { c.Rate, err = interest.Parse(s); return err })
	dayFlag(fl, "from", &c.From)
	dayFlag(fl, "to", &c.To)
	dayFlag(fl, "contract", &c.Contract)
	fl.StringVar(&c.Per, "per", interest.Year, "")
	fl.Int64Var(&c.Basis, "year", 365, "")
	asJSON := fl.Bool("json", false, "")
	if code, done := parse(fl, args); done {
		return code
	}
	switch {
	case fl.NArg() > 0:
		fmt.Fprintf(stderr, "interest: %q stands alone: a sum is given with -principal, a day with -from and -to; interest -h explains\n", fl.Arg(0))
		return exitUsage
	case c.Per != interest.Year && c.Per != interest.Month && c.Per != interest.Day:
		fmt.Fprintf(stderr, "interest: a rate is for a year, a month or a day, not %q\n", c.Per)
		return exitUsage
	case c.Basis != 365 && c.Basis != 360:
		fmt.Fprintf(stderr, "interest: a year is counted as 365 days or as 360, not %d\n", c.Basis)
		return exitUsage
	}
	rep := &report.Report{}
	t := openProject().load(rep).lib.SoundInterest()
	if t == nil {
		rep.Print(stderr)
		fmt.Fprintln(stderr, "interest: there are no kinds in content/data/interest.yaml that can be read")
		return exitFindings
	}
	k := t.Kind(c.Kind)
	if k == nil {
		fmt.Fprintf(stderr, "interest: there is no kind %q; %s\n", c.Kind, report.DidYouMean(c.Kind, t.IDs(), report.Say("the kinds are %s", strings.Join(t.IDs(), ", "))))
		return exitUsage
	}
	if c.From == days.None || c.To == days.None {
		fmt.Fprintln(stderr, "interest: the first and the last day are given with -from and -to")
		return exitUsage
	}
	r, err := t.Count(c)
	if err != nil {
		fmt.Fprintf(stderr, "interest: %s: %v\n", c.Kind, err)
		return exitFindings
	}
	a := interestAnswer{Least: r.Least.String(), Most: r.Most.String(), Capped: r.Capped, Provisional: r.Provisional, Basis: k.Basis, result: r}
	if r.Least == r.Most {
		a.Interest = &a.Least
	}
	for _, l := range r.Lines {
		a.Lines = append(a.Lines, interestLine{l.From.String(), l.To.String(), l.Days(), l.Rate.String(), l.Upper.String(), l.Per, l.Least.String(), l.Most.String()})
	}
	return printAnswer(a, *asJSON, stdout, stderr)
}

// Print prints the interest for people: each rate with its days.
func (a interestAnswer) Print(w io.Writer) {
	for _, l := range a.result.Lines {
		rate := l.Rate.String()
		if l.Upper != l.Rate {
			rate += " to " + l.Upper.String()
		}
		fmt.Fprintf(w, "%-60s %28s\n", fmt.Sprintf("%s to %s, %d days, %s%% a %s", l.From, l.To, l.Days(), rate, l.Per), fees.Range(l.Least, l.Most))
	}
	if a.Capped {
		fmt.Fprintln(w, "the rate of the contract is above the limit, which was taken")
	}
	if a.Provisional {
		fmt.Fprintln(w, "provisional: a rate was taken for a day for which none was read")
	}
	fmt.Fprintf(w, "%-60s %28s\n", "yuan", fees.Range(a.result.Least, a.result.Most))
}
