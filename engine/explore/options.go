package explore

import "lostupdate/engine"

// Options choose how a program is searched. The zero value is right for nearly
// everybody. Only Races, NoLiveness and Only change what is looked for; no other option
// changes a verdict, an outcome or what a witness costs.
type Options struct {
	Limits engine.Limits

	// NoSymmetry keeps states apart that differ only in which of several
	// tasks with the same body is where.
	NoSymmetry bool

	// NoReduction also tries the orders of steps that cannot matter, because
	// no other task can interfere with them.
	NoReduction bool

	// Races makes a data race a finding. Without it they are only listed, in
	// Report.Races: a program with a race may well end as it should.
	Races bool

	// NoLiveness does not look for livelocks. A program that can go round for
	// ever is then proved if every run that ends is right.
	NoLiveness bool

	// NoInterleavings leaves Report.Interleavings uncounted. Counting needs
	// the states that the reduction leaves out.
	NoInterleavings bool

	// Only, where it is not NoFinding, is the one kind of finding that is looked for:
	// runs that end in another way are none. So Proved says no more than that there is
	// no such run, and the witnesses are the best of that kind. It can be
	// WrongOutcome, AssertFailed, Deadlock, Misuse, Livelock, Starvation, Collision or
	// LeakedTask.
	Only engine.FindingKind

	// NoWitness leaves Report.Shortest and Clearest out.
	NoWitness bool
}

// Limits that hold where the caller gives none.
const (
	DefaultStates      = 2_000_000
	DefaultTransitions = 50_000_000
	DefaultMemoryBytes = 512 << 20
)

func withDefaults(l engine.Limits) engine.Limits {
	if l.States <= 0 {
		l.States = DefaultStates
	}
	if l.Transitions <= 0 {
		l.Transitions = DefaultTransitions
	}
	if l.MemoryBytes <= 0 {
		l.MemoryBytes = DefaultMemoryBytes
	}
	return l
}
