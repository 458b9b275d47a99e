package e2e

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/net/websocket"
)

// foreign is a browser that is not Chromium: as little of it as a walk needs.
type foreign interface {
	visit(url string) error
	// call calls a JavaScript function in the page, with what it returns into out.
	call(out any, fn string, args ...any) error
	// click presses the mouse in the middle of an element.
	click(selector string) error
	// said is what the console said, where the browser tells.
	said() []string
}

// needDeep skips what only make deep does, and what lacks a program.
func needDeep(t *testing.T, programs ...string) {
	t.Helper()
	if os.Getenv("WENTU_DEEP") == "" {
		t.Skip("make deep does this")
	}
	for _, name := range programs {
		if _, err := exec.LookPath(name); err != nil {
			if os.Getenv("CI") == "true" {
				t.Fatal(err)
			}
			t.Skipf("make deep-tools installs what is missing: %v", err)
		}
	}
}

// start runs a program until the test ends; what it says is shown where the test fails.
func start(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	var said lines
	if cmd.Stderr == nil {
		cmd.Stderr = &said
	}
	if cmd.Stdout == nil {
		cmd.Stdout = &said
	}
	cmd.WaitDelay = 5 * time.Second // its children may outlive it
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Signal(syscall.SIGTERM) // a server ends its children then
		kill := time.AfterFunc(5*time.Second, func() { _ = cmd.Process.Kill() })
		_ = cmd.Wait() // it did not end by itself
		kill.Stop()
		if t.Failed() {
			t.Logf("%s said:\n%s", filepath.Base(cmd.Path), said.String())
		}
	})
}

// lines keeps what a program says, for several goroutines.
type lines struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// bidi drives Firefox by the protocol WebDriver BiDi, which it speaks itself.
type bidi struct {
	ws      *websocket.Conn
	context string
	id      int
	console []string
}

func firefox(t *testing.T) foreign {
	t.Helper()
	needDeep(t, "firefox-esr")
	const origin = "http://127.0.0.1"
	cmd := exec.Command("firefox-esr", "--headless", "--no-remote", "--profile", t.TempDir(), "--remote-debugging-port", "0", "--remote-allow-origins", origin)
	cmd.Env = append(os.Environ(), "HOME="+t.TempDir(), "MOZ_REMOTE_SETTINGS_DEVTOOLS=0")
	said, stderr := io.Pipe()
	cmd.Stderr = stderr
	start(t, cmd)
	address := make(chan string, 1)
	go func() {
		for sc := bufio.NewScanner(said); sc.Scan(); {
			if m := listening.FindStringSubmatch(sc.Text()); m != nil {
				address <- m[1]
			}
		}
	}()
	var b bidi
	select {
	case at := <-address:
		var err error
		if b.ws, err = websocket.Dial(at+"/session", "", origin); err != nil {
			t.Fatal(err)
		}
	case <-time.After(time.Minute):
		t.Fatal("Firefox does not say where it listens")
	}
	t.Cleanup(func() { _ = b.ws.Close() })
	var tree struct{ Contexts []struct{ Context string } }
	if err := errors.Join(
		b.do(nil, "session.new", map[string]any{"capabilities": map[string]any{}}),
		b.do(nil, "session.subscribe", map[string]any{"events": []string{"log.entryAdded"}}),
		b.do(&tree, "browsingContext.getTree", map[string]any{}),
	); err != nil || len(tree.Contexts) != 1 {
		t.Fatal("Firefox has no tab: ", err)
	}
	b.context = tree.Contexts[0].Context
	return &b
}

var listening = regexp.MustCompile(`WebDriver BiDi listening on (ws://\S+)`)

// do sends a command and waits for its result.
func (b *bidi) do(out any, method string, params map[string]any) error {
	b.id++
	if err := websocket.JSON.Send(b.ws, map[string]any{"id": b.id, "method": method, "params": params}); err != nil {
		return err
	}
	for {
		var m struct {
			ID             int
			Type, Method   string
			Error, Message string
			Result, Params json.RawMessage
		}
		if err := b.ws.SetReadDeadline(time.Now().Add(2 * patience)); err != nil {
			return err
		}
		if err := websocket.JSON.Receive(b.ws, &m); err != nil {
			return fmt.Errorf("%s: %w", method, err)
		}
		switch {
		case m.Type == "event":
			var entry struct{ Level, Text string }
			if err := json.Unmarshal(m.Params, &entry); err != nil {
				return err
			}
			b.console = append(b.console, entry.Level+": "+entry.Text)
		case m.ID != b.id:
		case m.Type == "error":
			return fmt.Errorf("%s: %s: %s", method, m.Error, m.Message)
		case out != nil:
			return json.Unmarshal(m.Result, out)
		default:
			return nil
		}
	}
}

func (b *bidi) visit(url string) error {
	return b.do(nil, "browsingContext.navigate", map[string]any{"context": b.context, "url": url, "wait": "complete"})
}

func (b *bidi) call(out any, fn string, args ...any) error {
	var r struct {
		Type   string
		Result struct{ Value string }
	}
	// Values come back as trees of types; a text of JSON is simpler.
	err := b.do(&r, "script.evaluate", map[string]any{
		"expression": "JSON.stringify(" + script(fn, args) + ")", "target": map[string]any{"context": b.context}, "awaitPromise": false,
	})
	switch {
	case err != nil:
		return err
	case r.Type != "success":
		return errors.New("the page does not answer")
	}
	return json.Unmarshal([]byte(r.Result.Value), out)
}

func (b *bidi) click(selector string) error {
	var at struct{ X, Y int }
	if err := b.call(&at, `(selector) => {
		const e = document.querySelector(selector);
		e.scrollIntoView({block: "center", behavior: "instant"});
		const r = [...e.getClientRects()].find((r) => r.width > 1 && r.height > 1);
		return {X: Math.round(r.left + r.width / 2), Y: Math.round(r.top + r.height / 2)};
	}`, selector); err != nil {
		return err
	}
	return b.do(nil, "input.performActions", map[string]any{"context": b.context, "actions": []any{map[string]any{
		"type": "pointer", "id": "mouse", "actions": []any{
			map[string]any{"type": "pointerMove", "x": at.X, "y": at.Y},
			map[string]any{"type": "pointerDown", "button": 0},
			map[string]any{"type": "pointerUp", "button": 0},
		},
	}}})
}

func (b *bidi) said() []string { return b.console }

// webDriver drives WebKitGTK by WebDriver.
type webDriver struct{ session string }

func webKit(t *testing.T) foreign {
	t.Helper()
	needDeep(t, "WebKitWebDriver", "Xvfb")
	// The display that is free is written into the third file.
	number, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	screen := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1280x1024x24", "-nolisten", "tcp")
	screen.ExtraFiles = []*os.File{w}
	start(t, screen)
	_ = w.Close()
	display, err := bufio.NewReader(number).ReadString('\n')
	if err != nil {
		t.Fatal("Xvfb does not start: ", err)
	}
	port := freePort(t)
	driver := exec.Command("WebKitWebDriver", "--port="+port)
	driver.Env = append(os.Environ(), "DISPLAY=:"+strings.TrimSpace(display), "HOME="+t.TempDir(), "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS=1")
	start(t, driver)
	wd := &webDriver{"http://127.0.0.1:" + port + "/session"}
	var made struct{ SessionID string }
	for end := time.Now().Add(patience); ; time.Sleep(100 * time.Millisecond) {
		if err = wd.do(&made, http.MethodPost, "", map[string]any{"capabilities": map[string]any{}}); err == nil {
			break
		}
		if time.Now().After(end) {
			t.Fatal(err)
		}
	}
	wd.session += "/" + made.SessionID
	t.Cleanup(func() { _ = wd.do(nil, http.MethodDelete, "", nil) })
	return wd
}

func (w *webDriver) do(out any, method, path string, params any) error {
	body, err := json.Marshal(params)
	if err != nil {
		return err
	}
	req, err := http.NewRequest(method, w.session+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	var m struct{ Value json.RawMessage }
	if err := json.NewDecoder(res.Body).Decode(&m); err != nil {
		return err
	}
	if res.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", path, m.Value)
	}
	if out == nil {
		return nil
	}
	return json.Unmarshal(m.Value, out)
}

func (w *webDriver) visit(url string) error {
	return w.do(nil, http.MethodPost, "/url", map[string]any{"url": url})
}

func (w *webDriver) call(out any, fn string, args ...any) error {
	return w.do(out, http.MethodPost, "/execute/sync", map[string]any{"script": "return " + script(fn, args), "args": []any{}})
}

func (w *webDriver) click(selector string) error {
	var e map[string]string
	if err := w.do(&e, http.MethodPost, "/element", map[string]any{"using": "css selector", "value": selector}); err != nil {
		return err
	}
	for _, id := range e {
		return w.do(nil, http.MethodPost, "/element/"+id+"/click", map[string]any{})
	}
	return fmt.Errorf("there is no %s", selector)
}

func (w *webDriver) said() []string { return nil } // WebKit keeps that to itself

// TestDeepOtherBrowsers walks in each language from the front page to a result, with
// WebAssembly taking over, back and forth, and with the page loaded anew.
func TestDeepOtherBrowsers(t *testing.T) {
	for _, tt := range []struct {
		name  string
		start func(*testing.T) foreign
	}{{"Firefox", firefox}, {"WebKit", webKit}} {
		t.Run(tt.name, func(t *testing.T) {
			b := tt.start(t)
			for i, lang := range langs {
				t.Run(lang, func(t *testing.T) {
					f := &stranger{t, b}
					f.walk(visitorOf(t, walks[2*i].id), lang)
					for _, s := range b.said() {
						t.Errorf("the console says: %s", s)
					}
				})
			}
		})
	}
}

// stranger walks in a foreign browser.
type stranger struct {
	t *testing.T
	foreign
}

func (f *stranger) do(err error) {
	f.t.Helper()
	if err != nil {
		f.t.Fatalf("%v\n%s", err, f.where())
	}
}

func (f *stranger) where() string {
	var s string
	if err := f.call(&s, `() => location.href + "\n" + document.body.innerText.slice(0, 400)`); err != nil {
		return err.Error()
	}
	return s
}

func (f *stranger) until(what, fn string, args ...any) {
	f.t.Helper()
	for end := time.Now().Add(2 * patience); ; time.Sleep(20 * time.Millisecond) {
		var ok bool
		err := f.call(&ok, fn, args...)
		if ok {
			return
		}
		if time.Now().After(end) {
			f.t.Fatalf("it is not so that %s (%v)\n%s", what, err, f.where())
		}
	}
}

// follow clicks a link and waits for its page.
func (f *stranger) follow(selector string) {
	f.t.Helper()
	var end string
	f.do(f.call(&end, `(selector) => {
		document.querySelector("h1").e2e = true;
		return document.querySelector(selector).href.replace(/[?#].*/, "");
	}`, selector))
	f.do(f.click(selector))
	f.until("the page is "+end, `(end) => {
		const h = document.querySelector("h1");
		return location.href.replace(/[?#].*/, "") === end && document.readyState === "complete" && h && !h.e2e;
	}`, end)
}

// live waits until WebAssembly has taken over, which on a first question it does when
// somebody touches the page.
func (f *stranger) live() {
	f.t.Helper()
	f.until("WebAssembly has taken over", `() => {
		dispatchEvent(new Event("pointermove"));
		return document.documentElement.dataset.wentu === "live";
	}`)
}

func (f *stranger) walk(v *visitor, lang string) {
	f.t.Helper()
	f.do(f.visit(site.base + lang + "/index.html"))
	f.follow("main a.start")
	f.follow("main a.start")
	f.live()
	var titles []string
	for range 60 {
		var q struct {
			Fact, Title string
			Offered     []string
		}
		f.do(f.call(&q, `() => {
			const all = [...document.querySelectorAll("main.question .options a")];
			return {Fact: all.length ? all[0].dataset.fact : "", Offered: all.map((a) => a.dataset.value), Title: document.querySelector("h1").innerText};
		}`))
		titles = append(titles, q.Title)
		if q.Fact == "" {
			break
		}
		f.follow(option(v.choose(q.Fact, q.Offered)))
	}
	want := v.outcome(lang).Title
	isResult := `(title) => document.querySelector("main.result h1")?.textContent.includes(title)`
	f.until("the result is "+want, isResult, want)
	if len(titles) < 3 {
		f.t.Errorf("the walk had only %d pages: %v", len(titles), titles)
	}
	var there bool
	f.do(f.call(&there, `() => { history.back(); return true; }`))
	f.until("Back leads to the last question", `(title) => document.querySelector("main.question h1")?.innerText === title`, titles[len(titles)-2])
	f.do(f.call(&there, `() => { history.forward(); return true; }`))
	f.until("Forward leads to the result", isResult, want)
	f.do(f.call(&there, `() => { window.e2e = true; location.reload(); return true; }`))
	f.until("the page was loaded anew", `() => !window.e2e && document.readyState === "complete"`)
	f.live()
	f.until("the result is still "+want, isResult, want)
	f.until("the reasons are there", `() => document.querySelectorAll(".reasons li").length > 0`)
	f.until("the direction is right", `(lang) => document.documentElement.lang === lang && getComputedStyle(document.body).direction === (lang === "ar" ? "rtl" : "ltr")`, lang)
}
