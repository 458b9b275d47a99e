package content

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"wentu/app/days"
	"wentu/app/fees"
	"wentu/app/interest"
	"wentu/build/report"
)

// InterestFile is the name of the files of interest, and of its worked cases.
const InterestFile = "interest.yaml"

var (
	interestFile      = path.Join(DataDir, InterestFile)
	interestCasesFile = path.Join(CasesDir, InterestFile)
)

// Interest is what late payment costs, with the worked cases that show it.
type Interest struct {
	interest.Table
	AsOf  Date // the day on which it was last looked through for changes
	Cases []InterestCase

	src, cases []byte
	broken     bool // something is none: nothing is counted
}

// InterestCase is a claim, and what it comes to.
type InterestCase struct {
	Case        string           `yaml:"case"`
	Kind        string           `yaml:"kind"`
	Principal   FeeMoney         `yaml:"principal"`
	Rate        interest.Percent `yaml:"rate"`
	Per         string           `yaml:"per"`  // year, month, day: year where it is left out
	Year        int64            `yaml:"year"` // days of a year: 365 where it is left out
	Contract    *days.Day        `yaml:"contract"`
	From        days.Day         `yaml:"from"`
	To          days.Day         `yaml:"to"`
	Interest    string           `yaml:"interest"` // 50.00, or a range 500.00 to 1000.00
	Capped      bool             `yaml:"capped"`
	Provisional bool             `yaml:"provisional"`
	Refused     string           `yaml:"refused"` // why nothing is counted
}

// Claim is the case in the form in which it is counted.
func (c InterestCase) Claim() interest.Claim {
	out := interest.Claim{
		Kind: c.Kind, Principal: fees.Fen(c.Principal), Rate: c.Rate, Per: c.Per, Basis: c.Year,
		Contract: days.None, From: c.From, To: c.To,
	}
	if c.Contract != nil {
		out.Contract = *c.Contract
	}
	if out.Per == "" {
		out.Per = interest.Year
	}
	if out.Basis == 0 {
		out.Basis = 365
	}
	return out
}

// SoundInterest is what interest is counted with, nil where there is nothing.
func (lib *Library) SoundInterest() *Interest {
	if lib.Interest == nil || lib.Interest.broken {
		return nil
	}
	return lib.Interest
}

// IDs are the kinds, in the order of the file.
func (t *Interest) IDs() (out []string) {
	for _, k := range t.Kinds {
		out = append(out, k.ID)
	}
	return out
}

// Line is where a kind stands in its file.
func (t *Interest) Line(id string) int { return entryLine(t.src, "id", id) }

// loadInterest reads the kinds of interest; nil where there is no file of them, or none that can be read.
func loadInterest(fsys fs.FS, rep *report.Report) *Interest {
	t := &Interest{}
	var ok bool
	var file struct {
		AsOf  days.Day        `yaml:"as-of"`
		Known days.Day        `yaml:"known"`
		Kinds []interest.Kind `yaml:"kinds"`
		Rates []interest.Rate `yaml:"rates"`
	}
	if t.src, ok = readData("interest", fsys, interestFile, &file, rep); !ok {
		if t.src == nil {
			return nil
		}
		return &Interest{src: t.src, broken: true} // nothing follows from what cannot be read
	}
	t.AsOf, t.Table = Date(file.AsOf.String()), interest.Table{Known: file.Known, Kinds: file.Kinds, Rates: file.Rates}
	var cases struct {
		Cases []InterestCase `yaml:"cases"`
	}
	if t.cases, ok = readData("interest", fsys, interestCasesFile, &cases, rep); !ok && t.cases != nil {
		t.broken = true
	}
	t.Cases = cases.Cases
	for i := range t.Kinds {
		k := &t.Kinds[i]
		if slices.ContainsFunc(t.Kinds[:i], func(o interest.Kind) bool { return o.ID == k.ID }) {
			t.wrong(k.ID, report.Say("give one of them another id"), report.Say("it stands twice"), rep)
		}
		if hint, text, ok := t.wrongKind(k); !ok {
			t.wrong(k.ID, hint, text, rep)
		}
	}
	for i, r := range t.Rates {
		line := entryLine(t.src, "from", r.From.String())
		switch {
		case r.Rate <= 0 || r.Rate > 20*interest.One:
			t.broken = true
			rep.Errorf("interest", interestFile, line, 0, "compare it with what was published", "the loan prime rate of %s cannot be %s%%", r.From, r.Rate)
		case i > 0 && r.From <= t.Rates[i-1].From:
			t.broken = true
			rep.Errorf("interest", interestFile, line, 0, "write the rates from the first day to the last", "the loan prime rate of %s stands after that of a later day, or twice", r.From)
		case r.From > t.Known:
			t.broken = true
			rep.Errorf("interest", interestFile, line, 0, `move "known" to the day before the next publication`, "the loan prime rate of %s is newer than the last day that is said to be known, %s", r.From, t.Known)
		}
	}
	return t
}

// wrong reports what makes a kind none.
func (t *Interest) wrong(id string, hint, text report.Text, rep *report.Report) {
	t.broken = true
	rep.Errorf("interest", interestFile, t.Line(id), 0, hint, "the kind of interest %q: %s", id, text)
}

// wrongKind says what makes a kind none.
func (t *Interest) wrongKind(k *interest.Kind) (hint, text report.Text, ok bool) {
	ways := []string{interest.Typed, interest.Floating, interest.Breach, interest.Fixed}
	lpr := k.By == interest.Floating || k.By == interest.Breach || k.Cap > 0
	switch {
	case !slices.Contains(ways, k.By):
		return report.Say("a rate comes from %s", strings.Join(ways, ", ")), report.Say("nothing says where its rate comes from"), false
	case (k.By == interest.Breach) != (len(k.Times) > 0) || len(k.Times) > 2 || len(k.Times) > 0 && (k.Times[0] <= 0 || k.Times[len(k.Times)-1] < k.Times[0]):
		return report.Say("write what part of the rate counts, in percent, or the least and the most: [130, 150]; other kinds have none"), report.Say(`its "times" cannot be read`), false
	case (k.By == interest.Fixed) != (k.Daily > 0):
		return report.Say(`write the rate of a day behind "daily"; other kinds have none`), report.Say("nothing says how much a day it is, or what is not fixed has it"), false
	case k.Cap < 0 || k.Cap > 0 && k.By != interest.Typed:
		return report.Say(`leave "cap" out where the contract does not fix the rate`), report.Say("its limit cannot be counted with"), false
	case lpr && (len(t.Rates) == 0 || k.Since < t.Rates[0].From):
		return report.Say(`write the first day behind "since", not before the first rate`), report.Say("it is counted by a rate of days for which there is none"), false
	}
	return report.Text{}, report.Text{}, true
}

// checkInterest reports kinds without their law, and worked cases that come out otherwise.
func (lib *Library) checkInterest(rep *report.Report) {
	t := lib.Interest
	if t == nil {
		return
	}
	for i := range t.Kinds {
		k := &t.Kinds[i]
		lib.checkEntry(k.Basis, report.Say(`add a line "basis: [cpl#85]"`), func(hint, text report.Text) { t.wrong(k.ID, hint, text, rep) })
		if !slices.ContainsFunc(t.Cases, func(c InterestCase) bool { return c.Kind == k.ID }) {
			rep.Warnf("interest", interestFile, t.Line(k.ID), 0, report.Say("add one to %s, counted by hand", interestCasesFile), "no worked case shows the kind of interest %q", k.ID)
		}
	}
	if t.broken {
		return // what the cases say would be a consequence
	}
	for i, c := range t.Cases {
		line := entryLine(t.cases, "case", c.Case)
		switch {
		case slices.ContainsFunc(t.Cases[:i], func(o InterestCase) bool { return o.Case == c.Case }):
			rep.Errorf("interest", interestCasesFile, line, 0, "give one of them another id", "the case %q stands twice", c.Case)
		case t.Kind(c.Kind) == nil:
			rep.Errorf("interest", interestCasesFile, line, 0, report.DidYouMean(c.Kind, t.IDs(), report.Say("the kinds stand in %s", interestFile)), "there is no kind of interest %q", c.Kind)
		default:
			if got, want := t.outcome(c.Claim()), c.expects(); got != want {
				rep.Errorf("interest", interestCasesFile, line, 0, "count it by hand: one of the two is wrong", "the case %q comes to %s, not to %s", c.Case, got, want)
			}
		}
	}
}

// outcome is what a claim comes to, as the cases are compared.
func (t *Interest) outcome(c interest.Claim) string {
	r, err := t.Count(c)
	if err != nil {
		return InterestCase{Refused: err.Error()}.expects()
	}
	return InterestCase{Interest: fees.Range(r.Least, r.Most), Capped: r.Capped, Provisional: r.Provisional}.expects()
}

// expects words what a case comes to.
func (c InterestCase) expects() string {
	if c.Refused != "" {
		return "refused: " + c.Refused
	}
	s := c.Interest
	if c.Capped {
		s += ", capped"
	}
	if c.Provisional {
		s += ", provisional"
	}
	return s
}
