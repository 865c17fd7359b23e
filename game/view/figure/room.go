package figure

import "lostupdate/game/draw"

// Room is a process: a line with its header.
type Room struct {
	Title string
	Note  string // at the right end of the header
	Empty bool   // nobody works here: it costs nothing and looks asleep
}

// RoomHeader is the height of a room's header.
const RoomHeader = 30

// Room draws the frame of a line and returns what is inside it.
func (p Pen) Room(r draw.Rect, room Room) (inner draw.Rect) { return r }

// Wall draws the board on which a line's counters and keys hang, and returns
// what is inside it.
func (p Pen) Wall(r draw.Rect) (inner draw.Rect) { return r }

// Bench is a core: whoever sits at it moves.
type Bench struct {
	Number int     // the bench's own
	Worker int     // who has it; 0 nobody
	Lit    bool    // the lamp is on
	Switch float32 // once: the clearing of the bench, 0 or 1 when nothing is being cleared
}

// Natural size of a bench at scale 1.
const (
	BenchWidth  = 76
	BenchHeight = 62
)

// Bench draws a bench that stands at the foot point.
func (p Pen) Bench(foot draw.Point, scale float32, b Bench) {}

// DropState says what a place would do with what is carried.
type DropState uint8

const (
	DropIdle    DropState = iota // nothing is carried
	DropOpen                     // may be dropped here
	DropOver                     // and would be, now
	DropRefused                  // not here
)

// DropZone draws a place where something can be put down.
func (p Pen) DropZone(r draw.Rect, state DropState, phase float32) {}
