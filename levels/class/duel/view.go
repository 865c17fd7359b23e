package duel

import (
	"strconv"

	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/levels/explain"
	"lostupdate/levels/puzzle"
)

// Standing says whether a worker can move, and if not, why.
type Standing uint8

// The standings.
const (
	Ready  Standing = iota // he can
	Waits                  // for something
	Home                   // he has done his work
	Asleep                 // nobody has called him yet
	Down                   // his line has stopped
)

// Worker is a worker as everybody sees him.
type Worker struct {
	Task     engine.TaskID
	Name     puzzle.Bilingual
	Standing Standing
	Next     puzzle.Bilingual // what he will do next, or waits to do; empty for one who is at home, asleep or down
	Moved    int              // how often
	Last     bool             // he has moved last
}

// Workers returns everybody who can move, those who empty out-trays behind the others.
func (d *Duel) Workers() []Worker {
	var all []Worker
	state := d.session.State()
	for i := range d.factory.Program.Tasks {
		t := engine.TaskID(i)
		w := Worker{Task: t, Name: explain.Worker(d.level, d.factory, t), Moved: d.moves(t)}
		w.Last = len(d.made) > 0 && d.made[len(d.made)-1].Choice.Task == t
		op, waits := d.session.Next(t)
		switch status := state.Tasks[t]; {
		case status == machine.Ended:
			w.Standing = Home
		case status.Over():
			w.Standing = Down
		case status == machine.Dormant:
			w.Standing = Asleep
		case d.session.Enabled().Has(t):
			w.Standing = Ready
		default:
			w.Standing = Waits
		}
		if waits && w.Standing <= Waits {
			w.Next = explain.Step(d.level, d.factory, op)
		}
		all = append(all, w)
	}
	return all
}

// Thing is something on the wall and how it stands.
type Thing struct {
	Name  puzzle.Bilingual
	Value string            // a number, or several; "" for a key
	Key   bool              //
	Owner *puzzle.Bilingual // who holds the key; nil where it hangs on its hook
}

// Wall returns what hangs on the wall: counters, keys, and whatever else has a number.
func (d *Duel) Wall() []Thing {
	var wall []Thing
	state := d.session.State()
	for i, o := range d.factory.Program.Objects {
		id := engine.ObjectID(i)
		thing := Thing{Name: explain.Object(d.level, d.factory, id)}
		switch o.Kind {
		case engine.Variable, engine.Semaphore, engine.Countdown, engine.ManualEvent:
			thing.Value = strconv.FormatInt(state.Objects[id], 10)
		case engine.Condition:
			thing.Value = strconv.Itoa(state.Sleepers(id).Len())
		case engine.Barrier:
			thing.Value = strconv.Itoa(state.Came(id).Len())
		case engine.Queue:
			for _, item := range state.Items(id) {
				thing.Value += strconv.FormatInt(item, 10) + " "
			}
			thing.Value = "[ " + thing.Value + "]"
		case engine.Mutex:
			thing.Key = true
			if owner := state.Owner(id); owner >= 0 {
				name := explain.Worker(d.level, d.factory, owner)
				thing.Owner = &name
			}
		default:
			continue
		}
		wall = append(wall, thing)
	}
	return wall
}

// Did says what a step that was made has done: "worker 1" and "read total", with what came out of it.
func (d *Duel) Did(m Made) (worker, what puzzle.Bilingual) {
	worker, what = explain.Worker(d.level, d.factory, m.Choice.Task), explain.Step(d.level, d.factory, m.Event.Op)
	switch m.Event.Op.Kind {
	case engine.OpRead, engine.OpLoad, engine.OpTake, engine.OpTryLock, engine.OpExchange, engine.OpSwap, engine.OpAdd:
		value := strconv.FormatInt(m.Event.Value, 10)
		what.EN, what.ZH = what.EN+": "+value, what.ZH+"："+value
	}
	return worker, what
}

// Interrupts returns how many of the steps that were made interrupt a worker who could go on.
func (d *Duel) Interrupts() int { return d.session.Trace().Preemptions() }

// Ways returns in how many ways the next step of a worker can happen.
func (d *Duel) Ways(t engine.TaskID) int { return d.session.Branches(t) }
