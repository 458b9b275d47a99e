package serve

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"wentu/build/source"
)

// quiet is how long nothing must have changed before a build: editors save in
// several steps, and a branch that is switched changes many files. After the longest
// wait it builds all the same: some program may save without end.
const (
	quiet   = 60 * time.Millisecond
	longest = 10 * quiet
)

func (s *Server) watch() (*fsnotify.Watcher, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	for _, dir := range s.Watch {
		// The folder above tells when this one is replaced by another.
		if err := errors.Join(w.Add(filepath.Dir(dir)), watchTree(w, dir)); err != nil {
			return nil, errors.Join(err, w.Close())
		}
	}
	return w, nil
}

// watches reports whether a name is that of a folder to be watched, or lies in one.
func (s *Server) watches(name string) bool {
	return slices.ContainsFunc(s.Watch, func(dir string) bool {
		return name == filepath.Clean(dir) || strings.HasPrefix(name, filepath.Clean(dir)+string(filepath.Separator))
	})
}

// watchTree watches a folder and those in it, links too: the system reports each by itself.
func watchTree(w *fsnotify.Watcher, root string) error {
	return watchNew(w, root, make(map[string]bool))
}

// watchNew is watchTree for what is not watched yet: a link may lead back to where it stands.
func watchNew(w *fsnotify.Watcher, name string, watched map[string]bool) error {
	real, err := filepath.EvalSymlinks(name)
	if err != nil || watched[real] {
		return nil // not there yet, or a link that leads nowhere: the build says so
	}
	watched[real] = true
	info, err := os.Stat(name)
	if err != nil || !info.IsDir() && !linked(name) {
		return nil // the folder that it is in tells of a file
	}
	if err := w.Add(name); err != nil || !info.IsDir() {
		return err
	}
	entries, err := os.ReadDir(name)
	for _, e := range entries {
		err = errors.Join(err, watchNew(w, filepath.Join(name, e.Name()), watched))
	}
	return err
}

func linked(name string) bool {
	info, err := os.Lstat(name)
	return err == nil && info.Mode().Type() == fs.ModeSymlink
}

// follow builds whenever something changed and then was quiet.
func (s *Server) follow(ctx context.Context, w *fsnotify.Watcher) {
	timer := time.NewTimer(time.Hour)
	timer.Stop()
	var since time.Time // of the first change that was not built yet
	for {
		select {
		case <-ctx.Done():
			return
		case e, ok := <-w.Events:
			if !ok {
				return
			}
			name := filepath.Clean(e.Name)
			if e.Op == fsnotify.Chmod || hidden(name) || !s.watches(name) {
				continue
			}
			if info, err := os.Stat(name); err == nil && info.IsDir() && e.Has(fsnotify.Create) || linked(name) {
				if err := watchTree(w, name); err != nil {
					fmt.Fprintln(s.Log, err)
				}
			}
			if since.IsZero() {
				since = time.Now()
			}
			timer.Reset(min(quiet, max(0, longest-time.Since(since))))
		case err, ok := <-w.Errors:
			if !ok {
				return
			}
			fmt.Fprintln(s.Log, err)
		case <-timer.C:
			since = time.Time{}
			s.rebuild()
		}
	}
}

// hidden reports whether a file is an editor's own.
func hidden(name string) bool {
	base := filepath.Base(name)
	return source.EditorFile(base)
}
