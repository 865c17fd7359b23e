package explore

import "lostupdate/engine/machine"

// overtaken counts a step for those who wait, and reports whether that is too much
// for one of them.
func (n *naive) overtaken(s *plain, mover int, done machine.Instr, got int64) (starved bool) {
	for t, task := range n.program.Tasks {
		if t == mover || s.Status[t] != 'r' {
			s.Passed[t], s.Others[t] = -1, -1
			continue
		}
		wants := n.code(t)[s.PC[t]]
		takes := done.Verb == machine.Lock || done.Verb == machine.LockInto || done.Verb == machine.TryLock && got > 0
		if s.Passed[t] >= 0 && takes && done.Object == wants.Object {
			s.Passed[t]++
			starved = starved || s.Passed[t] > n.program.Objects[wants.Object].Patience
		}
		if s.Others[t] >= 0 && done.Verb == machine.Progress {
			s.Others[t]++
			starved = starved || s.Others[t] > task.Patience
		}
	}
	return starved
}

func (n *naive) beginWaits(s *plain) {
	for t, task := range n.program.Tasks {
		if s.Status[t] != 'r' || n.can(*s, t) {
			continue
		}
		in := n.code(t)[s.PC[t]]
		isLock := in.Verb == machine.Lock || in.Verb == machine.LockInto
		if isLock && n.program.Objects[in.Object].Patience > 0 && s.Passed[t] < 0 {
			s.Passed[t] = 0
		}
		if task.Patience > 0 && s.Others[t] < 0 {
			s.Others[t] = 0
		}
	}
}
