package hb

import (
	"fmt"
	"os"
	"runtime"
	"testing"
)

// Whatever the tests do, no goroutine may be left when they are over.
func TestMain(m *testing.M) {
	before := runtime.NumGoroutine()
	code := m.Run()
	if after := runtime.NumGoroutine(); after > before {
		fmt.Printf("%d goroutines before the tests, %d after them\n", before, after)
		code = 1
	}
	os.Exit(code)
}
