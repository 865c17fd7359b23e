package dpor

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/routine"
)

// relate finds out what happens before event d, writes its clock, and looks for
// races: earlier events that could as well come after it. Of each race the other
// order is asked for.
//
// An operation that can wait needs more than its immediate races. The unlock before
// a lock cannot come after it, so the lock before that unlock is looked at too, and
// so on, until one is found that can. Those that some found one comes behind need not
// be looked at: once the found one has been put off, they are immediate.
func (s *Search) relate(d int) {
	e, clock := &s.events[d], s.clock(d)
	s.recall(e.task, clock)
	if e.op.Kind == engine.OpJoin {
		if last := s.latest[e.op.Object]; last >= 0 {
			join(clock, s.clock(int(last)))
		}
	}
	copy(s.cover, clock)
	clock[e.task]++
	s.look(d, e.task, &e.op, &e.print, clock)
}

// recall writes what happens before a task's next step in any case: what its latest
// step knew, or the one that spawned it.
func (s *Search) recall(t engine.TaskID, clock []uint32) {
	if last := s.latest[t]; last >= 0 {
		copy(clock, s.clock(int(last)))
	} else {
		clear(clock)
	}
}

// wait looks for the races of a task that waits at the end of a run, or that was
// stopped with event d-1: had others come later, it might not.
func (s *Search) wait(t engine.TaskID, d int) {
	e, clock := &s.events[s.depth], s.clock(s.depth)
	e.op = *s.past[t].next()
	s.machine.Footprint(&e.print, s.state, t, &e.op)
	s.recall(t, clock)
	copy(s.cover, clock)
	s.look(d, t, &e.op, &e.print, clock)
}

// stoppedWith returns the event with which a task was stopped.
func (s *Search) stoppedWith(t engine.TaskID) int {
	i := int(s.whole)
	for i >= 0 && s.statusesBefore(i)[t] != machine.Started {
		i = int(s.events[i].whole)
	}
	return i
}

// look goes through the events before d that a step touches the same things as, the
// latest first. In s.cover is what needs no looking at; clock learns of those that
// the step comes after.
func (s *Search) look(d int, t engine.TaskID, op *engine.Op, print *machine.Footprint, clock []uint32) {
	if print.Whole {
		for i := d - 1; i >= 0; i-- {
			s.meet(i, d, t, op, print, clock)
		}
		return
	}
	for i := int(s.whole); i >= 0; i = int(s.events[i].whole) {
		if i < d {
			s.meet(i, d, t, op, print, clock)
		}
	}
	for n := range print.Count {
		touch := &print.Touches[n]
		for i := s.heads[touch.Slot]; i >= 0; {
			e := &s.events[i]
			k := e.print.On(touch.Slot)
			settled := int(i) < d && s.meet(int(i), d, t, op, print, clock)
			if settled && e.print.Touches[k].Manner == machine.Changes && touch.Manner != machine.Concerns && !s.beside {
				break // whatever conflicts with that has come before it
			}
			i = e.older[k]
		}
	}
}

// meet looks at one earlier event. It reports whether nothing that comes before it
// need be looked at.
func (s *Search) meet(i, d int, t engine.TaskID, op *engine.Op, print *machine.Footprint, clock []uint32) bool {
	e := &s.events[i]
	if s.before(i, s.cover) {
		return true
	}
	conflict := print.Conflicts(&e.print)
	if !conflict && !print.Shares(&e.print) {
		s.dataRace(i, d, t, op)
		return false
	}
	reversible := s.reverse(i, d, t, op, print, conflict)
	if reversible {
		s.dataRace(i, d, t, op)
		join(s.cover, s.clock(i))
	}
	if conflict {
		join(clock, s.clock(i))
	}
	return reversible
}

// reverse asks for a run in which the step comes before event i. It reports whether
// there can be one in which that makes a difference.
func (s *Search) reverse(i, d int, t engine.TaskID, op *engine.Op, print *machine.Footprint, conflict bool) bool {
	if !print.Plain {
		if op.Kind != engine.OpLock || op.Object != s.mutexOf(i) || s.robust {
			return s.tryOut(i, d, t, op, conflict, nil) || s.tryOut(i, d, t, op, conflict, s.knows(t))
		}
		// Whoever else had the mutex since then comes behind event i.
		if s.objectsBefore(i)[op.Object] != 0 {
			return false
		}
	}
	s.gather(i, d, nil)
	s.complete(t, 0, print)
	s.insert(i)
	return true
}

// knows returns what happens before a task's next step in any case; it is
// overwritten by the next call.
func (s *Search) knows(t engine.TaskID) []uint32 {
	s.recall(t, s.known)
	return s.known
}

// mutexOf returns the mutex that event i changes the owner of, or -1.
func (s *Search) mutexOf(i int) engine.ObjectID {
	switch e := &s.events[i]; {
	case e.op.Kind == engine.OpLock || e.op.Kind == engine.OpUnlock,
		e.op.Kind == engine.OpTryLock && e.print.Touches[0].Manner == machine.Changes:
		return e.op.Object
	case e.op.Kind.OnMutexToo():
		return e.op.With
	}
	return -1
}

// tryOut lets the sequence without event i happen, and the step then in each way in
// which it can. If only is not nil, the sequence is cut down to what happens before
// that clock.
func (s *Search) tryOut(i, d int, t engine.TaskID, op *engine.Op, conflict bool, only []uint32) (made bool) {
	for branch, ways := 0, 1; branch < ways; branch++ {
		s.gather(i, d, only)
		s.makeBelieve(i)
		if s.scratch.Tasks[t] != machine.Started {
			return false // its process was over
		}
		ways = s.machine.Branches(s.scratch, t, *op)
		if ways == 0 {
			return false
		}
		print := s.imagine(t, op, branch)
		if !conflict && !print.Scarce(&s.events[i].print, 0) {
			continue // both orders lead to the same
		}
		s.complete(t, int32(branch), print)
		s.insert(i)
		made = true
	}
	return made
}

// makeBelieve lets the pending sequence happen in the scratch state, from before
// event i.
func (s *Search) makeBelieve(i int) {
	s.restore(s.scratch, i)
	for k := range s.pending.steps {
		e := &s.events[s.pending.steps[k].event]
		_, refusal := s.machine.Apply(s.scratch, e.task, e.op)
		s.follow(e, refusal)
	}
}

// imagine returns what a task's next operation would touch in the scratch state if it
// happened in one of its ways; it is overwritten by the next call.
func (s *Search) imagine(t engine.TaskID, op *engine.Op, branch int) *machine.Footprint {
	s.imagined.op = *op
	s.imagined.op.Branch = branch
	print := &s.imagined.print
	s.machine.Footprint(print, s.scratch, t, &s.imagined.op)
	return print
}

// follow notes in the scratch state which tasks have ended with an event.
func (s *Search) follow(e *event, refusal machine.Refusal) {
	if refusal != machine.Allowed {
		return
	}
	if s.scratch.Tasks[e.task] == machine.Started && s.past[e.task].places[e.local].stage == routine.Ended {
		s.machine.End(s.scratch, e.task)
	}
	if !e.op.Kind.OnTask() {
		return
	}
	for t := range s.machine.Begun(s.scratch, e.op).All() {
		if s.scratch.Tasks[t] == machine.Started && s.past[t].places[0].stage == routine.Ended {
			s.machine.End(s.scratch, t)
		}
	}
}

// gather makes the pending sequence of all events after i and before d that do not
// come behind i.
func (s *Search) gather(i, d int, only []uint32) {
	steps := s.pending.steps[:0]
	first := &s.events[i]
	for k := i + 1; k < d; k++ {
		if s.clock(k)[first.task] >= first.local || only != nil && !s.before(k, only) {
			continue
		}
		e := &s.events[k]
		steps = append(steps, pendingStep{task: e.task, branch: e.branch, event: int32(k), print: &e.print})
	}
	s.pending.steps = steps
}

// complete adds the step that is to come before the event left out, and finds
// out what of the sequence it comes behind.
func (s *Search) complete(t engine.TaskID, branch int32, print *machine.Footprint) {
	s.recall(t, s.reach)
	for k := range s.pending.steps {
		if p := &s.pending.steps[k]; p.print.Conflicts(print) {
			join(s.reach, s.clock(int(p.event)))
		}
	}
	s.pending.steps = append(s.pending.steps, pendingStep{task: t, branch: branch, event: none, print: print})
}

// branchOut asks for the other ways in which event d can happen.
func (s *Search) branchOut(d int) {
	e := &s.events[d]
	ways := s.machine.Branches(s.state, e.task, e.op)
	for branch := range int32(ways) {
		if branch == e.branch {
			continue
		}
		s.restore(s.scratch, d)
		print := s.imagine(e.task, &e.op, int(branch))
		s.pending.steps = append(s.pending.steps[:0], pendingStep{task: e.task, branch: branch, event: none, print: print})
		s.insert(d)
	}
}
