package cores

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/internal/specimen"
	"lostupdate/engine/machine"
	"lostupdate/engine/routine"
	"lostupdate/engine/sched"
)

// spin reads variable 0 until it is 1.
func spin() machine.Code {
	return machine.Code{specimen.Read(0, 0), {Verb: machine.Branch, A: machine.Value(0), Relation: machine.Equal, B: machine.Const(0), Target: 0}}
}

func TestRunsThatGoRound(t *testing.T) {
	makeWay := machine.Code{specimen.Read(0, 0), {Verb: machine.Yield}, {Verb: machine.Branch}}
	set := machine.Code{specimen.Work(2), specimen.Write(0, machine.Const(1))}
	turns := machine.Code{{Verb: machine.Use, Object: 1, A: machine.Const(3)}, specimen.Read(0, 0), {Verb: machine.Branch}}
	count := machine.Code{{Verb: machine.Add, Object: 0, A: machine.Const(1)}, {Verb: machine.Branch}}
	marked := routine.Func(func(t *routine.Task) {
		for {
			t.Mark()
			t.Read(0)
			t.Work(4)
		}
	})
	unmarked := routine.Func(func(t *routine.Task) {
		for {
			t.Read(0)
		}
	})
	for name, test := range map[string]struct {
		bench  Bench
		tasks  []engine.Task
		ticks  int64 // of the round
		detail string
	}{
		"who waits keeps the core from the one who is waited for": {Bench{Cores: 1}, specimen.Crew(spin(), set), 1, RoundAndRound},
		"with a quantum he comes to his end":                      {Bench{Cores: 1, Quantum: 5}, specimen.Crew(spin(), set), 0, ""},
		"two who make way for each other":                         {Bench{Cores: 1, SwitchCost: 3}, specimen.Crew(makeWay, makeWay), 2 * (2 + 3), RoundAndRound},
		"one who comes back to a device":                          {Bench{Cores: 1}, specimen.Crew(turns), 4, RoundAndRound},
		"who counts is never where he was":                        {Bench{Cores: 1, TicksMax: 900}, specimen.Crew(count), 0, ""},
		"a function says what its rounds depend on":               {Bench{Cores: 1}, specimen.Crew(marked), 5, RoundAndRound},
		"one that does not is not believed":                       {Bench{Cores: 1, TicksMax: 900}, specimen.Crew(unmarked), 0, ""},
		"dice do not come round":                                  {Bench{Cores: 1, TicksMax: 900, Seed: 1}, specimen.Crew(makeWay, makeWay), 0, ""},
		"quanta that end in the middle of the work":               {Bench{Cores: 1, Quantum: 3}, specimen.Crew(marked, marked), 30, RoundAndRound},
	} {
		t.Run(name, func(t *testing.T) {
			objects := append(specimen.Variables(1), engine.Object{Name: "kiln", Kind: engine.Device, Init: 1})
			trace, metrics := run(t, &engine.Program{Objects: objects, Tasks: test.tasks}, test.bench)
			require.Equal(t, test.ticks, metrics.Round.Ticks)
			if test.ticks > 0 {
				require.Equal(t, &engine.Finding{Kind: engine.DeadlineMissed, Task: -1, Object: -1, Detail: test.detail}, trace.Finding)
				require.Less(t, metrics.Ticks, int64(100), "it is noticed early")
			}
			requireWholeLanes(t, trace, metrics, len(test.tasks))
		})
	}
}

// Of programs that go round, or may: if the run is let go on, the same does come again
// and again; and every run that has no end is noticed, since these programs have few
// states.
func TestWhatComesRoundComesAgain(t *testing.T) {
	dice := sched.NewDice(29)
	round := 0
	for n := range 4000 {
		p := specimen.Factory(dice)
		bench := randomBench(dice, len(p.Tasks))
		if bench.Seed = 0; dice.Roll(2) == 0 {
			withPrices(dice, &bench, len(p.Tasks))
		}
		bench.TicksMax = 2_000
		trace, metrics := run(t, p, bench)
		if metrics.Round.Ticks == 0 {
			require.False(t, trace.Finding != nil && trace.Finding.Kind == engine.DeadlineMissed && trace.Finding.Task < 0, "program %d has no end", n)
			continue
		}
		round++
		r := newShift(p, bench)
		r.rounds.next = math.MaxInt // keeps no state, and so finds none again
		r.play()
		r.close()
		from, length := metrics.Round.From, metrics.Round.Ticks
		require.Equal(t, rounded(r.events, from, length, 0), rounded(r.events, from, length, 1), "program %d", n)
		require.Equal(t, rounded(r.events, from, length, 0), rounded(r.events, from, length, 5), "program %d", n)
		require.NotEmpty(t, rounded(r.events, from, length, 5), "program %d", n)
	}
	require.Greater(t, round, 200)
}

// rounded returns the events of one round, with the times counted from its start.
func rounded(events []engine.Event, from, length, round int64) (of []engine.Event) {
	begin := from + round*length
	for _, e := range events {
		if e.End > begin && e.End <= begin+length {
			e.Start, e.End = e.Start-begin, e.End-begin
			of = append(of, e)
		}
	}
	return of
}
