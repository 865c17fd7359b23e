package draw_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"lostupdate/game/draw"
)

// spans returns where the dashes of a level line from 0 to 40 begin and end, without their
// round ends.
func spans(width float32, dash draw.Dash) [][2]float32 {
	var l draw.List
	l.Polyline([]draw.Point{{X: 0, Y: 9}, {X: 40, Y: 9}}, width, dash, ink)
	var spans [][2]float32
	for _, op := range l.Ops() {
		p := l.Points(op)
		spans = append(spans, [2]float32{p[0].X, p[len(p)-1].X})
	}
	return spans
}

func TestDashesKeepTheirRhythm(t *testing.T) {
	// With round ends of 1 each dash looks 10 long and each gap 6.
	require.Equal(t, [][2]float32{{1, 9}, {17, 25}, {33, 40}}, spans(2, draw.Dash{On: 10, Off: 6}))
}

func TestDashesMarchWithThePhase(t *testing.T) {
	require.Equal(t, [][2]float32{{0, 2}, {10, 18}, {26, 34}}, spans(2, draw.Dash{On: 10, Off: 6, Phase: 9}))
	a := spans(2, draw.Dash{On: 10, Off: 6, Phase: -7})
	require.Equal(t, a, spans(2, draw.Dash{On: 10, Off: 6, Phase: 9}), "a whole period changes nothing")
	require.Equal(t, a, spans(2, draw.Dash{On: 10, Off: 6, Phase: 9 + 16*50}))
}

func TestDashShorterThanWideIsADot(t *testing.T) {
	require.Equal(t, [][2]float32{{1, 1}, {21, 21}}, spans(6, draw.Dash{On: 2, Off: 18}))
}

func TestDashFollowsABend(t *testing.T) {
	var l draw.List
	l.Polyline([]draw.Point{{X: 0, Y: 0}, {X: 6, Y: 0}, {X: 6, Y: 20}}, 2, draw.Dash{On: 12, Off: 100}, ink)
	require.Len(t, l.Ops(), 1)
	require.Equal(t, []draw.Point{{X: 1, Y: 0}, {X: 6, Y: 0}, {X: 6, Y: 5}}, l.Points(l.Ops()[0]))
}

func TestDashesScaleWithTheFigure(t *testing.T) {
	var l draw.List
	l.PushTransform(draw.Pt(100, 0), 2)
	l.Polyline([]draw.Point{{X: 0, Y: 0}, {X: 20, Y: 0}}, 1, draw.Dash{On: 5, Off: 5}, ink)
	require.Len(t, l.Ops(), 2)
	require.Equal(t, []draw.Point{{X: 121, Y: 0}, {X: 129, Y: 0}}, l.Points(l.Ops()[1]))
}

func TestUnusablePatternsAreDrawnUnbroken(t *testing.T) {
	nan := float32(math.NaN())
	for name, dash := range map[string]draw.Dash{
		"none":         {},
		"no gap":       {On: 5},
		"no dash":      {Off: 5},
		"negative":     {On: -5, Off: 5},
		"too fine":     {On: 1e-6, Off: 1e-6},
		"not a number": {On: 5, Off: 5, Phase: nan},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, [][2]float32{{0, 40}}, spans(2, dash))
		})
	}
}
