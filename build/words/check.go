package words

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"wentu/app/wording"
	"wentu/build/cldr"
	"wentu/build/report"
	"wentu/build/source"
)

// Check reports what is wrong with the words: keys that a language lacks or the source
// does not have, braces and placeholders that would stay on the page, markup, plural
// forms, and words that are the same in two languages and so may not be translated yet.
func (c *Catalogue) Check() {
	first := c.by[c.Langs[0]]
	counted := c.counted()
	for _, code := range c.Langs {
		l := c.by[code]
		if cldr.Of(code) == nil && !l.Has("locale.plural") {
			l.rep.Errorf("no-locale", l.activeFile(), 0, 0, "add it to Langs in build/cldr/cldr.go and run go run ./build gen", "there are no names and formats of the language %s", code)
		}
		for _, key := range l.Keys("") {
			m := l.messages[key]
			l.checkForms(m, counted[key] && !strings.HasPrefix(key, powers))
			l.checkText(m)
		}
		if l != first && !l.partial && !first.partial {
			l.compare(first)
		}
	}
	c.checkSame()
}

// counted is the set of keys that have plural forms, or a number of things, in some
// language.
func (c *Catalogue) counted() map[string]bool {
	out := make(map[string]bool)
	for _, l := range c.by {
		for key, m := range l.messages {
			for form, text := range m.forms {
				if form != "other" || slices.Contains(placeholders(text), count) {
					out[key] = true
				}
			}
		}
	}
	return out
}

func (l *Lang) checkForms(m *message, counted bool) {
	if len(m.forms) == 0 {
		l.rep.Errorf("word-empty", m.file, m.line, 0, "write the words, or delete the key in all languages", "the key %q has no words", m.key)
		return
	}
	if !counted {
		return
	}
	want := categories(l.all["locale.plural"])
	for _, form := range want {
		text, ok := m.forms[form]
		switch {
		case !ok:
			l.rep.Errorf("plural", m.file, m.line, 0, report.Say("the categories of this language are %s", strings.Join(want, ", ")),
				"the key %q lacks the plural category %q", m.key, form)
		case !slices.Contains(placeholders(text), count) && !l.single(form):
			l.rep.Errorf("plural", m.file, m.line, 0, report.Say("put {{.%s}} where it belongs in this language", count),
				"the plural category %q of %q stands for several numbers and does not say which", form, m.key)
		}
	}
	for _, form := range sorted(m.forms) {
		if !slices.Contains(want, form) {
			l.rep.Errorf("plural", m.file, m.line, 0, report.Say("the categories of this language are %s", strings.Join(want, ", ")),
				"the key %q has the plural category %q, which this language does not use", m.key, form)
		}
	}
}

// categories lists the plural categories of a language with these rules.
func categories(rules string) []string {
	out := []string{"other"}
	for rule := range strings.SplitSeq(rules, "; ") {
		if name, _, ok := strings.Cut(rule, ": "); ok {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// single reports whether a category stands for one number alone, as that of "one
// question" does in English, though not in Russian.
func (l *Lang) single(category string) bool {
	numbers := 0
	for n := range 200 {
		if wording.Plural(l.all["locale.plural"], float64(n)) == category {
			numbers++
		}
	}
	return numbers == 1
}

// markup is what a writer of HTML or Markdown may try in a message, which is plain text.
var markup = regexp.MustCompile(`</?[A-Za-z][^<>]*>|&#?\w+;|\]\(`)

// checkText looks for what would stand on the page as it is written.
func (l *Lang) checkText(m *message) {
	for _, form := range sorted(m.forms) {
		text := m.forms[form]
		if bad, found := source.Hidden(text); found {
			l.rep.Errorf("word-markup", m.file, m.line, 0, "delete it: it is not seen, and changes what is", "the character %s stands in the words of %q", fmt.Sprintf("%U", bad), m.key)
		}
		if strings.ContainsAny(placeholder.ReplaceAllString(text, ""), "{}") {
			l.rep.Errorf("placeholder", m.file, m.line, 0, "a placeholder is written {{.name}}", "the words of %q have a brace that belongs to no placeholder", m.key)
		}
		if tag := markup.FindString(text); tag != "" {
			l.rep.Errorf("word-markup", m.file, m.line, 0, "words are plain text; put what needs markup into a page", "the words of %q hold the markup %q, which would be shown", m.key, tag)
		}
	}
}

func (l *Lang) compare(first *Lang) {
	for _, key := range first.Keys("") {
		m := first.messages[key]
		file := strings.Replace(m.file, "."+first.Code+".", "."+l.Code+".", 1)
		switch {
		case l.messages[key] != nil:
		case !isLocal(key):
			l.rep.Errorf("word-missing", m.file, m.line, 0, report.Say("add it to %s", file), "the key %q has no words in %s", key, l.Code)
		case strings.Contains(key, ".hint."):
			l.rep.Add(report.Finding{
				Severity: report.Advice, Kind: "word-missing", File: m.file, Line: m.line,
				Msg: report.Say("the key %q has no words in %s", key, l.Code), Hint: report.Say("add it to %s, unless the answer itself says it", file),
			})
		}
	}
	known := first.Keys("")
	for _, key := range l.Keys("") {
		m, s := l.messages[key], first.messages[key]
		switch {
		case s != nil:
			l.comparePlaceholders(m, s)
		case !isLocal(key) && !first.Has(key):
			l.rep.Errorf("word-unknown", m.file, m.line, 0, report.DidYouMean(key, known, "add it to the source language or delete it"),
				"the source language has no key %q", key)
		}
	}
}

// comparePlaceholders asks of each form that it uses the placeholders of the first. The
// number of things is the matter of the plural forms.
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
			if name != count && !slices.Contains(have, name) {
				l.rep.Errorf("placeholder", m.file, m.line, 0, report.Say("put {{.%s}} where it belongs in this language", name),
					"the words of %q lack the placeholder %q", m.key, name)
			}
		}
	}
}

// powers begins the keys of the powers of ten that a language counts by, 万 or million. It has
// other forms of them as keys of their own.
const powers = "locale.scale."

// isLocal reports whether a language may have a key for itself or do without: what
// begins with "local.", the powers of ten, the hint below an answer, and the clause that puts
// a fact into a sentence.
func isLocal(key string) bool {
	return strings.HasPrefix(key, "local.") || strings.HasPrefix(key, powers) ||
		strings.HasPrefix(key, "fact.") && (strings.Contains(key, ".hint.") || strings.Contains(key, ".when"))
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
