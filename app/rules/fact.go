package rules

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Type is the type of a fact.
type Type string

// The types of facts.
const (
	TypeYesNo   Type = "yes-no"
	TypeChoice  Type = "choice"  // one of Values
	TypeChoices Type = "choices" // any of Values
	TypeMoney   Type = "money"   // in Unit, an ISO 4217 code
	TypeNumber  Type = "number"
	TypeDate    Type = "date"
	TypeCountry Type = "country" // an ISO 3166-1 alpha-2 code
	TypeText    Type = "text"    // free text
	TypeList    Type = "list"    // any list of values
	// Types of imported models that no wizard asks for.
	TypeTime     Type = "time"
	TypeDateTime Type = "date-time"
	TypeDays     Type = "days-duration"
	TypeMonths   Type = "months-duration"
)

// Types lists the types that a fact may be declared with.
var Types = []Type{
	TypeYesNo, TypeChoice, TypeChoices, TypeMoney, TypeNumber, TypeDate, TypeCountry,
	TypeText, TypeList, TypeTime, TypeDateTime, TypeDays, TypeMonths,
}

// KindOf is the kind of value that a fact of type t has; of choices, of each choice.
func KindOf(t Type) Kind {
	switch t {
	case TypeYesNo:
		return Bool
	case TypeMoney, TypeNumber:
		return Number
	case TypeDate:
		return Date
	case TypeList:
		return List
	case TypeTime:
		return Time
	case TypeDateTime:
		return DateTime
	case TypeDays:
		return Days
	case TypeMonths:
		return Months
	}
	return String
}

// Ordered reports whether values of type t can be more or less than others.
func (t Type) Ordered() bool {
	switch KindOf(t) {
	case Number, Date, Time, DateTime, Days, Months:
		return true
	}
	return t == TypeText
}

// Fact is something the visitor knows: an input datum of the decisions. Facts are
// declared once and shared by all of them; their order is the order of questions.
type Fact struct {
	ID     string   `json:"id"`
	Type   Type     `json:"type"`
	Values []string `json:"values,omitempty"` // of a choice
	Unit   string   `json:"unit,omitempty"`   // of money and numbers
	Min    *float64 `json:"min,omitempty"`    // of money and numbers, inclusive
	Max    *float64 `json:"max,omitempty"`
	// Above and Below say that Min and Max are themselves outside.
	Above bool `json:"above,omitempty"`
	Below bool `json:"below,omitempty"`
	// Again is the fact to ask again when this one is answered otherwise: its answers
	// are alternatives that the visitor may choose between and compare.
	Again string `json:"again,omitempty"`
	// Party is the kind of party that the fact is about where a case may have several:
	// each of them answers for itself.
	Party string `json:"party,omitempty"`
	// Groups are the headings that the answers of a choice stand under, in the order of the
	// page: each the key of its words, and behind it its values. Values have that order too.
	Groups [][]string `json:"-"`
	// Help are lines on how to find the answer that only some cases need.
	Help []Help `json:"help,omitempty"`
	File string `json:"-"` // where it is declared
	Line int    `json:"-"`
	// Inferred is set when no declaration was found and the type was read from the
	// cells that use the fact.
	Inferred bool   `json:"-"`
	Note     string `json:"-"` // of a model that is imported
}

// Help is a line on how to find an answer, for the cases in which each of the choices named
// has one of the values.
type Help struct {
	Line string              `json:"line"` // the key of its words
	When map[string][]string `json:"when"`
}

// Countries holds the attributes of countries: code → attribute → value.
type Countries map[string]map[string]Value

// inThousands reports whether the commas of a number stand between its thousands and
// nowhere else.
func inThousands(s string) bool {
	whole, _, _ := strings.Cut(s, ".")
	groups := strings.Split(strings.TrimLeft(whole, "+-"), ",")
	for i, g := range groups {
		if !allDigits(g) || len(g) > 3 || i > 0 && len(g) < 3 {
			return false
		}
	}
	return strings.Count(s, ",") == len(groups)-1
}

// ValueError says why a value is none that a fact can have.
type ValueError struct {
	Format string // of package fmt
	Args   []any
}

// Error implements error.
func (e *ValueError) Error() string { return fmt.Sprintf(e.Format, e.Args...) }

// Sentence is the error for those who tell it in another language.
func (e *ValueError) Sentence() (string, []any) { return e.Format, e.Args }

func wrong(msg string, args ...any) (Value, error) { return Value{}, &ValueError{msg, args} }

// Parse reads an answer written as text, from a form, a link or the command line.
// An empty answer is null. The error says what would be right.
func (f *Fact) Parse(s string) (Value, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return Value{}, nil
	}
	switch f.Type {
	case TypeYesNo:
		switch strings.ToLower(s) {
		case "yes", "true":
			return Yes, nil
		case "no", "false":
			return No, nil
		}
		return wrong("%q is neither yes nor no", s)
	case TypeMoney, TypeNumber:
		if strings.Contains(s, ",") {
			if !inThousands(s) {
				return wrong("%q is not a number", s)
			}
			s = strings.ReplaceAll(s, ",", "")
		}
		n, err := strconv.ParseFloat(s, 64)
		if err != nil || n != n || n-n != 0 || strings.Trim(s, "0123456789.+-eE") != "" {
			return wrong("%q is not a number", s)
		}
		if digits(s) > 15 {
			return wrong("%q has more than fifteen digits", s)
		}
		return f.check(NumberOf(n))
	case TypeDate:
		d, ok := ParseDate(s)
		if !ok {
			return wrong("%q is not a date written as 2026-03-01", s)
		}
		return d, nil
	case TypeChoices:
		var vs []Value
		for e := range strings.SplitSeq(s, "+") {
			vs = append(vs, StringOf(e))
		}
		return f.check(ListOf(vs...))
	}
	return f.check(StringOf(s))
}

// Convert fits a value read from JSON or YAML to the fact's type.
func (f *Fact) Convert(v Value) (Value, error) {
	if v.IsNull() {
		return v, nil
	}
	switch f.Type {
	case TypeYesNo:
		if v.kind == String {
			return f.Parse(v.str)
		}
	case TypeMoney, TypeNumber:
		if v.kind == String {
			if strings.Contains(v.str, ",") { // 1,500 can be read in two ways
				return wrong("%q is not a number written without separators, as 20000000.5", v.str)
			}
			return f.Parse(v.str)
		}
		if v.kind == Number && digits(v.String()) > 15 {
			return wrong("%s has more than fifteen digits", v)
		}
	case TypeChoices:
		if v.kind == String {
			v = ListOf(v)
		}
	case TypeList:
		v = ListOf(v.Items()...)
	case TypeTime, TypeDateTime, TypeDays, TypeMonths:
		t, ok := ParseTemporal(KindOf(f.Type), v.String())
		if !ok {
			return wrong("%q is not a value of type %s, written as ISO 8601 has it", v, f.Type)
		}
		return t, nil
	case TypeText, TypeChoice, TypeCountry:
		// A choice may look like something else in YAML: yes, 2026, a date.
		if v.kind == Bool || v.kind == Number || v.kind == Date {
			v = StringOf(v.String())
		}
	}
	return f.check(v)
}

func (f *Fact) check(v Value) (Value, error) {
	switch f.Type {
	case TypeYesNo:
		if v.kind != Bool {
			return wrong("%s is neither yes nor no", v)
		}
	case TypeMoney, TypeNumber:
		if v.kind != Number {
			return wrong("%s is not a number", v)
		}
		if f.Min != nil && v.num < *f.Min {
			return wrong("%s is below %s, the least there can be", v, NumberOf(*f.Min))
		}
		if f.Max != nil && v.num > *f.Max {
			return wrong("%s is above %s, the most there can be", v, NumberOf(*f.Max))
		}
		if f.Above && v.num == *f.Min {
			return wrong("%s is not above %s", v, NumberOf(*f.Min))
		}
		if f.Below && v.num == *f.Max {
			return wrong("%s is not below %s", v, NumberOf(*f.Max))
		}
		if len(f.Values) > 0 && !slices.Contains(f.Values, v.String()) {
			return wrong("%q is not one of the answers: %s", v, strings.Join(f.Values, ", "))
		}
	case TypeDate:
		if v.kind != Date {
			return wrong("%s is not a date written as 2026-03-01", v)
		}
	case TypeChoice:
		if v.kind != String {
			return wrong("%s is not one of the answers", v)
		}
		if !slices.Contains(f.Values, v.str) && !f.Inferred {
			return wrong("%q is not one of the answers: %s", v.str, strings.Join(f.Values, ", "))
		}
	case TypeChoices:
		if v.kind != List {
			return wrong("%s is not a list of answers", v)
		}
		for _, e := range v.list {
			if e.kind != String || !slices.Contains(f.Values, e.str) && !f.Inferred {
				return wrong("%q is not one of the answers: %s", e, strings.Join(f.Values, ", "))
			}
		}
	case TypeCountry:
		if v.kind != String {
			return wrong("%s is not a country code", v)
		}
	}
	return v, nil
}
