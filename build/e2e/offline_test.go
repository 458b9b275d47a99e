package e2e

import (
	"fmt"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"wentu/app/address"
)

// moody is a server that has the site below a path and can be told to misbehave.
type moody struct {
	*httptest.Server
	home string
	mood atomic.Value // string
	hang chan struct{}
}

// How it misbehaves.
const (
	well      = "well"
	gone      = "gone"    // breaks the connection
	missing   = "404"     //
	broken    = "500"     //
	portal    = "portal"  // asks to sign in elsewhere
	otherwise = "text"    // another type than a page
	hanging   = "hanging" // never answers
)

func newMoody(t *testing.T) *moody {
	t.Helper()
	m := &moody{hang: make(chan struct{})}
	m.mood.Store(well)
	m.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch m.mood.Load() {
		case gone:
			if c, _, err := http.NewResponseController(w).Hijack(); err == nil {
				_ = c.Close()
			}
		case missing:
			http.NotFound(w, r)
		case broken:
			http.Error(w, "broken", http.StatusInternalServerError)
		case portal:
			if r.URL.Path != "/portal" {
				http.Redirect(w, r, "/portal", http.StatusFound)
				return
			}
			w.Header().Set("Content-Type", "text/html")
			_, _ = io.WriteString(w, "<!doctype html><title>Sign in</title><h1>Sign in</h1>")
		case otherwise:
			w.Header().Set("Content-Type", "text/plain")
			_, _ = io.WriteString(w, "<!doctype html><h1>Not a page</h1>")
		case hanging:
			select {
			case <-m.hang:
			case <-r.Context().Done():
			}
		default:
			name := strings.TrimPrefix(r.URL.Path, "/court/wentu/")
			data, err := fs.ReadFile(os.DirFS(site.dir), name)
			if err != nil {
				http.NotFound(w, r)
				return
			}
			w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
			_, _ = w.Write(data)
		}
	}))
	m.home = m.URL + "/court/wentu/"
	t.Cleanup(func() {
		close(m.hang)
		m.CloseClientConnections()
		m.Close()
	})
	return m
}

// kept waits until the page is kept, and what an interview loads.
func (p *tab) kept(assets int) {
	p.t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		got := eval[string](p, `async () => {
			const page = await caches.match(location.href.split("#")[0]);
			const assets = await (await caches.open("wentu-assets")).keys();
			const all = (await Promise.all(["wentu-pages", "wentu-assets"].map(async (c) => (await (await caches.open(c)).keys()).map((k) => k.url)))).flat();
			return (page ? "kept " : "") + assets.length + "\n" + all.join("\n");
		}`)
		n := 0
		if _, err := fmt.Sscanf(got, "kept %d", &n); err == nil && n >= assets {
			return
		}
		if time.Now().After(end) {
			p.t.Fatalf("after %v the page is not kept with %d assets: %s", patience, assets, got)
		}
	}
}

// reload loads the page again and waits for the one with a heading.
func (p *tab) reload() {
	p.t.Helper()
	p.stamp()
	eval[bool](p, `() => { setTimeout(() => location.reload()); return true; }`)
	p.until("the page was loaded again", `(n) => window.e2e !== n && document.readyState === "complete" && !!document.querySelector("h1")`, p.mark)
}

// A visitor in a building without a network goes on where he was, in his language.
func TestAnInterviewGoesOnWithoutANetwork(t *testing.T) {
	for _, lang := range some(t, langs, 1) {
		t.Run(lang, func(t *testing.T) {
			needBrowser(t)
			m := newMoody(t)
			v := visitorOf(t, "T01")
			p := openAt(t, m.home)
			p.visit(m.home + lang + "/index.html")
			p.follow("main a.start")
			p.kept(2)
			p.follow("main a.start")
			p.live()
			p.kept(7) // two styles more, the program and what runs it, two files of data
			for range 2 {
				fact, offered := p.asked()
				p.follow(option(v.choose(fact, offered)))
			}
			given := len(answers(p.fragment()))

			m.mood.Store(gone)
			p.reload() // of a question that was not loaded as a page
			p.live()
			p.until("the answers are there", `(n) => location.hash.split("=").length - 1 === n`, given)
			p.walk(v)
			if got, want := p.text("main.result h1"), v.outcome(lang).Title; !strings.Contains(got, want) {
				t.Errorf("the result is %q, want %q\n%s", got, want, p.where())
			}
			p.forgive("ERR_") // the browser says that there is no network

			p.visitFor(m.home+lang+"/courts/index.html", m.home+lang+"/courts/index.html")
			if got := p.count(`main.article a[href$="` + address.Finder + `/index.html"]`); got == 0 {
				t.Errorf("a page that was not kept is answered by\n%s", p.where())
			}
			p.forgive("ERR_")
		})
	}
}

// Nothing that a network may send instead of a page takes its place.
func TestNothingTakesThePlaceOfAKeptPage(t *testing.T) {
	needBrowser(t)
	m := newMoody(t)
	p := openAt(t, m.URL+"/") // a browser asks for an icon of what is no page of ours
	url := m.home + "en/guides/filing.html"
	p.visit(url)
	p.kept(2)
	title := p.text("h1")
	for _, mood := range []string{gone, broken, portal, otherwise, hanging} {
		m.mood.Store(mood)
		p.reload()
		if got := p.text("h1"); got != title || p.count("p.notice.kept") != 1 {
			t.Errorf("%s: the page is\n%s", mood, p.where())
		}
		p.forgive("")
		m.mood.Store(well)
		p.reload()
		if got := p.text("h1"); got != title || p.count("p.notice.kept") != 0 {
			t.Errorf("after %s the page is\n%s", mood, p.where())
		}
		p.forgive("")
	}
	// A page that the court took away is gone.
	m.mood.Store(missing)
	p.stamp()
	eval[bool](p, `() => { setTimeout(() => location.reload()); return true; }`)
	p.until("the page is gone", `() => document.body.innerText.includes("404")`)
	p.forgive("")
}
