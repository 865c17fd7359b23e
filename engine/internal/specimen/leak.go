package specimen

import (
	"fmt"
	"runtime"
	"testing"
)

// RunLeakFree runs a package's tests and returns their exit code, which is a
// failure if they leave a goroutine behind.
func RunLeakFree(m *testing.M) int {
	before := runtime.NumGoroutine()
	if runtime.GOOS == "js" {
		before++ // the runtime's own, which waits for events
	}
	code := m.Run()
	// One that is about to end may do so. On a busy machine it may be waiting for a
	// processor; a collection makes all of them come to a halt, and takes a while.
	for range 1000 {
		if runtime.NumGoroutine() <= before {
			return code
		}
		runtime.GC()
	}
	fmt.Printf("%d goroutines before the tests, %d after them\n", before, runtime.NumGoroutine())
	return 1
}
