package tables

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"wentu/app/rules"
	"wentu/build/report"
)

const declared = `
- fact: parties
  type: choice
  values: [foreign, mainland]
- fact: amount
  type: money
  unit: CNY
  min: 0
- fact: registered
  type: yes-no
- fact: country
  type: country
`

func load(t *testing.T, files map[string]string) (*rules.Set, string) {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys["rules/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	rep := &report.Report{}
	set := Load(fsys, "rules", rep)
	var b bytes.Buffer
	rep.Print(&b)
	return set, b.String()
}

func table(head string, rows ...string) string {
	lines := []string{"---", "decision: level", "hit: first", "---", "Prose.", "", head, strings.Repeat("|---", strings.Count(head, "|")-1) + "|"}
	return strings.Join(append(lines, rows...), "\n") + "\n"
}

func TestLoadReadsChainInOrder(t *testing.T) {
	set, problems := load(t, map[string]string{
		"facts.yaml":     declared,
		"countries.yaml": "DE: {apostille: yes}\nXX: {apostille: no}\n",
		"a.md": "---\ndecision: route\nhit: U\n---\n| level.court | country.apostille | → way | basis |\n|--|--|--|--|\n" +
			"| basic | yes | a | cpl#1; cpl#2(1) |\n| not(basic) | - | b | cpl#3 |\n| basic | no | \"two words\" | cpl#3 |\n",
		"b.md":    table("| parties | amount | → court | → appeal | note | basis |", `| foreign | < 20000000 | basic | ipc | a \| b | frj#1 |`, "| - | - | ipc | - | | frj#2 |"),
		"b.en.md": "---\ntitle: no table here\n---\n| x | → y |\n|---|---|\n| 1 | 2 |\n",
		"c.md":    "Just prose.\n",
	})
	if problems != "" {
		t.Fatal(problems)
	}
	if len(set.Decisions) != 2 || set.Decisions[0].ID != "level" || set.Decisions[1].ID != "route" {
		t.Fatalf("got %d decisions, the first %q", len(set.Decisions), set.Decisions[0].ID)
	}
	level, route := set.Decisions[0], set.Decisions[1]
	if level.Hit != rules.First || route.Hit != rules.Unique {
		t.Error("hit policies are wrong")
	}
	if in := route.Inputs[0]; in.Decision != 0 || in.Output != 0 {
		t.Errorf("level.court points at %+v", in)
	}
	if in := route.Inputs[1]; in.Attr != "apostille" || set.Facts[in.Fact].ID != "country" {
		t.Errorf("country.apostille points at %+v", in)
	}
	if got := level.Rows[0]; got.Note != "a | b" || got.Line != 9 || got.Basis[0] != "frj#1" {
		t.Errorf("row %+v", got)
	}
	if got := route.Rows[0].Basis; len(got) != 2 || got[1] != "cpl#2(1)" {
		t.Errorf("basis %q", got)
	}
	if !level.Rows[1].Out[1].IsNull() {
		t.Error(`"-" is not null`)
	}
	if !set.Countries["DE"]["apostille"].Equal(rules.Yes) {
		t.Error("yes in countries.yaml is not yes")
	}
}

func TestFolderWithoutDeclarations(t *testing.T) {
	set, problems := load(t, map[string]string{"level.md": table(
		"| foreign-related | province | claim-amount | filed | → level | basis |",
		`| yes | "sichuan" | < 20000000 | >= 2023-01-01 | basic | frj#1 |`)})
	if problems != "" {
		t.Fatal(problems)
	}
	want := []rules.Type{rules.TypeYesNo, rules.TypeChoice, rules.TypeNumber, rules.TypeDate}
	for i, f := range set.Facts {
		if f.Type != want[i] {
			t.Errorf("%s was taken for %s", f.ID, f.Type)
		}
	}
}

func TestErrorsNamePlaceAndRemedy(t *testing.T) {
	head := "| parties | amount | registered | → court | basis |"
	tests := []struct {
		name  string
		files map[string]string
		want  string
	}{
		{
			"unknown column",
			map[string]string{"facts.yaml": declared, "t.md": table("| partys | → court | basis |", "| - | a | x#1 |")},
			`rules/t.md:7:3: error: "partys" is neither a fact nor a decision
	did you mean "parties"?`,
		},
		{
			"unknown answer",
			map[string]string{"facts.yaml": declared, "t.md": table(head, "| foriegn | - | - | a | x#1 |")},
			`rules/t.md:9:3: error: "foriegn" is not one of the answers to "parties"
	did you mean "foreign"?`,
		},
		{
			"word in a money column",
			map[string]string{"facts.yaml": declared, "t.md": table(head, "| - | much | - | a | x#1 |")},
			`rules/t.md:9:7: error: "much" is not a value of "amount", which is of type money
	write the amount as 20000000, 2000万元 or CNY 20 million`,
		},
		{
			"cell that cannot be read",
			map[string]string{"facts.yaml": declared, "t.md": table(head, "| - | [5..1] | - | a | x#1 |")},
			`rules/t.md:9:7: error: the interval is empty
	put the smaller limit first`,
		},
		{
			"too few cells",
			map[string]string{"facts.yaml": declared, "t.md": table(head, "| - | - | a | x#1 |")},
			`rules/t.md:9:1: error: the row has 4 cells, the head has 5`,
		},
		{
			"no basis",
			map[string]string{"facts.yaml": declared, "t.md": table(head, "| - | - | - | a | - |")},
			`rules/t.md:9:19: warning: the row names no legal basis`,
		},
		{
			"wrong hit policy",
			map[string]string{"t.md": "---\ndecision: x\nhit: frist\n---\n"},
			`rules/t.md:3:1: error: "frist" is not a hit policy
	did you mean "first"?`,
		},
		{
			"open front matter",
			map[string]string{"t.md": "---\ndecision: x\n"},
			`rules/t.md:1:1: error: the front matter is not closed`,
		},
		{
			"no table",
			map[string]string{"t.md": "---\ndecision: x\n---\nProse.\n"},
			`rules/t.md:2: error: the decision "x" has no table`,
		},
		{
			"second table",
			map[string]string{"facts.yaml": declared, "t.md": table(head, "| - | - | - | a | x#1 |") + "\nProse.\n\n| parties | -> court | basis |\n|---|---|---|\n| - | b | x#1 |\n"},
			"rules/t.md:13:1: error: the decision \"level\" has a table already, in line 7\n\tgive it a file of its own",
		},
		{
			"a delimiter too few",
			map[string]string{"t.md": "---\ndecision: x\n---\n| a | → b | basis |\n|---|---|\n| 1 | 2 | x#1 |\n"},
			"rules/t.md:5:1: error: the line has 2 cells, the head has 3\n\tgive the line below the head one \"---\" for each column",
		},
		{
			"long dashes below the head",
			map[string]string{"t.md": "---\ndecision: x\n---\n| a | → b | basis |\n|—|—|—|\n| 1 | 2 | x#1 |\n"},
			"rules/t.md:5:1: error: the line below the head is made of other dashes than hyphens",
		},
		{
			"empty result",
			map[string]string{"facts.yaml": declared, "t.md": table(head, "| - | - | - |  | x#1 |")},
			"error: the result is empty\n\twrite what the row gives, or \"-\" for nothing",
		},
		{
			"unknown type",
			map[string]string{"facts.yaml": "- fact: a\n  type: mony\n"},
			`rules/facts.yaml:2:9: error: "mony" is not a type of fact
	did you mean "money"?`,
		},
		{
			"unknown key",
			map[string]string{"facts.yaml": "- fact: a\n  type: money\n  vlaues: [x]\n"},
			`rules/facts.yaml:3:3: error: a fact has no key "vlaues"
	did you mean "values"?`,
		},
		{
			"fact declared twice",
			map[string]string{"facts.yaml": "- fact: a\n  type: money\n- fact: a\n  type: money\n"},
			`rules/facts.yaml:3:3: error: the fact "a" is declared twice, first in line 1`,
		},
		{
			"help for what no case can be",
			map[string]string{"facts.yaml": "- fact: a\n  type: choice\n  values: [x]\n- fact: b\n  type: yes-no\n  help:\n    l: {a: z}\n"},
			`rules/facts.yaml:4: error: the help "l" asks for "z", which "a" cannot be`,
		},
		{
			"an answer in no group",
			map[string]string{"facts.yaml": "- fact: a\n  type: choice\n  values: [x, y]\n  groups:\n    g: [x]\n"},
			`rules/facts.yaml:1: error: the answer "y" of "a" stands in no group`,
		},
		{
			"an answer in two groups",
			map[string]string{"facts.yaml": "- fact: a\n  type: choice\n  values: [x]\n  groups:\n    g: [x]\n    h: [x]\n"},
			`rules/facts.yaml:1: error: the answer "x" of "a" stands in the groups "g" and "h"`,
		},
		{
			"a group of what is no answer",
			map[string]string{"facts.yaml": "- fact: a\n  type: choice\n  values: [x]\n  groups:\n    g: [x, z]\n"},
			`rules/facts.yaml:1: error: the group "g" of "a" has "z", which is not among its values`,
		},
		{"not YAML", map[string]string{"facts.yaml": "- fact: [a\n"}, `error: this is not YAML`},
		{
			"order of words",
			map[string]string{"facts.yaml": declared, "t.md": table(head, "| > foreign | - | - | a | x#1 |")},
			`rules/t.md:9:3: error: "parties" is of type choice, which has no order`,
		},
		{
			"value that no row gives",
			map[string]string{
				"facts.yaml": declared,
				"t.md":       table(head, "| - | - | - | basic | x#1 |"),
				"u.md":       "---\ndecision: u\n---\n| level | → x | basis |\n|--|--|--|\n| basics | 1 | x#1 |\n",
			},
			`rules/u.md:6:3: error: no row of "level" gives "basics"
	did you mean "basic"?`,
		},
		{
			"circle",
			map[string]string{
				"t.md": "---\ndecision: a\n---\n| b | → x | basis |\n|--|--|--|\n| 1 | 1 | x#1 |\n",
				"u.md": "---\ndecision: b\n---\n| a | → x | basis |\n|--|--|--|\n| 1 | 1 | x#1 |\n",
			},
			`which rests on it in turn`,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, got := load(t, tt.files); !strings.Contains(got, tt.want) {
				t.Errorf("got\n%swant\n%s", got, tt.want)
			}
		})
	}
}

// A dash that a word processor made longer is one.
func TestLongDashes(t *testing.T) {
	set, got := load(t, map[string]string{"facts.yaml": declared, "t.md": table("| parties | amount | → court | basis |", "| — | – | a | x#1 |")})
	if strings.Contains(got, "error") || !set.Decisions[0].Rows[0].Cells[0].Any() || !set.Decisions[0].Rows[0].Cells[1].Any() {
		t.Error(got)
	}
}

func FuzzLoad(f *testing.F) {
	f.Add(table("| parties | → court | basis |", "| foreign | a | x#1 |"), declared)
	f.Add("---\ndecision: x\nvalues: {a: [b]}\n---\n| a | -> b |\n|---|---|\n| [1..2) | c |", "- fact: a\n  type: number")
	f.Add(table("| parties | amount | from | until | → court | basis |", "| foreign | < 5 | 2024-01-01 | 2025-12-31 | a | x#1 |", "| not(foreign) | [1..2], 7 | - | - | b, c | x#1; y#2 |"), declared)
	f.Fuzz(func(t *testing.T, md, facts string) {
		rep := &report.Report{}
		set := Load(fstest.MapFS{"r/t.md": {Data: []byte(md)}, "r/facts.yaml": {Data: []byte(facts)}}, "r", rep)
		if rep.Failed() || len(set.Decisions) == 0 {
			return
		}
		// What can be read can be written, and is read back with as many rows.
		again := &report.Report{}
		written := Markdown(set.Decisions[0])
		back := Load(fstest.MapFS{"r/t.md": {Data: []byte(written)}, "r/facts.yaml": {Data: []byte(FactsYAML(set.Facts))}}, "r", again)
		if again.Failed() {
			t.Fatalf("%v\n%s", again.Findings(), written)
		}
		if a, b := len(set.Decisions[0].Rows), len(back.Decisions[0].Rows); a != b {
			t.Fatalf("%d rows, and %d when read back\n%s", a, b, written)
		}
	})
}

func TestRowsHoldFromOneDayUntilAnother(t *testing.T) {
	set, problems := load(t, map[string]string{
		"facts.yaml": declared,
		"a.md":       table("| from | until | parties | → court | basis |", "| 2024-01-01 | 2025-12-31 | foreign | a | x#1 |", "| 2026-01-01 | - | foreign | b | x#1 |", "| - | - | - | c | x#1 |"),
	})
	if problems != "" {
		t.Fatal(problems)
	}
	if f := set.Facts[0]; f.ID != rules.AsOf || f.Type != rules.TypeDate {
		t.Fatalf("the first fact is %q of type %s", f.ID, f.Type)
	}
	d := set.Decisions[0]
	if len(d.Inputs) != 2 || d.Inputs[0].Name != rules.AsOf {
		t.Fatalf("the columns are %v", d.Inputs)
	}
	for i, want := range []string{"[2024-01-01..2025-12-31]", ">= 2026-01-01", "-"} {
		if got := d.Rows[i].Cells[0].String(); got != want || d.Rows[i].Src[0] != want {
			t.Errorf("row %d holds %s, want %s", i+1, got, want)
		}
	}
	facts := make([]rules.Value, len(set.Facts))
	facts[set.Fact("parties")] = rules.StringOf("foreign")
	for _, tt := range []struct {
		y, m, d int
		want    string
	}{{2023, 12, 31, "c"}, {2024, 1, 1, "a"}, {2025, 12, 31, "a"}, {2026, 1, 1, "b"}} {
		facts[0] = rules.DateOf(tt.y, tt.m, tt.d)
		if res := set.Evaluate(0, facts); !res.Exact || res.Outputs[0][0].Text() != tt.want {
			t.Errorf("%v: got %v, want %s", facts[0], res.Outputs, tt.want)
		}
	}
}

func TestDaysThatCannotBeRead(t *testing.T) {
	head := "| parties | from | until | → court | basis |"
	for _, tt := range []struct{ rows, facts, want string }{
		{"| - | 2024-02-30 | - | a | x#1 |", declared, `rules/a.md:9:7: error: "2024-02-30" is not a day`},
		{"| - | soon | - | a | x#1 |", declared, `rules/a.md:9:7: error: "soon" is not a day`},
		{"| - | 2025-01-01 | 2024-01-01 | a | x#1 |", declared, "rules/a.md:9:7: error: the row ends on 2024-01-01, before it begins on 2025-01-01"},
		{"| - | - | - | a | x#1 |", declared + "- fact: as-of\n  type: number\n", "rules/facts.yaml:13: error: the fact \"as-of\" is the day as of which the law is asked"},
	} {
		if _, problems := load(t, map[string]string{"facts.yaml": tt.facts, "a.md": table(head, tt.rows)}); !strings.Contains(problems, tt.want) {
			t.Errorf("got\n%s\nwant %s", problems, tt.want)
		}
	}
	both := table("| as-of | from | → court | basis |", "| - | 2025-01-01 | a | x#1 |")
	if _, problems := load(t, map[string]string{"facts.yaml": declared, "a.md": both}); !strings.Contains(problems, "rules/a.md:7:11: error: the table limits the time of its rows in two ways") {
		t.Errorf("got\n%s", problems)
	}
}
