// Package changes tells what is different for whom between two states of the content, as
// one page to be printed and signed: rows of tables, results, pages, and what is to be
// translated.
package changes

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"wentu/app/rules"
	"wentu/app/wording"
	"wentu/build/cases"
	"wentu/build/cite"
	"wentu/build/content"
	"wentu/build/report"
)

// State is one of the two states.
type State struct {
	Name   string // as the reader named it
	Lib    *content.Library
	Advice map[string]string                   // by goal, the decision that collects its notes
	Words  func(lang string) map[string]string // all messages of a language
	Speak  func(lang string) wording.Catalogue // of facts, decisions, outcomes and courts
	Pages  map[string]Page                     // by path
}

// Page is a page of the site, as far as it is compared.
type Page struct{ Title, Text string }

// Row is a row of a table that is new, or gone.
type Row struct{ Rule, Text, Basis string }

// Result is a worked case with another result.
type Result struct{ Case, Title, Facts, Before, After, Basis string }

// Pages are the pages of one kind that differ, all languages counted.
type Pages struct {
	Kind  string
	Count int
	Names []string // each once, none for the questions of an interview
}

// Language is what is to be translated into a language.
type Language struct {
	Lang            string
	Texts, Messages []string
}

// Changes are all differences.
type Changes struct {
	Gone, New []Row
	Results   []Result
	Pages     []Pages
	Languages []Language
}

// Find compares two states, for a reader of a language.
func Find(old, now *State, lang string, today rules.Value) *Changes {
	c := &Changes{Pages: pages(old, now), Languages: languages(old, now)}
	c.Gone, c.New = rows(old, now, lang), rows(now, old, lang)
	c.Results = results(old, now, lang, today)
	return c
}

// rows are the rows of the tables of a that those of b do not have.
func rows(a, b *State, lang string) []Row {
	have := make(map[string]bool)
	each := func(s *State, f func(d *rules.Decision, row *rules.Row, key string)) {
		for _, d := range s.Lib.Rules.Decisions {
			for i := range d.Rows {
				row := &d.Rows[i]
				var out []string
				for k := range row.Cells {
					if !row.Cells[k].Any() {
						out = append(out, d.Inputs[k].Name+"="+row.Cells[k].String())
					}
				}
				slices.Sort(out)
				f(d, row, d.ID+" "+strings.Join(out, " ")+fmt.Sprint(row.Out, row.Basis))
			}
		}
	}
	each(b, func(_ *rules.Decision, _ *rules.Row, key string) { have[key] = true })
	w := a.Speak(lang)
	var out []Row
	each(a, func(d *rules.Decision, row *rules.Row, key string) {
		if have[key] {
			return
		}
		var cells []string
		for k := range d.Inputs {
			if cell := w.Cell(a.Lib.Rules, &d.Inputs[k], &row.Cells[k]); cell != "" {
				cells = append(cells, w.Column(a.Lib.Rules, &d.Inputs[k])+w.T("word.colon")+cell)
			}
		}
		out = append(out, Row{
			Rule: w.T("decision." + d.ID + ".label"), Basis: a.cite(lang, row.Basis),
			Text: w.List(cells) + " → " + w.Results(d, row.Out),
		})
	})
	return out
}

// results are the worked cases that come out otherwise than before.
func results(old, now *State, lang string, today rules.Value) []Result {
	quiet := &report.Report{}
	wrong := make(map[string]bool)
	for _, ch := range cases.Changes(old.Lib.Rules, old.Lib.Cases, old.Advice, today, quiet) {
		wrong[ch.Case.ID] = true // it was wrong before: nobody relied on it
	}
	known := make(map[string]*content.Case)
	for i := range now.Lib.Cases {
		known[now.Lib.Cases[i].ID] = &now.Lib.Cases[i]
	}
	var out []Result
	for _, ch := range cases.Changes(now.Lib.Rules, old.Lib.Cases, now.Advice, today, quiet) {
		if wrong[ch.Case.ID] {
			continue
		}
		was, basis := old.cite(lang, cite.Split(ch.Case.Basis)), now.cite(lang, ch.Basis)
		if c := known[ch.Case.ID]; c != nil && c.Basis != ch.Case.Basis {
			basis = now.cite(lang, cite.Split(c.Basis))
		}
		if basis != was {
			basis = was + " → " + basis
		}
		out = append(out, now.result(ch, lang, basis, false))
		delete(known, ch.Case.ID)
	}
	var added []content.Case // cases that are new tell what the old tables gave
	for _, c := range now.Lib.Cases {
		if known[c.ID] != nil && !slices.ContainsFunc(old.Lib.Cases, func(o content.Case) bool { return o.ID == c.ID }) {
			added = append(added, c)
		}
	}
	for _, ch := range cases.Changes(old.Lib.Rules, added, old.Advice, today, quiet) {
		out = append(out, now.result(ch, lang, now.cite(lang, cite.Split(ch.Case.Basis)), true))
	}
	return out
}

// cite names articles as readers know them.
func (s *State) cite(lang string, refs []string) string {
	w := s.Speak(lang)
	var out []string
	for _, r := range refs {
		ref, ok := cite.Parse(r)
		law := s.Lib.Laws.Get(ref.Law)
		if !ok || law == nil {
			out = append(out, r)
			continue
		}
		key := "site.cite.article"
		if law.Front.Kind == "case" {
			key = "site.cite.point"
		}
		out = append(out, w.T(key, "law", law.Best(lang).Front.Short, "n", ref.Article, "para", ref.Para))
	}
	return strings.Join(out, "; ")
}

// result words a change; back where it was found by the old tables.
func (s *State) result(ch *cases.Change, lang, basis string, back bool) Result {
	w, set := s.Speak(lang), s.Lib.Rules
	c := ch.Case
	r := Result{Case: c.ID, Title: c.Title[lang], Basis: basis}
	if r.Title == "" {
		r.Title = c.Title[content.SourceLang]
	}
	var facts, before, after []string
	for i := range set.Facts {
		f := &set.Facts[i]
		x, given := c.Facts[f.ID]
		if v, err := rules.FromAny(x); given && err == nil {
			if v, err = f.Convert(v); err == nil {
				facts = append(facts, w.Label(f.ID)+w.T("word.colon")+w.Value(f, v))
			}
		}
	}
	r.Facts = w.List(facts)
	for _, o := range ch.Outputs {
		is := func(v rules.Value) string { return s.words(w, c.Decision, o.Key, v) }
		b, a := is(o.Before), is(o.After)
		if o.Before.Kind() == rules.List || o.After.Kind() == rules.List {
			b, a = is(cases.Without(o.Before, o.After)), is(cases.Without(o.After, o.Before))
		}
		if !slices.Contains(before, b) || !slices.Contains(after, a) {
			before, after = append(before, b), append(after, a)
		}
	}
	r.Before, r.After = strings.Join(before, " / "), strings.Join(after, " / ")
	if back {
		r.Before, r.After = r.After, r.Before
	}
	return r
}

// words are those of a value of an output.
func (s *State) words(w wording.Catalogue, decision, key string, v rules.Value) string {
	if key == "notes" {
		decision, key = s.Advice[decision], ""
	}
	d := s.Lib.Rules.Decision(decision)
	if d < 0 || v.IsNull() || v.Kind() == rules.List && len(v.Items()) == 0 {
		return "–"
	}
	dec := s.Lib.Rules.Decisions[d]
	k := max(0, slices.IndexFunc(dec.Outputs, func(o rules.Output) bool { return o.Name == key }))
	return w.Result(dec, k, v)
}

// pages groups the pages whose text differs, those of one kind together.
func pages(old, now *State) []Pages {
	by := make(map[string]*Pages)
	all := maps.Clone(old.Pages)
	maps.Copy(all, now.Pages)
	for _, path := range slices.Sorted(maps.Keys(all)) {
		a, before := old.Pages[path]
		b, after := now.Pages[path]
		if a.Text == b.Text && before == after {
			continue
		}
		_, rest, _ := strings.Cut(path, "/")
		kind := rest[:strings.LastIndexByte(rest, '/')+1]
		p := by[kind]
		if p == nil {
			p = &Pages{Kind: kind}
			by[kind] = p
		}
		p.Count++
		name := strings.TrimPrefix(rest, kind)
		if !strings.HasSuffix(kind, "/q/") && !slices.Contains(p.Names, name) {
			p.Names = append(p.Names, name)
		}
	}
	var out []Pages
	for _, kind := range slices.Sorted(maps.Keys(by)) {
		out = append(out, *by[kind])
	}
	return out
}

// languages are the translations that do not follow their source now: texts, and messages
// that changed in the source alone.
func languages(old, now *State) []Language {
	var out []Language
	for _, lang := range now.Lib.Langs {
		if lang == content.SourceLang {
			continue
		}
		l := Language{Lang: lang}
		there := make(map[string]bool)
		for t := range now.Lib.Texts() {
			if t.Lang == lang {
				there[t.Kind.Name+" "+t.ID] = true
				if t.Stale() {
					l.Texts = append(l.Texts, t.File)
				}
			}
		}
		for t := range now.Lib.Texts() {
			if t.Lang == content.SourceLang && t.Kind.Translated && !there[t.Kind.Name+" "+t.ID] {
				l.Texts = append(l.Texts, content.File(lang, t.Kind.Folder, t.ID))
			}
		}
		slices.Sort(l.Texts)
		source, was := now.Words(content.SourceLang), old.Words(content.SourceLang)
		own, before := now.Words(lang), old.Words(lang)
		for _, key := range slices.Sorted(maps.Keys(source)) {
			if source[key] != was[key] && own[key] == before[key] {
				l.Messages = append(l.Messages, key)
			}
		}
		out = append(out, l)
	}
	return out
}
