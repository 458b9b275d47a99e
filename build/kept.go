package main

import (
	"bytes"
	"encoding/gob"
	"maps"
	"reflect"
	"slices"

	"golang.org/x/sync/errgroup"

	"wentu/app/interview"
	"wentu/app/rules"
	"wentu/app/wording"
	"wentu/build/cache"
	"wentu/build/cases"
	"wentu/build/content"
	"wentu/build/mdd"
	"wentu/build/report"
	"wentu/build/walk"
)

// kept is what is dear to find out about the tables. It stays good while the tables, the
// worked cases and the words of findings are the same: most changes are to texts. Serve
// has it in memory; the proof is also on disk.
type kept struct {
	name     string // of the basis
	basis    basis
	proof    proof
	findings []report.Finding // of the proof
	walks    []folded
	locals   []*mdd.Local // see [site.Input]
}

// basis is all that a proof depends on.
type basis struct {
	Rules  *rules.Set
	Cases  []content.Case
	Advice map[string]string
	Words  []wording.Catalogue // of findings, by language
	Date   content.Date
}

// folded is the walk of a goal, or why there is none.
type folded struct {
	goal  walk.Goal
	logic *interview.Logic
	err   error
}

// prove proves the tables and runs the worked cases, or remembers what that gave. It
// changes nothing of what was loaded.
func (p *project) prove(l *loaded) {
	b := basis{Rules: l.lib.Rules, Cases: l.lib.Cases, Advice: advice(l.lib), Date: p.date}
	for _, lang := range l.lib.Langs {
		b.Words = append(b.Words, l.factWords(lang))
	}
	if name := cache.Name(b); p.kept == nil || p.kept.name != name {
		p.kept = p.proved(name, b, l.phrase)
	}
}

// proven is what prove found out, its findings in rep.
func (p *project) proven(l *loaded, rep *report.Report) proof {
	for _, f := range p.kept.findings {
		rep.Add(f)
	}
	l.kept, l.lib.Rules = p.kept, p.kept.basis.Rules // equal, and what was folded points into it
	return p.kept.proof
}

// proved is the proof of a basis, from disk where it is there.
func (p *project) proved(name string, b basis, phrases mdd.Phrases) *kept {
	k := &kept{name: name, basis: b}
	disk := p.cache("proofs")
	if data, ok := disk.Get(name); ok {
		var w proofOnDisk
		if gob.NewDecoder(bytes.NewReader(data)).Decode(&w) == nil {
			k.proof, k.findings = w.Proof, w.Findings
			return k
		}
	}
	own := &report.Report{}
	var g errgroup.Group
	g.Go(func() error { k.proof.Tables = mdd.Analyse(b.Rules, own, phrases); return nil })
	g.Go(func() error { k.proof.Cases = cases.Run(b.Rules, b.Cases, b.Advice, day(b.Date), own); return nil })
	_ = g.Wait() // what goes wrong is a finding
	k.findings = causesFirst(own.Findings(), k.proof.Cases.Cases-k.proof.Cases.Passed, b.Rules)
	// Some findings can not be written down, and then the proof is made each time.
	var out bytes.Buffer
	if gob.NewEncoder(&out).Encode(proofOnDisk{k.proof, k.findings}) == nil {
		disk.Put(name, out.Bytes())
		disk.Prune()
	}
	return k
}

// causesFirst leaves out of findings what follows from others: where the tables have
// errors, that many cases come out otherwise is said once.
func causesFirst(all []report.Finding, failures int, set *rules.Set) []report.Finding {
	failed := func(f report.Finding) bool { return f.Severity == report.Error && f.Kind == "case" }
	broken := slices.ContainsFunc(all, func(f report.Finding) bool { return f.Severity == report.Error && !failed(f) })
	all = behindGaps(all, set)
	if !broken || failures <= cases.Few {
		return all
	}
	return append(slices.DeleteFunc(slices.Clone(all), failed), report.Finding{
		Severity: report.Error, Kind: "case", File: content.CasesDir,
		Msg:  report.Say("%d worked cases come out otherwise, which may follow from the errors in the tables", failures),
		Hint: report.Say("correct the tables first; what is left is then named case by case"),
	})
}

// behindGaps leaves out what is told of the rows and results of tables that look at one with a
// gap, and says how many findings that were: facts that lead to the gap lead nowhere.
func behindGaps(all []report.Finding, set *rules.Set) []report.Finding {
	above := make(map[string]string) // by table: one with a gap that it looks at
	for i := range all {
		if f := &all[i]; f.Severity == report.Error && f.Kind == report.Gap {
			for d, dec := range set.Decisions {
				if gap := set.Decision(f.Table); gap >= 0 && gap != d && slices.Contains(set.Behind(d), gap) {
					above[dec.ID] = f.Table
				}
			}
		}
	}
	n := make(map[string]int)
	kept := slices.DeleteFunc(slices.Clone(all), func(f report.Finding) bool {
		gap := above[f.Table]
		follows := gap != "" && slices.Contains([]string{"idle-row", "masked-row", "idle-result"}, f.Kind)
		if follows {
			n[gap]++
		}
		return follows
	})
	for _, gap := range slices.Sorted(maps.Keys(n)) {
		dec := set.Decisions[set.Decision(gap)]
		kept = append(kept, report.Finding{
			Severity: report.Warning, Kind: report.Follows, File: dec.File, Line: dec.Line, Table: gap,
			Msg:  report.Say("%d findings in tables that look at %q may follow from its gaps", n[gap], gap),
			Hint: report.Say("correct that first; what is left is then named one by one"),
		})
	}
	return kept
}

type proofOnDisk struct {
	Proof    proof
	Findings []report.Finding
}

// fold is walk.Compile for tables that were proved, or remembers what it gave.
func (k *kept) fold(goal walk.Goal) (*interview.Logic, error) {
	for _, f := range k.walks {
		if reflect.DeepEqual(f.goal, goal) {
			return f.logic, f.err
		}
	}
	f := folded{goal: goal}
	f.logic, f.err = walk.Compile(k.basis.Rules, goal, day(k.basis.Date))
	k.walks = append(k.walks, f)
	return f.logic, f.err
}
