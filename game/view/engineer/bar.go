package engineer

import (
	"slices"
	"strconv"

	"lostupdate/game/draw"
	"lostupdate/game/glyph"
	"lostupdate/game/loc"
	"lostupdate/game/model/engineer"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/kit"
)

// bar draws the bar at the top: back, title, goal and buttons.
func (s *screen) bar(r draw.Rect) {
	side, gap := float32(44), float32(8)
	if s.Compact() {
		side, gap = 38, 4
	}
	row := draw.Rect{X: r.X, Y: r.Center().Y - side/2, W: r.W, H: side}
	back, row := row.CutLeft(side)
	s.Button(back, kit.Button{
		ID: "menu", Icon: kit.IconBack, Label: s.say("engineer.back"), Key: "Esc", Click: msg.Do(msg.Back), Look: kit.OnBar,
	})
	_, row = row.CutLeft(14)
	if s.Compact() {
		var run draw.Rect
		run, row = row.CutRight(124)
		s.runButton(run, s.Font.Label)
		_, row = row.CutRight(gap)
	}
	buttons := s.barButtons()
	if s.foldsBar() {
		buttons = s.foldedBar(buttons)
	}
	for i := len(buttons) - 1; i >= 0; i-- {
		var cell draw.Rect
		cell, row = row.CutRight(side)
		_, row = row.CutRight(gap)
		s.Button(cell, buttons[i])
	}
	_, row = row.CutRight(6)
	s.title(row)
}

func (s *screen) barButtons() []kit.Button {
	other := loc.Chinese
	if s.Words.Language() == loc.Chinese {
		other = loc.English
	}
	button := func(id string, icon kit.Icon, label, key string, click msg.Msg, disabled string) kit.Button {
		return kit.Button{ID: id, Icon: icon, Label: label, Key: key, Click: click, Disabled: disabled, Look: kit.OnBar}
	}
	no := func(can bool, why string) string {
		if can {
			return ""
		}
		return why
	}
	var buttons []kit.Button
	if s.puzzle.Predict != nil {
		buttons = append(buttons, button("predict", kit.IconInspect, s.say("shell.predict.title"), "", msg.Say(msg.Show, "predict"), ""))
	}
	return append(buttons,
		button("undo", kit.IconUndo, s.say("engineer.undo"), "Ctrl+Z", msg.Do(msg.Undo), no(s.m.CanUndo(), s.say("engineer.undo-none"))),
		button("redo", kit.IconRedo, s.say("engineer.redo"), "Ctrl+Y", msg.Do(msg.Redo), no(s.m.CanRedo(), s.say("engineer.redo-none"))),
		button("reset", kit.IconReset, s.say("engineer.reset"), "", msg.Do(msg.Reset), no(!s.m.Given(), s.say("engineer.reset-none"))),
		button("hint", kit.IconHint, s.say("engineer.hint"), "H", msg.Do(msg.Hint), ""),
		button("code", kit.IconCode, s.say("shell.code.title"), "C", msg.Say(msg.Select, string(engineer.CodeSheet)), ""),
		button("share", kit.IconShare, s.say("shell.share.title"), "S", msg.Say(msg.Show, "share"), ""),
		button("help", kit.IconHelp, s.say("engineer.help"), "F1", msg.Say(msg.Select, string(engineer.HelpSheet)), ""),
		button("language", kit.IconLanguage, s.say("engineer.language", loc.Args{"Name": loc.Name(other)}), "F2", msg.Say(msg.Language, other), ""),
	)
}

// barPeek is whether the player looks at the buttons of the bar that there is no room for otherwise.
const barPeek, barMore = "engineer bar", "more"

// foldsBar tells whether the bar has no room for all of its buttons and the level's name.
func (s *screen) foldsBar() bool { return s.Size.X < 740 }

// foldedBar returns those buttons that are pressed all the time, or the other ones, and behind them one that shows the
// others.
func (s *screen) foldedBar(all []kit.Button) []kit.Button {
	often := []string{"predict", "undo", "redo", "hint"}
	open := s.Peeking(barPeek) == barMore
	var shown []kit.Button
	for _, b := range all {
		if slices.Contains(often, b.ID) != open {
			shown = append(shown, b)
		}
	}
	more := kit.Button{ID: "more buttons", Icon: kit.IconMore, Label: s.say("engineer.more"), Look: kit.OnBar, On: open, Peek: kit.Peek{Name: barPeek, Value: barMore}}
	if open {
		more.Label, more.Peek.Value = s.say("engineer.fewer"), ""
	}
	return append(shown, more)
}

// title writes the level's number, title and goal. On a small screen the goal
// stands with the coach.
func (s *screen) title(row draw.Rect) {
	title := s.text.Title
	if s.puzzle.Number > 0 {
		title = strconv.Itoa(s.puzzle.Number) + "  " + title
	}
	style := s.Font.Title
	if s.Compact() {
		s.Line(row, title, style, s.Theme.BarInk, kit.Left)
		return
	}
	style.Size = 22
	width := min(s.Book.Measure(title, style), row.W*0.36)
	name, rest := row.CutLeft(width + 1)
	s.Line(name, title, style, s.Theme.BarInk, kit.Left)
	_, rest = rest.CutLeft(22)
	s.goal(rest, s.Theme.BarSoft, 15)
}

// goal writes the level's goal, vertically in the middle, in as many lines as
// there is room for.
func (s *screen) goal(r draw.Rect, ink draw.Color, size float32) {
	style := glyph.Regular(size)
	for style.Size > 11 && s.TextHeight(r.W, s.text.Goal, style) > r.H+2 {
		style.Size -= 0.5
	}
	height := s.TextHeight(r.W, s.text.Goal, style)
	s.Text(draw.Rect{X: r.X, Y: r.Center().Y - height/2, W: r.W, H: height}, s.text.Goal, style, ink)
}

// runButton draws the one thing to do: run the shift, or stop the inspection.
func (s *screen) runButton(r draw.Rect, style glyph.Style) {
	b := kit.Button{
		ID: "run", Text: s.say("engineer.run"), Icon: kit.IconPlay, Tip: s.say("engineer.run-tip"), Key: "R",
		Click: msg.Do(msg.Run), Look: kit.Primary, Style: style,
	}
	switch {
	case s.m.Phase() == engineer.Inspecting:
		b.ID, b.Text, b.Icon, b.Look = "stop", s.say("engineer.stop"), kit.IconClose, kit.Quiet
		b.Tip, b.Key, b.Click = s.say("engineer.stop-tip"), "Esc", msg.Do(msg.Cancel)
	case s.m.PastAttempt():
		b.Disabled = s.locked
	}
	s.Button(r, b)
}
