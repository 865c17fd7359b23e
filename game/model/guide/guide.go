// Package guide is the guidance of a player's first steps, as a value: what is to be done next in a level, and at what on
// the screen a hand shall point.
//
// What comes next is found in how the scene stands, and only what cannot be seen there is remembered. So a step is over
// when the player has done the thing, in whatever way; undoing it brings the step back; and nothing ever goes on by
// itself because time has passed.
//
// The package knows the IDs of targets, but no words and no places: the texts stand in the catalogue under "guide:", by
// the level and the name of the step. It refuses to stop anybody: every message means what it means without a guide.
package guide

import (
	"slices"

	"lostupdate/game/model/engineer"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/sabotage"
	"lostupdate/levels/puzzle"
)

// How says with which movement of the hand a step is done, for the words that fit mouse, finger, keys and gamepad.
type How string

const (
	Press How = "press" // a button
	Drag  How = "drag"  // to a gap on a belt
	Scrub How = "scrub" // the playhead
	Step  How = "step"  // the button under a worker, which has his number for a key
)

// Hint is what the player is shown next.
type Hint struct {
	Level, Name string
	At          []string // IDs of what the hand points at: the first that is on the screen; "gate *" is any that begins so
	How         How
	Key         string // the key of what is to be pressed, as the screens know it; "" if it has none
}

// Guide is the guidance in a level that is being played.
type Guide struct {
	Level  string
	Ran    bool // the shift was run
	Looked bool // the player has moved the playhead
}

// plan is what a level's guide does.
type plan struct {
	level  string
	role   puzzle.Role
	shift  func(g *Guide, m *engineer.Model) Hint // an engineer's
	run    func(m *sabotage.Model) Hint           // a saboteur's
	change func(b puzzle.Blueprint, start puzzle.Blueprint) bool
}

// plans are the levels that have a guide: the first one, the first that is broken, and the first that is built.
func plans() []plan {
	return []plan{
		{level: "homework-night", role: puzzle.Engineer, shift: homeworkNight, change: func(b, start puzzle.Blueprint) bool { return b.Quantum != start.Quantum }},
		{level: "two-hands", role: puzzle.Saboteur, run: twoHands},
		{level: "the-key", role: puzzle.Engineer, shift: theKey, change: func(b, _ puzzle.Blueprint) bool { return hasGate(b, puzzle.TakeKey) && hasGate(b, puzzle.HangKey) }},
	}
}

// Levels returns the ids of the levels that have a guide, in the order in which they are met.
func Levels() []string {
	var ids []string
	for _, p := range plans() {
		ids = append(ids, p.level)
	}
	return ids
}

func planOf(level string) (plan, bool) {
	all := plans()
	at := slices.IndexFunc(all, func(p plan) bool { return p.level == level })
	if at < 0 {
		return plan{}, false
	}
	return all[at], true
}

// New returns the guide of a part of a level, nil if it has none.
func New(level string, role puzzle.Role) *Guide {
	level = puzzle.BaseID(level) // what is to be done is the same in every variant
	if p, ok := planOf(level); !ok || p.role != role {
		return nil
	}
	return &Guide{Level: level}
}

// Watch takes notice of a message that the scene has taken.
func (g *Guide) Watch(x msg.Msg) {
	switch x.Verb {
	case msg.Run:
		g.Ran = true
	case msg.Seek, msg.Forward, msg.Rewind, msg.Play, msg.Pause, msg.Speed, msg.Choose:
		g.Looked = g.Looked || g.Ran
	}
}

// Next returns what is to be done next; false while there is nothing to show, such as under a sheet. One of the two
// scenes is nil.
func (g *Guide) Next(e *engineer.Model, s *sabotage.Model) (Hint, bool) {
	p, _ := planOf(g.Level)
	var h Hint
	switch {
	case e != nil && p.shift != nil && e.Sheet == engineer.NoSheet && e.Phase() != engineer.Inspecting:
		h = p.shift(g, e)
	case s != nil && p.run != nil && s.Sheet == sabotage.NoSheet:
		h = p.run(s)
	}
	h.Level = g.Level
	return h, h.Name != ""
}

// Done tells whether the player has done everything that there is to show.
func (g *Guide) Done(e *engineer.Model, s *sabotage.Model) bool {
	p, _ := planOf(g.Level)
	switch {
	case e != nil && p.change != nil:
		return e.Phase() == engineer.Judged && p.change(e.Blueprint(), e.Level.Puzzle.Start)
	case s != nil:
		return s.Outcome().Won()
	}
	return false
}
