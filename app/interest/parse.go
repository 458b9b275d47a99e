package interest

import (
	"fmt"
	"strings"
)

// BadPercent is the error of a text that is no rate.
type BadPercent string

// Error implements error.
func (b BadPercent) Error() string {
	format, args := b.Sentence()
	return fmt.Sprintf(format, args...)
}

// Sentence is the error for those who tell it in another language.
func (b BadPercent) Sentence() (string, []any) {
	return sentence("no rate with at most six decimals, such as 3.65: %s", string(b))
}

func sentence(msg string, args ...any) (string, []any) { return msg, args }

// Parse reads a rate in percent as programs write it: 3.65.
func Parse(s string) (Percent, error) {
	whole, decimals, dot := strings.Cut(s, ".")
	if whole == "" || len(whole) > 4 || len(decimals) > 6 || dot && decimals == "" {
		return 0, BadPercent(s)
	}
	var n Percent
	for _, d := range whole + (decimals + "000000")[:6] {
		if d < '0' || d > '9' {
			return 0, BadPercent(s)
		}
		n = n*10 + Percent(d-'0')
	}
	return n, nil
}

// UnmarshalYAML reads a rate in percent, from its digits, since binary fractions are not exact.
func (p *Percent) UnmarshalYAML(text []byte) (err error) {
	s, _, _ := strings.Cut(string(text), "#") // a comment behind it
	*p, err = Parse(strings.TrimSpace(s))
	return err
}
