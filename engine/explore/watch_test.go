//go:build !js

// A process cannot start another in a browser, and nothing interrupts a body that
// computes there.

package explore

import (
	"os"
	"os/exec"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"lostupdate/engine/routine"
)

// strays are bodies that never hand control back. Nobody can end them, so each is
// tried in a process of its own.
var strays = map[string]func(t *routine.Task){
	"computes": func(t *routine.Task) {
		t.Read(0)
		for n := 0; ; n++ {
			runtime.KeepAlive(n)
		}
	},
	"waits for a channel": func(t *routine.Task) {
		t.Read(0)
		<-make(chan int)
	},
}

const strayVariable = "LOSTUPDATE_STRAY"

func TestStray(t *testing.T) {
	name := os.Getenv(strayVariable)
	if name == "" {
		return // it is the process of another test that is meant
	}
	Check(t, func(w *World) {
		w.Watch().SetPatience(300 * time.Millisecond)
		w.Variable("x", 0)
		w.Go("good worker", func(t *routine.Task) { t.Write(0, 1) })
		w.Go("bad worker", strays[name])
	})
}

func TestWatchNamesBodiesThatKeepControl(t *testing.T) {
	for name, want := range map[string]string{
		"computes":            "bad worker computes on and on without a scheduling point",
		"waits for a channel": "bad worker is blocked outside its port (chan receive",
	} {
		command := exec.Command(os.Args[0], "-test.run", "^TestStray$", "-test.timeout", "60s")
		command.Env = append(os.Environ(), strayVariable+"="+name)
		output, err := command.CombinedOutput()
		require.Error(t, err, "%s", output)
		require.Contains(t, string(output), "--- FAIL: TestStray", name)
		require.Contains(t, string(output), want)
		require.Contains(t, string(output), "watch_test.go", "it says where")
		require.NotContains(t, string(output), "panic:")
	}
}
