package machine

import (
	"slices"

	"lostupdate/engine"
)

// BodyOf returns what a task does: its own body and, where it leads its process, the
// exit that ends that behind it. So the end of a process is a step like any other, and
// others may move between it and what its leader did before.
func BodyOf(p *engine.Program, t engine.TaskID) engine.Body {
	task := &p.Tasks[t]
	if !task.Leads {
		return task.Body
	}
	if code, ok := task.Body.(Code); ok {
		return append(slices.Clip(code), Instr{Verb: Exit})
	}
	return leading{task.Body}
}

// leading is a body of another kind with an exit behind it.
type leading struct{ body engine.Body }

// Run implements engine.Body.
func (l leading) Run(port engine.Port) {
	l.body.Run(port)
	port.Do(engine.Op{Kind: engine.OpExit})
}
