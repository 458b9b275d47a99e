package content

import (
	"slices"
	"strings"

	"wentu/build/report"
)

// checkTranslations warns of texts that are missing in a language and of those
// made from a source that has changed since, and compares the hashes for the
// notices on the pages. That a translation was never confirmed is advice.
func (lib *Library) checkTranslations(rep *report.Report) {
	lib.checkParts(rep)
	none := lib.checkFolders(rep)
	for t := range lib.Texts() {
		switch {
		case t.Lang == SourceLang:
			for _, lang := range lib.Langs[1:] {
				if t.Kind.Translated && !none[Dir(lang, t.Kind.Folder)] && lib.shelves[t.Kind].prose(t.ID, lang) == nil {
					rep.Warnf("untranslated", t.File, 0, 0, report.Say("translate it as %s", File(lang, t.Kind.Folder, t.ID)), "there is no text in %s; its pages show the Chinese text and say so", lang)
				}
			}
		case t.From == "":
			rep.Add(report.Finding{
				Severity: report.Advice, Kind: "unconfirmed", File: t.File, Line: max(t.FromLine, 1),
				Msg:  report.Say("nobody has confirmed that the translation follows the source"),
				Hint: report.Say("compare the two, then run: go run ./build stamp %s", t.File),
			})
		case t.Stale():
			rep.Warnf("stale", t.File, t.FromLine, 1, report.Say("bring it up to date, then run: go run ./build stamp %s", t.File),
				"the source %s has changed since this translation was made", t.source.File)
		}
	}
}

// fewTexts is how many texts of a kind may lack one by one before their folder is told instead.
const fewTexts = 3

// checkFolders warns once of each kind of which a language has no text at all, and gives their
// folders.
func (lib *Library) checkFolders(rep *report.Report) map[string]bool {
	none := make(map[string]bool)
	for _, k := range Kinds {
		s := lib.shelves[k]
		for _, lang := range lib.Langs[1:] {
			has := func(id string) bool { return s.prose(id, lang) != nil }
			if ids := s.IDs(); k.Translated && len(ids) > fewTexts && !slices.ContainsFunc(ids, has) {
				none[Dir(lang, k.Folder)] = true
				rep.Warnf("untranslated", Dir(lang, k.Folder), 0, 0, report.Say("translate what stands in %s", Dir(SourceLang, k.Folder)), "none of %d texts is there in %s; their pages show the Chinese text and say so", len(ids), lang)
			}
		}
	}
	return none
}

// checkParts compares the articles of a translated law, or the parts of another text that has
// some, with the source.
func (lib *Library) checkParts(rep *report.Report) {
	for _, k := range Kinds {
		if k.Articles || k.Parts {
			for _, id := range lib.shelves[k].IDs() {
				for _, lang := range lib.Langs[1:] {
					if t := lib.shelves[k].prose(id, lang); t != nil {
						t.checkParts(rep)
					}
				}
			}
		}
	}
}

func (t *Prose) checkParts(rep *report.Report) {
	var ids, missing []string
	for _, a := range t.source.Articles {
		ids = append(ids, a.ID)
		if t.Article(a.ID) == nil {
			missing = append(missing, a.ID)
		}
	}
	if len(missing) > 0 {
		rep.Warnf("untranslated", t.File, 0, 0, "add the sections; the page shows the Chinese text and says so", "the translation lacks the articles %s", strings.Join(missing, ", "))
	}
	for _, a := range t.Articles {
		if t.source.Article(a.ID) == nil {
			rep.Errorf("article", t.File, a.Line, 1, report.DidYouMean(a.ID, ids, report.Say("add it to %s first", t.source.File)), "the source has no article %s", a.ID)
		}
	}
}

// Stampable lists every translation with the hash its front matter should have:
// file → hash of the source.
func (lib *Library) Stampable() map[string]string {
	out := make(map[string]string)
	for t := range lib.Texts() {
		if t.Lang != SourceLang {
			out[t.File] = t.source.Hash
		}
	}
	return out
}

// Stamp returns the file's text with the hash in its front matter.
func Stamp(src, hash string) (string, bool) {
	front, body, _, ok := split(src)
	if !ok {
		return src, false
	}
	line := translatedFrom + `: "` + hash + `"` + "\n"
	var b strings.Builder
	b.WriteString("---\n")
	found := false
	for l := range strings.Lines(front) {
		if strings.HasPrefix(l, translatedFrom+":") {
			l, found = line, true
		}
		b.WriteString(l)
	}
	if !found {
		b.WriteString(line)
	}
	b.WriteString("---\n" + body)
	return b.String(), true
}
