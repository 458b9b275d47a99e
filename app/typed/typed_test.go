package typed_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"wentu/app/typed"
	"wentu/app/wording"
)

var languages = []string{"zh-Hans", "zh-Hant", "en", "ar", "de", "es", "fr", "id", "ja", "ko", "ru", "th", "vi"}

// locale reads what the site itself writes with.
func locale(t testing.TB, lang string) (typed.Locale, wording.Catalogue) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("../../build/cldr/data", lang+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var c wording.Catalogue
	if err := json.Unmarshal(b, &c); err != nil {
		t.Fatal(err)
	}
	return typed.LocaleOf(lang, c), c
}

// lines gives the lines of a file of cases: languages, what is typed, what it may mean,
// between bars. A star stands for every language.
func lines(t *testing.T, name string, try func(t *testing.T, l typed.Locale, text, want string)) {
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for i, line := range strings.Split(string(b), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "|")
		if len(f) != 3 {
			t.Fatalf("%s:%d: %q has no three fields", name, i+1, line)
		}
		langs := strings.Fields(f[0])
		if f[0] == "*" {
			langs = languages
		}
		for _, lang := range langs {
			l, _ := locale(t, lang)
			t.Run(fmt.Sprintf("%s:%d/%s", name, i+1, lang), func(t *testing.T) { try(t, l, f[1], f[2]) })
			tried++
		}
	}
	if tried < 300 {
		t.Errorf("%s has %d cases only", name, tried)
	}
}

func TestAmount(t *testing.T) {
	lines(t, "amounts.txt", func(t *testing.T, l typed.Locale, text, want string) {
		m := typed.Amount(text, "CNY", l)
		var got []string
		for _, f := range m.Amounts {
			got = append(got, strconv.FormatFloat(f, 'f', -1, 64))
		}
		if m.Currency != "" && m.Currency != "CNY" {
			got = append(got, m.Currency)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q is read as %q, want %q", text, s, want)
		}
	})
}

func TestConverted(t *testing.T) {
	lines(t, "rates.txt", func(t *testing.T, l typed.Locale, text, want string) {
		amounts, money := typed.Converted(text, "CNY", l)
		var got []string
		for _, f := range amounts {
			got = append(got, strconv.FormatFloat(f, 'f', -1, 64))
		}
		if money != "" {
			got = append(got, money)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q is converted to %q, want %q", text, s, want)
		}
	})
}

func TestDate(t *testing.T) {
	lines(t, "dates.txt", func(t *testing.T, l typed.Locale, text, want string) {
		var got []string
		for _, v := range typed.Date(text, l) {
			got = append(got, v.String())
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q is read as %q, want %q", text, s, want)
		}
	})
}

// What the site writes, a visitor can type: the first reading is what was written.
func FuzzTyped(f *testing.F) {
	for _, s := range []string{"15 000 000,50", "2亿3千万", "3万5", "1'250.–", "-1.5", "€ 5 Mio.", "1.3.2026", "二〇二六年三月一日", "1 มีนาคม 2569", "٢٥٠٬٠٠٠٫٥", "500.000", "百", "ค.ศ."} {
		f.Add(s)
	}
	type speaker struct {
		typed.Locale
		say wording.Catalogue
	}
	var all []speaker
	for _, lang := range languages {
		l, c := locale(f, lang)
		all = append(all, speaker{l, c})
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, l := range all {
			typed.Amount(text, "CNY", l.Locale)
			for _, v := range typed.Number(text, l.Locale) {
				for _, in := range all {
					said := in.say.Number(v)
					again := typed.Number(said, in.Locale)
					if len(again) == 0 || again[0] != v {
						t.Fatalf("%q is %v in %s, written as %q in %s, read as %v", text, v, l.Lang, said, in.Lang, again)
					}
				}
			}
			for _, v := range typed.Date(text, l.Locale) {
				for _, in := range all {
					said := in.say.Day(v)
					again := typed.Date(said, in.Locale)
					if len(again) != 1 || !again[0].Equal(v) {
						t.Fatalf("%q is %v in %s, written as %q in %s, read as %v", text, v, l.Lang, said, in.Lang, again)
					}
				}
			}
		}
	})
}
