package content

import (
	"iter"
	"maps"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"wentu/build/cite"
	"wentu/build/markdown"
	"wentu/build/report"
)

// shelf is a [Shelf] whatever the front matter.
type shelf interface {
	Has(id string) bool
	IDs() []string
	prose(id, lang string) *Prose // nil where there is none
}

// Shelf holds the items of one kind, by id and in the order of their ids.
type Shelf[F any] struct {
	Items []*Item[F]
	byID  map[string]*Item[F]
	files map[string]bool // ids that have a source file, readable or not
}

// ShelfOf returns the items of the kind whose front matter is F.
func ShelfOf[F any](lib *Library) *Shelf[F] {
	for _, s := range lib.shelves {
		if s, ok := s.(*Shelf[F]); ok {
			return s
		}
	}
	return &Shelf[F]{}
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

func (s *Shelf[F]) prose(id, lang string) *Prose {
	if it := s.byID[id]; it != nil && it.texts[lang] != nil {
		return &it.texts[lang].Prose
	}
	return nil
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
	Prose
	Front F
}

// Prose is what the texts of all kinds have.
type Prose struct {
	Kind     *Kind
	ID       string
	Lang     string
	File     string
	Doc      *markdown.Doc
	Articles []*Article // of a law; the parts of a text that is put together
	Hash     string     // of the words and the body
	State    string     // the hash of the whole file, see [State]
	From     string     // translated-from: the hash of the source then
	FromLine int
	Reviewed Date // when it was compared with the law

	readOn   []day // on which somebody read it, or what it says
	lines    map[string]int
	source   *Prose
	basis    []basis
	mentions []mention
}

// basis is an article that the front matter names.
type basis struct {
	ref  cite.Ref
	line int
	// What is written where it is no list of articles, and in which column.
	raw string
	col int
}

// mention is an item of some kind that the front matter names.
type mention struct {
	kind, id string
	line     int
}

// Stale reports whether the source has changed since the translation was confirmed.
func (t *Prose) Stale() bool { return t.From != "" && t.From != t.source.Hash }

// Line returns the line in which a key of the front matter stands, 1 without it.
func (t *Prose) Line(key string) int { return max(t.lines[key], 1) }

// Links lists the links of the text, those of its articles or parts included.
func (t *Prose) Links() []markdown.Link {
	links := t.Doc.Links
	for _, a := range t.Articles {
		links = append(links[:len(links):len(links)], a.Doc.Links...)
	}
	return links
}

// Article returns the article or part with the id, or nil.
func (t *Prose) Article(id string) *Article {
	i := slices.IndexFunc(t.Articles, func(a *Article) bool { return a.ID == id })
	if i < 0 {
		return nil
	}
	return t.Articles[i]
}

// Article is an article of a law, or a part of another text, in one language.
type Article struct {
	ID         string
	Confidence string
	Line       int
	Doc        *markdown.Doc
}

// Texts visits the texts of all kinds, an item's source before its translations.
func (lib *Library) Texts() iter.Seq[*Prose] {
	return func(yield func(*Prose) bool) {
		for _, k := range Kinds {
			s := lib.shelves[k]
			for _, id := range s.IDs() {
				for _, lang := range lib.Langs {
					if t := s.prose(id, lang); t != nil && !yield(t) {
						return
					}
				}
			}
		}
	}
}

// load reads the texts of one kind in all languages.
func load[F any](f *folder) *Shelf[F] {
	s := &Shelf[F]{byID: make(map[string]*Item[F]), files: make(map[string]bool)}
	var names []string
	for _, lang := range f.langs {
		names = append(names, list(f.fsys, Dir(lang, f.kind.Folder), ".md")...)
	}
	texts := make([]*Text[F], len(names))
	var g errgroup.Group
	g.SetLimit(8)
	for i, name := range names {
		g.Go(func() error {
			texts[i] = read[F](f, name)
			return nil
		})
	}
	_ = g.Wait()
	for i, t := range texts {
		lang, _, id := parts(names[i])
		s.files[id] = s.files[id] || lang == SourceLang
		if t != nil {
			s.add(t)
		}
	}
	s.orphans(f)
	for id, it := range s.byID {
		if it.Source() == nil {
			delete(s.byID, id)
			continue
		}
		for _, t := range it.texts {
			t.source = &it.Source().Prose
		}
		s.Items = append(s.Items, it)
	}
	slices.SortFunc(s.Items, func(a, b *Item[F]) int { return strings.Compare(a.ID, b.ID) })
	return s
}

func (s *Shelf[F]) add(t *Text[F]) {
	it := s.byID[t.ID]
	if it == nil {
		it = &Item[F]{ID: t.ID, texts: make(map[string]*Text[F])}
		s.byID[t.ID] = it
	}
	it.texts[t.Lang] = t
	if t.Lang == SourceLang {
		it.Front = t.Front
	}
}

// orphans reports translations without a source. Where a text is gone in Chinese alone, that
// is one fault, however many name the text; a folder that is gone is one for all its texts.
func (s *Shelf[F]) orphans(f *folder) {
	var ids []string
	for id, it := range s.byID {
		if it.Source() == nil && !s.files[id] {
			ids = append(ids, id)
		}
	}
	sources := slices.ContainsFunc(slices.Collect(maps.Values(s.files)), func(has bool) bool { return has })
	if len(ids) > 1 && !sources && !f.empty {
		f.rep.Lostf("no-source", Dir(SourceLang, f.kind.Folder), 0, 0, "bring it back from an earlier state", "the folder holds no texts, and %d texts are translated", len(ids))
	}
	for _, id := range ids {
		texts := s.byID[id].texts
		var files []string
		for _, lang := range f.langs {
			if t := texts[lang]; t != nil {
				files = append(files, t.File)
			}
		}
		switch {
		case f.empty, len(ids) > 1 && !sources:
		case len(files) > 1:
			f.rep.Lostf("no-source", File(SourceLang, f.kind.Folder, id), 0, 0, report.Say("bring it back, or delete its translations too: %s", strings.Join(files, ", ")), "the text is not there, and is translated")
		default:
			f.rep.Errorf("no-source", files[0], 0, 0, s.sourceOf(f.kind, id), "the translation has no source")
			continue // it may be the name of the translation that is wrong
		}
		s.files[id] = true // who names it need not be told
	}
}

// sourceOf says how a translation without a source comes by one: its name differs in case
// alone, or the source is yet to be written.
func (s *Shelf[F]) sourceOf(k *Kind, id string) report.Text {
	for other := range s.files {
		if other != id && s.files[other] && strings.EqualFold(other, id) {
			return report.Say("name it as its source is: %s", other+".md")
		}
	}
	return report.Say("write the Chinese text first: %s", File(SourceLang, k.Folder, id))
}
