package hb

import "lostupdate/engine"

// Pattern names a way in which concurrent programs go wrong. Its comment says what
// the fields of an Explanation are; where it names none, they are empty.
type Pattern string

const (
	NoPattern Pattern = "" // the trace has no finding

	// LostUpdate: Steps are a read, another task's change to the same variable,
	// and a write that rests on the read and overwrites the change. Tasks are
	// the writer and the one whose change is lost; Values are what was read, what
	// was overwritten and what was written.
	LostUpdate Pattern = "lost-update"
	// StaleCheck: Steps are a read, another task's change to the same variable,
	// and what the reader did then, and would not have done had it read the new
	// value. Tasks are the reader and the one who changed the variable; Values
	// are what was read and what it had become. The variable is Objects[0]; what
	// the last step acts on is Objects[1], or -1 if that is a task.
	StaleCheck Pattern = "stale-check"
	// TooEarly: Steps are a read and, if it is in the trace, the change by
	// another task that it should have waited for. Tasks are the reader and the
	// one who makes that change; Values are what was read and what would be read
	// later.
	TooEarly Pattern = "too-early"
	// WrongOutcome: nothing more precise is known. Objects are the variables that
	// the claim looked at, Values what is in them, Steps the last change to each
	// one that was changed, and Tasks who made those, step by step.
	WrongOutcome Pattern = "wrong-outcome"
	// AssertFailed: nothing more precise is known. The last step is what the task
	// in Tasks[0] did before the assertion. If that, or something before it, was a
	// read: Objects[0] and Values[0] are what it read, and if another task put
	// that value there, Steps begins with that step, and Tasks[1] is that task.
	AssertFailed Pattern = "assert"

	// DeadlockRing: Tasks[i] waits for Objects[i], which Tasks[i+1] holds, and the
	// last task waits for what the first one holds. Steps are the locks by which
	// they came to hold them. The ring starts with its lowest task.
	DeadlockRing Pattern = "deadlock-ring"
	// DeadlockMixed: a ring as above, but where Objects[i] is -1, Tasks[i] waits
	// for the end of Tasks[i+1].
	DeadlockMixed Pattern = "deadlock-mixed"
	// JoinCycle: a ring in which everybody waits for the end of the next. One task
	// alone waits for its own end.
	JoinCycle Pattern = "join-cycle"
	// DeadlockSelf: Tasks[0] waits for Objects[0], which it holds since Steps[0].
	DeadlockSelf Pattern = "deadlock-self"
	// DeadlockOrphan: Tasks[0] waits for Objects[0], which Tasks[1] took in
	// Steps[0] and still held when it ended.
	DeadlockOrphan Pattern = "deadlock-orphan"
	// NeverSpawned: Tasks[0] waits for the end of Tasks[1], whom nobody spawned.
	// Steps is the last thing that Tasks[0] did, if any.
	NeverSpawned Pattern = "never-spawned"
	// NeverAdmitted: Tasks[0] waits for the end of Tasks[1], which could begin, but
	// a bench that admits only so many tasks never let it. Steps as above.
	NeverAdmitted Pattern = "never-admitted"
	// The following name what the lowest task waits for that nobody in particular
	// could give: Tasks[0] waits for it, and Steps is the last thing that it did, if
	// any. Objects[0] is what it waits at.
	//
	// NoToken: a token of the semaphore.
	NoToken Pattern = "no-token"
	// NeverNotified: the condition to be notified.
	NeverNotified Pattern = "never-notified"
	// BarrierShort: the others at the barrier. Values are how many have come, and
	// how many must.
	BarrierShort Pattern = "barrier-short"
	// CountdownShort: the countdown to be 0. Values[0] is where it stands.
	CountdownShort Pattern = "countdown-short"
	// NeverSet: the event to be set.
	NeverSet Pattern = "never-set"
	// QueueFull: somebody who takes an item. Values[0] is how many there are.
	QueueFull Pattern = "queue-full"
	// QueueEmpty: somebody who puts an item.
	QueueEmpty Pattern = "queue-empty"

	// Upgrade: Tasks[0] reads under the reader-writer lock Objects[0] and waits to
	// write, which it cannot while it reads itself. Steps is where it began to read.
	Upgrade Pattern = "upgrade"
	// InTray: Tasks[0] read a variable that Tasks[1] had changed, but that store was
	// still in an out tray. Steps are the store and the read, Values what was read
	// and what had been stored, Objects[0] the variable.
	InTray Pattern = "in-tray"

	// Deadlock: the trace does not fit the program; nothing more can be said.
	Deadlock Pattern = "deadlock"

	// ForeignUnlock: Tasks[0] unlocks Objects[0], which Tasks[1] holds. Steps are
	// that lock and the unlock.
	ForeignUnlock Pattern = "foreign-unlock"
	// DoubleUnlock: Tasks[0] unlocks Objects[0], which it gave back before. Steps
	// are both unlocks.
	DoubleUnlock Pattern = "double-unlock"
	// FreeUnlock: Tasks[0] unlocks Objects[0], which nobody holds. Steps is the
	// unlock, after another task's last one, who is Tasks[1], if there is any.
	FreeUnlock Pattern = "free-unlock"
	// SpawnAgain: Tasks[0] spawns Tasks[1], which was started before. Steps is the
	// spawn, after the one that started it if there is any.
	SpawnAgain Pattern = "spawn-again"
	// WaitNested: Tasks[0] waits for the condition Objects[0], but holds the mutex
	// Objects[1] more than once. Steps is the wait.
	WaitNested Pattern = "wait-nested"
	// WaitUnheld: the same, but it does not hold that mutex.
	WaitUnheld Pattern = "wait-unheld"
	// ArriveAgain: Tasks[0] comes to the barrier Objects[0] at which it is already.
	// Steps are both arrivals. Values are how many have come, and how many must.
	ArriveAgain Pattern = "arrive-again"
	// CountBelowZero: Tasks[0] counts Objects[0] down, which is 0. Steps is that,
	// after the step that made it 0 if there is any, which was Tasks[1]'s.
	CountBelowZero Pattern = "count-below-zero"
	// ReadAgain: Tasks[0] takes Objects[0] for reading, which it has. Steps are both.
	ReadAgain Pattern = "read-again"
	// ReadUnlockUnheld: Tasks[0] gives Objects[0] back from reading without having
	// it. Steps is that.
	ReadUnlockUnheld Pattern = "read-unlock-unheld"
	// WriteUnlockUnheld: the same for writing. If another task has it, that is
	// Tasks[1], and Steps begins with where it took it.
	WriteUnlockUnheld Pattern = "write-unlock-unheld"
	// ItemOutOfRange: Tasks[0] puts Values[0] into the queue Objects[0], which takes
	// only items from Values[1] to Values[2]. Steps is that.
	ItemOutOfRange Pattern = "item-out-of-range"
	// EntryOutOfRange: the same for a store of Values[0] to the variable Objects[0] by
	// way of an out tray.
	EntryOutOfRange Pattern = "entry-out-of-range"

	// NoSuchThing: Steps is an operation of Tasks[0] on something that is not
	// there, or cannot do that.
	NoSuchThing Pattern = "no-such-thing"

	// The body of Tasks[0] came to grief. Steps is the last thing that it did, if
	// any.
	Panicked      Pattern = "panic"
	Exited        Pattern = "exit"
	Stuck         Pattern = "stuck"
	NotRepeatable Pattern = "not-repeatable"

	// OwnerCrashed: Tasks[0] waits for Objects[0], which Tasks[1] took in Steps[0] and
	// held when Tasks[2], who may be the same, brought the process down in Steps[1].
	OwnerCrashed Pattern = "owner-crashed"
	// OwnerStopped: as above, but the process ended in an orderly way behind Steps[1].
	OwnerStopped Pattern = "owner-stopped"
	// CopiedKey: Tasks[0] waits for Objects[0], a copy that was made in Steps[0] when
	// Tasks[1], who is in another process, held what was copied.
	CopiedKey Pattern = "copied-key"
	// WentDown: the outcome is wrong, and Tasks[0] was stopped before its own end when
	// Tasks[1] crashed its process, or the one whose child it is, in Steps. Tried says
	// that the outcome is right where that comes last.
	WentDown Pattern = "went-down"
	// ClosedEarly: as above, but the process ended in an orderly way behind Steps.
	ClosedEarly Pattern = "closed-early"
	// ForeignMemory: in Steps, Tasks[0] reaches for Objects[0], which is another
	// process's own.
	ForeignMemory Pattern = "foreign-memory"
	// ForkAgain: Tasks[0] forks the process that Tasks[1] leads, which was forked
	// before. Steps is the fork, after the first one.
	ForkAgain Pattern = "fork-again"
	// StartForeign: in Steps, Tasks[0] starts Tasks[1], which is not his to start: it
	// is in another process that is forked, or leads none that his may fork.
	StartForeign Pattern = "start-foreign"
	// StartStopped: in Steps, Tasks[0] spawns Tasks[1], whose process is over.
	StartStopped Pattern = "start-stopped"
	// EnterAgain, LeaveOutside: in Steps, Tasks[0] comes into the region Objects[0] in
	// which he is, or goes out of it though he is not there.
	EnterAgain   Pattern = "enter-again"
	LeaveOutside Pattern = "leave-outside"

	// Collided: Tasks[0] came into the region Objects[0], in which Tasks[1] was. Steps
	// are both enters.
	Collided Pattern = "collision"
	// Overtaken: Tasks[0] waited for Objects[0], or for another task if there is none,
	// and was overtaken there Values[0] times, once too often, in Steps. The other
	// Tasks are those who did it, in the order of their first time.
	Overtaken Pattern = "overtaken"
	// Outpaced: as above, but others made progress so often meanwhile.
	Outpaced Pattern = "outpaced"
	// Leaked: Tasks[1] started Tasks[0] in Steps[0], and nobody has joined it.
	Leaked Pattern = "leaked-task"

	// It was the run that missed what was asked of it.
	DeadlineMissed Pattern = "deadline-missed"
	GoalMissed     Pattern = "goal-missed"
)

// Explanation is what went wrong, as facts that can be put into a sentence. What
// the fields mean is said at each Pattern.
type Explanation struct {
	Pattern Pattern
	Steps   []int // indices in Trace.Events, ascending, the decisive one last
	Tasks   []engine.TaskID
	Objects []engine.ObjectID
	Values  []int64

	// Tried says that the run was made again without the order that is blamed,
	// and went well.
	Tried bool
}
