package store

import (
	"os"
	"runtime"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// nobody is the user id that owns nothing.
const nobody = 65534

func TestAReadOnlyFolderIsExplained(t *testing.T) {
	dir, err := os.MkdirTemp("", "read-only") // not t.TempDir, which others may not even enter
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, os.RemoveAll(dir)) })
	require.NoError(t, os.Chmod(dir, 0o555))

	done := make(chan error)
	go func() {
		if os.Geteuid() == 0 {
			// Root may write everywhere. This thread becomes somebody who may not, and ends with the goroutine.
			runtime.LockOSThread()
			if err := syscall.Setfsuid(nobody); err != nil {
				done <- err
				return
			}
		}
		saved := &keeper{place: folder(dir)}
		done <- saved.Write("profile", []byte("new"))
	}()
	err = <-done
	require.ErrorIs(t, err, ErrRefused)
	require.ErrorContains(t, err, "cannot write "+dir)
	require.ErrorContains(t, err, "make the folder writable, or set XDG_DATA_HOME")
}
