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
	t.inside, t.exits = map[engine.ObjectID][]track{}, map[int]Moment{}
	for id := range t.workers {
		b.open(engine.TaskID(id))
	}
	for i, e := range t.Trace.Events {
		w := &t.workers[e.Task]
		w.stays = append(w.stays, stay{event: i, extent: t.extents[i], place: b.place(e.Task, e.Op)})
		b.start(e, i)
	}
	b.lookAhead()
	return b
}

// start notes who comes to work with an event: who is spawned, or all who wait in
// a line that is opened.
func (b *builder) start(e engine.Event, index int) {
	if !e.Op.Kind.OnTask() || e.Op.Kind == engine.OpJoin || int(e.Op.Object) >= len(b.started) {
		return
	}
	tasks := b.t.Factory.Program.Tasks
	for id := range b.started {
		called := id == int(e.Op.Object)
		if e.Op.Kind == engine.OpFork {
			called = tasks[id].Process == tasks[e.Op.Object].Process && !tasks[id].Dormant
		}
		if called && b.started[id] < 0 {
			b.started[id] = index + 1
		}
	}
}

// open prepares a task's worker.
func (b *builder) open(id engine.TaskID) {
	w := &b.t.workers[id]
	b.started[id] = -1
	if b.state.Tasks[id] == machine.Started {
		b.started[id] = 0
		w.present.set(-1, 1)
	}
	if int(id) >= b.t.Workers() {
		return // it carries letters from an out-tray, and stands at no belt
	}
	r := b.t.Factory.Routine(id)
	for _, reg := range registers(b.t.Factory.Tasks[id].Code) {
		w.slips = append(w.slips, slips{register: reg})
	}
	for i, s := range r.Stations {
		if s.Kind == puzzle.RepeatOpen || s.Kind == puzzle.WhileOpen {
			w.loops = append(w.loops, loop{station: i, closing: s.Partner, count: b.rounds(&s)})
		}
	}
}

// rounds returns how often a repeat goes round, and 0 for a while.
func (b *builder) rounds(s *puzzle.Station) int {
	return int(b.t.Factory.Blueprint.Value(puzzle.Number{Value: int64(s.Count), Dial: s.Dial}))
}

// registers returns the registers that a level's cards can name and that the code
// fills, ascending.
func registers(code machine.Code) []puzzle.Register {
	var filled [machine.RegistersMax]bool
	for _, in := range code {
		if fills(in.Verb) {
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

// fills reports whether an instruction puts what it got onto the clipboard.
func fills(v machine.Verb) bool {
	switch v {
	case machine.Read, machine.Add, machine.Exchange, machine.Swap, machine.TryLock, machine.Set, machine.Take, machine.Load,
		machine.LockInto, machine.JoinInto:
		return true
	}
	return false
}

// place returns where on the belt an operation happens.
func (b *builder) place(task engine.TaskID, op engine.Op) Place {
	site, ok := b.t.Factory.At(task, op)
	if !ok { // who leads a line closes it behind his last station
		return b.behind(task)
	}
	return Place{Station: site.Station, Gate: site.Gate, Slot: site.Slot, Part: site.Part}
}

// behind returns the place of somebody who has gone home.
func (b *builder) behind(id engine.TaskID) Place {
	if int(id) >= b.t.Workers() {
		return Place{Station: -1, Gate: -1}
	}
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
	b.end(b.state, 0)
	b.note(-1, -1)
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
	if in, ok := b.t.instruction(e); ok && fills(in.Verb) {
		value := e.Value
		if e.Op.Kind == engine.OpCompute {
			value = e.Op.Arg
		}
		w.write(in.To, at, value)
	}
	allowed := b.advance(b.state, i, e)
	again := engine.ObjectID(-1)
	if allowed && e.Op.Kind == engine.OpWrite {
		again = e.Op.Object // also where he writes what is there already
	}
	b.note(at, again)
	if !e.Op.Kind.Visible() || !allowed {
		return
	}
	for id := range b.t.workers {
		if b.started[id] == i+1 && b.t.workers[id].present.last() == 0 {
			b.t.workers[id].present.set(at, 1)
		}
	}
	if e.Op.Kind == engine.OpExit {
		b.t.exits[b.t.Factory.Program.ProcessOf(e.Task)] = at
	}
	b.enter(e, at)
	if e.Op.Kind.OnTask() || e.Op.Kind.OnNothing() {
		return
	}
	b.hold(e.Task, at, e.Op)
}

// advance changes a state as an event does, and as the end of those does who have
// nothing left to do after it. It reports whether the event was allowed.
func (b *builder) advance(state *machine.State, index int, e engine.Event) bool {
	refusal := machine.Allowed
	if e.Op.Kind.Visible() {
		_, refusal = b.machine.Apply(state, e.Task, e.Op)
	}
	b.end(state, index+1)
	return refusal == machine.Allowed
}

// end ends the tasks that are over when so many events have happened.
func (b *builder) end(state *machine.State, events int) {
	for id, ended := range b.ended {
		if ended == events && state.Tasks[id] == machine.Started {
			b.machine.End(state, engine.TaskID(id))
		}
	}
}

// note notes what has changed in the state. Most steps change one object; some
// change two, and what ends or starts a line changes as many as hang there.
func (b *builder) note(at Moment, again engine.ObjectID) {
	for id, value := range b.state.Objects {
		if engine.ObjectID(id) == again || value != b.t.objects[id].last() {
			b.t.objects[id].set(at, value)
		}
	}
	for id, status := range b.state.Tasks {
		if w := &b.t.workers[id]; int64(status) != w.status.last() {
			w.status.set(at, int64(status))
		}
	}
}

// enter notes who comes into a section and who leaves it.
func (b *builder) enter(e engine.Event, at Moment) {
	if int(e.Task) >= b.t.Workers() || e.Op.Kind.OnTask() || e.Op.Kind.OnNothing() || b.t.Factory.Objects[e.Op.Object].Section == "" {
		return
	}
	tracks := b.t.inside[e.Op.Object]
	if tracks == nil {
		tracks = make([]track, b.t.Workers())
		b.t.inside[e.Op.Object] = tracks
	}
	by := int64(1)
	if e.Op.Kind == engine.OpLeave || e.Op.Kind == engine.OpAdd && e.Op.Arg < 0 {
		by = -1
	}
	tracks[e.Task].set(at, tracks[e.Task].last()+by)
}

// instruction returns what an event was in the code of its worker.
func (t *Timeline) instruction(e engine.Event) (machine.Instr, bool) {
	if int(e.Task) >= t.Workers() || e.Op.Site < 0 || e.Op.Site >= len(t.Factory.Tasks[e.Task].Code) {
		return machine.Instr{}, false
	}
	return t.Factory.Tasks[e.Task].Code[e.Op.Site], true
}

// hold notes what a worker has read onto his clipboard and not written back. A
// look that only decides something leaves no number behind.
func (b *builder) hold(task engine.TaskID, at Moment, op engine.Op) {
	w := &b.t.workers[task]
	in, known := b.t.instruction(engine.Event{Task: task, Op: op})
	switch {
	case !known:
	case (op.Kind == engine.OpRead || op.Kind == engine.OpLoad) && in.To < puzzle.RegistersMax:
		w.holding.set(at, int64(op.Object)+1)
		w.since.set(at, int64(len(b.t.objects[op.Object])-1))
	case (op.Kind == engine.OpWrite || op.Kind == engine.OpStore) && w.holding.value(at) == int64(op.Object)+1:
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
