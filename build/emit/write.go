package emit

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"wentu/build/site"
)

// Folder is a site that is being written: into a new folder beside the one whose place
// it takes when it is whole. Until then, and when anything fails, the old one stays as
// it was, whatever becomes of this process.
type Folder struct {
	dir, fresh string
	lock       io.Closer // of the mark in fresh, which tells that it is in use
	dirs       sync.Map  // those that were made
	files      sync.Map  // the sums of those that were put into it, by name
}

// Create begins a new state of the site in dir, and clears away what processes that were
// killed have left beside it.
func Create(dir string) (*Folder, error) {
	dir, err := place(dir)
	if err != nil {
		return nil, err
	}
	if mounted(dir) {
		return nil, fmt.Errorf("%s is a mount point, and only a whole folder can change places with the new site: name a folder in it, as -o %s", dir, filepath.Join(dir, "site"))
	}
	if err := outside(dir); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return nil, fmt.Errorf("the folder for %s cannot be made: name another one: %w", dir, err)
	}
	if err := clearAway(dir); err != nil {
		return nil, err
	}
	if err := replaceable(dir); err != nil {
		return nil, err
	}
	for {
		fresh, err := os.MkdirTemp(filepath.Dir(dir), filepath.Base(dir)+freshMiddle)
		if err != nil {
			return nil, err
		}
		f := &Folder{dir: dir, fresh: fresh}
		err = f.begin()
		if errors.Is(err, fs.ErrNotExist) {
			continue // another process cleared it away before it had its mark
		}
		if err != nil {
			return nil, errors.Join(err, f.Discard())
		}
		return f, nil
	}
}

func (f *Folder) begin() (err error) {
	if err := os.Chmod(f.fresh, 0o755); err != nil { // MkdirTemp keeps others out
		return err
	}
	name := filepath.Join(f.fresh, markName)
	if err := os.WriteFile(name, []byte(mark), 0o644); err != nil {
		return err
	}
	f.lock, err = hold(name)
	return err
}

// Put writes a file with its compressed forms. It may be called from any goroutine and
// keeps nothing of the file.
func (f *Folder) Put(file site.File) error {
	name := filepath.Join(f.fresh, filepath.FromSlash(file.Path))
	old := filepath.Join(f.dir, filepath.FromSlash(file.Path))
	if d := filepath.Dir(name); !f.made(d) {
		if err := os.MkdirAll(d, 0o755); err != nil {
			return err
		}
		f.dirs.Store(d, true)
	}
	var has sums
	for i, data := range [len(forms)][]byte{file.Data, file.Br, file.Gz} {
		if has[i] = "-"; data == nil {
			continue
		}
		has[i] = sum(data)
		if same(old+forms[i], data) && os.Link(old+forms[i], name+forms[i]) == nil {
			continue // nobody writes to either of them: the old one goes as a whole
		}
		if err := os.WriteFile(name+forms[i], data, 0o644); err != nil {
			return err
		}
	}
	f.files.Store(file.Path, has)
	return nil
}

// same reports whether a file is as it would be written.
func same(name string, data []byte) bool {
	info, err := os.Lstat(name)
	if err != nil || info.Mode() != 0o644 || info.Size() != int64(len(data)) {
		return false
	}
	old, err := os.ReadFile(name)
	return err == nil && bytes.Equal(old, data)
}

func (f *Folder) made(dir string) bool {
	_, ok := f.dirs.Load(dir)
	return ok
}

// Publish puts the new state in the place of the old one.
func (f *Folder) Publish() error {
	err := errors.Join(f.finish(), replaceable(f.dir)) // again: a build takes its time
	old := ""
	if err == nil {
		old, err = swap(f.dir, f.fresh)
	}
	if err != nil {
		return errors.Join(err, f.Discard())
	}
	f.fresh = old
	return f.Discard()
}

// finish writes down what is in the new state, and lets a web server read it where new
// files are for their owner alone.
func (f *Folder) finish() error {
	has := map[string]sums{}
	f.files.Range(func(name, s any) bool { has[name.(string)] = s.(sums); return true })
	name := filepath.Join(f.fresh, markName)
	if err := appendTo(name, lines(has)+markEnd); err != nil {
		return err
	}
	open := opened(name, 0o444)
	f.dirs.Range(func(dir, _ any) bool { open = open && opened(dir.(string), 0o555); return open })
	if open {
		return nil
	}
	return filepath.WalkDir(f.fresh, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir():
			return os.Chmod(name, 0o755)
		}
		return os.Chmod(name, 0o644)
	})
}

// appendTo adds to a file, so that what it began with stays whatever happens.
func appendTo(name, text string) error {
	out, err := os.OpenFile(name, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = out.WriteString(text)
	return errors.Join(err, out.Close())
}

// opened reports whether a file gives everybody these rights.
func opened(name string, rights fs.FileMode) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().Perm()&rights == rights
}

// Discard gives the new state up. After Publish there is nothing to give up.
func (f *Folder) Discard() error {
	if f.fresh == "" {
		return nil
	}
	err := remove(f.fresh)
	if f.lock != nil {
		err = errors.Join(err, f.lock.Close())
	}
	f.fresh = ""
	return err
}

// remove removes a folder of ours, the mark last: what is left when that is interrupted
// is still known as ours.
func remove(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, e := range entries {
		if e.Name() == markName {
			continue
		}
		if err := os.RemoveAll(filepath.Join(dir, e.Name())); err != nil {
			return err
		}
	}
	return os.RemoveAll(dir)
}

// swap puts fresh in the place of dir and gives the place of the old site. It is one
// step where the system can do that. Where it cannot, the old one steps aside first, and
// comes back if the new one cannot take its place.
func swap(dir, fresh string) (string, error) {
	if exchange(dir, fresh) == nil {
		return fresh, nil
	}
	old := fresh + oldEnd
	err := os.Rename(dir, old)
	if err != nil && !errors.Is(err, fs.ErrNotExist) { // a mount point, or a layer of a container's disk
		return "", fmt.Errorf("%s cannot be moved aside for the new site: delete it, or name another folder: %w", dir, err)
	}
	hadOld := err == nil
	if err := os.Rename(fresh, dir); err != nil {
		if hadOld {
			err = errors.Join(err, os.Rename(old, dir))
		}
		return "", err
	}
	return old, nil
}
