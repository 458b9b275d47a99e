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
//	one   = "{{.n}} more question"
//	other = "{{.n}} more questions"
//
// A placeholder is {{.name}}. Keys under "local." are words that only one language
// needs, such as the Chinese 万 for ten thousand; they are not asked of the others.
//
// go-i18n's Localizer is used at build time only. The browser gets the flat map of
// [Lang.Flat], where the plural forms of a message stand under key.one, key.few ….
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
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"wentu/app/view"
	"wentu/build/report"
)

// Catalogue holds the messages of all languages. The first language is the source.
type Catalogue struct {
	Langs []string
	by    map[string]*Lang
	rep   *report.Report
}

// Lang holds the messages of one language.
type Lang struct {
	Tag      language.Tag
	Code     string // as the file names have it
	messages map[string]*message
	absent   sync.Map // keys looked up in vain, each reported once
	partial  bool     // a file could not be read: what it lacks is not worth a word
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
	c := &Catalogue{Langs: langs, by: make(map[string]*Lang), rep: rep}
	for _, code := range langs {
		c.by[code] = &Lang{Tag: language.Make(code), Code: code, messages: make(map[string]*message), rep: rep}
	}
	names, err := fs.Glob(fsys, path.Join(dir, "*.toml"))
	if err != nil || len(names) == 0 {
		rep.Errorf("catalogue", dir, 0, 0, "add active.LANG.toml for each language", "the folder holds no catalogue")
		return c
	}
	for _, name := range names {
		stem := strings.TrimSuffix(name, ".toml")
		code := strings.TrimPrefix(path.Ext(stem), ".")
		if l := c.by[code]; l != nil {
			l.load(fsys, name)
		}
	}
	return c
}

// Lang returns the messages of a language, nil when it was not loaded.
func (c *Catalogue) Lang(code string) *Lang { return c.by[code] }

func (l *Lang) load(fsys fs.FS, name string) {
	src, err := fs.ReadFile(fsys, name)
	if err != nil {
		l.rep.Errorf("catalogue", name, 0, 0, "check the file's permissions", "the file cannot be read: %v", err)
		return
	}
	file, err := i18n.ParseMessageFileBytes(src, name, map[string]i18n.UnmarshalFunc{"toml": toml.Unmarshal})
	if err != nil {
		l.broken(name, err)
		return
	}
	lines := keyLines(string(src))
	for _, m := range file.Messages {
		forms := map[string]string{"zero": m.Zero, "one": m.One, "two": m.Two, "few": m.Few, "many": m.Many, "other": m.Other}
		maps.DeleteFunc(forms, func(_, text string) bool { return text == "" })
		msg := &message{key: m.ID, file: name, line: lines.of(m.ID), forms: forms}
		if twin := l.messages[m.ID]; twin != nil {
			l.rep.Errorf("word-twice", name, msg.line, 0, "delete one of the two", "the key %q stands in %s:%d too", m.ID, twin.file, twin.line)
			continue
		}
		l.messages[m.ID] = msg
	}
}

func (l *Lang) broken(name string, err error) {
	l.partial = true
	if pe, ok := err.(toml.ParseError); ok {
		l.rep.Errorf("toml", name, pe.Position.Line, pe.Position.Col, `a message is key = "words"; a quotation mark inside is written \"`, "this is not TOML: %s", pe.Message)
		return
	}
	l.rep.Errorf("catalogue", name, 0, 0, "id, description, hash, translation, leftDelim, rightDelim, zero, one, two, few, many and other are reserved: call the key something else",
		"the messages cannot be read: %v", err)
}

// Has reports whether there is a message.
func (l *Lang) Has(key string) bool { return l.messages[key] != nil }

// Keys lists the keys that begin with prefix, in order.
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
	return l.form(key, "other", pairs)
}

// Plural returns the words of key for the number n, which fills {{.n}} as written
// in digits.
func (l *Lang) Plural(key string, n int, digits string) string {
	form := categories[plural.Cardinal.MatchPlural(l.Tag, n, 0, 0, 0, 0)]
	return l.form(key, form, []string{"n", digits})
}

func (l *Lang) form(key, form string, pairs []string) string {
	m := l.messages[key]
	if m == nil {
		l.missing(key)
		return key
	}
	text, ok := m.forms[form]
	if !ok {
		text = m.forms["other"]
	}
	if len(pairs) == 0 && !strings.Contains(text, "{{") {
		return text
	}
	return fill(text, pairs)
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
	for _, p := range prefixes {
		for _, k := range l.Keys(p) {
			m := l.messages[k]
			out[k] = m.forms["other"]
			if len(m.forms) > 1 {
				for form, text := range m.forms {
					out[k+"."+form] = text
				}
			}
		}
	}
	return out
}
