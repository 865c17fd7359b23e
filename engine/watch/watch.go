// Package watch ends the wait for a body that never hands control back.
//
// A body that computes without a scheduling point, or waits for something that is
// not its port, cannot be stopped: no Go program can end another goroutine. But a
// test need not hang on it. A Watch lets the work go on behind the caller, notes
// which body has control, and when one has had it for too long returns its name and
// its stack. The goroutine is left to itself; the process ends with the test.
//
// This is the one package of the engine that looks at a clock. It can end a test,
// never make a verdict: what the engine says about a program does not depend on how
// fast it was said.
//
// # What it refuses to do
//
// In WebAssembly there is one thread and nothing interrupts it, so that a body that
// computes on and on is not found there. One that waits for a channel is.
package watch

import (
	"fmt"
	"runtime"
	"strings"
	"sync/atomic"
	"time"
)

// DefaultPatience is how long a body may have control at a time.
const DefaultPatience = 5 * time.Second

// Watch knows which body has control. The zero Watch is ready for use; it is for
// one Do at a time.
type Watch struct {
	patience atomic.Int64
	turn     atomic.Uint64 // changes whenever control changes hands
	name     atomic.Pointer[string]
}

// SetPatience sets how long a body may have control at a time; 0 stands for
// DefaultPatience.
func (w *Watch) SetPatience(d time.Duration) { w.patience.Store(int64(d)) }

func (w *Watch) limit() time.Duration {
	if d := time.Duration(w.patience.Load()); d > 0 {
		return d
	}
	return DefaultPatience
}

// Enter notes that a body gets control. The name must stay as it is.
func (w *Watch) Enter(name *string) {
	w.name.Store(name)
	w.turn.Add(1)
}

// Leave notes that the body has handed control back.
func (w *Watch) Leave() {
	w.name.Store(nil)
	w.turn.Add(1)
}

// Stray is a body that has kept control.
type Stray struct {
	Name    string        // as it was given to Enter
	For     time.Duration // how long, at least
	Outside string        // what its goroutine waits for, as the runtime calls it; "" if it computes
	Stack   string        // of its goroutine, as far as it is known
}

// Error says which body it is, what it does and where.
func (s *Stray) Error() string {
	what := "computes on and on without a scheduling point"
	if s.Outside != "" {
		what = fmt.Sprintf("is blocked outside its port (%s)", s.Outside)
	}
	return fmt.Sprintf("%s %s, for %v now; it cannot be stopped\n%s", s.Name, what, s.For, s.Stack)
}

// exited is the panic value that stands for work that ended its goroutine.
type exited struct{}

// Do does the work on a goroutine of its own and waits for its end. It returns nil
// then, and the body that has kept control otherwise. A panic of the work is a panic
// of Do, and if the work ends its goroutine Do ends the caller's.
func (w *Watch) Do(work func()) *Stray {
	done := make(chan any, 1)
	go func() {
		var failure any = exited{}
		defer func() {
			if r := recover(); r != nil {
				failure = r
			}
			done <- failure
		}()
		work()
		failure = nil
	}()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	turn, since := w.turn.Load(), time.Now()
	for {
		select {
		case failure := <-done:
			switch failure.(type) {
			case nil:
				return nil
			case exited:
				runtime.Goexit()
			}
			panic(failure)
		case <-tick.C:
			now := w.turn.Load()
			if name := w.name.Load(); name == nil || now != turn {
				turn, since = now, time.Now()
			} else if limit := w.limit(); time.Since(since) > limit {
				return stray(*name, limit)
			}
		}
	}
}

// Frame is part of the name of the function that all watched bodies are called by,
// so that their goroutines can be told apart from others.
const Frame = "(*crewBody).Run"

// stray looks for the goroutine of a body that has control.
func stray(name string, patience time.Duration) *Stray {
	s := &Stray{Name: name, For: patience, Stack: "(its stack could not be found)"}
	stacks := make([]byte, 1<<20)
	stacks = stacks[:runtime.Stack(stacks, true)]
	for _, text := range strings.Split(string(stacks), "\n\n") {
		head, _, _ := strings.Cut(text, "\n")
		_, state, _ := strings.Cut(head, "[")
		state, _, _ = strings.Cut(state, "]")
		state, _, _ = strings.Cut(state, ",")
		if !strings.Contains(text, Frame) || state == "coroutine" {
			continue // nobody's, or one that waits for its turn
		}
		s.Stack = text
		if state != "running" && state != "runnable" {
			s.Outside = state
		}
		break
	}
	return s
}
