package cores

import (
	"errors"

	"lostupdate/engine"
)

// Bench describes the machine that a program runs on.
type Bench struct {
	Cores      int   // from 1 to CoresMax
	Quantum    int64 // ticks of work after which a task makes room; 0 = never
	SwitchCost int64 // ticks to change a core over to another task

	// Admitted is how many of the tasks that begin on their own may be under
	// way at once; 0 = all. The next one begins when one of them has ended.
	Admitted int
	Order    []engine.TaskID // in which tasks begin; those not named follow by number; nil = by number
	Seed     uint64          // 0 = first come, first served; otherwise a core picks any ready task at random
	Costs    Costs
	TicksMax int64 // a run that lasts longer ends with DeadlineMissed; 0 = TicksDefault
}

// Costs are the ticks that a visible operation keeps a core busy; 0 = 1 tick.
type Costs struct {
	Read, Write, Add, Lock, Unlock, Spawn, Join int64
}

// Metrics are the figures of a run.
type Metrics struct {
	Ticks     int64   // from the start to the end of the run
	Switches  int64   // how often a core was changed over to another task
	FirstSeen []int64 // per task: the tick at which it first ran; -1 = never
	Ended     []int64 // per task: the tick at which it ended; -1 = it did not
	HeldTicks int64   // how long mutexes were held, all together
	BusyTicks []int64 // per core: how long it worked, without switching
}

// Run makes the run.
func Run(p *engine.Program, b Bench) (*engine.Trace, Metrics, error) {
	return nil, Metrics{}, errors.New("cores: not built yet")
}
