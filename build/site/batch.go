package site

import (
	"bytes"
	"encoding/json"
	"sync"

	"wentu/build/cache"
	"wentu/build/report"
)

// batch is the pages of an interview in a language. They are most of a site, and nothing
// makes them but the two files that the browser has too, and the frame of all pages. So
// while these stay the same, the pages do not have to be rendered.
type batch struct {
	lang  *Language
	goal  string // "" for pages of no interview, which are rendered each time
	pages []*Page
	name  string // in the cache, "" where it is not kept

	mu     sync.Mutex
	leaves []leaf // what was rendered
	data   [][]byte
}

// leaf is a page in the head of a batch in the cache; the pages themselves follow.
type leaf struct {
	Path, Kind string
	Size       int
}

func batches(l *Language) []*batch {
	var out []*batch
	at := make(map[string]*batch)
	for _, p := range l.Pages {
		goal := p.Goal
		if p.Tool != "" {
			goal = "" // it looks as calculators do
		}
		b := at[goal]
		if b == nil {
			b = &batch{lang: l, goal: goal}
			at[goal] = b
			out = append(out, b)
		}
		b.pages = append(b.pages, p)
	}
	return out
}

// named gives the batch its name in the cache: the one place that says what its pages
// depend on. How the frame looks, one of the pages tells; but its picture is not that of results.
func (d *Documents) named(b *batch) error {
	logic, ok1 := d.Assets.Sum[LogicAsset(b.goal)]
	words, ok2 := d.Assets.Sum[WordsAsset(b.goal, b.lang.Code)]
	if d.Kept == nil || b.goal == "" || !ok1 || !ok2 {
		return nil
	}
	specimen := b.pages[0]
	for _, p := range b.pages {
		if len(p.Path) < len(specimen.Path) { // the page of a link or of the answers, which is quickly made
			specimen = p
		}
	}
	var s sheet
	if err := d.write(&s, b.lang, specimen, &report.Report{}); err != nil {
		return err
	}
	b.name = cache.Name(logic, words, s.doc.Bytes(), d.Assets.Href[SharePicture("result", b.lang.Code)])
	return nil
}

// take gives the pages as they were kept, false where they were not.
func (d *Documents) take(b *batch) ([]File, bool) {
	if b.name == "" {
		return nil, false
	}
	data, ok := d.Kept.Get(b.name)
	if !ok {
		return nil, false
	}
	head, rest, _ := bytes.Cut(data, []byte{'\n'})
	var leaves []leaf
	if err := json.Unmarshal(head, &leaves); err != nil {
		return nil, false
	}
	files := make([]File, len(leaves))
	for i, l := range leaves {
		files[i] = File{Path: l.Path, Kind: l.Kind, Data: rest[:l.Size:l.Size]}
		rest = rest[l.Size:]
	}
	return files, true
}

// rendered keeps a page until the batch is whole, and then the batch.
func (d *Documents) rendered(b *batch, f File) error {
	if b.name == "" {
		return nil
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.leaves = append(b.leaves, leaf{f.Path, f.Kind, len(f.Data)})
	b.data = append(b.data, bytes.Clone(f.Data))
	if len(b.leaves) < len(b.pages) {
		return nil
	}
	head, err := json.Marshal(b.leaves)
	if err == nil {
		d.Kept.Put(b.name, append([][]byte{append(head, '\n')}, b.data...)...)
	}
	b.leaves, b.data = nil, nil
	return err
}
