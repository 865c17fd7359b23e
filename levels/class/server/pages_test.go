package server

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/levels/puzzle"
)

func TestWhatIsCountedHasTheRightNumber(t *testing.T) {
	for n, want := range []puzzle.Bilingual{
		{EN: "0 interrupts", ZH: "0 次打断"},
		{EN: "1 interrupt", ZH: "1 次打断"},
		{EN: "2 interrupts", ZH: "2 次打断"},
	} {
		require.Equal(t, want, count(n, "interrupt", "interrupts", "次打断"))
	}
}
