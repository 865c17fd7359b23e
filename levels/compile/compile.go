package compile

import (
	"fmt"
	"slices"

	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/levels/puzzle"
)

// Compile makes the program of a blueprint. A blueprint that the level does not
// allow gives a *puzzle.Illegal.
func Compile(p *puzzle.Puzzle, b puzzle.Blueprint) (*Factory, error) {
	b = p.Canonical(b)
	if err := p.Check(b); err != nil {
		return nil, err
	}
	f := &Factory{Puzzle: p, Blueprint: b, Program: &engine.Program{Name: p.ID}}
	f.openLines()
	f.hangObjects()
	if err := f.hireWorkers(); err != nil {
		return nil, err
	}
	f.Program.Final = f.Predicate(p.Goal.Final)
	return f, nil
}

// openLines makes a process of every line in which somebody works.
func (f *Factory) openLines() {
	homes := f.Blueprint.Homes[:f.Puzzle.Staff(f.Blueprint)]
	for i, line := range f.Puzzle.Lines {
		if slices.Contains(homes, line) {
			f.Lines = append(f.Lines, i)
			f.Program.Processes = append(f.Program.Processes, engine.Process{Name: line})
		}
	}
}

// hangObjects gives every open line its own copy of all globals and keys.
func (f *Factory) hangObjects() {
	for process, line := range f.Lines {
		for _, g := range f.Puzzle.Globals {
			f.hang(Object{Line: line, Global: g.Name}, engine.Object{Kind: engine.Variable, Init: g.Init, Process: process})
		}
		for _, key := range f.Puzzle.Keys {
			f.hang(Object{Line: line, Key: key}, engine.Object{Kind: engine.Mutex, Process: process})
		}
	}
}

func (f *Factory) hang(o Object, shared engine.Object) {
	shared.Name = o.Global + string(o.Key)
	if len(f.Lines) > 1 {
		shared.Name = f.Puzzle.Lines[o.Line] + "." + shared.Name
	}
	f.Objects = append(f.Objects, o)
	f.Program.Objects = append(f.Program.Objects, shared)
}

func (f *Factory) hireWorkers() error {
	for i, w := range f.Puzzle.Workers[:f.Puzzle.Staff(f.Blueprint)] {
		line := f.Puzzle.Line(f.Blueprint.Homes[i])
		t := Task{Worker: i + 1, Line: line}
		for j, r := range f.Puzzle.Routines {
			if r.Name == w.Routine {
				t.Routine = j
			}
		}
		t.Code, t.Sites = f.emit(&f.Puzzle.Routines[t.Routine], line)
		if err := t.Code.Validate(); err != nil {
			return fmt.Errorf("compile: routine %q: %w", w.Routine, err)
		}
		f.Tasks = append(f.Tasks, t)
		f.Program.Tasks = append(f.Program.Tasks, engine.Task{
			Name: fmt.Sprintf("worker %d", t.Worker), Process: slices.Index(f.Lines, line), Body: t.Code, Dormant: w.Asleep,
		})
	}
	return f.Program.Validate()
}

// Instructions returns the instructions of a task that happen at a station, in
// order: what to light up when the worker stands there. Most stations have one.
func (f *Factory) Instructions(task engine.TaskID, station int) []machine.Instr {
	var at []machine.Instr
	for i, s := range f.Tasks[task].Sites {
		if s.Station == station {
			at = append(at, f.Tasks[task].Code[i])
		}
	}
	return at
}
