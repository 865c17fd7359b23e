package explore_test

import (
	"os"
	"testing"

	"lostupdate/engine/internal/specimen"
)

func TestMain(m *testing.M) { os.Exit(specimen.RunLeakFree(m)) }
