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
	"wentu/build/site"
)

const serveHelp = `Usage: go run ./build serve [-addr ADDRESS] [-date DAY] [-lang LANG]

Serves the site on this machine alone, each page made when it is looked at. When a file
of content, locales or public changes, the browser reloads; errors stand on the page.

  -addr ADDRESS  where to listen, 127.0.0.1:8080 by default; port 0 takes a free one
  -date DAY      the day on which the law must be in force, today by default
  -lang LANG     the language of the findings, en or a language of the site; by default
                 that of the environment (LC_ALL, LC_MESSAGES, LANG) where the site has it

Exit status: 0 it was interrupted; 1 it cannot listen; 2 the command was misused.
`

func cmdServe(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	p := openProject()
	p.terms = true
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
	generous()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	server := serve.Server{Build: p.draft, Watch: []string{content.Root, localesDir, publicDir}, Log: stdout, Tongue: speech.tongue}
	if err := server.Run(ctx, *addr); err != nil {
		fmt.Fprintf(stderr, "serve: %v\n", err)
		return exitFindings
	}
	return exitOK
}

// draft makes the site, errors or not, up to the pages: each is rendered when it is
// looked at, so that a change is seen without waiting for all others.
func (p *project) draft() serve.Site {
	rep := &report.Report{}
	l := p.load(rep)
	p.check(l, rep)
	m, ok := p.make(l, rep)
	rep.CausesFirst(follows)
	if !ok {
		return serve.Site{Findings: rep.Findings()}
	}
	delete(m.pages.Assets.Href, site.WorkerAsset) // no browser is to keep a draft
	return serve.Site{Findings: rep.Findings(), Files: m.size(), Open: m.open}
}

// open makes one file of the site, with what is wrong with it.
func (m *made) open(path string) ([]byte, []report.Finding, bool) {
	for _, f := range m.files {
		if f.Path == path {
			return f.Data, nil, true
		}
	}
	rep := &report.Report{}
	data, ok, err := m.pages.One(path, rep)
	if err != nil {
		_ = tell(rep, err) // it can only be a broken page
		data = []byte("<!doctype html><meta charset=\"utf-8\"><body></body>")
	}
	return data, rep.Findings(), ok
}
