package words

import (
	"io/fs"
	"path"

	"github.com/BurntSushi/toml"
	"github.com/nicksnyder/go-i18n/v2/i18n"

	"wentu/build/report"
	"wentu/build/source"
)

// Tongues reads the languages that findings are told in: the files findings/LANG.toml
// in dir, whose keys are the English sentences. English has none, and a language
// without a file is left out. One whose file is broken, which rep says, has no sentences:
// what it should tell is told in English.
func Tongues(fsys fs.FS, dir string, langs []string, rep *report.Report) []*report.Tongue {
	var out []*report.Tongue
	for _, code := range langs {
		name := path.Join(dir, "findings", code+".toml")
		if _, err := fs.Stat(fsys, name); err != nil || code == "en" {
			continue
		}
		l := &report.Tongue{Lang: code, Sentences: make(map[string]string)}
		out = append(out, l)
		src, ok := source.Read(fsys, name, rep)
		if !ok {
			continue
		}
		file, err := i18n.ParseMessageFileBytes(src, name, map[string]i18n.UnmarshalFunc{"toml": toml.Unmarshal})
		if err != nil {
			unread(name, err, rep)
			continue
		}
		for _, m := range file.Messages {
			l.Sentences[m.ID] = m.Other
		}
	}
	return out
}

// unread reports why a file of messages cannot be read.
func unread(name string, err error, rep *report.Report) {
	if pe, ok := err.(toml.ParseError); ok {
		rep.Lostf("toml", name, pe.Position.Line, pe.Position.Col, `a message is key = "words"; a quotation mark inside is written \"`, "this is not TOML: %s", pe.Message)
		return
	}
	rep.Lostf("catalogue", name, 0, 0, "id, description, hash, translation, leftDelim, rightDelim, zero, one, two, few, many and other are reserved: call the key something else",
		"the messages cannot be read: %v", err)
}
