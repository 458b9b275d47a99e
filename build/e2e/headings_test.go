package e2e

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestChineseHeadingsHaveNoMarkAtTheHeadOfALine opens a page of each Chinese heading on
// narrow phones and beyond.
func TestChineseHeadingsHaveNoMarkAtTheHeadOfALine(t *testing.T) {
	heading := regexp.MustCompile(`(?s)<h1.*?</h1>`)
	of := make(map[string]string) // a page of each heading
	err := filepath.WalkDir(filepath.Join(site.dir, "zh-Hans"), func(file string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(file, ".html") {
			return err
		}
		src, err := os.ReadFile(file)
		if h := heading.Find(src); h != nil {
			of[string(h)] = filepath.ToSlash(strings.TrimPrefix(file, site.dir+string(filepath.Separator)))
		}
		return err
	})
	if err != nil || len(of) < 200 {
		t.Fatalf("%d headings, %v", len(of), err)
	}
	var pages []string
	for _, page := range of {
		pages = append(pages, page)
	}
	slices.Sort(pages)
	needBrowser(t)
	p := open(t)
	p.scriptsOff()
	for _, page := range some(t, pages, 40) {
		p.visit(site.base + page)
		if apart := eval[[]string](p, `() => [...document.querySelectorAll(".word")].filter((w) => { const s = getComputedStyle(w); return s.display !== "inline" || parseFloat(s.marginInlineEnd) || parseFloat(s.marginInlineStart); }).map((w) => w.textContent)`); len(apart) > 0 {
			t.Errorf("%s: words stand apart from the text around them: %v", page, apart)
		}
		for _, width := range []int64{320, 360, 390, 412, 768} {
			p.size(width, 800)
			if line := p.lineOfMark(); line != "" {
				t.Errorf("%s at %d px: a line of the heading begins with %s", page, width, line)
			}
			if broken := eval[[]string](p, `() => [...document.querySelectorAll("h1 .word")].filter((w) => w.getClientRects().length > 1).map((w) => w.textContent)`); len(broken) > 0 {
				t.Errorf("%s at %d px: the heading breaks %v", page, width, broken)
			}
		}
	}
}

// lineOfMark is the line of a heading that begins with what closes a phrase in Chinese, "" if
// there is none.
func (p *tab) lineOfMark() string {
	p.t.Helper()
	return eval[string](p, `() => {
		const range = document.createRange();
		let last = -1;
		for (const h of document.querySelectorAll("h1 .name, h1 .zh, h1:not(:has(.name))")) {
			last = -1;
			for (const walk = document.createTreeWalker(h, NodeFilter.SHOW_TEXT); walk.nextNode();) {
				for (let i = 0; i < walk.currentNode.length; i++) {
					range.setStart(walk.currentNode, i);
					range.setEnd(walk.currentNode, i + 1);
					const bottom = range.getBoundingClientRect().bottom;
					if (last >= 0 && bottom > last + 4 && "，。、：；？！）》”".includes(walk.currentNode.data[i])) return walk.currentNode.data.slice(i);
					last = bottom;
				}
			}
		}
		return "";
	}`)
}

// TestTheNameStandsOnOneLine looks at the head of a phone: the name beside the two menus.
func TestTheNameStandsOnOneLine(t *testing.T) {
	needBrowser(t)
	p := open(t)
	p.size(phoneWidth, phoneHeight)
	p.scriptsOff()
	for _, lang := range langs {
		p.visit(site.base + lang + "/index.html")
		if lines := eval[float64](p, `() => {
			const name = document.querySelector(".brand .name"), range = document.createRange();
			range.selectNodeContents(name);
			return new Set([...range.getClientRects()].map((r) => Math.round(r.bottom / parseFloat(getComputedStyle(name).fontSize)))).size;
		}`); lines != 1 {
			t.Errorf("%s: the name takes %.0f lines", lang, lines)
		}
	}
}
