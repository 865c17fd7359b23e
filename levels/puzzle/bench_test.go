package puzzle_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/levels/puzzle"
)

func TestHowManyCanBeUnderWay(t *testing.T) {
	p := &puzzle.Puzzle{
		Workers: make([]puzzle.Worker, 7),
		Bench: puzzle.Bench{Pools: []puzzle.JobPool{
			{Name: "potters", Size: puzzle.Number{Dial: "potters"}}, {Name: "carvers", Size: puzzle.Number{Value: 9}},
		}},
	}
	for i, pool := range []string{"potters", "potters", "potters", "carvers", "carvers", "", ""} {
		p.Workers[i].Pool = pool
	}
	b := puzzle.Blueprint{Dials: []puzzle.DialSetting{{Dial: "potters", Value: 2}}}
	everybody := []int{1, 2, 3, 4, 5, 6, 7}
	require.Equal(t, 2+2+2, p.AtOnce(&b, everybody))
	require.Equal(t, 1+1, p.AtOnce(&b, []int{3, 7}))
	p.Bench.Admitted = puzzle.Number{Value: 1}
	require.Equal(t, 2+2+1, p.AtOnce(&b, everybody))
	p.Bench.Admitted = puzzle.Number{}
	p.Tools.Pool, b.Pool = puzzle.Pool{Kind: puzzle.AtOnce, Min: 1, Max: 2}, 1
	require.Equal(t, 2+2+1, p.AtOnce(&b, everybody))
}
