package main

import (
	"fmt"
	"io"
	"strings"

	"wentu/app/fees"
	"wentu/build/content"
	"wentu/build/report"
)

const feeHelp = `Usage: go run ./build fee -kind KIND [-amount YUAN] [-procedure summary]
                          [-outcome mediated|withdrawn] [-before YUAN] [-json]

Computes a court fee by content/data/fees.yaml, to the fen.

  -kind KIND          property, preservation …: without it the kinds are listed
  -amount YUAN        what the fee is counted from, as 250000 or 888888.88
  -procedure summary  heard in summary procedure: half (fees#16)
  -outcome OUTCOME    ended by court mediation, or withdrawn: half (fees#15); halved once only
  -before YUAN        the amount on which the fee was paid before the claim changed (fees#21)
  -json               print {"fee", "least", "most", "lines", "basis"}: amounts are strings in yuan;
                      "fee" is null where the law leaves a range

Exit status: 0 the fee was computed; 1 the tariff is wrong, or has no such fee; 2 the command was
misused.
`

// feeAnswer is what fee -json prints.
type feeAnswer struct {
	Fee   *string   `json:"fee"` // null where the law leaves a range
	Least string    `json:"least"`
	Most  string    `json:"most"`
	Lines []feeLine `json:"lines"`
	Basis []string  `json:"basis"`

	fee fees.Fee // as it was computed
}

type feeLine struct {
	Step     string `json:"step"`
	From     string `json:"from,omitempty"`
	To       string `json:"to,omitempty"`
	Permille int64  `json:"permille,omitempty"`
	Why      string `json:"why,omitempty"`
	Least    string `json:"least"`
	Most     string `json:"most"`
}

func cmdFee(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	fl := newFlags("fee", feeHelp, stderr)
	var c content.FeeCharge
	money := func(into **content.FeeMoney) func(string) error {
		return func(s string) error {
			f, err := content.ParseFen(s)
			*into = (*content.FeeMoney)(&f)
			return err
		}
	}
	fl.StringVar(&c.Kind, "kind", "", "")
	fl.Func("amount", "", money(&c.Amount))
	fl.Func("before", "", money(&c.Before))
	half := func(reasons ...string) func(string) error {
		return func(s string) error {
			for _, r := range reasons {
				if s == r {
					c.Halved = r
					return nil
				}
			}
			if s == "ordinary" || s == "judgment" {
				return nil
			}
			return fmt.Errorf("the fee is halved for %v", reasons)
		}
	}
	fl.Func("procedure", "", half("summary"))
	fl.Func("outcome", "", half("mediated", "withdrawn"))
	asJSON := fl.Bool("json", false, "")
	if code, done := parse(fl, args); done {
		return code
	}
	if fl.NArg() > 0 {
		fmt.Fprintf(stderr, "fee: %q stands alone: an amount is given with -amount; fee -h explains\n", fl.Arg(0))
		return exitUsage
	}
	rep := &report.Report{}
	t := openProject().load(rep).lib.SoundTariff()
	if t == nil {
		rep.Print(stderr)
		fmt.Fprintln(stderr, "fee: there is no tariff in content/data/fees.yaml that can be read")
		return exitFindings
	}
	s := t.Fees.Schedule(c.Kind)
	if s == nil {
		fmt.Fprintf(stderr, "fee: there is no kind %q; %s\n", c.Kind, report.DidYouMean(c.Kind, t.IDs(), report.Say("the schedules are %s", strings.Join(t.IDs(), ", "))))
		return exitUsage
	}
	f, err := t.Fees.Fee(c.Charge())
	if err != nil {
		fmt.Fprintf(stderr, "fee: %s: %v\n", c.Kind, err)
		return exitFindings
	}
	a := feeAnswer{Least: f.Least.String(), Most: f.Most.String(), Basis: s.Basis, fee: f}
	if f.Least == f.Most {
		a.Fee = &a.Least
	}
	for _, l := range f.Lines {
		a.Lines = append(a.Lines, asFeeLine(l))
	}
	return printAnswer(a, *asJSON, stdout, stderr)
}

func asFeeLine(l fees.Line) feeLine {
	out := feeLine{Step: l.Step, Permille: l.Permille, Why: l.Why, Least: l.Least.String(), Most: l.Most.String()}
	if l.Step == "band" {
		out.From, out.To = l.From.String(), l.To.String()
	}
	if l.Step == "paid" {
		out.To = l.To.String()
	}
	return out
}

// Print prints the fee for people: each step with what it adds, or leaves.
func (a feeAnswer) Print(w io.Writer) {
	for _, l := range a.fee.Lines {
		what := l.Step
		switch {
		case l.Step == "band" && l.Permille == 0:
			what = fmt.Sprintf("%s to %s, fixed", l.From, l.To)
		case l.Step == "band":
			what = fmt.Sprintf("%s to %s, %g%%", l.From, l.To, float64(l.Permille)/10)
		case l.Step == "halved":
			what = "half: " + l.Why
		case l.Step == "paid":
			what = fmt.Sprintf("paid on %s", l.To)
		}
		fmt.Fprintf(w, "%-44s %18s\n", what, fees.Range(l.Least, l.Most))
	}
	fmt.Fprintf(w, "%-44s %18s\n", "yuan", fees.Range(a.fee.Least, a.fee.Most))
}
