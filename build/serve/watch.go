package serve

import (
	"context"
	"fmt"
	"path/filepath"
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

// follow builds whenever something changed and then was quiet. What is to be
// watched is found anew before each build: links and folders may lead elsewhere now.
func (s *Server) follow(ctx context.Context, w *fsnotify.Watcher, now *watched) {
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
			if e.Op == fsnotify.Chmod || !now.counts(filepath.Clean(e.Name)) {
				continue
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
			if again, err := watch(s.Watch, w.Add); err != nil {
				fmt.Fprintln(s.Log, err)
			} else {
				now = again
			}
			s.rebuild()
		}
	}
}

// hidden reports whether a file is an editor's own.
func hidden(name string) bool {
	base := filepath.Base(name)
	return source.EditorFile(base)
}
