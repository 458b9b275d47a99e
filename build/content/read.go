package content

import (
	"crypto/sha256"
	"encoding/hex"
	"reflect"
	"strings"

	"wentu/build/markdown"
	"wentu/build/report"
	"wentu/build/source"
)

// read reads one file, nil when it cannot be used at all.
func read[F any](f *folder, name string) *Text[F] {
	lang, _, id := parts(name)
	rep := f.rep
	raw, ok := source.Read(f.fsys, name, rep)
	if !ok {
		return nil
	}
	front, body, line, ok := split(string(raw))
	if !ok {
		rep.Lostf("front-matter", name, 1, 1, `begin the file with a line "---", the keys, and another line "---"`, "the file has no closed front matter")
		return nil
	}
	t := &Text[F]{Prose: Prose{Kind: f.kind, ID: id, Lang: lang, File: name, lines: make(map[string]int)}}
	v := reflect.ValueOf(&t.Front).Elem()
	r := &frontReader{file: name, translation: lang != SourceLang, fields: fieldsOf(v.Type()), into: v, text: &t.Prose, rep: rep}
	if !r.read(front) {
		return nil
	}
	t.FromLine = t.lines[translatedFrom]
	r.checkID(id)
	t.Hash, t.State = hash(r, body), State(raw)
	switch {
	case f.kind.Articles:
		t.Doc, t.Articles = articles(name, body, line, rep)
	case f.kind.Parts:
		t.Doc, t.Articles = pieces(name, body, line, part, rep)
	default:
		t.Doc = markdown.Parse(name, body, line, rep)
	}
	return t
}

// checkID compares the id with the file's name, which links and lists go by.
func (r *frontReader) checkID(want string) {
	for _, f := range r.fields {
		if id := r.into.Field(f.index); f.id && id.String() != "" && id.String() != want {
			r.rep.Errorf("front-matter", r.file, r.text.lines[f.key], 1, report.Say("write \"%s: %s\", or rename the file", f.key, want), "the id %q is not the name of the file", id)
		}
	}
}

// hash condenses what a translation is made from: the words of the front matter
// and the body. Dates, order and the like may change without making it stale.
func hash(r *frontReader, body string) string {
	text := make([]byte, 0, len(body)+500)
	for _, f := range r.fields {
		if f.word {
			text = append(text, f.key+"\x00"+r.into.Field(f.index).String()+"\x00"...)
		}
	}
	for line := range strings.Lines(strings.TrimSpace(body)) {
		text = append(text, strings.TrimRight(line, " \t\n")...)
		text = append(text, '\n')
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:5])
}
