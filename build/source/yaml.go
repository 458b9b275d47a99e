package source

import (
	"errors"
	"regexp"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/token"

	"wentu/build/report"
)

// YAMLError is where an error of the YAML parser is, from 1 or 0 where it does not know,
// and what it says, as far as people without the parser at hand can be told it.
func YAMLError(err error) (line, col int, msg report.Text) {
	var e yaml.Error
	if !errors.As(err, &e) || e.GetToken() == nil {
		return 0, 0, report.Told(err)
	}
	at := e.GetToken().Position
	return at.Line, at.Column, yamlSays(e.GetMessage())
}

var (
	unknownField = regexp.MustCompile(`^unknown field "(.*)"$`)
	twoFields    = regexp.MustCompile(`^(?:mapping key|duplicate key) "(.*?)"`)
	otherKind    = regexp.MustCompile(`^cannot unmarshal .* of type (\S+)|^\S+ was used where (\S+) is expected`)
)

// yamlSays puts a message of the parser into words that have translations. What is wrong with
// the signs it says in its own words.
func yamlSays(msg string) report.Text {
	if m := unknownField.FindStringSubmatch(msg); m != nil {
		return report.Say("the key %q is not known here", m[1])
	}
	if m := twoFields.FindStringSubmatch(msg); m != nil {
		return report.Say("the key %q stands twice", m[1])
	}
	m := otherKind.FindStringSubmatch(msg)
	if m == nil {
		return report.Say("its signs or its indentation are off: %s", msg)
	}
	switch kind := m[1] + m[2]; {
	case strings.HasPrefix(kind, "[]") || kind == "sequence":
		return report.Say("a list belongs here")
	case strings.HasPrefix(kind, "int") || strings.HasPrefix(kind, "uint") || strings.HasPrefix(kind, "float") || kind == "number":
		return report.Say("a number belongs here")
	case kind == "string":
		return report.Say("a text belongs here")
	case kind == "bool" || kind == "boolean":
		return report.Say("true or false belongs here")
	}
	return report.Say("keys with their values belong here")
}

// Entries are the keys of a mapping with their values, none where a node is something else.
func Entries(n ast.Node) []*ast.MappingValueNode {
	switch n := n.(type) {
	case *ast.MappingNode:
		return n.Values
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}
	}
	return nil
}

// LoneValue finds in a mapping on one line what stands between commas without a key, which the
// parser leaves out without a word: {to: 10,000} and {rate: 4,25}.
func LoneValue(src []byte) (line int, value string) {
	var open []token.Type // the brackets, from the outermost
	var lone *token.Token // what stands behind the last comma and has no key yet
	for _, t := range lexer.Tokenize(string(src)) {
		in := len(open) > 0 && open[len(open)-1] == token.MappingStartType
		switch t.Type {
		case token.MappingStartType, token.SequenceStartType:
			open, lone = append(open, t.Type), nil
		case token.MappingEndType, token.SequenceEndType, token.CollectEntryType:
			if in && lone != nil {
				return lone.Position.Line, lone.Value
			}
			if t.Type != token.CollectEntryType && len(open) > 0 {
				open = open[:len(open)-1]
			}
			lone = nil
		case token.MappingValueType:
			lone = nil
		default:
			before := t.Prev
			if in && before != nil && (before.Type == token.CollectEntryType || before.Type == token.MappingStartType) {
				lone = t
			}
		}
	}
	return 0, ""
}

// OddNumber finds a number that YAML reads as people do not: 010 is eight, 1_000 a thousand;
// one of more than fifteen digits, or none at all.
func OddNumber(src []byte) (line int, number string) {
	for _, t := range lexer.Tokenize(string(src)) {
		word := strings.TrimLeft(t.Value, "+-")
		switch t.Type {
		case token.IntegerType, token.BinaryIntegerType, token.OctetIntegerType, token.HexIntegerType, token.FloatType, token.InfinityType, token.NanType:
		default:
			continue
		}
		digits := strings.Trim(strings.Replace(strings.SplitN(strings.ToLower(word), "e", 2)[0], ".", "", 1), "0")
		if len(word) > 1 && word[0] == '0' && word[1] != '.' || strings.Trim(word, "0123456789.+-eE") != "" || len(digits) > 15 {
			return t.Position.Line, t.Value
		}
	}
	return 0, ""
}
