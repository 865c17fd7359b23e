// Package dpor tries every run of a program that differs in more than the order of
// independent steps, and keeps no states.
//
// It is for programs whose local states do not merge: Go bodies without marks that
// remember what they saw, where package explore would store nearly as many states as
// there are runs. A Search makes complete runs, one after the other. Runs that differ
// only in the order of independent steps are one Mazurkiewicz trace, and of each
// trace exactly one run is made.
//
// The algorithm is Optimal-DPOR of Abdulla, Aronis, Jonsson and Sagonas: "Source
// Sets: A Foundation for Optimal Dynamic Partial Order Reduction" (JACM 64, 2017).
// Every step has a vector clock. Where an earlier step of another task is
// concurrent with it but for their own conflict (race.go), the run in which it comes
// first is asked for: it is put into the wakeup tree of the state before the earlier
// step (wakeup.go), unless a step that sleeps there, or one that waits in the tree,
// covers it. A step sleeps when all runs that begin with it have been made. No run
// ever comes to a state where all that is left sleeps; Report.Blocked counts such
// runs, and tests hold it at 0.
//
// Here races are looked for as soon as a step is made, and what a race asks for is
// made of the steps up to that one. Each step that can wait is asked whether it
// could have come before the step that held it up, or before the one that made that
// necessary (see Search.relate), and so is each task that waits at the end of a run.
// An operation that can happen in several ways counts as so many steps, of which all
// are asked for where one is made.
//
// Which steps depend on each other is said by machine.Footprint and nowhere else.
//
// # Failures
//
// In a run with a failure the task that failed stops and the others go on; what is
// found later in that run counts only if it can also happen without the failure. So
// the number of runs is the number of traces for wrong programs too.
//
// # What it refuses to do
//
// A run that is longer than Limits.Depth is cut off, and a search with such a run
// never says Proved: there may be no end to them, where tasks wait for each other in
// a loop. Package explore can prove such programs, and finds livelocks; this package
// does not look for them.
package dpor
