package sabotage

import (
	"fmt"
	"strconv"
	"strings"

	"lostupdate/game/draw"
	"lostupdate/game/glyph"
	"lostupdate/game/loc"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/sabotage"
	"lostupdate/game/timeline"
	"lostupdate/game/view/figure"
	"lostupdate/game/view/kit"
)

// strip is the schedule with the places of its steps.
type strip struct {
	lanes    draw.Rect
	count    int     // of lanes: one a worker, or one for all
	lane     float32 // height of one
	width    float32 // of a block
	gap      float32
	from, to int // the steps that are shown
}

// schedule draws the steps of the schedule.
func (s *screen) schedule(r draw.Rect, lanes int) {
	ink := s.pen.Ink
	s.List.FillRound(r, kit.Radius, ink.Outline)
	s.List.StrokeRound(r, kit.Radius, 1.5, ink.Steel)
	s.Within(r)
	inside := r.InsetXY(14, 10)
	if s.Compact() {
		inside = r.InsetXY(8, 6)
	}
	if s.m.Outcome() != sabotage.Running && s.head == s.line.End() {
		width := min(380, inside.W*0.42)
		if s.Compact() {
			width = 330
		}
		var card draw.Rect
		card, inside = inside.CutRight(width)
		_, inside = inside.CutRight(12)
		s.ending(card)
	}
	if !s.Compact() {
		var head draw.Rect
		head, inside = inside.CutTop(30)
		s.scheduleHead(head)
	}
	faces, rest := inside.CutLeft(min(40, inside.H/float32(lanes)) + 8)
	st := s.stripIn(rest, lanes)
	story, style := s.storyRoom(st)
	s.laneHeads(faces, st, story.Empty())
	s.start(st)
	if !story.Empty() {
		s.Text(story, s.text.Story, style, s.Theme.BarInk)
	}
	for i := st.from; i < st.to; i++ {
		s.joint(st, i)
	}
	for i := st.from; i < st.to; i++ {
		s.block(st, i)
	}
	s.pages(st)
}

// storyRoom is where the level's story stands while there are no steps yet; empty where
// it does not fit. On a small screen its letters may be a little smaller for that.
func (s *screen) storyRoom(st strip) (draw.Rect, glyph.Style) {
	const least = 13
	style := s.Font.Body
	for s.Small() && style.Size > least && s.TextHeight(st.lanes.W, s.text.Story, style) > st.lanes.H {
		style.Size--
	}
	height := s.TextHeight(st.lanes.W, s.text.Story, style)
	if len(s.m.Steps()) > 0 || s.text.Story == "" || height > st.lanes.H {
		return draw.Rect{}, style
	}
	return draw.RectAround(st.lanes.Center(), st.lanes.W, height), style
}

func (s *screen) scheduleHead(r draw.Rect) {
	text := s.say("sabotage.schedule")
	switch {
	case s.m.Watching():
		text = s.say("sabotage.watching")
	case len(s.m.Steps()) == 0:
		text = s.say("sabotage.schedule.empty")
	case s.m.Place() < len(s.m.Steps()):
		text = s.say("sabotage.schedule.ahead")
	}
	if s.m.Place() > 0 {
		var at draw.Rect
		at, r = r.CutRight(34)
		b := kit.Button{ID: "watch", Icon: kit.IconPlay, Look: kit.OnBar, Label: s.say("sabotage.watch"), Key: s.say("sabotage.space"), Click: msg.Do(msg.Play)}
		if s.m.Watching() {
			b.Icon, b.Label, b.Click = kit.IconToEnd, s.say("sabotage.watch.end"), msg.Do(msg.Pause)
		}
		s.Button(draw.Rect{X: at.X, Y: at.Y - 4, W: 34, H: 30}, b)
		_, r = r.CutRight(10)
	}
	s.Line(r, text, s.Font.Label, s.Theme.BarSoft, kit.Left)
}

// stripIn shares out the width among the steps. Where they do not all fit, those
// about the place are shown, or the page that the player has turned to.
func (s *screen) stripIn(r draw.Rect, lanes int) strip {
	st := strip{count: lanes, lane: r.H / float32(lanes), gap: 12}
	least, most := float32(44), float32(132)
	if s.Compact() {
		st.gap, least, most = 8, 40, 96
	}
	start := s.flagWidth(st) + st.gap
	_, st.lanes = r.CutLeft(start)
	count := len(s.m.Steps())
	st.width = min(most, st.lanes.W/float32(max(count, 1))-st.gap)
	st.to = count
	if st.width >= least {
		return st
	}
	_, pages := st.lanes.CutLeft(s.pageWidth())
	pages, _ = pages.CutLeft(pages.W - s.pageWidth())
	st.lanes = pages
	fit := max(1, int(pages.W/(least+st.gap)))
	st.width = pages.W/float32(fit) - st.gap
	st.from = max(0, min(s.page(fit), count-fit))
	st.to = min(count, st.from+fit)
	return st
}

// pageWidth is the room for the button that turns a page.
func (s *screen) pageWidth() float32 {
	if s.Compact() { // for a finger
		return 46
	}
	return 32
}

// flagWidth is the room for the flag at the beginning.
func (s *screen) flagWidth(st strip) float32 {
	if s.Compact() {
		return 34
	}
	return min(st.lane, 34)
}

// page returns the first step to show: the player's choice if he has turned the
// page since the schedule changed, otherwise one that shows the place.
func (s *screen) page(fit int) int {
	chosen, at, found := strings.Cut(s.Peeking("steps"), "@")
	if first, err := strconv.Atoi(chosen); err == nil && found && at == s.pageMark() {
		return first
	}
	return s.m.Place() - fit*2/3
}

// pageMark names the state of the schedule that a turned page belongs to.
func (s *screen) pageMark() string { return fmt.Sprintf("%d/%d", s.m.Place(), len(s.m.Steps())) }

// pages draws the buttons that turn the page, where there is more to see.
func (s *screen) pages(st strip) {
	fit := st.to - st.from
	turn := func(id string, x float32, first int, icon kit.Icon, label string) {
		s.Button(draw.Rect{X: x, Y: st.lanes.Y, W: s.pageWidth() - 8, H: st.lanes.H}, kit.Button{
			ID: id, Icon: icon, Look: kit.OnBar, Label: label, Peek: kit.Peek{Name: "steps", Value: fmt.Sprintf("%d@%s", first, s.pageMark())},
		})
	}
	if st.from > 0 {
		turn("earlier", st.lanes.X-s.pageWidth(), max(0, st.from-fit), kit.IconLeft, s.say("sabotage.earlier", loc.Args{"N": st.from}))
	}
	if rest := len(s.m.Steps()) - st.to; rest > 0 {
		turn("later", st.lanes.Right()+4, st.from+fit, kit.IconRight, s.say("sabotage.later", loc.Args{"N": rest}))
	}
}

// blockRect returns where a step stands.
func (s *screen) blockRect(st strip, i int) draw.Rect {
	lane := 0
	if st.count > 1 {
		lane = int(s.owner(s.m.Steps()[i].Task))
	}
	height := max(st.lane*0.8, min(st.lane, 12))
	return draw.Rect{
		X: st.lanes.X + float32(i-st.from)*(st.width+st.gap), Y: st.lanes.Y + float32(lane)*st.lane + (st.lane-height)/2,
		W: st.width, H: height,
	}
}

// laneHeads draws who each lane belongs to, and the lane's line, where nothing is
// written across it.
func (s *screen) laneHeads(r draw.Rect, st strip, line bool) {
	for i := range st.count {
		y := r.Y + (float32(i)+0.5)*st.lane
		if line {
			s.List.FillRect(draw.Rect{X: r.Right(), Y: y, W: st.lanes.Right() - r.Right(), H: 1}, s.Theme.BarSoft.Fade(0.16))
		}
		if st.count == s.m.Workers() {
			s.Art(func() { s.pen.Face(draw.Pt(r.X+r.W*0.42, y), min(16, st.lane*0.42), i+1) })
		}
	}
}

// start draws the flag at the beginning, to which one can go back too.
func (s *screen) start(st strip) {
	side := s.flagWidth(st)
	x := st.lanes.X - st.gap - side
	if st.from > 0 || st.to < len(s.m.Steps()) {
		x -= s.pageWidth()
	}
	r := draw.Rect{X: x, Y: st.lanes.Y, W: side, H: st.lanes.H}
	state := s.Target(kit.Target{ID: "step 0 back", Rect: r, Label: s.say("sabotage.begin"), Key: s.say("sabotage.home-key"), Click: msg.Number(msg.Seek, 0)})
	ink := s.Theme.BarSoft.Fade(0.6)
	if state.Warm() || s.m.Place() == 0 {
		ink = s.Theme.BarInk
	}
	c := r.Center()
	pole := min(13, r.H*0.32)
	s.List.Line(draw.Pt(c.X-5, c.Y-pole), draw.Pt(c.X-5, c.Y+pole), 2.5, ink)
	s.List.FillPolygon([]draw.Point{{X: c.X - 4, Y: c.Y - pole}, {X: c.X + 9, Y: c.Y - pole*0.5}, {X: c.X - 4, Y: c.Y}}, ink)
}

// joint draws how the foreman came from one step to the next: along the lane, or
// over to another worker, with a token where that was an interrupt.
func (s *screen) joint(st strip, i int) {
	steps := s.m.Steps()
	if i == st.from || steps[i].Task == steps[i-1].Task {
		return
	}
	a, b := s.blockRect(st, i-1), s.blockRect(st, i)
	from, to := draw.Pt(a.Right(), a.Center().Y), draw.Pt(b.X, b.Center().Y)
	made := i < s.m.Place()
	if !steps[i].Interrupt {
		s.List.Polyline([]draw.Point{from, draw.Pt((from.X+to.X)/2, from.Y), draw.Pt((from.X+to.X)/2, to.Y), to}, 1.5, draw.Dash{}, s.Theme.BarSoft.Fade(0.4))
		return
	}
	color := s.pen.Ink.Yellow
	if !made {
		color = color.Fade(0.4)
	}
	bow := st.gap * 1.4
	var way []draw.Point
	for k := range 17 {
		t := float32(k) / 16
		p, q := draw.Pt(from.X+bow, from.Y), draw.Pt(to.X-bow, to.Y)
		ab, bc, cd := from.Lerp(p, t), p.Lerp(q, t), q.Lerp(to, t)
		way = append(way, ab.Lerp(bc, t).Lerp(bc.Lerp(cd, t), t))
	}
	s.List.Polyline(way, 3, draw.Dash{}, color)
	radius := min(10, st.lane*0.3, st.gap*0.9)
	s.Art(func() { s.pen.Token(from.Lerp(to, 0.5), radius, !made) })
}

// block draws one step.
func (s *screen) block(st strip, i int) {
	step := s.m.Steps()[i]
	number := int(s.owner(step.Task)) + 1
	coat := s.pen.Ink.Coat(number)
	r := s.blockRect(st, i)
	icon, text := s.stepText(step)
	label := s.say("sabotage.step.made", loc.Args{"Number": i + 1, "Name": s.workerName(step.Task), "What": text})
	if step.Interrupt {
		label += s.say("sabotage.step.interrupt")
	}
	state := s.Target(kit.Target{ID: "step " + strconv.Itoa(i+1) + " back", Rect: r, Label: label, Click: msg.Number(msg.Seek, int64(i)+1)})
	radius := min(8, r.H/3)
	seen := s.head >= timeline.Ticks(int64(i)+1)
	switch {
	case i >= s.m.Place():
		s.List.FillRound(r, radius, coat.Mix(s.pen.Ink.Outline, 0.72))
		s.List.Polyline(dashedEdge(r.Inset(1)), 1.5, draw.Dash{On: 5, Off: 4}, coat.Mix(s.pen.Ink.White, 0.3))
	case !seen:
		s.List.FillRound(r, radius, coat.Mix(s.pen.Ink.Outline, 0.45))
	default:
		s.List.FillRound(r, radius, coat)
	}
	if i == s.m.Place()-1 || state.Warm() {
		s.List.StrokeRound(r.Inset(-2), radius+2, 2, s.Theme.BarInk)
	}
	if s.decisive(i) {
		s.List.StrokeRound(r.Inset(-2), radius+2, 3, s.pen.Ink.Yellow)
	}
	ink := s.pen.Ink.On(coat)
	if i >= s.m.Place() || !seen {
		ink = s.Theme.BarInk
	}
	s.blockText(st, r, number, icon, text, ink)
}

func dashedEdge(r draw.Rect) []draw.Point {
	return []draw.Point{r.Min(), draw.Pt(r.Right(), r.Y), r.Max(), draw.Pt(r.X, r.Bottom()), r.Min()}
}

// blockText writes into a block what there is room for: icon and text, the text,
// the icon, or nothing.
func (s *screen) blockText(st strip, r draw.Rect, number int, icon figure.Icon, text string, ink draw.Color) {
	if st.count < s.m.Workers() { // nobody has a lane of his own
		side := min(r.H*0.7, r.W-6, 30)
		face, rest := r.CutLeft(side + 6)
		if rest.W < 30 {
			face, rest = r, draw.Rect{}
		}
		s.Art(func() { s.pen.Face(face.Center(), side/2, number) })
		r = rest
	}
	style := glyph.Bold(min(s.Font.Label.Size, max(11, r.H*0.42)))
	if r.H < 16 {
		return
	}
	side := min(20, r.H*0.6)
	width := s.Book.Measure(text, style)
	switch {
	case side+6+width <= r.W-12:
		left := r.Center().X - (side+6+width)/2
		s.pen.Icon(draw.Pt(left+side/2, r.Center().Y), side, icon, ink)
		s.Line(draw.Rect{X: left + side + 6, Y: r.Y, W: width + 1, H: r.H}, text, style, ink, kit.Left)
	case s.Book.Measure(text, glyph.Bold(11)) <= r.W-8:
		s.Line(r.InsetXY(4, 0), text, style, ink, kit.Middle)
	case r.W >= side+4:
		s.pen.Icon(r.Center(), side, icon, ink)
	}
}

// decisive reports whether a step of the schedule is one that explains what has
// happened.
func (s *screen) decisive(step int) bool {
	if s.head != s.line.End() || step >= s.m.Place() {
		return false
	}
	for _, event := range s.line.Decisive {
		if s.line.Began(event) == timeline.Ticks(int64(step)) {
			return true
		}
	}
	return false
}
