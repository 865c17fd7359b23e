package format

import (
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"lostupdate/levels/puzzle"
)

func benchShape(standard puzzle.Bench) shape[puzzle.Bench] {
	type bench = puzzle.Bench
	type desk = puzzle.Desk
	type costs = puzzle.StartCosts
	deskShape := object(desk{},
		entry("holds", "So many workers under way are no burden.", numberOrDial(1, puzzle.WorkersMax), func(d *desk, v puzzle.Number) { d.Holds = v }).must(),
		entry("each-more", "Ticks that each one beyond adds to every change of a bench.", integer(1, puzzle.SwitchCostMax), func(d *desk, v int64) { d.EachMore = v }).must(),
	)
	startShape := object(costs{},
		entry("worker", "Ticks before a worker can begin.", integer(0, puzzle.SwitchCostMax), func(c *costs, v int64) { c.Worker = v }),
		entry("line", "Ticks before the first worker of a line can begin.", integer(0, puzzle.SwitchCostMax), func(c *costs, v int64) { c.Line = v }),
	)
	return object(standard,
		entry("cores", "How many workers can move at the same time; 2 where left out.", number(1, puzzle.CoresMax), func(b *bench, v int) { b.Cores = v }),
		entry("quantum", "Ticks before a worker must make room for one who waits; 4 where left out.", integer(1, puzzle.QuantumMax), func(b *bench, v int64) { b.Quantum = v }),
		entry("switch", "Ticks to change a bench over to another worker; 1 where left out.", integer(0, puzzle.SwitchCostMax), func(b *bench, v int64) { b.SwitchCost = v }),
		entry("period", "Instead of a quantum: a turn is this divided by the workers under way.", integer(1, puzzle.PeriodMax), func(b *bench, v int64) { b.Period = v }),
		entry("desk", "How many workers can be under way before changes of a bench take longer.", deskShape, func(b *bench, v desk) { b.Desk = v }),
		entry("start", "What it takes before somebody can begin.", startShape, func(b *bench, v costs) { b.Start = v }),
		entry("crashes", "Whether what crashes perhaps does on this shift; true where left out.", boolean(), func(b *bench, v bool) { b.Spared = !v }),
		entry("admitted", "So many workers may be under way at once; all where left out.", numberOrDial(1, puzzle.WorkersMax), func(b *bench, v puzzle.Number) { b.Admitted = v }),
		entry("pools", "Workers who take jobs from a list: how many there are in each pool.", poolsShape(), func(b *bench, v []puzzle.JobPool) { b.Pools = v }),
	)
}

func poolsShape() shape[[]puzzle.JobPool] {
	return mapShape(dictionary(numberOrDial(1, puzzle.WorkersMax), 1, puzzle.PoolsMax), func(entries []named[puzzle.Number]) []puzzle.JobPool {
		var pools []puzzle.JobPool
		for _, e := range entries {
			pools = append(pools, puzzle.JobPool{Name: e.name, Size: e.value})
		}
		return pools
	})
}

// poolName is a name that the bench must have a pool for.
func poolName() shape[string] {
	base := name()
	return shape[string]{base.schema, func(r *reader, n ast.Node) string {
		value := base.read(r, n)
		r.whenRead(func(p *puzzle.Puzzle) {
			if _, ok := p.Bench.Pool(value); ok {
				return
			}
			var known []string
			for _, pool := range p.Bench.Pools {
				known = append(known, pool.Name)
			}
			r.fail(n, Suggest(value, known)+"; pools are declared under bench", "there is no pool %q", value)
		})
		return value
	}}
}

// checkBench refuses benches that say two things at once, or nothing.
func checkBench(p *puzzle.Puzzle) (message, advice string) {
	b := &p.Bench
	if b.Period != 0 && p.Tools.Quanta != nil {
		return "the bench has a period, so there is no quantum to choose", "remove period, or tools, quanta"
	}
	if b.Admitted != (puzzle.Number{}) && p.Tools.Pool.Kind == puzzle.AtOnce {
		return "the bench says how many are admitted, and so does a pool of kind at-once", "keep one of them"
	}
	for i, pool := range b.Pools {
		if slices.ContainsFunc(b.Pools[:i], func(other puzzle.JobPool) bool { return other.Name == pool.Name }) {
			return "pool " + pool.Name + " is named twice", ""
		}
		if !slices.ContainsFunc(p.Workers, func(w puzzle.Worker) bool { return w.Pool == pool.Name }) {
			return "nobody is a job of the pool " + pool.Name, "add \"pool: " + pool.Name + "\" to the workers that are its jobs"
		}
	}
	for _, w := range p.Workers {
		if w.Pool != "" && w.Asleep {
			return "a job of a pool cannot be asleep", "remove asleep, or pool"
		}
	}
	return "", ""
}

func (w *writer) bench(b *puzzle.Bench) {
	fields := []string{fmt.Sprintf("cores: %d", b.Cores), fmt.Sprintf("quantum: %d", b.Quantum), fmt.Sprintf("switch: %d", b.SwitchCost)}
	if b.Period != 0 {
		fields = append(fields, fmt.Sprintf("period: %d", b.Period))
	}
	if b.Desk != (puzzle.Desk{}) {
		fields = append(fields, fmt.Sprintf("desk: {holds: %s, each-more: %d}", b.Desk.Holds, b.Desk.EachMore))
	}
	if b.Start != (puzzle.StartCosts{}) {
		fields = append(fields, fmt.Sprintf("start: {worker: %d, line: %d}", b.Start.Worker, b.Start.Line))
	}
	if b.Spared {
		fields = append(fields, "crashes: false")
	}
	if b.Admitted != (puzzle.Number{}) {
		fields = append(fields, "admitted: "+b.Admitted.String())
	}
	var pools []string
	for _, p := range b.Pools {
		pools = append(pools, p.Name+": "+p.Size.String())
	}
	if pools != nil {
		fields = append(fields, "pools: {"+strings.Join(pools, ", ")+"}")
	}
	w.line(0, "bench: {%s}", strings.Join(fields, ", "))
}
