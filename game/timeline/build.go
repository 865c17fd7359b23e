package timeline

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/routine"
	"lostupdate/levels/compile"
	"lostupdate/levels/puzzle"
)

// Shift returns the timeline of a run in ticks.
func Shift(f *compile.Factory, trace *engine.Trace) *Timeline {
	t := &Timeline{Factory: f, Trace: trace, Timed: true}
	for _, e := range trace.Events {
		t.extents = append(t.extents, extent{Ticks(e.Start), Ticks(e.End)})
		t.Length = max(t.Length, e.End)
	}
	for _, s := range trace.Spans {
		t.Length = max(t.Length, s.To)
	}
	b := newBuilder(t)
	b.shiftLanes()
	b.finish()
	return t
}

// Replay returns the timeline of a run in steps. Decisive are the events that
// explain how it failed, the decisive one last; those that the trace does not
// have are left out.
func Replay(f *compile.Factory, trace *engine.Trace, decisive []int) *Timeline {
	t := &Timeline{Factory: f, Trace: trace}
	for _, i := range decisive {
		if i >= 0 && i < len(trace.Events) {
			t.Decisive = append(t.Decisive, i)
		}
	}
	t.pace()
	b := newBuilder(t)
	b.replayLanes()
	b.finish()
	return t
}

// pace gives every step one tick, which its visible event shares evenly with the
// local ones behind it. What happens before the first step takes no time.
func (t *Timeline) pace() {
	events := t.Trace.Events
	for i := 0; i < len(events); {
		end := i + 1
		for end < len(events) && !events[end].Op.Kind.Visible() {
			end++
		}
		if !events[i].Op.Kind.Visible() {
			for range end - i {
				t.extents = append(t.extents, extent{})
			}
		} else {
			parts := Moment(end - i)
			for part := range parts {
				t.extents = append(t.extents, extent{
					Ticks(t.Length) + part*Tick/parts, Ticks(t.Length) + (part+1)*Tick/parts,
				})
			}
			t.Length++
		}
		i = end
	}
}

// builder works a trace through, once.
type builder struct {
	t       *Timeline
	machine *machine.Machine
	state   *machine.State
	pending []engine.Op // by task: what it was about to do at the end; OpNone if it has ended
	started []int       // by task: how many events have happened when it came to work; -1 if it never does
	ended   []int       // by task: how many events have happened when it ended; -1 if it has not
}

func newBuilder(t *Timeline) *builder {
	p := t.Factory.Program
	m := machine.New(p)
	b := &builder{
		t: t, machine: m, state: m.Start(),
		pending: make([]engine.Op, len(p.Tasks)), started: make([]int, len(p.Tasks)), ended: make([]int, len(p.Tasks)),
	}
	t.workers = make([]worker, len(p.Tasks))
	t.objects = make([]track, len(p.Objects))
	for id := range t.workers {
		b.open(engine.TaskID(id))
	}
	for i, e := range t.Trace.Events {
		w := &t.workers[e.Task]
		w.stays = append(w.stays, stay{event: i, extent: t.extents[i], place: b.place(e.Task, e.Op)})
		if e.Op.Kind == engine.OpSpawn && int(e.Op.Object) < len(b.started) && b.started[e.Op.Object] < 0 {
			b.started[e.Op.Object] = i + 1
		}
	}
	b.lookAhead()
	return b
}

// open prepares a task's worker.
func (b *builder) open(id engine.TaskID) {
	w := &b.t.workers[id]
	b.started[id] = -1
	if b.state.Tasks[id] == machine.Started {
		b.started[id] = 0
		w.present.set(-1, 1)
	}
	r := b.t.Factory.Routine(id)
	for _, reg := range registers(b.t.Factory.Tasks[id].Code) {
		w.slips = append(w.slips, slips{register: reg})
	}
	for i, s := range r.Stations {
		if s.Kind == puzzle.RepeatOpen || s.Kind == puzzle.WhileOpen {
			w.loops = append(w.loops, loop{station: i, closing: s.Partner, count: s.Count})
		}
	}
}

// registers returns the registers that a level's cards can name and that the code
// fills, ascending.
func registers(code machine.Code) []puzzle.Register {
	var filled [machine.RegistersMax]bool
	for _, in := range code {
		if in.Verb == machine.Read || in.Verb == machine.Add || in.Verb == machine.Set {
			filled[in.To] = true
		}
	}
	var found []puzzle.Register
	for reg := range puzzle.Register(puzzle.RegistersMax) {
		if filled[reg] {
			found = append(found, reg)
		}
	}
	return found
}

// place returns where on the belt an operation happens.
func (b *builder) place(task engine.TaskID, op engine.Op) Place {
	site, ok := b.t.Factory.At(task, op)
	if !ok { // who leads a line closes it behind his last station
		return b.behind(task)
	}
	return Place{Station: site.Station, Gate: site.Gate, Slot: site.Slot}
}

// behind returns the place of somebody who has gone home.
func (b *builder) behind(id engine.TaskID) Place {
	stations := len(b.t.Factory.Routine(id).Stations)
	return Place{Station: stations, Gate: -1, Slot: stations}
}

// lookAhead finds out what those who have not ended were about to do: it lets
// their bodies run once more on the values that the trace gave them.
func (b *builder) lookAhead() {
	var pool routine.Pool
	defer pool.Close()
	for id := range b.t.workers {
		w := &b.t.workers[id]
		coroutine := pool.Get()
		said := coroutine.Start(machine.BodyOf(b.t.Factory.Program, engine.TaskID(id)))
		for _, s := range w.stays {
			if said.Stage != routine.Announced {
				break
			}
			said = coroutine.Resume(b.t.Trace.Events[s.event].Value)
		}
		b.ended[id] = -1
		switch said.Stage {
		case routine.Announced:
			b.pending[id] = said.Op
			w.rest = b.place(engine.TaskID(id), said.Op)
		case routine.Ended:
			w.rest = b.behind(engine.TaskID(id))
			b.ended[id] = 0
			if n := len(w.stays); n > 0 {
				b.ended[id] = w.stays[n-1].event + 1
			}
		default: // went wrong where it stands
			w.rest = w.placeOf(max(0, len(w.stays)-1))
		}
		pool.Put(coroutine)
	}
}

// finish follows the trace from its first event to its last.
func (b *builder) finish() {
	for id, value := range b.state.Objects {
		b.t.objects[id].set(-1, value)
	}
	for i, e := range b.t.Trace.Events {
		b.follow(i, e)
	}
	for id := range b.t.workers {
		b.t.workers[id].countRounds()
		b.t.workers[id].final = b.finalSpan(engine.TaskID(id))
	}
	b.t.mark()
}

// follow notes what one event changes.
func (b *builder) follow(i int, e engine.Event) {
	at := b.t.extents[i].to
	w := &b.t.workers[e.Task]
	if code, site := b.t.Factory.Tasks[e.Task].Code, e.Op.Site; site < len(code) {
		switch e.Op.Kind {
		case engine.OpRead, engine.OpAdd:
			w.write(code[site].To, at, e.Value)
		case engine.OpCompute:
			w.write(code[site].To, at, e.Op.Arg)
		}
	}
	if !e.Op.Kind.Visible() {
		return
	}
	if _, refusal := b.machine.Apply(b.state, e.Task, e.Op); refusal != machine.Allowed {
		return
	}
	switch {
	case e.Op.Kind == engine.OpSpawn:
		b.t.workers[e.Op.Object].present.set(at, 1)
	case !e.Op.Kind.OnTask():
		if e.Op.Kind != engine.OpRead {
			b.t.objects[e.Op.Object].set(at, b.state.Objects[e.Op.Object])
		}
		b.hold(e.Task, at, e.Op)
	}
}

// hold notes what a worker has read onto his clipboard and not written back. A
// look that only decides something leaves no number behind.
func (b *builder) hold(task engine.TaskID, at Moment, op engine.Op) {
	w := &b.t.workers[task]
	switch {
	case op.Kind == engine.OpRead && b.t.Factory.Tasks[task].Code[op.Site].To < puzzle.RegistersMax:
		w.holding.set(at, int64(op.Object)+1)
		w.since.set(at, int64(len(b.t.objects[op.Object])-1))
	case op.Kind == engine.OpWrite && w.holding.value(at) == int64(op.Object)+1:
		w.holding.set(at, 0)
	}
}

func (w *worker) write(register puzzle.Register, at Moment, value int64) {
	for i := range w.slips {
		if w.slips[i].register == register {
			w.slips[i].values.set(at, value)
		}
	}
}
