package main

import (
	"fmt"
	"io"
	"path/filepath"

	"wentu/build/emit"
	"wentu/build/report"
	"wentu/build/site"
)

const buildHelp = `Usage: go run ./build build [-o DIR] [-url ADDRESS] [-date DAY] [-lang LANG] [-draft] [-plain]

Checks the content and writes the site, which any web host can serve as it is.

  -o DIR        the folder to write, dist by default; it is replaced as a whole, and
                only when everything went well
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
	fl.StringVar(&p.base, "url", "", "")
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
	rep := &report.Report{}
	bar := newProgress(stderr)
	p.log = bar
	files, stats, _ := p.compile(rep, *draft, bar)
	bar.clear()
	if files == nil || rep.Failed() && !*draft {
		printFindings(stderr, rep, false, speech.tongue)
		return exitFindings
	}
	if err := emit.Write(*out, files); err != nil {
		fmt.Fprintf(stderr, "build: %v\n", err)
		return exitFindings
	}
	printFindings(stderr, rep, false, speech.tongue)
	if p.plain {
		fmt.Fprintf(stdout, "%s: %d files\n", *out, len(files))
		return exitOK
	}
	fmt.Fprintf(stdout, "%s: ", *out)
	stats.Print(stdout)
	return exitOK
}

// compile runs all stages but the last. It gives nil when there is no site, because
// it cannot be made or, without draft, because of errors.
func (p *project) compile(rep *report.Report, draft bool, bar *progress) ([]site.File, emit.Stats, proof) {
	bar.step("reading")
	l := p.load(rep)
	bar.step("checking")
	proved := p.check(l, rep)
	if rep.Failed() && !draft {
		return nil, emit.Stats{}, proved
	}
	bar.step("rendering")
	files, ok := p.render(l, rep)
	if !ok || rep.Failed() && !draft {
		return nil, emit.Stats{}, proved
	}
	if p.plain {
		return files, emit.Stats{}, proved
	}
	packer := emit.Packer{Cache: filepath.Join(p.root, filepath.FromSlash(cacheDir), "packed"), Progress: bar.count("compressing")}
	err := packer.Pack(files)
	if err == nil {
		err = packer.Prune()
	}
	if err != nil {
		rep.Errorf("pack", cacheDir, 0, 0, "delete the folder and try again", "a file cannot be compressed: %v", err)
		return nil, emit.Stats{}, proved
	}
	stats := emit.Measure(files)
	stats.Check(rep)
	return files, stats, proved
}
