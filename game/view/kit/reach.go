package kit

import (
	"fmt"

	"lostupdate/game/draw"
)

// How wide and how high the place must be where a finger finds a target, in logical pixels of a phone. What stands where
// a level has it must be as large as WCAG 2.2 asks at least (success criterion 2.5.8).
const (
	fingerLeast = 40
	denseLeast  = 24
)

// inspectReach finds targets of a small screen that a finger hardly hits. What lies half outside of a list that scrolls
// is let be: it can be pulled into sight.
func (f *Frame) inspectReach(t placed) []Fault {
	if !f.Compact() || !t.usable() || t.visible.Empty() || t.visible != t.Rect {
		return nil
	}
	reach, least := f.reach(&t), float32(fingerLeast)
	if t.Dense {
		least = denseLeast
	}
	if reach.W >= least && reach.H >= least {
		return nil
	}
	return []Fault{{TargetSmall, fmt.Sprintf("%q (a finger finds it within %.0fx%.0f)", t.ID, reach.W, reach.H), t.Rect}}
}

// reach returns how far from the middle of a target, to the left and right and up and down, a finger finds it.
func (f *Frame) reach(t *placed) draw.Rect {
	middle := t.visible.Center()
	far := func(way draw.Point) float32 {
		for d := float32(1); ; d++ {
			p := middle.Add(draw.Pt(way.X*d, way.Y*d))
			if found := f.hands.at(p, true); d > fingerLeast || found == nil || found.ID != t.ID {
				return d - 1
			}
		}
	}
	left, right, up, down := far(draw.Pt(-1, 0)), far(draw.Pt(1, 0)), far(draw.Pt(0, -1)), far(draw.Pt(0, 1))
	return draw.Rect{X: middle.X - left, Y: middle.Y - up, W: left + right + 1, H: up + down + 1}
}
