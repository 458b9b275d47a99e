package dmn

import (
	"encoding/json"
	"encoding/xml"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"wentu/app/rules"
	"wentu/build/answer"
	"wentu/build/report"
	"wentu/build/tables"
)

// tckDir holds the models of the DMN Technology Compatibility Kit that consist of decision
// tables alone, with their cases: github.com/dmn-tck/tck at 0dbcaf9 (July 2026), Apache
// License 2.0, unchanged.
const tckDir = "testdata/tck"

type testCases struct {
	Cases []struct {
		ID      string      `xml:"id,attr"`
		Inputs  []namedNode `xml:"inputNode"`
		Results []struct {
			Name     string    `xml:"name,attr"`
			Expected valueNode `xml:"expected"`
		} `xml:"resultNode"`
	} `xml:"testCase"`
}

type namedNode struct {
	Name string `xml:"name,attr"`
	valueNode
}

type valueNode struct {
	Value *struct {
		Type string `xml:"type,attr"`
		Nil  bool   `xml:"nil,attr"`
		Text string `xml:",chardata"`
	} `xml:"value"`
	List *struct {
		Items []valueNode `xml:"item"`
	} `xml:"list"`
	Components []namedNode `xml:"component"`
}

// any is the value as JSON has it.
func (n valueNode) any() any {
	switch {
	case n.List != nil:
		out := []any{}
		for _, i := range n.List.Items {
			out = append(out, i.any())
		}
		return out
	case len(n.Components) > 0:
		out := make(map[string]any)
		for _, c := range n.Components {
			out[c.Name] = c.any()
		}
		return out
	case n.Value == nil || n.Value.Nil:
		return nil
	}
	switch t := n.Value.Text; n.Value.Type[strings.IndexByte(n.Value.Type, ':')+1:] {
	case "decimal", "double", "integer":
		var f float64
		_ = json.Unmarshal([]byte(strings.TrimSpace(t)), &f)
		return f
	case "boolean":
		return strings.TrimSpace(t) == "true"
	default:
		return t
	}
}

// imported reads a model as "dmn import" does: through our own files.
func imported(t *testing.T, path string) *rules.Set {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rep := &report.Report{}
	set := Read(f, filepath.Base(path), rep)
	set = reload(set, rep)
	if rep.Failed() {
		for _, f := range rep.Findings() {
			t.Error(f)
		}
		t.FailNow()
	}
	return set
}

func reload(set *rules.Set, rep *report.Report) *rules.Set {
	fsys := fstest.MapFS{}
	for name, text := range Files(set) {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return tables.Load(fsys, ".", rep)
}

func TestTCK(t *testing.T) {
	models, err := filepath.Glob(filepath.Join(tckDir, "compliance-level-*", "*", "*.dmn"))
	if err != nil || len(models) == 0 {
		t.Fatalf("there are no models: %v", err)
	}
	passed := make(map[string]int)
	for _, model := range models {
		level := strings.Split(model[len(tckDir)+1:], string(filepath.Separator))[0]
		set := imported(t, model)
		files, _ := filepath.Glob(filepath.Join(filepath.Dir(model), "*-test-*.xml"))
		if len(files) == 0 {
			t.Errorf("%s has no cases", model)
		}
		for _, file := range files {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var cases testCases
			if err := xml.Unmarshal(src, &cases); err != nil {
				t.Fatal(err)
			}
			for _, c := range cases.Cases {
				t.Run(strings.TrimSuffix(filepath.Base(model), ".dmn")+"/"+c.ID, func(t *testing.T) {
					facts := make(map[string]any)
					for _, in := range c.Inputs {
						facts[in.Name] = in.any()
					}
					for _, want := range c.Results {
						checkResult(t, set, facts, want.Name, want.Expected.any())
					}
					if !t.Failed() {
						passed[level]++
					}
				})
			}
		}
	}
	t.Logf("passed: %v", passed)
	if passed["compliance-level-2"] != 51 || passed["compliance-level-3"] != 9 {
		t.Errorf("passed %v, want 51 cases of level 2 and 9 of level 3", passed)
	}
}

func checkResult(t *testing.T, set *rules.Set, facts map[string]any, name string, want any) {
	t.Helper()
	goal := set.Decision(name)
	if goal < 0 {
		t.Fatalf("there is no decision %q", name)
	}
	values, err := answer.Facts(set, "case", facts, rules.Value{})
	if err != nil {
		t.Fatal(err)
	}
	ev, err := answer.Evaluate(set, goal, values)
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(ev.Outputs)
	if err != nil {
		t.Fatal(err)
	}
	var got any
	if err := json.Unmarshal(b, &got); err != nil {
		t.Fatal(err)
	}
	if len(set.Decisions[goal].Outputs) == 1 {
		got = bare(got)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: got %v, want %v", name, got, want)
	}
}

// bare takes the name off the results of a decision with one output, as DMN does.
func bare(x any) any {
	switch x := x.(type) {
	case []any:
		out := []any{}
		for _, e := range x {
			out = append(out, bare(e))
		}
		return out
	case map[string]any:
		for _, v := range x {
			return v
		}
	}
	return x
}
