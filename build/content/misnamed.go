package content

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"wentu/build/report"
	"wentu/build/source"
)

// Meant is fsys with the files and folders of the content under the names that they must have,
// where one is missing and one beside it has nearly its name: rules/court-level.MD, EN, laws.
// Each is reported; what is read under its right name brings no other findings with it.
func Meant(fsys fs.FS, langs []string, rep *report.Report) fs.FS {
	m := &misnamed{fsys: fsys, names: make(map[string]string), rep: rep}
	m.folder(Root, slices.Concat(langs, []string{path.Base(DataDir), path.Base(CasesDir), path.Base(TermsDir), path.Base(PublisherDir)}), near)
	m.folder(DataDir, dataFiles, same)
	m.folder(PublisherDir, []string{path.Base(publisherFile)}, same)
	m.open(CasesDir, ".yaml")
	m.open(TermsDir, ".yaml")
	for _, lang := range langs {
		m.folder(path.Join(Root, lang), foldersIn(lang), near)
	}
	for _, k := range Kinds {
		m.texts(langs, k)
	}
	return m.now()
}

// foldersIn are the folders of the kinds that a language has.
func foldersIn(lang string) []string {
	return slices.DeleteFunc(Folders(), func(folder string) bool { return lang != SourceLang && untranslated(folder) })
}

type misnamed struct {
	fsys  fs.FS
	names map[string]string // the real name of the last part, by the path
	rep   *report.Report
}

// now is the folder as far as it is known how its files are meant.
func (m *misnamed) now() fs.FS { return source.Renamed(m.fsys, m.names) }

// list gives the names in a folder, editors' own files apart.
func (m *misnamed) list(dir string) []string {
	entries, _ := fs.ReadDir(m.now(), dir)
	var out []string
	for _, e := range entries {
		if !source.EditorFile(e.Name()) {
			out = append(out, e.Name())
		}
	}
	return out
}

// is takes the file or folder name in dir for the one that is called want.
func (m *misnamed) is(dir, name, want string, hint report.Text) {
	m.rep.Errorf("misnamed", path.Join(dir, name), 0, 0, hint, "nothing reads %q here", name)
	m.names[path.Join(dir, want)] = name
}

// folder looks for what a folder should have and has under nearly the same name.
func (m *misnamed) folder(dir string, expected []string, alike func(name, want string) bool) {
	have := m.list(dir)
	missing := slices.DeleteFunc(slices.Clone(expected), func(want string) bool { return slices.Contains(have, want) })
	var strangers []string
	for _, name := range have {
		if !slices.Contains(expected, name) {
			strangers = append(strangers, name)
		}
	}
	for _, want := range missing {
		could := func(name string) bool { return alike(name, want) }
		if i := slices.IndexFunc(strangers, could); i >= 0 && !slices.ContainsFunc(strangers[i+1:], could) {
			m.is(dir, strangers[i], want, report.Say("name it %s", want))
			strangers = slices.Delete(strangers, i, i+1)
		}
	}
}

// same reports whether two names differ in their letters' case and in the ending alone.
func same(name, want string) bool { return source.Ordinary(name) == strings.ToLower(want) }

// near reports whether a folder has nearly the name that it should have: EN, laws, rules 2, ar-old.
func near(name, want string) bool {
	name, want = strings.ToLower(name), strings.ToLower(want)
	switch {
	case name == want, strings.Contains(name, want) && len(want) > 2:
		return true
	case len(name) > 1 && strings.HasPrefix(want, name):
		return true
	case strings.HasPrefix(name, want+"-"), strings.HasPrefix(name, want+"_"), strings.HasPrefix(name, want+" "), strings.HasPrefix(name, want+"."):
		return true
	}
	return len(want) > 3 && report.Nearest(name, []string{want}) != "" && report.Distance(name, want) <= 2
}

// open looks for files of any name with an odd ending.
func (m *misnamed) open(dir, ext string) {
	have := m.list(dir)
	for _, name := range have {
		stem, ok := strings.CutSuffix(source.Ordinary(name), ext)
		if ok && !strings.HasSuffix(name, ext) && !strings.Contains(stem, ".") && !slices.Contains(have, stem+ext) {
			m.is(dir, name, stem+ext, report.Say("name it %s", stem+ext))
		}
	}
}

// texts looks for the texts of a kind that other languages have too, and for those that have
// an odd ending alone.
func (m *misnamed) texts(langs []string, k *Kind) {
	have, known := make(map[string][]string), make(map[string]int)
	for _, lang := range langs {
		have[lang] = m.list(Dir(lang, k.Folder))
		for _, name := range have[lang] {
			known[name]++
		}
	}
	for _, lang := range langs {
		dir := Dir(lang, k.Folder)
		lacks := func(want string) bool { return known[want] > 0 && !slices.Contains(have[lang], want) }
		for _, name := range have[lang] {
			if strings.HasSuffix(name, ".md") && known[name] > 1 {
				continue
			}
			want := source.Ordinary(name)
			stem, text := strings.CutSuffix(want, ".md")
			switch {
			case text && want != name && lacks(want), text && !strings.HasSuffix(name, ".md") && !strings.Contains(stem, ".") && !slices.Contains(have[lang], want):
				m.is(dir, name, want, report.Say("name it %s", want))
			case strings.HasSuffix(name, ".md"):
				if id := m.says(path.Join(dir, name)); id != "" && lacks(id+".md") {
					m.is(dir, name, id+".md", report.Say("name it %s, as the text says and the other languages have it; with a new name, change all of them", id+".md"))
				}
			}
		}
	}
}

// says is the id that a text gives itself, "" where it gives none.
func (m *misnamed) says(name string) string {
	data, err := fs.ReadFile(m.now(), name)
	if err != nil {
		return ""
	}
	if found := ownID.FindSubmatch(data[:min(len(data), 2000)]); found != nil {
		return string(found[1])
	}
	return ""
}

// ownID is the line of the front matter in which a text gives itself its id.
var ownID = regexp.MustCompile(`(?m)^(?:law|guide|court|page|goal|decision|steps|tool|country|risk|outcome): *"?([A-Za-z0-9][A-Za-z0-9_-]*)"? *\r?$`)
