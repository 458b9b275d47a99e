package site

import (
	_ "embed"
	"encoding/json"
	"strings"
)

//go:embed start.js
var startSource string

// startAsset is the script that starts the program of a page, with the words of a language.
func startAsset(lang string) string { return "start." + lang + ".js" }

// starts are those scripts, where there is something to start.
func starts(in *Input, langs []*Language) ([]Asset, error) {
	var out []Asset
	for _, l := range langs {
		if len(l.Data) == 0 && len(l.Tools) == 0 {
			continue
		}
		w := in.Words.Lang(l.Code)
		words, err := json.Marshal(map[string]string{"label": w.Get("site.boot.loading"), "late": w.Get("site.boot.late"), "alone": w.Get("site.boot.alone")})
		if err != nil {
			return nil, err
		}
		out = append(out, Asset{startAsset(l.Code), []byte(strings.Replace(startSource, `say = "words"`, "say = "+string(words), 1))})
	}
	return out, nil
}
