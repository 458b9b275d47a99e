package emit

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"wentu/build/site"
)

// markName is a file that tells a folder made by this command from any other, so
// that a wrong -o never replaces somebody's documents.
const markName = ".wentu"

// mark begins that file; the files that were put into the folder follow, a line each, those
// that stand compressed beside them left out, and its end.
const mark = "This folder is made by Wentu's site compiler, which replaces it as a whole.\n"

const markEnd = "."

// Folder is a site that is being written: into a new folder beside the one whose place
// it takes when it is whole. Until then, and when anything fails, the old one stays as
// it was, whatever becomes of this process.
type Folder struct {
	dir, fresh string
	lock       io.Closer // of the mark in fresh, which tells that it is in use
	dirs       sync.Map  // those that were made
	files      sync.Map  // those that were put into it
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

// place is the folder that a name leads to.
func place(dir string) (string, error) {
	dir = filepath.Clean(dir)
	if _, err := os.Lstat(dir); err != nil {
		return dir, nil // not there yet, or below a file: making it says so
	}
	to, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return "", fmt.Errorf("%s is a link that leads to no folder: delete it, or name another folder: %w", dir, err)
	}
	return to, nil
}

const (
	freshMiddle = ".new-" // between the name of a folder and the random end of its next state
	oldEnd      = ".old"  // after the name of a fresh folder: the old one while they change places
)

// freshName is what [os.MkdirTemp] puts for the star but once in ten thousand times, and
// people do not; the old site adds to that.
var freshName = regexp.MustCompile(`^[0-9]{6,10}(\.old)?$`)

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

// clearAway removes folders of processes that are no more. Where one of them was killed
// just while the old site stood aside, the old site comes back.
func clearAway(dir string) error {
	entries, err := os.ReadDir(filepath.Dir(dir))
	if err != nil {
		return err
	}
	for _, e := range entries {
		end, ok := strings.CutPrefix(e.Name(), filepath.Base(dir)+freshMiddle)
		if !ok || !e.IsDir() || !freshName.MatchString(end) {
			continue
		}
		l := filepath.Join(filepath.Dir(dir), e.Name())
		list, ours := listed(l)
		if !ours || !abandoned(filepath.Join(l, markName)) {
			removeEmpty(l)
			continue
		}
		if others, err := foreign(l, list); list != nil && (err != nil || len(others) > 0) {
			continue // it was whole, and somebody else has put something in
		}
		if _, gone := os.Stat(dir); errors.Is(gone, fs.ErrNotExist) && filepath.Ext(l) == oldEnd {
			err = os.Rename(l, dir)
		} else {
			err = remove(l)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func replaceable(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(entries) == 0 {
		return nil
	}
	if err != nil {
		return fmt.Errorf("%s is no folder that can be read: name a new or empty one: %w", dir, err)
	}
	list, ours := listed(dir)
	if !ours {
		return fmt.Errorf("%s holds files that are not a site made by this command: name a new or empty folder", dir)
	}
	others, err := foreign(dir, list)
	if err != nil || len(others) == 0 {
		return err
	}
	if n := len(others); n > mostNamed {
		others = append(others[:mostNamed], fmt.Sprintf("%d more", n-mostNamed))
	}
	return fmt.Errorf("%s holds %s, which this command did not make: move it away, or to public/ if it belongs to the site", dir, strings.Join(others, ", "))
}

// removeEmpty removes a folder that holds nothing but perhaps an empty mark: its process was
// killed just before it wrote that, or just after it had removed all else.
func removeEmpty(dir string) {
	name := filepath.Join(dir, markName)
	if info, err := os.Lstat(name); err == nil && info.Mode().IsRegular() && info.Size() == 0 {
		if entries, err := os.ReadDir(dir); err != nil || len(entries) > 1 || os.Remove(name) != nil {
			return
		}
	}
	_ = os.Remove(dir) // fails where something is in it
}

// listed gives the files that were put into a site, nil where it never became whole; ours is
// false where a folder is none.
func listed(dir string) (list []string, ours bool) {
	name := filepath.Join(dir, markName)
	if info, err := os.Lstat(name); err != nil || !info.Mode().IsRegular() {
		return nil, false
	}
	text, err := os.ReadFile(name)
	names, ours := strings.CutPrefix(string(text), mark)
	if err != nil || !ours {
		return nil, false
	}
	names, whole := strings.CutSuffix(names, markEnd)
	if !whole {
		return nil, true
	}
	return strings.Split(names, "\n"), true
}

// mostNamed is how many files of others are named.
const mostNamed = 5

// foreign lists the files in a site that this command did not put there, and the folders that
// hold nothing else.
func foreign(dir string, list []string) ([]string, error) {
	own := map[string]bool{markName: true}
	for _, name := range list {
		own[name], own[name+".br"], own[name+".gz"] = true, true, true
		for d := path.Dir(name); d != "."; d = path.Dir(d) {
			own[d] = true
		}
	}
	var others []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || name == "." || own[name] {
			return err
		}
		others = append(others, name)
		if d.IsDir() {
			return fs.SkipDir
		}
		return nil
	})
	return others, err
}

// Put writes a file with its compressed forms. It may be called from any goroutine and
// keeps nothing of the file.
func (f *Folder) Put(file site.File) error {
	name := filepath.Join(f.fresh, filepath.FromSlash(file.Path))
	old := filepath.Join(f.dir, filepath.FromSlash(file.Path))
	f.files.Store(file.Path, true)
	if d := filepath.Dir(name); !f.made(d) {
		if err := os.MkdirAll(d, 0o755); err != nil {
			return err
		}
		f.dirs.Store(d, true)
	}
	for _, form := range []struct {
		ext  string
		data []byte
	}{{"", file.Data}, {".br", file.Br}, {".gz", file.Gz}} {
		if form.data == nil {
			continue
		}
		if same(old+form.ext, form.data) && os.Link(old+form.ext, name+form.ext) == nil {
			continue // nobody writes to either of them: the old one goes as a whole
		}
		if err := os.WriteFile(name+form.ext, form.data, 0o644); err != nil {
			return err
		}
	}
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
	err := f.finish()
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
	var names []string
	f.files.Range(func(name, _ any) bool { names = append(names, name.(string)); return true })
	slices.Sort(names)
	name := filepath.Join(f.fresh, markName)
	if err := appendTo(name, strings.Join(append(names, markEnd), "\n")); err != nil {
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
