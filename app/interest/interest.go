// Package interest counts what late payment costs: interest that a contract fixes, damages for
// late payment of a price, interest of a loan within the limit of the courts, and the doubled part
// for the time after a judgment. It is exact, in whole fen.
//
// Which kinds there are, on which law they stand, and the loan prime rate (LPR) as it was published
// are content; this package knows how they are counted, and when it cannot be sure.
package interest

import (
	"errors"
	"math/bits"
	"strings"

	"wentu/app/days"
	"wentu/app/fees"
)

// Percent is a rate in millionths of a percent: 3 % is 3,000,000.
type Percent int64

// One is one percent.
const One Percent = 1_000_000

// MostRate is the largest rate that is counted with.
const MostRate = 1000 * One

// Table is the kinds of interest, and the loan prime rate for one year (一年期贷款市场报价利率).
type Table struct {
	// Known is the last day for which the rates were read; from the next another may hold.
	Known days.Day `json:"known" yaml:"known"`
	Rates []Rate   `json:"rates" yaml:"rates"` // from the first on
	Kinds []Kind   `json:"kinds" yaml:"kinds"`
}

// Rate is the loan prime rate a year from a day on.
type Rate struct {
	From days.Day `json:"from" yaml:"from"`
	Rate Percent  `json:"rate" yaml:"rate"`
}

// Kind is one way of counting interest.
type Kind struct {
	ID    string   `json:"id" yaml:"id"`
	Basis []string `json:"-" yaml:"basis"` // articles: sales-i#18
	// By is where the rate comes from, one of the constants below.
	By string `json:"by" yaml:"by"`
	// Times is what part of the loan prime rate counts, the least and the most: 130 and 150 (%).
	Times []Percent `json:"times,omitempty" yaml:"times"`
	// Daily is the rate of a day where the law fixes it.
	Daily Percent `json:"daily,omitempty" yaml:"daily"`
	// Cap is how many times the loan prime rate of the contract's day a typed rate may reach, 0
	// for no limit.
	Cap int64 `json:"cap,omitempty" yaml:"cap"`
	// Since is the first day for which the rule holds: of the contract where there is a cap, else
	// the first day of interest.
	Since days.Day `json:"since,omitempty" yaml:"since"`
	// After marks what is owed after a judgment: it is no part of the amount in dispute.
	After bool `json:"after,omitempty" yaml:"after"`
}

// Where the rate of a kind comes from.
const (
	Typed    = "typed"    // from the contract
	Floating = "floating" // from the contract, as a part of the loan prime rate of each day
	Breach   = "breach"   // the loan prime rate of the first day, for all days
	Fixed    = "fixed"    // from the law
)

// The units of time of a typed rate.
const (
	Year  = "year"
	Month = "month"
	Day   = "day"
)

// Claim is what interest is asked for.
type Claim struct {
	Kind      string
	Principal fees.Fen
	// Rate is what the contract says: for each Per, or where the kind is floating how much of the
	// loan prime rate.
	Rate Percent
	Per  string
	// Basis is how many days a year is counted as, 365 or 360.
	Basis int64
	// Contract is the day of the contract, where the kind has a cap.
	Contract days.Day
	From, To days.Day // the first and the last day of interest, both among them
}

// Result is interest that was counted, each line rounded to the fen, half up. Where the law leaves a
// range, Least and Most differ.
type Result struct {
	Least, Most fees.Fen
	Lines       []Line
	// Capped is set where the rate of the contract is above the limit, which was taken instead.
	Capped bool
	// Provisional is set where a rate of a day was taken for which none was read.
	Provisional bool
}

// Line is days with the same rate.
type Line struct {
	From, To    days.Day
	Rate, Upper Percent // the lower and the upper rate
	Per         string
	Least, Most fees.Fen
}

// Days is how many days a line has.
func (l Line) Days() int64 { return int64(l.To-l.From) + 1 }

// Reasons why interest is not counted.
var (
	ErrKind     = errors.New("there is no such kind of interest")
	ErrSize     = errors.New("the amount is nothing, or larger than can be counted")
	ErrRate     = errors.New("the rate is nothing, or larger than 1000%")
	ErrDays     = errors.New("the last day comes before the first")
	ErrContract = errors.New("the day of the contract is missing, or comes after the first day of interest")
	ErrSince    = errors.New("the rule is newer than the day")
)

// Kind returns the kind with the id, nil where there is none.
func (t *Table) Kind(id string) *Kind {
	for i := range t.Kinds {
		if t.Kinds[i].ID == id {
			return &t.Kinds[i]
		}
	}
	return nil
}

// At is the loan prime rate of a day, 0 before the first.
func (t *Table) At(d days.Day) (rate Percent) {
	for _, r := range t.Rates {
		if r.From > d {
			break
		}
		rate = r.Rate
	}
	return rate
}

// Count counts the interest of a claim.
func (t *Table) Count(c Claim) (Result, error) {
	k := t.Kind(c.Kind)
	if k == nil {
		return Result{}, ErrKind
	}
	since := c.From
	if k.Cap > 0 {
		since = c.Contract
	}
	switch {
	case c.Principal <= 0 || c.Principal > fees.Most:
		return Result{}, ErrSize
	case k.asks() && (c.Rate <= 0 || c.Rate > MostRate):
		return Result{}, ErrRate
	case c.To < c.From || c.From < days.First || c.To > days.Last:
		return Result{}, ErrDays
	case k.Cap > 0 && (c.Contract == days.None || c.Contract > c.From):
		return Result{}, ErrContract
	case since < k.Since:
		return Result{}, ErrSince
	}
	var r Result
	line := Line{From: c.From, To: c.To, Rate: c.Rate, Upper: c.Rate, Per: c.Per}
	switch k.By {
	case Floating:
		return t.floating(c)
	case Fixed:
		line.Rate, line.Upper, line.Per = k.Daily, k.Daily, Day
	case Breach:
		lpr := t.At(c.From)
		line.Rate, line.Upper, line.Per = part(lpr, k.Times[0]), part(lpr, k.Times[len(k.Times)-1]), Year
		r.Provisional = c.From > t.Known
	case Typed:
		if k.Cap == 0 {
			break
		}
		top := Percent(k.Cap) * t.At(c.Contract)
		r.Provisional = c.Contract > t.Known
		if r.Capped = yearly(c.Rate, c.Per, c.Basis) > top; r.Capped {
			line.Rate, line.Upper, line.Per = top, top, Year
		}
	}
	return r, r.add(c, line)
}

// floating counts each day by the rate that was last published.
func (t *Table) floating(c Claim) (r Result, err error) {
	r.Provisional = c.To > t.Known
	for from := c.From; from <= c.To; {
		to := c.To
		for _, rate := range t.Rates {
			if rate.From > from {
				to = min(to, rate.From-1)
				break
			}
		}
		rate := part(t.At(from), c.Rate)
		if err := r.add(c, Line{From: from, To: to, Rate: rate, Upper: rate, Per: Year}); err != nil {
			return Result{}, err
		}
		from = to + 1
	}
	return r, nil
}

// asks reports whether the contract's rate is needed.
func (k *Kind) asks() bool { return k.By == Typed || k.By == Floating }

// part is so many percent of a rate.
func part(rate, of Percent) Percent { return rate * (of / 10_000) / (100 * One / 10_000) }

// yearly is what a rate comes to in a year.
func yearly(rate Percent, per string, basis int64) Percent {
	switch per {
	case Day:
		return rate * Percent(basis)
	case Month:
		return rate * 12
	}
	return rate
}

func (r *Result) add(c Claim, l Line) error {
	var ok, ok2 bool
	l.Least, ok = interest(c.Principal, l.Rate, l.Per, c.Basis, l.Days())
	l.Most, ok2 = interest(c.Principal, l.Upper, l.Per, c.Basis, l.Days())
	if r.Least, r.Most = r.Least+l.Least, r.Most+l.Most; !ok || !ok2 || r.Most > fees.Most {
		return ErrSize
	}
	r.Lines = append(r.Lines, l)
	return nil
}

// interest is principal × rate × days, rounded to the fen, half up.
func interest(principal fees.Fen, rate Percent, per string, basis, n int64) (fees.Fen, bool) {
	times, by := uint64(rate)*uint64(n), uint64(100*One) // at most 10⁹ × 135,000 × 12
	if per != Day {
		by *= uint64(basis)
	}
	if per == Month {
		times *= 12
	}
	high, low := bits.Mul64(uint64(principal), times)
	low, carry := bits.Add64(low, by/2, 0)
	if high += carry; high >= by {
		return 0, false
	}
	fen, _ := bits.Div64(high, low, by)
	return fees.Fen(fen), fen <= uint64(fees.Most)
}

// String writes a rate with the decimals that it has: 3, 4.25, 0.0175.
func (p Percent) String() string {
	digits := [7]byte{'.', '0', '0', '0', '0', '0', '0'}
	for i, rest := 6, int64(p%One); i > 0; i, rest = i-1, rest/10 {
		digits[i] += byte(rest % 10)
	}
	whole := (fees.Fen(p/One) * fees.Yuan).String() // 4.00
	return whole[:len(whole)-3] + strings.TrimRight(strings.TrimRight(string(digits[:]), "0"), ".")
}
