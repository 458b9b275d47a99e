package words

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"

	"wentu/build/source"
)

// Languages lists the languages that have a catalogue active.LANG.toml in dir: the
// source, then English, which most visitors read, then the others by their codes.
func Languages(fsys fs.FS, dir, first string) []string {
	names, _ := source.Glob(fsys, path.Join(dir, "active.*.toml"))
	langs := []string{first}
	for _, n := range names {
		code := strings.TrimSuffix(strings.TrimPrefix(path.Base(n), "active."), ".toml")
		if code != first {
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
