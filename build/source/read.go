package source

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"

	"wentu/build/report"
)

// Read reads a text as [Text] gives it. What keeps it from being one goes to rep, and it
// reports false: a folder in its place, a pipe, a file that is locked, another encoding, signs
// that no text has. Characters that nobody sees are reported, and the text is read.
func Read(fsys fs.FS, name string, rep *report.Report) ([]byte, bool) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		if info, e := fs.Stat(fsys, name); e == nil && info.IsDir() {
			rep.Lostf("file", name, 0, 0, "rename the folder, and put the file back", "a folder stands where a file belongs")
			return nil, false
		}
		if pe, ok := errors.AsType[*fs.PathError](err); ok {
			err = pe.Err // the name is told already
		}
		rep.Lostf("file", name, 0, 0, "check that it is there and its permissions", "the file cannot be read: %v", err)
		return nil, false
	}
	data = Text(data)
	if len(bytes.TrimSpace(data)) == 0 {
		rep.Lostf("file", name, 0, 0, "bring back what stood in it, or delete the file", "the file is empty")
		return nil, false
	}
	if line := lineOf(data, notUTF8); line > 0 {
		text, from := decoded(data)
		if text == nil {
			rep.Lostf("encoding", name, line, 0, "save the file as UTF-8", "the file is not UTF-8 text")
			return nil, false
		}
		// It is read all the same, so that nothing else is found wrong because of it.
		rep.Errorf("encoding", name, line, 0, "save the file as UTF-8", "the file is not UTF-8 text: it seems to be %s", from)
		data = Text(text)
	}
	if line := lineOf(data, control); line > 0 {
		rep.Lostf("encoding", name, line, 0, "delete it, or save the file as UTF-8: most editors do not show it", "a control character stands in the text")
		return nil, false
	}
	if line := lineOf(data, conflict); line > 0 {
		rep.Lostf("conflict", name, line, 0, "keep what is right of the two, and delete the lines <<<<<<<, ======= and >>>>>>>", "two versions of the text stand here side by side, as a version control leaves them")
		return nil, false
	}
	if strings.HasSuffix(name, ".yaml") {
		if line, value := LoneValue(data); value != "" {
			rep.Lostf("yaml", name, line, 0, "a number has no separators, and a full stop before its decimals: 10000, 4.25; a text with a comma stands in quotation marks", "%q stands between commas and has no key", value)
			return nil, false
		}
	}
	unseen(data, name, rep)
	return data, true
}

// Optional reads a text as [Read] does where there is one.
func Optional(fsys fs.FS, name string, rep *report.Report) ([]byte, bool) {
	if _, err := fs.Stat(fsys, name); errors.Is(err, fs.ErrNotExist) {
		return nil, false
	}
	return Read(fsys, name, rep)
}

// lineOf is the line, from 1, of what find finds in a text, 0 where that is -1.
func lineOf(text []byte, find func([]byte) int) int {
	at := find(text)
	if at < 0 {
		return 0
	}
	return bytes.Count(text[:at], []byte("\n")) + 1
}

// notUTF8 finds the first byte that UTF-8 does not have there.
func notUTF8(text []byte) int {
	if utf8.Valid(text) {
		return -1
	}
	for at := 0; ; {
		r, n := utf8.DecodeRune(text[at:])
		if r == utf8.RuneError && n <= 1 {
			return at
		}
		at += n
	}
}

// conflict finds the first line that git writes before one of two versions.
func conflict(text []byte) int {
	for _, mark := range []string{"<<<<<<< ", ">>>>>>> "} {
		if bytes.HasPrefix(text, []byte(mark)) {
			return 0
		}
		if at := bytes.Index(text, []byte("\n"+mark)); at >= 0 {
			return at + 1
		}
	}
	return -1
}

// control finds the first control character that is neither tabulator nor line end.
func control(text []byte) int { return bytes.IndexFunc(text, hidden) }

// Hidden is the first control character of a text; ok is false where there is none.
func Hidden(s string) (r rune, ok bool) {
	i := strings.IndexFunc(s, hidden)
	if i < 0 {
		return 0, false
	}
	r, _ = utf8.DecodeRuneInString(s[i:])
	return r, true
}

// hidden reports whether a character is a control character that no text needs: one that
// turns the direction of what follows against the letters' own is.
func hidden(r rune) bool {
	return r != '\t' && r != '\n' && unicode.IsControl(r) || r == '\u202d' || r == '\u202e'
}
