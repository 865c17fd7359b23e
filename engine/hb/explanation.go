package hb

import "lostupdate/engine"

// Pattern names a way in which concurrent programs go wrong.
type Pattern string

const (
	NoPattern      Pattern = ""
	LostUpdate     Pattern = "lost-update"
	StaleCheck     Pattern = "stale-check"
	TooEarly       Pattern = "too-early"
	WrongOutcome   Pattern = "wrong-outcome"
	AssertFailed   Pattern = "assert"
	DeadlockRing   Pattern = "deadlock-ring"
	DeadlockMixed  Pattern = "deadlock-mixed"
	DeadlockSelf   Pattern = "deadlock-self"
	DeadlockOrphan Pattern = "deadlock-orphan"
	JoinCycle      Pattern = "join-cycle"
	NeverSpawned   Pattern = "never-spawned"
	NeverAdmitted  Pattern = "never-admitted"
	ForeignUnlock  Pattern = "foreign-unlock"
	FreeUnlock     Pattern = "free-unlock"
	DoubleUnlock   Pattern = "double-unlock"
	SpawnAgain     Pattern = "spawn-again"
	NoSuchThing    Pattern = "no-such-thing"
	Panicked       Pattern = "panic"
	Exited         Pattern = "exit"
	Stuck          Pattern = "stuck"
	NotRepeatable  Pattern = "not-repeatable"
	DeadlineMissed Pattern = "deadline-missed"
	GoalMissed     Pattern = "goal-missed"
)

// Explanation is what went wrong, as facts that can be put into a sentence.
type Explanation struct {
	Pattern Pattern
	Steps   []int             // indices in Trace.Events, ascending, the decisive one last
	Tasks   []engine.TaskID   // see the pattern
	Objects []engine.ObjectID // see the pattern
	Values  []int64           // see the pattern
}

// Explain says what went wrong in a trace of the program.
func Explain(p *engine.Program, trace *engine.Trace) Explanation {
	return Explanation{}
}
