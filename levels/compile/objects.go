package compile

import (
	"slices"

	"lostupdate/engine"
	"lostupdate/levels/puzzle"
)

// hangObjects gives every open line its own copy of all globals, keys and things,
// except for those of which there is one for all lines.
func (f *Factory) hangObjects() {
	for process, line := range f.Lines {
		for _, g := range f.Puzzle.Globals {
			f.hang(Object{Line: line, Global: g.Name, Shared: g.Shared}, engine.Object{Kind: engine.Variable, Init: g.Init, Process: process})
		}
		for _, key := range f.Puzzle.Keys {
			trait := f.Puzzle.KeyTrait(key)
			f.hang(Object{Line: line, Key: key, Shared: trait.Shared}, engine.Object{
				Kind: engine.Mutex, Process: process, Patience: trait.Patience,
				Recursive: f.Blueprint.On(trait.Recursive), Robust: f.Blueprint.On(trait.Robust),
			})
		}
		for _, t := range f.Puzzle.Things {
			shared := engine.Object{
				Kind: thingObject(t.Kind), Process: process, Patience: t.Patience,
				Init: f.Blueprint.Value(t.Size), Ghosts: f.Blueprint.On(t.Ghosts),
			}
			f.hang(Object{Line: line, Thing: t.Name, Shared: t.Shared}, shared)
		}
		for _, s := range sections(f.Puzzle) {
			o := engine.Object{Kind: engine.Region, Process: process}
			if s.room > 1 {
				o.Kind = engine.Variable // counts who is inside
			}
			f.hang(Object{Line: line, Section: s.name}, o)
		}
	}
}

// thingObject returns the kind of object that a thing is.
func thingObject(k puzzle.ThingKind) engine.ObjectKind {
	switch k {
	case puzzle.Box:
		return engine.Semaphore
	case puzzle.Bell:
		return engine.Condition
	case puzzle.Barrier:
		return engine.Barrier
	case puzzle.Tally:
		return engine.Countdown
	case puzzle.Lamp:
		return engine.ManualEvent
	case puzzle.Board:
		return engine.RWLock
	case puzzle.Belt:
		return engine.Queue
	}
	return engine.Device
}

// section is a critical section that routines name.
type section struct {
	name string
	room int
}

// sections returns the sections of a level in the order in which its routines
// first name them.
func sections(p *puzzle.Puzzle) []section {
	var all []section
	for _, r := range p.Routines {
		for _, s := range r.Stations {
			if s.Kind == puzzle.SectionOpen && !slices.ContainsFunc(all, func(known section) bool { return known.name == s.Name }) {
				all = append(all, section{s.Name, s.Count})
			}
		}
	}
	return all
}

// hang adds an object, unless it is a shared one that an earlier line has hung.
func (f *Factory) hang(o Object, shared engine.Object) {
	if o.Shared {
		if f.find(o.Line, o) >= 0 {
			return
		}
		shared.Process = engine.Shared
		if len(f.Program.Processes) == 1 {
			shared.Process = 0
		}
	}
	shared.Name = o.Global + string(o.Key) + o.Thing + o.Section
	if len(f.Lines) > 1 && !o.Shared {
		shared.Name = f.Puzzle.Lines[o.Line] + "." + shared.Name
	}
	f.Objects = append(f.Objects, o)
	f.Program.Objects = append(f.Program.Objects, shared)
}

// find returns the object that a line uses under the names in want, or -1.
func (f *Factory) find(line int, want Object) engine.ObjectID {
	for i, o := range f.Objects {
		if (o.Shared || o.Line == line) && o.Global == want.Global && o.Key == want.Key && o.Thing == want.Thing && o.Section == want.Section {
			return engine.ObjectID(i)
		}
	}
	return -1
}

// Object returns the shared object that a line uses under the name of a global,
// or of a key where global is "". It is -1 for a line in which nobody works,
// unless there is one for all lines.
func (f *Factory) Object(line int, global string, key puzzle.Color) engine.ObjectID {
	return f.find(line, Object{Global: global, Key: key})
}

// ThingObject returns the object that a line uses under the name of a thing, as
// Object does for globals and keys.
func (f *Factory) ThingObject(line int, thing string) engine.ObjectID {
	return f.find(line, Object{Thing: thing})
}
