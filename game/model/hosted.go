package model

import (
	"errors"

	"lostupdate/game/model/msg"
	"lostupdate/game/model/progress"
	"lostupdate/game/model/report"
	"lostupdate/levels"
	"lostupdate/levels/class"
	"lostupdate/levels/format"
	"lostupdate/levels/puzzle"
)

// hosting is what there is to know about a page around the game, such as that of a learning platform.
type hosting struct {
	Hosted bool   // it hears of progress
	Named  string // nickname that it has given; "" if the player types one
	Bound  bool   // it has given the assignment, which the player cannot put away

	news     bool   // something has happened that it has not heard
	handedIn bool   // the ticket was handed in just now
	reported string // what it heard last
}

// hosted begins to tell a page about progress, and takes over what it has kept.
func (m *Model) hosted(kept string) []msg.Effect {
	m.Hosted, m.news = true, true
	if kept == "" {
		return nil
	}
	k, err := report.Restore(kept)
	switch {
	case errors.Is(err, report.ErrNewer):
		m.toast(Toast{Key: "shell.host.kept-newer", Bad: true})
		return nil
	case err != nil:
		m.toast(Toast{Key: "shell.host.kept-damaged", Bad: true})
		return nil
	}
	return m.bringBack(k)
}

// bringBack takes over the solutions that are new here. Their stars are claims, and inspected like all that are old.
func (m *Model) bringBack(k report.Kept) []msg.Effect {
	changed := false
	for _, s := range k.Solutions {
		level, ok := m.whole.Level(s.Level)
		if !ok {
			continue // it is of a pack that is not here, or of another release
		}
		parsed, err := format.ParseSolution([]byte(s.Text), "kept", level.Puzzle)
		if err != nil {
			continue
		}
		key := WorkKey(level.Puzzle, level.Puzzle.PartOf(parsed.Blueprint))
		if m.Reached.Levels[key].Work == "" && m.Reached.SetWork(key, s.Text) {
			changed = true
		}
		if s.Stars != 0 && !m.Reached.Has(s.Level, s.Text) {
			m.Reached.AddSolution(s.Level, progress.Solution{Text: s.Text, Stars: max(0, s.Stars)})
			changed = true
		}
	}
	if k.Name != "" && m.Reached.Student == "" {
		m.Reached.Student, changed = k.Name, true
	}
	if !changed {
		return nil
	}
	m.stopChecking()
	m.recheck = m.stale()
	m.toast(Toast{Key: "shell.host.restored"})
	return m.save()
}

// Student is the name for tickets: what the page around the game has given, or else what the player has typed.
func (m *Model) Student() string {
	if m.Named != "" {
		return m.Named
	}
	return m.Reached.Student
}

// tell tells the page around the game how far the player is, if it has not heard that yet.
func (m *Model) tell() []msg.Effect {
	if !m.Hosted || !m.news {
		return nil
	}
	text := m.report().Print()
	m.news, m.handedIn = false, false
	if text == m.reported {
		return nil
	}
	m.reported = text
	return []msg.Effect{{Kind: msg.Report, Text: text}}
}

// report says how far the player is.
func (m *Model) report() report.Report {
	r := report.Report{Done: true, Last: m.Reached.Last, HandedIn: m.handedIn}
	asked := m.Catalog.Levels()
	if m.Assigned != nil {
		asked = m.Asked()
		r.Done = len(asked) == len(m.Assigned.Levels)
		r.MaxStars = m.Assigned.Stars()
	} else {
		r.MaxStars = class.StarsMax * len(asked)
	}
	kept := report.Kept{Name: m.Reached.Student}
	for _, l := range asked {
		of := report.Level{ID: l.Base(), Chapter: l.Puzzle.Chapter, Wanted: class.StarsMax}
		of.Stars, of.Solved = m.stars(l)
		if m.Assigned != nil {
			w, _ := m.Assigned.Wants(l.ID())
			of.Wanted = w.Stars
		}
		for _, role := range l.Puzzle.Parts() {
			best, text, found := m.best(l, role)
			if text == "" {
				continue
			}
			kept.Solutions = append(kept.Solutions, report.Solution{Level: l.ID(), Text: text, Stars: best.Stars})
			steps, interrupts := of.Measures.Steps, of.Measures.Interrupts
			if role == puzzle.Saboteur {
				steps, interrupts = best.Measures.Steps, best.Measures.Interrupts
			} else if found {
				of.Measures = best.Measures
			}
			of.Measures.Steps, of.Measures.Interrupts = steps, interrupts
		}
		r.Levels = append(r.Levels, of)
		r.Stars += min(of.Stars, of.Wanted)
		r.Done = r.Done && of.Solved && of.Stars >= of.Wanted
	}
	r.Kept, _ = report.Keep(kept)
	if t := m.ticket(); len(t.Solutions) > 0 {
		r.Ticket = string(t.Print())
	}
	return r
}

// best returns the best solution of one part of a level, and its text; where nothing is proved, the text is that of the
// unfinished work, if any. What is still to be inspected counts as proved.
func (m *Model) best(l *levels.Level, role puzzle.Role) (best progress.Solution, text string, found bool) {
	best, found = progress.Level{Solutions: m.solutionsOf(l, role)}.Best()
	if found && (best.Stars > 0 || best.Stale(l.Puzzle)) {
		return best, best.Text, true
	}
	return progress.Solution{}, m.Reached.Levels[WorkKey(l.Puzzle, role)].Work, false
}
