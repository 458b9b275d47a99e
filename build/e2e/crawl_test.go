package e2e

import (
	"io"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestEveryLinkLeadsSomewhere asks the host for every page and every file that a
// page names, from the root on, below the path where the site lies.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{site.base + "index.html": true}
	var pages int
	for queue := []string{site.base + "index.html"}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		links, isPage := fetchLinks(t, at)
		if !isPage {
			continue
		}
		pages++
		for _, l := range links {
			u, err := url.Parse(l)
			if err != nil {
				t.Errorf("%s: %v", at, err)
				continue
			}
			from, _ := url.Parse(at)
			to := from.ResolveReference(u)
			to.Fragment, to.RawFragment = "", ""
			switch {
			case to.Host != from.Host:
				continue // a link to a court's own site, which is not loaded
			case strings.HasPrefix(l, "/"):
				t.Errorf("%s: %q works at the root of a host only", at, l)
			case path.Ext(to.Path) == "":
				t.Errorf("%s: %q does not name a file", at, l)
			}
			if !seen[to.String()] {
				seen[to.String()] = true
				queue = append(queue, to.String())
			}
		}
	}
	if pages < 1000 {
		t.Errorf("only %d pages were found", pages)
	}
}

// fetchLinks gets a file, and what it names if it is a page.
func fetchLinks(t *testing.T, at string) (links []string, isPage bool) {
	t.Helper()
	res, err := http.Get(at)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		t.Errorf("%s: %s", at, res.Status)
		return nil, false
	}
	if !strings.HasPrefix(res.Header.Get("Content-Type"), "text/html") {
		if n, err := io.Copy(io.Discard, res.Body); err != nil || n == 0 {
			t.Errorf("%s: %d bytes, %v", at, n, err)
		}
		return nil, false
	}
	root, err := html.Parse(res.Body)
	if err != nil {
		t.Errorf("%s: %v", at, err)
		return nil, false
	}
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			if slices.Contains([]string{"href", "src", "data-exec", "data-wasm", "data-data"}, a.Key) && !strings.HasPrefix(a.Val, "#") {
				links = append(links, a.Val)
			}
		}
	}
	return links, true
}

func TestMissingPageIsAnswered(t *testing.T) {
	needBrowser(t)
	for _, lang := range langs {
		p := open(t)
		p.visit(site.base + lang + "/nowhere.html")
		p.written(lang)
		p.need("a way on", "main a[href]")
		if p.count(`link[rel=stylesheet]`) != 1 || !eval[bool](p, `() => document.styleSheets.length === 1 && document.styleSheets[0].cssRules.length > 0`) {
			t.Error("the page has no style")
		}
		p.forgive("404")
		p.follow(".top .brand")
	}
}
