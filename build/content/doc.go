// Package content reads the folder content/ once, in parallel, into one typed
// model: the law register, courts, outcomes, guides, pages, the prose of the
// decisions, and the worked cases. This comment, the kinds in kinds.go and the front
// matter types in fronts.go are the manual of the formats.
//
// content/zh-Hans/KIND/NAME.md is the authoritative Chinese text, content/LANG/KIND/NAME.md
// a translation; what has no language stands in content/data and content/cases, what the
// publisher says of itself in content/publisher ([Publisher]). A file
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
//
// So is that of a section of the pages of countries, into parts named by a word; what stands
// before the first of them is shown on all pages.
package content

import (
	"errors"
	"io/fs"
	"path"

	"golang.org/x/sync/errgroup"

	"wentu/app/rules"
	"wentu/build/places"
	"wentu/build/report"
	"wentu/build/source"
	"wentu/build/tables"
)

// The folders of the content, seen from the root of the project.
const (
	Root       = "content"
	SourceLang = "zh-Hans"                          // the authoritative text
	GoalsDir   = Root + "/" + SourceLang + "/goals" // the interviews
	RulesDir   = Root + "/" + SourceLang + "/rules" // the decision tables
	DataDir    = Root + "/data"                     // what has no language: facts, countries
	CasesDir   = Root + "/cases"
	TermsDir   = Root + "/terms" // one rendering a term and language, see package terms
)

// Library is all content of one site. The fields are the kinds that the program itself
// knows by name; [ShelfOf] gives any.
type Library struct {
	Langs     []string // the first is the source
	Laws      *Shelf[LawFront]
	Courts    *Shelf[CourtFront]
	Outcomes  *Shelf[OutcomeFront]
	Guides    *Shelf[GuideFront]
	Pages     *Shelf[PageFront]
	Decisions *Shelf[DecisionFront]
	Goals     *Shelf[GoalFront]
	Cases     []Case
	Rules     *rules.Set
	Reviewed  Date // the last day on which a text was compared with the law
	Publisher *Publisher
	Sites     *Sites              // on which law is read
	Tariff    *Tariff             // of court fees, nil where there is none
	Periods   *Periods            // time limits, nil where there are none
	Interest  *Interest           // what late payment costs, nil where there is none
	countries []byte              // the file of the countries, for lines
	Treaties  Treaties            // the conventions that the attributes of countries are about
	Approvals map[string]Approval // by file

	// Typed is what can be typed for the question of a place, nil where nothing can.
	Typed *places.Places

	shelves map[*Kind]shelf
	index   index
	gone    map[gone][]Place // while texts are checked
	// There are no Chinese texts at all.
	empty bool
	// The facts could not be read, or there is no file of them: then those of small tables
	// are guessed.
	factless, undeclared bool
}

var factsFile = path.Join(DataDir, tables.FactsFile)

// Load reads the content below fsys. What is wrong goes to rep; the library holds
// what could be read.
func Load(fsys fs.FS, langs []string, rep *report.Report) *Library {
	lib := &Library{Langs: langs, shelves: make(map[*Kind]shelf)}
	checkLayout(fsys, langs, rep)
	_, err := fs.Stat(fsys, path.Join(Root, SourceLang))
	lib.empty = errors.Is(err, fs.ErrNotExist)
	if lib.empty {
		rep.Lostf("folder", path.Join(Root, SourceLang), 0, 0, "bring it back from an earlier state: all others are translations of its texts", "the folder is not there")
	}
	shelves := make([]shelf, len(Kinds))
	var g errgroup.Group
	g.Go(func() error { lib.Rules = tables.Load(fsys, RulesDir, rep); return nil })
	g.Go(func() error { lib.Cases = loadCases(fsys, rep); return nil })
	g.Go(func() error { lib.Approvals = LoadApprovals(fsys, rep); return nil })
	g.Go(func() error { lib.Publisher = loadPublisher(fsys, langs, rep); return nil })
	g.Go(func() error { lib.Sites = loadSites(fsys, langs, rep); return nil })
	g.Go(func() error { lib.Tariff = loadTariff(fsys, rep); return nil })
	g.Go(func() error { lib.Periods = loadPeriods(fsys, rep); return nil })
	g.Go(func() error { lib.Interest = loadInterest(fsys, rep); return nil })
	g.Go(func() error { lib.Treaties = loadTreaties(fsys, rep); return nil })
	g.Go(func() error { lib.countries, _ = source.Optional(fsys, countriesFile, &report.Report{}); return nil })
	for i, k := range Kinds {
		g.Go(func() error { shelves[i] = k.read(&folder{fsys, k, langs, rep, lib.empty}); return nil })
	}
	_ = g.Wait() // what goes wrong is a finding
	for i, k := range Kinds {
		lib.shelves[k] = shelves[i]
	}
	lib.Laws, lib.Courts, lib.Outcomes = ShelfOf[LawFront](lib), ShelfOf[CourtFront](lib), ShelfOf[OutcomeFront](lib)
	lib.Guides, lib.Pages, lib.Decisions = ShelfOf[GuideFront](lib), ShelfOf[PageFront](lib), ShelfOf[DecisionFront](lib)
	lib.Goals = ShelfOf[GoalFront](lib)
	_, err = fs.Stat(fsys, factsFile)
	lib.undeclared = errors.Is(err, fs.ErrNotExist)
	lib.Typed = places.Load(fsys, DataDir, lib.Rules, rep)
	lib.markGoals()
	for t := range lib.Texts() {
		lib.Reviewed = max(lib.Reviewed, t.Reviewed)
	}
	lib.buildIndex()
	return lib
}

// folder is where the texts of a kind are read from.
type folder struct {
	fsys  fs.FS
	kind  *Kind
	langs []string
	rep   *report.Report
	empty bool // there are no Chinese texts at all
}
