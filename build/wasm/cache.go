package wasm

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"wentu/build/cache"
)

// inputs hashes everything that goes into the binary: the release of Go, the flags,
// the version of go-app, what is changed in it and in Go's library, and the code under app.
func inputs(moduleDir string) (string, error) {
	version, err := goAppVersion(moduleDir)
	if err != nil {
		return "", err
	}
	h := sha256.New()
	fmt.Fprintln(h, "with notices", runtime.Version(), flags, version, packages, dropped, edits, standard)
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

// kept reads a binary from the cache; ok is false where it is not there, or not whole.
func kept(f *cache.Folder, key string) (b Binary, ok bool) {
	data, ok := f.Get(key)
	if !ok || gob.NewDecoder(bytes.NewReader(data)).Decode(&b) != nil {
		return Binary{}, false
	}
	return b, true
}

func keep(f *cache.Folder, key string, b Binary) error {
	var out bytes.Buffer
	if err := gob.NewEncoder(&out).Encode(b); err != nil {
		return err
	}
	f.Put(key, out.Bytes())
	f.Prune()
	return nil
}
