// Package emit turns the pages and the files of public/ into the folder that a court
// publishes: assets under names that carry their hash, a .br and a .gz beside each
// file that a host may send compressed, and all of it swapped in at once.
package emit

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"wentu/build/site"
)

// plainNames are the files whose names are agreed upon elsewhere: they keep them and
// lie at the root.
var plainNames = []string{"robots.txt", "favicon.ico", "sw.js"}

// Public reads the folder of files that are served as they are, and gives their
// addresses by plain name.
func Public(fsys fs.FS, dir string) ([]site.File, *site.Assets, error) {
	assets := &site.Assets{Href: make(map[string]string), Sum: make(map[string][sha256.Size]byte)}
	var files []site.File
	err := fs.WalkDir(fsys, dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		if data, err = minified(name, data); err != nil {
			return err
		}
		files = append(files, Asset(assets, strings.TrimPrefix(name, dir+"/"), data))
		return nil
	})
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", dir, err)
	}
	return files, assets, nil
}

// Asset makes a file of an asset and enters its address.
func Asset(assets *site.Assets, name string, data []byte) site.File {
	at, sum := name, sha256.Sum256(data)
	if !slices.Contains(plainNames, name) {
		ext := path.Ext(name)
		at = "assets/" + strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:4]) + ext
	}
	assets.Href[name], assets.Sum[name] = at, sum
	return site.File{Path: at, Kind: "asset", Data: data}
}
