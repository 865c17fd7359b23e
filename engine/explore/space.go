package explore

import (
	"slices"

	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/routine"
)

// space is what is known about the program's behaviour: for each local state of
// each task, and each content of the object that its operation acts on, what comes
// of it. It asks the machine and the goroutines once for each such question.
type space struct {
	program *engine.Program
	machine *machine.Machine
	pool    routine.Pool
	bodies  []*routine.Automaton // each distinct body once
	body    []*routine.Automaton // by task
	tasks   int

	contents []*contents // by object
	known    [][]local   // by task, then by task field
	pinned   engine.TaskSet

	scratch *machine.State // for asking the machine
}

// The task field of a dormant task is 0, that of a task at node n is n+1.
const (
	dormant   = 0
	endedNode = uint64(routine.EndNode) + 1
)

func nodeField(n routine.NodeID) uint32 { return uint32(n) + 1 }

// local is what is known about one local state of one task.
type local struct {
	asked  bool
	stage  routine.Stage
	op     engine.Op
	target int // the field that the operation depends on, and may change
	moves  []move
}

// move is what comes of an operation when its target has a certain content.
type move struct {
	effect effect
	node   uint32 // task field afterwards
	value  uint32 // target field afterwards; unless keeps
	keeps  bool   // the target field stays as it is
}

// effect says what comes of asking a task to move.
type effect uint8

const (
	unknown effect = iota // not asked yet
	ended                 // the task has no next operation
	blocked               // its operation cannot happen now
	stepped               // it moved
	failed                // it moved, and its body went wrong: the run ends there
	refused               // the object did not allow the operation: the run ends there
)

// goesWrong reports whether a body that has come to this stage is a finding.
func goesWrong(stage routine.Stage) bool { return stage != routine.Announced && stage != routine.Ended }

func newSpace(p *engine.Program) *space {
	sp := &space{program: p, machine: machine.New(p), tasks: len(p.Tasks)}
	sp.learnBodies()
	sp.scratch = sp.machine.Start()
	for i, o := range p.Objects {
		sp.contents = append(sp.contents, newContents(o.Kind, sp.scratch.Objects[i], sp.tasks))
	}
	sp.known = make([][]local, sp.tasks)
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
	for i, other := range lists {
		if slices.Equal(other, code) {
			return i
		}
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

// startField returns a task's field before the first step.
func (sp *space) startField(task int) uint32 {
	if sp.program.Tasks[task].Dormant {
		return dormant
	}
	return nodeField(sp.body[task].Start())
}

// startFails returns the first task whose body went wrong before its first
// operation, or -1.
func (sp *space) startFails() int {
	for t := range sp.tasks {
		if !sp.program.Tasks[t].Dormant && goesWrong(sp.body[t].Node(sp.body[t].Start()).Stage) {
			return t
		}
	}
	return -1
}

// at returns what is known about a task's local state.
func (sp *space) at(task int, field uint64) *local {
	for uint64(len(sp.known[task])) <= field {
		sp.known[task] = append(sp.known[task], local{})
	}
	l := &sp.known[task][field]
	if l.asked {
		return l
	}
	l.asked = true
	if field == dormant {
		l.stage = routine.Ended
		return l
	}
	n := sp.body[task].Node(routine.NodeID(field - 1))
	l.stage, l.op = n.Stage, n.Op
	if l.op.Kind.OnTask() {
		l.target = within(int(l.op.Object), sp.tasks)
		sp.pinned = sp.pinned.With(engine.TaskID(l.target))
	} else {
		l.target = sp.tasks + within(int(l.op.Object), len(sp.program.Objects))
		if len(sp.program.Objects) == 0 {
			l.target = 0
		}
	}
	return l
}

// within returns i, or 0 where there is no such thing: an operation on what does
// not exist is refused whatever any field says.
func within(i, count int) int {
	if i < 0 || i >= count {
		return 0
	}
	return i
}

// content turns the value of a target field into the index of a move: an object's
// content number, or a task's status.
func (l *local) content(field uint64) uint64 {
	if l.op.Kind.OnTask() {
		return uint64(statusOf(field))
	}
	return field
}

func statusOf(taskField uint64) machine.Status {
	switch taskField {
	case dormant:
		return machine.Dormant
	case endedNode:
		return machine.Ended
	}
	return machine.Started
}

// move returns what comes of the task's operation in a state, whose fields are
// told by get.
func (sp *space) move(task int, get func(field int) uint64) move {
	field := get(task)
	l := sp.at(task, field)
	if l.stage != routine.Announced {
		return move{effect: ended}
	}
	content := l.content(get(l.target))
	for uint64(len(l.moves)) <= content {
		l.moves = append(l.moves, move{})
	}
	if l.moves[content].effect == unknown {
		m := sp.ask(task, field, get)
		l = sp.at(task, field)
		l.moves[content] = m
	}
	return l.moves[content]
}

// ask asks the machine what the operation does, and the body what it does next.
func (sp *space) ask(task int, field uint64, get func(field int) uint64) move {
	sp.unpack(get)
	l := sp.at(task, field)
	id, node := engine.TaskID(task), routine.NodeID(field-1)
	if !sp.machine.Enabled(sp.scratch, id, l.op) {
		return move{effect: blocked}
	}
	value, refusal := sp.machine.Apply(sp.scratch, id, l.op)
	if refusal != machine.Allowed {
		return move{effect: refused}
	}
	next := sp.body[task].Next(node, value)
	m := move{effect: stepped, node: nodeField(next)}
	if goesWrong(sp.body[task].Node(next).Stage) {
		m.effect = failed
	}
	switch {
	case !l.op.Kind.OnTask():
		object := l.target - sp.tasks
		m.value = sp.contents[object].id(sp.scratch.Objects[object])
	case l.op.Kind == engine.OpSpawn:
		m.value = nodeField(sp.body[l.target].Start())
	default:
		m.keeps = true
	}
	return m
}

// unpack writes the shared part of a state to sp.scratch.
func (sp *space) unpack(get func(field int) uint64) {
	for t := range sp.tasks {
		sp.scratch.Tasks[t] = statusOf(get(t))
	}
	for o, c := range sp.contents {
		sp.scratch.Objects[o] = c.values[get(sp.tasks+o)]
	}
}
