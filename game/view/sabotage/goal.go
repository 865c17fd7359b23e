package sabotage

import (
	"strconv"
	"strings"

	"lostupdate/engine"
	"lostupdate/game/draw"
	"lostupdate/game/glyph"
	"lostupdate/game/loc"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/card"
	"lostupdate/game/view/kit"
	"lostupdate/levels/puzzle"
)

// goal draws what is to be shown, and what it has cost so far.
func (s *screen) goal(r draw.Rect) {
	s.List.FillRound(r.Move(0, 3), kit.Radius, s.Theme.Outline.Fade(0.35))
	inside := s.Panel(r)
	if s.Compact() {
		s.goalCompact(inside)
		return
	}
	line := s.Book.Metrics(s.Font.Heading).LineHeight
	foot, rest := inside.CutBottom(s.costHeight())
	row, rest := rest.CutTop(line + s.claimRoom())
	if s.m.Level.Puzzle.Goal.Claim {
		button := s.claimButton()
		width := s.Book.Measure(button.Text, s.Font.Label) + 44
		cell, words := row.CutRight(min(width, row.W*0.7))
		row = words
		s.Button(draw.Rect{X: cell.X, Y: cell.Y - 4, W: cell.W, H: cell.H}, button)
	}
	s.Target(kit.Target{ID: "goal", Rect: row, Label: s.say("sabotage.goal") + ": " + s.target(), Tip: s.text.Goal})
	s.Line(row, s.say("sabotage.goal"), s.Font.Heading, s.Theme.Ink, kit.Left)
	height := s.TextHeight(rest.W, s.target(), s.Font.Body)
	s.Text(rest, s.target(), s.Font.Body, s.Theme.Ink)
	_, rest = rest.CutTop(height + 4)
	if s.TextHeight(rest.W, s.text.Goal, s.Font.Small) <= rest.H-6 {
		s.Text(rest, s.text.Goal, s.Font.Small, s.Theme.InkSoft)
	}
	s.costs(foot)
}

// claimRoom is how much higher the heading is where a button stands beside it.
func (s *screen) claimRoom() float32 {
	if s.m.Level.Puzzle.Goal.Claim {
		return 12
	}
	return 0
}

// claimButton lets the player say that the factory cannot be broken, where the
// level takes that for an answer.
func (s *screen) claimButton() kit.Button {
	b := kit.Button{ID: "claim", Icon: kit.IconInspect, Text: s.say("sabotage.claim"), Tip: s.say("sabotage.claim-tip"), Click: msg.Say(msg.Edit, "claim")}
	if s.m.Claimed() {
		b.Text, b.Click, b.On = s.say("sabotage.unclaim"), msg.Say(msg.Edit, "unclaim"), true
	}
	b.Style = s.Font.Small
	return b
}

// goalCompact says the same on a phone.
func (s *screen) goalCompact(r draw.Rect) {
	style := s.Font.Label
	height := min(s.TextHeight(r.W, s.target(), style), r.H-44)
	row, rest := r.CutTop(height)
	s.TextFit(row, s.target(), style, s.Theme.Ink)
	tokens, rest := rest.CutTop((rest.H + 6) / 2)
	s.tokens(tokens, 9)
	s.Target(kit.Target{ID: "steps", Rect: rest, Label: s.stepsText()})
	s.Line(rest, s.stepsText(), s.Font.Label, s.Theme.Ink, kit.Left)
}

// costHeight is what costs needs.
func (s *screen) costHeight() float32 {
	return 2*s.Book.Metrics(s.Font.Label).LineHeight + 34 + 12 + s.Book.Metrics(s.Font.Small).LineHeight
}

func (s *screen) costs(r draw.Rect) {
	line := s.Book.Metrics(s.Font.Label).LineHeight
	s.Rule(r)
	_, r = r.CutTop(8)
	row, r := r.CutTop(line)
	s.Line(row, s.say("sabotage.interrupts"), s.Font.Label, s.Theme.Ink, kit.Left)
	row, r = r.CutTop(34)
	s.tokens(row, 13)
	row, r = r.CutTop(line)
	s.Target(kit.Target{ID: "steps", Rect: row, Label: s.stepsText()})
	s.Line(row, s.stepsText(), s.Font.Label, s.Theme.Ink, kit.Left)
	s.Line(r, s.say("sabotage.keys", loc.Args{"Undo": s.Keys.Shown("U"), "Redo": s.Keys.Shown("R"), "Hint": s.Keys.Shown("H")}), s.Font.Small, s.Theme.InkSoft, kit.Left)
}

// tokensMost is how many tokens are drawn; more than that are only written.
const tokensMost = 6

// tokens draws the interrupts that the player may spend, or those that a good
// player would need, and says in words how many are spent.
func (s *screen) tokens(r draw.Rect, radius float32) {
	used, par := s.m.Interrupts(), s.par().Interrupts
	most, limited := s.m.InterruptsMax()
	text := s.interruptsText(used, par, most, limited)
	s.Target(kit.Target{ID: "interrupts", Rect: r, Label: s.say("sabotage.interrupts") + ": " + text})
	shown := max(used, par)
	if limited {
		shown = most
	}
	if fit := int((r.W - 4 - s.Book.Measure(text, s.Font.Small)) / (2*radius + 6)); fit < shown && s.Small() {
		shown = min(1, max(0, fit)) // one stands for them all
	}
	if shown > 0 && shown <= tokensMost {
		for i := range shown {
			var at draw.Rect
			at, r = r.CutLeft(2*radius + 6)
			spent := i < used
			s.Art(func() { s.pen.Token(draw.Pt(at.X+radius, at.Center().Y), radius, spent) })
		}
		_, r = r.CutLeft(4)
	}
	s.Line(r, text, s.Font.Small, s.Theme.InkSoft, kit.Left)
}

func (s *screen) interruptsText(used, par, most int, limited bool) string {
	args := loc.Args{"Used": used, "Left": most - used, "Most": most, "Par": par}
	text := s.say("sabotage.interrupts.used", args)
	if limited {
		text = s.say("sabotage.interrupts.left", args)
	}
	if s.par().Steps > 0 {
		text += s.say("sabotage.par", args)
	}
	return text
}

func (s *screen) stepsText() string {
	text := s.say("sabotage.steps", loc.Args{"N": s.m.Place()})
	if par := s.par().Steps; par > 0 {
		text += s.say("sabotage.par", loc.Args{"Par": par})
	}
	return text
}

// par is what the best schedule needs. Where the player may say that there is none, it would give
// the answer away.
func (s *screen) par() puzzle.Par {
	if s.m.Level.Puzzle.Goal.Claim {
		return puzzle.Par{}
	}
	return s.m.Level.Par
}

// target says in a few words what must happen.
func (s *screen) target() string {
	goal := &s.m.Level.Puzzle.Goal
	switch goal.BreakFinding {
	case engine.Deadlock:
		return s.say("sabotage.target.deadlock")
	case engine.AssertFailed:
		return s.say("sabotage.target.check")
	case engine.Misuse:
		return s.say("sabotage.target.misuse")
	case engine.WrongOutcome:
		return s.say("sabotage.target.wrong")
	case engine.Livelock:
		return s.say("sabotage.target.livelock")
	case engine.Starvation:
		return s.say("sabotage.target.starvation")
	case engine.Collision:
		return s.say("sabotage.target.collision")
	case engine.LeakedTask:
		return s.say("sabotage.target.leaked")
	}
	var claims []string
	for _, c := range goal.Break {
		name := s.text.Name(c.Global)
		if c.Line != "" {
			name = c.Line + "." + name
		}
		claims = append(claims, name+" "+card.Relation(c.Relation.String())+" "+strconv.FormatInt(c.Value, 10))
	}
	return s.say("sabotage.target.end", loc.Args{"Claims": strings.Join(claims, s.say("sabotage.and"))})
}

// noteStyle returns the style of the note below a button: smaller letters where
// that is what it takes to get all of it in.
func (s *screen) noteStyle(r draw.Rect, text string) glyph.Style {
	style := s.Font.Small
	for style.Size > 11 && s.TextHeight(r.W, text, style) > r.H {
		style.Size -= 0.5
	}
	return style
}
