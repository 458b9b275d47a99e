//go:build !js

package rules

import (
	"encoding/json"
	"strconv"
)

// MarshalJSON writes v as the JSON value a program expects; a date is a string.
func (v Value) MarshalJSON() ([]byte, error) {
	switch v.kind {
	case Bool:
		return json.Marshal(v.num == 1)
	case Number:
		return []byte(strconv.FormatFloat(v.num, 'f', -1, 64)), nil
	case String:
		return json.Marshal(v.str)
	case Date, Time, DateTime, Days, Months, Name, Template:
		return json.Marshal(v.String())
	case List:
		if v.list == nil {
			return []byte("[]"), nil
		}
		return json.Marshal(v.list)
	}
	return []byte("null"), nil
}
