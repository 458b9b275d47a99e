package cldr

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Source holds the files of CLDR that the data is made from, as the npm packages have
// them (Unicode License V3, in the archive). For another release, anywhere:
//
//	npm pack cldr-{core,localenames-full,numbers-full,dates-full,misc-full}@48.2.0
//	for p in *.tgz; do mkdir "${p%-48.2.0.tgz}"; tar xzf "$p" -C "${p%-48.2.0.tgz}" --strip-components=1; done
//	zip -9X cldr-48.2.0.zip cldr-core/LICENSE cldr-core/supplemental/{plurals,codeMappings}.json \
//	  cldr-*-full/main/{zh-Hans,en-001,ru,ja,ko,de,fr,es,ar,vi,th,id,zh-Hant}/{territories,languages,numbers,ca-gregorian,listPatterns}.json
//
// The flag -from of the verb gen also takes the folder that those packages lie in.
const Source = "build/cldr/cldr-48.2.0.zip"

// Generate makes the data of a language from the files of CLDR: what stands in
// data/LANG.json.
func Generate(src fs.FS, lang string) ([]byte, error) {
	g := &generator{src: src, lang: lang, locale: lang, out: make(map[string]string)}
	if lang == "en" {
		g.locale = "en-001" // English as the world reads it: 1 March 2026; a, b or c
	}
	for _, step := range []func() error{g.countries, g.name, g.plural, g.numbers, g.dates, g.lists} {
		if err := step(); err != nil {
			return nil, fmt.Errorf("%s: %w", lang, err)
		}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "\t")
	err := e.Encode(g.out)
	return b.Bytes(), err
}

type generator struct {
	src          fs.FS
	lang, locale string
	out          map[string]string
}

// main reads a file of one locale into the shape that v gives what stands below it.
func (g *generator) main(pkg, file string, v any) error {
	var doc struct {
		Main map[string]json.RawMessage
	}
	if err := g.read(pkg+"/main/"+g.locale+"/"+file+".json", &doc); err != nil {
		return err
	}
	return json.Unmarshal(doc.Main[g.locale], v)
}

func (g *generator) read(name string, v any) error {
	b, err := fs.ReadFile(g.src, name)
	if err == nil {
		err = json.Unmarshal(b, v)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// countries takes what ISO 3166-1 has a number for, and Kosovo, which it has not but
// which registers of treaties list under XK.
func (g *generator) countries() error {
	var codes struct {
		Supplemental struct {
			CodeMappings map[string]struct {
				Numeric string `json:"_numeric"`
			}
		}
	}
	if err := g.read("cldr-core/supplemental/codeMappings.json", &codes); err != nil {
		return err
	}
	var names struct {
		LocaleDisplayNames struct{ Territories map[string]string }
	}
	if err := g.main("cldr-localenames-full", "territories", &names); err != nil {
		return err
	}
	for code, name := range names.LocaleDisplayNames.Territories {
		// From 900 on the numbers are private, for groups of states and the like.
		n, err := strconv.Atoi(codes.Supplemental.CodeMappings[code].Numeric)
		if len(code) == 2 && err == nil && n < 900 || code == "XK" {
			g.out["country."+code] = name
		}
	}
	return nil
}

// name is what the language calls itself, as an entry of a list.
func (g *generator) name() error {
	var names struct {
		LocaleDisplayNames struct{ Languages map[string]string }
	}
	if err := g.main("cldr-localenames-full", "languages", &names); err != nil {
		return err
	}
	name := names.LocaleDisplayNames.Languages[g.lang]
	first, size := utf8.DecodeRuneInString(name)
	g.out["locale.name"] = string(unicode.ToUpper(first)) + name[size:]
	return nil
}

// categories is the order in which plural categories are written down.
var categories = []string{"zero", "one", "two", "few", "many", "other"}

func (g *generator) plural() error {
	var doc struct {
		Supplemental struct {
			Rules map[string]map[string]string `json:"plurals-type-cardinal"`
		}
	}
	if err := g.read("cldr-core/supplemental/plurals.json", &doc); err != nil {
		return err
	}
	rules := doc.Supplemental.Rules[g.lang]
	if rules == nil {
		base, _, _ := strings.Cut(g.lang, "-")
		rules = doc.Supplemental.Rules[base]
	}
	if rules == nil {
		return fmt.Errorf("there are no plural rules of %s", g.lang)
	}
	var out []string
	for _, c := range categories {
		cond, _, _ := strings.Cut(rules["pluralRule-count-"+c], "@") // samples follow
		if cond = strings.TrimSpace(cond); cond != "" {
			out = append(out, c+": "+cond)
		}
	}
	g.out["locale.plural"] = strings.Join(out, "; ")
	return nil
}

// numbers takes Western digits for all: Chinese forms and courts want them, and they are
// what CLDR prefers for Arabic too.
func (g *generator) numbers() error {
	var doc struct {
		Numbers struct {
			From    string            `json:"minimumGroupingDigits"`
			Symbols map[string]string `json:"symbols-numberSystem-latn"`
			Decimal struct {
				Standard string
				Long     struct {
					Format map[string]string `json:"decimalFormat"`
				}
			} `json:"decimalFormats-numberSystem-latn"`
			Currency struct {
				Standard string `json:"standard-alphaNextToNumber"`
			} `json:"currencyFormats-numberSystem-latn"`
		}
	}
	if err := g.main("cldr-numbers-full", "numbers", &doc); err != nil {
		return err
	}
	n := &doc.Numbers
	if n.Decimal.Standard != "#,##0.###" {
		return fmt.Errorf("numbers are written %s: teach package wording to group otherwise than by three", n.Decimal.Standard)
	}
	positive, _, _ := strings.Cut(n.Currency.Standard, ";")
	amount := strings.NewReplacer("#,##0.00", "{{.Count}}", "¤", "CNY").Replace(positive)
	maps.Copy(g.out, map[string]string{
		"locale.group": n.Symbols["group"], "locale.decimal": n.Symbols["decimal"], "locale.minus": n.Symbols["minusSign"],
		"locale.group-from": n.From, "unit.CNY": amount,
	})
	return g.scales(n.Decimal.Long.Format)
}

// scales takes the powers of ten that a language counts by: of "1000000000-count-few" and
// "00 million" the words behind two digits, which are a power less. Thousands are left to
// digits, which are as short.
func (g *generator) scales(patterns map[string]string) error {
	for key, pattern := range patterns {
		power, category, ok := strings.Cut(key, "-count-")
		words := strings.TrimLeft(pattern, "0")
		digits := len(pattern) - len(words)
		scale := len(power) - digits
		if digits == 0 || scale < 4 || scale > 12 { // without a digit it is one of them: mille
			continue
		}
		if !ok || strings.ContainsAny(words, "0'") {
			return fmt.Errorf("%s is written %s: teach package wording to", key, pattern)
		}
		words = "{{.Count}}" + strings.ReplaceAll(words, " ", "\u00a0")
		key := "locale.scale." + strconv.Itoa(scale)
		if category != "other" {
			key += "." + category
		}
		if digits > 1 && g.out[key] != "" { // that of one digit has all forms
			continue
		}
		g.out[key] = words
	}
	for scale := 4; scale <= 12; scale++ {
		base := "locale.scale." + strconv.Itoa(scale)
		for _, c := range categories { // only what differs
			if form := base + "." + c; g.out[form] == g.out[base] {
				delete(g.out, form)
			}
		}
	}
	return nil
}

var (
	field  = regexp.MustCompile(`'[^']*'|[A-Za-z]+`)
	months = []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"}
)

func (g *generator) dates() error {
	var doc struct {
		Dates struct {
			Calendars struct {
				Gregorian struct {
					Months struct {
						Format struct{ Wide map[string]string }
					}
					Eras        struct{ EraAbbr map[string]string }
					DateFormats struct{ Long string }
				}
			}
		}
	}
	if err := g.main("cldr-dates-full", "ca-gregorian", &doc); err != nil {
		return err
	}
	c := &doc.Dates.Calendars.Gregorian
	for _, m := range months {
		g.out["locale.month."+m] = c.Months.Format.Wide[m]
	}
	var err error
	g.out["locale.date"] = field.ReplaceAllStringFunc(c.DateFormats.Long, func(f string) string {
		switch {
		case f[0] == '\'':
			return f[1 : len(f)-1]
		case slices.Contains([]string{"d", "M", "MMMM", "y"}, f):
			return "{{." + f + "}}"
		case f == "G":
			return c.Eras.EraAbbr["1"]
		}
		err = fmt.Errorf("dates are written %s: teach package wording the field %s", c.DateFormats.Long, f)
		return f
	})
	return err
}

func (g *generator) lists() error {
	var doc struct {
		ListPatterns map[string]map[string]string
	}
	if err := g.main("cldr-misc-full", "listPatterns", &doc); err != nil {
		return err
	}
	for key, kind := range map[string]string{"and": "standard", "or": "or"} {
		p := doc.ListPatterns["listPattern-type-"+kind]
		if p["start"] != p["middle"] {
			return fmt.Errorf("an enumeration begins with %s and goes on with %s: teach package wording to", p["start"], p["middle"])
		}
		for part, pattern := range map[string]string{"two": p["2"], "more": p["middle"], "last": p["end"]} {
			text, begins := strings.CutPrefix(pattern, "{0}")
			text, ends := strings.CutSuffix(text, "{1}")
			if !begins || !ends {
				return fmt.Errorf("enumerations are written %s: teach package wording to", pattern)
			}
			g.out["locale."+key+"."+part] = text
		}
	}
	return nil
}
