package engineer

import (
	"strconv"

	"fmt"

	"lostupdate/engine"
	"lostupdate/game/draw"
	"lostupdate/game/glyph"
	"lostupdate/game/loc"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/card"
	"lostupdate/game/view/kit"
)

// speeds are those that the buttons step through, in quarters of the normal one.
func speeds() []int64 { return []int64{1, 2, 4, 8, 16, 32, 64} }

// transport draws the buttons of the timeline: where the playhead goes, and how
// fast.
func (s *screen) transport(r draw.Rect) {
	side, gap := min(r.H, 42), float32(6)
	if s.Compact() {
		side, gap = 36, 4
		var tabs draw.Rect
		tabs, r = r.CutRight(min(280, r.W*0.36))
		s.tabs(tabs)
		_, r = r.CutRight(8)
	}
	row := draw.Rect{X: r.X, Y: r.Center().Y - side/2, W: r.W, H: side}
	for _, b := range s.transportButtons() {
		var cell draw.Rect
		cell, row = row.CutLeft(side)
		_, row = row.CutLeft(gap)
		s.Button(cell, b)
		if b.ID == "play backward" {
			s.mirrored(cell, b.Disabled != "")
		}
	}
	_, row = row.CutLeft(8)
	row = s.speed(row)
	counter, row := row.CutRight(s.counterWidth())
	s.Line(counter, s.position(), glyph.Bold(s.Font.Label.Size), s.Theme.BarInk, kit.Right)
	if !s.Compact() {
		_, row = row.CutLeft(18)
		_, row = row.CutRight(14)
		s.legend(row)
	}
}

func (s *screen) counterWidth() float32 {
	if !s.wide() {
		return 104
	}
	return 128
}

// transportButtons returns the buttons from the left. On a small screen those
// that the lanes, too, can do are left out.
func (s *screen) transportButtons() []kit.Button {
	none := ""
	if s.line == nil {
		none = s.say("engineer.no-run")
	}
	button := func(id string, icon kit.Icon, label, key string, click msg.Msg) kit.Button {
		return kit.Button{ID: id, Icon: icon, Label: label, Key: key, Click: click, Disabled: none, Look: kit.OnBar}
	}
	playing, backward := s.m.Rolling()
	play := button("play", kit.IconPlay, s.say("engineer.play"), s.say("engineer.key-space"), msg.Do(msg.Play))
	if playing && !backward {
		play = button("pause", kit.IconPause, s.say("engineer.pause"), s.say("engineer.key-space"), msg.Do(msg.Pause))
	}
	play.On = none == ""
	reverse := button("play backward", kit.NoIcon, s.say("engineer.play-backward"), "", msg.Number(msg.Play, -1))
	reverse.On = playing && backward
	length := int64(0)
	if s.line != nil {
		length = s.line.Length
	}
	start := button("to start", kit.IconToStart, s.say("engineer.to-start"), "Home", msg.Number(msg.Seek, 0))
	end := button("to end", kit.IconToEnd, s.say("engineer.to-end"), "End", msg.Number(msg.Seek, length))
	back := button("step back", kit.IconStepBack, s.say("engineer.step-back"), "←", msg.Do(msg.Rewind))
	forward := button("step forward", kit.IconStepForward, s.say("engineer.step-forward"), "→", msg.Do(msg.Forward))
	if s.Compact() {
		return []kit.Button{start, back, play, forward}
	}
	return []kit.Button{start, back, reverse, play, forward, end}
}

// mirrored draws the sign for playing backwards, which is that for playing turned
// round.
func (s *screen) mirrored(r draw.Rect, disabled bool) {
	ink := s.Theme.BarInk
	if disabled {
		ink = s.Theme.BarSoft.Fade(0.45)
	}
	c, size := r.Center(), r.H*0.22
	s.List.FillPolygon([]draw.Point{c.Add(draw.Pt(-size, 0)), c.Add(draw.Pt(size*0.8, -size*1.1)), c.Add(draw.Pt(size*0.8, size*1.1))}, ink)
}

// speed draws the speed between buttons for slower and faster.
func (s *screen) speed(row draw.Rect) (rest draw.Rect) {
	now := s.m.Speed()
	slower, faster := int64(0), int64(0)
	for _, v := range speeds() {
		if v < now {
			slower = v
		}
		if v > now && faster == 0 {
			faster = v
		}
	}
	button := func(r draw.Rect, id string, icon kit.Icon, label string, to int64) {
		b := kit.Button{ID: id, Icon: icon, Label: label, Click: msg.Number(msg.Speed, to), Look: kit.OnBar}
		if to == 0 {
			b.Disabled = s.say("engineer.speed-limit")
		}
		s.Button(r, b)
	}
	side, width := row.H, float32(52)
	cell, rest := row.CutLeft(side)
	button(cell, "slower", kit.IconSlower, s.say("engineer.slower"), slower)
	cell, rest = rest.CutLeft(width)
	s.Line(cell, speedText(now), s.Font.Label, s.Theme.BarInk, kit.Middle)
	cell, rest = rest.CutLeft(side)
	button(cell, "faster", kit.IconFaster, s.say("engineer.faster"), faster)
	return rest
}

// speedText writes a speed given in quarters: ×0.25, ×0.5, ×1.
func speedText(quarters int64) string {
	return fmt.Sprintf("×%d%s", quarters/4, [...]string{"", ".25", ".5", ".75"}[quarters%4])
}

// position says where the playhead is.
func (s *screen) position() string {
	if s.line == nil {
		return ""
	}
	args := loc.Args{"At": s.head.Whole(), "Number": s.line.Length}
	if s.line.Timed {
		return s.say("engineer.at-tick", args)
	}
	return s.say("engineer.at-step", args)
}

// tabs draws what a small screen can show in its middle.
func (s *screen) tabs(r draw.Rect) {
	now := s.tab()
	tab := func(value, id, text string) kit.Option {
		return kit.Option{ID: id, Text: text, On: now == value, Peek: kit.Peek{Name: s.tabPeek(), Value: value}}
	}
	lanes := tab(tabLanes, "tab lanes", s.say("engineer.tab-lanes"))
	if s.line == nil {
		lanes.Disabled = s.say("engineer.no-run")
	}
	s.Choice(r, []kit.Option{
		tab(tabFloor, "tab floor", s.say("engineer.tab-floor")), lanes,
		tab(tabInspector, "tab inspector", s.say("engineer.tab-inspector")),
	})
}

// legend explains colours and patterns of the lanes.
func (s *screen) legend(r draw.Rect) {
	if s.line != nil && !s.line.Timed {
		s.Line(r, s.happening(), s.Font.Small, s.Theme.BarInk, kit.Left)
		return
	}
	rows := s.legendRows(r.W)
	for i, row := range rows {
		band := draw.Rect{X: r.X, Y: r.Y + r.H*float32(i)/float32(len(rows)), W: r.W, H: r.H / float32(len(rows))}
		for _, sign := range row.signs {
			s.Art(func() { s.doingSign(draw.Rect{X: band.X + sign.x, Y: band.Center().Y - 8, W: 20, H: 16}, sign.doing) })
			s.Target(kit.Target{
				ID: "doing " + strconv.Itoa(int(sign.doing)), Label: s.doingName(sign.doing),
				Rect: draw.Rect{X: band.X + sign.x, Y: band.Y, W: sign.width, H: band.H},
			})
			words := draw.Rect{X: band.X + sign.x + legendSign, Y: band.Y, W: sign.width - legendSign + 2, H: band.H}
			s.Line(words, s.doingName(sign.doing), s.Font.Small, s.Theme.BarSoft, kit.Left)
		}
	}
}

// legendSign is how wide a sign is, with the space before its name.
const legendSign = 26

// legendRow is a line of the legend.
type legendRow struct {
	signs []legendEntry
	width float32
}

type legendEntry struct {
	doing    doing
	x, width float32
}

// legendRows lays the legend in one line, closer together or in two where it does not fit.
func (s *screen) legendRows(width float32) []legendRow {
	wide, close := float32(22), float32(10)
	for _, gap := range []float32{wide, close} {
		if rows := s.legendLines(width, gap); len(rows) == 1 {
			return rows
		}
	}
	rows := s.legendLines(width, close)
	return rows[:min(2, len(rows))]
}

func (s *screen) legendLines(width, gap float32) []legendRow {
	rows := []legendRow{{}}
	for _, d := range s.doings() {
		e := legendEntry{doing: d, width: legendSign + s.Book.Measure(s.doingName(d), s.Font.Small)}
		last := &rows[len(rows)-1]
		if len(last.signs) > 0 && last.width+gap+e.width > width {
			rows = append(rows, legendRow{})
			last = &rows[len(rows)-1]
		}
		if len(last.signs) > 0 {
			last.width += gap
		}
		e.x = last.width
		last.signs, last.width = append(last.signs, e), last.width+e.width
	}
	return rows
}

// happening says in words what the step at the playhead does, or the next one
// where the playhead stands between two.
func (s *screen) happening() string {
	if s.head >= s.line.End() {
		if f := s.line.Trace.Finding; f != nil && f.Kind == engine.Deadlock {
			return s.say("engineer.step-stuck")
		}
		return s.say("engineer.step-end")
	}
	next, _ := s.line.Latest(s.head)
	next++ // before the end there is one more
	text := s.stepText(next)
	if s.line.Began(next) == s.head {
		text = s.say("engineer.step-next", loc.Args{"Step": text})
	}
	return text
}

// stepText says what an event of the run does.
func (s *screen) stepText(event int) string {
	e := s.line.Trace.Events[event]
	args := loc.Args{"Name": s.workerName(int(e.Task) + 1), "Value": e.Value}
	if !e.Op.Kind.OnTask() && int(e.Op.Object) < len(s.line.Factory.Objects) && e.Op.Kind.Visible() {
		object := s.line.Factory.Objects[e.Op.Object]
		args["Object"], args["Key"] = s.text.Name(object.Global), s.keyName(object.Key)
	}
	if int(e.Task) >= s.line.Workers() {
		args["Number"] = s.line.Factory.Trays[int(e.Task)-s.line.Workers()].Worker
		return s.say("engineer.step-flush", args)
	}
	if f, ok := card.At(s.Words, s.line.Factory, s.text, e); ok {
		args["Card"] = f.Label
		switch e.Op.Kind {
		case engine.OpTake, engine.OpTryLock, engine.OpExchange, engine.OpSwap:
			return s.say("engineer.step-result", args)
		}
		return s.say("engineer.step-card", args)
	}
	switch e.Op.Kind {
	case engine.OpRead, engine.OpLoad:
		return s.say("engineer.step-read", args)
	case engine.OpWrite, engine.OpStore:
		args["Value"] = e.Op.Arg
		return s.say("engineer.step-write", args)
	case engine.OpAdd:
		return s.say("engineer.step-stamp", args)
	case engine.OpLock:
		return s.say("engineer.step-lock", args)
	case engine.OpUnlock:
		return s.say("engineer.step-unlock", args)
	case engine.OpSpawn, engine.OpJoin:
		args["Other"] = s.workerName(int(e.Op.Object) + 1)
		if e.Op.Kind == engine.OpJoin {
			return s.say("engineer.step-join", args)
		}
		return s.say("engineer.step-spawn", args)
	case engine.OpCompute:
		args["Value"] = e.Op.Arg
		return s.say("engineer.step-compute", args)
	}
	args["N"] = e.Op.Cost
	return s.say("engineer.step-work", args)
}
