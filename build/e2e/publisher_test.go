package e2e

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"

	"wentu/build/built"
)

// TestAPublishersPages looks at pages of a publisher who has filled in all of the settings:
// marks, filing numbers, a notice, an accent of his own. They are as accessible and as
// narrow as those of nobody, in the dark too, and on paper say whom to ask.
func TestAPublishersPages(t *testing.T) {
	axe, err := os.ReadFile(filepath.Join("testdata", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	dir, err := built.Published()
	if err != nil {
		t.Fatal(err)
	}
	names := []string{"home", "guide", "court", "notice", "question of an amount", "result: price of machines, a single court"}
	for _, lang := range langs {
		t.Run(lang, func(t *testing.T) {
			needBrowser(t)
			host := serve(dir)
			t.Cleanup(host.Close)
			home := host.URL + prefix
			p := openAt(t, home)
			for i, k := range kinds(t, lang) {
				if !slices.Contains(names, k.name) {
					continue
				}
				k.url = home + strings.TrimPrefix(k.url, site.base)
				for j, width := range []int64{narrow, 1280} {
					scheme := schemes[(i+j)%len(schemes)]
					p.media("", scheme)
					p.size(width, 800)
					p.look(k)
					p.written(lang)
					name := k.name + ", " + scheme
					p.fits(name)
					p.accessible(name, axe)
					for _, said := range []string{"蜀ICP备12345678号-1", "川公网安备51010402000001号", "5100000001", "028-12345678", "wentu@court.example"} {
						if !strings.Contains(eval[string](p, `() => document.querySelector(".foot").textContent`), said) {
							t.Errorf("%s: the foot does not say %s", name, said)
						}
					}
					for _, missing := range eval[[]string](p, `async () => {
						const all = [...document.images];
						for (const i of all) i.loading = "eager";
						await Promise.allSettled(all.map((i) => i.decode()));
						return all.filter((i) => !i.naturalWidth || !i.hasAttribute("alt")).map((i) => i.outerHTML);
					}`) {
						t.Errorf("%s: a picture is not shown, or says nothing: %s", name, missing)
					}
				}
				if k.name == "home" && !eval[bool](p, `() => document.querySelector(".notice[data-from]").checkVisibility() && document.querySelector(".notice[data-from]").getBoundingClientRect().top < 400`) {
					t.Error("the notice is not on top of the front page")
				}
				p.media("print", "dark")
				for _, lost := range eval[[]string](p, `() => ["028-12345678", "+86 28 1234 5678"].filter((s) => !document.querySelector(".foot").innerText.includes(s))`) {
					t.Errorf("%s: paper does not say whom to ask: %s", k.name, lost)
				}
				if got := eval[string](p, `() => getComputedStyle(document.body).backgroundColor + " " + getComputedStyle(document.querySelector("main h1")).color`); got != "rgb(255, 255, 255) rgb(0, 0, 0)" {
					t.Errorf("%s: the colours of paper and ink are %s", k.name, got)
				}
				pdf := call(p, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: new(true), PaperWidth: 8.27, PaperHeight: 11.69})
				if !bytes.HasPrefix(pdf.Data, []byte("%PDF")) {
					t.Errorf("%s: it cannot be printed", k.name)
				}
				if n := len(sheet.FindAll(pdf.Data, -1)); strings.HasPrefix(k.name, "result") && n > 4 {
					t.Errorf("%s: %d sheets, at most 4", k.name, n)
				}
			}
		})
	}
}
