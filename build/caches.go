package main

import (
	"os"
	"path/filepath"
	"sync"

	"wentu/build/cache"
	"wentu/build/report"
)

// caches are the folders in which a project keeps what is dear to make.
type caches struct {
	once    sync.Once
	root    string
	folders sync.Map // of [cache.Folder] by kind
}

// cacheRoot is the folder of all caches: the project's own or, where nothing can be written
// there, as in a checkout that can only be read, the user's.
func (p *project) cacheRoot() string {
	p.caches.once.Do(func() {
		p.caches.root = filepath.Join(p.root, filepath.FromSlash(cacheDir))
		if writable(p.caches.root) {
			return
		}
		if users, err := os.UserCacheDir(); err == nil && writable(filepath.Join(users, "wentu")) {
			p.caches.root = filepath.Join(users, "wentu")
		}
	})
	return p.caches.root
}

func writable(dir string) bool {
	if os.MkdirAll(dir, 0o755) != nil {
		return false
	}
	f, err := os.CreateTemp(dir, "new-*")
	if err != nil {
		return false
	}
	_ = f.Close()
	return os.Remove(f.Name()) == nil
}

// cache is where the project keeps what it has made of a kind.
func (p *project) cache(kind string) *cache.Folder {
	f, _ := p.caches.folders.LoadOrStore(kind, &cache.Folder{Dir: filepath.Join(p.cacheRoot(), kind)})
	return f.(*cache.Folder)
}

// checkCaches says that the next build takes long where something could not be kept.
func (p *project) checkCaches(rep *report.Report) {
	var failed error
	p.caches.folders.Range(func(_, f any) bool {
		failed = f.(*cache.Folder).Err()
		return failed == nil
	})
	if failed != nil {
		rep.Warnf("cache", cacheDir, 0, 0, "make room on the disk", "what was made cannot be kept, and is made anew at each build: %v", failed)
	}
}
