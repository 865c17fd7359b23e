package cores

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/routine"
	"lostupdate/engine/sched"
)

// Run makes the run of a program on a bench. A finding is part of the trace; the
// error says that the program or the bench cannot be used.
func Run(p *engine.Program, b Bench) (*engine.Trace, Metrics, error) {
	if err := sched.Validate(p); err != nil {
		return nil, Metrics{}, err
	}
	if err := b.Validate(len(p.Tasks)); err != nil {
		return nil, Metrics{}, err
	}
	r := newShift(p, b)
	defer r.close()
	r.play()
	return r.trace(), r.metrics, nil
}

// shift is a run in progress.
type shift struct {
	program *engine.Program
	bench   Bench
	machine *machine.Machine
	state   *machine.State
	pool    routine.Pool

	now      int64
	tasks    []task
	cores    []core
	ready    queue
	outside  []engine.TaskID // not admitted yet, the next one first
	left     []int           // the gangs of those who have just come to their end
	waiting  []engine.TaskID // who waits for a lock, a join, a token or a bell, first come first
	lockedAt []int64         // per mutex that is held: since when; -1 for all else

	gangs  []gang
	active int             // tasks under way
	houses []house         // by process
	uses   []use           // in the order in which they began
	places []int64         // per device: how many are free
	queued []engine.TaskID // who waits for a place at a device, first come first

	events  []engine.Event
	lanes   []lane
	records int // events, and turns of lanes
	metrics Metrics
	finding *engine.Finding
	rounds  rounds
}

// task is how far a task has come.
type task struct {
	coroutine *routine.Coroutine // nil before it first runs and after it ended
	op        engine.Op          // the step it is at
	left      int64              // ticks that are still to be paid for it
	began     int64              // when its first tick began; -1 = not yet
	value     int64              // what the step before returned; the body is told on a core
	core      int                // where it ran last; -1 = nowhere yet
	local     int                // local steps in a row
	counted   bool               // was admitted: its end lets the next one in
	gang      int                // on whose count
	created   bool               // needs no start, or has had it
	over      bool               // takes part no longer

	key    []int64 // the last mark that its body has set
	handed []int64 // the values that the body was handed since
}

// core is what a core does. It is free while task is -1.
type core struct {
	task      engine.TaskID
	last      engine.TaskID // whom it ran last; -1 = nobody yet
	switching bool
	starting  bool
	price     int64 // ticks that its task still needs to be created
	quantum   int64 // ticks until the task makes room
	from      int64 // since when it works; -1 = it does not
	until     int64 // when it acts next
}

// forever is a quantum that is never used up.
const forever = int64(1) << 62

func newShift(p *engine.Program, b Bench) *shift {
	if b.Quantum == 0 {
		b.Quantum = forever
	}
	if b.TicksMax == 0 {
		b.TicksMax = TicksDefault
	}
	if b.Admitted == 0 {
		b.Admitted = len(p.Tasks)
	}
	m := machine.New(p)
	r := &shift{
		program: p, bench: b, machine: m, state: m.Start(),
		tasks: make([]task, len(p.Tasks)), cores: make([]core, b.Cores), lanes: make([]lane, len(p.Tasks)),
		lockedAt: make([]int64, len(p.Objects)),
		places:   make([]int64, len(p.Objects)),
		metrics: Metrics{
			FirstSeen: make([]int64, len(p.Tasks)), Ended: make([]int64, len(p.Tasks)), Admitted: make([]int64, len(p.Tasks)),
			BusyTicks: make([]int64, b.Cores), UsedTicks: make([]int64, len(p.Objects)),
		},
	}
	for id, o := range p.Objects {
		r.lockedAt[id] = -1
		if o.Kind == engine.Device {
			r.places[id] = o.Init
		}
	}
	if b.Seed != 0 {
		r.ready.dice = sched.NewDice(b.Seed)
	}
	for c := range r.cores {
		r.cores[c] = core{task: -1, last: -1, from: -1}
	}
	for t := range r.tasks {
		r.tasks[t] = task{began: -1, core: -1}
		r.metrics.FirstSeen[t], r.metrics.Ended[t], r.metrics.Admitted[t] = -1, -1, -1
		r.lanes[t].open = engine.Span{Task: engine.TaskID(t), Activity: engine.Ready, Core: -1, Object: -1}
		if !p.Begins(engine.TaskID(t)) {
			r.lanes[t].open.Activity = engine.Waiting
		}
	}
	r.openHouses()
	r.formGangs()
	r.lineUp()
	return r
}

// play makes the run: it goes from one moment at which something happens to the
// next.
func (r *shift) play() {
	r.beginCoreless()
	r.open()
	r.settle()
	for r.finding == nil {
		if r.comesRound() {
			r.finding = &engine.Finding{Kind: engine.DeadlineMissed, Task: -1, Object: -1, Detail: RoundAndRound}
			break
		}
		c, u := r.due(), r.nextUse()
		if c < 0 && u < 0 {
			r.finding = sched.EndFinding(r.machine, r.state, r.underWay())
			break
		}
		if c >= 0 && u >= 0 && r.cores[c].until < r.uses[u].until {
			u = -1 // a device that is due at the same tick comes first
		}
		at := r.next(c, u)
		if at > r.bench.TicksMax {
			r.now = r.bench.TicksMax
			r.finding = &engine.Finding{Kind: engine.DeadlineMissed, Task: -1, Object: -1}
			break
		}
		if r.records > RecordsMax {
			r.finding = &engine.Finding{Kind: engine.DeadlineMissed, Task: -1, Object: -1, Detail: TooManyRecords}
			break
		}
		r.now = at
		if u >= 0 {
			r.finishUse(u)
		} else {
			r.act(c)
		}
		r.settle()
	}
	r.stopClocks()
	r.checkDeadlines()
}

// next returns the tick of a use that is over, or else of a core that acts.
func (r *shift) next(c, u int) int64 {
	if u >= 0 {
		return r.uses[u].until
	}
	return r.cores[c].until
}

// due returns the core that acts next, or -1 if all are free.
func (r *shift) due() int {
	first := -1
	for c := range r.cores {
		if r.cores[c].task >= 0 && (first < 0 || r.cores[c].until < r.cores[first].until) {
			first = c
		}
	}
	return first
}

// underWay returns the tasks that have started and have not ended, but for those
// that need not end.
func (r *shift) underWay() engine.TaskSet {
	var tasks engine.TaskSet
	for t, status := range r.state.Tasks {
		if status == machine.Started && !r.program.Tasks[t].Daemon {
			tasks = tasks.With(engine.TaskID(t))
		}
	}
	return tasks
}

// stopClocks ends all that is going on when the run is over.
func (r *shift) stopClocks() {
	for c := range r.cores {
		if k := &r.cores[c]; k.task >= 0 && k.from >= 0 {
			r.metrics.BusyTicks[c] += r.now - k.from
		}
	}
	for _, since := range r.lockedAt {
		if since >= 0 {
			r.metrics.HeldTicks += r.now - since
		}
	}
	for _, u := range r.uses {
		r.metrics.UsedTicks[u.device] += r.now - u.from
	}
	for t := range r.lanes {
		r.lanes[t].close(r.now)
	}
	r.metrics.Ticks = r.now
}

// timeKeys notes since when mutexes are held, and for how long those were that no
// longer are. A recursive one is held once, a robust one as long as its owner lives.
func (r *shift) timeKeys() {
	for id, o := range r.program.Objects {
		if o.Kind != engine.Mutex {
			continue
		}
		held, since := r.state.Owner(engine.ObjectID(id)) >= 0, r.lockedAt[id]
		switch {
		case held && since < 0:
			r.lockedAt[id] = r.now
		case !held && since >= 0:
			r.metrics.HeldTicks += r.now - since
			r.lockedAt[id] = -1
		}
	}
}

// checkDeadlines notes who was late. The run has not been stopped for that, so it
// is the finding only where there is nothing else to say.
func (r *shift) checkDeadlines() {
	first := engine.TaskID(-1)
	for t, deadline := range r.bench.Deadlines {
		ended := r.metrics.Ended[t]
		if deadline == 0 || r.state.Tasks[t] == machine.Dormant || ended >= 0 && ended <= deadline {
			continue
		}
		r.metrics.Late = r.metrics.Late.With(engine.TaskID(t))
		if first < 0 || deadline < r.bench.Deadlines[first] {
			first = engine.TaskID(t)
		}
	}
	if r.finding == nil && first >= 0 {
		r.finding = &engine.Finding{Kind: engine.DeadlineMissed, Task: first, Object: -1}
	}
}

func (r *shift) trace() *engine.Trace {
	trace := &engine.Trace{Events: r.events, Finding: r.finding, Final: r.machine.Final(r.state)}
	for t := range r.lanes {
		trace.Spans = append(trace.Spans, r.lanes[t].spans...)
	}
	return trace
}

func (r *shift) close() {
	for t := range r.tasks {
		if c := r.tasks[t].coroutine; c != nil {
			r.pool.Put(c)
		}
	}
	r.pool.Close()
}
