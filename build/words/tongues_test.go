package words

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"wentu/build/report"
)

// TestFindingsAreTranslated compares the languages of findings with the sentences in the
// code: each has all of them and no others, with the same arguments.
func TestFindingsAreTranslated(t *testing.T) {
	said := sentences(t)
	fsys := os.DirFS("../..")
	var langs []string
	for _, code := range Languages(fsys, "locales", "zh-Hans") {
		if code != "en" {
			langs = append(langs, code)
		}
	}
	rep := &report.Report{}
	tongues := Tongues(fsys, "locales", langs, rep)
	if rep.Failed() {
		t.Fatal(rep.Findings())
	}
	if len(tongues) != len(langs) {
		t.Errorf("findings are told in %d of the languages %v", len(tongues), langs)
	}
	for _, l := range tongues {
		for _, english := range slices.Sorted(maps.Keys(said)) {
			other := l.Sentences[english]
			switch {
			case other == "":
				t.Errorf("%s lacks %q of %s", l.Lang, english, said[english])
			case !maps.Equal(verbs(t, english), verbs(t, other)):
				t.Errorf("%s: the arguments of %q are not those of %q", l.Lang, other, english)
			}
		}
		for english := range l.Sentences {
			if said[english] == "" {
				t.Errorf("%s: no code says %q", l.Lang, english)
			}
		}
	}
}

var verb = regexp.MustCompile(`%(?:\[(\d+)\])?([^\[])`)

// verbs gives the verb of each argument of a format.
func verbs(t *testing.T, format string) map[int]string {
	t.Helper()
	out := make(map[int]string)
	next := 1
	for _, m := range verb.FindAllStringSubmatch(format, -1) {
		if m[2] == "%" {
			continue
		}
		if !strings.Contains("dqsv", m[2]) {
			t.Errorf("%q has the verb %q, which this test does not know", format, m[0])
		}
		if m[1] != "" {
			next, _ = strconv.Atoi(m[1])
		}
		if v := out[next]; v != "" && v != m[2] {
			t.Errorf("%q uses argument %d as %%%s and as %%%s", format, next, v, m[2])
		}
		out[next] = m[2]
		next++
	}
	return out
}

// sentences collects what the code says to report: each English format, with a place
// where it stands.
func sentences(t *testing.T) map[string]string {
	t.Helper()
	c := &collector{t: t, set: token.NewFileSet(), said: make(map[string]string)}
	for _, s := range []report.Severity{report.Error, report.Warning, report.Advice} {
		c.said[string(s)] = "report"
	}
	packages := make(map[string][]string)
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == ".cache" || d.Name() == "testdata"):
			return fs.SkipDir
		case path.Ext(name) == ".go" && !strings.HasSuffix(name, "_test.go"):
			packages[filepath.Dir(name)] = append(packages[filepath.Dir(name)], name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	// Errors of these become findings.
	packages["cells"] = []string{"../../app/rules/cell.go", "../../app/rules/fact.go", "../../app/rules/value.go"}
	packages["days"] = []string{"../../app/days/day.go"}
	packages["rates"] = []string{"../../app/interest/parse.go"}
	packages["fees"] = []string{"../../app/fees/fees.go"}
	c.shared(packages["../report"])
	for _, names := range packages {
		c.pkg(names)
	}
	return c.said
}

// collector goes by the names of parameters: an argument for hint, format, otherwise or
// msg is a sentence.
type collector struct {
	t      *testing.T
	set    *token.FileSet
	said   map[string]string
	report map[string][]int // functions of package report, and which arguments are sentences
}

func (c *collector) parse(names []string) []*ast.File {
	var files []*ast.File
	for _, name := range names {
		f, err := parser.ParseFile(c.set, name, nil, 0)
		if err != nil {
			c.t.Fatal(err)
		}
		files = append(files, f)
	}
	return files
}

func (c *collector) shared(names []string) {
	c.report = make(map[string][]int)
	helpers(c.parse(names), c.report)
}

// helpers finds the functions that take sentences.
func helpers(files []*ast.File, into map[string][]int) {
	add := func(name string, f *ast.FuncType) {
		i := 0
		for _, p := range f.Params.List {
			for _, n := range p.Names {
				kind, _ := p.Type.(*ast.Ident)
				text := slices.Contains([]string{"hint", "format", "otherwise", "msg"}, n.Name)
				if text && kind != nil && (kind.Name == "string" || kind.Name == "any") {
					into[name] = append(into[name], i)
				}
				i++
			}
		}
	}
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				add(n.Name.Name, n.Type)
			case *ast.AssignStmt:
				for i, x := range n.Rhs {
					if lit, ok := x.(*ast.FuncLit); ok {
						if name, ok := n.Lhs[i].(*ast.Ident); ok {
							add(name.Name, lit.Type)
						}
					}
				}
			}
			return true
		})
	}
}

func (c *collector) pkg(names []string) {
	files := c.parse(names)
	funcs := make(map[string][]int)
	helpers(files, funcs)
	constants := constantsOf(files)
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			for _, i := range c.texts(call, funcs) {
				if i < len(call.Args) {
					c.say(call.Args[i], constants)
				}
			}
			return true
		})
	}
}

// texts says which arguments of a call are sentences.
func (c *collector) texts(call *ast.CallExpr, funcs map[string][]int) []int {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return funcs[f.Name]
	case *ast.SelectorExpr:
		if x, ok := f.X.(*ast.Ident); ok && x.Name == "fmt" {
			return nil
		} else if ok && x.Name == "errors" && f.Sel.Name == "New" && strings.HasPrefix(c.set.Position(call.Pos()).String(), "../../app/") {
			return []int{0}
		}
		if at := funcs[f.Sel.Name]; at != nil {
			return at
		}
		return c.report[f.Sel.Name]
	}
	return nil
}

// constantsOf gives the texts of constants by name.
func constantsOf(files []*ast.File) map[string]string {
	out := make(map[string]string)
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			d, ok := n.(*ast.GenDecl)
			if !ok || d.Tok != token.CONST {
				return true
			}
			for _, s := range d.Specs {
				v := s.(*ast.ValueSpec)
				for i, x := range v.Values {
					if s, ok := literal(x); ok {
						out[v.Names[i].Name] = s
					}
				}
			}
			return true
		})
	}
	return out
}

func literal(x ast.Expr) (string, bool) {
	lit, ok := x.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

// say notes the sentence x, or complains that it is put together.
func (c *collector) say(x ast.Expr, constants map[string]string) {
	where := c.set.Position(x.Pos()).String()
	note := func(s string) {
		if s != "" && s != "%s" && s != "%v" {
			c.said[s] = where
		}
	}
	if s, ok := literal(x); ok {
		note(s)
		return
	}
	cell := strings.HasPrefix(where, "../../app/")
	switch x := x.(type) {
	case *ast.Ident: // a constant, or a sentence that is passed on
		note(constants[x.Name])
	case *ast.BinaryExpr:
		if s, ok := literal(x.X); ok && cell {
			note(s + "%s")
			return
		}
		c.t.Errorf("%s: a sentence is put together: use report.Say with arguments", where)
	case *ast.CallExpr:
		f, ok := x.Fun.(*ast.SelectorExpr)
		if !ok {
			return // it gives a Text, and what it says is collected there
		}
		if pkg, ok := f.X.(*ast.Ident); !ok || pkg.Name != "fmt" && pkg.Name != "strings" {
			return
		}
		if s, ok := literal(x.Args[0]); ok && cell {
			note(s)
			return
		}
		c.t.Errorf("%s: a sentence is put together: use report.Say with arguments", where)
	}
}
