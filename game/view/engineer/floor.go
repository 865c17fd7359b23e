package engineer

import (
	"slices"

	"lostupdate/game/draw"
	"lostupdate/game/glyph"
	"lostupdate/game/loc"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/figure"
	"lostupdate/game/view/kit"
	"lostupdate/levels/puzzle"
)

// room is a line as it stands on the floor.
type room struct {
	line    int // index in Puzzle.Lines
	crew    []int
	belts   []*beltPlan
	jobs    []int // workers whose routine has nothing but work
	wall    wallPlan
	columns int // in which belts stand side by side
	height  float32
}

// Measures of rooms. A figure of scale 1 has its natural size.
const (
	roomGap   = 8
	emptyRoom = 104
	scaleMin  = 0.62
)

// roomMargin is the space between a room's walls and what stands in it.
func roomMargin(scale float32) float32 { return 5 + 5*ease(scale) }

// scaleMax is the largest scale of what stands on the floor: on a large screen
// people sit farther away.
func (s *screen) scaleMax() float32 { return max(1.1, min(1.55, s.Size.Y/720)) }

// floor draws all lines, one above the other. What does not fit at a size that
// can be read is scrolled.
func (s *screen) floor(r draw.Rect) {
	s.floorWidth = r.W
	s.floorView = r
	scale := s.floorScale(r)
	rooms, height := s.rooms(r.W, scale)
	if s.benchesOnFloor = !s.benchesInRoom() && height+benchStripHeight+roomGap <= r.H; s.benchesOnFloor {
		var strip draw.Rect
		strip, r = r.CutBottom(benchStripHeight)
		_, r = r.CutBottom(roomGap)
		s.benchStrip(strip)
	}
	if height <= r.H {
		s.spread(rooms, r.H-height)
		height = r.H
	}
	if height > r.H {
		s.follow(r.W-kit.ScrollBar, scale, r.H)
	}
	inside := s.Scroll("floor", r, height)
	if inside.W < r.W { // the scroll bar takes room: measure again
		rooms, _ = s.rooms(inside.W, scale)
	}
	y := inside.Y
	places := make([]draw.Rect, len(rooms))
	for i := range rooms {
		places[i] = draw.Rect{X: inside.X, Y: y, W: inside.W, H: rooms[i].height}
		s.room(&rooms[i], places[i], scale)
		y += rooms[i].height + roomGap
		if shelf := s.planShelf(inside.W, scale); i == 0 && shelf.height > 0 {
			s.shelf(draw.Rect{X: inside.X, Y: y, W: inside.W, H: shelf.height}, shelf)
			y += shelf.height + roomGap
		}
	}
	s.Art(s.waitArrows)
	s.headsAgain(rooms, places)
	s.EndScroll()
}

// headsAgain draws the heads of the lines over the arrows that go from one line to another.
func (s *screen) headsAgain(rooms []room, places []draw.Rect) {
	for i := range rooms {
		if r := &rooms[i]; len(rooms) > 1 && s.line != nil && !s.line.Timed && len(r.crew) > 0 {
			s.pen.RoomHead(places[i], figure.Room{Title: s.roomTitle(r), Note: s.roomNote(r)})
		}
	}
}

// floorScale returns the largest scale at which all lines fit without crowding:
// belts that go on in a second row, and labels cut down to a word, are avoided as
// long as there is a scale at which they need not be. If nothing fits it is the
// smallest scale that can be read.
func (s *screen) floorScale(r draw.Rect) float32 {
	best, least := float32(scaleMin), int(^uint(0)>>1)
	for scale := s.scaleMax(); scale > scaleMin; scale -= 0.03 {
		rooms, height := s.rooms(r.W, scale)
		if height > r.H {
			continue
		}
		c := crowding(rooms)
		if c < least {
			best, least = scale, c
		}
		if c == uncrowded(rooms) {
			break // a smaller scale would be no easier to read
		}
	}
	return best
}

// crowding counts what makes belts hard to read.
func crowding(rooms []room) int {
	sum := 0
	for _, r := range rooms {
		for _, plan := range r.belts {
			sum += 2 * plan.rows
			if plan.short {
				sum++
			}
		}
	}
	return sum
}

// uncrowded is the crowding of rooms in which every belt has all the room it wants.
func uncrowded(rooms []room) int {
	belts := 0
	for _, r := range rooms {
		belts += len(r.belts)
	}
	return 2 * belts
}

// rooms measures all lines at a scale.
func (s *screen) rooms(width, scale float32) (rooms []room, height float32) {
	for i := range s.puzzle.Lines {
		r := s.measureRoom(i, width, scale)
		rooms = append(rooms, r)
		height += r.height + roomGap
	}
	if shelf := s.planShelf(width, scale); shelf.height > 0 {
		height += shelf.height + roomGap
	}
	return rooms, height - roomGap
}

func (s *screen) measureRoom(line int, width, scale float32) room {
	r := room{line: line}
	for i, home := range s.blueprint.Homes[:s.staff()] {
		if home == s.puzzle.Lines[line] {
			r.crew = append(r.crew, i+1)
		}
	}
	if len(r.crew) == 0 {
		r.height = emptyRoom
		if s.Compact() {
			r.height = 36
		}
		return r
	}
	r.wall = s.planWall(line, scale, s.beltCount(r.crew))
	inner := width - 3*roomMargin(scale) - r.wall.width - 6
	height := float32(0)
	var wishes []beltWish
	for i := range s.puzzle.Routines {
		routine := &s.puzzle.Routines[i]
		crew := s.working(r.crew, routine.Name)
		switch {
		case len(crew) == 0:
		case s.isJob(routine):
			r.jobs = append(r.jobs, crew...)
		default:
			wishes = append(wishes, beltWish{routine, crew})
		}
	}
	r.belts, r.columns = s.layBelts(line, wishes, inner, scale)
	for _, row := range beltRows(r.belts, r.columns) {
		height += row + roomGap
	}
	if len(r.jobs) > 0 {
		slices.Sort(r.jobs)
		height += s.jobsHeight(len(r.jobs), inner, scale) + roomGap
	}
	r.height = figure.RoomHeader + 3 + 2*roomMargin(scale) + max(height-roomGap, r.wall.height)
	return r
}

// beltCount returns how many belts a crew works at.
func (s *screen) beltCount(crew []int) int {
	n := 0
	for i := range s.puzzle.Routines {
		if routine := &s.puzzle.Routines[i]; !s.isJob(routine) && len(s.working(crew, routine.Name)) > 0 {
			n++
		}
	}
	return n
}

// working returns those of a crew who work through a routine.
func (s *screen) working(crew []int, routine string) []int {
	var in []int
	for _, number := range crew {
		if s.puzzle.Workers[number-1].Routine == routine {
			in = append(in, number)
		}
	}
	return in
}

// isJob tells whether a routine is shown as a job with a bar, and not as a belt: it touches
// nothing that anybody else could notice, and nothing can be put into it.
func (s *screen) isJob(r *puzzle.Routine) bool {
	if s.puzzle.Takes(r.Name) {
		return false
	}
	for _, g := range s.blueprint.Gates {
		if g.Routine == r.Name { // such as a card that may be moved
			return false
		}
	}
	for i := range r.Stations {
		switch r.Stations[i].Kind {
		case puzzle.Work, puzzle.Use, puzzle.RepeatOpen, puzzle.RepeatClose:
		default:
			return false
		}
	}
	return true
}

// benchesInRoom tells whether the benches stand in the room itself, beside the jobs
// that wait for them. Where there are several lines, they belong to none of them; and beside devices a narrow screen has
// no room for them.
func (s *screen) benchesInRoom() bool {
	return len(s.puzzle.Lines) == 1 && !(s.Size.X < 800 && s.puzzle.Has(puzzle.Device)) && slices.ContainsFunc(s.puzzle.Routines, func(r puzzle.Routine) bool { return s.isJob(&r) })
}

// spread gives lines in which somebody works a share of what room is left.
func (s *screen) spread(rooms []room, left float32) {
	busy := 0
	for i := range rooms {
		if len(rooms[i].crew) > 0 {
			busy++
		}
	}
	for i := range rooms {
		if len(rooms[i].crew) > 0 {
			rooms[i].height += left / float32(busy)
		}
	}
}

// room draws one line. All of it is a place to drop a worker.
func (s *screen) room(r *room, at draw.Rect, scale float32) {
	name := s.puzzle.Lines[r.line]
	s.Target(kit.Target{
		ID: "line " + name, Rect: at, Label: s.say("engineer.line-label", loc.Args{"Name": name, "N": len(r.crew)}), Plain: true,
		Accepts: func(payload string) (msg.Msg, string) {
			edit, concerns := dropOnLine(payload, name)
			if concerns && slices.Contains(r.crew, edit.Worker) {
				return msg.Msg{}, ""
			}
			return s.judge(edit, concerns)
		},
	})
	if len(r.crew) == 0 {
		s.emptyLine(r, at)
		return
	}
	inside := s.pen.Room(at, figure.Room{Title: s.roomTitle(r), Note: s.roomNote(r)})
	s.Within(at)
	inside = inside.Inset(roomMargin(scale))
	if r.wall.width > 0 {
		var wall draw.Rect
		wall, inside = inside.CutLeft(r.wall.width)
		_, inside = inside.CutLeft(roomMargin(scale))
		s.wall(s.inView(wall, r.wall.height), r.wall, scale)
	}
	s.inLine(r, inside, scale)
}

// inView returns the part of a rectangle that can be seen, but at least need of its
// height: so that what stands beside a list longer than the floor goes along with
// it.
func (s *screen) inView(r draw.Rect, need float32) draw.Rect {
	if r.H <= s.floorView.H {
		return r
	}
	top, bottom := max(r.Y, s.floorView.Y), min(r.Bottom(), s.floorView.Bottom()-6)
	height := min(r.H, max(need, bottom-top))
	return draw.Rect{X: r.X, Y: max(r.Y, min(top, r.Bottom()-height)), W: r.W, H: height}
}

// furnish draws belts and jobs, spread over the height that there is.
func (s *screen) furnish(r *room, inside draw.Rect, scale float32) {
	y := s.standBelts(r, inside, len(r.jobs) == 0)
	if len(r.jobs) > 0 {
		s.jobs(r.jobs, draw.Rect{X: inside.X, Y: y, W: inside.W, H: inside.Bottom() - y}, scale)
	}
}

// roomTitle says what a line is, as far as the level makes a difference between
// processes and threads.
func (s *screen) roomTitle(r *room) string {
	args := loc.Args{"Name": s.puzzle.Lines[r.line], "Number": r.line + 1}
	switch {
	case len(r.crew) == 0:
		return s.say("engineer.line-empty", args)
	case s.Size.X < 1200 && len(s.puzzle.Lines) > 1, s.Compact():
		return s.say("engineer.line-short", args)
	case len(s.puzzle.Globals)+len(s.puzzle.Keys)+len(s.puzzle.Things) == 0:
		return s.say("engineer.line-plain", args)
	case r.line > 0:
		return s.say("engineer.line-copy", args)
	}
	args["N"] = len(r.crew)
	return s.say("engineer.line-title", args)
}

func (s *screen) roomNote(r *room) string {
	if len(r.crew) == 0 {
		return s.say("engineer.line-free")
	}
	// Workers who are not let in yet take up no memory.
	under := s.puzzle.AtOnce(&s.blueprint, r.crew)
	args := loc.Args{"Number": puzzle.Memory(1, under)}
	if trait := s.puzzle.LineTrait(s.puzzle.Lines[r.line]); s.blueprint.On(trait.HouseKey) {
		return s.say("engineer.line-house-key", args)
	}
	return s.say("engineer.line-memory", args)
}

// emptyLine invites the player to make a process.
func (s *screen) emptyLine(room *room, at draw.Rect) {
	state := figure.DropIdle
	if cargo, ok := s.Carrying(); ok {
		if kind, _ := splitPayload(cargo.Payload); kind == payloadWorker {
			state = figure.DropOpen
		}
	}
	s.Within(at)
	if s.Compact() {
		zone, words := at.CutLeft(70)
		s.List.FillRound(at, kit.Radius, s.Theme.Well)
		s.Art(func() { s.pen.DropZone(zone.Inset(4), state, s.phase(60)) })
		_, words = words.CutLeft(8)
		s.Line(words, s.say("engineer.line-drop-short", loc.Args{"Name": s.puzzle.Lines[room.line]}), s.Font.Small, s.Theme.Ink, kit.Left)
		return
	}
	r := s.pen.Room(at, figure.Room{Empty: true}).Inset(10)
	head := draw.Rect{X: at.X + 18, Y: at.Y, W: at.W - 36, H: figure.RoomHeader}
	ink := s.pen.Ink.On(s.pen.Ink.IdleHead())
	s.Line(head, s.roomTitle(room), glyph.Bold(14), ink, kit.Left)
	s.Line(head, s.roomNote(room), glyph.Regular(13), ink, kit.Right)
	zone, words := r.CutLeft(min(90, r.W/4))
	s.Art(func() { s.pen.DropZone(zone, state, s.phase(60)) })
	_, words = words.CutLeft(14)
	text := s.say("engineer.line-drop")
	height := s.TextHeight(words.W, text, s.Font.Body)
	s.TextFit(draw.Rect{X: words.X, Y: words.Y + max(0, words.H-height)/2, W: words.W, H: min(height, words.H)}, text, s.Font.Body, s.Theme.Ink)
}
