package explore

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/routine"
)

// space is the program's transition system: what each task can do in a packed
// state, and what state comes out. It learns as it is asked.
type space struct {
	program  *engine.Program
	machine  *machine.Machine
	pool     routine.Pool
	bodies   []*routine.Automaton // each distinct body once
	body     []*routine.Automaton // by task
	tasks    int
	contents []*contents // by object
	layout   *layout
	moves    [][]nodeMoves // by task, then by node

	scratch *machine.State // for asking the machine
	next    []uint64       // the state that the last step led to
}

// nodeMoves are the moves known from one local state of one task.
type nodeMoves struct {
	learned bool
	stage   routine.Stage
	target  int // the field that the operation depends on and may change
	onTask  bool
	moves   []move // by that field's content: a content number, or a task's status
}

// move is one remembered step.
type move struct {
	effect effect
	node   uint32 // field value of the task afterwards
	value  uint32 // field value of the target afterwards
}

// effect says what comes of asking a task to move.
type effect uint8

const (
	unknown effect = iota // not asked yet; never returned by step
	ended                 // the task has no next operation
	blocked               // its operation cannot happen now
	stepped               // it moved; the state is in space.next
	failed                // it moved, and its body went wrong: the run ends there
	refused               // the object did not allow the operation
	widened               // the layout had to change: fetch the state and ask again
)

// goesWrong reports whether a body that has come to this stage is a finding.
func goesWrong(stage routine.Stage) bool { return stage != routine.Announced && stage != routine.Ended }

// The field of a dormant task is 0, that of a task at node n is n+1.
const dormant = 0

func nodeField(n routine.NodeID) uint32 { return uint32(n) + 1 }

func newSpace(p *engine.Program) *space {
	sp := &space{program: p, machine: machine.New(p), tasks: len(p.Tasks)}
	sp.learnBodies()
	start := sp.machine.Start()
	sp.scratch = start
	widths := make([]uint, 0, sp.tasks+len(p.Objects))
	for range p.Tasks {
		widths = append(widths, 5)
	}
	for _, content := range start.Objects {
		sp.contents = append(sp.contents, newContents(content))
		widths = append(widths, 3)
	}
	sp.layout = newLayout(widths)
	sp.moves = make([][]nodeMoves, sp.tasks)
	sp.next = make([]uint64, sp.layout.words)
	return sp
}

// learnBodies makes one automaton for each distinct body. Step lists are the same
// if their instructions are; any other body is taken to be its task's own.
func (sp *space) learnBodies() {
	var lists []machine.Code
	var learned []*routine.Automaton
	for _, task := range sp.program.Tasks {
		code, isList := task.Body.(machine.Code)
		if isList {
			if i := indexOfCode(lists, code); i >= 0 {
				sp.body = append(sp.body, learned[i])
				continue
			}
		}
		a := routine.Learn(task.Body, &sp.pool)
		sp.bodies = append(sp.bodies, a)
		sp.body = append(sp.body, a)
		if isList {
			lists, learned = append(lists, code), append(learned, a)
		}
	}
}

func indexOfCode(lists []machine.Code, code machine.Code) int {
search:
	for i, other := range lists {
		if len(other) != len(code) {
			continue
		}
		for j := range code {
			if code[j] != other[j] {
				continue search
			}
		}
		return i
	}
	return -1
}

// close ends all goroutines. What was learned stays usable; asking for what was
// not learned does not.
func (sp *space) close() {
	for _, a := range sp.bodies {
		a.Close()
	}
	sp.pool.Close()
}

// start returns the packed first state.
func (sp *space) start() []uint64 {
	state := make([]uint64, sp.layout.words)
	for t, task := range sp.program.Tasks {
		if !task.Dormant {
			f := uint64(nodeField(sp.body[t].Start()))
			for !sp.layout.fields[t].fits(f) {
				sp.layout = sp.layout.widened(t, f)
			}
			sp.layout.fields[t].set(state, f)
		}
	}
	sp.next = make([]uint64, sp.layout.words)
	return state
}

// startFails returns the first task whose body went wrong before its first
// operation, or -1.
func (sp *space) startFails(first []uint64) int {
	for t := range sp.tasks {
		if n := sp.node(first, t); n != nil && goesWrong(n.Stage) {
			return t
		}
	}
	return -1
}

// step asks the task to move in a state. With the effect stepped, the state it
// leads to is in sp.next.
func (sp *space) step(state []uint64, task int) effect {
	node := sp.layout.fields[task].get(state)
	if node == dormant {
		return ended
	}
	if node >= uint64(len(sp.moves[task])) || !sp.moves[task][node].learned {
		sp.learnNode(task, node)
	}
	from := &sp.moves[task][node]
	if from.stage != routine.Announced {
		return ended
	}
	content := sp.content(state, from)
	if content >= uint64(len(from.moves)) || from.moves[content].effect == unknown {
		sp.learnMove(state, task, node, content)
		from = &sp.moves[task][node]
	}
	m := from.moves[content]
	if m.effect != stepped {
		return m.effect
	}
	mine, target := sp.layout.fields[task], sp.layout.fields[from.target]
	if !mine.fits(uint64(m.node)) {
		sp.widen(task, uint64(m.node))
		return widened
	}
	if !target.fits(uint64(m.value)) {
		sp.widen(from.target, uint64(m.value))
		return widened
	}
	copy(sp.next, state)
	mine.set(sp.next, uint64(m.node))
	if !from.onTask || m.value != keepTask {
		target.set(sp.next, uint64(m.value))
	}
	return stepped
}

// keepTask is the move.value of an operation that leaves the other task alone.
// (No task field can have this value: it would take 2^32 nodes.)
const keepTask = 0

// content returns what the move depends on: the target object's content number,
// or the target task's status.
func (sp *space) content(state []uint64, from *nodeMoves) uint64 {
	value := sp.layout.fields[from.target].get(state)
	if from.onTask {
		return uint64(statusOf(value))
	}
	return value
}

func statusOf(taskField uint64) machine.Status {
	switch taskField {
	case dormant:
		return machine.Dormant
	case uint64(nodeField(routine.EndNode)):
		return machine.Ended
	}
	return machine.Started
}

func (sp *space) learnNode(task int, node uint64) {
	for uint64(len(sp.moves[task])) <= node {
		sp.moves[task] = append(sp.moves[task], nodeMoves{})
	}
	n := sp.body[task].Node(routine.NodeID(node - 1))
	from := &sp.moves[task][node]
	*from = nodeMoves{learned: true, stage: n.Stage, onTask: n.Op.Kind.OnTask()}
	if from.onTask {
		from.target = sp.clampField(int(n.Op.Object), sp.tasks, 0)
	} else {
		from.target = sp.clampField(int(n.Op.Object), len(sp.program.Objects), sp.tasks)
	}
}

// clampField returns the field of an operation's object. One that does not exist
// will be refused whatever any field says, so its own task's field 0 will do.
func (sp *space) clampField(object, count, offset int) int {
	if object < 0 || object >= count {
		return 0
	}
	return offset + object
}

// learnMove asks the machine what the operation does to that content, and the
// body what it does next.
func (sp *space) learnMove(state []uint64, task int, node, content uint64) {
	from := &sp.moves[task][node]
	for uint64(len(from.moves)) <= content {
		from.moves = append(from.moves, move{})
	}
	sp.unpack(state)
	id, at := engine.TaskID(task), routine.NodeID(node-1)
	op := sp.body[task].Node(at).Op
	if !sp.machine.Enabled(sp.scratch, id, op) {
		from.moves[content] = move{effect: blocked}
		return
	}
	value, refusal := sp.machine.Apply(sp.scratch, id, op)
	if refusal != machine.Allowed {
		from.moves[content] = move{effect: refused}
		return
	}
	next := sp.body[task].Next(at, value)
	m := move{effect: stepped, node: nodeField(next)}
	if goesWrong(sp.body[task].Node(next).Stage) {
		m.effect = failed
	}
	switch {
	case !from.onTask:
		object := from.target - sp.tasks
		m.value = sp.contents[object].id(sp.scratch.Objects[object])
	case machine.Status(content) == machine.Dormant && sp.scratch.Tasks[from.target] == machine.Started:
		m.value = nodeField(sp.body[from.target].Start())
	default:
		m.value = keepTask
	}
	from.moves[content] = m
}

// unpack writes the shared part of a state to sp.scratch.
func (sp *space) unpack(state []uint64) {
	for t := range sp.tasks {
		sp.scratch.Tasks[t] = statusOf(sp.layout.fields[t].get(state))
	}
	for o, c := range sp.contents {
		sp.scratch.Objects[o] = c.values[sp.layout.fields[sp.tasks+o].get(state)]
	}
}

// node returns the local state of a task, or nil while it is dormant.
func (sp *space) node(state []uint64, task int) *routine.Node {
	n := sp.layout.fields[task].get(state)
	if n == dormant {
		return nil
	}
	return sp.body[task].Node(routine.NodeID(n - 1))
}

func (sp *space) widen(f int, value uint64) {
	sp.layout = sp.layout.widened(f, value)
	sp.next = make([]uint64, sp.layout.words)
}
