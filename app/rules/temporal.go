package rules

import (
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

// parseDuration reads P, then numbers with the letters of their units, each at most
// once and in their order; T stands before the units of a day.
func parseDuration(k Kind, s string) (Value, bool) {
	units, weights := "YM", []float64{12, 1}
	if k == Days {
		units, weights = "DTHMS", []float64{86400, 0, 3600, 60, 1}
	}
	total, ok := duration(s, units, weights)
	return Value{kind: k, num: total, str: s}, ok
}

func duration(s, units string, weights []float64) (total float64, ok bool) {
	s, negative := strings.CutPrefix(s, "-")
	if s, ok = strings.CutPrefix(s, "P"); !ok {
		return 0, false
	}
	last, day := -1, strings.IndexByte(units, 'T')
	for s != "" {
		if rest, cut := strings.CutPrefix(s, "T"); cut {
			if day < 0 || last >= day || rest == "" {
				return 0, false
			}
			last, s = day, rest
			continue
		}
		n := strings.IndexFunc(s, func(r rune) bool { return r != '.' && (r < '0' || r > '9') })
		if n <= 0 {
			return 0, false
		}
		u := strings.IndexByte(units[last+1:], s[n]) + last + 1
		f, err := strconv.ParseFloat(s[:n], 64)
		fraction := strings.ContainsRune(s[:n], '.')
		if u <= last || err != nil || s[n] == 'T' || day >= 0 && u > day && last < day || fraction && (s[n] != 'S' || s[0] == '.' || s[n-1] == '.') {
			return 0, false
		}
		total += f * weights[u]
		last, s = u, s[n+1:]
	}
	if negative {
		total = -total
	}
	return total, last >= 0
}
