// Package words loads the message catalogues: every word of the interface, every
// question and every answer, in each language.
//
// A catalogue is any file locales/NAME.LANG.toml in go-i18n's format, so that a
// language may be split by who writes it. Keys are dotted by place. A message is a
// string, or a table with the plural categories of the language:
//
//	[site.nav]
//	guides = "Guides"
//
//	[finder.left]
//	one   = "{{.Count}} more question"
//	other = "{{.Count}} more questions"
//
// A placeholder is {{.name}}; {{.Count}} is a number of things, and a message with it has
// the plural forms of its language. Numbers that name one thing, such as that of an
// article, and those behind a colon have other names and need none. Keys under "local."
// are words that only one language needs; they are not asked of the others.
//
// To these come the names and formats of package cldr, which a catalogue may say
// otherwise. go-i18n reads the files at build time only: pages and browser get the flat
// map of [Lang.Flat], where the plural forms of a message stand under key.one, key.few ….
package words

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"
	"github.com/nicksnyder/go-i18n/v2/i18n"

	"wentu/app/view"
	"wentu/app/wording"
	"wentu/build/cldr"
	"wentu/build/report"
	"wentu/build/source"
)

// Catalogue holds the messages of all languages. The first language is the source.
type Catalogue struct {
	Langs []string
	by    map[string]*Lang
	same  *same
	rep   *report.Report
}

// Lang holds the messages of one language.
type Lang struct {
	Code     string              // as the file names have it
	messages map[string]*message // of the catalogues
	all      wording.Catalogue   // those and the names and formats, each plural form by itself
	absent   sync.Map            // keys looked up in vain, each reported once
	partial  bool                // a file could not be read: what it lacks is not worth a word
	rep      *report.Report
}

type message struct {
	key   string
	file  string
	line  int
	forms map[string]string // plural category → text; "other" where there is but one
}

// Load reads every catalogue in dir of the languages langs, of which the first is
// the source of the others. Files of further languages are left alone. What is
// wrong goes to rep, also what is looked up later and is not there.
func Load(fsys fs.FS, dir string, langs []string, rep *report.Report) *Catalogue {
	c := &Catalogue{Langs: langs, by: make(map[string]*Lang), same: loadSame(fsys, dir, rep), rep: rep}
	for _, code := range langs {
		c.by[code] = &Lang{Code: code, messages: make(map[string]*message), all: make(wording.Catalogue), rep: rep}
		maps.Copy(c.by[code].all, cldr.Of(code))
	}
	strange(fsys, dir, rep)
	idle(fsys, dir, rep)
	names, err := source.Glob(fsys, path.Join(dir, "*.toml"))
	if err != nil || len(names) == 0 {
		rep.Lostf("catalogue", dir, 0, 0, "add active.LANG.toml for each language", "the folder holds no catalogue")
		return c
	}
	for _, name := range names {
		stem := strings.TrimSuffix(name, ".toml")
		code := strings.TrimPrefix(path.Ext(stem), ".")
		if l := c.by[code]; l != nil {
			l.load(fsys, name)
		}
	}
	for _, code := range langs {
		if l := c.by[code]; !l.partial && !l.hasOf(l.activeFile()) {
			l.partial = true
			rep.Lostf("catalogue", l.activeFile(), 0, 0, "take the catalogue from an earlier state, or translate that of another language", "there are no words of the language %s", code)
		}
	}
	return c
}

// Lang returns the messages of a language, nil when it was not loaded.
func (c *Catalogue) Lang(code string) *Lang { return c.by[code] }

func (l *Lang) load(fsys fs.FS, name string) {
	src, ok := source.Read(fsys, name, l.rep)
	if !ok {
		l.partial = true
		return
	}
	lines := keyLines(string(src))
	if !onlyWords(name, src, lines, l.rep) {
		l.partial = true
		return
	}
	file, err := i18n.ParseMessageFileBytes(src, name, map[string]i18n.UnmarshalFunc{"toml": toml.Unmarshal})
	if err != nil {
		l.partial = true
		unread(name, err, l.rep)
		return
	}
	for _, m := range file.Messages {
		forms := map[string]string{"zero": m.Zero, "one": m.One, "two": m.Two, "few": m.Few, "many": m.Many, "other": m.Other}
		maps.DeleteFunc(forms, func(_, text string) bool { return text == "" })
		msg := &message{key: m.ID, file: name, line: lines.of(m.ID), forms: forms}
		if twin := l.messages[m.ID]; twin != nil {
			l.rep.Errorf("word-twice", name, msg.line, 0, "delete one of the two", "the key %q stands in %s:%d too", m.ID, twin.file, twin.line)
			continue
		}
		l.messages[m.ID] = msg
		for form, text := range forms {
			if form == "other" {
				l.all[m.ID] = text
			} else {
				l.all[m.ID+"."+form] = text
			}
		}
	}
}

// hasOf reports whether a message came from a file.
func (l *Lang) hasOf(file string) bool {
	for _, m := range l.messages {
		if m.file == file {
			return true
		}
	}
	return false
}

// onlyWords reports values that are no words: a number, a list.
func onlyWords(name string, src []byte, lines lines, rep *report.Report) bool {
	var all map[string]any
	if toml.Unmarshal(src, &all) != nil {
		return true // which is told with its place
	}
	ok := true
	var walk func(prefix string, m map[string]any)
	walk = func(prefix string, m map[string]any) {
		for key, v := range m {
			switch v := v.(type) {
			case string:
			case map[string]any:
				walk(prefix+key+".", v)
			default:
				ok = false
				rep.Lostf("catalogue", name, lines.of(prefix+key), 0, `a message is key = "words"`, "the value of %q is no text", prefix+key)
			}
		}
	}
	walk("", all)
	return ok
}

// Has reports whether there is a message.
func (l *Lang) Has(key string) bool { return l.all.Has(key) }

// Keys lists the keys of the catalogues that begin with prefix, in order.
func (l *Lang) Keys(prefix string) []string {
	var keys []string
	for k := range l.messages {
		if strings.HasPrefix(k, prefix) {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	return keys
}

// Get returns the words of key with its placeholders filled from pairs: name,
// text, name, text …. A missing key is a finding; the key itself then stands in for
// the words, so that a page under development shows where they are missing.
func (l *Lang) Get(key string, pairs ...string) string {
	if !l.all.Has(key) {
		l.missing(key)
		return key
	}
	return l.all.T(key, pairs...)
}

// Count returns the words of key in the form that n takes; n itself fills {{.Count}}.
func (l *Lang) Count(key string, n int, pairs ...string) string {
	if !l.all.Has(key) {
		l.missing(key)
		return key
	}
	return l.all.Count(key, n, pairs...)
}

func (l *Lang) missing(key string) {
	if _, known := l.absent.LoadOrStore(key, true); known || l.partial {
		return
	}
	l.rep.Errorf("word-missing", l.activeFile(), 0, 0, report.DidYouMean(key, l.Keys(""), "add it to the catalogue"), "the key %q is used but has no words", key)
}

func (l *Lang) activeFile() string { return "locales/active." + l.Code + ".toml" }

// Flat returns the messages whose key begins with one of the prefixes as a plain
// map, the plural forms of a message under key.one, key.few ….
func (l *Lang) Flat(prefixes ...string) view.Words {
	out := make(view.Words)
	for k, text := range l.all {
		if slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(k, p) }) {
			out[k] = text
		}
	}
	return out
}
