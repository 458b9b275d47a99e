package dmn

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"

	"wentu/app/rules"
)

// Names of a DMN model are words of FEEL: a bare word in a cell is a name, a text
// stands in quotation marks. In our cells it is the other way round, so names go
// into braces on the way in and texts into quotation marks on the way out.

var dateLiteral = regexp.MustCompile(`^(?:date\s*\(\s*"(\d{4}-\d{2}-\d{2})"\s*\)|@"(\d{4}-\d{2}-\d{2})")`)

// fromFEEL rewrites a unary test or an output entry: names become {names}. Names are
// the known ones of the model, the longest first, as names may have spaces. A word that
// is none of them, and a calculation, are errors.
func fromFEEL(src string, names []string) (string, error) {
	var b strings.Builder
	for i := 0; i < len(src); {
		rest := src[i:]
		switch m := dateLiteral.FindStringSubmatch(rest); {
		case rest[0] == '"':
			end := closing(rest)
			if !strings.HasSuffix(rest[:end], `"`) || end < 2 {
				return "", errors.New("a text is not closed")
			}
			b.WriteString(ourText(unquote(rest[1 : end-1])))
			i += end
		case m != nil:
			b.WriteString(m[1] + m[2])
			i += len(m[0])
		case wordByte(rest[0]) && !digit(rest[0]):
			if name := nameAt(rest, names); name != "" {
				if strings.ContainsAny(name, "{}") {
					return "", fmt.Errorf("the name %q has braces", name)
				}
				b.WriteString("{" + name + "}")
				i += len(name)
				continue
			}
			n := 1
			for n < len(rest) && wordByte(rest[n]) {
				n++
			}
			switch rest[:n] {
			case "true", "false", "null", "not":
			default:
				return "", fmt.Errorf("%q is not a name of the model", rest[:n])
			}
			b.WriteString(rest[:n])
			i += n
		case digit(rest[0]):
			n := 1
			for n < len(rest) && (digit(rest[n]) || rest[n] == '.' && n+1 < len(rest) && digit(rest[n+1])) {
				n++
			}
			if next := strings.TrimLeft(rest[n:], " \t\r\n"); next != "" && (next[0] == '-' || wordByte(next[0])) {
				return "", fmt.Errorf("%q is a calculation", src)
			}
			if separated(rest[:n], rest[n:]) {
				return "", fmt.Errorf("in %q commas or full stops stand as if they parted thousands, which FEEL does not know", src)
			}
			b.WriteString(rest[:n])
			i += n
		case rest[0] == ',':
			b.WriteString(", ")
			i++
		default:
			b.WriteByte(rest[0])
			i++
		}
	}
	return strings.TrimSpace(b.String()), nil
}

// equal reads the sign of equality before a value, as DMN has it since 1.4 and Flowable writes
// it twice: "= 20" is 20, and a cell of nothing but != "x" is not("x"). Before anything else than
// a value it stays, and is refused.
func equal(src string) string {
	src = strings.TrimSpace(src)
	parts := alternatives(src)
	if v, ok := strings.CutPrefix(src, "!="); ok && len(parts) == 1 && isValue(v) {
		return "not(" + strings.TrimSpace(v) + ")"
	}
	for i, p := range parts {
		p = strings.TrimSpace(p)
		if v, ok := strings.CutPrefix(p, "="); ok {
			if v = strings.TrimPrefix(v, "="); isValue(v) {
				parts[i] = strings.TrimSpace(v)
			}
		}
	}
	return strings.Join(parts, ",")
}

// isValue reports whether what follows a sign is a value, as far as its beginning shows.
func isValue(s string) bool {
	s = strings.TrimSpace(s)
	if n := strings.TrimPrefix(s, "-"); n != s {
		return n != "" && (digit(n[0]) || n[0] == '.')
	}
	return s != "" && (s[0] == '"' || s[0] == '@' || wordByte(s[0])) && !strings.HasPrefix(s, "not(") && !strings.HasPrefix(s, "not (")
}

// alternatives parts a cell at its commas, not at those in texts and brackets.
func alternatives(src string) []string {
	var out []string
	depth, from := 0, 0
	for i := 0; i < len(src); i++ {
		switch src[i] {
		case '"':
			i += closing(src[i:]) - 1
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case ',':
			if depth == 0 {
				out = append(out, src[from:i])
				from = i + 1
			}
		}
	}
	return append(out, src[from:])
}

// separated reports whether a number, with what follows it, was meant for a part of one:
// 000 of 20,000,000, and 5.000 of 5.000,00.
func separated(number, after string) bool {
	_, decimals, _ := strings.Cut(number, ".")
	return len(number) > 1 && number[0] == '0' && digit(number[1]) ||
		len(decimals) == 3 && len(after) > 1 && after[0] == ',' && digit(after[1])
}

// several reports whether an output in our form is two values beside each other: "1,5" is not
// one and a half, and no list either.
func several(own string) bool { return len(alternatives(own)) > 1 }

func digit(b byte) bool { return b >= '0' && b <= '9' }

// unquote reads the escapes of a text of FEEL.
func unquote(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		i++
		n := map[byte]int{'u': 4, 'U': 6}[s[i]]
		switch c := s[i]; {
		case c == 'n':
			b.WriteByte('\n')
		case c == 'r':
			b.WriteByte('\r')
		case c == 't':
			b.WriteByte('\t')
		case n > 0 && i+n < len(s):
			r, err := strconv.ParseUint(s[i+1:i+1+n], 16, 32)
			if err != nil {
				b.WriteString(s[i-1 : i+1])
				continue
			}
			i += n
			// A character beyond the first plane may be written as a pair.
			if utf16.IsSurrogate(rune(r)) && strings.HasPrefix(s[i+1:], `\u`) && i+7 <= len(s) {
				if low, err := strconv.ParseUint(s[i+3:i+7], 16, 32); err == nil {
					r = uint64(utf16.DecodeRune(rune(r), rune(low)))
					i += 6
				}
			}
			b.WriteRune(rune(r))
		case c == '"' || c == '\\' || c == '\'':
			b.WriteByte(c)
		default: // no escape of FEEL
			b.WriteByte('\\')
			b.WriteByte(c)
		}
	}
	return b.String()
}

// ourText writes a text in quotation marks as a cell of ours has it.
func ourText(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "“", `\“`, "”", `\”`, "\n", `\n`, "\r", `\r`, "\t", `\t`, "{", `\{`, "}", `\}`).Replace(s) + `"`
}

// closing is the length of the quoted text at the start of s.
func closing(s string) int {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(s)
}

func nameAt(s string, names []string) string {
	for _, n := range names {
		if strings.HasPrefix(s, n) && (len(s) == len(n) || !wordByte(s[len(n)])) {
			return n
		}
	}
	return ""
}

func wordByte(b byte) bool {
	return b == '_' || b >= 0x80 || unicode.IsLetter(rune(b)) || unicode.IsDigit(rune(b))
}

// longestFirst sorts names so that "loan amount" is found before "loan".
func longestFirst(names []string) []string {
	out := slices.Clone(names)
	slices.SortFunc(out, func(a, b string) int { return len(b) - len(a) })
	return out
}

// joined turns a FEEL expression that joins texts and names with "+" into one text
// with names in braces: {Symptom} + " is known" becomes "{Symptom} is known".
func joined(src string) string {
	if !strings.Contains(src, "+") {
		return src
	}
	var b strings.Builder
	rest := src
	for {
		rest = strings.TrimSpace(rest)
		switch {
		case strings.HasPrefix(rest, `"`):
			end := closing(rest)
			b.WriteString(rest[1 : end-1])
			rest = rest[end:]
		case strings.HasPrefix(rest, "{"):
			end := strings.IndexByte(rest, '}')
			if end < 0 {
				return src
			}
			b.WriteString(rest[:end+1])
			rest = rest[end+1:]
		default:
			return src
		}
		rest = strings.TrimSpace(rest)
		if rest == "" {
			if !strings.Contains(src, `"`) { // numbers would be added
				return src
			}
			return `"` + b.String() + `"`
		}
		var plus bool
		if rest, plus = strings.CutPrefix(rest, "+"); !plus {
			return src
		}
	}
}

// toFEEL writes a cell in FEEL.
func toFEEL(c rules.Cell) string {
	if c.Any() {
		return "-"
	}
	var parts []string
	for _, a := range c.Alts {
		parts = append(parts, altFEEL(a))
	}
	s := strings.Join(parts, ", ")
	if c.Not {
		return "not(" + s + ")"
	}
	return s
}

func altFEEL(a rules.Alt) string {
	lo, hi := literalFEEL(a.Lo), literalFEEL(a.Hi)
	switch {
	case a.IsEq:
		return literalFEEL(a.Eq)
	case a.Hi.IsNull() && a.LoOpen:
		return "> " + lo
	case a.Hi.IsNull():
		return ">= " + lo
	case a.Lo.IsNull() && a.HiOpen:
		return "< " + hi
	case a.Lo.IsNull():
		return "<= " + hi
	}
	l, r := "[", "]"
	if a.LoOpen {
		l = "("
	}
	if a.HiOpen {
		r = ")"
	}
	return l + lo + ".." + hi + r
}

func literalFEEL(v rules.Value) string {
	switch v.Kind() {
	case rules.Null:
		return "null"
	case rules.Bool:
		if v.True() {
			return "true"
		}
		return "false"
	case rules.Date:
		return `date("` + v.String() + `")`
	case rules.String:
		return quoteFEEL(v.Text())
	case rules.Name:
		return v.Text()
	case rules.Template:
		return templateFEEL(v.Text())
	case rules.List:
		var parts []string
		for _, e := range v.Items() {
			parts = append(parts, literalFEEL(e))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return v.String()
}

func quoteFEEL(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`, "\t", `\t`).Replace(s) + `"`
}

func templateFEEL(s string) string {
	var parts []string
	for s != "" {
		before, rest, ok := strings.Cut(s, "{")
		if before != "" {
			parts = append(parts, quoteFEEL(before))
		}
		if !ok {
			break
		}
		var name string
		name, s, _ = strings.Cut(rest, "}")
		parts = append(parts, name)
	}
	return strings.Join(parts, " + ")
}
