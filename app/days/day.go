// Package days counts time limits: from the day of an event to the last day on which something
// can be done, as Article 85 of the Civil Procedure Law, Articles 200 to 204 of the Civil Code
// and the State Council's calendar of rest days have it.
//
// Which limits there are, and which days are rest days, is content; this package knows how they
// are counted, and when it cannot be sure.
package days

import (
	"fmt"
	"math"
	"strings"

	"wentu/app/rules"
)

// Day is a day of the Gregorian calendar, counted from 1 January 1970.
type Day int32

// None stands where there is no day.
const None Day = math.MinInt32

// The days that are counted from, and to: what is typed, and the longest limit beyond it.
var (
	First = Of(1850, 1, 1)
	Last  = Of(2220, 12, 31)
)

// Of is the day with the date, which the calendar must have.
func Of(y, m, d int) Day {
	// The year is counted from March, so that a leap day comes last.
	if m <= 2 {
		y, m = y-1, m+12
	}
	return Day(365*y + y/4 - y/100 + y/400 + (153*(m-3)+2)/5 + d - 1 - 719_468)
}

// Civil is the date of the day.
func (d Day) Civil() (year, month, day int) {
	n := int(d) + 719_468 // from 1 March of the year 0
	c := (4*n + 3) / 146_097
	n -= 146_097 * c / 4
	y := (4*n + 3) / 1461
	n -= 1461 * y / 4
	m := (5*n + 2) / 153
	day = n - (153*m+2)/5 + 1
	year, month = 100*c+y, m+3
	if month > 12 {
		year, month = year+1, month-12
	}
	return year, month, day
}

// Weekday is 1 for Monday to 7 for Sunday.
func (d Day) Weekday() int { return int((d+3)%7+7)%7 + 1 }

// Months is the day so many months later with the same number, or the last day of that month
// where it has no such day (Civil Code, Art. 202).
func (d Day) Months(n int) Day {
	y, m, day := d.Civil()
	m += n - 1
	y, m = y+m/12, m%12+1
	first := Of(y, m, 1)
	if m++; m > 12 {
		y, m = y+1, 1
	}
	return min(first+Day(day-1), Of(y, m, 1)-1)
}

// Value is the day as the tables and the wording have it.
func (d Day) Value() rules.Value { return rules.DateOf(d.Civil()) }

// From is the day of a date of the tables.
func From(v rules.Value) Day { return Of(v.Civil()) }

// String writes the day as 2026-03-02.
func (d Day) String() string { return d.Value().String() }

// BadDay is the error of a text that is no day.
type BadDay string

// Error implements error.
func (b BadDay) Error() string {
	format, args := b.Sentence()
	return fmt.Sprintf(format, args...)
}

// Sentence is the error for those who tell it in another language.
func (b BadDay) Sentence() (string, []any) { return sentence("no day of the calendar: %s", string(b)) }

func sentence(msg string, args ...any) (string, []any) { return msg, args }

// Parse reads a day as 2026-03-02.
func Parse(s string) (Day, error) {
	v, ok := rules.ParseDate(s)
	if !ok {
		return None, BadDay(s)
	}
	return From(v), nil
}

// UnmarshalYAML reads a day as 2026-03-02.
func (d *Day) UnmarshalYAML(text []byte) (err error) {
	s, _, _ := strings.Cut(string(text), "#") // a comment behind it
	*d, err = Parse(strings.TrimSpace(s))
	return err
}
