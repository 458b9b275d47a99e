package interview

import (
	"cmp"
	"slices"
	"strings"

	"wentu/app/rules"
	"wentu/app/typed"
	"wentu/app/view"
)

// groupKey stands between a fact and a value in the key of the heading above an answer.
const groupKey = ".group."

// Continents are the values of the attribute continent of a country, in the order in which a
// question lists them.
var Continents = []string{"asia", "europe", "africa", "americas", "oceania"}

// AsksCountry reports whether a question, by the name of its page, is answered with a country.
func (l *Logic) AsksCountry(name string) bool {
	for n, at := range l.Nodes {
		if at == name {
			return l.Set.Facts[l.Diagram.Vars[l.Diagram.Nodes[n].Var].Fact].Type == rules.TypeCountry
		}
	}
	return false
}

func (d *Data) continent(o *rules.Part) string {
	v := d.Set.Countries[o.Sample().Text()][rules.Continent]
	return v.Text()
}

// byContinent puts countries in the order of a list: by continent, then by name.
func (d *Data) byContinent(in []rules.Part) {
	slices.SortStableFunc(in, func(a, b rules.Part) int {
		return cmp.Or(
			slices.Index(Continents, d.continent(&a))-slices.Index(Continents, d.continent(&b)),
			strings.Compare(typed.Folded(d.Words["country."+a.Sample().Text()]), typed.Folded(d.Words["country."+b.Sample().Text()])),
		)
	})
}

// many makes a question of countries one that is searched: of each continent the first has
// its name above it.
func (d *Data) many(q *view.Question, f *rules.Fact) {
	if f.Type != rules.TypeCountry {
		return
	}
	q.Many = true
	last := ""
	for i := range q.Options {
		if g := q.Options[i].Group; g == last {
			q.Options[i].Group = ""
		} else {
			last = g
		}
	}
}

// countries finds the countries that a typed text may mean: one by its code or its whole
// name, else those whose names have it, so that "Korea" asks which.
func (d *Data) countries(text string) []rules.Value {
	want := typed.Folded(text)
	if want == "" {
		return nil
	}
	var whole, part []rules.Value
	codes := make([]string, 0, len(d.Set.Countries))
	for code := range d.Set.Countries {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	for _, code := range codes {
		name := typed.Folded(d.Words["country."+code])
		switch {
		case name == want || strings.EqualFold(code, want) || slices.Contains(alsoCalled[code], want):
			whole = append(whole, rules.StringOf(code))
		case strings.Contains(name, want) && len([]rune(want)) > 1:
			part = append(part, rules.StringOf(code))
		}
	}
	if len(whole) > 0 {
		return whole
	}
	return part
}

// alsoCalled are the names that people use for a country beside its own, folded.
var alsoCalled = map[string][]string{
	"US": {"usa", "unitedstatesofamerica", "america", "美利坚合众国"},
	"GB": {"uk", "greatbritain", "britain", "england", "大不列颠"},
	"AE": {"uae", "emirates", "dubai", "迪拜", "دبي"},
	"SA": {"ksa", "沙特"},
	"KR": {"koreasouth", "republicofkorea", "大韩民国"},
	"KP": {"dprk", "democraticpeoplesrepublicofkorea"},
	"RU": {"russianfederation", "俄国"},
	"CZ": {"czechrepublic"},
	"NL": {"holland"},
	"VN": {"vietnam", "socialistrepublicofvietnam"},
	"TR": {"turkey"},
	"VG": {"bvi"},
	"HK": {"hongkong", "香港"},
	"MO": {"macao", "macau", "澳门"},
	"TW": {"taiwan", "台湾"},
	"MM": {"burma"},
	"CI": {"ivorycoast"},
	"LA": {"lao"},
}
