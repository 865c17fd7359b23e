package paint

import (
	"math"

	"lostupdate/game/draw"
)

const (
	// maxSteps is the number of straight pieces of the largest quarter circle.
	maxSteps = 64
	// flatness is how far, in pixels, a straight piece may stray from the curve it stands for. An eighth of a pixel is
	// an eighth of a shade at the edge, which nobody sees; half of it would cost half as many triangles again.
	flatness = 0.125
	// small is the radius in pixels up to which twice as much is not seen either: rollers, rivets and dots, of which
	// there are hundreds.
	small = 4
)

// turns holds, for each number of steps, the unit vectors of a quarter turn from right to
// down, both ends included. They are worked out when first needed.
type turns [maxSteps + 1][]draw.Point

// quarter returns the vectors for a quarter of a circle.
func (t *turns) quarter(radius float32) []draw.Point {
	steps := stepsFor(radius, math.Pi/2)
	if t[steps] == nil {
		vectors := make([]draw.Point, steps+1)
		for i := range vectors {
			sin, cos := math.Sincos(math.Pi / 2 * float64(i) / float64(steps))
			vectors[i] = draw.Pt(float32(cos), float32(sin))
		}
		t[steps] = vectors
	}
	return t[steps]
}

// stepsFor returns the number of straight pieces for an arc.
func stepsFor(radius float32, angle float64) int {
	most := int(math.Ceil(maxSteps * angle / (math.Pi / 2)))
	flat := flatness
	if radius <= small {
		flat *= 2
	}
	if float64(radius) <= flat {
		return 1
	}
	step := 2 * math.Acos(1-flat/float64(radius))
	return max(1, min(most, int(math.Ceil(angle/step))))
}
