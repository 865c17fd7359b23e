package explore

import (
	"fmt"
	"strings"

	"lostupdate/engine"
	"lostupdate/engine/routine"
	"lostupdate/engine/sched"
)

// World is a small concurrent program under construction: shared objects, and
// tasks that are ordinary Go functions. Check builds one, and searches it.
type World struct {
	program engine.Program
	options Options
	process int // that is under construction
}

// TB is the part of testing.TB that Check needs.
type TB interface {
	Helper()
	Fatalf(format string, args ...any)
	Logf(format string, args ...any)
}

// Go adds a task. The function must do all that it shares with others through its
// Task, and must do the same whenever it is given the same values: it is run many
// times. A function that goes round should call Task.Mark in each round.
func (w *World) Go(name string, body func(t *routine.Task)) engine.TaskID {
	return w.spawn(engine.Task{Name: name, Body: routine.Func(body)})
}

// Later adds a task that sleeps until another one spawns it.
func (w *World) Later(name string, body func(t *routine.Task)) engine.TaskID {
	return w.spawn(engine.Task{Name: name, Body: routine.Func(body), Dormant: true})
}

// Crew adds n tasks that all run the same function, so that the search need not
// tell them apart. The function must not know which of them it is.
func (w *World) Crew(name string, n int, body func(t *routine.Task)) {
	shared := &crewBody{body}
	for i := range n {
		w.spawn(engine.Task{Name: fmt.Sprintf("%s %d", name, i+1), Body: shared})
	}
}

// crewBody is a Func with an identity: tasks that share it run the same body.
type crewBody struct{ body routine.Func }

// Run implements engine.Body.
func (c *crewBody) Run(port engine.Port) { c.body.Run(port) }

func (w *World) spawn(t engine.Task) engine.TaskID {
	t.Process = w.process
	w.program.Tasks = append(w.program.Tasks, t)
	return engine.TaskID(len(w.program.Tasks) - 1)
}

// Finally claims something about the variables when every task has ended.
func (w *World) Finally(claim string, holds func(value func(engine.ObjectID) int64) bool) {
	w.program.Final = predicate{claim, holds}
}

type predicate struct {
	claim string
	holds func(value func(engine.ObjectID) int64) bool
}

func (p predicate) Holds(value func(engine.ObjectID) int64) bool { return p.holds(value) }
func (p predicate) String() string                               { return p.claim }

// Options are the options of the search, to be changed while building.
func (w *World) Options() *Options { return &w.options }

// Explore builds a program and searches it.
func Explore(build func(w *World)) (*engine.Program, *engine.Report, error) {
	w := &World{}
	build(w)
	report, err := ProveWith(&w.program, w.options)
	return &w.program, report, err
}

// Check builds a program and fails the test unless every interleaving of it is
// right: no claim or assertion fails, nobody waits or goes round for ever, and
// nobody panics. The failure shows the clearest schedule that breaks it, step by
// step; a search that met a limit fails the test too.
func Check(t TB, build func(w *World)) *engine.Report {
	t.Helper()
	p, report, err := Explore(build)
	if err != nil {
		t.Fatalf("%v", err)
		return nil
	}
	switch report.Verdict {
	case engine.Refuted:
		t.Fatalf("%s", Describe(p, report.Clearest))
	case engine.Unknown:
		t.Fatalf("no verdict: the search met its limit on %s after %d states", report.Limit, report.States)
	}
	return report
}

// Describe returns a witness in words: what went wrong, the schedule, and what
// each step did.
func Describe(p *engine.Program, w *engine.Witness) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s", w.Finding.Kind)
	if w.Finding.Detail != "" {
		fmt.Fprintf(&b, ": %s", w.Finding.Detail)
	} else if w.Finding.Kind == engine.WrongOutcome && p.Final != nil {
		fmt.Fprintf(&b, ": want %s", p.Final)
	}
	fmt.Fprintf(&b, "\nschedule %s (%d steps, %d preemptions)", w.Schedule, w.Steps(), w.Preemptions)
	if len(w.Cycle) > 0 {
		fmt.Fprintf(&b, ", then for ever %s", w.Cycle)
	}
	b.WriteByte('\n')
	describeSteps(&b, p, append(w.Schedule[:len(w.Schedule):len(w.Schedule)], w.Cycle...))
	if w.Finding.Waiting != 0 {
		b.WriteString("waiting:")
		for t := range w.Finding.Waiting.All() {
			fmt.Fprintf(&b, " %s", nameOf(p, t))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func nameOf(p *engine.Program, t engine.TaskID) string {
	if name := p.Tasks[t].Name; name != "" {
		return name
	}
	return fmt.Sprintf("task %d", t+1)
}

func describeSteps(b *strings.Builder, p *engine.Program, schedule engine.Schedule) {
	trace, err := sched.Replay(p, schedule)
	if err != nil {
		fmt.Fprintf(b, "(the schedule cannot be replayed: %v)\n", err)
	}
	step := 0
	for _, e := range trace.Events {
		if !e.Op.Kind.Visible() {
			continue
		}
		step++
		fmt.Fprintf(b, "%4d  %s: %s", step, nameOf(p, e.Task), e.Op.Kind)
		if target := targetOf(p, e.Op); target != "" {
			fmt.Fprintf(b, " %s", target)
		}
		switch access := e.Op.Kind.Access(); {
		case access == engine.Writes|engine.Plain:
			fmt.Fprintf(b, " = %d", e.Op.Arg)
		case e.Op.Kind == engine.OpSwap:
			fmt.Fprintf(b, " from %d to %d: %d", e.Op.Arg, e.Op.New, e.Value)
		case access != 0, e.Op.Kind == engine.OpTake, e.Op.Kind == engine.OpFlush:
			fmt.Fprintf(b, " -> %d", e.Value)
		case e.Op.Kind == engine.OpPut:
			fmt.Fprintf(b, " %d", e.Op.Arg)
		}
		b.WriteByte('\n')
	}
	for i, o := range p.Objects {
		if o.Kind == engine.Variable {
			fmt.Fprintf(b, "      %s = %d\n", o.Name, trace.Final[i])
		}
	}
}

func targetOf(p *engine.Program, op engine.Op) string {
	if op.Kind.OnNothing() {
		return ""
	}
	if op.Kind.OnNothing() {
		return ""
	}
	if op.Kind.OnTask() {
		if op.Object >= 0 && int(op.Object) < len(p.Tasks) {
			return nameOf(p, engine.TaskID(op.Object))
		}
	} else if op.Object >= 0 && int(op.Object) < len(p.Objects) {
		return p.Objects[op.Object].Name
	}
	return fmt.Sprintf("(no %d)", op.Object)
}
