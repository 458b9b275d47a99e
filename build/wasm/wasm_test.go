package wasm

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
)

const moduleDir = "../.."

// unwanted are packages that the browser must not carry, and why.
var unwanted = map[string]string{
	"net/http":                      "0.3 MB, and the browser fetches by itself",
	"crypto/tls":                    "comes with net/http",
	"crypto/aes":                    "go-app's encryption of stored state, not used; runs self-tests on start",
	"math/big":                      "comes with crypto/rand",
	"database/sql/driver":           "comes with google/uuid",
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
	out, err := goTool(t.Context(), moduleDir, "list", "-modfile="+modfile, "-deps", "./app/wasm")
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

func TestBinaryIsWithinBudget(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles for half a minute where the code has changed")
	}
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

// failing fails the test when something slow is told.
type failing struct{ t *testing.T }

func (f failing) Write(p []byte) (int, error) {
	f.t.Errorf("a build without changes did: %s", p)
	return len(p), nil
}
