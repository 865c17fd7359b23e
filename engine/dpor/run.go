package dpor

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/routine"
)

// event is one step of the current run.
type event struct {
	task   engine.TaskID
	branch int32
	local  uint32 // how many steps its task has made with it
	row    int32  // how many steps its task has made in a row with it
	before int32  // its task's latest event before it, as in Search.latest
	whole  int32  // the latest event before it that depends on everything
	failed bool   // a task went wrong with it
	op     engine.Op
	begun  engine.TaskSet // the tasks that it started
	print  machine.Footprint
	older  [machine.TouchesMax]int32 // by touch: the event that touched the same before, or -1
}

// frame is what is known about a state of the current run: what has been done
// from there in earlier runs, and what is still to be done.
type frame struct {
	asleep []sleeper
	todo   int32 // trees of steps
}

// sleeper is a step that need not be made: all runs that begin with it, or that
// are the same but for the order of independent steps, were made already.
type sleeper struct {
	task   engine.TaskID
	branch int32
	print  machine.Footprint
}

// About what the search keeps for each, in bytes.
const (
	eventBytes   = 400
	sleeperBytes = 128
)

func (s *Search) sleepers() (sum int) {
	for i := range s.frames {
		sum += cap(s.frames[i].asleep)
	}
	return sum
}

// grow makes room for a step more.
func (s *Search) grow() {
	if s.depth+1 < len(s.frames) {
		return
	}
	more := max(64, len(s.frames))
	s.frames = append(s.frames, make([]frame, more)...)
	s.events = append(s.events, make([]event, more)...)
	s.clocks = append(s.clocks, make([]uint32, more*s.tasks)...)
	s.objects = append(s.objects, make([]int64, more*len(s.program.Objects))...)
	s.statuses = append(s.statuses, make([]machine.Status, more*s.tasks)...)
	s.counted = append(s.counted, make([]int64, more*len(s.state.Watched))...)
}

func (s *Search) clock(event int) []uint32 { return s.clocks[event*s.tasks : (event+1)*s.tasks] }

func (s *Search) objectsBefore(event int) []int64 {
	n := len(s.program.Objects)
	return s.objects[event*n : (event+1)*n]
}

func (s *Search) statusesBefore(event int) []machine.Status {
	return s.statuses[event*s.tasks : (event+1)*s.tasks]
}

// keep keeps the current state as the one before an event.
func (s *Search) keep(event int) {
	copy(s.objectsBefore(event), s.state.Objects)
	copy(s.statusesBefore(event), s.state.Tasks)
	copy(s.countedBefore(event), s.state.Watched)
}

// restore makes a state what it was before an event.
func (s *Search) restore(state *machine.State, event int) {
	copy(state.Objects, s.objectsBefore(event))
	copy(state.Tasks, s.statusesBefore(event))
	copy(state.Watched, s.countedBefore(event))
}

func (s *Search) countedBefore(event int) []int64 {
	n := len(s.state.Watched)
	return s.counted[event*n : (event+1)*n]
}

// before reports whether event i happens before a step with that clock.
func (s *Search) before(i int, clock []uint32) bool {
	e := &s.events[i]
	return clock[e.task] >= e.local
}

func join(clock, other []uint32) {
	for i, n := range other {
		clock[i] = max(clock[i], n)
	}
}

// choosing says what there is to choose from.
type choosing uint8

const (
	atEnd   choosing = iota // nobody can move
	canMove                 // there is a step to make
	asleep                  // somebody could move, but need not
)

// rowMax is how many steps a task makes in a row where nothing asks for another's,
// so that tasks that wait for each other in a loop get on.
const rowMax = 32

// choose returns the step to make next, and the trees of what is to follow it.
func (s *Search) choose() (t engine.TaskID, branch int32, children int32, state choosing) {
	f := &s.frames[s.depth]
	if f.todo != none {
		t, branch, children = s.trees.take(&f.todo)
		return t, branch, children, canMove
	}
	first := 0
	if s.depth > 0 {
		last := &s.events[s.depth-1]
		first = int(last.task)
		if last.row >= rowMax {
			first++
		}
	}
	for i := range s.tasks {
		t = engine.TaskID((first + i) % s.tasks)
		for branch = range int32(s.ways(t)) {
			if !f.sleeps(t, branch) {
				return t, branch, none, canMove
			}
			state = asleep
		}
	}
	return -1, 0, none, state
}

func (f *frame) sleeps(t engine.TaskID, branch int32) bool {
	for i := range f.asleep {
		if f.asleep[i].task == t && f.asleep[i].branch == branch {
			return true
		}
	}
	return false
}

// ways returns in how many ways a task can move.
func (s *Search) ways(t engine.TaskID) int {
	so := &s.past[t]
	if s.state.Tasks[t] != machine.Started || so.now().stage != routine.Announced {
		return 0
	}
	switch so.next().Kind {
	case engine.OpRead, engine.OpWrite, engine.OpAdd: // the commonest can always happen
		return 1
	}
	return s.machine.Branches(s.state, t, *so.next())
}

// step lets a task move.
func (s *Search) step(t engine.TaskID, branch, children int32) {
	s.grow()
	d := s.depth
	e, so := &s.events[d], &s.past[t]
	s.keep(d)
	e.task, e.branch, e.local, e.failed, e.begun = t, branch, uint32(so.count)+1, false, 0
	e.op = *so.next()
	e.op.Branch = int(branch)
	e.row = 1
	if d > 0 && s.events[d-1].task == t {
		e.row += s.events[d-1].row
	}
	s.machine.Footprint(&e.print, s.state, t, &e.op)
	if !e.print.Plain {
		s.branchOut(d)
	}
	value, refusal := s.machine.Apply(s.state, t, e.op)
	s.report.Steps++
	so.add(value)
	if refusal == machine.Allowed {
		s.runner.next(int(t), so)
	} else {
		next := &so.places[so.count+1]
		next.stage, next.reason = refused, string(refusal)
	}
	e.before, e.whole = s.latest[t], s.whole
	s.relate(d)

	s.latest[t] = int32(d)
	for i := range e.print.Count {
		slot := e.print.Touches[i].Slot
		e.older[i], s.heads[slot] = s.heads[slot], int32(d)
	}
	if e.print.Whole {
		s.whole = int32(d)
	}
	s.behind(d, children)
	s.depth++
	so.count++
	s.become(d, refusal)
	if s.machine.Watches() {
		s.watch(d, value)
	}
}

// refused is the stage of a task whose operation was refused. It is none of
// package routine's.
const refused = routine.Stage(255)

// become notes what has become of the tasks with event d.
func (s *Search) become(d int, refusal machine.Refusal) {
	e := &s.events[d]
	if s.state.Tasks[e.task] == machine.Started { // it may have gone down with its process
		s.settle(d, e.task)
	}
	if refusal != machine.Allowed || !e.op.Kind.OnTask() {
		return
	}
	e.begun = s.machine.Begun(s.state, e.op)
	for t := range e.begun.All() {
		s.latest[t] = int32(d)
		if s.state.Tasks[t] == machine.Started {
			s.settle(d, t)
		}
	}
}

// settle notes how far a task has come with event d.
func (s *Search) settle(d int, t engine.TaskID) {
	switch s.past[t].now().stage {
	case routine.Announced:
	case routine.Ended:
		s.machine.End(s.state, t)
	default:
		s.fail(d, s.bodyFinding(t))
	}
}

// behind prepares the frame that event d leads to.
func (s *Search) behind(d int, children int32) {
	from, to, e := &s.frames[d], &s.frames[d+1], &s.events[d]
	to.todo = children
	to.asleep = to.asleep[:0]
	for i := range from.asleep {
		q := &from.asleep[i]
		if q.task == e.task || q.print.Conflicts(&e.print) || q.print.Scarce(&e.print, 0) {
			continue
		}
		to.asleep = append(to.asleep, *q)
		to.asleep[len(to.asleep)-1].print.Spend(&e.print)
	}
}

// undo takes the latest step back, and lets it sleep from now on.
func (s *Search) undo() {
	s.depth--
	d := s.depth
	e := &s.events[d]
	s.restore(s.state, d)
	s.past[e.task].count--
	for rest := e.begun; rest != 0; rest &= rest - 1 {
		s.latest[rest.First()] = -1
	}
	s.latest[e.task], s.whole = e.before, e.whole
	for i := range e.print.Count {
		s.heads[e.print.Touches[i].Slot] = e.older[i]
	}
	for n := len(s.failures); n > 0 && int(s.failures[n-1]) == d; n-- {
		s.failures = s.failures[:n-1]
	}
	f := &s.frames[d]
	f.asleep = append(f.asleep, sleeper{e.task, e.branch, e.print})
}
