package explore

import (
	"fmt"

	"lostupdate/engine"
	"lostupdate/engine/routine"
	"lostupdate/engine/watch"
)

// Go adds a task. The function must do all that it shares with others through its
// Task, and must do the same whenever it is given the same values: it is run many
// times. A function that goes round should call Task.Mark in each round.
func (w *World) Go(name string, body func(t *routine.Task)) engine.TaskID {
	return w.start(engine.Task{Name: name, Body: w.body(name, body)})
}

// Later adds a task that sleeps until another one spawns it.
func (w *World) Later(name string, body func(t *routine.Task)) engine.TaskID {
	return w.start(engine.Task{Name: name, Body: w.body(name, body), Dormant: true})
}

// Crew adds n tasks that all run the same function, so that the search need not
// tell them apart. The function must not know which of them it is.
func (w *World) Crew(name string, n int, body func(t *routine.Task)) {
	shared := w.body(name, body)
	for i := range n {
		w.start(engine.Task{Name: fmt.Sprintf("%s %d", name, i+1), Body: shared})
	}
}

// Kind adds a function of which Task.Go starts tasks while the program runs, as
// many as there is room for: a program has at most engine.TasksMax tasks. The
// function is given the argument of Task.Go.
func (w *World) Kind(name string, body func(t *routine.Task, arg int64)) *routine.Kind {
	k := &routine.Kind{Started: w.add(engine.Object{Name: name + "s started", Kind: engine.Variable})}
	for i := range w.standingBy(len(w.kinds)) {
		spare := routine.Spare{Arg: w.add(engine.Object{Name: fmt.Sprintf("argument of %s %d", name, i+1), Kind: engine.Variable})}
		one := fmt.Sprintf("%s %d", name, i+1)
		spare.Task = w.start(engine.Task{Name: one, Dormant: true,
			Body: w.body(one, func(t *routine.Task) { body(t, t.Read(spare.Arg)) })})
		k.Spares = append(k.Spares, spare)
	}
	w.kinds = append(w.kinds, k)
	return k
}

func (w *World) start(t engine.Task) engine.TaskID {
	t.Process = w.process
	w.program.Tasks = append(w.program.Tasks, t)
	return engine.TaskID(len(w.program.Tasks) - 1)
}

// crewBody is a Func with an identity: tasks that share it run the same body.
type crewBody struct {
	body  routine.Func
	name  string
	watch *watch.Watch // nil if nobody watches
}

func (w *World) body(name string, body func(t *routine.Task)) *crewBody {
	c := &crewBody{body: body, name: name}
	if w.watched {
		c.watch = w.watch
	}
	return c
}

// Run implements engine.Body.
func (c *crewBody) Run(port engine.Port) {
	if c.watch == nil {
		c.body.Run(port)
		return
	}
	c.watch.Enter(&c.name)
	defer c.watch.Leave()
	c.body.Run(&watchedPort{port, c})
}

// watchedPort tells the watch when a body hands control back and gets it again.
type watchedPort struct {
	engine.Port
	crew *crewBody
}

// Do implements engine.Port.
func (p *watchedPort) Do(op engine.Op) int64 {
	p.crew.watch.Leave()
	defer p.crew.watch.Enter(&p.crew.name) // also when the body is unwound
	return p.Port.Do(op)
}
