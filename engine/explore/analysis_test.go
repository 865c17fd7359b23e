package explore

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// inPieces searches with an analysis of runs without end that looks at so much at once,
// and counts in how many pieces it was done.
func inPieces(t *testing.T, p *engine.Program, piece int) (report *engine.Report, pieces int) {
	t.Helper()
	s, err := New(p, engine.Limits{})
	require.NoError(t, err)
	defer s.Close()
	s.living.piece = piece
	for !s.Advance(1) {
		if s.living.begun() {
			pieces++
		}
	}
	return s.Report(), pieces
}

// unending are programs in whose runs without end something is wrong, or nothing.
func unending(t *testing.T) []*engine.Program {
	t.Helper()
	beside := &engine.Program{ // one goes home with the key, one waits for it, and one never stops
		Objects: []engine.Object{{Name: "key", Kind: engine.Mutex}},
		Tasks: []engine.Task{
			{Body: machine.Code{lock(0)}},
			{Body: machine.Code{lock(0), unlock(0)}},
			{Body: machine.Code{do(machine.Progress, 0), always}},
		},
	}
	programs := []*engine.Program{
		afterYou(), peterson(false), peterson(true), spinLock(2), spinLock(4), served(locked(3, 1)), fair(served(locked(3, 1))),
		served(philosophers(3, true)), fair(served(philosophers(3, true))), beside,
	}
	r := rand.New(rand.NewPCG(31, 7))
	for range 500 {
		programs = append(programs, randomProgram(r), randomProgramOfAll(r))
	}
	return programs
}

func TestAnAnalysisInPiecesFindsWhatAWholeOneFinds(t *testing.T) {
	requireNoGoroutineLeft(t)
	divided, found := 0, map[engine.FindingKind]int{}
	for _, p := range unending(t) {
		if p.Validate() != nil {
			continue
		}
		whole, one := inPieces(t, p, math.MaxInt)
		require.LessOrEqual(t, one, 1)
		for _, piece := range []int{1, 50} {
			report, pieces := inPieces(t, p, piece)
			require.Equal(t, whole, report)
			if pieces > 1 {
				divided++
			}
		}
		if whole.Verdict == engine.Refuted && whole.Shortest.Cycle != nil {
			found[whole.Shortest.Finding.Kind]++
		}
	}
	require.Greater(t, divided, 30)
	require.NotZero(t, found[engine.Livelock])
	require.NotZero(t, found[engine.Deadlock], "of some, while others go on")
	require.NotZero(t, found[engine.Starvation])
}

func TestAnAnalysisCanBeGivenUp(t *testing.T) {
	requireNoGoroutineLeft(t)
	s, err := New(spinLock(4), engine.Limits{})
	require.NoError(t, err)
	s.living.piece = 10
	for !s.living.begun() {
		require.False(t, s.Advance(1))
	}
	require.False(t, s.Advance(1))
	s.Close()
	s.Close()
	require.True(t, s.Advance(100), "nothing is left to do")
	require.Equal(t, engine.Unknown, s.Report().Verdict)
}
