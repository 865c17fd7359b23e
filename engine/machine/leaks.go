package machine

import "lostupdate/engine"

// Leaked returns the tasks that another one started and that nobody has joined,
// where the program says that all must be: s is a state in which all are over. Need
// not be joined what ended before its time, with its process or with the parent of
// that, a detached process, and what was in, or the child of, a process that crashed:
// there was nobody left to do it.
func (m *Machine) Leaked(s *State) (leaked engine.TaskSet) {
	if m.joined < 0 {
		return 0
	}
	joined := engine.TaskSet(s.Watched[m.joined])
	for i, t := range m.program.Tasks {
		id := engine.TaskID(i)
		home, leadsChild := m.program.ProcessOf(id), m.program.Forked(id) && t.Leads
		starter := home
		if leadsChild {
			starter = m.program.Processes[home].Parent
		}
		switch {
		case !t.Dormant && !leadsChild, t.Daemon, joined.Has(id):
		case leadsChild && m.program.Processes[home].Detached:
		case s.Tasks[i] != Ended && (!leadsChild || s.Tasks[i] != Crashed):
		case m.hasCrashed(s, starter):
		default:
			leaked = leaked.With(id)
		}
	}
	return leaked
}

func (m *Machine) hasCrashed(s *State, process int) bool {
	for t := range m.membersOf(process).All() {
		if s.Tasks[t] == Crashed {
			return true
		}
	}
	return false
}
