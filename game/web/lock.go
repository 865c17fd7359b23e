//go:build !js

package web

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// lockPoll is how often a waiting process looks whether the other one is ready.
const lockPoll = 100 * time.Millisecond

// lockFolder waits until this process alone works in the folder, and gives the way to let others in again.
func lockFolder(ctx context.Context, dir string) (unlock func(), err error) {
	file, err := os.OpenFile(filepath.Join(dir, "lock"), os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	tick := time.NewTicker(lockPoll)
	defer tick.Stop()
	for {
		locked, err := tryLock(file)
		if err != nil {
			_ = file.Close()
			return nil, fmt.Errorf("web: cannot lock %s: %w", file.Name(), err)
		}
		if locked {
			return func() { _ = file.Close() }, nil // closing unlocks
		}
		select {
		case <-ctx.Done():
			_ = file.Close()
			return nil, fmt.Errorf("web: another build of the same source is going on: %w", ctx.Err())
		case <-tick.C:
		}
	}
}
