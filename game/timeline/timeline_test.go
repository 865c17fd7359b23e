package timeline_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/cores"
	"lostupdate/engine/machine"
	"lostupdate/engine/sched"
	"lostupdate/game/timeline"
	"lostupdate/levels/compile"
	"lostupdate/levels/puzzle"
)

// factory builds a factory of one line whose workers run the given routines.
func factory(t *testing.T, routines [][]puzzle.Card, gates ...string) *compile.Factory {
	t.Helper()
	p := &puzzle.Puzzle{
		ID: "test", Lines: []string{"A"}, Globals: []puzzle.Global{{Name: "total"}}, Keys: []puzzle.Color{"red", "blue"},
		Bench: puzzle.Bench{Cores: 2, Quantum: 3, SwitchCost: 1},
		Tools: puzzle.Tools{Gates: []puzzle.Supply{{Key: "red", Locks: 9, Unlocks: 9}, {Key: "blue", Locks: 9, Unlocks: 9}}},
	}
	for i, cards := range routines {
		name := string(rune('p' + i))
		p.Routines = append(p.Routines, puzzle.NewRoutine(name, cards))
		p.Workers = append(p.Workers, puzzle.Worker{Routine: name, Home: "A"})
	}
	b := puzzle.Blueprint{Quantum: 3}
	for range p.Workers {
		b.Homes = append(b.Homes, "A")
	}
	for _, text := range gates {
		g, err := puzzle.ParseGate(text)
		require.NoError(t, err)
		b.Gates = append(b.Gates, g)
	}
	for _, cards := range routines {
		for _, c := range cards {
			if c.Kind == puzzle.CardSpawn {
				p.Workers[c.Worker-1].Asleep = true
			}
		}
	}
	f, err := compile.Compile(p, b)
	require.NoError(t, err)
	return f
}

func increment() puzzle.Card { return puzzle.Card{Kind: puzzle.CardIncrement, Global: "total"} }

func work(ticks int64) puzzle.Card { return puzzle.Card{Kind: puzzle.CardWork, Ticks: ticks} }

func repeat(n int, body ...puzzle.Card) puzzle.Card {
	return puzzle.Card{Kind: puzzle.CardRepeat, Count: n, Body: body}
}

func key(kind puzzle.CardKind, color puzzle.Color) puzzle.Card {
	return puzzle.Card{Kind: kind, Key: color}
}

// factories are small factories that between them show everything a worker can
// go through.
func factories(t *testing.T) map[string]*compile.Factory {
	count := []puzzle.Card{increment()}
	pack := []puzzle.Card{repeat(2, work(2), increment(), work(1))}
	return map[string]*compile.Factory{
		"two increments":  factory(t, [][]puzzle.Card{count, count}),
		"guarded":         factory(t, [][]puzzle.Card{pack, pack}, "lock red p 2", "unlock red p 5", "lock red q 2", "unlock red q 5"),
		"guarded outside": factory(t, [][]puzzle.Card{pack, pack}, "lock red p 0", "unlock red p 7", "lock red q 0", "unlock red q 7"),
		"two tools": factory(t, [][]puzzle.Card{
			{key(puzzle.CardLock, "red"), key(puzzle.CardLock, "blue"), work(1), key(puzzle.CardUnlock, "blue"), key(puzzle.CardUnlock, "red")},
			{key(puzzle.CardLock, "blue"), key(puzzle.CardLock, "red"), work(1), key(puzzle.CardUnlock, "red"), key(puzzle.CardUnlock, "blue")},
		}),
		"kept key":    factory(t, [][]puzzle.Card{{increment()}, {increment()}}, "lock red p 0", "lock red q 0"),
		"foreign key": factory(t, [][]puzzle.Card{{increment()}, {increment()}}, "lock red p 0", "unlock red q 0"),
		"called": factory(t, [][]puzzle.Card{
			{work(1), {Kind: puzzle.CardSpawn, Worker: 2}, increment(), {Kind: puzzle.CardJoin, Worker: 2}},
			{work(2), increment()},
		}),
		"stamps": factory(t, [][]puzzle.Card{
			{repeat(2, puzzle.Card{Kind: puzzle.CardStamp, Global: "total", Value: machine.Const(1)})},
			{repeat(2, repeat(2, work(1)), increment())},
		}),
		"claims": factory(t, [][]puzzle.Card{
			{increment(), {Kind: puzzle.CardCheck, Condition: puzzle.Condition{Global: "total", Relation: machine.Equal, Value: machine.Const(1)}}},
			{increment()},
		}),
		"only work": factory(t, [][]puzzle.Card{{work(5)}, {work(4)}, {work(1)}}),
	}
}

// runs yields timelines of many runs of a factory: shifts on different benches,
// replays under different schedules.
func runs(t *testing.T, f *compile.Factory, look func(l *timeline.Timeline)) {
	t.Helper()
	for _, bench := range []cores.Bench{
		{Cores: 1, Quantum: 1, SwitchCost: 1}, {Cores: 1, Quantum: 2}, {Cores: 2, Quantum: 3, SwitchCost: 2},
		{Cores: 1, Quantum: 5, SwitchCost: 1, Admitted: 1}, {Cores: 1, Quantum: 1, Seed: 3}, {Cores: 3, TicksMax: 4},
	} {
		trace, _, err := cores.Run(f.Program, bench)
		require.NoError(t, err)
		look(timeline.Shift(f, trace))
	}
	for seed := range uint64(40) {
		trace, err := sched.Run(f.Program, sched.Random(seed+1), engine.Limits{})
		require.NoError(t, err)
		look(timeline.Replay(f, trace, nil))
	}
}

// prefix replays the events that have happened at a moment, from the start.
func prefix(f *compile.Factory, l *timeline.Timeline, at timeline.Moment) *machine.State {
	m := machine.New(f.Program)
	s := m.Start()
	for i, e := range l.Trace.Events {
		if l.Happened(i) <= at && e.Op.Kind.Visible() {
			m.Apply(s, e.Task, e.Op)
		}
	}
	return s
}

func TestTheStateAtAnyMomentIsThatOfReplayingUpToIt(t *testing.T) {
	for name, f := range factories(t) {
		t.Run(name, func(t *testing.T) {
			runs(t, f, func(l *timeline.Timeline) {
				for at := timeline.Moment(0); at <= l.End(); at += 250 {
					want := prefix(f, l, at)
					for id, o := range f.Program.Objects {
						object := engine.ObjectID(id)
						if o.Kind == engine.Variable {
							require.Equal(t, want.Objects[id], l.Counter(object, at).Value, "%s at %d", o.Name, at)
						} else {
							require.Equal(t, want.Owner(object), l.Holder(object, at), "%s at %d", o.Name, at)
						}
					}
				}
				require.Equal(t, l.Trace.Final[0], l.Counter(0, l.End()).Value)
			})
		})
	}
}

func TestEverybodyDoesExactlyOneThingAtATime(t *testing.T) {
	for name, f := range factories(t) {
		t.Run(name, func(t *testing.T) {
			runs(t, f, func(l *timeline.Timeline) {
				for id := range l.Workers() {
					end := int64(0)
					for _, s := range l.Lane(engine.TaskID(id)) {
						require.Equal(t, end, s.From)
						require.Less(t, s.From, s.To)
						end = s.To
					}
					require.Equal(t, l.Length, end)
				}
				for tick := range l.Length {
					at := timeline.Ticks(tick) + timeline.Tick/2
					running := 0
					for id := range l.Workers() {
						w := l.Worker(engine.TaskID(id), at)
						if w.Activity == engine.Running {
							running++
						}
						if l.Timed && (w.Activity == engine.Running || w.Activity == engine.Switching) {
							require.Equal(t, engine.TaskID(id), l.Bench(w.Core, at).Task)
						}
					}
					if !l.Timed {
						require.Equal(t, 1, running, "one step at a time")
					}
				}
			})
		})
	}
}

func TestWorkersStandAtTheStationOfTheirNextStep(t *testing.T) {
	for name, f := range factories(t) {
		t.Run(name, func(t *testing.T) {
			runs(t, f, func(l *timeline.Timeline) {
				for i, e := range l.Trace.Events {
					if l.Began(i) == l.Happened(i) {
						continue
					}
					site, _ := f.At(e.Task, e.Op)
					at := (l.Began(i) + l.Happened(i)) / 2
					w := l.Worker(e.Task, at)
					require.Equal(t, timeline.Place{Station: site.Station, Gate: site.Gate, Slot: site.Slot}, w.Place)
					index, ok := l.Event(e.Task, at)
					require.True(t, ok)
					require.Equal(t, i, index)
				}
				for id := range l.Workers() {
					task := engine.TaskID(id)
					last, progress := l.Worker(task, 0), 0
					for at := timeline.Moment(0); at <= l.End(); at += 125 {
						w := l.Worker(task, at)
						require.GreaterOrEqual(t, w.Progress, 0)
						require.LessOrEqual(t, w.Progress, 1000)
						a, _ := l.Event(task, at)
						b, _ := l.Event(task, max(0, at-125))
						if a == b && w.Place == last.Place {
							require.GreaterOrEqual(t, w.Progress, progress, "work never comes undone")
						}
						last, progress = w, w.Progress
					}
					if w := l.Worker(task, l.End()); w.Home {
						require.Equal(t, len(f.Routine(task).Stations), w.Place.Station, "who is done has left the belt")
					}
				}
			})
		})
	}
}
