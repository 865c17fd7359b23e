package engineer

import (
	"lostupdate/engine"
	"lostupdate/game/draw"
	"lostupdate/game/loc"
	"lostupdate/game/model/msg"
	"lostupdate/game/timeline"
	"lostupdate/game/view/figure"
	"lostupdate/game/view/kit"
)

// Measures of the lanes.
const (
	laneHead     = 14 // above the lanes, for the playhead's handle and the marks
	laneNameMost = 210
)

// lanes draws what every worker does over time, with the playhead, which can be
// dragged.
func (s *screen) lanes(r draw.Rect) {
	count := s.staff()
	if s.Compact() {
		var row draw.Rect
		row, r = r.CutBottom(24)
		s.legend(row)
	}
	height := max(13, min(s.laneMost(), (r.H-laneHead)/float32(max(1, count))))
	seen := r.H - laneHead
	r = s.Scroll("lanes", r, laneHead+height*float32(count))
	defer s.EndScroll()
	names, tracks := r.CutLeft(s.laneNames(r.W))
	_, tracks = tracks.CutLeft(12)
	tracks = draw.Rect{X: tracks.X, Y: tracks.Y, W: tracks.W - 6, H: laneHead + height*float32(count)}
	if s.line != nil {
		s.Target(kit.Target{
			ID: "playhead", Rect: tracks, Label: s.say("engineer.playhead", loc.Args{"Position": s.position()}), Plain: true,
			Slide: &kit.Slide{
				Max: s.line.Length, Value: s.head.Whole(),
				Send: func(value int64) msg.Msg { return msg.Number(msg.Seek, value) },
			},
		})
	}
	for i := range count {
		y := r.Y + laneHead + float32(i)*height
		s.laneName(draw.Rect{X: names.X, Y: y, W: names.W, H: height}, i+1)
		if s.line == nil {
			continue
		}
		lane := draw.Rect{X: tracks.X, Y: y + 1.5, W: tracks.W, H: height - 3}
		s.List.FillRound(lane, min(4, lane.H/3), s.Theme.BarPanel.Fade(0.55))
		if i < s.line.Workers() {
			s.lane(lane, engine.TaskID(i))
		}
	}
	if s.line == nil {
		s.emptyLanes(draw.Rect{X: tracks.X, Y: r.Y + laneHead, W: tracks.W, H: max(seen, height)})
		return
	}
	s.marks(tracks, height)
	s.playhead(tracks)
}

// emptyLanes tells the level's story where the lanes will be, since nobody has
// anything to look at there yet, and what will be there.
func (s *screen) emptyLanes(r draw.Rect) {
	s.List.FillRound(r, 6, s.Theme.BarPanel.Fade(0.55))
	inside := r.InsetXY(14, 4)
	text, style := s.say("engineer.lanes-empty"), s.Font.Small
	line := s.Book.Metrics(style).LineHeight
	told := s.Font.Body
	if s.TextHeight(inside.W, s.text.Story, told)+line+4 > inside.H {
		told = style
	}
	story := s.TextHeight(inside.W, s.text.Story, told)
	switch {
	case s.text.Story == "" || story > inside.H:
		s.Line(inside, text, style, s.Theme.BarSoft, kit.Middle)
		return
	case story+line+4 > inside.H:
		_, inside = inside.CutTop((inside.H - story) / 2)
		s.Text(inside, s.text.Story, told, s.Theme.BarInk)
		return
	}
	_, inside = inside.CutTop((inside.H - story - line - 4) / 2)
	words, inside := inside.CutTop(story)
	s.Text(words, s.text.Story, told, s.Theme.BarInk)
	_, inside = inside.CutTop(4)
	below, _ := inside.CutTop(line)
	s.Line(below, text, style, s.Theme.BarSoft, kit.Left)
}

// laneMost is how high a lane grows where there is much room.
func (s *screen) laneMost() float32 {
	if s.Compact() {
		return 34
	}
	return 26
}

// laneNames is how wide the column with the workers' names is.
func (s *screen) laneNames(width float32) float32 {
	most := float32(80)
	for number := range s.staff() {
		most = max(most, s.Book.Measure(s.workerName(number+1), s.Font.Small)+s.laneMost()+14)
	}
	return min(most, laneNameMost, width*0.25)
}

// laneName draws who a lane belongs to.
func (s *screen) laneName(r draw.Rect, number int) {
	face, words := r.CutLeft(r.H + 4)
	style := s.Font.Small
	style.Size = max(11, min(style.Size, r.H*0.8))
	s.Art(func() { s.pen.Face(face.Center(), max(5, min(12, r.H/2-0.5)), number) })
	_, words = words.CutLeft(4)
	s.Line(words, s.workerName(number), style, s.Theme.BarInk, kit.Left)
}

// x returns where a moment is on the lanes.
func (s *screen) x(tracks draw.Rect, at timeline.Moment) float32 {
	return tracks.X + tracks.W*share(at, max(1, s.line.End()))
}

// lane draws what one worker does over time. Neighbouring steps of a replay are
// kept apart, so that they can be counted. What ends within the pixel that was
// drawn last is left out: a long shift has more spans than a screen has pixels.
func (s *screen) lane(r draw.Rect, task engine.TaskID) {
	const pixel = 0.7
	drawn := float32(-1)
	s.Art(func() {
		for _, span := range s.line.Lane(task) {
			end := s.x(r, timeline.Ticks(span.To))
			if end-drawn < pixel {
				continue
			}
			drawn = end
			if s.line.Timed || span.Activity != engine.Running {
				s.span(r, span)
				continue
			}
			for step := span.From; step < span.To; step++ {
				one := span
				one.From, one.To = step, step+1
				s.span(r, one)
			}
		}
	})
}

func (s *screen) span(lane draw.Rect, span engine.Span) {
	from, to := s.x(lane, timeline.Ticks(span.From)), s.x(lane, timeline.Ticks(span.To))
	r := draw.Rect{X: from, Y: lane.Y, W: to - from, H: lane.H}
	if r.W > 4 {
		r = draw.Rect{X: from + 0.75, Y: r.Y, W: r.W - 1.5, H: r.H}
	}
	s.doingSign(r, s.spanDoing(span))
}

// hatch draws slanted lines over a rectangle.
func (s *screen) hatch(r draw.Rect) {
	ink := s.Theme.Bar.Fade(0.45)
	for foot := r.X - r.H; foot < r.Right(); foot += 7 {
		left, right := max(foot, r.X), min(foot+r.H, r.Right())
		if right > left {
			s.List.Line(draw.Pt(left, r.Bottom()-(left-foot)), draw.Pt(right, r.Bottom()-(right-foot)), 2, ink)
		}
	}
}

// marks draws where keys are taken and hung back, and what explains the failure.
// Keys are left out where they would stand too close to be told apart.
func (s *screen) marks(tracks draw.Rect, height float32) {
	keys := float32(0)
	for _, m := range s.line.Marks {
		if m.Kind == timeline.Took || m.Kind == timeline.Hung {
			keys++
		}
	}
	s.Art(func() {
		for _, m := range s.line.Marks {
			x := s.x(tracks, m.At)
			y := tracks.Y + laneHead + (float32(max(0, m.Task))+0.5)*height
			switch m.Kind {
			case timeline.Took, timeline.Hung:
				if keys*9 < tracks.W && height >= 18 {
					s.keyMark(draw.Pt(x, y), m)
				}
			case timeline.Conflict:
				s.badge(draw.Pt(x-5, y), min(15, height*0.7), false)
			case timeline.Failure:
				s.badge(draw.Pt(x-5, y), min(17, height*0.8), true)
			}
		}
	})
}

// keyMark draws the key's badge where it is taken, and an empty ring where it is
// hung back.
func (s *screen) keyMark(c draw.Point, m timeline.Mark) {
	object := s.line.Trace.Events[m.Event].Op.Object
	key := s.pen.Ink.KeyOf(string(s.line.Factory.Objects[object].Key))
	s.List.FillCircle(c, 7.5, s.Theme.Bar)
	if m.Kind == timeline.Took {
		s.pen.Mark(c, 6.5, key)
		return
	}
	s.List.StrokeCircle(c, 6, 2.5, key.Color)
}

// badge marks a step that explains the failure with a flash, and the one at which
// it failed with a cross.
func (s *screen) badge(c draw.Point, size float32, failure bool) {
	s.List.FillCircle(c, size*0.62, s.Theme.BarInk)
	s.List.StrokeCircle(c, size*0.62, 1.5, s.Theme.Bad)
	if failure {
		s.Icon(kit.IconCross, draw.RectAround(c, size*0.7, size*0.7), s.Theme.Bad)
		return
	}
	s.pen.Icon(c, size*0.8, figure.IconInterrupt, s.Theme.Bad)
}

// playhead draws where the run is looked at.
func (s *screen) playhead(tracks draw.Rect) {
	x := s.x(tracks, s.head)
	yellow := kit.Yellow()
	s.List.FillRound(draw.Rect{X: x - 1.5, Y: tracks.Y + 4, W: 3, H: tracks.H - 2}, 1.5, yellow)
	top := tracks.Y + 11
	s.List.FillPolygon([]draw.Point{draw.Pt(x-8, top-11), draw.Pt(x+8, top-11), draw.Pt(x+8, top-5), draw.Pt(x, top+2), draw.Pt(x-8, top-5)}, yellow)
	s.List.Polyline([]draw.Point{draw.Pt(x-8, top-11), draw.Pt(x+8, top-11), draw.Pt(x+8, top-5), draw.Pt(x, top+2), draw.Pt(x-8, top-5), draw.Pt(x-8, top-11)}, 1.2, draw.Dash{}, s.Theme.Bar)
}
