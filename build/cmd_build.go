package main

import (
	"errors"
	"fmt"
	"io"

	"wentu/build/emit"
	"wentu/build/report"
	"wentu/build/site"
)

const buildHelp = `Usage: go run ./build build [-o DIR] [-url ADDRESS] [-date DAY] [-lang LANG] [-draft] [-plain]

Checks the content and writes the site, which any web host can serve as it is.

  -o DIR        the folder to write, dist by default; it is replaced as a whole, and
                only when everything went well; not where it holds what others put in
  -url ADDRESS  the address of the site, for canonical links and the sitemap
  -date DAY     the day on which the law must be in force, today by default
  -lang LANG    the language of the findings, en or a language of the site; by default
                that of the environment (LC_ALL, LC_MESSAGES, LANG) where the site has it
  -draft        write the site although there are errors in the content
  -plain        leave out the compressed forms, which take most of the time: for tests

Exit status: 0 the site was written; 1 there are errors, and DIR is as it was;
2 the command was misused.
`

func cmdBuild(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	p := openProject()
	fl := newFlags("build", buildHelp, stderr)
	out := fl.String("o", "dist", "")
	urlFlag(fl, p)
	draft := fl.Bool("draft", false, "")
	fl.BoolVar(&p.plain, "plain", false, "")
	dateFlag(fl, p)
	speech := langFlag(fl, p)
	if code, done := parse(fl, args); done {
		return code
	}
	if fl.NArg() > 0 {
		fmt.Fprintf(stderr, "build: unexpected %q; build -h explains\n", fl.Arg(0))
		return exitUsage
	}
	if speech.err != nil {
		fmt.Fprintf(stderr, "build: %v\n", speech.err)
		return exitFindings
	}
	folder, err := emit.Create(*out)
	if err != nil {
		fmt.Fprintf(stderr, "build: %v\n", err)
		return exitFindings
	}
	rep := &report.Report{}
	bar := newProgress(stderr)
	p.log = bar
	stats, _, err := p.compile(rep, *draft, bar, folder.Put)
	bar.clear()
	printFindings(stderr, rep, false, speech.tongue)
	if stats == nil || rep.Failed() && !*draft {
		err = errors.Join(err, folder.Discard())
		if err != nil {
			fmt.Fprintf(stderr, "build: %v\n", err)
		}
		return exitFindings
	}
	if err := folder.Publish(); err != nil {
		fmt.Fprintf(stderr, "build: %v\n", err)
		return exitFindings
	}
	if p.plain {
		fmt.Fprintf(stdout, "%s: %d files\n", *out, stats.Files)
		return exitOK
	}
	fmt.Fprintf(stdout, "%s: ", *out)
	stats.Print(stdout)
	return exitOK
}

// compile runs all stages and gives every file to sink, see [made.emit]. Without a site,
// because it cannot be made or, without draft, because of errors, there are no stats;
// rep or the error says why.
func (p *project) compile(rep *report.Report, draft bool, bar *progress, sink func(site.File) error) (*emit.Stats, proof, error) {
	bar.step("reading")
	l := p.load(rep)
	bar.step("checking")
	proved := p.check(l, rep)
	if rep.Failed() && !draft {
		return nil, proved, nil
	}
	bar.step("compiling")
	m, ok := p.make(l, rep)
	if !ok || rep.Failed() && !draft {
		return nil, proved, nil
	}
	packer := emit.Packer{Cache: p.cache("packed")}
	stats := &emit.Stats{}
	tick := bar.count("rendering", m.size())
	err := m.emit(rep, func(f site.File) error {
		defer tick()
		if !p.plain {
			if err := packer.Pack(&f); err != nil {
				return &unpacked{err}
			}
		}
		stats.Add(f)
		return sink(f)
	})
	stats.Anew = packer.Made()
	if err == nil {
		err = m.pages.Kept.Prune()
	}
	if err == nil && !p.plain {
		if err := packer.Cache.Prune(); err != nil {
			return nil, proved, tell(rep, &unpacked{err})
		}
		stats.Check(rep)
	}
	if err != nil {
		return nil, proved, tell(rep, err)
	}
	return stats, proved, nil
}

// unpacked is the error of a file that cannot be compressed.
type unpacked struct{ error }

// tell makes findings of what authors can do something about, and gives other errors back.
func tell(rep *report.Report, err error) error {
	if b, ok := errors.AsType[*site.Broken](err); ok {
		rep.Errorf("render", localesDir, 0, 0, "add the words that are missing", "a page cannot be rendered: %v", b)
		return nil
	}
	if u, ok := errors.AsType[*unpacked](err); ok {
		rep.Errorf("pack", cacheDir, 0, 0, "delete the folder and try again", "a file cannot be compressed: %v", u)
		return nil
	}
	return err
}
