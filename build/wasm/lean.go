package wasm

import (
	"bytes"
	"context"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const (
	goApp = "github.com/maxence-charriere/go-app/v10"
	uuid  = "github.com/google/uuid"
)

// packages of go-app that the browser needs, and the files of them that it does not:
// the server, and scripts and generators for it.
var (
	packages = []string{"pkg/app", "pkg/errors", "pkg/logs"}
	dropped  = []string{"http.go", "static.go", "wasm.go", "scripts.go", "wasmexec.go", "js_nowasm.go"}
)

// replacements take the place of files whose imports weigh more than Wentu's use of
// them: crypto (AES and the FIPS self-tests), resource (net/http), route (regexp),
// json, a package of its own (encoding/json), and the module uuid (SHA-1, MD5,
// database/sql/driver).
//
//go:embed lean/*.txt lean/std/*.txt
var replacements embed.FS

// edits change single places.
var edits = []struct{ file, from, to string }{
	// go-app paints at most 120 times a second and waits that long even when nothing
	// else is to be done: half of the time that a wizard's step may take.
	{"app.go", "engine.Start(120)", "engine.Start(1000)"},
	// go-app takes the place of the first child of body, which may be another's: a browser's
	// extension, or the toolbar that public sites put in. Ours is what holds our main.
	{"engine.go", `Window().Get("document").Get("body")`, `Window().Get("document").Call("querySelector", "main.main").Get("parentNode").Get("parentNode")`},
	{"engine.go", `body.JSValue().firstElementChild()`, `Window().Get("document").Call("querySelector", "main.main").Get("parentNode")`},
}

// lean writes the copy of go-app and a go.mod that uses it to cacheDir. It gives the
// path of that go.mod.
func lean(ctx context.Context, moduleDir, cacheDir string) (modfile string, err error) {
	from, err := goTool(ctx, moduleDir, "list", "-m", "-f", "{{.Dir}}", goApp)
	if err == nil && from == "" {
		if _, err = goTool(ctx, moduleDir, "mod", "download", goApp); err == nil {
			from, err = goTool(ctx, moduleDir, "list", "-m", "-f", "{{.Dir}}", goApp)
		}
	}
	if err != nil {
		return "", err
	}
	app, id := filepath.Join(cacheDir, "go-app"), filepath.Join(cacheDir, "uuid")
	if err := copyGoApp(from, app); err != nil {
		return "", err
	}
	if err := writeUUID(id); err != nil {
		return "", err
	}
	modfile, err = filepath.Abs(filepath.Join(cacheDir, "go.mod"))
	if err != nil {
		return "", err
	}
	for _, name := range []string{"go.mod", "go.sum"} {
		data, err := os.ReadFile(filepath.Join(moduleDir, name))
		if err != nil {
			return "", err
		}
		if name == "go.mod" {
			data = fmt.Appendf(data, "\nreplace %s => %s\nreplace %s => %s\n", goApp, place(moduleDir, app), uuid, place(moduleDir, id))
		}
		if err := update(filepath.Join(cacheDir, name), data); err != nil {
			return "", err
		}
	}
	return modfile, nil
}

// place is dir as a go.mod names it. It is relative where it can be, because it
// becomes part of the binary, and the binary must not depend on where it was built.
func place(moduleDir, dir string) string {
	a, err1 := filepath.Abs(moduleDir)
	b, err2 := filepath.Abs(dir)
	rel, err3 := filepath.Rel(a, b)
	if err1 != nil || err2 != nil || err3 != nil {
		return dir
	}
	if rel = filepath.ToSlash(rel); !strings.HasPrefix(rel, "../") {
		rel = "./" + rel
	}
	return rel
}

// copyGoApp makes the copy in to, and takes away what does not belong there.
func copyGoApp(from, to string) error {
	mod, err := os.ReadFile(filepath.Join(from, "go.mod"))
	if err != nil {
		return err
	}
	files := map[string][]byte{filepath.Join(to, "go.mod"): mod}
	for _, pkg := range packages {
		names, err := filepath.Glob(filepath.Join(from, filepath.FromSlash(pkg), "*.go"))
		if err != nil {
			return err
		}
		if len(names) == 0 {
			return fmt.Errorf("%s has no package %s", goApp, pkg)
		}
		for _, name := range names {
			base := filepath.Base(name)
			if slices.Contains(dropped, base) || strings.HasSuffix(base, "_test.go") {
				continue
			}
			data, err := replacements.ReadFile("lean/" + base + ".txt")
			if err != nil {
				data, err = os.ReadFile(name)
			}
			if err != nil {
				return err
			}
			if files[filepath.Join(to, pkg, base)], err = edit(base, data); err != nil {
				return err
			}
		}
	}
	json, err := replacements.ReadFile("lean/json.go.txt")
	if err != nil {
		return err
	}
	files[filepath.Join(to, "pkg", "json", "json.go")] = json
	return only(to, files)
}

// only makes a folder hold these files and no other.
func only(dir string, files map[string][]byte) error {
	for name, data := range files {
		if err := update(name, data); err != nil {
			return err
		}
	}
	return filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || files[name] != nil {
			return err
		}
		return os.Remove(name)
	})
}

func edit(file string, data []byte) ([]byte, error) {
	for _, e := range edits {
		if e.file != file {
			continue
		}
		if bytes.Count(data, []byte(e.from)) != 1 {
			return nil, fmt.Errorf("%s of %s does not say %q once: look at the edits again", file, goApp, e.from)
		}
		data = bytes.Replace(data, []byte(e.from), []byte(e.to), 1)
	}
	return bytes.ReplaceAll(data, []byte(`"encoding/json"`), []byte(`"`+goApp+`/pkg/json"`)), nil
}

func writeUUID(to string) error {
	code, err := replacements.ReadFile("lean/uuid.go.txt")
	if err != nil {
		return err
	}
	return only(to, map[string][]byte{
		filepath.Join(to, "uuid.go"): code,
		filepath.Join(to, "go.mod"):  []byte("module " + uuid + "\n\ngo 1.24\n"),
	})
}

// update writes a file where its content differs.
func update(name string, data []byte) error {
	if old, err := os.ReadFile(name); err == nil && bytes.Equal(old, data) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, data, 0o644)
}

// goAppVersion reads the pinned version from go.mod, without running the go command.
func goAppVersion(moduleDir string) (string, error) {
	name := filepath.Join(moduleDir, "go.mod")
	data, err := os.ReadFile(name)
	if err != nil {
		return "", err
	}
	for line := range strings.Lines(string(data)) {
		if f := strings.Fields(strings.TrimPrefix(strings.TrimSpace(line), "require ")); len(f) > 1 && f[0] == goApp {
			return f[1], nil
		}
	}
	return "", fmt.Errorf("%s does not require %s", name, goApp)
}
