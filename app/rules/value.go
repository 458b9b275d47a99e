package rules

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"wentu/app/leanjson"
)

// Kind tells what a Value holds.
type Kind uint8

// The kinds of value a fact or an output can have.
const (
	Null Kind = iota
	Bool
	Number
	String
	Date
	List
	Time     // of day
	DateTime // with its offset from UTC
	Days     // a duration in days, hours, minutes and seconds
	Months   // a duration in years and months
	Name     // the value of a fact or a decision, named in braces: {claim-amount}
	Template // a text with such names in it
)

// Value is a fact's or an output's value. The zero Value is null: not known, or
// no value. Numbers are decimal as people write them; dates have no time.
type Value struct {
	kind Kind
	num  float64 // Bool: 0 or 1. Number. Date: yyyymmdd. Time, DateTime, Days: seconds. Months.
	str  string
	list []Value
}

// Yes and No are the two values of a yes/no fact.
var (
	Yes = BoolOf(true)
	No  = BoolOf(false)
)

// BoolOf returns the yes/no value b.
func BoolOf(b bool) Value {
	if b {
		return Value{kind: Bool, num: 1}
	}
	return Value{kind: Bool}
}

// NumberOf returns the number f.
func NumberOf(f float64) Value { return Value{kind: Number, num: f} }

// StringOf returns the text s.
func StringOf(s string) Value { return Value{kind: String, str: s} }

// ListOf returns the list of vs.
func ListOf(vs ...Value) Value { return Value{kind: List, list: vs} }

// DateOf returns the calendar day y-m-d. It does not check that the day exists.
func DateOf(y, m, d int) Value { return Value{kind: Date, num: float64(y*10000 + m*100 + d)} }

// ParseDate reads a day written as 2006-01-02. It reports false when s is not one
// or the calendar has no such day.
func ParseDate(s string) (Value, bool) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' || strings.Trim(s[:4]+s[5:7]+s[8:], "0123456789") != "" {
		return Value{}, false
	}
	y, err1 := strconv.Atoi(s[:4])
	m, err2 := strconv.Atoi(s[5:7])
	d, err3 := strconv.Atoi(s[8:])
	if err1 != nil || err2 != nil || err3 != nil || m < 1 || m > 12 || d < 1 || d > daysIn(y, m) {
		return Value{}, false
	}
	return DateOf(y, m, d), true
}

func daysIn(y, m int) int {
	switch m {
	case 2:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// DayBefore is the day before the date v.
func (v Value) DayBefore() Value {
	y, m, d := v.Civil()
	switch {
	case d > 1:
		d--
	case m > 1:
		m--
		d = daysIn(y, m)
	default:
		y, m, d = y-1, 12, 31
	}
	return DateOf(y, m, d)
}

// DayAfter is the day after the date v.
func (v Value) DayAfter() Value {
	y, m, d := v.Civil()
	switch {
	case d < daysIn(y, m):
		d++
	case m < 12:
		m, d = m+1, 1
	default:
		y, m, d = y+1, 1, 1
	}
	return DateOf(y, m, d)
}

// Civil takes the date v apart: year, month, day.
func (v Value) Civil() (y, m, d int) {
	n := int(v.num)
	return n / 10000, n / 100 % 100, n % 100
}

// Kind returns what v holds.
func (v Value) Kind() Kind { return v.kind }

// IsNull reports whether v is null.
func (v Value) IsNull() bool { return v.kind == Null }

// True reports whether v is the yes/no value yes.
func (v Value) True() bool { return v.kind == Bool && v.num == 1 }

// Float returns the number v holds, 0 for other kinds.
func (v Value) Float() float64 {
	if v.kind == Number {
		return v.num
	}
	return 0
}

// Text returns the text v holds, "" for other kinds.
func (v Value) Text() string { return v.str }

// Items returns the elements of the list v; a single value is a list of one and
// null a list of none, as in FEEL.
func (v Value) Items() []Value {
	switch v.kind {
	case Null:
		return nil
	case List:
		return v.list
	}
	return []Value{v}
}

// Equal reports whether v and w are the same value.
func (v Value) Equal(w Value) bool { return v.equal(&w) }

func (v *Value) equal(w *Value) bool {
	if v.kind != w.kind || v.num != w.num {
		return false
	}
	if v.str != w.str && (v.kind == String || v.kind == Name || v.kind == Template) {
		return false
	}
	return v.kind != List || slices.EqualFunc(v.list, w.list, Value.Equal)
}

// Compare orders v against w: numbers, dates and texts among their own kind. It
// reports false when the two cannot be compared.
func (v Value) Compare(w Value) (int, bool) { return v.compare(&w) }

func (v *Value) compare(w *Value) (int, bool) {
	if v.kind != w.kind {
		return 0, false
	}
	switch v.kind {
	case Number, Date, Time, DateTime, Days, Months:
		switch {
		case v.num < w.num:
			return -1, true
		case v.num > w.num:
			return 1, true
		}
		return 0, true
	case String:
		return strings.Compare(v.str, w.str), true
	}
	return 0, false
}

// String writes v as a table cell has it: yes, 20000000, basic, 2026-03-01.
func (v Value) String() string {
	switch v.kind {
	case Bool:
		if v.num == 1 {
			return "yes"
		}
		return "no"
	case Number:
		return strconv.FormatFloat(v.num, 'f', -1, 64)
	case String, Time, DateTime, Days, Months, Template:
		return v.str
	case Name:
		return "{" + v.str + "}"
	case Date:
		return fmt.Sprintf("%04d-%02d-%02d", int(v.num)/10000, int(v.num)/100%100, int(v.num)%100)
	case List:
		parts := make([]string, len(v.list))
		for i, e := range v.list {
			parts[i] = e.String()
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return "-"
}

// UnmarshalJSON reads a JSON value; a string that is a calendar day becomes a date.
func (v *Value) UnmarshalJSON(b []byte) error {
	var x any
	if err := leanjson.Unmarshal(b, &x); err != nil {
		return err
	}
	w, err := FromAny(x)
	if err != nil {
		return err
	}
	*v = w
	return nil
}

// FromAny converts what a JSON or YAML reader gives: nil, bool, numbers, string
// (a calendar day becomes a date), and lists of these.
func FromAny(x any) (Value, error) {
	switch x := x.(type) {
	case nil:
		return Value{}, nil
	case bool:
		return BoolOf(x), nil
	case float64:
		return NumberOf(x), nil
	case int:
		return NumberOf(float64(x)), nil
	case int64:
		return NumberOf(float64(x)), nil
	case uint64:
		return NumberOf(float64(x)), nil
	case string:
		if d, ok := ParseDate(x); ok {
			return d, nil
		}
		return StringOf(x), nil
	case []any:
		vs := make([]Value, len(x))
		for i, e := range x {
			v, err := FromAny(e)
			if err != nil {
				return Value{}, err
			}
			vs[i] = v
		}
		return ListOf(vs...), nil
	}
	return wrong("a value of type %s is not one a fact can have", fmt.Sprintf("%T", x))
}
