package site

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"wentu/app/address"
)

// Every kind of page has its picture in every language of the site, of the size that programs
// ask for; and nothing else lies there.
func TestEveryKindHasItsPictureInEveryLanguage(t *testing.T) {
	const public = "../../public/"
	catalogues, err := filepath.Glob("../../locales/active.*.toml")
	if err != nil || len(catalogues) < 3 {
		t.Fatal(catalogues, err)
	}
	languages := 0
	want := map[string]bool{SharePicture("", ""): true}
	for _, c := range catalogues {
		lang := strings.Split(filepath.Base(c), ".")[1]
		if drawn, err := filepath.Glob(public + SharePicture("*", lang)); err != nil || len(drawn) == 0 {
			t.Logf("%s has no pictures yet, and its links show the mark: go run ./build/share (%v)", lang, err)
			continue
		}
		languages++
		for _, k := range ShareKinds {
			want[SharePicture(k.Name, lang)] = true
		}
	}
	if languages < 3 {
		t.Errorf("pictures are there in %d languages", languages)
	}
	for name := range want {
		data, err := os.ReadFile(public + name)
		if err != nil {
			t.Errorf("%v; draw it: go run ./build/share", err)
			continue
		}
		c, err := png.DecodeConfig(bytes.NewReader(data))
		if err != nil || c.Width != ShareWidth || c.Height != ShareHeight || len(data) > ShareMost {
			t.Errorf("%s: %d by %d, %d bytes, %v", name, c.Width, c.Height, len(data), err)
		}
	}
	files, err := filepath.Glob(public + "share/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !want["share/"+filepath.Base(f)] {
			t.Errorf("no page shows %s", f)
		}
	}
}

func TestWhatAPageIsToldAs(t *testing.T) {
	for _, x := range []struct{ path, kind, want string }{
		{address.Home, "home", "site"},
		{address.Notice, "page", "site"},
		{"finder/index.html", "page", "finder"},
		{"finder/q/place-1.html", "question", "finder"},
		{"finder/r/sc_ftz.html", "result", "result"},
		{"guides/filing.html", "guide", "guide"},
		{"guides/index.html", "list", "guide"},
		{"steps/finance.html", "steps", "result"},
		{"courts/sc_ftz.html", "court", "court"},
		{"law/cpl-2.html", "law", "law"},
		{"rules/court-level-diagram.html", "diagram", "rule"},
		{"filing/r/a.html", "result", "site"},
	} {
		if got := shareKind(&Page{Path: x.path, Kind: x.kind}); got != x.want {
			t.Errorf("%s is told as %q, want %q", x.path, got, x.want)
		}
	}
}

// A language without pictures shows that of the site without words; without the address of
// the site nothing is told, since relative addresses are read by nobody.
func TestOnlyWholeAddressesAreTold(t *testing.T) {
	assets := &Assets{Href: map[string]string{"share/site.png": "assets/share/site.1.png", "share/law.en.png": "assets/share/law.en.2.png"}}
	tell := func(s share) string {
		var b bytes.Buffer
		s.write(&b, assets)
		return b.String()
	}
	en := tell(share{base: "https://court.example/w", lang: "en", kind: "law", title: `A "law"`})
	for _, want := range []string{
		`<meta property="og:title" content="A &#34;law&#34;">`, `<meta property="og:locale" content="en_US">`,
		`<meta property="og:image" content="https://court.example/w/assets/share/law.en.2.png">`, `<meta name="twitter:card" content="summary_large_image">`,
	} {
		if !strings.Contains(en, want) {
			t.Errorf("%s is missing in %s", want, en)
		}
	}
	if strings.Contains(en, "og:url") {
		t.Errorf("a page that is told by its answers has another address: %s", en)
	}
	if fr := tell(share{base: "https://court.example/w", lang: "fr", kind: "law"}); !strings.Contains(fr, `content="https://court.example/w/assets/share/site.1.png"`) {
		t.Errorf("a language without pictures: %s", fr)
	}
	if none := tell(share{lang: "en", kind: "law", title: "A"}); none != "" {
		t.Errorf("without an address: %s", none)
	}
	for lang, want := range map[string]string{"zh-Hans": "zh_CN", "zh-Hant": "zh_TW", "ar": "ar_EG", "pt-BR": "pt_BR"} {
		if got := ogLocale(lang); got != want {
			t.Errorf("%s is %s, want %s", lang, got, want)
		}
	}
}
