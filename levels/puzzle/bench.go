package puzzle

// Bench is the reference shift: the machine on which ticks are counted. What the
// fields mean to the tick is written in package cores of the engine.
type Bench struct {
	Cores      int
	Quantum    int64 // ticks before a worker must make room for one who waits
	SwitchCost int64 // ticks to change a bench over to another worker

	Period int64 // if not 0, a turn lasts Period divided by the workers under way, at least 1, and not Quantum
	Desk   Desk
	Start  StartCosts

	Spared bool // a "crash: perhaps" card goes well on the reference shift; otherwise it never does

	Admitted Number // so many workers may be under way at once; 0 = all
	Pools    []JobPool
}

// Desk holds what the workers under way need to have at hand.
type Desk struct {
	Holds    Number // so many of them; 0 = any number
	EachMore int64  // ticks that each one beyond adds to every change of a bench
}

// StartCosts are the ticks that a bench is busy with before somebody can begin.
type StartCosts struct {
	Worker int64
	Line   int64 // for the first worker of a line, in place of Worker
}

// JobPool is a number of workers who take jobs from a list. The jobs are the
// Workers of the level that name the pool.
type JobPool struct {
	Name string
	Size Number // from 1
}

// Bounds of a bench, beside those of its dials.
const (
	PoolsMax  = 8
	PeriodMax = 1_000_000
)

// Pool returns the job pool with that name.
func (b *Bench) Pool(name string) (JobPool, bool) {
	for _, p := range b.Pools {
		if p.Name == name {
			return p, true
		}
	}
	return JobPool{}, false
}

// AtOnce returns how many of some workers can be under way at the same time at
// most, under a blueprint: the others wait at the door or in the list of a pool.
func (p *Puzzle) AtOnce(b *Blueprint, workers []int) int {
	jobs := map[string]int{} // by pool; "" for those in none
	for _, number := range workers {
		jobs[p.Workers[number-1].Pool]++
	}
	admitted := int(b.Value(p.Bench.Admitted))
	if p.Tools.Pool.Kind == AtOnce {
		admitted = b.Pool
	}
	most := jobs[""]
	if admitted > 0 {
		most = min(most, admitted)
	}
	for _, pool := range p.Bench.Pools {
		most += min(jobs[pool.Name], int(b.Value(pool.Size)))
	}
	return most
}
