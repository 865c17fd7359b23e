package model

import (
	"errors"

	"lostupdate/game/model/msg"
	"lostupdate/game/model/share"
	"lostupdate/levels/puzzle"
)

// What msg.Share asks for.
const (
	ShareText    = "text"    // what was built, onto the clipboard
	ShareLink    = "link"    // the same as a link that opens it in a browser
	SharePaste   = "paste"   // what somebody else has built, from the clipboard
	SharePicture = "picture" // the screen as a PNG file
	ShareFilm    = "film"    // the run on the screen as a GIF file
	ShareStop    = "stop"    // end the making of the film
)

// share gives away what stands on the screen, or asks for what somebody else has given away.
func (m *Model) share(what string) []msg.Effect {
	level := m.Level()
	if level == nil || m.Predict != nil || m.Question != NoQuestion {
		return nil
	}
	switch what {
	case ShareText:
		return []msg.Effect{{Kind: msg.Copy, Text: share.Print(m.shared())}}
	case ShareLink:
		return []msg.Effect{{Kind: msg.Link, Text: share.Link(m.shared())}}
	case SharePaste:
		return []msg.Effect{{Kind: msg.Fetch}}
	case SharePicture:
		m.Sheet = NoSheet // it is not what the picture is about
		return []msg.Effect{{Kind: msg.Picture, Name: level.ID() + ".png"}}
	case ShareFilm:
		if m.Sheet != Share || m.Filming || !m.CanFilm() {
			return nil
		}
		m.Filming, m.Filmed = true, 0
		return []msg.Effect{{Kind: msg.Film, Name: level.ID() + ".gif"}}
	case ShareStop:
		m.Filming = false // whoever makes it sees that
	}
	return nil
}

// shared is what the player has built, or the schedule that he has come to.
func (m *Model) shared() share.Shared {
	if m.Sabotage != nil {
		return share.Shared{Level: m.Sabotage.Level.ID(), Role: puzzle.Saboteur, Text: m.Sabotage.Solution()}
	}
	return share.Shared{Level: m.Engineer.Level.ID(), Role: m.Engineer.Level.Puzzle.Role, Text: m.Engineer.Solution()}
}

// CanFilm tells whether there is a run on the screen to film.
func (m *Model) CanFilm() bool {
	switch {
	case m.Engineer != nil:
		return m.Engineer.Screening() != nil
	case m.Sabotage != nil:
		return m.Sabotage.Place() > 0
	}
	return false
}

// Screening returns a copy of the game on whose screen only the run moves, for a film. While it is in use the game
// itself must stand still, as it does under the sheet from which a film is made. Nil where there is no run.
func (m *Model) Screening() *Model {
	if !m.CanFilm() {
		return nil
	}
	c := *m
	c.Sheet, c.Toasts, c.Guide, c.Filming = NoSheet, nil, nil, false
	c.loaded, c.recheck = false, nil // it saves nothing
	if m.Engineer != nil {
		c.Engineer = m.Engineer.Screening()
	}
	if m.Sabotage != nil {
		c.Sabotage = m.Sabotage.Screening()
	}
	return &c
}

// filmed takes how far the film is, in percent; 100 and what cannot be a share end it.
func (m *Model) filmed(percent int64) {
	m.Filming = m.Filming && percent >= 0 && percent < 100
	m.Filmed = int(max(0, min(percent, 100)))
}

// paste takes over what another player has built. On the screen of a level it must be a solution of that level; a link,
// or a paste elsewhere, opens the level that it is for.
func (m *Model) paste(text string, link bool) []msg.Effect {
	s, err := share.Parse(text)
	if err != nil {
		m.toast(Toast{Key: shareTrouble(err), Bad: true})
		return nil
	}
	level, ok := m.Catalog.Level(s.Level)
	if !ok {
		m.toast(Toast{Key: "shell.share.unknown-level", Level: s.Level, Bad: true})
		return nil
	}
	if !hasPart(level.Puzzle, s.Role) {
		m.toast(Toast{Key: "shell.share.wrong-part", Level: s.Level, Bad: true})
		return nil
	}
	var effects []msg.Effect
	open := m.Level()
	switch {
	case open == nil || link:
		effects = m.enterLevel(level.Part(s.Role), s.Role, "")
		m.forget() // who is shown an answer is not asked
	case open.ID() != level.ID():
		m.toast(Toast{Key: "shell.share.wrong-level", Level: s.Level, Bad: true})
		return nil
	case m.attacking || s.Role != open.Puzzle.Role:
		m.toast(Toast{Key: "shell.share.wrong-part", Level: s.Level, Bad: true})
		return nil
	}
	m.Sheet = NoSheet
	before := m.trouble()
	effects = append(effects, m.play(msg.Say(msg.Adopt, s.Text))...)
	if m.trouble() != before {
		m.toast(Toast{Key: "shell.share.illegal", Level: s.Level, Bad: true})
		return effects
	}
	m.toast(Toast{Key: "shell.share.taken", Level: s.Level})
	return effects
}

// trouble counts how often the scene could not take over a solution.
func (m *Model) trouble() int {
	switch {
	case m.Engineer != nil:
		return m.Engineer.Unfit
	case m.Sabotage != nil:
		return m.Sabotage.Unfit
	}
	return 0
}

func shareTrouble(err error) string {
	switch {
	case errors.Is(err, share.ErrNewer):
		return "shell.share.newer"
	case errors.Is(err, share.ErrDamaged):
		return "shell.share.damaged"
	}
	return "shell.share.nothing"
}

func hasPart(p *puzzle.Puzzle, role puzzle.Role) bool {
	for _, part := range p.Parts() {
		if part == role {
			return true
		}
	}
	return false
}
