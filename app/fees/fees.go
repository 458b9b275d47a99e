// Package fees computes court costs as the Measures on the Payment of Litigation Costs
// (State Council Decree No. 481) lay them down, exactly, in whole fen.
//
// What a fee is counted from stands in the tariff, which is content; this package knows how
// bands add up, what halves a fee, and how claims that change are settled.
package fees

import (
	"errors"
	"slices"
)

// Fen is money in hundredths of a yuan.
type Fen int64

// Yuan is a yuan in fen.
const Yuan Fen = 100

// Most is the largest amount that is counted from: a thousand million million yuan.
const Most = 1_000_000_000_000_000 * Yuan

// Reasons are the reasons for half a fee: heard in summary procedure (fees#16), ended by mediation
// in court, withdrawn (fees#15).
var Reasons = []string{"summary", "mediated", "withdrawn"}

// Tariff is all schedules of fees.
type Tariff []Schedule

// Schedule is one way of counting a fee. It has bands, or counts of those of another, or is
// a fixed sum, or a range within which a province or the court sets one.
type Schedule struct {
	ID    string   `json:"id" yaml:"id"`
	Basis []string `json:"basis" yaml:"basis"` // articles: fees#13
	// Bands are the parts of an amount, from the lowest; each begins where the one before ends.
	Bands []Band `json:"bands,omitempty" yaml:"bands"`
	// Of is the schedule whose bands count, Divide what the sum is divided by, 0 for 1.
	Of     string `json:"of,omitempty" yaml:"of"`
	Divide int64  `json:"divide,omitempty" yaml:"divide"`
	// Cap is the most that is charged, in yuan, 0 for no limit.
	Cap int64 `json:"cap,omitempty" yaml:"cap"`
	// Base comes before the bands, a range in yuan: twice the same for a fixed sum.
	Base []int64 `json:"base,omitempty" yaml:"base"`
	// Without is what is charged where there is no amount, a range in yuan; where there is
	// none the schedule cannot do without an amount. With only Base no amount is asked.
	Without []int64 `json:"without,omitempty" yaml:"without"`
	// Acceptance marks the fee for hearing a case, which can be halved (fees#15, fees#16);
	// application fees cannot.
	Acceptance bool `json:"acceptance,omitempty" yaml:"acceptance"`
}

// Band is a part of an amount. Its upper limit belongs to it (不超过, 超过…至…).
type Band struct {
	To       int64 `json:"to,omitempty" yaml:"to"`             // in yuan, 0 for no limit
	Flat     int64 `json:"flat,omitempty" yaml:"flat"`         // in yuan, whatever the amount
	Permille int64 `json:"permille,omitempty" yaml:"permille"` // of what lies in the band
}

// Charge is what a fee is asked for.
type Charge struct {
	Kind   string // id of a schedule
	Amount Fen    // counted where HasAmount
	// HasAmount is false for a claim without an amount or a value.
	HasAmount bool
	// Halved is the reason for half the fee, one of [Reasons], "" for none. However many there
	// are, the fee is halved once (CPL Interpretation, Art. 206).
	Halved string
	// Before is the amount on which the fee was paid already, where HasBefore: the rest is paid,
	// or comes back where it is less (fees#21).
	Before    Fen
	HasBefore bool
}

// Fee is what a charge comes to, rounded to the fen, half up; the Measures have no rule. Where
// a range is left open, Least and Most differ; below 0 it is paid back.
type Fee struct {
	Least, Most Fen
	Lines       []Line // how it is reached; the values of bands are rounded each for itself
}

// Line is a step of the sum.
type Line struct {
	Step string // base, band, sum, divided, cap, halved, paid
	// From and To are the limits of a band, To the amount in the last one.
	From, To Fen
	Permille int64
	By       int64 // what divided
	Why      string
	// Least and Most are what the step adds; for sum, divided, cap and halved what there is after it.
	Least, Most Fen
}

// Reasons why a fee is not computed.
var (
	ErrKind     = errors.New("there is no such schedule of fees")
	ErrAmount   = errors.New("an amount is needed")
	ErrNoAmount = errors.New("the fee does not depend on an amount")
	ErrSize     = errors.New("the amount is below 0, or larger than can be counted")
	ErrHalved   = errors.New("only the fee for hearing a case is halved")
	ErrReason   = errors.New("a fee is halved for summary, mediated, withdrawn")
	ErrBefore   = errors.New("only a fee by bands is settled when the claim changes")
)

// Schedule returns the schedule with the id, nil where there is none.
func (t Tariff) Schedule(id string) *Schedule {
	for i := range t {
		if t[i].ID == id {
			return &t[i]
		}
	}
	return nil
}

// BandsOf are the bands that a schedule counts with, its own or those of another.
func (t Tariff) BandsOf(s *Schedule) []Band {
	if s.Of == "" {
		return s.Bands
	}
	if of := t.Schedule(s.Of); of != nil {
		return of.Bands
	}
	return nil
}

// Fee computes the fee for a charge.
func (t Tariff) Fee(c Charge) (Fee, error) {
	s := t.Schedule(c.Kind)
	switch {
	case s == nil:
		return Fee{}, ErrKind
	case c.Amount < 0 || c.Amount > Most || c.Before < 0 || c.Before > Most:
		return Fee{}, ErrSize
	case c.Halved != "" && !slices.Contains(Reasons, c.Halved):
		return Fee{}, ErrReason
	case c.Halved != "" && !s.Acceptance:
		return Fee{}, ErrHalved
	case c.HasAmount && len(t.BandsOf(s)) == 0:
		return Fee{}, ErrNoAmount
	case !c.HasAmount && s.Without == nil && len(t.BandsOf(s)) > 0:
		return Fee{}, ErrAmount
	case c.HasBefore && (!c.HasAmount || s.Base != nil):
		return Fee{}, ErrBefore
	}
	f := t.count(s, c)
	if c.HasBefore {
		paid := t.count(s, Charge{Amount: c.Before, HasAmount: true, Halved: c.Halved})
		f.Lines = append(f.Lines, Line{Step: "paid", To: c.Before, Least: -paid.Least, Most: -paid.Most})
		f.Least -= paid.Least
		f.Most -= paid.Most
	}
	return f, nil
}

// sum is money in thousandths of a fen, which bands by per mille are exact in.
type sum struct{ least, most int64 }

const thousandth = 1000

func (x sum) divided(by int64) (least, most Fen) { return round(x.least, by), round(x.most, by) }

// round divides to the fen, half up.
func round(x, by int64) Fen {
	by *= thousandth
	return Fen((2*x + by) / (2 * by))
}

func (t Tariff) count(s *Schedule, c Charge) (f Fee) {
	var x sum
	base := s.Base
	if !c.HasAmount && s.Without != nil {
		base = s.Without
	}
	if base != nil {
		x = sum{base[0] * 100 * thousandth, base[len(base)-1] * 100 * thousandth}
		f.line(Line{Step: "base"}, x)
	}
	if c.HasAmount {
		from := Fen(0)
		for _, b := range t.BandsOf(s) {
			to := c.Amount
			if end := Fen(b.To) * Yuan; b.To > 0 && end < to {
				to = end
			}
			add := b.Flat*100*thousandth + int64(to-from)*b.Permille
			x.least += add
			x.most += add
			f.line(Line{Step: "band", From: from, To: to, Permille: b.Permille}, sum{add, add})
			if from = to; from == c.Amount {
				break
			}
		}
	}
	top := s.Cap * 100 * thousandth * max(s.Divide, 1)
	capped := s.Cap > 0 && x.most > top
	if len(f.Lines) > 1 && (s.Divide > 1 || capped || c.Halved != "") {
		f.line(Line{Step: "sum"}, x)
	}
	by := int64(1)
	if s.Divide > 1 {
		by = s.Divide
		f.Least, f.Most = x.divided(by)
		f.Lines = append(f.Lines, Line{Step: "divided", By: by, Least: f.Least, Most: f.Most})
	}
	if capped {
		x = sum{min(x.least, top), top}
		f.Least, f.Most = x.divided(by)
		f.Lines = append(f.Lines, Line{Step: "cap", Least: f.Least, Most: f.Most})
	}
	if c.Halved != "" {
		by *= 2
		f.Least, f.Most = x.divided(by)
		f.Lines = append(f.Lines, Line{Step: "halved", By: 2, Why: c.Halved, Least: f.Least, Most: f.Most})
	}
	f.Least, f.Most = x.divided(by)
	return f
}

func (f *Fee) line(l Line, x sum) {
	l.Least, l.Most = x.divided(1)
	f.Lines = append(f.Lines, l)
}

// Quick is the formula that gives the fee of an amount in a band at once: amount × permille ÷
// 1000 + plus, in yuan. It gives the same as adding up the bands before.
func Quick(bands []Band, i int) (permille, plus int64) {
	var fee, from int64 // thousandths of a yuan, yuan
	for _, b := range bands[:i] {
		fee += b.Flat*1000 + (b.To-from)*b.Permille
		from = b.To
	}
	b := bands[i]
	return b.Permille, (fee + b.Flat*1000 - from*b.Permille) / 1000
}

// String writes yuan with two decimals and nothing between thousands: 5050.00.
func (f Fen) String() string {
	sign := ""
	if f < 0 {
		sign, f = "-", -f
	}
	cents := itoa(int64(f % 100))
	if len(cents) == 1 {
		cents = "0" + cents
	}
	return sign + itoa(int64(f/100)) + "." + cents
}

// Range writes what the law leaves between two amounts, 500.00 to 1000.00, or the one.
func Range(least, most Fen) string {
	if least == most {
		return least.String()
	}
	return least.String() + " to " + most.String()
}

func itoa(n int64) string {
	if n >= 10 {
		return itoa(n/10) + itoa(n%10)
	}
	return string(rune('0' + n))
}
