package e2e

import "testing"

// TestLinesAreNotTooLong reads on a wide screen: nobody finds the next line after 90
// letters, 110 narrow Arabic ones, or 48 Chinese characters.
func TestLinesAreNotTooLong(t *testing.T) {
	for _, lang := range langs {
		t.Run(lang, func(t *testing.T) {
			needBrowser(t)
			p := open(t)
			p.size(1600, 900)
			p.scriptsOff()
			for _, k := range someKinds(t, lang, 12) {
				p.visit(k.url)
				for _, long := range eval[[]string](p, `(most) => {
					const out = [], range = document.createRange();
					for (const e of document.querySelectorAll("main :is(p, li, dd, h1, h2, h3), footer p, footer div")) {
						if (!e.checkVisibility() || e.querySelector("p, li, dd, ul, ol, div")) continue;
						range.selectNodeContents(e);
						const size = parseFloat(getComputedStyle(e).fontSize);
						const lines = new Set([...range.getClientRects()].filter((r) => r.width > 1).map((r) => Math.round(r.bottom / size))).size;
						const signs = e.innerText.trim().replace(/\p{M}/gu, "").length;
						if (lines > 2 && signs / lines > most) out.push(Math.round(signs / lines) + " in a line: " + e.innerText.slice(0, 80));
					}
					return out.slice(0, 3);
				}`, map[string]int{"zh-Hans": 48, "en": 90, "ar": 110}[lang]) {
					t.Errorf("%s: %s", k.name, long)
				}
			}
		})
	}
}
