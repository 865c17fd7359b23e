package compile

import (
	"slices"

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
// one, in routines through which somebody works. A recursive key has to keep count
// of its holder, and so it counts as two.
func (f *Factory) Keys() int64 {
	var used []puzzle.Color
	for i := range f.Tasks {
		used = append(used, f.keysIn(f.Routine(engine.TaskID(i)))...)
	}
	slices.Sort(used)
	sum := int64(0)
	for _, key := range slices.Compact(used) {
		sum++
		if f.Blueprint.On(f.Puzzle.KeyTrait(key).Recursive) {
			sum++
		}
	}
	return sum
}

// keysIn returns the keys that somebody takes who works through a routine.
func (f *Factory) keysIn(r *puzzle.Routine) (keys []puzzle.Color) {
	note := func(stations []puzzle.Station) {
		for i := range stations {
			s := &stations[i]
			if (s.Kind == puzzle.Lock || s.Kind == puzzle.TryLock) && f.Blueprint.Active(s) {
				keys = append(keys, s.Key)
			}
		}
	}
	note(r.Stations)
	for _, g := range f.Blueprint.Gates {
		switch {
		case g.Routine != r.Name:
		case g.Do == puzzle.TakeKey:
			keys = append(keys, g.Key)
		case g.Do == puzzle.PlaceCard:
			note(f.Puzzle.PlacedStations(g))
		}
	}
	return keys
}
