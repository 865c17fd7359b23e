// Package cores makes one run of a program in virtual time: so many cores, a
// quantum, the cost of a switch. The bodies run on real goroutines, as everywhere;
// a core is a number, and time is an integer that jumps from event to event.
//
// # The rules
//
// They are all written here, since the pars of levels follow from them. Changing
// one raises engine.RulesVersion.
//
//  1. Steps. Every operation of a task is a step that keeps a core busy for some
//     ticks: what Costs says for visible operations, Op.Cost for work and
//     compute. It takes effect at the end of its last tick. A local operation
//     without cost takes effect at once and needs no time. What the body does
//     between two operations takes no time and happens when the first one has
//     taken effect, or when the task gets its core.
//  2. Order. Of several cores that are due at the same tick, the lowest number
//     acts first, and all that follows from its action is settled before the next
//     one acts.
//  3. Ready queue. There is one for all cores, first come, first served. After
//     each action, as long as there is a ready task and a free core, the first
//     ready task gets a core: the one it ran on last if that is free, otherwise
//     the free one with the lowest number. With a Seed, any ready task is picked
//     with the same chance instead of the first.
//  4. Switch. A core that gets another task than it ran last is switching for
//     SwitchCost ticks before the task runs. The first task of a core is free, and
//     so is a task that comes back to a core that ran nothing else meanwhile.
//  5. Quantum. It begins when the task runs, after the switch. When it is used up
//     and another task is ready, the task goes to the end of the ready queue and
//     its step goes on from there later; if nobody is ready, the task begins a new
//     quantum and keeps its core. A step that ends with the quantum takes effect
//     first. A task that ends or waits frees its core at once, whatever is left.
//  6. Waiting. A lock or join is paid for first. If it is not possible when its
//     last tick ends, the task leaves its core and waits in the object's line. The
//     object is handed over: an unlock makes the first in line the owner at that
//     same tick, nobody can come in between, and nothing is paid twice. The end of
//     a task lets everybody who joins it go on, in the order in which they came.
//     They get their cores through the ready queue.
//  7. Admission. Tasks that begin on their own are admitted in Order, at tick 0 up
//     to Admitted, and one more whenever one of them has ended; it joins the ready
//     queue behind those whom that end let go on. A spawned task is ready at the
//     tick of the spawn and does not count.
//  8. End. The run is over when nobody is on a core or ready, or at the tick of a
//     finding. Tasks that have started and have not ended are then in a deadlock,
//     those included that were never admitted. A run that would go on after
//     TicksMax ends there, with DeadlineMissed.
//
// So the ticks that cores work are the sum of what the steps cost, whatever the
// quantum and the order; and with no more tasks than cores, all admitted at once
// and none spawned, no core is ever switched.
//
// # The trace
//
// Events stand in the order in which they took effect, Event.End is that tick, and
// Event.Start the tick at which the step was begun. Their visible part is a
// schedule that sched.Replay leads to the same values. Spans are complete: for
// every task they cover the run from tick 0 to its end without gap or overlap. A
// task is Ready before it is admitted, and before its first tick; it is Waiting
// without an object when it waits for another task, to end it or to be spawned.
//
// # What it refuses to do
//
// There are no devices and no memory here yet, and no priorities. The order of
// events is one of many that are possible: a run proves nothing about the others.
package cores
