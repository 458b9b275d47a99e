package site

import (
	"cmp"
	"strings"

	"wentu/app/address"
	"wentu/app/view"
	"wentu/build/cite"
	"wentu/build/content"
	"wentu/build/markdown"
)

// place resolves the links of a text for the page that it stands on. It implements
// markdown.Resolver.
type place struct {
	*builder
	path string
}

// Resolve implements markdown.Resolver.
func (p place) Resolve(scheme, target string) (href, label string) {
	if scheme == "law" {
		ref, _ := cite.Parse(target)
		c := p.cite(ref, p.path)
		return c.Href, c.Label
	}
	if scheme == content.FactScheme {
		return "", p.factWords(target)
	}
	k := kindIndex(scheme)
	if k < 0 {
		return "", target
	}
	id, heading, has := strings.Cut(target, "#")
	l := kinds[k].link(p.builder, id, p.path)
	if has && l.Href != "" {
		l.Href, l.Text = l.Href+"#"+heading, p.Lib.Heading(scheme, id, p.lang.Code, heading)
	}
	return l.Href, cmp.Or(l.Text, target)
}

// factWords are those of a question (its label) or, behind "=", of an answer to it.
func (p place) factWords(target string) string {
	if id, value, answer := strings.Cut(target, "="); answer {
		return p.w.Get("fact." + id + ".value." + value)
	}
	return p.w.Get("fact." + target + ".label")
}

// Get implements markdown.Resolver.
func (p place) Get(key string, pairs ...string) string { return p.w.Get(key, pairs...) }

// body renders a text for the page at path. A text in the source language on a page
// of another one says so to browsers and screen readers.
func (b *builder) body(doc *markdown.Doc, path string, foreign bool) view.HTML {
	if doc.Empty() {
		return ""
	}
	return b.wrap(doc.HTML(place{b, path}), foreign)
}

func (b *builder) wrap(markup string, foreign bool) view.HTML {
	attrs := ""
	if foreign {
		attrs = ` lang="` + b.Lib.Langs[0] + `" dir="` + Direction(b.Lib.Langs[0]) + `"`
	}
	return normal("<div"+attrs+">"+markup+"</div>", b.lang.Code, b.lang.Dir)
}

// toc lists the headings of the second level.
func toc(doc *markdown.Doc) []view.Link {
	var out []view.Link
	for _, h := range doc.Headings {
		if h.Level == 2 {
			out = append(out, view.Link{Href: "#" + h.ID, Text: h.Text})
		}
	}
	return out
}

// cites lists the articles that a text names, once each, in the order of the text.
func (b *builder) cites(path string, links []markdown.Link, more ...cite.Ref) []view.Cite {
	out := make([]view.Cite, 0, len(links)+len(more))
	seen := make(map[cite.Ref]bool)
	add := func(ref cite.Ref) {
		ref = ref.Whole()
		if ref.Article != "" && !seen[ref] {
			seen[ref] = true
			out = append(out, b.cite(ref, path))
		}
	}
	for _, l := range links {
		if l.Scheme == "law" {
			if ref, ok := cite.Parse(l.Target); ok {
				add(ref)
			}
		}
	}
	for _, ref := range more {
		add(ref)
	}
	return out
}

// notices are the remarks about the state of a text that stand above it.
func notices[F any](b *builder, it *content.Item[F], path string) []view.Notice {
	source := &view.Link{Href: address.Translated(path, b.Lib.Langs[0]), Text: b.w.Get("site.notice.source"), Lang: b.Lib.Langs[0], Dir: Direction(b.Lib.Langs[0])}
	var out []view.Notice
	switch t := it.In(b.lang.Code); {
	case t == nil:
		out = append(out, view.Notice{Kind: "fallback", Text: b.w.Get("site.notice.fallback")})
	case t.Stale():
		out = append(out, view.Notice{Kind: "stale", Text: b.w.Get("site.notice.stale"), Link: source})
	}
	if a, ok := b.Lib.Approved(&it.Best(b.lang.Code).Prose); ok {
		out = append(out, view.Notice{Kind: "approved", Text: b.w.Get("site.notice.approved", "name", a.By, "date", b.date(a.On))})
	}
	return out
}
