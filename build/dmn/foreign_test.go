package dmn

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"wentu/app/rules"
	"wentu/build/answer"
	"wentu/build/mdd"
	"wentu/build/report"
	"wentu/build/tables"
)

// col is an input or output column of a small model, and the lines its cells.
func model(parts ...string) string {
	return `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/">` + strings.Join(parts, "\n") + `</definitions>`
}

// dt is a decision: its inputs and outputs as elements, then rows of cells, "in | in => out".
func dt(name, attrs, columns string, rows ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<decision name=%q><variable name=%q/><decisionTable %s>%s", name, name, attrs, columns)
	text := strings.NewReplacer("&", "&amp;", "<", "&lt;")
	for _, r := range rows {
		in, out, _ := strings.Cut(r, "=>")
		b.WriteString("<rule>")
		for c := range strings.SplitSeq(in, "|") {
			if strings.TrimSpace(in) != "" {
				fmt.Fprintf(&b, "<inputEntry><text>%s</text></inputEntry>", text.Replace(strings.TrimSpace(c)))
			}
		}
		for c := range strings.SplitSeq(out, "|") {
			fmt.Fprintf(&b, "<outputEntry><text>%s</text></outputEntry>", text.Replace(strings.TrimSpace(c)))
		}
		b.WriteString("</rule>")
	}
	b.WriteString("</decisionTable></decision>")
	return b.String()
}

func in(name, typ string) string {
	return fmt.Sprintf("<input><inputExpression typeRef=%q><text>%s</text></inputExpression></input>", typ, name)
}

func allowed(name, typ, values string) string {
	return fmt.Sprintf("<input><inputExpression typeRef=%q><text>%s</text></inputExpression><inputValues><text>%s</text></inputValues></input>", typ, name, strings.ReplaceAll(values, "<", "&lt;"))
}

// withID gives a decision an id, and requires one that it requires.
func withID(d, id string) string {
	return strings.Replace(d, "<decision ", `<decision id="`+id+`" `, 1)
}

func requires(d, id string) string {
	return strings.Replace(d, "<decisionTable", `<informationRequirement><requiredDecision href="#`+id+`"/></informationRequirement><decisionTable`, 1)
}

const out = `<output name="out"/>`

// importModel imports a model and gives the set as it is loaded again, and what was said.
func importModel(t *testing.T, src string) (*rules.Set, string) {
	t.Helper()
	rep := &report.Report{}
	_, files := Import(strings.NewReader(src), "m.dmn", rep)
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	var b bytes.Buffer
	rep.Print(&b)
	if files == nil {
		return &rules.Set{}, b.String()
	}
	again := &report.Report{}
	set := tables.Load(fsys, ".", again)
	if again.Failed() {
		t.Errorf("what was imported cannot be loaded: %v", again.Findings())
	}
	return set, b.String()
}

// gives evaluates a decision as JSON.
func gives(t *testing.T, set *rules.Set, decision, facts string) string {
	t.Helper()
	var raw map[string]any
	if err := json.Unmarshal([]byte(facts), &raw); err != nil {
		t.Fatal(err)
	}
	d := set.Decision(decision)
	if d < 0 {
		t.Fatalf("there is no decision %q", decision)
	}
	values, err := answer.Facts(set, "facts", raw, rules.Value{})
	if err != nil {
		t.Fatal(err)
	}
	ev, err := answer.Evaluate(set, d, values)
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(ev.Outputs)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestForeignModelsGiveWhatTheySay(t *testing.T) {
	tests := []struct {
		name, model, decision, facts, want string
	}{
		{"texts", model(dt("d", "", in("x", "string")+out, `"A" => "one"`, `not("A") => "other"`)), "d", `{"x": "A"}`, `{"out":"one"}`},
		{"texts, first", model(dt("d", `hitPolicy="FIRST"`, in("x", "string")+out, `"A" => "one"`, `- => "other"`)), "d", `{"x": "B"}`, `{"out":"other"}`},
		{"days", model(dt("d", `hitPolicy="FIRST"`, in("day", "date")+out, `< date("2024-02-29"), >= date("2024-02-29") => "any"`)), "d", `{"day": "2020-01-01"}`, `{"out":"any"}`},
		{"null above", model(dt("a", "", in("x", "number")+out, `1 => "A"`), dt("d", "", in("a", "string")+out, `"A" => 1`, `not("A") => 2`)), "d", `{"x": 5}`, `{"out":2}`},
		{"null row", model(dt("a", "", in("x", "number")+out, `1 => "A"`), dt("d", "", in("a", "string")+out, `"A" => 1`, `null => 2`)), "d", `{"x": 5}`, `{"out":2}`},
		{"missing fact", model(dt("d", "", in("x", "string")+out, `"A" => 1`, `null => 2`)), "d", `{}`, `{"out":2}`},
		{"priority of numbers", model(dt("d", `hitPolicy="PRIORITY"`, in("x", "number")+`<output name="out" typeRef="number"><outputValues><text>30, 20, 10</text></outputValues></output>`, `> 1 => 10`, `> 2 => 30`, `> 3 => 20`)), "d", `{"x": 5}`, `{"out":30}`},
		{"order with null", model(dt("d", `hitPolicy="OUTPUT ORDER"`, in("x", "number")+`<output name="out"><outputValues><text>"b", null, "a"</text></outputValues></output>`, `> 1 => "a"`, `> 2 => null`, `> 3 => "b"`)), "d", `{"x": 5}`, `[{"out":"b"},{"out":null},{"out":"a"}]`},
		{"order of the type", model(`<itemDefinition name="tRank"><typeRef>string</typeRef><allowedValues><text>"high","low"</text></allowedValues></itemDefinition>`,
			dt("d", `hitPolicy="PRIORITY"`, in("x", "number")+`<output name="out" typeRef="tRank"/>`, `> 1 => "low"`, `> 2 => "high"`)), "d", `{"x": 5}`, `{"out":"high"}`},
		{"columns note, basis, from", model(dt("d", "", in("note", "number")+in("basis", "string")+in("from", "number")+out, `> 1 | "a" | 3 => 1`, `<= 1 | - | - => 2`)), "d", `{"note": 5, "basis": "a", "from": 3}`, `{"out":1}`},
		{"escapes", model(dt("d", `hitPolicy="FIRST"`, in("x", "number")+out, `- => "a\n\u00e9\\{n}\"\t"`)), "d", `{"x": 1}`, `{"out":"a\né\\{n}\"\t"}`},
		{"list of one", model(dt("d", `hitPolicy="FIRST"`, in("x", "number")+out, `1 => ["a"]`, `2 => []`, `3 => ["a", "b"]`, `- => "a"`)), "d", `{"x": 1}`, `{"out":["a"]}`},
		{"list of none", model(dt("d", `hitPolicy="FIRST"`, in("x", "number")+out, `2 => []`, `- => ["a"]`)), "d", `{"x": 2}`, `{"out":[]}`},
		{"sum in small letters", model(dt("d", `hitPolicy="COLLECT" aggregation="sum"`, in("x", "number")+out, `> 1 => 10`, `> 2 => 30`)), "d", `{"x": 5}`, `{"out":40}`},
		{"types with a prefix", model(dt("d", `hitPolicy="FIRST"`, in("x", "feel:number")+out, `> 1 => "a"`, `- => "b"`)), "d", `{"x": 5}`, `{"out":"a"}`},
		{"types by cells", model(dt("d", `hitPolicy="FIRST"`, in("x", "")+in("yes", "Any")+out, `> 1 | true => "a"`, `- | - => "b"`)), "d", `{"x": 5, "yes": true}`, `{"out":"a"}`},
		{"names alike", model(dt("A b", "", out, `=> 1`), dt("a-b", "", out, `=> 2`), dt("a b-2", "", out, `=> 3`)), "a-b", `{}`, `{"out":2}`},
		{"an output's name above", model(withID(dt("Invoice Classification", `hitPolicy="FIRST"`, in("amount", "number")+`<output name="kind"/>`, `> 100 => "big"`, `- => "small"`), "c"),
			withID(requires(dt("d", "", in("kind", "string")+out, `"big" => 1`, `"small" => 2`), "c"), "e")), "d", `{"amount": 500}`, `{"out":1}`},
		{"an id above", model(withID(dt("Class", `hitPolicy="FIRST"`, in("amount", "number")+`<output name="k"/>`, `> 100 => "big"`, `- => "small"`), "clazz"),
			withID(requires(dt("d", "", in("clazz", "string")+out, `"big" => 1`, `"small" => 2`), "clazz"), "e")), "d", `{"amount": 50}`, `{"out":2}`},
		{"one of two outputs above", model(withID(dt("Class", `hitPolicy="FIRST"`, in("amount", "number")+`<output name="k"/><output name="l"/>`, `> 100 => "big" | 7`, `- => "small" | 8`), "c"),
			withID(requires(dt("d", "", in("l", "number")+out, `7 => 1`, `8 => 2`), "c"), "e")), "d", `{"amount": 50}`, `{"out":2}`},
		{"a list without spaces", model(dt("d", `hitPolicy="FIRST"`, in("x", "number")+out, `1,200 => "a"`, `- => "b"`)), "d", `{"x": 200}`, `{"out":"a"}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			set, said := importModel(t, tt.model)
			if said != "" {
				t.Fatal(said)
			}
			if got := gives(t, set, tt.decision, tt.facts); got != tt.want {
				t.Errorf("%s gives %s, want %s", tt.facts, got, tt.want)
			}
		})
	}
}

func TestWhatCannotBeKeptIsRefused(t *testing.T) {
	for name, row := range map[string]string{
		"an unknown name":       `- => foo`,
		"a decision's name":     `- => good`,
		"many digits":           `- => 12345678901234567890`,
		"a calculation":         `- => 2026-03-01`,
		"a sum":                 `- => x + x`,
		"a text with a number":  `- => "a" + x`,
		"a function":            `< f(3) => 1`,
		"an unknown name below": `< foo => 1`,
		"a word":                `yes => 1`,
	} {
		good := dt("good", `hitPolicy="FIRST"`, in("y", "number")+out, `- => 1`)
		set, said := importModel(t, model(good, dt("bad", "", in("x", "number")+out, row), dt("above", "", in("bad", "number")+out, `- => 1`), `<decision name="literal"><literalExpression><text>1</text></literalExpression></decision>`))
		if len(set.Decisions) != 1 || set.Decision("good") < 0 || !strings.Contains(said, `m.dmn:2`) || !strings.Contains(said, `"bad", rule 1`) || !strings.Contains(said, `decision "above"`) || !strings.Contains(said, `decision "literal"`) {
			t.Errorf("%s: %d decisions are kept; it said\n%s", name, len(set.Decisions), said)
		}
	}
	for name, src := range map[string]string{
		"two of one name":         model(dt("d", "", out, `=> 1`), dt("d", "", out, `=> 2`)),
		"no order":                model(dt("d", `hitPolicy="PRIORITY"`, in("x", "number")+out, `> 1 => 1`)),
		"a strange operator":      model(dt("d", `hitPolicy="COLLECT" aggregation="AVG"`, in("x", "number")+out, `> 1 => 1`)),
		"a circle":                model(withID(requires(dt("d", "", in("e", "number")+out, `1 => 1`), "y"), "x"), withID(requires(dt("e", "", in("d", "number")+out, `1 => 1`), "x"), "y")),
		"two outputs of one name": model(dt("d", "", in("x", "number")+`<output name="o"/><output name="o"/>`, `1 => 1 | 2`)),
		"a sum of texts":          model(dt("d", `hitPolicy="COLLECT" aggregation="SUM"`, in("x", "number")+out, `> 1 => "a"`)),
		"an expression":           model(dt("d", "", in("x + 1", "number")+out, `> 1 => 1`)),
		"two facts in one":        model(dt("d", "", in("x", "string")+out, `"a" => 1`), `<itemDefinition name="t"><itemComponent name="u"><typeRef>t</typeRef></itemComponent></itemDefinition><inputData name="x"><variable name="x" typeRef="t"/></inputData>`),
	} {
		rep := &report.Report{}
		set, files := Import(strings.NewReader(src), "m.dmn", rep)
		if name == "two facts in one" { // it only must end
			continue
		}
		if !rep.Failed() || len(set.Decisions) > 1 {
			t.Errorf("%s: %v, %v", name, rep.Findings(), files)
		}
	}
}

func TestDomainsLeaveNoFalseGaps(t *testing.T) {
	item := func(values string) string {
		return `<itemDefinition name="ns.t"><typeRef>number</typeRef><allowedValues><text>` + values + `</text></allowedValues></itemDefinition><inputData name="x"><variable name="x" typeRef="ns.t"/></inputData>`
	}
	for name, src := range map[string]string{
		"at least":    model(item("&gt;= 0"), dt("d", "", in("x", "number")+out, `[0..10) => 1`, `>= 10 => 2`)),
		"above":       model(item("&gt; 0"), dt("d", "", in("x", "number")+out, `(0..10) => 1`, `>= 10 => 2`)),
		"an interval": model(dt("d", "", allowed("x", "number", "[0..100]")+out, `[0..10) => 1`, `[10..100] => 2`)),
		"numbers":     model(dt("d", "", allowed("x", "number", "1, 2, 3")+out, `1 => 1`, `> 1 => 2`)),
		"texts":       model(dt("d", "", allowed("x", "string", `"a", "b", null`)+out, `"a" => 1`, `"b" => 2`)),
		"a type constraint of DMN 1.5": model(`<itemDefinition name="t"><typeRef>number</typeRef><typeConstraint><text>[0..9]</text></typeConstraint></itemDefinition><inputData name="x"><variable name="x" typeRef="t"/></inputData>`,
			dt("d", "", in("x", "number")+out, `[0..5] => 1`, `(5..9] => 2`)),
		"a part of a type": model(`<itemDefinition name="t"><itemComponent name="u"><typeRef>feel:number</typeRef><allowedValues><text>[0..9]</text></allowedValues></itemComponent></itemDefinition><inputData name="x"><variable name="x" typeRef="kie:t"/></inputData>`,
			dt("d", "", in("x.u", "number")+out, `[0..5] => 1`, `(5..9] => 2`)),
	} {
		set, said := importModel(t, src)
		rep := &report.Report{}
		mdd.Analyse(set, rep, nil)
		if said != "" || rep.Failed() || len(set.Decisions) != 1 {
			t.Errorf("%s: %s %v", name, said, rep.Findings())
		}
	}
	// Another table that names more takes the values of the first column for no domain.
	set, _ := importModel(t, model(dt("d", "", allowed("x", "string", `"a", "b"`)+out, `"a" => 1`, `"b" => 2`), dt("e", "", in("x", "string")+out, `"c" => 1`, `not("c") => 2`)))
	rep := &report.Report{}
	if mdd.Analyse(set, rep, nil); !rep.Failed() {
		t.Error("d has no row for c, and nothing is said")
	}
}

func TestModelsInOtherCharacterSets(t *testing.T) {
	src := `<?xml version="1.0" encoding="%s"?>` + model(dt("d", "", out, `=> "é"`))
	units := func(order binary.AppendByteOrder) string {
		var b []byte
		for _, u := range utf16.Encode([]rune("\ufeff" + fmt.Sprintf(src, "UTF-16"))) {
			b = order.AppendUint16(b, u)
		}
		return string(b)
	}
	for name, text := range map[string]string{
		"gb2312":      strings.ReplaceAll(fmt.Sprintf(src, "gb2312"), "é", "\xa8\xa6"),
		"latin":       strings.ReplaceAll(fmt.Sprintf(src, "ISO-8859-1"), "é", "\xe9"),
		"utf-16":      units(binary.LittleEndian),
		"utf-16 (be)": units(binary.BigEndian),
	} {
		set, said := importModel(t, text)
		if said != "" || gives(t, set, "d", "{}") != `{"out":"é"}` {
			t.Errorf("%s: %s", name, said)
		}
	}
	if _, said := importModel(t, fmt.Sprintf(src, "EBCDIC-XX")); !strings.Contains(said, "EBCDIC-XX") {
		t.Errorf("an unknown character set: %s", said)
	}
}

// What is large or turns in a circle ends with a word.
func TestHostileModelsEnd(t *testing.T) {
	var circle []string
	for _, pair := range []string{"a b", "b c", "c a"} {
		from, to, _ := strings.Cut(pair, " ")
		circle = append(circle, `<itemDefinition name="`+from+`"><itemComponent name="p"><typeRef>`+to+`</typeRef></itemComponent><itemComponent name="q"><typeRef>`+to+`</typeRef></itemComponent></itemDefinition>`)
	}
	circle = append(circle, `<itemDefinition name="self"><typeRef>self</typeRef></itemDefinition>`, `<inputData name="x"><variable name="x" typeRef="a"/></inputData>`, `<inputData name="y"><variable name="y" typeRef="self"/></inputData>`,
		dt("d", `hitPolicy="FIRST"`, in("y", "self")+out, `- => 1`))
	if set, said := importModel(t, model(circle...)); len(set.Decisions) != 1 {
		t.Error(said)
	}
	var many []string
	for i := range 10000 {
		many = append(many, fmt.Sprintf(`"v%d"`, i))
	}
	if _, said := importModel(t, model(dt("d", "", in("x", "string")+out, strings.Join(many, ",")+` => 1`))); !strings.Contains(said, "alternatives") {
		t.Errorf("10,000 alternatives: %s", said)
	}
	set, said := importModel(t, model(dt("d", `hitPolicy="FIRST"`, in("x", "string")+in("z", "string")+out, strings.Join(many[:1900], ",")+"|"+strings.Join(many[:1900], ",")+` => 1`, `-|- => 2`)))
	if said != "" {
		t.Fatal(said)
	}
	mdd.Analyse(set, &report.Report{}, nil)
}

func TestAnnotationsStayOnTheirLine(t *testing.T) {
	src := model(`<decision name="d"><decisionTable>` + out + `<annotation name="basis"/><annotation name="note"/><annotation name="more"/>
<rule><outputEntry><text>1</text></outputEntry><annotationEntry><text>a
b; c</text></annotationEntry><annotationEntry><text>one
two</text></annotationEntry><annotationEntry><text>three
four</text></annotationEntry></rule></decisionTable></decision>`)
	set, said := importModel(t, src)
	if said != "" || len(set.Decisions) != 1 {
		t.Fatal(said)
	}
	r := set.Decisions[0].Rows[0]
	if r.Note != "one two; three four" || !reflect.DeepEqual(r.Basis, []string{"a b", "c"}) {
		t.Errorf("the note is %q, the basis %q", r.Note, r.Basis)
	}
}

// The modelers of Camunda and bpmn.io write what stands beside a rule as its description.
func TestTheDescriptionOfARuleIsItsNote(t *testing.T) {
	src := model(`<decision name="d"><decisionTable>` + out + `<annotation name="more"/>
<rule><description>see
Art. 5</description><outputEntry><text>1</text></outputEntry><annotationEntry><text>two</text></annotationEntry></rule></decisionTable></decision>`)
	set, said := importModel(t, src)
	if said != "" || len(set.Decisions) != 1 {
		t.Fatal(said)
	}
	if r := set.Decisions[0].Rows[0]; r.Note != "see Art. 5; two" {
		t.Errorf("the note is %q", r.Note)
	}
}

// Names that make the same id must not become the same element.
func TestExportGivesEveryElementItsOwnID(t *testing.T) {
	set, said := importModel(t, model(dt("甲", "", in("子", "number")+in("丑", "string")+out, `1 | "a" => "x"`), dt("乙", "", in("甲", "string")+in("丑", "string")+out, `"x" | - => 1`)))
	if said != "" {
		t.Fatal(said)
	}
	for version, day := range Versions {
		var b bytes.Buffer
		if err := Write(&b, set, "m", version); err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{day + "/MODEL/", day + "/DMNDI/", `dmnElementRef="decision-_-2"`, `<di:waypoint x=`} {
			if !strings.Contains(b.String(), want) {
				t.Errorf("DMN %s lacks %s", version, want)
			}
		}
		ids := make(map[string]bool)
		for _, part := range strings.Split(b.String(), ` id="`)[1:] {
			id, _, _ := strings.Cut(part, `"`)
			if ids[id] {
				t.Errorf("the id %s stands twice", id)
			}
			ids[id] = true
		}
		for _, part := range strings.Split(b.String(), `href="#`)[1:] {
			if id, _, _ := strings.Cut(part, `"`); !ids[id] {
				t.Errorf("%s is no element", id)
			}
		}
		again, said := importModel(t, b.String())
		if said != "" || gives(t, again, "乙", `{"子": 1, "丑": "a"}`) != `{"out":1}` {
			t.Errorf("DMN %s is read as something else: %s", version, said)
		}
	}
}

// What a model takes from other files, or writes in another language than FEEL, is named with
// its element and line. A name is the same in all languages; whatever else is refused.
func TestOtherFilesAndLanguagesAreNamed(t *testing.T) {
	table := dt("d", "", in("n", "number")+out, `1 => "one"`, `- => "other"`)
	for _, c := range []struct {
		what, model, want string
		read              bool
	}{
		{"a model", model(`<import name="inc" namespace="https://inc" locationURI="inc.dmn" importType="x"/>`, table), `m.dmn:1: warning: element "import": "inc inc.dmn https://inc" is another file`, true},
		{"a decision of it", model(`<import name="inc" namespace="https://inc"/>`, "", strings.Replace(requires(table, "x"), "#x", "https://inc#x", 1)), `m.dmn:3: error: decision "d": element "requiredDecision": it rests on "https://inc#x"`, false},
		{"no decision", model("", requires(table, "x")), `m.dmn:2: warning: decision "d": element "requiredDecision": the model has no decision "#x"`, true},
		{"a language of all", strings.Replace(model("", table), "<definitions ", `<definitions expressionLanguage="http://groovy" `, 1), `m.dmn:2: error: decision "d": element "inputEntry" is written in "http://groovy"`, false},
		{"FEEL in a table of another", strings.Replace(model("", strings.Replace(table, "<decisionTable", `<decisionTable expressionLanguage="S-FEEL"`, 1)), "<definitions ", `<definitions expressionLanguage="http://groovy" `, 1), "", true},
		{"a cell", model("", strings.Replace(table, "<inputEntry", `<inputEntry expressionLanguage="javascript"`, 1)), `m.dmn:2: error: decision "d": element "inputEntry" is written in "javascript"`, false},
		{"a result", model("", strings.Replace(table, "<outputEntry", `<outputEntry expressionLanguage="juel"`, 1)), `m.dmn:2: error: decision "d": element "outputEntry" is written in "juel"`, false},
		{"a column's name", model("", strings.Replace(table, "<inputExpression", `<inputExpression expressionLanguage="juel"`, 1)), `m.dmn:2: warning: element "inputExpression" is written in "juel"`, true},
		{"a column's sum", model("", strings.Replace(strings.Replace(table, "<inputExpression", `<inputExpression expressionLanguage="juel"`, 1), "<text>n", "<text>n.m", 1)), `m.dmn:2: error: decision "d": element "inputExpression" is written in "juel"`, false},
		{"types", strings.Replace(model(table), "<definitions ", `<definitions typeLanguage="http://www.w3.org/2001/XMLSchema" `, 1), `m.dmn:1: warning: element "definitions": its types are written in "http://www.w3.org/2001/XMLSchema"`, true},
		{"a type", model(`<itemDefinition name="t" typeLanguage="java"><typeRef>int</typeRef></itemDefinition>`, table), `m.dmn:1: warning: element "itemDefinition": its types are written in "java"`, true},
		{"allowed values", model(`<itemDefinition name="t"><typeRef>string</typeRef><allowedValues expressionLanguage="groovy"><text>"a"</text></allowedValues></itemDefinition>`, table), `m.dmn:1: warning: element "allowedValues" is written in "groovy"`, true},
		{"what only other kinds of decision use", model("", `<businessKnowledgeModel name="f"/>`, `<decisionService name="s"/>`, table), `m.dmn:2: warning: element "businessKnowledgeModel" is not read: "f"`, true},
		{"no input datum", model("", strings.Replace(requires(table, "x"), "requiredDecision", "requiredInput", 1)), `m.dmn:2: warning: decision "d": element "requiredInput": the model has no input datum "#x"`, true},
		{"two input data of a name", model(`<inputData id="a" name="n"><variable name="n" typeRef="number"/></inputData>`, `<inputData id="b" name="n"><variable name="n" typeRef="string"/></inputData>`, table), `m.dmn:2: warning: element "inputData": there are two of the name "n"`, true},
		{"no name", model("", strings.Replace(withID(table, "d1"), `name="d"`, "", 1)), "", true},
		{"a hit policy with a space", model("", dt("d", `hitPolicy=" FIRST "`, in("n", "number")+out, `1 => "one"`)), "", true},
		{"thousands", model("", dt("d", "", in("n", "number")+out, `20,000,000 => "one"`)), `m.dmn:2: error: decision "d", rule 1: the cell "20,000,000" cannot be read: in "20,000,000" commas`, false},
		{"thousands and decimals", model("", dt("d", "", in("n", "number")+out, `>= 5.000,00 => "one"`)), `m.dmn:2: error: decision "d", rule 1: the cell ">= 5.000,00" cannot be read`, false},
		{"a list of numbers", model("", dt("d", "", in("n", "number")+out, `100,200,0.5,0 => "one"`)), "", true},
		{"FEEL by its names", strings.Replace(model(strings.Replace(table, "<inputEntry", `<inputEntry expressionLanguage="feel"`, 1)), "<definitions ", `<definitions expressionLanguage="https://www.omg.org/spec/DMN/20191111/FEEL/" typeLanguage="http://www.omg.org/spec/FEEL/20140401" `, 1), "", true},
	} {
		set, said := importModel(t, c.model)
		if !strings.Contains(said, c.want) || c.want == "" && said != "" || (len(set.Decisions) == 1) != c.read {
			t.Errorf("%s: %d decisions, said %s", c.what, len(set.Decisions), said)
		}
	}
}

// brought imports a model and gives its files and what is told.
func brought(t *testing.T, src string) (map[string]string, string) {
	t.Helper()
	rep := &report.Report{}
	_, files := Import(strings.NewReader(src), "m.dmn", rep)
	var b strings.Builder
	rep.Print(&b)
	return files, b.String()
}

// What a model says in words beside its tables stands in the files that are made of it.
func TestWordsOfAModelAreKept(t *testing.T) {
	files, told := brought(t, `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="m" name="m" namespace="n">
<description>Fees of the *registry*.</description>
<itemDefinition name="kindOf" label="Kind of claim"><description>As the claim states it.</description><typeRef>string</typeRef><allowedValues><text>"a","b"</text></allowedValues></itemDefinition>
<inputData id="i" name="kind"><description>What the claimant
wants.</description><variable name="kind" typeRef="kindOf"/></inputData>
<decision id="d" name="fee" label="The fee"><description>What is paid | before filing.</description><question>How much is paid?</question><allowedAnswers>50 or 100</allowedAnswers>
<variable name="fee" typeRef="number"/><informationRequirement><requiredInput href="#i"/></informationRequirement>
<decisionTable hitPolicy="UNIQUE" outputLabel="The fee"><description>From the tariff of 2007.</description>
<input label="Kind?"><description>Of the main claim.</description><inputExpression typeRef="string"><text>kind</text></inputExpression></input>
<output name="fee" label="In yuan"><description>Without copies.</description></output>
<rule><description>small</description><inputEntry><text>"a"</text></inputEntry><outputEntry><text>50</text></outputEntry></rule>
<rule><inputEntry><text>"b"</text></inputEntry><outputEntry><text>100</text></outputEntry></rule>
</decisionTable></decision></definitions>`)
	if told != "" {
		t.Errorf("told: %s", told)
	}
	for _, want := range []string{"The fee\n", `What is paid \| before filing.`, "Question: How much is paid?", "Allowed answers: 50 or 100", "From the tariff of 2007.", "kind: Kind?; Of the main claim.", "→ fee: In yuan; Without copies.", "| small"} {
		if !strings.Contains(files["fee.md"], want) {
			t.Errorf("fee.md lacks %q:\n%s", want, files["fee.md"])
		}
	}
	if want := "# Fees of the *registry*.\n# Kind of claim\n# As the claim states it.\n# What the claimant wants.\n- fact: kind\n"; !strings.HasPrefix(strings.ReplaceAll(files["facts.yaml"], "#\n", ""), want) {
		t.Errorf("facts.yaml is\n%s", files["facts.yaml"])
	}
}

// What is made nothing of is told, with the line of the first.
func TestWhatIsNotKeptIsTold(t *testing.T) {
	table := `<decisionTable><input><inputExpression><text>a</text></inputExpression></input><output/><rule><inputEntry><text>-</text></inputEntry><outputEntry><text>1</text></outputEntry></rule></decisionTable>`
	for _, tt := range []struct{ model, want string }{
		{`<decision name="d"><decisionMaker href="#x"/>` + table + `</decision>`, `m.dmn:2: warning: <decisionMaker> is not kept (1 of them in the model): "#x"`},
		{`<decision name="d">` + "\n" + `<authorityRequirement><requiredAuthority href="#k"/></authorityRequirement>` + table + `</decision>`, `m.dmn:3: warning: <authorityRequirement> is not kept (1 of them in the model): "#k"`},
		{`<decision name="d">` + table + `</decision><knowledgeSource name="Tariff of 2007" locationURI="https://example.org/t"/>`, `<knowledgeSource> is not kept (1 of them in the model): "Tariff of 2007 https://example.org/t"`},
		{`<decision name="d">` + table + `</decision><textAnnotation><text>only abroad</text></textAnnotation><textAnnotation><text>b</text></textAnnotation>`, `<textAnnotation> is not kept (2 of them in the model): "only abroad"`},
		{`<decision name="d" owner="Filing">` + table + `</decision>`, `owner of <decision> is not kept (1 of them in the model): "Filing"`},
		{`<decision name="d"><extensionElements><x:approved xmlns:x="u">no</x:approved></extensionElements>` + table + `</decision>`, `what another program keeps in the model for itself is not kept: approved`},
		{`<decision name="d" xmlns:c="u" c:ttl="5">` + table + `</decision>`, `what another program keeps in the model for itself is not kept: ttl`},
		{`<itemDefinition name="t"><description>Whole yuan.</description><typeRef>number</typeRef></itemDefinition><decision name="d">` + table + `</decision>`, `what the type "t" says is not kept, as no fact has it: "Whole yuan."`},
		{`<businessKnowledgeModel name="b"><description>x</description></businessKnowledgeModel><decision name="d">` + table + `</decision>`, `element "businessKnowledgeModel" is not read: "b"`},
	} {
		files, told := brought(t, model("", tt.model))
		if !strings.Contains(told, tt.want) || files["d.md"] == "" {
			t.Errorf("%s:\n%s\nwant\n%s", tt.model, told, tt.want)
		}
	}
}

// An output of two values beside each other is no list.
func TestTwoOutputsInACellAreRefused(t *testing.T) {
	for _, out := range []string{`1,5`, `1, 5`, `"a","b"`, `1.000,50`} {
		_, told := brought(t, model(dt("d", "", in("x", "number")+"<output/>", "- => "+out)))
		if !strings.Contains(told, "error: decision \"d\", rule 1: the output") {
			t.Errorf("%s: %s", out, told)
		}
	}
	for _, out := range []string{`[1, 5]`, `"a, b"`, `["a", "b"]`} {
		if _, told := brought(t, model(dt("d", "", in("x", "number")+"<output/>", "- => "+out))); told != "" {
			t.Errorf("%s: %s", out, told)
		}
	}
}

// The sign of equality before a value is read, as DMN 1.4 has it and as Flowable writes it twice;
// before anything else it is refused.
func TestSignOfEquality(t *testing.T) {
	for _, tt := range []struct{ typ, cell, facts, want string }{
		{"number", "= 20", `{"n": 20}`, `{"out":"one"}`},
		{"number", "=20", `{"n": 21}`, "null"},
		{"number", "== -2.5", `{"n": -2.5}`, `{"out":"one"}`},
		{"number", "= 1, = 2, > 7", `{"n": 2}`, `{"out":"one"}`},
		{"number", "= 1, = 2, > 7", `{"n": 3}`, "null"},
		{"number", "!= 20", `{"n": 20}`, "null"},
		{"number", "!= 20", `{"n": 19}`, `{"out":"one"}`},
		{"string", `== "x"`, `{"n": "x"}`, `{"out":"one"}`},
		{"string", `= "= 5, a"`, `{"n": "= 5, a"}`, `{"out":"one"}`},
		{"string", `!= ""`, `{"n": "a"}`, `{"out":"one"}`},
		{"boolean", "= true", `{"n": true}`, `{"out":"one"}`},
		{"date", `= date("2026-03-01")`, `{"n": "2026-03-01"}`, `{"out":"one"}`},
	} {
		set, said := importModel(t, model("", dt("d", "", in("n", tt.typ)+out, tt.cell+` => "one"`)))
		if said != "" {
			t.Errorf("%s: %s", tt.cell, said)
		} else if got := gives(t, set, "d", tt.facts); got != tt.want {
			t.Errorf("%s of %s gives %s, want %s", tt.cell, tt.facts, got, tt.want)
		}
	}
	for _, cell := range []string{"= < 5", "= [1..5]", "=== 5", "= not(5)", "!= 1, != 2", "!= not(5)", "= ", "!=", "= -", "= 5 + 1"} {
		if _, said := importModel(t, model("", dt("d", "", in("n", "number")+"<output/>", cell+` => "one"`))); !strings.Contains(said, "cannot be read") {
			t.Errorf("%s: %q", cell, said)
		}
	}
}
