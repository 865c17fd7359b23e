// Package routine runs the bodies of tasks on real goroutines, one at a time.
//
// A Coroutine is a goroutine that is handed control with iter.Pull: Resume lets
// it run until its body announces the next operation or ends, and nothing else
// runs meanwhile. A hand-over is about four times cheaper than a pair of channel
// operations, and allocates nothing. A Pool keeps idle coroutines for the next
// body, since starting one costs more than restarting one.
//
// An Automaton is what is known about a body. Because a body is a deterministic
// function of the values that its operations return, it is a tree whose nodes
// are announced operations and whose edges are returned values; the marks that a
// body sets fold that tree into a graph. The goroutine runs only to find out
// what lies behind an edge that nobody took before. Everything else that asks
// what a body would do looks it up. To get back to a node, a body is run again
// from its start with the values that first led there; one that is Rewindable, as
// step lists are, is told to go on from the mark instead, on the goroutine on
// which it is: then each edge costs one hand-over.
//
// Where nobody else is to move in between, no hand-over is needed: a function set
// with Inline answers announcements on the body's own goroutine.
//
// # Ways a body can end
//
// Returning, failing an assertion, panicking, ending its goroutine
// (runtime.Goexit, as testing.T.FailNow does) and computing without end are told
// apart; each is an Announcement. Whatever happens, Stop and Pool.Close leave no
// goroutine behind: a body that is stopped is unwound, so its deferred calls
// run, and operations that they announce do nothing.
//
// # What it refuses to do
//
// A body must not block on anything but its port. A body that waits on a real
// channel or mutex stops the whole engine, and no Go program can undo that from
// outside. Coroutines belong to the goroutine that created them: it alone may
// resume and stop them (a goroutine that is locked to its thread cannot resume a
// coroutine that was created by one that is not).
package routine
