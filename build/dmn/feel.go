package dmn

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"wentu/app/rules"
)

// Names of a DMN model are words of FEEL: a bare word in a cell is a name, a text
// stands in quotation marks. In our cells it is the other way round, so names go
// into braces on the way in and texts into quotation marks on the way out.

var dateLiteral = regexp.MustCompile(`^(?:date\s*\(\s*"(\d{4}-\d{2}-\d{2})"\s*\)|@"(\d{4}-\d{2}-\d{2})")`)

// fromFEEL rewrites a unary test or an output entry: names become {names}. Names are
// the known ones of the model, the longest first, as names may have spaces.
func fromFEEL(src string, names []string) string {
	var b strings.Builder
	for i := 0; i < len(src); {
		rest := src[i:]
		if rest[0] == '"' {
			end := closing(rest)
			b.WriteString(rest[:end])
			i += end
			continue
		}
		if m := dateLiteral.FindStringSubmatch(rest); m != nil {
			b.WriteString(m[1] + m[2])
			i += len(m[0])
			continue
		}
		if name := nameAt(rest, names); name != "" && (i == 0 || !wordByte(src[i-1])) {
			b.WriteString("{" + name + "}")
			i += len(name)
			continue
		}
		b.WriteByte(rest[0])
		i++
	}
	return strings.TrimSpace(b.String())
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
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
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
