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

func TestAWideChoiceIsGoneThroughInLeaps(t *testing.T) {
	p := sit(t, open(t, "too-many-books"))
	for range 3 {
		p.click("pool leap less")
	}
	require.Equal(t, 10, p.m.Blueprint().Pool)
	p.click("pool leap less")
	require.Equal(t, 4, p.m.Blueprint().Pool, "no further than it goes")
	p.click("pool leap more")
	require.Equal(t, 14, p.m.Blueprint().Pool)
}

func TestASwitchSaysWhatItMakesOfItsThing(t *testing.T) {
	p := sit(t, open(t, "locked-himself-out"))
	require.Equal(t, "red key: ordinary", p.label("switch red-kind"))
	p.click("switch red-kind")
	require.Equal(t, "red key: recursive", p.label("switch red-kind"))
}

func TestThePoolIsCalledWhatTheLevelCallsIt(t *testing.T) {
	p := sit(t, open(t, "the-desk-is-full"))
	require.Equal(t, "One more", p.label("pool more"), "whatever the workers are")
}
