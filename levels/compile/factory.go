package compile

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/levels/puzzle"
)

// Factory is a blueprint made into a program, with the map back.
type Factory struct {
	Program   *engine.Program
	Direct    *engine.Program // without out-trays, for the reference shift: they take no time; otherwise Program
	Puzzle    *puzzle.Puzzle
	Blueprint puzzle.Blueprint // in canonical order

	Tasks   []Task   // by engine.TaskID
	Trays   []Tray   // what the tasks behind those do, where there are any
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
	Station int // index in Routine.Stations; -1 at a gate or a placed card
	Gate    int // index in Factory.Blueprint.Gates; -1 at a station
	Slot    int // of the gate, or the slot before the station
	Part    int // of a placed card: index in Puzzle.PlacedStations; otherwise 0
}

// Object says what a shared object is. One of Global, Key, Thing, Section and Tray
// is set.
type Object struct {
	Line    int // index in Puzzle.Lines; of the first line that is open where Shared
	Shared  bool
	Global  string
	Key     puzzle.Color
	Thing   string
	Section string
	Tray    int // the number of the worker whose out-tray it is
}

// At returns the place on the floor of an operation of a task. There is none,
// and ok is false, for a task or an instruction that does not exist.
func (f *Factory) At(task engine.TaskID, op engine.Op) (site Site, ok bool) {
	if task < 0 || int(task) >= len(f.Tasks) || op.Site < 0 || op.Site >= len(f.Tasks[task].Sites) {
		return Site{Station: -1, Gate: -1}, false
	}
	return f.Tasks[task].Sites[op.Site], true
}

// Routine returns the routine that a task works through.
func (f *Factory) Routine(task engine.TaskID) *puzzle.Routine {
	return &f.Puzzle.Routines[f.Tasks[task].Routine]
}

// Keys returns how many different keys are in use: by gates and cards that take
// one, in routines through which somebody works.
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
			if takes(s.Kind) && f.Blueprint.Active(&s) {
				note(s.Key)
			}
		}
		for _, g := range f.Blueprint.Gates {
			if g.Routine == r.Name && g.Do == puzzle.TakeKey {
				note(g.Key)
			}
			if g.Routine == r.Name && g.Do == puzzle.PlaceCard {
				for _, s := range f.Puzzle.PlacedStations(g) {
					if takes(s.Kind) {
						note(s.Key)
					}
				}
			}
		}
	}
	return int64(len(used))
}

func takes(k puzzle.StationKind) bool { return k == puzzle.Lock || k == puzzle.TryLock }
