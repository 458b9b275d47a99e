package e2e

import (
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	build "wentu/build/site"
)

// prefix is where the site lies on its host: it must work below any path.
const prefix = "/a/b/"

var types = map[string]string{
	".html": "text/html; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".json": "application/json",
	".svg":  "image/svg+xml",
	".png":  "image/png",
	".ico":  "image/x-icon",
	".txt":  "text/plain; charset=utf-8",
	".xml":  "application/xml",
	".wasm": "application/wasm",
}

// server is a plain host of files, as a court would set it up: the precompressed
// forms, the right types, a strict policy, a page of its own where there is nothing.
type server struct {
	*httptest.Server
	dir    string
	prefix string // where the site lies, with slashes around it

	mu     sync.Mutex
	missed []string // what was asked for and is not there
}

func serve(dir string) *server { return serveBelow(dir, prefix) }

func serveBelow(dir, prefix string) *server {
	s := &server{dir: dir, prefix: prefix}
	s.Server = httptest.NewServer(s)
	return s
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", build.Policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	name, below := strings.CutPrefix(r.URL.Path, s.prefix)
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	file := filepath.Join(s.dir, filepath.FromSlash(path.Clean("/"+name)))
	info, err := os.Stat(file)
	known := types[path.Ext(name)]
	if !below || err != nil || info.IsDir() || known == "" {
		s.notFound(w, r, name)
		return
	}
	h.Set("Content-Type", known)
	h.Set("Cache-Control", "no-cache")
	if strings.HasPrefix(name, "assets/") {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	h.Set("Vary", "Accept-Encoding")
	for _, form := range []struct{ ext, encoding string }{{".br", "br"}, {".gz", "gzip"}} {
		if !accepts(r, form.encoding) {
			continue
		}
		if _, err := os.Stat(file + form.ext); err == nil {
			h.Set("Content-Encoding", form.encoding)
			file += form.ext
			break
		}
	}
	data, err := os.Open(file)
	if err != nil {
		s.notFound(w, r, name)
		return
	}
	defer data.Close()
	http.ServeContent(w, r, "", info.ModTime(), data) // ServeFile would lead away from index.html
}

func accepts(r *http.Request, encoding string) bool {
	return slices.ContainsFunc(strings.Split(r.Header.Get("Accept-Encoding"), ","), func(s string) bool {
		return strings.TrimSpace(s) == encoding
	})
}

func (s *server) notFound(w http.ResponseWriter, r *http.Request, name string) {
	s.mu.Lock()
	s.missed = append(s.missed, r.URL.Path)
	s.mu.Unlock()
	lang, _, _ := strings.Cut(name, "/")
	if !slices.Contains(langs, lang) {
		lang = langs[0]
	}
	page, err := os.ReadFile(filepath.Join(s.dir, lang, "404.html"))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", types[".html"])
	w.WriteHeader(http.StatusNotFound)
	_, _ = w.Write(page)
}

// freePort is a port on this machine that nobody listens at.
func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return port
}
