package puzzle_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/levels/puzzle"
)

// bakery is a level with cards in the toolbox, cards to move, dials and switches.
func bakery() *puzzle.Puzzle {
	bake := puzzle.NewRoutine("bake", []puzzle.Card{
		{Kind: puzzle.CardAcquire, Thing: "oven"}, // station 0
		{Kind: puzzle.CardChoose, Switch: "look", Alternatives: []puzzle.Alternative{ // 1, 4, 6
			{Name: "once", Cards: []puzzle.Card{{Kind: puzzle.CardWait, Thing: "bell"}}},    // 2, 3
			{Name: "again", Cards: []puzzle.Card{{Kind: puzzle.CardNotify, Thing: "bell"}}}, // 5
			{Name: "never"}, // nothing
		}}, // 7
		{Kind: puzzle.CardRelease, Thing: "oven", Movable: true},
		{Kind: puzzle.CardIncrement, Global: "cakes", Movable: true},
		{Kind: puzzle.CardWork, Ticks: 2}, // 8
	})
	p := &puzzle.Puzzle{
		ID: "bakery", Role: puzzle.Both, Lines: []string{"A"}, Globals: []puzzle.Global{{Name: "cakes"}},
		Routines: []puzzle.Routine{bake, puzzle.NewRoutine("eat", []puzzle.Card{{Kind: puzzle.CardWork, Ticks: 1}})},
		Workers:  []puzzle.Worker{{Routine: "bake", Home: "A"}, {Routine: "eat", Home: "A"}},
		Things: []puzzle.Thing{
			{Kind: puzzle.Box, Name: "oven", Size: puzzle.Number{Dial: "tokens"}}, {Kind: puzzle.Bell, Name: "bell", Key: "red"},
		},
		Switches: []puzzle.Switch{{Name: "look", Alternatives: []string{"once", "again", "never"}}, {Name: "kind", Alternatives: []string{"off", "on"}}},
		Tools: puzzle.Tools{
			Gates: []puzzle.Supply{{Key: "red", Locks: 1, Unlocks: 1}},
			Cards: []puzzle.CardSupply{{Name: "give", Card: puzzle.Card{Kind: puzzle.CardRelease, Thing: "oven"}, Count: 2}},
			Dials: []puzzle.Dial{{Name: "tokens", Values: []int64{1, 2, 4}}},
			Moves: 1,
		},
		Goal: puzzle.Goal{BreakFinding: engine.Deadlock, Claim: true},
	}
	p.Start = puzzle.Blueprint{Homes: []string{"A", "A"}, Quantum: 0, Gates: p.WithMovables(nil)}
	p.CompleteSettings(&p.Start)
	p.Start = p.Canonical(p.Start)
	return p
}

func TestAlternativesKeepTheirStationsWhicheverIsChosen(t *testing.T) {
	r := &bakery().Routines[0]
	var kinds []string
	for _, s := range r.Stations {
		kinds = append(kinds, s.Kind.String()+" "+s.Alternative)
	}
	require.Equal(t, []string{
		"acquire ", "choose once", "wait once", "wake once", "or again", "notify again", "or never", "end-choose ", "work ",
	}, kinds)
	require.Equal(t, []int{7, 4, 7, 6, 7, -1}, []int{
		r.Stations[1].Partner, r.Stations[1].Other, r.Stations[4].Partner, r.Stations[4].Other, r.Stations[6].Partner, r.Stations[6].Other,
	})
	require.Equal(t, []puzzle.Movable{
		{Name: "release", Card: r.Cards[2], Slot: 8}, {Name: "increment", Card: r.Cards[3], Slot: 8},
	}, r.Movables)

	b := bakery().Start
	var used []int
	for slot := range r.Slots() {
		if b.SlotActive(r, slot) {
			used = append(used, slot)
		}
	}
	require.Equal(t, []int{0, 1, 2, 3, 4, 8, 9}, used, "5 and 6 lie in again, 7 in never")
	require.True(t, b.Active(&r.Stations[2]))
	require.False(t, b.Active(&r.Stations[5]))
}

func TestCardsDialsAndSwitchesAreSet(t *testing.T) {
	p := bakery()
	b := apply(t, p, p.Start, "place give bake 1", "move bake 8 -> 0", "dial tokens 4", "switch look again", "switch kind on", "place give eat 0", "gate lock red bake 5")
	var gates []string
	for _, g := range b.Gates {
		gates = append(gates, g.String())
	}
	require.Equal(t, []string{
		"place release bake 0", "place give bake 1", "lock red bake 5", "place increment bake 8", "place give eat 0",
	}, gates)
	require.EqualValues(t, 4, b.Value(p.Things[0].Size))
	require.Equal(t, "again", b.Chosen("look"))
	require.True(t, b.On(puzzle.Flag{Switch: "kind"}))
	require.Equal(t, 1, p.Moved(b))
	require.Equal(t, 2, p.UsedCards(b, "give"))

	parts := p.PlacedStations(puzzle.Gate{Routine: "bake", Do: puzzle.PlaceCard, Card: "increment"})
	require.Len(t, parts, 3, "a placed card unfolds too")
	require.Equal(t, puzzle.Write, parts[2].Kind)

	claimed := apply(t, p, p.Start, "claim")
	require.True(t, claimed.Claim)
	require.Equal(t, puzzle.Saboteur, p.PartOf(claimed))
	require.Equal(t, puzzle.Engineer, p.PartOf(b))
	require.False(t, apply(t, p, claimed, "unclaim").Claim)

	whole := apply(t, p, p.Start, puzzle.Edit{Kind: puzzle.EditBuild, Build: &b}.String())
	require.True(t, whole.Equal(b), "a whole blueprint in one line")
}

func TestIllegalSettingsSayWhy(t *testing.T) {
	for edit, want := range map[string]puzzle.Illegal{
		"place take bake 0":         {Rule: puzzle.NoSuchCard, What: "take"},
		"ungate bake 8":             {Rule: puzzle.CardStays, What: "release", Limit: 1},
		"move bake 8 -> eat 0":      {Rule: puzzle.CardStays, What: "release"},
		"place release bake 0":      {Rule: puzzle.CardStays, What: "release", Number: 2, Limit: 1},
		"place give bake 3":         {Rule: puzzle.SlotClosed, What: "bake", Number: 3},
		"place give bake 5":         {Rule: puzzle.SlotUnused, What: "bake", Number: 5},
		"dial tokens 3":             {Rule: puzzle.DialFixed, What: "tokens", Number: 3},
		"dial parties 3":            {Rule: puzzle.NoSuchDial, What: "parties"},
		"switch look until":         {Rule: puzzle.NoSuchAlternative, What: "until"},
		"switch lock on":            {Rule: puzzle.NoSuchSwitch, What: "lock"},
		"unclaim":                   {Rule: puzzle.NothingToClaim},
		"build place give eat 0":    {Rule: puzzle.NoSuchDial, What: "tokens"},
		"build homes A A; dial x 1": {Rule: puzzle.NoSuchDial, What: "tokens"},
	} {
		p := bakery()
		e, err := puzzle.ParseEdit(edit)
		require.NoError(t, err)
		_, err = e.Apply(p, p.Start)
		var illegal *puzzle.Illegal
		require.True(t, errors.As(err, &illegal), "%s: %v", edit, err)
		require.Equal(t, want, *illegal, edit)
	}
	p := bakery()
	moved := apply(t, p, p.Start, "move bake 8 -> 0")
	e, _ := puzzle.ParseEdit("move bake 8 -> 1")
	_, err := e.Apply(p, moved)
	require.ErrorContains(t, err, "no-more-moves (2, limit 1)")
	e, _ = puzzle.ParseEdit("move bake 8 -> 8/1")
	_, err = e.Apply(p, p.Start)
	require.NoError(t, err, "to change places with a neighbour is one move")

	inside := apply(t, p, p.Start, "place give bake 4")
	e, _ = puzzle.ParseEdit("switch look again")
	_, err = e.Apply(p, inside)
	require.ErrorContains(t, err, "slot-unused", "an alternative is left only when it is empty")

	e, _ = puzzle.ParseEdit("step 1")
	_, err = e.Apply(p, inside)
	require.ErrorContains(t, err, "factory-changed")
	fixed := p.Part(puzzle.Saboteur)
	e, _ = puzzle.ParseEdit("dial tokens 4")
	_, err = e.Apply(fixed, fixed.Start)
	require.ErrorContains(t, err, "factory-changed")
}

func anySetting(t *rapid.T) puzzle.Edit {
	at := puzzle.Place{
		Routine: rapid.SampledFrom([]string{"bake", "eat"}).Draw(t, "routine"),
		Slot:    rapid.IntRange(0, 9).Draw(t, "slot"), Rank: rapid.IntRange(0, 2).Draw(t, "rank"),
	}
	e := puzzle.Edit{Kind: puzzle.EditKind(rapid.IntRange(int(puzzle.EditGate), int(puzzle.EditUnclaim)).Draw(t, "kind"))}
	switch e.Kind {
	case puzzle.EditGate:
		e.Do, e.At, e.Card = puzzle.PlaceCard, at, rapid.SampledFrom([]string{"give", "release"}).Draw(t, "card")
	case puzzle.EditMove:
		e.At, e.To = at, puzzle.Place{Routine: at.Routine, Slot: rapid.IntRange(0, 9).Draw(t, "to")}
	case puzzle.EditUngate:
		e.At = at
	case puzzle.EditStep, puzzle.EditUnstep:
		e.Worker = rapid.IntRange(1, 2).Draw(t, "worker")
		if e.Kind == puzzle.EditStep {
			e.Branch = rapid.IntRange(0, 1).Draw(t, "branch")
		}
	case puzzle.EditDial:
		e.Name, e.Value = "tokens", rapid.Int64Range(1, 4).Draw(t, "value")
	case puzzle.EditSwitch:
		e.Name, e.Choice = "look", rapid.SampledFrom([]string{"once", "again", "never"}).Draw(t, "choice")
	case puzzle.EditClaim, puzzle.EditUnclaim:
	default:
		e = puzzle.Edit{Kind: puzzle.EditSwitch, Name: "kind", Choice: rapid.SampledFrom([]string{"off", "on"}).Draw(t, "choice")}
	}
	return e
}

func TestSettingsCanBeTakenBack(t *testing.T) {
	p := bakery()
	rapid.Check(t, func(t *rapid.T) {
		b := p.Start
		for range 12 {
			e := anySetting(t)
			again, err := puzzle.ParseEdit(e.String())
			require.NoError(t, err, e.String())
			require.True(t, e.Equal(again), "%q became %q", e, again)
			after, err := e.Apply(p, b)
			if err != nil {
				continue
			}
			require.NoError(t, p.Check(after))
			back, err := e.Inverse(b).Apply(p, after)
			require.NoError(t, err, fmt.Sprintf("%s, then %s", e, e.Inverse(b)))
			require.True(t, b.Equal(back), "%s: %v became %v", e, b, back)
			whole := puzzle.Edit{Kind: puzzle.EditBuild, Build: &after}
			built, err := puzzle.ParseEdit(whole.String())
			require.NoError(t, err, whole.String())
			require.True(t, built.Build.Equal(after), "%s", whole)
			b = after
		}
	})
}

func TestNumbersAndFlagsAsFilesHaveThem(t *testing.T) {
	require.Equal(t, "r1", puzzle.OperandText(machine.Value(1)))
	require.Equal(t, "true", puzzle.Flag{On: true}.String())
	require.Equal(t, "kind", puzzle.Flag{Switch: "kind"}.String())
	require.Equal(t, "tokens", puzzle.Number{Value: 3, Dial: "tokens"}.String())
}
