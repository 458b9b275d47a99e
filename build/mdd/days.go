package mdd

import (
	"time"

	"wentu/app/rules"
)

func nextDay(v rules.Value) rules.Value     { return shift(v, 1) }
func previousDay(v rules.Value) rules.Value { return shift(v, -1) }

func shift(v rules.Value, days int) rules.Value {
	t, err := time.Parse(time.DateOnly, v.String())
	if err != nil {
		return v
	}
	t = t.AddDate(0, 0, days)
	return rules.DateOf(t.Year(), int(t.Month()), t.Day())
}
