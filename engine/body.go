package engine

// Body is what a task does. Two kinds exist: machine.Code, a step list, and
// routine.Func, an ordinary Go function. Both run on a real goroutine.
//
// A body must be a deterministic function of the values that its operations
// return: no clock, no random source, no memory shared behind the port. That is
// what lets the engine remember a goroutine's behaviour and search on it.
type Body interface {
	// Run does the work of one task. It talks to the rest of the program only
	// through the port, and returns when the task has ended.
	Run(port Port)
}

// Port is a body's only way to the outside.
type Port interface {
	// Do announces op, waits until the scheduler lets it happen and returns its
	// value: what was read, the sum of an atomic add, otherwise 0.
	Do(op Op) int64

	// Mark promises that everything the body does from here on depends on key
	// alone. Two marks with equal keys are then one local state of the task,
	// which keeps searches small; a false promise makes verdicts wrong.
	Mark(key ...int64)

	// Fail ends the task with a failed assertion; reason says which. It does
	// not return.
	Fail(reason string)
}

// Rewindable is a body that can be taken back to any mark that it has ever set,
// without running again what led there. For that it must ask a port that is a
// Rewinder, after each visible operation, where to go on.
type Rewindable interface {
	Body
	// AsksRewinder does nothing. It promises what Rewindable says.
	AsksRewinder()
}

// Rewinder is a port whose owner moves a Rewindable body about.
type Rewinder interface {
	// Rewound returns nil if the body shall go on from where it is. Otherwise it
	// returns the key of another mark: the value that Do has just returned is
	// then that of the operation which follows that mark. The key must not be
	// kept.
	Rewound() []int64
}
