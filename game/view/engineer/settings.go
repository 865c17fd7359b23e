package engineer

import (
	"slices"
	"strconv"

	"lostupdate/game/draw"
	"lostupdate/game/glyph"
	"lostupdate/game/loc"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/kit"
	"lostupdate/levels/puzzle"
)

// cardTool draws a card of the toolbox and how many of it are left.
func (s *screen) cardTool(c *column, have puzzle.CardSupply) {
	f := s.placedFace(puzzle.Gate{Do: puzzle.PlaceCard, Card: have.Name})
	s.supplyTool(c, supply{
		target: kit.Target{
			ID: "tool card " + have.Name, Carry: payloadCard + " " + have.Name,
			Ghost: func(fr *kit.Frame, middle draw.Point) { s.cardGhost(middle, f) },
		},
		name: f.label, short: f.short, full: f.label, tip: f.tip, left: have.Count - s.puzzle.UsedCards(s.blueprint, have.Name),
		icon: func(middle draw.Point, scale float32) { s.pen.Icon(middle, 28*scale, f.icon, s.Theme.Ink) },
	})
}

// dialTool draws a number that can be set, with buttons for the choice below and
// the choice above.
func (s *screen) dialTool(c *column, dial puzzle.Dial) {
	s.toolHeading(c, "setting "+dial.Name, s.text.Name(dial.Name))
	now := s.blueprint.Value(puzzle.Number{Dial: dial.Name})
	at := slices.Index(dial.Values, now)
	number, visible := c.take(38, 4)
	row, _ := c.take(40, 10)
	if !visible {
		return
	}
	s.Target(kit.Target{
		ID: "dial " + dial.Name, Rect: number, Label: s.say("engineer.dial-label", loc.Args{"Name": s.text.Name(dial.Name), "Value": now}),
		Tip: s.say("engineer.dial-tip", loc.Args{"Choices": choicesText(dial.Values)}),
	})
	s.Line(number, strconv.FormatInt(now, 10), s.Font.Title, s.Theme.Ink, kit.Middle)
	left, right := row.CutLeft(row.W / 2)
	left, _ = left.CutLeft(left.W - 3)
	_, right = right.CutLeft(3)
	s.dialButton(left, dial, at-1, kit.Button{ID: "dial less " + dial.Name, Icon: kit.IconMinus, Label: s.say("engineer.dial-less")})
	s.dialButton(right, dial, at+1, kit.Button{ID: "dial more " + dial.Name, Icon: kit.IconPlus, Label: s.say("engineer.dial-more")})
}

func (s *screen) dialButton(r draw.Rect, dial puzzle.Dial, choice int, b kit.Button) {
	switch {
	case choice < 0 || choice >= len(dial.Values):
		b.Disabled = s.say("engineer.dial-limit")
	default:
		b.Click, b.Disabled = s.judge(puzzle.Edit{Kind: puzzle.EditDial, Name: dial.Name, Value: dial.Values[choice]}, true)
	}
	s.Button(r, b)
}

func choicesText(values []int64) string {
	text := ""
	for i, v := range values {
		if i > 0 {
			text += " / "
		}
		text += strconv.FormatInt(v, 10)
	}
	return text
}

// looseSwitches returns the switches that have no handle on a belt: those of keys,
// bells and lines.
func (s *screen) looseSwitches() []puzzle.Switch {
	var loose []puzzle.Switch
	for _, sw := range s.puzzle.Switches {
		onBelt := false
		for i := range s.puzzle.Routines {
			onBelt = onBelt || slices.ContainsFunc(s.puzzle.Routines[i].Stations, func(st puzzle.Station) bool {
				return st.Kind == puzzle.ChoiceOpen && st.Switch == sw.Name
			})
		}
		if !onBelt {
			loose = append(loose, sw)
		}
	}
	return loose
}

// switchTool draws a switch that has no place on a belt.
func (s *screen) switchTool(c *column, sw puzzle.Switch) {
	s.toolHeading(c, "setting "+sw.Name, s.text.Name(sw.Name))
	if slices.Equal(sw.Alternatives, []string{puzzle.SwitchOff, puzzle.SwitchOn}) {
		s.flagTool(c, sw)
		return
	}
	for _, choice := range sw.Alternatives {
		r, visible := c.take(36, 4)
		if !visible {
			continue
		}
		b := kit.Button{ID: "switch " + sw.Name + " " + choice, Text: s.text.Name(choice), On: s.blueprint.Chosen(sw.Name) == choice}
		b.Style = s.Book.Fit(b.Text, s.Font.Label, r.W-12, 11)
		if b.On {
			b.Click = msg.Msg{}
			b.Label = s.say("engineer.switch-label", loc.Args{"Name": s.text.Name(sw.Name), "Now": b.Text})
		} else {
			b.Click, b.Disabled = s.judge(puzzle.Edit{Kind: puzzle.EditSwitch, Name: sw.Name, Choice: choice}, true)
		}
		s.Button(r, b)
	}
	c.y += 6
}

// flagTool draws a switch that is on or off.
func (s *screen) flagTool(c *column, sw puzzle.Switch) {
	r, visible := c.take(40, 8)
	if !visible {
		return
	}
	on := s.blueprint.Chosen(sw.Name) == puzzle.SwitchOn
	choice, text := puzzle.SwitchOn, s.stateName(sw, puzzle.SwitchOff)
	if on {
		choice, text = puzzle.SwitchOff, s.stateName(sw, puzzle.SwitchOn)
	}
	b := kit.Button{ID: "switch " + sw.Name, Text: text, On: on, Label: s.text.Name(sw.Name) + ": " + text}
	b.Click, b.Disabled = s.judge(puzzle.Edit{Kind: puzzle.EditSwitch, Name: sw.Name, Choice: choice}, true)
	s.Button(r, b)
}

// stateName says what a switch that is on or off makes of its thing: in the level's own
// words where it has some, such as "recursive"; otherwise plainly on or off.
func (s *screen) stateName(sw puzzle.Switch, state string) string {
	if name := s.text.Names[puzzle.StateName(sw.Name, state)]; name != "" {
		return name
	}
	if state == puzzle.SwitchOn {
		return s.say("engineer.switch-on")
	}
	return s.say("engineer.switch-off")
}

// textMiddle draws a text in as many lines as fit, the block in the middle of its
// height; letters become smaller before anything is cut.
func (s *screen) textMiddle(r draw.Rect, text string, style glyph.Style, ink draw.Color) {
	for style.Size > 11 && s.TextHeight(r.W, text, style) > r.H {
		style.Size -= 0.5
	}
	height := min(r.H, s.TextHeight(r.W, text, style))
	s.Text(draw.Rect{X: r.X, Y: r.Y + (r.H-height)/2, W: r.W, H: height}, text, style, ink)
}
