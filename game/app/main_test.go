//go:build !js

package app

import (
	"fmt"
	"os"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"lostupdate/game/internal/xvfb"
)

// TestMain runs the tests inside a running game, for only there a picture can be painted. Without a display the tests
// that need one skip themselves and the others run.
func TestMain(m *testing.M) {
	stop, ok, err := xvfb.Start()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if !ok {
		os.Exit(m.Run())
	}
	runner := &runner{tests: m}
	ebiten.SetWindowVisible(false)
	err = ebiten.RunGame(runner)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "app: no game could be started on display", os.Getenv("DISPLAY")+":", err)
		os.Exit(1)
	}
	os.Exit(runner.code)
}

// running is set while a game runs.
var running bool

// runner is a game that runs the tests in its first update and ends.
type runner struct {
	tests *testing.M
	code  int
}

func (r *runner) Update() error {
	running = true
	r.code = r.tests.Run()
	return ebiten.Termination
}

func (r *runner) Draw(*ebiten.Image) {}

func (r *runner) Layout(int, int) (int, int) { return 64, 64 }

func needsDisplay(t testing.TB) {
	t.Helper()
	if !running {
		t.Skip("skipped, the window is not tested: " + xvfb.Missing)
	}
}
