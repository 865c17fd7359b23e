// Package cores makes one run of a program in virtual time: so many cores, a
// quantum, the cost of a switch, devices, pools, prices. The bodies run on real
// goroutines, as everywhere; a core is a number, and time is an integer that jumps
// from event to event.
//
// # The rules
//
// They are all written here, since the pars of levels follow from them. Changing
// one raises engine.RulesVersion, unless only runs without an end are given up
// elsewhere: nothing that is recorded rests on those. All divisions round down.
//
//  1. Steps. Every operation of a task is a step that keeps a core busy for some
//     ticks: what Costs says for visible operations, Op.Cost for work and
//     compute. It takes effect at the end of its last tick. A local operation
//     without cost takes effect at once and needs no time. What the body does
//     between two operations takes no time and happens when the first one has
//     taken effect, or when the task gets its core.
//  2. Order. What is due at the same tick happens one after the other: first the
//     uses of devices that are over, in the order in which they began, then the
//     cores, the lowest number first. All that follows from one is settled before
//     the next one.
//  3. Ready queue. There is one for all cores, first come, first served. After
//     each action, as long as there is a free core and a ready task that may have
//     one (rules 10 and 12), the first such task gets a core: the one it ran on
//     last if that is free, otherwise the free one with the lowest number. With a
//     Seed, any such task is picked with the same chance instead of the first.
//  4. Switch. A core that gets another task than it ran last is switching before
//     the task runs. The first task of a core is free, and so is a task that comes
//     back to a core that ran nothing else meanwhile. A switch takes SwitchCost
//     ticks, and if more tasks are under way at that moment than WorkingSet, then
//     Thrash ticks more for each of those too many.
//  5. Quantum. It begins when the task runs, after the switch. When it is used up
//     and another task is ready that could have the core, the task goes to the end
//     of the ready queue and its step goes on from there later; otherwise the task
//     begins a new quantum and keeps its core. A step that ends with the quantum
//     takes effect first. A task that ends or waits frees its core at once,
//     whatever is left. With a Period, a quantum is Period divided by the number of
//     tasks under way when it begins, but at least one tick; it is not changed
//     afterwards.
//  6. Waiting. A step that may have to wait, such as a lock, a put or a join, is
//     paid for first. If it is not possible when its last tick ends, the task leaves
//     its core and waits. The object is handed over: an unlock makes the first in
//     line the owner at that same tick, nobody can come in between, and nothing is
//     paid twice. Whenever something has happened, those whose steps have become
//     possible go on, one by one in the order in which they came; what one of them
//     does may be what an earlier one waits for. They get their cores through the
//     ready queue.
//  7. Admission. Tasks that begin on their own are admitted in Order, at tick 0 up
//     to Admitted, and one more whenever one of them has ended; it joins the ready
//     queue behind those whom that end let go on. A spawned task is ready at the
//     tick of the spawn and does not count. From then to its end a task is under
//     way, whether it works, waits or is at a device.
//  8. Pools. The tasks of a pool are jobs: of them, not more than its Size are
//     under way, in the same Order, and Admitted counts only who is in no pool. The
//     worker who has done one job takes the next; what the change of job costs is
//     the switch of rule 4.
//  9. Devices. A task that uses a device leaves its core at that tick; the use costs
//     no core. While all places of the device are taken it stands in line, first
//     come, first served; then it is served for Op.Cost ticks and joins the ready
//     queue. The place goes to the first in line at the same tick. Devices know no
//     quantum.
//  10. Starts. A task that gets its first core is created there, after the switch and
//     before it runs, for Costs.Thread ticks, or for Costs.Process ticks if it is
//     the first of its process. That first one creates the process: nobody else of
//     it gets a core from the moment it has one until that is done. A job that
//     follows another one in its pool finds a worker there and starts for nothing.
//     A start cannot be interrupted.
//  11. Memory. A task takes up Memory.Thread while it is under way, and a process
//     Memory.Process while one of its tasks is. The figure is the peak.
//  12. House keys. Of a process with a HouseKey, one task at a time has a core, its
//     switch and its start included. A device needs no key.
//  13. Deadlines. A task that has not ended by its deadline is late. That stops
//     nothing; if nothing else is found, the finding is DeadlineMissed of the late
//     task with the earliest deadline, of several the one with the lowest number.
//  14. Processes. A fork makes the tasks of the child ready at its tick, as a spawn
//     does. When a process ends or crashes, its tasks are stopped at that tick,
//     wherever they are: a step that was not finished has no effect, a core, a place
//     at a device or in a line is free for the next one, and whoever was not
//     admitted never is. A task that leads its process pays for the exit at its end
//     like for any step. A crash that need not happen does, unless the bench is
//     Spared. A task begins to wait, as package machine counts it, when it
//     has paid for its step and has to leave its core.
//  15. Hardware. A task that is Coreless is not admitted and is not under way: its
//     steps cost nothing and take effect at the tick at which they become possible,
//     in line with those who wait. So what is flushed out of an out tray has reached
//     memory before anybody else acts. A daemon works on a core as everybody does.
//  16. Yield. It is paid for like any step; then its task goes to the end of the
//     ready queue, if another task is ready that could have the core.
//  17. End. The run is over when nobody is on a core, at a device or ready, or at
//     the tick of a finding. Tasks that have started and have not ended are then in
//     a deadlock, those included that were never admitted, but not daemons. A run
//     that would go on after TicksMax ends there, with DeadlineMissed of nobody. So
//     does one without a Seed when it comes to a state in which it was before: it
//     would go round for ever (Metrics.Round).
//
// So the ticks that cores work are the sum of what the steps cost, whatever the
// quantum and the order; and with no more tasks than cores, all admitted at once,
// none spawned and no devices, no core is ever switched.
//
// # The trace
//
// Events stand in the order in which they took effect, Event.End is that tick, and
// Event.Start the tick at which the step was begun, or the task served. Their
// visible part is a schedule that sched.Replay leads to the same values. Spans are
// complete: for every task they cover the run from tick 0 to its end without gap or
// overlap. A task is Ready before it is admitted (Metrics.Admitted tells that apart),
// and before its first tick; it is Waiting without an object when it waits for
// another task, to end it or to be spawned; it is Waiting in a device's line and Using
// the device when it is served.
//
// # What it refuses to do
//
// There are no priorities, and devices do not break. To use what is no device, or one
// in the memory of another process, is a misuse here; the searches, for which a use
// is local work, do not look. The order of events is one of many that are possible: a
// run proves nothing about the others.
package cores
