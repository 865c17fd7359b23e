package explore

import (
	"slices"

	"lostupdate/engine"
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
	w := &engine.Witness{Schedule: schedule}
	r := newWalk(s.space)
	last := engine.TaskID(nobody)
	for _, c := range schedule {
		if last != nobody && last != c.Task && r.ways(last) > 0 {
			w.Preemptions++
		}
		last = c.Task
		if f := r.step(c); f != nil {
			w.Finding = *f
			return w
		}
	}
	if f := r.end(s.options.Races); f != nil {
		w.Finding = *f
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
