package sabotage

import (
	"strconv"

	"lostupdate/engine"
	"lostupdate/game/draw"
	"lostupdate/game/loc"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/sabotage"
	"lostupdate/game/timeline"
	"lostupdate/game/view/figure"
	"lostupdate/game/view/kit"
)

// workers draws the panels of all workers.
func (s *screen) workers(a areas) {
	if len(a.panels) == 0 {
		return
	}
	tight := s.tightest(s.split(a.panels[0]).list)
	scrolls := a.height > a.staff.H
	inside := a.staff
	if scrolls {
		inside = s.Scroll("workers", a.staff, a.height)
	}
	for i, r := range a.panels {
		s.panel(engine.TaskID(i), r.Move(0, inside.Y-a.staff.Y), tight)
	}
	if scrolls {
		s.EndScroll()
	}
}

// parts are where the things of a worker's panel are.
type parts struct {
	inside, stand, list, button, note draw.Rect
	scale                             float32 // of the worker; 0 if there is no room for him
}

// split shares out a panel.
func (s *screen) split(r draw.Rect) parts {
	_, inside := r.CutTop(s.headHeight(r))
	p := parts{inside: inside.Inset(s.panelMargin())}
	buttonHeight, noteHeight := s.footHeights(p.inside)
	foot, cards := p.inside.CutBottom(buttonHeight + noteHeight)
	_, cards = cards.CutBottom(s.gap() * 0.6)
	p.button, p.note = foot.CutTop(buttonHeight)
	_, p.note = p.note.CutTop(4)
	zone := float32(0)
	zone, p.scale = s.figureZone(cards)
	p.stand, p.list = cards.CutLeft(zone)
	_, p.button = p.button.CutLeft(zone)
	_, p.note = p.note.CutLeft(zone)
	return p
}

func (s *screen) panelMargin() float32 {
	switch {
	case s.cramped():
		return 6
	case s.Compact():
		return 10
	}
	return 16
}

// panel draws one worker: who he is, where he is in his routine, and the button
// that lets him move.
func (s *screen) panel(t engine.TaskID, r draw.Rect, tight spacing) {
	title, _ := s.HeadedPanel(r, s.headHeight(r), s.pen.Ink.Coat(int(t)+1), s.Theme.Panel, s.Theme.Outline)
	refusal := s.m.Refusal(t)
	s.heading(t, title, refusal)
	p := s.split(r)
	s.routine(t, p, tight)
	if n := s.m.Branches(t); n > 1 && refusal.Why == sabotage.Nothing {
		s.branchButtons(t, p.button, n)
	} else {
		s.stepButton(t, p.button, refusal)
	}
	if p.note.H > 4 {
		s.note(t, p.note, refusal)
	}
}

// headHeight is lower where there is little room.
func (s *screen) headHeight(r draw.Rect) float32 {
	switch {
	case s.Compact():
		return 26
	case r.H < 260:
		return 34
	}
	return 44
}

// footHeights returns the heights of the button and of the note below it. Where
// there is no room for the note the button's tooltip says it.
func (s *screen) footHeights(inside draw.Rect) (button, note float32) {
	line := s.Book.Metrics(s.Font.Small).LineHeight
	switch {
	case s.Compact() && inside.H < 150:
		return 40, 0
	case s.Compact():
		return 40, line + 4
	case inside.H < 210:
		return 42, 0
	case inside.H < 300:
		return 44, line + 6
	}
	return min(72, inside.H*0.14), 2*line + 6
}

// figureZone returns how much room at the left the worker gets, and his scale.
func (s *screen) figureZone(cards draw.Rect) (width, scale float32) {
	switch {
	case cards.W >= 440 && cards.H >= 400:
		scale = 1.8
	case cards.W >= 380 && cards.H >= 260:
		scale = 1.45
	case cards.W >= 340 && cards.H >= 180:
		scale = 1.2
	case cards.W >= 290 && cards.H >= 110:
		scale = 1
	case cards.W >= 216 && cards.H >= 76:
		scale = 0.75
	default:
		return 0, 0
	}
	return 70*scale + 4, scale
}

// heading draws a worker's name, and at the right what there is to know of him.
func (s *screen) heading(t engine.TaskID, r draw.Rect, refusal sabotage.Refusal) {
	number := int(t) + 1
	ink := s.pen.Ink.On(s.pen.Ink.Coat(number))
	style := s.Font.Heading
	style.Size = min(style.Size, r.H*0.5)
	face := r.H * 0.38
	s.Art(func() { s.pen.Face(draw.Pt(r.X+face, r.Center().Y), face, number) })
	_, rest := r.CutLeft(2*face + 8)
	name := s.workerName(t)
	tag, key := s.tag(t, refusal)
	if s.m.Watching() { // it is about the end, and that is not what is seen
		tag, key = "", nil
	}
	small := s.Font.Small
	small.Size = min(small.Size, style.Size)
	width := s.Book.Measure(tag, small)
	if key != nil {
		width += r.H * 0.8
	}
	if s.Book.Measure(name, style)+width+10 <= rest.W {
		var right draw.Rect
		right, rest = rest.CutRight(width)
		if key != nil {
			s.Art(func() { s.pen.Mark(draw.Pt(right.Right()-r.H*0.3, r.Center().Y), r.H*0.26, *key) })
		}
		s.Line(right, tag, small, ink, kit.Left)
	}
	s.Line(rest, name, style, ink, kit.Left)
}

// tag returns a word about where a worker is, and the key that it is about.
func (s *screen) tag(t engine.TaskID, refusal sabotage.Refusal) (text string, key *figure.Key) {
	switch refusal.Why {
	case sabotage.GoneHome:
		return s.say("sabotage.tag.home"), nil
	case sabotage.Asleep:
		return s.say("sabotage.tag.asleep"), nil
	case sabotage.WaitsForKey:
		look := s.pen.Ink.KeyOf(string(s.m.Factory().Objects[refusal.Object].Key))
		return s.say("sabotage.tag.waits"), &look
	case sabotage.WaitsForWorker:
		return s.say("sabotage.tag.waits-for", loc.Args{"Name": s.workerName(refusal.Task)}), nil
	case sabotage.WaitsForThing:
		return s.say("sabotage.tag.waits-for", loc.Args{"Name": s.thingName(refusal.Object)}), nil
	case sabotage.Sleeps:
		return s.say("sabotage.tag.sleeps"), nil
	case sabotage.LineDown:
		return s.say("sabotage.tag.down"), nil
	}
	if s.m.Last() == t {
		return s.say("sabotage.tag.last"), nil
	}
	return "", nil
}

// stepButton draws the button that lets a worker move, with a token on it if
// that costs an interrupt.
func (s *screen) stepButton(t engine.TaskID, r draw.Rect, refusal sabotage.Refusal) {
	number := int(t) + 1
	b := kit.Button{
		ID: "step " + strconv.Itoa(number), Text: s.say("sabotage.step"), Look: kit.Primary, Style: s.Font.Heading,
		Label: s.stepLabel(t, refusal),
		Click: msg.Number(msg.StepTask, int64(number)),
	}
	if number <= 9 {
		b.Text, b.Key = s.say("sabotage.step.key", loc.Args{"Number": number}), strconv.Itoa(number)
	}
	if refusal.Why != sabotage.Nothing {
		b.Disabled = s.reason(t, refusal)
	} else {
		b.Tip, _ = s.cost(t)
	}
	s.Button(r, b)
	if refusal.Why == sabotage.Nothing && s.m.Interrupting(t) && s.Book.Measure(b.Text, b.Style)+2*r.H < r.W {
		s.Art(func() { s.pen.Token(draw.Pt(r.Right()-r.H*0.5, r.Center().Y), r.H*0.27, false) })
	}
}

// stepLabel says whose step it is, and what he will do in it if there is one left.
func (s *screen) stepLabel(t engine.TaskID, refusal sabotage.Refusal) string {
	if refusal.Why == sabotage.GoneHome {
		return s.workerName(t)
	}
	return s.say("sabotage.step.label", loc.Args{"Name": s.workerName(t), "Next": s.nextText(t)})
}

// nextText says what a worker will do next.
func (s *screen) nextText(t engine.TaskID) string {
	rows := s.rows(t)
	if i := current(rows, s.line.Worker(t, s.line.End()).Place); i >= 0 {
		_, text := s.cardText(t, &rows[i])
		return text
	}
	return s.say("sabotage.tag.asleep")
}

// note says below the button what a step of this worker costs, or why he cannot
// make one: in full, in short, or, where there is no room, in the tooltip only.
func (s *screen) note(t engine.TaskID, r draw.Rect, refusal sabotage.Refusal) {
	long, short := s.cost(t)
	ink := s.Theme.InkSoft
	switch {
	case refusal.Why == sabotage.GoneHome:
		return // the heading says so
	case refusal.Why != sabotage.Nothing:
		long, short = s.reason(t, refusal), s.shortReason(refusal)
	case s.m.Interrupting(t):
		ink = s.Theme.Bad.Mix(s.Theme.Ink, 0.25)
	}
	for _, text := range []string{long, short} {
		if style := s.noteStyle(r, text); s.TextHeight(r.W, text, style) <= r.H {
			s.TextCentered(r, text, style, ink)
			return
		}
	}
}

// cost says what a step of this worker costs.
func (s *screen) cost(t engine.TaskID) (long, short string) {
	switch {
	case s.m.Interrupting(t):
		return s.say("sabotage.cost.interrupt", loc.Args{"Name": s.workerName(s.m.Last())}), s.say("sabotage.cost.interrupt.short")
	case s.m.Last() == t:
		return s.say("sabotage.cost.last"), s.say("sabotage.cost.free")
	}
	return s.say("sabotage.cost.free"), s.say("sabotage.cost.free")
}

// shortReason says in a few words why a worker cannot move.
func (s *screen) shortReason(r sabotage.Refusal) string {
	switch r.Why {
	case sabotage.WaitsForKey, sabotage.WaitsForWorker:
		return s.say("sabotage.tag.waits-for", loc.Args{"Name": s.workerName(r.Task)})
	case sabotage.WaitsForThing:
		return s.say("sabotage.tag.waits-for", loc.Args{"Name": s.thingName(r.Object)})
	case sabotage.Sleeps:
		return s.say("sabotage.tag.sleeps")
	case sabotage.LineDown:
		return s.say("sabotage.tag.down")
	case sabotage.NoInterruptLeft:
		return s.say("sabotage.why.interrupts.short")
	case sabotage.Asleep:
		return s.say("sabotage.tag.asleep")
	}
	return s.say("sabotage.why.over")
}

// reason says why a worker cannot move.
func (s *screen) reason(t engine.TaskID, r sabotage.Refusal) string {
	args := loc.Args{"Name": s.workerName(t)}
	if r.Task >= 0 {
		args["Other"] = s.workerName(r.Task)
	}
	switch r.Why {
	case sabotage.GoneHome:
		return s.say("sabotage.why.home", args)
	case sabotage.Asleep:
		return s.say("sabotage.why.asleep", args)
	case sabotage.WaitsForKey:
		args["Key"] = s.keyName(s.m.Factory().Objects[r.Object].Key)
		if r.Task == t {
			return s.say("sabotage.why.own-key", args)
		}
		return s.say("sabotage.why.key", args)
	case sabotage.WaitsForWorker:
		return s.say("sabotage.why.worker", args)
	case sabotage.WaitsForThing:
		args["Thing"] = s.thingName(r.Object)
		return s.say("sabotage.why.thing", args)
	case sabotage.Sleeps:
		args["Thing"] = s.thingName(r.Object)
		return s.say("sabotage.why.sleeps", args)
	case sabotage.LineDown:
		return s.say("sabotage.why.down", args)
	case sabotage.TrayEmpty:
		return s.say("sabotage.why.tray", args)
	case sabotage.NoInterruptLeft:
		return s.say("sabotage.why.interrupts", args)
	case sabotage.ScheduleFull:
		return s.say("sabotage.why.full", args)
	}
	return s.say("sabotage.why.over", args)
}

// pose returns what a worker is seen to be doing.
func (s *screen) pose(t engine.TaskID, w timeline.Worker) figure.Pose {
	if w.Progress > 0 {
		return s.poseInStep(t)
	}
	why := s.m.Refusal(t).Why
	switch {
	case w.Absent, why == sabotage.Sleeps && s.head == s.line.End():
		return figure.Asleep
	case why == sabotage.LineDown && s.head == s.line.End():
		return figure.Fallen
	case w.Activity == engine.Waiting:
		return figure.Wait
	case w.Home && s.head == s.line.End():
		switch s.m.Outcome() {
		case sabotage.Harmless:
			return figure.Celebrate
		case sabotage.Broken, sabotage.Astray:
			return figure.Ready
		}
	}
	return figure.Idle
}

// poseInStep is what a worker is seen to be doing in the middle of a step.
func (s *screen) poseInStep(t engine.TaskID) figure.Pose {
	i, ok := s.line.Event(t, s.head)
	if !ok {
		return figure.Walk
	}
	switch s.line.Trace.Events[i].Op.Kind {
	case engine.OpRead:
		return figure.Read
	case engine.OpWrite, engine.OpAdd, engine.OpLock, engine.OpUnlock:
		return figure.Write
	case engine.OpWork:
		return figure.Work
	}
	return figure.Walk
}
