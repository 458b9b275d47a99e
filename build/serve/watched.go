package serve

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// watched is what tells that the site may have changed: the folders it is read from, and,
// beyond them, each name on the way there that is a link or that a link goes through. A
// folder is named by where it really is, so each has one name however it is reached.
type watched struct {
	add     func(dir string) error
	base    string          // where the site is: what leads here does not change
	folders map[string]bool // all in them counts
	names   map[string]bool // in any folder
}

// most is how many links lead from one to the next before it is no way, as in Linux.
const most = 40

// watch finds what is to be watched below these folders.
func watch(dirs []string, add func(dir string) error) (*watched, error) {
	w := &watched{add: add, folders: make(map[string]bool), names: make(map[string]bool)}
	for _, dir := range dirs {
		dir, err := filepath.Abs(dir)
		if err != nil {
			return nil, err
		}
		if w.base, err = filepath.EvalSymlinks(filepath.Dir(dir)); err != nil {
			return nil, err
		}
		if err := w.visit(w.base, filepath.Base(dir)); err != nil {
			return nil, err
		}
	}
	return w, nil
}

// counts reports whether something about this name may change the site.
func (w *watched) counts(name string) bool {
	return w.names[name] || w.folders[filepath.Dir(name)] && !hidden(name)
}

// visit watches what a name in a real folder leads to. Each folder is watched before it is
// read, so that nothing can come into it unseen.
func (w *watched) visit(in, name string) error {
	real, err := w.follow(in, name)
	if real == "" || err != nil || w.folders[real] {
		return err
	}
	if info, err := os.Lstat(real); err != nil || !info.IsDir() {
		return nil // gone meanwhile, or a file: the folder that it is in tells of it
	}
	w.folders[real] = true
	if err := gone(w.add(real)); err != nil {
		return err
	}
	entries, err := os.ReadDir(real)
	err = gone(err)
	for _, e := range entries {
		if e.IsDir() || e.Type() == fs.ModeSymlink {
			err = errors.Join(err, w.visit(real, e.Name()))
		}
	}
	return err
}

// follow gives the real name of what a name leads to, "" where that is not there, and
// watches each step on the way.
func (w *watched) follow(at, way string) (string, error) {
	sep := string(filepath.Separator)
	for links := 0; way != ""; {
		var step string
		step, way, _ = strings.Cut(way, sep)
		if step == "" || step == "." {
			continue
		}
		if step == ".." {
			at = filepath.Dir(at)
			continue
		}
		name := filepath.Join(at, step)
		if !strings.HasPrefix(w.base+sep, name+sep) {
			w.names[name] = true
			if err := w.add(at); err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission) {
				return "", err
			}
		}
		info, err := os.Lstat(name)
		if err != nil {
			return "", nil // not there yet: the build says so
		}
		if info.Mode().Type() != fs.ModeSymlink {
			at = name
			continue
		}
		to, err := os.Readlink(name)
		if links++; err != nil || links > most {
			return "", nil
		}
		if filepath.IsAbs(to) {
			at = filepath.VolumeName(to) + sep
			to = to[len(filepath.VolumeName(to)):]
		}
		way = filepath.FromSlash(to) + sep + way
	}
	return at, nil
}

// gone takes the error away that something is no longer there.
func gone(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
