package source

import (
	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
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
