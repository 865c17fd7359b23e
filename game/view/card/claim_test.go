package card_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine/machine"
	"lostupdate/game/view/card"
	"lostupdate/levels/puzzle"
)

func TestAConditionIsWrittenAsPeopleDo(t *testing.T) {
	text := &puzzle.Text{Names: map[string]string{"crate": "big crate"}}
	for relation, want := range map[machine.Relation]string{
		machine.Equal: "big crate = 2", machine.NotEqual: "big crate ≠ 2", machine.LessOrEqual: "big crate ≤ 2", machine.Less: "big crate < 2",
	} {
		c := puzzle.Condition{Global: "crate", Relation: relation, Value: puzzle.Operand{Const: 2}}
		require.Equal(t, want, card.Claim(text, c))
	}
}
