package app

import "lostupdate/game/draw"

// pace decides how often a screen is looked at that nobody touches. A picture is made for every turn of the game as long
// as something goes on. Then figures only breathe, and they do so ten times a second; when nobody has touched anything
// for ten seconds they rest, and the picture stands still until somebody comes back. The title tells a story, which goes
// on in full for a minute.
//
// What the model does by itself is late by a few turns at most, or half a second where all rest: pictures are made that
// show the same time as the one before. If they differ nevertheless, the model is at work, and the pace is the full one
// again.
type pace struct {
	quiet int  // turns since a hand or the model did anything
	slow  bool // figures breathe more slowly
	rest  bool // or not at all

	time  int64 // that the last picture showed
	print uint64
}

// In turns, of which there are sixty a second.
const (
	paceQuiet = 2 * 60  // after which figures breathe more slowly
	paceRest  = 10 * 60 // after which they rest
	paceStory = 60 * 60 // after which a story does
	paceSlow  = 6       // from one breath to the next while they breathe slowly
	paceLook  = 30      // from one look to the next while they rest
)

// touch tells that somebody has done something.
func (p *pace) touch() { p.quiet = 0 }

// turn counts a turn, and tells whether a picture is to be made for it.
func (p *pace) turn(now int64, story bool) bool {
	p.quiet++
	p.slow, p.rest = p.quiet > paceQuiet, p.quiet > paceRest
	if story {
		p.slow, p.rest = p.quiet > paceStory, p.quiet > paceStory
	}
	switch {
	case p.rest:
		return now%paceLook == 0
	case p.slow:
		return now%paceSlow <= 1
	}
	return true
}

// shown gives the time that a picture shows, for the time of the game.
func (p *pace) shown(now int64) int64 {
	switch {
	case p.rest && p.print != 0:
		return p.time
	case p.slow:
		return now - now%paceSlow
	}
	return now
}

// saw tells which picture was made for a time that shown gave.
func (p *pace) saw(time int64, list *draw.List) {
	if !p.slow {
		p.time, p.print = time, 0
		return
	}
	print := list.Hash()
	if time == p.time && p.print != 0 && print != p.print {
		p.touch()
	}
	p.time, p.print = time, print
}
