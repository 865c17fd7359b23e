package engineer_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// label returns what a screen reader says of a target.
func (p *table) label(id string) string {
	p.t.Helper()
	for _, x := range p.Hands.Touchables() {
		if x.ID == id {
			return x.Label
		}
	}
	p.t.Fatalf("no target %q", id)
	return ""
}

func TestCardsAreCalledWhatTheLevelCallsThem(t *testing.T) {
	p := sit(t, open(t, "shipped-too-early", "place nap ship 1"))
	require.Contains(t, p.label("tool card nap"), "nap")
	require.Contains(t, p.label("gate ship 1"), "nap", "and the same where it stands")
}
