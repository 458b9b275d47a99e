// Command build is the compiler of Wentu: it loads the content, checks it, and writes
// the site.
package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"slices"

	"wentu/build/report"
)

// verb is a sub-command.
type verb struct {
	name, short string
	run         func(args []string, stdin io.Reader, stdout, stderr io.Writer) int
}

var verbs = []verb{
	{"build", "write the site into dist/", cmdBuild},
	{"check", "report everything that is wrong with the content", cmdCheck},
	{"serve", "show the site on this machine and rebuild it on every change", cmdServe},
	{"eval", "answer a decision from the command line", cmdEval},
	{"fee", "compute a court fee", cmdFee},
	{"period", "count a time limit to its last day", cmdPeriod},
	{"interest", "count what late payment costs", cmdInterest},
	{"cases", "list, accept or propose worked cases", cmdCases},
	{"changes", "tell what changes for whom between two states, to be signed", cmdChanges},
	{"review", "put all results of an interview on one page, to be checked", cmdReview},
	{"dmn", "exchange decision tables with other tools as OMG DMN", cmdDMN},
	{"cites", "list what stands on a law or an article", cmdCites},
	{"stamp", "record that translations follow their source", cmdStamp},
	{"approve", "record who approved texts, and when", cmdApprove},
	{"new-language", "begin a language: its catalogue and its folders", cmdLanguage},
	{"gen", "make the names and formats of languages from CLDR", cmdGen},
}

// The exit codes of all verbs.
const (
	exitOK       = 0
	exitFindings = 1
	exitUsage    = 2
)

func main() {
	reserve := frugal()
	code := run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	runtime.KeepAlive(reserve)
	os.Exit(code)
}

// frugal has the garbage collector come sooner than usual: what is held at most is a
// third less, for a tenth more time. The reserve that it gives counts as held while it is
// kept, so that a heap that is still small is not looked through again for every few
// megabytes; nobody writes to it, so it takes no memory. The environment's GOGC wins.
func frugal() (reserve []byte) {
	if os.Getenv("GOGC") != "" {
		return nil
	}
	debug.SetGCPercent(50)
	return make([]byte, 24<<20)
}

// generous has it come later: serve holds little, and somebody waits for it.
func generous() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(300)
	}
}

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	if len(args) == 0 {
		usage(stderr)
		return exitUsage
	}
	if slices.Contains([]string{"-h", "-help", "--help", "help"}, args[0]) {
		usage(stdout)
		return exitOK
	}
	var names []string
	for _, v := range verbs {
		if v.name == args[0] {
			return v.run(args[1:], stdin, stdout, stderr)
		}
		names = append(names, v.name)
	}
	fmt.Fprintf(stderr, "there is no verb %q; %s\n", args[0], report.DidYouMean(args[0], names, "go run ./build -h lists them"))
	return exitUsage
}

func usage(w io.Writer) {
	fmt.Fprint(w, "Usage: go run ./build VERB [flags]\n\n")
	for _, v := range verbs {
		fmt.Fprintf(w, "  %-12s %s\n", v.name, v.short)
	}
	fmt.Fprint(w, "\ngo run ./build VERB -h explains a verb.\n")
}
