package serve

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"wentu/build/report"
)

func get(t *testing.T, url string) (status int, contentType, body string) {
	t.Helper()
	res, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, res.Header.Get("Content-Type"), string(b)
}

func page(s string) []byte { return []byte("<html><body><div>" + s + "</div></body></html>") }

func files(m map[string][]byte) func(string) ([]byte, []report.Finding, bool) {
	return func(path string) ([]byte, []report.Finding, bool) {
		data, ok := m[path]
		return data, nil, ok
	}
}

func TestHandler(t *testing.T) {
	site := Site{Open: files(map[string][]byte{
		"index.html": page("root"), "en/index.html": page("home"), "en/404.html": page("lost"), "404.html": page("astray"), "assets/app.1.wasm": []byte("\x00asm"),
	})}
	s := &Server{Build: func() Site { return site }, Log: io.Discard}
	s.rebuild()
	web := httptest.NewServer(s.Handler())
	defer web.Close()
	for _, c := range []struct {
		path, contentType, body string
		status                  int
	}{
		{"/", "text/html; charset=utf-8", "root", 200},
		{"/en/", "text/html; charset=utf-8", "home", 200},
		{"/en", "text/html; charset=utf-8", "home", 200},
		{"/en/none.html", "text/html; charset=utf-8", "lost", 404},
		{"/none", "text/html; charset=utf-8", "astray", 404},
		{"/../secret", "text/html; charset=utf-8", "astray", 404},
		{"/assets/app.1.wasm", "application/wasm", "\x00asm", 200},
	} {
		status, contentType, body := get(t, web.URL+c.path)
		if status != c.status || contentType != c.contentType || !strings.Contains(body, c.body) {
			t.Errorf("%s: %d %s %q", c.path, status, contentType, body)
		}
	}

	// What is wrong stands on the last good site, behind the page's own element.
	site = Site{Findings: []report.Finding{
		{Severity: report.Error, File: "content/x.md", Line: 3, Col: 4, Msg: report.Say(`no "<a>"`), Hint: report.Say("write it")},
		{Severity: report.Warning, File: "content/y.md", Msg: report.Say("stale")},
	}}
	s.rebuild()
	_, _, body := get(t, web.URL+"/en/")
	if !strings.Contains(body, "<body><div>home</div>") || !strings.Contains(body, "content/x.md:3:4</code> no &#34;&lt;a&gt;&#34;") || strings.Contains(body, "stale") {
		t.Errorf("the page with errors is %s", body)
	}
	s.Tongue = &report.Tongue{Lang: "ar", Sentences: map[string]string{"write it": "اكتبه"}}
	if _, _, body := get(t, web.URL+"/en/"); !strings.Contains(body, `dir="rtl" lang="ar"`) || !strings.Contains(body, "<small>اكتبه</small>") {
		t.Errorf("the page with errors in Arabic is %s", body)
	}
}

// A name that somebody else gave this machine is not answered.
func TestOnlyOwnNamesAreAnswered(t *testing.T) {
	s := &Server{name: "wentu.lan"}
	for host, own := range map[string]bool{
		"127.0.0.1:8080": true, "[::1]:8080": true, "::1": true, "10.0.0.7": true, "localhost:8080": true, "LOCALHOST": true,
		"a.localhost": true, "Wentu.lan:80": true, "evil.example": false, "evil.example:8080": false, "127.0.0.1.evil.example": false,
		"localhost.evil.example": false, "": false,
	} {
		w := httptest.NewRecorder()
		s.Build, s.Log = func() Site { return Site{} }, io.Discard
		r := httptest.NewRequest(http.MethodGet, "/_serve/serve.js", nil)
		r.Host = host
		s.Handler().ServeHTTP(w, r)
		if got := w.Code == http.StatusOK; got != own {
			t.Errorf("%q: %d", host, w.Code)
		}
	}
}

// follow runs a server on a folder, and tells at each build how many files it holds.
func follow(t *testing.T, dir string) <-chan int {
	t.Helper()
	built := make(chan int, 1000)
	build := func() Site {
		files, _ := filepath.Glob(filepath.Join(dir, "*"))
		built <- len(files)
		return Site{}
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() {
		ended <- (&Server{Build: build, Watch: []string{dir}, Log: io.Discard}).Run(ctx, "127.0.0.1:0")
	}()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	<-built
	time.Sleep(50 * time.Millisecond)
	return built
}

func soon(t *testing.T, built <-chan int, files int) {
	t.Helper()
	for end := time.After(20 * time.Second); ; {
		select {
		case n := <-built:
			if n == files {
				return
			}
		case <-end:
			t.Fatalf("no build saw %d files", files)
		}
	}
}

// Some programs put a new folder in the place of the old one.
func TestAReplacedFolderIsWatched(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "content")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	built := follow(t, dir)
	for round := range 3 {
		if err := os.Rename(dir, filepath.Join(top, "old"+string(rune('a'+round)))); err != nil {
			t.Fatal(err)
		}
		time.Sleep(100 * time.Millisecond)
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		time.Sleep(200 * time.Millisecond)
		for i := range round + 1 {
			if err := os.WriteFile(filepath.Join(dir, string(rune('a'+i))), nil, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		soon(t, built, round+1)
	}
}

// A folder, one in it and a text may be links to elsewhere; one may lead back.
func TestLinksAreWatched(t *testing.T) {
	top, away := t.TempDir(), t.TempDir()
	dir := filepath.Join(top, "content")
	for _, err := range []error{
		os.Symlink(away, dir),
		os.MkdirAll(filepath.Join(away, "..", "en"), 0o755),
		os.Symlink(filepath.Join(away, "..", "en"), filepath.Join(away, "en")),
		os.WriteFile(filepath.Join(away, "..", "notice.md"), nil, 0o644),
		os.Symlink(filepath.Join(away, "..", "notice.md"), filepath.Join(away, "notice.md")),
		os.Symlink(".", filepath.Join(away, "en", "again")),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	built := follow(t, dir)
	for _, name := range []string{filepath.Join(away, "a"), filepath.Join(away, "..", "en", "b"), filepath.Join(away, "..", "notice.md")} {
		for len(built) > 0 {
			<-built
		}
		if err := os.WriteFile(name, []byte("new"), 0o644); err != nil {
			t.Fatal(err)
		}
		select {
		case <-built:
		case <-time.After(20 * time.Second):
			t.Fatalf("nothing was built when %s was saved", name)
		}
		time.Sleep(2 * longest)
	}
}

// What a link leads to may be deleted and made again, and any step on the way there be
// replaced, be it a link, a folder, or the folder that it is in.
func TestTheWayOfALinkIsWatched(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "site", "content")
	at := func(name string) string { return filepath.Join(top, name) }
	make := func(name string) error {
		return errors.Join(os.MkdirAll(filepath.Dir(at(name)), 0o755), os.WriteFile(at(name), nil, 0o644))
	}
	// notice.md → ../../links/one → two → …/..data/text.md, where ..data → 1 is a folder
	for _, err := range []error{
		os.MkdirAll(dir, 0o755), os.MkdirAll(at("links"), 0o755), make("store/1/text.md"), make("store/2/text.md"), make("store/2/other.md"),
		os.Symlink("1", at("store/..data")), os.Symlink(at("store/..data/text.md"), at("links/two")),
		os.Symlink("two", at("links/one")), os.Symlink("../../links/one", filepath.Join(dir, "notice.md")),
		os.Symlink("../../store/..data", filepath.Join(dir, "en")),
		os.Symlink("../../links/round", filepath.Join(dir, "lost")), os.Symlink("round", at("links/round")),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	built := follow(t, dir)
	replace := func(name, to string) error {
		return errors.Join(os.Symlink(to, at(name+".new")), os.Rename(at(name+".new"), at(name)))
	}
	for _, c := range []struct {
		what string
		do   func() error
	}{
		{"the text is deleted", func() error { return os.Remove(at("store/1/text.md")) }},
		{"and made again", func() error { return make("store/1/text.md") }},
		{"the folder of the text is deleted", func() error { return os.RemoveAll(at("store/1")) }},
		{"and made again", func() error { return make("store/1/text.md") }},
		{"the last link is replaced", func() error { return replace("store/..data", "2") }},
		{"the text is saved", func() error { return make("store/2/text.md") }},
		{"another text is saved", func() error { return make("store/2/other.md") }},
		{"a link in the middle is replaced", func() error { return replace("links/two", "../store/1/text.md") }},
		{"the text is saved", func() error { return make("store/1/text.md") }},
		{"a link in the middle is deleted", func() error { return os.Remove(at("links/one")) }},
		{"and made again", func() error { return os.Symlink("../store/2/text.md", at("links/one")) }},
		{"the folder of the links moves", func() error { return os.Rename(at("links"), at("old")) }},
		{"and another comes", func() error { return make("links/one") }},
		{"the text is saved", func() error { return make("links/one") }},
	} {
		time.Sleep(2 * longest)
		for len(built) > 0 {
			<-built
		}
		if err := c.do(); err != nil {
			t.Fatal(err)
		}
		select {
		case <-built:
		case <-time.After(10 * time.Second):
			t.Fatalf("nothing was built when %s", c.what)
		}
	}
	// What is no part of the site is none of its business.
	time.Sleep(2 * longest)
	for len(built) > 0 {
		<-built
	}
	for _, name := range []string{"links/else.md", "store/else.md", "site/else.md", "site/content/.#x.md"} {
		if err := make(name); err != nil {
			t.Fatal(err)
		}
	}
	time.Sleep(2 * longest)
	if len(built) > 0 {
		t.Error("built for files of others")
	}
}

// What cannot be listened at is told with what to do.
func TestListen(t *testing.T) {
	taken, err := listen(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	for addr, want := range map[string]string{
		"":                      "write HOST:PORT",
		"8080":                  "write HOST:PORT",
		"localhost":             "write HOST:PORT",
		"::1:8080":              "write HOST:PORT",
		"http://127.0.0.1:8080": "write HOST:PORT",
		"127.0.0.1:":            "write HOST:PORT",
		"127.0.0.1:99999":       "name an address of this machine",
		" 127.0.0.1:0":          "name an address of this machine",
		taken.Addr().String():   "another program listens at " + taken.Addr().String(),
	} {
		if l, err := listen(t.Context(), addr); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, %v, want %q", addr, l, err, want)
		}
	}
}

// Files that are saved without end do not put off a build for ever.
func TestBuildsWhileFilesAreSaved(t *testing.T) {
	dir := t.TempDir()
	built := follow(t, dir)
	end := time.After(20 * time.Second)
	for {
		if err := os.WriteFile(filepath.Join(dir, "a"), nil, 0o644); err != nil {
			t.Fatal(err)
		}
		select {
		case <-built:
			return
		case <-end:
			t.Fatal("nothing was built")
		case <-time.After(quiet / 4):
		}
	}
}

func TestRunRebuildsAndReloads(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.md"), []byte("1"), 0o644); err != nil {
		t.Fatal(err)
	}
	build := func() Site {
		b, _ := os.ReadFile(filepath.Join(dir, "sub", "b.md"))
		return Site{Open: files(map[string][]byte{"index.html": page("text " + string(b))})}
	}
	log, address := io.Pipe()
	ctx, stop := context.WithTimeout(t.Context(), 20*time.Second)
	defer stop()
	ended := make(chan error, 1)
	go func() {
		ended <- (&Server{Build: build, Watch: []string{dir}, Log: address}).Run(ctx, "127.0.0.1:0")
		_ = address.Close()
	}()
	lines := bufio.NewScanner(log)
	url := ""
	for url == "" && lines.Scan() {
		if strings.HasPrefix(lines.Text(), "http://127.0.0.1:") {
			url = strings.TrimSuffix(lines.Text(), "/")
		}
	}
	go func() { // the log must not stand still
		for lines.Scan() {
		}
	}()
	events, err := http.Get(url + "/_serve/events")
	if err != nil {
		t.Fatal(err)
	}
	defer events.Body.Close()

	// A folder that is new is watched as well.
	if err := os.Mkdir(filepath.Join(dir, "sub"), 0o755); err != nil {
		t.Fatal(err)
	}
	time.Sleep(50 * time.Millisecond)
	if err := os.WriteFile(filepath.Join(dir, "sub", "b.md"), []byte("new"), 0o644); err != nil {
		t.Fatal(err)
	}
	stream := bufio.NewScanner(events.Body)
	for stream.Scan() && stream.Text() != "event: built" {
	}
	for _, _, body := get(t, url+"/"); !strings.Contains(body, "text new"); _, _, body = get(t, url+"/") {
		if ctx.Err() != nil {
			t.Fatalf("the page is still %s", body)
		}
		time.Sleep(20 * time.Millisecond)
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
