package compile

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/levels/puzzle"
)

// The machine's registers beyond those that cards can name.
const (
	roundRegister = machine.Reg(puzzle.RegistersMax)                     // of the outermost repeat; inner ones follow
	lookRegister  = machine.Reg(puzzle.RegistersMax + puzzle.NestingMax) // what a check or a decision has just read
)

// emitter writes one routine as the code of a worker in one line. Every line has
// its own copy of the globals and keys, so the same routine gives different code
// in different lines.
type emitter struct {
	factory *Factory
	routine *puzzle.Routine
	line    int

	code    machine.Code
	sites   []Site
	begin   []int // per station: its first instruction, behind the gates of its slot
	end     []int // per station: the instruction behind its last, in front of the next slot's gates
	forward []forward
	rounds  int // repeats that are open here
}

// forward is a branch to the end of a station that is not written yet.
type forward struct {
	instruction, station int
}

func (f *Factory) emit(routine *puzzle.Routine, line int) (machine.Code, []Site) {
	stations := routine.Stations
	e := &emitter{factory: f, routine: routine, line: line, begin: make([]int, len(stations)), end: make([]int, len(stations))}
	for i := range stations {
		e.slot(i)
		e.begin[i] = len(e.code)
		if f.Blueprint.Active(&stations[i]) {
			e.station(&stations[i], Site{Station: i, Gate: -1, Slot: i})
		}
		e.end[i] = len(e.code)
	}
	e.slot(len(stations))
	for _, f := range e.forward {
		e.code[f.instruction].Target = e.end[f.station]
	}
	return e.code, e.sites
}

// slot writes the gates and cards that stand in a slot.
func (e *emitter) slot(slot int) {
	for _, i := range e.factory.Blueprint.GatesIn(e.routine.Name, slot) {
		g, at := e.factory.Blueprint.Gates[i], Site{Station: -1, Gate: i, Slot: slot}
		switch g.Do {
		case puzzle.PlaceCard:
			for part, s := range e.factory.Puzzle.PlacedStations(g) {
				at.Part = part
				e.station(&s, at)
			}
		case puzzle.HangKey:
			e.add(machine.Instr{Verb: machine.Unlock, Object: e.factory.Object(e.line, "", g.Key)}, at)
		default:
			e.add(machine.Instr{Verb: machine.Lock, Object: e.factory.Object(e.line, "", g.Key)}, at)
		}
	}
}

func (e *emitter) add(in machine.Instr, at Site) {
	e.code = append(e.code, in)
	e.sites = append(e.sites, at)
}

// station writes one station; some brackets need no instruction.
func (e *emitter) station(s *puzzle.Station, at Site) {
	add := func(in machine.Instr) { e.add(in, at) }
	global := func() engine.ObjectID { return e.factory.Object(e.line, s.Global, "") }
	switch s.Kind {
	case puzzle.Read:
		add(machine.Instr{Verb: machine.Read, Object: global(), To: s.To})
	case puzzle.Write:
		add(machine.Instr{Verb: machine.Write, Object: global(), A: s.Value})
	case puzzle.Compute:
		add(machine.Instr{Verb: machine.Set, To: s.To, A: s.A, Sign: s.Sign, B: s.B, Cost: 1})
	case puzzle.Stamp:
		add(machine.Instr{Verb: machine.Add, Object: global(), A: s.Value, To: lookRegister})
	case puzzle.Exchange:
		add(machine.Instr{Verb: machine.Exchange, Object: global(), A: s.Value, To: s.To})
	case puzzle.Swap:
		add(machine.Instr{Verb: machine.Swap, Object: global(), A: s.A, B: s.Value, To: s.To})
	case puzzle.Work:
		add(machine.Instr{Verb: machine.Work, A: machine.Const(e.setting(s.Ticks, s.Dial))})
	case puzzle.Use:
		add(machine.Instr{Verb: machine.Use, Object: e.thing(s), A: machine.Const(e.setting(s.Ticks, s.Dial))})
	case puzzle.Check:
		left := e.look(s.Condition, at)
		add(machine.Instr{Verb: machine.Assert, A: left, Relation: s.Condition.Relation, B: s.Condition.Value, Note: s.Condition.String()})
	default:
		if e.synchronise(s, at) || e.people(s, at) {
			return
		}
		e.bracket(s, at)
	}
}

// setting returns a number of ticks or rounds: that of a dial, if one is named.
func (e *emitter) setting(value int64, dial string) int64 {
	return e.factory.Blueprint.Value(puzzle.Number{Value: value, Dial: dial})
}

func (e *emitter) thing(s *puzzle.Station) engine.ObjectID {
	return e.factory.ThingObject(e.line, s.Thing)
}

// look reads what a condition is about, if it is a global, and returns it.
func (e *emitter) look(c puzzle.Condition, at Site) machine.Operand {
	if c.Global == "" {
		return machine.Value(c.Register)
	}
	e.add(machine.Instr{Verb: machine.Read, Object: e.factory.Object(e.line, c.Global, ""), To: lookRegister}, at)
	return machine.Value(lookRegister)
}

func (e *emitter) bracket(s *puzzle.Station, at Site) {
	switch s.Kind {
	case puzzle.RepeatOpen:
		e.add(machine.Instr{Verb: machine.Set, To: e.round(), A: machine.Const(0), B: machine.Const(0)}, at)
		e.rounds++
	case puzzle.RepeatClose:
		// Back to behind the opening bracket's own instruction: that is where the
		// gates of the next slot stand, which are passed in every round.
		e.rounds--
		open := s.Partner
		e.add(machine.Instr{Verb: machine.Set, To: e.round(), A: machine.Value(e.round()), B: machine.Const(1)}, at)
		e.add(machine.Instr{
			Verb: machine.Branch, A: machine.Value(e.round()), Relation: machine.Less,
			B: machine.Const(e.setting(int64(s.Count), s.Dial)), Target: e.end[open],
		}, at)
	case puzzle.WhileOpen:
		e.unless(s.Condition, at, s.Partner)
	case puzzle.WhileClose:
		e.always(at)
		e.code[len(e.code)-1].Target = e.begin[s.Partner]
	case puzzle.IfOpen:
		target := s.Partner
		if s.Other >= 0 {
			target = s.Other
		}
		e.unless(s.Condition, at, target)
	case puzzle.Else:
		e.forward = append(e.forward, forward{len(e.code), s.Partner})
		e.always(at)
	}
}

// round is the register that counts the rounds of the repeat that is written.
func (e *emitter) round() machine.Reg { return roundRegister + machine.Reg(e.rounds) }

// unless jumps to the end of a later station if the condition does not hold.
func (e *emitter) unless(c puzzle.Condition, at Site, station int) {
	left := e.look(c, at)
	e.forward = append(e.forward, forward{len(e.code), station})
	e.add(machine.Instr{Verb: machine.Branch, A: left, Relation: opposite(c.Relation), B: c.Value}, at)
}

// always jumps without a condition; the caller says where to.
func (e *emitter) always(at Site) {
	e.add(machine.Instr{Verb: machine.Branch, A: machine.Const(0), Relation: machine.Equal, B: machine.Const(0)}, at)
}

func opposite(r machine.Relation) machine.Relation {
	switch r {
	case machine.Equal:
		return machine.NotEqual
	case machine.NotEqual:
		return machine.Equal
	case machine.Less:
		return machine.GreaterOrEqual
	case machine.LessOrEqual:
		return machine.Greater
	case machine.Greater:
		return machine.LessOrEqual
	}
	return machine.Less
}
