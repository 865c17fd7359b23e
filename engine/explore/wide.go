package explore

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/routine"
	"lostupdate/engine/sched"
)

// Some operations change more than a move can say, which is the acting task's field
// and two others. A fork copies memory and starts tasks, an exit or a crash stops
// them; where patience is counted, every step is a step for those who wait. Such a
// step spreads. It has no cell: the state is unpacked, the machine is asked, and what
// comes of it is packed again, in every state that spreading.go does not know.
//
// Neither reduction holds with such steps. A crash comes between any two steps of a
// task, so there are no movers; and tasks that lead, are waited for or die with a
// mutex are not alike. A program in which a step can spread is searched without both.

// begin returns the state of a run before its first step, the nodes of its tasks,
// and what is wrong with it already, or nil.
func (sp *space) begin() (*machine.State, []routine.NodeID, *engine.Finding) {
	s, nodes := sp.machine.Start(), make([]routine.NodeID, sp.tasks)
	for t := range nodes {
		nodes[t] = sp.body[t].Start()
	}
	for t := range nodes {
		if f := sp.settle(s, nodes, engine.TaskID(t)); f != nil {
			return s, nodes, f
		}
	}
	return s, nodes, sp.watch(s, nodes, -1, engine.Op{}, 0)
}

// startFails reports whether a run comes to its end before its first step.
func (sp *space) startFails() bool {
	_, _, f := sp.begin()
	return f != nil
}

// settle notes that a task has ended, if it has, and says what is wrong with it if
// its body went wrong.
func (sp *space) settle(s *machine.State, nodes []routine.NodeID, t engine.TaskID) *engine.Finding {
	if s.Tasks[t] != machine.Started {
		return nil
	}
	n := sp.body[t].Node(nodes[t])
	if n.Stage == routine.Ended {
		sp.machine.End(s, t)
	} else if goesWrong(n.Stage) {
		f := findingOfNode(n, int(t))
		return &f
	}
	return nil
}

// watch keeps count of who is overtaken.
func (sp *space) watch(s *machine.State, nodes []routine.NodeID, mover engine.TaskID, op engine.Op, value int64) *engine.Finding {
	return sched.PatienceFinding(sp.machine, s, mover, op, value, func(t engine.TaskID) (engine.Op, bool) {
		return sp.body[t].Node(nodes[t]).Op, s.Tasks[t] == machine.Started
	})
}

// advance lets a task that can move do so, in a state of which all is told, and
// returns what went wrong with that step, or nil.
func (sp *space) advance(s *machine.State, nodes []routine.NodeID, c engine.Choice) *engine.Finding {
	op := sp.body[c.Task].Node(nodes[c.Task]).Op
	op.Branch = c.Branch
	value, refusal := sp.machine.Apply(s, c.Task, op)
	if refusal != machine.Allowed {
		return sched.RefusalFinding(s, c.Task, op, refusal)
	}
	if s.Tasks[c.Task] == machine.Started {
		nodes[c.Task] = sp.body[c.Task].Next(nodes[c.Task], value)
		sp.noteNodes(int(c.Task))
		if f := sp.settle(s, nodes, c.Task); f != nil {
			return f
		}
	}
	for t := range sp.machine.Begun(s, op).All() {
		if f := sp.settle(s, nodes, t); f != nil {
			return f
		}
	}
	return sp.watch(s, nodes, c.Task, op, value)
}

// putStart writes what is started and counted before the first step.
func (g *graphOf[S]) putStart(start *S) {
	s, nodes, _ := g.space.begin()
	g.pack(start, s, nodes)
}

// pack writes a state of which all is told. It reports false if the layout is too
// narrow.
func (g *graphOf[S]) pack(to *S, s *machine.State, nodes []routine.NodeID) bool {
	for t := range g.lanes {
		g.put(to, t, fieldOf(s.Tasks[t], nodes[t]))
	}
	for i := range g.space.contents {
		content := int64(0)
		if i < len(s.Objects) {
			content = s.Objects[i]
		} else {
			content = s.Watched[i-len(s.Objects)]
		}
		g.put(to, g.space.tasks+i, g.space.number(i, content))
	}
	return g.fits()
}

// fieldOf returns the field of a task.
func fieldOf(status machine.Status, node routine.NodeID) uint64 {
	switch status {
	case machine.Dormant:
		return dormant
	case machine.Stopped:
		return stopped
	case machine.Crashed:
		return crashed
	case machine.Ended:
		return endedNode
	}
	return nodeField(node)
}
