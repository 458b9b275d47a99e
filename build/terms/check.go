package terms

import (
	"io/fs"
	"path"
	"strings"

	"golang.org/x/text/language"

	"wentu/build/content"
	"wentu/build/report"
	files "wentu/build/source"
)

// Dir is the folder of the lists.
const Dir = content.TermsDir

// Check reports the forms that texts, titles of worked cases and the messages in locales
// use although the list of their language has another, what is wrong with the lists, and
// the exceptions that no text needs.
func Check(fsys fs.FS, lib *content.Library, locales string, rep *report.Report) {
	c := &checker{lists: make(map[string]*list), lexicons: make(map[string]*lexicon), rep: rep}
	for i, lang := range lib.Langs {
		c.lists[lang] = load(fsys, Dir, lang, i == 0, rep)
	}
	source := c.lists[lib.Langs[0]]
	for i, lang := range lib.Langs {
		x := &lexicon{make(map[rune][]*form), make(map[string][]*form)}
		for _, f := range c.lists[lang].forms {
			x.add(f)
		}
		if i > 0 {
			c.lists[lang].checkTerms(source, rep)
			if !ideographic(lang) {
				for _, f := range source.forms { // a translation names Chinese terms beside its own
					if f.words == nil {
						x.add(f)
					}
				}
			}
		}
		c.lexicons[lang] = x
	}
	for t := range lib.Texts() {
		if src, err := fs.ReadFile(fsys, t.File); err == nil {
			own, english := markdown(string(src))
			c.look(t.Lang, t.File, own)
			c.look("en", t.File, english)
		}
	}
	for _, lang := range lib.Langs {
		names, _ := files.Glob(fsys, path.Join(locales, "*."+lang+".toml"))
		for _, name := range names {
			if src, err := fs.ReadFile(fsys, name); err == nil {
				c.look(lang, name, catalogue(string(src)))
			}
		}
	}
	for i := range lib.Cases {
		for _, lang := range lib.Langs {
			k := &lib.Cases[i]
			for _, h := range c.wrong(lang, k.Title[lang]) {
				c.report(h, k.Title[lang], k.File, k.Line, 0)
			}
		}
	}
	for _, l := range c.lists {
		l.idle(rep)
	}
}

// ideographic reports whether a language writes in Chinese characters of its own: a form
// that Chinese does not use may be right in Japanese.
func ideographic(lang string) bool {
	script, _ := language.Make(lang).Script()
	switch script.String() {
	case "Hans", "Hant", "Jpan", "Kore":
		return true
	}
	return false
}

type checker struct {
	lists    map[string]*list
	lexicons map[string]*lexicon
	rep      *report.Report
}

// look reports what is wrong in a file.
func (c *checker) look(lang, file string, t *text) {
	seen := t.seen.String()
	for _, h := range c.wrong(lang, seen) {
		line, col := t.place(h.from)
		c.report(h, seen, file, line, col)
	}
}

// wrong lists the forms of a text that the list forbids and no longer term or exception
// around them allows.
func (c *checker) wrong(lang, text string) []hit {
	x := c.lexicons[lang]
	if x == nil || text == "" {
		return nil
	}
	hits := x.find(text)
	var out []hit
	for _, h := range hits {
		if h.use == forbidden && !within(h, hits) {
			out = append(out, h)
		}
	}
	return out
}

// within reports whether a form stands within a longer one, which decides in its place.
// Terms come before exceptions: an exception that a term makes needless is not used.
func within(h hit, hits []hit) bool {
	var by *form
	for _, a := range hits {
		if a.from <= h.from && h.to <= a.to && a.to-a.from > h.to-h.from {
			if a.use != excepted {
				return true
			}
			by = a.form
		}
	}
	if by != nil {
		by.used = true
	}
	return by != nil
}

func (c *checker) report(h hit, text, file string, line, col int) {
	what := strings.Join(strings.Fields(text[h.from:h.to]), " ")
	hint := report.Say("write %q; if the words are right here, name the phrase behind \"except:\" in %s", h.say, h.file)
	if h.why != "" {
		hint = report.Say("write %q (%s); if the words are right here, name the phrase behind \"except:\" in %s", h.say, h.why, h.file)
	}
	c.rep.Warnf("term", file, line, col, hint, "%q is not how %s is called here", what, h.term)
}
