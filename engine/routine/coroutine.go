package routine

import (
	"fmt"
	"iter"
	"runtime/debug"

	"lostupdate/engine"
)

// Stage says how far a body has come.
type Stage uint8

const (
	Announced    Stage = iota // waits with Announcement.Op
	Ended                     // has returned
	Failed                    // an assertion failed
	Panicked                  // the body panicked
	Exited                    // the body ended its goroutine
	Stuck                     // the body announced local work for too long, see LocalStepsMax
	Aborted                   // Stop unwound it
	Unrepeatable              // in an Automaton: the body did something else when it was run again
)

// LocalStepsMax is how many local operations may follow each other without a
// scheduling point between them, before a body counts as stuck.
const LocalStepsMax = 20_000

// Announcement is what a body says when it hands control back.
type Announcement struct {
	Stage  Stage
	Op     engine.Op
	Reason string  // Failed, Panicked: in the body's own words
	Stack  string  // Panicked: the body's stack
	Marked bool    // the body set a mark since its last announcement
	Key    []int64 // the last such mark; valid until the next Resume
}

// Coroutine is one goroutine that runs bodies, one after the other.
type Coroutine struct {
	next func() (struct{}, bool)
	stop func()

	yield    func(struct{}) bool
	body     engine.Body
	value    int64 // handed to the body by Resume
	said     Announcement
	key      []int64
	task     Task
	known    []engine.Op // what a repeated body has still to do again ...
	returned []int64     // ... and the values of that
	silent   int         // local operations in a row while it does that
	strayed  bool
	rewound  []int64                           // the mark that the body shall go on from, or nil
	quiet    bool                              // local operations are not announced
	local    int                               // local operations since the last announcement
	inline   func(*Announcement) (int64, bool) // see Inline; or nil
	running  bool                              // a body has begun and has not ended
	aborting bool
	lost     bool // its goroutine has ended; it cannot run another body
}

// abort is what a stopped body panics with, to unwind it.
type abort struct{}

// failure is what Fail panics with.
type failure struct{ reason string }

func newCoroutine() *Coroutine {
	c := &Coroutine{}
	c.next, c.stop = iter.Pull(c.bodies)
	return c
}

// Start lets the coroutine run a body up to its first announcement. The body it
// ran before must have ended or have been stopped.
func (c *Coroutine) Start(body engine.Body) *Announcement { return c.start(body, false) }

func (c *Coroutine) start(body engine.Body, quiet bool) *Announcement {
	c.body, c.running, c.aborting, c.quiet = body, true, false, quiet
	return c.resume(0)
}

// rewind is Resume for a Rewindable body that shall take itself to be where it
// once set a mark.
func (c *Coroutine) rewind(mark []int64, value int64) *Announcement {
	c.rewound = mark
	return c.resume(value)
}

// Rewound implements engine.Rewinder.
func (c *Coroutine) Rewound() (mark []int64) {
	mark, c.rewound = c.rewound, nil
	return mark
}

// Resume hands value to the body as the result of the operation it announced,
// and lets it run up to its next announcement, which stays valid until the next
// call.
func (c *Coroutine) Resume(value int64) *Announcement {
	return c.resume(value)
}

func (c *Coroutine) resume(value int64) *Announcement {
	c.value, c.local = value, 0
	c.said.Marked = false
	c.next()
	if c.said.Stage == Exited {
		c.bury()
	}
	return &c.said
}

// Inline sets a function that is called with each announcement on the body's own
// goroutine, before control is handed back: if it answers true, the body goes on at
// once with the value, and no switch is needed. It must not panic, nor end the
// goroutine. Nil takes it away, and so does Pool.Put.
func (c *Coroutine) Inline(answer func(said *Announcement) (value int64, goOn bool)) {
	c.inline = answer
}

// Stop unwinds a body that has not ended. Afterwards another one can be started.
func (c *Coroutine) Stop() {
	if c.running && !c.lost {
		c.aborting = true
		c.resume(0)
	}
}

// Lost reports whether the coroutine's goroutine has ended, so that no other body
// can be started on it.
func (c *Coroutine) Lost() bool { return c.lost }

// close ends the goroutine.
func (c *Coroutine) close() {
	if c.lost {
		return
	}
	c.Stop()
	if !c.lost { // unwinding may have ended the goroutine
		c.stop()
		c.lost = true
	}
}

// bury lets a goroutine whose body called runtime.Goexit come to its end. iter
// passes a Goexit on to whoever calls next, so that call is made by a goroutine
// that has nothing to lose.
func (c *Coroutine) bury() {
	c.lost = true
	buried := make(chan struct{})
	go func() {
		defer close(buried)
		c.next()
	}()
	<-buried
}

// bodies is the goroutine: it runs a body at each Start, until it is closed.
func (c *Coroutine) bodies(yield func(struct{}) bool) {
	c.yield = yield
	for {
		c.runBody()
		if !yield(struct{}{}) {
			return
		}
	}
}

func (c *Coroutine) runBody() {
	returned := false
	defer func() {
		c.running = false
		if returned {
			c.said.Stage = Ended
			return
		}
		switch r := recover().(type) {
		case nil: // neither returned nor panicked: runtime.Goexit
			c.said.Stage = Exited
			c.yield(struct{}{})
		case abort:
			c.said.Stage = Aborted
		case failure:
			c.said.Stage, c.said.Reason = Failed, r.reason
		default:
			c.said.Stage, c.said.Reason, c.said.Stack = Panicked, fmt.Sprint(r), string(debug.Stack())
		}
	}()
	c.body.Run(c)
	returned = true
}

// Do implements engine.Port.
func (c *Coroutine) Do(op engine.Op) int64 {
	if c.aborting {
		return 0 // a deferred call of a body that is being unwound
	}
	if len(c.returned) > 0 {
		if value, known := c.recall(op); known {
			return value
		}
	}
	if c.quiet && !op.Kind.Visible() && c.local < LocalStepsMax {
		c.local++
		return 0
	}
	c.said.Stage, c.said.Op = Announced, op
	if c.inline != nil {
		if value, goOn := c.inline(&c.said); goOn {
			c.said.Marked = false
			return value
		}
	}
	if !c.yield(struct{}{}) || c.aborting {
		c.aborting = true
		panic(abort{})
	}
	return c.value
}

// Mark implements engine.Port.
func (c *Coroutine) Mark(key ...int64) {
	c.key = append(c.key[:0], key...)
	c.said.Marked, c.said.Key = true, c.key
}

// Fail implements engine.Port.
func (c *Coroutine) Fail(reason string) {
	if c.aborting {
		panic(abort{})
	}
	panic(failure{reason})
}

// Pool keeps coroutines for reuse. The zero Pool is ready to use; it must be
// closed, and belongs to one goroutine.
type Pool struct {
	idle []*Coroutine
}

// Get returns a coroutine on which a body can be started.
func (p *Pool) Get() *Coroutine {
	if n := len(p.idle); n > 0 {
		c := p.idle[n-1]
		p.idle = p.idle[:n-1]
		return c
	}
	return newCoroutine()
}

// Put stops what c runs and takes it back.
func (p *Pool) Put(c *Coroutine) {
	c.Stop()
	c.inline = nil
	if !c.lost {
		p.idle = append(p.idle, c)
	}
}

// Close ends the goroutines of all coroutines that were put back.
func (p *Pool) Close() {
	for _, c := range p.idle {
		c.close()
	}
	p.idle = nil
}
