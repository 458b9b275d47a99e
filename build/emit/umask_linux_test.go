package emit

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"

	"wentu/build/site"
)

// A web server can read the site, also where new files are for their owner alone.
func TestFolderCanBeRead(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "dist")
	defer unix.Umask(unix.Umask(0o022))
	for _, mask := range []int{0o077, 0o077, 0o111, 0o333, 0o022} {
		unix.Umask(mask)
		if err := write(dir, site.File{Path: "en/guides/a.html", Data: []byte("a")}); err != nil {
			t.Fatal(err)
		}
		for name, mode := range map[string]os.FileMode{"": 0o755, "en": 0o755, "en/guides": 0o755, "en/guides/a.html": 0o644} {
			if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Mode().Perm() != mode {
				t.Errorf("%q: %v, %v", name, info.Mode(), err)
			}
		}
	}
}
