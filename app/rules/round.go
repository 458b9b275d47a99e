package rules

import "strconv"

// round15 rounds f to fifteen significant decimal digits, all that a float64
// holds for certain: 0.1 + 0.2 becomes 0.3.
func round15(f float64) float64 {
	r, err := strconv.ParseFloat(strconv.FormatFloat(f, 'g', 15, 64), 64)
	if err != nil {
		return f
	}
	return r
}
