package words

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/feature/plural"

	"wentu/build/report"
)

var categories = map[plural.Form]string{
	plural.Other: "other", plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many",
}

// Check compares every language with the source: keys that are missing or that the
// source does not have, placeholders, plural categories, and, as advice, values
// that equal the source and so may not be translated yet.
func (c *Catalogue) Check() {
	source := c.by[c.Langs[0]]
	plurals := c.plurals()
	for _, code := range c.Langs {
		l := c.by[code]
		for _, key := range l.Keys("") {
			l.checkForms(l.messages[key], plurals[key])
		}
		if l != source && !l.partial && !source.partial {
			l.compare(source)
		}
	}
}

// plurals is the set of keys that have plural forms in some language.
func (c *Catalogue) plurals() map[string]bool {
	out := make(map[string]bool)
	for _, l := range c.by {
		for key, m := range l.messages {
			if len(m.forms) > 1 || len(m.forms) == 1 && m.forms["other"] == "" {
				out[key] = true
			}
		}
	}
	return out
}

func (l *Lang) checkForms(m *message, isPlural bool) {
	if len(m.forms) == 0 {
		l.rep.Errorf("word-empty", m.file, m.line, 0, "write the words, or delete the key in all languages", "the key %q has no words", m.key)
		return
	}
	if !isPlural {
		return
	}
	want := l.categories()
	for _, form := range want {
		if m.forms[form] == "" {
			l.rep.Errorf("plural", m.file, m.line, 0, report.Say("the categories of this language are %s", strings.Join(want, ", ")),
				"the key %q lacks the plural category %q", m.key, form)
		}
	}
	for _, form := range sorted(m.forms) {
		if form != "other" && !slices.Contains(want, form) {
			l.rep.Errorf("plural", m.file, m.line, 0, report.Say("the categories of this language are %s", strings.Join(want, ", ")),
				"the key %q has the plural category %q, which this language does not use", m.key, form)
		}
	}
}

// categories lists the plural categories that whole numbers take in the language.
func (l *Lang) categories() []string {
	var out []string
	for n := range 200 {
		out = append(out, categories[plural.Cardinal.MatchPlural(l.Tag, n, 0, 0, 0, 0)])
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (l *Lang) compare(source *Lang) {
	for _, key := range source.Keys("") {
		if !isLocal(key) && !l.Has(key) {
			m := source.messages[key]
			l.rep.Errorf("word-missing", m.file, m.line, 0, report.Say("add it to %s", strings.Replace(m.file, "."+source.Code+".", "."+l.Code+".", 1)),
				"the key %q has no words in %s", key, l.Code)
		}
	}
	known := source.Keys("")
	for _, key := range l.Keys("") {
		m := l.messages[key]
		s := source.messages[key]
		switch {
		case isLocal(key):
		case s == nil:
			l.rep.Errorf("word-unknown", m.file, m.line, 0, report.DidYouMean(key, known, "add it to the source language or delete it"),
				"the source language has no key %q", key)
		default:
			l.comparePlaceholders(m, s)
			if m.forms["other"] == s.forms["other"] && hasLetter(m.forms["other"]) {
				l.rep.Add(report.Finding{
					Severity: report.Advice, Kind: "word-equal", File: m.file, Line: m.line,
					Msg: report.Say("the words of %q are those of the source language", key), Hint: report.Say("translate them, if they are not a name"),
				})
			}
		}
	}
}

// comparePlaceholders asks of each form that it uses no placeholder unknown to the
// source, and of the general form that it uses them all: "one question" may do
// without its number.
func (l *Lang) comparePlaceholders(m, s *message) {
	want := placeholders(s.forms["other"])
	for _, form := range sorted(m.forms) {
		have := placeholders(m.forms[form])
		for _, name := range have {
			if !slices.Contains(want, name) {
				l.rep.Errorf("placeholder", m.file, m.line, 0, report.DidYouMean(name, want, theSourceHas(want)),
					"the words of %q use the placeholder %q, which the source does not have", m.key, name)
			}
		}
		for _, name := range want {
			if form == "other" && !slices.Contains(have, name) {
				l.rep.Errorf("placeholder", m.file, m.line, 0, report.Say("put {{.%s}} where it belongs in this language", name),
					"the words of %q lack the placeholder %q", m.key, name)
			}
		}
	}
}

// isLocal reports whether a language may have a key for itself or do without: what
// begins with "local.", the hint below an answer, and the clause that puts a fact into
// a sentence.
func isLocal(key string) bool {
	return strings.HasPrefix(key, "local.") ||
		strings.HasPrefix(key, "fact.") && (strings.Contains(key, ".hint.") || strings.Contains(key, ".when"))
}

func hasLetter(s string) bool {
	text := placeholder.ReplaceAllString(s, "")
	return strings.ContainsFunc(text, unicode.IsLetter)
}

func theSourceHas(names []string) report.Text {
	if len(names) == 0 {
		return report.Say("the source has none")
	}
	return report.Say("the source has %s", strings.Join(names, ", "))
}

func sorted(forms map[string]string) []string {
	var keys []string
	for k := range forms {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
