package emit

import (
	"io"
	"os"

	"golang.org/x/sys/unix"
)

// exchange lets two folders change places, in one step.
func exchange(a, b string) error {
	return unix.Renameat2(unix.AT_FDCWD, a, unix.AT_FDCWD, b, unix.RENAME_EXCHANGE)
}

// mounted reports whether a folder is where another file system, or another folder, is
// mounted: it cannot be moved.
func mounted(dir string) bool {
	var st unix.Statx_t
	err := unix.Statx(unix.AT_FDCWD, dir, 0, 0, &st)
	return err == nil && st.Attributes&unix.STATX_ATTR_MOUNT_ROOT != 0
}

// hold locks a file until it is closed or the process ends. It fails where another
// process holds it.
func hold(name string) (io.Closer, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		_ = f.Close()
		return nil, err
	}
	return f, nil
}

// abandoned reports whether a file is there that no process holds.
func abandoned(name string) bool {
	lock, err := hold(name)
	return err == nil && lock.Close() == nil
}
