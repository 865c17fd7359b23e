package engineer

import (
	"lostupdate/engine"
	"lostupdate/game/draw"
	"lostupdate/game/view/figure"
)

// bubble shows above a worker who waits what he waits for: the key, or the picture
// of whatever else it is.
func (s *screen) bubble(a *actor, scale float32) {
	if a.seen.Activity != engine.Waiting || a.seen.Absent || s.line == nil {
		return
	}
	c := a.foot.Add(draw.Pt(-14*scale, -(figure.WorkerHeight+3)*scale))
	radius := max(8, 10*scale)
	d := s.doingOf(a.seen.Activity, a.seen.Object)
	if d == waitsKey {
		key := s.line.Factory.Objects[a.seen.Object].Key
		s.pen.Mark(c, radius*0.82, s.pen.Ink.KeyOf(string(key)))
		return
	}
	s.List.FillCircle(c, radius, s.Theme.Outline)
	s.List.FillCircle(c, radius-1.6, s.Theme.Card)
	s.pen.Icon(c, radius*1.35, d.icon(), s.Theme.Ink)
}

// waitArrows draws a deadlock on the floor: from everybody who waits for a key to
// who has it.
func (s *screen) waitArrows() {
	if s.line == nil || s.line.Trace.Finding == nil || s.line.Trace.Finding.Kind != engine.Deadlock || s.head < s.line.End() {
		return
	}
	for _, w := range s.line.Waits(s.head) {
		from, standing := s.feet[int(w.Task)+1]
		to, holding := s.feet[int(w.Holder)+1]
		if !standing || !holding || w.Holder == w.Task {
			continue
		}
		if s.Small() && !(s.floorView.Contains(from) && s.floorView.Contains(to)) {
			continue // an arrow from nowhere only crosses out what it lies over
		}
		up := draw.Pt(0, -figure.WorkerHeight*0.45*s.feetScale)
		a, b := from.Add(up), to.Add(up)
		length := max(a.Distance(b), 1)
		way := b.Sub(a).Mul(1 / length)
		gap := min(24*s.feetScale, length*0.3)
		a, b = a.Add(way.Mul(gap)), b.Sub(way.Mul(gap))
		bend := float32(0.12)
		s.pen.Arrow(a, b, figure.Arrow{Color: s.Theme.Bad, Width: 4, Bend: bend, Dashed: true, Phase: s.phase(60)})
		key := s.pen.Ink.KeyOf(string(s.line.Factory.Objects[w.Object].Key))
		left := draw.Pt(way.Y, -way.X)
		s.pen.Mark(a.Lerp(b, 0.5).Add(left.Mul(bend*length)), 10, key)
	}
}
