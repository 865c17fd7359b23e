package cores

import (
	"fmt"

	"lostupdate/engine"
)

// Bounds of every bench and run.
const (
	CoresMax     = 64
	TicksLimit   = 1 << 40   // of TicksMax and of every duration in a Bench
	TicksDefault = 1_000_000 // TicksMax where it is zero
	RecordsMax   = 200_000   // events and spans of one trace; a run with more ends with DeadlineMissed
)

// TooManyRecords is the Detail of a DeadlineMissed that is due to RecordsMax.
const TooManyRecords = "too-many-records"

// Bench describes the machine that a program runs on, and who works when.
type Bench struct {
	Cores      int   // from 1 to CoresMax
	Quantum    int64 // ticks after which a task makes room for another one; 0 = never
	SwitchCost int64 // ticks to change a core over to another task

	Period     int64 // if not 0, a quantum is Period divided by the tasks under way instead, at least 1
	WorkingSet int   // so many tasks under way are no burden; 0 = any number
	Thrash     int64 // ticks that each one beyond WorkingSet adds to every switch

	Admitted int             // how many tasks that begin on their own may be under way at once; 0 = all
	Pools    []Pool          // of those who are in a pool, so many as the pool has workers
	Order    []engine.TaskID // in which they begin; those not named follow by number
	Seed     uint64          // 0 = first come, first served; otherwise any ready task is picked at random
	Costs    Costs
	Memory   Memory

	Spared bool // a crash that need not happen does not; otherwise it does, whatever the seed

	TicksMax  int64   // a run that lasts longer, or goes round for ever, ends with DeadlineMissed; 0 = TicksDefault
	Deadlines []int64 // per task: the tick by which it must have ended; 0, or no entry, = none
}

// Pool is a number of workers who take jobs from a list. Every task in it is a
// job; the workers show as nothing but the number of jobs that are under way.
type Pool struct {
	Size  int // workers, from 1
	Tasks engine.TaskSet
}

// Memory is what is taken up, in whatever unit the caller counts.
type Memory struct {
	Thread  int64 // by a task that is under way
	Process int64 // by a process of which a task is under way
}

// Costs are the ticks for which a visible operation keeps a core busy; 0 = 1 tick.
// Operations without a price of their own here take 1 tick.
type Costs struct {
	Read, Write, Add, Lock, Unlock, Spawn, Join int64

	Thread, Process int64 // to create a task, or the first task of a process; 0 = no ticks
}

// of returns the ticks that a step takes.
func (c *Costs) of(op engine.Op) int64 {
	price := int64(0)
	switch op.Kind {
	case engine.OpRead:
		price = c.Read
	case engine.OpWrite:
		price = c.Write
	case engine.OpAdd:
		price = c.Add
	case engine.OpLock:
		price = c.Lock
	case engine.OpUnlock:
		price = c.Unlock
	case engine.OpSpawn:
		price = c.Spawn
	case engine.OpJoin:
		price = c.Join
	default:
		if !op.Kind.Visible() {
			return min(max(op.Cost, 0), TicksLimit)
		}
	}
	if price == 0 {
		return 1
	}
	return price
}

// BenchError says which field of a bench cannot be used, and why.
type BenchError struct {
	Field  string
	Reason string
}

func (e *BenchError) Error() string { return fmt.Sprintf("cores: bench: %s %s", e.Field, e.Reason) }

// Validate reports the first field that cannot be used with a program of so many
// tasks, as a *BenchError, or nil.
func (b *Bench) Validate(tasks int) error {
	if b.Cores < 1 || b.Cores > CoresMax {
		return &BenchError{"Cores", fmt.Sprintf("is %d, want 1 to %d", b.Cores, CoresMax)}
	}
	if b.Admitted < 0 {
		return &BenchError{"Admitted", fmt.Sprintf("is %d, want 0 or more", b.Admitted)}
	}
	if b.WorkingSet < 0 {
		return &BenchError{"WorkingSet", fmt.Sprintf("is %d, want 0 or more", b.WorkingSet)}
	}
	for _, d := range []struct {
		field string
		ticks int64
	}{
		{"Period", b.Period}, {"Thrash", b.Thrash}, {"Costs.Thread", b.Costs.Thread}, {"Costs.Process", b.Costs.Process},
		{"Memory.Thread", b.Memory.Thread}, {"Memory.Process", b.Memory.Process},
		{"Quantum", b.Quantum}, {"SwitchCost", b.SwitchCost}, {"TicksMax", b.TicksMax},
		{"Costs.Read", b.Costs.Read}, {"Costs.Write", b.Costs.Write}, {"Costs.Add", b.Costs.Add},
		{"Costs.Lock", b.Costs.Lock}, {"Costs.Unlock", b.Costs.Unlock},
		{"Costs.Spawn", b.Costs.Spawn}, {"Costs.Join", b.Costs.Join},
	} {
		if d.ticks < 0 || d.ticks > TicksLimit {
			return &BenchError{d.field, fmt.Sprintf("is %d ticks, want 0 to %d", d.ticks, int64(TicksLimit))}
		}
	}
	if err := b.validatePools(tasks); err != nil {
		return err
	}
	if len(b.Deadlines) > tasks {
		return &BenchError{"Deadlines", fmt.Sprintf("has %d entries for %d workers", len(b.Deadlines), tasks)}
	}
	for t, d := range b.Deadlines {
		if d < 0 || d > TicksLimit {
			return &BenchError{"Deadlines", fmt.Sprintf("has tick %d for worker %d, want 0 to %d", d, t+1, int64(TicksLimit))}
		}
	}
	var named engine.TaskSet
	for _, t := range b.Order {
		if t < 0 || int(t) >= tasks {
			return &BenchError{"Order", fmt.Sprintf("names worker %d of %d", t+1, tasks)}
		}
		if named.Has(t) {
			return &BenchError{"Order", fmt.Sprintf("names worker %d twice", t+1)}
		}
		named = named.With(t)
	}
	return nil
}

func (b *Bench) validatePools(tasks int) error {
	var pooled engine.TaskSet
	for i, pool := range b.Pools {
		if pool.Size < 1 {
			return &BenchError{"Pools", fmt.Sprintf("has %d workers in pool %d, want 1 or more", pool.Size, i)}
		}
		for t := range engine.TaskID(engine.TasksMax) {
			switch {
			case !pool.Tasks.Has(t):
				continue
			case int(t) >= tasks:
				return &BenchError{"Pools", fmt.Sprintf("names worker %d of %d", t+1, tasks)}
			case pooled.Has(t):
				return &BenchError{"Pools", fmt.Sprintf("names worker %d in two pools", t+1)}
			}
			pooled = pooled.With(t)
		}
	}
	return nil
}

// Metrics are the figures of a run.
type Metrics struct {
	Ticks     int64          // from the start to the end of the run
	Switches  int64          // how often a core was changed over to another task
	Admitted  []int64        // per task: the tick at which it got under way; -1 = never
	FirstSeen []int64        // per task: the tick at which it first ran; -1 = never
	Ended     []int64        // per task: the tick at which it ended; -1 = it did not
	HeldTicks int64          // how long mutexes were held, all together
	BusyTicks []int64        // per core: how long it worked, without switching and starting
	UsedTicks []int64        // per object: how long the places of a device were in use, all together
	Memory    int64          // the most that was taken up at once, by the prices of the bench
	Late      engine.TaskSet // who had not ended by the deadline
	Stopped   engine.TaskSet // who was stopped together with the process
	Round     Round          // in which the run goes on for ever
}
