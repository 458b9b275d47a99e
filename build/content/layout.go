package content

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"wentu/app/address"
	"wentu/build/places"
	"wentu/build/report"
	"wentu/build/source"
	"wentu/build/tables"
)

// Dir is the folder of a kind of texts in a language.
func Dir(lang, kind string) string { return path.Join(Root, lang, kind) }

// File is the file of a text: content/zh-Hans/guides/filing.md.
func File(lang, kind, id string) string { return path.Join(Dir(lang, kind), id+".md") }

// parts takes the name of a text's file apart.
func parts(file string) (lang, kind, id string) {
	dir, base := path.Split(file)
	dir = path.Clean(dir)
	return path.Base(path.Dir(dir)), path.Base(dir), strings.TrimSuffix(base, ".md")
}

// list gives the files with an extension in a folder, those alone that may be read. The
// others are reported by checkLayout.
func list(fsys fs.FS, dir, ext string) []string {
	entries, _ := fs.ReadDir(fsys, dir)
	var out []string
	folded := make(map[string]int) // where a name stands that differs in case alone
	for _, e := range entries {
		stem, ok := strings.CutSuffix(e.Name(), ext)
		if !ok || source.EditorFile(e.Name()) || strings.Contains(stem, ".") || ext == ".md" && !textName.MatchString(stem) {
			continue // checkLayout says what is wrong with it
		}
		small := strings.ToLower(stem)
		if i, twice := folded[small]; twice && ext == ".md" {
			if stem == small {
				out[i] = path.Join(dir, e.Name())
			}
			continue
		}
		folded[small] = len(out)
		out = append(out, path.Join(dir, e.Name()))
	}
	return out
}

// FiguresFile is the name of the file that ties limits of the tables to texts.
const FiguresFile = "figures.yaml"

// Files of the content that are not texts.
var (
	rootFiles = []string{"LICENSE.md"}
	dataFiles = []string{tables.FactsFile, tables.CountriesFile, TreatiesFile, FiguresFile, SitesFile, TariffFile, PeriodsFile, HolidaysFile, InterestFile, places.File, places.DivisionsFile}
)

// checkLayout reports every file that nothing reads, and where it belongs.
func checkLayout(fsys fs.FS, langs []string, rep *report.Report) {
	l := &layout{fsys, langs, rep}
	l.each(Root, func(name string, folder bool) {
		file := path.Join(Root, name)
		switch {
		case folder && file == PublisherDir: // its settings say which pictures are used
		case folder && file == DataDir:
			l.each(file, l.data)
		case folder && file == CasesDir:
			l.each(file, l.cases)
		case folder && file == TermsDir:
			l.each(file, l.terms)
		case folder && slices.Contains(langs, name):
			l.language(name)
		case folder && slices.Contains(Folders(), name):
			l.misplaced(file, report.Say("move the Chinese texts to %s, and a translation NAME.LANG.md to %s", Dir(SourceLang, name), path.Join(Root, "LANG", name, "NAME.md")), "%q is a kind of text, not a language", name)
		case folder:
			l.misplaced(file, l.newLanguage(name), "%q is not a language of the site", name)
		case !slices.Contains(rootFiles, name):
			l.misplaced(file, "texts stand in content/LANG/KIND; move it there, or out of the content", "nothing reads the file %q here", name)
		}
	})
}

type layout struct {
	fsys  fs.FS
	langs []string
	rep   *report.Report
}

func (l *layout) misplaced(file string, hint any, format string, args ...any) {
	l.rep.Errorf("misplaced", file, 0, 0, hint, format, args...)
}

// each visits what stands in a folder, editors' own files apart. Names of files that differ
// in case alone are one file on some systems and two on others.
func (l *layout) each(dir string, visit func(name string, folder bool)) {
	entries, _ := fs.ReadDir(l.fsys, dir)
	seen := make(map[string]string)
	for _, e := range entries {
		if source.EditorFile(e.Name()) {
			continue
		}
		info, err := fs.Stat(l.fsys, path.Join(dir, e.Name())) // follows links
		folder := err == nil && info.IsDir()
		folded := strings.ToLower(e.Name())
		if twin := seen[folded]; twin != "" && !folder {
			l.misplaced(path.Join(dir, e.Name()), "keep one of them, in small letters as its id is", "the name differs from %q in small and capital letters alone", twin)
		}
		seen[folded] = e.Name()
		visit(e.Name(), folder)
	}
}

// newLanguage says what to do about a folder that is no language of the site: correct its
// name, or begin the language.
func (l *layout) newLanguage(name string) report.Text {
	languages := report.Say("the languages are %s", strings.Join(l.langs, ", "))
	if tag, err := language.Parse(name); err == nil && tag.String() == name {
		return report.Say("%s; bring locales/active.%s.toml back, or begin another with: go run ./build new-language %s", languages, name, name)
	}
	return report.DidYouMean(name, l.langs, languages)
}

// language looks at the folder of a language.
func (l *layout) language(lang string) {
	dir := path.Join(Root, lang)
	l.each(dir, func(name string, folder bool) {
		switch {
		case !folder:
			l.misplaced(path.Join(dir, name), report.Say("move it to the folder of its kind: %s", strings.Join(Folders(), ", ")), "nothing reads the file %q here", name)
		case lang != SourceLang && untranslated(name):
			l.misplaced(path.Join(dir, name), report.Say("write them in %s", Dir(SourceLang, name)), "%q is not translated: its texts are Chinese alone", name)
		case !slices.Contains(Folders(), name):
			l.misplaced(path.Join(dir, name), report.DidYouMean(name, Folders(), report.Say("the kinds are %s", strings.Join(Folders(), ", "))), "%q is not a kind of text", name)
		default:
			l.each(path.Join(dir, name), func(file string, folder bool) { l.text(lang, name, file, folder) })
		}
	})
}

// untranslated reports whether a folder is that of a kind without translations.
func untranslated(folder string) bool {
	return slices.ContainsFunc(Kinds, func(k *Kind) bool { return k.Folder == folder && !k.Translated })
}

// text looks at one entry of the folder of a kind.
func (l *layout) text(lang, kind, name string, folder bool) {
	file := path.Join(Dir(lang, kind), name)
	stem, ok := strings.CutSuffix(name, ".md")
	id, of, dotted := strings.Cut(stem, ".")
	switch {
	case folder && ok: // reading it says so
	case folder:
		l.misplaced(file, report.Say("move its texts to %s", Dir(lang, kind)), "nothing reads a folder here")
	case strings.EqualFold(path.Ext(name), ".md") && !ok:
		l.misplaced(file, report.Say("name it %s", strings.TrimSuffix(name, path.Ext(name))+".md"), "nothing reads the file %q here", name)
	case !ok:
		l.misplaced(file, "a text is a file NAME.md; name it so, or move it out of the content", "nothing reads the file %q here", name)
	case dotted && slices.Contains(l.langs, of):
		l.misplaced(file, report.Say("move it to %s", File(of, kind, id)), "the language of a text is its folder, not a part of its name")
	case dotted:
		l.misplaced(file, report.Say("name it %s", strings.ReplaceAll(stem, ".", "-")+".md"), "the name of a text has no dot but that of .md")
	case !textName.MatchString(stem):
		l.misplaced(file, "name it with the letters a to z, figures, - and _ alone, as filing-2.md", "the address of the page is made of the name %q", name)
	case stem == "index" || kind == "pages" && stem+".html" == address.NotFound:
		l.misplaced(file, "give it another name", "the address %s.html belongs to another page", stem)
	}
}

// textName is the form of the names of texts, of which addresses are made.
var textName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_-]*$`)

func (l *layout) data(name string, _ bool) {
	if !slices.Contains(dataFiles, name) {
		l.misplaced(path.Join(DataDir, name), report.DidYouMean(name, dataFiles, report.Say("the files are %s", strings.Join(dataFiles, ", "))), "nothing reads the file %q here", name)
	}
}

func (l *layout) cases(name string, _ bool) {
	if stem, ok := strings.CutSuffix(name, ".yaml"); !ok || strings.Contains(stem, ".") {
		l.misplaced(path.Join(CasesDir, name), "worked cases are files NAME.yaml in content/cases", "nothing reads the file %q here", name)
	}
}

func (l *layout) terms(name string, _ bool) {
	if stem, ok := strings.CutSuffix(name, ".yaml"); !ok || !slices.Contains(l.langs, stem) {
		l.misplaced(path.Join(TermsDir, name), "the terms of a language are the file LANG.yaml in content/terms", "nothing reads the file %q here", name)
	}
}
