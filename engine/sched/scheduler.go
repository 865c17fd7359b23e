package sched

import "lostupdate/engine"

// Stop is what a Scheduler answers to end the run where it is.
const Stop engine.TaskID = -1

// Scheduler decides who moves next.
type Scheduler interface {
	// Next returns a task of enabled, which is never empty, or Stop. The task
	// that made the step before is last, or -1 before the first step; it need
	// not be enabled. Any other answer is an error of the scheduler.
	Next(enabled engine.TaskSet, last engine.TaskID) engine.TaskID
}

// Failing is a Scheduler that can say why it answered Stop.
type Failing interface {
	Scheduler
	// Err returns why the run had to stop, or nil where it was meant to.
	Err() error
}

// RoundRobin gives every task one step in turn, in ascending order, passing over
// those that cannot move.
func RoundRobin() Scheduler { return roundRobin{} }

type roundRobin struct{}

func (roundRobin) Next(enabled engine.TaskSet, last engine.TaskID) engine.TaskID {
	if behind := enabled &^ upTo(last); behind != 0 {
		return behind.First()
	}
	return enabled.First()
}

// upTo returns the set of tasks from 0 to t.
func upTo(t engine.TaskID) engine.TaskSet {
	if t+1 >= engine.TasksMax {
		return ^engine.TaskSet(0)
	}
	return 1<<uint(t+1) - 1
}

// Random picks each time one of the enabled tasks, all with the same chance. Equal
// seeds make equal choices on every platform; Dice says how.
func Random(seed uint64) Scheduler { return &random{NewDice(seed)} }

type random struct{ dice *Dice }

func (r *random) Next(enabled engine.TaskSet, _ engine.TaskID) engine.TaskID {
	skip := r.dice.Roll(enabled.Len())
	for t := range enabled.All() {
		if skip == 0 {
			return t
		}
		skip--
	}
	return Stop
}

// Manual asks a function, such as one that waits for a person's answer.
type Manual func(enabled engine.TaskSet, last engine.TaskID) engine.TaskID

// Next implements Scheduler.
func (m Manual) Next(enabled engine.TaskSet, last engine.TaskID) engine.TaskID {
	return m(enabled, last)
}

// Follow makes the choices of a schedule, one after the other, and stops at its
// end. Where the schedule wants a task that cannot move it stops with a
// *ReplayError.
func Follow(schedule engine.Schedule) Failing { return &follow{schedule: schedule} }

type follow struct {
	schedule engine.Schedule
	step     int
	err      error
}

func (f *follow) Next(enabled engine.TaskSet, _ engine.TaskID) engine.TaskID {
	if f.err != nil || f.step == len(f.schedule) {
		return Stop
	}
	want := f.schedule[f.step].Task
	if !enabled.Has(want) {
		f.err = &ReplayError{Step: f.step, Task: want, Enabled: enabled}
		return Stop
	}
	f.step++
	return want
}

func (f *follow) Err() error { return f.err }
