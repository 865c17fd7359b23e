package explore

import (
	"slices"

	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/routine"
)

// choice is a step in a graph: in a state, the task at a place moves.
type choice struct {
	state        int
	task, branch int16
}

// ending is where a witness ends: in a state, reached by a last task, or with one
// more move there.
type ending struct {
	known              bool
	steps, preemptions int
	state, last        int
	move, branch       int16 // task whose move is the finding, or nobody
}

// way returns the last choice of a witness that ends so, if it is a move that is
// the finding.
func (e ending) way() []choice {
	if e.move == nobody {
		return nil
	}
	return []choice{{e.state, e.move, e.branch}}
}

const nobody = -1 // the last task before the first step

func reversed(way []choice) []choice {
	slices.Reverse(way)
	return way
}

// realise turns steps in a graph, where tasks are known by their places, into a
// schedule of the tasks themselves.
func (s *Search) realise(b *breadth, way []choice) engine.Schedule {
	who := make([]int, s.space.tasks) // by place: the task that stands there
	for t := range who {
		who[t] = t
	}
	var schedule engine.Schedule
	for _, c := range way {
		for _, stride := range b.graph.trail(c.state, c.task, c.branch, b.mode) {
			task := who[stride.task]
			schedule = append(schedule, engine.Choice{Task: engine.TaskID(task), Branch: stride.branchOf(who)})
			if stride.crew == nil {
				continue
			}
			members := stride.crew.members
			if stride.from < stride.to {
				for i := stride.from; i < stride.to; i++ {
					who[members[i]] = who[members[i+1]]
				}
			} else {
				for i := stride.from; i > stride.to; i-- {
					who[members[i]] = who[members[i-1]]
				}
			}
			who[members[stride.to]] = task
		}
	}
	return schedule
}

// branchOf returns the branch of a stride among the tasks themselves, given who
// stands where.
func (st *stride) branchOf(who []int) int {
	place, rest := -1, st.branch
	for p := range st.asleep.All() {
		if place = int(p); rest == 0 {
			break
		}
		rest--
	}
	if place < 0 {
		return st.branch
	}
	branch := 0
	for p := range st.asleep.All() {
		if who[p] < who[place] {
			branch++
		}
	}
	return branch
}

// witness runs a schedule that ends in a finding once more, step by step from the
// start, and returns what it shows. It uses neither packed states nor remembered
// moves.
func (s *Search) witness(schedule engine.Schedule) *engine.Witness {
	sp := s.space
	state := sp.machine.Start()
	nodes := make([]routine.NodeID, sp.tasks)
	for t := range nodes {
		nodes[t] = sp.body[t].Start()
	}
	w := &engine.Witness{Schedule: schedule, Finding: engine.Finding{Kind: engine.WrongOutcome, Task: -1, Object: -1}}
	if t := sp.startFails(); t >= 0 {
		w.Finding = findingOfNode(sp.body[t].Node(nodes[t]), t)
		return w
	}
	movable := func(t int) bool {
		n := sp.body[t].Node(nodes[t])
		return state.Tasks[t] == machine.Started && n.Stage == routine.Announced &&
			sp.machine.Enabled(state, engine.TaskID(t), n.Op)
	}
	last := nobody
	for _, c := range schedule {
		t := int(c.Task)
		if last != nobody && last != t && movable(last) {
			w.Preemptions++
		}
		last = t
		op := sp.body[t].Node(nodes[t]).Op
		op.Branch = c.Branch
		value, refusal := sp.machine.Apply(state, c.Task, op)
		if refusal != machine.Allowed {
			w.Finding = engine.Finding{Kind: engine.Misuse, Task: c.Task, Object: -1, Detail: string(refusal)}
			if !op.Kind.OnTask() && refusal != machine.NoSuchObject && refusal != machine.NoSuchOperation {
				w.Finding.Object = op.Object
			}
			return w
		}
		nodes[t] = sp.body[t].Next(nodes[t], value)
		if state.Tasks[t] == machine.Started && nodes[t] == routine.EndNode {
			state.Tasks[t] = machine.Ended
		}
		if n := sp.body[t].Node(nodes[t]); goesWrong(n.Stage) {
			w.Finding = findingOfNode(n, t)
			return w
		}
		if op.Kind == engine.OpSpawn {
			if n := sp.body[op.Object].Node(nodes[op.Object]); goesWrong(n.Stage) {
				w.Finding = findingOfNode(n, int(op.Object))
				return w
			}
		}
	}
	if task, both, object := sp.raceIn(state, nodes); object >= 0 && s.options.Races {
		w.Finding = engine.Finding{Kind: engine.DataRace, Task: task, Object: object, Waiting: both}
		return w
	}
	for t := range nodes {
		if state.Tasks[t] == machine.Started && sp.body[t].Node(nodes[t]).Stage == routine.Announced {
			w.Finding.Kind = engine.Deadlock
			w.Finding.Waiting = w.Finding.Waiting.With(engine.TaskID(t))
		}
	}
	return w
}

func findingOfNode(n *routine.Node, task int) engine.Finding {
	return engine.Finding{Kind: findingOfStage(n.Stage), Task: engine.TaskID(task), Object: -1, Detail: n.Reason}
}

// findingOfStage names the finding of a body that has come to a stage.
func findingOfStage(stage routine.Stage) engine.FindingKind {
	switch stage {
	case routine.Failed:
		return engine.AssertFailed
	case routine.Panicked:
		return engine.BodyPanicked
	case routine.Exited:
		return engine.BodyExited
	case routine.Stuck:
		return engine.Stuck
	case routine.Unrepeatable:
		return engine.NotRepeatable
	}
	return engine.NoFinding
}

// raceIn returns two tasks that could touch a variable next in a way that is a
// data race, and the variable, or -1.
func (sp *space) raceIn(state *machine.State, nodes []routine.NodeID) (engine.TaskID, engine.TaskSet, engine.ObjectID) {
	next := func(t int) (engine.ObjectID, engine.Access) {
		n := sp.body[t].Node(nodes[t])
		if state.Tasks[t] != machine.Started || n.Stage != routine.Announced || !exists(n.Op.Object, len(sp.contents)) {
			return -1, 0
		}
		return n.Op.Object, n.Op.Kind.Access()
	}
	for b := range nodes {
		for a := range b {
			x, one := next(a)
			y, other := next(b)
			if x == y && one.Clashes(other) {
				return engine.TaskID(b), engine.TaskSet(0).With(engine.TaskID(a)).With(engine.TaskID(b)), x
			}
		}
	}
	return -1, 0, -1
}
