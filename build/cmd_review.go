package main

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"wentu/app/interview"
	"wentu/app/rules"
	"wentu/build/answer"
	"wentu/build/content"
	"wentu/build/report"
	"wentu/build/review"
	"wentu/build/site"
)

const reviewHelp = `Usage: go run ./build review [-date DAY] [-lang LANG] [-o FILE] GOAL

Puts all results of an interview, or all its lists, on one page (HTML) to be checked,
printed and signed: what each says, the facts that lead there, the worked cases that end
there. GOAL is the name of a file of content/zh-Hans/goals.

  -date DAY  the day whose law holds, today by default
  -lang LANG the language of the page, a language of the site, as of check
  -o FILE    write it to FILE, which must not be there yet

Exit status: 0 the page was written; 1 the content cannot be read; 2 the command was
misused.
`

func cmdReview(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	p := openProject()
	fl := newFlags("review", reviewHelp, stderr)
	out := fl.String("o", "", "")
	dateFlag(fl, p)
	speech := langFlag(fl, p)
	if code, done := parse(fl, args); done {
		return code
	}
	if fl.NArg() != 1 || fl.Arg(0) == "" {
		fmt.Fprintln(stderr, "review: name one goal; review -h explains")
		return exitUsage
	}
	bar := newProgress(stderr)
	bar.step("reading the content")
	sheet, err := p.review(fl.Arg(0), speech.tongue.Code())
	bar.clear()
	if err == nil {
		var b bytes.Buffer
		if err = sheet.Write(&b, speech.tongue); err == nil {
			err = writeNew(*out, b.Bytes(), stdout)
		}
	}
	if err != nil {
		fmt.Fprintf(stderr, "review: %v\n", err)
		return exitFindings
	}
	return exitOK
}

// review gathers the results of a goal in a language of the site, or in the source language
// where the site has not the one of the findings.
func (p *project) review(goal, lang string) (*review.Sheet, error) {
	q := &project{fsys: withoutApp{p.fsys}, root: p.root, date: p.date, plain: true}
	rep := &report.Report{}
	l := q.load(rep)
	q.check(l, rep)
	if rulesBroken(rep) {
		return nil, fmt.Errorf("the tables cannot be read; \"go run ./build check\" says why")
	}
	if l.lib.Goals.Get(goal) == nil {
		ids := l.lib.Goals.IDs()
		return nil, fmt.Errorf("there is no goal %q; %s", goal, report.DidYouMean(goal, ids, report.Say("the goals are %s", strings.Join(ids, ", "))))
	}
	if l.words.Lang(lang) == nil {
		lang = content.SourceLang
	}
	m, ok := q.make(l, rep)
	if !ok {
		return nil, fmt.Errorf("the site cannot be made; \"go run ./build check\" says why")
	}
	d, err := m.interview(q.interviews(l, rep), goal, lang)
	if err != nil {
		return nil, err
	}
	name := l.words.Lang(lang).Get("goal." + goal + ".name")
	return review.Of(d, name, string(p.date), l.ends(d, day(p.date))), nil
}

// interview is what the browser would read of an interview.
func (m *made) interview(all []*site.Interview, goal, lang string) (*interview.Data, error) {
	at := slices.IndexFunc(all, func(in *site.Interview) bool { return in.Item.ID == goal })
	if at < 0 {
		return nil, fmt.Errorf("the interview %q cannot be made; \"go run ./build check\" says why", goal)
	}
	logic, err := all[at].Logic.Encode()
	if err != nil {
		return nil, err
	}
	for _, l := range m.pages.Langs {
		if l.Code == lang {
			d, err := interview.Read(logic, l.Data[goal], nil)
			if err == nil {
				d.Whole()
			}
			return d, err
		}
	}
	return nil, fmt.Errorf("the site has no pages in %s", lang)
}

// ends are the worked cases of an interview with one result, by the name of the page that
// each leads to.
func (l *loaded) ends(d *interview.Data, today rules.Value) map[string][]review.Case {
	set := l.lib.Rules
	out := make(map[string][]review.Case)
	for _, c := range l.lib.Cases {
		facts, err := answer.Facts(set, c.ID, c.Facts, today)
		if c.Decision != d.Goal.Decision || err != nil { // which check reports
			continue
		}
		at := d.Next(d.SessionOf(func(id string) rules.Value { return facts[set.Fact(id)] })).Place
		out[at.Name] = append(out[at.Name], review.Case{ID: c.ID, Title: cmp.Or(c.Title[d.Lang], c.Title[content.SourceLang])})
	}
	return out
}
