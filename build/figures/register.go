package figures

import (
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"wentu/build/amounts"
	"wentu/build/content"
	"wentu/build/report"
	"wentu/build/source"
)

// entry is an amount that a decision has as a limit, and the texts that say it, by kind
// and name (guides/filing) or by the key of a message (fact.amount.why).
type entry struct {
	Written  string   `yaml:"amount"` // as the law has it: 2000万元
	Amount   float64  `yaml:"-"`
	Decision string   `yaml:"decision"`
	Texts    []string `yaml:"texts"` // say it of this limit, in every language
	Other    []string `yaml:"other"` // say it of something else
	line     int
}

var keys = []string{"amount", "decision", "texts", "other"}

var file = path.Join(content.DataDir, content.FiguresFile)

// load reads the list. It reports false where there is none that can be read.
func load(fsys fs.FS, unit string, rep *report.Report) ([]*entry, bool) {
	const form = `each figure is an entry "- amount: 20000000" with its keys indented below it`
	src, ok := source.Optional(fsys, file, rep)
	if !ok {
		return nil, false
	}
	doc, err := parser.ParseBytes(src, 0)
	if err != nil {
		line, col, msg := source.YAMLError(err)
		rep.Errorf("figures", file, line, col, form, "this is not YAML: %s", msg)
		return nil, false
	}
	var out []*entry
	for _, d := range doc.Docs {
		seq, ok := d.Body.(*ast.SequenceNode)
		if !ok {
			rep.Errorf("figures", file, 1, 1, form, "the file is not a list of figures")
			return nil, false
		}
		for _, n := range seq.Values {
			e := &entry{line: n.GetToken().Position.Line}
			for _, kv := range source.Entries(n) {
				if key, pos := kv.Key.GetToken().Value, kv.Key.GetToken().Position; !slices.Contains(keys, key) {
					rep.Errorf("figures", file, pos.Line, pos.Column, report.DidYouMean(key, keys, report.Say("the keys are %s", strings.Join(keys, ", "))), "a figure has no key %q", key)
				}
			}
			if err := yaml.NodeToValue(n, e); err != nil {
				_, _, msg := source.YAMLError(err)
				rep.Errorf("figures", file, e.line, 0, form, "the figure cannot be read: %s", msg)
				continue
			}
			amount, err := strconv.ParseFloat(amounts.Plain(e.Written, unit), 64)
			if err != nil {
				rep.Errorf("figures", file, e.line, 0, form, "%q is not an amount", e.Written)
				continue
			}
			e.Amount = amount
			out = append(out, e)
		}
	}
	return out, true
}
