// Package explore tries every interleaving of a program: it proves it right, or
// shows a schedule that breaks it.
//
// # In a test of your own
//
// Write the algorithm down with the primitives of routine.Task, and let Check try it:
//
//	func TestCounter(t *testing.T) {
//		explore.Check(t, func(w *explore.World) {
//			total, key := w.Variable("total", 0), w.Mutex("key")
//			w.Crew("worker", 2, func(t *routine.Task) {
//				t.Lock(key)
//				t.Write(total, t.Read(total)+1)
//				t.Unlock(key)
//			})
//			w.Finally("total == 2", func(value func(engine.ObjectID) int64) bool {
//				return value(total) == 2
//			})
//		})
//	}
//
// The test fails if there is a schedule on which a claim or an assertion fails, tasks
// wait or go round for ever, a task panics, or a mutex is misused; and shows the
// clearest such schedule, step by step. The functions are ordinary Go on real
// goroutines, under three rules:
//
//   - What tasks share goes through their Task: variables, mutexes, conditions, queues
//     and the like. Each such call is one indivisible step, and nothing else is.
//   - A function does the same whenever it is given the same values: it is run many
//     times, and remembered. No clock, no random numbers, no channels.
//   - A loop that waits says with Task.Mark what the rest depends on, so that the
//     rounds of the loop are one state. Without marks such a loop has no end.
//
// Tasks are added with World.Go and World.Crew, or started while the program runs:
// dormant ones with Task.Spawn, as many as are needed with World.Kind and Task.Go. A
// function that never comes to a scheduling point fails the test with its name and its
// stack, though nobody can end it (not in WebAssembly, where nothing interrupts it).
//
// Explore is Check without a test. What it does where there are too many states is
// said there: in short, package dpor and then random runs, and only the former proves.
//
// # How states are searched
//
// A Search is breadth-first over hashed states. A state is the local state of
// every task, which is a node of its body's learned automaton, and the content of
// every shared object. The search asks package machine what an operation does,
// and a goroutine what a body does next, only the first time that a question
// comes up: the answer is remembered as a move from (node, content) to (node,
// content), and from then on a step is two table look-ups and an addition. States
// are packed into as few bits as the values met so far need, and are packed anew
// when a wider one turns up; what was learned stays valid, since it does not depend
// on the layout, and serves all runs of a Search (cells.go). A puzzle's state is one
// word or two. With its part of the table of states (store.go) a state of one word
// takes at most 32 bytes, and a step allocates nothing.
//
// The end of the search is a verdict that stands for every schedule: Proved if it
// was exhausted and found nothing, Refuted with a witness, Unknown with the limit
// that was reached. Two witnesses are given, both exact: the shortest (fewest
// steps, then fewest preemptions) and the clearest (fewest preemptions, then
// fewest steps). Preemption means switching away from a task that could go on.
//
// Runs without end are judged where every run that ends is right: a livelock, a
// partial deadlock and, where the program asks for it, starvation are cycles of the
// graph that are fair (live.go). OpProgress marks what such a run has to come to.
//
// Two reductions make the search smaller and change nothing that it says; each
// can be switched off. Symmetry (crew.go) takes states together that differ only
// by an exchange of tasks with the same body. Movers (movers.go) leave out orders
// of steps that cannot matter. Witnesses and the number of interleavings need the
// steps that movers leave out; for them the graph is built a second time, whole,
// as far as they need it. Where its steps lead is kept for them, up to 16 MiB
// (edges.go). Programs with processes that fork, end or crash, with
// robust mutexes, with patience or with tasks that must be joined are searched
// without either (wide.go).
//
// A Search is resumable: Advance does so many transitions and returns, and the
// report does not depend on how the work was cut up. It owns goroutines, parked,
// until Close; Prove does all of that in one call.
//
// # What it refuses to do
//
// It does not call a program right because random runs of it went well: SampleRuns
// looks at some schedules of a program that has too many, and never proves. It does not
// bound the depth either; programs with endless runs are searched as finite
// graphs, and only Report.Interleavings stays unknown for them.
package explore
