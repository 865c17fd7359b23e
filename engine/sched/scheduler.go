package sched

import "lostupdate/engine"

// Stop is the task of the choice by which a Scheduler ends the run where it is.
const Stop engine.TaskID = -1

// stop is that choice.
func stop() engine.Choice { return engine.Choice{Task: Stop} }

// Ways tells in how many ways a task's next operation can happen: 0 if it cannot.
type Ways func(engine.TaskID) int

// Scheduler decides who moves next.
type Scheduler interface {
	// Next chooses a task of enabled, which is never empty, and one of the ways
	// in which its operation can happen, of which there nearly always is one
	// only; or Stop. The task that made the step before is last, or -1 before
	// the first step; it need not be enabled. Any other answer is an error of
	// the scheduler. Run calls it from one goroutine at a time, but not always
	// from its own: it must not end the goroutine that it runs on.
	Next(enabled engine.TaskSet, last engine.TaskID, ways Ways) engine.Choice
}

// Failing is a Scheduler that can say why it answered Stop.
type Failing interface {
	Scheduler
	// Err returns why the run had to stop, or nil where it was meant to.
	Err() error
}

// RoundRobin gives every task one step in turn, in ascending order, passing over
// those that cannot move, and always the first way.
func RoundRobin() Scheduler { return roundRobin{} }

type roundRobin struct{}

func (roundRobin) Next(enabled engine.TaskSet, last engine.TaskID, _ Ways) engine.Choice {
	if behind := enabled &^ upTo(last); behind != 0 {
		return engine.Choice{Task: behind.First()}
	}
	return engine.Choice{Task: enabled.First()}
}

// upTo returns the set of tasks from 0 to t.
func upTo(t engine.TaskID) engine.TaskSet {
	if t+1 >= engine.TasksMax {
		return ^engine.TaskSet(0)
	}
	return 1<<uint(t+1) - 1
}

// Random picks each time one of the enabled tasks, all with the same chance, and
// likewise one of the ways in which its operation can happen. Equal
// seeds make equal choices on every platform; Dice says how.
func Random(seed uint64) Scheduler { return &random{NewDice(seed)} }

type random struct{ dice *Dice }

func (r *random) Next(enabled engine.TaskSet, _ engine.TaskID, ways Ways) engine.Choice {
	skip := r.dice.Roll(enabled.Len())
	for t := range enabled.All() {
		if skip > 0 {
			skip--
			continue
		}
		choice := engine.Choice{Task: t}
		if n := ways(t); n > 1 {
			choice.Branch = r.dice.Roll(n)
		}
		return choice
	}
	return stop()
}

// Manual asks a function, such as one that waits for a person's answer.
type Manual func(enabled engine.TaskSet, last engine.TaskID, ways Ways) engine.Choice

// Next implements Scheduler.
func (m Manual) Next(enabled engine.TaskSet, last engine.TaskID, ways Ways) engine.Choice {
	return m(enabled, last, ways)
}

// Follow makes the choices of a schedule, one after the other, and stops at its
// end. Where the schedule wants a task that cannot move, or not in that way, it
// stops with a *ReplayError.
func Follow(schedule engine.Schedule) Failing { return &follow{schedule: schedule} }

type follow struct {
	schedule engine.Schedule
	step     int
	err      error
}

func (f *follow) Next(enabled engine.TaskSet, _ engine.TaskID, ways Ways) engine.Choice {
	if f.err != nil || f.step == len(f.schedule) {
		return stop()
	}
	want := f.schedule[f.step]
	if !enabled.Has(want.Task) || want.Branch >= ways(want.Task) {
		f.err = &ReplayError{Step: f.step, Task: want.Task, Branch: want.Branch, Enabled: enabled}
		return stop()
	}
	f.step++
	return want
}

func (f *follow) Err() error { return f.err }
