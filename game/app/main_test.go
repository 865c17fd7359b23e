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
	host := &host{tests: m}
	ebiten.SetWindowVisible(false)
	err = ebiten.RunGame(host)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "app: no game could be started on display", os.Getenv("DISPLAY")+":", err)
		os.Exit(1)
	}
	os.Exit(host.code)
}

// running is set while a game runs.
var running bool

// host is a game that runs the tests in its first update and ends.
type host struct {
	tests *testing.M
	code  int
}

func (h *host) Update() error {
	running = true
	h.code = h.tests.Run()
	return ebiten.Termination
}

func (h *host) Draw(*ebiten.Image) {}

func (h *host) Layout(int, int) (int, int) { return 64, 64 }

func needsDisplay(t testing.TB) {
	t.Helper()
	if !running {
		t.Skip("skipped, the window is not tested: " + xvfb.Missing)
	}
}
