package days

import "errors"

// Limit is a time limit.
type Limit struct {
	ID string `json:"id" yaml:"id"`
	// Name is what it is called where several share a name; else it is the id.
	Name  string `json:"-" yaml:"name"`
	Phase string `json:"-" yaml:"phase"`
	Actor string `json:"actor" yaml:"actor"` // who must act; Nobody where the law fixes a date
	// For is whose limit it is, by domicile, or in which case, by its foreign element.
	For    string `json:"-" yaml:"for"`
	Start  string `json:"-" yaml:"start"` // the event, which is day 0
	Length int    `json:"length,omitempty" yaml:"length"`
	Unit   string `json:"unit,omitempty" yaml:"unit"` // one of Units
	// Bound is least or most where the court sets the length, and this is the shortest or the longest.
	Bound string `json:"bound,omitempty" yaml:"bound"`
	// Back is set where the days are counted back from the event.
	Back bool `json:"back,omitempty" yaml:"back"`
	// Until is a point in the proceedings that stands in for a length.
	Until string `json:"until,omitempty" yaml:"until"`
	// Since is the first day of an event for which the length holds, where it is not all.
	Since  Day      `json:"since,omitempty" yaml:"since"`
	Missed string   `json:"-" yaml:"missed"`
	Extend string   `json:"-" yaml:"extend"`
	Basis  []string `json:"-" yaml:"basis"`
	// Confidence is recalled where the text was not read again; else it was.
	Confidence string `json:"-" yaml:"confidence"`
}

// Units are what a limit is measured in.
var Units = []string{"hour", "day", "working-day", "month", "year"}

// Nobody is the actor where a day only decides what counts as done, such as service by notice.
const Nobody = "nobody"

// Bounds of a length that the court sets: this is the shortest, or the longest.
const (
	Least = "least"
	Most  = "most"
)

// Result is a limit that was counted.
type Result struct {
	From Day
	// End is where the length runs out; Last the last day, moved where End is a rest day.
	End, Last Day
	// Safe is the last day within the limit that is no rest day, None where there is none or
	// nothing is to be done.
	Safe Day
	// Provisional is set where no notice says which of the days about the end are rest days.
	Provisional bool
}

// Reasons why a limit is not counted.
var (
	ErrOpen  = errors.New("the law gives it no number of days")
	ErrSince = errors.New("its length is newer than the event")
	ErrRange = errors.New("the day is out of the range that is counted")
)

// Count counts a limit from the day of the event.
func (c *Calendar) Count(l *Limit, from Day) (Result, error) {
	switch {
	case l.Until != "":
		return Result{}, ErrOpen
	case from < First || from > Last-20*366:
		return Result{}, ErrRange
	case l.Since != 0 && from < l.Since:
		return Result{}, ErrSince
	}
	r := Result{From: from, Safe: None}
	switch {
	case l.Unit == "working-day":
		return c.workingDays(l, r), nil
	case l.Back:
		// The day before which something must be done is not counted, and a rest day there
		// is of no use.
		r.End = from - Day(l.Length)
		r.Last = c.work(r.End, -1)
		r.Safe = r.Last
		r.Provisional = !c.sure(r.Last, r.End)
		return r, nil
	case l.Unit == "month":
		r.End = from.Months(l.Length)
	case l.Unit == "year":
		r.End = from.Months(12 * l.Length)
	case l.Unit == "hour":
		r.End = from + Day(l.Length/24)
	default:
		r.End = from + Day(l.Length)
	}
	r.Last = r.End
	if l.Actor == Nobody || l.Unit == "hour" {
		// Nothing is done on the day on which service counts as made, so it does not move:
		// no text settles it, and the earlier day is the careful one.
		return r, nil
	}
	r.Last = c.work(r.End, 1)
	sure := r.End
	if safe := c.work(r.End, -1); safe > from {
		r.Safe, sure = safe, safe
	}
	r.Provisional = !c.sure(sure, r.Last)
	return r, nil
}

// workingDays counts the days alone that are no rest days.
func (c *Calendar) workingDays(l *Limit, r Result) Result {
	r.End = r.From
	for left := l.Length; left > 0; {
		r.End++
		if !c.On(r.End).Rest() {
			left--
		}
	}
	r.Last, r.Safe = r.End, r.End
	r.Provisional = !c.sure(r.From+1, r.End)
	return r
}
