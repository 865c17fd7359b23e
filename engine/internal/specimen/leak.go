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
	for range 100 { // one that is about to end may do so
		if runtime.NumGoroutine() <= before {
			return code
		}
		runtime.Gosched()
	}
	fmt.Printf("%d goroutines before the tests, %d after them\n", before, runtime.NumGoroutine())
	return 1
}
