package tables

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"wentu/app/rules"
	"wentu/build/report"
	"wentu/build/source"
)

// Kinds are the kinds of finding that Load reports as errors: after one of them the
// set lacks something.
var Kinds = []string{"cell", "circle", "column", "conflict", "countries", "decision", "encoding", "facts", "file", "folder", "front-matter", "output", "row", "table", "yaml"}

type loader struct {
	fsys     fs.FS
	dir      string
	rep      *report.Report
	set      *rules.Set
	declared bool                     // there is a facts.yaml
	lost     map[string]bool          // decisions that could not be read, by id or by the name of their file
	values   map[string][]rules.Value // of the file being read
	defaults map[string][]rules.Value
}

// LoadDir reads a folder of the disk as [Load] does; its findings name the files from the
// working folder.
func LoadDir(dir string, rep *report.Report) *rules.Set {
	return Load(source.Tree(disk{}), path.Clean(filepath.ToSlash(dir)), rep)
}

// disk opens files by any path, which os.DirFS does below its own folder only: the facts
// may stand beside the folder of the tables.
type disk struct{}

// Open implements fs.FS.
func (disk) Open(name string) (fs.File, error) { return os.Open(filepath.FromSlash(name)) }

// Stat implements [fs.StatFS].
func (disk) Stat(name string) (fs.FileInfo, error) { return os.Stat(filepath.FromSlash(name)) }

// Load reads every decision in the folder dir of fsys, in the order of evaluation.
// What is wrong goes to rep; the set holds what could be read, and no decision at all
// where a column names nothing or tables go round in a circle.
func Load(fsys fs.FS, dir string, rep *report.Report) *rules.Set {
	l := &loader{fsys: fsys, dir: dir, rep: rep, set: &rules.Set{}, lost: make(map[string]bool)}
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		rep.Lostf("folder", dir, 0, 0, "name a folder that holds decision tables", "the folder cannot be read: %v", cause(err))
		return l.set
	}
	l.facts()
	broken := slices.ContainsFunc(rep.Findings(), func(f report.Finding) bool { return f.Severity == report.Error && f.File == l.data(FactsFile) })
	l.countries()
	for _, e := range entries {
		if !e.IsDir() && IsTable(e.Name()) {
			l.decision(path.Join(dir, e.Name()))
		}
	}
	l.asOf()
	for _, f := range l.set.Facts {
		if f.Again != "" && l.set.Fact(f.Again) < 0 {
			rep.Errorf("facts", f.File, f.Line, 0, report.DidYouMean(f.Again, l.names(), "name a fact"), "the fact %q wants %q asked again, which is not a fact", f.ID, f.Again)
		}
		if !broken {
			l.checkHelp(&f)
		}
	}
	if !l.resolve() {
		l.set.Decisions = nil // a table that asks for nothing known cannot be shown
		return l.set
	}
	l.types()
	l.order()
	return l.set
}

// asOf declares the day as of which the law is asked, where a table needs it: before
// all other facts, since it chooses the law that they are put to.
func (l *loader) asOf() {
	if i := l.set.Fact(rules.AsOf); i >= 0 {
		if f := &l.set.Facts[i]; f.Type != rules.TypeDate {
			l.rep.Errorf("facts", f.File, f.Line, 0, "give it the type date, or another id", "the fact %q is the day as of which the law is asked", f.ID)
		}
		return
	}
	for _, d := range l.set.Decisions {
		if i := slices.IndexFunc(d.Inputs, dated); i >= 0 {
			f := rules.Fact{ID: rules.AsOf, Type: rules.TypeDate, File: d.File, Line: d.Inputs[i].Line}
			l.set.Facts = slices.Insert(l.set.Facts, 0, f)
			return
		}
	}
}

// IsTable reports whether a file of this name may hold a decision: x.md, not what stands
// beside it as x.en.md, or as .#x.md from an editor.
func IsTable(name string) bool {
	stem, ok := strings.CutSuffix(name, ".md")
	return ok && !strings.Contains(stem, ".") && !source.EditorFile(name)
}

func cause(err error) error {
	if pe := (*fs.PathError)(nil); errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

// resolve points every input column at what it names. It reports whether all could
// be resolved.
func (l *loader) resolve() bool {
	ok := true
	s := l.set
	for _, d := range s.Decisions {
		for i := range d.Inputs {
			in := &d.Inputs[i]
			in.Fact, in.Decision = -1, -1
			if f := s.Fact(in.Name); f >= 0 {
				in.Fact = f
				continue
			}
			if k := s.Decision(in.Name); k >= 0 {
				if len(s.Decisions[k].Outputs) != 1 {
					ok = false
					l.rep.Errorf("column", d.File, in.Line, in.Col, report.Say("name one of them: %s", strings.Join(outputNames(s.Decisions[k], in.Name+"."), ", ")),
						"the decision %q has several outputs", in.Name)
					continue
				}
				in.Decision = k
				continue
			}
			if base, rest, dotted := cutLast(in.Name); dotted {
				if k := s.Decision(base); k >= 0 {
					in.Output = slices.IndexFunc(s.Decisions[k].Outputs, func(o rules.Output) bool { return o.Name == rest })
					if in.Output < 0 {
						ok = false
						l.rep.Errorf("column", d.File, in.Line, in.Col, report.DidYouMean(in.Name, outputNames(s.Decisions[k], base+"."), report.Say("its outputs are %s", strings.Join(outputNames(s.Decisions[k], ""), ", "))),
							"the decision %q has no output %q", base, rest)
						continue
					}
					in.Decision = k
					continue
				}
				if f := s.Fact(base); f >= 0 && s.Facts[f].Type == rules.TypeCountry {
					in.Fact, in.Attr = f, rest
					continue
				}
			}
			if l.declared {
				ok = false
				base, _, _ := cutLast(in.Name)
				if l.broken(l.data(FactsFile)) || l.lost[in.Name] || l.lost[base] {
					continue // that is reported where it is wrong
				}
				l.rep.Errorf("column", d.File, in.Line, in.Col, report.DidYouMean(in.Name, l.names(), report.Say("declare it in %s, or correct the name", FactsFile)),
					"%q is neither a fact nor a decision", in.Name)
				continue
			}
			s.Facts = append(s.Facts, infer(s, in.Name))
			in.Fact = len(s.Facts) - 1
		}
	}
	return ok
}

// broken reports whether a file has an error.
func (l *loader) broken(name string) bool {
	return slices.ContainsFunc(l.rep.Findings(), func(f report.Finding) bool { return f.File == name && f.Severity == report.Error })
}

func cutLast(s string) (string, string, bool) {
	i := strings.LastIndexByte(s, '.')
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

func outputNames(d *rules.Decision, prefix string) []string {
	var out []string
	for _, o := range d.Outputs {
		out = append(out, prefix+o.Name)
	}
	return out
}

func (l *loader) names() []string {
	var out []string
	for _, f := range l.set.Facts {
		out = append(out, f.ID)
	}
	for _, d := range l.set.Decisions {
		if len(d.Outputs) == 1 {
			out = append(out, d.ID)
		} else {
			out = append(out, outputNames(d, d.ID+".")...)
		}
	}
	return out
}

// infer reads the type of an undeclared fact from the cells of every column that
// names it.
func infer(s *rules.Set, name string) rules.Fact {
	f := rules.Fact{ID: name, Type: rules.TypeText, Inferred: true}
	kinds := make(map[rules.Kind]bool)
	for _, d := range s.Decisions {
		for i, in := range d.Inputs {
			if in.Name != name {
				continue
			}
			for _, r := range d.Rows {
				for _, v := range constants(r.Cells[i]) {
					kinds[v.Kind()] = true
					if v.Kind() == rules.String && !slices.Contains(f.Values, v.Text()) {
						f.Values = append(f.Values, v.Text())
					}
				}
			}
		}
	}
	switch {
	case kinds[rules.String]:
		f.Type = rules.TypeChoice
	case kinds[rules.Number]:
		f.Type = rules.TypeNumber
	case kinds[rules.Date]:
		f.Type = rules.TypeDate
	case kinds[rules.Bool]:
		f.Type = rules.TypeYesNo
	}
	return f
}

// constants lists the values that a cell names.
func constants(c rules.Cell) []rules.Value {
	var out []rules.Value
	for _, a := range c.Alts {
		for _, v := range []rules.Value{a.Eq, a.Lo, a.Hi} {
			if !v.IsNull() {
				out = append(out, v)
			}
		}
	}
	return out
}

// order sorts the decisions so that each stands after those it rests on, and
// reports a circle.
func (l *loader) order() {
	s := l.set
	var order []int
	mark := make([]int, len(s.Decisions)) // 1 in progress, 2 done
	circular := false
	var visit func(d int)
	visit = func(d int) {
		mark[d] = 1
		for _, in := range s.Decisions[d].Inputs {
			switch {
			case in.Decision < 0 || mark[in.Decision] == 2:
			case mark[in.Decision] == 1:
				circular = true
				l.rep.Errorf("circle", s.Decisions[d].File, in.Line, in.Col, "let one of the tables use facts instead",
					"the decision %q rests on %q, which rests on it in turn", s.Decisions[d].ID, in.Name)
			default:
				visit(in.Decision)
			}
		}
		mark[d] = 2
		order = append(order, d)
	}
	for d := range s.Decisions {
		if mark[d] == 0 {
			visit(d)
		}
	}
	if circular {
		s.Decisions = nil
		return
	}
	place := make([]int, len(order))
	sorted := make([]*rules.Decision, len(order))
	for i, d := range order {
		place[d], sorted[i] = i, s.Decisions[d]
	}
	s.Decisions = sorted
	for _, d := range sorted {
		for i := range d.Inputs {
			if d.Inputs[i].Decision >= 0 {
				d.Inputs[i].Decision = place[d.Inputs[i].Decision]
			}
		}
	}
}
