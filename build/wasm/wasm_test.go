package wasm

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"wentu/build/cache"
)

const moduleDir = "../.."

// unwanted are packages that the browser must not carry, and why.
var unwanted = map[string]string{
	"net/http":                      "0.3 MB, and the browser fetches by itself",
	"internal/bisect":               "comes with Go's own internal/godebug: 19 kB",
	"unique":                        "comes with Go's own net/netip: 15 kB",
	"crypto/tls":                    "comes with net/http",
	"crypto/aes":                    "go-app's encryption of stored state, not used; runs self-tests on start",
	"math/big":                      "comes with crypto/rand",
	"database/sql/driver":           "comes with google/uuid",
	"encoding/json":                 "48 kB; leanjson reads what is compiled",
	"text/template":                 "0.5 MB; it keeps every exported method alive",
	"html/template":                 "comes with text/template",
	"go/ast":                        "nothing in the browser reads Go",
	"golang.org/x/text":             "tables; the browser has Intl",
	"golang.org/x/net":              "reads and writes HTML at build time only",
	"github.com/nicksnyder/go-i18n": "compiles the catalogues at build time only",
	"github.com/yuin/goldmark":      "compiles the texts at build time only",
	"github.com/goccy/go-yaml":      "reads the content at build time only",
	"github.com/andybalholm/brotli": "compresses at build time only",
	"wentu/build":                   "nothing in app knows build",
}

func TestBrowserImportsNothingHeavy(t *testing.T) {
	modfile, err := lean(t.Context(), moduleDir, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	std, err := overlay(t.Context(), moduleDir, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	out, err := goTool(t.Context(), moduleDir, "list", "-modfile="+modfile, "-overlay="+std, "-deps", "./app/wasm")
	if err != nil {
		t.Fatal(err)
	}
	deps := strings.Fields(out)
	if len(deps) < 20 {
		t.Fatalf("only %d packages listed", len(deps))
	}
	for _, dep := range deps {
		for name, why := range unwanted {
			if dep == name || strings.HasPrefix(dep, name+"/") {
				t.Errorf("app/wasm imports %s: %s", dep, why)
			}
		}
	}
}

// What the binary holds of others is named with its licence.
func TestNoticesNameEveryModule(t *testing.T) {
	modfile, err := lean(t.Context(), moduleDir, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	root, err := goTool(t.Context(), moduleDir, "env", "GOROOT")
	if err != nil {
		t.Fatal(err)
	}
	text, err := notices(t.Context(), moduleDir, modfile, root)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"The Go Authors", goApp, "MIT License", "Redistribution and use in source and binary forms"} {
		if !bytes.Contains(text, []byte(want)) {
			t.Errorf("the notices lack %q", want)
		}
	}
	if err := notice(new(bytes.Buffer), "x", t.TempDir()); err == nil {
		t.Error("a module without a licence is passed on")
	}
}

func TestBinaryIsWithinBudget(t *testing.T) {
	cache := filepath.Join(moduleDir, "build", ".cache")
	b, err := Build(t.Context(), moduleDir, cache, t.Output())
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d bytes, brotli %d, gzip %d", len(b.Wasm), len(b.Brotli), len(b.Gzip))
	if len(b.Brotli) > Budget {
		t.Errorf("the binary weighs %d bytes in brotli, the budget is %d", len(b.Brotli), Budget)
	}
	if !bytes.HasPrefix(b.Wasm, []byte("\x00asm")) || !bytes.Contains(b.ExecJS, []byte("globalThis.Go")) {
		t.Error("what was built is not a WebAssembly binary and its script")
	}
	again, err := Build(t.Context(), moduleDir, cache, failing{t})
	if err != nil || !bytes.Equal(again.Brotli, b.Brotli) {
		t.Errorf("the second build differs from the first (error %v)", err)
	}
}

// What older releases of go-app had, or anybody put into the copy, is not compiled in.
func TestTheCopyIsMadeWhole(t *testing.T) {
	dir := t.TempDir()
	make := func() string {
		t.Helper()
		if _, err := lean(t.Context(), moduleDir, dir); err != nil {
			t.Fatal(err)
		}
		var all strings.Builder
		err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(filepath.Join(dir, name))
			fmt.Fprintf(&all, "%s\n%s\n", name, data)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return all.String()
	}
	first := make()
	for _, name := range []string{"go-app/pkg/app/old.go", "go-app/pkg/app/app.go", "uuid/more.go", "uuid/uuid.go", "go.sum"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("package app\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if make() != first {
		t.Error("the copy still has what was put into it")
	}
}

// A binary that is not whole in the cache is not taken.
func TestKeptBinariesAreWhole(t *testing.T) {
	f := &cache.Folder{Dir: t.TempDir()}
	b := Binary{Wasm: []byte("wasm"), Brotli: []byte("br"), Gzip: []byte("gz"), ExecJS: []byte("js")}
	if err := keep(f, "a", b); err != nil {
		t.Fatal(err)
	}
	if got, ok := kept(f, "a"); !ok || !reflect.DeepEqual(got, b) {
		t.Errorf("%v, %v", got, ok)
	}
	name := filepath.Join(f.Dir, "a")
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(name, info.Size()-1); err != nil {
		t.Fatal(err)
	}
	if got, ok := kept(f, "a"); ok {
		t.Errorf("%v", got)
	}
}

// failing fails the test when something slow is told.
type failing struct{ t *testing.T }

func (f failing) Write(p []byte) (int, error) {
	f.t.Errorf("a build without changes did: %s", p)
	return len(p), nil
}
