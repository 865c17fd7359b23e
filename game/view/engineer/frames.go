package engineer

import (
	"fmt"
	"strings"

	"lostupdate/engine"
	"lostupdate/game/draw"
	"lostupdate/game/glyph"
	"lostupdate/game/loc"
	"lostupdate/game/view/figure"
	"lostupdate/game/view/kit"
	"lostupdate/levels/puzzle"
)

// tabStep is how much room above the cards a frame with its tab needs.
const tabStep = figure.IncrementTab + 3

// frame is something drawn about a few stations: an unfolded card, the two halves
// of one that waits, a procedure, or an alternative that can be switched.
type frame struct {
	from, to int // stations; brackets count
	level    int // how many frames it has in itself, and 1
	caption  string
	choice   bool
}

// framesOf returns the frames of a routine as it stands. Like faces they are worked
// out once a frame of the screen.
func (s *screen) framesOf(r *puzzle.Routine) []frame {
	if known, ok := s.frameCache[r]; ok {
		return known
	}
	if s.frameCache == nil {
		s.frameCache = map[*puzzle.Routine][]frame{}
	}
	s.frameCache[r] = s.findFrames(r)
	return s.frameCache[r]
}

func (s *screen) findFrames(r *puzzle.Routine) []frame {
	var all []frame
	for i := range r.Stations {
		st := &r.Stations[i]
		if !s.blueprint.Active(st) {
			continue
		}
		level := s.tabLevel(r, st)
		switch {
		case level == 0:
		case st.Kind == puzzle.Read:
			all = append(all, frame{from: i, to: i + 2, level: level, caption: s.text.Name(st.Global) + " += 1"})
		case st.Kind == puzzle.Wait || st.Kind == puzzle.Arrive:
			all = append(all, frame{from: i, to: i + 1, level: level, caption: s.faceOf(st).label})
		case st.Kind == puzzle.CallOpen:
			all = append(all, frame{from: i, to: st.Partner, level: level, caption: s.text.Name(st.Name)})
		default:
			all = append(all, frame{from: i, to: alternativeEnd(st), level: level, caption: s.text.Name(st.Alternative), choice: true})
		}
	}
	return all
}

// alternativeEnd returns the bracket that ends the alternative which begins at a
// station.
func alternativeEnd(st *puzzle.Station) int {
	if st.Other >= 0 {
		return st.Other
	}
	return st.Partner
}

// chosenHere tells whether a station begins the alternative that is chosen.
func (s *screen) chosenHere(st *puzzle.Station) bool {
	return (st.Kind == puzzle.ChoiceOpen || st.Kind == puzzle.ChoiceNext) && s.blueprint.Chosen(st.Switch) == st.Alternative
}

// tabLevel returns the level of the frame that begins at a station, or 0.
func (s *screen) tabLevel(r *puzzle.Routine, st *puzzle.Station) int {
	switch {
	case st.Kind == puzzle.Read && st.Parts == 3, st.Kind == puzzle.Wait, st.Kind == puzzle.Arrive:
		return 1
	case st.Kind == puzzle.CallOpen:
		return 1 + s.tabsBetween(r, st.Index+1, st.Partner)
	case s.chosenHere(st):
		return 1 + s.tabsBetween(r, st.Index+1, alternativeEnd(st))
	}
	return 0
}

func (s *screen) tabsBetween(r *puzzle.Routine, from, to int) int {
	most := 0
	for i := from; i < to; i++ {
		if st := &r.Stations[i]; s.blueprint.Active(st) {
			most = max(most, s.tabLevel(r, st))
		}
	}
	return most
}

// loopDepth returns how many loops are about a loop: brackets of other kinds do
// not count.
func (s *screen) loopDepth(r *puzzle.Routine, loop *puzzle.Station) int {
	depth := 0
	for i := range loop.Index {
		st := &r.Stations[i]
		if (st.Kind == puzzle.RepeatOpen || st.Kind == puzzle.WhileOpen) && st.Partner > loop.Partner && s.blueprint.Active(st) {
			depth++
		}
	}
	return depth
}

// bracketWidth returns the width of a station's bracket: nothing for what is not
// in use, and so much at both ends of an alternative that the handle of its switch
// has room above what is in it, which may be nothing.
func (s *screen) bracketWidth(r *puzzle.Routine, st *puzzle.Station) float32 {
	switch {
	case !s.blueprint.Active(st):
		return 0
	case st.Kind == puzzle.ChoiceOpen, st.Kind == puzzle.ChoiceNext, st.Kind == puzzle.ChoiceClose:
		width := float32(0)
		for i := range r.Stations {
			mark := &r.Stations[i]
			if end := mark.Index == st.Index; s.chosenHere(mark) && (end || alternativeEnd(mark) == st.Index) {
				width += max(8, s.handleLack(r, mark)/2)
			}
		}
		return width
	case st.Kind == puzzle.CallOpen, st.Kind == puzzle.CallClose:
		return 8
	}
	return bracketWidth
}

// handleLack returns how much wider the handle of an alternative is than the cards
// below it.
func (s *screen) handleLack(r *puzzle.Routine, mark *puzzle.Station) float32 {
	cards := float32(0)
	for i := mark.Index + 1; i < alternativeEnd(mark); i++ {
		if inner := &r.Stations[i]; s.blueprint.Active(inner) && !inner.Kind.Bracket() {
			cards += 56
		}
	}
	return s.handleWidth(mark) + 14 - cards
}

// frames draws the frames about stations, outer ones first.
func (s *screen) frames(p *beltPlan) {
	for _, f := range s.framesOf(p.routine) {
		if _, in, _ := p.inFold(f.from); in || f.choice {
			continue // an alternative comes with its handle, which can be pressed
		}
		s.pen.Increment(s.frameRect(p, f), f.caption)
	}
}

// frameRect returns what a frame covers; one that goes on in another row reaches
// as far as the first one does.
func (s *screen) frameRect(p *beltPlan, f frame) draw.Rect {
	from, to := p.stations[f.from], p.stations[f.to]
	if p.row(from.Y) != p.row(to.Y) {
		to = draw.Rect{X: p.belts[p.row(from.Y)].Right() - 12}
	}
	left, right := from.X-5, to.Right()+5
	if f.choice || p.routine.Stations[f.from].Kind == puzzle.CallOpen {
		left, right = from.X, max(to.X+4, from.Right())
	}
	return draw.Rect{X: left, Y: from.Y - tabStep*float32(f.level), W: right - left, H: from.H + tabStep*float32(f.level) + 4}
}

// handleWidth returns how wide the handle of a switch is.
func (s *screen) handleWidth(st *puzzle.Station) float32 {
	width := float32(0)
	if sw, ok := s.puzzle.Switch(st.Switch); ok {
		for _, a := range sw.Alternatives {
			width = max(width, s.Book.Measure(s.text.Name(a), handleStyle()))
		}
	}
	return width + 40
}

func handleStyle() glyph.Style { return glyph.Bold(13) }

// handles draws the frames of alternatives, each with a handle that switches to
// the next one.
func (s *screen) handles(p *beltPlan) {
	for _, f := range s.framesOf(p.routine) {
		if !f.choice {
			continue
		}
		st := &p.routine.Stations[f.from]
		r := s.frameRect(p, f)
		ink := s.Theme.Focus
		corners := []draw.Point{r.Min(), draw.Pt(r.Right(), r.Y), r.Max(), draw.Pt(r.X, r.Bottom()), r.Min()}
		s.Art(func() {
			s.List.FillRound(r, 8, ink.WithAlpha(20))
			s.List.Polyline(corners, 2, draw.Dash{On: 7, Off: 4}, ink)
		})
		tab := draw.Rect{X: r.X, Y: r.Y - 2, W: max(s.handleWidth(st), 60), H: figure.IncrementTab + 3}
		tab.X = min(tab.X, p.belts[p.row(p.stations[f.from].Y)].Right()-tab.W)
		// All alternatives have the handle of the first, so that the focus stays on it.
		first := p.routine.Stations[st.Partner].Partner
		s.handle(p.id(fmt.Sprintf("switch %s %d", p.routine.Name, first)), tab, st.Switch)
	}
}

// handle draws a switch as a tab that shows where it stands and turns it further.
func (s *screen) handle(id string, r draw.Rect, name string) {
	sw, ok := s.puzzle.Switch(name)
	if !ok {
		return
	}
	now := s.blueprint.Chosen(name)
	t := kit.Target{
		ID: id, Rect: r, Disabled: s.locked, Dense: true,
		Label: s.say("engineer.switch-label", loc.Args{"Name": s.text.Name(name), "Now": s.text.Name(now)}),
	}
	var names []string
	for _, a := range sw.Alternatives {
		names = append(names, s.text.Name(a))
	}
	t.Tip = t.Label + "\n" + s.say("engineer.switch-tip", loc.Args{"Choices": strings.Join(names, " / ")})
	m, why := s.judge(puzzle.Edit{Kind: puzzle.EditSwitch, Name: name, Choice: next(sw.Alternatives, now)}, true)
	if why != "" {
		t.Disabled = why
	} else {
		t.Click = m
	}
	state := s.Target(t)
	fill := s.Theme.Focus
	if t.Disabled != "" {
		fill = s.Theme.InkSoft
	} else if state.Warm() {
		fill = fill.Mix(s.Theme.Lens, 0.18)
	}
	s.List.FillRound(r, 7, fill)
	s.List.StrokeRound(r, 7, 2, s.Theme.Outline)
	icon, words := r.CutLeft(26)
	s.Art(func() { s.pen.Icon(icon.Center(), 16, figure.IconMove, s.Theme.Lens) })
	words.W -= 8
	s.Line(words, s.text.Name(now), handleStyle(), s.Theme.Lens, kit.Middle)
}

// next returns the alternative behind one, and the first behind the last.
func next(alternatives []string, now string) string {
	for i, a := range alternatives {
		if a == now {
			return alternatives[(i+1)%len(alternatives)]
		}
	}
	return alternatives[0]
}

// sections marks critical sections on the floor in front of a belt.
func (s *screen) sections(p *beltPlan) {
	for i := range p.routine.Stations {
		st := &p.routine.Stations[i]
		if st.Kind != puzzle.SectionOpen || !s.blueprint.Active(st) {
			continue
		}
		from, to := p.stations[i], p.stations[st.Partner]
		row := p.row(from.Y)
		if p.row(to.Y) != row {
			to = draw.Rect{X: p.belts[row].Right() - 8}
		}
		belt := p.belts[row]
		left := from.Center().X
		right := max(to.Center().X, left+60)
		inside := s.inside(s.puzzle.Line(p.line), st.Name)
		s.pen.Section(draw.Rect{X: left, Y: belt.Y - 1, W: right - left, H: belt.H + p.below() + 3}, figure.Section{
			Caption: s.text.Name(st.Name), Inside: inside, Alarm: inside > max(1, st.Count),
		})
	}
}

// inside returns how many workers are in a section at the playhead.
func (s *screen) inside(line int, name string) int {
	if s.line == nil {
		return 0
	}
	for i, o := range s.line.Factory.Objects {
		if o.Section == name && (o.Shared || o.Line == line) {
			return len(s.line.Inside(engine.ObjectID(i), s.head))
		}
	}
	return 0
}
