package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"

	"wentu/app/interview"
	"wentu/app/rules"
	"wentu/build/answer"
	"wentu/build/content"
	"wentu/build/report"
	"wentu/build/source"
	"wentu/build/tables"
)

const evalHelp = `Usage: go run ./build eval (-decision ID | -goal ID) -facts FILE [-rules DIR] [-date DAY] [-json]

Answers a decision, or an interview of the content by its goal. FILE holds the facts as JSON or YAML, one key a fact; a fact that
is missing or null is unknown. "-" reads the facts from standard input. The facts, their
types and answers stand in facts.yaml, in DIR or in DIR/../../data. The law is that of DAY, today by default,
where the facts do not give "as-of" themselves.

Without -json it prints what a person wants to know. With -json:

  {"outputs": …,      the result, or null while the facts leave it open; null with
                      nothing open and nothing remaining says that no row applies
   "rows": […],       the rows that apply, each with file, line and basis
   "open": […],       the facts still worth asking, the next one first
   "remaining": […]}  the results that are still possible

For a goal that collects it prints the lines, each with section, party and row; what each of
several parties says of itself is a list under their kind: claimant: [{kind: person}, …].
With -json: {"lines": […], "open": […]}; a line with "maybe" applies or not as open facts decide.

Exit status: 0 an answer was given, be it open; 1 the facts or the tables are wrong;
2 the command was misused.
`

func cmdEval(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	fl := flag.NewFlagSet("eval", flag.ContinueOnError)
	fl.SetOutput(stderr)
	fl.Usage = func() { fmt.Fprint(stderr, evalHelp) }
	dir := fl.String("rules", content.RulesDir, "")
	id := fl.String("decision", "", "")
	goalID := fl.String("goal", "", "")
	factsFile := fl.String("facts", "", "")
	asJSON := fl.Bool("json", false, "")
	p := openProject()
	dateFlag(fl, p)
	if err := fl.Parse(args); err != nil {
		if err == flag.ErrHelp {
			return 0
		}
		return 2
	}
	if fl.NArg() > 0 || (*id == "") == (*goalID == "") || *factsFile == "" {
		fmt.Fprintln(stderr, "eval: name the decision with -decision, or an interview with -goal, and the facts with -facts; eval -h explains")
		return 2
	}
	if *goalID != "" {
		return p.evalGoal(*goalID, *factsFile, *asJSON, stdin, stdout, stderr)
	}
	rep := &report.Report{}
	set := tables.LoadDir(*dir, rep)
	if rep.Failed() {
		rep.Print(stderr)
		return 1
	}
	goal := set.Decision(*id)
	if goal < 0 {
		ids := decisionIDs(set)
		fmt.Fprintf(stderr, "eval: %s has no decision %q; %s\n", *dir, *id, report.DidYouMean(*id, ids, report.Say("it has %s", strings.Join(ids, ", "))))
		return 1
	}
	facts, err := readFacts(set, *factsFile, day(p.date), stdin)
	if err != nil {
		fmt.Fprintf(stderr, "eval: %v\n", err)
		return 1
	}
	ev, err := answer.Evaluate(set, goal, facts)
	if err != nil {
		fmt.Fprintf(stderr, "eval: %v\n", err)
		return 1
	}
	return printAnswer(ev, *asJSON, stdout, stderr)
}

// printAnswer prints an answer, for people or for programs.
func printAnswer(a interface{ Print(io.Writer) }, asJSON bool, stdout, stderr io.Writer) int {
	if !asJSON {
		a.Print(stdout)
		return 0
	}
	enc := json.NewEncoder(stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(a); err != nil {
		fmt.Fprintf(stderr, "eval: %v\n", err)
		return 1
	}
	return 0
}

// evalGoal answers an interview of the content.
func (p *project) evalGoal(id, factsFile string, asJSON bool, stdin io.Reader, stdout, stderr io.Writer) int {
	rep := &report.Report{}
	l := p.load(rep)
	if rulesBroken(rep) {
		rep.Print(stderr)
		return 1
	}
	fail := func(err error) int {
		fmt.Fprintf(stderr, "eval: %v\n", err)
		return 1
	}
	item := l.lib.Goals.Get(id)
	if item == nil {
		ids := l.lib.Goals.IDs()
		return fail(report.Wrong{report.Say("there is no goal %q; %s", id, report.DidYouMean(id, ids, report.Say("the goals are %s", strings.Join(ids, ", "))))})
	}
	raw, err := readRaw(factsFile, stdin)
	if err != nil {
		return fail(err)
	}
	if item.Front.Decision != "" {
		facts, err := answer.Facts(l.lib.Rules, factsFile, raw, day(p.date))
		if err != nil {
			return fail(err)
		}
		ev, err := answer.Evaluate(l.lib.Rules, l.lib.Rules.Decision(item.Front.Decision), facts)
		if err != nil {
			return fail(err)
		}
		return printAnswer(ev, asJSON, stdout, stderr)
	}
	list, err := answer.Collect(l.lib.Rules, &interview.Goal{ID: id, Sections: item.Front.Sections}, factsFile, raw, day(p.date))
	if err != nil {
		return fail(err)
	}
	return printAnswer(list, asJSON, stdout, stderr)
}

// readFacts reads a file of facts and fits each to its type.
func readFacts(set *rules.Set, name string, today rules.Value, stdin io.Reader) ([]rules.Value, error) {
	raw, err := readRaw(name, stdin)
	if err != nil {
		return nil, err
	}
	return answer.Facts(set, name, raw, today)
}

// readRaw reads a file of facts by name.
func readRaw(name string, stdin io.Reader) (map[string]any, error) {
	var src []byte
	var err error
	if name == "-" {
		src, err = io.ReadAll(stdin)
	} else {
		src, err = os.ReadFile(name)
	}
	if err != nil {
		return nil, err
	}
	src = source.Text(src)
	if !utf8.Valid(src) {
		return nil, fmt.Errorf("%s: the file is not UTF-8 text; save it as UTF-8", name)
	}
	var raw map[string]any
	dec := yaml.NewDecoder(bytes.NewReader(src))
	err = dec.Decode(&raw)
	if err == nil {
		var more any
		if dec.Decode(&more) == nil && more != nil {
			return nil, fmt.Errorf("%s: the facts of one case stand in one part; delete what follows the line ---, or put it into a file of its own", name)
		}
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s: the facts are neither JSON nor YAML: %s", name, strings.TrimSpace(yaml.FormatError(err, false, false)))
	}
	if line, number := source.OddNumber(src); number != "" {
		return nil, fmt.Errorf("%s:%d: %s can be read in several ways, or not exactly; write it with decimal digits, at most fifteen, without leading zeros, or as a text in quotation marks", name, line, number)
	}
	return raw, nil
}
