package engineer

import (
	"lostupdate/engine"
	"lostupdate/game/draw"
	"lostupdate/game/timeline"
	"lostupdate/game/view/figure"
)

// doing is what somebody does, as the lanes tell it apart: waiting is told by what
// for.
type doing uint8

const (
	works doing = iota
	ready
	unbegun // has no bench and has had none yet
	waitsKey
	waitsBox
	waitsBell
	waitsBarrier
	waitsTally
	waitsLamp
	waitsBoard
	waitsBelt
	waitsTray
	waitsWorker // for another one to end, or to be called
	waitsDevice
	uses
	starts
	switches
	stopped
	home
	doingEnd
)

// doingOf returns what a span of an activity is. object is what is waited for, or
// used; -1 for none.
func (s *screen) doingOf(a engine.Activity, object engine.ObjectID) doing {
	switch a {
	case engine.Running:
		return works
	case engine.Ready:
		return ready
	case engine.Switching:
		return switches
	case engine.Using:
		return uses
	case engine.Starting:
		return starts
	case engine.Stopped:
		return stopped
	case engine.Waiting:
		return s.waitingFor(object)
	}
	return home
}

// spanDoing returns what a span of a lane is. Who was ready from the start and had no
// bench so far has not begun, be it that nobody has let him in yet.
func (s *screen) spanDoing(span engine.Span) doing {
	if s.line.Timed && span.Activity == engine.Ready && span.From == 0 {
		return unbegun
	}
	return s.doingOf(span.Activity, span.Object)
}

// doingNow returns what somebody does at the playhead.
func (s *screen) doingNow(number int, w timeline.Worker) doing {
	if lane := s.line.Lane(engine.TaskID(number - 1)); w.Activity == engine.Ready && len(lane) > 0 && s.head < timeline.Ticks(lane[0].To) {
		return s.spanDoing(lane[0])
	}
	return s.doingOf(w.Activity, w.Object)
}

// waitingFor tells what it is that somebody waits for.
func (s *screen) waitingFor(object engine.ObjectID) doing {
	if object < 0 || s.line == nil || int(object) >= len(s.line.Factory.Program.Objects) {
		return waitsWorker
	}
	switch s.line.Factory.Program.Objects[object].Kind {
	case engine.Semaphore:
		return waitsBox
	case engine.Condition:
		return waitsBell
	case engine.Barrier:
		return waitsBarrier
	case engine.Countdown:
		return waitsTally
	case engine.ManualEvent:
		return waitsLamp
	case engine.RWLock:
		return waitsBoard
	case engine.Queue:
		return waitsBelt
	case engine.OutTray:
		return waitsTray
	case engine.Device:
		return waitsDevice
	}
	return waitsKey
}

// icon returns the picture of what somebody does, for lanes that are high enough.
func (d doing) icon() figure.Icon {
	switch d {
	case waitsKey:
		return figure.IconLock
	case waitsBox:
		return figure.IconAcquire
	case waitsBell:
		return figure.IconWait
	case waitsBarrier:
		return figure.IconArrive
	case waitsTally:
		return figure.IconAwait
	case waitsLamp:
		return figure.IconLight
	case waitsBoard:
		return figure.IconReadLock
	case waitsBelt:
		return figure.IconTake
	case waitsTray:
		return figure.IconFence
	case waitsWorker:
		return figure.IconJoin
	case waitsDevice, uses:
		return figure.IconKiln
	case starts:
		return figure.IconSpawn
	case switches:
		return figure.IconSwitch
	case stopped:
		return figure.IconCrash
	}
	return figure.NoIcon
}

// name returns what somebody does, in a word or two.
func (s *screen) doingName(d doing) string {
	names := [doingEnd]string{
		works: "engineer.running", ready: "engineer.ready", unbegun: "engineer.unbegun", waitsKey: "engineer.waiting", waitsBox: "engineer.waits-box",
		waitsBell: "engineer.waits-bell", waitsBarrier: "engineer.waits-barrier", waitsTally: "engineer.waits-tally",
		waitsLamp: "engineer.waits-lamp", waitsBoard: "engineer.waits-board", waitsBelt: "engineer.waits-belt",
		waitsTray: "engineer.waits-tray", waitsWorker: "engineer.waits-worker", waitsDevice: "engineer.waits-device",
		uses: "engineer.uses", starts: "engineer.starts", switches: "engineer.switching", stopped: "engineer.stopped",
		home: "engineer.finished",
	}
	return s.say(names[d])
}

// colour returns that of a lane; a pattern or a picture goes with every one.
func (s *screen) doingColour(d doing) draw.Color {
	ink := s.pen.Ink
	switch d {
	case works:
		return s.Theme.Good
	case ready, unbegun:
		return s.Theme.BarRaised
	case waitsBox, waitsTray:
		return ink.Blue
	case waitsBell, waitsLamp:
		return ink.Orange
	case waitsBarrier, waitsTally, waitsWorker:
		return ink.Purple
	case waitsBoard, waitsBelt:
		return ink.Wood
	case waitsDevice, uses:
		return s.Theme.Wait
	case starts:
		return ink.Cream
	case switches:
		return ink.White
	case stopped:
		return ink.Outline.Mix(ink.Red, 0.4)
	}
	return s.Theme.Bad
}

// doingSign fills a rectangle as the lanes show what somebody does. Each has a
// colour and a pattern, and a picture where there is room for it: working is full,
// ready is hollow, waiting is hatched, switching is white, being stopped is crossed
// out, and who has gone home leaves a thin line.
func (s *screen) doingSign(r draw.Rect, d doing) {
	radius := min(4, r.W/2, r.H/3)
	colour := s.doingColour(d)
	if d == home {
		s.List.FillRect(draw.Rect{X: r.X, Y: r.Center().Y - 1, W: r.W, H: 2}, s.Theme.BarSoft.Fade(0.4))
		return
	}
	if d == unbegun {
		if r.W > 6 {
			s.List.StrokeRound(r, radius, 1.2, s.Theme.BarSoft.Fade(0.4))
		}
		return
	}
	s.List.FillRound(r, radius, colour)
	switch d {
	case works:
		return
	case ready:
		if r.W > 6 {
			s.List.StrokeRound(r, radius, 1.2, s.Theme.BarSoft.Fade(0.55))
		}
		return
	case uses, starts, switches:
	case stopped:
		s.List.StrokeRound(r, radius, 1.2, s.Theme.Bad)
		if r.W > 6 {
			s.List.Line(draw.Pt(r.X+2, r.Center().Y), draw.Pt(r.Right()-2, r.Center().Y), 1.6, s.Theme.Bad)
		}
	default:
		s.hatch(r)
	}
	if icon := d.icon(); icon != figure.NoIcon && r.W > 15 && r.H > 12 {
		side := min(r.H, r.W) * 0.78
		s.List.FillCircle(r.Center(), side*0.62, colour)
		s.pen.Icon(r.Center(), side, icon, s.pen.Ink.On(colour))
	}
}

// doings returns what occurs in the run on the floor, or could occur before there
// is one, in their order.
func (s *screen) doings() []doing {
	var seen [doingEnd]bool
	if s.line == nil {
		seen[works], seen[ready], seen[switches] = true, true, s.puzzle.Bench.SwitchCost > 0
		seen[waitsKey] = len(s.puzzle.Keys) > 0
	} else {
		for task := range s.line.Workers() {
			for _, span := range s.line.Lane(engine.TaskID(task)) {
				seen[s.spanDoing(span)] = true
			}
		}
	}
	var all []doing
	for d := works; d < home; d++ {
		if seen[d] {
			all = append(all, d)
		}
	}
	return all
}
