package emit

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"math/bits"
	"path"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"

	"github.com/andybalholm/brotli"

	"wentu/build/cache"
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

// Packer compresses files, or takes from the cache what that gave before, by the hash of
// their content.
type Packer struct {
	Cache *cache.Folder

	made atomic.Int64 // files that were compressed
}

// Made is how many files were compressed, and not taken from the cache.
func (p *Packer) Made() int { return int(p.made.Load()) }

var textTypes = []string{".html", ".css", ".js", ".json", ".svg", ".txt", ".xml", ".webmanifest", ".wasm", ".ico"}

// Pack fills in the compressed forms of a file. It may be called from any goroutine.
func (p *Packer) Pack(f *site.File) {
	if f.Br != nil || !slices.Contains(textTypes, path.Ext(f.Path)) {
		return
	}
	quality := pageQuality
	if f.Kind == "asset" {
		quality = assetQuality
	}
	f.Br, f.Gz = p.cached(f.Data, quality)
}

// format is part of the names in the cache. It changes with the way of compressing, and of
// keeping.
const format = "3"

// cached compresses data, or takes from the cache what that gave before: a file there is
// the length of the brotli form, that form, and the gzip form.
func (p *Packer) cached(data []byte, quality int) (br, gz []byte) {
	sum := sha256.Sum256(data)
	name := hex.EncodeToString(sum[:16]) + "." + format + "." + strconv.Itoa(quality)
	if b, ok := p.Cache.Get(name); ok {
		n := 4 + int(binary.BigEndian.Uint32(b))
		return b[4:n:n], b[n:]
	}
	p.made.Add(1)
	br, gz = brotliBytes(data, quality), gzipBytes(data)
	p.Cache.Put(name, binary.BigEndian.AppendUint32(nil, uint32(len(br))), br, gz)
	return br, gz
}

// brotliBytes compresses with a window that just holds the data. It gives the same bytes
// as the usual one of 4 MB but for the window's size in the first of them, without 32 MB
// of tables for each page, and a phone needs less to read it.
func brotliBytes(data []byte, quality int) []byte {
	var b bytes.Buffer
	w := brotli.NewWriterOptions(&b, brotli.WriterOptions{Quality: quality, LGWin: window(len(data))})
	_, _ = w.Write(data) // a bytes.Buffer takes everything
	_ = w.Close()
	return b.Bytes()
}

// window is the base 2 logarithm of brotli's window for n bytes, which loses 16 of them.
func window(n int) int { return min(max(16, bits.Len(uint(n+16-1))), 24) }

func gzipBytes(data []byte) []byte {
	var b bytes.Buffer
	w := gzippers.Get().(*gzip.Writer)
	defer gzippers.Put(w)
	w.Reset(&b)
	_, _ = w.Write(data)
	_ = w.Close()
	return b.Bytes()
}

// gzippers are used again: each has a megabyte of tables.
var gzippers = sync.Pool{New: func() any {
	w, _ := gzip.NewWriterLevel(nil, gzip.BestCompression) // fails for unknown levels only
	return w
}}
