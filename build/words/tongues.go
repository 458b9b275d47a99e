package words

import (
	"errors"
	"fmt"
	"io/fs"
	"path"

	"github.com/BurntSushi/toml"
	"github.com/nicksnyder/go-i18n/v2/i18n"

	"wentu/build/report"
)

// Tongues reads the languages that findings are told in: the files findings/LANG.toml
// in dir, whose keys are the English sentences. English has none, and a language
// without a file is left out.
func Tongues(fsys fs.FS, dir string, langs []string) ([]*report.Tongue, error) {
	var out []*report.Tongue
	for _, code := range langs {
		if code == "en" {
			continue
		}
		name := path.Join(dir, "findings", code+".toml")
		src, err := fs.ReadFile(fsys, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		l, err := tongue(name, code, src)
		if err != nil {
			return nil, err
		}
		out = append(out, l)
	}
	return out, nil
}

func tongue(name, code string, src []byte) (*report.Tongue, error) {
	file, err := i18n.ParseMessageFileBytes(src, name, map[string]i18n.UnmarshalFunc{"toml": toml.Unmarshal})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	l := &report.Tongue{Lang: code, Sentences: make(map[string]string)}
	for _, m := range file.Messages {
		l.Sentences[m.ID] = m.Other
	}
	return l, nil
}
