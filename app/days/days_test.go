package days

import (
	"errors"
	"testing"
	"time"
)

func at(d Day) time.Time {
	y, m, day := d.Civil()
	return time.Date(y, time.Month(m), day, 0, 0, 0, 0, time.UTC)
}

func day(t *testing.T, s string) Day {
	t.Helper()
	d, err := Parse(s)
	if err != nil {
		t.Fatal(s, err)
	}
	return d
}

// Every day that can be counted is held against the time package.
func TestDaysAreThoseOfTheCalendar(t *testing.T) {
	for d := First; d <= Last; d++ {
		tm := time.Unix(int64(d)*86_400, 0).UTC()
		y, m, n := d.Civil()
		if y != tm.Year() || m != int(tm.Month()) || n != tm.Day() || Of(y, m, n) != d {
			t.Fatalf("day %d is %d-%d-%d, and back %d; want %s", d, y, m, n, Of(y, m, n), tm)
		}
		if want := (int(tm.Weekday())+6)%7 + 1; d.Weekday() != want {
			t.Fatalf("%s: weekday %d, want %d", d, d.Weekday(), want)
		}
	}
}

// Months end on the day with the same number; where the month has none, on its last day, which
// is the first on which the time package runs over into the next.
func TestMonths(t *testing.T) {
	for d := Of(1995, 1, 1); d < Of(2005, 1, 1); d++ {
		for _, n := range []int{1, 2, 3, 6, 12, 24, 36, 48} {
			want := at(d).AddDate(0, n, 0)
			if want.Day() != at(d).Day() {
				want = want.AddDate(0, 0, -want.Day())
			}
			if got := d.Months(n); !at(got).Equal(want) {
				t.Fatalf("%s + %d months = %s, want %s", d, n, got, want)
			}
		}
	}
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2025-08-31", 6, "2026-02-28"},
		{"2023-08-31", 6, "2024-02-29"},
		{"2024-02-29", 12, "2025-02-28"},
		{"2024-02-29", 48, "2028-02-29"},
		{"2026-05-28", 3, "2026-08-28"},
		{"2026-11-30", 3, "2027-02-28"},
		{"2026-12-31", 1, "2027-01-31"},
	} {
		if got := day(t, c.from).Months(c.n).String(); got != c.want {
			t.Errorf("%s + %d months = %s, want %s", c.from, c.n, got, c.want)
		}
	}
}

func TestParse(t *testing.T) {
	for _, s := range []string{"2026-02-29", "2026-2-3", "20260203", "2026-13-01", "", "03.02.2026"} {
		if d, err := Parse(s); err == nil {
			t.Errorf("%q is read as %s", s, d)
		}
	}
}

// calendar is one with a block over a weekend and a month's end, days worked, a window, and a
// year of which nothing is known.
func calendar() *Calendar {
	return &Calendar{
		Fixed: []int{101, 501, 1001}, FixedSince: 2025,
		Years: []Year{
			{Year: 2025},
			{Year: 2026, Blocks: []Span{
				{"spring", Of(2026, 2, 15), Of(2026, 2, 23)}, {"labour", Of(2026, 5, 1), Of(2026, 5, 5)}, {"national", Of(2026, 10, 1), Of(2026, 10, 7)},
			}, Work: []Day{Of(2026, 2, 14), Of(2026, 2, 28), Of(2026, 5, 9), Of(2026, 9, 20), Of(2026, 10, 10)}},
			{Year: 2027, Blocks: []Span{{"new-year", Of(2027, 1, 1), Of(2027, 1, 3)}}, Uncertain: []Span{{"", Of(2027, 1, 1), Of(2027, 1, 10)}}},
		},
	}
}

// worked lists the days that are worked, by their date, from a wall calendar.
func worked(c *Calendar) map[string]bool {
	works := make(map[string]bool)
	for d := time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC); d.Year() < 2033; d = d.AddDate(0, 0, 1) {
		name := d.Format(time.DateOnly)
		works[name] = d.Weekday() != time.Saturday && d.Weekday() != time.Sunday
		known := false
		for _, y := range c.Years {
			known = known || y.Year == d.Year()
			for _, b := range y.Blocks {
				if !d.Before(at(b.From)) && !d.After(at(b.To)) {
					works[name] = false
				}
			}
			for _, w := range y.Work {
				if at(w).Equal(d) {
					works[name] = true
				}
			}
		}
		if !known && d.Year() >= c.FixedSince {
			switch d.Format("01-02") {
			case "01-01", "05-01", "10-01":
				works[name] = false
			}
		}
	}
	return works
}

// oracle counts as one does on a wall calendar, looking through the days one by one.
func oracle(works map[string]bool, l *Limit, from Day) (end, last, safe time.Time) {
	is := func(d time.Time) bool { return works[d.Format(time.DateOnly)] }
	end = at(from)
	switch {
	case l.Unit == "working-day":
		for n := 0; n < l.Length; {
			if end = end.AddDate(0, 0, 1); is(end) {
				n++
			}
		}
		return end, end, end
	case l.Back:
		end = end.AddDate(0, 0, -l.Length)
		for last = end; !is(last); {
			last = last.AddDate(0, 0, -1)
		}
		return end, last, last
	case l.Unit == "day":
		end = end.AddDate(0, 0, l.Length)
	default:
		n := l.Length
		if l.Unit == "year" {
			n *= 12
		}
		first := time.Date(end.Year(), end.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
		number := end.Day()
		for end = first.AddDate(0, 0, number-1); end.Month() != first.Month(); {
			end = end.AddDate(0, 0, -1)
		}
	}
	for last = end; !is(last); {
		last = last.AddDate(0, 0, 1)
	}
	for safe = end; !is(safe); {
		safe = safe.AddDate(0, 0, -1)
	}
	return end, last, safe
}

func TestCountingIsThatOfAWallCalendar(t *testing.T) {
	c := calendar()
	limits := []Limit{
		{Unit: "day", Length: 3},
		{Unit: "day", Length: 10},
		{Unit: "day", Length: 15},
		{Unit: "day", Length: 30},
		{Unit: "day", Length: 60},
		{Unit: "month", Length: 1},
		{Unit: "month", Length: 6},
		{Unit: "year", Length: 2},
		{Unit: "year", Length: 4},
		{Unit: "working-day", Length: 7},
		{Unit: "day", Length: 7, Back: true},
		{Unit: "day", Length: 3, Back: true},
	}
	works := worked(c)
	for from := Of(2024, 12, 1); from < Of(2027, 3, 1); from++ {
		for i := range limits {
			l := &limits[i]
			r, err := c.Count(l, from)
			if err != nil {
				t.Fatal(err)
			}
			end, last, safe := oracle(works, l, from)
			if !at(r.End).Equal(end) || !at(r.Last).Equal(last) {
				t.Fatalf("%s, %d %s: ends %s, last day %s; want %s, %s", from, l.Length, l.Unit, r.End, r.Last, end, last)
			}
			if r.Safe != None && !at(r.Safe).Equal(safe) || r.Safe == None && safe.After(at(from)) {
				t.Fatalf("%s, %d %s: safe day %s, want %s", from, l.Length, l.Unit, r.Safe, safe)
			}
			if c.On(r.Last).Rest() || r.Safe != None && c.On(r.Safe).Rest() || r.Safe > r.Last {
				t.Fatalf("%s: %+v is no working day, or out of order", from, r)
			}
		}
	}
}

// Nothing between one event and the next makes the last day earlier.
func TestALaterEventEndsNoEarlier(t *testing.T) {
	c := calendar()
	for _, l := range []Limit{{Unit: "day", Length: 15}, {Unit: "month", Length: 6}, {Unit: "year", Length: 2}, {Unit: "working-day", Length: 7}, {Unit: "day", Length: 7, Back: true}} {
		before := None
		for from := Of(2025, 1, 1); from < Of(2028, 1, 1); from++ {
			r, err := c.Count(&l, from)
			if err != nil || r.Last < before {
				t.Fatalf("%s: last day %s after %s, %v", from, r.Last, before, err)
			}
			before = r.Last
		}
	}
}

func TestWhatIsNotCounted(t *testing.T) {
	c := calendar()
	for _, x := range []struct {
		limit Limit
		from  Day
		want  error
	}{
		{Limit{Until: "hearing"}, Of(2026, 3, 2), ErrOpen},
		{Limit{Unit: "month", Length: 3, Since: Of(2026, 3, 1)}, Of(2026, 2, 28), ErrSince},
		{Limit{Unit: "month", Length: 3, Since: Of(2026, 3, 1)}, Of(2026, 3, 1), nil},
		{Limit{Unit: "day", Length: 3}, First - 1, ErrRange},
		{Limit{Unit: "day", Length: 3}, First, nil},
		{Limit{Unit: "day", Length: 3}, Last, ErrRange},
	} {
		if _, err := c.Count(&x.limit, x.from); !errors.Is(err, x.want) {
			t.Errorf("%+v from %s: %v, want %v", x.limit, x.from, err, x.want)
		}
	}
}

func TestWhatIsNotSure(t *testing.T) {
	c := calendar()
	for _, x := range []struct {
		name        string
		limit       Limit
		from        string
		provisional bool
		last        string
	}{
		{"the window begins on the day after", Limit{Unit: "day", Length: 10}, "2026-12-21", false, "2026-12-31"},
		{"the window", Limit{Unit: "day", Length: 10}, "2026-12-22", true, "2027-01-04"},
		{"its last day", Limit{Unit: "day", Length: 10}, "2026-12-31", true, "2027-01-11"},
		{"the day after it", Limit{Unit: "day", Length: 11}, "2026-12-31", false, "2027-01-11"},
		{"a year of which nothing is known", Limit{Unit: "year", Length: 2}, "2026-03-02", true, "2028-03-02"},
		{"its fixed holiday", Limit{Unit: "year", Length: 2}, "2027-05-01", true, "2029-05-02"},
		{"before the holidays were those", Limit{Unit: "day", Length: 10}, "2024-04-21", true, "2024-05-01"},
		{"working days through the window", Limit{Unit: "working-day", Length: 7}, "2026-12-29", true, "2027-01-08"},
		{"an hour is not moved", Limit{Unit: "hour", Length: 48}, "2026-10-01", false, "2026-10-03"},
		{"nor a day on which nothing is done", Limit{Unit: "day", Length: 30, Actor: Nobody}, "2026-01-19", false, "2026-02-18"},
	} {
		r, err := c.Count(&x.limit, day(t, x.from))
		if err != nil || r.Provisional != x.provisional || r.Last.String() != x.last {
			t.Errorf("%s: last day %s, provisional %v, %v; want %s, %v", x.name, r.Last, r.Provisional, err, x.last, x.provisional)
		}
	}
	// No working day lies between the event and the end of the limit.
	if r, _ := c.Count(&Limit{Unit: "day", Length: 5}, Of(2026, 2, 16)); r.Safe != None || r.Last != Of(2026, 2, 24) {
		t.Errorf("within a block: %+v", r)
	}
}
