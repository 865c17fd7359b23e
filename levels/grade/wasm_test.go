//go:build !js

package grade_test

import (
	"testing"

	"lostupdate/levels/hosttest"
)

// TestGoldenRunsInWasm: the browser's build makes the very same runs as this one.
func TestGoldenRunsInWasm(t *testing.T) { hosttest.InWasm(t, "TestGoldenRuns") }
