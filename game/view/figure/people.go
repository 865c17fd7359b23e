package figure

import "lostupdate/game/draw"

// Inspector is who tries every schedule: a coat, a hat, a magnifying glass.
type Inspector struct {
	Mood  Mood
	Phase float32 // goes round: searching, nodding, shaking
	Left  bool
}

// Mood says what the inspector, or the foreman, makes of it.
type Mood uint8

const (
	Calm   Mood = iota
	Busy        // searching, thinking
	Glad        // all is well
	Upset       // found something
	Wicked      // the foreman has an idea
)

// Inspector draws the inspector standing at the foot point, as tall as a worker.
func (p Pen) Inspector(foot draw.Point, scale float32, i Inspector) {}

// Foreman is who decides who moves: in sabotage levels, the player.
type Foreman struct {
	Mood  Mood
	Phase float32 // goes round
	Left  bool
}

// Foreman draws the foreman standing at the foot point, as tall as a worker.
func (p Pen) Foreman(foot draw.Point, scale float32, f Foreman) {}
