// Package cldr knows how each language names states and itself, writes numbers, amounts,
// days and enumerations, and tells one from many: facts of the Unicode Common Locale Data
// Repository, generated once and committed, so that no release of a library or browser
// changes what the site says.
//
// They are messages by key, data/LANG.json, and reach pages and browser on the same way
// as the words of the catalogues:
//
//	country.DE                a state or territory by its ISO 3166-1 code
//	unit.CNY                  an amount in yuan, {{.Count}} being the number
//	locale.name               the language, in the language
//	locale.plural             its plural categories: "one: i = 1 and v = 0; few: …";
//	                          what none holds for is "other"
//	locale.group, .decimal    what stands between thousands and before decimals
//	locale.group-from         how many digits before the first sign make it worth one
//	locale.minus              the sign of a number below zero
//	locale.scale.4 … 12       a number in a power of ten that the language counts by, 万, 亿,
//	                          million: {{.Count}} of them; with the forms of plural
//	locale.date               a day: {{.d}} {{.M}} {{.MMMM}} {{.y}}, {{.BE}} the Buddhist year
//	locale.month.1 … 12       the months as they stand in a date
//	locale.and.two            between the two of an enumeration,
//	locale.and.more, .last    between the first ones of several, before the last one;
//	locale.or.…               the same for alternatives
//
// overrides.yaml lays over them what this site says otherwise, each with its reason. The
// originals stand in [Source]; [Generate] makes data/ from them.
package cldr

import (
	"embed"
	"encoding/json"
	"fmt"
	"sync"

	"github.com/goccy/go-yaml"
)

// Langs are the languages that there is data of.
var Langs = []string{"zh-Hans", "en", "ru", "ja", "ko", "de", "fr", "es", "ar", "vi", "th", "id", "zh-Hant"}

//go:embed data overrides.yaml
var files embed.FS

// Override is words of the site's own in place of those of CLDR.
type Override struct {
	Key    string            `yaml:"key"`
	Reason string            `yaml:"reason"`
	Words  map[string]string `yaml:"words"` // by language
}

// Overrides are the words in which this site differs from CLDR.
func Overrides() ([]Override, error) {
	var out []Override
	b, err := files.ReadFile("overrides.yaml")
	if err == nil {
		err = yaml.UnmarshalWithOptions(b, &out, yaml.Strict())
	}
	if err != nil {
		return nil, fmt.Errorf("build/cldr/overrides.yaml: %w", err)
	}
	return out, nil
}

// Of gives the messages of a language, nil where there is no data of it. The map is
// shared: it must not be changed.
func Of(lang string) map[string]string { return all()[lang] }

// all reads what is embedded. That it can be read, the tests have shown.
var all = sync.OnceValue(func() map[string]map[string]string {
	out := make(map[string]map[string]string)
	for _, lang := range Langs {
		b, err := files.ReadFile("data/" + lang + ".json")
		if err != nil {
			panic(err)
		}
		m := make(map[string]string)
		if err := json.Unmarshal(b, &m); err != nil {
			panic(err)
		}
		out[lang] = m
	}
	own, err := Overrides()
	if err != nil {
		panic(err)
	}
	for _, o := range own {
		for lang, text := range o.Words {
			if m := out[lang]; m != nil {
				m[o.Key] = text
			}
		}
	}
	return out
})
