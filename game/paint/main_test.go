package paint

import (
	"fmt"
	"os"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"
	"lostupdate/game/internal/xvfb"
)

// TestMain runs the tests inside a running game, for only there can images be painted. It
// starts a display where there is none. Without one the tests of pixels skip themselves and
// the others run.
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
		fmt.Fprintln(os.Stderr, "paint: no game could be started on display", os.Getenv("DISPLAY")+":", err)
		os.Exit(1)
	}
	os.Exit(host.code)
}

// running is set while a game runs: the tests of pixels need one.
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

// needsDisplay skips a test where no game runs.
func needsDisplay(t testing.TB) {
	t.Helper()
	if !running {
		t.Skip("skipped, pixels not tested: " + xvfb.Missing)
	}
}
