package xvfb_test

import (
	"net"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"lostupdate/game/internal/xvfb"
)

func TestADisplayThatIsThereIsLeftAlone(t *testing.T) {
	t.Setenv("DISPLAY", ":987")
	stop, ok, err := xvfb.Start()
	require.NoError(t, err)
	require.True(t, ok)
	stop()
	require.Equal(t, ":987", os.Getenv("DISPLAY"))
}

func TestMissingXvfbIsSkippedOrAnErrorWhenAllTestsAreAskedFor(t *testing.T) {
	onLinux(t)
	t.Setenv("DISPLAY", "")
	t.Setenv("PATH", t.TempDir())

	t.Setenv(xvfb.Full, "")
	_, ok, err := xvfb.Start()
	require.NoError(t, err)
	require.False(t, ok)

	t.Setenv(xvfb.Full, "1")
	_, ok, err = xvfb.Start()
	require.ErrorContains(t, err, "apt-get install xvfb")
	require.False(t, ok)
}

func TestAServerThatDiesIsReportedWithItsOwnWords(t *testing.T) {
	onLinux(t)
	folder := t.TempDir()
	broken := "#!/bin/sh\necho 'no room on this screen' >&2\n"
	require.NoError(t, os.WriteFile(folder+"/Xvfb", []byte(broken), 0o755))
	t.Setenv("DISPLAY", "")
	t.Setenv("PATH", folder)

	_, ok, err := xvfb.Start()
	require.ErrorContains(t, err, "no room on this screen")
	require.False(t, ok)
}

func TestStartedServerAnswersAndEnds(t *testing.T) {
	onLinux(t)
	if _, err := exec.LookPath("Xvfb"); err != nil && os.Getenv(xvfb.Full) == "" {
		t.Skip("skipped: " + xvfb.Missing)
	}
	t.Setenv("DISPLAY", "")
	stop, ok, err := xvfb.Start()
	require.NoError(t, err)
	require.True(t, ok)

	socket := "/tmp/.X11-unix/X" + strings.TrimPrefix(os.Getenv("DISPLAY"), ":")
	connection, err := net.Dial("unix", socket)
	require.NoError(t, err)
	connection.Close()

	stop()
	require.Empty(t, os.Getenv("DISPLAY"))
	require.Eventually(t, func() bool {
		_, err := net.Dial("unix", socket)
		return err != nil
	}, 5*time.Second, 10*time.Millisecond)
}

func onLinux(t *testing.T) {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("skipped: Xvfb is for Linux")
	}
}
