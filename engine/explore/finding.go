package explore

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/routine"
)

// findingAt says what is wrong with a run that came to a state and then, unless
// task is -1, let that task move.
func (s *Search) findingAt(state, task int) engine.Finding {
	if task >= 0 {
		return s.findingOfMove(state, task)
	}
	if t := s.space.startFails(s.store.at(state)); state == 0 && t >= 0 {
		return findingOfNode(s.space.node(s.store.at(0), t), t)
	}
	s.look(state, false)
	f := engine.Finding{Kind: engine.WrongOutcome, Task: -1, Object: -1}
	for t, o := range s.options {
		if o.effect == blocked {
			f.Kind = engine.Deadlock
			f.Waiting = f.Waiting.With(engine.TaskID(t))
		}
	}
	return f
}

// findingOfMove asks the machine and the body once more, for the details that a
// remembered move does not keep.
func (s *Search) findingOfMove(state, task int) engine.Finding {
	packed := s.store.at(state)
	node := s.space.layout.fields[task].get(packed)
	at := routine.NodeID(node - 1)
	op := s.space.body[task].Node(at).Op
	s.space.unpack(packed)
	value, refusal := s.space.machine.Apply(s.space.scratch, engine.TaskID(task), op)
	if refusal != machine.Allowed {
		f := engine.Finding{Kind: engine.Misuse, Task: engine.TaskID(task), Object: -1, Detail: string(refusal)}
		if !op.Kind.OnTask() && refusal != machine.NoSuchObject && refusal != machine.NoSuchOperation {
			f.Object = op.Object
		}
		return f
	}
	return findingOfNode(s.space.body[task].Node(s.space.body[task].Next(at, value)), task)
}

func findingOfNode(n *routine.Node, task int) engine.Finding {
	f := engine.Finding{Task: engine.TaskID(task), Object: -1, Detail: n.Reason}
	switch n.Stage {
	case routine.Failed:
		f.Kind = engine.AssertFailed
	case routine.Panicked:
		f.Kind = engine.BodyPanicked
	case routine.Exited:
		f.Kind = engine.BodyExited
	case routine.Stuck:
		f.Kind = engine.Stuck
	case routine.Unrepeatable:
		f.Kind = engine.NotRepeatable
	}
	return f
}
