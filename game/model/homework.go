package model

import (
	"strings"
	"unicode"

	"lostupdate/game/model/msg"
	"lostupdate/levels"
	"lostupdate/levels/class"
	"lostupdate/levels/format"
	"lostupdate/levels/puzzle"
)

// assign takes over what a teacher asks for, and shows it. Without a text the assignment is put away. What the page
// around the game asks for stays.
func (m *Model) assign(text string, byPage bool) []msg.Effect {
	if m.Bound && !byPage {
		m.Sheet = Homework
		return nil
	}
	m.news = true
	if text == "" {
		m.Assigned, m.Reached.Assignment, m.Sheet = nil, "", NoSheet
		if m.Question == AskLeave {
			m.Question = NoQuestion
		}
		return m.save()
	}
	a, err := class.ParseAssignment(text)
	if err != nil {
		m.toast(Toast{Key: m.said(err), Bad: true})
		return nil
	}
	m.Assigned, m.Reached.Assignment, m.Bound = a, a.Text(), byPage
	m.leaveLevel()
	m.Scene, m.Room, m.Sheet, m.Question = Map, -1, Homework, NoQuestion
	if strange := a.Strangers(m.Catalog); len(strange) > 0 {
		m.toast(Toast{Key: strange[0].Place + ": " + m.said(strange[0]), Bad: true})
	}
	return m.save()
}

// said returns the text of a problem in the language of the game.
func (m *Model) said(err error) string {
	if p, ok := err.(*class.Problem); ok {
		return p.Text.In(puzzle.Language(m.Language()))
	}
	return err.Error()
}

// Asked are the levels of the assignment that there are here.
func (m *Model) Asked() []*levels.Level {
	var asked []*levels.Level
	for _, w := range m.Assigned.Levels {
		if l, ok := m.Catalog.Level(w.ID); ok {
			asked = append(asked, l)
		}
	}
	return asked
}

// Standing is how far the player has come with the assignment.
type Standing struct {
	Done, Levels int
	Stars, Most  int // the stars that count, and those that are wanted
}

// Standing returns how far the player has come with the assignment. It is the game's own count; a
// teacher's is made anew from the ticket.
func (m *Model) Standing() Standing {
	s := Standing{Levels: len(m.Assigned.Levels), Most: m.Assigned.Stars()}
	for _, l := range m.Asked() {
		w, _ := m.Assigned.Wants(l.ID())
		stars, solved := m.stars(l)
		s.Stars += min(stars, w.Stars)
		if solved && stars >= w.Stars {
			s.Done++
		}
	}
	return s
}

// EarnedIn returns how many stars a level has earned, and how many the assignment wants; 0 where it wants none.
func (m *Model) EarnedIn(l *levels.Level) (stars, wanted int) {
	stars, _ = m.stars(l)
	if m.Assigned != nil {
		w, _ := m.Assigned.Wants(l.ID())
		wanted = w.Stars
	}
	return stars, wanted
}

// hintsAllowed returns how many hints of a level the assignment lets the player open.
func (m *Model) hintsAllowed(level *levels.Level) int {
	if m.Assigned == nil || level == nil {
		return format.HintsCount
	}
	_, asked := m.Assigned.Wants(level.ID())
	switch {
	case asked && m.Assigned.Hints == class.HintsNone:
		return 0
	case asked && m.Assigned.Hints == class.HintsFirst:
		return 1
	}
	return format.HintsCount
}

// holdHints takes back a hint that the scene has opened and the assignment does not allow.
func (m *Model) holdHints(allowed int) {
	opened := new(int)
	switch {
	case m.Engineer != nil:
		opened = &m.Engineer.Hints
	case m.Sabotage != nil:
		opened = &m.Sabotage.Hints
	}
	if *opened > allowed {
		*opened = allowed
		m.toast(Toast{Key: "shell.hand-in.no-hints"})
	}
}

// setStudent takes the name for the ticket, as far as it was typed. A name that the page around the game gives is not
// saved: it gives it each time.
func (m *Model) setStudent(text string, byPage bool) []msg.Effect {
	if byPage {
		m.Named, m.news = class.CleanText(text, class.NameMax), true
		return nil
	}
	m.Reached.Student = typed(text, class.NameMax)
	return m.save()
}

// handIn gives the player a ticket. A page around the game gets it, too.
func (m *Model) handIn() []msg.Effect {
	ticket := m.ticket()
	switch {
	case ticket.Name == nobody:
		m.toast(Toast{Key: "shell.hand-in.no-name", Bad: true})
		return nil
	case len(ticket.Solutions) == 0:
		m.toast(Toast{Key: "shell.hand-in.nothing", Bad: true})
		return nil
	}
	m.news, m.handedIn, m.reported = true, true, ""
	return []msg.Effect{{Kind: msg.File, Name: ticketFile(ticket.Name), Text: string(ticket.Print())}}
}

// nobody stands in a ticket for a name that is not known.
const nobody = "-"

// ticket makes a ticket: the best solution of each part of each level that was asked for, or the unfinished work, so that
// a teacher sees who is stuck where. Without an assignment it is what was proved in all levels.
func (m *Model) ticket() *class.Ticket {
	name := class.CleanText(m.Student(), class.NameMax)
	if name == "" {
		name = nobody
	}
	hash, asked := "", m.Catalog.Levels()
	if m.Assigned != nil {
		hash, asked = m.Assigned.Hash(), m.Asked()
	}
	var texts []string
	for _, l := range asked {
		for _, role := range l.Puzzle.Parts() {
			if _, text, found := m.best(l, role); found || m.Assigned != nil {
				texts = append(texts, text)
			}
		}
	}
	return class.NewTicket(name, hash, texts)
}

// ticketFile is what the file with a ticket is called.
func ticketFile(name string) string { return "ticket-" + inFileName(name) + ".txt" }

// inFileName returns a name as it may stand in that of a file: nothing in it can trouble a file system.
func inFileName(name string) string {
	name = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return '-'
	}, name)
	if letters := []rune(name); len(letters) > 24 {
		name = string(letters[:24])
	}
	return name
}
