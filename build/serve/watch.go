package serve

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// quiet is how long nothing must have changed before a build: editors save in
// several steps, and a branch that is switched changes many files.
const quiet = 120 * time.Millisecond

func (s *Server) watch() (*fsnotify.Watcher, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	for _, dir := range s.Watch {
		if err := watchTree(w, dir); err != nil {
			return nil, err
		}
	}
	return w, nil
}

// watchTree watches a folder and those in it: the system reports each by itself.
func watchTree(w *fsnotify.Watcher, root string) error {
	return filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if os.IsNotExist(err) {
			return nil // not there yet
		}
		if err != nil || !d.IsDir() {
			return err
		}
		return w.Add(name)
	})
}

// follow builds whenever something changed and then was quiet.
func (s *Server) follow(ctx context.Context, w *fsnotify.Watcher) {
	timer := time.NewTimer(time.Hour)
	timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case e, ok := <-w.Events:
			if !ok {
				return
			}
			if e.Op == fsnotify.Chmod || hidden(e.Name) {
				continue
			}
			if info, err := os.Stat(e.Name); err == nil && info.IsDir() && e.Has(fsnotify.Create) {
				if err := watchTree(w, e.Name); err != nil {
					fmt.Fprintln(s.Log, err)
				}
			}
			timer.Reset(quiet)
		case err, ok := <-w.Errors:
			if !ok {
				return
			}
			fmt.Fprintln(s.Log, err)
		case <-timer.C:
			s.rebuild()
		}
	}
}

// hidden reports whether a file is an editor's own.
func hidden(name string) bool {
	base := filepath.Base(name)
	return strings.HasPrefix(base, ".") || strings.HasSuffix(base, "~") || strings.HasSuffix(base, ".swp")
}
