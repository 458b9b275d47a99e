package e2e

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// plainPages are the pages outside the interviews, below the root of the site, and
// whether they have a table.
func plainPages(t *testing.T) map[string]bool {
	t.Helper()
	out := make(map[string]bool)
	err := filepath.WalkDir(site.dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(file, ".html") || strings.Contains(filepath.ToSlash(file), "/finder/") {
			return err
		}
		rel, err := filepath.Rel(site.dir, file)
		if err != nil {
			return err
		}
		src, err := os.ReadFile(file)
		out[filepath.ToSlash(rel)] = bytes.Contains(src, []byte("<table"))
		return err
	})
	if err != nil || len(out) < 300 {
		t.Fatalf("%d pages, %v", len(out), err)
	}
	return out
}

// TestNoTableIsScrolledSideways opens the pages outside the interviews on a phone, and
// those with a table, all of them, on wider screens too: neither a page nor a table is wider than the
// screen, no cell hides what it says, and no column is so narrow that its text stands one
// sign below the other.
func TestNoTableIsScrolledSideways(t *testing.T) {
	pages := plainPages(t)
	todo := make(chan string, len(pages))
	var plain []string
	for page, table := range pages {
		switch {
		case !strings.Contains(page, "/"): // the root leads on
		case table:
			todo <- page
		default:
			plain = append(plain, page)
		}
	}
	slices.Sort(plain)
	for _, page := range some(t, plain, 40) {
		todo <- page
	}
	close(todo)
	for _, name := range []string{"one tab", "another"} {
		t.Run(name, func(t *testing.T) {
			needBrowser(t)
			p := open(t)
			p.scriptsOff()
			for page := range todo {
				p.tableFits(page, pages[page])
			}
		})
	}
}

func (p *tab) tableFits(page string, table bool) {
	p.visit(site.base + page)
	widths := []int64{360}
	if table {
		widths = []int64{360, 768, 1280}
	}
	for _, width := range widths {
		p.size(width, 800)
		p.fits(page)
		for _, wrong := range eval[[]string](p, `() => {
			const out = [], range = document.createRange();
			for (const t of document.querySelectorAll("table")) {
				if (t.getBoundingClientRect().width > t.parentElement.getBoundingClientRect().width + 1) out.push("the table is wider than its place");
			}
			for (const c of document.querySelectorAll("tbody :is(td, th), thead th")) {
				if (!c.checkVisibility() || c.closest("thead") && getComputedStyle(c.closest("thead")).position === "absolute") continue;
				if (c.scrollWidth > c.clientWidth + 1) out.push("cut: " + c.outerHTML.slice(0, 120));
				range.selectNodeContents(c);
				const {width: w, height: h} = range.getBoundingClientRect(), em = parseFloat(getComputedStyle(c).fontSize);
				if (w < 2.5 * em && h > 3 * em) out.push(c.innerText.trim() + " in a column of " + w + " px");
			}
			return out.slice(0, 4);
		}`) {
			p.t.Errorf("%s at %d px: %s", page, width, wrong)
		}
	}
}
