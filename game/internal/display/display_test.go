package display

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// environment stands for the variables of a process.
func environment(pairs ...string) func(string) string {
	return func(name string) string {
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1]
			}
		}
		return ""
	}
}

func TestOtherSystemsAlwaysHaveADisplay(t *testing.T) {
	for _, goos := range []string{"windows", "darwin"} {
		require.NoError(t, Check(t.Context(), goos, environment()))
	}
}

func TestWithoutVariablesThereIsNoDisplay(t *testing.T) {
	require.ErrorIs(t, Check(t.Context(), "linux", environment()), ErrNone)
	require.ErrorIs(t, Check(t.Context(), "freebsd", environment("DISPLAY", "")), ErrNone)
	require.ErrorIs(t, Check(t.Context(), "linux", environment("WAYLAND_DISPLAY", "wayland-0")), ErrWaylandOnly)
}

func TestDisplayNames(t *testing.T) {
	for name, want := range map[string]string{
		":0":               "unix @/tmp/.X11-unix/X0",
		":99.1":            "unix @/tmp/.X11-unix/X99",
		"unix:1":           "unix @/tmp/.X11-unix/X1",
		"unix/box:2.0":     "unix @/tmp/.X11-unix/X2",
		"localhost:10.0":   "tcp localhost:6010",
		"192.168.1.5:0":    "tcp 192.168.1.5:6000",
		"tcp/box:3":        "tcp box:6003",
		"[::1]:0":          "tcp [::1]:6000",
		"school.local:1.0": "tcp school.local:6001",
	} {
		addresses, err := addressesOf(name)
		require.NoError(t, err, name)
		require.Equal(t, want, addresses[0].network+" "+addresses[0].at, name)
	}
	for _, name := range []string{"0", ":", ":x", ":-1", ":99999999", ":60000", "host"} {
		err := Check(t.Context(), "linux", environment("DISPLAY", name))
		require.ErrorIs(t, err, ErrNoAnswer, name)
		require.ErrorContains(t, err, "it should", name)
	}
}

func TestNobodyListens(t *testing.T) {
	err := Check(t.Context(), "linux", environment("DISPLAY", ":4242"))
	require.ErrorIs(t, err, ErrNoAnswer)
	require.ErrorContains(t, err, `DISPLAY is ":4242"`)
}

// listenAs listens where display names lead by TCP, answers every connection with the words, and gives a name for it.
func listenAs(t *testing.T, answer string) string {
	t.Helper()
	var listener net.Listener
	var display int
	var err error
	for display = 500; display < 600; display++ {
		if listener, err = net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", firstPort+display)); err == nil {
			break
		}
	}
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, listener.Close()) })
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			_, _ = io.ReadFull(connection, make([]byte, 12))
			if answer != "" {
				_, _ = io.WriteString(connection, answer)
				_ = connection.Close()
			}
		}
	}()
	return fmt.Sprintf("127.0.0.1:%d.0", display)
}

func TestALivingServerAnswersTheGreeting(t *testing.T) {
	for what, answer := range map[string]string{"refused": "\x00No protocol", "welcome": "\x01\x00", "more": "\x02"} {
		require.NoError(t, Check(t.Context(), "linux", environment("DISPLAY", listenAs(t, answer))), what)
	}
}

func TestWhateverElseListensIsNoDisplay(t *testing.T) {
	err := Check(t.Context(), "linux", environment("DISPLAY", listenAs(t, "SSH-2.0-OpenSSH_9.2\r\n")))
	require.ErrorIs(t, err, ErrNoAnswer)
	require.ErrorContains(t, err, "something else")
}

func TestASilentServerIsNotWaitedForLong(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	start := time.Now()
	require.ErrorIs(t, Check(ctx, "linux", environment("DISPLAY", listenAs(t, ""))), ErrNoAnswer)
	require.Less(t, time.Since(start), patience)
}

func TestARealServer(t *testing.T) {
	program, err := exec.LookPath("Xvfb")
	if err != nil {
		if os.Getenv("LOSTUPDATE_FULL") != "" {
			t.Fatal("LOSTUPDATE_FULL asks for every test, but Xvfb is not installed (apt-get install xvfb)")
		}
		t.Skip("SKIPPED: Xvfb is not installed (apt-get install xvfb)")
	}
	server := exec.CommandContext(t.Context(), program, "-displayfd", "1", "-screen", "0", "320x200x24", "-nolisten", "tcp")
	out, err := server.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, server.Start())
	number, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err)
	name := ":" + strings.TrimSpace(number)

	require.NoError(t, Check(t.Context(), "linux", environment("DISPLAY", name)))
	require.NoError(t, server.Process.Signal(syscall.SIGTERM)) // so that it takes its socket and lock with it
	_ = server.Wait()
	require.ErrorIs(t, Check(t.Context(), "linux", environment("DISPLAY", name)), ErrNoAnswer)
}
