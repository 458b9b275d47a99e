package e2e

import (
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"text/template"
	"time"

	"github.com/andybalholm/brotli"

	"wentu/build/built"
)

// below is where real web servers have the site: not at their root.
const below = "/court/portal/"

// host is a web server with its own way of being told what to do.
type host struct {
	name, program, conf string
	encodings           []string // that it can send
	args                func(conf string) []string
}

var hosts = []host{
	{"nginx", "nginx", "nginx.conf", []string{"gzip"}, func(conf string) []string { return []string{"-c", conf} }},
	{"Apache", "apache2", "apache.conf", []string{"gzip", "br"}, func(conf string) []string { return []string{"-D", "FOREGROUND", "-f", conf} }},
	{"Caddy", "caddy", "Caddyfile", []string{"gzip", "br"}, func(conf string) []string { return []string{"run", "--adapter", "caddyfile", "--config", conf} }},
}

// TestDeepWebServers puts the site on real web servers, below a path, and looks at what
// they send; then somebody walks there.
func TestDeepWebServers(t *testing.T) {
	needDeep(t)
	packed, err := built.Packed()
	if err != nil {
		t.Fatal(err)
	}
	// Servers that are started by root work as somebody else, who must be able to read.
	open := t.TempDir()
	if err := os.Chmod(filepath.Dir(open), 0o755); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(open, "site")
	if err := os.CopyFS(dir, os.DirFS(packed)); err != nil {
		t.Fatal(err)
	}
	for i, h := range hosts {
		t.Run(h.name, func(t *testing.T) {
			needDeep(t, h.program)
			home := h.start(t, dir)
			h.sends(t, dir, home)
			t.Run("walk", func(t *testing.T) {
				needBrowser(t)
				lang := langs[i%len(langs)]
				v := visitorOf(t, "T01")
				p := openAt(t, home)
				p.visit(home + lang + "/index.html")
				p.follow("main a.start")
				p.follow("main a.start")
				p.live()
				p.walk(v)
				p.showsOutcome(v, lang)
				p.visitFor(home+lang+"/nowhere/page.html", home+lang+"/404.html")
				p.written(lang)
				p.follow(".brand")
				p.forgive("404")
			})
		})
	}
}

// start starts the server and gives the address of the site.
func (h host) start(t *testing.T, dir string) (home string) {
	t.Helper()
	conf, err := template.ParseFiles(filepath.Join("testdata", "hosts", h.conf))
	if err != nil {
		t.Fatal(err)
	}
	port, tmp := freePort(t), t.TempDir()
	var text bytes.Buffer
	if err := conf.Execute(&text, map[string]any{
		"Dir": dir, "Tmp": tmp, "Port": port, "Prefix": below, "Root": os.Getuid() == 0,
		"Modules": []string{"mpm_event", "authz_core", "mime", "alias", "dir", "rewrite", "headers"},
	}); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(tmp, h.conf)
	if err := os.WriteFile(name, text.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(h.program, h.args(name)...)
	cmd.Env = append(os.Environ(), "HOME="+tmp, "XDG_DATA_HOME="+tmp, "XDG_CONFIG_HOME="+tmp)
	start(t, cmd)
	home = "http://127.0.0.1:" + port + below
	for end := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		res, err := http.Get(home + "index.html")
		if err == nil {
			_ = res.Body.Close()
			return home
		}
		if time.Now().After(end) {
			t.Fatalf("%s does not answer: %v", h.name, err)
		}
	}
}

// sends looks at a file of each type, in each form.
func (h host) sends(t *testing.T, dir, home string) {
	t.Helper()
	one := make(map[string]string) // by ending
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if ext := path.Ext(name); err == nil && !d.IsDir() && types[ext] != "" && (one[ext] == "" || strings.HasPrefix(name, "assets/")) {
			one[ext] = name
		}
		return err
	})
	if err != nil || len(one) < 7 {
		t.Fatalf("the site has files of only %d types (%v)", len(one), err)
	}
	for ext, name := range one {
		want, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		for _, encoding := range append([]string{""}, h.encodings...) {
			status, header, body := get(t, home+name, encoding)
			kind, _, _ := strings.Cut(header.Get("Content-Type"), ";")
			wanted, _, _ := strings.Cut(types[ext], ";")
			if wanted == "text/javascript" && kind == "application/javascript" {
				kind = wanted // its older name
			}
			if status != http.StatusOK || kind != wanted || !bytes.Equal(body, want) {
				t.Errorf("%s as %q: status %d, type %q, %d bytes of %d", name, encoding, status, kind, len(body), len(want))
			}
			if packed := slices.Contains([]string{".html", ".css", ".js", ".json", ".wasm"}, ext); packed && header.Get("Content-Encoding") != encoding {
				t.Errorf("%s: asked for %q, got %q", name, encoding, header.Get("Content-Encoding"))
			}
		}
	}
	if status, header, body := get(t, home+"en/nowhere.html", ""); status != http.StatusNotFound || !strings.HasPrefix(header.Get("Content-Type"), "text/html") || !bytes.Contains(body, []byte("<h1")) {
		t.Errorf("a page that is missing is answered with %d, %q and %d bytes", status, header.Get("Content-Type"), len(body))
	}
	if status, _, body := get(t, home, ""); status != http.StatusOK || !bytes.Contains(body, []byte("hreflang")) {
		t.Errorf("the folder itself is answered with %d", status)
	}
}

// get asks for a file in one encoding, and unpacks it.
func get(t *testing.T, url, encoding string) (status int, header http.Header, body []byte) {
	t.Helper()
	req, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Accept-Encoding", encoding)
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	var r io.Reader = res.Body
	switch res.Header.Get("Content-Encoding") {
	case "gzip":
		if r, err = gzip.NewReader(r); err != nil {
			t.Fatal(err)
		}
	case "br":
		r = brotli.NewReader(r)
	}
	if body, err = io.ReadAll(r); err != nil {
		t.Errorf("%s: %v", url, err)
	}
	return res.StatusCode, res.Header, body
}
