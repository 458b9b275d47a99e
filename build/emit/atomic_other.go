//go:build !linux

package emit

import (
	"errors"
	"io"
	"os"
	"time"
)

// exchange would let two folders change places in one step.
func exchange(_, _ string) error { return errors.ErrUnsupported }

// mounted would tell that a folder cannot be moved.
func mounted(_ string) bool { return false }

// hold would lock a file.
func hold(_ string) (io.Closer, error) { return io.NopCloser(nil), nil }

// longest is how long no build takes.
const longest = 24 * time.Hour

// abandoned reports whether a file is there that was made long ago.
func abandoned(name string) bool {
	info, err := os.Stat(name)
	return err == nil && time.Since(info.ModTime()) > longest
}
