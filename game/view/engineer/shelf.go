package engineer

import (
	"fmt"

	"lostupdate/engine"
	"lostupdate/game/draw"
	"lostupdate/game/glyph"
	"lostupdate/game/view/card"
	"lostupdate/game/view/kit"
)

// cardWall is how package card is told what is looked at, and when.
func (s *screen) cardWall() card.Wall {
	return card.Wall{
		Words: s.Words, Ink: s.pen.Ink, Puzzle: s.puzzle, Text: s.text, Blueprint: &s.blueprint,
		Line: s.line, Head: s.head, Moving: s.falling(), Phase: s.phase(72),
	}
}

// thingHangings returns the boxes, bells and whatever else hangs on a wall. home
// is the line whose objects they are.
func (s *screen) thingHangings(line, home int, k float32) []hanging {
	var all []hanging
	wall := s.cardWall()
	for _, t := range s.puzzle.Things {
		if s.here(line, t.Shared) {
			object := engine.ObjectID(-1)
			if s.line != nil {
				object = s.line.Factory.ThingObject(home, t.Name)
			}
			id := fmt.Sprintf("thing %s %s", s.wallName(line), t.Name)
			all = append(all, s.signHanging(id, s.sign(id, func() card.Sign { return wall.Sign(t, object) }), k))
		}
	}
	if line == sharedWall || !s.blueprint.On(s.puzzle.OutTrays) {
		return all
	}
	for i, at := range s.blueprint.Homes[:s.staff()] {
		if at == s.puzzle.Lines[line] {
			id := fmt.Sprintf("tray %d", i+1)
			all = append(all, s.signHanging(id, s.sign(id, func() card.Sign { return wall.Tray(i+1, s.tray(i+1)) }), k))
		}
	}
	return all
}

// sign returns what a thing looks like. Layout asks for it many times a frame, so it
// is worked out once in each.
func (s *screen) sign(id string, work func() card.Sign) card.Sign {
	if sign, ok := s.signs[id]; ok {
		return sign
	}
	if s.signs == nil {
		s.signs = map[string]card.Sign{}
	}
	s.signs[id] = work()
	return s.signs[id]
}

// tray returns the out-tray of a worker in the run on the floor, or -1.
func (s *screen) tray(worker int) engine.ObjectID {
	if s.line != nil {
		for i, o := range s.line.Factory.Objects {
			if o.Tray == worker {
				return engine.ObjectID(i)
			}
		}
	}
	return -1
}

func (s *screen) wallName(line int) string {
	if line == sharedWall {
		return "shelf"
	}
	return s.puzzle.Lines[line]
}

// signHanging makes a thing with its name below it ready to be hung.
func (s *screen) signHanging(id string, sign card.Sign, k float32) hanging {
	width, height := sign.Figure.Size()
	style := glyph.Bold(caption)
	h := hanging{kind: hangsThing, width: max(width*k, min(110, s.Book.Measure(sign.Name, style))), height: height*k + 6}
	if sign.Name != "" {
		h.height += captionRow
	}
	h.draw = func(cell draw.Rect) {
		box := draw.RectAround(draw.Pt(cell.Center().X, cell.Bottom()-h.height+height*k/2), width*k, height*k)
		s.Target(kit.Target{ID: id, Rect: box, Label: sign.Label, Tip: sign.Tip})
		s.Art(func() { s.pen.Thing(draw.Pt(box.Center().X, box.Y), k, sign.Figure) })
		s.Line(draw.Rect{X: cell.X, Y: box.Bottom() + 2, W: cell.W, H: captionRow}, sign.Name, style, s.Theme.Ink, kit.Middle)
	}
	return h
}

// shelfNote is the height of the line that says what the shelf is.
const shelfNote = 18

// planShelf lays out the shelf between the lines; one without height where nothing
// is shared by them.
func (s *screen) planShelf(width, scale float32) wallPlan {
	items := s.hangings(sharedWall, s.wallScale(scale))
	if len(items) == 0 {
		return wallPlan{}
	}
	plan := fill(items, width, false, scale)
	plan.height += shelfNote
	return plan
}

// shelf draws what there is one of for all lines: belts from line to line, shared
// keys, kilns and trucks.
func (s *screen) shelf(r draw.Rect, plan wallPlan) {
	s.List.FillRound(r, kit.Radius, s.Theme.Panel)
	s.List.StrokeRound(r, kit.Radius, 2, s.Theme.Outline)
	s.Within(r)
	s.wallFloor = r.Bottom() - 6
	note, rest := r.InsetXY(12, 4).CutTop(shelfNote)
	s.Line(note, s.say("engineer.shelf"), s.Font.Small, s.Theme.InkSoft, kit.Left)
	y := rest.Y + 2
	for i, row := range plan.rows {
		s.wallRow(draw.Rect{X: r.X + wallAir, Y: y, W: r.W - 2*wallAir, H: plan.heights[i]}, row)
		y += plan.heights[i]
	}
}
