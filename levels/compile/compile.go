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
	f.Program.JoinAll, f.Program.StarvationFree = p.Goal.JoinAll, p.Goal.StarvationFree
	f.observeGlobals()
	if err := f.layOutTrays(); err != nil {
		return nil, fmt.Errorf("compile: %w", err)
	}
	return f, f.Program.Validate()
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
			Leads: f.leads(t.Worker, f.Blueprint.Homes[i]), Patience: w.Patience, PatientAt: f.patientAt(w, line),
		})
	}
	return nil
}

// patientAt returns where a worker's patience counts; nil for everywhere.
func (f *Factory) patientAt(w puzzle.Worker, line int) []engine.ObjectID {
	switch key := puzzle.Color(w.PatientAt); {
	case w.PatientAt == "":
		return nil
	case slices.Contains(f.Puzzle.Keys, key):
		return []engine.ObjectID{f.Object(line, "", key)}
	}
	return []engine.ObjectID{f.ThingObject(line, w.PatientAt)}
}

// observeGlobals leaves out of the outcome what counts who is inside a section.
func (f *Factory) observeGlobals() {
	if len(sections(f.Puzzle)) == 0 {
		return
	}
	f.Program.Observed = []engine.ObjectID{}
	for i, o := range f.Objects {
		if o.Global != "" {
			f.Program.Observed = append(f.Program.Observed, engine.ObjectID(i))
		}
	}
}

// RoomNote is what a failed assertion says where more workers are in a section
// than it has room for.
func RoomNote(section string, room int) string {
	return fmt.Sprintf("at most %d in %s", room, section)
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
