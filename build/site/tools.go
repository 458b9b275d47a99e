package site

import (
	"encoding/json"
	"maps"

	"wentu/app/ui"
	"wentu/app/view"
	"wentu/app/wording"
	"wentu/build/cite"
	"wentu/build/content"
)

// calculator is a tool: what its page shows, and what the browser counts with.
type calculator struct {
	id    string
	sound func(*content.Library) bool // there is something to count with
	logic func(*content.Library) any  // what it counts with, the same in all languages
	words func(*builder) wording.Catalogue
	// basis are the articles beside its text; nil where there is no room beside its tables, in
	// which they stand.
	basis func(*content.Library) []cite.Ref
	show  func(b *builder, v *view.Tool, path string)
}

var calculators = []calculator{feesTool, periodsTool, interestTool}

// calculatorOf is the calculator that computes for a tool, nil where none does.
func calculatorOf(lib *content.Library, id string) *calculator {
	for i := range calculators {
		if c := &calculators[i]; c.id == id && c.sound(lib) {
			return c
		}
	}
	return nil
}

// tools makes the page of each calculator, none where there is nothing to count with, and the
// list of them.
func (b *builder) tools() {
	b.lang.Tools = make(map[string][]byte)
	list := &view.List{Lead: b.w.Get("site.tools.lead"), Groups: []view.Group{{Cards: b.toolCards(toolsPath)}}}
	if len(list.Groups[0].Cards) > 0 {
		b.add(&Page{Path: toolsPath, Kind: "list", Uses: &listUses, Summary: list.Lead, Title: b.w.Get("site.tools.title")}, func() any { return list })
	}
	for _, t := range content.ShelfOf[content.ToolFront](b.Lib).Items {
		c := calculatorOf(b.Lib, t.ID)
		if c == nil {
			continue
		}
		path := toolPath(t.ID)
		front := t.Best(b.lang.Code).Front
		b.add(&Page{Path: path, Kind: "tool", Tool: t.ID, Summary: front.Summary, Title: front.Title}, func() any { return b.toolView(t, c, path) }, b.crumb(path, toolsPath, "tools"))
		b.lang.Tools[t.ID] = b.toolWords(c)
	}
}

// toolCards are the calculators that have a page.
func (b *builder) toolCards(from string) (out []view.Card) {
	for _, t := range content.ShelfOf[content.ToolFront](b.Lib).Items {
		if link := b.toolLink(t.ID, from); link.Href != "" {
			out = append(out, view.Card{Link: link, Text: t.Best(b.lang.Code).Front.Summary})
		}
	}
	return out
}

func toolPath(id string) string { return itemPath("tools", id) }

func (b *builder) toolLink(id, from string) view.Link {
	t := content.ShelfOf[content.ToolFront](b.Lib).Get(id)
	if t == nil || calculatorOf(b.Lib, id) == nil {
		return view.Link{}
	}
	return view.Link{Href: relative(from, toolPath(id)), Text: t.Best(b.lang.Code).Front.Title}
}

func (b *builder) toolView(t *content.Item[content.ToolFront], c *calculator, path string) *view.Tool {
	a := article(b, t, path)
	v := &view.Tool{Lead: t.Best(b.lang.Code).Front.Summary, Notices: a.Notices, Body: a.Body, Next: b.toMain(path)}
	if c.basis != nil {
		v.Cites = brief(article(b, t, path, c.basis(b.Lib)...).Cites)
	}
	c.show(b, v, path)
	if g := b.Lib.Guides.Get("filing"); g != nil {
		v.Next = append([]view.Link{b.guideLink(g.ID, path)}, v.Next...)
	}
	return v
}

// toolWords is what the browser puts a result into words with.
func (b *builder) toolWords(c *calculator) []byte {
	words := wording.Catalogue(b.w.Flat("locale.", "interview.input.")).Below("locale.", "interview.input.")
	maps.Copy(words, c.words(b))
	out, err := json.Marshal(ui.ToolWords{Lang: b.lang.Code, Dir: b.lang.Dir, Words: words})
	if err != nil {
		panic(err) // strings alone
	}
	return out
}

// toolData are the files that the browser counts with.
func toolData(in *Input, langs []*Language) (out []Asset, err error) {
	for _, c := range calculators {
		if !c.sound(in.Lib) {
			continue
		}
		logic, err := json.Marshal(c.logic(in.Lib))
		if err != nil {
			return nil, err
		}
		out = append(out, Asset{LogicAsset(c.id), logic})
		for _, l := range langs {
			if words := l.Tools[c.id]; words != nil {
				out = append(out, Asset{WordsAsset(c.id, l.Code), words})
			}
		}
	}
	return out, nil
}

// rowOf is a row of words.
func rowOf(cells ...string) (r view.GridRow) {
	for _, text := range cells {
		r.Cells = append(r.Cells, view.Cell{Text: text})
	}
	return r
}

// refs parses articles that were checked.
func refs(basis []string) (out []cite.Ref) {
	for _, s := range basis {
		if r, ok := cite.Parse(s); ok {
			out = append(out, r)
		}
	}
	return out
}
