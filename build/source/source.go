// Package source reads the files that people write, as their editors and systems write
// them: with a byte order mark, with the line ends of Windows or of an old Mac.
package source

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"regexp"
	"slices"
)

// Tree is a folder of which texts are read by [Text]. Everything else of it is as it is.
func Tree(fsys fs.FS) fs.FS { return tree{fsys} }

type tree struct{ fs.FS }

// errIrregular is the error of what has no end, as a pipe.
var errIrregular = errors.New("it is no ordinary file")

// ReadFile implements [fs.ReadFileFS].
func (t tree) ReadFile(name string) ([]byte, error) {
	info, err := fs.Stat(t.FS, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() && !info.IsDir() {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errIrregular}
	}
	data, err := fs.ReadFile(t.FS, name)
	switch path.Ext(name) {
	case ".md", ".yaml", ".toml":
		data = Text(data)
	}
	return data, err
}

// Stat implements [fs.StatFS].
func (t tree) Stat(name string) (fs.FileInfo, error) { return fs.Stat(t.FS, name) }

// ReadDir implements [fs.ReadDirFS].
func (t tree) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(t.FS, name) }

// EditorFile reports whether a file or folder, by its name without folder, is one that an
// editor or the system keeps for itself: .#x.md, x.md~, ._x.md, x.md___jb_tmp___, Thumbs.db,
// __MACOSX, x.md:Zone.Identifier.
func EditorFile(base string) bool {
	return editorFile.MatchString(base)
}

// editorFile are the names, in small or capital letters: hidden files; of Emacs, Vim, nano,
// sed, JetBrains, Kate, Word, patch and browsers; of Windows (its colon is another sign where
// a name cannot have one), macOS and stores on a network.
var editorFile = regexp.MustCompile(`(?i)^[.#]|^~\$|~$|\.sw[a-z]$|^[0-9]+$|^sed[a-z0-9]{6}$|___jb_(tmp|old)___$` +
	`|\.(bak|bkp|backup|orig|rej|tmp|temp|save|part|partial|crdownload|download|lock|lnk|wbk|asd|autosave)(\.[0-9.]+)?$` +
	`|[:\x{f03a}.]?Zone\.Identifier$|^(Thumbs|ehthumbs|ehthumbs_vista)\.db$|^desktop\.ini$|^\$RECYCLE\.BIN$|^System Volume Information$` +
	`|^__MACOSX$|^Icon[\r\x{f00d}]$|^@eaDir$|^lost\+found$`)

// Glob finds files as fs.Glob does, those of editors left out.
func Glob(fsys fs.FS, pattern string) ([]string, error) {
	names, err := fs.Glob(fsys, pattern)
	return slices.DeleteFunc(names, func(n string) bool { return EditorFile(path.Base(n)) }), err
}

var mark = []byte("\ufeff")

// Text gives a text the line ends of Unix and takes a byte order mark off. One in UTF-16 is left
// as it is: in it the byte of a line end can be half of a letter.
func Text(data []byte) []byte {
	if inUTF16(data) {
		return data
	}
	data = bytes.TrimPrefix(data, mark)
	if bytes.IndexByte(data, '\r') < 0 {
		return data
	}
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
}

// Like gives a text the byte order mark and the line ends that another had.
func Like(old, text []byte) []byte {
	if n := bytes.Count(old, []byte("\r\n")); n > 0 && n == bytes.Count(old, []byte("\n")) {
		text = bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))
	}
	if bytes.HasPrefix(old, mark) {
		text = append(append([]byte{}, mark...), text...)
	}
	return text
}
