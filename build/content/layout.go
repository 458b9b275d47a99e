package content

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"wentu/build/report"
)

// Dir is the folder of a kind of texts in a language.
func Dir(lang, kind string) string { return path.Join(Root, lang, kind) }

// File is the file of a text: content/zh-Hans/guides/filing.md.
func File(lang, kind, id string) string { return path.Join(Dir(lang, kind), id+".md") }

// parts takes the name of a text's file apart.
func parts(file string) (lang, kind, id string) {
	dir, base := path.Split(file)
	kind = path.Base(dir)
	return path.Base(path.Dir(path.Clean(dir))), kind, strings.TrimSuffix(base, ".md")
}

// list gives the files of texts in a folder.
func list(fsys fs.FS, dir string) []string {
	names, _ := fs.Glob(fsys, path.Join(dir, "*.md"))
	return names
}

// checkLayout reports what stands where nothing reads it.
func checkLayout(fsys fs.FS, langs []string, rep *report.Report) {
	entries, _ := fs.ReadDir(fsys, Root)
	for _, e := range entries {
		name := e.Name()
		if e.IsDir() && !slices.Contains(langs, name) && name != path.Base(DataDir) && name != path.Base(CasesDir) {
			rep.Errorf("language", path.Join(Root, name), 0, 0, report.DidYouMean(name, langs, report.Say("the languages are %s", strings.Join(langs, ", "))), "%q is not a language of the site", name)
		}
	}
}
