// Package hb tells what went wrong in a run, as facts: indices of steps, numbers of
// tasks and objects, values. Sentences are made of them elsewhere.
//
// Order is happens-before over a trace, by vector clocks: program order, the
// unlock of a mutex before its next lock, a spawn before what was spawned, the
// end of a task before a join with it, and an atomic add before later adds to the
// same variable, as in Go's memory model. A fork comes before all of the process that
// it starts, and what the owner of a robust mutex did before it died comes before the
// next lock. What the other primitives order is said in handover.go. Order.Races lists
// the conflicting
// accesses that nothing orders.
//
// Waits is the wait-for graph: who cannot move, and who would have to move first.
//
// Explain looks for the pattern behind a finding. A pattern is not guessed from
// the shape of a trace: it is tried out. Two experiments are made on the real
// bodies.
//
//   - A body is told its part of the trace again, with one value changed. If it
//     was told the value that another task had written meanwhile, would it have
//     written something else (a lost update), or have done something else (a
//     stale check)? If neither, that read did not matter.
//   - The run is made again with one task held back from its read on, until the
//     others have gone by. If the finding is gone, that order was a cause.
//
// An explanation whose second experiment succeeds is preferred to one that rests
// on the first alone, and of equals the one nearest the end of the trace. Where
// nothing is confirmed, the plain pattern of the finding is given.
//
// # What it refuses to do
//
// It names one cause, not all of them. It does not follow a value that a task
// wrote and read back itself. Its experiments count their steps, and stop looking
// after so many of them; then the answer is plainer, never wrong.
package hb
