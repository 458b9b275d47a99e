package emit

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
)

// A folder on which something is mounted cannot change places with another. The build
// says so, and what to do, before it has made anything.
func TestMountPointIsNoPlaceForASite(t *testing.T) {
	const mount = "/proc" // one that needs no rights to make
	if _, err := Create(mount); err == nil || !strings.Contains(err.Error(), "/proc is a mount point") || !strings.Contains(err.Error(), "-o /proc/site") {
		t.Errorf("got %v", err)
	}
	if _, err := Create(mount + "/self"); err == nil || strings.Contains(err.Error(), "mount point") {
		t.Errorf("a folder in it: %v", err)
	}
	// Some disks of containers refuse only when it comes to that.
	f, err := Create(filepath.Join(t.TempDir(), "dist"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = swap(mount, f.fresh)
	if err := errors.Join(err, f.Discard()); err == nil || !strings.Contains(err.Error(), "delete it, or name another folder") {
		t.Errorf("got %v", err)
	}
}
