package mirror

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestWhatChangesOftenIsSaidNowAndThen(t *testing.T) {
	var p pace
	said := map[time.Duration][]string{}
	for now := time.Duration(0); now < 3*time.Second; now += 100 * time.Millisecond {
		step := min(int(now/(100*time.Millisecond)), 9) // ten steps within a second, then a long rest
		if text, changed := p.next(now, []string{"The goal.", "Step " + string('0'+rune(step))}); changed {
			said[now] = text
		}
	}
	require.Equal(t, map[time.Duration][]string{
		0:                       {"The goal.", "Step 0"},
		700 * time.Millisecond:  {"The goal.", "Step 7"},
		1400 * time.Millisecond: {"The goal.", "Step 9"},
	}, said, "the last one is always said")
}

func TestWhatIsNewAfterARestIsSaidAtOnce(t *testing.T) {
	var p pace
	_, changed := p.next(0, []string{"Map."})
	require.True(t, changed)
	_, changed = p.next(time.Second, []string{"Map."})
	require.False(t, changed)
	text, changed := p.next(5*time.Second, []string{"Title."})
	require.True(t, changed)
	require.Equal(t, []string{"Title."}, text)
}
