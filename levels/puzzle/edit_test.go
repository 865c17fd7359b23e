package puzzle_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"lostupdate/engine"
	"lostupdate/levels/puzzle"
)

// workshop is a level in which everything may be changed.
func workshop() *puzzle.Puzzle {
	p := &puzzle.Puzzle{
		ID: "workshop", Lines: []string{"A", "B"},
		Globals:  []puzzle.Global{{Name: "total"}},
		Routines: []puzzle.Routine{pack(), puzzle.NewRoutine("paint", []puzzle.Card{{Kind: puzzle.CardWork, Ticks: 1}})},
		Workers:  []puzzle.Worker{{Routine: "pack", Home: "A"}, {Routine: "pack", Home: "A"}, {Routine: "paint", Home: "B"}},
		Bench:    puzzle.Bench{Cores: 1, Quantum: 4},
		Tools: puzzle.Tools{
			Gates: []puzzle.Supply{{Key: "red", Locks: 3, Unlocks: 3}, {Key: "blue", Locks: 2, Unlocks: 2}},
			Homes: []int{1, 2}, Quanta: []int64{1, 2, 4}, Pool: puzzle.Pool{Kind: puzzle.AtOnce, Min: 1, Max: 3}, Order: true,
		},
	}
	p.Start = puzzle.Blueprint{Homes: []string{"A", "A", "B"}, Quantum: 4, Pool: 3}
	return p
}

// sabotaged is a level in which the player only chooses who moves.
func sabotaged() *puzzle.Puzzle {
	p := workshop()
	p.Role, p.Tools = puzzle.Saboteur, puzzle.Tools{}
	p.Start.Pool = 0
	return p
}

func apply(t *testing.T, p *puzzle.Puzzle, b puzzle.Blueprint, lines ...string) puzzle.Blueprint {
	t.Helper()
	for _, line := range lines {
		e, err := puzzle.ParseEdit(line)
		require.NoError(t, err)
		b, err = e.Apply(p, b)
		require.NoError(t, err, line)
	}
	return b
}

func TestEditsBuildABlueprint(t *testing.T) {
	p := workshop()
	b := apply(t, p, p.Start,
		"gate lock red pack 2", "gate unlock red pack 5", "gate lock blue paint 0",
		"gate lock blue pack 2/1", "move pack 5 -> 4", "home 2 B", "quantum 2", "pool 2", "order 3 1 2")
	var gates []string
	for _, g := range b.Gates {
		gates = append(gates, g.String())
	}
	require.Equal(t, []string{"lock red pack 2", "lock blue pack 2", "unlock red pack 4", "lock blue paint 0"}, gates)
	require.Equal(t, []string{"A", "B", "B"}, b.Homes)
	require.EqualValues(t, 2, b.Quantum)
	require.Equal(t, 2, b.Pool)
	require.Equal(t, []int{3, 1, 2}, b.Order)
	require.Equal(t, puzzle.Place{Routine: "pack", Slot: 2, Rank: 1}, b.PlaceOf(1))
	require.Equal(t, 1, b.GateAt(puzzle.Place{Routine: "pack", Slot: 2, Rank: 1}))

	b = apply(t, p, b, "move pack 4 -> paint 1", "ungate pack 2", "order 1 2 3")
	require.Equal(t, "lock blue pack 2", b.Gates[0].String())
	require.Equal(t, "unlock red paint 1", b.Gates[2].String())
	require.Nil(t, b.Order, "by number is the order that needs no words")
}

func TestSchedulesGrowAndShrink(t *testing.T) {
	p := sabotaged()
	b := apply(t, p, p.Start, "step 1", "step 2", "step 2", "unstep 2", "step 3")
	require.Equal(t, "1 2 3", b.Schedule.String())
	b = apply(t, p, b, "schedule 2*3 1")
	require.Equal(t, "2*3 1", b.Schedule.String())
	require.Empty(t, apply(t, p, b, "schedule").Schedule)
}

func TestIllegalEditsSayWhy(t *testing.T) {
	for _, test := range []struct {
		puzzle *puzzle.Puzzle
		edit   string
		want   puzzle.Illegal
	}{
		{workshop(), "gate lock red fold 0", puzzle.Illegal{Rule: puzzle.NoSuchRoutine, What: "fold"}},
		{workshop(), "gate lock red pack 12", puzzle.Illegal{Rule: puzzle.NoSuchSlot, What: "pack", Number: 12, Limit: 11}},
		{workshop(), "gate lock green pack 0", puzzle.Illegal{Rule: puzzle.NoSuchKey, What: "green"}},
		{workshop(), "gate lock red pack 0/1", puzzle.Illegal{Rule: puzzle.NoSuchGate, What: "pack"}},
		{workshop(), "ungate pack 0", puzzle.Illegal{Rule: puzzle.NoSuchGate, What: "pack"}},
		{workshop(), "move pack 3 -> 4", puzzle.Illegal{Rule: puzzle.NoSuchGate, What: "pack", Number: 3}},
		{workshop(), "home 3 A", puzzle.Illegal{Rule: puzzle.WorkerStays, What: "A", Number: 3}},
		{workshop(), "home 1 Z", puzzle.Illegal{Rule: puzzle.NoSuchLine, What: "Z"}},
		{workshop(), "home 9 A", puzzle.Illegal{Rule: puzzle.NoSuchWorker, Number: 9, Limit: 3}},
		{workshop(), "quantum 3", puzzle.Illegal{Rule: puzzle.QuantumFixed, Number: 3}},
		{workshop(), "pool 4", puzzle.Illegal{Rule: puzzle.PoolOutOfRange, Number: 4, Limit: 3}},
		{workshop(), "pool 0", puzzle.Illegal{Rule: puzzle.PoolOutOfRange, Number: 0, Limit: 1}},
		{workshop(), "order 1 1 2", puzzle.Illegal{Rule: puzzle.OrderWrong, Number: 1, Limit: 3}},
		{workshop(), "order 2 1", puzzle.Illegal{Rule: puzzle.OrderWrong, Number: 2, Limit: 3}},
		{workshop(), "step 1", puzzle.Illegal{Rule: puzzle.NoSchedule}},
		{sabotaged(), "gate lock red pack 0", puzzle.Illegal{Rule: puzzle.NoSuchKey, What: "red"}},
		{sabotaged(), "pool 2", puzzle.Illegal{Rule: puzzle.PoolFixed, Number: 2}},
		{sabotaged(), "order 2 1 3", puzzle.Illegal{Rule: puzzle.OrderFixed}},
		{sabotaged(), "step 4", puzzle.Illegal{Rule: puzzle.NoSuchWorker, Number: 4, Limit: 3}},
		{sabotaged(), "unstep 1", puzzle.Illegal{Rule: puzzle.NothingToUndo, Number: 1}},
		{sabotaged(), "schedule 1*10001", puzzle.Illegal{Rule: puzzle.ScheduleLong, Number: 10_001, Limit: 10_000}},
	} {
		e, err := puzzle.ParseEdit(test.edit)
		require.NoError(t, err)
		before := test.puzzle.Start.Clone()
		after, err := e.Apply(test.puzzle, test.puzzle.Start)
		var illegal *puzzle.Illegal
		require.True(t, errors.As(err, &illegal), test.edit)
		require.Equal(t, test.want, *illegal, test.edit)
		require.Equal(t, before, after, "an illegal edit changes nothing")
	}
}

func TestSuppliesRunOut(t *testing.T) {
	p := workshop()
	full := apply(t, p, p.Start, "gate lock blue pack 0", "gate lock blue pack 1")
	more, err := puzzle.ParseEdit("gate lock blue pack 2")
	require.NoError(t, err)
	_, err = more.Apply(p, full)
	require.ErrorContains(t, err, `no-more-locks "blue" (3, limit 2)`)

	crowded := apply(t, p, p.Start, "gate lock red pack 0", "gate lock red pack 0", "gate lock red pack 0", "gate lock blue pack 0")
	_, err = puzzle.Edit{Kind: puzzle.EditGate, Key: "blue", At: puzzle.Place{Routine: "pack"}}.Apply(p, crowded)
	require.ErrorContains(t, err, `slot-full "pack"`)

	p.Tools.Routines = []string{"paint"}
	_, err = more.Apply(p, p.Start)
	require.ErrorContains(t, err, `routine-closed "pack"`)
}

func TestBadEditsSayWhatIsWanted(t *testing.T) {
	for line, want := range map[string]string{
		"":                                   "an empty line is no edit",
		"dance":                              `"dance" is no edit; known are gate,`,
		"gate lock red":                      "want gate lock|unlock KEY ROUTINE SLOT",
		"gate grab red pack 2":               `"grab": want lock, unlock or place`,
		"gate lock red pack -1":              `"-1": want a slot's number from 0 to 512`,
		"ungate pack":                        "want ROUTINE SLOT",
		"ungate pack 2/9":                    `"9": want a gate's rank in its slot`,
		"move pack 2 4":                      "want move ROUTINE SLOT -> SLOT",
		"home two B":                         `"two": want a worker's number from 1 to 64`,
		"home 2":                             "want home WORKER LINE",
		"quantum 0":                          `"0": want a quantum in ticks from 1 to 10000`,
		"pool 1 2":                           "want a number of workers and nothing else",
		"order":                              "want order and then every worker's number once",
		"step 99999999999999999999999999999": "want a worker's number",
		"schedule 1 x":                       `"x": want a worker's number`,
	} {
		_, err := puzzle.ParseEdit(line)
		require.ErrorContains(t, err, want, line)
	}
}

// anyEdit draws edits of which many are legal in the workshop or, for the last
// three kinds, in the sabotaged one.
func anyEdit(t *rapid.T) puzzle.Edit {
	place := func(name string) puzzle.Place {
		return puzzle.Place{
			Routine: rapid.SampledFrom([]string{"pack", "paint"}).Draw(t, name+"-routine"),
			Slot:    rapid.IntRange(0, 3).Draw(t, name+"-slot"), Rank: rapid.IntRange(0, 2).Draw(t, name+"-rank"),
		}
	}
	worker := func() int { return rapid.IntRange(1, 3).Draw(t, "worker") }
	e := puzzle.Edit{Kind: puzzle.EditKind(rapid.IntRange(int(puzzle.EditGate), int(puzzle.EditSchedule)).Draw(t, "kind"))}
	switch e.Kind {
	case puzzle.EditGate:
		e.At, e.Key = place("at"), rapid.SampledFrom(puzzle.Colors()[:3]).Draw(t, "key")
		e.Do = rapid.SampledFrom([]puzzle.Do{puzzle.TakeKey, puzzle.HangKey}).Draw(t, "do")
	case puzzle.EditUngate:
		e.At = place("at")
	case puzzle.EditMove:
		e.At, e.To = place("at"), place("to")
	case puzzle.EditHome:
		e.Worker, e.Line = worker(), rapid.SampledFrom([]string{"A", "B"}).Draw(t, "line")
	case puzzle.EditQuantum:
		e.Quantum = rapid.Int64Range(1, 5).Draw(t, "quantum")
	case puzzle.EditPool:
		e.Pool = rapid.IntRange(0, 4).Draw(t, "pool")
	case puzzle.EditOrder:
		e.Order = rapid.Permutation([]int{1, 2, 3}).Draw(t, "order")
	case puzzle.EditStep, puzzle.EditUnstep:
		e.Worker = worker()
	case puzzle.EditSchedule:
		for _, w := range rapid.SliceOfN(rapid.IntRange(0, 2), 0, 6).Draw(t, "schedule") {
			e.Schedule = append(e.Schedule, engine.Choice{Task: engine.TaskID(w)})
		}
	}
	return e
}

func TestPrintedEditReadsAsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := anyEdit(t)
		again, err := puzzle.ParseEdit(e.String())
		require.NoError(t, err, e.String())
		require.True(t, e.Equal(again), "%q became %q", e, again)
	})
}

func TestInverseLeadsBack(t *testing.T) {
	for name, p := range map[string]*puzzle.Puzzle{"engineer": workshop(), "sabotage": sabotaged()} {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				b := p.Canonical(p.Start)
				for range 12 {
					e := anyEdit(t)
					after, err := e.Apply(p, b)
					if err != nil {
						continue
					}
					require.NoError(t, p.Check(after))
					back, err := e.Inverse(b).Apply(p, after)
					require.NoError(t, err, fmt.Sprintf("%s, then %s", e, e.Inverse(b)))
					require.True(t, b.Equal(back), "%s: %v became %v", e, b, back)
					b = after
				}
			})
		})
	}
}

func FuzzParseEdit(f *testing.F) {
	for _, line := range []string{
		"gate lock red pack 2/1", "ungate pack 2", "move pack 2 -> 4", "move pack 2/1 -> paint 0", "home 2 B", "quantum 4", "pool 5",
		"order 2 1 3", "step 2", "step 2.3", "unstep 2", "schedule 1 2*2 1", "schedule", "place signal pack 2", "dial tokens -3", "switch look while",
		"claim", "unclaim", "build", "build lock red pack 2; place x pack 3; homes A B; quantum 4; pool 2; order 2 1; dial x 3; switch a b; schedule 1 2; claim",
	} {
		f.Add(line)
	}
	p := workshop()
	f.Fuzz(func(t *testing.T, line string) {
		e, err := puzzle.ParseEdit(line)
		if err != nil {
			return
		}
		again, err := puzzle.ParseEdit(e.String())
		require.NoError(t, err, "%q was printed as %q", line, e)
		require.True(t, e.Equal(again))
		if after, err := e.Apply(p, p.Start); err == nil {
			require.NoError(t, p.Check(after))
		}
	})
}
