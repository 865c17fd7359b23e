package puzzle_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine/machine"
	"lostupdate/levels/puzzle"
)

// pack is "repeat 2: take, total += 1; if total > 3 then ship else work".
func pack() puzzle.Routine {
	return puzzle.NewRoutine("pack", []puzzle.Card{
		{Kind: puzzle.CardRepeat, Count: 2, Body: []puzzle.Card{
			{Kind: puzzle.CardWork, Ticks: 2, Label: "take"},
			{Kind: puzzle.CardIncrement, Global: "total"},
		}},
		{
			Kind: puzzle.CardIf, Condition: puzzle.Condition{Global: "total", Relation: machine.Greater, Value: machine.Const(3)},
			Body: []puzzle.Card{{Kind: puzzle.CardWork, Ticks: 1, Label: "ship"}},
			Else: []puzzle.Card{{Kind: puzzle.CardWork, Ticks: 5}},
		},
	})
}

func TestCardsUnfoldIntoStations(t *testing.T) {
	type row struct {
		kind              string
		card, part, parts int
		depth, partner    int
	}
	var got []row
	r := pack()
	for i, s := range r.Stations {
		require.Equal(t, i, s.Index)
		got = append(got, row{s.Kind.String(), s.Card, s.Part, s.Parts, s.Depth, s.Partner})
	}
	require.Equal(t, []row{
		{"repeat", 0, 0, 2, 0, 5},
		{"work", 1, 0, 1, 1, -1},
		{"read", 2, 0, 3, 1, -1},
		{"compute", 2, 1, 3, 1, -1},
		{"write", 2, 2, 3, 1, -1},
		{"end-repeat", 0, 1, 2, 0, 0},
		{"if", 3, 0, 3, 0, 10},
		{"work", 4, 0, 1, 1, -1},
		{"else", 3, 1, 3, 0, 10},
		{"work", 5, 0, 1, 1, -1},
		{"end-if", 3, 2, 3, 0, 6},
	}, got)
	require.Equal(t, 12, r.Slots())
	require.Equal(t, 8, r.Stations[6].Other, "where the other branch begins")
}

func TestIncrementReadsAddsAndWritesTheSameRegister(t *testing.T) {
	r := puzzle.NewRoutine("count", []puzzle.Card{{Kind: puzzle.CardIncrement, Global: "total"}})
	read, add, write := r.Stations[0], r.Stations[1], r.Stations[2]
	require.Equal(t, puzzle.Register(0), read.To)
	require.Equal(t, "r = r + 1", puzzle.FormulaText(add.To, add.A, add.Sign, add.B))
	require.Equal(t, "r", puzzle.OperandText(write.Value))
	require.Equal(t, "total", write.Global)
}

func TestMemoryIsEightALineAndOneAWorker(t *testing.T) {
	require.EqualValues(t, 10, puzzle.Memory(1, 2))
	require.EqualValues(t, 18, puzzle.Memory(2, 2))
}
