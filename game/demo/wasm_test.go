//go:build !js

package demo_test

import (
	"testing"

	"lostupdate/levels/hosttest"
)

// TestGoldenDemosInWasm: in the browser the same messages lead to the very same models and pictures.
func TestGoldenDemosInWasm(t *testing.T) { hosttest.InWasm(t, "TestGoldenDemos") }
