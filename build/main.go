// Command build compiles Wentu: it loads the content, checks it and writes the site.
package main

import (
	"fmt"
	"io"
	"os"
)

// verb is a sub-command.
type verb struct {
	name, short string
	run         func(args []string, stdin io.Reader, stdout, stderr io.Writer) int
}

var verbs = []verb{
	{"eval", "answer a decision from the command line", cmdEval},
}

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	if len(args) > 0 {
		for _, v := range verbs {
			if v.name == args[0] {
				return v.run(args[1:], stdin, stdout, stderr)
			}
		}
	}
	for _, v := range verbs {
		fmt.Fprintf(stderr, "  %-8s %s\n", v.name, v.short)
	}
	return 2
}
