package source

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Renamed is a folder in which some files and folders are found under other names: names has
// for the path that is asked for the name that the last part of it really has.
func Renamed(fsys fs.FS, names map[string]string) fs.FS {
	if len(names) == 0 {
		return fsys
	}
	return renamed{fsys, names}
}

type renamed struct {
	fs.FS
	names map[string]string
}

// real is the path under which the folder has a file.
func (r renamed) real(name string) string {
	parts := strings.Split(name, "/")
	out := slices.Clone(parts)
	for i := range parts {
		if n := r.names[strings.Join(parts[:i+1], "/")]; n != "" {
			out[i] = n
		}
	}
	return path.Join(out...)
}

// Open implements [fs.FS].
func (r renamed) Open(name string) (fs.File, error) { return r.FS.Open(r.real(name)) }

// ReadFile implements [fs.ReadFileFS].
func (r renamed) ReadFile(name string) ([]byte, error) { return fs.ReadFile(r.FS, r.real(name)) }

// Stat implements [fs.StatFS].
func (r renamed) Stat(name string) (fs.FileInfo, error) { return fs.Stat(r.FS, r.real(name)) }

// ReadDir implements [fs.ReadDirFS].
func (r renamed) ReadDir(dir string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(r.FS, r.real(dir))
	as := make(map[string]string) // the name by the real one
	for asked, name := range r.names {
		if path.Dir(asked) == path.Clean(dir) {
			as[name] = path.Base(asked)
		}
	}
	for i, e := range entries {
		if name := as[e.Name()]; name != "" {
			entries[i] = entry{e, name}
		}
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	return entries, err
}

type entry struct {
	fs.DirEntry
	name string
}

// Name implements [fs.DirEntry].
func (e entry) Name() string { return e.name }

// endings are what people and their systems make of the ending of a text.
var endings = map[string]string{
	".markdown": ".md", ".mdown": ".md", ".mkd": ".md", ".mdwn": ".md", ".mdtext": ".md",
	".yml": ".yaml",
	".tml": ".toml",
}

// Ordinary is the name that a file would have in small letters and with the usual ending:
// court-level.md for Court-Level.MD, court-level.markdown and court-level.md.txt.
func Ordinary(name string) string {
	name = strings.ToLower(strings.TrimSpace(name))
	if stem, ok := strings.CutSuffix(name, ".txt"); ok && path.Ext(stem) != "" {
		name = stem
	}
	ext := path.Ext(name)
	return strings.TrimRight(strings.TrimSuffix(name, ext), " ") + cmp.Or(endings[ext], ext)
}
