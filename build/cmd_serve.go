package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"

	"wentu/build/content"
	"wentu/build/report"
	"wentu/build/serve"
)

const serveHelp = `Usage: go run ./build serve [-addr ADDRESS] [-date DAY] [-lang LANG]

Builds the site in memory and serves it on this machine alone. When a file of content,
locales or public changes, it is built again and the browser reloads; errors stand on
the page.

  -addr ADDRESS  where to listen, 127.0.0.1:8080 by default; port 0 takes a free one
  -date DAY      the day on which the law must be in force, today by default
  -lang LANG     the language of the findings, en or a language of the site; by default
                 that of the environment (LC_ALL, LC_MESSAGES, LANG) where the site has it

Exit status: 0 it was interrupted; 1 it cannot listen; 2 the command was misused.
`

func cmdServe(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	p := openProject()
	fl := newFlags("serve", serveHelp, stderr)
	addr := fl.String("addr", "127.0.0.1:8080", "")
	dateFlag(fl, p)
	speech := langFlag(fl, p)
	if code, done := parse(fl, args); done {
		return code
	}
	if fl.NArg() > 0 {
		fmt.Fprintf(stderr, "serve: unexpected %q; serve -h explains\n", fl.Arg(0))
		return exitUsage
	}
	if speech.err != nil {
		fmt.Fprintf(stderr, "serve: %v\n", speech.err)
		return exitFindings
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	server := serve.Server{Build: p.draft, Watch: []string{content.Root, localesDir, publicDir}, Log: stdout, Tongue: speech.tongue}
	if err := server.Run(ctx, *addr); err != nil {
		fmt.Fprintf(stderr, "serve: %v\n", err)
		return exitFindings
	}
	return exitOK
}

// draft builds the site in memory, uncompressed, errors or not.
func (p *project) draft() serve.Site {
	rep := &report.Report{}
	l := p.load(rep)
	p.check(l, rep)
	files, ok := p.render(l, rep)
	s := serve.Site{Findings: rep.Findings()}
	if ok {
		s.Files = make(map[string][]byte, len(files))
		for _, f := range files {
			s.Files[f.Path] = f.Data
		}
	}
	return s
}
