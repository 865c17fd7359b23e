// Package engineer draws the engineer's screen: the bar, the toolbox, the factory
// floor, the inspector and the timeline.
//
// Everything comes from the model: what stands where from its blueprint, what
// moves from the timeline at the playhead. The package keeps nothing between two
// frames, and the same model gives the same picture.
//
// Each part of the screen has a file. The floor is a stack of lines (lines.go draws
// those that burn, are closed or work by night); a line has a wall (wall.go), and
// for each routine that is worked through there a belt with its stations, gates,
// cards and workers (belt_plan.go says where everything is; belt.go, frames.go,
// gates.go, placed.go and crew.go draw it). What all lines share stands on a shelf
// between them (shelf.go). Routines without anything shared are no matter of
// stations: their workers get a row each that shows how far they are, beside the
// benches (jobs.go).
//
// What the player can change has a picture on the floor: gates and cards to be
// placed, cards with a handle to be moved along, switches as tabs about what they
// change, workers to be moved to another line. Numbers, and switches of things that
// are on no belt, are set in the toolbox (settings.go).
//
// On a small screen the toolbox becomes a narrow rail, and the floor, the lanes
// and the inspector take turns. On a very small one (kit.Frame.Small) the bar's
// buttons take turns, too, the goal moves to the inspector once the player has
// begun, and the floor follows a run to the row of a belt where it is (follow.go).
//
// # What it refuses to do
//
// It changes nothing and decides nothing: what a drop would do, and whether it is
// legal, it asks package puzzle. Result and other sheets that are shared with
// other screens have packages of their own.
package engineer
