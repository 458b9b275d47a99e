// Package content reads the folder content/ once, in parallel, into one typed
// model: the law register, courts, outcomes, guides, pages, the prose of the
// decisions, and the worked cases. This comment and the front matter types in
// kinds.go are the manual of the formats.
//
// content/zh-Hans/KIND/NAME.md is the authoritative Chinese text, content/LANG/KIND/NAME.md
// a translation; what has no language stands in content/data and content/cases. A file
// begins with front matter, YAML between lines of "---"; the text follows in the
// Markdown of package markdown. A translation repeats the id, gives the fields that
// are words, and names in translated-from the hash of the source that it was made
// from ([Text.Hash]); the verb stamp fills it in.
//
// The text of a law is split at its headings "## N" into articles:
//
//	## 22
//	Where the defendant is domiciled decides the court.
//
//	## 276 {confidence=recalled}
//	…
package content

import (
	"io/fs"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"wentu/app/rules"
	"wentu/build/markdown"
	"wentu/build/report"
	"wentu/build/tables"
)

// The folders of the content, seen from the root of the project.
const (
	Root       = "content"
	SourceLang = "zh-Hans"                          // the authoritative text
	RulesDir   = Root + "/" + SourceLang + "/rules" // the decision tables
	DataDir    = Root + "/data"                     // what has no language: facts, countries
	CasesDir   = Root + "/cases"
)

// Library is all content of one site.
type Library struct {
	Langs     []string // the first is the source
	Laws      *Shelf[LawFront]
	Courts    *Shelf[CourtFront]
	Outcomes  *Shelf[OutcomeFront]
	Guides    *Shelf[GuideFront]
	Pages     *Shelf[PageFront]
	Decisions *Shelf[DecisionFront]
	Cases     []Case
	Rules     *rules.Set

	index index
}

// Shelf holds the items of one kind, by id and in the order of their ids.
type Shelf[F any] struct {
	Items []*Item[F]
	byID  map[string]*Item[F]
	files map[string]bool // ids that have a source file, readable or not
}

// Get returns the item with the id, or nil.
func (s *Shelf[F]) Get(id string) *Item[F] { return s.byID[id] }

// Has reports whether there is a file for the id. One that could not be read is
// reported by itself, and those who name it need not be told.
func (s *Shelf[F]) Has(id string) bool { return s.files[id] }

// IDs lists the ids of all items.
func (s *Shelf[F]) IDs() []string {
	ids := make([]string, len(s.Items))
	for i, it := range s.Items {
		ids[i] = it.ID
	}
	return ids
}

// Item is one law, court, guide …, in the languages it was written in.
type Item[F any] struct {
	ID    string
	Front F // of the source
	texts map[string]*Text[F]
}

// Source returns the authoritative text.
func (it *Item[F]) Source() *Text[F] { return it.texts[SourceLang] }

// In returns the text in a language, or nil where there is none.
func (it *Item[F]) In(lang string) *Text[F] { return it.texts[lang] }

// Best returns the text in a language, or the source where there is none.
func (it *Item[F]) Best(lang string) *Text[F] {
	if t := it.texts[lang]; t != nil {
		return t
	}
	return it.Source()
}

// Text is an item in one language.
type Text[F any] struct {
	Lang     string
	File     string
	Front    F
	Doc      *markdown.Doc
	Articles []*Article // of a law
	Hash     string     // of the words and the body
	From     string     // translated-from: the hash of the source then
	FromLine int
	lines    map[string]int
	source   *Text[F]
}

// Stale reports whether the source has changed since the translation was confirmed.
func (t *Text[F]) Stale() bool { return t.From != "" && t.From != t.source.Hash }

// Line returns the line in which a key of the front matter stands, 1 without it.
func (t *Text[F]) Line(key string) int { return max(t.lines[key], 1) }

// Article is an article of a law in one language.
type Article struct {
	ID         string
	Confidence string
	Line       int
	Doc        *markdown.Doc
}

// Load reads the content below fsys. What is wrong goes to rep; the library holds
// what could be read.
func Load(fsys fs.FS, langs []string, rep *report.Report) *Library {
	lib := &Library{Langs: langs}
	checkLayout(fsys, langs, rep)
	var g errgroup.Group
	g.Go(func() error { lib.Rules = tables.Load(fsys, RulesDir, rep); return nil })
	g.Go(func() error { lib.Cases = loadCases(fsys, rep); return nil })
	g.Go(func() error { lib.Laws = load[LawFront](fsys, "law", langs, rep); return nil })
	g.Go(func() error { lib.Courts = load[CourtFront](fsys, "courts", langs, rep); return nil })
	g.Go(func() error { lib.Outcomes = load[OutcomeFront](fsys, "outcomes", langs, rep); return nil })
	g.Go(func() error { lib.Guides = load[GuideFront](fsys, "guides", langs, rep); return nil })
	g.Go(func() error { lib.Pages = load[PageFront](fsys, "pages", langs, rep); return nil })
	g.Go(func() error { lib.Decisions = load[DecisionFront](fsys, "rules", langs, rep); return nil })
	_ = g.Wait() // what goes wrong is a finding
	lib.buildIndex()
	return lib
}

// load reads the files of one kind in all languages.
func load[F any](fsys fs.FS, kind string, langs []string, rep *report.Report) *Shelf[F] {
	shelf := &Shelf[F]{byID: make(map[string]*Item[F]), files: make(map[string]bool)}
	var names []string
	for _, lang := range langs {
		names = append(names, list(fsys, Dir(lang, kind), ".md")...)
	}
	texts := make([]*Text[F], len(names))
	var g errgroup.Group
	g.SetLimit(8)
	for i, name := range names {
		g.Go(func() error {
			texts[i] = read[F](fsys, name, rep)
			return nil
		})
	}
	_ = g.Wait()
	for i, t := range texts {
		lang, _, id := parts(names[i])
		shelf.files[id] = shelf.files[id] || lang == SourceLang
		if t != nil {
			shelf.add(id, t)
		}
	}
	for id, it := range shelf.byID {
		if it.Source() == nil {
			for _, t := range it.texts {
				if !shelf.files[id] {
					rep.Errorf("no-source", t.File, 0, 0, shelf.sourceOf(kind, id), "the translation has no source")
				}
			}
			delete(shelf.byID, id)
			continue
		}
		for _, t := range it.texts {
			t.source = it.Source()
		}
		shelf.Items = append(shelf.Items, it)
	}
	slices.SortFunc(shelf.Items, func(a, b *Item[F]) int { return strings.Compare(a.ID, b.ID) })
	return shelf
}

// sourceOf says how a translation without a source comes by one: its name differs in case
// alone, or the source is yet to be written.
func (s *Shelf[F]) sourceOf(kind, id string) report.Text {
	for other := range s.files {
		if other != id && s.files[other] && strings.EqualFold(other, id) {
			return report.Say("name it as its source is: %s", other+".md")
		}
	}
	return report.Say("write the Chinese text first: %s", File(SourceLang, kind, id))
}

func (s *Shelf[F]) add(id string, t *Text[F]) {
	it := s.byID[id]
	if it == nil {
		it = &Item[F]{ID: id, texts: make(map[string]*Text[F])}
		s.byID[id] = it
	}
	it.texts[t.Lang] = t
	if t.Lang == SourceLang {
		it.Front = t.Front
	}
}
