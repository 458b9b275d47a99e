package cases

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"wentu/app/rules"
	"wentu/build/content"
	"wentu/build/report"
	"wentu/build/source"
)

// Accept writes into a file of worked cases, as text, what its cases come to now. All else
// of the file stays as it is: comments, order, form. It fails where it cannot be sure of
// that.
func Accept(name, src string, changes []*Change) (string, error) {
	file, err := parser.ParseBytes([]byte(src), 0)
	if err != nil {
		return "", err
	}
	lines := strings.SplitAfter(src, "\n")
	var edits []edit
	for _, doc := range file.Docs {
		seq, ok := doc.Body.(*ast.SequenceNode)
		if !ok {
			continue
		}
		for _, n := range seq.Values {
			entries := source.Entries(n)
			i := slices.IndexFunc(changes, func(ch *Change) bool {
				return slices.ContainsFunc(entries, func(e *ast.MappingValueNode) bool {
					return e.Key.GetToken().Value == "case" && e.Value.GetToken().Value == ch.Case.ID
				})
			})
			if i < 0 {
				continue
			}
			for _, e := range entries {
				switch e.Key.GetToken().Value {
				case "expect":
					for _, o := range source.Entries(e.Value) {
						for _, out := range changes[i].Outputs {
							if o.Key.GetToken().Value == out.Key {
								edits = append(edits, place(lines, o.Value, yamlValue(out.After)))
							}
						}
					}
				case "basis":
					if now := strings.Join(changes[i].Basis, "; "); now != changes[i].Case.Basis {
						edits = append(edits, place(lines, e.Value, now))
					}
				}
			}
		}
	}
	slices.SortFunc(edits, func(a, b edit) int { return cmp.Compare(b.from, a.from) })
	out := src
	for _, e := range edits {
		out = out[:e.from] + e.text + out[e.to:]
	}
	return out, verify(name, src, out, changes)
}

// verify reports an error where a file that was changed does not read as it should.
func verify(name, src, out string, changes []*Change) error {
	rep := &report.Report{}
	old, now := content.ReadCases(name, []byte(src), rep), content.ReadCases(name, []byte(out), rep)
	if rep.Failed() || len(old) != len(now) {
		return fmt.Errorf("%s: the cases cannot be written in place: write them by hand", name)
	}
	for i := range old {
		want := old[i]
		if k := slices.IndexFunc(changes, func(ch *Change) bool { return ch.Case.ID == want.ID }); k >= 0 {
			for _, o := range changes[k].Outputs {
				if got, err := rules.FromAny(now[i].Expect[o.Key]); err != nil || !sameList(got, o.After) {
					return fmt.Errorf("%s:%d: case %s cannot be written in place: write it by hand", name, want.Line, want.ID)
				}
			}
			want.Expect, want.Basis = now[i].Expect, now[i].Basis
		}
		if !reflect.DeepEqual(want, now[i]) {
			return fmt.Errorf("%s:%d: case %s would be changed too: write the cases by hand", name, want.Line, want.ID)
		}
	}
	return nil
}

func sameList(a, b rules.Value) bool {
	return slices.EqualFunc(a.Items(), b.Items(), func(x, y rules.Value) bool { return x.String() == y.String() })
}

// edit puts a text in the place of another.
type edit struct {
	from, to int
	text     string
}

// place is the edit that gives a value of a YAML file, which stands on one line, another
// text.
func place(lines []string, n ast.Node, text string) edit {
	at := n.GetToken().Position
	from := 0
	for _, l := range lines[:at.Line-1] {
		from += len(l)
	}
	line := lines[at.Line-1]
	col := len(string([]rune(line)[:at.Column-1]))
	return edit{from + col, from + col + length(line[col:], strings.ContainsAny(line[:col], "{[")), text}
}

// length is how much of a line the value at its beginning takes, in a list or mapping in
// brackets (flow) or by itself.
func length(s string, flow bool) int {
	switch s[0] {
	case '"', '\'':
		for i := 1; i < len(s); i++ {
			switch {
			case s[i] == '\\' && s[0] == '"':
				i++
			case s[i] == s[0]:
				return i + 1
			}
		}
	case '[':
		if i := strings.IndexByte(s, ']'); i > 0 {
			return i + 1
		}
	}
	end := len(s)
	if i := strings.Index(s, " #"); i >= 0 {
		end = i
	}
	if flow {
		if i := strings.IndexAny(s[:end], ",}]"); i >= 0 {
			end = i
		}
	}
	return len(strings.TrimRight(s[:end], " \n"))
}
