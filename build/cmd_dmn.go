package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"wentu/build/content"
	"wentu/build/dmn"
	"wentu/build/report"
	"wentu/build/tables"
)

const dmnHelp = `Usage: go run ./build dmn export [-rules DIR] [-dmn 1.3|1.5] [-o FILE]
       go run ./build dmn import FILE -o DIR

Exchanges decision tables with other tools as XML of OMG's Decision Model and Notation.
export writes the tables of DIR (content/zh-Hans/rules) as DMN 1.3, which all modelers open, or as
1.5, to standard output or into FILE, a new one.
import reads the decision tables of a model of DMN 1.1 to 1.5 and writes them into DIR, a
new or empty folder: facts.yaml and one Markdown file a decision. "eval -rules DIR" and
"check -rules DIR" then work on them. A decision that cannot be kept as it is is refused, with its
line and the reason, and so are those that rest on it; the others are written.

Exit status: 0 done; 1 the tables or the model are wrong, in whole or in part; 2 the command was misused.
`

func cmdDMN(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	if len(args) == 0 {
		fmt.Fprint(stderr, dmnHelp)
		return exitUsage
	}
	fl := flag.NewFlagSet("dmn "+args[0], flag.ContinueOnError)
	fl.SetOutput(stderr)
	fl.Usage = func() { fmt.Fprint(stderr, dmnHelp) }
	dir := fl.String("rules", content.RulesDir, "")
	out := fl.String("o", "", "")
	version := fl.String("dmn", "1.3", "")
	rest, err := parseMixed(fl, args[1:])
	switch {
	case errors.Is(err, flag.ErrHelp):
		return exitOK
	case err != nil:
		return exitUsage
	}
	switch {
	case args[0] == "export" && len(rest) == 0 && dmn.Versions[*version] != "":
		return dmnExport(*dir, *out, *version, stdout, stderr)
	case args[0] == "import" && len(rest) == 1 && *out != "":
		return dmnImport(rest[0], *out, stdout, stderr)
	case args[0] == "-h" || args[0] == "--help" || args[0] == "help":
		fmt.Fprint(stdout, dmnHelp)
		return exitOK
	}
	fmt.Fprint(stderr, dmnHelp)
	return exitUsage
}

// parseMixed parses flags that may stand before and after the other words.
func parseMixed(fl *flag.FlagSet, args []string) ([]string, error) {
	var words []string
	for {
		if err := fl.Parse(args); err != nil {
			return nil, err
		}
		if fl.NArg() == 0 {
			return words, nil
		}
		words = append(words, fl.Arg(0))
		args = fl.Args()[1:]
	}
}

func dmnExport(dir, out, version string, stdout, stderr io.Writer) int {
	rep := &report.Report{}
	set := tables.LoadDir(dir, rep)
	if rep.Failed() {
		rep.Print(stderr)
		return exitFindings
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		abs = dir
	}
	var b bytes.Buffer
	if err := dmn.Write(&b, set, filepath.Base(abs), version); err != nil {
		fmt.Fprintf(stderr, "dmn export: %v\n", err)
		return exitFindings
	}
	if out == "" {
		_, err = stdout.Write(b.Bytes())
	} else {
		var f *os.File
		if f, err = os.OpenFile(out, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644); err == nil {
			_, err = f.Write(b.Bytes())
			err = errors.Join(err, f.Close())
		}
	}
	if err != nil {
		fmt.Fprintf(stderr, "dmn export: %v\n", err)
		return exitFindings
	}
	return exitOK
}

func dmnImport(file, dir string, stdout, stderr io.Writer) int {
	src, err := os.ReadFile(file)
	if err != nil {
		fmt.Fprintf(stderr, "dmn import: %v\n", err)
		return exitFindings
	}
	rep := &report.Report{}
	set, files := dmn.Import(bytes.NewReader(src), file, rep)
	rep.Print(stderr)
	if len(set.Decisions) == 0 {
		if !rep.Failed() {
			fmt.Fprintf(stderr, "dmn import: %s has no decision\n", file)
		}
		return exitFindings
	}
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		fmt.Fprintf(stderr, "dmn import: %s is not empty; name a new folder, so that nothing of yours is overwritten\n", dir)
		return exitFindings
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		fmt.Fprintf(stderr, "dmn import: %v\n", err)
		return exitFindings
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			fmt.Fprintf(stderr, "dmn import: %v\n", err)
			return exitFindings
		}
	}
	fmt.Fprintf(stdout, "%d decisions, %d facts in %s\n", len(set.Decisions), len(set.Facts), dir)
	if rep.Failed() {
		return exitFindings
	}
	return exitOK
}
