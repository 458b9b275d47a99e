// Package leanjson reads JSON into Go values as encoding/json does, for the types that
// compiled data is made of. It is there for its weight: with encoding/json the binary is
// 48 kB larger after brotli. It writes nothing; what is compiled is written with
// encoding/json, and a test holds that both read it alike.
package leanjson

import (
	"bytes"
	"errors"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"
	"unicode/utf8"
)

// Unmarshaler reads its own JSON, as for encoding/json.
type Unmarshaler interface{ UnmarshalJSON([]byte) error }

// Unmarshal reads a JSON text into what into points at: booleans, numbers, strings, slices,
// maps with keys of a string type, structs with the names of their json tags (as they are
// written, in upper and lower case), pointers to these, interfaces without methods, and
// [Unmarshaler]. What is
// there already is kept as encoding/json keeps it: an object adds to a map and to a struct.
//
// It fails where the text is no JSON, and where a value is of another type than its place.
func Unmarshal(text []byte, into any) error {
	r := reader{text: text}
	r.value(reflect.ValueOf(into).Elem())
	if r.peek(); r.err == nil && r.at < len(text) {
		r.fail("something follows the value")
	}
	return r.err
}

// reader is at a place of a text. After the first error it is at the end.
type reader struct {
	text []byte
	at   int
	err  error
}

func (r *reader) fail(what string) {
	if r.err == nil {
		r.err = errors.New("JSON, byte " + strconv.Itoa(r.at) + ": " + what)
	}
	r.at = len(r.text)
}

// peek skips space and gives the byte that follows, 0 at the end.
func (r *reader) peek() byte {
	for ; r.at < len(r.text); r.at++ {
		switch c := r.text[r.at]; c {
		case ' ', '\t', '\n', '\r':
		default:
			return c
		}
	}
	return 0
}

// members calls one for each member of a list or an object, standing before it.
func (r *reader) members(end byte, one func()) {
	r.at++
	if r.peek() == end {
		r.at++
		return
	}
	for r.err == nil {
		one()
		switch r.peek() {
		case ',':
			r.at++
		case end:
			r.at++
			return
		default:
			r.fail("a comma or the end is missing")
		}
	}
}

// key reads the name of a member of an object, and the colon.
func (r *reader) key() string {
	if r.peek() != '"' {
		r.fail("a name is missing")
		return ""
	}
	name := r.string()
	if r.peek() != ':' {
		r.fail("a colon is missing")
		return ""
	}
	r.at++
	return name
}

func (r *reader) value(v reflect.Value) {
	c := r.peek()
	if v.Kind() == reflect.Pointer && c != 'n' {
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		r.value(v.Elem())
		return
	}
	if v.CanAddr() {
		if own, ok := v.Addr().Interface().(Unmarshaler); ok {
			from := r.at
			if r.skip(); r.err == nil {
				if err := own.UnmarshalJSON(r.text[from:r.at]); err != nil {
					r.err = err
				}
			}
			return
		}
	}
	if v.Kind() == reflect.Interface && v.NumMethod() == 0 {
		if x := r.any(); r.err == nil {
			if x == nil {
				v.SetZero()
			} else {
				v.Set(reflect.ValueOf(x))
			}
		}
		return
	}
	switch {
	case c == 'n':
		r.word("null")
		switch v.Kind() {
		case reflect.Slice, reflect.Map, reflect.Pointer:
			v.SetZero()
		}
	case c == '{' && v.Kind() == reflect.Map && v.Type().Key().Kind() == reflect.String:
		r.mapping(v)
	case c == '{' && v.Kind() == reflect.Struct:
		fields := fieldsOf(v.Type())
		r.members('}', func() {
			if i, ok := fields[r.key()]; ok {
				r.value(v.FieldByIndex(i))
			} else {
				r.skip()
			}
		})
	case c == '[' && v.Kind() == reflect.Slice:
		r.slice(v)
	case c == '"' && v.Kind() == reflect.String:
		v.SetString(r.string())
	case (c == 't' || c == 'f') && v.Kind() == reflect.Bool:
		v.SetBool(r.bool())
	case v.CanInt():
		if n, ok := whole(r.number()); ok && !v.OverflowInt(n) {
			v.SetInt(n)
		} else {
			r.fail("not a whole number, or too large")
		}
	case v.CanFloat():
		if n, err := strconv.ParseFloat(string(r.number()), v.Type().Bits()); err == nil {
			v.SetFloat(n)
		} else {
			r.fail("not a number, or too large")
		}
	default:
		r.fail("not a value for a " + v.Type().String())
	}
}

func (r *reader) mapping(v reflect.Value) {
	t := v.Type()
	if v.IsNil() {
		v.Set(reflect.MakeMap(t))
	}
	key, elem := reflect.New(t.Key()).Elem(), reflect.New(t.Elem()).Elem()
	r.members('}', func() {
		key.SetString(r.key())
		elem.SetZero()
		if r.value(elem); r.err == nil {
			v.SetMapIndex(key, elem)
		}
	})
}

func (r *reader) slice(v reflect.Value) {
	n := 0
	r.members(']', func() {
		if n == v.Cap() {
			v.Grow(1)
		}
		if n >= v.Len() {
			v.SetLen(n + 1)
		}
		r.value(v.Index(n))
		n++
	})
	if n == 0 {
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	}
	v.SetLen(n)
}

// any reads a value of unknown type: nil, bool, float64, string, []any, map[string]any.
func (r *reader) any() any {
	switch c := r.peek(); {
	case c == '{':
		out := make(map[string]any)
		r.members('}', func() { name := r.key(); out[name] = r.any() })
		return out
	case c == '[':
		out := []any{}
		r.members(']', func() { out = append(out, r.any()) })
		return out
	case c == '"':
		return r.string()
	case c == 't' || c == 'f':
		return r.bool()
	case c == 'n':
		r.word("null")
		return nil
	}
	n, err := strconv.ParseFloat(string(r.number()), 64)
	if err != nil {
		r.fail("not a number, or too large")
	}
	return n
}

// skip passes over a value.
func (r *reader) skip() {
	switch c := r.peek(); {
	case c == '{':
		r.members('}', func() { r.key(); r.skip() })
	case c == '[':
		r.members(']', r.skip)
	case c == '"':
		r.quoted()
	case c == 't' || c == 'f':
		r.bool()
	case c == 'n':
		r.word("null")
	default:
		r.number()
	}
}

func (r *reader) bool() bool {
	if r.text[r.at] == 't' {
		r.word("true")
		return true
	}
	r.word("false")
	return false
}

func (r *reader) word(w string) {
	if !bytes.HasPrefix(r.text[r.at:], []byte(w)) {
		r.fail("neither null nor true nor false")
		return
	}
	r.at += len(w)
}

// number passes over a number as JSON writes it: -0.5e+10, without a zero before others.
func (r *reader) number() []byte {
	from := r.at
	digits := func() {
		if r.at == len(r.text) || r.text[r.at] < '0' || r.text[r.at] > '9' {
			r.fail("a digit is missing")
		}
		for r.at < len(r.text) && r.text[r.at] >= '0' && r.text[r.at] <= '9' {
			r.at++
		}
	}
	one := func(of string) bool {
		if r.at < len(r.text) && strings.IndexByte(of, r.text[r.at]) >= 0 {
			r.at++
			return true
		}
		return false
	}
	one("-")
	if !one("0") {
		digits()
	}
	if one(".") {
		digits()
	}
	if one("eE") {
		one("+-")
		digits()
	}
	if r.err != nil {
		return nil
	}
	return r.text[from:r.at]
}

// whole reads a whole number that an int64 holds.
func whole(s []byte) (n int64, ok bool) {
	digits := bytes.TrimPrefix(s, []byte{'-'})
	if len(digits) == 0 || len(digits) > 18 {
		n, err := strconv.ParseInt(string(s), 10, 64)
		return n, err == nil
	}
	for _, d := range digits {
		if d < '0' || d > '9' {
			return 0, false
		}
		n = n*10 + int64(d-'0')
	}
	if len(digits) < len(s) {
		n = -n
	}
	return n, true
}

// quoted passes over a string and gives what stands between its marks, and whether there is
// something in it to be undone.
func (r *reader) quoted() (inside []byte, escaped bool) {
	r.at++
	for from := r.at; r.at < len(r.text); r.at++ {
		switch c := r.text[r.at]; {
		case c == '"':
			r.at++
			return r.text[from : r.at-1], escaped
		case c == '\\':
			escaped = true
			r.at++
			if r.at < len(r.text) && strings.IndexByte(`"\/bfnrtu`, r.text[r.at]) < 0 {
				r.fail("an unknown sign behind a backslash")
			} else if r.at < len(r.text) && r.text[r.at] == 'u' && hex(r.text[r.at+1:]) < 0 {
				r.fail("four hexadecimal digits are missing")
			}
		case c < ' ':
			r.fail("a control character in a string")
		}
	}
	r.fail("a string has no end")
	return nil, false
}

func (r *reader) string() string {
	s, escaped := r.quoted()
	if !utf8.Valid(s) {
		s = []byte(string([]rune(string(s)))) // what is no UTF-8 becomes U+FFFD
	}
	if !escaped {
		return string(s)
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' {
			out = append(out, s[i])
			continue
		}
		i++
		if at := strings.IndexByte("bfnrt", s[i]); at >= 0 {
			out = append(out, "\b\f\n\r\t"[at])
			continue
		}
		if s[i] != 'u' {
			out = append(out, s[i])
			continue
		}
		c := hex(s[i+1:])
		i += 4
		if utf16.IsSurrogate(c) {
			pair := utf8.RuneError
			if i+2 < len(s) && s[i+1] == '\\' && s[i+2] == 'u' {
				pair = utf16.DecodeRune(c, hex(s[i+3:]))
			}
			if c = pair; c != utf8.RuneError {
				i += 6
			}
		}
		out = utf8.AppendRune(out, c)
	}
	return string(out)
}

// hex reads four digits, -1 where they are not there.
func hex(s []byte) (c rune) {
	if len(s) < 4 {
		return -1
	}
	for _, d := range s[:4] {
		switch {
		case d >= '0' && d <= '9':
			c = c<<4 | rune(d-'0')
		case d|' ' >= 'a' && d|' ' <= 'f':
			c = c<<4 | rune(d|' '-'a'+10)
		default:
			return -1
		}
	}
	return c
}

// known are the fields of the types that were read.
var known sync.Map // reflect.Type: map[string][]int

// fieldsOf gives the place of each field by its name, also of those of embedded structs.
func fieldsOf(t reflect.Type) map[string][]int {
	if m, ok := known.Load(t); ok {
		return m.(map[string][]int)
	}
	m := make(map[string][]int)
	for i := range t.NumField() {
		f := t.Field(i)
		tag := f.Tag.Get("json")
		name, _, _ := strings.Cut(tag, ",")
		switch {
		case f.Anonymous && name == "" && f.Type.Kind() == reflect.Struct:
			for inner, at := range fieldsOf(f.Type) {
				if _, ok := m[inner]; !ok {
					m[inner] = append([]int{i}, at...)
				}
			}
		case !f.IsExported() || tag == "-":
		case name != "":
			m[name] = []int{i}
		default:
			m[f.Name] = []int{i}
		}
	}
	known.Store(t, m)
	return m
}
