package content

import (
	"cmp"
	"path"
	"slices"

	"wentu/build/cite"
	"wentu/build/markdown"
)

// Place is one place of the content that stands on an article of law.
type Place struct {
	Ref  cite.Ref
	Kind string // guide, rule, row, outcome, court, page, law, case
	ID   string // of the guide, decision, outcome …
	Row  int    // of a decision table, from 1
	Lang string
	File string
	Line int
	Col  int
}

// index finds the places by article.
type index struct {
	places []Place          // all, by file and line
	by     map[string][]int // article or law → places
}

func (lib *Library) buildIndex() {
	lib.collect()
	slices.SortStableFunc(lib.index.places, func(a, b Place) int {
		return cmp.Or(cmp.Compare(a.text(), b.text()), cmp.Compare(a.File, b.File), a.Line-b.Line, a.Col-b.Col)
	})
	lib.index.by = make(map[string][]int)
	for i, p := range lib.index.places {
		lib.index.by[p.Ref.Law] = append(lib.index.by[p.Ref.Law], i)
		if p.Ref.Article != "" {
			whole := p.Ref.Whole().String()
			lib.index.by[whole] = append(lib.index.by[whole], i)
		}
	}
}

// text is the file without its language, so that the languages of one text stand together.
func (p Place) text() string {
	return path.Base(path.Dir(p.File)) + "/" + path.Base(p.File)
}

// Places lists every place that stands on an article, or on a law where ref names
// no article, in the order of the texts.
func (lib *Library) Places(ref cite.Ref) []Place {
	at := lib.index.by[ref.Whole().String()]
	out := make([]Place, len(at))
	for i, p := range at {
		out[i] = lib.index.places[p]
	}
	return out
}

func (lib *Library) collect() {
	collect(lib, lib.Guides, "guide")
	collect(lib, lib.Pages, "page")
	collect(lib, lib.Outcomes, "outcome")
	collect(lib, lib.Decisions, "rule")
	collect(lib, lib.Courts, "court")
	collect(lib, lib.Laws, "law")
	for _, c := range lib.Courts.Items {
		t := c.Source()
		for _, r := range t.Front.Basis {
			lib.place(Place{Ref: r, Kind: "court", ID: c.ID, Lang: t.Lang, File: t.File, Line: t.Line("basis")})
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
	for i := range lib.Cases {
		c := &lib.Cases[i]
		for _, r := range c.Refs() {
			lib.place(Place{Ref: r, Kind: "case", ID: c.ID, File: c.File, Line: c.BasisLine})
		}
	}
}

func collect[F any](lib *Library, shelf *Shelf[F], kind string) {
	for _, it := range shelf.Items {
		for _, lang := range lib.Langs {
			if t := it.In(lang); t != nil {
				for _, l := range t.Links() {
					if r, ok := cite.Parse(l.Target); l.Scheme == "law" && ok {
						lib.place(Place{Ref: r, Kind: kind, ID: it.ID, Lang: lang, File: t.File, Line: l.Line, Col: l.Col})
					}
				}
			}
		}
	}
}

func (lib *Library) place(p Place) {
	if p.Ref.Law != "" {
		lib.index.places = append(lib.index.places, p)
	}
}

// Links lists the links of the text, those of a law's articles included.
func (t *Text[F]) Links() []markdown.Link {
	links := t.Doc.Links
	for _, a := range t.Articles {
		links = append(links[:len(links):len(links)], a.Doc.Links...)
	}
	return links
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

// Article returns the article with the number id, or nil.
func (t *Text[F]) Article(id string) *Article {
	i := slices.IndexFunc(t.Articles, func(a *Article) bool { return a.ID == id })
	if i < 0 {
		return nil
	}
	return t.Articles[i]
}
