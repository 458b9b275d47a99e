package emit

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"golang.org/x/sync/errgroup"

	"wentu/build/site"
)

// markName is a file that tells a folder made by this command from any other, so
// that a wrong -o never replaces somebody's documents.
const markName = ".wentu"

const mark = "This folder is made by Wentu's site compiler, which replaces it as a whole.\n"

// Write writes the site into a new folder beside dir and then puts it in its place.
// When anything fails, dir stays as it was.
func Write(dir string, files []site.File) error {
	if err := replaceable(dir); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return err
	}
	fresh, err := os.MkdirTemp(filepath.Dir(dir), filepath.Base(dir)+".new-")
	if err != nil {
		return err
	}
	if err := fill(fresh, files); err != nil {
		return errors.Join(err, os.RemoveAll(fresh))
	}
	return swap(dir, fresh)
}

func replaceable(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(entries) == 0 {
		return nil
	}
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(dir, markName)); err != nil {
		return fmt.Errorf("%s holds files that are not a site made by this command: name a new or empty folder", dir)
	}
	return nil
}

func fill(dir string, files []site.File) error {
	if err := os.Chmod(dir, 0o755); err != nil { // MkdirTemp keeps others out
		return err
	}
	made := make(map[string]bool)
	for _, f := range files {
		d := filepath.Dir(filepath.Join(dir, filepath.FromSlash(f.Path)))
		if !made[d] {
			made[d] = true
			if err := os.MkdirAll(d, 0o755); err != nil {
				return err
			}
		}
	}
	var g errgroup.Group
	g.SetLimit(2 * runtime.GOMAXPROCS(0)) // the writers wait for the disk
	for _, f := range files {
		g.Go(func() error {
			name := filepath.Join(dir, filepath.FromSlash(f.Path))
			for _, form := range []struct {
				ext  string
				data []byte
			}{{"", f.Data}, {".br", f.Br}, {".gz", f.Gz}} {
				if form.data == nil {
					continue
				}
				if err := os.WriteFile(name+form.ext, form.data, 0o644); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, markName), []byte(mark), 0o644)
}

// swap puts fresh in the place of dir. No system call exchanges two folders
// everywhere, so the old one steps aside first and comes back if the new one cannot
// take its place.
func swap(dir, fresh string) error {
	old := fresh + ".old"
	err := os.Rename(dir, old)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(err, os.RemoveAll(fresh))
	}
	hadOld := err == nil
	if err := os.Rename(fresh, dir); err != nil {
		if hadOld {
			err = errors.Join(err, os.Rename(old, dir))
		}
		return errors.Join(err, os.RemoveAll(fresh))
	}
	if hadOld {
		return os.RemoveAll(old)
	}
	return nil
}
