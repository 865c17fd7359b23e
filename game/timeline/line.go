package timeline

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// LineState is how a line is at a moment.
type LineState uint8

const (
	LineOpen    LineState = iota // somebody works there, or could
	LineDormant                  // nobody has opened it yet
	LineOnFire                   // it has crashed
	LineClosed                   // it is closed: by itself, or together with its parent
	LineNight                    // it goes on although its parent is over
)

// Line returns how the line of a process is at a moment. A line whose workers have
// all simply gone home is still open.
func (t *Timeline) Line(process int, at Moment) LineState {
	at = t.Clamp(at)
	p := t.Factory.Program
	state, dormant, working := LineOpen, true, false
	for id := range t.workers[:t.Workers()] {
		if p.ProcessOf(engine.TaskID(id)) != process {
			continue
		}
		status := machine.Status(t.workers[id].status.value(at))
		dormant = dormant && status == machine.Dormant
		working = working || status == machine.Started
		switch status {
		case machine.Crashed:
			return LineOnFire
		case machine.Stopped:
			state = LineClosed
		}
	}
	switch {
	case state == LineClosed:
		return LineClosed
	case dormant && t.forked(process):
		return LineDormant
	case working && t.orphan(process, at):
		return LineNight
	case !working && (t.led(process) || t.left(process, at)):
		return LineClosed
	}
	return LineOpen
}

func (t *Timeline) forked(process int) bool {
	p := t.Factory.Program
	return process < len(p.Processes) && p.Processes[process].Forked
}

// left reports whether somebody has closed the line by a moment.
func (t *Timeline) left(process int, at Moment) bool {
	when, ok := t.exits[process]
	return ok && when <= at
}

// led reports whether the line closes when one of its workers has gone home.
func (t *Timeline) led(process int) bool {
	p := t.Factory.Program
	for id := range t.workers[:t.Workers()] {
		if p.ProcessOf(engine.TaskID(id)) == process && p.Tasks[id].Leads {
			return true
		}
	}
	return false
}

// orphan reports whether the parent of a line is over.
func (t *Timeline) orphan(process int, at Moment) bool {
	if !t.forked(process) {
		return false
	}
	p := t.Factory.Program
	parent := p.Processes[process].Parent
	for id := range t.workers[:t.Workers()] {
		if p.ProcessOf(engine.TaskID(id)) == parent && !machine.Status(t.workers[id].status.value(at)).Over() {
			return false
		}
	}
	return true
}
