// Package cache keeps on disk what is dear to make: each thing in a file whose name says
// all that it was made of. What is read is what was written under that name, or nothing:
// a file that was cut off, changed or misnamed is made anew. What cannot be kept is made
// anew too: a cache saves time, and a site does not hang on it.
package cache

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
)

// Folder holds things of one kind.
type Folder struct {
	Dir string // "" keeps nothing

	used sync.Map // names that this run needed
	once sync.Once
	err  error // the first one
}

// Get gives what was kept under a name.
func (f *Folder) Get(name string) ([]byte, bool) {
	if f.Dir == "" {
		return nil, false
	}
	f.used.Store(name, true)
	name = filepath.Join(f.Dir, name)
	if info, err := os.Lstat(name); err != nil || !info.Mode().IsRegular() {
		return nil, false // a pipe has no end
	}
	b, err := os.ReadFile(name)
	if err != nil || len(b) < sha256.Size {
		return nil, false
	}
	data := b[sha256.Size:]
	return data, bytes.Equal(seal(filepath.Base(name), data), b[:sha256.Size])
}

// Put keeps data under a name.
func (f *Folder) Put(name string, data ...[]byte) {
	if f.Dir == "" {
		return
	}
	f.used.Store(name, true)
	f.failed(f.put(name, data))
}

// Err is why something could not be kept or cleared away, nil where all was.
func (f *Folder) Err() error { return f.err }

func (f *Folder) failed(err error) {
	if err != nil {
		f.once.Do(func() { f.err = err })
	}
}

func (f *Folder) put(name string, data [][]byte) error {
	if err := os.MkdirAll(f.Dir, 0o755); err != nil {
		return err
	}
	// What is only half written must not stand in the way of another run's reading.
	tmp, err := os.CreateTemp(f.Dir, "new-*")
	if err != nil {
		return err
	}
	_, err = tmp.Write(slices.Concat(append([][]byte{seal(name, data...)}, data...)...))
	err = errors.Join(err, tmp.Close())
	if err == nil {
		err = os.Rename(tmp.Name(), filepath.Join(f.Dir, name))
	}
	if err != nil {
		_ = os.Remove(tmp.Name())
	}
	return err
}

// seal is what a file begins with.
func seal(name string, data ...[]byte) []byte {
	h := sha256.New()
	h.Write([]byte(name))
	h.Write([]byte{0})
	for _, d := range data {
		h.Write(d)
	}
	return h.Sum(nil)
}

// A folder keeps a few states of the site, so that what is undone comes back quickly.
const (
	mostKept  = 6 // times what a run needs: then it is cleared
	keptAfter = 2
)

// Prune removes the oldest files that this run did not need, once there are many.
func (f *Folder) Prune() { f.failed(f.prune()) }

func (f *Folder) prune() error {
	entries, err := os.ReadDir(f.Dir)
	if f.Dir == "" || errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	needed := 0
	f.used.Range(func(any, any) bool { needed++; return true })
	if len(entries) <= mostKept*needed {
		return nil
	}
	var old []fs.FileInfo
	for _, e := range entries {
		if _, used := f.used.Load(e.Name()); used {
			continue
		}
		info, err := e.Info()
		if errors.Is(err, fs.ErrNotExist) {
			continue // another run was faster
		}
		if err != nil {
			return err
		}
		old = append(old, info)
	}
	slices.SortFunc(old, func(a, b fs.FileInfo) int { return a.ModTime().Compare(b.ModTime()) })
	for _, o := range old[:min(len(old), max(0, len(entries)-keptAfter*needed))] {
		if err := os.Remove(filepath.Join(f.Dir, o.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
