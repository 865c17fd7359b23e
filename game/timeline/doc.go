// Package timeline makes a run of a factory something that can be looked at: at
// any moment, in any order, forwards and backwards.
//
// Shift takes a reference shift, whose time is ticks; Replay takes a run without
// time, such as a counterexample, and gives every step one tick of its own. Both
// work the trace through once. Afterwards every question (where is worker 2, what
// is on his clipboard, who has the red key, what does the counter show, who sleeps
// under the bell, does line B burn) is a binary search over what changes when, so a
// player may drag the playhead as fast as he likes.
//
// A Moment is an integer, in thousandths of a tick, so that figures can glide
// between stations without any float deciding where they are. What an event does
// shows from the event's last moment on: at whole moments of a replay, just the
// steps before it have happened.
//
// # What it refuses to do
//
// It judges nothing and simulates nothing: values come from the trace, and the
// only bodies that run here are those that had not ended, to learn what they were
// about to do. It knows no pixels, no colours and no words; what moves between two
// stations moves along a share from 0 to 1000, and a view decides what that looks
// like.
package timeline
