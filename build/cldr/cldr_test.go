package cldr

import (
	"archive/zip"
	"encoding/json"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"testing"

	"wentu/app/rules"
	"wentu/app/wording"
)

func source(t *testing.T) *zip.ReadCloser {
	t.Helper()
	z, err := zip.OpenReader(path.Base(Source))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { z.Close() })
	return z
}

func TestDataIsWhatGenWrites(t *testing.T) {
	z := source(t)
	entries, err := files.ReadDir("data")
	if err != nil || len(entries) != len(Langs) {
		t.Errorf("%d files of %d languages: %v", len(entries), len(Langs), err)
	}
	for _, lang := range Langs {
		want, err := Generate(z, lang)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := files.ReadFile("data/" + lang + ".json"); err != nil || string(got) != string(want) {
			t.Errorf("data/%s.json is not what it is generated from; run go run ./build gen (%v)", lang, err)
		}
	}
}

func TestEveryLanguageHasTheSame(t *testing.T) {
	en := Of("en")
	countries := 0
	for key := range en {
		if strings.HasPrefix(key, "country.") {
			countries++
		}
	}
	if countries != 250 {
		t.Errorf("%d states and territories", countries)
	}
	for _, lang := range Langs {
		m := Of(lang)
		scales := func(m map[string]string) (n int) { // which powers it counts by is its own
			for key := range m {
				if strings.HasPrefix(key, "locale.scale.") {
					n++
				}
			}
			return n
		}
		for key := range en {
			if _, ok := m[key]; !ok && !strings.HasPrefix(key, "locale.scale.") {
				t.Errorf("%s lacks %s", lang, key)
			}
		}
		if scales(m) == 0 || len(m)-scales(m) != len(en)-scales(en) {
			t.Errorf("%s has %d keys, en %d, %d of them powers of ten", lang, len(m), len(en), scales(m))
		}
	}
	if Of("pt") != nil {
		t.Error("there is data of a language that nobody generated")
	}
}

func TestOverrides(t *testing.T) {
	own, err := Overrides()
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range own {
		if len(o.Reason) < 20 || len(o.Words) == 0 {
			t.Errorf("%s has no reason or no words", o.Key)
		}
		for lang, text := range o.Words {
			given := make(map[string]string)
			b, err := files.ReadFile("data/" + lang + ".json")
			if err == nil {
				err = json.Unmarshal(b, &given)
			}
			if err != nil {
				t.Errorf("%s: %v", o.Key, err)
			}
			key := o.Key
			if strings.HasPrefix(key, "locale.scale.") && given[key] == "" {
				key = strings.TrimSuffix(key, path.Ext(key)) // the form is that of any number
			}
			switch given[key] {
			case "":
				t.Errorf("CLDR has no %s in %s: is it misspelt?", o.Key, lang)
			case text:
				t.Errorf("%s in %s is what CLDR says", o.Key, lang)
			}
		}
	}
	for _, region := range []string{"HK", "MO", "TW"} {
		for _, lang := range Langs {
			if name, china := Of(lang)["country."+region], Of(lang)["country.CN"]; !strings.Contains(name, china) {
				t.Errorf("%s in %s is %q, without %q", region, lang, name, china)
			}
		}
	}
}

func TestNames(t *testing.T) {
	for _, x := range []struct {
		code  string
		names string // in the order of Langs
	}{
		{"SZ", "斯威士兰|Eswatini|Эсватини|エスワティニ|에스와티니|Eswatini|Eswatini|Esuatini|إسواتيني|Eswatini|เอสวาตีนี|eSwatini|史瓦帝尼"},
		{"MK", "北马其顿|North Macedonia|Северная Македония|北マケドニア|북마케도니아|Nordmazedonien|Macédoine du Nord|Macedonia del Norte|مقدونيا الشمالية|Bắc Macedonia|มาซิโดเนียเหนือ|Makedonia Utara|北馬其頓"},
		{"TR", "土耳其|Türkiye|Турция|トルコ|튀르키예|Türkei|Turquie|Turquía|تركيا|Thổ Nhĩ Kỳ|ตุรกี|Turki|土耳其"},
		{"HK", "中国香港|Hong Kong, China|Гонконг, Китай|中国香港|중국 홍콩|Hongkong, China|Hong Kong, Chine|Hong Kong, China|هونغ كونغ، الصين|Hồng Kông, Trung Quốc|ฮ่องกง (จีน)|Hong Kong, Tiongkok|中國香港"},
		{"TW", "中国台湾|Taiwan, China|Тайвань, Китай|中国台湾|중국 대만|Taiwan, China|Taïwan, Chine|Taiwán, China|تايوان، الصين|Đài Loan, Trung Quốc|ไต้หวัน (จีน)|Taiwan, Tiongkok|中國台灣"},
		{"CV", "佛得角|Cabo Verde|Кабо-Верде|カーボベルデ|카보베르데|Cabo Verde|Cabo Verde|Cabo Verde|كابو فيردي|Cabo Verde|เคปเวิร์ด|Cabo Verde|維德角"},
		{"PS", "巴勒斯坦|Palestine|Палестина|パレスチナ|팔레스타인|Palästina|Palestine|Palestina|فلسطين|Palestine|ปาเลสไตน์|Palestina|巴勒斯坦"},
		{"US", "美国|United States|Соединенные Штаты|アメリカ合衆国|미국|Vereinigte Staaten|États-Unis|Estados Unidos|الولايات المتحدة|Hoa Kỳ|สหรัฐอเมริกา|Amerika Serikat|美國"},
	} {
		for i, want := range strings.Split(x.names, "|") {
			if got := Of(Langs[i])["country."+x.code]; got != want {
				t.Errorf("%s in %s is %q, not %q", x.code, Langs[i], got, want)
			}
		}
	}
	names := "简体中文|English|Русский|日本語|한국어|Deutsch|Français|Español|العربية|Tiếng Việt|ไทย|Bahasa Indonesia|繁體中文"
	for i, want := range strings.Split(names, "|") {
		if got := Of(Langs[i])["locale.name"]; got != want {
			t.Errorf("%s calls itself %q, not %q", Langs[i], got, want)
		}
	}
}

// TestFormats has what CLDR 48 gives for each language, copied by hand from its charts.
func TestFormats(t *testing.T) {
	amount := &rules.Fact{Type: rules.TypeMoney, Unit: "CNY"}
	abc := []string{"a", "b", "c"}
	for _, x := range []struct {
		lang, small, large, decimals, money, day, or2, or3, and3 string
	}{
		{"zh-Hans", "1,234", "1,250,000", "1,234.5", "125万元", "2026年3月1日", "a或b", "a、b或c", "a、b和c"},
		{"en", "1,234", "1,250,000", "1,234.5", "CNY 1.25 million", "1 March 2026", "a or b", "a, b or c", "a, b and c"},
		{"ru", "1 234", "1 250 000", "1 234,5", "1,25 миллиона CNY", "1 марта 2026\u202fг.", "a или b", "a, b или c", "a, b и c"},
		{"ja", "1,234", "1,250,000", "1,234.5", "125万人民元", "2026年3月1日", "aまたはb", "a、b、またはc", "a、b、c"},
		{"ko", "1,234", "1,250,000", "1,234.5", "125만위안", "2026년 3월 1일", "a 또는 b", "a, b 또는 c", "a, b 및 c"},
		{"de", "1.234", "1.250.000", "1.234,5", "1,25 Millionen CNY", "1. März 2026", "a oder b", "a, b oder c", "a, b und c"},
		{"fr", "1\u202f234", "1\u202f250\u202f000", "1\u202f234,5", "1,25 million CNY", "1 mars 2026", "a ou b", "a, b ou c", "a, b et c"},
		{"es", "1234", "1.250.000", "1234,5", "1,25 millones CNY", "1 de marzo de 2026", "a o b", "a, b o c", "a, b y c"},
		{"ar", "1,234", "1,250,000", "1,234.5", "1.25 مليون يوان صيني", "1 مارس 2026", "a أو b", "a أو b أو c", "a وb وc"},
		{"vi", "1.234", "1.250.000", "1.234,5", "1,25 triệu CNY", "1 tháng 3, 2026", "a hoặc b", "a, b hoặc c", "a, b và c"},
		{"th", "1,234", "1,250,000", "1,234.5", "CNY 1.25 ล้าน", "1 มีนาคม ค.ศ. 2026 (พ.ศ. 2569)", "a หรือ b", "a, b หรือ c", "a b และc"},
		{"id", "1.234", "1.250.000", "1.234,5", "CNY 1,25 juta", "1 Maret 2026", "a atau b", "a, b, atau c", "a, b, dan c"},
		{"zh-Hant", "1,234", "1,250,000", "1,234.5", "125萬元", "2026年3月1日", "a或b", "a、b或c", "a、b和c"},
	} {
		c := wording.Catalogue(Of(x.lang))
		space := strings.NewReplacer("\u00a0", " ") // no-break, as one types it here
		for got, want := range map[string]string{
			c.Number(1234):      x.small,
			c.Number(1_250_000): x.large,
			c.Number(1234.5):    x.decimals,
			c.Value(amount, rules.NumberOf(1_250_000)): x.money,
			c.Value(amount, rules.DateOf(2026, 3, 1)):  x.day,
			c.Or(abc[:2]): x.or2,
			c.Or(abc):     x.or3,
			c.And(abc):    x.and3,
			c.Or(abc[:1]) + c.Number(999) + c.Number(0.25): "a9990" + c["locale.decimal"] + "25",
		} {
			if space.Replace(got) != want {
				t.Errorf("%s: %q, want %q", x.lang, got, want)
			}
		}
	}
	for lang, want := range map[string]string{"es": "12.345", "en": "12,345", "fr": "12\u202f345"} {
		if got := wording.Catalogue(Of(lang)).Number(12345); got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
	if got := wording.Catalogue(Of("ar")).Number(-1); got != "\u200e-1" {
		t.Errorf("below zero in Arabic: %q", got)
	}
}

// TestAmountsAsPeopleSayThem has large amounts in the words of each language, and an exact
// figure, or a small one, in digits.
func TestAmountsAsPeopleSayThem(t *testing.T) {
	amount := &rules.Fact{Type: rules.TypeMoney, Unit: "CNY"}
	for _, x := range []struct {
		lang string
		says map[float64]string
	}{
		{"zh-Hans", map[float64]string{5e9: "50亿元", 2e7: "2000万元", 1e8: "1亿元", 125e3: "12.5万元", 9999: "9,999元", 2433500: "243.35万元", 2433567: "2,433,567元", 2433567.5: "2,433,567.5元"}},
		{"en", map[float64]string{5e9: "CNY 5 billion", 2e7: "CNY 20 million", 1e6: "CNY 1 million", 999999: "CNY 999,999", 2433500: "CNY 2,433,500", 5e15: "CNY 5000 trillion", 5e16: "CNY 50,000,000,000,000,000"}},
		{"ar", map[float64]string{5e9: "5 مليارات يوان صيني", 2e7: "20 مليون يوان صيني", 3e6: "3 ملايين يوان صيني", 11e9: "11 مليار يوان صيني"}},
		{"ru", map[float64]string{1e9: "1 миллиард CNY", 2e9: "2 миллиарда CNY", 5e9: "5 миллиардов CNY"}},
		{"es", map[float64]string{5e9: "5 mil millones CNY", 1e6: "1 millón CNY"}},
		{"ja", map[float64]string{5e9: "50億人民元", 2e7: "2000万人民元"}},
		{"th", map[float64]string{5e9: "CNY 5 พันล้าน"}},
	} {
		c := wording.Catalogue(Of(x.lang))
		for n, want := range x.says {
			if got := strings.ReplaceAll(c.Value(amount, rules.NumberOf(n)), "\u00a0", " "); got != want {
				t.Errorf("%s: %v is %q, want %q", x.lang, n, got, want)
			}
		}
	}
}

func TestPlural(t *testing.T) {
	for _, x := range []struct{ lang, numbers, categories string }{
		{"zh-Hans", "0 1 2 1000000", "other other other other"},
		{"en", "0 1 2 1.5 1000000", "other one other other other"},
		{"ru", "0 1 2 5 11 12 21 22 25 111 1.5", "many one few many many many one few many many other"},
		{"fr", "0 1 1.5 2 1000000 2000000 1000001", "one one one other many many other"},
		{"es", "0 1 1.5 2 1000000 1000001", "other one other other many other"},
		{"ar", "0 1 2 3 10 11 99 100 102 103 111 1.5", "zero one two few few many many other other few many other"},
		{"th", "0 1 2", "other other other"},
	} {
		want := strings.Fields(x.categories)
		for i, s := range strings.Fields(x.numbers) {
			n, _ := strconv.ParseFloat(s, 64)
			if got := wording.Plural(Of(x.lang)["locale.plural"], n); got != want[i] {
				t.Errorf("%s: %s is %s, not %s", x.lang, s, got, want[i])
			}
		}
	}
}

// TestPluralSamples tries the evaluator on the samples that CLDR gives with the rules of
// all its languages.
func TestPluralSamples(t *testing.T) {
	g := &generator{src: source(t)}
	var doc struct {
		Supplemental struct {
			Rules map[string]map[string]string `json:"plurals-type-cardinal"`
		}
	}
	if err := g.read("cldr-core/supplemental/plurals.json", &doc); err != nil {
		t.Fatal(err)
	}
	tried := 0
	for lang := range doc.Supplemental.Rules {
		g.lang, g.out = lang, make(map[string]string)
		if err := g.plural(); err != nil {
			t.Fatal(err)
		}
		for _, category := range categories {
			_, samples, _ := strings.Cut(doc.Supplemental.Rules[lang]["pluralRule-count-"+category], "@")
			for _, s := range strings.FieldsFunc(samples, func(r rune) bool { return strings.ContainsRune(" ,~…", r) }) {
				n, err := strconv.ParseFloat(s, 64)
				if err != nil || strings.Contains(s, ".") && strings.HasSuffix(s, "0") {
					continue // a word, an exponent, or decimals that no number here is written with
				}
				tried++
				if got := wording.Plural(g.out["locale.plural"], n); got != category {
					t.Errorf("%s: %s is %s, not %s", lang, s, got, category)
				}
			}
		}
	}
	if tried < 3000 {
		t.Errorf("only %d samples were tried", tried)
	}
}

// TestNewForms has a release write what package wording does not know: it is refused, not
// written down wrong.
func TestNewForms(t *testing.T) {
	z := source(t)
	for _, x := range []struct{ file, from, to, want string }{
		{"cldr-numbers-full/main/de/numbers.json", `"standard": "#,##0.###"`, `"standard": "#,##,##0.###"`, "group otherwise"},
		{"cldr-dates-full/main/de/ca-gregorian.json", "d. MMMM y", "EEEE d. MMMM y", "the field EEEE"},
		{"cldr-misc-full/main/de/listPatterns.json", `"{0} oder {1}"`, `"entweder {0} oder {1}"`, "enumerations are written"},
		{"cldr-core/supplemental/plurals.json", `"de": {`, `"xx": {`, "no plural rules of de"},
	} {
		b, err := fs.ReadFile(z, x.file)
		if err != nil || !strings.Contains(string(b), x.from) {
			t.Fatalf("%s does not have %s: %v", x.file, x.from, err)
		}
		changed := overlay{z, x.file, strings.ReplaceAll(string(b), x.from, x.to)}
		if _, err := Generate(changed, "de"); err == nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%s: %v", x.file, err)
		}
	}
}

// overlay is a file system in which one file says something else.
type overlay struct {
	fs.FS
	name, text string
}

func (o overlay) ReadFile(name string) ([]byte, error) {
	if name == o.name {
		return []byte(o.text), nil
	}
	return fs.ReadFile(o.FS, name)
}
