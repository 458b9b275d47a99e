package content

import (
	"fmt"
	"io/fs"
	"reflect"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"wentu/build/cite"
	"wentu/build/report"
	"wentu/build/source"
)

// Case is a worked case: facts, and what the decision must give for them.
type Case struct {
	ID         string            `yaml:"case"`
	Title      map[string]string `yaml:"title"`
	Real       bool              `yaml:"real"` // a case that a court decided
	Number     string            `yaml:"number"`
	Decision   string            `yaml:"decision"`
	Facts      map[string]any    `yaml:"facts"`
	Expect     map[string]any    `yaml:"expect"`
	Basis      string            `yaml:"basis"`
	Confidence string            `yaml:"confidence"`
	Proposed   bool              `yaml:"proposed"` // taken from the tables; nobody has confirmed it
	Note       string            `yaml:"note"`
	File       string            `yaml:"-"`
	Line       int               `yaml:"-"`
	BasisLine  int               `yaml:"-"`
}

// Refs are the articles that the case stands on.
func (c *Case) Refs() []cite.Ref {
	refs, _ := cite.ParseList(c.Basis)
	return refs
}

func loadCases(fsys fs.FS, rep *report.Report) []Case {
	var out []Case
	for _, name := range list(fsys, CasesDir, ".yaml") {
		if name == periodCasesFile || name == interestCasesFile { // of no decision, see loadPeriods
			continue
		}
		if src, ok := source.Read(fsys, name, rep); ok {
			out = append(out, ReadCases(name, src, rep)...)
		}
	}
	seen := make(map[string]*Case)
	for i := range out {
		c := &out[i]
		if twin := seen[c.ID]; twin != nil {
			rep.Errorf("case", c.File, c.Line, 0, "give one of them another id", "the case %q stands in %s:%d too", c.ID, twin.File, twin.Line)
		}
		seen[c.ID] = c
	}
	return out
}

// ReadCases reads a file of worked cases.
func ReadCases(name string, src []byte, rep *report.Report) []Case {
	const form = `each case is an entry "- case: T01" with its keys indented below it`
	file, err := parser.ParseBytes(src, 0)
	if err != nil {
		line, col, msg := source.YAMLError(err)
		rep.Lostf("yaml", name, line, col, form, "this is not YAML: %s", msg)
		return nil
	}
	if line, number := source.OddNumber(src); number != "" {
		rep.Errorf("case", name, line, 0, "write it with decimal digits, at most fifteen, without leading zeros, or as a text in quotation marks", "%s can be read in several ways, or not exactly", number)
		return nil
	}
	var out []Case
	keys := caseKeys()
	for _, doc := range file.Docs {
		seq, ok := doc.Body.(*ast.SequenceNode)
		if !ok {
			rep.Lostf("case", name, 1, 1, form, "the file is not a list of cases")
			continue
		}
		for _, n := range seq.Values {
			c := Case{File: name, Line: n.GetToken().Position.Line}
			for _, e := range source.Entries(n) {
				key, pos := e.Key.GetToken().Value, e.Key.GetToken().Position
				if !slices.Contains(keys, key) {
					rep.Errorf("case", name, pos.Line, pos.Column, report.DidYouMean(key, keys, report.Say("the keys are %s", strings.Join(keys, ", "))), "a case has no key %q", key)
				}
				switch key {
				case "case":
					c.Line = pos.Line
				case "basis":
					c.BasisLine = pos.Line
				}
			}
			if err := yaml.NodeToValue(n, &c); err != nil {
				line, col, msg := source.YAMLError(err)
				rep.Errorf("case", name, max(line, c.Line), col, form, "the case cannot be read: %s", msg)
				continue
			}
			for _, title := range c.Title {
				if bad, found := source.Hidden(title); found {
					rep.Errorf("case", name, c.Line, 0, "delete it: it is not seen, and changes what is", "the character %s stands in the value of %q", fmt.Sprintf("%U", bad), "title")
				}
				if mark := markup.FindString(title); mark != "" {
					rep.Errorf("case", name, c.Line, 0, "write plain words: they are shown as they stand", "%q stands in the value of %q", mark, "title")
				}
			}
			if c.ID == "" {
				rep.Errorf("case", name, c.Line, 0, `begin it with "- case: T01"`, "the case has no id")
			}
			out = append(out, c)
		}
	}
	return out
}

func caseKeys() []string {
	var keys []string
	t := reflect.TypeFor[Case]()
	for i := range t.NumField() {
		if k := t.Field(i).Tag.Get("yaml"); k != "-" {
			keys = append(keys, k)
		}
	}
	return keys
}
