package routine

import "lostupdate/engine"

// Kind is a function of which tasks can be started while the program runs: see
// Task.Go. Its tasks stand by from the beginning, dormant.
type Kind struct {
	Started engine.ObjectID // the variable that counts its tasks
	Spares  []Spare

	// Exhausted is set when a task was wanted and none stood by. The task that
	// wanted it has then failed, and the search has to be made again with more.
	Exhausted bool
}

// Spare is a task that stands by.
type Spare struct {
	Task engine.TaskID
	Arg  engine.ObjectID // the variable in which it finds its argument
}

// NoSpare is the reason with which a task fails that wants a task of an exhausted
// kind.
const NoSpare = "no task stands by"

// Go starts a new task that runs the kind's function with an argument, and returns
// its id, which Join takes. Which id it gets depends on the run alone: the kind's
// tasks are numbered in the order in which they are started. It is three scheduling
// points: one takes a number, one leaves the argument, one starts the task. A nil
// kind is a misuse.
func (t *Task) Go(k *Kind, arg int64) engine.TaskID {
	if k == nil {
		t.Spawn(-1)
		return -1
	}
	n := int(t.Add(k.Started, 1))
	if n > len(k.Spares) {
		k.Exhausted = true
		t.port.Fail(NoSpare)
	}
	s := k.Spares[n-1]
	t.Write(s.Arg, arg)
	t.Spawn(s.Task)
	return s.Task
}
