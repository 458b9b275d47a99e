package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"wentu/build/content"
	"wentu/build/emit"
	"wentu/build/report"
	"wentu/build/site"
)

const buildHelp = `Usage: go run ./build build [-o DIR] [-url ADDRESS] [-date DAY] [-lang LANG] [-draft] [-plain]

Checks the content and writes the site, which any web host can serve as it is.

  -o DIR        the folder to write, dist by default; it is replaced as a whole, and
                only when everything went well; not where it holds what others put in
  -url ADDRESS  the address of the site, for canonical links and the sitemap; by default
                that of content/publisher/publisher.yaml
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
	p.public = true
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
	err := p.apart(*out)
	var folder *emit.Folder
	if err == nil {
		folder, err = emit.Create(*out)
	}
	if err != nil {
		fmt.Fprintf(stderr, "build: %v\n", err)
		return exitFindings
	}
	rep := &report.Report{}
	bar := newProgress(stderr)
	p.log = bar
	stats, _, err := p.compile(rep, *draft, bar, folder.Put)
	bar.clear()
	rep.CausesFirst(follows)
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

// apart makes sure that a site is not written into what the next one is made from.
func (p *project) apart(dir string) error {
	at, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	if to, err := filepath.EvalSymlinks(at); err == nil {
		at = to
	} else if to, err := filepath.EvalSymlinks(filepath.Dir(at)); err == nil {
		at = filepath.Join(to, filepath.Base(at))
	}
	for _, other := range []struct{ dir, use string }{
		{content.Root, "which the site is made from"},
		{localesDir, "which the site is made from"},
		{publicDir, "which the site is made from"},
		{".git", "which is git's own"},
	} {
		from, err := filepath.Abs(filepath.Join(p.root, other.dir))
		if err != nil {
			return err
		}
		if to, err := filepath.EvalSymlinks(from); err == nil {
			from = to
		}
		if at == from || strings.HasPrefix(at, from+string(filepath.Separator)) {
			return fmt.Errorf("%s lies in %s/, %s: name a folder beside it, as -o dist", dir, other.dir, other.use)
		}
	}
	return nil
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
	if l.lib.Publisher.Set() {
		stats.More = emit.PublisherBudget
	}
	tick := bar.count("rendering", m.size())
	err := m.emit(rep, func(f site.File) error {
		defer tick()
		if !p.plain {
			packer.Pack(&f)
		}
		stats.Add(f)
		return sink(f)
	})
	stats.Anew = packer.Made()
	if err != nil {
		return nil, proved, tell(rep, err)
	}
	m.pages.Kept.Prune()
	if !p.plain {
		packer.Cache.Prune()
		if !slices.ContainsFunc(rep.Findings(), func(f report.Finding) bool { return f.Severity == report.Error && f.Table != "" }) {
			stats.Check(rep) // the pages of tables with errors are not those that will be
		}
	}
	p.checkCaches(rep)
	return stats, proved, nil
}

// tell makes findings of what authors can do something about, and gives other errors back.
func tell(rep *report.Report, err error) error {
	if b, ok := errors.AsType[*site.Broken](err); ok {
		if rep.Failed() {
			return nil // the words that are missing are told already, or why they are
		}
		rep.Errorf("render", localesDir, 0, 0, "add the words that are missing", "a page cannot be rendered: %v", b)
		return nil
	}
	return err
}
