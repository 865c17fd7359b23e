package sabotage

import (
	"slices"
	"strconv"

	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/game/draw"
	"lostupdate/game/loc"
	"lostupdate/game/model/sabotage"
	"lostupdate/game/timeline"
	"lostupdate/game/view/figure"
	"lostupdate/game/view/kit"
	"lostupdate/levels/puzzle"
)

// wall draws the counters and keys of every line.
func (s *screen) wall(r draw.Rect) {
	s.List.FillRound(r.Move(0, 3), kit.Radius, s.Theme.Outline.Fade(0.35))
	inside := s.Panel(r)
	lines := s.m.Factory().Lines
	title := s.say("sabotage.wall")
	if len(lines) > 1 {
		title = s.say("sabotage.walls")
	}
	lost, head := s.lostUpdates(), inside
	named := len(lines) > 1
	switch {
	case named && s.Small(): // the names of the lines stand in the title's place
		title = ""
	case s.cramped():
		title = s.say("sabotage.wall-short")
	}
	inside = s.wallTitle(inside, title, lost)
	if title == "" && lost.count == 0 {
		for i, line := range lines {
			width := head.W / float32(len(lines))
			at := draw.Rect{X: head.X + float32(i)*width, Y: head.Y, W: width, H: inside.Y - head.Y}
			s.Line(at, s.lineName(line), s.Font.Label, s.Theme.Ink, kit.Middle)
		}
	}
	width := inside.W / float32(len(lines))
	for i, line := range lines {
		part := draw.Rect{X: inside.X + float32(i)*width, Y: inside.Y, W: width, H: inside.H}
		if named && title != "" {
			name, rest := part.CutTop(s.Book.Metrics(s.Font.Small).LineHeight)
			s.Line(name.InsetXY(4, 0), s.lineName(line), s.Font.Small, s.Theme.InkSoft, kit.Middle)
			part = rest
		}
		s.lineWall(part.InsetXY(4, 2), line, lost)
	}
}

func (s *screen) lineName(line int) string {
	return s.say("sabotage.line", loc.Args{"Name": s.m.Level.Puzzle.Lines[line]})
}

// wallTitle draws what the wall is, and at its foot how many updates were lost,
// for which there is room from the start, so that nothing moves. On a phone that
// takes the title's place. It returns what is between.
func (s *screen) wallTitle(r draw.Rect, title string, lost lostUpdates) (rest draw.Rect) {
	style := s.Font.Label
	row, rest := r.CutTop(s.Book.Metrics(style).LineHeight)
	foot := row
	if !s.Compact() {
		foot, rest = rest.CutBottom(row.H)
	}
	if lost.count == 0 || !s.Compact() {
		s.Line(row, title, style, s.Theme.Ink, kit.Middle)
	}
	if lost.count > 0 {
		s.Line(foot, s.say("sabotage.lost", loc.Args{"N": lost.count}), style, s.Theme.Bad.Mix(s.Theme.Ink, 0.15), kit.Middle)
	}
	return rest
}

// lineWall draws one line's counters, and its keys below them; with more than that
// everything gets a cell of its own.
func (s *screen) lineWall(r draw.Rect, line int, lost lostUpdates) {
	var globals, keys, things []engine.ObjectID
	for id, o := range s.m.Factory().Objects {
		switch {
		case o.Line != line:
		case o.Global != "":
			globals = append(globals, engine.ObjectID(id))
		case o.Key != "":
			keys = append(keys, engine.ObjectID(id))
		case o.Section == "":
			things = append(things, engine.ObjectID(id))
		}
	}
	switch {
	case len(things) > 0, len(globals) > 0 && len(keys) > 0 && r.H < 130:
		s.crowdedWall(r, globals, keys, things, lost)
	case len(globals) == 0:
		s.hooks(r, keys)
	case len(keys) == 0:
		s.counters(r, globals, lost)
	default:
		hooks, rest := r.CutBottom(min(r.H*0.5, figure.HookHeight*1.1))
		s.counters(rest, globals, lost)
		s.hooks(hooks, keys)
	}
}

func (s *screen) counters(r draw.Rect, ids []engine.ObjectID, lost lostUpdates) {
	width := r.W / float32(len(ids))
	style := s.Font.Label
	nameHeight := s.Book.Metrics(style).LineHeight
	least := style
	least.Size = 11
	twoLines := slices.ContainsFunc(ids, func(id engine.ObjectID) bool {
		return s.Book.Measure(s.text.Name(s.m.Factory().Objects[id].Global), least) > width
	})
	if twoLines {
		style, nameHeight = least, 2*s.Book.Metrics(least).LineHeight
	}
	for i, id := range ids {
		cell := draw.Rect{X: r.X + float32(i)*width, Y: r.Y, W: width, H: r.H}
		c := s.counter(id)
		w, h := figure.CounterSize(c)
		scale := min(1.9, cell.W/(w+36), max(0.3, (cell.H-nameHeight)/(h+wallAir(cell))))
		height := h*scale + nameHeight + 4
		top := cell.Y + max(0, (cell.H-height)/2)
		middle := draw.Pt(cell.Center().X, top+h*scale/2)
		s.Art(func() {
			s.pen.Counter(middle, scale, c)
			if lost.fresh && lost.object == id {
				s.pen.LostUpdate(middle, r.Bottom(), scale*0.9, figure.LostUpdate{Text: strconv.FormatInt(lost.value, 10), Fall: s.fall()})
			}
		})
		name := draw.Rect{X: cell.X, Y: top + h*scale + 6, W: cell.W, H: nameHeight}
		switch {
		case lost.fresh && lost.object == id:
		case twoLines:
			s.TextCentered(name, s.text.Name(s.m.Factory().Objects[id].Global), style, s.Theme.Ink)
		default:
			s.Line(name, s.text.Name(s.m.Factory().Objects[id].Global), style, s.Theme.Ink, kit.Middle)
		}
		box := draw.RectAround(middle, w*scale, h*scale)
		s.Target(kit.Target{ID: "counter " + strconv.Itoa(int(id)), Rect: box, Label: s.say("sabotage.counter", loc.Args{
			"Name": s.text.Name(s.m.Factory().Objects[id].Global), "Value": c.Value,
		})})
	}
}

// wallAir is the room about a counter, for rays and for what falls down.
func wallAir(cell draw.Rect) float32 { return max(14, min(cell.H*0.34, 62)) }

// counter returns how a variable looks: the flaps fall once its new value is
// there.
func (s *screen) counter(id engine.ObjectID) figure.Counter {
	seen := s.line.Counter(id, s.head)
	c := figure.Counter{Value: seen.Value, Before: seen.Before, Alarm: s.m.Outcome() == sabotage.Broken && s.head == s.line.End() && !s.Compact()}
	if seen.Since >= 0 && !s.Calm {
		c.Flip = max(0, 1-s.since(seen.Since)/18)
	}
	return c
}

// since returns how many sixtieths of a second a moment is past, as far as that
// can be told.
func (s *screen) since(at timeline.Moment) float32 {
	const momentsInFrame = 50
	return float32(s.head-at)/momentsInFrame + float32(s.m.Rested())
}

// fall is how far the number has fallen that was lost with the last step.
func (s *screen) fall() float32 {
	if s.Calm {
		return 1
	}
	return min(1, s.since(s.line.End())/48)
}

func (s *screen) hooks(r draw.Rect, ids []engine.ObjectID) {
	if len(ids) == 0 {
		return
	}
	width := r.W / float32(len(ids))
	scale := min(1.4, width*0.9/figure.HookWidth, r.H/figure.HookHeight)
	for i, id := range ids {
		top := draw.Pt(r.X+(float32(i)+0.5)*width, r.Y+(r.H-figure.HookHeight*scale)/2)
		key := s.m.Factory().Objects[id].Key
		hook := figure.Hook{Key: s.pen.Ink.KeyOf(string(key)), Holder: int(s.line.Holder(id, s.head)) + 1}
		s.Art(func() { s.pen.Hook(top, scale, hook) })
		label := s.say("sabotage.key.free", loc.Args{"Key": s.keyName(key)})
		if hook.Holder > 0 {
			label = s.say("sabotage.key.held", loc.Args{"Key": s.keyName(key), "Name": s.workerName(engine.TaskID(hook.Holder - 1))})
		}
		s.Target(kit.Target{ID: "key " + strconv.Itoa(int(id)), Label: label, Rect: draw.Rect{
			X: top.X - figure.HookWidth*scale/2, Y: top.Y, W: figure.HookWidth * scale, H: figure.HookHeight * scale,
		}})
	}
}

// lostUpdates says how many updates were lost so far.
type lostUpdates struct {
	count  int
	fresh  bool // with the very last step
	object engine.ObjectID
	value  int64 // what was lost then
}

// note is what a worker has on his clipboard of a counter.
type note struct {
	fresh   bool // nobody has written to the counter since
	updates int  // how many updates are in the number
}

// lostUpdates counts the updates that were swept away by somebody who had not seen
// them: he put the counter's number on his clipboard, others wrote to the counter, and
// then he wrote what he had made of his number. With each number it is known how many
// updates are in it; a write that goes back to an older number brings back what was in that.
func (s *screen) lostUpdates() lostUpdates {
	type slip struct {
		task   engine.TaskID
		object engine.ObjectID
	}
	var lost lostUpdates
	notes := map[slip]note{} // looked up by key only, never walked through in random order
	values, updates := map[engine.ObjectID]int64{}, map[engine.ObjectID]int{}
	for i, e := range s.line.Trace.Events {
		if s.line.Happened(i) > s.head {
			break
		}
		id, of := e.Op.Object, slip{e.Task, e.Op.Object}
		if e.Op.Kind.Visible() {
			lost.fresh = false
		}
		switch {
		case int(e.Task) >= s.m.Workers():
			values[id] = e.Value // a letter has reached the wall
		case e.Op.Kind == engine.OpRead && s.noted(e):
			notes[of] = note{fresh: true, updates: updates[id]}
		case e.Op.Kind == engine.OpWrite:
			if n, noted := notes[of]; noted && s.computed(e) {
				if !n.fresh {
					lost = lostUpdates{count: lost.count + updates[id] - n.updates, fresh: true, object: id, value: values[id]}
				}
				updates[id] = n.updates + 1
			}
			values[id] = e.Op.Arg
		case e.Op.Kind == engine.OpAdd:
			values[id], updates[id] = e.Value, updates[id]+1
		}
		if e.Op.Kind == engine.OpWrite || e.Op.Kind == engine.OpAdd {
			delete(notes, of)
			for other, n := range notes {
				if other.object == id {
					notes[other] = note{updates: n.updates}
				}
			}
		}
	}
	return lost
}

// noted reports whether what was read was put on the clipboard. A look that only
// decides something leaves no number behind.
func (s *screen) noted(e engine.Event) bool {
	return s.instruction(e).To < puzzle.RegistersMax
}

// computed reports whether what was written came from the clipboard.
func (s *screen) computed(e engine.Event) bool { return s.instruction(e).A.Register }

func (s *screen) instruction(e engine.Event) machine.Instr {
	return s.m.Factory().Tasks[e.Task].Code[e.Op.Site]
}
