package sabotage

import (
	"strconv"

	"lostupdate/game/draw"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/sabotage"
	"lostupdate/game/view/figure"
	"lostupdate/game/view/kit"
	"lostupdate/levels/format"
)

// bar draws the bar: where this is, what is to be done, and what can be done at
// any time.
func (s *screen) bar(r draw.Rect) {
	side := min(r.H-8, 44)
	button := func(at draw.Rect, b kit.Button) {
		b.Look = kit.OnBar
		s.Button(draw.RectAround(at.Center(), side, side), b)
	}
	place := draw.Rect{}
	place, r = r.CutLeft(side)
	button(place, kit.Button{ID: "back", Icon: kit.IconMap, Label: s.say("sabotage.back"), Key: "Esc", Click: msg.Do(msg.Back)})
	_, r = r.CutLeft(12)
	for _, b := range s.barButtons() {
		place, r = r.CutRight(side)
		button(place, b)
		_, r = r.CutRight(6)
	}
	_, r = r.CutRight(8)
	s.titles(r)
}

// barButtons returns the buttons of the bar, from the right.
func (s *screen) barButtons() (buttons []kit.Button) {
	m := s.m
	buttons = []kit.Button{
		{ID: "hint", Icon: kit.IconHint, Label: s.say("sabotage.hint"), Key: "H", Click: msg.Do(msg.Hint)},
		{ID: "story", Icon: kit.IconHelp, Label: s.say("sabotage.story"), Key: "F1", Click: msg.Say(msg.Select, string(sabotage.StorySheet))},
		{ID: "code", Icon: kit.IconCode, Label: s.say("shell.code.title"), Key: "C", Click: msg.Say(msg.Select, string(sabotage.CodeSheet))},
		{ID: "share", Icon: kit.IconShare, Label: s.say("shell.share.title"), Key: "S", Click: msg.Say(msg.Show, "share")},
		{ID: "reset", Icon: kit.IconReset, Label: s.say("sabotage.reset"), Click: msg.Do(msg.Reset)},
		{ID: "redo", Icon: kit.IconRedo, Label: s.say("sabotage.redo"), Key: "R", Click: msg.Do(msg.Redo)},
		{ID: "undo", Icon: kit.IconUndo, Label: s.say("sabotage.undo"), Key: "U", Click: msg.Do(msg.Undo)},
	}
	if m.Level.Puzzle.Predict != nil {
		buttons = append(buttons, kit.Button{ID: "predict", Icon: kit.IconInspect, Label: s.say("shell.predict.title"), Click: msg.Say(msg.Show, "predict")})
	}
	if s.Compact() && m.Level.Puzzle.Goal.Claim {
		claim := s.claimButton()
		claim.Label, claim.Text = claim.Text, ""
		defer func() { buttons = append(buttons, claim) }()
	}
	if len(s.text.Hints) == 0 {
		buttons[0].Disabled = s.say("sabotage.hint.none")
	} else if m.Hints >= format.HintsCount {
		buttons[0].Tip = s.say("sabotage.hint.all")
	}
	if m.Place() == 0 {
		buttons[4].Disabled = s.say("sabotage.reset.none")
	}
	if !m.CanRedo() {
		buttons[5].Disabled = s.say("sabotage.redo.none")
	}
	if !m.CanUndo() {
		buttons[6].Disabled = s.say("sabotage.undo.none")
	}
	return buttons
}

// titles writes the level's title, and beside it what the player is here, as far
// as there is room.
func (s *screen) titles(r draw.Rect) {
	title := s.text.Title
	if n := s.m.Level.Puzzle.Number; n > 0 {
		title = strconv.Itoa(n) + "  " + title
	}
	style := s.Font.Title
	word := s.say("sabotage.title")
	badge := s.Font.Label
	badgeWidth := s.Book.Measure(word, badge) + 24
	titleWidth := s.Book.Measure(title, style)
	if badgeWidth+12+titleWidth <= r.W {
		var at draw.Rect
		at, r = r.CutLeft(badgeWidth)
		_, r = r.CutLeft(12)
		s.Badge(draw.RectAround(at.Center(), at.W, 28), word, s.Theme.BarRaised, s.Theme.BarInk)
	}
	at, rest := r.CutLeft(min(titleWidth+1, r.W))
	s.Line(at, title, style, s.Theme.BarInk, kit.Left)
	_, rest = rest.CutLeft(24)
	role := s.say("sabotage.role")
	width := s.Book.Measure(role, s.Font.Body)
	if width > rest.W {
		return
	}
	s.Line(rest, role, s.Font.Body, s.Theme.BarSoft, kit.Right)
	if width+r.H+8 > rest.W {
		return
	}
	s.Art(func() {
		c := draw.Pt(rest.Right()-width-r.H*0.5-8, r.Center().Y)
		s.List.FillCircle(c, r.H*0.42, s.pen.Ink.Cream.Mix(s.Theme.Bar, 0.12))
		scale := r.H * 0.7 / figure.WorkerHeight
		s.pen.Foreman(draw.Pt(c.X-2*scale, c.Y+r.H*0.34), scale, figure.Foreman{Phase: s.phase(180)})
	})
}
