package server

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"sync"

	"lostupdate/levels"
	"lostupdate/levels/class"
	"lostupdate/levels/class/store"
	"lostupdate/levels/puzzle"
)

// room is a class as the server knows it in memory. What must not be lost is in the store first.
type room struct {
	kept       store.Class
	assignment *class.Assignment
	levels     []*levels.Level // of the assignment, those that there are here
	changes    *changes

	steering sync.Mutex // held while a duel begins or ends

	mu     sync.Mutex
	open   bool
	erased bool
	pupils []*pupil // in the order in which they joined
	duel   *contest // nil while none is played
}

// pupil is a student of a room. What can change is guarded by the room's lock.
type pupil struct {
	room *room
	id   store.StudentID
	name string

	folded        string
	session, back store.Hash
	joined        int64
	removed       bool

	kept     *class.Ticket // the solutions that count
	notes    notes
	marks    []class.Mark // one for each of the room's levels; of the solutions that were verified
	known    bool         // marks are of this run of the program, or there is nothing kept
	waiting  int          // tickets that were acknowledged and not verified
	lastSent string       // the ticket that was acknowledged last

	busy  bool // somebody is verifying for him; guarded by the queue's lock
	spent int  // steps that judging his tickets took; likewise
}

// notes are what the server adds to the solutions, by level: its own observations, which no ticket can know.
type notes struct {
	Version int               `json:"version"`
	Levels  map[string]noting `json:"levels"`
}

type noting struct {
	Tries int   `json:"tries,omitempty"` // different solutions that were not right
	Done  int64 `json:"done,omitempty"`  // when a ticket came with which the level was done; 0 while it is not
}

const notesVersion = 1

// readNotes takes notes that cannot be read for none: they are only an addition.
func readNotes(text string) notes {
	var n notes
	if text == "" || json.Unmarshal([]byte(text), &n) != nil || n.Version != notesVersion || n.Levels == nil {
		return notes{Version: notesVersion, Levels: map[string]noting{}}
	}
	return n
}

func (n notes) String() string {
	text, err := json.Marshal(n)
	if err != nil {
		return "" // numbers and texts can always be written
	}
	return string(text)
}

// with returns the notes with those of one level replaced.
func (n notes) with(level string, of noting) notes {
	all := maps.Clone(n.Levels)
	all[level] = of
	return notes{Version: notesVersion, Levels: all}
}

// newRoom makes a room of a class without students.
func newRoom(c store.Class, a *class.Assignment, catalog *levels.Catalog) *room {
	r := &room{kept: c, assignment: a, open: c.Open, changes: newChanges()}
	for _, w := range a.Levels {
		if l, ok := catalog.Level(w.ID); ok {
			r.levels = append(r.levels, l)
		}
	}
	return r
}

// Varied reports whether every student has variants of his own.
func (r *room) Varied() bool { return r.assignment.Varied() }

// Label is what the class's assignment is called.
func (r *room) Label() string { return r.assignment.Label }

// PlayIn is the language in which the game opens: the assignment's, or else the reader's.
func (r *room) PlayIn(reader puzzle.Language) puzzle.Language {
	if r.assignment.Language != "" {
		return r.assignment.Language
	}
	return reader
}

// newPupil makes a student of what is kept of him. A kept ticket that cannot be read any more is as none.
func newPupil(r *room, s store.Student) *pupil {
	p := &pupil{
		room: r, id: s.ID, name: s.Name, folded: s.Folded, session: s.Session, back: s.Return, joined: s.Joined,
		notes: readNotes(s.Notes), marks: missing(r), known: true,
	}
	if s.Kept == "" {
		return p
	}
	if t, _, err := class.ParseTicket([]byte(s.Kept), ""); err == nil {
		p.kept, p.known = t, false
	}
	return p
}

// missing are the marks of somebody who has handed in nothing.
func missing(r *room) []class.Mark {
	var marks []class.Mark
	for _, l := range r.levels {
		w, _ := r.assignment.Wants(l.ID())
		marks = append(marks, class.Mark{Level: l.ID(), State: class.Missing, Wanted: w.Stars})
	}
	return marks
}

// Room is the student's class.
func (p *pupil) Room() *room { return p.room }

// Name is the student's nickname.
func (p *pupil) Name() string { return p.name }

// limitKey is by what limits know a student.
func (p *pupil) limitKey() string { return fmt.Sprintf("student %d", p.id) }

// pupil returns a student by number, nil if there is none or none any more.
func (r *room) pupil(id store.StudentID) *pupil {
	r.mu.Lock()
	defer r.mu.Unlock()
	at := slices.IndexFunc(r.pupils, func(p *pupil) bool { return p.id == id })
	if at < 0 {
		return nil
	}
	return r.pupils[at]
}

// named returns a student by folded nickname.
func (r *room) named(folded string) *pupil {
	r.mu.Lock()
	defer r.mu.Unlock()
	at := slices.IndexFunc(r.pupils, func(p *pupil) bool { return p.folded == folded })
	if at < 0 {
		return nil
	}
	return r.pupils[at]
}

// everybody returns the students as they are now.
func (r *room) everybody() []*pupil {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.pupils)
}

// isOpen reports whether students may join.
func (r *room) isOpen() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.open && !r.erased
}

// standing is what is known of a student at one moment.
type standing struct {
	marks   []class.Mark
	notes   notes
	known   bool
	waiting int
}

func (p *pupil) standing() standing {
	p.room.mu.Lock()
	defer p.room.mu.Unlock()
	// Marks and notes are replaced as a whole and never changed, so that they can be read without the lock.
	return standing{p.marks, p.notes, p.known, p.waiting}
}
