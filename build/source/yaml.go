package source

import (
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/token"
)

// YAMLError is where an error of the YAML parser is, from 1 or 0 where it does not know,
// and what it says.
func YAMLError(err error) (line, col int, msg string) {
	if e, ok := err.(yaml.Error); ok && e.GetToken() != nil {
		at := e.GetToken().Position
		return at.Line, at.Column, e.GetMessage()
	}
	return 0, 0, err.Error()
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
