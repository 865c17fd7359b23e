package cores

import (
	"slices"

	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/sched"
)

// The clockwork's own way to do processes that fork, end and crash.

// withExits writes down what those who lead do at their end.
func withExits(p *engine.Program) *engine.Program {
	q := *p
	q.Tasks = slices.Clone(p.Tasks)
	for i, t := range q.Tasks {
		if t.Leads {
			q.Tasks[i].Body = append(slices.Clone(t.Body.(machine.Code)), machine.Instr{Verb: machine.Exit})
		}
	}
	return &q
}

func (w *worker) over() bool { return w.ended || w.stopped }

func opOf(verb machine.Verb) engine.OpKind {
	return map[machine.Verb]engine.OpKind{
		machine.Spawn: engine.OpSpawn, machine.Fork: engine.OpFork, machine.Crash: engine.OpCrash, machine.Exit: engine.OpExit,
	}[verb]
}

// fate is what a worker is told who waited for another one to come to an end.
func (k *clockwork) fate(t int) int64 {
	if k.workers[t].crashed {
		return 1
	}
	return 0
}

// upheaval lets workers begin or stop, or says why that cannot be.
func (k *clockwork) upheaval(t int, in machine.Instr) string {
	other := int(in.Object)
	switch in.Verb {
	case machine.Spawn:
		if why := k.cannotSpawn(t, other); why != "" {
			return why
		}
		k.done(t, engine.OpSpawn, in.Object, 0, 0)
		k.workers[other].started = true
		k.begin(other)
	case machine.Fork:
		child := k.line(other)
		if !k.p.Forked(engine.TaskID(other)) || !k.p.Tasks[other].Leads || k.p.Processes[child].Parent != k.line(t) {
			return "fork-foreign"
		}
		if k.workers[other].started || k.workers[other].over() {
			return "fork-again"
		}
		k.done(t, engine.OpFork, in.Object, 0, 0)
		for i, w := range k.workers {
			if k.line(i) == child && !k.p.Tasks[i].Dormant {
				w.started = true
				k.begin(i)
			}
		}
	case machine.Crash:
		k.done(t, engine.OpCrash, in.Object, 0, 0)
		k.goDown(k.line(t), true)
		k.clearAway()
	case machine.Exit:
		k.done(t, engine.OpExit, in.Object, 0, 0)
		k.workers[t].ended = true
		k.goDown(k.line(t), false)
		k.clearAway()
	}
	return ""
}

func (k *clockwork) cannotSpawn(t, other int) string {
	switch {
	case k.workers[other].stopped:
		return "spawn-stopped"
	case k.workers[other].started:
		return "spawn-again"
	case k.p.Forked(engine.TaskID(other)) && k.line(other) != k.line(t):
		return "spawn-foreign"
	}
	return ""
}

// goDown marks who stops with a line: its workers, and those of the lines that it
// has opened and that do not stay.
func (k *clockwork) goDown(line int, crash bool) {
	for i, w := range k.workers {
		if k.line(i) == line && !w.over() {
			w.stopped, w.crashed = true, crash
		}
	}
	for child, p := range k.p.Processes {
		if !p.Forked || p.Detached || p.Parent != line {
			continue
		}
		begun := false
		for i, w := range k.workers {
			if k.line(i) == child && k.p.Tasks[i].Leads {
				begun = begun || w.started || w.over()
			}
		}
		if begun {
			k.goDown(child, crash)
		}
	}
}

// clearAway takes those off the floor whose time is over, one by one.
func (k *clockwork) clearAway() {
	for t, w := range k.workers {
		if !w.over() || w.gone {
			continue
		}
		w.gone, w.underWay = true, false
		w.is = engine.Span{Activity: engine.Finished, Core: -1, Object: -1}
		if w.stopped {
			w.is.Activity = engine.Stopped
			k.metrics.Stopped = k.metrics.Stopped.With(engine.TaskID(t))
		} else {
			k.metrics.Ended[t] = k.now
		}
		k.takeAway(t)
		if w.counted {
			k.left = append(k.left, k.pool(t))
		}
	}
}

// follow lets those go on, the first come first, who have waited for what has
// happened, and then lets others in for those who have gone. It reports whether
// something went wrong.
func (k *clockwork) follow() bool {
	for i := 0; i < len(k.waiting); i++ {
		t := k.waiting[i]
		in := k.p.Tasks[t].Body.(machine.Code)[k.workers[t].pc]
		switch {
		case in.Verb == machine.Lock && k.objects[in.Object] == 0:
			k.waiting = slices.Delete(k.waiting, i, i+1)
			k.objects[in.Object] = int64(t) + 1
			k.done(t, engine.OpLock, in.Object, 0, 0)
		case in.Verb == machine.Join && k.workers[in.Object].over():
			k.waiting = slices.Delete(k.waiting, i, i+1)
			k.done(t, engine.OpJoin, in.Object, 0, k.fate(int(in.Object)))
		default:
			continue
		}
		if !k.endsNow(t) {
			k.wake(t)
		}
		i = -1
	}
	for _, pool := range k.left {
		k.next(pool)
	}
	k.left = nil
	return k.finding != nil
}

// endsNow ends a worker who leads a line if nothing is left for him to do but what
// takes no time.
func (k *clockwork) endsNow(t int) bool {
	w := k.workers[t]
	if w.over() || !k.p.Tasks[t].Leads {
		return false
	}
	code, regs := k.p.Tasks[t].Body.(machine.Code), w.regs
	value := func(o machine.Operand) int64 {
		if o.Register {
			return regs[o.Reg]
		}
		return o.Const
	}
	for pc := w.pc; pc < len(code); pc++ {
		in := code[pc]
		holds := in.Relation.Holds(value(in.A), value(in.B))
		switch {
		case in.Verb == machine.Branch && holds:
			pc = in.Target - 1
		case in.Verb == machine.Branch, in.Verb == machine.Assert && holds:
		case in.Verb == machine.Set && in.Cost == 0:
			regs[in.To] = value(in.A) + value(in.B)
		default:
			return false
		}
	}
	w.ended = true
	k.goDown(k.line(t), false)
	k.clearAway()
	return true
}

// takeAway removes a worker from wherever he is.
func (k *clockwork) takeAway(t int) {
	isHim := func(other int) bool { return other == t }
	for c := range k.benches {
		if k.benches[c].who == t {
			k.benches[c].who = -1
		}
	}
	k.ready = slices.DeleteFunc(k.ready, isHim)
	k.outside = slices.DeleteFunc(k.outside, isHim)
	k.waiting = slices.DeleteFunc(k.waiting, isHim)
	for line := range k.lines {
		k.lines[line] = slices.DeleteFunc(k.lines[line], isHim)
	}
	at := slices.IndexFunc(k.served, func(v visit) bool { return v.who == t })
	if at < 0 {
		return
	}
	device := k.served[at].device
	k.served = slices.Delete(k.served, at, at+1)
	if line := k.lines[device]; len(line) > 0 {
		k.lines[device] = line[1:]
		k.goTo(line[0], device)
	}
}

// withChildren makes some processes children of others, and has tasks fork, exit
// and crash in place of some of their work.
func withChildren(dice *sched.Dice, p *engine.Program) {
	first := func(process int) int {
		return slices.IndexFunc(p.Tasks, func(t engine.Task) bool { return t.Process == process })
	}
	if len(p.Processes) == 0 {
		p.Processes = []engine.Process{{}}
	}
	p.Processes = append(p.Processes, engine.Process{}, engine.Process{})
	for i := range p.Tasks {
		if i > 0 {
			p.Tasks[i].Process = dice.Roll(len(p.Processes))
		}
	}
	p.Tasks[0].Process = 0
	for child := 1; child < len(p.Processes); child++ {
		if leader := first(child); leader >= 0 && dice.Roll(4) > 0 {
			p.Tasks[leader].Leads, p.Tasks[leader].Dormant = true, false
			p.Processes[child].Forked, p.Processes[child].Parent, p.Processes[child].Detached = true, dice.Roll(child), dice.Roll(3) == 0
		}
	}
	p.Tasks[0].Leads = dice.Roll(2) == 0
	for i := range p.Tasks {
		code := slices.Clone(p.Tasks[i].Body.(machine.Code))
		for j, in := range code {
			if in.Verb != machine.Work && in.Verb != machine.Use && (in.Verb != machine.Set || in.Cost == 0) {
				continue
			}
			child := dice.Roll(len(p.Processes))
			switch roll := dice.Roll(12); {
			case roll < 5 && p.Processes[child].Forked && p.Processes[child].Parent == p.Tasks[i].Process:
				code[j] = machine.Instr{Verb: machine.Fork, Object: engine.ObjectID(first(child))}
			case roll == 10:
				code[j] = machine.Instr{Verb: machine.Crash}
			case roll == 11:
				code[j] = machine.Instr{Verb: machine.Exit}
			}
		}
		p.Tasks[i].Body = code
	}
}
