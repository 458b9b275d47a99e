package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"wentu/build/cases"
	"wentu/build/content"
	"wentu/build/mdd"
	"wentu/build/report"
	"wentu/build/source"
)

// otherwise lists the worked cases that come out otherwise than they expect, or has those
// that are named, or all, follow the tables.
func (p *project) otherwise(accept bool, ids []string, l *report.Tongue, stdout, stderr io.Writer) int {
	rep := &report.Report{}
	loaded := p.load(rep)
	if !rulesBroken(rep) {
		mdd.Analyse(loaded.lib.Rules, rep, loaded.phrase)
	}
	wrong := slices.DeleteFunc(rep.Findings(), func(f report.Finding) bool { return f.Severity != report.Error || !ofRules(f) })
	if len(wrong) > 0 {
		for _, f := range wrong {
			fmt.Fprintln(stderr, f.In(l))
		}
		fmt.Fprintln(stderr, report.Say("cases: the tables or the cases have errors; correct them first").In(l))
		return exitFindings
	}
	changes := cases.Changes(loaded.lib.Rules, loaded.lib.Cases, advice(loaded.lib), day(p.date), rep)
	for _, f := range rep.Findings() {
		if f.Severity == report.Error && f.Kind == "case" {
			fmt.Fprintln(stderr, f.In(l)) // it cannot be tried at all
		}
	}
	if len(ids) > 0 {
		var named []*cases.Change
		for _, id := range ids {
			i := slices.IndexFunc(changes, func(ch *cases.Change) bool { return ch.Case.ID == id })
			if i < 0 {
				fmt.Fprintln(stderr, report.Say("cases: %q is no case that comes out otherwise than it expects; \"go run ./build cases\" lists them", id).In(l))
				return exitFindings
			}
			named = append(named, changes[i])
		}
		changes = named
	}
	if len(changes) == 0 {
		fmt.Fprintln(stdout, report.Say("all worked cases come out as they expect").In(l))
		return exitOK
	}
	told := cases.Told(changes)
	if !accept {
		fmt.Fprintln(stdout, told.In(l))
		return exitFindings
	}
	files, err := p.accept(changes)
	if err != nil {
		fmt.Fprintf(stderr, "cases: %v\n", err)
		return exitFindings
	}
	for _, t := range told.Folded {
		fmt.Fprintln(stdout, t.In(l))
	}
	fmt.Fprintln(stdout, report.Say("%d cases now expect what the tables give: read their titles and notes again in %s", len(changes), strings.Join(files, ", ")).In(l))
	return exitOK
}

// ofRules reports whether a finding is one of the tables, of the facts or of the cases.
func ofRules(f report.Finding) bool {
	return strings.HasPrefix(f.File, content.RulesDir+"/") || strings.HasPrefix(f.File, content.DataDir+"/") || strings.HasPrefix(f.File, content.CasesDir+"/")
}

// accept writes changes into the files of the cases, into all or none.
func (p *project) accept(changes []*cases.Change) (files []string, err error) {
	by := make(map[string][]*cases.Change)
	for _, ch := range changes {
		if by[ch.Case.File] == nil {
			files = append(files, ch.Case.File)
		}
		by[ch.Case.File] = append(by[ch.Case.File], ch)
	}
	slices.Sort(files)
	texts := make([][]byte, len(files))
	for i, f := range files {
		src, err := os.ReadFile(filepath.Join(p.root, filepath.FromSlash(f)))
		if err != nil {
			return nil, err
		}
		out, err := cases.Accept(f, string(source.Text(src)), by[f])
		if err != nil {
			return nil, err
		}
		texts[i] = source.Like(src, []byte(out))
	}
	for i, f := range files {
		if err := os.WriteFile(filepath.Join(p.root, filepath.FromSlash(f)), texts[i], 0o644); err != nil {
			return nil, err
		}
	}
	return files, nil
}
