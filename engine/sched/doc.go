// Package sched makes one run of a program: a Scheduler decides who moves next,
// a Session makes the move on real goroutines, and a Trace comes out.
//
// A Scheduler is one small method, so that schedulers can be wrapped into each
// other: RoundRobin, Random, Follow (a schedule that was written down) and Manual
// decide; Verify looks over the shoulder of any of them and compares the run with
// one that was recorded.
//
// A Session is a run that is made step by step. It tells who could move and what
// each task would do, makes a step, and takes steps back. Run drives one to its
// end; Replay does so along a schedule and refuses to go anywhere else. While the
// scheduler stays with the same task, Run lets it make its steps on its own
// goroutine: only a change of tasks costs a switch.
//
// # What a step is, and how a trace is ordered
//
// A step is a task's announced visible operation together with all the local work
// behind it, up to the task's next visible operation or its end. In the trace the
// visible event comes first, then the local events. Local work in front of a
// task's first visible operation belongs to no step: it is done when the session
// starts, task by task in ascending order, and stands at the head of the trace. A
// spawned task's first local work stands at the end of the step that spawned it,
// behind the spawner's own.
//
// A failed assertion, a panic and the like happen in that local work, so they end
// the run within the step before them. An operation that its object refuses is
// recorded as the last event of its trace, so that the schedule of every trace
// leads to the trace's finding.
//
// # What it refuses to do
//
// A session knows no time: see package cores. It does not search: see package
// explore. A schedule that does not fit its program is an error that names the
// step; no run ever goes on with another choice than the one it was given.
package sched
