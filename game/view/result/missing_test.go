package result

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/loc"
	"lostupdate/game/view/kit"
	"lostupdate/levels"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

func TestWhatAMissingStarAsksFor(t *testing.T) {
	level := &levels.Level{Puzzle: &puzzle.Puzzle{}, Par: puzzle.Par{Ticks: 1598, Switches: 199, Memory: 12}}
	words, err := loc.Open()
	require.NoError(t, err)
	frame := &kit.Frame{Surroundings: kit.Surroundings{Words: words.In(loc.English)}}
	b := &board{Frame: frame, Sheet: Sheet{Level: level, Result: &grade.Result{}}}
	for _, test := range []struct {
		name  string
		stars grade.Stars
		got   grade.Measures
		want  string
	}{
		{"nothing", grade.Stars{Works: true, Fast: true, Lean: true}, grade.Measures{Ticks: 1598}, ""},
		{"too slow", grade.Stars{Works: true, Lean: true}, grade.Measures{Ticks: 1978}, "★ fast: Ticks 1,598 or less"},
		{"of what it costs, only what is too much", grade.Stars{Works: true}, grade.Measures{Ticks: 1978, Switches: 389, Memory: 12},
			"★ fast: Ticks 1,598 or less\n★ lean: Switches 199 or less"},
	} {
		t.Run(test.name, func(t *testing.T) {
			b.Result.Stars, b.Result.Measures = test.stars, test.got
			require.Equal(t, test.want, b.missing())
		})
	}
	b.Level = &levels.Level{Puzzle: level.Puzzle}
	require.Empty(t, b.missing(), "nobody knows the targets")
}
