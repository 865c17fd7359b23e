//go:build linux

package x11clip_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"lostupdate/game/internal/x11clip"
	"lostupdate/game/internal/xvfb"
)

func TestMain(m *testing.M) {
	stop, ok, err := xvfb.Start()
	if err != nil || !ok {
		fmt.Fprintln(os.Stderr, "skipped, the clipboard is not tested:", xvfb.Missing, err)
		os.Exit(0)
	}
	code := m.Run()
	stop()
	os.Exit(code)
}

const patience = 5 * time.Second

func TestACopiedTextIsPasted(t *testing.T) {
	_, err := x11clip.Paste(patience)
	require.ErrorIs(t, err, x11clip.ErrEmpty)
	for _, text := range []string{"# lost-update solution 1\nformat: 1\n", "丢失的更新", strings.Repeat("x", x11clip.MaxBytes)} {
		require.NoError(t, x11clip.Copy(text))
		for range 2 { // as often as one likes
			pasted, err := x11clip.Paste(patience)
			require.NoError(t, err)
			require.Equal(t, text, pasted)
		}
	}
	require.Error(t, x11clip.Copy(strings.Repeat("x", x11clip.MaxBytes+1)))
}

func TestWithoutAServerItIsAnError(t *testing.T) {
	t.Setenv("DISPLAY", ":98765")
	require.Error(t, x11clip.Copy("x"))
	_, err := x11clip.Paste(patience)
	require.Error(t, err)
}
