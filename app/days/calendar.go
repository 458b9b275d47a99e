package days

// Calendar is which days are rest days.
type Calendar struct {
	AsOf Day `json:"as-of" yaml:"as-of"` // the day on which it was last looked for notices
	// Fixed are the statutory holidays that fall on the same day every year since a year, month
	// × 100 + day: all that is known of a year without a notice but the weekends.
	Fixed      []int  `json:"fixed" yaml:"fixed"`
	FixedSince int    `json:"fixed-since" yaml:"fixed-since"`
	Years      []Year `json:"years" yaml:"years"`
}

// Year is the notice of the State Council for a year, or what stands in for it.
type Year struct {
	Year   int    `json:"year" yaml:"year"`
	Status string `json:"status" yaml:"status"` // published, or secondary: read elsewhere than in the notice
	Number string `json:"-" yaml:"number"`
	Issued string `json:"-" yaml:"issued"`
	Source string `json:"-" yaml:"source"`
	Blocks []Span `json:"blocks" yaml:"blocks"` // days off, whole blocks
	Work   []Day  `json:"work" yaml:"work"`     // weekend days that are worked
	// Statutory are the holidays by law within the blocks; the other days off are moved there.
	Statutory []Day `json:"-" yaml:"statutory"`
	// Uncertain are windows in which the notice, which was not read, may say otherwise.
	Uncertain []Span `json:"uncertain,omitempty" yaml:"uncertain"`
}

// Span is days from one to another, both among them; of a block also what is celebrated.
type Span struct {
	Holiday string `json:"holiday,omitempty" yaml:"holiday"`
	From    Day    `json:"from" yaml:"from"`
	To      Day    `json:"to" yaml:"to"`
}

// Has reports whether a day is one of the span.
func (s Span) Has(d Day) bool { return s.From <= d && d <= s.To }

// What a day is.
const (
	Workday = ""
	Weekend = "weekend"
	Holiday = "holiday"
	Makeup  = "makeup" // a weekend day that is worked
)

// State is what the calendar says of a day.
type State struct {
	Kind    string // one of the above
	Holiday string // of a block
	// Sure is false where no notice says so: the year has none, or it was not read.
	Sure bool
}

// Rest reports whether the day is a rest day.
func (s State) Rest() bool { return s.Kind == Weekend || s.Kind == Holiday }

// On is what a day is.
func (c *Calendar) On(d Day) State {
	y, m, day := d.Civil()
	s := State{}
	if d.Weekday() > 5 {
		s.Kind = Weekend
	}
	year := c.Year(y)
	if year == nil {
		for _, f := range c.Fixed {
			if y >= c.FixedSince && f == 100*m+day {
				s.Kind = Holiday
			}
		}
		return s
	}
	for _, b := range year.Blocks {
		if b.Has(d) {
			s.Kind, s.Holiday = Holiday, b.Holiday
		}
	}
	for _, w := range year.Work {
		if w == d {
			s = State{Kind: Makeup}
		}
	}
	s.Sure = true
	for _, u := range year.Uncertain {
		if u.Has(d) {
			s.Sure = false
		}
	}
	return s
}

// Year is what there is for a year, nil where there is nothing.
func (c *Calendar) Year(y int) *Year {
	for i := range c.Years {
		if c.Years[i].Year == y {
			return &c.Years[i]
		}
	}
	return nil
}

// sure reports whether the calendar is sure of all days from one to another.
func (c *Calendar) sure(from, to Day) bool {
	for d := from; d <= to; d++ {
		if !c.On(d).Sure {
			return false
		}
	}
	return true
}

// work is the first day from d on that is no rest day, going by step: 1 or -1.
func (c *Calendar) work(d, step Day) Day {
	for c.On(d).Rest() {
		d += step
	}
	return d
}
