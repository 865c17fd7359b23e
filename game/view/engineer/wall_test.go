package engineer_test

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/draw"
	"lostupdate/game/input/event"
)

func TestWhereThePlayheadStandsTheWallSaysWhatCounts(t *testing.T) {
	for id, global := range map[string]string{"only-the-write": "total", "own-shelves": "tally"} {
		m := inspected(t, open(t, id))
		line := m.Playing()
		require.False(t, line.Timed, "a counterexample")
		object := line.Factory.Object(0, global, "")
		p := sit(t, m)
		p.key(event.KeyHome)
		for step := range line.Length + 1 {
			require.EqualValues(t, line.Counter(object, m.Head()).Value, p.shown(), "%s, step %d", id, step)
			p.key(event.KeyArrowRight)
		}
	}
}

// shown reads the only counter on the wall: no other digits are that large.
func (p *table) shown() int {
	p.t.Helper()
	digits := ""
	p.look()
	for _, op := range p.List.Ops() {
		if op.Kind == draw.KindText && len(op.Text) == 1 && op.Style.Size > 30 {
			digits += op.Text
		}
	}
	number, err := strconv.Atoi(digits)
	require.NoError(p.t, err, "the digits on the wall: %q", digits)
	return number
}
