//go:build unix

package source

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// A pipe has no end: reading it would wait for ever.
func TestAPipeIsNotRead(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe.md"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := fs.ReadFile(Tree(os.DirFS(dir)), "pipe.md"); err == nil {
		t.Error("the pipe was read")
	}
}
