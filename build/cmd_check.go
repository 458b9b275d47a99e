package main

import (
	"fmt"
	"io"
	"strings"

	"wentu/app/rules"
	"wentu/build/content"
	"wentu/build/mdd"
	"wentu/build/report"
	"wentu/build/site"
	"wentu/build/tables"
	"wentu/build/words"
)

const checkHelp = `Usage: go run ./build check [-date DAY] [-lang LANG] [-json]
       go run ./build check -rules DIR [-lang LANG] [-json]

Reports everything that is wrong with the content, the tables, the words and the
sizes, each with file, line and column, one sentence, and what to do.

  -date DAY  the day on which the law must be in force, today by default
  -rules DIR look at nothing but the decision tables in DIR, any folder of them
  -lang LANG the language of the findings, en or a language of the site; by default
             that of the environment (LC_ALL, LC_MESSAGES, LANG) where the site has it
  -json      print the findings as a JSON array, each sentence in English ("message",
             "hint") and in the other languages ("messages", "hints")

Exit status: 0 there is no error; 1 there are errors; 2 the command was misused.
`

func cmdCheck(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	p := openProject()
	fl := newFlags("check", checkHelp, stderr)
	asJSON := fl.Bool("json", false, "")
	dir := fl.String("rules", "", "")
	dateFlag(fl, p)
	speech := langFlag(fl, p)
	if code, done := parse(fl, args); done {
		return code
	}
	if fl.NArg() > 0 {
		fmt.Fprintf(stderr, "check: unexpected %q; check -h explains\n", fl.Arg(0))
		return exitUsage
	}
	if *dir != "" {
		return p.checkRules(*dir, *asJSON, speech, stdout, stderr)
	}
	rep := &report.Report{}
	bar := newProgress(stderr)
	p.log, p.terms = bar, true
	// Pages are made although there are errors, to find what is wrong with them too.
	stats, proved, err := p.compile(rep, true, bar, func(site.File) error { return nil })
	bar.clear()
	rep.CausesFirst(follows)
	if err != nil {
		fmt.Fprintf(stderr, "check: %v\n", err)
		return exitFindings
	}
	if *asJSON {
		if err := rep.JSON(stdout, speech.others...); err != nil {
			fmt.Fprintf(stderr, "check: %v\n", err)
			return exitFindings
		}
	} else {
		printFindings(stdout, rep, true, speech.tongue)
		if stats != nil {
			proved.print(stdout)
			stats.Print(stdout)
		}
	}
	if rep.Failed() {
		return exitFindings
	}
	return exitOK
}

// checkRules proves the decision tables of a folder, without a site around them. The
// words of its facts are those of the project where it has them.
func (p *project) checkRules(dir string, asJSON bool, speech *speech, stdout, stderr io.Writer) int {
	rep := &report.Report{}
	set := tables.LoadDir(dir, rep)
	var proved proof
	if !rep.Failed() {
		proved.Tables = mdd.Analyse(set, rep, p.phrases())
	}
	if asJSON {
		if err := rep.JSON(stdout, speech.others...); err != nil {
			fmt.Fprintf(stderr, "check: %v\n", err)
			return exitFindings
		}
	} else {
		printFindings(stdout, rep, true, speech.tongue)
		proved.Tables.Print(stdout)
	}
	if rep.Failed() {
		return exitFindings
	}
	return exitOK
}

// phrases words facts with the catalogues of the project, and leaves alone what they do
// not know.
func (p *project) phrases() mdd.Phrases {
	langs := words.Languages(p.fsys, localesDir, content.SourceLang)
	known := loaded{words: words.Load(p.fsys, localesDir, langs, &report.Report{})}
	return func(lang string) mdd.Phrase {
		phrase := known.phrase(lang)
		if phrase == nil {
			return nil
		}
		return func(f *rules.Fact, member string, parts []rules.Part) string {
			s := phrase(f, member, parts)
			if strings.Contains(s, "⟨") { // a message without words
				return ""
			}
			return s
		}
	}
}
