package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"wentu/app/rules"
	"wentu/build/mdd"
	"wentu/build/report"
	"wentu/build/tables"
)

const evalHelp = `Usage: go run ./build eval -decision ID -facts FILE [-rules DIR] [-json]

Answers a decision. FILE holds the facts as JSON or YAML, one key a fact; a fact that
is missing or null is unknown. "-" reads the facts from standard input. The facts, their
types and answers stand in DIR/facts.yaml.

Without -json it prints what a person wants to know. With -json:

  {"outputs": …,      the result, or null while the facts leave it open
   "rows": […],       the rows that apply, each with file, line and basis
   "open": […],       the facts still worth asking, the next one first
   "remaining": […]}  the results that are still possible

Exit status: 0 an answer was given, be it open; 1 the facts or the tables are wrong;
2 the command was misused.
`

// evaluation is what eval -json prints.
type evaluation struct {
	Outputs   any      `json:"outputs"`
	Rows      []fired  `json:"rows"`
	Open      []string `json:"open"`
	Remaining []any    `json:"remaining"`
}

type fired struct {
	Decision string   `json:"decision"`
	File     string   `json:"file"`
	Line     int      `json:"line"`
	Basis    []string `json:"basis"`
}

func cmdEval(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	fl := flag.NewFlagSet("eval", flag.ContinueOnError)
	fl.SetOutput(stderr)
	fl.Usage = func() { fmt.Fprint(stderr, evalHelp) }
	dir := fl.String("rules", "content/rules", "")
	id := fl.String("decision", "", "")
	factsFile := fl.String("facts", "", "")
	asJSON := fl.Bool("json", false, "")
	if err := fl.Parse(args); err != nil {
		if err == flag.ErrHelp {
			return 0
		}
		return 2
	}
	if fl.NArg() > 0 || *id == "" || *factsFile == "" {
		fmt.Fprintln(stderr, "eval: name the decision with -decision and the facts with -facts; eval -h explains")
		return 2
	}
	rep := &report.Report{}
	set := tables.Load(os.DirFS(*dir), ".", rep)
	prefix(rep, set, *dir)
	if rep.Failed() {
		rep.Print(stderr)
		return 1
	}
	goal := set.Decision(*id)
	if goal < 0 {
		var ids []string
		for _, d := range set.Decisions {
			ids = append(ids, d.ID)
		}
		fmt.Fprintf(stderr, "eval: %s has no decision %q; %s\n", *dir, *id, report.DidYouMean(*id, ids, "it has "+strings.Join(ids, ", ")))
		return 1
	}
	facts, err := readFacts(set, *factsFile, stdin)
	if err != nil {
		fmt.Fprintf(stderr, "eval: %v\n", err)
		return 1
	}
	ev, err := evaluate(set, goal, facts)
	if err != nil {
		fmt.Fprintf(stderr, "eval: %v\n", err)
		return 1
	}
	if *asJSON {
		enc := json.NewEncoder(stdout)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		if err := enc.Encode(ev); err != nil {
			fmt.Fprintf(stderr, "eval: %v\n", err)
			return 1
		}
		return 0
	}
	ev.print(stdout)
	return 0
}

// prefix puts the folder before the file names of findings and decisions.
func prefix(rep *report.Report, set *rules.Set, dir string) {
	rep.Rebase(dir)
	for _, d := range set.Decisions {
		d.File = filepath.ToSlash(filepath.Join(dir, d.File))
	}
	for i := range set.Facts {
		if set.Facts[i].File != "" {
			set.Facts[i].File = filepath.ToSlash(filepath.Join(dir, set.Facts[i].File))
		}
	}
}

// readFacts reads a file of facts and fits each to its type.
func readFacts(set *rules.Set, name string, stdin io.Reader) ([]rules.Value, error) {
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
	var raw map[string]any
	if err := yaml.Unmarshal(src, &raw); err != nil {
		return nil, fmt.Errorf("%s: the facts are neither JSON nor YAML: %s", name, strings.TrimSpace(yaml.FormatError(err, false, false)))
	}
	return FactValues(set, name, raw)
}

// FactValues fits facts by name to the set: one value a fact, null where unknown.
// All that is wrong is in the error, a line each.
func FactValues(set *rules.Set, name string, raw map[string]any) ([]rules.Value, error) {
	out := make([]rules.Value, len(set.Facts))
	var ids, wrong []string
	for _, f := range set.Facts {
		ids = append(ids, f.ID)
	}
	for id, x := range raw {
		i := set.Fact(id)
		if i < 0 {
			wrong = append(wrong, fmt.Sprintf("%s: there is no fact %q; %s", name, id, report.DidYouMean(id, ids, "the facts are "+strings.Join(ids, ", "))))
			continue
		}
		v, err := rules.FromAny(x)
		if err == nil {
			v, err = set.Facts[i].Convert(v)
		}
		if err != nil {
			wrong = append(wrong, fmt.Sprintf("%s: %s: %v", name, id, err))
			continue
		}
		out[i] = v
	}
	if len(wrong) > 0 {
		slices.Sort(wrong)
		return nil, fmt.Errorf("%s", strings.Join(wrong, "\n"))
	}
	return out, nil
}

func evaluate(set *rules.Set, goal int, facts []rules.Value) (*evaluation, error) {
	dec := set.Decisions[goal]
	res := set.Evaluate(goal, facts)
	if len(res.Conflict) > 0 {
		var lines []string
		for _, f := range res.Conflict {
			d := set.Decisions[f.Decision]
			lines = append(lines, fmt.Sprintf("%s:%d", d.File, d.Rows[f.Row].Line))
		}
		return nil, fmt.Errorf("rows contradict each other on these facts: %s", strings.Join(lines, ", "))
	}
	ev := &evaluation{Rows: []fired{}, Open: []string{}, Remaining: []any{}}
	for _, f := range res.Fired {
		d := set.Decisions[f.Decision]
		basis := d.Rows[f.Row].Basis
		if basis == nil {
			basis = []string{}
		}
		ev.Rows = append(ev.Rows, fired{d.ID, d.File, d.Rows[f.Row].Line, basis})
	}
	diagram := mdd.Compile(set, goal)
	walk := diagram.Walk(facts)
	reach := walk.Reach(diagram.Roots...)
	for _, v := range reach.Open {
		if id := set.Facts[diagram.Vars[v].Fact].ID; !slices.Contains(ev.Open, id) {
			ev.Open = append(ev.Open, id)
		}
	}
	switch {
	case dec.Hit.Many():
		var all []any
		for _, out := range res.Outputs {
			all = append(all, named(dec, out))
		}
		if res.Exact {
			ev.Outputs = append([]any{}, all...)
			break
		}
		for i, root := range diagram.Roots { // what may still be collected
			if slices.Contains(walk.Reach(root).Leaves, 1) {
				ev.Remaining = append(ev.Remaining, named(dec, dec.Rows[i].Out))
			}
		}
	case dec.Hit.Aggregates():
		if res.Exact && len(res.Outputs) > 0 {
			ev.Outputs = named(dec, res.Outputs[0])
		}
	default:
		for _, l := range reach.Leaves {
			ev.Remaining = append(ev.Remaining, named(dec, diagram.Leaves[l].Outputs))
		}
		if len(ev.Remaining) == 1 {
			ev.Outputs = ev.Remaining[0]
		}
	}
	return ev, nil
}

// named gives an output tuple its names; no tuple is null.
func named(d *rules.Decision, out []rules.Value) any {
	if out == nil {
		return nil
	}
	m := make(map[string]rules.Value, len(out))
	for i, o := range d.Outputs {
		m[o.Name] = out[i]
	}
	return m
}

func (ev *evaluation) print(w io.Writer) {
	line := func(x any) string {
		b, err := json.Marshal(x)
		if err != nil {
			return err.Error()
		}
		return string(b)
	}
	switch {
	case ev.Outputs != nil:
		fmt.Fprintln(w, "result:", line(ev.Outputs))
	case len(ev.Remaining) > 0:
		fmt.Fprintln(w, "open. Still possible:")
		for _, r := range ev.Remaining {
			fmt.Fprintln(w, " ", line(r))
		}
	default:
		fmt.Fprintln(w, "no row applies")
	}
	if len(ev.Open) > 0 {
		fmt.Fprintln(w, "to ask next:", strings.Join(ev.Open, ", "))
	}
	for _, r := range ev.Rows {
		fmt.Fprintf(w, "%s:%d: %s: %s\n", r.File, r.Line, r.Decision, strings.Join(r.Basis, "; "))
	}
}
