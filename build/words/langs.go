package words

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"wentu/build/report"
	"wentu/build/source"
)

// Languages lists the languages that have a catalogue active.LANG.toml in dir: the
// source, then English, which most visitors read, then the others by their codes.
func Languages(fsys fs.FS, dir, first string) []string {
	names, _ := source.Glob(fsys, path.Join(dir, "active.*.toml"))
	langs := []string{first}
	for _, n := range names {
		code := strings.TrimSuffix(strings.TrimPrefix(path.Base(n), "active."), ".toml")
		if code != first && isLanguage(code) {
			langs = append(langs, code)
		}
	}
	slices.SortFunc(langs[1:], func(a, b string) int {
		return cmp.Or(rank(a)-rank(b), cmp.Compare(a, b))
	})
	return langs
}

func rank(code string) int {
	if code == "en" {
		return 0
	}
	return 1
}

// isLanguage reports whether a code is written as BCP 47 does: pt-BR, not PT_br.
func isLanguage(code string) bool {
	tag, err := language.Parse(code)
	return err == nil && tag.String() == code
}

// Meant is fsys with the catalogues in dir under the names that they must have, where one is
// missing and one has nearly its name: active.en.TOML, active.EN.toml where there are texts in
// en, one of codes. Each is reported; what is read under its right name brings no other
// findings with it.
func Meant(fsys fs.FS, dir string, codes []string, rep *report.Report) fs.FS {
	names := make(map[string]string)
	for _, in := range []string{dir, path.Join(dir, "findings")} {
		entries, _ := fs.ReadDir(fsys, in)
		have := func(name string) bool {
			return slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == name })
		}
		for _, e := range entries {
			name := e.Name()
			stem, ok := strings.CutSuffix(source.Ordinary(name), ".toml")
			first, code := "", stem
			if at := strings.LastIndexByte(stem, '.'); at >= 0 {
				first, code = stem[:at+1], stem[at+1:]
			}
			tag, err := language.Parse(code)
			if !ok || err != nil || source.EditorFile(name) || name == sameFile {
				continue
			}
			want := first + tag.String() + ".toml"
			if name == want || have(want) || strings.HasSuffix(name, ".toml") && !slices.Contains(codes, tag.String()) {
				continue
			}
			names[path.Join(in, want)] = name
			rep.Errorf("misnamed", path.Join(in, name), 0, 0, report.Say("name it %s", want), "nothing reads %q here", name)
		}
	}
	return source.Renamed(fsys, names)
}

// strange reports catalogues that are named after no language.
func strange(fsys fs.FS, dir string, rep *report.Report) {
	names, _ := source.Glob(fsys, path.Join(dir, "active.*.toml"))
	for _, n := range names {
		code := strings.TrimSuffix(strings.TrimPrefix(path.Base(n), "active."), ".toml")
		if isLanguage(code) {
			continue
		}
		hint := report.Say("name it active.LANG.toml, as active.de.toml, or move it out of %s", dir)
		if tag, err := language.Parse(code); err == nil {
			hint = report.Say("name it active.%s.toml", tag)
		}
		rep.Errorf("catalogue", n, 0, 0, hint, "%q is not the code of a language", code)
	}
}

// idle reports what stands in dir and nothing reads.
func idle(fsys fs.FS, dir string, rep *report.Report) {
	langs := Languages(fsys, dir, "")
	look := func(in string, read func(name string) bool) {
		entries, _ := fs.ReadDir(fsys, in)
		for _, e := range entries {
			if name := e.Name(); !source.EditorFile(name) && !read(name) {
				rep.Errorf("misplaced", path.Join(in, name), 0, 0,
					report.Say("words stand in %s/active.LANG.toml and %s, sentences of findings in %s/findings/LANG.toml; name it so, or move it away", dir, sameFile, dir),
					"nothing reads the file %q here", name)
			}
		}
	}
	look(dir, func(name string) bool {
		stem, ok := strings.CutSuffix(name, ".toml")
		code := strings.TrimPrefix(path.Ext(stem), ".")
		return name == "findings" || name == sameFile || ok && (slices.Contains(langs, code) && code != "" || strings.HasPrefix(name, "active."))
	})
	look(path.Join(dir, "findings"), func(name string) bool {
		stem, ok := strings.CutSuffix(name, ".toml")
		return ok && stem != "en" && isLanguage(stem) // of a language that may be added
	})
}
