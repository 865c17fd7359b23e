package grade

import (
	"lostupdate/engine"
	"lostupdate/engine/cores"
	"lostupdate/levels/compile"
	"lostupdate/levels/puzzle"
)

// Bench returns the level's benches as a blueprint sets them up.
func Bench(f *compile.Factory) cores.Bench {
	p, b := f.Puzzle, &f.Blueprint
	bench := cores.Bench{
		Cores: p.Bench.Cores, Quantum: b.Quantum, SwitchCost: p.Bench.SwitchCost, TicksMax: puzzle.ReferenceTicks,
		Period: p.Bench.Period, WorkingSet: int(b.Value(p.Bench.Desk.Holds)), Thrash: p.Bench.Desk.EachMore,
		Spared: p.Bench.Spared, Admitted: int(b.Value(p.Bench.Admitted)),
		Costs:  cores.Costs{Thread: p.Bench.Start.Worker, Process: p.Bench.Start.Line},
		Memory: cores.Memory{Thread: puzzle.Memory(0, 1), Process: puzzle.Memory(1, 0)},
	}
	if p.Tools.Pool.Kind == puzzle.AtOnce {
		bench.Admitted = b.Pool
	}
	for _, number := range b.Order {
		if number <= len(f.Tasks) {
			bench.Order = append(bench.Order, engine.TaskID(number-1))
		}
	}
	for _, pool := range p.Bench.Pools {
		bench.Pools = append(bench.Pools, cores.Pool{Size: int(b.Value(pool.Size)), Tasks: jobs(f, pool.Name)})
	}
	for i := range f.Tasks {
		if due := p.Workers[i].Due; due != 0 {
			bench.Deadlines = append(bench.Deadlines, make([]int64, i+1-len(bench.Deadlines))...)
			bench.Deadlines[i] = due
		}
	}
	return bench
}

// jobs returns the tasks that are the jobs of a pool.
func jobs(f *compile.Factory, pool string) (tasks engine.TaskSet) {
	for i := range f.Tasks {
		if f.Puzzle.Workers[i].Pool == pool {
			tasks = tasks.With(engine.TaskID(i))
		}
	}
	return tasks
}

// busy returns how many percent of all benches' time were spent on work.
func busy(m *cores.Metrics) int64 {
	total := int64(0)
	for _, ticks := range m.BusyTicks {
		total += ticks
	}
	if m.Ticks == 0 {
		return 100
	}
	return 100 * total / (m.Ticks * int64(len(m.BusyTicks)))
}
