package tables

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"wentu/app/rules"
	"wentu/build/report"
	"wentu/build/source"
)

// FactsFile is the name of the file that declares the facts.
const FactsFile = "facts.yaml"

// CountriesFile is the name of the file that gives the attributes of countries.
const CountriesFile = "countries.yaml"

var factKeys = []string{"fact", "type", "values", "unit", "min", "max", "above", "below", "again", "party", "groups", "help"}

// data is where a file without language is looked for: in the folder of the tables, then
// in the folder data beside that of their language, as content/data is.
func (l *loader) data(name string) string {
	own := path.Join(l.dir, name)
	if _, err := fs.Stat(l.fsys, own); err == nil {
		return own
	}
	return path.Join(l.dir, "..", "..", "data", name)
}

func (l *loader) facts() {
	name := l.data(FactsFile)
	src, ok := source.Optional(l.fsys, name, l.rep)
	if !ok {
		return // types are then inferred
	}
	l.declared = true
	file, err := parser.ParseBytes(src, 0)
	if err != nil {
		line, col, msg := source.YAMLError(err)
		l.rep.Lostf("yaml", name, line, col, "each fact is an entry \"- fact: …\" with its keys indented below it", "this is not YAML: %s", msg)
		return
	}
	for _, doc := range file.Docs {
		seq, ok := doc.Body.(*ast.SequenceNode)
		if !ok {
			if doc.Body != nil {
				line, col := at(doc.Body)
				l.rep.Lostf("facts", name, line, col, "write each fact as an entry \"- fact: …\"", "the file is not a list of facts")
			}
			continue
		}
		for _, n := range seq.Values {
			if f, ok := l.fact(name, n); ok {
				l.set.Facts = append(l.set.Facts, f)
			}
		}
	}
}

func (l *loader) fact(name string, n ast.Node) (rules.Fact, bool) {
	line, col := at(n)
	var f rules.Fact
	f.File, f.Line = name, line
	bad := func(n ast.Node, hint any, format string, args ...any) {
		line, col := at(n)
		l.rep.Errorf("facts", name, line, col, hint, format, args...)
	}
	entries := source.Entries(n)
	if entries == nil {
		bad(n, "write \"- fact: …\" with its keys indented below it", "this entry is not a fact")
		return f, false
	}
	for _, e := range entries {
		key := e.Key.String()
		var err error
		switch key {
		case "fact":
			err = yaml.NodeToValue(e.Value, &f.ID)
		case "type":
			err = yaml.NodeToValue(e.Value, (*string)(&f.Type))
			if err == nil && !slices.Contains(rules.Types, f.Type) {
				bad(e.Value, report.DidYouMean(string(f.Type), typeNames(), report.Say("the types are %s", strings.Join(typeNames(), ", "))), "%q is not a type of fact", f.Type)
				return f, false
			}
		case "values":
			f.Values, err = words(e.Value)
		case "unit":
			err = yaml.NodeToValue(e.Value, &f.Unit)
		case "again":
			err = yaml.NodeToValue(e.Value, &f.Again)
		case "party":
			err = yaml.NodeToValue(e.Value, &f.Party)
		case "groups":
			f.Groups, err = groups(e.Value)
		case "help":
			f.Help, err = helpLines(e.Value)
		case "min", "above":
			f.Above = key == "above"
			f.Min = new(float64)
			err = yaml.NodeToValue(e.Value, f.Min)
		case "max", "below":
			f.Below = key == "below"
			f.Max = new(float64)
			err = yaml.NodeToValue(e.Value, f.Max)
		default:
			bad(e.Key, report.DidYouMean(key, factKeys, report.Say("the keys are %s", strings.Join(factKeys, ", "))), "a fact has no key %q", key)
		}
		if err != nil {
			bad(e.Value, "see the comment at the head of the file for the form of each key", "the value of %q cannot be read", key)
			return f, false
		}
	}
	switch {
	case f.ID == "":
		l.rep.Errorf("facts", name, line, col, "give it an id: \"- fact: amount\"", "this fact has no id")
		return f, false
	case f.Type == "":
		l.rep.Errorf("facts", name, line, col, report.Say("add \"type:\" with one of %s", strings.Join(typeNames(), ", ")), "the fact %q has no type", f.ID)
		return f, false
	case l.set.Fact(f.ID) >= 0:
		l.rep.Errorf("facts", name, line, col, "give one of them another id, or delete it", "the fact %q is declared twice, first in line %d", f.ID, l.set.Facts[l.set.Fact(f.ID)].Line)
		return f, false
	case (f.Type == rules.TypeChoice || f.Type == rules.TypeChoices) && len(f.Values) == 0:
		l.rep.Errorf("facts", name, line, col, "add \"values: [a, b]\"", "the choice %q has no values", f.ID)
		return f, false
	}
	if f.Type == rules.TypeMoney || f.Type == rules.TypeNumber {
		for i, v := range f.Values {
			n, err := rules.ParseOutput(v)
			if err != nil || n.Kind() != rules.Number {
				l.rep.Errorf("facts", name, line, col, "write a number", "the value of %q cannot be read", "values")
				return f, false
			}
			f.Values[i] = n.String()
		}
	}
	for i, v := range f.Values {
		if slices.Contains(f.Values[:i], v) {
			l.rep.Errorf("facts", name, line, col, "delete one of the two", "the fact %q has the value %q twice", f.ID, v)
		}
	}
	l.checkGroups(&f)
	return f, true
}

// checkGroups reports answers that stand in no group, or in several, and puts the values in
// the order of the groups.
func (l *loader) checkGroups(f *rules.Fact) {
	if len(f.Groups) == 0 {
		return
	}
	in := make(map[string]string)
	var order []string
	for _, g := range f.Groups {
		if len(g) == 1 {
			l.rep.Errorf("facts", f.File, f.Line, 0, "name its answers, or delete it", "the group %q of %q has no answers", g[0], f.ID)
		}
		for _, v := range g[1:] {
			if !slices.Contains(f.Values, v) {
				l.rep.Errorf("facts", f.File, f.Line, 0, report.DidYouMean(v, f.Values, report.Say("the values are %s", strings.Join(f.Values, ", "))), "the group %q of %q has %q, which is not among its values", g[0], f.ID, v)
			} else if first, twice := in[v]; twice {
				l.rep.Errorf("facts", f.File, f.Line, 0, "delete it from one of the two", "the answer %q of %q stands in the groups %q and %q", v, f.ID, first, g[0])
			}
			in[v] = g[0]
			order = append(order, v)
		}
	}
	for _, v := range f.Values {
		if _, ok := in[v]; !ok {
			l.rep.Errorf("facts", f.File, f.Line, 0, "add it to the group under which people look for it", "the answer %q of %q stands in no group", v, f.ID)
			return
		}
	}
	if len(order) == len(f.Values) {
		f.Values = order
	}
}

func (l *loader) countries() {
	name := l.data(CountriesFile)
	src, ok := source.Optional(l.fsys, name, l.rep)
	if !ok {
		return
	}
	var raw map[string]map[string]any
	if err := yaml.Unmarshal(src, &raw); err != nil {
		line, col, msg := source.YAMLError(err)
		l.rep.Lostf("yaml", name, line, col, "write \"DE: {apostille: yes}\"", "this is not YAML: %s", msg)
		return
	}
	l.set.Countries = make(rules.Countries)
	for code, attrs := range raw {
		l.set.Countries[code] = make(map[string]rules.Value)
		for attr, x := range attrs {
			v, err := rules.FromAny(x)
			if err != nil {
				l.rep.Errorf("countries", name, 0, 0, "write yes, no, a word or a number", "%s: %s: %v", code, attr, report.Told(err))
				continue
			}
			if v.Kind() == rules.String { // YAML 1.2 has no yes and no
				switch v.Text() {
				case "yes":
					v = rules.Yes
				case "no":
					v = rules.No
				}
			}
			l.set.Countries[code][attr] = v
		}
	}
}

func typeNames() []string {
	var out []string
	for _, t := range rules.Types {
		out = append(out, string(t))
	}
	return out
}

// words reads a YAML list of plain words; yes, no and numbers stay as written.
func words(n ast.Node) ([]string, error) {
	seq, ok := n.(*ast.SequenceNode)
	if !ok {
		var s string
		err := yaml.NodeToValue(n, &s)
		return []string{s}, err
	}
	var out []string
	for _, v := range seq.Values {
		if s, ok := v.(*ast.StringNode); ok {
			out = append(out, s.Value)
			continue
		}
		out = append(out, v.GetToken().Value)
	}
	return out, nil
}

// groups reads "heading: [a, b]", a line for each group of answers.
func groups(n ast.Node) ([][]string, error) {
	var out [][]string
	for _, e := range source.Entries(n) {
		values, err := words(e.Value)
		if err != nil {
			return nil, err
		}
		out = append(out, append([]string{e.Key.String()}, values...))
	}
	return out, nil
}

// helpLines reads "line: {choice: [a, b], other: c}", a line of help with what it is for.
func helpLines(n ast.Node) ([]rules.Help, error) {
	var out []rules.Help
	for _, e := range source.Entries(n) {
		h := rules.Help{Line: e.Key.String(), When: make(map[string][]string)}
		for _, w := range source.Entries(e.Value) {
			values, err := words(w.Value)
			if err != nil {
				return nil, err
			}
			h.When[w.Key.String()] = values
		}
		out = append(out, h)
	}
	return out, nil
}

// checkHelp reports what a line of help asks for and no case can have.
func (l *loader) checkHelp(f *rules.Fact) {
	for _, h := range f.Help {
		for id, values := range h.When {
			i := l.set.Fact(id)
			var known []string
			if i >= 0 && l.set.Facts[i].Type == rules.TypeYesNo {
				known = []string{"yes", "no"}
			} else if i >= 0 && l.set.Facts[i].Type == rules.TypeChoice {
				known = l.set.Facts[i].Values
			} else {
				l.rep.Errorf("facts", f.File, f.Line, 0, report.DidYouMean(id, l.names(), "name a choice, or a fact with yes and no"), "the help %q asks for %q, which is not a choice", h.Line, id)
			}
			for _, v := range values {
				if known != nil && !slices.Contains(known, v) {
					l.rep.Errorf("facts", f.File, f.Line, 0, report.DidYouMean(v, known, report.Say("the values are %s", strings.Join(known, ", "))), "the help %q asks for %q, which %q cannot be", h.Line, v, id)
				}
			}
		}
	}
}

func at(n ast.Node) (line, col int) {
	if m, ok := n.(*ast.MappingNode); ok && len(m.Values) > 0 {
		n = m.Values[0].Key
	}
	if m, ok := n.(*ast.MappingValueNode); ok {
		n = m.Key
	}
	pos := n.GetToken().Position
	return pos.Line, pos.Column
}
