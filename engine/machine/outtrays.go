package machine

import (
	"fmt"

	"lostupdate/engine"
)

// WithOutTrays returns a program that does what p does under total store order:
// every task has an out tray for so many entries, from 1 to engine.TrayEntriesMax.
// Plain writes go into it, and plain reads look there first. Every other visible
// operation except yield waits until the tray is empty, and so does the end of a
// task, as atomic instructions and the end of a thread do on a processor.
//
// The trays are objects behind those of p, in the order of the tasks, so the tray
// of task t is object len(p.Objects)+t. Behind the tasks of p stand daemons that
// flush, one for each tray and each variable that may be in it, in that order. So
// letting a daemon move is to let the oldest entry of a tray reach memory.
//
// The error says that there are too many tasks, objects or entries then.
func WithOutTrays(p *engine.Program, entries int64) (*engine.Program, error) {
	if err := p.Validate(); err != nil {
		return nil, err
	}
	q := *p
	q.Objects = append([]engine.Object(nil), p.Objects...)
	q.Tasks = append([]engine.Task(nil), p.Tasks...)
	q.Observed = p.ObservedVariables()
	for t, task := range p.Tasks {
		tray := engine.ObjectID(len(q.Objects))
		q.Objects = append(q.Objects, engine.Object{Name: fmt.Sprintf("out tray of %s", task.Name), Kind: engine.OutTray,
			Init: entries, Process: task.Process})
		q.Tasks[t].Body = &trayBody{task.Body, tray}
		for v := range p.Objects {
			if id := engine.ObjectID(v); mayWrite(p, task.Body, id) {
				q.Tasks = append(q.Tasks, engine.Task{
					Name:    fmt.Sprintf("%s of %s reaches memory", p.Objects[v].Name, task.Name),
					Process: task.Process, Daemon: true, Coreless: true,
					Body: Code{{Verb: Flush, Object: id, With: tray}, {Verb: Branch, Relation: Equal}},
				})
			}
		}
	}
	if err := q.Validate(); err != nil {
		return nil, fmt.Errorf("with out trays: %w", err)
	}
	return &q, nil
}

// mayWrite reports whether a body may write a variable without an atomic operation.
// Of a body that is no step list nothing is known.
func mayWrite(p *engine.Program, body engine.Body, id engine.ObjectID) bool {
	if p.Objects[id].Kind != engine.Variable {
		return false
	}
	code, ok := body.(Code)
	if !ok {
		return true
	}
	for _, in := range code {
		if in.Verb == Write && in.Object == id {
			return true
		}
	}
	return false
}

// trayBody is a body that reads and writes by way of an out tray.
type trayBody struct {
	body engine.Body
	tray engine.ObjectID
}

// Run implements engine.Body.
func (b *trayBody) Run(port engine.Port) {
	p := &trayPort{port: port, tray: b.tray}
	b.body.Run(p)
	if p.used {
		p.drain(0)
	}
}

// Validate reports why the body cannot be run, if it can tell.
func (b *trayBody) Validate() error {
	if body, ok := b.body.(interface{ Validate() error }); ok {
		return body.Validate()
	}
	return nil
}

type trayPort struct {
	port engine.Port
	tray engine.ObjectID
	used bool // something was stored since the tray was known to be empty
}

// Do implements engine.Port.
func (p *trayPort) Do(op engine.Op) int64 {
	switch kind := op.Kind; {
	case kind == engine.OpRead:
		op.Kind, op.With = engine.OpLoad, p.tray
	case kind == engine.OpWrite:
		op.Kind, op.With = engine.OpStore, p.tray
		p.used = true
	case kind == engine.OpFence:
		return p.drain(op.Site)
	case p.used && kind.Visible() && kind != engine.OpYield:
		p.drain(op.Site)
	}
	return p.port.Do(op)
}

// drain waits until the tray is empty.
func (p *trayPort) drain(site int) int64 {
	p.used = false
	return p.port.Do(engine.Op{Kind: engine.OpAwait, Object: p.tray, Site: site})
}

// Mark implements engine.Port. What the body does from here on may depend on
// whether there is something to wait for.
func (p *trayPort) Mark(key ...int64) {
	used := int64(0)
	if p.used {
		used = 1
	}
	p.port.Mark(append(key[:len(key):len(key)], used)...)
}

// Fail implements engine.Port.
func (p *trayPort) Fail(reason string) { p.port.Fail(reason) }
