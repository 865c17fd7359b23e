package engine

import "fmt"

// FindingKind says what is wrong with a run.
type FindingKind uint8

const (
	NoFinding      FindingKind = iota
	WrongOutcome               // every task ended and Program.Final does not hold
	AssertFailed               // a body's assertion failed
	Deadlock                   // tasks wait that nobody can ever wake
	Misuse                     // an operation that its object does not allow
	BodyPanicked               // a Go body panicked
	BodyExited                 // a Go body ended its goroutine without returning
	Stuck                      // a body computes on and on without a scheduling point
	NotRepeatable              // a body did something else when it was run again
	DeadlineMissed             // package cores: a limit on ticks was passed
	GoalMissed                 // a schedule ended without the failure it was to show
	DataRace                   // two tasks may touch a variable at once, one of them writing, not both atomically
	Livelock                   // tasks can go round for ever, each getting its turn, and never end
	Starvation                 // a task that waits is overtaken more often than is allowed, or may be for ever
	Collision                  // two tasks are in one region at once
	LeakedTask                 // a task was started and never joined, where all must be
	findingKindEnd
)

var findingKindNames = [findingKindEnd]string{
	NoFinding: "none", WrongOutcome: "wrong-outcome", AssertFailed: "assert-failed", Deadlock: "deadlock",
	Misuse: "misuse", BodyPanicked: "body-panicked", BodyExited: "body-exited", Stuck: "stuck",
	NotRepeatable: "not-repeatable", DeadlineMissed: "deadline-missed", GoalMissed: "goal-missed",
	DataRace: "data-race", Livelock: "livelock",
	Starvation: "starvation", Collision: "collision", LeakedTask: "leaked-task",
}

// String returns the kind's stable name, as level files and reports write it.
func (k FindingKind) String() string {
	if k < findingKindEnd {
		return findingKindNames[k]
	}
	return fmt.Sprintf("FindingKind(%d)", uint8(k))
}

// FindingKinds returns the number of kinds: all are below it.
func FindingKinds() FindingKind { return findingKindEnd }

// ParseFindingKind returns the kind with that name.
func ParseFindingKind(name string) (FindingKind, bool) {
	for k, n := range findingKindNames {
		if n == name {
			return FindingKind(k), true
		}
	}
	return NoFinding, false
}

// Finding is one thing that went wrong in one run.
type Finding struct {
	Kind    FindingKind
	Task    TaskID   // whose step it was; -1 where it is nobody's in particular
	Object  ObjectID // the object that was misused; -1 where there is none
	Waiting TaskSet  // Deadlock, Livelock: the tasks that wait for ever; DataRace, Collision: the two tasks; LeakedTask: all of them
	Detail  string   // the failed assertion's or panic's own words; never hashed
}
