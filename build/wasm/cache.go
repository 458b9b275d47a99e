package wasm

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// keptBinaries is how many binaries stay in the cache, so that going back and forth between
// two states of the code does not compile each time.
const keptBinaries = 4

// inputs hashes everything that goes into the binary: the release of Go, the flags,
// the version of go-app and what is changed in it, and the code under app.
func inputs(moduleDir string) (string, error) {
	version, err := goAppVersion(moduleDir)
	if err != nil {
		return "", err
	}
	h := sha256.New()
	fmt.Fprintln(h, runtime.Version(), flags, version, packages, dropped, edits)
	add := func(fsys fs.FS, suffix string) error {
		return fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(name, suffix) || strings.HasSuffix(name, "_test.go") {
				return err
			}
			data, err := fs.ReadFile(fsys, name)
			fmt.Fprintf(h, "%s %d\n%s", name, len(data), data)
			return err
		})
	}
	if err := add(replacements, ".txt"); err != nil {
		return "", err
	}
	if err := add(os.DirFS(filepath.Join(moduleDir, "app")), ".go"); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil))[:16], nil
}

func read(dir string) (Binary, error) {
	var b Binary
	for name, data := range b.files() {
		var err error
		if *data, err = os.ReadFile(filepath.Join(dir, name)); err != nil {
			return Binary{}, err
		}
	}
	return b, nil
}

// keep writes the binary beside its place and moves it there, so that a build that
// was interrupted leaves nothing half done.
func keep(b Binary, cacheDir, dir string) error {
	tmp, err := os.MkdirTemp(cacheDir, "tmp-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	for name, data := range b.files() {
		if err := os.WriteFile(filepath.Join(tmp, name), *data, 0o644); err != nil {
			return err
		}
	}
	if err := os.Rename(tmp, dir); err != nil {
		if _, gone := os.Stat(dir); gone != nil {
			return err
		}
		return nil // another build was faster
	}
	return forget(cacheDir)
}

// forget removes all but the newest binaries.
func forget(cacheDir string) error {
	old, err := filepath.Glob(filepath.Join(cacheDir, "wasm-*"))
	if err != nil {
		return err
	}
	age := make(map[string]int64)
	for _, dir := range old {
		if info, err := os.Stat(dir); err == nil {
			age[dir] = info.ModTime().UnixNano()
		}
	}
	slices.SortFunc(old, func(a, b string) int { return cmp.Compare(age[b], age[a]) })
	for _, dir := range old[min(len(old), keptBinaries):] {
		if err := os.RemoveAll(dir); err != nil {
			return err
		}
	}
	return nil
}
