package content

import (
	"bytes"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"

	"wentu/app/address"
	"wentu/app/rules"
	"wentu/build/cldr"
	"wentu/build/report"
	"wentu/build/source"
	"wentu/build/tables"
)

// TreatiesFile is the name of the file of the conventions that countries.yaml tells of.
const TreatiesFile = "treaties.yaml"

var (
	treatiesFile  = path.Join(DataDir, TreatiesFile)
	countriesFile = path.Join(DataDir, tables.CountriesFile)
)

// Treaty is a convention: the day up to which it is known that a state has not joined, and the
// official table that says who has.
type Treaty struct {
	ID    string
	Known Date   `yaml:"known"`
	Table string `yaml:"table"`

	line int
}

// sound reports whether it says what pages tell of it.
func (t Treaty) sound() bool {
	_, day := rules.ParseDate(string(t.Known))
	return day && address.External(t.Table)
}

// Treaties are the conventions, in the order of their file.
type Treaties []Treaty

// Get is the convention with the id; without a day where there is none.
func (t Treaties) Get(id string) Treaty {
	for _, x := range t {
		if x.ID == id {
			return x
		}
	}
	return Treaty{ID: id}
}

func loadTreaties(fsys fs.FS, rep *report.Report) Treaties {
	src, ok := source.Optional(fsys, treatiesFile, rep)
	if !ok {
		return nil
	}
	var raw yaml.MapSlice
	byID := make(map[string]Treaty)
	err := yaml.Unmarshal(src, &raw)
	if err == nil {
		err = yaml.UnmarshalWithOptions(src, &byID, yaml.Strict())
	}
	if err != nil {
		line, col, msg := source.YAMLError(err)
		rep.Errorf("yaml", treatiesFile, line, col, `write "cisg: {known: 2024-12-01, table: https://…}"`, "this is not YAML: %s", msg)
		return nil
	}
	var out Treaties
	for _, e := range raw {
		id, _ := e.Key.(string)
		t := byID[id]
		t.ID, t.line = id, keyLine(src, id)
		out = append(out, t)
	}
	return out
}

// keyLine is the line of a file of data that begins with the key; 0 where none does.
func keyLine(src []byte, key string) int {
	i := bytes.Index(append([]byte("\n"), src...), []byte("\n"+key+":"))
	if i < 0 {
		return 0
	}
	return 1 + bytes.Count(src[:i], []byte("\n"))
}

// Country is a state, a territory, or a region of China.
type Country struct {
	Code  string // ISO 3166-1
	attrs map[string]rules.Value
}

// Mainland is the country that has no page: its own papers need nothing.
const Mainland = "CN"

// Countries are those that have a page, by code.
func (lib *Library) Countries() []Country {
	var out []Country
	for _, code := range slices.Sorted(maps.Keys(lib.Rules.Countries)) {
		if code != Mainland {
			out = append(out, Country{code, lib.Rules.Countries[code]})
		}
	}
	return out
}

// Country returns the country with the code, false where it has no page.
func (lib *Library) Country(code string) (Country, bool) {
	attrs, ok := lib.Rules.Countries[code]
	return Country{code, attrs}, ok && code != Mainland
}

// Is is an attribute as it is written, "" where the country has none of the name.
func (c Country) Is(attr string) string {
	v, ok := c.attrs[attr]
	switch {
	case !ok:
		return ""
	case v.Equal(rules.Yes):
		return "yes"
	case v.Equal(rules.No):
		return "no"
	}
	return v.String()
}

// Region is the region of China that it is, in the words of papers; "" of others.
func (c Country) Region() string {
	switch p := c.Is("papers"); p {
	case "hong-kong", "macao", "taiwan":
		return p
	}
	return ""
}

// doubt is why the Apostille Convention does not hold with China though the country is a party,
// or why nobody can say: objected, later, unconfirmed; "" for no such reason.
func (c Country) doubt(on Date) string {
	why := c.Is("apostille-with-china")
	if why == "later" && on >= Date(c.Is("apostille")) {
		return "unconfirmed" // it has come into force; whether with China, nobody has looked up
	}
	return why
}

// Papers is what papers from there need on a day.
func (c Country) Papers(on Date) string {
	if c.doubt(on) == "unconfirmed" {
		return "unsure"
	}
	return c.Is("papers")
}

// ApostilleSince is the day since when an apostille from there is enough; "" where it is not.
func (c Country) ApostilleSince(on Date) Date {
	if d := Date(c.Is("apostille")); d != "" && c.Papers(on) == "apostille" {
		return max(d, apostilleChina)
	}
	return ""
}

// apostilleChina is the day on which the Convention came into force for the mainland.
const apostilleChina Date = "2023-11-07"

// CountryPart is a section of a page with the parts that hold for the country.
type CountryPart struct {
	Section string
	Parts   []string
}

// Register is the attribute that names the part about the paper of the country's register of
// companies, and Parties the section in which it stands. All those parts await review.
const (
	Register = "register"
	Parties  = "parties"
)

// Lead is the section whose one part, a sentence, stands above all.
const Lead = "lead"

// Sections are the texts of the country's page, in order.
func (c Country) Sections(on Date) []CountryPart {
	some := func(parts ...string) []string {
		return slices.DeleteFunc(parts, func(p string) bool { return p == "" })
	}
	papers := c.Papers(on)
	if r := c.Region(); r != "" {
		return []CountryPart{
			{Lead, some(r)},
			{"papers", some(r)},
			{"parties", some(r, c.Is(Register))},
			{"power", some("region")},
			{"evidence", some("region")},
			{"service", some(r)},
			{"sale", some("region")},
			{"judgments", some(r)},
			{"check", some("region")},
		}
	}
	freight := CountryPart{"freight", some(c.rail(), map[string]string{"yes": "cmr", "no": "no-cmr", "unsure": "cmr-unsure"}[c.Is("cmr")])}
	if slices.Equal(freight.Parts, []string{"no-rail", "no-cmr"}) {
		freight.Parts = nil // nothing that a page about another continent has to say
	}
	extended := ""
	if c.Is("of") != "" && papers == "apostille" {
		extended = "territory"
	}
	all := []CountryPart{
		{Lead, some(papers)},
		{"papers", some(c.doubt(on), papers, when(papers == "apostille" && c.Is("relations") == "no", "relations"), extended)},
		{"parties", some("state", c.Is("company"), c.Is(Register))},
		{"power", some("state")},
		{"evidence", some("state")},
		{"service", some("near", c.Is("service"), "other")},
		{"sale", some(c.Is("cisg"), map[string]string{"yes": "writing", "unsure": "writing-unsure"}[c.Is("cisg-writing")])},
		{"judgments", some(c.Is("judgments"), when(c.Is("treaty-judgments") == "no", "without"), map[string]string{"yes": "awards", "no": "no-awards", "unsure": "unsure-awards"}[c.Is("new-york")])},
		freight,
		{"check", some("state")},
	}
	return slices.DeleteFunc(all, func(p CountryPart) bool { return len(p.Parts) == 0 })
}

// rail is the part about freight by rail. What is unsure of one convention makes the whole
// unsure, unless the country is in the other.
func (c Country) rail() string {
	smgs, cotif := c.Is("smgs"), c.Is("cotif")
	switch {
	case smgs == "yes" && cotif == "yes":
		return "smgs-cotif"
	case smgs == "unsure" || cotif == "unsure":
		return "rail-unsure"
	case smgs == "yes":
		return "smgs"
	case cotif == "yes":
		return "cotif"
	}
	return "no-rail"
}

func when(ok bool, word string) string {
	if ok {
		return word
	}
	return ""
}

// Continents are what the list of countries is grouped by, in its order.
var Continents = []string{"asia", "europe", "africa", "americas", "oceania"}

// countryWords are the attributes that are one of some words, with those.
var countryWords = map[string][]string{
	"papers":               {"apostille", "consular", "third-state", "hong-kong", "macao", "taiwan", "mainland", "unsure"},
	"apostille-with-china": {"objected", "later", "unconfirmed"},
	"relations":            {"no"},
	"service":              {"hague", "treaty", "both", "none", "region", "unsure"},
	"treaty-judgments":     {"yes", "no"},
	"cisg":                 {"yes", "part-ii", "no", "region", "unsure"},
	"cisg-writing":         {"yes", "unsure"},
	"new-york":             {"yes", "no", "region", "unsure"},
	"judgments":            {"treaty", "reciprocity", "region", "unsure"},
	"insolvency":           {"yes"},
	"smgs":                 {"yes", "no", "unsure"},
	"cotif":                {"yes", "no", "unsure"},
	"cmr":                  {"yes", "no", "unsure"},
	"company":              {"certificate", "extract"},
	"continent":            Continents,
}

// countryNeeds are the attributes that each page tells of.
var countryNeeds = []string{"papers", "service", "cisg", "new-york", "judgments", "smgs", "cotif", "cmr", "continent"}

// The attributes that are days, and those that are years, or a word in their place.
var (
	countryDays  = []string{"apostille", "cisg-since"}
	countryYears = map[string]string{"treaty": "unsure", "recognised-in-china": "yes", "recognised-there": "yes", "refused-in-china": "yes", "refused-there": "yes"}
)

// checkCountries reports attributes that pages cannot word, and texts that they need and that
// are not there.
func (lib *Library) checkCountries(date Date, rep *report.Report) {
	texts := ShelfOf[CountryFront](lib)
	if len(texts.Items) == 0 {
		return // a site without pages of countries
	}
	used := make(map[string]map[string]bool)
	if len(texts.Items) > 0 && len(lib.Countries()) == 0 {
		rep.Lostf("country", countriesFile, 0, 0, "bring it back from an earlier state", "the file is not there, or names no country, and texts tell of countries")
		return
	}
	for _, c := range lib.Countries() {
		if !c.check(keyLine(lib.countries, c.Code), lib.Langs, rep) {
			continue // what its page needs follows from that
		}
		days := []Date{date}
		if d := Date(c.Is("apostille")); d > date {
			days = append(days, d) // on which another text may hold
		}
		for _, day := range days {
			for _, s := range c.Sections(day) {
				if used[s.Section] == nil {
					used[s.Section] = make(map[string]bool)
				}
				for _, p := range s.Parts {
					used[s.Section][p] = true
				}
			}
		}
	}
	for _, section := range slices.Sorted(maps.Keys(used)) {
		file := File(SourceLang, "countries", section)
		it := texts.Get(section)
		if it == nil && !texts.Has(section) {
			rep.Errorf("country", file, 0, 0, "bring it back from an earlier state", "the pages of countries need the text %q", section)
		}
		if it == nil {
			continue
		}
		for _, p := range slices.Sorted(maps.Keys(used[section])) {
			if it.Source().Article(p) == nil {
				rep.Lostf("country", file, 0, 0, report.Say("write it below the heading %q", "## "+p), "the pages of countries need the part %q", p)
			}
		}
	}
	for _, it := range texts.Items {
		if used[it.ID] == nil {
			rep.Errorf("country", it.Source().File, 1, 0, report.DidYouMean(it.ID, slices.Sorted(maps.Keys(used)), report.Say("the texts are %s", strings.Join(slices.Sorted(maps.Keys(used)), ", "))), "no page of a country shows the text %q", it.ID)
		}
	}
	for _, id := range TreatyIDs {
		if t := lib.Treaties.Get(id); !t.sound() {
			rep.Errorf("country", treatiesFile, t.line, 0, report.Say(`write "%s: {known: 2024-12-01, table: https://…}"`, id), "nothing says up to which day the parties to %q are known, and where to check", id)
		}
	}
}

// TreatyIDs are the conventions that pages give a day for.
var TreatyIDs = []string{"apostille", "service", "treaties", "cisg", "new-york", "smgs", "cotif", "cmr"}

// FreightTreaties are those of them about freight, which not every page speaks of.
var FreightTreaties = []string{"smgs", "cotif", "cmr"}

// check reports attributes that are missing or not among the words that pages know, at the
// country's line; it gives false where there are any.
func (c Country) check(line int, langs []string, rep *report.Report) (sound bool) {
	sound = true
	wrong := func(attr string, values ...string) {
		sound = false
		rep.Lostf("country", countriesFile, line, 0, report.Say("the values are %s", strings.Join(values, ", ")), "%s: %s: %q cannot be put on a page", c.Code, attr, c.Is(attr))
	}
	for _, attr := range countryNeeds {
		if c.Is(attr) == "" {
			wrong(attr, countryWords[attr]...)
		}
	}
	for _, attr := range slices.Sorted(maps.Keys(c.attrs)) {
		value := c.Is(attr)
		instead, year := countryYears[attr]
		switch words := countryWords[attr]; {
		case words != nil:
			if !slices.Contains(words, value) && value != "" {
				wrong(attr, words...)
			}
		case slices.Contains(countryDays, attr):
			if _, ok := rules.ParseDate(value); !ok {
				wrong(attr, "2023-11-07 …")
			}
		case year:
			if n, err := strconv.Atoi(value); value != instead && (err != nil || n < 1900 || n > 2100) {
				wrong(attr, "2016 …", instead)
			}
		case attr != "of" && attr != Register: // a part that is not there is found with the texts
			sound = false
			rep.Lostf("country", countriesFile, line, 0, report.DidYouMean(attr, slices.Sorted(maps.Keys(countryWords)), "the comment at the head of the file lists them"), "%s: %q is not an attribute of a country", c.Code, attr)
		}
	}
	var nameless []string
	known := 0
	for _, lang := range langs {
		if names := cldr.Of(lang); names != nil && names["country."+c.Code] == "" {
			nameless = append(nameless, lang)
		} else if names != nil {
			known++
		}
	}
	switch {
	case len(nameless) > 0 && known == 0:
		sound = false
		rep.Lostf("country", countriesFile, line, 0, "write the two letters of ISO 3166-1, as DE", "%q is not the code of a country", c.Code)
	case len(nameless) > 0:
		rep.Lostf("country", countriesFile, line, 0, "name it in build/cldr/overrides.yaml", "the country %s has no name in %s", c.Code, strings.Join(nameless, ", "))
	}
	return sound
}
