package explore

import (
	"math/bits"
	"slices"

	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/routine"
)

// space is the program's behaviour: for each local state of each task, and each
// content of the objects that its operation acts on, what comes of it. It asks the
// machine and the goroutines; a graph remembers the answers.
type space struct {
	program *engine.Program
	machine *machine.Machine
	pool    routine.Pool
	bodies  []*routine.Automaton // each distinct body once
	body    []*routine.Automaton // by task
	first   []int                // by task: the first one with the same body in the same process
	tasks   int
	only    engine.FindingKind // Options.Only

	tables  [][]*cells // by task and field: what has been asked already
	arena   arena      // of what is in tables
	widths  []uint     // by field: the bits of the largest value that has been met
	widened int        // rises when one of widths does

	contents []*contents    // by object
	raced    []bool         // by object: there is a data race on it
	answers  int            // moves that the machine and the goroutines were asked for
	pinned   engine.TaskSet // tasks that others name
	wide     bool           // some operation changes more than one move can say: see wide.go
	telling  bool           // the kind of a step matters to a run without end: see living.readState

	scratch *machine.State   // for asking the machine
	nodes   []routine.NodeID // likewise, of a step that spreads
}

// The task field of a dormant task is 0, those of tasks that are over come next,
// and that of a task at another node n is n+3.
const (
	dormant   = 0
	endedNode = uint64(routine.EndNode) + 1
	stopped   = 2
	crashed   = 3
)

func nodeField(n routine.NodeID) uint64 {
	if n == routine.EndNode {
		return endedNode
	}
	return uint64(n) + crashed
}

// nodeOf is the inverse of nodeField. A task that is over has no node; it is given
// the one at which bodies have returned.
func nodeOf(field uint64) routine.NodeID {
	if field <= crashed {
		return routine.EndNode
	}
	return routine.NodeID(field - crashed)
}

// local is one local state of one task.
type local struct {
	stage routine.Stage
	op    engine.Op

	// The fields that the operation depends on and may change; -1 where there
	// is no such field.
	target, second int
}

// move is one way in which an operation can happen, and what comes of it.
type move struct {
	effect         effect
	own            uint64 // task field afterwards
	target, second uint64 // these fields afterwards
}

// effect says what comes of asking a task to move.
type effect uint8

const (
	unknown  effect = iota // not asked yet
	ended                  // the task has no next operation
	blocked                // its operation cannot happen now
	stepped                // it moved
	failed                 // it moved, and its body went wrong: the run ends there
	refused                // the object did not allow the operation: the run ends there
	collided               // another task is in the region: likewise
	starved                // it moved, and overtook another task once too often: likewise
	spread                 // it moved, and changed more than a move says: ask in each state anew
)

// goesWrong reports whether a body that has come to this stage is a finding.
func goesWrong(stage routine.Stage) bool { return stage != routine.Announced && stage != routine.Ended }

func newSpace(p *engine.Program) *space {
	sp := &space{program: p, machine: machine.New(p), tasks: len(p.Tasks)}
	sp.learnBodies()
	sp.scratch = sp.machine.Start()
	sp.raced = make([]bool, len(p.Objects))
	for i := range p.Objects {
		sp.telling = sp.telling || p.Objects[i].Ghosts
		sp.contents = append(sp.contents, newContents(&p.Objects[i], sp.scratch.Objects[i], sp.tasks))
	}
	for _, word := range sp.scratch.Watched {
		sp.contents = append(sp.contents, newContents(&engine.Object{}, word, sp.tasks))
	}
	sp.wide = len(sp.scratch.Watched) > 0 || slices.ContainsFunc(p.Tasks, func(t engine.Task) bool { return t.Leads })
	sp.tables = make([][]*cells, sp.tasks)
	sp.widths = make([]uint, sp.tasks+len(sp.contents))
	for t := range sp.tasks {
		sp.noteNodes(t)
	}
	for o := range sp.contents {
		sp.noteContents(o)
	}
	return sp
}

// learnBodies makes one automaton for each distinct body. Step lists are the same
// if their instructions are, and the bodies of a World's crew are; any other body
// is taken to be its task's own.
func (sp *space) learnBodies() {
	var bodies []engine.Body
	for t := range sp.program.Tasks {
		body := machine.BodyOf(sp.program, engine.TaskID(t))
		before := slices.IndexFunc(bodies, func(other engine.Body) bool { return same(body, other) })
		bodies = append(bodies, body)
		if before < 0 {
			a := routine.Learn(body, &sp.pool)
			sp.bodies, sp.body = append(sp.bodies, a), append(sp.body, a)
		} else {
			sp.body = append(sp.body, sp.body[before])
		}
		first := 0
		for sp.body[first] != sp.body[t] || sp.program.ProcessOf(engine.TaskID(first)) != sp.program.ProcessOf(engine.TaskID(t)) {
			first++
		}
		sp.first = append(sp.first, first)
	}
}

// noteNodes and noteContents keep widths up to date: they are called after a
// body's automaton or the contents of an object may have grown.
func (sp *space) noteNodes(task int) {
	width := uint(bits.Len(uint(crashed + sp.body[task].Len() - 1))) // the largest field is that of the last node
	if width == sp.widths[task] {
		return
	}
	for t, body := range sp.body { // tasks that exchange their fields must be equally wide
		if body == sp.body[task] {
			sp.widths[t] = width
		}
	}
	sp.widened++
}

func (sp *space) noteContents(object int) {
	if width := uint(bits.Len(uint(len(sp.contents[object].values) - 1))); width != sp.widths[sp.tasks+object] {
		sp.widths[sp.tasks+object] = width
		sp.widened++
	}
}

func same(a, b engine.Body) bool {
	switch a := a.(type) {
	case machine.Code:
		b, ok := b.(machine.Code)
		return ok && slices.Equal(a, b)
	case *crewBody:
		b, ok := b.(*crewBody)
		return ok && a == b
	}
	return false
}

// close ends all goroutines. What was learned stays usable; asking for what was
// not learned does not.
func (sp *space) close() {
	for _, a := range sp.bodies {
		a.Close()
	}
	sp.pool.Close()
}

// answerBytes is about what it takes to remember one answer: a cell, an edge of an
// automaton with the node behind it, and the number of a content.
const answerBytes = 160

// bytes returns about what has been learned.
func (sp *space) bytes() int { return sp.answers * answerBytes }

// startField returns a task's field before the first step.
func (sp *space) startField(task int) uint64 {
	if !sp.program.Begins(engine.TaskID(task)) {
		return dormant
	}
	return nodeField(sp.body[task].Start())
}

// at returns a task's local state.
func (sp *space) at(task int, field uint64) local {
	l := local{stage: routine.Ended, target: -1, second: -1}
	if field == dormant {
		return l
	}
	n := sp.body[task].Node(nodeOf(field))
	l.stage, l.op = n.Stage, n.Op
	sp.wide = sp.wide || l.op.Kind.OnProcess()
	sp.telling = sp.telling || l.op.Kind == engine.OpProgress
	switch {
	case l.stage != routine.Announced, l.op.Kind.OnNothing():
	case l.op.Kind.OnTask():
		if exists(l.op.Object, sp.tasks) {
			l.target = int(l.op.Object)
			sp.pinned = sp.pinned.With(engine.TaskID(l.op.Object))
		}
	default:
		if exists(l.op.Object, len(sp.program.Objects)) {
			l.target = sp.tasks + int(l.op.Object)
		}
		if l.op.Kind.OnTwo() && exists(l.op.With, len(sp.program.Objects)) {
			l.second = sp.tasks + int(l.op.With)
		}
	}
	return l
}

func exists(id engine.ObjectID, count int) bool { return id >= 0 && int(id) < count }

func statusOf(taskField uint64) machine.Status {
	switch taskField {
	case dormant:
		return machine.Dormant
	case endedNode:
		return machine.Ended
	case stopped:
		return machine.Stopped
	case crashed:
		return machine.Crashed
	}
	return machine.Started
}

// ask appends to moves all that can come of a task's operation in a state whose
// fields are told by get: one move for each branch, or a single one that is
// blocked.
func (sp *space) ask(task int, get func(field int) uint64, moves []move) []move {
	field := get(task)
	sp.answers++
	l := sp.at(task, field)
	if l.stage != routine.Announced {
		return append(moves, move{effect: ended})
	}
	sp.unpack(get)
	branches := sp.machine.Branches(sp.scratch, engine.TaskID(task), l.op)
	if branches == 0 {
		return append(moves, move{effect: blocked})
	}
	for i := range branches {
		if i > 0 {
			sp.unpack(get)
		}
		moves = append(moves, sp.happen(task, nodeOf(field), l, i, get))
	}
	return moves
}

// happen lets the operation happen in sp.scratch.
func (sp *space) happen(task int, node routine.NodeID, l local, branch int, get func(field int) uint64) move {
	op := l.op
	op.Branch = branch
	value, refusal := sp.machine.Apply(sp.scratch, engine.TaskID(task), op)
	switch refusal {
	case machine.Allowed:
	case machine.Collided:
		return move{effect: collided}
	default:
		return move{effect: refused}
	}
	next := sp.body[task].Next(node, value)
	sp.noteNodes(task)
	if sp.machine.Spreads(op) {
		return move{effect: spread}
	}
	m := move{effect: stepped, own: nodeField(next)}
	if goesWrong(sp.body[task].Node(next).Stage) {
		m.effect = failed
	}
	switch {
	case l.target < 0: // it touches nothing
	case !op.Kind.OnTask():
		m.target = sp.contentOf(l.target)
		if l.second >= 0 {
			m.second = sp.contentOf(l.second)
		}
	case op.Kind == engine.OpSpawn:
		start := sp.body[l.target].Start()
		m.target = nodeField(start)
		if goesWrong(sp.body[l.target].Node(start).Stage) {
			m.effect = failed
		}
	case l.target != task:
		m.target = get(l.target)
	}
	return m
}

// races returns the variables on which there is a data race, as far as is known.
func (sp *space) races() (ids []engine.ObjectID) {
	for i, raced := range sp.raced {
		if raced {
			ids = append(ids, engine.ObjectID(i))
		}
	}
	return ids
}

// contentOf returns the number of an object's content in sp.scratch.
func (sp *space) contentOf(field int) uint64 {
	object := field - sp.tasks
	return sp.number(object, sp.scratch.Objects[object])
}

// number returns the number of a content of an object.
func (sp *space) number(object int, content int64) uint64 {
	id := sp.contents[object].id(content)
	sp.noteContents(object)
	return uint64(id)
}

// unpack writes the shared part of a state to sp.scratch.
func (sp *space) unpack(get func(field int) uint64) {
	for t := range sp.tasks {
		sp.scratch.Tasks[t] = statusOf(get(t))
	}
	objects := len(sp.scratch.Objects)
	for o, c := range sp.contents {
		if content := c.values[get(sp.tasks+o)]; o < objects {
			sp.scratch.Objects[o] = content
		} else {
			sp.scratch.Watched[o-objects] = content
		}
	}
}
