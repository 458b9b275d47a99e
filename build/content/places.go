package content

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"wentu/build/cite"
)

// Place is one place of the content that stands on an article of law.
type Place struct {
	Ref  cite.Ref
	Kind string // of texts, or row, case
	ID   string // of the guide, decision, outcome …
	Row  int    // of a decision table, from 1
	Lang string
	File string
	Line int
	Col  int
}

// index finds the places by article.
type index struct {
	places []*Place              // all, by file and line
	by     map[cite.Ref][]*Place // article or law → places
}

func (lib *Library) buildIndex() {
	lib.collect()
	slices.SortStableFunc(lib.index.places, func(a, b *Place) int {
		return cmp.Or(cmp.Compare(a.text(), b.text()), cmp.Compare(a.File, b.File), a.Line-b.Line, a.Col-b.Col)
	})
	lib.index.by = make(map[cite.Ref][]*Place)
	for _, p := range lib.index.places {
		law, whole := cite.Ref{Law: p.Ref.Law}, p.Ref.Whole()
		lib.index.by[law] = append(lib.index.by[law], p)
		if whole != law {
			lib.index.by[whole] = append(lib.index.by[whole], p)
		}
	}
}

// text is the file without its language, so that the languages of one text stand together.
func (p *Place) text() string {
	folder := strings.LastIndexByte(path.Dir(p.File), '/') + 1
	return p.File[folder:]
}

// Places lists every place that stands on an article, or on a law where ref names
// no article, in the order of the texts.
func (lib *Library) Places(ref cite.Ref) []*Place { return lib.index.by[ref.Whole()] }

func (lib *Library) collect() {
	for t := range lib.Texts() {
		at := Place{Kind: t.Kind.Name, ID: t.ID, Lang: t.Lang, File: t.File}
		for _, l := range t.Links() {
			if ref, ok := cite.Parse(l.Target); l.Scheme == "law" && ok {
				at.Ref, at.Line, at.Col = ref, l.Line, l.Col
				lib.place(at)
			}
		}
		for _, b := range t.basis {
			at.Ref, at.Line, at.Col = b.ref, b.line, 0
			lib.place(at)
		}
	}
	for _, d := range lib.Rules.Decisions {
		for i, row := range d.Rows {
			for _, b := range row.Basis {
				r, _ := cite.Parse(b)
				lib.place(Place{Ref: r, Kind: "row", ID: d.ID, Row: i + 1, Lang: SourceLang, File: d.File, Line: row.Line})
			}
		}
	}
	if lib.Tariff != nil {
		for _, s := range lib.Tariff.Fees {
			lib.placeTool("fees", s.Basis, tariffFile, lib.Tariff.Line("id", s.ID))
		}
	}
	if lib.Periods != nil {
		for _, l := range lib.Periods.Limits {
			lib.placeTool("periods", l.Basis, periodsFile, lib.Periods.Line(l.ID))
		}
	}
	if lib.Interest != nil {
		for _, k := range lib.Interest.Kinds {
			lib.placeTool("interest", k.Basis, interestFile, lib.Interest.Line(k.ID))
		}
	}
	for i := range lib.Cases {
		c := &lib.Cases[i]
		for _, r := range c.Refs() {
			lib.place(Place{Ref: r, Kind: "case", ID: c.ID, File: c.File, Line: c.BasisLine})
		}
	}
}

// placeTool enters the articles that an entry of a calculator stands on.
func (lib *Library) placeTool(id string, basis []string, file string, line int) {
	for _, b := range basis {
		r, _ := cite.Parse(b)
		lib.place(Place{Ref: r, Kind: "tool", ID: id, File: file, Line: line})
	}
}

func (lib *Library) place(p Place) {
	if p.Ref.Law != "" {
		lib.index.places = append(lib.index.places, &p)
	}
}

// Article returns an article of a law, nil when the register does not have it.
func (lib *Library) Article(ref cite.Ref, lang string) *Article {
	law := lib.Laws.Get(ref.Law)
	if law == nil {
		return nil
	}
	if t := law.In(lang); t != nil {
		if a := t.Article(ref.Article); a != nil {
			return a
		}
	}
	return law.Source().Article(ref.Article)
}
