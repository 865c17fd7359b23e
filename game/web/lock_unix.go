//go:build unix

package web

import (
	"os"
	"syscall"
)

// tryLock takes the file for this process alone, or says false when another one has it. The system gives it back when
// the process ends, however it ends.
func tryLock(file *os.File) (bool, error) {
	err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if err == syscall.EWOULDBLOCK {
		return false, nil
	}
	return err == nil, err
}
