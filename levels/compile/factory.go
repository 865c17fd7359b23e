package compile

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/levels/puzzle"
)

// Factory is a blueprint made into a program, with the map back.
type Factory struct {
	Program   *engine.Program
	Puzzle    *puzzle.Puzzle
	Blueprint puzzle.Blueprint // in canonical order

	Tasks   []Task   // by engine.TaskID
	Objects []Object // by engine.ObjectID
	Lines   []int    // by process: the index in Puzzle.Lines
}

// Task says who a task is.
type Task struct {
	Worker  int // the worker's number, from 1: the task's id + 1
	Routine int // index in Puzzle.Routines
	Line    int // index in Puzzle.Lines
	Code    machine.Code
	Sites   []Site // by instruction of Code
}

// Site is the place on the floor where an instruction happens.
type Site struct {
	Station int // index in Routine.Stations; -1 at a gate
	Gate    int // index in Factory.Blueprint.Gates; -1 at a station
	Slot    int // of the gate, or the slot before the station
}

// Object says what a shared object is: a line's copy of a global or of a key.
type Object struct {
	Line   int    // index in Puzzle.Lines
	Global string // "" for a key
	Key    puzzle.Color
}

// At returns the place on the floor of an operation of a task. There is none,
// and ok is false, for a task or an instruction that does not exist.
func (f *Factory) At(task engine.TaskID, op engine.Op) (site Site, ok bool) {
	if task < 0 || int(task) >= len(f.Tasks) || op.Site < 0 || op.Site >= len(f.Tasks[task].Sites) {
		return Site{Station: -1, Gate: -1}, false
	}
	return f.Tasks[task].Sites[op.Site], true
}

// Object returns the shared object that is a line's copy of a global, or of a
// key where global is "". It is -1 for a line in which nobody works.
func (f *Factory) Object(line int, global string, key puzzle.Color) engine.ObjectID {
	for i, o := range f.Objects {
		if o == (Object{Line: line, Global: global, Key: key}) {
			return engine.ObjectID(i)
		}
	}
	return -1
}

// Routine returns the routine that a task works through.
func (f *Factory) Routine(task engine.TaskID) *puzzle.Routine {
	return &f.Puzzle.Routines[f.Tasks[task].Routine]
}

// Memory returns what the factory's lines and workers cost.
func (f *Factory) Memory() int64 { return puzzle.Memory(len(f.Lines), len(f.Tasks)) }

// Keys returns how many different keys are in use: by gates and lock cards in
// routines through which somebody works.
func (f *Factory) Keys() int64 {
	var used []puzzle.Color
	note := func(key puzzle.Color) {
		for _, u := range used {
			if u == key {
				return
			}
		}
		used = append(used, key)
	}
	for i := range f.Tasks {
		r := f.Routine(engine.TaskID(i))
		for _, s := range r.Stations {
			if s.Kind == puzzle.Lock {
				note(s.Key)
			}
		}
		for _, g := range f.Blueprint.Gates {
			if g.Routine == r.Name && g.Do == puzzle.TakeKey {
				note(g.Key)
			}
		}
	}
	return int64(len(used))
}
