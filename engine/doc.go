// Package engine is the vocabulary of Lost Update's scheduler: programs whose
// tasks share objects, the schedules that decide who moves, the traces that
// come out, and the findings, witnesses and verdicts that are said about them.
//
// A Program is a list of Tasks over a list of shared Objects (variables, mutexes,
// barriers, queues and so on: see ObjectKind). A task's Body announces one Op at a
// time through a Port; the operations that touch shared objects are the scheduling
// points. The meaning of an operation is defined once, in package machine. Tasks may
// live in Processes, which share nothing but what is marked Shared: one can fork
// another, end, or crash without taking others along. The other packages are ways to
// choose what happens next:
//
//	machine   what each operation does to the shared objects
//	routine   bodies on real goroutines, one at a time, and learned automata
//	sched     one run under a scheduler: round robin, random, replay, by hand
//	cores     one run in virtual time: benches, devices, pools, prices
//	explore   every run: verdict, outcomes, shortest witness
//	dpor      one run of each trace, where states do not merge
//	hb        what went wrong in a run, as facts that can be put into a sentence
//	watch     ends a test when a body never hands control back
//
// # Determinism
//
// Nothing here reads a clock, a global random source, a map's order or a pointer's
// value; package watch does read a clock, but can only end a test. A program, a
// schedule and RulesVersion give the same trace, and the same Trace.Hash, on every
// platform.
//
// # What it refuses to do
//
// The engine does not run code that synchronises behind its back: a body may
// touch shared state only through its Port. Memory is sequentially consistent,
// or total store order where tasks have out trays (machine.WithOutTrays); no weaker
// order exists. An object holds one word: queues and trays are short, and their items
// small (see the bounds). A
// process is forked once, and a task that has been stopped never comes back.
// A search that was cut short never says Proved.
package engine

// RulesVersion numbers the rules that turn a schedule into a trace. It rises
// whenever a scheduling point moves or a step's effect or cost changes, since
// recorded schedules and hashes are then no longer comparable.
const RulesVersion = 1
