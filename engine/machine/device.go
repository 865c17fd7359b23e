package machine

import "lostupdate/engine"

// A device has no state here. Its use is local work to the task, and who is served
// when is decided by package cores, which asks Usable first.

// Usable says why a task may not use a device, or Allowed.
func (m *Machine) Usable(task engine.TaskID, op engine.Op) Refusal {
	switch {
	case !m.is(op.Object, engine.Device):
		return NoSuchObject
	case !m.reaches(task, op.Object):
		return ForeignMemory
	}
	return Allowed
}
