package rules

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Cell is the unary test of one input cell: a list of alternatives of which one
// must hold, or with Not none may. The empty Cell holds for everything, as "-".
type Cell struct {
	Src  string
	Not  bool
	Alts []Alt

	refs bool // it compares with other facts; set by ParseCell
}

// Alt is one alternative of a cell: equal to Eq, or inside the interval.
type Alt struct {
	Eq     Value // with IsEq
	IsEq   bool
	Lo, Hi Value // null: no limit on that side
	LoOpen bool  // the limit itself is outside
	HiOpen bool
}

// Refs reports whether the cell compares with other facts, named in braces.
func (c Cell) Refs() bool { return c.refs }

// Any reports whether the cell holds for everything.
func (c Cell) Any() bool { return len(c.Alts) == 0 }

// Holds reports whether the test holds for v. For a list it holds when it holds
// for one of the elements; with not, when for none. Null passes "-" and null, and as it is
// different from every value not(a).
func (c Cell) Holds(v Value) bool { return c.holds(&v) }

// Values and alternatives are large: they are looked at where they are.
func (c *Cell) holds(v *Value) bool {
	switch {
	case len(c.Alts) == 0:
		return true
	case v.kind == Null:
		return c.holdsNull(v)
	case v.kind == List:
		for i := range v.list {
			if c.holdsOne(&v.list[i]) {
				return !c.Not
			}
		}
		return c.Not
	}
	return c.holdsOne(v) != c.Not
}

// holdsNull is FEEL's test of null: equal to null alone, different from every value, and
// neither more nor less than any.
func (c *Cell) holdsNull(v *Value) bool {
	if !c.Not || c.holdsOne(v) {
		return !c.Not && c.namesNull()
	}
	return !slices.ContainsFunc(c.Alts, func(a Alt) bool { return !a.IsEq })
}

// NamesNull reports whether null is one of the alternatives.
func (c Cell) NamesNull() bool { return c.namesNull() }

func (c *Cell) namesNull() bool {
	for i := range c.Alts {
		if c.Alts[i].IsEq && c.Alts[i].Eq.kind == Null {
			return true
		}
	}
	return false
}

func (c *Cell) holdsOne(v *Value) bool {
	for i := range c.Alts {
		if c.Alts[i].holds(v) {
			return true
		}
	}
	return false
}

func (a *Alt) holds(v *Value) bool {
	if a.IsEq {
		if a.Eq.kind == List && v.kind != List { // a list stands for any of its values
			return slices.ContainsFunc(a.Eq.list, v.Equal)
		}
		return a.Eq.equal(v)
	}
	if a.Lo.kind != Null {
		n, ok := v.compare(&a.Lo)
		if !ok || n < 0 || n == 0 && a.LoOpen {
			return false
		}
	}
	if a.Hi.kind != Null {
		n, ok := v.compare(&a.Hi)
		if !ok || n > 0 || n == 0 && a.HiOpen {
			return false
		}
	}
	return true
}

// String writes the cell in S-FEEL. Texts are quoted where they must be.
func (c Cell) String() string {
	if c.Any() {
		return "-"
	}
	parts := make([]string, len(c.Alts))
	for i, a := range c.Alts {
		parts[i] = a.String()
	}
	s := strings.Join(parts, ", ")
	if c.Not {
		return "not(" + s + ")"
	}
	return s
}

func (a Alt) String() string {
	switch {
	case a.IsEq:
		return literal(a.Eq)
	case a.Hi.IsNull() && a.LoOpen:
		return "> " + literal(a.Lo)
	case a.Hi.IsNull():
		return ">= " + literal(a.Lo)
	case a.Lo.IsNull() && a.HiOpen:
		return "< " + literal(a.Hi)
	case a.Lo.IsNull():
		return "<= " + literal(a.Hi)
	}
	l, r := "[", "]"
	if a.LoOpen {
		l = "("
	}
	if a.HiOpen {
		r = ")"
	}
	return l + literal(a.Lo) + ".." + literal(a.Hi) + r
}

// Literal writes a value as an output cell has it: "-" for none.
func Literal(v Value) string {
	switch v.kind {
	case Null:
		return "-"
	case String: // braces would make it a text with names
		return braceEscapes.Replace(literal(v))
	case List:
		parts := make([]string, len(v.list))
		for i, e := range v.list {
			parts[i] = Literal(e)
			if e.kind == Null {
				parts[i] = "null"
			}
		}
		s := strings.Join(parts, ", ")
		if len(parts) < 2 {
			s = "[" + s + "]"
		}
		return s
	}
	return literal(v)
}

func literal(v Value) string {
	switch v.kind {
	case Null:
		return "null"
	case Template:
		return `"` + quoteEscapes.Replace(v.str) + `"`
	case String:
		if isWord(v.str) {
			return v.str
		}
		return `"` + quoteEscapes.Replace(v.str) + `"`
	}
	return v.String()
}

var braceEscapes = strings.NewReplacer("{", `\{`, "}", `\}`)

var quoteEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, `“`, `\“`, `”`, `\”`, "\n", `\n`, "\r", `\r`, "\t", `\t`)

// isWord reports whether s can stand in a cell without quotes and still be read
// as the same text.
func isWord(s string) bool {
	switch s {
	case "", "-", "yes", "no", "true", "false", "null", "not":
		return false
	}
	if _, ok := parseFloat(s); ok {
		return false
	}
	if _, ok := ParseDate(s); ok {
		return false
	}
	for _, r := range s {
		if !isWordRune(r) {
			return false
		}
	}
	return true
}

// parseFloat is strconv.ParseFloat, which makes an error of every word, for what may be
// a number.
func parseFloat(s string) (float64, bool) {
	if s == "" || !strings.ContainsRune("0123456789+-.iInN", rune(s[0])) {
		return 0, false
	}
	f, err := strconv.ParseFloat(s, 64)
	return f, err == nil
}

func isWordRune(r rune) bool {
	return r == '_' || r == '-' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// CellError is a cell that could not be read. Offset counts bytes from the start
// of the cell's text.
type CellError struct {
	Offset int
	Msg    string
	Hint   string
}

func (e *CellError) Error() string { return e.Msg + "; " + e.Hint }

// ParseCell reads a unary test: "-", a value, several values separated by commas,
// "< 5", "[1..5)", "not(…)". Full-width punctuation, as Chinese input methods
// write it, is read like its plain form.
func ParseCell(src string) (Cell, error) {
	p := &cellParser{src: src}
	c, err := p.cell()
	if err != nil {
		return Cell{}, err
	}
	c.Src = src
	for _, a := range c.Alts {
		c.refs = c.refs || a.Eq.kind == Name || a.Lo.kind == Name || a.Hi.kind == Name
	}
	return c, nil
}

// ParseOutput reads an output cell: one value, "-" for none, or a list of values
// separated by commas. A list of one or none stands in brackets. In quotation marks
// {name} stands for the value of a fact, \{ and \} for braces.
func ParseOutput(src string) (Value, error) {
	p := &cellParser{src: src, output: true}
	if err := p.separators(); err != nil {
		return Value{}, err
	}
	p.space()
	if p.end() || p.alone("-") {
		return Value{}, nil
	}
	var vs []Value
	brackets := p.eat("[", "［")
	closed := brackets && p.eat("]", "］")
	for !closed {
		v, err := p.value()
		if err != nil {
			return Value{}, err
		}
		vs = append(vs, v)
		if brackets {
			closed = p.eat("]", "］")
		} else {
			closed = p.end()
		}
		if !closed && !p.eat(",", "，", "、") {
			return Value{}, p.fail("unexpected "+p.rest(), `an output is one value, "-", or values separated by commas`)
		}
	}
	if !p.end() {
		return Value{}, p.fail("unexpected "+p.rest(), `an output is one value, "-", or values separated by commas`)
	}
	if len(vs) == 1 && !brackets {
		return vs[0], nil
	}
	return ListOf(vs...), nil
}

// separators refuses 20,000,000, which would be a list of three numbers. In a list that
// is one a space follows the comma.
func (p *cellParser) separators() error {
	if strings.ContainsAny(p.src, "\"“”") || !strings.ContainsAny(p.src, ",，") {
		return nil
	}
	for i := 0; i < len(p.src); i++ {
		n := wordLen(p.src[i:])
		if n == 0 {
			continue
		}
		if first := p.src[i : i+n]; n <= 3 && allDigits(first) && (i == 0 || p.src[i-1] != '.') && thousandsFollow(p.src[i+n:]) {
			p.pos = i
			return p.fail("a number stands here with separators, or a list without spaces", "write the number without separators, as 20000000; in a list a space follows each comma")
		}
		i += n
	}
	return nil
}

// thousandsFollow reports whether s goes on with a comma and three digits.
func thousandsFollow(s string) bool {
	rest, ok := strings.CutPrefix(s, ",")
	if !ok {
		rest, ok = strings.CutPrefix(s, "，")
	}
	n := wordLen(rest)
	return ok && n == 3 && allDigits(rest[:n])
}

// wordLen is the length of the letters and digits at the start of s.
func wordLen(s string) int {
	if n := strings.IndexFunc(s, func(r rune) bool { return !isWordRune(r) }); n >= 0 {
		return n
	}
	return len(s)
}

func allDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

type cellParser struct {
	src    string
	pos    int
	output bool // texts may have names in braces
}

// mostAlternatives is how many alternatives a cell may have.
const mostAlternatives = 2000

func (p *cellParser) fail(msg, hint string) error {
	return &CellError{Offset: p.pos, Msg: msg, Hint: hint}
}

func (p *cellParser) space() {
	for p.pos < len(p.src) {
		r, n := utf8.DecodeRuneInString(p.src[p.pos:])
		if !unicode.IsSpace(r) {
			return
		}
		p.pos += n
	}
}

func (p *cellParser) end() bool { p.space(); return p.pos == len(p.src) }

func (p *cellParser) rest() string {
	s := p.src[p.pos:]
	if len([]rune(s)) > 20 {
		s = string([]rune(s)[:20]) + "…"
	}
	return strconv.Quote(s)
}

func (p *cellParser) eat(tokens ...string) bool {
	p.space()
	for _, t := range tokens {
		if strings.HasPrefix(p.src[p.pos:], t) {
			p.pos += len(t)
			return true
		}
	}
	return false
}

// alone eats t when nothing follows it.
func (p *cellParser) alone(t string) bool {
	if strings.TrimSpace(p.src[p.pos:]) == t {
		p.pos = len(p.src)
		return true
	}
	return false
}

func (p *cellParser) cell() (Cell, error) {
	if err := p.separators(); err != nil {
		return Cell{}, err
	}
	p.space()
	if p.end() {
		return Cell{}, p.fail("the cell is empty", `write "-" where the column does not matter`)
	}
	if p.alone("-") || p.alone("—") || p.alone("–") {
		return Cell{}, nil
	}
	var c Cell
	start := p.pos
	if p.eat("not") {
		if p.eat("(", "（") {
			c.Not = true
		} else {
			p.pos = start // a word that begins with "not"
		}
	}
	for {
		a, err := p.alt()
		if err != nil {
			return Cell{}, err
		}
		c.Alts = append(c.Alts, a)
		if len(c.Alts) > mostAlternatives {
			return Cell{}, p.fail("the cell has more than 2000 alternatives", "let a table of its own sort the values into kinds, and test the kind")
		}
		if p.eat(",", "，", "、") {
			continue
		}
		break
	}
	if c.Not && !p.eat(")", "）") {
		return Cell{}, p.fail("not( is not closed", `write "not(a, b)"`)
	}
	if !p.end() {
		return Cell{}, p.fail("unexpected "+p.rest(), `separate alternatives with commas, quote a text that has spaces or signs`)
	}
	return c, nil
}

func (p *cellParser) alt() (Alt, error) {
	switch {
	case p.eat("<=", "≤", "＜=", "<＝"):
		v, err := p.value()
		return Alt{Hi: v}, err
	case p.eat(">=", "≥", "＞="):
		v, err := p.value()
		return Alt{Lo: v}, err
	case p.eat("<", "＜"):
		v, err := p.value()
		return Alt{Hi: v, HiOpen: true}, err
	case p.eat(">", "＞"):
		v, err := p.value()
		return Alt{Lo: v, LoOpen: true}, err
	}
	start := p.pos
	if open := p.eat("(", "（", "]"); open || p.eat("[", "［") {
		return p.interval(open, start)
	}
	v, err := p.value()
	return Alt{Eq: v, IsEq: true}, err
}

func (p *cellParser) interval(loOpen bool, start int) (Alt, error) {
	a := Alt{LoOpen: loOpen}
	var err error
	if a.Lo, err = p.value(); err != nil {
		return a, err
	}
	if !p.eat("..") {
		return a, p.fail("the interval lacks its second limit", `write "[1..5)"`)
	}
	if a.Hi, err = p.value(); err != nil {
		return a, err
	}
	switch {
	case p.eat("]", "］"):
	case p.eat(")", "）", "["):
		a.HiOpen = true
	default:
		return a, p.fail("the interval is not closed", `end it with "]" (limit included) or ")" (limit not included)`)
	}
	n, ok := a.Lo.Compare(a.Hi)
	switch {
	case a.Lo.kind == Name || a.Hi.kind == Name: // known when the facts are
	case !ok:
		p.pos = start
		return a, p.fail("the limits of the interval cannot be compared", "use two numbers or two dates")
	case n > 0 || n == 0 && (a.LoOpen || a.HiOpen):
		p.pos = start
		return a, p.fail("the interval is empty", "put the smaller limit first")
	}
	return a, nil
}

func (p *cellParser) value() (Value, error) {
	p.space()
	start := p.pos
	if p.pos == len(p.src) {
		return Value{}, p.fail("a value is missing", `write a number, a word, a date or a "text"`)
	}
	if strings.HasPrefix(p.src[p.pos:], `date(`) {
		p.pos += len("date(")
		v, err := p.value()
		if err != nil {
			return v, err
		}
		if d, ok := ParseDate(v.str); ok && v.kind == String {
			v = d
		}
		if v.kind != Date {
			p.pos = start
			return v, p.fail("date(…) does not hold a date", `write date("2026-03-01")`)
		}
		if !p.eat(")") {
			return v, p.fail("date( is not closed", `write date("2026-03-01")`)
		}
		return v, nil
	}
	if p.src[p.pos] == '{' {
		end := strings.IndexByte(p.src[p.pos:], '}')
		if end < 0 {
			return Value{}, p.fail("the name in braces is not closed", `write "{claim-amount}"`)
		}
		name := strings.TrimSpace(p.src[p.pos+1 : p.pos+end])
		if name == "" {
			return Value{}, p.fail("the braces hold no name", `write "{claim-amount}"`)
		}
		p.pos += end + 1
		return Value{kind: Name, str: name}, nil
	}
	if q, n := utf8.DecodeRuneInString(p.src[p.pos:]); q == '"' || q == '“' || q == '”' {
		return p.quoted(n)
	}
	for p.pos < len(p.src) {
		r, n := utf8.DecodeRuneInString(p.src[p.pos:])
		dot := r == '.' && !strings.HasPrefix(p.src[p.pos:], "..")
		if !isWordRune(r) && !dot && !(r == '+' && p.pos == start) {
			break
		}
		p.pos += n
	}
	word := p.src[start:p.pos]
	switch word {
	case "":
		return Value{}, p.fail("unexpected "+p.rest(), `write a number, a word, a date or a "text"`)
	case "yes", "true":
		return Yes, nil
	case "no", "false":
		return No, nil
	case "null":
		return Value{}, nil
	}
	if d, ok := ParseDate(word); ok {
		return d, nil
	}
	if f, ok := parseFloat(word); ok && f-f == 0 {
		if digits(word) > 15 {
			p.pos = start
			return Value{}, p.fail("the number has more than fifteen digits", "write it as a text in quotation marks if it is not calculated with; else round it")
		}
		return NumberOf(f), nil
	}
	if c := word[0]; c >= '0' && c <= '9' {
		if len(word) == 10 && strings.Count(word, "-") == 2 {
			p.pos = start
			return Value{}, p.fail(fmt.Sprintf("the calendar has no day %s", word), "dates are written 2026-03-01")
		}
	}
	return StringOf(word), nil
}

func (p *cellParser) quoted(open int) (Value, error) {
	start := p.pos
	p.pos += open
	var b strings.Builder
	var opened, escaped bool // braces, plain and with a backslash
	for p.pos < len(p.src) {
		r, n := utf8.DecodeRuneInString(p.src[p.pos:])
		p.pos += n
		switch r {
		case '"', '”', '“':
			s := b.String()
			if p.output && opened && strings.Contains(s, "}") {
				if escaped {
					p.pos = start
					return Value{}, p.fail("a text with names in braces has no other braces", "write other brackets")
				}
				return Value{kind: Template, str: s}, nil
			}
			return StringOf(s), nil
		case '{':
			opened = true
		case '\\':
			if p.pos < len(p.src) {
				r, n = utf8.DecodeRuneInString(p.src[p.pos:])
				p.pos += n
			}
			switch r {
			case 'n':
				r = '\n'
			case 'r':
				r = '\r'
			case 't':
				r = '\t'
			case '{', '}':
				escaped = true
			}
		}
		b.WriteRune(r)
	}
	p.pos = start
	return Value{}, p.fail("the text is not closed", `end it with a quotation mark`)
}

// digits counts the significant digits of a number as it is written.
func digits(word string) int {
	word, _, _ = strings.Cut(strings.ToLower(word), "e")
	whole, fraction, point := strings.Cut(strings.TrimLeft(word, "+-0"), ".")
	if !point {
		whole = strings.TrimRight(whole, "0")
	}
	all := strings.TrimLeft(whole+strings.TrimRight(fraction, "0"), "0")
	return len(all)
}
