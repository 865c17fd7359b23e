package input

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/input/event"
)

func presses(p *pads, ticks int, now padSample) (count int) {
	for range ticks {
		count += len(p.translate(nil, now))
	}
	return count
}

func holding(buttons ...event.Pad) (s padSample) {
	for _, b := range buttons {
		s.down[b] = true
	}
	return s
}

func stick(x, y float64) padSample { return padSample{sticks: [][2]float64{{x, y}}} }

func TestAButtonOfAGamepadIsPressedOnce(t *testing.T) {
	var p pads
	require.Equal(t, []event.Event{{Kind: event.PadDown, Pad: event.PadA}}, p.translate(nil, holding(event.PadA)))
	require.Zero(t, presses(&p, 200, holding(event.PadA)), "however long it is held")
	require.Empty(t, p.translate(nil, holding()))
	require.Len(t, p.translate(nil, holding(event.PadA, event.PadB)), 2)
}

func TestAHeldDirectionRepeats(t *testing.T) {
	var p pads
	require.Equal(t, 1, presses(&p, repeatAfter, holding(event.PadLeft)))
	require.Equal(t, 10, presses(&p, 10*repeatEvery+1, holding(event.PadLeft)))
}

func TestAStickIsADirectionAndATremblingThumbIsOne(t *testing.T) {
	var p pads
	require.Empty(t, p.translate(nil, stick(0.3, -0.3)), "it is hardly moved")
	require.Equal(t, []event.Event{{Kind: event.PadDown, Pad: event.PadUp}}, p.translate(nil, stick(0.1, -0.7)))
	require.Empty(t, p.translate(nil, stick(0.1, -0.5)))
	require.Empty(t, p.translate(nil, stick(0.1, -0.65)))
	require.Empty(t, p.translate(nil, stick(0, 0)))
	require.Equal(t, []event.Event{{Kind: event.PadDown, Pad: event.PadRight}}, p.translate(nil, stick(1, 0)))
}
