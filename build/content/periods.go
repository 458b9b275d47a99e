package content

import (
	"bytes"
	"cmp"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"

	"wentu/app/address"
	"wentu/app/days"
	"wentu/app/interest"
	"wentu/build/report"
	"wentu/build/source"
)

// Names of the files of time limits, of the calendar that they are counted with, and of the
// worked cases that show both.
const (
	PeriodsFile  = "periods.yaml"
	HolidaysFile = "holidays.yaml"
)

var (
	periodsFile     = path.Join(DataDir, PeriodsFile)
	holidaysFile    = path.Join(DataDir, HolidaysFile)
	periodCasesFile = path.Join(CasesDir, PeriodsFile)
)

// Periods are the time limits of a case, the calendar, and the worked cases.
type Periods struct {
	AsOf     Date // the day on which the law was last looked through for changes
	Limits   []days.Limit
	Calendar days.Calendar
	Cases    []PeriodCase

	src, calendar, cases []byte
	broken               bool // something is none: nothing is counted
}

// PeriodCase is the day of an event, and what a limit comes to from it.
type PeriodCase struct {
	Case        string   `yaml:"case"`
	ID          string   `yaml:"id"`
	From        days.Day `yaml:"from"`
	Last        days.Day `yaml:"last"`
	Safe        days.Day `yaml:"safe"` // left out where there is none
	Provisional bool     `yaml:"provisional"`
	Refused     string   `yaml:"refused"` // since, or open: nothing is counted
}

// SoundPeriods are the time limits, nil where there are none that can be counted.
func (lib *Library) SoundPeriods() *Periods {
	if lib.Periods == nil || lib.Periods.broken {
		return nil
	}
	return lib.Periods
}

// Limit returns the limit with the id, nil where there is none.
func (p *Periods) Limit(id string) *days.Limit {
	for i := range p.Limits {
		if p.Limits[i].ID == id {
			return &p.Limits[i]
		}
	}
	return nil
}

// IDs are the limits, in the order of the file.
func (p *Periods) IDs() (out []string) {
	for _, l := range p.Limits {
		out = append(out, l.ID)
	}
	return out
}

// Line is where a limit stands in its file.
func (p *Periods) Line(id string) int { return entryLine(p.src, "id", id) }

// loadPeriods reads the time limits; nil where there is no file of them, broken ones where they
// cannot be read.
func loadPeriods(fsys fs.FS, rep *report.Report) *Periods {
	p := &Periods{}
	var limits struct {
		AsOf    days.Day     `yaml:"as-of"`
		Periods []days.Limit `yaml:"periods"`
	}
	var cases struct {
		Cases []PeriodCase `yaml:"cases"`
	}
	var ok bool
	if p.src, ok = readData("periods", fsys, periodsFile, &limits, rep); !ok {
		if p.src == nil {
			return nil
		}
		p.broken = true
		return p
	}
	if p.calendar, ok = readData("periods", fsys, holidaysFile, &p.Calendar, rep); !ok {
		if p.calendar == nil {
			rep.Errorf("periods", periodsFile, 0, 0, report.Say("write the rest days to %s", holidaysFile), "time limits are counted by a calendar, and there is none")
		}
		p.broken = true
		return p
	}
	if p.cases, ok = readData("periods", fsys, periodCasesFile, &cases, rep); !ok && p.cases != nil {
		p.broken = true
	}
	p.AsOf, p.Limits, p.Cases = Date(limits.AsOf.String()), limits.Periods, cases.Cases
	for i := range p.Limits {
		l := &p.Limits[i]
		if slices.ContainsFunc(p.Limits[:i], func(o days.Limit) bool { return o.ID == l.ID }) {
			p.wrong(l.ID, report.Say("give one of them another id"), report.Say("it stands twice"), rep)
		}
		if hint, text, ok := wrongLimit(l); !ok {
			p.wrong(l.ID, hint, text, rep)
		}
	}
	var told []int
	for i := range p.Calendar.Years {
		y := &p.Calendar.Years[i]
		if hint, text, ok := wrongYear(p.Calendar.Years[:i], y); !ok {
			p.broken = true
			if slices.Contains(told, y.Year) {
				continue // the same entry, mistyped
			}
			told = append(told, y.Year)
			year := strconv.Itoa(y.Year)
			rep.Errorf("periods", holidaysFile, entryLine(p.calendar, "year", year), 0, hint, "the calendar of %s: %s", year, text)
		}
	}
	return p
}

// readData reads a file of data into what into points at; what is wrong is a finding of the kind.
// Without the file the text is nil.
func readData(kind string, fsys fs.FS, name string, into any, rep *report.Report) (src []byte, ok bool) {
	if src, ok = source.Optional(fsys, name, rep); !ok {
		if there(fsys, name) {
			return []byte{}, false
		}
		return nil, false
	}
	if err := yaml.UnmarshalWithOptions(src, into, yaml.Strict()); err != nil {
		line, col, msg := dataError(src, err)
		rep.Errorf(kind, name, line, col, "write it like the lines beside it; a day is written as 2026-03-02", "this cannot be read: %s", msg)
		return src, false
	}
	return src, true
}

// there reports whether a file is there, though it may not be readable.
func there(fsys fs.FS, name string) bool {
	_, err := fs.Stat(fsys, name)
	return err == nil
}

// dataError is [source.YAMLError] of a file of data, with the line of a day, an amount or a rate
// that is none.
func dataError(src []byte, err error) (line, col int, msg report.Text) {
	line, col, msg = source.YAMLError(err)
	day, money, rate := days.BadDay(""), badMoney(""), interest.BadPercent("")
	errors.As(err, &day)
	errors.As(err, &money)
	errors.As(err, &rate)
	if bad := cmp.Or(string(day), string(money), string(rate)); line == 0 && bad != "" {
		at := bytes.Index(src, []byte(": "+bad)) // -3 stands in 2026-11-30 too
		if at < 0 {
			at = max(bytes.Index(src, []byte(bad)), 0)
		}
		line = 1 + bytes.Count(src[:at], []byte("\n"))
	}
	return line, col, msg
}

// wrong reports what makes a limit none.
func (p *Periods) wrong(id string, hint, text report.Text, rep *report.Report) {
	p.broken = true
	rep.Errorf("periods", periodsFile, p.Line(id), 0, hint, "the limit %q: %s", id, text)
}

// wrongLimit says what makes a limit none.
func wrongLimit(l *days.Limit) (hint, text report.Text, ok bool) {
	switch {
	case (l.Length == 0) == (l.Until == ""):
		return report.Say(`write a length and its unit, or "until" with the point that stands in for it`), report.Say("nothing says how long it is, or two things do"), false
	case l.Until != "":
	case !slices.Contains(days.Units, l.Unit):
		return report.Say("the units are %s", strings.Join(days.Units, ", ")), report.Say("%q is no unit", l.Unit), false
	case l.Length < 0 || l.Unit == "year" && l.Length > 20 || l.Unit == "month" && l.Length > 240 || l.Unit == "hour" && l.Length%24 != 0 || l.Length > 400:
		return report.Say("write a whole number; hours are whole days, and years at most 20"), report.Say("its length cannot be counted"), false
	case l.Start == "":
		return report.Say(`name the event behind "start"`), report.Say("nothing says from when it is counted"), false
	case l.Bound != "" && l.Bound != days.Least && l.Bound != days.Most:
		return report.Say("write %q or %q where the court sets the length, or leave it out", days.Least, days.Most), report.Say("%q is no bound", l.Bound), false
	case l.Back && l.Unit != "day":
		return report.Say("count it in days"), report.Say("only days are counted back"), false
	}
	return report.Text{}, report.Text{}, true
}

// wrongYear says what makes the calendar of a year none, after those before it.
func wrongYear(before []days.Year, y *days.Year) (hint, text report.Text, ok bool) {
	no := func(hint, text report.Text) (report.Text, report.Text, bool) { return hint, text, false }
	outside := func(d days.Day) bool { year, _, _ := d.Civil(); return year != y.Year }
	end := days.None
	for _, b := range y.Blocks {
		if b.To < b.From || b.From <= end || outside(b.From) || outside(b.To) {
			return no(report.Say("write the blocks from the first to the last, each from its first day to its last"), report.Say("its days off do not follow each other, or are of another year"))
		}
		end = b.To
	}
	off := func(d days.Day) bool {
		return slices.ContainsFunc(y.Blocks, func(b days.Span) bool { return b.Has(d) })
	}
	for _, d := range y.Work {
		if d.Weekday() <= 5 || off(d) || outside(d) {
			return no(report.Say("a day worked instead is a Saturday or a Sunday outside the blocks"), report.Say("%s cannot be a day that is worked instead", d))
		}
	}
	for _, d := range y.Statutory {
		if !off(d) {
			return no(report.Say("compare the days with the notice"), report.Say("the holiday %s lies in none of its blocks", d))
		}
	}
	for _, u := range y.Uncertain {
		if u.To < u.From || outside(u.From) || outside(u.To) {
			return no(report.Say("write the first day and the last"), report.Say("a window ends before it begins, or in another year"))
		}
	}
	switch {
	case y.Source != "" && !address.External(y.Source):
		return no(report.Say("write it whole, as https://www.court.gov.cn/"), report.Say("%q is not the address of a page", y.Source))
	case slices.ContainsFunc(before, func(o days.Year) bool { return o.Year == y.Year }):
		return no(report.Say("keep one of them"), report.Say("it stands twice"))
	case y.Status == "published" && (y.Number == "" || y.Issued == "" || y.Source == "" || y.Uncertain != nil):
		return no(report.Say("a published notice has its number, its day and its address, and leaves no window uncertain"), report.Say("it is called published, and is not shown to be"))
	case y.Status == "secondary" && (y.Source == "" || y.Uncertain == nil):
		return no(report.Say("name where the days were read, and the windows in which the notice may say otherwise"), report.Say("it is secondary, and does not say where it is not sure"))
	case y.Status != "published" && y.Status != "secondary":
		return no(report.Say("write published where the notice was read, else secondary"), report.Say("%q is no status", y.Status))
	}
	return report.Text{}, report.Text{}, true
}

// checkPeriods reports limits without their law, and worked cases that come out otherwise.
func (lib *Library) checkPeriods(rep *report.Report) {
	p := lib.Periods
	if p == nil {
		return
	}
	shown := make(map[string]bool)
	for _, c := range p.Cases {
		shown[c.ID] = true
	}
	for i := range p.Limits {
		l := &p.Limits[i]
		lib.checkEntry(l.Basis, report.Say(`add a line "basis: [cpl#85]"`), func(hint, text report.Text) { p.wrong(l.ID, hint, text, rep) })
		if l.Until == "" && !shown[l.ID] {
			rep.Warnf("periods", periodsFile, p.Line(l.ID), 0, report.Say("add one to %s, counted by hand", periodCasesFile), "no worked case shows the limit %q", l.ID)
		}
	}
	if p.broken {
		return // what the cases say would be a consequence
	}
	for i, c := range p.Cases {
		line := entryLine(p.cases, "case", c.Case)
		l := p.Limit(c.ID)
		switch {
		case slices.ContainsFunc(p.Cases[:i], func(o PeriodCase) bool { return o.Case == c.Case }):
			rep.Errorf("periods", periodCasesFile, line, 0, "give one of them another id", "the case %q stands twice", c.Case)
		case l == nil:
			rep.Errorf("periods", periodCasesFile, line, 0, report.DidYouMean(c.ID, p.IDs(), report.Say("the limits stand in %s", periodsFile)), "there is no limit %q", c.ID)
		default:
			if got, want := p.outcome(l, c.From), c.expects(); got != want {
				rep.Errorf("periods", periodCasesFile, line, 0, "count it by hand: one of the two is wrong", "the case %q comes to %s, not to %s", c.Case, got, want)
			}
		}
	}
}

// outcome is what a limit comes to, as the cases are compared.
func (p *Periods) outcome(l *days.Limit, from days.Day) string {
	r, err := p.Calendar.Count(l, from)
	switch {
	case errors.Is(err, days.ErrSince):
		return PeriodCase{Refused: "since"}.expects()
	case errors.Is(err, days.ErrOpen):
		return PeriodCase{Refused: "open"}.expects()
	case err != nil:
		return PeriodCase{Refused: "range"}.expects()
	}
	c := PeriodCase{Last: r.Last, Provisional: r.Provisional}
	if r.Safe != days.None {
		c.Safe = r.Safe
	}
	return c.expects()
}

// expects words what a case comes to.
func (c PeriodCase) expects() string {
	if c.Refused != "" {
		return "refused: " + c.Refused
	}
	s := "last " + c.Last.String()
	if c.Safe != 0 {
		s += ", safe " + c.Safe.String()
	}
	if c.Provisional {
		s += ", provisional"
	}
	return s
}
