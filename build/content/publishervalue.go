package content

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"

	"wentu/app/address"
	"wentu/app/rules"
	"wentu/build/report"
	"wentu/build/source"
)

// The forms of values that have one.
var (
	telephone = regexp.MustCompile(`^\+?[0-9][0-9 ()-]{1,24}[0-9]$`)
	abroad    = regexp.MustCompile(`^\+[1-9][0-9 ()-]{5,22}[0-9]$`)
	email     = regexp.MustCompile(`^[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$`)
	icp       = regexp.MustCompile(`^\p{Han}ICP[备证]\d{6,11}号(-\d{1,3})?$`)
	police    = regexp.MustCompile(`^\p{Han}公网安备 ?\d{14}号$`)
	siteCode  = regexp.MustCompile(`^(?i:[a-z]{2})?\d{8,10}$`)
	colour    = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)
)

// words reads words with a line for each language, of which the Chinese must be there.
func (s *settings) words(to *Words, most int) func(string, ast.Node) {
	return func(key string, n ast.Node) { *to = s.languages(key, n, most) }
}

func (s *settings) languages(key string, n ast.Node, most int) Words {
	entries := source.Entries(n)
	if entries == nil {
		s.errorf(n, report.Say("give each language a line of its own below the key: %s", strings.Join(s.langs, ", ")), "the words of %q have no language", key)
		return nil
	}
	out := make(Words)
	for _, e := range entries {
		lang := e.Key.GetToken().Value
		if !slices.Contains(s.langs, lang) {
			s.errorf(e.Key, report.DidYouMean(lang, s.langs, report.Say("the languages are %s", strings.Join(s.langs, ", "))), "%q is not a language of the site", lang)
			continue
		}
		if empty(e.Value) {
			s.hash(e)
			continue
		}
		text, _ := s.plain(key, e.Value)
		text = strings.Join(strings.Fields(text), " ")
		if n := utf8.RuneCountInString(text); n > most {
			s.errorf(e.Value, report.Say("shorten it to %d characters", most), "the words are %d characters long", n)
		}
		if _, hidden := source.Hidden(text); hidden {
			s.errorf(e.Value, "write plain words", "the value of %q cannot be read", key)
			continue
		}
		if text != "" {
			out[lang] = text
		}
	}
	if len(out) == 0 {
		delete(s.pub.lines, key)
		return nil
	}
	if out[SourceLang] == "" {
		s.errorf(n, "write it in Chinese too: it stands in for languages that have none", "the Chinese words of %q are missing", key)
		return nil
	}
	for _, lang := range s.langs {
		if out[lang] == "" {
			s.rep.Warnf("untranslated", publisherFile, n.GetToken().Position.Line, 0, report.Say("add a line \"%s: …\"", lang), "the words of %q are missing in %s; its pages show the Chinese ones", key, lang)
		}
	}
	return out
}

// match reads a value that has a form, which the hint shows.
func (s *settings) match(to *string, form *regexp.Regexp, hint report.Text) func(string, ast.Node) {
	return func(key string, n ast.Node) {
		text, ok := s.plain(key, n)
		switch {
		case !ok || text == "":
		case !form.MatchString(text):
			s.errorf(n, hint, "%q cannot be the value of %q", text, key)
		default:
			*to = text
		}
	}
}

// address reads where a link leads: to a page elsewhere or, where own is set, to a single
// page of the site, written page:ID.
func (s *settings) address(to *string, own bool) func(string, ast.Node) {
	return func(key string, n ast.Node) {
		if text, ok := s.plain(key, n); ok {
			*to = s.where(n, text, own)
		}
	}
}

func (s *settings) where(n ast.Node, text string, own bool) string {
	if id, page := strings.CutPrefix(text, "page:"); text == "" || own && page && id != "" {
		return text
	}
	if !address.External(text) {
		hint := report.Say("write it whole, as https://www.court.gov.cn/")
		if own {
			hint = report.Say("write it whole, as https://www.court.gov.cn/, or name a text of content/zh-Hans/pages, as page:notice")
		}
		s.errorf(n, hint, "%q is not the address of a page", text)
		return ""
	}
	return text
}

// links reads the links of the foot: - to: …, words: {zh-Hans: …}.
func (s *settings) links(key string, n ast.Node) {
	seq, ok := n.(*ast.SequenceNode)
	if !ok {
		s.errorf(n, `write each link as an entry "- to: https://…" with "words:" below it`, "the value of %q cannot be read", key)
		return
	}
	for _, v := range seq.Values {
		var l FootLink
		for _, e := range source.Entries(v) {
			switch k := e.Key.GetToken().Value; {
			case k == "to" && !empty(e.Value):
				s.address(&l.To, true)(k, e.Value)
			case k == "words" && !empty(e.Value):
				l.Words = s.languages(k, e.Value, shortWords)
			case k != "to" && k != "words":
				s.errorf(e.Key, report.DidYouMean(k, []string{"to", "words"}, report.Say("the keys are %s", "to, words")), "there is no key %q here", k)
			}
		}
		if l.To != "" && l.Words != nil {
			s.pub.Links = append(s.pub.Links, l)
		} else if !empty(v) {
			s.errorf(v, `write each link as an entry "- to: https://…" with "words:" below it`, "a link needs both words and where it leads")
		}
	}
}

// site reads the address that the site has in public.
func (s *settings) site(key string, n ast.Node) {
	if text, ok := s.plain(key, n); ok && text != "" {
		s.pub.Site = s.siteAt(n, text)
	}
}

func (s *settings) siteAt(n ast.Node, text string) string {
	at, ok := SiteAddress(text)
	if !ok || !address.External(at) {
		s.errorf(n, "write it whole, as https://example.org/wentu/", "%q is not the address of a site", text)
		return ""
	}
	return at
}

func (s *settings) mirrors(key string, n ast.Node) {
	for _, it := range s.items(key, n) {
		if at := s.siteAt(it.node, it.text); at != "" {
			s.pub.Mirrors = append(s.pub.Mirrors, at)
		}
	}
}

func (s *settings) day(to *Date) func(string, ast.Node) {
	return func(key string, n ast.Node) {
		text, ok := s.plain(key, n)
		if !ok || text == "" {
			return
		}
		if _, ok := rules.ParseDate(text); !ok {
			s.errorf(n, "write it as 2026-03-01", "%q is not a calendar day", text)
			return
		}
		*to = Date(text)
	}
}

func (s *settings) list(to *[]string) func(string, ast.Node) {
	return func(key string, n ast.Node) {
		for _, it := range s.items(key, n) {
			*to = append(*to, it.text)
		}
	}
}

func (s *settings) colour(to *string) func(string, ast.Node) {
	return func(key string, n ast.Node) {
		text, ok := s.plain(key, n)
		switch {
		case !ok || text == "":
		case !colour.MatchString(text):
			s.errorf(n, `write it as "#a3281a", between quotation marks`, "%q cannot be the value of %q", text, key)
		default:
			*to = strings.ToLower(text)
		}
	}
}

func (s *settings) yes(to *bool) func(string, ast.Node) {
	return func(key string, n ast.Node) {
		switch text, ok := s.plain(key, n); {
		case !ok:
		case text == "yes" || text == "true":
			*to = true
		case text != "no" && text != "false":
			s.errorf(n, "write yes or no", "%q cannot be the value of %q", text, key)
		}
	}
}
