// Package terms holds all texts of a language to one rendering of each Chinese term.
//
// content/terms/zh-Hans.yaml lists the terms, content/terms/LANG.yaml how LANG renders them:
//
//   - term: 管辖权异议                 # the Chinese term; in the Chinese list it is also what to say
//     say: objection to jurisdiction  # in the list of any other language
//     not: [jurisdictional objection] # forms that no text may use
//     except: ["Plea to the Jurisdiction Act"] # phrases in which such a form may stand
//     why: the act says so            # shown to who used the form
//
// What to say stands above what not to say: a form is let pass within a longer term, in
// whatever entry. How forms are found in a text, see [lexicon].
package terms

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"wentu/build/report"
	files "wentu/build/source"
)

// entry is a term in one language.
type entry struct {
	file string
	line int
	term string // in Chinese
	say  string
	why  string
}

// form is one way of saying something that the list of a language has.
type form struct {
	*entry
	use
	text string
	line int
	used bool // an exception that some text needs
	spelling
}

// use is what a form stands in the list for.
type use int

const (
	said use = iota
	forbidden
	excepted
)

// list is the list of one language.
type list struct {
	file  string
	forms []*form
}

var keys = []string{"term", "say", "not", "except", "why"}

const shape = `each term is an entry "- term: …" with its keys indented below it`

// load reads the list of a language. There need not be one.
func load(fsys fs.FS, dir, lang string, source bool, rep *report.Report) *list {
	l := &list{file: path.Join(dir, lang+".yaml")}
	src, ok := files.Optional(fsys, l.file, rep)
	if !ok {
		return l
	}
	file, err := parser.ParseBytes(src, 0)
	if err != nil {
		line, col, msg := files.YAMLError(err)
		rep.Lostf("yaml", l.file, line, col, shape, "this is not YAML: %s", msg)
		return l
	}
	for _, doc := range file.Docs {
		seq, ok := doc.Body.(*ast.SequenceNode)
		if !ok {
			rep.Errorf("terms", l.file, 1, 1, shape, "the file is not a list of terms")
			continue
		}
		for _, n := range seq.Values {
			l.entry(n, source, rep)
		}
	}
	l.contradictions(rep)
	return l
}

// entry reads one term with its forms.
func (l *list) entry(n ast.Node, source bool, rep *report.Report) {
	e := &entry{file: l.file, line: n.GetToken().Position.Line}
	var forms []*form
	for _, v := range files.Entries(n) {
		key, pos := v.Key.GetToken().Value, v.Key.GetToken().Position
		var err error
		switch key {
		case "term":
			e.line = pos.Line
			err = yaml.NodeToValue(v.Value, &e.term)
		case "say":
			err = yaml.NodeToValue(v.Value, &e.say)
		case "why":
			err = yaml.NodeToValue(v.Value, &e.why)
		case "not", "except":
			u := forbidden
			if key == "except" {
				u = excepted
			}
			seq, ok := v.Value.(*ast.SequenceNode)
			if !ok {
				err = errors.New("not a list")
				break
			}
			for _, item := range seq.Values {
				f := &form{entry: e, use: u, line: item.GetToken().Position.Line}
				if err = yaml.NodeToValue(item, &f.text); err != nil {
					break
				}
				forms = append(forms, f)
			}
		default:
			rep.Errorf("terms", l.file, pos.Line, pos.Column, report.DidYouMean(key, keys, report.Say("the keys are %s", strings.Join(keys, ", "))), "a term has no key %q", key)
		}
		if err != nil {
			rep.Errorf("terms", l.file, pos.Line, pos.Column, "write words, and in brackets where there may be several: not: [docket, docketing]", "the value of %q cannot be read", key)
			return
		}
	}
	if source && e.say == "" {
		e.say = e.term
	}
	if e.term == "" || e.say == "" {
		rep.Errorf("terms", l.file, e.line, 0, `write the Chinese term behind "term:" and, in the list of another language, the rendering behind "say:"`, "this entry does not say what to write")
		return
	}
	for _, f := range append(forms, &form{entry: e, use: said, text: e.say, line: e.line}) {
		f.spelling = spell(f.text)
		l.forms = append(l.forms, f)
	}
}

// contradictions reports terms that stand twice, and forms that one entry wants and
// another forbids.
func (l *list) contradictions(rep *report.Report) {
	for i, f := range l.forms {
		for _, g := range l.forms[:i] {
			switch {
			case f.use == said && g.use == said && f.term == g.term:
				rep.Errorf("terms", l.file, f.entry.line, 0, "merge the two", "the term %q stands in line %d too", f.term, g.entry.line)
			case f.use+g.use == said+forbidden && f.same(&g.spelling):
				rep.Errorf("terms", l.file, max(f.line, g.line), 0, "decide for one of the two", "%q is to be said in line %d, and not in line %d", f.text,
					pick(f, g, said).line, pick(f, g, forbidden).line)
			}
		}
	}
}

// pick is the one of two forms that has a use.
func pick(f, g *form, u use) *form {
	if f.use == u {
		return f
	}
	return g
}

// checkTerms reports the terms of a list that the Chinese one does not have.
func (l *list) checkTerms(source *list, rep *report.Report) {
	var terms []string
	for _, f := range source.forms {
		if f.use == said {
			terms = append(terms, f.term)
		}
	}
	for _, f := range l.forms {
		if f.use == said && !slices.Contains(terms, f.term) {
			rep.Errorf("terms", l.file, f.entry.line, 0, report.DidYouMean(f.term, terms, report.Say("add it to %s first", source.file)), "the Chinese list has no term %q", f.term)
		}
	}
}

// idle reports the exceptions that no text needs.
func (l *list) idle(rep *report.Report) {
	for _, f := range l.forms {
		if f.use == excepted && !f.used {
			rep.Warnf("terms", l.file, f.line, 0, "delete it", "no text needs the exception %q", f.text)
		}
	}
}
