package figure

import "lostupdate/game/draw"

// Natural size of a worker at scale 1, from the soles to the top of the helmet.
const (
	WorkerWidth  = 44
	WorkerHeight = 74
)

// Pose says what a worker is doing.
type Pose uint8

const (
	Idle      Pose = iota // breathes
	Walk                  // one Phase is two steps
	Read                  // looks up to the wall, clipboard raised
	Write                 // reaches up to the wall with a pen
	Carry                 // walks with a box
	Wait                  // taps a foot at a closed gate
	Ready                 // has no bench: scratches the head
	Work                  // hammers
	Celebrate             // jumps, arms up
	Fallen                // sits on the ground, stars about the helmet
	Asleep                // not called yet: eyes closed, zz
)

// Poses returns all poses.
func Poses() []Pose {
	return []Pose{Idle, Walk, Read, Write, Carry, Wait, Ready, Work, Celebrate, Fallen, Asleep}
}

// Worker is a thread.
type Worker struct {
	Number int     // on the coat; 0 shows "?"
	Pose   Pose    //
	Phase  float32 // goes round
	Left   bool    // faces left
	Clip   Clip
	Faint  bool // as a ghost while being dragged, or of what is over
}

// Clip is a clipboard, where a worker keeps his register. With an empty Text
// there is none.
type Clip struct {
	Text  string
	Stale bool // the wall shows another value by now
}

// WorkerBox returns what a worker covers who stands at the foot point.
func WorkerBox(foot draw.Point, scale float32) draw.Rect {
	return draw.Rect{X: foot.X - WorkerWidth*scale/2, Y: foot.Y - WorkerHeight*scale, W: WorkerWidth * scale, H: WorkerHeight * scale}
}

// Worker draws a worker who stands at the foot point. The clipboard reaches up
// to ClipReach beyond his box on the side that he faces.
func (p Pen) Worker(foot draw.Point, scale float32, w Worker) {}

// ClipReach is how far a clipboard reaches beyond the middle of a worker at scale 1.
const ClipReach = 44

// Clip draws a clipboard with its middle at c; it is 26 x 34 at scale 1 and
// grows wider with its text.
func (p Pen) Clip(c draw.Point, scale float32, clip Clip) {}

// Face draws a worker's head and number in a circle, as a badge for lanes and
// lists.
func (p Pen) Face(c draw.Point, radius float32, number int) {}
