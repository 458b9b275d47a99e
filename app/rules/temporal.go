package rules

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// ParseTemporal reads a time of day, a date and time, or a duration, written as XML
// Schema and ISO 8601 have them: 16:11:00, 2018-07-30T16:12:00Z, PT10H, P5M. It
// reports false when s is not of that kind.
func ParseTemporal(k Kind, s string) (Value, bool) {
	switch k {
	case Date:
		return ParseDate(s)
	case Time:
		return parseClock(s)
	case DateTime:
		return parseMoment(s)
	case Days, Months:
		return parseDuration(k, s)
	}
	return Value{}, false
}

func parseClock(s string) (Value, bool) {
	for _, layout := range []string{"15:04:05Z07:00", "15:04:05"} {
		if t, err := time.Parse(layout, s); err == nil {
			_, off := t.Zone()
			h, m, sec := t.Clock()
			return Value{kind: Time, num: float64(h*3600+m*60+sec-off) + float64(t.Nanosecond())/1e9, str: s}, true
		}
	}
	return Value{}, false
}

func parseMoment(s string) (Value, bool) {
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04:05"} {
		if t, err := time.Parse(layout, s); err == nil {
			return Value{kind: DateTime, num: float64(t.UnixNano()) / 1e9, str: s}, true
		}
	}
	return Value{}, false
}

var (
	monthsPattern = regexp.MustCompile(`^(-)?P(?:(\d+)Y)?(?:(\d+)M)?$`)
	daysPattern   = regexp.MustCompile(`^(-)?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$`)
)

func parseDuration(k Kind, s string) (Value, bool) {
	pattern, units := monthsPattern, []float64{12, 1}
	if k == Days {
		pattern, units = daysPattern, []float64{86400, 3600, 60, 1}
	}
	m := pattern.FindStringSubmatch(s)
	if m == nil || strings.HasSuffix(s, "P") || strings.HasSuffix(s, "T") {
		return Value{}, false
	}
	total := 0.0
	for i, unit := range units {
		if m[i+2] != "" {
			n, err := strconv.ParseFloat(m[i+2], 64)
			if err != nil {
				return Value{}, false
			}
			total += n * unit
		}
	}
	if m[1] != "" {
		total = -total
	}
	return Value{kind: k, num: total, str: s}, true
}
