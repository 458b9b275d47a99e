// Package emit turns the pages and the files of public/ into the folder that a court
// publishes: assets under names that carry their hash, a .br and a .gz beside each
// file that a host may send compressed, and all of it swapped in at once.
package emit

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"wentu/build/report"
	"wentu/build/site"
	"wentu/build/source"
)

// plainNames are the files whose names are agreed upon elsewhere: they keep them and
// lie at the root.
var plainNames = []string{"robots.txt", "favicon.ico", "sw.js"}

// Public reads the folder of files that are served as they are, but for those of editors and
// systems, and gives their addresses by plain name. Added is what stands behind some of them. What is wrong with one,
// or missing, goes to rep.
func Public(fsys fs.FS, dir string, added map[string]string, rep *report.Report) ([]site.File, *site.Assets) {
	assets := &site.Assets{Href: make(map[string]string), Sum: make(map[string][sha256.Size]byte)}
	var files []site.File
	broken := make(map[string]bool)
	_ = fs.WalkDir(fsys, dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case d != nil && name != dir && source.EditorFile(d.Name()):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case err == nil && d.IsDir():
			return nil
		}
		plain := strings.TrimPrefix(name, dir+"/")
		var data []byte
		if err == nil {
			data, err = fs.ReadFile(fsys, name)
		}
		if err == nil {
			data, err = Minified(name, append(data, added[plain]...))
		}
		if err != nil {
			if pe, ok := errors.AsType[*fs.PathError](err); ok {
				err = pe.Err // the name is told already
			}
			broken[plain] = true
			rep.Errorf("public", name, 0, 0, "correct it, or take it from an earlier state", "what the site serves as it is cannot be read: %v", err)
			return nil
		}
		files = append(files, Asset(assets, plain, data))
		return nil
	})
	for _, name := range site.NeededAssets {
		if broken[name] {
			continue
		}
		if i := slices.IndexFunc(files, func(f site.File) bool { return f.Path == assets.Href[name] }); i < 0 || len(files[i].Data) == 0 {
			rep.Errorf("public", path.Join(dir, name), 0, 0, "take it from an earlier state", "the file is not there, or it is empty: the pages need it")
		}
	}
	return files, assets
}

// Join makes the assets that are made of others, and leaves out those of them that no page
// loads by itself. A part that is not there is passed over.
func Join(files []site.File, joins []site.Join, assets *site.Assets) []site.File {
	parts := make(map[string]*site.File)
	for name, at := range assets.Href {
		if i := slices.IndexFunc(files, func(f site.File) bool { return f.Path == at }); i >= 0 {
			parts[name] = &files[i]
		}
	}
	taken := make(map[string]bool) // addresses
	for _, j := range joins {
		end := "\n"
		if path.Ext(j.Name) == ".js" {
			end = ";\n" // or the next script is what this one calls
		}
		var whole []byte
		for _, name := range j.Of {
			part := parts[name]
			if part == nil {
				continue
			}
			whole = append(append(whole, part.Data...), end...)
			if !site.Alone(name) {
				taken[part.Path] = true
				delete(assets.Href, name)
				delete(assets.Sum, name)
			}
		}
		whole = bytes.TrimSpace(whole)
		if path.Ext(j.Name) == ".css" {
			screen, paper := onPaper(whole)
			files = append(files, Asset(assets, site.Paper(j.Name), paper))
			whole = screen
		}
		files = append(files, Asset(assets, j.Name, whole))
	}
	return slices.DeleteFunc(files, func(f site.File) bool { return taken[f.Path] })
}

// onPaper takes what a minified style sheet says of paper alone out of it.
func onPaper(sheet []byte) (screen, paper []byte) {
	open := []byte("@media print{")
	for {
		before, rest, found := bytes.Cut(sheet, open)
		screen = append(screen, before...)
		if !found {
			return screen, paper
		}
		depth, i := 1, 0
		for ; i < len(rest) && depth > 0; i++ {
			switch rest[i] {
			case '{':
				depth++
			case '}':
				depth--
			}
		}
		paper = append(paper, bytes.TrimSuffix(rest[:i], []byte("}"))...)
		sheet = rest[i:]
	}
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
