package emit

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/andybalholm/brotli"

	"wentu/build/site"
)

// quality is brotli's. Measured on a guide of 68 KB (BenchmarkBrotli), milliseconds
// and bytes: level 6 3 ms, 13,257; level 9 13 ms, 13,090; level 10 45 ms, 11,702;
// level 11 100 ms, 11,429. A page is compressed once and read on many slow lines, so
// it gets the level after which time doubles for two per cent. Assets, which every
// page loads, get the last.
const (
	pageQuality  = 10
	assetQuality = 11
)

// Packer compresses files. Results are kept in the folder Cache by the hash of the
// content, so that a page that did not change costs a look.
type Packer struct {
	Cache string // "" keeps nothing

	used sync.Map     // names in the cache that this run needed
	made atomic.Int64 // forms that were compressed
}

// Made is how many forms were compressed, and not taken from the cache.
func (p *Packer) Made() int { return int(p.made.Load()) }

var textTypes = []string{".html", ".css", ".js", ".json", ".svg", ".txt", ".xml", ".webmanifest", ".wasm", ".ico"}

// Pack fills in the compressed forms of a file. It may be called from any goroutine.
func (p *Packer) Pack(f *site.File) error {
	if !slices.Contains(textTypes, path.Ext(f.Path)) {
		return nil
	}
	quality := pageQuality
	if f.Kind == "asset" {
		quality = assetQuality
	}
	sum := sha256.Sum256(f.Data)
	name := hex.EncodeToString(sum[:16])
	var err error
	if f.Br == nil {
		f.Br, err = p.cached(name+".br", func() []byte { return brotliBytes(f.Data, quality) })
	}
	if f.Gz == nil && err == nil {
		f.Gz, err = p.cached(name+".gz", func() []byte { return gzipBytes(f.Data) })
	}
	if err != nil {
		return fmt.Errorf("%s: %w", f.Path, err)
	}
	return nil
}

// cached returns what compress gives, from the cache where it was made before.
func (p *Packer) cached(name string, compress func() []byte) ([]byte, error) {
	if p.Cache == "" {
		p.made.Add(1)
		return compress(), nil
	}
	p.used.Store(name, true)
	name = filepath.Join(p.Cache, name)
	if b, err := os.ReadFile(name); err == nil {
		return b, nil
	}
	p.made.Add(1)
	b := compress()
	if err := os.MkdirAll(p.Cache, 0o755); err != nil {
		return nil, err
	}
	// A file that was only half written must not be taken for the whole.
	tmp, err := os.CreateTemp(p.Cache, "new-*")
	if err != nil {
		return nil, err
	}
	_, err = tmp.Write(b)
	if cerr := tmp.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(tmp.Name(), name)
	}
	return b, err
}

func brotliBytes(data []byte, quality int) []byte {
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, quality)
	_, _ = w.Write(data) // a bytes.Buffer takes everything
	_ = w.Close()
	return b.Bytes()
}

func gzipBytes(data []byte) []byte {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	_, _ = w.Write(data)
	_ = w.Close()
	return b.Bytes()
}

// The cache keeps a few states of the site, so that what is undone comes back quickly.
const (
	mostKept  = 6 // times what a run needs: then it is cleared
	keptAfter = 2
)

// Prune removes from the cache the oldest files that this run did not need, once there
// are many, so that it does not grow with every change of the style sheet.
func (p *Packer) Prune() error {
	entries, err := os.ReadDir(p.Cache)
	if err != nil {
		return err
	}
	needed := 0
	p.used.Range(func(any, any) bool { needed++; return true })
	if len(entries) <= mostKept*needed {
		return nil
	}
	var old []fs.FileInfo
	for _, e := range entries {
		if _, used := p.used.Load(e.Name()); used {
			continue
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		old = append(old, info)
	}
	slices.SortFunc(old, func(a, b fs.FileInfo) int { return a.ModTime().Compare(b.ModTime()) })
	for _, f := range old[:max(0, len(entries)-keptAfter*needed)] {
		if err := os.Remove(filepath.Join(p.Cache, f.Name())); err != nil {
			return err
		}
	}
	return nil
}
