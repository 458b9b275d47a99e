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
	"runtime"
	"slices"
	"sync"

	"github.com/andybalholm/brotli"
	"golang.org/x/sync/errgroup"

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
	Cache    string                // "" keeps nothing
	Progress func(done, total int) // may be nil; calls do not overlap

	used sync.Map // names in the cache that this run needed
}

// Pack fills in the compressed forms of all files, in parallel.
func (p *Packer) Pack(files []site.File) error {
	done := make(chan struct{}, len(files))
	finished := make(chan struct{})
	go func() {
		defer close(finished)
		n := 0
		for range done {
			n++
			if p.Progress != nil {
				p.Progress(n, len(files))
			}
		}
	}()
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i := range files {
		g.Go(func() error {
			err := p.pack(&files[i])
			done <- struct{}{}
			return err
		})
	}
	err := g.Wait()
	close(done)
	<-finished
	return err
}

var textTypes = []string{".html", ".css", ".js", ".json", ".svg", ".txt", ".xml", ".webmanifest", ".wasm", ".ico"}

func (p *Packer) pack(f *site.File) error {
	if !slices.Contains(textTypes, path.Ext(f.Path)) {
		return nil
	}
	quality := pageQuality
	if f.Kind == "asset" {
		quality = assetQuality
	}
	var err error
	if f.Br == nil {
		f.Br, err = p.cached(f.Data, ".br", func() []byte { return brotliBytes(f.Data, quality) })
	}
	if f.Gz == nil && err == nil {
		f.Gz, err = p.cached(f.Data, ".gz", func() []byte { return gzipBytes(f.Data) })
	}
	if err != nil {
		return fmt.Errorf("%s: %w", f.Path, err)
	}
	return nil
}

// cached returns what make gives for data, from the cache where it was made before.
func (p *Packer) cached(data []byte, ext string, make func() []byte) ([]byte, error) {
	if p.Cache == "" {
		return make(), nil
	}
	sum := sha256.Sum256(data)
	name := filepath.Join(p.Cache, hex.EncodeToString(sum[:16])+ext)
	p.used.Store(filepath.Base(name), true)
	if b, err := os.ReadFile(name); err == nil {
		return b, nil
	}
	b := make()
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
