package watch

import (
	"os"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"lostupdate/engine/internal/specimen"
)

func TestMain(m *testing.M) { os.Exit(specimen.RunLeakFree(m)) }

// crewBody has the name by which a watched body's goroutine is found.
type crewBody struct {
	watch *Watch
	name  string
	run   func()
}

func (c *crewBody) Run() {
	c.watch.Enter(&c.name)
	defer c.watch.Leave()
	c.run()
}

func TestWorkThatEndsIsNobodysConcern(t *testing.T) {
	var w Watch
	w.SetPatience(time.Millisecond)
	done := false
	require.Nil(t, w.Do(func() {
		body := &crewBody{&w, "quick", func() { done = true }}
		body.Run()
		time.Sleep(100 * time.Millisecond) // nobody has control: the search may take its time
	}))
	require.True(t, done)
}

func TestPanicsAndExitsGoOn(t *testing.T) {
	var w Watch
	require.PanicsWithValue(t, "no boxes", func() { w.Do(func() { panic("no boxes") }) })

	ended := make(chan bool)
	go func() {
		returned := false
		defer func() { ended <- returned }()
		w.Do(runtime.Goexit)
		returned = true
	}()
	require.False(t, <-ended, "the caller's goroutine ends too")
}

func TestBodyThatKeepsControlIsNamed(t *testing.T) {
	var w Watch
	w.SetPatience(50 * time.Millisecond)
	release := make(chan int)
	stray := w.Do(func() {
		body := &crewBody{&w, "greedy", func() { <-release }}
		body.Run()
	})
	close(release) // a real one stays for ever
	require.NotNil(t, stray)
	require.Equal(t, "greedy", stray.Name)
	require.Equal(t, "chan receive", stray.Outside)
	require.Contains(t, stray.Stack, "watch_test.go")
	require.ErrorContains(t, stray, "greedy is blocked outside its port (chan receive), for 50ms now")
}
