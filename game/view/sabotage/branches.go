package sabotage

import (
	"fmt"
	"slices"
	"strconv"

	"lostupdate/engine"
	"lostupdate/game/draw"
	"lostupdate/game/glyph"
	"lostupdate/game/loc"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/card"
	"lostupdate/game/view/figure"
	"lostupdate/game/view/kit"
)

// branchButtons draws one button for each of the things that the next step of a
// worker can do: whom a bell wakes, or whether it blows up. The foreman decides.
func (s *screen) branchButtons(t engine.TaskID, r draw.Rect, count int) {
	const gap = 6
	width := (r.W - gap*float32(count-1)) / float32(count)
	for branch := range count {
		cell := draw.Rect{X: r.X + float32(branch)*(width+gap), Y: r.Y, W: width, H: r.H}
		text, label := s.branchText(t, branch)
		b := kit.Button{
			ID: fmt.Sprintf("step %d way %d", int(t)+1, branch+1), Text: text, Look: kit.Primary, Style: s.Font.Label,
			Label: label, Click: msg.Msg{Verb: msg.StepTask, N: int64(t) + 1, Text: strconv.Itoa(branch)},
		}
		b.Style = s.Book.Fit(text, b.Style, width-10, 11)
		if s.Book.Measure(text, b.Style) > width-16 {
			s.signBranch(&b, t, branch)
		}
		b.Tip, _ = s.cost(t)
		if branch == 0 {
			b.Key = strconv.Itoa(int(t) + 1)
		}
		s.Button(cell, b)
	}
}

// signBranch puts a sign on the button of a branch that has no room for words.
func (s *screen) signBranch(b *kit.Button, t engine.TaskID, branch int) {
	op, _ := s.m.NextOp(t)
	sleepers := s.m.Sleepers(op.Object)
	switch {
	case op.Kind == engine.OpNotify && branch < len(sleepers):
		b.Text = "→ " + strconv.Itoa(int(sleepers[branch])+1)
	case op.Kind == engine.OpCrash && branch == 1:
		b.Text, b.Icon = "", kit.IconCheck
	case op.Kind == engine.OpCrash:
		b.Text, b.Icon = "", kit.IconWarning
	}
}

// branchText says what one way of a step is, on a button and in full.
func (s *screen) branchText(t engine.TaskID, branch int) (text, label string) {
	op, _ := s.m.NextOp(t)
	name := s.workerName(t)
	switch op.Kind {
	case engine.OpNotify:
		if sleepers := s.m.Sleepers(op.Object); branch < len(sleepers) {
			other := s.workerName(sleepers[branch])
			return s.say("sabotage.way.wake", loc.Args{"Number": int(sleepers[branch]) + 1}), s.say("sabotage.way.wake.label", loc.Args{"Name": name, "Other": other})
		}
	case engine.OpCrash:
		if branch == 1 {
			return s.say("sabotage.way.lucky"), s.say("sabotage.way.lucky.label", loc.Args{"Name": name})
		}
		return s.say("sabotage.way.crash"), s.say("sabotage.way.crash.label", loc.Args{"Name": name})
	}
	return strconv.Itoa(branch + 1), name
}

// thingName returns what an object is called by which a worker waits.
func (s *screen) thingName(id engine.ObjectID) string {
	o := s.m.Factory().Objects[id]
	switch {
	case o.Tray > 0:
		return s.say("sabotage.tray", loc.Args{"Number": o.Tray})
	case o.Key != "":
		return s.keyName(o.Key)
	}
	return s.text.Name(o.Global + o.Thing + o.Section)
}

// crowdedWall draws counters, keys, boxes, bells and whatever else hangs on a wall,
// each in a cell of its own. An out-tray is a button: it lets its oldest letter
// reach the wall.
func (s *screen) crowdedWall(r draw.Rect, globals, keys, things []engine.ObjectID, lost lostUpdates) {
	f := s.m.Factory()
	wall := card.Wall{
		Words: s.Words, Ink: s.pen.Ink, Puzzle: f.Puzzle, Text: s.text, Blueprint: &f.Blueprint,
		Line: s.line, Head: s.head, Moving: !s.Calm, Phase: s.phase(120),
	}
	ids := slices.Concat(globals, keys, things)
	columns, rows := grid(len(ids), r)
	cell := draw.Point{X: r.W / float32(columns), Y: r.H / float32(rows)}
	for i, id := range ids {
		at := draw.Rect{X: r.X + float32(i%columns)*cell.X, Y: r.Y + float32(i/columns)*cell.Y, W: cell.X, H: cell.Y}.Inset(2)
		switch o := f.Objects[id]; {
		case o.Global != "":
			s.smallCounter(at, id, lost)
		case o.Key != "":
			s.hooks(at, []engine.ObjectID{id})
		case o.Tray > 0:
			s.thing(at, id, wall.Tray(o.Tray, id), s.letter(o.Tray))
		default:
			t, _ := f.Puzzle.Thing(o.Thing)
			s.thing(at, id, wall.Sign(t, id), -1)
		}
	}
}

// grid returns in how many columns and rows things are seen largest.
func grid(count int, r draw.Rect) (columns, rows int) {
	best := float32(-1)
	for c := 1; c <= count; c++ {
		n := (count + c - 1) / c
		if side := min(r.W/float32(c), r.H/float32(n)*1.1); side > best {
			best, columns, rows = side, c, n
		}
	}
	return columns, rows
}

// smallCounter draws a counter among other things. The number that is lost with the
// last step falls off it here, too.
func (s *screen) smallCounter(r draw.Rect, id engine.ObjectID, lost lostUpdates) {
	c := s.counter(id)
	c.Digits = 1
	w, h := figure.CounterSize(c)
	name, place := s.nameRow(r, s.text.Name(s.m.Factory().Objects[id].Global))
	k := min(1.3, (place.W-4)/w, (place.H-4)/h)
	middle := draw.Pt(place.Center().X, place.Bottom()-2-h*k/2)
	s.Target(kit.Target{ID: "counter " + strconv.Itoa(int(id)), Rect: draw.RectAround(middle, w*k, h*k), Label: s.say("sabotage.counter", loc.Args{
		"Name": s.text.Name(s.m.Factory().Objects[id].Global), "Value": c.Value,
	})})
	s.Art(func() {
		s.pen.Counter(middle, k, c)
		if lost.fresh && lost.object == id {
			s.pen.LostUpdate(middle, r.Bottom(), k*0.9, figure.LostUpdate{Text: strconv.FormatInt(lost.value, 10), Fall: s.fall()})
		}
	})
	if !name.Empty() {
		s.Line(name, s.text.Name(s.m.Factory().Objects[id].Global), s.nameStyle(), s.Theme.Ink, kit.Middle)
	}
}

// nameRow cuts the row for a name off the lower end of a cell; none where the name
// would not fit, or the picture would be too small above it. The tooltip says it
// then.
func (s *screen) nameRow(r draw.Rect, name string) (row, rest draw.Rect) {
	style := s.nameStyle()
	height := s.Book.Metrics(style).LineHeight
	style.Size = 11
	if name == "" || r.H < 2.4*height || s.Book.Measure(name, style) > r.W {
		return draw.Rect{X: r.X, Y: r.Bottom()}, r
	}
	return r.CutBottom(height)
}

func (s *screen) nameStyle() glyph.Style {
	style := s.Font.Small
	style.Bold = true
	return style
}

// letter returns the task that can carry the oldest letter from a worker's
// out-tray now, or -1.
func (s *screen) letter(worker int) engine.TaskID {
	for i, tray := range s.m.Factory().Trays {
		t := engine.TaskID(s.m.Workers() + i)
		if tray.Worker == worker && s.m.Branches(t) > 0 {
			return t
		}
	}
	return -1
}

func (s *screen) thing(r draw.Rect, id engine.ObjectID, sign card.Sign, letter engine.TaskID) {
	name, place := s.nameRow(r, sign.Name)
	w, h := sign.Figure.Size()
	k := min(1.5, (place.W-2)/w, (place.H-2)/h)
	top := draw.Pt(place.Center().X, place.Bottom()-h*k)
	t := kit.Target{
		ID: "thing " + strconv.Itoa(int(id)), Label: sign.Label, Tip: sign.Tip,
		Rect: draw.Rect{X: top.X - w*k/2, Y: top.Y, W: w * k, H: h * k},
	}
	if letter >= 0 {
		t.Click = msg.Number(msg.StepTask, int64(letter)+1)
		t.Label += s.say("sabotage.tray.send")
		t.Tip = t.Label
	}
	state := s.Target(t)
	if letter >= 0 {
		rim := s.Theme.Accent
		if state.Warm() {
			s.List.FillRound(t.Rect.Inset(-3), 8, s.Theme.AccentDim)
		}
		s.List.StrokeRound(t.Rect.Inset(-3), 8, 2, rim)
	}
	s.Art(func() { s.pen.Thing(top, k, sign.Figure) })
	if !name.Empty() {
		s.Line(name, sign.Name, s.nameStyle(), s.Theme.Ink, kit.Middle)
	}
}
