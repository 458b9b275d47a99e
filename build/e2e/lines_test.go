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

// TestTheLinksOfTheSiteStandInOneRow: none of them is left alone in a second one.
func TestTheLinksOfTheSiteStandInOneRow(t *testing.T) {
	for _, lang := range langs {
		t.Run(lang, func(t *testing.T) {
			needBrowser(t)
			p := open(t)
			for _, width := range []int64{1000, 1180, 1280, 1920} {
				p.size(width, 900)
				p.visit(site.base + lang + "/guides/index.html")
				if rows := eval[int](p, `() => new Set([...document.querySelectorAll(".top .fold:not(.langs) a")].map((a) => Math.round(a.getBoundingClientRect().top))).size`); rows != 1 {
					t.Errorf("at %d px they stand in %d rows", width, rows)
				}
			}
		})
	}
}

// TestBackToTheContentsStandsAsideAtFirst: at the head of a text the contents are in sight,
// and a link to them would only cover what is read.
func TestBackToTheContentsStandsAsideAtFirst(t *testing.T) {
	needBrowser(t)
	p := open(t)
	p.size(360, 740)
	p.visit(site.base + "en/guides/sale-of-goods.html")
	const shown = `() => { const r = document.querySelector(".up a").getBoundingClientRect(); return r.top < innerHeight && r.bottom > 0; }`
	if eval[bool](p, shown) {
		t.Error("it is shown beside the contents")
	}
	if !eval[bool](p, `() => { scrollTo({top: 3000, behavior: "instant"}); return (`+shown+`)(); }`) {
		t.Error("it is not shown further down")
	}
}
