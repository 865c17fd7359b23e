package cores

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/internal/specimen"
	"lostupdate/engine/machine"
	"lostupdate/engine/sched"
)

// The clockwork's own way to do devices, pools, processes and prices: it counts
// afresh whenever it needs to know something.

// visit is a worker at a device.
type visit struct {
	who, device int
	left, since int64
}

// line returns the number of a worker's process.
func (k *clockwork) line(t int) int {
	if len(k.p.Processes) == 0 {
		return 0
	}
	return k.p.Tasks[t].Process
}

// crowd returns how many workers are under way, all or those of one process.
func (k *clockwork) crowd(line int) (n int64) {
	for i, w := range k.workers {
		if w.underWay && (line < 0 || k.line(i) == line) {
			n++
		}
	}
	return n
}

func (k *clockwork) slice() int64 {
	if k.b.Period == 0 {
		return k.b.Quantum
	}
	return max(k.b.Period/k.crowd(-1), 1)
}

func (k *clockwork) changeOver() int64 {
	extra := k.crowd(-1) - int64(k.b.WorkingSet)
	if k.b.WorkingSet == 0 || extra < 0 {
		extra = 0
	}
	return k.b.SwitchCost + extra*k.b.Thrash
}

// mayWork reports whether a worker could go to a bench once another one, or
// nobody, has left his.
func (k *clockwork) mayWork(t, leaving int) bool {
	line := k.line(t)
	if k.unborn[line] {
		return false
	}
	if line >= len(k.p.Processes) || !k.p.Processes[line].HouseKey {
		return true
	}
	return !slices.ContainsFunc(k.benches, func(p place) bool {
		return p.who >= 0 && p.who != leaving && k.line(p.who) == line
	})
}

// wanted reports whether somebody could have a worker's bench.
func (k *clockwork) wanted(by int) bool {
	return slices.ContainsFunc(k.ready, func(t int) bool { return k.mayWork(t, by) })
}

// birth returns the price of a worker who comes to a bench for the first time.
func (k *clockwork) birth(t int) int64 {
	line := k.line(t)
	if !k.born[line] {
		k.born[line] = true
		if k.b.Costs.Process > 0 {
			k.unborn[line] = true
		}
		return k.b.Costs.Process
	}
	if k.workers[t].follows {
		return 0
	}
	return k.b.Costs.Thread
}

// pool returns the number of a worker's pool, or -1.
func (k *clockwork) pool(t int) int {
	return slices.IndexFunc(k.b.Pools, func(p Pool) bool { return p.Tasks.Has(engine.TaskID(t)) })
}

// letIn admits whom there is room for.
func (k *clockwork) letIn() {
	for _, t := range slices.Clone(k.outside) {
		if k.room(k.pool(t)) {
			k.admit(t)
		}
	}
}

// room reports whether one more of a pool, or of those in none, may be under way.
func (k *clockwork) room(pool int) bool {
	most := k.b.Admitted
	if pool >= 0 {
		most = k.b.Pools[pool].Size
	} else if most == 0 {
		return true
	}
	for i, w := range k.workers {
		if w.counted && k.pool(i) == pool && !w.over() {
			most--
		}
	}
	return most > 0
}

func (k *clockwork) admit(t int) {
	k.outside = slices.DeleteFunc(k.outside, func(other int) bool { return other == t })
	k.workers[t].counted = true
	k.begin(t)
}

// next admits the first in line for a pool, after somebody of it has gone.
func (k *clockwork) next(pool int) {
	i := slices.IndexFunc(k.outside, func(t int) bool { return k.pool(t) == pool })
	if i >= 0 && k.room(pool) {
		k.workers[k.outside[i]].follows = pool >= 0
		k.admit(k.outside[i])
	}
}

// begin counts a worker as under way from now on.
func (k *clockwork) begin(t int) {
	k.workers[t].underWay = true
	k.metrics.Admitted[t] = k.now
	memory := k.crowd(-1) * k.b.Memory.Thread
	for line := range max(1, len(k.p.Processes)) {
		if k.crowd(line) > 0 {
			memory += k.b.Memory.Process
		}
	}
	k.metrics.Memory = max(k.metrics.Memory, memory)
	k.wake(t)
}

// goTo sends a worker to a device.
func (k *clockwork) goTo(t, device int) {
	at := 0
	for _, v := range k.served {
		if v.device == device {
			at++
		}
	}
	if int64(at) == k.p.Objects[device].Init {
		k.workers[t].is = engine.Span{Activity: engine.Waiting, Core: -1, Object: engine.ObjectID(device)}
		k.lines[device] = append(k.lines[device], t)
		return
	}
	k.workers[t].is = engine.Span{Activity: engine.Using, Core: -1, Object: engine.ObjectID(device)}
	in := k.p.Tasks[t].Body.(machine.Code)[k.workers[t].pc]
	k.served = append(k.served, visit{who: t, device: device, left: in.A.Const, since: k.now})
}

// leaveDevices lets those go on whose time at a device is over.
func (k *clockwork) leaveDevices() {
	for {
		i := slices.IndexFunc(k.served, func(v visit) bool { return v.left == 0 })
		if i < 0 {
			return
		}
		v := k.served[i]
		k.served = slices.Delete(k.served, i, i+1)
		w := k.workers[v.who]
		op := engine.Op{Kind: engine.OpUse, Object: engine.ObjectID(v.device), Cost: k.now - v.since, Site: w.pc}
		k.events = append(k.events, engine.Event{Task: engine.TaskID(v.who), Op: op, Core: w.lastCore, Start: v.since, End: k.now})
		w.pc++
		k.wake(v.who)
		if line := k.lines[v.device]; len(line) > 0 {
			k.lines[v.device] = line[1:]
			k.goTo(line[0], v.device)
		}
		k.fill()
	}
}

// punctuality notes who was late.
func (k *clockwork) punctuality() {
	for t, tick := range k.b.Deadlines {
		ended := k.metrics.Ended[t]
		if tick > 0 && (k.workers[t].started || k.workers[t].stopped) && (ended > tick || ended < 0) {
			k.metrics.Late = k.metrics.Late.With(engine.TaskID(t))
		}
	}
}

// lateness is the finding about the one of them whose deadline was first.
func (k *clockwork) lateness() *engine.Finding {
	who := -1
	for t := range k.workers {
		if k.metrics.Late.Has(engine.TaskID(t)) && (who < 0 || k.b.Deadlines[t] < k.b.Deadlines[who]) {
			who = t
		}
	}
	if who < 0 {
		return nil
	}
	return &engine.Finding{Kind: engine.DeadlineMissed, Task: engine.TaskID(who), Object: -1}
}

// withDevices has a random program do some of its work at devices, and in
// processes.
func withDevices(dice *sched.Dice, p *engine.Program) {
	devices := 1 + dice.Roll(2)
	for range devices {
		p.Objects = append(p.Objects, engine.Object{Kind: engine.Device, Init: int64(1 + dice.Roll(2)), Process: engine.Shared})
	}
	for i := range p.Tasks {
		code := slices.Clone(p.Tasks[i].Body.(machine.Code))
		for j, in := range code {
			idle := in.Verb == machine.Work || in.Verb == machine.Set && in.Cost > 0 && dice.Roll(2) == 0
			if idle && dice.Roll(3) > 0 {
				device := len(p.Objects) - 1 - dice.Roll(devices)
				code[j] = machine.Instr{Verb: machine.Use, Object: engine.ObjectID(device), A: machine.Const(int64(1 + dice.Roll(6)))}
			}
		}
		p.Tasks[i].Body = code
	}
	for range dice.Roll(3) {
		p.Processes = append(p.Processes, engine.Process{HouseKey: dice.Roll(2) == 0})
	}
	for i := range p.Tasks {
		if len(p.Processes) > 0 {
			p.Tasks[i].Process = dice.Roll(len(p.Processes))
		}
	}
}

func randomBench(dice *sched.Dice, tasks int) Bench {
	b := Bench{Cores: 1 + dice.Roll(4), Quantum: int64(dice.Roll(6)), SwitchCost: int64(dice.Roll(3))}
	if dice.Roll(3) == 0 {
		b.Admitted = 1 + dice.Roll(tasks)
	}
	if dice.Roll(3) == 0 {
		b.Order = []engine.TaskID{engine.TaskID(tasks - 1), 0}
	}
	return b
}

// withPrices adds to a random bench what has a price or a bound.
func withPrices(dice *sched.Dice, b *Bench, tasks int) {
	if dice.Roll(3) == 0 {
		b.Period = int64(1 + dice.Roll(9))
	}
	if dice.Roll(2) == 0 {
		b.WorkingSet, b.Thrash = 1+dice.Roll(2), int64(dice.Roll(4))
	}
	if dice.Roll(2) == 0 {
		b.Costs.Thread, b.Costs.Process = int64(dice.Roll(3)), int64(dice.Roll(5))
	}
	b.Memory = Memory{Thread: 1, Process: 8}
	pools := make([]Pool, dice.Roll(3))
	for i := range pools {
		pools[i].Size = 1 + dice.Roll(2)
	}
	for t := range tasks {
		if i := dice.Roll(3); i < len(pools) {
			pools[i].Tasks = pools[i].Tasks.With(engine.TaskID(t))
		}
		if dice.Roll(3) > 0 {
			b.Deadlines = append(b.Deadlines, int64(dice.Roll(60)))
		}
	}
	b.Pools = pools
}

func TestJumpsEqualTicks(t *testing.T) {
	found, happened := map[engine.FindingKind]int{}, map[engine.OpKind]int{}
	stopped := 0
	for seed := range uint64(6000) {
		dice := sched.NewDice(seed)
		p := specimen.Random(dice)
		b := randomBench(dice, len(p.Tasks))
		if seed%3 > 0 {
			withDevices(dice, p)
			withPrices(dice, &b, len(p.Tasks))
		}
		if seed%3 == 2 {
			withChildren(dice, p)
		}
		trace, metrics, err := Run(p, b)
		require.NoError(t, err)
		k := newClockwork(p, b)
		k.run()
		require.Equal(t, k.events, trace.Events, "seed %d: %+v", seed, b)
		require.Equal(t, k.spans(), trace.Spans, "seed %d: %+v", seed, b)
		require.Equal(t, k.finding, trace.Finding, "seed %d: %+v", seed, b)
		require.Equal(t, k.metrics, metrics, "seed %d: %+v", seed, b)
		if trace.Finding != nil {
			found[trace.Finding.Kind]++
		}
		for _, e := range trace.Events {
			happened[e.Op.Kind]++
		}
		stopped += metrics.Stopped.Len()
	}
	for _, kind := range []engine.OpKind{engine.OpUse, engine.OpFork, engine.OpCrash, engine.OpExit, engine.OpJoin} {
		require.Greater(t, happened[kind], 200, kind)
	}
	require.Greater(t, stopped, 500)
	require.Greater(t, found[engine.DeadlineMissed], 200)
	require.Greater(t, found[engine.Deadlock], 200)
}
